#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers look only left, and each outside library, and some calls, have one home."""
import pathlib
import re
import sys

# What each layer may include: the folders under src/.
ALLOWED = {
    'base': {'base'},
    'db': {'base', 'db'},
    'model': {'base', 'model'},
    'store': {'base', 'db', 'model', 'store'},
    'report': {'base', 'db', 'model', 'store', 'report'},
    'import': {'base', 'db', 'model', 'store', 'report', 'import'},
    'demo': {'base', 'db', 'model', 'store', 'report', 'import', 'demo'},
    'command': {'base', 'db', 'model', 'store', 'report', 'import', 'demo', 'command'},
    # Not db: the window talks to the store.
    'gui': {'base', 'model', 'store', 'report', 'import', 'demo', 'command', 'gui'},
}
# Outside headers (by how their name begins) and the only folders they may appear in.
HOMES = [
    (re.compile(r'sqlite3'), {'db'}),
    (re.compile(r'xlsxwriter'), {'report'}),
    (re.compile(r'zip(conf)?\.h'), {'report', 'import'}),
    (re.compile(r'freexl'), {'import'}),
    (re.compile(r'(gtk|gdk|gsk|graphene|adwaita)'), {'gui'}),
    (re.compile(r'(cairo|pango|hb|fontconfig)'), {'report', 'gui'}),
    (re.compile(r'libxml/'), {'base', 'model', 'report', 'import'}),
]
# Calls that only one file makes: what it does beside them would be forgotten elsewhere.
CALLS = [
    (re.compile(r'gtk_drop_down_(set_model|new_from_strings) \('), 'gui/fields/xep-drop-down.c'),
]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def problems_of_include(layer, name):
    folder, _, rest = name.partition('/')
    if rest and folder in ALLOWED:
        if folder not in ALLOWED[layer]:
            yield f'{layer}/ may not include {name}'
        if name.endswith('-private.h') and folder != layer:
            yield f'{name} is private to {folder}/'
        return
    for pattern, homes in HOMES:
        if pattern.match(name) and layer not in homes:
            yield f'{name} belongs in {", ".join(sorted(homes))}/ only'


def check(root):
    problems = []
    for layer in ALLOWED:
        files = sorted((root / 'src' / layer).rglob('*.[ch]'))
        if not files:
            problems.append(f'src/{layer}: no sources found')
        for path in files:
            for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
                for call, home in CALLS:
                    if call.search(line) and str(path.relative_to(root / 'src')) != home:
                        problems.append(f'{path.relative_to(root)}:{number}: {call.pattern} belongs in {home}')
                match = INCLUDE.match(line)
                if match:
                    place = f'{path.relative_to(root)}:{number}: '
                    problems += [place + text for text in problems_of_include(layer, match.group(2))]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

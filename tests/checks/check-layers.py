#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each outside library, some calls and all SQL have one home; a header is named with its folder. That layers look only left is told by the compiler: src/make-walls.py."""
import pathlib
import re
import sys

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
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b')
SQL_LAYERS = {'db', 'store'}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def problems_of_include(layer, name, quote):
    if quote == '"' and '/' not in name and name != 'config.h':
        yield f'{name} is named without its folder'
    for pattern, homes in HOMES:
        if pattern.match(name) and layer not in homes:
            yield f'{name} belongs in {", ".join(sorted(homes))}/ only'


def check(root):
    problems = []
    for layer in sorted(path.name for path in (root / 'src').iterdir() if path.is_dir()):
        files = sorted((root / 'src' / layer).rglob('*.[ch]'))
        if not files:
            problems.append(f'src/{layer}: no sources found')
        for path in files:
            for number, line in enumerate(path.read_text('utf-8').splitlines(), 1):
                for call, home in CALLS:
                    if call.search(line) and str(path.relative_to(root / 'src')) != home:
                        problems.append(f'{path.relative_to(root)}:{number}: {call.pattern} belongs in {home}')
                if layer not in SQL_LAYERS and SQL.search(line):
                    problems.append(f'{path.relative_to(root)}:{number}: a statement of SQL belongs in store/')
                match = INCLUDE.match(line)
                if match:
                    place = f'{path.relative_to(root)}:{number}: '
                    problems += [place + text for text in problems_of_include(layer, match[2], match[1])]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

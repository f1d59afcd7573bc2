#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES lists exactly the files that hold texts to translate."""
import pathlib
import re
import sys

MARKED = {
    '.c': re.compile(r'\b(_|N_|C_|NC_|ngettext|dngettext|g_dngettext|g_dpgettext2)\s*\(\s*"'),
    '.ui': re.compile(r'translatable="(yes|true|1)"'),
}
# Metadata is translated as a whole.
METADATA = ('.desktop', '.desktop.in', '.metainfo.xml', '.metainfo.xml.in')


def has_texts(path):
    if path.name.endswith(METADATA):
        return True
    pattern = MARKED.get(path.suffix)
    return pattern is not None and pattern.search(path.read_text('utf-8')) is not None


def check(root):
    wanted = set()
    for folder in ('src', 'ui', 'data', 'icons'):
        wanted |= {str(path.relative_to(root)) for path in (root / folder).rglob('*')
                   if path.is_file() and has_texts(path)}
    lines = (root / 'po' / 'POTFILES').read_text('utf-8').splitlines()
    listed = [line.strip() for line in lines if line.strip() and not line.startswith('#')]
    problems = [f'po/POTFILES: {name} is missing' for name in sorted(wanted - set(listed))]
    problems += [f'po/POTFILES: {name} has no text to translate' for name in sorted(set(listed) - wanted)]
    problems += [f'po/POTFILES: {name} is listed twice'
                 for name in sorted({name for name in listed if listed.count(name) > 1})]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

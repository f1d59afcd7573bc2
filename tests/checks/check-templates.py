#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One class is one .c, one .h and one .ui of the same name, and the resource lists every .ui there is."""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree


def file_name_of(class_name):
    return re.sub(r'(?<!^)(?=[A-Z])', '-', class_name).lower()


def check_template(root, path):
    place = path.relative_to(root)
    template = ElementTree.parse(path).getroot().find('template')
    if template is None:
        return
    name = file_name_of(template.get('class'))
    if name != path.stem:
        yield f'{place}: holds class {template.get("class")}, whose file is {name}.ui'
    for suffix in ('.c', '.h'):
        twin = root / 'src' / 'gui' / path.relative_to(root / 'ui').with_suffix(suffix)
        if not twin.exists():
            yield f'{place}: {twin.relative_to(root)} is missing'
        elif suffix == '.c' and path.name not in twin.read_text('utf-8'):
            yield f'{twin.relative_to(root)}: does not load {path.name}'


def listed_files(root):
    for resource in [*root.glob('ui/**/*.gresource.xml'), *root.glob('src/**/*.gresource.xml'),
                     *root.glob('data/**/*.gresource.xml')]:
        for entry in ElementTree.parse(resource).getroot().iter('file'):
            yield resource, entry.text.strip()


def check(root):
    problems = []
    templates = sorted((root / 'ui').rglob('*.ui'))
    if not templates:
        problems.append('ui/: no templates found')
    for path in templates:
        problems += check_template(root, path)
    listed = {pathlib.Path(name).name for _, name in listed_files(root)}
    present = {path.name for path in templates}
    problems += [f'{name}: not in any gresource.xml' for name in sorted(present - listed)]
    problems += [f'{name}: listed in a gresource.xml, but there is no such file'
                 for name in sorted(listed - present) if name.endswith('.ui')]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table of test-templates.c: every .ui there is below a folder, and the class whose template it is.

list-templates.py FOLDER OUTPUT DEPFILE
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

HEAD = '''/* Made by list-templates.py. */
#include "templates.h"
'''


def function_of(class_name):
    return re.sub(r'(?<!^)(?=[A-Z])', '_', class_name).lower() + '_get_type'


def main(folder, output, depfile):
    files = sorted(folder.rglob('*.ui'), key=lambda path: path.name)
    declared, rows = [], []
    for path in files:
        template = ElementTree.parse(path).getroot().find('template')
        if template is None:
            rows.append(f'  {{ "{path.name}", NULL, NULL }},')
            continue
        name = template.get('class')
        declared.append(f'GType {function_of(name)} (void);')
        rows.append(f'  {{ "{path.name}", "{name}", {function_of(name)} }},')
    output.write_text('\n'.join([HEAD, *declared, '', 'const Template templates[] = {', *rows, '};',
                                 'const guint n_templates = G_N_ELEMENTS (templates);', '']), 'utf-8')
    # A file that comes or goes changes its folder.
    watched = [*files, folder, *(path for path in folder.rglob('*') if path.is_dir())]
    depfile.write_text(f'{output}: ' + ' '.join(str(path).replace(' ', r'\ ') for path in watched), 'utf-8')


if __name__ == '__main__':
    main(*map(pathlib.Path, sys.argv[1:]))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data files fit the RELAX NG schema beside them; desktop and software-centre entries are valid; the table of
fields in data/forms/README.md is the one of src/report/form/xep-report-field.c.

check-data.py SOURCE_FOLDER BUILD_FOLDER
"""
import pathlib
import re
import subprocess
import sys


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return [] if result.returncode == 0 else [(result.stdout + result.stderr).strip()]


def check_schemas(root):
    problems = []
    for folder in ('regulations', 'forms', 'imports'):
        schemas = sorted((root / 'data' / folder).glob('*.rng'))
        files = sorted((root / 'data' / folder).glob('*.xml'))
        if len(schemas) != 1 or not files:
            problems.append(f'data/{folder}: wants one .rng and some .xml')
            continue
        problems += run('xmllint', '--nonet', '--noout', '--relaxng', schemas[0], *files)
    return problems


FIELD = re.compile(r'\{ "(\w+)", XEP_FIELD_(\w+),\s*"((?:[^"\\]|\\.)*)" \}')
KINDS = {'TEXT': '', 'POINTS': ' (points)', 'INTEGER': ' (number)', 'DATE': ' (date)', 'FLAG': ' (x or nothing)',
         'LIST': ' (list)', 'PAGE': ' (footer only)'}


def check_fields(root):
    """The rows of the table that differ; what whoever writes a form reads is what the program takes."""
    source = (root / 'src' / 'report' / 'form' / 'xep-report-field.c').read_text('utf-8')
    readme = (root / 'data' / 'forms' / 'README.md').read_text('utf-8')
    wanted = [f'| `{name}` | {meaning.replace(chr(92) + chr(34), chr(34))}{KINDS[kind]} |'
              for name, kind, meaning in FIELD.findall(source)]
    shown = [line for line in readme.splitlines() if line.startswith('| `') and ' | ' in line]
    table = shown[-len(wanted):]
    if not wanted:
        return ['src/report/form/xep-report-field.c: no field found']
    return [f'data/forms/README.md: wants the row {right}\n  and has {wrong}'
            for right, wrong in zip(wanted, table) if right != wrong]


def check_metadata(root, build):
    problems = []
    folders = [folder for name in ('data', 'icons') for folder in (root / name, build / name)]
    desktop = [path for folder in folders for path in folder.rglob('*.desktop')]
    software = [path for folder in folders for path in folder.rglob('*.metainfo.xml')]
    if not desktop:
        problems.append('no .desktop file')
    if not software:
        problems.append('no .metainfo.xml file')
    for path in desktop:
        problems += run('desktop-file-validate', path)
    for path in software:
        problems += run('appstreamcli', 'validate', '--no-net', path)
    return problems


if __name__ == '__main__':
    source, built = map(pathlib.Path, sys.argv[1:3])
    found = check_schemas(source) + check_fields(source) + check_metadata(source, built)
    print('\n'.join(found))
    sys.exit(1 if found else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data files fit the RELAX NG schema beside them; desktop and software-centre entries are valid.

check-data.py SOURCE_FOLDER BUILD_FOLDER
"""
import pathlib
import subprocess
import sys


def run(*command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    return [] if result.returncode == 0 else [(result.stdout + result.stderr).strip()]


def check_schemas(root):
    problems = []
    for folder in ('regulations', 'forms'):
        schemas = sorted((root / 'data' / folder).glob('*.rng'))
        files = sorted((root / 'data' / folder).glob('*.xml'))
        if len(schemas) != 1 or not files:
            problems.append(f'data/{folder}: wants one .rng and some .xml')
            continue
        problems += run('xmllint', '--nonet', '--noout', '--relaxng', schemas[0], *files)
    return problems


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
    found = check_schemas(source) + check_metadata(source, built)
    print('\n'.join(found))
    sys.exit(1 if found else 0)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of files, functions and lines, one hand, licence lines, nothing left to do, no paths of one computer."""
import pathlib
import re
import sys

LONGEST_FILE = 800
LONGEST_FUNCTION = 100
WIDEST_LINE = 100
FOLDERS = ('src', 'precompiled', 'ui', 'tests', 'scripts', 'data', 'po', '.ci')
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')
# Written so that it does not find itself.
MACHINE_PATH = re.compile(r'(?<![\w.{}$])/(work|root|home|Users)/')
# What can be written in two ways is written in one.
HAND = (
    (re.compile(r'\bN?_ \("'), 'a blank before the bracket of a text'),
    (re.compile(r'^on_[a-z_]+ \('), 'a callback is named after what it hears: x_cb'),
)
TEXT = {'.c', '.h', '.py', '.ui', '.xml', '.rng', '.sql', '.sh', '.build', '.po', '.txt', '.md', ''}


def functions(lines):
    """(first line, length) of each function: its body stands between braces in the first column."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{':
            start = number
        elif line.startswith('}') and start is not None:
            if line == '}':
                yield start, number - start + 1
            start = None


def check_source(path, lines):
    if len(lines) > LONGEST_FILE:
        yield f'{len(lines)} lines, more than {LONGEST_FILE}'
    for start, length in functions(lines):
        if length > LONGEST_FUNCTION:
            yield f'{start}: a function of {length} lines, more than {LONGEST_FUNCTION}'
    if path.suffix != '.py':
        for number, line in enumerate(lines, 1):
            if len(line) > WIDEST_LINE:
                yield f'{number}: {len(line)} columns, more than {WIDEST_LINE}'
            for wrong, words in HAND:
                if wrong.search(line):
                    yield f'{number}: {words}: {line.strip()}'
    if not any('SPDX-License-Identifier: GPL-3.0-or-later' in line for line in lines[:3]):
        yield 'no licence line'


def check_text(lines):
    for number, line in enumerate(lines, 1):
        if UNFINISHED.search(line):
            yield f'{number}: unfinished: {line.strip()}'
        if MACHINE_PATH.search(line):
            yield f'{number}: a path of one computer: {line.strip()}'
        if line != line.rstrip():
            yield f'{number}: blanks at the end of the line'


def check(root):
    problems = []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob('*')):
            if not path.is_file() or path.suffix not in TEXT or '__pycache__' in path.parts:
                continue
            lines = path.read_text('utf-8').splitlines()
            # Test data and forms hold what people wrote.
            found = [] if 'data' in path.parts and 'tests' in path.parts else [*check_text(lines)]
            if path.suffix in ('.c', '.h', '.py'):
                found += check_source(path, lines)
            problems += [f'{path.relative_to(root)}:{text}' for text in found]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

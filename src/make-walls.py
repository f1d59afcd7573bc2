#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the wall of a layer: a header, included before each of its files, after which no name of the layers it does not see
compiles, nor any of what those it sees keep to themselves (-private.h), however it came there: by an include of any spelling,
through another header, or by a prototype of one's own.

make-walls.py HEADER LAYER SOURCES    writes HEADER, if it changes
make-walls.py --headers SOURCES       prints the headers of all layers"""
import pathlib
import re
import sys

# The folders under src/, from left to right, and which of those to its left each sees.
SEES = {
    'base': (),
    'db': ('base',),
    'model': ('base',),
    'store': ('base', 'db', 'model'),
    'report': ('base', 'db', 'model', 'store'),
    'import': ('base', 'db', 'model', 'store', 'report'),
    'demo': ('base', 'db', 'model', 'store', 'report', 'import'),
    'command': ('base', 'db', 'model', 'store', 'report', 'import', 'demo'),
    # Not db: the window talks to the store.
    'gui': ('base', 'model', 'store', 'report', 'import', 'demo', 'command'),
}

COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*', re.DOTALL)
DIRECTIVE = re.compile(r'^[ \t]*#(?:[^\n\\]|\\.|\\\n)*$', re.MULTILINE)
INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
DECLARED = (
    re.compile(r'\b(xep_[a-z0-9_]+)\s*\('),                            # a function
    re.compile(r'^}\s*(Xep\w+)\s*;', re.MULTILINE),                    # typedef struct { … } XepName;
    re.compile(r'\btypedef\s+(?:struct|union|enum)\s+\w+\s+(Xep\w+)\s*;'),
    re.compile(r'\(\s*\*\s*(Xep\w+)\s*\)\s*\('),                      # typedef … (*XepName) (…);
    re.compile(r'\bG_DECLARE_\w+\s*\(\s*(Xep\w+)'),
)
# What a file of its own has under the same name stays its own.
DEFINED = (re.compile(r'^(xep_[a-z0-9_]+)\s*\(', re.MULTILINE), *DECLARED[1:])


def names(paths, patterns):
    found = set()
    for path in paths:
        text = DIRECTIVE.sub('', COMMENT.sub('', path.read_text('utf-8')))
        for pattern in patterns:
            found |= set(pattern.findall(text))
    return found


def files(sources, layers, ending):
    return [path for layer in layers for path in sorted((sources / layer).rglob('*' + ending))]


def with_included(sources, headers):
    """The headers and those they include in turn."""
    met, waiting = set(), list(headers)
    while waiting:
        path = waiting.pop()
        if path not in met and path.exists():
            met.add(path)
            waiting += [sources / name for name in INCLUDE.findall(path.read_text('utf-8'))]
    return met


def wall(sources, layer):
    seen = SEES[layer]
    shown = [path for path in files(sources, seen, '.h') if not path.name.endswith('-private.h')]
    hidden = names(files(sources, set(SEES) - {layer, *seen}, '.h') + files(sources, seen, '-private.h'), DECLARED)
    known = names(with_included(sources, shown) | set(files(sources, [layer], '.h')), DECLARED) | names(
        files(sources, [layer], '.c'), DEFINED)
    lines = [f'#pragma GCC poison {name}' for name in sorted(hidden - known)]
    return '\n'.join([f'/* What {layer}/ knows nothing of. Written by make-walls.py. */', *lines, ''])


def main():
    if sys.argv[1] == '--headers':
        print('\n'.join(str(path) for path in files(pathlib.Path(sys.argv[2]), SEES, '.h')))
        return
    header, layer, sources = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    text = wall(sources, layer)
    if not header.exists() or header.read_text('utf-8') != text:
        header.write_text(text, 'utf-8')


if __name__ == '__main__':
    main()

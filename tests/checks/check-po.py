#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/vi.po is whole: valid, nothing untranslated or fuzzy, nothing in the sources that it lacks, nothing left in English."""
import ast
import os
import pathlib
import re
import subprocess
import sys
import tempfile

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def run(*command):
    result = subprocess.run(command, env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'},
                            capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def entries(path):
    """Pairs of msgid and first msgstr, unquoted."""
    name, texts = None, {}
    for line in path.read_text('utf-8').splitlines() + ['']:
        match = re.match(r'^(msgid|msgid_plural|msgstr(?:\[0\])?|msgctxt)\s+(".*")$', line)
        if match:
            name = match.group(1).replace('[0]', '')
            texts[name] = ast.literal_eval(match.group(2))
        elif line.startswith('"') and name:
            texts[name] += ast.literal_eval(line)
        elif not line.strip():
            if texts.get('msgid'):
                yield texts['msgid'], texts.get('msgstr', '')
            name, texts = None, {}


# What is left of a text when these are taken out says whether it holds words at all: directives, names of keys,
# and the pattern of a date as every Vietnamese office program writes it.
NO_WORDS = re.compile(r'%[-0-9.]*l?l?[a-zA-Z%]|\\[nt]|\b(Ctrl|Alt|Shift|Page Up|Page Down|[A-Z])\b|dd/mm/yyyy|PDF|Excel')


def has_words(text):
    return any(letter.isalpha() for letter in NO_WORDS.sub('', text))


def check(root):
    catalogue = root / 'po' / 'vi.po'
    problems = []
    code, output = run('msgfmt', '--check', '--statistics', '--output-file=/dev/null', str(catalogue))
    if code or 'fuzzy' in output or 'untranslated' in output:
        problems.append(output.strip())
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'xeploai.pot')
        code, output = run('xgettext', '--from-code=UTF-8', f'--directory={root}',
                           f'--files-from={root / "po" / "POTFILES"}', f'--output={template}',
                           '--keyword', *(f'--keyword={word}' for word in KEYWORDS))
        if code:
            problems.append(output.strip())
        elif not os.path.exists(template):
            problems.append('xgettext found no texts')
        else:
            code, output = run('msgcmp', str(catalogue), template)
            if code:
                problems.append(output.strip())
    problems += [f'po/vi.po: still English: {source!r}' for source, text in entries(catalogue)
                 if source == text and has_words(source)]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

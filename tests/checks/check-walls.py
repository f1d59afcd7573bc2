#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between the layers hold: what a file may not know does not compile, however it is spelled."""
import json
import pathlib
import shlex
import subprocess
import sys

# A file of a layer, and what may not stand in it.
WRONG = (
    ('base/xep-date.c', '#include "store/xep-store.h"'),
    ('base/xep-date.c', '#include "../store/xep-store.h"'),
    ('base/xep-date.c', 'void xep_store_back_up (void);'),
    ('model/xep-types.c', '#include "db/xep-connection.h"'),
    ('db/xep-schema.c', '#include "../model/../report/paper/xep-paper-request.h"'),
    ('store/xep-store.c', '#include "report/form/xep-form.h"'),
    ('report/paper/xep-paper-request.c', '#include "store/xep-store-private.h"'),
    ('command/xep-csv.c', 'typedef struct _XepWindow XepWindow;'),
    ('gui/shared/xep-dialogs.c', '#include "db/xep-data-file.h"'),
)
RIGHT = (('store/xep-store.c', '#include "model/xep-regulation.h"'), ('gui/shared/xep-dialogs.c', '#include "store/xep-store.h"'))


def main():
    root, build = map(pathlib.Path, sys.argv[1:3])
    commands = {}
    for entry in json.loads((build / 'compile_commands.json').read_text('utf-8')):
        commands[(build / entry['file']).resolve()] = shlex.split(entry['command'])

    def compile_with(file, line):
        """What the compiler says of a file of this layer that holds this line."""
        path = (root / 'src' / file).resolve()
        command = commands[path]
        words = [word for word in command if word not in ('-c', '-MD') and not word.endswith(file.split('/')[-1])]
        for option in ('-o', '-MF', '-MQ'):
            if option in words:
                place = words.index(option)
                del words[place:place + 2]
        # From standard input, as if it lay in the layer's folder: "../" is looked for from there.
        words = [f'-I{(build / word[2:]).resolve()}' if word.startswith('-I') else word for word in words]
        words = [build / word if before == '-include' and '/' in word else word for before, word in zip(['', *words], words)]
        return subprocess.run([*words, '-fsyntax-only', '-x', 'c', '-'], input=f'#include "config.h"\n{line}\n', text=True,
                              cwd=path.parent, capture_output=True, check=False)

    problems = [f'src/{file} takes {line}' for file, line in WRONG if 'poisoned' not in compile_with(file, line).stderr]
    for file, line in RIGHT:
        result = compile_with(file, line)
        if result.returncode != 0:
            problems.append(f'src/{file} does not take {line}: {result.stderr}')
    # What is read before every file shows none of ours.
    for path in sorted((root / 'precompiled').glob('*.h')):
        problems += [f'{path.relative_to(root)}: {line}' for line in path.read_text('utf-8').splitlines()
                     if line.startswith('#') and ('"' in line or 'xep' in line)]
    print('\n'.join(problems))
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())

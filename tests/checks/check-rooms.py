#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders of the window are rooms: none knows the window itself (src/gui/*.h), and none includes another that includes it."""
import pathlib
import posixpath
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')
# Whoever names the window knows it, whether or not a header says so.
WINDOW = re.compile(r'\b(XepWindow|XEP_(?:IS_|TYPE_)?WINDOW|xep_window_\w+)\b')
GROUND = 'gui'
# A file, and a line that may not stand in it.
WRONG = (
    ('gui/checks/xep-checks-page.c', '#include "gui/xep-window.h"'),
    ('gui/records/xep-unit-dialog.h', '#include "../xep-window-private.h"'),
    ('gui/context/xep-context.h', '#  include "gui/xep-application.h"'),
    ('gui/meetings/xep-meetings-tab.c', 'void xep_window_reload (XepWindow *window);'),
    ('gui/fields/xep-input.c', '#include "gui/shared/xep-dialogs.h"'),
    ('gui/shared/xep-pager.c', '#include "../context/xep-context.h"'),
    ('gui/history/xep-history-window.c', '#include "gui/dossiers/xep-dossiers-page.h"'),
    ('gui/editor/xep-lock-line.c', '#include "gui/subjects/xep-subject-page.h"'),
)


def includes(files):
    """(file, number of the line, room, room it includes) of each include from room to room."""
    for file, text in files.items():
        room = posixpath.dirname(file)
        for number, line in enumerate(text.splitlines(), 1):
            match = INCLUDE.match(line)
            if match is None:
                continue
            beside = posixpath.normpath(posixpath.join(room, match.group(1)))
            other = posixpath.dirname(beside if beside in files else posixpath.normpath(match.group(1)))
            if other != room and (other == GROUND or other.startswith(GROUND + '/')):
                yield file, number, room, other


def find_way(ways, start, end):
    """The rooms from start to end, one including the next; None if there is no way."""
    waiting, met = [[start]], {start}
    while waiting:
        way = waiting.pop()
        if way[-1] == end:
            return way
        for room in sorted(ways.get(way[-1], {}).keys() - met):
            met.add(room)
            waiting.append([*way, room])
    return None


def check(files):
    problems, ways = [], {}
    for file, number, room, other in includes(files):
        if room != GROUND and other == GROUND:
            problems.append(f'src/{file}:{number}: a room knows nothing of the window; what it needs is in gui/context')
        else:
            ways.setdefault(room, {}).setdefault(other, f'src/{file}:{number}')
    for room, others in sorted(ways.items()):
        for other, place in sorted(others.items()):
            way = find_way(ways, other, room)
            if way is not None:
                problems.append(f'{place}: a circle: {" → ".join([room, *way])}')
    for file, text in files.items():
        if posixpath.dirname(file) != GROUND:
            problems += [f'src/{file}:{number}: names the window: {match.group()}'
                         for number, line in enumerate(text.splitlines(), 1) for match in WINDOW.finditer(line)]
    return problems


def main():
    sources = pathlib.Path(sys.argv[1]) / 'src'
    files = {path.relative_to(sources).as_posix(): path.read_text('utf-8') for path in sorted((sources / GROUND).rglob('*.[ch]'))}
    problems = check(files)
    for file, line in WRONG if not problems else ():
        if file not in files:
            problems.append(f'src/{file} is not there any more: the line planted in it tries nothing')
        elif not check({**files, file: files[file] + line + '\n'}):
            problems.append(f'src/{file} takes {line}')
    print('\n'.join(problems))
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())

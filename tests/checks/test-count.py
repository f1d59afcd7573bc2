#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing count of scripts/test: a crash or an empty run is never a pass. test-count.py SOURCE_FOLDER"""
import json
import pathlib
import subprocess
import sys
import tempfile

CASES = [
    # what meson logged, the closing line, the exit code
    ([('OK', 'TAP version 13\n1..3\nok 1 /a\nok 2 /b # SKIP no\nok 3 /c\n')],
     '2 passed, 0 failed, 1 skipped', 0),
    ([('OK', 'all is well\n')], '1 passed, 0 failed, 0 skipped', 0),
    ([('FAIL', '1..2\nok 1 /a\nnot ok 2 /b\n')], '1 passed, 1 failed, 0 skipped', 1),
    # died in the middle: the points that went well count, and one failure
    ([('ERROR', '1..3\nok 1 /a\n')], '1 passed, 1 failed, 0 skipped', 1),
    ([('FAIL', ''), ('TIMEOUT', '')], '0 passed, 2 failed, 0 skipped', 1),
    ([('SKIP', '1..0 # SKIP no display\n'), ('OK', '')], '1 passed, 0 failed, 1 skipped', 0),
    ([], '0 passed, 0 failed, 0 skipped', 1),
]


def run(script, entries):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'testlog.json')
        path.write_text(''.join(json.dumps({'name': 'x', 'result': result, 'stdout': text}) + '\n'
                                for result, text in entries), 'utf-8')
        result = subprocess.run([sys.executable, script, path], capture_output=True, text=True, check=False)
        return result.stdout.splitlines()[-1], result.returncode


def main(root):
    script = pathlib.Path(root, 'scripts', 'count-tests.py')
    wrong = [(entries, run(script, entries)) for entries, line, code in CASES
             if run(script, entries) != (line, code)]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'testlog.json')
        path.write_text(''.join(json.dumps({'name': f'suite/{number}', 'result': 'OK', 'stdout': '', 'duration': number}) + '\n'
                                for number in range(12)), 'utf-8')
        lines = subprocess.run([sys.executable, script, path], capture_output=True, text=True, check=False).stdout.splitlines()
        if [line.split()[-1] for line in lines[1:-1]] != [f'suite/{number}' for number in range(11, 1, -1)]:
            wrong.append(('the ten slowest', lines))
        path.write_text(json.dumps({'name': 'a/b', 'result': 'OK', 'stdout': 'TAP version 13\n1..1\nok 1 /c # SKIP no display\n'}))
        lines = subprocess.run([sys.executable, script, path], capture_output=True, text=True, check=False).stdout.splitlines()
        if 'a/b, /c: no display' not in [line.strip() for line in lines]:
            wrong.append(('the reason of a skip', lines))
    missing = subprocess.run([sys.executable, script, '/no-such-log.json'], capture_output=True, check=False)
    if missing.returncode == 0:
        wrong.append(('a missing log', missing.stdout))
    for entries, got in wrong:
        print(entries, '→', got)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

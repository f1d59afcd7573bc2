#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's testlog.json files and prints the closing line.

A TAP program counts with each of its points; a program judged by its exit code counts once. A program that died,
ran out of time, or ran no test counts as one failure more, so that a crash is never a pass.
"""
import json
import re
import sys

POINT = re.compile(r'^(not )?ok\b[^#]*(#\s*(SKIP|TO' r'DO)\b)?', re.IGNORECASE)
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*SKIP', re.IGNORECASE)
# meson's words for how a program ended
GOOD = {'OK', 'EXPECTEDFAIL'}


def count_points(text):
    passed = failed = skipped = 0
    for line in text.splitlines():
        match = POINT.match(line)
        if PLAN_SKIP.match(line):
            skipped += 1
        elif match and match.group(3):
            skipped += 1
        elif match and match.group(1):
            failed += 1
        elif match:
            passed += 1
    return passed, failed, skipped


def count_program(entry):
    passed, failed, skipped = count_points(entry.get('stdout') or '')
    result = entry['result']
    if passed + failed + skipped == 0:
        if result == 'SKIP':
            return 0, 0, 1
        return (1, 0, 0) if result in GOOD else (0, 1, 0)
    if result not in GOOD and result != 'SKIP' and failed == 0:
        failed = 1
    return passed, failed, skipped


def main(paths):
    total = [0, 0, 0]
    for path in paths:
        try:
            with open(path, encoding='utf-8', errors='replace') as log:
                entries = [json.loads(line) for line in log if line.strip()]
        except OSError as error:
            print(f'{path}: {error.strerror}', file=sys.stderr)
            entries = [{'result': 'ERROR'}]
        for entry in entries:
            total = [a + b for a, b in zip(total, count_program(entry))]
    print('{} passed, {} failed, {} skipped'.format(*total))
    return 1 if total[1] or not total[0] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

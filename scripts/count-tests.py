#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's testlog.json files and prints the closing line.

Before it stand the ten slowest programs and, for each test that was skipped, the reason.

A TAP program counts with each of its points; a program judged by its exit code counts once. A program that died,
ran out of time, or ran no test counts as one failure more, so that a crash is never a pass.
"""
import json
import re
import sys

POINT = re.compile(r'^(not )?ok\b[^#]*(#\s*(SKIP|TO' r'DO)\b)?', re.IGNORECASE)
SKIPPED = re.compile(r'^(?:ok\b\s*\d*\s*(?P<name>[^#]*?)|1\.\.0)\s*#\s*SKIP\S*(?P<reason>.*)', re.IGNORECASE)
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*SKIP', re.IGNORECASE)
SLOWEST = 10
# meson's words for how a program ended
GOOD = {'OK', 'EXPECTEDFAIL'}


def skipped_points(text):
    """What was not tried, each with its reason."""
    for line in text.splitlines():
        match = SKIPPED.match(line)
        if match:
            yield match.group('name') or 'all of it', match.group('reason').strip() or 'no reason given'


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


def print_slowest(entries):
    """Where the time goes: the figure that the time limits in tests/meson.build are held against."""
    slowest = sorted((entry for entry in entries if 'duration' in entry), key=lambda entry: -entry['duration'])[:SLOWEST]
    if slowest:
        print('The slowest programs, in seconds:')
    for entry in slowest:
        print(f'{entry["duration"]:8.1f}  {entry["name"]}{entry["log"]}')


def print_skipped(entries):
    reasons = [(entry, name, reason) for entry in entries for name, reason in skipped_points(entry.get('stdout') or '')]
    if reasons:
        print('Skipped, and why:')
    for entry, name, reason in reasons:
        print(f'  {entry["name"]}{entry["log"]}, {name}: {reason}')


def main(paths):
    total = [0, 0, 0]
    every = []
    for path in paths:
        try:
            with open(path, encoding='utf-8', errors='replace') as log:
                entries = [json.loads(line) for line in log if line.strip()]
        except OSError as error:
            print(f'{path}: {error.strerror}', file=sys.stderr)
            entries = [{'result': 'ERROR'}]
        # One program runs in two builds: as shipped and with the sanitizers.
        build = ' (sanitizers)' if 'sanitizer' in path else ''
        every += [{**entry, 'log': build} for entry in entries]
    for entry in every:
        total = [a + b for a, b in zip(total, count_program(entry))]
    print_slowest(every)
    print_skipped(every)
    print('{} passed, {} failed, {} skipped'.format(*total))
    return 1 if total[1] or not total[0] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

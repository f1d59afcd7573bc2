#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks of a build folder, one after another, and prints only their figures: print-all.py BUILD_FOLDER"""
import json
import pathlib
import subprocess
import sys


def main(build):
    log = pathlib.Path(build, 'meson-logs', 'testlog.json')
    log.unlink(missing_ok=True)
    subprocess.run(['meson', 'test', '-C', build, '--benchmark', '--no-rebuild', '--num-processes', '1'],
                   stdout=subprocess.DEVNULL, check=False)
    failed = False
    for line in log.read_text('utf-8').splitlines():
        entry = json.loads(line)
        failed |= entry['result'] != 'OK'
        print(f'{entry["name"]}: {"" if entry["result"] == "OK" else entry["result"]}')
        print('\n'.join('  ' + text for text in (entry.get('stdout') or '').splitlines()
                        if not text.startswith('#')))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))

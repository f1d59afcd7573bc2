# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and prints the Test Anything Protocol, one point a test, for meson."""
import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self, total):
        super().__init__()
        self.number = 0
        print('TAP version 13')
        print(f'1..{total}', flush=True)

    def _print(self, word, test, note=''):
        self.number += 1
        print(f'{word} {self.number} {test.id().replace("__main__.", "")}{note}', flush=True)

    def _print_failure(self, test, error):
        for line in ''.join(traceback.format_exception(*error)).splitlines():
            print('# ' + line)
        self._print('not ok', test)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._print('ok', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._print_failure(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self._print_failure(test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._print('ok', test, f' # SKIP {reason}')


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    result = TapResult(suite.countTestCases())
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest cases and prints the Test Anything Protocol, one point a test, for meson."""
import os
import sys
import traceback
import unittest

# Set for the build with the sanitizers, where a start of the program costs five times as much: of many cases that run the
# same lines, it is enough to watch some. As shipped, all are tried.
THIN = 'XEPLOAI_TEST_THIN' in os.environ


def sample(cases, of=4):
    """All cases; or the first, every so manieth and the last."""
    cases = list(cases)
    return [*cases[:-1:of], *cases[-1:]] if THIN else cases


class TapResult(unittest.TestResult):
    def __init__(self, total):
        super().__init__()
        self.number = 0
        self.broken = None  # the test of which a part failed
        print('TAP version 13')
        print(f'1..{total}', flush=True)

    def _print(self, word, test, note=''):
        self.number += 1
        print(f'{word} {self.number} {test.id().replace("__main__.", "")}{note}', flush=True)

    @staticmethod
    def _print_error(error):
        for line in ''.join(traceback.format_exception(*error)).splitlines():
            print('# ' + line)

    def _print_failure(self, test, error):
        self._print_error(error)
        self._print('not ok', test)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            print('# ' + str(subtest))
            self._print_error(err)
            self.broken = test

    def stopTest(self, test):
        super().stopTest(test)
        if self.broken is test:
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

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program ends while papers are still laid out on a thread: it ends well, whatever has been reached by then."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import StepCase, TIMEOUT, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap

ROUNDS = 3


class End(StepCase):
    @classmethod
    def prepare(cls, home):
        home.fill()

    def preview(self):
        """Of the form of everybody in the period, which takes its time."""
        screen = self.screen
        screen.find('page tab', walk.TABS[1]).press()
        screen.open_menu('In', 'Cả kỳ', 'Tự đánh giá', 'Phụ lục')
        screen.window('Phụ lục')

    def test_1_under_a_preview(self):
        screen = self.screen
        for number in range(ROUNDS):
            if number > 0:
                screen.start()
            self.preview()
            if number % 2:
                screen.find('document text')
            screen.process.terminate()
            code = wait('the program to end', lambda: screen.process.poll() is not None and [screen.process.returncode],
                        TIMEOUT)
            self.assertEqual((code, screen.messages()), ([0], ''), f'round {number + 1}')


if __name__ == '__main__':
    tap.main()

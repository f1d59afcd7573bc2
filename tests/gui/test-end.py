#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is ended while papers are still laid out on a thread: it ends well, whatever has been reached by then."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import StepCase, TIMEOUT
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class End(StepCase):
    @classmethod
    def prepare(cls, home):
        home.fill()

    def test_1_under_a_preview(self):
        screen = self.screen
        for number in range(4):
            if number > 0:
                screen.start()
            screen.show_tab(walk.TABS[1])
            # The forms of everybody in the period: that takes its time.
            screen.open_menu('In', 'Cả kỳ', 'Tự đánh giá', 'Phụ lục')
            screen.window('Phụ lục')
            if number % 2:
                screen.find('document text')
            if number < 2:
                screen.keys('ctrl+q')
            else:
                # As the computer asks when it is shut down.
                screen.process.terminate()
            self.assertEqual((screen.process.wait(TIMEOUT), screen.messages()), (0, ''), f'round {number + 1}')


if __name__ == '__main__':
    tap.main()

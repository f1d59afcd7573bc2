#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every tab with its list."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class Tabs(walk.Walk):
    def test_01_tabs(self):
        screen = self.screen
        screen.choose('Kỳ', 'Năm')
        for number, tab in enumerate(walk.TABS):
            screen.show_tab(tab)
            wait(f'people or collectives on “{tab}”', lambda: len(self.labels_within(
                screen.find('tree table', 'Danh sách'))) > 12)
            screen.screenshot(f'tab-{number + 1}-list')
            self.examine(tab)

    def test_02_year_tabs(self):
        """The tabs that stand beside those of the subjects."""
        screen = self.screen
        for tab, heading in (('Tổng quan', 'Tiến độ'), ('Kiểm tra', 'Diễn giải')):
            screen.show_tab(tab)
            wait(f'“{heading}” on “{tab}”', lambda: heading in self.labels_within(None))
            screen.screenshot(tab)
            self.examine(tab)


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first subject of every tab in the editor."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class Editors(walk.Walk):
    def test_01_editors(self):
        screen = self.screen
        screen.choose('Kỳ', 'Năm')
        for number, tab in enumerate(walk.TABS):
            self.open_first(tab)
            screen.screenshot(f'tab-{number + 1}-editor')
            self.examine(tab + ', phiếu')


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows of the main menu."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class Windows(walk.Walk):
    OPENS = ('XepImportDialog', 'XepPersonDialog', 'XepCollectiveDialog', 'XepUnitDialog')

    def test_01_windows(self):
        screen = self.screen
        before = {window.name for window in screen.windows()}
        for number, item in enumerate(('Danh sách đảng viên…', 'Điểm của một kỳ…', 'Cá nhân…', 'Tập thể…', 'Đơn vị…')):
            screen.open_menu('Trình đơn chính', item)
            window = wait(f'the window of “{item}”', lambda: next(
                (window for window in screen.windows() if window.name and window.name not in before), None))
            title = window.name
            screen.window(title)
            screen.find('push button', within=window)
            screen.screenshot(f'window-{number + 1}')
            self.examine(item, window)
            width, height = window.place()[2:]
            self.assertTrue(width <= 1366 and height <= 768, (item, width, height))
            screen.keys('Escape')
            screen.no_window(title)


if __name__ == '__main__':
    tap.main()

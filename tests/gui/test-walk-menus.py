#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The menus, by mouse and by keys alone: what is in them and that it fits."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class Menus(walk.Walk):
    def enter_submenu(self, words):
        """Down to the line and in, as the arrows do."""
        items = self.menu_items()

        def focused():
            return next((item for item in items if item.has_now('focused')), None)

        for _ in range(30):
            before = focused()
            if before is not None and before.name == words:
                self.screen.keys('Right')
                return
            self.screen.keys('Down')
            wait('the focus to move', lambda: focused() != before)
        self.fail(f'the arrows do not reach “{words}” among {items}')

    def test_01_menus(self):
        screen = self.screen
        # The papers of a subject are offered only when one is open.
        self.open_first(walk.TABS[1])
        for number, button in enumerate(('In', 'Xuất', 'Trình đơn chính')):
            screen.find_all('push button', button)[-1].press()
            screen.find('menu item')
            screen.screenshot(f'menu-{number + 1}')
            self.examine('menu ' + button, self.menu())
            self.check_fits('menu ' + button)
            self.close_menu()

    def test_02_submenus(self):
        """By what the papers are for, reached by keys alone."""
        screen = self.screen
        for number, (keys, *path) in enumerate((
                ('ctrl+p', 'Hồ sơ'), ('ctrl+p', 'Cả kỳ'), ('ctrl+p', 'Cả kỳ', 'Thẩm định, đề nghị, quyết định'),
                ('ctrl+p', 'Mẫu trống'), ('ctrl+e', 'PDF, cả kỳ', 'Danh sách, biểu, báo cáo'),
                ('ctrl+e', 'Excel, cả kỳ'))):
            screen.keys(keys)
            screen.find('menu item')
            for words in path:
                self.enter_submenu(words)
            where = ', '.join((keys, *path))
            wait(f'the papers of {where}', lambda: any(item.name not in path and item.has('focusable')
                                                       for item in self.menu_items()))
            screen.screenshot(f'submenu-{number + 1}')
            self.examine('menu ' + where, self.menu())
            self.check_fits(where)
            self.close_menu()


if __name__ == '__main__':
    tap.main()

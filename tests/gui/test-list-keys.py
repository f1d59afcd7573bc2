#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the keys go after another tab was chosen, and to the first line of a list without a word about it."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

LEADERS = 'Lãnh đạo, quản lý'


class ListKeys(StepCase):
    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        home.do('open', '--year', '2025', '--period', 'Q3')

    def focus_in(self, tab, role):
        """The focus is in a thing of this role on the page of the tab."""
        def look():
            focused = self.screen.focused()
            lineage = focused.lineage() if focused is not None else []
            return any(node.role == role for node in lineage) and self.screen.find('page tab', tab).has_now('selected')

        wait(lambda: f'the focus is on {self.screen.focused()}, not in the {role} of “{tab}”', look)

    def editor_name(self):
        """The name at the head of the editor: that of the first line of the list."""
        first = self.screen.find_all('table cell', within=self.screen.find('tree table', 'Danh sách'))[0]
        return next(label.name for label in self.screen.find_all('label', within=first) if label.name)

    def test_1_by_key(self):
        """To the list; to the title of the tab where there is nothing else, as with no finding."""
        for key, tab, role in (('ctrl+3', LEADERS, 'tree table'), ('ctrl+1', 'Tổng quan', 'push button'),
                               ('ctrl+7', 'Hồ sơ', 'tree table'), ('ctrl+8', 'Kiểm tra', 'page tab')):
            self.screen.keys(key)
            self.focus_in(tab, role)

    def test_2_by_mouse(self):
        self.screen.click(self.screen.find('page tab', LEADERS))
        self.focus_in(LEADERS, 'tree table')

    def test_3_enter_takes_the_first(self):
        name = self.editor_name()
        self.screen.absent('text', contains='Tự đánh giá', timeout=1)
        self.screen.keys('Return')
        self.screen.find('label', contains=name + ' ·')
        wait('the focus in the points', lambda: self.screen.focused() is not None
             and self.screen.focused().spoken.endswith('Tự đánh giá'))

    def test_4_the_list_by_key(self):
        self.screen.keys('ctrl+l')
        self.focus_in(LEADERS, 'tree table')
        self.screen.keys('ctrl+4', 'ctrl+3')
        self.focus_in(LEADERS, 'tree table')

    def test_5_typing_a_search_keeps_the_keys(self):
        screen = self.screen
        screen.keys('ctrl+1')
        self.focus_in('Tổng quan', 'push button')
        screen.keys('ctrl+f')
        screen.type('vang')
        wait('the list of the search', lambda: screen.find('page tab', LEADERS).has_now('selected'))
        screen.type(' q')
        wait('the words in the search', lambda: screen.find('entry').text == 'vang q')
        screen.keys('Escape')

    def test_9_closed(self):
        self.screen.close()
        self.assertEqual(self.screen.messages(), '')


class FirstLine(StepCase):
    prepare = ListKeys.prepare

    def test_1_taken_by_the_key_of_the_list(self):
        screen = self.screen
        screen.keys('ctrl+3')
        first = wait('rows', lambda: screen.find_all('table cell', within=screen.find('tree table', 'Danh sách')))[0]
        name = next(label.name for label in screen.find_all('label', within=first) if label.name)
        screen.keys('ctrl+l')
        screen.find('label', contains=name + ' ·')


if __name__ == '__main__':
    tap.main()

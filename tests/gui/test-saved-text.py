#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written in a box of text outlives the program: it is in the file a little after the last key, while the writing goes on,
and when the program is asked to end. The steps follow one another."""
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

LEADERS_TAB = 'Lãnh đạo, quản lý'
PERSON = 'Vàng Quốc Ửng'
TEXT = 'SELECT ifnull (max (text), ?) FROM narrative'


class SavedText(StepCase):
    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        home.do('open', '--year', '2025', '--period', 'Q3')

    def text(self):
        return self.home.query(TEXT, '')[0][0]

    def open_review(self):
        screen = self.screen
        screen.show_tab(LEADERS_TAB)
        screen.fill(screen.find('entry', contains='Tìm tên'), 'vang quoc')
        screen.keys('Return')
        screen.find('label', contains=PERSON + ' ·')
        screen.keys('alt+2')
        return wait('a box of the review with the focus', lambda: next(
            (node for node in screen.find_all('text', contains='I. ') if node.has_now('focused')), None))

    def test_01_killed_while_writing(self):
        screen = self.screen
        self.open_review()
        screen.type('Mot nam')
        wait('the text in the file', lambda: self.text() == 'Mot nam')
        screen.type(' lam viec')
        wait('the text in the file', lambda: self.text() == 'Mot nam lam viec')
        screen.process.send_signal(signal.SIGKILL)
        screen.process.wait()
        self.assertEqual(self.text(), 'Mot nam lam viec')
        self.assertEqual(self.home.query("SELECT old_value, new_value FROM audit WHERE field LIKE 'narrative.%'"),
                         [(None, 'Mot nam lam viec')])

    def test_02_asked_to_end(self):
        screen = self.screen
        screen.start()
        box = self.open_review()
        self.assertEqual(box.text, 'Mot nam lam viec')
        screen.keys('ctrl+End')
        screen.type(' tot')
        wait('the keys in the box', lambda: box.text.endswith(' tot'))
        screen.process.send_signal(signal.SIGTERM)
        self.assertEqual(screen.process.wait(60), 0)
        self.assertEqual(self.text(), 'Mot nam lam viec tot')

    def test_03_one_line_when_asked_to_end(self):
        screen = self.screen
        screen.start()
        self.open_review()
        screen.keys('alt+1')
        field = screen.wait_focus('I.1.1 Tự đánh giá', 'text')
        screen.type('1,5')
        wait('the keys in the box', lambda: field.text == '1,5')
        screen.process.send_signal(signal.SIGTERM)
        self.assertEqual(screen.process.wait(60), 0)
        self.assertEqual(self.home.query("SELECT step, value FROM points WHERE criterion = 'I.1.1'"), [('self', 150)])


if __name__ == '__main__':
    tap.main()

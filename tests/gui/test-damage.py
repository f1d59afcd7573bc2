#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged data file at the start, and going back to a copy from the menu, in the real window with real keys."""
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

LEADERS_TAB = 'Lãnh đạo, quản lý'
GOOD_COPY = 'Mở bản sao tốt gần nhất'
SALVAGE = 'Cứu những gì đọc được…'
TRIGGER = 'CREATE TRIGGER mine AFTER INSERT ON audit BEGIN DELETE FROM audit; END'


def fill(home):
    home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
    home.do('open', '--year', '2025', '--period', 'Q3')


def execute(path, sql):
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


class DamagedFile(StepCase):
    """The pages of the people are gone; there is a copy from before."""

    OPENS = ('XepStartDialog',)

    @classmethod
    def prepare(cls, home):
        fill(home)
        cls.people = home.list('people')
        # Opening once more leaves a copy of all of it.
        home.do('set', '--year', '2025', '--period', 'Q3', '--subject', 'p1', '--step', 'self', 'A=20')
        connection = sqlite3.connect(home.database)
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'person'").fetchone()[0]
        connection.close()
        with open(home.database, 'r+b') as file:
            file.seek((root - 1) * 4096)
            file.write(bytes(4096))
        cls.damaged = home.database.read_bytes()

    def test_1_says_what_can_be_done(self):
        self.screen.find('label', contains=str(self.home.database))
        for words in (GOOD_COPY, SALVAGE, 'Tệp khác…', 'Đóng'):
            self.screen.find('push button', words)
        self.screen.find('label', contains='Bản sao tốt gần nhất')
        self.screen.wait_focus(GOOD_COPY, 'push button')
        self.screen.screenshot('damaged-file')
        self.assertEqual(self.home.database.read_bytes(), self.damaged)

    def test_2_the_copy_with_enter(self):
        self.screen.keys('Return')
        self.screen.find('page tab', LEADERS_TAB)
        self.assertEqual(self.home.list('people'), self.people)

    def test_3_closes(self):
        self.screen.close()
        self.check_opened()
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])


class PlantedTrigger(StepCase):
    @classmethod
    def environment_of(cls, home):
        return {'XEPLOAI_TEST_FILE': home.path('cuu.db')}

    @classmethod
    def prepare(cls, home):
        fill(home)
        cls.people = home.list('people')
        execute(home.database, TRIGGER)
        cls.damaged = home.database.read_bytes()

    def test_1_names_it(self):
        self.screen.find('label', contains='mine')
        self.screen.find('push button', SALVAGE, state='sensitive')

    def test_2_what_can_be_read_is_saved(self):
        self.screen.press(SALVAGE)
        self.screen.find('label', contains='cuu.db')
        self.screen.find('label', contains='24')
        self.screen.screenshot('salvaged')
        self.screen.press('Mở tệp mới')
        self.screen.find('page tab', LEADERS_TAB)
        self.screen.close()
        self.assertEqual(self.home.database.read_bytes(), self.damaged)
        people = self.home.do('--database', self.home.path('cuu.db'), 'list', 'people')
        self.assertEqual(people.count('\n'), len(self.people) + 1)


class RestoreAnotherFile(StepCase):
    """A copy that lies elsewhere is added to the list, counted, and put back."""

    @classmethod
    def environment_of(cls, home):
        return {'XEPLOAI_TEST_FILE': home.path('usb') / 'ban-sao.db'}

    @classmethod
    def prepare(cls, home):
        fill(home)
        home.path('usb').mkdir()
        home.do('backup', home.path('usb') / 'ban-sao.db')
        cls.content = home.content()
        home.do('set', '--year', '2025', '--period', 'Q3', '--subject', 'p1', '--step', 'self', 'A=20')

    def test_1_another_file(self):
        screen = self.screen
        screen.find('page tab', LEADERS_TAB)
        screen.open_menu('Trình đơn chính', 'Khôi phục…')
        window = screen.window('Khôi phục')
        screen.find('label', contains='Dữ liệu hiện nay', within=window)
        screen.press('Tệp khác…', within=window)
        screen.find('label', contains='ban-sao.db', within=window)
        screen.screenshot('restore-another')

    def test_2_is_put_back(self):
        screen = self.screen
        window = screen.window('Khôi phục')
        row = screen.find('label', contains='ban-sao.db', within=window)
        screen.click(row)
        screen.press('Khôi phục bản này…', within=window)
        screen.press('Khôi phục', within=screen.window('Khôi phục bản này'))
        screen.no_window('Khôi phục bản này')
        wait('the data of the copy', lambda: self.home.content() == self.content)
        screen.find('page tab', LEADERS_TAB)
        screen.close()


class Restore(StepCase):
    OPENS = ('XepRestoreWindow', 'GtkMessageDialog')

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        # The first copy there is, made when that command ended, holds this and nothing more.
        cls.content = home.content()
        home.do('open', '--year', '2025', '--period', 'Q3')

    def test_1_the_list_of_copies(self):
        screen = self.screen
        screen.find('page tab', LEADERS_TAB)
        screen.open_menu('Trình đơn chính', 'Khôi phục…')
        window = screen.window('Khôi phục')
        screen.find('label', contains='Dữ liệu hiện nay', within=window)
        screen.find('tree table', 'Các bản sao dữ liệu', within=window)
        screen.find('label', contains='24', within=window)
        screen.screenshot('restore')

    def test_2_asks_with_what_is_lost(self):
        screen = self.screen
        window = screen.window('Khôi phục')
        table = screen.find('tree table', within=window)
        rows = screen.find_all('label', contains='phiếu', within=table)
        self.assertTrue(rows)
        screen.keys('End')
        screen.press('Khôi phục bản này…', within=window)
        screen.find('label', contains='Sau đó sẽ thiếu')
        screen.screenshot('restore-question')
        screen.press('Khôi phục', within=screen.window('Khôi phục bản này'))

    def test_3_works_on_what_was_put_back(self):
        screen = self.screen
        screen.no_window('Khôi phục bản này')
        wait('the data of the copy', lambda: self.home.content() == self.content)
        screen.find('page tab', LEADERS_TAB)
        screen.close()
        self.check_opened()
        self.assertTrue(list(self.home.database.parent.glob('*replaced*')))


class RestoreFails(StepCase):
    """The copy is taken away while it is asked about: the data is opened as it was, and that is told."""

    @classmethod
    def prepare(cls, home):
        fill(home)
        cls.content = home.content()

    def test_1_told(self):
        screen = self.screen
        screen.find('page tab', LEADERS_TAB)
        screen.open_menu('Trình đơn chính', 'Khôi phục…')
        window = screen.window('Khôi phục')
        screen.find('label', contains='phiếu', within=screen.find('tree table', within=window))
        screen.press('Khôi phục bản này…', within=window)
        for path in (self.home.database.parent / 'backups').iterdir():
            path.unlink()
        screen.press('Khôi phục', within=screen.window('Khôi phục bản này'))
        message = screen.window('Chưa khôi phục được bản sao')
        screen.screenshot('restore-fails')
        screen.press('Đóng', within=message)
        screen.find('page tab', LEADERS_TAB)
        self.assertEqual(self.home.content(), self.content)
        screen.close()


if __name__ == '__main__':
    tap.main()

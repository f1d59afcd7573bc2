#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work in the real window, see work.py: opening a period, import, the copy at the end, checks."""
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES
from work import ROSTER, WorkCase

PERIODS = 'SELECT count(*) FROM period'


class OpeningAPeriod(WorkCase):
    """Held at the copy that is made before."""

    HELD = 'data/xeploai/backups/*'
    OPENS = ('XepJob',)

    @classmethod
    def prepare(cls, home):
        home.do('import', 'roster', SAMPLES / ROSTER)

    def open_period(self):
        # The data file is open by then, on a thread too.
        self.screen.find('page tab', 'Đảng viên')
        self.hold()
        self.screen.open_menu('Trình đơn chính', 'Mở kỳ')
        self.screen.press('Mở kỳ')
        self.wait_for_work('Đang mở kỳ…')

    def test_1_stopped(self):
        self.open_period()
        self.screen.screenshot('work-opening')
        self.stop_with_escape()
        self.screen.find('status bar', 'Đã dừng. Kỳ chưa được mở.')
        self.assertEqual(self.home.query(PERIODS), [(0,)])

    def test_2_closed_meanwhile(self):
        self.open_period()
        self.check_opened()
        self.end(self.screen.process.terminate)
        self.assertEqual(self.home.query(PERIODS), [(0,)])

    def test_3_done(self):
        self.screen.start()
        self.open_period()
        self.let_go()
        self.screen.find('status bar', contains='Đã mở: ')
        self.assertEqual(self.home.query(PERIODS), [(1,)])
        self.screen.close()


class Import(WorkCase):
    """Held when the thread opens the workbook; and once more at the copy before it is written."""

    HELD = f'*{ROSTER}'
    CALLS = 'open'

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        cls.people = len(home.list('people'))

    def count_people(self):
        return self.home.query('SELECT count(*) FROM person')[0][0]

    def choose_file(self):
        self.hold()
        self.screen.press('Chọn tệp Excel…')
        self.wait_for_work('Đang đọc tệp…')

    def test_1_stopped(self):
        screen = self.screen
        screen.find('page tab', 'Đảng viên')
        screen.open_menu('Trình đơn chính', 'Danh sách đảng viên')
        screen.window('Nhập từ Excel')
        self.choose_file()
        screen.screenshot('work-import')
        self.stop_with_escape()
        screen.find('label', contains='Đã dừng.')
        self.assertFalse(screen.find('push button', 'Nhập').has_now('sensitive'))

    def test_2_read_once(self):
        """The file is taken away once it was read: what was shown goes in."""
        screen = self.screen
        screen.press(ROSTER)
        screen.find('push button', 'Nhập', state='sensitive')
        self.home.path(ROSTER).unlink()
        screen.press('Nhập')
        wait('the people', lambda: self.count_people() > self.people)
        screen.find('push button', 'Đóng', within=screen.window('Nhập từ Excel'))

    def test_3_closed_meanwhile(self):
        screen = self.screen
        shutil.copy(SAMPLES / ROSTER, self.home.path(ROSTER))
        self.hold()
        screen.press(ROSTER)
        self.wait_for_work('Đang đọc tệp…')
        self.end(screen.process.terminate)


class CopyAtTheEnd(WorkCase):
    """The copy that is made when the window is closed."""

    HELD = 'data/xeploai/backups/*'

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        cls.copies = cls.list_copies(home)

    @staticmethod
    def list_copies(home):
        return sorted(path.name for path in (home.database.parent / 'backups').iterdir())

    def change_and_close(self):
        screen = self.screen
        screen.find('page tab', 'Đảng viên')
        screen.open_menu('Trình đơn chính', 'Mở kỳ')
        screen.press('Mở kỳ')
        screen.find('status bar', contains='Đã mở: ')
        type(self).title = screen.windows()[0].name
        # Something that no copy holds yet: the one before the opening is older.
        self.hold()
        screen.keys('alt+F4')
        self.wait_for_work('Đang tạo bản sao công việc hôm nay…')

    def test_1_stopped(self):
        self.change_and_close()
        self.screen.screenshot('work-exit')
        before = self.list_copies(self.home)
        self.stop_with_escape()
        self.screen.find('label', contains='Không tạo được bản sao của hôm nay')
        self.screen.screenshot('work-exit-stopped')
        self.assertEqual(self.list_copies(self.home), [name for name in before if '.' in name])

    def test_2_once_more(self):
        self.screen.press('Hủy')
        self.screen.absent('label', contains='Không tạo được bản sao của hôm nay')
        # The keys go to the window again a moment after the question went.
        self.screen.window(self.title)
        self.screen.close()
        self.assertTrue([name for name in self.list_copies(self.home) if 'exit' in name and name not in self.copies])


class Checks(WorkCase):
    """Held when the thread takes its lock on the data file: the other tabs answer."""

    HELD = 'data/xeploai/xeploai.db-use'

    @classmethod
    def prepare(cls, home):
        home.fill()

    def test_1_the_window_answers(self):
        screen = self.screen
        screen.show_tab('Kiểm tra')
        screen.find('label', contains='cần xem lại')
        screen.show_tab('Đảng viên')
        self.hold()
        screen.choose('Kỳ', 'Quý III')
        screen.show_tab('Kiểm tra')
        screen.find('label', 'Đang soát lại kỳ…')
        screen.screenshot('work-checks')
        screen.show_tab('Hội nghị')
        screen.show_tab('Kiểm tra')
        self.let_go()
        screen.absent('label', 'Đang soát lại kỳ…')

    def test_2_closed_meanwhile(self):
        screen = self.screen
        screen.show_tab('Đảng viên')
        self.hold()
        screen.choose('Kỳ', 'Quý II')
        screen.show_tab('Kiểm tra')
        screen.find('label', 'Đang soát lại kỳ…')
        self.end(lambda: screen.keys('alt+F4'))


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work in the real window, held at a call of its thread for as long as a file is there: the window answers meanwhile,
what is stopped leaves nothing done, and a window that is closed ends with nothing said."""
import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, TIMEOUT, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import fault
import tap
from program import SAMPLES

ROSTER = 'danh-sach-dang-vien.xlsx'
PLEASE_WAIT = 'Xin chờ'
PERIODS = 'SELECT count(*) FROM period'


class WorkCase(StepCase):
    """HELD: the pattern of the files, below the home, at which the work waits; CALLS: the calls."""

    HELD, CALLS = None, 'create'

    @classmethod
    def environment_of(cls, home):
        # What is given to the thread to read has a name that no other file has.
        shutil.copy(SAMPLES / ROSTER, home.path(ROSTER))
        return {'XEPLOAI_TEST_FILE': home.path(ROSTER),
                **fault.environment(f'{home.folder}/{cls.HELD}', calls=cls.CALLS, at=1, count=0, action='wait',
                                    gate=home.path('gate'), program='xeploai')}

    def hold(self):
        self.home.path('gate').touch()

    def let_go(self):
        self.home.path('gate').unlink()

    def wait_for_work(self, words):
        """The small window is up and has the focus: the main loop goes on while the thread waits."""
        window = self.screen.window(PLEASE_WAIT)
        self.screen.find('label', words, within=window)
        self.button = self.screen.find('push button', 'Hủy', within=window)
        wait('the focus on the button', lambda: self.button.has_now('focused'))

    def stop_with_escape(self):
        self.screen.keys('Escape')
        # The button tells that the key was taken, while the thread still waits.
        wait('the stop to be taken', lambda: not self.button.has_now('sensitive'))
        self.let_go()
        self.screen.no_window(PLEASE_WAIT)

    def end(self, ask):
        """Asked to end while the work goes on: with code 0 and no word."""
        ask()
        self.let_go()
        self.assertEqual((self.screen.process.wait(TIMEOUT), self.screen.messages()), (0, ''))


class OpeningTheFile(WorkCase):
    """Held at the copy that is made at the start: the window is there, and waits for its file."""

    HELD = 'data/xeploai/backups/*'
    WAITS_FOR_FILE = False
    OPENS = ('XepStartDialog',)

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        cls.content = home.content()
        # With a copy of today that holds everything none would be made.
        shutil.rmtree(home.database.parent / 'backups')
        home.path('gate').touch()

    def test_1_stopped(self):
        screen = self.screen
        self.wait_for_work('Đang mở tệp dữ liệu…')
        self.assertFalse(screen.find('entry').has_now('sensitive'))
        screen.absent('page tab', 'Đảng viên')
        screen.screenshot('work-start')
        self.stop_with_escape()
        screen.find('label', 'Đã dừng việc mở tệp dữ liệu')
        screen.wait_focus('Mở lại', 'push button')
        screen.screenshot('work-start-stopped')
        self.assertEqual(self.home.content(), self.content)

    def test_2_opened_again(self):
        screen = self.screen
        self.hold()
        screen.keys('Return')
        self.wait_for_work('Đang mở tệp dữ liệu…')
        self.let_go()
        screen.find('page tab', 'Đảng viên')
        screen.absent('label', 'Đã dừng việc mở tệp dữ liệu')
        self.check_opened()
        screen.close()
        shutil.rmtree(self.home.database.parent / 'backups')

    def test_3_closed_meanwhile(self):
        self.hold()
        self.screen.start()
        self.wait_for_work('Đang mở tệp dữ liệu…')
        self.end(self.screen.process.terminate)
        self.assertEqual(self.home.content(), self.content)


class Restoring(WorkCase):
    """Held when the copy is written beside the data file."""

    HELD = 'data/xeploai/.xeploai-*'

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        # The first copy there is, made when that command ended, holds this and nothing more.
        cls.copied = home.content()
        home.do('open', '--year', '2025', '--period', 'Q3')
        cls.content = home.content()

    def restore(self):
        screen = self.screen
        screen.open_menu('Trình đơn chính', 'Khôi phục…')
        window = screen.window('Khôi phục')
        screen.find('label', contains='phiếu', within=screen.find('tree table', within=window))
        screen.keys('End')
        self.hold()
        screen.press('Khôi phục bản này…', within=window)
        screen.press('Khôi phục', within=screen.window('Khôi phục bản này'))
        self.wait_for_work('Đang khôi phục dữ liệu từ bản sao…')

    def test_1_stopped(self):
        screen = self.screen
        screen.find('page tab', 'Đảng viên')
        self.restore()
        screen.screenshot('work-restore')
        self.stop_with_escape()
        screen.find('status bar', contains='Bản sao chưa được khôi phục')
        screen.find('page tab', 'Đảng viên')
        screen.screenshot('work-restore-stopped')
        self.assertEqual(self.home.content(), self.content)

    def test_2_closed_meanwhile(self):
        self.restore()
        self.end(self.screen.process.terminate)
        self.assertEqual(self.home.content(), self.content)

    def test_3_done(self):
        self.screen.start()
        self.screen.find('page tab', 'Đảng viên')
        self.restore()
        self.let_go()
        self.screen.find('page tab', 'Đảng viên')
        wait('the data of the copy', lambda: self.home.content() == self.copied)
        self.screen.close()


class LockingAll(WorkCase):
    """Held at the copy that is made before."""

    HELD = 'data/xeploai/backups/*'

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        home.do('open', '--year', '2025', '--period', 'Q3')
        home.do('set', '--year', '2025', '--period', 'Q3', '--subject', 'p1', '--step', 'decision', 'level=good',
                'date=2025-10-02')

    def lock(self):
        self.screen.open_menu('Trình đơn chính', 'Chốt mọi kết quả')
        self.hold()
        self.screen.press('Chốt')
        self.wait_for_work('Đang chốt các kết quả đã quyết định…')

    def count_locked(self):
        return self.home.query("SELECT count(*) FROM assessment WHERE state = 'closed'")[0][0]

    def test_1_stopped(self):
        self.screen.find('page tab', 'Đảng viên')
        self.lock()
        self.stop_with_escape()
        self.screen.find('status bar', 'Đã dừng. Chưa chốt kết quả nào.')
        self.assertEqual(self.count_locked(), 0)

    def test_2_done(self):
        self.lock()
        self.let_go()
        self.screen.find('status bar', contains='Đã chốt')
        self.assertEqual(self.count_locked(), 1)
        self.screen.close()


class SavingWhatIsHeld(WorkCase):
    """The file was replaced; held when the copy of what the window still holds is written."""

    HELD = 'usb/*'

    @classmethod
    def environment_of(cls, home):
        home.path('usb').mkdir()
        return {**super().environment_of(home), 'XEPLOAI_TEST_FILE': home.path('usb') / 'ban-sao.db'}

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        cls.people = len(home.list('people'))

    def save(self):
        self.hold()
        self.screen.press('Lưu bản sao…')
        self.wait_for_work('Đang sao dữ liệu và kiểm tra bản sao…')

    def test_1_stopped(self):
        screen = self.screen
        screen.find('page tab', 'Đảng viên')
        other = self.home.path('khac.db')
        self.home.do('backup', other)
        os.replace(other, self.home.database)
        # The window looks at its file when it has the focus again.
        screen.open_menu('Trình đơn chính')
        screen.find('label', 'Tệp dữ liệu không còn ở đây nữa')
        self.save()
        self.stop_with_escape()
        screen.find(contains='Chưa lưu bản sao nào')
        self.assertEqual(list(self.home.path('usb').iterdir()), [])

    def test_2_done(self):
        screen = self.screen
        self.save()
        self.let_go()
        screen.find(contains='ban-sao.db')
        copied = self.home.do('--database', self.home.path('usb') / 'ban-sao.db', 'list', 'people')
        self.assertEqual(copied.count('\n'), self.people + 1)
        screen.keys('alt+F4')
        self.assertEqual(screen.process.wait(TIMEOUT), 0)


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

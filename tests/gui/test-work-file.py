#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work in the real window, see work.py: opening the file, restoring, locking, saving elsewhere."""
import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import TIMEOUT, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES
from work import WorkCase


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


if __name__ == '__main__':
    tap.main()

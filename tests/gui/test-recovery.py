#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The start on a bad day, in the real window: no place for copies, a data file that is missing."""
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import fault
import tap
from program import SAMPLES

LEADERS_TAB = 'Lãnh đạo, quản lý'
ANOTHER_FOLDER = 'Thư mục khác cho bản sao…'


def fill(home):
    home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
    home.do('open', '--year', '2025', '--period', 'Q3')


class NoPlaceForCopies(StepCase):
    @classmethod
    def environment_of(cls, home):
        return {'XEPLOAI_TEST_FILE': home.path('usb')}

    @classmethod
    def prepare(cls, home):
        fill(home)
        cls.folder = home.database.parent / 'backups'
        shutil.rmtree(cls.folder)
        cls.folder.write_text('a file in the place of the folder')

    def test_1_opens_all_the_same(self):
        self.screen.find('page tab', LEADERS_TAB)
        self.screen.find('label', contains='Không tạo được bản sao dữ liệu')
        self.screen.screenshot('no-place-for-copies')

    def test_2_another_folder(self):
        self.screen.press(ANOTHER_FOLDER)
        self.screen.absent('push button', ANOTHER_FOLDER)
        self.assertEqual(len(list(self.home.path('usb').glob('xeploai-*-start*.db'))), 1)

    def test_3_closes(self):
        self.screen.close()
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])


class OthersCanRead(StepCase):
    """A disk that keeps no modes, such as a stick: told in a bar that stays, and the work goes on."""

    @classmethod
    def environment_of(cls, home):
        return fault.environment(f'{home.database}*', calls='chmod', at=1, count=0, action='EPERM')

    @classmethod
    def prepare(cls, home):
        fill(home)
        home.database.chmod(0o644)

    def test_1_told(self):
        self.screen.find('page tab', LEADERS_TAB)
        self.screen.find('label', contains='Người dùng khác của máy này')
        self.screen.screenshot('others-can-read')

    def test_2_closes(self):
        self.screen.close()
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])


class LostFile(StepCase):
    @classmethod
    def prepare(cls, home):
        fill(home)
        cls.people = home.list('people')
        for path in home.database.parent.glob('xeploai.db*'):
            path.unlink()

    def test_1_asks(self):
        self.screen.find('label', contains='Không thấy tệp dữ liệu')
        for words in ('Mở bản sao mới nhất', 'Bắt đầu tệp mới', 'Tệp khác…', 'Thoát'):
            self.screen.find('push button', words)
        self.screen.screenshot('lost-file')
        self.assertFalse(self.home.database.exists())

    def test_2_the_newest_copy(self):
        self.screen.press('Mở bản sao mới nhất')
        self.screen.find('page tab', LEADERS_TAB)
        self.screen.close()
        self.assertEqual(self.home.list('people'), self.people)


class NewFile(StepCase):
    @classmethod
    def prepare(cls, home):
        LostFile.prepare.__func__(cls, home)

    def test_1_begins_on_purpose(self):
        self.screen.press('Bắt đầu tệp mới')
        self.screen.find('push button', 'Bắt đầu trống')
        self.screen.close()
        self.assertEqual(self.home.list('people'), [])
        self.assertTrue(list(self.home.database.parent.glob('backups/xeploai-*.db')))


if __name__ == '__main__':
    tap.main()

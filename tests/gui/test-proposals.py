#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""After the roster the collectives: those of all chi bộ and units in one go, in the real window, by keys."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

MENU = 'Trình đơn chính'


class Proposals(StepCase):
    OPENS = ('XepProposalDialog',)

    @classmethod
    def prepare(cls, home):
        home.do('import', 'roster', SAMPLES / 'danh-sach-dang-vien.xlsx')
        home.do('open', '--year', '2025', '--period', 'YEAR')

    def test_01_collectives_in_one_click(self):
        """From the empty tab: all that the units give, but for one, by keys alone; the number is told."""
        screen = self.screen
        units, = self.home.query('SELECT count(*) FROM unit WHERE retired_on IS NULL')[0]
        screen.show_tab('Tập thể')
        screen.find('page tab', 'Tập thể', state='selected')
        screen.press('Đề xuất tập thể…')
        dialog = screen.window('Tập thể của các đơn vị')
        screen.find('push button', f'Thêm {units} tập thể', within=dialog)
        screen.screenshot('propose-collectives')
        screen.keys('space')
        screen.find('push button', f'Thêm {units - 1} tập thể', within=dialog)
        screen.keys('alt+t')
        # It stands for some seconds only.
        screen.find('status bar', contains=f'Đã thêm {units - 1} tập thể')
        screen.no_window('Tập thể của các đơn vị')
        self.assertEqual(self.home.query('SELECT count(*) FROM collective'), [(units - 1,)])
        self.assertEqual(self.home.query("SELECT count(*) FROM assessment WHERE kind = 'collective'"), [(units - 1,)])
        screen.open_menu(MENU, 'Tập thể của các đơn vị…')
        dialog = screen.window('Tập thể của các đơn vị')
        screen.find('push button', 'Thêm 1 tập thể', within=dialog)
        screen.screenshot('propose-the-rest')
        screen.keys('Escape')
        screen.no_window('Tập thể của các đơn vị')
        screen.close()
        self.check_opened()


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The roster in the real window: the wrong workbook is refused, a namesake is asked about, who was added is in sight, a
corrected name reaches the forms, who was taken out comes back, two records become one, a mistake is deleted."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

ROSTER = SAMPLES / 'danh-sach-dang-vien.xlsx'
YEAR = ('--year', '2025', '--period', 'YEAR')
MENU = 'Trình đơn chính'
# Late in the alphabet of given names, far beyond the first page of 200.
NAME = 'Tráng Văn Thắng'
CORRECTED = 'Hảng Seo Yến'
FOLLOW = 'Phiếu khác danh sách'


class Records(StepCase):
    OPENS = ('XepImportDialog', 'XepPersonDialog', 'XepNamesakeDialog', 'XepFollowDialog', 'XepRemovedWindow', 'XepMergeDialog',
             'GtkMessageDialog')

    @classmethod
    def environment_of(cls, home):
        cls.chosen = home.path('chon.xlsx')
        return {'XEPLOAI_TEST_FILE': cls.chosen}

    @classmethod
    def prepare(cls, home):
        home.do('import', 'roster', ROSTER)
        home.do('open', *YEAR)
        cls.chosen.symlink_to(ROSTER)

    def names(self):
        table = self.screen.find('tree table', 'Danh sách')
        return [label.name for label in self.screen.find_all('label', within=table)]

    def pager(self):
        foot = self.screen.find('push button', 'Trang sau').parent()
        return self.screen.find_all('label', contains=' / ', within=foot)[0].name

    def people(self, name):
        return self.home.query('SELECT id, retired_on FROM person WHERE name = ? ORDER BY id', name)

    def test_01_the_roster_is_no_list_of_leaders(self):
        screen = self.screen
        screen.open_menu(MENU, 'Danh sách cán bộ lãnh đạo, quản lý…')
        dialog = screen.find('frame', 'Nhập từ Excel')
        screen.find('push button', contains='Chọn tệp', within=dialog).press()
        screen.find('alert', contains='Đơn vị công tác', within=dialog)
        screen.screenshot('import-refused')
        self.assertFalse(screen.find('push button', 'Nhập', within=dialog).has('sensitive'))
        # Another content: the file is chosen anew.
        screen.choose('Nội dung tệp', 'Danh sách đảng viên', within=dialog)
        screen.find('push button', contains='Chọn tệp', within=dialog)
        self.assertFalse(screen.find('push button', 'Nhập', within=dialog).has('sensitive'))
        screen.keys('Escape')
        screen.absent('frame', 'Nhập từ Excel')
        self.assertEqual(self.home.list('people', '--kind', 'leader'), [])

    def test_02_a_namesake_is_asked_about(self):
        screen = self.screen
        screen.choose('Kỳ', 'Năm')
        screen.choose('Năm', 'Năm 2025')
        screen.show_tab('Đảng viên')
        screen.find('page tab', 'Đảng viên', state='selected')
        screen.keys('ctrl+n')
        dialog = screen.find('frame', 'Người mới')
        screen.wait_focus('Họ và tên', 'text')
        screen.type('Trang Van Thang')
        screen.keys('ctrl+s')
        question = screen.window('đã có chưa')
        screen.find('label', NAME, within=question)
        screen.screenshot('namesakes')
        screen.keys('Escape')
        screen.no_window('đã có chưa')
        self.assertEqual(self.people('Trang Van Thang'), [])
        screen.find('text', 'Họ và tên', within=dialog)

    def test_03_who_was_added_is_in_sight(self):
        screen = self.screen
        screen.keys('ctrl+s')
        question = screen.window('đã có chưa')
        screen.press('Thêm người mới', within=question)
        screen.no_window('đã có chưa')
        screen.absent('frame', 'Người mới')
        # Only the foot of the list is looked at: 200 lines are many for the accessibility bus.
        wait(lambda: f'the page is {self.pager()}', lambda: self.pager() == '401–600 / 637')
        self.assertEqual(len(self.people('Trang Van Thang')), 1)
        screen.screenshot('added-in-sight')

    def test_04_a_corrected_name_reaches_the_form(self):
        screen = self.screen
        screen.fill(screen.find('entry'), 'hang seo yen')
        wait('the search', lambda: CORRECTED in (names := self.names()) and len(names) < 40)
        screen.keys('Return')
        screen.find('label', contains=CORRECTED + ' ·')
        screen.keys('F2')
        screen.find('frame', CORRECTED)
        screen.wait_focus('Họ và tên', 'text')
        screen.keys('ctrl+a')
        screen.type('Hang Seo Yen')
        screen.keys('ctrl+s')
        question = screen.window(FOLLOW)
        screen.find('label', contains='Hang Seo Yen', within=question)
        screen.screenshot('follow')
        screen.press('Cập nhật phiếu', within=question)
        screen.no_window(FOLLOW)
        wait('the form', lambda: self.home.query(
            "SELECT count(*) FROM assessment WHERE subject_name = 'Hang Seo Yen'")[0][0] == 1)
        screen.find('label', contains='Hang Seo Yen ·')

    def test_05_what_was_left_is_taken_over_in_the_form(self):
        screen = self.screen
        screen.keys('F2')
        screen.find('frame', 'Hang Seo Yen')
        screen.wait_focus('Họ và tên', 'text')
        screen.keys('ctrl+a')
        screen.type('Hang Seo Yeu')
        screen.keys('ctrl+s')
        question = screen.window(FOLLOW)
        screen.keys('Escape')
        screen.no_window(FOLLOW)
        screen.press('Lấy lại thông tin từ danh sách')
        question = screen.window(FOLLOW)
        screen.find('label', contains='Hang Seo Yen → Hang Seo Yeu', within=question)
        screen.keys('Return')
        screen.no_window(FOLLOW)
        screen.find('label', contains='Hang Seo Yeu ·')
        screen.press('Lấy lại thông tin từ danh sách')
        screen.find('label', contains='đang khớp')
        screen.keys('Escape')

    def test_06_out_of_the_list_and_back(self):
        screen = self.screen
        screen.keys('ctrl+n')
        screen.find('frame', 'Người mới')
        screen.wait_focus('Họ và tên', 'text')
        screen.type('Aa Be Zu')
        screen.keys('ctrl+s')
        screen.absent('frame', 'Người mới')
        wait('the new person', lambda: self.people('Aa Be Zu'))
        screen.keys('F2')
        dialog = screen.find('frame', 'Aa Be Zu')
        screen.press('Đưa ra khỏi danh sách…', within=dialog)
        screen.find('push button', 'Đưa ra', state='sensitive').press()
        screen.absent('frame', 'Aa Be Zu')
        wait('out of the list', lambda: self.people('Aa Be Zu')[0][1] is not None)
        screen.open_menu(MENU, 'Đã đưa ra khỏi danh sách…')
        window = screen.window('Đã đưa ra khỏi danh sách')
        screen.find('label', 'Aa Be Zu', within=window)
        screen.screenshot('removed')
        screen.press('Đưa lại', within=window)
        wait('back in the list', lambda: self.people('Aa Be Zu')[0][1] is None)
        screen.find('label', contains='Chưa đưa ai', within=window)
        screen.keys('Escape')
        screen.no_window('Đã đưa ra khỏi danh sách')
        wait(lambda: f'the page is {self.pager()}', lambda: self.pager() == '601–638 / 638')

    def test_07_a_mistake_is_deleted(self):
        screen = self.screen
        screen.keys('F2')
        dialog = screen.find('frame', 'Aa Be Zu')
        screen.press('Xóa hẳn…', within=dialog)
        screen.find('push button', 'Xóa', state='sensitive').press()
        screen.absent('frame', 'Aa Be Zu')
        wait('deleted', lambda: self.people('Aa Be Zu') == [])

    def test_08_two_records_become_one(self):
        screen = self.screen
        screen.fill(screen.find('entry'), 'cu thi cho')
        wait('the search', lambda: 'Cư Thị Chở' in (names := self.names()) and len(names) < 40)
        screen.keys('Return')
        screen.find('label', contains='Cư Thị Chở ·')
        screen.keys('F2')
        dialog = screen.find('frame', 'Cư Thị Chở')
        screen.press('Gộp với hồ sơ khác…', within=dialog)
        merge = screen.window('Gộp hai hồ sơ')
        screen.find('label', contains='hãy chọn giá trị giữ lại', within=merge)
        screen.screenshot('merge')
        screen.keys('ctrl+s')
        screen.no_window('Gộp hai hồ sơ')
        wait('one record', lambda: len(self.people('Cư Thị Chở')) == 1)
        self.assertEqual(self.home.query("SELECT count(*) FROM audit WHERE field = 'merged'")[0][0], 2)
        if any(FOLLOW in window.name for window in screen.windows()):
            screen.keys('Escape')
            screen.no_window(FOLLOW)
        screen.close()
        self.check_opened()


if __name__ == '__main__':
    tap.main()

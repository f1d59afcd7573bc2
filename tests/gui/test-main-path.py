#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole path once, in the real window: the three sample workbooks imported, a form keyed by hand, decided, printed, the list
exported; then what was stored is read back with the command line. The steps follow one another."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES, workbook_texts

LEADERS_TAB = 'Lãnh đạo, quản lý'
QUARTER = ('--year', '2025', '--period', 'Q3')
PERSON = 'Vàng Quốc Ửng'
IMPORT = 'Nhập từ Excel'
FORM = 'Phụ lục 5: Bản tự đánh giá, xếp loại của cá nhân (hằng quý)'


class MainPath(StepCase):
    @classmethod
    def environment_of(cls, home):
        # Every file chooser answers with this path; what it leads to changes from step to step.
        cls.chosen = home.path('chon.xlsx')
        return {'XEPLOAI_TEST_FILE': cls.chosen}

    def choose_file(self, path):
        self.chosen.unlink(missing_ok=True)
        if path is not None:
            self.chosen.symlink_to(path)

    def run_import(self, workbook, rows, before=None, after=None):
        """In the open import window: choose, look at what would happen, import, look at what is told, close."""
        dialog = self.screen.find('frame', IMPORT)
        if before is not None:
            before(dialog)
        self.choose_file(SAMPLES / workbook)
        self.screen.find('push button', contains='Chọn tệp', within=dialog).press()
        self.screen.find('label', contains=rows, within=dialog)
        self.screen.press('Nhập', within=dialog)
        if after is not None:
            after(dialog)
        # The button that gave up the import now closes it.
        self.screen.press('Đóng', within=dialog)
        self.screen.absent('frame', IMPORT)

    def test_01_a_first_start_offers_three_ways(self):
        screen = self.screen
        for words in ('Nhập danh sách đảng viên từ Excel…', 'Mở năm minh họa', 'Bắt đầu trống'):
            screen.find('push button', words)
        screen.screenshot('welcome')

    def test_02_the_roster(self):
        self.screen.press('Nhập danh sách đảng viên từ Excel…')
        self.run_import('danh-sach-dang-vien.xlsx', '636')
        self.screen.find('page tab', LEADERS_TAB)

    def test_03_the_leaders(self):
        def see_collectives(dialog):
            self.screen.find('push button', 'Đề xuất tập thể…', within=dialog)
            units, = self.home.query('SELECT count(*) FROM unit')[0]
            self.screen.find('label', contains=f'{units} chi bộ, đơn vị chưa có tập thể', within=dialog)

        self.screen.open_menu('Trình đơn chính', 'Danh sách cán bộ lãnh đạo, quản lý…')
        self.run_import('can-bo-lanh-dao.xlsx', '24', after=see_collectives)

    def test_04_the_scores_of_a_quarter(self):
        def set_period(dialog):
            year = self.screen.find('spin button', 'Năm', within=dialog)
            self.screen.click(year)
            self.screen.keys('ctrl+a')
            self.screen.type('2025\t')
            wait('the year 2025', lambda: year.text == '2025')
            self.screen.choose('Kỳ', 'Quý III', within=dialog)

        self.screen.open_menu('Trình đơn chính', 'Điểm của một kỳ…')
        self.run_import('tu-cham-quy-3.xlsx', '24', set_period)

    def test_05_the_quarter_in_the_header(self):
        self.screen.choose('Kỳ', 'Quý III')
        self.screen.choose('Năm', 'Năm 2025')
        self.screen.show_tab(LEADERS_TAB)
        self.screen.find('label', PERSON)

    def names(self):
        table = self.screen.find('tree table', 'Danh sách')
        return [label.name for label in self.screen.find_all('label', within=table)]

    def search(self, text, found, missing):
        self.screen.fill(self.screen.find('entry'), text)
        wait(lambda: f'“{text}” finds {self.names()}',
             lambda: found in (names := self.names()) and missing not in names)

    def test_06_search_with_and_without_marks(self):
        self.search('vang', 'Vàng Văn Quyền', 'Sùng Văn Ửng')
        self.search('thuý', 'Vàng Thị Thuý', PERSON)
        self.search('ửng', PERSON, 'Vàng Thị Thuý')
        self.search('vang quoc', PERSON, 'Vàng Văn Quyền')

    def test_07_into_the_form_with_enter(self):
        self.screen.keys('Return')
        self.screen.find('label', contains=PERSON + ' ·')
        self.screen.wait_focus('A Tự đánh giá', 'text')
        # The scores of the workbook came as two group totals.
        self.assertEqual(self.screen.find('text', 'A Tự đánh giá').text, '30')
        self.assertEqual(self.screen.find('text', 'B Tự đánh giá').text, '46,5')

    def test_08_points_by_keyboard(self):
        screen = self.screen
        screen.choose('Cách nhập Thẩm định', 'Tiêu chí')
        first = screen.find('text', 'I.1.1 Thẩm định')
        screen.enter(first)
        screen.type('1,5')
        screen.keys('Return')
        screen.wait_focus('I.1.2 Thẩm định', 'text')
        screen.type('1.75')
        screen.keys('Return')
        screen.wait_focus('I.1.3 Thẩm định', 'text')
        self.assertEqual(screen.find('text', 'I.1.1 Thẩm định').text, '1,5')
        self.assertEqual(screen.find('text', 'I.1.2 Thẩm định').text, '1,75', 'a dot is the decimal comma')
        screen.screenshot('leader-keying')

    def refuse(self, typed, words):
        """The field keeps focus and text, and says in words beside itself what is wrong."""
        screen = self.screen
        screen.keys('ctrl+a')
        screen.type(typed)
        screen.keys('Return')
        alert = screen.find('alert', contains=words)
        field = screen.wait_focus('I.1.3 Thẩm định', 'text')
        self.assertEqual(field.text, typed)
        self.assertTrue(field.has('invalid'))
        x, y, width, height = field.place()
        beside = alert.place()
        self.assertTrue(y - 80 < beside[1] < y + height + 80, (field.place(), beside))

    def test_09_refusals_beside_the_field(self):
        self.refuse('99', 'tối đa 2')
        self.refuse('abc', 'không phải là số điểm')
        self.refuse('2,01', 'tối đa 2')
        self.screen.screenshot('leader-refused')
        self.screen.keys('Escape')
        self.screen.absent('alert', contains='tối đa')
        self.assertEqual(self.screen.wait_focus('I.1.3 Thẩm định').text, '')

    def test_10_down_the_step_with_enter(self):
        screen = self.screen
        fields = [node.name for node in screen.find_all('text') if node.name.endswith(' Thẩm định') and '.' in node.name]
        self.assertEqual(len(fields), 23)
        for index, name in enumerate(fields[2:], 2):
            screen.wait_focus(name, 'text')
            # 15 + 13 of part A and 62 of part B: what is left of each maximum stands in the label before it.
            screen.type({'II.1': '13,5', 'II.4': '13,5'}.get(name.split()[0], '9' if name.startswith('II.') else '1'))
            screen.keys('Return')
        foot = screen.find('label', contains='Thẩm định:   A')
        self.assertIn('B 63/70', foot.name)
        self.assertIn('tổng', foot.name)
        self.assertNotIn('còn', foot.name)

    def test_11_the_suggested_level(self):
        # 1,5 + 1,75 + 15 ones = 18,25 of part A, 63 of part B.
        self.screen.find('label', contains='A 18,25/30')
        self.screen.find('label', contains='tổng 81,25/100')
        self.screen.find('label', 'Gợi ý: HTTNV')
        self.screen.find('label', contains='Tổng 81,25 điểm, ứng với mức Hoàn thành tốt nhiệm vụ')

    def test_12_the_decision(self):
        screen = self.screen
        screen.fill(screen.find('text', 'A Quyết định'), '24')
        screen.keys('Return')
        screen.wait_focus('B Quyết định', 'text')
        screen.type('58,5')
        screen.keys('Return')
        screen.choose('Mức xếp loại Quyết định', 'Hoàn thành tốt nhiệm vụ')
        screen.fill(screen.find('text', 'Ngày Quyết định'), '10/10/2025')
        screen.fill(screen.find('text', 'Số văn bản Quyết định'), '264-Q/U')
        screen.keys('Tab')
        screen.find('label', contains='Quyết định:   A 24/30   B 58,5/70   tổng 82,5/100')
        screen.screenshot('leader-decided')

    def test_13_the_form_as_pdf(self):
        screen = self.screen
        self.choose_file(None)
        screen.open_menu('In', FORM)
        window = screen.window(FORM)
        screen.find('document text', within=window)
        screen.screenshot('preview')
        screen.find('push button', contains='PDF', within=window).press()
        path = wait('the PDF', lambda: next((path for path in self.home.folder.glob('chon*') if path.stat().st_size), None))
        text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout
        self.assertIn(PERSON, text)
        self.assertIn('Quý III', text)
        path.unlink()
        screen.keys('Escape')
        screen.no_window(FORM)

    def test_14_the_list_as_workbook(self):
        self.choose_file(None)
        self.screen.open_menu('Xuất', 'Excel, cả kỳ', 'Phụ lục 14')
        path = wait('the workbook', lambda: next(
            (path for path in self.home.folder.glob('chon*') if path.stat().st_size), None))
        texts = workbook_texts(path)
        self.assertIn(PERSON, texts)
        self.assertTrue(any('Hoàn thành tốt nhiệm vụ' in text for text in texts), texts[:40])
        # The others on the list have no decision yet: that is told.
        window = self.screen.window('Trước khi trình ký')
        self.screen.press('Đóng', within=window)
        self.screen.no_window('Trước khi trình ký')

    def test_15_closed_and_read_back(self):
        self.screen.close()
        self.assertFalse(self.home.database.with_name('xeploai.db-wal').exists(), 'one file when closed')
        person = next(row for row in self.home.list('people', '--kind', 'leader') if row['name'] == PERSON)
        shown = self.home.show(*QUARTER, '--subject', person['id'])
        self.assertEqual((shown['self.entry'], shown['self.A']), ('groups', '30.00'))
        self.assertEqual((shown['appraisal.I.1.1'], shown['appraisal.I.1.2'], shown['appraisal.II.1']),
                         ('1.50', '1.75', '13.50'))
        self.assertEqual(shown['appraisal.total'], '81.25')
        self.assertEqual((shown['decision.total'], shown['decision.level'], shown['decision.date'],
                          shown['decision.number']), ('82.50', 'good', '2025-10-10', '264-Q/U'))
        self.assertEqual(len(self.home.list('people')), 636)
        self.assertEqual(len(self.home.list('assessments', *QUARTER, '--kind', 'leader')), 24)
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])
        # What was refused was never written, and every field left was written once.
        values = self.home.query("SELECT new_value FROM audit WHERE field LIKE '%I.1.3%'")
        self.assertTrue(values)
        self.assertFalse([value for value, in values if value in ('99', 'abc', '2,01', '9900')])


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A result from the first point to the closed dossier in the real window: keyed, reviewed, met about, decided, locked, unlocked,
locked, rated again, its papers received, seen in the overview and the checks, saved, found by its number. What was stored is read
with SQL. The steps follow one another."""
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

LEADERS_TAB = 'Lãnh đạo, quản lý'
QUARTER = ('--year', '2025', '--period', 'Q3')
PERSON = 'Vàng Quốc Ửng'
GOOD = 'Hoàn thành tốt nhiệm vụ'
COMPLETE = 'Hoàn thành nhiệm vụ'


class Year(StepCase):
    OPENS = ('XepMeetingDialog', 'XepAgendaDialog', 'XepUnlockDialog', 'XepReratingDialog')

    @classmethod
    def environment_of(cls, home):
        return {'XEPLOAI_TEST_FILE': home.path('chon')}

    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        for period in ('Q2', 'Q3'):
            home.do('open', '--year', '2025', '--period', period)
        home.do('import', 'scores', SAMPLES / 'tu-cham-quy-3.xlsx', *QUARTER, '--step', 'self')
        cls.who = next(row['id'] for row in home.list('people') if row['name'] == PERSON)

    def tab(self, name):
        self.screen.show_tab(name)

    def stored(self, sql, expected):
        """Waits until the file holds it: a field is saved when it is left."""
        wait(lambda: f'{sql}: {self.home.query(sql)}', lambda: self.home.query(sql) == expected)

    def find_person(self):
        """To the person with the keyboard, on the page of the points."""
        screen = self.screen
        self.tab(LEADERS_TAB)
        screen.fill(screen.find('entry', contains='Tìm tên'), 'vang quoc')
        screen.keys('Return')
        screen.find('label', contains=PERSON + ' ·')
        self.page('Điểm')

    def page(self, name):
        """One of the pages of the editor."""
        button = next(node for node in self.screen.find_all('push button', name) if node.place()[0] > 660)
        self.screen.click(button)

    def field(self, name):
        return self.screen.find('text', name)

    @staticmethod
    def can_change(node):
        """GTK 4.8 tells only of the thing itself that it is insensitive, not of what is in it."""
        while node is not None and node.role not in ('frame', 'application'):
            if not node.has_now('sensitive'):
                return False
            node = node.parent()
        return True

    def test_01_points(self):
        screen = self.screen
        screen.choose('Kỳ', 'Quý III')
        self.find_person()
        screen.choose('Cách nhập Thẩm định', 'Hai nhóm')
        screen.fill(self.field('A Thẩm định'), '25')
        screen.keys('Return')
        screen.wait_focus('B Thẩm định', 'text')
        screen.type('55,5')
        screen.keys('Return')
        screen.choose('Mức xếp loại Thẩm định', GOOD)
        self.stored("SELECT criterion, value FROM points WHERE step = 'appraisal' ORDER BY 1", [('A', 2500), ('B', 5550)])

    def test_02_review(self):
        screen = self.screen
        self.page('Kiểm điểm')
        screen.fill(self.field('I. Tự đánh giá kết quả thực hiện chức trách, nhiệm vụ'), 'Hoan thanh nhiem vu duoc giao')
        screen.keys('Tab')
        self.stored('SELECT text FROM narrative', [('Hoan thanh nhiem vu duoc giao',)])
        screen.screenshot('year-review')

    def test_03_a_meeting(self):
        screen = self.screen
        self.tab('Hội nghị')
        screen.press('Thêm hội nghị')
        window = screen.window('Hội nghị mới')
        screen.fill(screen.find('text', 'Tên hội nghị', within=window), 'Hoi nghi kiem diem')
        screen.press('Lưu', within=window)
        screen.no_window('Hội nghị mới')
        for name, text in (('Ngày họp', '6/10/2025'), ('Triệu tập', '12'), ('Có mặt', '11'), ('Vắng mặt', '1')):
            screen.fill(self.field(name), text)
            screen.keys('Tab')
        self.stored('SELECT title, held_on, called, present, absent FROM meeting',
                    [('Hoi nghi kiem diem', '2025-10-06', 12, 11, 1)])

    def test_04_agenda_and_ballots(self):
        screen = self.screen
        screen.press('Thêm vào chương trình…')
        window = screen.window('Thêm vào chương trình')
        box = screen.find('check box', contains=PERSON + ' ·', within=window)
        screen.click(box)
        screen.press('Thêm (1)', within=window)
        screen.no_window('Thêm vào chương trình')
        for name, text in (('Phát ra', '11'), ('Thu về', '11'), ('Hợp lệ', '10'), ('Không hợp lệ', '1'), ('HTTNV', '10')):
            screen.fill(self.field(f'{PERSON}: {name}'), text)
            screen.keys('Tab')
        screen.choose(f'{PERSON}: Mức kết luận', GOOD)
        self.stored('SELECT issued, returned, valid, invalid, votes_good, level FROM meeting_subject',
                    [(11, 11, 10, 1, 10, 'good')])
        # More votes than papers: told beside the field, not stored.
        field = self.field(f'{PERSON}: HTXSNV')
        screen.fill(field, '5')
        screen.keys('Tab')
        wait('the field that is refused', lambda: field.has_now('invalid'))
        screen.keys('Escape')
        self.stored('SELECT votes_excellent FROM meeting_subject', [(None,)])
        screen.screenshot('year-meeting')

    def test_05_the_decision(self):
        screen = self.screen
        self.find_person()
        screen.choose('Cách nhập Quyết định', 'Hai nhóm')
        screen.fill(self.field('A Quyết định'), '25')
        screen.keys('Return')
        screen.wait_focus('B Quyết định', 'text')
        screen.type('55')
        screen.keys('Return')
        screen.choose('Mức xếp loại Quyết định', GOOD)
        for name, text in (('Ngày Quyết định', '10/10/2025'), ('Số văn bản Quyết định', '264-Q')):
            screen.fill(self.field(name), text)
            screen.keys('Tab')
        self.stored("SELECT level, dated_on, document_number FROM step_result WHERE step = 'decision' AND level IS NOT NULL",
                    [('good', '2025-10-10', '264-Q')])

    def findings(self):
        return {row['text'] for row in self.home.list('findings', *QUARTER)
                if row['subject'] == self.who and row['rule'] == 'unlocked'}

    def test_06_the_checks_tell_what_is_open(self):
        text, = self.findings()
        self.tab('Kiểm tra')
        self.screen.find('label', contains=text)
        self.screen.screenshot('year-checks')

    def test_07_locked(self):
        screen = self.screen
        self.find_person()
        fields = [self.field(f'{part} {step}') for part in 'AB' for step in ('Tự đánh giá', 'Thẩm định', 'Quyết định')]
        for field in fields:
            self.assertTrue(self.can_change(field), field)
        screen.press('Chốt kết quả')
        self.stored(f"SELECT state FROM assessment WHERE id = {self.number()}", [('closed',)])
        for field in fields:
            wait(lambda: f'{field} can still be changed', lambda: not self.can_change(field))
        screen.screenshot('year-locked')
        self.assertEqual(self.findings(), set())
        # Keys change nothing there either.
        screen.click(fields[-1])
        screen.type('1')
        screen.find('push button', 'Mở khóa…')
        self.stored("SELECT value FROM points WHERE step = 'decision' AND criterion = 'B'", [(5500,)])

    def number(self):
        """Of the assessment of the quarter."""
        return self.home.query("SELECT a.id FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = 'Q3' "
                               'AND a.person_id = ?', int(self.who[1:]))[0][0]

    def test_08_unlocked_with_a_reason(self):
        screen = self.screen
        screen.press('Mở khóa…')
        window = screen.window('Mở khóa kết quả')
        screen.press('Lưu', within=window)
        screen.find('alert', within=window)
        self.assertEqual(self.home.query("SELECT count (*) FROM audit WHERE field = 'state'"), [(1,)], 'no reason, no unlocking')
        screen.fill(screen.find('text', 'Lý do', within=window), 'Ghi nham diem')
        screen.press('Lưu', within=window)
        screen.no_window('Mở khóa kết quả')
        self.stored("SELECT old_value, new_value, why FROM audit WHERE field = 'state' ORDER BY id DESC LIMIT 1",
                    [('closed', 'open', 'Ghi nham diem')])
        field = self.field('B Quyết định')
        wait(lambda: f'{field} cannot be changed', lambda: self.can_change(field))
        screen.fill(field, '56')
        screen.keys('Tab')
        self.stored("SELECT value FROM points WHERE step = 'decision' AND criterion = 'B'", [(5600,)])
        screen.press('Chốt kết quả')
        self.stored(f"SELECT state FROM assessment WHERE id = {self.number()}", [('closed',)])

    def test_09_rated_again(self):
        screen = self.screen
        screen.press('Xếp loại lại…')
        window = screen.window('Xếp loại lại: ')
        screen.choose('Mức xếp loại mới', COMPLETE, within=window)
        for name, text in (('Điểm mới', '66,5'), ('Số quyết định', '300-Q'), ('Ngày quyết định', '1/11/2025'),
                           ('Lý do', 'Ket luan thanh tra')):
            screen.fill(screen.find('text', name, within=window), text)
        screen.screenshot('year-rerating')
        screen.press('Lưu', within=window)
        screen.no_window('Xếp loại lại: ')
        self.stored('SELECT annulled, number, decided_on, former_level, former_points, level, points, reason FROM rerating',
                    [(0, '300-Q', '2025-11-01', 'good', 8100, 'complete', 6650, 'Ket luan thanh tra')])

    def test_10_papers(self):
        screen = self.screen
        self.page('Hồ sơ')
        paper = '2. Bản tự đánh giá, xếp loại của cá nhân theo Phụ lục 5'
        date = self.field(paper + ': Ngày nhận')
        screen.enter(date)
        # One key: today.
        screen.keys('space', 'Tab')
        screen.fill(self.field(paper + ': Người nhận'), 'Van phong')
        screen.keys('Tab')
        self.stored('SELECT component, received_on, received_by FROM dossier_item',
                    [('2', datetime.date.today().isoformat(), 'Van phong')])
        screen.screenshot('year-dossier')

    def test_11_the_overview(self):
        screen = self.screen
        self.tab('Tổng quan')
        count = "SELECT count (*) FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = 'Q3' AND a.kind = 'leader'"
        total = self.home.query(count)[0][0]
        for step, words in (('self', 'Tự đánh giá'), ('appraisal', 'Thẩm định'), ('decision', 'Quyết định')):
            done = self.home.query(f"{count} AND EXISTS (SELECT 1 FROM step_result s WHERE s.assessment_id = a.id "
                                   "AND s.step = ? AND s.level IS NOT NULL)", step)[0][0]
            screen.find('image', f'Lãnh đạo, quản lý, {words}: {done} trên {total}')
        screen.find('image', f'{COMPLETE}: 1')
        screen.screenshot('year-overview')

    def test_12_a_folder_of_papers(self):
        screen = self.screen
        self.find_person()
        screen.keys('ctrl+shift+p')
        window = screen.window('hàng loạt')
        screen.find(contains='Sẽ có', within=window)
        each = screen.find(contains='mỗi đối tượng', within=window)
        screen.click(each)
        wait('a file for each', lambda: each.has_now('checked'))
        screen.keys('alt+l')
        screen.find(contains='Đã lưu', within=window)
        files = sorted(self.home.path('chon').glob('*.pdf'))
        total = self.home.query("SELECT count (*) FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = 'Q3'")
        self.assertEqual(len(files), total[0][0])
        screen.keys('Escape')
        screen.no_window('hàng loạt')

    def test_13_found_by_its_number(self):
        screen = self.screen
        number = self.home.query("SELECT a.id FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = 'Q2' "
                                 'AND a.person_id = ?', int(self.who[1:]))[0][0]
        screen.fill(screen.find('entry', contains='Tìm tên'), str(number))
        screen.keys('Return')
        screen.find('label', contains=f'phiếu số {number}')
        screen.find('label', contains=PERSON + ' ·')

    def test_14_closed_and_whole(self):
        self.screen.close()
        self.check_opened()
        shown = self.home.show(*QUARTER, '--subject', self.who)
        self.assertEqual((shown['state'], shown['decision.level'], shown['decision.total']), ('closed', 'complete', '66.50'))
        self.assertIn('xeploai.db', self.home.do('check'))


if __name__ == '__main__':
    tap.main()

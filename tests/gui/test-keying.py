#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms keyed by number, one after the other, with real keys: all of them go into the step the clerk chose, whatever Enter is
pressed and whatever is opened; a column keyed by mistake is moved. What was stored is read with SQL. The steps follow one
another."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import SAMPLES

LEADERS_TAB = 'Lãnh đạo, quản lý'
SELF, APPRAISAL, DECISION = 'Tự đánh giá', 'Thẩm định', 'Quyết định'


class Keying(StepCase):
    @classmethod
    def prepare(cls, home):
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        for period in ('Q2', 'Q3'):
            home.do('open', '--year', '2025', '--period', period)
        cls.numbers = [row[0] for row in home.query(
            "SELECT a.id FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = 'Q3' AND a.kind = 'leader' "
            'ORDER BY a.id LIMIT 10')]

    def learn(self):
        """The widgets that stay the same from form to form: looked for once."""
        find = self.screen.find_all
        self.__class__.switch = {node.name: node for role in ('push button', 'toggle button')
                                 for node in find(role) if node.name in (SELF, APPRAISAL, DECISION)}
        self.assertEqual(set(self.switch), {SELF, APPRAISAL, DECISION})

    def working(self):
        """The step that the switch shows as chosen."""
        return [name for name, node in self.switch.items() if node.has_now('pressed') or node.has_now('checked')]

    def wait_working(self, step):
        wait(lambda: f'the step is {self.working()}, not {step}', lambda: self.working() == [step])

    def stored(self, sql, expected):
        wait(lambda: f'{sql}: {self.home.query(sql)}', lambda: self.home.query(sql) == expected)

    def lines(self, *texts):
        """Each followed by Enter."""
        for text in texts:
            if text:
                self.screen.type(text)
            self.screen.keys('Return')

    def search(self, number):
        """By the number at the foot of the paper."""
        self.screen.keys('ctrl+f', 'ctrl+a')
        self.lines(str(number))

    def open_form(self, number, first):
        """The focus comes into the first box of the step."""
        self.search(number)
        self.screen.find('label', contains=f'số {number}')
        wait(lambda: f'the focus is not on {first}', lambda: first.has_now('focused'))

    def test_01_the_clerk_chooses_the_step(self):
        screen = self.screen
        screen.choose('Kỳ', 'Quý III')
        screen.show_tab(LEADERS_TAB)
        self.search(self.numbers[0])
        screen.wait_focus('I.1.1 ' + SELF, 'text')
        self.learn()
        self.wait_working(SELF)
        screen.keys('F8')
        self.wait_working(APPRAISAL)
        screen.wait_focus('I.1.1 ' + APPRAISAL, 'text')
        screen.screenshot('step-appraisal')
        screen.choose('Cách nhập ' + APPRAISAL, 'Hai nhóm')

    def test_02_ten_forms_by_number(self):
        screen = self.screen
        first = self.__class__.first = screen.find('text', 'A ' + APPRAISAL)
        for index, number in enumerate(self.numbers):
            self.open_form(number, first)
            # Two totals, the level by its key, date, number, body; and Enter too often.
            self.lines('25', str(50 + index), '2', '10/10/2025', f'{index}-BB', 'Ban', '', '', '')
            self.stored(f"SELECT authority FROM step_result WHERE assessment_id = {number} AND authority <> ''", [('Ban',)])
            self.wait_working(APPRAISAL)
        screen.find('label', contains='Hết bước')
        self.stored('SELECT DISTINCT step FROM points', [('appraisal',)])
        self.stored("SELECT count (*), count (DISTINCT assessment_id) FROM points WHERE criterion IN ('A', 'B')", [(20, 10)])
        self.stored("SELECT step, count (*), min (total), max (total), min (level), max (level), min (dated_on), max (dated_on) "
                    'FROM step_result GROUP BY step',
                    [('appraisal', 10, 7500, 8400, 'good', 'good', '2025-10-10', '2025-10-10')])
        # Nothing went into what all steps share.
        self.assertEqual(self.home.query("SELECT count (*) FROM audit WHERE entity = 'assessment' AND field NOT LIKE 'appraisal.%'"
                                         " AND field NOT IN ('opened', 'state')"), [(0,)])
        screen.screenshot('step-ended')

    def test_03_nothing_else_moves_it(self):
        screen = self.screen
        screen.keys('ctrl+Next')
        self.wait_working(APPRAISAL)
        screen.keys('alt+2')
        screen.find('text', contains='I. ')
        self.wait_working(APPRAISAL)
        screen.keys('alt+1')
        screen.choose('Kỳ', 'Quý II')
        screen.keys('ctrl+l', 'Down', 'Return')
        self.wait_working(APPRAISAL)
        screen.choose('Kỳ', 'Quý III')
        self.open_form(self.numbers[3], self.first)
        self.wait_working(APPRAISAL)

    def test_04_a_click_into_another_step_is_seen(self):
        screen = self.screen
        screen.keys('F7')
        self.wait_working(SELF)
        screen.enter(screen.find('text', 'A ' + APPRAISAL))
        self.wait_working(APPRAISAL)
        screen.enter(screen.find('text', 'Số văn bản ' + DECISION))
        self.wait_working(DECISION)
        screen.screenshot('step-decision')
        screen.keys('F8')
        self.wait_working(APPRAISAL)
        screen.wait_focus('A ' + APPRAISAL, 'text')

    def move(self, step):
        """With the keyboard: the menu, the line, the question."""
        screen = self.screen
        screen.keys('ctrl+m')
        lines = wait('the menu', lambda: screen.find_all('menu item', contains='sang bước'))
        wanted = next(line for line in lines if step in line.name)
        screen.keys(*['Down'] * lines.index(wanted), 'Return')

    def test_05_a_column_is_moved(self):
        screen = self.screen
        number = self.numbers[3]
        # What a self-assessment cannot hold is told first.
        self.move(SELF)
        screen.find('label', contains='không có số văn bản')
        screen.keys('Return')
        screen.absent('label', contains='không có số văn bản')
        for name in ('Số văn bản ' + APPRAISAL, 'Cơ quan thẩm định, quyết định ' + APPRAISAL):
            screen.fill(screen.find('text', name), '')
            screen.keys('BackSpace', 'Tab')
        self.stored(f"SELECT document_number || authority FROM step_result WHERE assessment_id = {number}", [('',)])
        self.move(SELF)
        screen.find('label', contains='4 giá trị')
        screen.keys('Return')
        self.stored(f'SELECT step, criterion, value FROM points WHERE assessment_id = {number} ORDER BY criterion',
                    [('self', 'A', 2500), ('self', 'B', 5300)])
        self.stored(f'SELECT step, level, dated_on FROM step_result WHERE assessment_id = {number}',
                    [('self', 'good', '2025-10-10')])
        self.wait_working(APPRAISAL)


if __name__ == '__main__':
    tap.main()

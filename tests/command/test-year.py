#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole year through the command line: four periods opened, keyed, met, decided, locked, unlocked and locked again; then
every figure that is printed or written as a workbook is compared with a count made here, in SQL on the same file."""
import csv
import decimal
import io
import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import sqlite3
import tap
from printed import pdf_lines, pdf_words, sheet_rows
from program import Home, SAMPLES, refusal_problem, write_workbook

PERIODS = ('Q1', 'Q2', 'Q3', 'YEAR')
KINDS = ('collective', 'leader', 'staff', 'member')
LEVELS = ('excellent', 'good', 'complete', 'incomplete')
LEVEL_NAMES = {
    'excellent': 'Hoàn thành xuất sắc nhiệm vụ', 'good': 'Hoàn thành tốt nhiệm vụ', 'complete': 'Hoàn thành nhiệm vụ',
    'incomplete': 'Không hoàn thành nhiệm vụ', None: '',
}
# What a level is keyed with: points of part A and B.
POINTS = {'excellent': (28.5, 64.25), 'good': (25, 55.5), 'complete': (20, 40), 'incomplete': (15.5, 25)}
# Who gets which level; None has no result yet, unrated has a reason for having none.
SPREAD = ('good', 'excellent', 'good', 'complete', 'good', None, 'good', 'incomplete', 'good', 'excellent', 'good')
DECIDED_ON = {'Q1': '10/4/2025', 'Q2': '10/7/2025', 'Q3': '10/10/2025', 'YEAR': '22/12/2025'}
TYPES = {
    'standing-committee': 'Ban Thường vụ Đảng ủy, Ủy ban Kiểm tra Đảng ủy',
    'people-council': 'Thường trực Hội đồng nhân dân (Chủ tịch, Phó Chủ tịch và các Trưởng Ban)',
    'people-committee': 'Lãnh đạo Ủy ban nhân dân (Chủ tịch và các Phó Chủ tịch)',
    'party-agency': 'Lãnh đạo các cơ quan chuyên trách tham mưu, giúp việc cấp ủy; lãnh đạo Trung tâm Chính trị xã',
    'front': 'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam; Ban Chấp hành các tổ chức chính trị - xã hội',
    'agency': 'Lãnh đạo các cơ quan, đơn vị trực thuộc Ủy ban nhân dân',
    'grassroots-party': 'Ban Chấp hành đảng bộ cơ sở, cấp ủy chi bộ cơ sở trực thuộc Đảng ủy (bao gồm cả ở thôn)',
}
COMMITTEES = ('standing-committee', 'grassroots-party')
KIND_NAMES = dict(zip(KINDS, ('Tập thể', 'Lãnh đạo, quản lý', 'Công chức, viên chức', 'Đảng viên')))
UNRATED = {'leave': 'Nghỉ ốm, nghỉ thai sản từ 02 tháng trở lên trong quý',
           'training': 'Tập trung đào tạo, bồi dưỡng từ 02 tháng trở lên trong quý'}
EXEMPT = {'relieved': 'Được miễn công tác và sinh hoạt đảng', 'suspended': 'Đang bị đình chỉ sinh hoạt đảng',
          'new': 'Mới kết nạp chưa đủ 6 tháng'}


def of(period):
    return '--year', '2025', '--period', period


def bare(name):
    """A name on a list without what tells its namesakes apart: "Lù Thị Thuý (1985)"."""
    return re.sub(r' \([^()]*\d{4}[^()]*\)$', '', name)


def percent(part, base):
    """Hundredths of a percent, half up, a decimal comma, no zeros that say nothing; nothing of nothing."""
    if base == 0:
        return ''
    value = (decimal.Decimal(part) * 100 / decimal.Decimal(base)).quantize(decimal.Decimal('0.01'), decimal.ROUND_HALF_UP)
    return f'{value:f}'.rstrip('0').rstrip('.').replace('.', ',') + '%'


class Count:
    """A row of figures: how many there are, rated, by level, unrated, without a result."""

    def __init__(self, name, rows):
        """rows: (level, state) of each subject."""
        self.name = name
        self.total = len(rows)
        self.unrated = sum(state == 'unrated' for _, state in rows)
        self.levels = {name: sum(level == name and state != 'unrated' for level, state in rows) for name in LEVELS}
        self.rated = sum(self.levels.values())
        self.undecided = self.total - self.rated - self.unrated

    def cells(self):
        """As the forms so-luong… print them, after the name."""
        cells = self.short_cells()
        return cells + [str(self.unrated), str(self.undecided), percent(self.levels['excellent'], self.levels['good'])]

    def short_cells(self):
        """As the report prints them."""
        cells = [str(self.total), str(self.rated)]
        for level in LEVELS:
            cells += [str(self.levels[level]), percent(self.levels[level], self.rated)]
        return cells


# One of how many is keyed by itself: each is a start of the program, and what is printed is held against what there is.
ONE_COLLECTIVE_OF = {'Q1': 3, 'Q2': 8, 'Q3': 8, 'YEAR': 3}
ONE_LEADER_OF = {'Q1': 1, 'Q2': 8, 'Q3': 8, 'YEAR': 4}


class Year(unittest.TestCase):
    """The tests follow one another by name."""

    broken = False

    @classmethod
    def setUpClass(cls):
        cls.home = Home()

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before:
            type(self).broken = True

    def setUp(self):
        if self.broken:
            self.fail('a step before this one failed')

    # What the tests say often.

    def set(self, period, subject, step, *words, kind=None):
        self.home.do('set', *of(period), '--subject', subject, '--step', step, *(('--kind', kind) if kind else ()), *words)

    def refused(self, *arguments):
        before = self.home.content()
        result = self.home.run(*arguments)
        self.assertEqual(refusal_problem(result), '', arguments)
        self.assertEqual(self.home.content(), before, arguments)
        return result.stderr

    def subjects(self, period, kind):
        """Subject, name, birth date and cell in the order they were opened."""
        return self.home.query(
            "SELECT CASE kind WHEN 'collective' THEN 'c' || collective_id ELSE 'p' || person_id END, subject_name, "
            "ifnull (birth_date, ''), cell_name FROM assessment a JOIN period p ON p.id = a.period_id "
            'WHERE p.year = 2025 AND p.code = ? AND a.kind = ? ORDER BY a.id', period, kind)

    def key_people(self, period, kind, step, shift):
        """Keys points and level of everyone of a kind from a workbook, by the spread; who has no result is left out."""
        rows = [['Họ và tên', 'Ngày sinh', 'Chi bộ', 'Điểm tiêu chí chung (30)', 'Điểm kết quả nhiệm vụ (70)', 'Tổng điểm',
                 'Xếp loại']]
        for index, (_, name, birth, cell) in enumerate(self.subjects(period, kind)):
            level = SPREAD[(index + shift) % len(SPREAD)]
            if level is None and step == 'decision':
                continue
            points = POINTS[level or 'good']
            day = '/'.join(reversed(birth.split('-')))
            rows.append([name, day, cell, *points, sum(points), LEVEL_NAMES[level or 'good']])
        workbook = self.home.path(f'{period}-{kind}-{step}.xlsx')
        write_workbook(workbook, rows)
        output = self.home.do('import', 'scores', workbook, *of(period), '--step', step, '--kind', kind)
        self.assertIn(str(len(rows) - 1), output)

    def decided(self, period, kind=None):
        return self.home.query(
            "SELECT CASE kind WHEN 'collective' THEN 'c' || collective_id ELSE 'p' || person_id END, a.kind "
            "FROM assessment a JOIN period p ON p.id = a.period_id JOIN step_result d ON d.assessment_id = a.id "
            "WHERE d.step = 'decision' AND d.level IS NOT NULL AND a.state = 'open' AND p.year = 2025 AND p.code = ?1 "
            'AND (?2 IS NULL OR a.kind = ?2) ORDER BY a.id', period, kind)

    # The year.

    def test_01_an_empty_year(self):
        self.home.do('init', '--year', '2025')
        self.assertEqual(self.home.query('SELECT count (*) FROM assessment'), [(0,)])
        self.home.do('import', 'roster', SAMPLES / 'danh-sach-dang-vien.xlsx')
        self.home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        self.assertEqual(self.home.query('SELECT count (*) FROM person'), [(636,)])

    def test_02_collectives(self):
        # They are made in the window only: here they come from the demonstration year, which has the same units.
        demo = Home()
        try:
            demo.fill()
            rows = demo.query('SELECT c.name, c.name_identity, c.search_folded, c.search_identity, c.sort_key, c.type, c.tier, '
                              'c.criteria_set, u.name, u.party_cell FROM collective c LEFT JOIN unit u ON u.id = c.unit_id '
                              'ORDER BY c.id')
        finally:
            demo.remove()
        connection = sqlite3.connect(self.home.database)
        with connection:
            connection.executemany(
                'INSERT INTO collective (name, name_identity, search_folded, search_identity, sort_key, type, tier, '
                'criteria_set, unit_id) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '
                '(SELECT id FROM unit WHERE name = ?9 AND party_cell = ?10)', rows)
        connection.close()
        self.assertEqual(len(self.home.list('collectives')), len(rows))
        self.assertEqual({row['type'] for row in self.home.list('collectives')}, set(TYPES))

    def test_03_four_periods(self):
        for period in PERIODS:
            self.home.do('open', *of(period))
        kinds = dict(self.home.query('SELECT p.code, group_concat (DISTINCT a.kind) FROM assessment a JOIN period p '
                                     'ON p.id = a.period_id GROUP BY p.code'))
        self.assertEqual(set(kinds), set(PERIODS))
        for period in PERIODS[:3]:
            self.assertEqual(set(kinds[period].split(',')), {'collective', 'leader'})
        self.assertEqual(set(kinds['YEAR'].split(',')), set(KINDS))
        before = self.home.content()
        for period in PERIODS:
            self.home.do('open', *of(period))
        self.assertEqual(self.home.content(), before, 'opened a second time nothing changes')

    def test_04_self_assessment(self):
        for shift, period in enumerate(PERIODS[:2] + PERIODS[3:]):
            self.key_people(period, 'leader', 'self', shift)
        self.home.do('import', 'scores', SAMPLES / 'tu-cham-quy-3.xlsx', *of('Q3'), '--step', 'self')
        for kind in ('staff', 'member'):
            self.key_people('YEAR', kind, 'self', 3)
        leader = self.subjects('Q2', 'leader')[5][0]
        self.refused('set', *of('Q2'), '--subject', leader, '--step', 'self', 'I.1.1=9')

    def test_05_criterion_by_criterion(self):
        leader = self.subjects('Q3', 'leader')[0][0]
        name = '{urn:vn:lungphinh:xeploai:regulation:1}'
        regulation = xml.etree.ElementTree.fromstring(self.home.query('SELECT xml FROM regulation_snapshot')[0][0])
        maxima = {criterion.get('number'): decimal.Decimal(criterion.get('maximum'))
                  for part in regulation.iter(name + 'set') if part.get('id') == 'PL5'
                  for criterion in part.iter(name + 'criterion')}
        self.assertEqual(sum(maxima.values()), 100)
        keyed = {number: maximum - decimal.Decimal('0.25') for number, maximum in maxima.items()}
        self.set('Q3', leader, 'appraisal', *(f'{number}={value}' for number, value in keyed.items()))
        shown = self.home.show(*of('Q3'), '--subject', leader)
        part_a = sum(value for number, value in keyed.items() if not number.startswith('II.'))
        self.assertEqual((shown['appraisal.I.1.1'], shown['appraisal.A'], shown['appraisal.total']),
                         ('1.75', f'{part_a:.2f}', f'{sum(keyed.values()):.2f}'))
        self.set('Q3', leader, 'appraisal', *(f'{number}=' for number in keyed))
        self.assertEqual(self.home.show(*of('Q3'), '--subject', leader)['appraisal.total'], '')

    def test_06_shortcomings_come_forward(self):
        leader = type(self).leader = self.subjects('Q1', 'leader')[0][0]
        self.set('Q1', leader, 'self', 'shortcoming.1.text=Chậm gửi báo cáo tháng', 'shortcoming.1.due=30/6/2025',
                 'shortcoming.1.responsible=Văn phòng', 'shortcoming.2.text=Ít đi cơ sở')
        found = dict(self.home.query('SELECT text, id FROM shortcoming'))
        late, seldom = found['Chậm gửi báo cáo tháng'], found['Ít đi cơ sở']
        shown = self.home.show(*of('Q2'), '--subject', leader)
        self.assertEqual(shown[f'remedy.{late}.text'], 'Chậm gửi báo cáo tháng')
        self.set('Q2', leader, 'self', f'remedy.{late}.state=done', f'remedy.{seldom}.state=partial',
                 f'remedy.{seldom}.percent=50')
        shown = self.home.show(*of('Q2'), '--subject', leader)
        self.assertEqual((shown[f'remedy.{late}.state'], shown[f'remedy.{seldom}.percent']), ('done', '50'))
        # What is done is done: only the other comes forward into the year.
        shown = self.home.show(*of('YEAR'), '--subject', leader, '--kind', 'leader')
        self.assertIn(f'remedy.{seldom}.text', shown)
        self.set('YEAR', leader, 'self', f'remedy.{seldom}.state=done', kind='leader')
        self.assertEqual(self.home.show(*of('YEAR'), '--subject', leader, '--kind', 'leader')[f'remedy.{seldom}.state'],
                         'done')
        self.refused('set', *of('Q3'), '--subject', leader, '--step', 'self', 'remedy.99999.state=done')

    def test_07_prompts(self):
        subject = ('YEAR', self.leader, 'self')
        self.set(*subject, 'prompt.1.text=Làm rõ việc chậm giải ngân', 'prompt.1.body=Ban Thường vụ Tỉnh ủy',
                 'prompt.1.number=12-TB/TU', 'prompt.1.date=1/12/2025', kind='leader')
        rules = [row['rule'] for row in self.home.list('findings', *of('YEAR')) if row['subject'] == self.leader]
        self.assertIn('prompt-unanswered', rules)
        self.set(*subject, 'prompt.1.answer=Đã giải ngân đủ trong tháng 12', kind='leader')
        rules = [row['rule'] for row in self.home.list('findings', *of('YEAR')) if row['subject'] == self.leader]
        self.assertNotIn('prompt-unanswered', rules)

    def test_08_meetings(self):
        cell = self.home.query('SELECT u.name FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = ?',
                               int(self.leader[1:]))[0][0]
        for period, day in (('Q1', '2/4/2025'), ('YEAR', '10/12/2025')):
            for where in (('--unit', cell), ()):
                meeting = self.home.do('meeting', 'add', *of(period), '--title', 'Hội nghị kiểm điểm', *where).strip()
                self.home.do('meeting', 'set', meeting, f'date={day}', 'called=20', 'present=19', 'absent=1',
                             'chair=Người chủ trì', 'number=01-BB')
                self.home.do('meeting', 'ballot', meeting, '--subject', self.leader, '--kind', 'leader', 'issued=19',
                             'returned=19', 'valid=18', 'invalid=1', 'excellent=3', 'good=15', 'level=good')
                self.refused('meeting', 'ballot', meeting, '--subject', self.leader, '--kind', 'leader', 'good=16')
                self.refused('meeting', 'ballot', meeting, '--subject', self.leader, '--kind', 'leader', 'returned=20')
        rows = list(csv.DictReader(io.StringIO(self.home.do('meeting', 'list', *of('YEAR')))))
        self.assertEqual([(row['subjects'], row['concluded']) for row in rows], [('1', '1')] * 2)

    def test_09_appraisal_and_decision(self):
        for shift, period in enumerate(PERIODS):
            kinds = KINDS[1:] if period == 'YEAR' else ('leader',)
            for step in ('appraisal', 'decision'):
                for kind in kinds:
                    self.key_people(period, kind, step, shift + 4)
            for index, (subject, *_) in enumerate(self.subjects(period, 'collective')):
                if index % ONE_COLLECTIVE_OF[period]:
                    continue
                level = SPREAD[(index + shift) % len(SPREAD)]
                if level is not None:
                    a, b = POINTS[level]
                    self.set(period, subject, 'decision', f'A={a}', f'B={b}', f'level={level}',
                             f'date={DECIDED_ON[period]}', f'number={index + 1}-QĐ/ĐU')
        self.assertEqual(self.home.query("SELECT count (DISTINCT level) FROM step_result WHERE step = 'decision'"), [(4,)])

    def test_10_who_is_not_rated(self):
        for period, kind, reason in (('Q2', 'leader', 'leave'), ('YEAR', 'leader', 'leave'), ('YEAR', 'staff', 'training'),
                                     ('YEAR', 'member', 'leave')):
            subject = self.home.query(
                'SELECT a.person_id FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = ? AND a.kind = ? '
                "AND NOT EXISTS (SELECT 1 FROM step_result d WHERE d.assessment_id = a.id AND d.step = 'decision' "
                'AND d.level IS NOT NULL) ORDER BY a.id DESC LIMIT 1', period, kind)[0][0]
            self.set(period, f'p{subject}', 'self', f'unrated={reason}', kind=kind)
        self.assertEqual(self.home.query("SELECT count (*) FROM assessment WHERE state = 'unrated'"), [(4,)])

    def test_11_locked(self):
        for period in PERIODS:
            for index, (subject, kind) in enumerate(self.decided(period, 'leader')):
                if index % ONE_LEADER_OF[period]:
                    continue
                self.set(period, subject, 'decision', f'date={DECIDED_ON[period]}', f'number={index + 100}-QĐ/ĐU', kind=kind)
                self.home.do('lock', *of(period), '--subject', subject, '--kind', kind)
        self.assertEqual(self.decided('Q1', 'leader'), [])
        for subject, kind in self.decided('Q1', 'collective')[:3]:
            self.home.do('lock', *of('Q1'), '--subject', subject, '--kind', kind)
        locked = self.home.query("SELECT 'p' || a.person_id FROM assessment a JOIN period p ON p.id = a.period_id "
                                 "WHERE p.code = 'Q1' AND a.kind = 'leader' AND a.state = 'closed' ORDER BY a.id")
        self.assertGreater(len(locked), 15)
        type(self).locked = locked[0][0]

    def test_12_a_locked_one_refuses(self):
        subject = (*of('Q1'), '--subject', self.locked)
        for words in (('--step', 'self', 'A=1'), ('--step', 'appraisal', 'level=complete'),
                      ('--step', 'decision', 'level=incomplete'), ('--step', 'decision', 'date=1/5/2025')):
            self.refused('set', *subject, *words)
        self.refused('unlock', *subject)
        self.refused('unlock', *subject, '--why', '  ')

    def test_13_unlocked_changed_locked_again(self):
        subject = (*of('Q1'), '--subject', self.locked)
        level = self.home.show(*subject)['decision.level']
        other = 'complete' if level != 'complete' else 'incomplete'
        a, b = POINTS[other]
        self.home.do('unlock', *subject, '--why', 'Kết luận kiểm tra số 5')
        self.home.do('set', *subject, '--step', 'decision', f'A={a}', f'B={b}', f'level={other}')
        self.home.do('lock', *subject)
        shown = self.home.show(*subject)
        self.assertEqual((shown['state'], shown['decision.level']), ('closed', other))
        self.assertEqual([why for why, in self.home.query(
            "SELECT why FROM audit WHERE field = 'state' AND why <> ''")], ['Kết luận kiểm tra số 5'])
        self.assertIn((level, other), self.home.query(
            "SELECT old_value, new_value FROM audit WHERE field LIKE '%decision%level%'"))

    def test_14_opening_again_changes_nothing(self):
        before = self.home.content()
        for period in PERIODS:
            self.home.do('open', *of(period))
        self.assertEqual(self.home.content(), before)

    def test_15_check_and_findings(self):
        output = self.home.do('check')
        rows = self.home.list('findings')
        self.assertIn(str(len(rows)), output)
        rules = {row['rule'] for row in rows}
        self.assertLessEqual({'unlocked', 'difference', 'head-above-collective', 'order'}, rules)
        unlocked = {int(row['assessment_id']) for row in rows if row['rule'] == 'unlocked'}
        self.assertEqual(unlocked, {identity for identity, in self.home.query(
            "SELECT a.id FROM assessment a JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision' "
            "WHERE a.state = 'open' AND d.level IS NOT NULL AND d.dated_on IS NOT NULL")})

    def dossiers(self, period):
        return {row['assessment_id']: row for row in csv.DictReader(io.StringIO(
            self.home.do('dossier', 'list', *of(period)), newline=''))}

    def test_16_dossiers(self):
        tiers = {row['id']: row['tier'] for row in self.home.list('people')}
        for period in ('Q1', 'YEAR'):
            for subject, *_ in self.subjects(period, 'leader')[:4]:
                # All that is asked of a leader but the last.
                papers = range(1, 13) if period == 'YEAR' else (1, 2, 3)
                self.home.do('dossier', 'set', *of(period), '--subject', subject, '--kind', 'leader',
                             *(f'{number}.received=15/12/2025' for number in papers), '1.by=Văn phòng Đảng ủy')
            before = self.dossiers(period)
            full = self.subjects(period, 'leader')[0][0]
            last = 13 if period == 'YEAR' else 4 if tiers[full] == 'province' else 5
            self.home.do('dossier', 'set', *of(period), '--subject', full, '--kind', 'leader', f'{last}.received=16/12/2025')
            after = self.dossiers(period)
            changed = [identity for identity in after if after[identity] != before[identity]]
            self.assertEqual([after[identity]['subject_id'] for identity in changed], [full])
            self.assertEqual([after[identity]['missing'] for identity in changed], [''])
            self.assertEqual({identity: int(row['received']) for identity, row in after.items() if row['received'] != '0'},
                             {str(identity): number for identity, number in self.home.query(
                                 'SELECT d.assessment_id, count (*) FROM dossier_item d JOIN assessment a ON a.id = '
                                 'd.assessment_id JOIN period p ON p.id = a.period_id WHERE p.code = ? '
                                 'AND d.received_on IS NOT NULL GROUP BY 1', period)})
            rows = self.sheet('thieu-giay-to', period)
            names = {bare(cell) for row in rows for cell in row}
            for row in after.values():
                if row['missing']:
                    self.assertIn(row['name'], names, period)

    # The figures.

    def counted(self, period, group, where='1'):
        """What SQL says: {group: [(level, state)]}."""
        groups = {}
        for name, level, state in self.home.query(
                f"SELECT {group}, d.level, a.state FROM assessment a JOIN period p ON p.id = a.period_id LEFT JOIN "
                "(SELECT * FROM step_result WHERE step = 'decision') d ON d.assessment_id = a.id "
                f'WHERE p.year = 2025 AND p.code = ? AND {where} ORDER BY a.id', period):
            groups.setdefault(name, []).append((level, state))
        return groups

    def counts_by_kind(self, period):
        groups = self.counted(period, 'a.kind')
        return [Count(KIND_NAMES[kind], groups[kind]) for kind in KINDS if kind in groups]

    def counts_by_type(self, period):
        groups = self.counted(period, 'a.collective_type', "a.kind = 'collective'")
        return [Count(TYPES[name], groups.get(name, [])) for name in TYPES]

    def counts_by_cell(self, period):
        groups = self.counted(period, 'a.unit_id', "a.kind = 'member'")
        names = dict(self.home.query('SELECT id, name FROM unit'))
        return [Count(names[unit], groups[unit]) for unit in sorted(groups)]

    # A person with two ratings is one subject, counted by the officer's.
    ONCE = ("(a.kind <> 'member' OR NOT EXISTS (SELECT 1 FROM assessment o WHERE o.period_id = a.period_id "
            "AND o.person_id = a.person_id AND o.kind IN ('leader', 'staff')))")

    def kinds_with_total(self, period):
        """The rows by kind, what they make in ratings, and the subjects, each once."""
        counts = self.with_total(self.counts_by_kind(period))
        once = Count('Tổng cộng (mỗi người tính một lần)', self.counted(period, "''", self.ONCE)[''])
        if once.total == counts[-1].total:
            return counts
        counts[-1].name = 'Cộng số lượt xếp loại'
        return counts + [once]

    @staticmethod
    def with_total(counts):
        """The counts and the row of their sums, each column added up by itself."""
        total = Count('Tổng cộng', [])
        for count in counts:
            total.total += count.total
            total.rated += count.rated
            total.unrated += count.unrated
            total.undecided += count.undecided
            for level in LEVELS:
                total.levels[level] += count.levels[level]
        return counts + [total]

    def paper(self, form, period):
        path = self.home.path(f'{form}-{period}.pdf')
        self.home.make_paper('print', form, *of(period), '-o', path)
        return path

    def sheet(self, form, period):
        path = self.home.path(f'{form}-{period}.xlsx')
        self.home.make_paper('export', form, *of(period), '-o', path)
        return sheet_rows(path)

    def printed_figures(self, path):
        """Lines of a printed table with at least six figures at their end, as (words before, figures)."""
        rows = []
        for line in pdf_lines(path):
            match = re.match(r'(.*?)((?:(?:^|\s+)\d+(?:,\d+)?%?){6,})$', line)
            if match and not re.search(r'\(\d+\)', line):
                rows.append((match.group(1).strip(), match.group(2).split()))
        return rows

    def check_counts(self, form, period, expected):
        """The form says on paper and in the workbook what was counted, row by row and in this order."""
        rows = [row + [''] * (14 - len(row)) for row in self.sheet(form, period)]
        start = next(index for index, row in enumerate(rows) if row[0] == expected[0].name)
        self.assertEqual([(row[0], row[1:]) for row in rows[start:start + len(expected)]],
                         [(count.name, count.cells()) for count in expected], (form, period))
        printed = self.printed_figures(self.paper(form, period))
        self.assertEqual([figures for _, figures in printed],
                         [[cell for cell in count.cells() if cell] for count in expected], (form, period))
        for (words, _), count in zip(printed, expected):
            # A long name is broken: the line of the figures has a part of it.
            self.assertIn(words, count.name, (form, period))

    def test_20_numbers_by_kind(self):
        for period in PERIODS:
            self.check_counts('so-luong', period, self.kinds_with_total(period))

    def test_21_numbers_by_type_of_collective(self):
        for period in PERIODS:
            self.check_counts('so-luong-tap-the', period, self.with_total(self.counts_by_type(period)))

    def test_22_numbers_by_cell(self):
        self.check_counts('so-luong-chi-bo', 'YEAR', self.with_total(self.counts_by_cell('YEAR')))

    def test_23_sums(self):
        for period in PERIODS:
            for counts in (self.counts_by_kind(period), self.counts_by_type(period), self.counts_by_cell(period)):
                for count in counts:
                    self.assertEqual(count.total, count.rated + count.unrated + count.undecided, count.name)
            kinds = {count.name: count for count in self.counts_by_kind(period)}
            self.assertEqual(sum(count.total for count in self.counts_by_type(period)), kinds['Tập thể'].total)
            self.assertEqual(sum(count.total for count in self.counts_by_cell(period)),
                             kinds['Đảng viên'].total if 'Đảng viên' in kinds else 0)
            self.assertEqual(self.home.query('SELECT count (*) FROM assessment a JOIN period p ON p.id = a.period_id '
                                             'WHERE p.code = ?', period)[0][0], sum(count.total for count in kinds.values()))

    def quotas(self, period):
        """Peer groups of Điều 11: heads apart, and a person with two ratings only where the post is held."""
        committee = "a.collective_type IN ('" + "', '".join(COMMITTEES) + "')"
        twice = ("EXISTS (SELECT 1 FROM assessment o WHERE o.period_id = a.period_id AND o.person_id = a.person_id "
                 "AND o.kind IN ('leader', 'staff'))")
        groups = {
            'Tập thể lãnh đạo, quản lý': f"a.kind = 'collective' AND NOT {committee}",
            'Tổ chức đảng (đảng bộ, chi bộ)': f"a.kind = 'collective' AND {committee}",
            'Người đứng đầu': "a.kind = 'leader' AND a.head = 1",
            'Lãnh đạo, quản lý': "a.kind = 'leader' AND a.head = 0",
            'Công chức, viên chức không giữ chức vụ lãnh đạo, quản lý': "a.kind = 'staff' AND a.head = 0",
            'Đảng viên không làm việc trong hệ thống chính trị': f"a.kind = 'member' AND a.head = 0 AND NOT {twice}",
        }
        return [Count(name, self.counted(period, "''", where).get('', [])) for name, where in groups.items()]

    @staticmethod
    def seats(base):
        """A fifth, rounded half up."""
        return (base * 20 + 50) // 100

    def quota_cells(self, count):
        """As the form of the ceilings prints them after the name: seats, share and verdict in both readings."""
        excellent, good = count.levels['excellent'], count.levels['good']
        cells = [str(count.rated), str(excellent), str(good), '20%']
        for base in (good, good + excellent):
            over = excellent - self.seats(base)
            cells += [str(self.seats(base)), percent(excellent, base), f'Vượt {over}' if over > 0 else 'Trong giới hạn']
        return cells

    def test_24_ceilings(self):
        over = 0
        for period in PERIODS:
            expected = [(str(number), count.name, self.quota_cells(count))
                        for number, count in enumerate(self.quotas(period), 1)]
            over += sum('Vượt' in cell for _, _, cells in expected for cell in cells)
            rows = [row + [''] * (12 - len(row)) for row in self.sheet('tran-xuat-sac', period)]
            start = next(index for index, row in enumerate(rows) if len(row) > 1 and row[1] == expected[0][1])
            self.assertEqual([(row[0], row[1], row[2:]) for row in rows[start:start + 6]], expected, period)
            # A long name stands around its figures: the line has number and figures, and maybe the name between.
            lines = [' '.join(line.split()) for line in pdf_lines(self.paper('tran-xuat-sac', period))]
            for number, name, cells in expected:
                figures = ' '.join(cell for cell in cells if cell)
                self.assertTrue(any(line.startswith(number + ' ') and line.endswith(' ' + figures) for line in lines),
                                (period, name, figures))
        self.assertGreater(over, 0, 'a ceiling that is passed is said')

    def test_25_the_list_by_levels(self):
        for period in ('Q1', 'YEAR'):
            groups = {}
            for level, rows in self.counted(period, "CASE WHEN a.state = 'unrated' THEN 'unrated' ELSE d.level END",
                                            self.ONCE).items():
                groups[level] = len(rows)
            titles = {**LEVEL_NAMES, 'unrated': 'Chưa xếp loại', None: 'Chưa có kết quả xếp loại'}
            expected = [(titles[level], str(groups[level])) for level in (*LEVELS, 'unrated', None) if level in groups]
            rows = self.sheet('danh-sach-muc', period)
            self.assertEqual([(row[1], row[4]) for row in rows if len(row) == 5 and not row[0] and row[1] in titles.values()],
                             expected, period)
            # Each group has as many rows as its heading says.
            found, title = {}, ''
            for row in rows:
                if len(row) == 5 and not row[0] and row[1] in titles.values():
                    title = row[1]
                elif row and row[0].isdigit() and title:
                    found[title] = found.get(title, 0) + 1
            self.assertEqual({name: str(number) for name, number in found.items()}, dict(expected), period)
            total = sum(groups.values())
            self.assertIn(['TỔNG SỐ', str(total)], [[cell for cell in row if cell] for row in rows])
            lines = [' '.join(line.split()) for line in pdf_lines(self.paper('danh-sach-muc', period))]
            for words, number in (*expected, ('TỔNG SỐ', str(total))):
                self.assertIn(f'{words} {number}', lines, period)

    def test_26_the_lists_that_go_up(self):
        """PL 13 has whom the province manages with the level proposed, PL 14 the others with the level decided."""
        for period in PERIODS:
            for form, where, step in (('pl13', "a.tier = 'province'", 'appraisal'), ('pl14', "a.tier <> 'province'", 'decision')):
                expected = self.home.query(
                    "SELECT a.subject_name, ifnull (s.level, ''), CASE WHEN a.state = 'unrated' "
                    "THEN 'Chưa xếp loại' ELSE ifnull (d.level, '') END "
                    "FROM assessment a JOIN period p ON p.id = a.period_id "
                    "LEFT JOIN step_result s ON s.assessment_id = a.id AND s.step = 'self' "
                    "LEFT JOIN step_result d ON d.assessment_id = a.id AND d.step = ? "
                    f"WHERE p.code = ? AND a.kind = 'leader' AND {where}", step, period)
                missing = {'pl13': 'chưa có đề xuất', 'pl14': 'chưa có quyết định'}[form]
                expected = sorted((name, LEVEL_NAMES.get(own or None, own), LEVEL_NAMES.get(level, level) if level else missing)
                                  for name, own, level in expected)
                rows = [row + [''] * (7 - len(row)) for row in self.sheet(form, period) if row and row[0].isdigit()]
                self.assertEqual(sorted((bare(row[1]), row[3], row[4]) for row in rows), expected, (form, period))
                self.assertEqual([row[0] for row in rows], [str(number) for number in range(1, len(rows) + 1)])
                words = pdf_words(self.paper(form, period))
                for name, _, _ in expected:
                    self.assertIn(name.split()[-1], words, (form, period))

    def test_27_the_report(self):
        for period in PERIODS:
            path = self.paper('bao-cao', period)
            tables = [self.kinds_with_total(period), self.with_total(self.counts_by_type(period))]
            if self.counts_by_cell(period):
                tables.append(self.with_total(self.counts_by_cell(period)))
            expected = [[cell for cell in count.short_cells() if cell] for table in tables for count in table]
            # Rows of nothing but zeros are short: two figures and four.
            printed = [figures for _, figures in self.printed_figures(path)]
            self.assertEqual(printed, [cells for cells in expected if len(cells) >= 6], period)
            words = pdf_words(path)
            for reason, number in self.home.query(
                    "SELECT unrated_reason, count (DISTINCT ifnull ('p' || person_id, 'c' || collective_id)) "
                    "FROM assessment a JOIN period p ON p.id = a.period_id "
                    "WHERE p.code = ? AND a.state = 'unrated' GROUP BY 1", period):
                self.assertIn(f'{UNRATED[reason]}: {number} trường hợp', words)
            # Only the year rates Party members; whoever of them is not rated then, be it as an officer only, is exempt.
            left_out = dict(self.home.query(
                "SELECT CASE WHEN status IN ('relieved', 'suspended') THEN status ELSE 'new' END, count (*) FROM person "
                "WHERE party_member = 1 AND id NOT IN (SELECT a.person_id FROM assessment a JOIN period p "
                "ON p.id = a.period_id WHERE p.code = 'YEAR' AND a.person_id IS NOT NULL) GROUP BY 1")) if period == 'YEAR' else {}
            for status, text in EXEMPT.items():
                self.assertIn(f'{text}: {left_out.get(status, 0)} người', words, period)

    def test_28_unrated_is_no_level(self):
        """Who is not rated has levels of the steps before: lists say that there is no rating, and no level with it."""
        for form in ('pl13', 'danh-sach-don-vi', 'danh-sach-muc', 'thong-bao', 'to-trinh', 'to-trinh-tinh',
                     'tong-hop-tham-dinh'):
            words = pdf_words(self.paper(form, 'YEAR'))
            self.assertNotRegex(words, r'\wChưa', form)


if __name__ == '__main__':
    tap.main()

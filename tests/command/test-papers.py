#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that would do harm if they were signed as they are: what is proposed, who is counted, who speaks, who is meant and what is
argued. The demonstration year printed by the real program; every figure against a count in SQL over subjects, not ratings."""
import csv
import io
import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from printed import pdf_cells, sheet_rows
from program import Home, refusal_problem

LEVELS = {
    'excellent': 'Hoàn thành xuất sắc nhiệm vụ', 'good': 'Hoàn thành tốt nhiệm vụ', 'complete': 'Hoàn thành nhiệm vụ',
    'incomplete': 'Không hoàn thành nhiệm vụ',
}
YEAR = ('--year', '2025', '--period', 'YEAR')
QUARTER = ('--year', '2025', '--period', 'Q3')
CELL = 'Chi bộ cơ quan Đảng ủy'
NO_PROPOSAL = 'chưa có đề xuất'
NO_CONCLUSION = 'chưa có kết luận của hội nghị'
# Subjects, each once: a person is one however often rated.
SUBJECT = "CASE WHEN a.person_id IS NULL THEN 'c' || a.collective_id ELSE 'p' || a.person_id END"
ALL = 'FROM assessment a JOIN period p ON p.id = a.period_id AND p.year = 2025 AND p.code = ?1'


def phrase(collectives, people, ratings):
    """As a paper says how many it is about."""
    said = ', '.join(words for number, words in ((collectives, f'{collectives} tập thể'), (people, f'{people} cá nhân')) if number)
    return f'{said} ({ratings} lượt xếp loại)'


class Papers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill(history=False)

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def write(self, command, form, *arguments, ending='pdf'):
        """The file, and what was said beside it: nothing but warnings."""
        path = self.home.path(f'{form}.{ending}')
        path.unlink(missing_ok=True)
        result = self.home.run(command, form, *arguments, '-o', path)
        self.assertEqual((result.returncode, result.stdout), (0, ''), result.stderr)
        return path, result.stderr

    def words(self, form, *arguments):
        path, said = self.write('print', form, *arguments)
        return pdf_cells(path), said

    def rows(self, form, *arguments):
        path, said = self.write('export', form, *arguments, ending='xlsx')
        return sheet_rows(path), said

    def number(self, sql, *values):
        return self.home.query(sql, *values)[0][0]

    def count(self, where='1', period='YEAR'):
        """Collectives, people and ratings of the period."""
        return self.home.query(
            'SELECT count(DISTINCT a.collective_id), count(DISTINCT a.person_id), count(*) ' + ALL + f' WHERE {where}', period)[0]

    def without(self, step, where, period='YEAR'):
        """Ratings that have no level in the step and are to have one."""
        return self.number(
            'SELECT count(*) ' + ALL + f" WHERE a.state <> 'unrated' AND {where} AND NOT EXISTS (SELECT 1 FROM step_result s "
            'WHERE s.assessment_id = a.id AND s.step = ?2 AND s.level IS NOT NULL)', period, step)

    def assert_warned(self, said, number, words):
        """One Vietnamese line for each thing to be told, with its number; nothing if there is none."""
        if number == 0:
            self.assertNotIn(words, said)
        else:
            self.assertRegex(said, rf'\b{number}\b.*{words}|{words}.*\b{number}\b')

    # A proposal is what was proposed.

    def test_10_to_the_province(self):
        province = "a.tier = 'province'"
        missing = self.without('appraisal', province)
        self.assertGreater(missing, 0)
        words, said = self.words('to-trinh-tinh', *YEAR)
        self.assertEqual(words.count(NO_PROPOSAL), missing)
        self.assert_warned(said, missing, 'đề xuất')
        self.assertIn('đối với ' + phrase(*self.count(province)), words)
        # Every level that stands there is one that the appraisal proposed.
        proposed = self.home.query(
            'SELECT s.level, count(*) ' + ALL + " JOIN step_result s ON s.assessment_id = a.id AND s.step = 'appraisal' "
            f"WHERE {province} AND a.state <> 'unrated' AND s.level IS NOT NULL GROUP BY 1", 'YEAR')
        for level, number in proposed:
            self.assertEqual(len(re.findall(LEVELS[level], words)), number, level)

    def test_11_the_board_asks_for_what_it_appraised(self):
        words, said = self.words('to-trinh', *YEAR)
        missing = self.without('appraisal', '1')
        self.assertEqual(words.count(NO_PROPOSAL), missing)
        self.assert_warned(said, missing, 'đề xuất')
        self.assertIn(phrase(*self.count()), words)

    def test_12_a_unit_asks_for_what_its_meeting_concluded(self):
        unit = self.number('SELECT id FROM unit WHERE name = ? AND party_cell', CELL)
        where = f'a.unit_id = {unit}'
        concluded = self.home.query(
            "SELECT CASE a.kind WHEN 'member' THEN a.person_id END, m.level " + ALL + ' LEFT JOIN (SELECT s.assessment_id, s.level FROM meeting_subject s JOIN meeting m '
            f'ON m.id = s.meeting_id WHERE m.unit_id = {unit}) m ON m.assessment_id = a.id WHERE {where} '
            "AND a.state <> 'unrated'", 'YEAR')
        self.assertTrue(any(level is None for _, level in concluded) and any(level for _, level in concluded))
        # What the board says later is another matter.
        subject = next(person for person, level in concluded if person and level in ('good', 'excellent'))
        self.home.do('set', *YEAR, '--subject', f'p{subject}', '--kind', 'member', '--step', 'appraisal', 'A=10', 'B=20',
                     'level=incomplete')
        words, said = self.words('to-trinh', *YEAR, '--unit', CELL)
        self.assertEqual(words.count(NO_CONCLUSION), sum(level is None for _, level in concluded))
        self.assert_warned(said, sum(level is None for _, level in concluded), 'hội nghị')
        for level, name in LEVELS.items():
            self.assertEqual(len(re.findall(name, words)), sum(one == level for _, one in concluded), level)
        self.assertIn(phrase(*self.count(where)), words)
        self.assertNotIn('thẩm định', words.split('Nơi nhận')[0].split('như sau')[0])
        self.assertIn('kết luận của hội nghị kiểm điểm', words)

    def test_13_an_office_that_has_not_met(self):
        office = self.home.query('SELECT u.name, u.id, count(*) ' + ALL + ' JOIN unit u ON u.id = a.unit_id AND NOT u.party_cell '
                                 "WHERE a.state <> 'unrated' GROUP BY u.id ORDER BY 3 DESC", 'YEAR')[0]
        words, said = self.words('to-trinh', *YEAR, '--unit', office[0])
        self.assertEqual(words.count(NO_CONCLUSION), office[2])
        self.assert_warned(said, office[2], 'hội nghị')
        for name in LEVELS.values():
            self.assertNotIn(name, words)

    def test_14_lists_in_workbooks(self):
        leaders = "a.kind = 'leader' AND a.tier = 'province'"
        for form, where, column in (('pl13', leaders, 4), ('tong-hop-tham-dinh', '1', 6)):
            rows, said = self.rows(form, *YEAR)
            missing = self.without('appraisal', where)
            self.assertEqual(sum(len(row) > column and row[column] == NO_PROPOSAL for row in rows), missing, form)
            self.assert_warned(said, missing, 'đề xuất')
        rows, said = self.rows('pl14', *YEAR)
        missing = self.without('decision', "a.kind = 'leader' AND a.tier <> 'province'")
        self.assertEqual(sum(len(row) > 4 and row[4] == 'chưa có quyết định' for row in rows), missing)
        self.assert_warned(said, missing, 'quyết định')

    def test_15_a_ballot_of_a_unit_knows_no_appraisal(self):
        words, said = self.words('phieu-bieu-quyet', *YEAR, '--unit', CELL)
        self.assertEqual(said, '')
        self.assertNotIn('Đề xuất của cơ quan thẩm định', words)
        words, said = self.words('phieu-bieu-quyet', *YEAR)
        self.assertIn('Đề xuất của', words)
        self.assertEqual(words.count(NO_PROPOSAL), int(re.search(r'\d+', said).group()) if said else 0)

    def test_16_a_quarter_is_no_self_rating(self):
        """The quarters that the year rests on have a result, or say that they have none."""
        subject, total = self.home.query(
            "SELECT 'p' || a.person_id, s.total " + ALL + " JOIN step_result s ON s.assessment_id = a.id AND s.step = 'self' "
            "WHERE a.kind = 'leader' AND a.state <> 'unrated' AND s.level IS NOT NULL AND a.tier <> 'province' "
            "AND NOT EXISTS (SELECT 1 FROM step_result o WHERE o.assessment_id = a.id AND o.step <> 'self' AND o.level IS NOT NULL)",
            'Q3')[0]
        words, _ = self.words('pl8', *YEAR, '--subject', subject)
        self.assertRegex(words, r'Quý III\s+chưa có kết quả')

    # Nobody is counted twice.

    def test_20_each_person_once(self):
        """The numbered rows of a list are its subjects."""
        for form, where in (('danh-sach-don-vi', '1'), ('danh-sach-muc', '1'), ('tong-hop-tham-dinh', '1')):
            for period in (YEAR, QUARTER):
                rows, _ = self.rows(form, *period)
                collectives, people, _ratings = self.count(where, period[-1])
                self.assertEqual(sum(row[0].isdigit() and len(row) > 1 and not row[1].startswith('(') for row in rows if row),
                                 collectives + people, (form, period))
                if form != 'tong-hop-tham-dinh':
                    total = next([cell for cell in row if cell] for row in rows if 'TỔNG SỐ' in row)
                    self.assertEqual(total[-1], str(collectives + people), (form, period))

    def test_21_decision_and_notice(self):
        """A notice tells what decisions contain: no more, and the province tells its own."""
        decided = ("a.tier IS NOT 'province' AND EXISTS (SELECT 1 FROM step_result d WHERE d.assessment_id = a.id "
                   "AND d.step = 'decision' AND d.level IS NOT NULL{})")
        issued = decided.format(" AND d.dated_on IS NOT NULL AND d.document_number <> ''")
        words, said = self.words('thong-bao', *YEAR)
        self.assertEqual(said, '')
        self.assertIn(phrase(*self.count(issued)), words)
        self.assertIn(phrase(*self.count(decided.format(''))), self.words('quyet-dinh', *YEAR)[0])
        for name, in self.home.query('SELECT a.subject_name ' + ALL + " JOIN step_result d ON d.assessment_id = a.id AND "
                                     "d.step = 'decision' AND d.level IS NOT NULL WHERE a.tier = 'province'", 'YEAR'):
            self.assertNotIn(name, words)
        # A level without number and date of its decision is not told, and that is said.
        subject = self.home.query("SELECT 'p' || a.person_id " + ALL + f" WHERE a.kind = 'staff' AND {issued}", 'YEAR')[0][0]
        self.home.do('set', *YEAR, '--subject', subject, '--kind', 'staff', '--step', 'decision', 'number=')
        words, said = self.words('thong-bao', *YEAR)
        self.assertIn(phrase(*self.count(issued)), words)
        self.assert_warned(said, 1, 'quyết định')
        for form in ('bao-cao', 'danh-sach-don-vi'):
            self.assert_warned(self.words(form, *YEAR)[1], 1, 'quyết định')
        refused = self.home.run('print', 'thong-bao', *YEAR, '--subject', subject, '--kind', 'staff', '-o', self.home.path('x.pdf'))
        self.assertEqual(refusal_problem(refused), '')
        self.assertFalse(self.home.path('x.pdf').exists())

    def test_22_totals(self):
        for period in (YEAR, QUARTER):
            collectives, people, ratings = self.count('1', period[-1])
            rows, _ = self.rows('so-luong', *period)
            totals = {row[0]: row[1] for row in rows if row and row[0].startswith(('Tổng cộng', 'Cộng số lượt'))}
            report, _ = self.words('bao-cao', *period)
            if ratings == collectives + people:
                self.assertEqual(totals, {'Tổng cộng': str(ratings)})
            else:
                self.assertEqual(totals, {'Cộng số lượt xếp loại': str(ratings),
                                          'Tổng cộng (mỗi người tính một lần)': str(collectives + people)})
                self.assertRegex(report, rf'\b{ratings}\b')
            self.assertRegex(report, rf'\b{collectives + people}\b')

    def test_23_who_is_rated_is_not_left_out(self):
        report, _ = self.words('bao-cao', *YEAR)
        printed = sum(int(number) for number in re.findall(r'(\d+) người', report))
        self.assertEqual(printed, self.number(
            "SELECT count(*) FROM person WHERE party_member = 1 AND retired_on IS NULL AND status <> 'left' AND id NOT IN "
            '(SELECT a.person_id ' + ALL + ' WHERE a.person_id IS NOT NULL)', 'YEAR'))
        cases = sum(int(number) for number in re.findall(r'(\d+) trường hợp', report))
        self.assertEqual(cases, self.number(f"SELECT count(DISTINCT a.unrated_reason || {SUBJECT}) " + ALL +
                                            " WHERE a.state = 'unrated'", 'YEAR'))

    def test_24_dossiers_and_people(self):
        words, _ = self.words('nhac-ho-so', *YEAR)
        found = re.search(r'\((\d+) thành phần trong (\d+) hồ sơ của (\d+) tập thể, cá nhân\)', words)
        rows = [row for row in self.dossiers() if row['missing']]
        self.assertEqual(found.groups()[1:], (str(len(rows)), str(len({row['subject_id'] for row in rows}))))

    def dossiers(self):
        return list(csv.DictReader(io.StringIO(self.home.do('dossier', 'list', *YEAR), newline='')))

    # Who speaks.

    def test_30_a_unit_does_not_speak_for_the_commune(self):
        for form in ('bao-cao', 'to-trinh-tinh', 'pl13', 'tran-xuat-sac'):
            for command, ending in (('print', 'pdf'), ('print', 'odt'), ('export', 'xlsx')):
                output = self.home.path(f'refused.{ending}')
                result = self.home.run(command, form, *YEAR, '--unit', CELL, '-o', output)
                self.assertEqual(refusal_problem(result), '', (form, ending))
                self.assertFalse(output.exists())
                if command == 'print' or form != 'bao-cao':
                    self.assertIn('toàn xã', result.stderr, (form, ending))
        for form in ('bao-cao', 'tran-xuat-sac'):
            result = self.home.run('print', form, *YEAR, '--subject', 'p1', '-o', self.home.path('refused.pdf'))
            self.assertEqual(refusal_problem(result), '', form)

    def test_31_who_speaks_of_a_unit(self):
        """Head of the paper: the unit's own, or the commune's about the unit."""
        heads = {'to-trinh': 'CHI BỘ CƠ QUAN ĐẢNG ỦY', 'danh-sach-don-vi': 'CHI BỘ CƠ QUAN ĐẢNG ỦY', 'bien-ban': 'CHI BỘ CƠ QUAN ĐẢNG ỦY',
                 'thong-bao': 'ĐẢNG ỦY XÃ LÙNG PHÌNH', 'quyet-dinh': 'ĐẢNG ỦY XÃ LÙNG PHÌNH', 'thieu-giay-to': 'ĐẢNG ỦY XÃ LÙNG PHÌNH',
                 'tong-hop-tham-dinh': 'BAN XÂY DỰNG ĐẢNG'}
        told = self.home.query('SELECT u.name ' + ALL + " JOIN unit u ON u.id = a.unit_id JOIN step_result d ON d.assessment_id = a.id AND "
                               "d.step = 'decision' AND d.level IS NOT NULL AND d.document_number <> '' WHERE a.tier IS NOT 'province'",
                               'YEAR')[0][0]
        for form, head in heads.items():
            words, _ = self.words(form, *YEAR, '--unit', told if head == 'ĐẢNG ỦY XÃ LÙNG PHÌNH' else CELL)
            self.assertIn(head, words[:250], form)
        self.assertNotIn('ĐẢNG ỦY XÃ LÙNG PHÌNH', self.words('danh-sach-don-vi', *YEAR, '--unit', CELL)[0])

    # Who is meant.

    def test_40_namesakes(self):
        """No two people of a list have the same name on it."""
        doubled = self.number('SELECT count(*) FROM (SELECT 1 ' + ALL + ' WHERE a.person_id IS NOT NULL GROUP BY a.subject_name '
                              'HAVING count(DISTINCT a.person_id) > 1)', 'YEAR')
        self.assertGreater(doubled, 0)
        for form in ('danh-sach-don-vi', 'danh-sach-muc', 'tong-hop-tham-dinh', 'thieu-giay-to'):
            rows, _ = self.rows(form, *YEAR)
            people = [row[1] for row in rows if len(row) > 2 and row[0].isdigit() and not row[1].startswith('(')]
            if form == 'thieu-giay-to':
                # A person has a dossier for each rating: the name and the kind make the line.
                people = [f'{row[1]} {row[2]}' for row in rows if len(row) > 2 and row[0].isdigit() and not row[1].startswith('(')]
            self.assertEqual(sorted(people), sorted(set(people)), form)
            self.assertTrue(any(re.search(r'\((\d{2}/\d{2}/)?\d{4}\)', name) for name in people), form)

    def test_41_namesakes_of_one_cell_and_one_year(self):
        """Year of birth; the date when the years are the same; the unit when there is nothing else."""
        cell = self.number('SELECT id FROM unit WHERE name = ? AND party_cell', CELL)
        people = self.home.query('SELECT a.id, a.person_id ' + ALL + " WHERE a.kind = 'member' AND a.unit_id = ?2 ORDER BY a.id LIMIT 3",
                                 'YEAR', cell)
        connection = sqlite3.connect(self.home.database)
        with connection:
            for (identity, _), born in zip(people, ('1985-03-02', '1985-11-20', '1990-01-05')):
                connection.execute('UPDATE assessment SET subject_name = ?, birth_date = ? WHERE id = ?',
                                   ('Lù Thị Thuý' if born[:4] == '1985' else 'Lù Thị Thúy', born, identity))
        connection.close()
        for form in ('phieu-bieu-quyet', 'bien-ban', 'kiem-phieu', 'to-trinh'):
            words, _ = self.words(form, *YEAR, '--unit', CELL)
            for name in ('(02/03/1985)', '(20/11/1985)', '(1990)'):
                self.assertIn(name, words, form)

    # What is argued.

    def test_50_an_appraisal_argues_from_its_own_points(self):
        subject = self.home.query(
            "SELECT 'p' || a.person_id " + ALL + " JOIN step_result s ON s.assessment_id = a.id AND s.step = 'appraisal' "
            "JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision' WHERE a.kind = 'staff' AND s.level IS NOT NULL "
            "AND d.level IS NOT NULL AND a.state = 'open'", 'YEAR')[0][0]
        of = ('--subject', subject, '--kind', 'staff')
        self.home.do('set', *YEAR, *of, '--step', 'appraisal', 'A=28', 'B=64,5')
        self.home.do('set', *YEAR, *of, '--step', 'decision', 'A=20', 'B=31', 'level=complete', 'authority=Ban Thường vụ X')
        words, _ = self.words('phieu-tham-dinh', *YEAR, '--subject', subject)
        self.assertIn('Tổng 92,5 điểm', words)
        self.assertNotIn('Tổng 51 điểm', words)
        self.assertNotIn('Ban Thường vụ X', words)
        self.home.do('set', *YEAR, *of, '--step', 'appraisal', 'A=', 'B=')
        words, _ = self.words('phieu-tham-dinh', *YEAR, '--subject', subject)
        self.assertNotIn('Tổng 51 điểm', words)

    def test_51_a_level_below_its_points_has_its_reason(self):
        subject = self.home.query(
            "SELECT 'p' || a.person_id " + ALL + " JOIN step_result d ON d.assessment_id = a.id AND d.step = 'decision' "
            "WHERE a.kind = 'staff' AND d.level IS NOT NULL AND a.state = 'open' AND a.tier IS NOT 'province' ORDER BY a.id DESC",
            'YEAR')[0][0]
        of = ('--subject', subject, '--kind', 'staff')
        self.home.do('set', *YEAR, *of, '--step', 'decision', 'tasks.exceeded=', 'tasks.on_time=', 'tasks.done=')
        self.home.do('set', *YEAR, *of, '--step', 'decision', 'A=28', 'B=64,5', 'level=good', 'tasks.assigned=10', 'tasks.done=10',
                     'tasks.on_time=8', 'tasks.exceeded=5', 'remedied=none', 'discipline=no')
        for form in ('quyet-dinh-rieng', 'quyet-dinh'):
            words, said = self.words(form, *YEAR, '--subject', subject)
            self.assertIn('Tổng điểm ứng với mức Hoàn thành xuất sắc nhiệm vụ', words, form)
            self.assertIn('Chưa đạt điều kiện của mức Hoàn thành xuất sắc nhiệm vụ', words, form)
            self.assertIn('8/10 việc đúng hạn (80%)', words, form)
            self.assertEqual(said, '', form)
        # Nothing failed: the paper says that nothing is recorded, and who prints it is told.
        self.home.do('set', *YEAR, *of, '--step', 'decision', 'tasks.on_time=10')
        for form in ('quyet-dinh-rieng', 'quyet-dinh'):
            words, said = self.words(form, *YEAR, '--subject', subject)
            self.assertIn('Hồ sơ chưa ghi điều kiện không đạt', words, form)
            self.assert_warned(said, 1, 'điều kiện')
        # A level that the points give needs no words.
        self.home.do('set', *YEAR, *of, '--step', 'decision', 'level=excellent')
        words, said = self.words('quyet-dinh-rieng', *YEAR, '--subject', subject)
        self.assertNotIn('Tổng điểm ứng với mức', words)
        self.assertEqual(said, '')


if __name__ == '__main__':
    tap.main()

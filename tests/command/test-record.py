#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that were corrected, taken out, entered twice; workbooks read as what they are not."""
import contextlib
import pathlib
import re
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, SAMPLES, refusal_problem, write_workbook

ROSTER = SAMPLES / 'danh-sach-dang-vien.xlsx'
LEADERS = SAMPLES / 'can-bo-lanh-dao.xlsx'
SCORES = SAMPLES / 'tu-cham-quy-3.xlsx'
QUARTER = ('--year', '2025', '--period', 'Q3')
HEADING = ['STT', 'Họ và tên', 'Ngày sinh', 'Chi bộ', 'Số thẻ đảng viên']


class Record(unittest.TestCase):
    def setUp(self):
        self.home = Home()

    def tearDown(self):
        self.home.remove()

    def refuse(self, *arguments):
        """Must be refused with nothing changed; the sentence."""
        before = self.home.content() if self.home.database.exists() else ''
        result = self.home.run(*arguments)
        self.assertEqual(refusal_problem(result), '')
        self.assertEqual(self.home.content() if self.home.database.exists() else '', before)
        return result.stderr

    def write_roster(self, *rows):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [HEADING, *([i + 1, *row] for i, row in enumerate(rows))])
        return path

    def test_collectives_of_the_units(self):
        """One call gives each chi bộ and office its collective; a second one has nothing to add."""
        self.home.do('import', 'roster', ROSTER)
        self.home.do('import', 'leaders', LEADERS)
        units = self.home.list('units')
        before = self.home.content()
        foretold = self.home.do('record', 'propose-collectives', '--dry-run')
        self.assertEqual(self.home.content(), before)
        self.assertIn(str(len(units)), foretold.splitlines()[-1].split())
        told = self.home.do('record', 'propose-collectives').splitlines()
        self.assertIn(str(len(units)), told[-1].split())
        rows = self.home.list('collectives')
        self.assertEqual(sorted(row['unit'] for row in rows), sorted(row['name'] for row in units))
        for row in rows:
            self.assertTrue(any(row['name'] in line and row['unit'] in line for line in told), row)
        cells = {row['name'] for row in units if row['kind'] == 'cell'}
        self.assertGreater(len(cells), 10)
        self.assertEqual({row['unit'] for row in rows if row['type'] == 'grassroots-party'}, cells)
        self.assertEqual(self.home.query("SELECT count(*) FROM audit WHERE entity = 'collective' AND field = 'created'"),
                         [(len(rows),)])
        before = self.home.content()
        self.assertEqual(self.home.do('record', 'propose-collectives').split()[2], '0')
        self.assertEqual(self.home.content(), before)
        # One that the clerk took out is neither brought back nor counted as there.
        with contextlib.closing(sqlite3.connect(self.home.database)) as connection, connection:
            connection.execute("UPDATE collective SET retired_on = '2025-06-01' WHERE id = 1")
        told = self.home.do('record', 'propose-collectives').splitlines()
        self.assertEqual(re.findall(r'\d+', told[-1]), ['0', str(len(rows) - 1), '1'])
        self.assertIn('record restore', told[0])

    def test_dates_to_come(self):
        """What is said to have happened on a day to come is a finding, and is taken all the same."""
        self.home.do('import', 'roster', self.write_roster(('Giàng Seo Páo', '12/03/1981', 'Chi bộ Một', '')))
        self.home.do('open', '--year', '2025', '--period', 'YEAR')
        self.home.do('set', '--year', '2025', '--period', 'YEAR', '--subject', 'p1', '--step', 'self', 'date=24/12/2099')
        rows = [row for row in self.home.list('findings') if row['rule'] == 'date-to-come']
        self.assertEqual([row['severity'] for row in rows], ['warning'])
        self.assertIn('24/12/2099', rows[0]['text'])
        self.home.do('set', '--year', '2025', '--period', 'YEAR', '--subject', 'p1', '--step', 'self', 'date=24/12/2025')
        self.assertEqual([row for row in self.home.list('findings') if row['rule'] == 'date-to-come'], [])

    def test_another_content(self):
        self.home.do('import', 'roster', ROSTER)
        self.assertIn('Đơn vị công tác', self.refuse('import', 'leaders', ROSTER))
        self.refuse('import', 'leaders', ROSTER, '--confirm')
        self.refuse('import', 'roster', SCORES)
        self.refuse('import', 'roster', LEADERS)
        self.refuse('import', 'scores', ROSTER, *QUARTER, '--step', 'self')
        self.assertEqual(self.home.list('people', '--kind', 'leader'), [])

    def test_most_people(self):
        rows = [(f'Giàng Seo {chr(65 + i)}', '12/03/1981', 'Chi bộ Một', '') for i in range(12)]
        self.home.do('import', 'roster', self.write_roster(*rows))
        moved = self.write_roster(*((name, date, 'Chi bộ Hai', card) for name, date, _, card in rows))
        self.assertIn('12', self.refuse('import', 'roster', moved))
        self.assertIn('--confirm', self.refuse('import', 'roster', moved, '--rejects', self.home.path('r.xlsx')))
        self.home.do('import', 'roster', moved, '--dry-run')
        self.home.do('import', 'roster', moved, '--confirm')
        self.assertEqual({row['unit'] for row in self.home.list('people')}, {'Chi bộ Hai'})

    def test_forms_follow(self):
        rows = [('Giàng Seo Páo', '1981', 'Chi bộ Một', '10.000001'), ('Vàng Thị Mỷ', '1990', 'Chi bộ Một', '')]
        self.home.do('import', 'roster', self.write_roster(*rows))
        self.home.do('open', *QUARTER)
        self.home.do('open', '--year', '2025', '--period', 'YEAR')
        corrected = self.write_roster(('Giàng Seo Páo', '12/03/1981', 'Chi bộ Hai', '10.000001'))
        self.assertIn('record follow', self.home.do('import', 'roster', corrected))
        forms = self.home.query('SELECT count(*) FROM assessment WHERE person_id = 1')[0][0]
        self.assertGreater(forms, 0)
        findings = [row for row in self.home.list('findings', '--year', '2025', '--period', 'YEAR')
                    if row['rule'] == 'snapshot']
        self.assertEqual(len(findings), 1)
        self.assertIn('12/03/1981', findings[0]['text'])

        before = self.home.content()
        told = self.home.do('record', 'follow', '--dry-run')
        self.assertIn('1981 → 12/03/1981', told)
        self.assertEqual(self.home.content(), before)
        self.home.do('record', 'follow', '--why', 'Đính chính')
        self.assertEqual(self.home.query('SELECT DISTINCT birth_date, unit_name FROM assessment WHERE person_id = 1'),
                         [('1981-03-12', 'Chi bộ Một')])
        self.home.do('record', 'follow', '--places')
        self.assertEqual(self.home.query('SELECT DISTINCT unit_name FROM assessment WHERE person_id = 1'),
                         [('Chi bộ Hai',)])
        self.assertGreater(self.home.query("SELECT count(*) FROM audit WHERE why = 'Đính chính'")[0][0], 0)
        self.assertNotIn('snapshot', [row['rule'] for row in self.home.list('findings', *QUARTER)])

    def test_removed_merged_deleted(self):
        self.home.do('import', 'roster', self.write_roster(('Lù Thị Thuý', '1990', 'Chi bộ Một', ''),
                                                           ('Lù Thị Thuý', '1991', 'Chi bộ Hai', ''),
                                                           ('Sùng A Chúng', '1980', 'Chi bộ Hai', '')))
        self.assertEqual(len(self.home.do('record', 'removed').splitlines()), 1)
        self.home.do('record', 'merge', 'p1', 'p2')
        self.assertEqual([row['id'] for row in self.home.list('people')], ['p3', 'p1'])
        self.home.do('record', 'delete', 'p3')
        self.home.do('record', 'delete', 'u2')
        self.assertIn('1', self.refuse('record', 'delete', 'u1'))
        self.home.do('open', '--year', '2025', '--period', 'YEAR')
        self.assertIn('phiếu', self.refuse('record', 'delete', 'p1'))
        self.refuse('record', 'delete', 'p9')
        self.refuse('record', 'delete', 'x1')
        self.refuse('record', 'merge', 'p1', 'p1')
        self.refuse('record', 'merge', 'p1', 'u1')
        self.assertEqual(self.home.run('record', 'merge', 'p1').returncode, 2)
        self.assertEqual(self.home.run('record', 'rename', 'p1').returncode, 2)


if __name__ == '__main__':
    tap.main()

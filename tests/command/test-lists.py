#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration year: complete, in order, the same each time; lists as CSV."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, PROGRAM

QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')
LEVELS = {'', 'excellent', 'good', 'complete', 'incomplete'}
HEADERS = {
    'units': 'id,name,kind,parent_id',
    'people': 'id,name,birth_date,gender,ethnicity,unit,party_card,admitted_on,official_on,status,kind,tier,posts',
    'collectives': 'id,name,type,unit',
    'forms': 'id,title,kinds,periods,provisional',
    'findings': 'severity,rule,assessment_id,subject,text',
}
ASSESSMENTS = ('id,subject_id,name,kind,unit,criteria_set,self_points,self_level,appraisal_points,appraisal_level,'
               'decision_points,decision_level,suggested_level,state')


class Lists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill()

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def test_headers(self):
        for name, header in HEADERS.items():
            self.assertEqual(self.home.do('list', name).split('\r\n')[0], header)
        self.assertEqual(self.home.do('list', 'assessments', *QUARTER).split('\r\n')[0], ASSESSMENTS)

    def test_people(self):
        people = self.home.list('people')
        self.assertEqual(len(people), 636)
        self.assertEqual(len({row['id'] for row in people}), 636)
        self.assertEqual(sum(row['kind'] == 'leader' for row in people), 24)
        self.assertGreater(sum(row['kind'] == 'staff' for row in people), 50)
        self.assertGreater(sum(row['kind'] == 'member' for row in people), 300)
        for row in people:
            self.assertRegex(row['id'], r'^p\d+$')
            self.assertRegex(row['birth_date'], r'^(\d{4}(-\d\d-\d\d)?)?$')
        self.assertEqual({row['status'] for row in people} & {'active', 'relieved'}, {'active', 'relieved'})

    def test_people_of_kind_and_unit(self):
        leaders = self.home.list('people', '--kind', 'leader')
        self.assertEqual(len(leaders), 24)
        self.assertEqual(sum(row['tier'] == 'province' for row in leaders), 7)
        unit = leaders[0]['unit']
        rows = self.home.list('people', '--unit', unit)
        self.assertIn(leaders[0]['id'], [row['id'] for row in rows])
        self.assertLess(len(rows), 200)

    def test_units(self):
        units = self.home.list('units')
        self.assertEqual(sum(row['kind'] == 'cell' for row in units), 34)
        self.assertGreater(sum(row['kind'] == 'office' for row in units), 15)

    def test_collectives_of_all_seven_types(self):
        rows = self.home.list('collectives')
        self.assertEqual(len({row['type'] for row in rows}), 7)
        self.assertEqual(sum(row['type'] == 'grassroots-party' for row in rows), 34)

    def test_assessments_of_a_quarter(self):
        rows = self.home.list('assessments', *QUARTER)
        self.assertEqual({row['kind'] for row in rows}, {'collective', 'leader'})
        self.assertEqual(sum(row['kind'] == 'leader' for row in rows), 24)
        kinds = [row['kind'] for row in rows]
        self.assertEqual(kinds, sorted(kinds), 'collectives come before individuals')

    def test_assessments_of_the_year(self):
        rows = self.home.list('assessments', *YEAR)
        self.assertEqual({row['kind'] for row in rows}, {'collective', 'leader', 'staff', 'member'})
        self.assertEqual({row['state'] for row in rows} & {'open', 'unrated'}, {'open', 'unrated'})
        for row in rows:
            for step in ('self', 'appraisal', 'decision'):
                self.assertRegex(row[step + '_points'], r'^(\d{1,3}\.\d\d)?$')
                self.assertIn(row[step + '_level'], LEVELS)
            self.assertIn(row['suggested_level'], LEVELS)
        self.assertEqual({row['self_level'] for row in rows}, LEVELS, 'every level, and work left open')

    def test_a_person_rated_twice_in_a_period(self):
        rows = [row for row in self.home.list('assessments', *YEAR) if row['kind'] != 'collective']
        leaders = {row['subject_id'] for row in rows if row['kind'] == 'leader'}
        members = {row['subject_id'] for row in rows if row['kind'] == 'member'}
        exempt = {row['id'] for row in self.home.list('people') if row['status'] in ('relieved', 'suspended')}
        self.assertEqual(len(leaders), 24)
        self.assertLessEqual(leaders - members, exempt, 'a leader is rated as a Party member too')
        self.assertGreater(len(leaders & members), 20)

    def test_assessments_narrowed(self):
        rows = self.home.list('assessments', *YEAR, '--kind', 'collective')
        self.assertEqual({row['kind'] for row in rows}, {'collective'})
        unit = next(row['unit'] for row in rows if row['unit'])
        for row in self.home.list('assessments', *YEAR, '--unit', unit):
            self.assertTrue(row['id'])

    def test_exempt_people_are_not_rated_as_members(self):
        relieved = {row['id'] for row in self.home.list('people') if row['status'] in ('relieved', 'suspended')}
        rated = {row['subject_id'] for row in self.home.list('assessments', *YEAR, '--kind', 'member')}
        self.assertTrue(relieved)
        self.assertFalse(relieved & rated)

    def test_forms(self):
        forms = {row['id']: row for row in self.home.list('forms')}
        self.assertLessEqual({'pl5', 'pl13', 'pl14'}, set(forms))
        self.assertEqual(forms['pl5']['periods'], 'Q1 Q2 Q3')
        self.assertIn('leader', forms['pl5']['kinds'])
        self.assertEqual(forms['pl5']['provisional'], 'yes')

    def test_findings(self):
        rows = self.home.list('findings')
        self.assertLessEqual({'parts-missing', 'difference', 'head-above-collective'}, {row['rule'] for row in rows})
        for row in rows:
            self.assertIn(row['severity'], ('note', 'warning', 'error'))
            self.assertRegex(row['subject'], r'^[pc]\d+$')
        quarter = self.home.list('findings', *QUARTER)
        self.assertLess(len(quarter), len(rows))

    def test_no_table_is_empty(self):
        tables = [row[0] for row in self.home.query("SELECT name FROM sqlite_schema WHERE type = 'table' "
                                                    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")]
        self.assertGreater(len(tables), 8)
        # Nobody compared a set of criteria with the signed annex in a year that never was.
        tables.remove('compared_set')
        for table in tables:
            self.assertGreater(self.home.query(f'SELECT count(*) FROM "{table}"')[0][0], 0, table)

    def test_check(self):
        self.assertIn('xeploai.db', self.home.do('check'))

    def test_a_second_demo_is_refused(self):
        before = self.home.content()
        result = self.home.run('demo')
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.home.content(), before)

    def test_same_year_same_content(self):
        other = Home()
        try:
            other.do('demo', '--year', '2025')
            for arguments in (('people',), ('assessments', *YEAR), ('assessments', *QUARTER)):
                self.assertEqual(other.do('list', *arguments), self.home.do('list', *arguments))
        finally:
            other.remove()


if __name__ == '__main__':
    assert PROGRAM
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The three sample workbooks through the command line: whole, twice, on trial, and with refused rows."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, SAMPLES, refusal_problem, workbook_texts, write_workbook

ROSTER = SAMPLES / 'danh-sach-dang-vien.xlsx'
LEADERS = SAMPLES / 'can-bo-lanh-dao.xlsx'
SCORES = SAMPLES / 'tu-cham-quy-3.xlsx'
QUARTER = ('--year', '2025', '--period', 'Q3')
SCORE_OPTIONS = (*QUARTER, '--step', 'self')


class Import(unittest.TestCase):
    def setUp(self):
        self.home = Home()

    def tearDown(self):
        self.home.remove()

    def test_the_three_samples(self):
        self.assertIn('636', self.home.do('import', 'roster', ROSTER))
        self.assertEqual(len(self.home.list('people')), 636)
        self.assertEqual(sum(row['kind'] == 'cell' for row in self.home.list('units')), 34)
        self.home.do('import', 'leaders', LEADERS)
        self.assertEqual(len(self.home.list('people')), 636, 'leaders are matched, not doubled')
        self.assertEqual(len(self.home.list('people', '--kind', 'leader')), 24)
        self.home.do('import', 'scores', SCORES, *SCORE_OPTIONS)
        rows = self.home.list('assessments', *QUARTER)
        self.assertEqual(sum(row['self_points'] != '' for row in rows), 24)
        before = [self.home.do('list', 'people'), self.home.do('list', 'units'),
                  self.home.do('list', 'assessments', *QUARTER)]
        self.home.do('import', 'roster', ROSTER)
        self.home.do('import', 'leaders', LEADERS)
        self.home.do('import', 'scores', SCORES, *SCORE_OPTIONS)
        after = [self.home.do('list', 'people'), self.home.do('list', 'units'),
                 self.home.do('list', 'assessments', *QUARTER)]
        self.assertEqual(after, before, 'the second time changes nothing')

    def test_on_trial(self):
        self.home.do('init', '--year', '2025')
        before = self.home.content()
        self.assertIn('636', self.home.do('import', 'roster', ROSTER, '--dry-run'))
        self.assertEqual(self.home.content(), before)
        self.assertEqual(self.home.list('people'), [])

    def test_scores_want_period_and_step(self):
        self.assertEqual(self.home.run('import', 'scores', SCORES).returncode, 2)
        self.assertEqual(self.home.run('import', 'scores', SCORES, *QUARTER).returncode, 2)
        self.assertEqual(self.home.run('import', 'roster', ROSTER, *QUARTER).returncode, 2)

    def write_roster(self, *dates):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc'], ['I', 'CHI BỘ THÔN THỬ'],
                              *([i + 1, f'Giàng Seo {name}', date, 'Nam', 'Mông']
                                for i, (name, date) in enumerate(dates))])
        return path

    def test_a_date_that_does_not_exist(self):
        path = self.write_roster(('Páo', '12/03/1981'), ('Chúng', '31/02/1980'))
        result = self.home.run('import', 'roster', path)
        self.assertEqual(refusal_problem(result), '')
        self.assertIn('C4', result.stderr)
        self.assertIn('31/02/1980', result.stderr)
        self.assertFalse(self.home.database.exists(), 'a file made for nothing is taken away')

    def test_refused_rows_come_back_as_a_workbook(self):
        path = self.write_roster(('Páo', '12/03/1981'), ('Chúng', '31/02/1980'))
        rejects = self.home.path('tu-choi.xlsx')
        self.home.do('import', 'roster', path, '--rejects', rejects)
        self.assertEqual([row['name'] for row in self.home.list('people')], ['Giàng Seo Páo'])
        texts = workbook_texts(rejects)
        self.assertIn('C4', texts)
        self.assertIn('Danh sách', texts)
        self.assertIn('31/02/1980', texts)
        self.assertTrue(any('Chúng' in text for text in texts))

    def test_a_point_above_the_maximum(self):
        self.home.do('import', 'roster', ROSTER)
        self.home.do('import', 'leaders', LEADERS)
        leader = self.home.list('people', '--kind', 'leader')[0]
        path = self.home.path('diem.xlsx')
        year, month, day = leader['birth_date'].split('-')
        write_workbook(path, [['STT', 'Họ và tên', 'Ngày sinh', 'Điểm tiêu chí chung (30)',
                               'Điểm kết quả nhiệm vụ (70)'], [1, leader['name'], f'{day}/{month}/{year}', 30.5, 60]])
        before = self.home.content()
        result = self.home.run('import', 'scores', path, *SCORE_OPTIONS)
        self.assertEqual(refusal_problem(result), '')
        self.assertEqual(self.home.content(), before)

    def test_columns_nobody_reads(self):
        """Told by name, on trial and in earnest."""
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [['STT', 'Họ và tên', 'Ngày sinh', 'Số điện thoại', 'Chi bộ', 'Đơn vị'],
                              [1, 'Giàng Seo Páo', '12/03/1981', '0912', 'Chi bộ Tả Chải', 'Trường học']])
        for options in (['--dry-run'], []):
            told = self.home.do('import', 'roster', path, *options)
            self.assertIn('D1: 2 cột không được đọc', told)
            self.assertIn('“Số điện thoại”, “Đơn vị”.', told)
        for kind, sample in (('roster', ROSTER), ('leaders', LEADERS)):
            self.assertNotIn('không được đọc', self.home.do('import', kind, sample))


if __name__ == '__main__':
    tap.main()

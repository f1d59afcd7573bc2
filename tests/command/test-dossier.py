#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the dossiers from the command line, and what is printed of those that are missing."""
import csv
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import program
import tap
from program import Home, refusal_problem, workbook_texts

QUARTER = ('--year', '2025', '--period', 'Q3')


class Dossier(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(program.LEADERS, ('open', *QUARTER))
        self.who = self.home.list('people', '--kind', 'leader')[0]['id']
        self.subject = (*QUARTER, '--subject', self.who)

    def tearDown(self):
        self.home.remove()

    def list(self, *options):
        text = self.home.do('dossier', 'list', *QUARTER, *options)
        return list(csv.DictReader(io.StringIO(text, newline='')))

    def mine(self):
        return next(row for row in self.list() if row['subject_id'] == self.who)

    def refused(self, *arguments):
        before = self.home.content()
        result = self.home.run(*arguments)
        self.assertEqual(refusal_problem(result), '', arguments)
        self.assertEqual(self.home.content(), before, arguments)

    def asked(self):
        """Of the leader: PL 13 if the province manages them, else PL 14."""
        province = next(row for row in self.home.list('people') if row['id'] == self.who)['tier'] == 'province'
        return '1 2 3 4' if province else '1 2 3 5'

    def test_list_and_set(self):
        before = self.mine()
        self.assertEqual((before['received'], before['missing']), ('0', self.asked()))
        self.home.do('dossier', 'set', *self.subject, '1.received=15/9/2025', '1.by=Văn phòng', '2.not_needed=yes')
        after = self.mine()
        self.assertEqual((after['received'], after['missing_count'], after['missing']), ('1', '2', self.asked()[4:]))
        self.assertEqual(self.home.query('SELECT component, received_on, received_by, not_needed FROM dossier_item ORDER BY 1'),
                         [('1', '2025-09-15', 'Văn phòng', 0), ('2', None, '', 1)])

    def test_all_rated_are_listed(self):
        rated = [row for row in self.home.list('assessments', *QUARTER) if row['state'] != 'unrated']
        self.assertEqual({row['assessment_id'] for row in self.list()}, {row['id'] for row in rated})
        unit = self.mine()['unit']
        self.assertEqual([row for row in self.list() if row['unit'] == unit], self.list('--unit', unit))

    def test_all_or_nothing(self):
        self.refused('dossier', 'set', *self.subject, '1.received=15/9/2025', '99.received=15/9/2025')
        self.refused('dossier', 'set', *self.subject, '1.received=15/9/2025', '1.not_needed=yes')
        self.refused('dossier', 'set', *self.subject, '1.received=hôm qua')
        self.refused('dossier', 'set', *self.subject, '1.colour=đỏ')
        self.refused('dossier', 'set', *QUARTER, '--subject', 'p99999', '1.received=15/9/2025')
        self.refused('dossier', 'list', '--year', '2031', '--period', 'Q1')
        self.refused('dossier', 'list', *QUARTER, '--unit', 'Không có')

    def test_usage(self):
        for arguments in (('dossier',), ('dossier', 'burn', *QUARTER), ('dossier', 'list'), ('dossier', 'set', *QUARTER),
                          ('dossier', 'set', *self.subject), ('dossier', 'set', *self.subject, 'received=1/1/2025'),
                          ('dossier', 'set', *self.subject, '1.received'), ('dossier', 'list', *self.subject),
                          ('dossier', 'list', *QUARTER, '1.received=1/1/2025')):
            result = self.home.run(*arguments)
            self.assertEqual((result.returncode, len(result.stderr.splitlines())), (2, 1), arguments)

    def test_sheet_agrees_with_the_list(self):
        self.home.do('dossier', 'set', *self.subject, '1.received=15/9/2025')
        path = self.home.path('thieu.xlsx')
        self.home.do('export', 'thieu-giay-to', *QUARTER, '-o', path)
        texts = workbook_texts(path)
        for row in self.list():
            if row['missing']:
                self.assertIn(row['name'], texts)
                self.assertIn(row['missing'].replace(' ', ', '), texts)


if __name__ == '__main__':
    tap.main()

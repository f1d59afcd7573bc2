#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings, their agenda and ballots from the command line."""
import csv
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import program
import tap
from program import Home, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')
TITLE = 'Hội nghị kiểm điểm'


class Meeting(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(program.ROSTER, program.LEADERS, ('open', *QUARTER))
        self.cell = next(row['name'] for row in self.home.list('units') if row['kind'] == 'cell')
        self.people = [row['id'] for row in self.home.list('people', '--kind', 'leader')]
        self.meeting = self.add('--unit', self.cell)

    def tearDown(self):
        self.home.remove()

    def add(self, *arguments):
        return self.home.do('meeting', 'add', *QUARTER, '--title', TITLE, *arguments).strip()

    def ballot(self, *values, who=0):
        return self.home.run('meeting', 'ballot', self.meeting, '--subject', self.people[who], *values)

    def show(self):
        return dict(line.split('=', 1) for line in self.home.do('meeting', 'show', self.meeting).splitlines())

    def list(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.home.do('meeting', 'list', *QUARTER, *arguments), newline='')))

    def refused(self, *arguments):
        before = self.home.content()
        result = self.home.run('meeting', *arguments)
        self.assertEqual(refusal_problem(result), '', arguments)
        self.assertEqual(self.home.content(), before, arguments)
        return result.stderr

    def test_add_and_list(self):
        self.assertRegex(self.meeting, r'^\d+$')
        common = self.add()
        rows = self.list()
        self.assertEqual(list(rows[0]), ['id', 'date', 'unit', 'title', 'subjects', 'concluded', 'number'])
        self.assertEqual({row['id']: row['unit'] for row in rows}, {self.meeting: self.cell, common: ''})
        self.assertEqual([row['id'] for row in self.list('--unit', self.cell)], [self.meeting])

    def test_facts(self):
        self.home.do('meeting', 'set', self.meeting, 'date=5/10/2025', 'starts=8h', 'ends=11:30', 'called=12',
                     'present=10', 'absent=2', 'chair=Giàng Seo Páo', 'proceedings=Dòng một\nDòng hai\\',
                     'number=07-BB/CB')
        shown = self.show()
        self.assertEqual((shown['date'], shown['starts'], shown['ends']), ('2025-10-05', '08:00', '11:30'))
        self.assertEqual((shown['called'], shown['present'], shown['absent']), ('12', '10', '2'))
        self.assertEqual(shown['proceedings'], 'Dòng một\\nDòng hai\\\\')
        self.assertEqual((shown['unit'], shown['title'], shown['place']), (self.cell, TITLE, ''))
        self.assertEqual(self.list()[0]['number'], '07-BB/CB')

    def test_ballot(self):
        self.assertEqual(self.ballot('issued=12', 'returned=11', 'valid=10', 'invalid=1').returncode, 0)
        shown = self.show()
        self.assertEqual((shown['subject.1.issued'], shown['subject.1.valid'], shown['subject.1.good']),
                         ('12', '10', ''), 'on the agenda by its ballot; missing is not zero')
        self.assertEqual(self.ballot('good=8', 'excellent=2', 'level=good').returncode, 0)
        shown = self.show()
        self.assertEqual((shown['subject.1.good'], shown['subject.1.level']), ('8', 'good'))
        row = self.list()[0]
        self.assertEqual((row['subjects'], row['concluded']), ('1', '1'))

    def test_order_reason(self):
        self.assertEqual(self.ballot('order_reason=Bí thư đi công tác', '--why', 'theo đề nghị').returncode, 0)
        self.assertEqual(self.show()['subject.1.order_reason'], 'Bí thư đi công tác')
        self.assertIn(('theo đề nghị',), self.home.query('SELECT why FROM audit'))

    def test_order_is_told(self):
        cell = self.home.list('people', '--kind', 'leader')[0]['unit']
        self.meeting = self.add()
        self.ballot('issued=1')
        self.assertIn(cell, self.show()['subject.1.order'], 'the cell comes before the commune')

    def test_refused_and_nothing_changed(self):
        self.ballot('issued=12', 'returned=11')
        for arguments in (('show', '999'), ('set', '999', 'place=x'), ('set', self.meeting, 'nothing=1'),
                          ('set', self.meeting, 'title='), ('set', self.meeting, 'date=31/2/2025'),
                          ('set', self.meeting, 'date=1/1/2020'), ('set', self.meeting, 'starts=25:00'),
                          ('set', self.meeting, 'starts=10:00', 'ends=9:00'),
                          ('set', self.meeting, 'called=5', 'present=6'), ('set', self.meeting, 'present=x'),
                          ('ballot', self.meeting, '--subject', self.people[0], 'valid=12'),
                          ('ballot', self.meeting, '--subject', self.people[0], 'valid=10', 'good=11'),
                          ('ballot', self.meeting, '--subject', self.people[0], 'level=best'),
                          # Not left on the agenda either.
                          ('ballot', self.meeting, '--subject', self.people[1], 'issued=-1'),
                          ('ballot', self.meeting, '--subject', 'p99999'),
                          ('add', '--year', '2031', '--period', 'Q1', '--title', TITLE),
                          ('add', *QUARTER, '--title', TITLE, '--unit', 'Chi bộ không có'),
                          ('list', '--year', '2031', '--period', 'Q1')):
            self.refused(*arguments)

    def test_refusal_names_both_numbers(self):
        self.ballot('issued=12')
        error = self.refused('ballot', self.meeting, '--subject', self.people[0], 'returned=13')
        self.assertRegex(error, '13.*12')

    def test_wrong_usage(self):
        before = self.home.content()
        for arguments in ((), ('sing',), ('add',), ('add', *QUARTER), ('list',), ('list', *QUARTER, 'more'), ('show',),
                          ('show', 'one'), ('show', '0'), ('set', self.meeting), ('set', self.meeting, 'place'),
                          ('set', self.meeting, '=x'), ('ballot', self.meeting, 'issued=1'),
                          ('set', self.meeting, 'place=x', '--title', 'x'), ('add', *QUARTER, '--title', '')):
            result = self.home.run('meeting', *arguments)
            self.assertEqual(result.returncode, 2, (arguments, result.stderr))
            self.assertEqual(len(result.stderr.splitlines()), 1, arguments)
        self.assertEqual(self.home.content(), before)


if __name__ == '__main__':
    tap.main()

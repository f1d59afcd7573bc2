#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking what is decided, and opening it again with a reason."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import program
import tap
from program import Home, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')


class Lock(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(program.ROSTER, program.LEADERS, ('open', *QUARTER))
        self.who = self.home.list('people', '--kind', 'leader')[0]['id']
        self.subject = (*QUARTER, '--subject', self.who)

    def tearDown(self):
        self.home.remove()

    def set(self, *words):
        return self.home.run('set', *self.subject, '--step', 'decision', *words)

    def state(self):
        return next(row['state'] for row in self.home.list('assessments', *QUARTER) if row['subject_id'] == self.who)

    def refused(self, *arguments):
        before = self.home.content()
        result = self.home.run(*arguments)
        self.assertEqual(refusal_problem(result), '', arguments)
        self.assertEqual(self.home.content(), before, arguments)
        return result.stderr

    def test_lock_and_unlock(self):
        self.assertEqual(self.set('A=27', 'B=60', 'level=good', 'date=10/10/2025').returncode, 0)
        self.home.do('lock', *self.subject)
        self.assertEqual(self.state(), 'closed')
        self.refused('set', *self.subject, '--step', 'decision', 'level=excellent')
        self.refused('set', *self.subject, '--step', 'self', 'A=1')
        self.home.do('set', *self.subject, '--step', 'self', 'shortcoming.1.text=Họp muộn',
                     'shortcoming.1.due=30/06/2026')
        self.home.do('unlock', *self.subject, '--why', 'Kết luận thanh tra')
        self.assertEqual(self.state(), 'open')
        self.assertEqual(self.set('level=complete').returncode, 0)
        self.assertEqual(self.home.query("SELECT old_value, new_value, why FROM audit WHERE field = 'state' ORDER BY id"),
                         [('open', 'closed', ''), ('closed', 'open', 'Kết luận thanh tra')])

    def test_a_second_lock_changes_nothing(self):
        self.set('level=good', 'date=10/10/2025')
        self.home.do('lock', *self.subject)
        before = self.home.content()
        self.home.do('lock', *self.subject)
        self.assertEqual(self.home.content(), before)

    def test_refused(self):
        self.refused('lock', *self.subject)
        self.set('level=good')
        self.refused('lock', *self.subject)
        self.refused('unlock', *self.subject, '--why', 'x')
        self.refused('lock', *QUARTER, '--subject', 'p99999')
        self.refused('lock', '--year', '2031', '--period', 'Q1', '--subject', self.who)
        self.set('date=10/10/2025')
        self.home.do('lock', *self.subject)
        self.refused('unlock', *self.subject, '--why', ' ')
        self.refused('unlock', *self.subject)

    def test_a_step_is_moved(self):
        self.set('A=27', 'B=60', 'level=good', 'date=10/10/2025')
        self.assertIn('4 giá trị', self.home.do('move', 'decision', 'self', *self.subject, '--why', 'nhầm cột'))
        self.assertEqual(self.home.query('SELECT DISTINCT step FROM points UNION SELECT step FROM step_result'), [('self',)])
        self.assertEqual(self.home.query("SELECT count (*) FROM audit WHERE why = 'nhầm cột'"), [(8,)])
        self.set('level=good', 'date=10/10/2025')
        self.assertIn('2 giá trị', self.refused('move', 'self', 'decision', *self.subject))
        self.refused('move', 'appraisal', 'self', *self.subject)
        self.home.do('lock', *self.subject)
        self.assertIn('khóa', self.refused('move', 'self', 'appraisal', *self.subject))

    def test_usage(self):
        for arguments in (('lock',), ('lock', *QUARTER), ('lock', *self.subject, '--why', 'x'),
                          ('unlock', *self.subject, '--why'),
                          ('unlock', *self.subject, '--why', ''), ('lock', *self.subject, 'more'),
                          ('move', 'self', *self.subject), ('move', 'self', 'rating', *self.subject)):
            result = self.home.run(*arguments)
            self.assertEqual((result.returncode, len(result.stderr.splitlines())), (2, 1), arguments)

    def test_findings_and_help(self):
        self.set('A=27', 'B=60', 'level=good', 'date=10/10/2025', 'number=1')
        rules = {row['rule'] for row in self.home.list('findings', *QUARTER)}
        self.assertIn('unlocked', rules)
        self.home.do('lock', *self.subject)
        rules = {row['rule'] for row in self.home.list('findings', *QUARTER)}
        self.assertNotIn('unlocked', rules)
        self.assertEqual([row for row in self.home.list('findings', *QUARTER, '--kind', 'collective')
                          if row['assessment_id']], [])
        shown = self.home.do('--help')
        self.assertIn('xeploai lock', shown)
        self.assertIn('xeploai unlock', shown)


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keying, showing and opening from the command line."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import program
import tap
from program import Home, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')


class Set(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(program.ROSTER, program.LEADERS, ('open', *QUARTER))
        self.subject = ('--subject', self.home.list('people', '--kind', 'leader')[0]['id'])

    def tearDown(self):
        self.home.remove()

    def set(self, *words, step='self'):
        return self.home.run('set', *QUARTER, *self.subject, '--step', step, *words)

    def show(self):
        return self.home.show(*QUARTER, *self.subject)

    def test_group_totals(self):
        self.assertEqual(self.set('A=28,5', 'B=61.25').returncode, 0)
        shown = self.show()
        self.assertEqual(shown['self.entry'], 'groups')
        self.assertEqual((shown['self.A'], shown['self.B'], shown['self.total']), ('28.50', '61.25', '89.75'))
        self.assertEqual(shown['points_level'], 'good', '89,75 is at most good')

    def test_missing_is_not_zero(self):
        self.assertEqual(self.set('A=30').returncode, 0)
        shown = self.show()
        self.assertEqual((shown['self.B'], shown['self.total'], shown['suggested_level']), ('', '', ''))

    def test_criteria(self):
        self.assertEqual(self.set('I.1.1=1,5').returncode, 0)
        shown = self.show()
        self.assertEqual((shown['self.entry'], shown['self.I.1.1']), ('criteria', '1.50'))
        self.assertEqual(self.set('I.1.1=').returncode, 0)
        self.assertNotIn('self.I.1.1', self.show())

    def test_criterion_texts(self):
        self.assertEqual(self.set('II.1.goal=Thu ngân sách đạt 75%\nkế hoạch', 'II.1.result=Đạt 78%',
                                  'II.1.percent=97.5 %', 'I.1.1.note=có xác nhận', step='decision').returncode, 0)
        shown = self.show()
        self.assertEqual([shown[f'II.1.{key}'] for key in ('goal', 'result', 'percent', 'note')],
                         ['Thu ngân sách đạt 75%\\nkế hoạch', 'Đạt 78%', '97.50', ''])
        self.assertEqual(shown['I.1.1.note'], 'có xác nhận')
        self.assertNotIn('I.1.1.goal', shown)
        self.assertNotIn('II.2.goal', shown)
        self.assertEqual(self.set('II.1.goal=', 'II.1.result=', 'II.1.percent=').returncode, 0)
        self.assertNotIn('II.1.goal', self.show())

    def test_facts_and_words(self):
        self.assertEqual(self.set('A=29', 'B=64', 'tasks.assigned=10', 'tasks.done=10', 'tasks.on_time=10',
                                  'tasks.exceeded=3', 'remedied=none', 'discipline=no',
                                  'narrative.results=Dòng một\nDòng hai', 'level=excellent').returncode, 0)
        shown = self.show()
        self.assertEqual(shown['suggested_level'], 'excellent')
        self.assertEqual(shown['narrative.results'], 'Dòng một\\nDòng hai')
        self.assertIn('reason.1', shown)
        self.assertEqual(self.set('tasks.exceeded=2').returncode, 0)
        shown = self.show()
        self.assertEqual(shown['suggested_level'], 'good', 'less than 30 % exceeded')
        self.assertEqual(shown['condition.1.2-exceeded'], 'not-met')

    def test_review(self):
        self.home.do('open', *YEAR)
        later = ('set', *YEAR, *self.subject, '--step', 'self')
        self.assertEqual(self.set('shortcoming.1.text=Họp muộn', 'shortcoming.1.due=30/06/2026',
                                  'shortcoming.2.text=Báo cáo chậm').returncode, 0)
        shown = self.show()
        self.assertEqual((shown['shortcoming.1.text'], shown['shortcoming.1.due'], shown['shortcoming.2.due']),
                         ('Họp muộn', '2026-06-30', ''))
        first, second = (key.split('.')[1] for key in self.home.show(*YEAR, *self.subject)
                         if key.endswith('.found_in'))
        self.home.do(*later, f'remedy.{first}.state=done', f'remedy.{second}.state=partial',
                     f'remedy.{second}.percent=40', 'task.1.content=Kế hoạch\ndài', 'task.1.pace=on-time',
                     'task.2.content=Báo cáo', 'task.2.pace=late', 'task.2.exceeded=yes',
                     'prompt.1.text=Giải ngân chậm', 'prompt.1.body=Tỉnh ủy',
                     'matter.complaints=yes', 'narrative.leadership=Tốt')
        shown = self.home.show(*YEAR, *self.subject)
        self.assertEqual(shown[f'remedy.{first}.text'], 'Họp muộn')
        self.assertEqual(shown[f'remedy.{first}.found_in'], 'Quý III, năm 2025')
        self.assertEqual((shown[f'remedy.{second}.state'], shown[f'remedy.{second}.percent'], shown['remedied']),
                         ('partial', '40', '50'))
        self.assertEqual((shown['task.1.content'], shown['task.1.exceeded'], shown['task.2.pace']),
                         ('Kế hoạch\\ndài', 'no', 'late'))
        self.assertEqual([shown[f'tasks.{key}'] for key in ('assigned', 'done', 'on_time', 'exceeded')],
                         ['2', '2', '1', '1'])
        self.assertEqual((shown['prompt.1.body'], shown['matter.complaints'], shown['narrative.leadership']),
                         ('Tỉnh ủy', 'yes', 'Tốt'))
        self.assertNotIn('matter.disunity', shown)
        self.home.do(*later, 'task.1=')
        shown = self.home.show(*YEAR, *self.subject)
        self.assertEqual((shown['task.1.content'], shown['tasks.assigned']), ('Báo cáo', '1'))
        self.assertNotIn('task.2.content', shown)

    def test_rank_and_party(self):
        shown = self.show()
        self.assertIn(shown['rank'], ('0', '1', '2'))
        self.assertEqual(shown['rank'] == '0', shown['head'] == 'yes')
        self.assertEqual(shown['party_member'], 'yes')

    def test_disqualifier(self):
        self.assertEqual(self.set('A=29', 'B=64', 'disqualifier.L3=yes').returncode, 0)
        shown = self.show()
        self.assertEqual((shown['suggested_level'], shown['forced']), ('incomplete', 'yes'))
        self.set('disqualifier.L3.exception=yes', 'disqualifier.L3.grounds=Đã tự phát hiện và khắc phục')
        self.assertEqual(self.show()['forced'], 'no')

    def test_decision(self):
        result = self.set('A=27', 'B=60', 'level=good', 'date=10/10/2025', 'number=12-QĐ/ĐU', step='decision')
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        shown = self.show()
        self.assertEqual((shown['decision.level'], shown['decision.date'], shown['decision.number']),
                         ('good', '2025-10-10', '12-QĐ/ĐU'))
        self.assertEqual(shown['counting_step'], 'decision')

    def test_refused_and_nothing_changed(self):
        self.set('A=20', 'B=50')
        before = self.home.content()
        for words in (['A=30,25'], ['A=30.5'], ['B=70.01'], ['B=-1'], ['A=abc'], ['A=1,234'], ['I.1.1=99'],
                      ['IX.9=1'], ['level=best'], ['date=31/02/2025'], ['tasks.assigned=x'], ['remedied=101'],
                      ['disqualifier.ZZ=yes'], ['discipline=maybe'], ['nothing=1'], ['unrated=because'],
                      ['task.2.content=x'], ['task.1.due=x'], ['remedy.1.state=done'], ['matter.moon=yes'],
                      ['narrative.moon=x'], ['II.1.percent=100,5'], ['II.1.percent=tốt'], ['II.1.goal=' + 'x' * 2001],
                      ['I.1.1.goal=x'], ['II.99.goal=x'], ['II.1.moon=x'], ['prompt.1.text=x', 'prompt.1.date=32/1/2025'],
                      # a good value before a bad one is not kept
                      ['A=25', 'B=71'], ['explanation=vì vậy', 'A=31']):
            result = self.set(*words)
            self.assertEqual(refusal_problem(result), '', words)
            self.assertEqual(self.home.content(), before, words)

    def test_refusal_names_the_maximum(self):
        self.assertIn('30', self.set('A=30.5').stderr)
        self.assertIn('70', self.set('B=99').stderr)

    def test_counted_numbers_are_not_keyed(self):
        self.set('task.1.content=Kế hoạch')
        before = self.home.content()
        self.assertEqual(refusal_problem(self.set('tasks.assigned=9')), '')
        self.assertEqual(self.home.content(), before)

    def test_unknown_subject_and_period(self):
        for arguments in ((*QUARTER, '--subject', 'p99999'), (*QUARTER, '--subject', 'c999'),
                          ('--year', '2031', '--period', 'Q1', *self.subject)):
            self.assertEqual(refusal_problem(self.home.run('set', *arguments, '--step', 'self', 'A=1')), '', arguments)
            self.assertEqual(refusal_problem(self.home.run('show', *arguments)), '', arguments)

    def test_the_two_ratings_of_a_person(self):
        self.home.do('open', *YEAR)
        self.home.do('set', *YEAR, *self.subject, '--step', 'self', 'A=20', 'B=50')
        self.home.do('set', *YEAR, *self.subject, '--step', 'self', '--kind', 'member', 'A=25', 'B=55')
        self.assertEqual(self.home.show(*YEAR, *self.subject)['self.total'], '70.00')
        self.assertEqual(self.home.show(*YEAR, *self.subject)['kind'], 'leader')
        self.assertEqual(self.home.show(*YEAR, *self.subject, '--kind', 'member')['self.total'], '80.00')

    def test_open_again_changes_nothing(self):
        self.set('A=20', 'B=50')
        before = self.home.do('list', 'assessments', *QUARTER)
        self.home.do('open', *QUARTER)
        self.assertEqual(self.home.do('list', 'assessments', *QUARTER), before)

    def test_backup_and_restore(self):
        self.set('A=20', 'B=50')
        before = self.home.content()
        copy = self.home.path('sao-luu.db')
        self.home.do('backup', copy)
        self.assertEqual(self.home.content(copy), before)
        self.set('A=10')
        self.assertNotEqual(self.home.content(), before)
        self.home.do('restore', copy)
        self.assertEqual(self.home.content(), before)

    def test_audit(self):
        self.set('A=20', 'B=50')
        self.set('A=21')
        changes = self.home.query("SELECT old_value, new_value FROM audit WHERE entity = 'assessment' "
                                  "ORDER BY id DESC LIMIT 1")
        self.assertEqual(len(changes), 1)
        self.assertIn('2', changes[0][1])


if __name__ == '__main__':
    tap.main()

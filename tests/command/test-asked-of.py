#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that cannot exist are asked of nobody: every list of what is missing, in the demonstration year, against a count in
SQL by rules written out here; and how a period that was opened before takes the rules of today."""
import collections
import csv
import io
import pathlib
import re
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, refusal_problem, workbook_texts

# Number of a component that must be there, and the condition on an assessment it is asked of.
PERSON, OFFICER = "kind <> 'collective'", "kind IN ('leader', 'staff')"
# One paper serves both ratings of a person: it is asked of the officer's.
ONCE = (f"{PERSON} AND NOT (kind = 'member' AND EXISTS (SELECT 1 FROM assessment o WHERE o.person_id = a.person_id AND "
        "o.period_id = a.period_id AND o.kind <> 'member' AND o.state <> 'unrated'))")
QUARTER = {'1': '1', '2': "kind = 'leader'", '3': '1', '4': "kind = 'leader' AND tier = 'province'",
           '5': "kind = 'leader' AND tier <> 'province'"}
YEAR = {'1': '1', '2': ONCE, '3': '1', '4': '1', '5': '1', '9': f'{ONCE} AND party_member = 1', '10': OFFICER, '11': OFFICER}
PERIODS = {'Q3': QUARTER, 'YEAR': YEAR}


def of(period):
    return ('--year', '2025', '--period', period)


def missing_of(home, period, rules):
    """The numbers missing of each assessment that is rated, by its id."""
    missing = {str(identity): [] for identity, in home.query(
        "SELECT a.id FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = ? AND a.state <> 'unrated'", period)}
    for number, condition in rules.items():
        for identity, in home.query(
                f"SELECT a.id FROM assessment a JOIN period p ON p.id = a.period_id WHERE p.code = ? AND a.state <> 'unrated' "
                f'AND {condition} AND NOT EXISTS (SELECT 1 FROM dossier_item i WHERE i.assessment_id = a.id AND '
                f'i.component = ? AND (i.received_on IS NOT NULL OR i.not_needed = 1))', period, number):
            missing[str(identity)].append(number)
    return missing


class AskedOf(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill(history=False)

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def listed(self, home, period):
        text = home.do('dossier', 'list', *of(period))
        return {row['assessment_id']: row for row in csv.DictReader(io.StringIO(text, newline=''))}

    def test_list(self):
        for period, rules in PERIODS.items():
            expected, rows = missing_of(self.home, period, rules), self.listed(self.home, period)
            self.assertTrue(any(expected.values()))
            self.assertEqual({identity: row['missing'].split() for identity, row in rows.items()}, expected)
            self.assertEqual({identity: int(row['missing_count']) for identity, row in rows.items()},
                             {identity: len(numbers) for identity, numbers in expected.items()})

    def test_nothing_is_noted_of_what_is_not_asked(self):
        for period, rules in PERIODS.items():
            for number, condition in rules.items():
                self.assertEqual(self.home.query(
                    f'SELECT count (*) FROM dossier_item i JOIN assessment a ON a.id = i.assessment_id JOIN period p ON '
                    f'p.id = a.period_id WHERE p.code = ? AND i.component = ? AND NOT ({condition})', period, number),
                    [(0,)], (period, number))

    def test_nobody_is_asked_twice(self):
        """Of a person with two ratings a residence opinion and a member's record are missing at most once."""
        twice = self.home.query(
            "SELECT a.id, o.id FROM assessment a JOIN assessment o ON o.person_id = a.person_id AND o.period_id = a.period_id "
            "AND o.kind <> 'member' AND o.state <> 'unrated' JOIN period p ON p.id = a.period_id "
            "WHERE p.code = 'YEAR' AND a.kind = 'member' AND a.state <> 'unrated'")
        rows = self.listed(self.home, 'YEAR')
        lacking = 0
        self.assertGreater(len(twice), 0)
        for member, officer in twice:
            papers = rows[str(officer)]['missing'].split()
            self.assertEqual({'2', '9'} & set(rows[str(member)]['missing'].split()), set(), (member, officer))
            lacking += '2' in papers
        self.assertGreater(lacking, 0)

    def test_excel_and_reminder(self):
        for period, rules in PERIODS.items():
            expected = missing_of(self.home, period, rules)
            people = sum(1 for numbers in expected.values() if numbers)
            total = sum(map(len, expected.values()))
            workbook, paper = self.home.path('thieu.xlsx'), self.home.path('nhac.pdf')
            self.home.do('export', 'thieu-giay-to', *of(period), '-o', workbook)
            cells = collections.Counter(workbook_texts(workbook))
            joined = collections.Counter(', '.join(numbers) for numbers in expected.values() if numbers)
            for numbers, count in joined.items():
                if not numbers.isdigit():           # a single number may be a count as well
                    self.assertEqual(cells[numbers], count, (period, numbers))
            self.home.do('print', 'nhac-ho-so', *of(period), '-o', paper)
            words = ' '.join(subprocess.run(['pdftotext', '-layout', paper, '-'], capture_output=True, text=True,
                                            check=True).stdout.split())
            self.assertGreater(people, 0)
            self.assertIn(str(total), re.findall(r'\d+', words), (period, total))

    def test_table_of_contents(self):
        rows = self.home.list('assessments', *of('YEAR'))
        wanted = {'collective': '1 3 4 5 6 7 8 13', 'member': '1 2 3 4 5 6 7 8 9 12 13'}
        officers = {row['subject_id'] for row in rows if row['kind'] in ('leader', 'staff')}
        for kind, numbers in wanted.items():
            subject = next(row['subject_id'] for row in rows if row['kind'] == kind and row['subject_id'] not in officers)
            paper = self.home.path('muc-luc.pdf')
            self.home.do('print', 'muc-luc', *of('YEAR'), '--subject', subject, '-o', paper)
            text = subprocess.run(['pdftotext', '-layout', paper, '-'], capture_output=True, text=True, check=True).stdout
            self.assertIn(f'Tổng số: {len(numbers.split())} thành phần', ' '.join(text.split()))
            for words, number in (('nơi cư trú', '2'), ('lý lịch cán bộ', '10'), ('kê khai tài sản', '11')):
                self.assertEqual(words in ' '.join(text.split()), number in numbers.split(), (kind, words))

    def test_what_is_not_asked_is_not_taken_in(self):
        before = self.home.content()
        collective = next(row for row in self.home.list('assessments', *of('YEAR')) if row['kind'] == 'collective')
        result = self.home.run('dossier', 'set', *of('YEAR'), '--subject', collective['subject_id'], '11.received=1/12/2025')
        self.assertEqual(refusal_problem(result), '')
        self.assertIn('kê khai tài sản', result.stderr)
        self.assertEqual(self.home.content(), before)

    def test_an_older_period(self):
        """It goes on asking everyone until the rules of today are taken up, and that changes nothing else of it."""
        home = Home()
        self.addCleanup(home.remove)
        home.fill(history=False)
        connection = sqlite3.connect(home.database)
        (identity, xml), = connection.execute('SELECT id, xml FROM regulation_snapshot').fetchall()
        begin, end = xml.index('<dossiers>'), xml.index('</dossiers>')
        old = re.sub(r' (?:kinds|tiers|party-members|once|provisional)="[^"]*"', '', xml[begin:end])
        connection.execute('UPDATE regulation_snapshot SET xml = ?, hash = ? WHERE id = ?',
                           (xml[:begin] + old + xml[end:], 'f' * 64, identity))
        connection.execute("DELETE FROM dossier_item WHERE component IN ('2', '4', '5', '9', '10', '11')")
        connection.commit()
        connection.close()
        everyone = {period: {number: '1' for number in rules} for period, rules in PERIODS.items()}
        for period, rules in PERIODS.items():
            rows = self.listed(home, period)
            self.assertEqual({key: row['missing'].split() for key, row in rows.items()}, missing_of(home, period, everyone[period]))
            self.assertIn('5' if period == 'YEAR' else '3', home.do('dossier', 'renew', *of(period)).split())
            rows = self.listed(home, period)
            self.assertEqual({key: row['missing'].split() for key, row in rows.items()}, missing_of(home, period, rules))
            before = home.content()
            home.do('dossier', 'renew', *of(period))
            self.assertEqual(home.content(), before)
        self.assertEqual(home.query("SELECT count (*) FROM period WHERE snapshot_id = ?", identity), [(2,)])
        self.assertEqual(refusal_problem(home.run('dossier', 'renew', '--year', '2031', '--period', 'Q1')), '')


if __name__ == '__main__':
    tap.main()

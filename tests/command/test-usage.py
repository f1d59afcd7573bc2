#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong usage is exit code 2; the language is Vietnamese under any locale; --database goes anywhere."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, VIETNAMESE

QUARTER = ('--year', '2025', '--period', 'Q3')


class Usage(unittest.TestCase):
    def setUp(self):
        self.home = Home()

    def tearDown(self):
        self.home.remove()

    def test_wrong_usage(self):
        for arguments in (('sing',), ('list',), ('list', 'songs'), ('list', 'people', 'more'), ('list', 'assessments'),
                          ('list', 'forms', '--year', '2025'), ('open',), ('open', '--year', '2025'),
                          ('open', '--year', 'now', '--period', 'Q1'), ('open', '--year', '2025', '--period', 'Q4'),
                          ('show', *QUARTER), ('show', *QUARTER, '--subject', '12'), ('set', *QUARTER, '--subject', 'p1'),
                          ('set', *QUARTER, '--subject', 'p1', '--step', 'self'),
                          ('set', *QUARTER, '--subject', 'p1', '--step', 'last', 'A=1'), ('print', 'pl5', *QUARTER),
                          ('print', *QUARTER, '-o', 'x.pdf'), ('export', 'pl14', *QUARTER, '--blank', '-o', 'x.xlsx'),
                          ('import', 'songs', 'x.xlsx'), ('import', 'roster'), ('backup',), ('restore', 'a', 'b'),
                          ('init', '--year'), ('init', '--blank'), ('--year', '2025'), ('--nothing',), ('check', '-x'),
                          ('list', 'people', '--kind', 'king')):
            result = self.home.run(*arguments)
            self.assertEqual(result.returncode, 2, (arguments, result.stderr))
            self.assertEqual(len(result.stderr.splitlines()), 1, (arguments, result.stderr))
            self.assertEqual(result.stdout, '', arguments)
        self.assertFalse(self.home.database.exists())

    def test_help_and_version(self):
        text = self.home.do('--help')
        for command in ('init', 'demo', 'import', 'open', 'list', 'show', 'set', 'print', 'export', 'check', 'backup',
                        'restore'):
            self.assertIn('xeploai ' + command, text)
        self.assertRegex(self.home.do('--version'), r'^xeploai \d+\.\d+')

    def test_vietnamese_under_any_locale(self):
        for locale in ({'LC_ALL': 'C'}, {'LC_ALL': 'POSIX'}, {'LC_ALL': 'C.UTF-8'}, {'LC_ALL': 'de_DE.UTF-8'},
                       {'LC_ALL': '', 'LANG': 'C'}):
            result = self.home.run('list', 'people', environment={'LANGUAGE': '', **locale})
            self.assertEqual(result.returncode, 1)
            self.assertRegex(result.stderr, VIETNAMESE, locale)

    def test_database_anywhere(self):
        path = self.home.path('thử nghiệm.db')
        self.home.do('--database', path, 'init', '--year', '2025')
        for arguments in (('--database', path, 'list', 'people'), ('list', '--database', path, 'people'),
                          ('list', 'people', '--database', path), ('list', 'people', f'--database={path}')):
            self.assertEqual(len(self.home.do(*arguments).splitlines()), 1)
        self.assertFalse(self.home.database.exists())

    def test_an_empty_year(self):
        self.home.do('init', '--year', '2025')
        self.assertEqual(self.home.list('people'), [])
        for period in ('Q1', 'Q2', 'Q3', 'YEAR'):
            self.assertEqual(self.home.list('assessments', '--year', '2025', '--period', period), [])
        before = self.home.content()
        self.home.do('init', '--year', '2025')
        self.assertEqual(self.home.content(), before, 'a year that is there is left alone')
        self.assertEqual(self.home.database.stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.home.database.parent.stat().st_mode & 0o777, 0o700)

    def test_open_on_an_empty_file(self):
        self.home.do('init', '--year', '2025')
        self.home.do('open', *QUARTER)
        self.assertEqual(self.home.list('assessments', *QUARTER), [])


if __name__ == '__main__':
    tap.main()

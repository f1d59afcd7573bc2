#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a field holds is never written to the standard error: not by the program, and not by the libraries it works with, whose
complaints quote what they complain of."""
import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home

YEAR = ('--year', '2025', '--period', 'YEAR')
SECRET = 'BÍ MẬT <b>&"</i> %s%n <!-- &#0; \u202e\u0007 ]]>'


class Stderr(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill(history=False)
        connection = sqlite3.connect(cls.home.database)
        for table, column in (('person', 'name'), ('unit', 'name'), ('collective', 'name'), ('post', 'title'),
                              ('assessment', 'subject_name'), ('assessment', 'unit_name'), ('assessment', 'post_party'),
                              ('assessment', 'explanation'), ('assessment', 'grounds'), ('review_text', 'text'),
                              ('dossier_item', 'note'), ('shortcoming', 'text'), ('complaint', 'matter')):
            try:
                connection.execute(f"UPDATE {table} SET {column} = {column} || ' ' || rowid || ?", (SECRET,))
            except sqlite3.OperationalError:
                try:                            # a table without row ids, or one of another name
                    connection.execute(f"UPDATE {table} SET {column} = {column} || ?", (SECRET,))
                except sqlite3.OperationalError:
                    pass
        connection.commit()
        connection.close()
        cls.subject = cls.home.list('assessments', *YEAR, '--kind', 'leader')[0]['subject_id']

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def test_the_words_are_there(self):
        self.assertIn('BÍ MẬT', self.home.list('people')[0]['name'])
        self.assertIn('BÍ MẬT', self.home.list('assessments', *YEAR)[0]['name'])

    def test_work_is_silent(self):
        path = self.home.path
        for arguments in (('list', 'units'), ('list', 'people'), ('list', 'collectives'), ('list', 'findings'),
                          ('list', 'assessments', *YEAR), ('show', *YEAR, '--subject', self.subject), ('dossier', 'list', *YEAR),
                          ('meeting', 'list', *YEAR), ('export', 'pl14', *YEAR, '-o', path('a.xlsx')),
                          ('export', 'thieu-giay-to', *YEAR, '-o', path('b.xlsx')),
                          ('print', 'mau2a', *YEAR, '--subject', self.subject, '-o', path('a.pdf')),
                          ('print', 'mau2a', *YEAR, '--subject', self.subject, '-o', path('a.odt')),
                          ('print', 'bia-ho-so', *YEAR, '--subject', self.subject, '--each', path('tờ')),
                          ('print', 'bao-cao', *YEAR, '-o', path('b.pdf')), ('backup', path('c.db'))):
            result = self.home.run(*arguments)
            self.assertEqual(result.returncode, 0, (arguments, result.stderr))
            self.assertNotIn('BÍ MẬT', result.stderr, arguments)
            # Papers and lists come with a word to whoever signs them.
            self.assertTrue(arguments[0] in ('print', 'export') or result.stderr == '', (arguments, result.stderr))

    def test_refusals_do_not_quote_what_is_stored(self):
        for arguments in (('set', *YEAR, '--subject', self.subject, '--step', 'self', 'I.1=500'),
                          ('dossier', 'set', *YEAR, '--subject', self.subject, '1.received=31/02/2025'),
                          ('export', 'pl8', *YEAR, '-o', self.home.path('không có') / 'x.xlsx'),
                          ('print', 'pl5', *YEAR, '--subject', self.subject, '-o', self.home.path('x.pdf'))):
            result = self.home.run(*arguments)
            self.assertEqual(result.returncode, 1, arguments)
            self.assertNotIn('BÍ MẬT', result.stderr, arguments)


if __name__ == '__main__':
    tap.main()

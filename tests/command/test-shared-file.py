#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One data file and several processes: writers that take turns, a copy or a print onto the data itself, a file others can
read, a number of version that cannot be."""
import os
import pathlib
import sqlite3
import stat
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import fault
import program
import tap
from program import PROGRAM, Home, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')


class SharedFile(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(program.ROSTER, program.LEADERS, ('open', *QUARTER))
        self.rows = self.home.list('assessments', *QUARTER, '--kind', 'leader')
        self.before = self.home.content()

    def tearDown(self):
        self.home.remove()

    def set_arguments(self, row, value):
        return ('set', *QUARTER, '--subject', row['subject_id'], '--kind', 'leader', '--step', 'self', f'A={value}')

    def one_file(self):
        """The file alone is the whole data: no lock is left, and nothing is in the log (which may be there, empty, after a
        look at the file, or when two processes ended together)."""
        folder = self.home.database.parent
        self.assertEqual([path.name for path in folder.iterdir() if path.name.endswith(('-use', '-window', '-write'))], [])
        log = folder / 'xeploai.db-wal'
        self.assertEqual(log.stat().st_size if log.exists() else 0, 0)

    def refuse(self, *arguments):
        result = self.home.run(*arguments)
        self.assertEqual(refusal_problem(result), '', arguments)
        self.assertEqual(self.home.content(), self.before, arguments)
        return result.stderr

    def test_writers_take_turns(self):
        processes = [subprocess.Popen([PROGRAM, *self.set_arguments(row, 20 + number)], env=self.home.environment,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                     for number, row in enumerate(self.rows[:6])]
        for process in processes:
            _, errors = process.communicate()
            self.assertEqual((process.returncode, errors), (0, b''))
        self.one_file()
        values = self.home.query("SELECT value FROM points WHERE step = 'self' AND criterion = 'A' ORDER BY value")
        self.assertEqual(values, [(2000 + 100 * number,) for number in range(6)])
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])

    def test_another_process_writes_too_long(self):
        holder = sqlite3.connect(self.home.database, isolation_level=None)
        holder.execute('BEGIN IMMEDIATE')
        self.assertIn('đang được sử dụng', self.refuse(*self.set_arguments(self.rows[0], 20)))
        # Reading goes on beside it.
        self.assertEqual(len(self.home.list('assessments', *QUARTER, '--kind', 'leader')), len(self.rows))
        holder.execute('ROLLBACK')
        holder.close()
        self.home.do(*self.set_arguments(self.rows[0], 20))

    def test_nothing_is_written_onto_the_data(self):
        database = self.home.database
        link, second = self.home.path('lien-ket.db'), self.home.path('ten-thu-hai.db')
        link.symlink_to(database)
        os.link(database, second)
        detour = database.parent / '..' / database.parent.name / database.name
        for name in (database, link, second, detour, f'{database}-wal'):
            self.assertTrue(self.refuse('backup', name))
            self.assertTrue(self.refuse('--database', link, 'backup', name))
        os.unlink(second)
        self.one_file()

    def test_a_print_onto_the_data(self):
        data = self.home.path('du-lieu.pdf')
        data.write_bytes(self.home.database.read_bytes())
        link = self.home.path('lien-ket.pdf')
        link.symlink_to(data)
        for name in (data, link):
            result = self.home.run('--database', data, 'print', 'pl5', *QUARTER, '-o', name)
            self.assertEqual(refusal_problem(result), '')
            self.assertEqual(self.home.content(data), self.before)

    def test_a_file_others_can_read(self):
        os.chmod(self.home.database, 0o644)
        self.home.do(*self.set_arguments(self.rows[0], 20))
        self.assertEqual(stat.S_IMODE(self.home.database.stat().st_mode), 0o600)

    def test_a_file_others_go_on_reading(self):
        """Where the disk does not keep it from them, that is told beside the work, which is done."""
        os.chmod(self.home.database, 0o644)
        result = self.home.run(*self.set_arguments(self.rows[0], 20), environment=fault.environment(
            f'{self.home.database}*', calls='chmod', at=1, count=0, action='EPERM'))
        self.assertEqual((result.returncode, result.stdout), (0, ''))
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertIn('Người dùng khác', result.stderr)
        self.assertIn(str(self.home.database), result.stderr)
        self.assertEqual(self.home.show(*QUARTER, '--subject', self.rows[0]['subject_id'], '--kind', 'leader')['self.A'], '20.00')

    def test_a_negative_version(self):
        connection = sqlite3.connect(self.home.database, isolation_level=None)
        connection.execute('PRAGMA user_version = -4')
        connection.close()
        self.before = self.home.content()
        for arguments in (('list', 'people'), self.set_arguments(self.rows[0], 20), ('check',),
                          ('backup', self.home.path('ban-sao.db'))):
            self.assertIn('xeploai.db', self.refuse(*arguments))
        self.assertEqual(self.home.query('PRAGMA user_version'), [(-4,)])
        self.assertFalse(self.home.path('ban-sao.db').exists())


if __name__ == '__main__':
    tap.main()

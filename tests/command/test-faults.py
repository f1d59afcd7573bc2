#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk fails in the middle of the work: whatever the exit code says is what happened."""
import os
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import fault
import tap
from program import PROGRAM, SAMPLES, VIETNAMESE, Home, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')
# Where it is decided whether something is done; scripts/inject-faults takes every call, of which there are hundreds.
CALLS = os.environ.get('XEPLOAI_FAULT_CALLS', 'fsync,rename,mkdir')
LEADERS = SAMPLES / 'can-bo-lanh-dao.xlsx'


def copy_of(home):
    """Another home with the same data."""
    other = Home()
    shutil.copytree(home.folder / 'data', other.folder / 'data', symlinks=True)
    return other


class Faults(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.remove)
        self.home.do('init', '--year', '2025')

    def sweep(self, arguments, done, action, calls=CALLS):
        """The command with a fault at each call in turn; done(home) tells whether the work is in the file."""
        self.assertFalse(done(self.home))
        outcomes = []

        def run(settings):
            home = copy_of(self.home)
            log = home.path('calls')
            try:
                result = home.run(*arguments, environment=fault.environment(
                    f'{home.folder}/data/*', calls=calls, action=action, log=log, **settings))
                where = f'{action} at {settings["at"]} {fault.read_log(log)[-1:]}: {result.stderr}'
                self.assertIn(result.returncode, (0, 1), where)
                self.assertEqual(done(home), result.returncode == 0, where)
                self.assertEqual(home.query('PRAGMA integrity_check'), [('ok',)], where)
                self.assertLessEqual(len(result.stderr.splitlines()), 1 if result.returncode else 3, where)
                self.assertTrue(not result.stderr or VIETNAMESE.search(result.stderr), where)
                outcomes.append((result.returncode, bool(result.stderr)))
                return len(fault.read_log(log)) >= settings['at']
            finally:
                home.remove()

        fault.sweep(run)
        # The last run met no fault.
        self.assertEqual(outcomes.pop(), (0, False))
        return outcomes

    def test_each_call_of_opening(self):
        self.home.do('import', 'leaders', LEADERS)
        opened = lambda home: home.query('SELECT count(*) FROM assessment') != [(0,)]
        outcomes = self.sweep(['open', *QUARTER], opened, 'EIO')
        # What went wrong beside the work is told and is no failure.
        self.assertIn((0, True), outcomes)
        self.assertIn((1, True), outcomes)
        self.assertGreater(len(outcomes), 10)

    def test_each_call_of_a_small_change(self):
        self.home.do('open', *QUARTER)
        added = lambda home: home.query('SELECT count(*) FROM meeting') != [(0,)]
        self.sweep(['meeting', 'add', *QUARTER, '--title', 'Hội nghị kiểm điểm'], added, 'ENOSPC')

    def test_a_copy_on_a_full_disk(self):
        target = self.home.path('usb') / 'ban-sao.db'
        target.parent.mkdir()
        target.write_bytes(b'old')
        result = self.home.run('backup', target,
                               environment=fault.environment(f'{target.parent}/*', calls='write', at=2, action='short'))
        self.assertEqual(refusal_problem(result), '')
        self.assertEqual(target.read_bytes(), b'old')
        self.assertEqual(list(target.parent.iterdir()), [target])

    def test_a_folder_that_cannot_be_synced(self):
        target = self.home.path('usb') / 'ban-sao.db'
        target.parent.mkdir()
        log = self.home.path('calls')
        self.home.run('backup', target, environment=fault.environment(target.parent, calls='fsync', log=log))
        target.unlink()
        # SQLite syncs the folder for its journal before; the last time is for the name of the copy.
        result = self.home.run('backup', target, environment=fault.environment(
            target.parent, calls='fsync', at=len(fault.read_log(log))))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(target.name, result.stderr)
        self.assertTrue(VIETNAMESE.search(result.stderr))
        self.assertEqual(self.home.content(target), self.home.content())

    def test_no_place_for_copies(self):
        self.home.do('import', 'leaders', LEADERS)
        folder = self.home.database.parent / 'backups'
        shutil.rmtree(folder)
        folder.write_text('a file in the place of the folder')
        result = self.home.run('open', *QUARTER)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertIn(str(folder), result.stderr)
        self.assertIn('xeploai backup-folder', result.stderr)
        self.assertNotEqual(self.home.query('SELECT count(*) FROM assessment'), [(0,)])
        elsewhere = self.home.path('usb')
        self.home.do('backup-folder', elsewhere)
        self.home.do('meeting', 'add', *QUARTER, '--title', 'Hội nghị')
        self.assertEqual(len(list(elsewhere.glob('xeploai-*.db'))), 2)
        self.home.do('backup-folder', 'default')
        self.assertEqual(self.home.run('meeting', 'add', *QUARTER, '--title', 'Hội nghị').returncode, 0)
        self.assertEqual(len(list(elsewhere.glob('xeploai-*.db'))), 2)

    def test_litter(self):
        folder = self.home.database.parent
        note = folder / '.xeploai-ghi-chu'
        note.write_text('mine')
        # Killed just before the copy gets its name.
        self.home.do('import', 'leaders', LEADERS)
        result = self.home.run('open', *QUARTER, environment=fault.environment(
            f'{folder}/backups/*', calls='rename', at=1, action='kill'))
        self.assertEqual(result.returncode, -9)
        self.assertEqual(len(list(folder.glob('backups/.xeploai-??????'))), 1)
        self.home.do('open', *QUARTER)
        self.assertEqual(list(folder.glob('backups/.*')), [])
        self.assertEqual(note.read_text(), 'mine')
        # It lies beside the file itself, also when that is opened by a link.
        left = folder / '.xeploai-Ab12Cd'
        left.write_text('half a copy')
        link = self.home.path('lien-ket.db')
        link.symlink_to(self.home.database)
        self.home.do('--database', link, 'open', *QUARTER)
        self.assertFalse(left.exists())
        self.assertEqual(note.read_text(), 'mine')

    def test_two_programs_write_copies(self):
        """What a living program is writing is no litter for another one that starts."""
        self.home.do('import', 'leaders', LEADERS)
        copies = self.home.database.parent / 'backups'
        living = []

        def look(number):
            before = list(copies.glob('.xeploai-??????'))
            living.extend(before)
            self.assertEqual(self.home.run('open', *QUARTER).returncode, 0)
            self.assertEqual(list(copies.glob('.xeploai-??????')), before)

        process = fault.stop_at_each([PROGRAM, 'open', *QUARTER], f'{copies}/.xeploai-*', look,
                                     env=self.home.environment, settings={'calls': 'fsync'})
        self.assertEqual(process.returncode, 0, process.error)
        self.assertTrue(living)
        self.assertEqual(list(copies.glob('.*')), [])

    def test_a_lost_file(self):
        self.home.do('import', 'leaders', LEADERS)
        content = self.home.content()
        folder = self.home.database.parent
        self.home.database.unlink()
        for ending in ('-wal', '-shm'):
            self.home.database.with_name(self.home.database.name + ending).unlink(missing_ok=True)
        before = sorted(folder.rglob('*.db'))
        for arguments in (['init'], ['demo'], ['list', 'people'], ['open', *QUARTER], ['check'],
                          ['import', 'leaders', LEADERS]):
            result = self.home.run(*arguments)
            self.assertEqual(refusal_problem(result), '', arguments)
            self.assertIn('xeploai restore', result.stderr)
            self.assertEqual(sorted(folder.rglob('*.db')), before, arguments)
        newest = max(folder.glob('backups/*.db'), key=lambda path: path.stat().st_mtime)
        self.assertIn(newest.name, result.stderr)
        self.home.do('restore', newest)
        self.assertEqual(self.home.content(), content)
        self.home.database.unlink()
        self.home.do('init', '--new')
        self.assertEqual(self.home.list('people'), [])
        self.assertTrue(newest.exists())


if __name__ == '__main__':
    tap.main()

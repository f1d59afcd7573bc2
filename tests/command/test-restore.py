#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A restore that is cut off anywhere, by a kill or by a power cut, leaves the old data or the new; the old is kept."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import fault
import tap
from program import PROGRAM, SAMPLES, Home, refusal_problem

LAST_WORD = 'Ghi sau cùng'
# What a power cut can put in another order; scripts/inject-faults takes every call.
CALLS = os.environ.get('XEPLOAI_FAULT_CALLS', 'fsync,rename,link,unlink')


class Tree:
    """What a folder holds: which name is which file, and what is in the files."""

    def __init__(self, folder):
        self.names = {}
        self.contents = {}
        for path in folder.rglob('*'):
            if path.is_file() and not path.name.endswith(('-shm', '-use', '-window', '-write')):
                number = path.stat().st_ino
                self.names[str(path.relative_to(folder))] = number
                self.contents[number] = path.read_bytes()

    def whole(self):
        """The names without those of half a copy, which have no part in anything."""
        return {name: number for name, number in self.names.items() if not name.startswith('.')}

    def looks_like(self, other):
        mine, others = self.whole(), other.whole()
        return mine == others and all(self.contents[number] == other.contents[number] for number in mine.values())


def durable_trees(trees, calls, folder):
    """The states that a power cut can leave: names since the last sync of their folder may be those of any moment
    since, and what was not synced of a file may be there or not."""
    synced = dict(trees[0].contents)
    last = 0
    for now in range(1, len(trees)):
        call, names = calls[now - 1]
        if call == 'fsync' and names[0] == str(folder):
            last = now
        elif call == 'fsync' and (number := trees[now].names.get(os.path.relpath(names[0], folder))) is not None:
            synced[number] = trees[now].contents[number]
        for then in range(last, now + 1):
            for kept in (trees[now].contents, synced):
                yield {name: (number, kept.get(number, b'')) for name, number in trees[then].whole().items()}


def write_tree(folder, files):
    """The files under their names, with two names for one file where it had two."""
    first = {}
    for name, (number, content) in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if number in first:
            path.hardlink_to(first[number])
        else:
            path.write_bytes(content)
            first[number] = path


class Restore(unittest.TestCase):
    """The old data has its last words only in the log; the backup is an empty year."""

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.remove)
        self.home.do('init', '--year', '2025')
        self.copy = self.home.path('ban-sao.db')
        self.home.do('backup', self.copy)
        self.home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        shutil.rmtree(self.home.database.parent / 'backups')
        self.leave_log()

    def leave_log(self):
        """As a power cut leaves it: a change that was told as saved and is only in the log."""
        database = self.home.database
        log = database.with_name(database.name + '-wal')
        connection = sqlite3.connect(database)
        connection.execute('PRAGMA journal_mode = WAL')
        connection.execute('PRAGMA wal_autocheckpoint = 0')
        connection.execute('UPDATE person SET note = ? WHERE id = 1', [LAST_WORD])
        connection.commit()
        saved = database.read_bytes(), log.read_bytes()
        connection.close()
        database.write_bytes(saved[0])
        log.write_bytes(saved[1])
        database.with_name(database.name + '-shm').unlink(missing_ok=True)

    def look_into(self, path):
        """'old', 'new', or what else it is."""
        connection = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
        try:
            if connection.execute('PRAGMA integrity_check').fetchall() != [('ok',)]:
                return 'damaged'
            if connection.execute('SELECT count(*) FROM person').fetchone() == (0,):
                return 'new'
            row = connection.execute('SELECT note FROM person WHERE id = 1').fetchone()
            return 'old' if row == (LAST_WORD,) else f'old without its last words: {row}'
        finally:
            connection.close()

    def check_home(self, home, where):
        """The next start; gives 'old' or 'new'."""
        result = home.run('list', 'units')
        self.assertEqual(result.returncode, 0, f'{where}: {result.stderr}')
        state = self.look_into(home.database)
        self.assertIn(state, ('old', 'new'), where)
        folder = home.database.parent
        if state == 'new':
            kept = list(folder.glob('xeploai-*-replaced*.db'))
            self.assertEqual([self.look_into(path) for path in kept], ['old'], where)
        self.assertEqual(list(folder.glob('*-restoring')), [], where)
        return state, result.stderr

    def watch(self, look):
        folder = self.home.database.parent
        log = self.home.path('calls')
        process = fault.stop_at_each(
            [PROGRAM, 'restore', self.copy], f'{folder}*', look, env=self.home.environment,
            settings={'calls': CALLS, 'log': log})
        self.assertEqual((process.returncode, process.error), (0, ''))
        return fault.read_log(log)

    def test_killed_after_each_call(self):
        folder = self.home.database.parent
        trees = [Tree(folder)]
        states = []
        told = []

        def look(number):
            trees.append(Tree(folder))
            if number > 1 and trees[-1].looks_like(trees[-2]):
                return
            home = Home()
            self.addCleanup(home.remove)
            shutil.rmtree(home.folder / 'data', ignore_errors=True)
            subprocess.run(['cp', '-a', self.home.folder / 'data', home.folder], check=True)
            state, words = self.check_home(home, f'killed after call {number}')
            states.append(state)
            told.append(words)

        self.watch(look)
        self.assertEqual(states, sorted(states, reverse=True), 'once restored it stays restored')
        self.assertIn('old', states)
        # Some of them were only finished by the next start, and it said so.
        self.assertTrue(any(words for state, words in zip(states, told) if state == 'new'))
        self.assertEqual(self.check_home(self.home, 'in the end')[0], 'new')

    def test_power_cut_at_each_moment(self):
        folder = self.home.database.parent
        trees = [Tree(folder)]
        calls = self.watch(lambda number: trees.append(Tree(folder)))
        self.assertEqual(len(trees), len(calls) + 1)
        met = set()
        states = set()
        for number, files in enumerate(durable_trees(trees, calls, folder)):
            key = frozenset(files.items())
            if key in met:
                continue
            met.add(key)
            home = Home()
            try:
                write_tree(home.database.parent, files)
                states.add(self.check_home(home, f'power cut {number}: {sorted(files)}')[0])
            finally:
                home.remove()
        self.assertEqual(states, {'old', 'new'})
        self.assertGreater(len(met), 5)

    def test_a_fault_at_each_call(self):
        def run(settings):
            home = Home()
            try:
                subprocess.run(['cp', '-a', self.home.folder / 'data', home.folder], check=True)
                log = home.path('calls')
                result = home.run('restore', self.copy, environment=fault.environment(
                    f'{home.database.parent}*', log=log, action='EIO', calls=CALLS, **settings))
                where = f'{settings} {fault.read_log(log)[-1:]} {result.stderr}'
                state = self.check_home(home, where)[0]
                if 'khi mở lại' not in result.stderr:
                    self.assertEqual(state, 'old' if result.returncode else 'new', where)
                if result.returncode:
                    self.assertEqual(refusal_problem(result), '', where)
                return len(fault.read_log(log)) >= settings['at']
            finally:
                home.remove()

        self.assertGreater(fault.sweep(run), 8)

    def test_without_links(self):
        """A stick: a file has one name there."""
        result = self.home.run('restore', self.copy, environment=fault.environment(
            f'{self.home.database.parent}/*', calls='link', at=1, count=0, action='EPERM'))
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        self.assertEqual(self.check_home(self.home, 'without links')[0], 'new')

    def test_refused(self):
        before = self.home.database.read_bytes()
        for path in (self.home.path('khong-co.db'), self.home.folder, self.home.database):
            self.assertEqual(refusal_problem(self.home.run('restore', path)), '')
        self.assertEqual(self.home.database.read_bytes(), before)
        self.assertEqual(self.check_home(self.home, 'refused')[0], 'old')

    def test_a_copy_that_would_not_be_opened(self):
        """It is held against the schema before anything is replaced."""
        before = sorted(self.home.database.parent.iterdir()), self.home.database.read_bytes()
        copy = self.home.path('hong.db')
        for sql, words in (
                ('CREATE TRIGGER mine AFTER INSERT ON audit BEGIN DELETE FROM audit; END', 'mine'),
                ('CREATE VIEW mine AS SELECT * FROM person', 'mine'),
                ('CREATE VIRTUAL TABLE mine USING fts5 (word)', 'mine'),
                ('DROP TABLE compared_set', 'compared_set'),
                ('ALTER TABLE person ADD COLUMN mine TEXT', 'person'),
                ('PRAGMA user_version = 9999', 'mới hơn'),
                ('PRAGMA user_version = -1', 'phiên bản')):
            shutil.copy(self.copy, copy)
            connection = sqlite3.connect(copy, isolation_level=None)
            connection.execute(sql)
            connection.close()
            result = self.home.run('restore', copy)
            self.assertEqual(refusal_problem(result), '', sql)
            self.assertIn(str(copy), result.stderr)
            self.assertIn(words, result.stderr)
            self.assertEqual((sorted(self.home.database.parent.iterdir()), self.home.database.read_bytes()), before, sql)
        self.assertEqual(self.check_home(self.home, 'refused')[0], 'old')

    def test_links(self):
        """The file that a link points to is replaced, and the link stays; a circle of links is refused."""
        link = self.home.path('lien-ket.db')
        link.symlink_to(self.home.database)
        self.home.do('--database', link, 'restore', self.copy)
        self.assertEqual(link.readlink(), self.home.database)
        self.assertEqual(self.look_into(self.home.database), 'new')
        circle = self.home.path('vong.db')
        circle.symlink_to(circle.name)
        before = sorted(self.home.folder.iterdir())
        for words in (('restore', self.copy), ('init',), ('list', 'units'), ('check',), ('salvage', self.home.path('moi.db'))):
            result = self.home.run('--database', circle.name, *words, cwd=self.home.folder)
            self.assertEqual(refusal_problem(result), '', words)
            self.assertIn(circle.name, result.stderr)
            self.assertEqual((str(circle.readlink()), sorted(self.home.folder.iterdir())), (circle.name, before))


if __name__ == '__main__':
    tap.main()

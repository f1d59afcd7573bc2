#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged or altered data file: each kind of damage is planted and must be named, nothing is printed from it, and what can be
read is saved into a new file."""
import pathlib
import shutil
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, SAMPLES, VIETNAMESE, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')
PAGE = 4096

# What another program or a broken one may have done to the rows, and the words that must name it. Checks and references are off
# while it is done, as a broken disk does not ask them.
ROWS = {
    'a negative value': ("UPDATE points SET value = -5 WHERE assessment_id = {scored} AND criterion = 'A'", 'Điểm âm'),
    'points above the maximum': ("UPDATE points SET value = 3001 WHERE assessment_id = {scored} AND criterion = 'A'",
                                 'mức tối đa'),
    'an unknown criterion': ("INSERT INTO points VALUES ({scored}, 'self', 'IX.9', 100)", 'IX.9'),
    'criteria and totals in one step': ("INSERT INTO points VALUES ({scored}, 'self', 'I.1.1', 100)", 'self'),
    'an unknown criteria set': ("UPDATE assessment SET criteria_set = 'PL99' WHERE id = {scored}", 'PL99'),
    'an unknown level': ("UPDATE step_result SET level = 'wonderful' WHERE assessment_id = {decided}", 'wonderful'),
    'an unknown kind': ("UPDATE person SET kind = 'guest' WHERE id = 1", 'guest'),
    'an unknown step': ("UPDATE points SET step = 'fourth' WHERE assessment_id = {scored}", 'fourth'),
    'an unknown reason': ("UPDATE assessment SET state = 'unrated', unrated_reason = 'lười' WHERE id = {scored}", 'lười'),
    'an unknown component': ("INSERT INTO dossier_item (assessment_id, component) VALUES ({scored}, '77')", '“77”'),
    'totals that contradict': ("UPDATE step_result SET part_a = part_a - 100, total = total - 100"
                               " WHERE assessment_id = {scored}", 'Tổng'),
    'a total that is no sum': ("UPDATE step_result SET total = 1 WHERE assessment_id = {scored}", 'Tổng'),
    'a loop of units': ("UPDATE unit SET parent_id = 2 WHERE id = 1; UPDATE unit SET parent_id = 1 WHERE id = 2", 'vòng'),
    'a unit without its parent': ('UPDATE unit SET parent_id = 9999 WHERE id = 1', 'unit → unit'),
    'a hole in the audit': ('DELETE FROM audit WHERE id BETWEEN 5 AND 7', '4'),
    'the end of the audit': ('DELETE FROM audit WHERE id > (SELECT max (id) - 3 FROM audit)', 'cuối'),
    'no audit at all': ("DELETE FROM audit; DELETE FROM sqlite_sequence", 'trống'),
    'an audit without times': ("UPDATE audit SET at = 'hôm qua' WHERE id = 4", 'Nhật ký'),
    'a re-rated subject without its first result': ('DELETE FROM rerating', 'lần đầu'),
    'a chain of decisions that is cut': ("UPDATE rerating SET former_level = 'excellent' WHERE id = 2", 'nối tiếp'),
    'a locked result without a decision': ("DELETE FROM step_result WHERE assessment_id = {decided} AND step = 'decision'",
                                           'chốt'),
    'points of nobody': ("INSERT INTO points VALUES (99999, 'self', 'A', 100)", 'points → assessment'),
    'a day that is no day': ("UPDATE person SET birth_date = '1980-02-31' WHERE id = 1", '1980-02-31'),
    'letters taken apart': ("UPDATE person SET note = 'Gia' || char (768) WHERE id = 1", 'person.note'),
    'a text that is no text': ("UPDATE person SET note = CAST (x'C3' AS TEXT) WHERE id = 1", 'person.note'),
    'a name that is not found': ("UPDATE person SET name_identity = 'x' WHERE id = 1", 'person.name_identity'),
    'an altered regulation': ("UPDATE regulation_snapshot SET xml = replace (xml, '30', '31')", 'Quy định'),
    'texts of an unknown criterion': ("INSERT INTO criterion_text (assessment_id, criterion, goal) VALUES ({scored}, 'IX.9', 'x')",
                                      'IX.9'),
    'a KPI above the maximum': ("INSERT INTO criterion_text (assessment_id, criterion, percent) VALUES ({scored}, 'II.1', 10050)",
                                '“100,5”'),
    'numbers of tasks': ("UPDATE assessment SET tasks_assigned = 1, tasks_done = 5 WHERE id = {scored}", 'nhiệm vụ'),
}

# What may be done to the structure, with the name that must be told, and whether the file is refused for it.
STRUCTURE = {
    'a trigger': ('CREATE TRIGGER mine AFTER INSERT ON audit BEGIN DELETE FROM audit; END', 'mine', True),
    'a trigger on another table': ('CREATE TRIGGER mine BEFORE DELETE ON person BEGIN SELECT raise (IGNORE); END', 'mine', True),
    'a view': ('CREATE VIEW mine AS SELECT * FROM person', 'mine', True),
    'a table': ('CREATE TABLE mine (word TEXT)', 'mine', False),
    'a virtual table': ('CREATE VIRTUAL TABLE mine USING fts5 (word)', 'mine', True),
    'an index': ('CREATE INDEX mine ON person (note)', 'mine', False),
    'a unique index': ('CREATE UNIQUE INDEX mine ON person (id, note)', 'mine', False),
    'an index that is gone': ('DROP INDEX assessment_person', 'assessment_person', False),
    'an index that is built otherwise': ('DROP INDEX post_head; CREATE INDEX post_head ON post (unit_id)', 'post_head', False),
    'a table that is gone': ('DROP TABLE compared_set', 'compared_set', True),
    'a view in its place': ('DROP TABLE compared_set; CREATE VIEW compared_set AS SELECT 1', 'compared_set', True),
    'a column more': ('ALTER TABLE person ADD COLUMN mine TEXT', 'person', True),
    'a computed column': ('ALTER TABLE person ADD COLUMN mine TEXT GENERATED ALWAYS AS (name) VIRTUAL', 'person', True),
    'a check that is gone': ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql,"
                             " 'CHECK (value BETWEEN 0 AND 10000)', '') WHERE name = 'points'", 'points', True),
}


class Damage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = home = Home()
        home.do('import', 'roster', SAMPLES / 'danh-sach-dang-vien.xlsx')
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        home.do('open', *QUARTER)
        home.do('import', 'scores', SAMPLES / 'tu-cham-quy-3.xlsx', *QUARTER, '--step', 'self')
        scored = [row for row in home.list('assessments', *QUARTER) if row['self_points']]
        subject = ('--subject', scored[1]['subject_id'])
        home.do('set', *QUARTER, *subject, '--step', 'decision', 'A=30', 'B=50', 'level=good', 'date=2025-10-10', 'number=1-QĐ')
        home.do('lock', *QUARTER, *subject)
        cls.ids = {'scored': int(scored[0]['id']), 'decided': int(scored[1]['id'])}
        with sqlite3.connect(home.database) as connection:
            for number, former, level in ((1, 'complete', 'incomplete'), (2, 'incomplete', 'good')):
                connection.execute(
                    'INSERT INTO rerating (assessment_id, annulled, decided_on, number, reason, former_level, level)'
                    " VALUES (?, 0, '2025-11-01', ?, 'x', ?, ?)", (cls.ids['decided'], f'{number}-QĐ', former, level))
                connection.execute("INSERT INTO audit (entity, entity_id, field, new_value, at) VALUES ('assessment', ?,"
                                   " 'rerating', 'x', (SELECT max (at) FROM audit))", (cls.ids['decided'],))
        connection.close()
        cls.good = home.path('good.db')
        home.do('backup', cls.good)
        cls.path = home.path('hong.db')

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def setUp(self):
        for path in self.home.folder.glob('hong.db*'):
            path.unlink()
        shutil.copy(self.good, self.path)

    def plant(self, sql):
        connection = sqlite3.connect(self.path, isolation_level=None)
        connection.execute('PRAGMA ignore_check_constraints = ON')
        connection.executescript(sql.format(**self.ids))
        connection.close()

    def run_on(self, *arguments):
        return self.home.run('--database', self.path, *arguments)

    def assert_told(self, words):
        result = self.run_on('check')
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertIn(str(self.path), result.stderr)
        self.assertTrue(VIETNAMESE.search(result.stderr))
        lines = [line for line in result.stdout.splitlines() if words in line]
        self.assertTrue(lines, f'“{words}” is not in:\n{result.stdout}\n{result.stderr}')
        return result

    def assert_refused(self, words=''):
        """Nothing is printed from the file, nothing is written into it or beside it."""
        before = self.path.read_bytes()
        output = self.home.path('ra')
        for arguments in (('list', 'people'), ('show', *QUARTER, '--subject', 'p1'), ('backup', output),
                          ('print', 'pl5', *QUARTER, '-o', output), ('export', 'pl14', *QUARTER, '-o', output),
                          ('set', *QUARTER, '--subject', 'p1', '--step', 'self', 'A=1'), ('open', *QUARTER)):
            result = self.run_on(*arguments)
            self.assertEqual(refusal_problem(result), '', arguments)
            self.assertIn(str(self.path), result.stderr, arguments)
            self.assertIn(words, result.stderr)
            self.assertNotRegex(result.stderr, 'malformed|database|disk image|sqlite_')
            self.assertFalse(output.exists(), arguments)
        self.assertEqual(self.path.read_bytes(), before)

    def test_a_good_file_has_no_fault(self):
        result = self.run_on('check')
        self.assertEqual((result.returncode, result.stderr), (0, ''), result.stdout)

    def check_rows(self, sql, words):
        self.plant(sql)
        self.assert_told(words)

    def check_structure(self, sql, words, refused):
        """Told by name; what acts on a read or a write is refused at opening too."""
        self.plant(sql)
        self.assert_told(words)
        result = self.run_on('list', 'units')
        self.assertEqual(result.returncode, 1 if refused else 0, result.stderr)
        self.assertEqual(words in result.stderr, refused)

    def test_a_planted_trigger_never_acts(self):
        self.plant(STRUCTURE['a trigger'][0])
        self.assert_refused('mine')

    def set_bytes(self, at, data):
        with open(self.path, 'r+b') as file:
            file.seek(at)
            file.write(data)

    def root(self, table):
        """The first page of a table."""
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute('SELECT rootpage FROM sqlite_schema WHERE name = ?', (table,)).fetchone()[0]
        finally:
            connection.close()

    def check_bytes(self, plant):
        plant(self)
        result = self.run_on('check')
        self.assertEqual(result.returncode, 1)
        self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertIn(str(self.path), result.stderr)
        self.assert_refused()

    def test_header(self):
        """Bytes of the header turned over: the file is refused in words, or read as it was."""
        people = self.home.run('--database', self.good, 'list', 'people').stdout
        for at in tap.sample(range(0, 100, 3)):
            self.setUp()
            self.set_bytes(at, bytes([self.good.read_bytes()[at] ^ 0xff]))
            result = self.run_on('list', 'people')
            if result.returncode == 0:
                self.assertEqual(result.stdout, people, at)
            else:
                self.assertEqual(refusal_problem(result), '', at)
                self.assertNotRegex(result.stderr, 'malformed|unsupported|disk image|not a database', at)

    def test_a_log_of_garbage(self):
        """SQLite passes over a log that is none: nothing of the file is lost, and nothing is said wrongly."""
        self.path.with_name('hong.db-wal').write_bytes(b'rubbish' * 5000)
        result = self.run_on('check')
        self.assertEqual((result.returncode, result.stderr), (0, ''), result.stdout)

    def test_an_index_that_disagrees(self):
        # An index of no rows is not kept up while the rows change.
        schema = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '{}' WHERE name = 'person_name'"
        self.plant(schema.format('CREATE INDEX person_name ON person (name_identity) WHERE 0'))
        self.plant("UPDATE person SET name_identity = 'khác'")
        self.plant(schema.format('CREATE INDEX person_name ON person (name_identity)'))
        self.assert_told('person_name')
        # Nothing is written where an index leads astray.
        result = self.run_on('set', *QUARTER, '--subject', 'p1', '--step', 'self', 'A=1')
        self.assertEqual(refusal_problem(result), '')
        self.assertIn(str(self.path), result.stderr)
        self.assertNotIn('backups', result.stderr)

    # Saving what can be read.

    def salvage(self, out='cuu.db'):
        path = self.home.path(out)
        path.unlink(missing_ok=True)
        before = self.path.read_bytes()
        result = self.run_on('salvage', path)
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        self.assertEqual(self.path.read_bytes(), before)
        return path, result.stdout

    def counts(self, path):
        connection = sqlite3.connect(path)
        tables = [row[0] for row in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        counts = {table: connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0] for table in tables}
        self.assertEqual(connection.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
        self.assertEqual(connection.execute('PRAGMA foreign_key_check').fetchall(), [])
        connection.close()
        return counts

    def test_a_whole_file_comes_over_whole(self):
        path, told = self.salvage()
        self.assertEqual(self.home.content(path), self.home.content(self.good))
        self.assertIn('636', told)
        # One file and nothing beside it.
        self.assertEqual([each.name for each in self.home.folder.glob('*cuu*')], ['cuu.db'])
        self.assertEqual(list(self.home.folder.glob('.xeploai*')), [])
        result = self.home.run('--database', path, 'check')
        self.assertEqual((result.returncode, result.stderr), (0, ''), result.stdout)

    def test_a_trigger_stays_behind(self):
        self.plant(STRUCTURE['a trigger'][0])
        path, _ = self.salvage()
        self.assertEqual(self.home.content(path), self.home.content(self.good))

    def test_a_lost_root_is_found_again(self):
        """The root of a table only points to its pages: its rows are told by what they are."""
        good = self.counts(self.good)
        self.set_bytes((self.root('person') - 1) * PAGE, bytes(PAGE))
        path, told = self.salvage()
        self.assertEqual(self.counts(path)['person'], good['person'])
        self.assertEqual(self.counts(path)['assessment'], good['assessment'])
        self.assertIn(str(good['person']), told)

    def test_a_lost_schema(self):
        good = self.counts(self.good)
        self.set_bytes(0, bytes(PAGE))
        path, _ = self.salvage()
        counts = self.counts(path)
        for table in ('person', 'assessment', 'audit', 'step_result'):
            self.assertEqual(counts[table], good[table], table)

    def test_half_a_file(self):
        good = self.counts(self.good)
        size = self.good.stat().st_size
        self.path.write_bytes(self.good.read_bytes()[:size * 2 // 3])
        path, told = self.salvage()
        counts = self.counts(path)
        self.assertLess(sum(counts.values()), sum(good.values()))
        self.assertGreater(sum(counts.values()), 0)
        self.assertIn('trang', told)

    def test_a_zeroed_leaf(self):
        """The rows of one page are gone; what hangs on them is told."""
        connection = sqlite3.connect(self.path)
        data = self.good.read_bytes()
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'person'").fetchone()[0]
        connection.close()
        page = data[(root - 1) * PAGE:][:PAGE]
        self.assertEqual(page[0], 5)
        cell = int.from_bytes(page[12:14], 'big')
        leaf = int.from_bytes(page[cell:cell + 4], 'big')
        lost = int.from_bytes(data[(leaf - 1) * PAGE + 3:][:2], 'big')
        last = self.rows(self.path, f'SELECT id FROM person ORDER BY id LIMIT {lost}')[-1][0]
        rated = self.rows(self.path, 'SELECT count(DISTINCT person_id) FROM assessment WHERE person_id <= '
                          f'{last}')[0][0]
        self.set_bytes((leaf - 1) * PAGE, bytes(PAGE))
        path, told = self.salvage()
        self.assertIn('1 trang', told)
        # Who has an assessment is known from it; nothing keyed in one is lost.
        self.assertGreater(rated, 0)
        self.assertIn(f'{rated} dòng trong đó đã mất và được dựng lại', told)
        counts, good = self.counts(path), self.counts(self.good)
        self.assertEqual(counts['person'], good['person'] - lost + rated)
        for table in ('assessment', 'points', 'step_result'):
            self.assertEqual(counts[table], good[table], table)
        self.assertEqual(self.rows(path, "SELECT count(*) FROM person WHERE note LIKE 'Dựng lại%'"), [(rated,)])
        known = 'SELECT id, name, birth_date, name_identity, sort_key FROM person WHERE id IN (SELECT person_id FROM assessment)'
        self.assertEqual(self.rows(path, known), self.rows(self.good, known))

    def rows(self, path, sql):
        connection = sqlite3.connect(path)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def test_a_lost_person_with_assessments(self):
        """Made anew from the last assessment, the officer's before the member's, and marked; told with the number."""
        officers = self.rows(self.good, "SELECT id, name, birth_date, kind, party_member, tier, unit_id, workplace_id FROM"
                             " person WHERE kind = 'leader' AND unit_id IS NOT NULL AND workplace_id IS NOT NULL LIMIT 2")
        ids = ', '.join(str(row[0]) for row in officers)
        self.plant(f'DELETE FROM person WHERE id IN ({ids})')
        path, told = self.salvage()
        self.assertIn('2 dòng trong đó đã mất và được dựng lại từ bản đánh giá', told)
        self.assertEqual(self.rows(path, 'SELECT id, name, birth_date, kind, party_member, tier, unit_id, workplace_id FROM'
                                   f' person WHERE id IN ({ids})'), officers)
        self.assertEqual(self.counts(path), {**self.counts(self.good), 'audit': self.counts(self.good)['audit'] + 2})
        self.assertEqual(self.rows(path, "SELECT entity_id FROM audit WHERE entity = 'person' AND field = 'created' AND"
                                   " why LIKE 'Dựng lại%'"), [(row[0],) for row in officers])
        result = self.home.run('--database', path, 'check')
        self.assertEqual((result.returncode, result.stderr), (0, ''), result.stdout)

    def test_a_lost_collective_with_an_assessment(self):
        connection = sqlite3.connect(self.path)
        unit = connection.execute('SELECT id, name FROM unit WHERE party_cell = 1 ORDER BY id').fetchone()
        copied = [row[1] for row in connection.execute('PRAGMA table_info (assessment)')
                  if row[1] not in ('id', 'kind', 'person_id', 'collective_id', 'collective_type', 'leader', 'head', 'deputy',
                                    'subject_name', 'unit_id', 'birth_date', 'party_member')]
        connection.execute(
            f"INSERT INTO assessment (kind, collective_id, collective_type, leader, head, subject_name, unit_id,"
            f" {', '.join(copied)}) SELECT 'collective', 7, 'cell', 0, 0, 'Tập thể đã mất', ?,"
            f" {', '.join(copied)} FROM assessment WHERE id = ?", (unit[0], self.ids['scored']))
        connection.commit()
        connection.close()
        path, told = self.salvage()
        self.assertIn('1 dòng trong đó đã mất và được dựng lại', told)
        self.assertEqual(self.rows(path, 'SELECT id, name, type, unit_id, name_identity FROM collective'),
                         [(7, 'Tập thể đã mất', 'cell', unit[0], 'tập thể đã mất')])

    def test_what_cannot_be_made_anew_is_told(self):
        """Points without their assessment belong to nobody: left out, with the number."""
        self.plant('DELETE FROM assessment WHERE id = {scored}')
        lost = self.rows(self.good, f"SELECT count(*) FROM points WHERE assessment_id = {self.ids['scored']}")[0][0]
        path, told = self.salvage()
        self.assertEqual(self.counts(path)['points'], self.counts(self.good)['points'] - lost)
        line = [line for line in told.splitlines() if line.startswith('Điểm')][0]
        self.assertIn(f'{lost} dòng phải bỏ', line)

    def test_unsaved_changes_in_the_log_come_over(self):
        writer = sqlite3.connect(self.path, isolation_level=None)
        writer.execute('PRAGMA journal_mode = WAL')
        writer.execute("UPDATE person SET note = 'mới ghi' WHERE id = 1")
        copy = self.home.path('hong.db-copy')
        for ending in ('', '-wal'):
            shutil.copy(f'{self.path}{ending}', f'{copy}{ending}')
        writer.close()
        out = self.home.path('cuu.db')
        out.unlink(missing_ok=True)
        result = self.home.run('--database', copy, 'salvage', out)
        self.assertEqual((result.returncode, result.stderr), (0, ''))
        connection = sqlite3.connect(out)
        self.assertEqual(connection.execute('SELECT note FROM person WHERE id = 1').fetchone()[0], 'mới ghi')
        connection.close()

    def test_salvage_refuses(self):
        self.path.write_bytes(b'khong phai du lieu ' * 3000)
        out = self.home.path('khong.db')
        for arguments in (('salvage', out), ('salvage', self.path), ('salvage', self.good)):
            self.assertEqual(refusal_problem(self.run_on(*arguments)), '', arguments)
        self.assertFalse(out.exists())
        self.path.unlink()
        self.assertEqual(refusal_problem(self.run_on('salvage', out)), '')


BYTES = {
    'a page of zeros': lambda case: case.set_bytes((case.root('audit') - 1) * PAGE, bytes(PAGE)),
    'a page of another table': lambda case: case.set_bytes(
        (case.root('person') - 1) * PAGE, case.good.read_bytes()[(case.root('unit') - 1) * PAGE:][:PAGE]),
    'flipped bits': lambda case: case.set_bytes((case.root('assessment') - 1) * PAGE, b'\xff' * 16),
    'half a file': lambda case: case.path.write_bytes(
        case.good.read_bytes()[:case.good.stat().st_size // 2 // PAGE * PAGE]),
    'a torn page': lambda case: case.path.write_bytes(case.good.read_bytes()[:-100]),
    'a wrong freelist': lambda case: case.set_bytes(32, (7).to_bytes(4, 'big') + (3).to_bytes(4, 'big')),
    'a broken schema': lambda case: case.set_bytes(100, bytes(PAGE - 100)),
}


def add_tests(kind, table, check):
    """Each kind of damage is a test of its own."""
    for name, what in table.items():
        arguments = what if isinstance(what, tuple) else (what,)
        setattr(Damage, f'test_{kind}: {name}', lambda self, arguments=arguments: check(self, *arguments))


add_tests('rows', ROWS, Damage.check_rows)
add_tests('structure', STRUCTURE, Damage.check_structure)
add_tests('bytes', BYTES, Damage.check_bytes)

if __name__ == '__main__':
    tap.main()

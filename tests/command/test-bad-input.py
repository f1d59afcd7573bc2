#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: one clear Vietnamese line, exit code 1, and nothing changed or lost."""
import os
import pathlib
import resource
import signal
import sqlite3
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import program
import tap
from program import Home, SAMPLES, refusal_problem, write_workbook

ROSTER = SAMPLES / 'danh-sach-dang-vien.xlsx'
QUARTER = ('--year', '2025', '--period', 'Q3')


class BadInput(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(program.ROSTER, program.LEADERS)
        self.before = self.home.content()

    def tearDown(self):
        self.home.remove()

    def refuse(self, *arguments, **options):
        result = self.home.run(*arguments, **options)
        self.assertEqual(refusal_problem(result), '', arguments)
        self.assertEqual(self.home.content(), self.before, arguments)
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])
        return result.stderr

    def refuse_file(self, name, data):
        path = self.home.path(name)
        path.write_bytes(data)
        for kind in ('roster', 'leaders'):
            self.refuse('import', kind, path)
        return self.refuse('import', 'scores', path, *QUARTER, '--step', 'self')

    def test_no_workbook(self):
        self.refuse_file('van-ban.xlsx', 'Đây là văn bản, không phải bảng tính.'.encode())
        self.refuse_file('rong.xlsx', b'')
        self.refuse('import', 'roster', self.home.path('khong-co.xlsx'))
        self.refuse('import', 'roster', self.home.folder)

    def test_a_zip_that_is_no_workbook(self):
        path = self.home.path('khac.xlsx')
        with zipfile.ZipFile(path, 'w') as archive:
            archive.writestr('ghi-chu.txt', 'không có gì')
        self.refuse('import', 'roster', path)

    def test_truncated(self):
        data = ROSTER.read_bytes()
        for length in (10, len(data) // 2, len(data) - 30):
            self.refuse_file('cat.xlsx', data[:length])

    def test_hostile(self):
        path = self.home.path('bom.xlsx')
        write_workbook(path, [['Họ và tên']])
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        bomb = b'<row r="1"><c r="A1"><v>' + b'0' * (200 << 20) + b'</v></c></row>'
        parts['xl/worksheets/sheet1.xml'] = parts['xl/worksheets/sheet1.xml'].replace(b'<sheetData>',
                                                                                      b'<sheetData>' + bomb)
        with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        self.refuse('import', 'roster', path)
        sheet = (b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
                 b']><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
                 b'</sheetData></worksheet>')
        parts['xl/worksheets/sheet1.xml'] = sheet
        with zipfile.ZipFile(path, 'w') as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        self.refuse('import', 'roster', path)

    def test_no_name_column(self):
        path = self.home.path('khong-ten.xlsx')
        write_workbook(path, [['STT', 'Ngày sinh', 'Dân tộc'], [1, '12/03/1981', 'Mông']])
        self.assertIn('tên', self.refuse('import', 'roster', path).lower())

    def refuse_database(self, path, read):
        """Every command refuses the file and leaves it as it was."""
        data = read(path)
        for arguments in (('list', 'people'), ('check',), ('import', 'roster', ROSTER), ('open', *QUARTER),
                          ('init',), ('demo',), ('backup', self.home.path('ra.db'))):
            result = self.home.run('--database', path, *arguments)
            self.assertEqual(refusal_problem(result), '', arguments)
            self.assertEqual(read(path), data, arguments)
        self.assertFalse(self.home.path('ra.db').exists())
        self.refuse('restore', path)

    def test_a_database_of_another_program(self):
        path = self.home.path('khac.db')
        with sqlite3.connect(path) as connection:
            connection.execute('PRAGMA application_id = 1234567')
            connection.execute('CREATE TABLE song (name TEXT)')
        connection.close()
        self.refuse_database(path, pathlib.Path.read_bytes)

    def test_a_link_that_leads_nowhere(self):
        path = self.home.path('vòng.db')
        path.symlink_to(path.name)
        for arguments in (('init',), ('demo',), ('import', 'roster', ROSTER)):
            result = self.home.run('--database', path, *arguments)
            self.assertEqual(refusal_problem(result), '', arguments)
            self.assertIn('“vòng.db” là một liên kết', result.stderr.replace(f'{path.parent}/', ''), arguments)
            self.assertTrue(path.is_symlink(), arguments)

    def test_a_database_of_a_newer_version(self):
        path = self.home.path('moi.db')
        self.home.do('backup', path)
        with sqlite3.connect(path) as connection:
            connection.execute('PRAGMA user_version = 99')
        connection.close()
        self.refuse_database(path, lambda path: self.home.content(path))

    def test_a_file_that_is_no_database(self):
        path = self.home.path('hong.db')
        path.write_bytes(b'Not a database at all.\n' * 200)
        self.refuse_database(path, pathlib.Path.read_bytes)

    def test_a_missing_database(self):
        path = self.home.path('khong-co.db')
        for arguments in (('list', 'people'), ('check',), ('open', *QUARTER), ('print', 'pl5', *QUARTER, '-o', 'x.pdf')):
            self.assertEqual(refusal_problem(self.home.run('--database', path, *arguments)), '', arguments)
            self.assertFalse(path.exists(), arguments)

    def test_a_read_only_folder(self):
        folder = self.home.path('chi-doc')
        folder.mkdir()
        database = folder / 'xeploai.db'
        self.home.do('backup', database)
        # For root a mode is no obstacle: a read-only mount is.
        inside = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
        prefix = ['unshare', '--mount', '--map-root-user', 'sh', '-c', inside, str(folder)]
        if os.geteuid() != 0:
            folder.chmod(0o500)
            database.chmod(0o400)
            prefix = []
        elif subprocess.run(prefix[:3] + ['true'], capture_output=True).returncode != 0:
            self.skipTest('root may not make a read-only mount here')
        data = database.read_bytes()
        for arguments in (('import', 'roster', ROSTER), ('open', *QUARTER)):
            result = self.home.run('--database', database, *arguments, prefix=prefix)
            self.assertEqual(refusal_problem(result), '', arguments)
            self.assertEqual(database.read_bytes(), data)
        result = self.home.run('init', '--database', folder / 'moi.db', prefix=prefix)
        self.assertEqual(refusal_problem(result), '')
        self.home.do('open', *QUARTER)
        result = self.home.run('print', 'pl5', *QUARTER, '-o', folder / 'ra.pdf', prefix=prefix)
        self.assertEqual(refusal_problem(result), '')
        folder.chmod(0o700)

    def test_a_full_disk(self):
        folder = self.home.path('dia')
        folder.mkdir()
        inside = ('mount -t tmpfs -o size=600k none "$0" && head -c 560k /dev/zero >"$0/day" && listing=$1 && shift && '
                  '"$@"; code=$?; ls -A "$0" >"$listing"; exit $code')
        listing = self.home.path('danh-muc')
        prefix = ['unshare', '--mount', '--map-root-user', 'sh', '-c', inside, str(folder), str(listing)]
        probe = subprocess.run(['unshare', '--mount', '--map-root-user', 'mount', '-t', 'tmpfs', 'none', str(folder)],
                               capture_output=True, check=False)
        if probe.returncode != 0:
            self.skipTest('no file system of its own can be mounted here')
        self.home.do('open', *QUARTER)
        for arguments in (('print', 'pl5', *QUARTER, '-o', folder / 'ra.pdf'),
                          ('--database', folder / 'moi.db', 'import', 'roster', ROSTER),
                          ('backup', folder / 'sao.db')):
            result = self.home.run(*arguments, prefix=prefix)
            self.assertEqual(refusal_problem(result), '', arguments)
            self.assertEqual(listing.read_text().split(), ['day'], 'nothing half-written is left')

    def test_a_database_that_cannot_grow(self):
        """The disk fills up in the middle of an import: the file stays as it was."""
        limit = self.home.database.stat().st_size

        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        database = self.home.path('day.db')
        self.home.do('init', '--year', '2025', '--database', database)
        before = self.home.content(database)
        limit = 100 << 10
        result = self.home.run('--database', database, 'import', 'roster', ROSTER, preexec_fn=prepare)
        self.assertEqual(refusal_problem(result), '')
        self.assertEqual(self.home.content(database), before)


if __name__ == '__main__':
    tap.main()

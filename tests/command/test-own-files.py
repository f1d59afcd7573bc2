#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of the clerk's own folders that are broken or no files at all: each is named in one line on the standard error, nothing
waits for it, and the work is done with what is good."""
import os
import pathlib
import socket
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, VIETNAMESE, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')


class OwnFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill()
        cls.output = cls.home.path('ra.pdf')

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def folder(self, name):
        folder = self.home.path('data') / 'xeploai' / name
        folder.mkdir(parents=True, exist_ok=True)
        self.addCleanup(lambda: [path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
                                 for path in folder.iterdir() if path.name != 'last-good.xml'])
        return folder

    def plant(self, folder):
        """All that is no file, under names of files; their names."""
        os.mkfifo(folder / 'ong.xml')
        (folder / 'thu-muc.xml').mkdir()
        (folder / 'thiet-bi.xml').symlink_to('/dev/zero')
        (folder / 'khong-con.xml').symlink_to('/khong/co/gi')
        # The name of a socket is short: it is made from within its folder.
        here, listening = os.getcwd(), socket.socket(socket.AF_UNIX)
        os.chdir(folder)
        listening.bind('o-cam.xml')
        os.chdir(here)
        listening.close()
        return {'ong.xml', 'thu-muc.xml', 'thiet-bi.xml', 'khong-con.xml', 'o-cam.xml'}

    def warnings(self, *arguments):
        """The lines on the standard error of a command that does its work, those left out that are for whoever signs."""
        result = self.home.run(*arguments, timeout=120)
        self.assertEqual(result.returncode, 0, (arguments, result.stderr))
        for line in result.stderr.splitlines():
            self.assertRegex(line, VIETNAMESE)
        return [line for line in result.stderr.splitlines() if '.xml' in line or 'bỏ qua' in line]

    def assert_named(self, lines, names):
        self.assertEqual(len(lines), len(names), lines)
        for name in names:
            self.assertEqual(len([line for line in lines if name in line]), 1, (name, lines))

    def test_nothing_is_said_of_good_files(self):
        self.assertEqual(self.warnings('list', 'forms'), [])

    def test_forms_that_are_no_files(self):
        names = self.plant(self.folder('forms'))
        before = self.home.list('people')
        self.assert_named(self.warnings('list', 'forms'), names)
        self.assert_named(self.warnings('print', 'pl5', *QUARTER, '--blank', '-o', self.output), names)
        self.assert_named(self.warnings('export', 'pl14', *QUARTER, '-o', self.home.path('ra.xlsx')), names)
        self.assertEqual(self.home.list('people'), before)

    def test_a_broken_form_and_the_shipped_one(self):
        folder = self.folder('forms')
        (folder / 'pl5.xml').write_text('<form id="pl5"\n  title="x">\n<p>a</p></form>\n')
        (folder / 'cua-toi.xml').write_text('<form>\n')
        (folder / 'khac-ten.xml').write_text('<form id="pl14">\n<p/></form>\n')
        for arguments in (('list', 'forms'), ('print', 'pl5', *QUARTER, '--blank', '-o', self.output),
                          ('print', 'pl5,pl5', *QUARTER, '-o', self.output),
                          ('export', 'pl14', *QUARTER, '-o', self.home.path('ra.xlsx'))):
            lines = self.warnings(*arguments)
            self.assert_named(lines, {'pl5.xml:', 'cua-toi.xml:', 'khac-ten.xml:'})
            for line in lines:
                self.assertRegex(line, r'\.xml:[0-9]+: ')
                used = [form for form in ('“pl5”', '“pl14”') if form in line]
                self.assertEqual(used, ['“pl5”'] if 'pl5.xml' in line else ['“pl14”'] if 'khac-ten' in line else [], line)

    def test_broken_parts(self):
        folder = self.folder('forms')
        os.mkfifo(folder / 'parts.xml')
        (folder / 'cua-toi.xml').write_text('<form id="cua-toi" name="CT" title="Của tôi" category="self" scope="subject" '
                                            'kinds="leader" periods="Q3"><p>a</p></form>')
        self.assert_named(self.warnings('list', 'forms'), {'parts.xml'})

    def test_regulations_that_are_no_files(self):
        names = self.plant(self.folder('regulations'))
        last_good = self.home.path('data') / 'xeploai' / 'regulations' / 'last-good.xml'
        last_good.unlink(missing_ok=True)
        os.mkfifo(last_good)
        for arguments in (('list', 'units'), ('regulation', 'export', self.home.path('ra.xml'))):
            lines = self.warnings(*arguments)
            for name in names:
                self.assertEqual(len([line for line in lines if name in line]), 1, (name, lines))
        self.assertEqual(refusal_problem(self.home.run('check', timeout=120)), '')
        last_good.unlink(missing_ok=True)

    def test_a_workbook_that_is_no_file(self):
        pipe = self.home.path('vào.xlsx')
        os.mkfifo(pipe)
        self.addCleanup(pipe.unlink)
        for arguments in (('import', 'roster', pipe), ('regulation', 'import', pipe, '--effective', '2026-01-01')):
            self.assertEqual(refusal_problem(self.home.run(*arguments, timeout=120)), '', arguments)


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules out to Excel and XML, criteria in again from a date, sets marked as compared; open periods keep theirs."""
import hashlib
import pathlib
import re
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, refusal_problem

QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')


def replace_in_workbook(path, changes, part=''):
    """Replaces texts in the parts whose names begin so; each must be there."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode('utf-8') for name in archive.namelist()}
    for old, new in changes:
        if not any(old in text for name, text in parts.items() if name.startswith(part)):
            raise AssertionError(old)
        parts = {name: text.replace(old, new) if name.startswith(part) else text for name, text in parts.items()}
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def set_cell(path, sheet, cell, number):
    """Puts a number into a cell of the SHEET-th sheet."""
    part = f'xl/worksheets/sheet{sheet}.xml'
    with zipfile.ZipFile(path) as archive:
        text = archive.read(part).decode('utf-8')
    found = re.search(rf'<c r="{cell}"[^>]*><v>[^<]*</v></c>', text)
    replace_in_workbook(path, [(found.group(0), re.sub('<v>[^<]*</v>', f'<v>{number}</v>', found.group(0)))], part)


class Regulation(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.workbook = self.home.path('bo-tieu-chi.xlsx')
        self.rules = self.home.path('data') / 'xeploai' / 'regulations'

    def tearDown(self):
        self.home.remove()

    def own_files(self):
        return sorted(path.name for path in self.rules.glob('*.xml') if path.name != 'last-good.xml')

    def refuse(self, *arguments):
        result = self.home.run('regulation', *arguments)
        self.assertEqual(refusal_problem(result), '')
        self.assertEqual(self.own_files(), [], 'nothing is stored')
        return result.stderr

    def test_export_and_import_unchanged(self):
        self.home.do('regulation', 'export', self.workbook)
        with zipfile.ZipFile(self.workbook) as archive:
            sheets = re.findall('<sheet name="([^"]+)"', archive.read('xl/workbook.xml').decode('utf-8'))
        self.assertEqual(len(sheets), 22)
        self.assertIn('PL5-3Y', sheets)
        out = self.home.do('regulation', 'import', self.workbook, '--effective', '2026-01-01')
        self.assertIn('22', out)
        self.assertEqual(self.own_files(), [], 'nothing differs, so nothing is written')

    def test_xml_is_the_shipped_file(self):
        path = self.home.path('quy-dinh.xml')
        self.home.do('regulation', 'export', path)
        shipped = pathlib.Path(__file__).resolve().parents[2] / 'data' / 'regulations' / 'lung-phinh-2025.xml'
        self.assertEqual(hashlib.sha256(path.read_bytes()).digest(), hashlib.sha256(shipped.read_bytes()).digest())

    def test_new_criteria_for_new_periods(self):
        self.home.do('init', '--year', '2024')
        self.home.do('open', *QUARTER)
        before = self.home.query('SELECT s.hash FROM period p JOIN regulation_snapshot s'
                                 ' ON s.id = p.snapshot_id WHERE p.year = 2025')
        self.home.do('regulation', 'export', self.workbook)
        # The first sheet is PL3: I.1 and I.2 have 5 points each.
        set_cell(self.workbook, 1, 'C6', 4.5)
        set_cell(self.workbook, 1, 'C7', 5.5)
        replace_in_workbook(self.workbook, [('Kết quả xếp loại chi bộ, đảng bộ trực thuộc', 'Kết quả mới của chi bộ')])
        trial = self.home.do('regulation', 'import', self.workbook, '--effective', '2025-12-01', '--dry-run')
        self.assertIn('Phụ lục 3', trial)
        self.assertEqual(self.own_files(), [])
        self.home.do('regulation', 'import', self.workbook, '--effective', '2025-12-01')
        self.assertEqual(self.own_files(), ['lung-phinh-2025-3.xml'])
        text = (self.rules / 'lung-phinh-2025-3.xml').read_text('utf-8')
        self.assertIn('version="3" effective="2025-12-01"', text)
        self.assertIn('<criterion number="I.1" maximum="4.5"', text)
        self.assertIn('Kết quả mới của chi bộ', text)
        self.home.do('open', '--year', '2026', '--period', 'Q1')
        self.assertEqual(self.home.query('SELECT s.hash FROM period p JOIN regulation_snapshot s'
                                         ' ON s.id = p.snapshot_id WHERE p.year = 2025'), before)
        new = self.home.query('SELECT s.xml FROM period p JOIN regulation_snapshot s ON s.id = p.snapshot_id'
                              ' WHERE p.year = 2026')
        self.assertEqual(new, [(text,)])

    def test_wrong_sums_name_sheet_and_cell(self):
        self.home.do('regulation', 'export', self.workbook)
        set_cell(self.workbook, 2, 'C6', 4.5)
        words = self.refuse('import', self.workbook, '--effective', '2026-01-01')
        self.assertIn('PL3-CB', words)
        self.assertIn('99,5', words)
        self.assertIn('29,5', words)
        self.assertRegex(words, r'C\d+')

    def test_refusals(self):
        self.refuse('import', self.home.path('khong-co.xlsx'), '--effective', '2026-01-01')
        self.home.do('regulation', 'export', self.workbook)
        set_cell(self.workbook, 1, 'C6', 4.5)
        set_cell(self.workbook, 1, 'C7', 5.5)
        self.assertIn('28/11/2025', self.refuse('import', self.workbook, '--effective', '2025-11-27'))
        self.refuse('export', self.home.path('khong') / 'co' / 'a.xlsx')
        self.refuse('compared', 'PL3', *QUARTER)

    def test_compared(self):
        self.home.do('init', '--year', '2024')
        self.home.do('open', *QUARTER)
        self.home.do('regulation', 'compared', 'PL3', *QUARTER)
        self.assertEqual(self.home.query('SELECT criteria_set FROM compared_set'), [('PL3',)])
        self.assertIn('PL33', self.refuse('compared', 'PL33', *QUARTER))
        self.refuse('compared', 'PL3', '--year', '2031', '--period', 'Q1')

    def test_wrong_usage(self):
        for arguments in ((), ('export',), ('sing', 'x'), ('export', 'x.pdf'), ('export', 'x.xlsx', *YEAR),
                          ('import', 'x.xlsx'), ('import', 'x.xlsx', '--effective', 'mai'),
                          ('import', 'x.xlsx', '--effective', '2026'), ('compared', 'PL3'),
                          ('compared', 'PL3', *YEAR, '--dry-run')):
            result = self.home.run('regulation', *arguments)
            self.assertEqual(result.returncode, 2, (arguments, result.stderr))
            self.assertEqual(result.stdout, '')


if __name__ == '__main__':
    tap.main()

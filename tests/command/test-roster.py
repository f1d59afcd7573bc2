#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of Party members as a file, which the program reads back: nothing is added, nothing changed."""
import csv
import pathlib
import sqlite3
import sys
import unittest
import xml.etree.ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, ROSTER, refusal_problem

FORMATS = ('xlsx', 'ods', 'csv')
PEOPLE = ('name', 'birth_date', 'gender', 'ethnicity', 'unit', 'party_card', 'admitted_on', 'official_on', 'status')
SHEET = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'


def lines(path):
    """The cells of an exported .csv, heading and people."""
    data = path.read_bytes()
    assert data.startswith(b'\xef\xbb\xbf') and data.count(b'\n') == data.count(b'\r\n')
    return list(csv.reader(data.decode('utf-8-sig').splitlines(), delimiter=';'))[1:]


def people(home):
    return sorted(tuple(row[name] for name in PEOPLE) for row in home.list('people'))


class Roster(unittest.TestCase):
    def setUp(self):
        self.home = Home.after(ROSTER)

    def tearDown(self):
        self.home.remove()

    def test_into_the_same_file(self):
        before = self.home.query('SELECT * FROM person'), self.home.query('SELECT * FROM post')
        for ending in FORMATS:
            path = self.home.path('dang-vien.' + ending)
            self.home.do('roster', path)
            self.home.do('import', 'roster', path)
            self.assertEqual((self.home.query('SELECT * FROM person'), self.home.query('SELECT * FROM post')), before)

    def test_into_an_empty_file(self):
        first = self.home.path('dang-vien.csv')
        self.home.do('roster', first)
        for ending in FORMATS:
            path = self.home.path('dang-vien.' + ending)
            self.home.do('roster', path)
            other = Home()
            try:
                other.do('import', 'roster', path)
                self.assertEqual(people(other), people(self.home))
                second = other.path('lai.csv')
                other.do('roster', second)
                self.assertEqual(lines(second), lines(first))
            finally:
                other.remove()

    def test_cells(self):
        """Dates are dates, cards are texts."""
        n_people = len(people(self.home))
        path = self.home.path('dang-vien.xlsx')
        self.home.do('roster', path)
        with zipfile.ZipFile(path) as archive:
            sheet = xml.etree.ElementTree.fromstring(archive.read('xl/worksheets/sheet1.xml'))
            styles = archive.read('xl/styles.xml').decode()
        self.assertIn('formatCode="dd/mm/yyyy"', styles)
        self.assertEqual(len(list(sheet.iter(SHEET + 'row'))), n_people + 2)
        cards = [cell for cell in sheet.iter(SHEET + 'c') if cell.get('r')[0] == 'G']
        self.assertTrue(all(cell.get('t') == 'inlineStr' for cell in cards))
        path = self.home.path('dang-vien.ods')
        self.home.do('roster', path)
        with zipfile.ZipFile(path) as archive:
            self.assertEqual(archive.infolist()[0].filename, 'mimetype')
            content = xml.etree.ElementTree.fromstring(archive.read('content.xml'))
        self.assertTrue(any(cell.get(OFFICE + 'value-type') == 'date' for cell in content.iter()))

    def test_formula(self):
        """A text that begins like a formula is none in a spreadsheet."""
        with sqlite3.connect(self.home.database) as data:
            data.execute("UPDATE person SET note = '=1+1' WHERE id = (SELECT min(id) FROM person)")
        data.close()
        path = self.home.path('dang-vien.csv')
        self.home.do('roster', path)
        self.assertIn("'=1+1", [row[-1] for row in lines(path)])
        before = self.home.query('SELECT * FROM person')
        self.home.do('import', 'roster', path)
        self.assertEqual(self.home.query('SELECT * FROM person'), before, 'read back, the mark is no part of the text')

    def test_refused(self):
        path = self.home.path('dang-vien.txt')
        self.assertEqual(refusal_problem(self.home.run('roster', path)), '')
        self.assertFalse(path.exists())
        path = self.home.path('dang-vien.csv')
        path.write_text('cũ')
        empty = Home()
        try:
            empty.do('init')
            self.assertEqual(refusal_problem(empty.run('roster', path)), '')
        finally:
            empty.remove()
        self.assertEqual(path.read_text(), 'cũ')
        self.assertEqual(refusal_problem(self.home.run('roster', self.home.path('khong-co') / 'a.ods')), '')


if __name__ == '__main__':
    tap.main()

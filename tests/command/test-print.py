#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms as PDF and lists as workbooks, written by the real program."""
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, refusal_problem, workbook_texts

QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')


def pdf_text(path):
    return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout


def pdf_info(path):
    output = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    return dict(re.split(r':\s+', line, maxsplit=1) for line in output.splitlines() if ':' in line)


class Print(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.fill(history=False)

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    def setUp(self):
        self.output = self.home.path('ra.pdf')
        self.output.unlink(missing_ok=True)

    def test_one_leader(self):
        leader = self.home.list('people', '--kind', 'leader')[0]
        self.home.do('print', 'pl5', *QUARTER, '--subject', leader['id'], '-o', self.output)
        self.assertIn(leader['name'], pdf_text(self.output))
        self.assertTrue(pdf_info(self.output)['Page size'].startswith('595.2'))

    def test_all_leaders(self):
        self.home.do('print', 'pl5', *QUARTER, '-o', self.output)
        text = pdf_text(self.output)
        for leader in self.home.list('people', '--kind', 'leader'):
            self.assertIn(leader['name'], text)

    def test_two_leaders(self):
        leaders = self.home.list('people', '--kind', 'leader')
        self.home.do('print', 'pl5', *QUARTER, '--subject', leaders[0]['id'], '--subject', leaders[1]['id'], '-o',
                     self.output)
        text = pdf_text(self.output)
        self.assertIn(leaders[1]['name'], text)
        self.assertNotIn(leaders[2]['name'], text)

    def test_blank(self):
        self.home.do('print', 'pl5', *QUARTER, '--blank', '-o', self.output)
        text = pdf_text(self.output)
        self.assertIn('QUÝ III', text.upper())
        for leader in self.home.list('people', '--kind', 'leader'):
            self.assertNotIn(leader['name'], text)

    def test_fonts_are_embedded(self):
        self.home.make_paper('print', 'pl14', *QUARTER, '-o', self.output)
        rows = subprocess.run(['pdffonts', self.output], capture_output=True, text=True,
                              check=True).stdout.splitlines()[2:]
        self.assertTrue(rows)
        for row in rows:
            self.assertIn('Liberation', row)
            self.assertEqual(row.split()[-5], 'yes', row)

    def test_lists_on_paper_and_in_excel(self):
        rows = self.home.list('assessments', *QUARTER, '--kind', 'leader')
        tiers = {row['id']: row['tier'] for row in self.home.list('people')}
        for form, tier in (('pl13', 'province'), ('pl14', 'commune')):
            workbook = self.home.path(form + '.xlsx')
            self.home.make_paper('print', form, *QUARTER, '-o', self.output)
            self.home.make_paper('export', form, *QUARTER, '-o', workbook)
            paper, sheet = pdf_text(self.output), workbook_texts(workbook)
            info = pdf_info(self.output)['Page size']
            self.assertTrue(info.startswith('841.'), info)
            for row in rows:
                inside = tiers[row['subject_id']] == tier
                self.assertEqual(row['name'] in sheet, inside, (form, row['name']))
                # A long name breaks over lines on paper: its given name stands there in any case.
                self.assertTrue(not inside or row['name'].split()[-1] in paper, (form, row['name']))

    def own_form(self, name, attributes):
        """A form of the clerk's own, a line of text for each subject."""
        folder = self.home.path('data') / 'xeploai' / 'forms'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f'{name}.xml').write_text(
            f'<form id="{name}" name="{name.upper()}" title="Thử" category="self" scope="subject" periods="Q3 YEAR" '
            f'{attributes}><p>{name} của {{name}} HẾT</p></form>')
        self.addCleanup((folder / f'{name}.xml').unlink)

    def papers(self, path):
        return re.findall(r'(\S+) của (.+) HẾT', pdf_text(path))

    def test_several_forms_in_one_file(self):
        self.own_form('mot', 'kinds="collective leader"')
        self.own_form('hai', 'kinds="leader"')
        self.home.do('print', 'hai,mot', *QUARTER, '-o', self.output)
        papers = self.papers(self.output)
        names = [row['name'] for row in self.home.list('assessments', *QUARTER, '--kind', 'leader')]
        self.assertEqual([name for form, name in papers if form == 'hai'], names)
        self.assertEqual([form for form, name in papers if name == names[0]], ['hai', 'mot'])
        self.assertEqual({form for form, name in papers if name not in names}, {'mot'})
        self.home.do('print', 'hai,mot', *QUARTER, '--subject', self.home.list('people', '--kind', 'leader')[0]['id'], '-o',
                     self.output)
        self.assertEqual(len(self.papers(self.output)), 2)

    def test_a_file_for_each(self):
        self.own_form('mot', 'kinds="leader"')
        folder = self.home.path('giấy tờ')
        rows = self.home.list('assessments', *QUARTER, '--kind', 'leader')
        for _ in range(2):
            self.home.do('print', 'mot', *QUARTER, '--each', folder)
            names = sorted(path.name for path in folder.iterdir())
            self.assertEqual(len(names), len(rows))
        for number, (name, row) in enumerate(zip(names, rows), 1):
            self.assertRegex(name, rf'^{number:03}_[A-Za-z0-9-]+_MOT\.pdf$')
            self.assertEqual(self.papers(folder / name), [('mot', row['name'])])
        self.home.do('print', 'pl5', *QUARTER, '--each', folder, '--subject', rows[0]['subject_id'])
        self.assertTrue((folder / re.sub('MOT', 'PL5', names[0])).exists())

    def test_open_document(self):
        leader = self.home.list('people', '--kind', 'leader')[0]
        for name in ('ra.odt', 'ra.ODT'):
            output = self.home.path(name)
            self.home.do('print', 'pl5', *QUARTER, '--subject', leader['id'], '-o', output)
            with zipfile.ZipFile(output) as archive:
                self.assertIn(leader['name'], archive.read('content.xml').decode('utf-8'))
            output.unlink()
        self.home.do('print', 'pl5', *QUARTER, '--blank', '-o', self.home.path('ra.odt'))

    def test_every_format_in_bulk(self):
        self.own_form('mot', 'kinds="collective leader"')
        self.own_form('hai', 'kinds="leader"')
        leaders = self.home.list('assessments', *QUARTER, '--kind', 'leader')
        text = self.home.path('ra.odt')
        self.addCleanup(text.unlink)
        self.home.do('print', 'hai,mot', *QUARTER, '-o', text)
        with zipfile.ZipFile(text) as archive:
            content = archive.read('content.xml').decode('utf-8')
        self.assertEqual(re.findall(r'hai của ([^<]+) HẾT', content), [row['name'] for row in leaders])
        folder = self.home.path('văn bản')
        self.home.do('print', 'hai,mot', *QUARTER, '--each', folder, '--format', 'odt')
        names = sorted(path.name for path in folder.iterdir())
        self.assertTrue(all(name.endswith('.odt') for name in names), names)
        self.assertEqual(sum('_HAI_MOT' in name for name in names), len(leaders))
        folder = self.home.path('bảng')
        self.home.do('export', 'nhiem-vu', *QUARTER, '--each', folder, '--subject', leaders[0]['subject_id'], '--subject',
                     leaders[1]['subject_id'])
        files = sorted(folder.iterdir())
        self.assertEqual(len(files), 2)
        self.assertIn(leaders[1]['name'], workbook_texts(files[1]))
        output = self.home.path('một.xlsx')
        self.home.do('export', 'nhiem-vu', *QUARTER, '--subject', leaders[0]['subject_id'], '-o', output)
        self.assertIn(leaders[0]['name'], workbook_texts(output))

    def test_wrong_usage(self):
        before = self.home.content()
        folder = self.home.path('không tạo')
        for arguments in (('pl5',), ('pl5', '-o', self.output, '--each', folder), ('pl5,', '-o', self.output),
                          (',pl5', '-o', self.output), ('pl5', '--blank', '--each', folder),
                          ('pl5,pl14', '--blank', '-o', self.output), ('pl14', '-o', self.home.path('ra.xlsx')),
                          ('pl5,pl5', '-o', self.home.path('hai.odt')), ('pl5', '--each'),
                          ('pl5', '--each', folder, '--format', 'docx'), ('pl5', '--each', folder, '--format', 'xlsx')):
            result = self.home.run('print', *arguments[:1], *QUARTER, *arguments[1:])
            self.assertEqual(result.returncode, 2, (arguments, result.stderr))
            self.assertEqual(len(result.stderr.splitlines()), 1, arguments)
        self.assertFalse(folder.exists())
        self.assertFalse(self.output.exists())
        self.assertFalse(self.home.path('ra.xlsx').exists())
        self.assertEqual(self.home.content(), before)

    def test_refusals(self):
        before = self.home.content()
        workbook = self.home.path('ra.xlsx')
        for arguments in (('print', 'pl99', *QUARTER, '-o', self.output),
                          ('print', 'pl5', *YEAR, '-o', self.output),
                          ('print', 'pl5', *QUARTER, '--subject', 'p99999', '-o', self.output),
                          ('print', 'pl5', *QUARTER, '--unit', 'Không có đơn vị này', '-o', self.output),
                          ('print', 'pl5', '--year', '2030', '--period', 'Q1', '-o', self.output),
                          ('print', 'pl5', *QUARTER, '-o', self.home.path('không có') / 'ra.pdf'),
                          ('print', 'pl5', *QUARTER, '-o', self.home.folder),
                          ('print', 'pl5,pl99', *QUARTER, '-o', self.output),
                          ('print', 'pl5,pl14', *QUARTER, '-o', self.output),
                          ('print', 'pl14', *QUARTER, '--each', self.home.path('tờ')),
                          ('print', 'pl5', *YEAR, '--each', self.home.path('tờ')),
                          ('print', 'pl5', *QUARTER, '--each', self.home.database),
                          ('export', 'pl5', *QUARTER, '-o', workbook),
                          ('export', 'pl99', *QUARTER, '-o', workbook),
                          ('export', 'pl13,pl14', *QUARTER, '-o', workbook),
                          ('export', 'pl14,pl99', *QUARTER, '-o', workbook),
                          ('export', 'nhiem-vu', *QUARTER, '-o', workbook),
                          ('export', 'pl14', *QUARTER, '--each', self.home.path('tờ'))):
            self.assertEqual(refusal_problem(self.home.run(*arguments)), '', arguments)
            self.assertFalse(self.output.exists(), arguments)
            self.assertFalse(workbook.exists(), arguments)
            self.assertFalse(self.home.path('tờ').exists(), arguments)
        self.assertEqual(self.home.content(), before)

    def test_an_older_file_is_kept_when_printing_fails(self):
        self.output.write_text('cũ')
        self.assertEqual(self.home.run('print', 'pl5', *YEAR, '-o', self.output).returncode, 1)
        self.assertEqual(self.output.read_text(), 'cũ')
        self.assertEqual([path.name for path in self.home.folder.glob('*ra.pdf*')], ['ra.pdf'])


if __name__ == '__main__':
    tap.main()

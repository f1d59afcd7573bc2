#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goals, results, KPIs and notes on the self-assessment of a quarter: columns as wide as what is in them, two pages."""
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, SAMPLES

QUARTER = ('--year', '2025', '--period', 'Q3')
POINTS_PER_MM = 72 / 25.4
REVIEW = ('Lĩnh vực phụ trách đạt 98% kế hoạch quý; việc chuyển tiếp hồ sơ, công việc thông suốt. Chủ trì giải quyết 06 việc phức '
          'tạp, được tập thể đánh giá tốt; còn một việc chuyển tiếp sang quý sau.')
TEXTS = {
    'II.1.goal': 'Thu ngân sách đạt 75% kế hoạch năm; giải ngân đầu tư công 60%',
    'II.1.result': 'Thu đạt 78%; giải ngân 62%; 02 báo cáo chuyên đề', 'II.1.percent': '100',
    'II.2.goal': 'Ban hành quy chế phối hợp, phân công trong quý', 'II.2.result': 'Đã ban hành 01 quy chế, 03 thông báo',
    'II.2.percent': '100', 'II.3.goal': '90% hồ sơ nộp trực tuyến', 'II.3.result': 'Đạt 86% hồ sơ; 02 thôn chưa có sóng',
    'II.3.percent': '95,5', 'II.4.goal': 'Sinh hoạt chi bộ đủ 3 kỳ; kết nạp 02 đảng viên',
    'II.4.result': 'Sinh hoạt đủ 3 kỳ; kết nạp 01 đảng viên', 'II.4.percent': '85', 'II.5.goal': '100% trẻ 6 tuổi đến trường',
    'II.5.result': 'Huy động 142/142 trẻ', 'II.5.percent': '100', 'II.6.goal': 'Không có điểm nóng; tiếp dân định kỳ',
    'II.6.result': 'Tiếp 12 lượt dân, giải quyết xong 11', 'II.6.percent': '92',
}


class TableB(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.home.do('import', 'roster', SAMPLES / 'danh-sach-dang-vien.xlsx')
        cls.home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        cls.home.do('open', *QUARTER)
        cls.plain, cls.keyed = [row['id'] for row in cls.home.list('people', '--kind', 'leader')][:2]
        for subject in (cls.plain, cls.keyed):
            cls.set(subject, {'A': '28', 'B': '62', 'level': 'good', 'narrative.results': REVIEW,
                              'narrative.shortcomings': REVIEW[:120], 'narrative.direction': REVIEW[:120]})
        cls.set(cls.keyed, TEXTS)

    @classmethod
    def tearDownClass(cls):
        cls.home.remove()

    @classmethod
    def set(cls, subject, words):
        cls.home.do('set', *QUARTER, '--subject', subject, '--step', 'self', *(f'{key}={value}' for key, value in words.items()))

    def print(self, suffix, *options):
        path = self.home.path('form.' + suffix)
        self.home.do('print', 'pl5', *QUARTER, *options, '-o', path)
        return path

    def words(self, path):
        """(page, left and right in millimetres, word)."""
        text = subprocess.run(['pdftotext', '-bbox', path, '-'], capture_output=True, check=True, text=True).stdout
        pages = text.split('<page ')[1:]
        return [(number, float(left) / POINTS_PER_MM, float(right) / POINTS_PER_MM, word)
                for number, page in enumerate(pages, 1)
                for left, right, word in re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<', page)]

    def widths(self, path):
        """Millimetres of the columns of table B in the copy: number, criterion, goal, result, KPI, maximum, points, note."""
        with zipfile.ZipFile(path) as package:
            content = package.read('content.xml').decode()
        widths = dict(re.findall(r'<style:style style:name="([^"]+)" style:family="table-column"[^>]*>\s*<style:table-column-properties '
                                 r'style:column-width="([\d.]+)mm"', content))
        for table in re.findall(r'<table:table .*?</table:table>', content, re.DOTALL):
            if 'KPI' in table:
                return [float(widths[name]) for name in re.findall(r'<table:table-column table:style-name="([^"]+)"', table)]
        raise AssertionError('no table B')

    def test_two_pages(self):
        for subject in (self.plain, self.keyed):
            words = self.words(self.print('pdf', '--subject', subject))
            self.assertEqual(max(word[0] for word in words), 2, subject)
        text = ' '.join(word[3] for word in words)
        for part in ('95,5', 'giải ngân 62%', 'Huy động'):
            self.assertIn(part.split()[-1], text)

    def test_narrow_where_nothing_is_keyed(self):
        widths = self.widths(self.print('odt', '--subject', self.plain))
        self.assertEqual([round(width) for width in (widths[2], widths[3], widths[7])], [14, 14, 12])
        self.assertGreater(widths[1], 70, 'the criteria have the room')
        self.assertAlmostEqual(sum(widths), 165, delta=0.5)

    def test_wide_where_something_is_keyed(self):
        widths = self.widths(self.print('odt', '--subject', self.keyed))
        self.assertGreater(min(widths[1:4]), 27)
        self.assertEqual(round(widths[7]), 12, 'nothing is noted')
        self.assertAlmostEqual(sum(widths), 165, delta=0.5)

    def test_paper_is_as_the_copy(self):
        """Where the heading of the column before the last begins on paper."""
        for subject in (self.plain, self.keyed):
            widths = self.widths(self.print('odt', '--subject', subject))
            notes = [word for word in self.words(self.print('pdf', '--subject', subject)) if word[3] == 'Ghi']
            self.assertGreater(notes[-1][1], 30 + sum(widths[:7]) - 1)
            self.assertLess(notes[-1][1], 30 + sum(widths))

    def test_blank_form_is_to_write_in(self):
        widths = self.widths(self.print('odt', '--blank'))
        self.assertEqual([round(width) for width in widths], [12, 37, 30, 31, 13, 13, 13, 16])


if __name__ == '__main__':
    tap.main()

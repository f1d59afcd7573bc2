#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as offices write them, and what must come out of each: the right people, or a refusal that names the cell."""
import json
import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import Home, SAMPLES, write_workbook

CASES = SAMPLES / 'cases'
LEVELS = {'HTXS': 'excellent', 'HTT': 'good', 'HT': 'complete', 'KHT': 'incomplete', None: ''}
# Where the file does not say what was meant: what is wanted is a question at the cell, and nothing taken.
ASKED = {
    'e40-group-formula-nocache': 'B8',  # the name of the second chi bộ is nowhere in the file
    'm04-y-i': 'B8',                    # a name corrected under the same card
}
# Named by the file itself, not by the chi bộ of the other cases.
OTHER_UNITS = {'c07f-truong-in-B': ['TRƯỜNG THCS LÙNG PHÌNH'] * 2 + ['TRẠM Y TẾ XÃ'] * 2}
# The points of the step that was asked for, which the file has beside those of another one.
OTHER_SCORES = {'s06c-two-point-sets': {'Giàng Seo Páo': [25, 55, None]}}

HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Chi bộ', 'Số thẻ đảng viên']
PAO = [1, 'Giàng Seo Páo', '05/01/1980', 'Nam', 'Chi bộ thôn Tả Chải', '10.100001']
MY = [2, 'Vàng Thị Mỷ', '12/11/1985', 'Nữ', 'Chi bộ thôn Tả Chải', '10.100002']
WHO = ('Giàng Seo Páo', '1980-01-05', 'Nam', 'Chi bộ thôn Tả Chải', '10.100001')


def changed(row, **cells):
    """The row with other cells, named by their column letter."""
    row = list(row)
    for letter, value in cells.items():
        row[ord(letter) - ord('A')] = value
    return row


def heading(letter, text):
    return [changed(HEAD, **{letter: text}), PAO]


def column(text, value, place=2):
    """One more column before the place."""
    return [[*HEAD[:place], text, *HEAD[place:]], [*PAO[:place], value, *PAO[place:]]]


# name → rows, and what WHO becomes (a number of people, or the cells and words of a refusal)
RIGHT = {
    # Headings of the same thing.
    'tdv': heading('F', 'Số TĐV'), 'ma-so': heading('F', 'Mã số đảng viên'), 'ntns': heading('C', 'NTNS'),
    'upper': [[text.upper() for text in HEAD], PAO], 'lines': heading('B', 'Họ và\ntên'),
    'colon': heading('B', 'Họ, tên:'), 'filled': heading('C', 'Ngày, tháng, năm sinh (ghi đủ dd/mm/yyyy)'),
    'born': heading('C', 'Sinh ngày'), 'member-name': heading('B', 'Họ và tên đảng viên'),
    'unaccented': heading('B', 'Ho va ten'), 'numbered': heading('B', '2. Họ và tên'),
    'now': heading('E', 'Chi bộ hiện đang sinh hoạt'), 'gender': heading('D', 'Nam/Nữ'),
    'place': heading('E', 'Nơi sinh hoạt Đảng'),
    'parted-names': [['STT', 'Họ và tên', '', *HEAD[2:]], ['', 'Họ đệm', 'Tên'], [1, 'Giàng Seo', 'Páo', *PAO[2:]]],
    'three-rows': [[*HEAD, 'Lý lịch', ''], ['', '', '', '', '', '', 'Ngày vào Đảng', ''],
                   ['', '', '', '', '', '', 'Dự bị', 'Chính thức'], [*PAO, '03/02/2005', '03/02/2006']],
    'time-of-admission': [[*HEAD, 'Thời gian vào Đảng', ''], ['', '', '', '', '', '', 'Dự bị', 'Chính thức'],
                          [*PAO, '03/02/2005', '03/02/2006']],
    # Other things beside them.
    'schooling': [[*HEAD, 'Trình độ', '', ''], ['', '', '', '', '', '', 'Văn hóa', 'Chuyên môn', 'Lý luận'],
                  [*PAO, '12/12', 'Đại học', 'Trung cấp']],
    'punishment': [[*HEAD, 'Kỷ luật', ''], ['', '', '', '', '', '', 'Đảng', 'Chính quyền'], [*PAO, 'Khiển trách', '']],
    'mother': column('Họ và tên mẹ', 'Thào Thị X'), 'husband': column('Họ tên vợ hoặc chồng', 'Vàng A Y'),
    'phone': column('Số điện thoại', '0912345678'), 'cell-of-residence': column('Chi bộ nơi cư trú', 'Chi bộ thôn Khác'),
    'admitted-again': column('Ngày vào Đảng (lần 2)', '01/01/2020'), 'union-card': column('Số thẻ đoàn viên', '55'),
    'birth-of-wife': column('Năm sinh của vợ', '1990'), 'level': column('Xếp loại 2024', 'HTXSNV'),
    'native-place': column('Quê quán', 'Lùng Phình'), 'vague-card': column('Số thẻ', '77'),
    'wife-over-names': [['STT', 'Họ và tên', 'Vợ (chồng)', '', *HEAD[2:]], ['', '', 'Họ và tên', 'Ngày sinh'],
                        [*PAO[:2], 'Vàng Thị X', '01/01/1981', *PAO[2:]]],
    # Rows that are no people.
    'numbering': [HEAD, ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'], PAO],
    'sums': [HEAD, PAO, ['', 'Cộng: 01 đảng viên'], ['', 'Trong đó: nữ 0']],
    'signature': [HEAD, PAO, [], ['', '', '', 'TM. CHI ỦY'], ['', '', '', 'BÍ THƯ'], [], ['', '', '', 'Sùng Seo Lử']],
    'place-and-day': [HEAD, PAO, ['', 'Tả Chải, ngày … tháng … năm 2025'], ['', 'Người tổng hợp'], ['', 'Ma Thị Đi']],
    'remark': [HEAD, PAO, ['Ghi chú: có 1 đảng viên đi làm ăn xa']],
    'header-again': [HEAD, PAO, HEAD], 'titles': [['ĐẢNG ỦY XÃ'], ['DANH SÁCH ĐẢNG VIÊN'], [], HEAD, PAO],
    'doubtful': [HEAD, PAO, ['', 'Hoàng Thị Nhớ']],
    # Units by group rows and signs.
    'group': [changed(HEAD, E='Ghi chú'), ['I', 'CB thôn Tả Chải - 01 đ/c'], changed(PAO, E='')],
    'group-merged-text': [changed(HEAD, E='Ghi chú'), ['Chi bộ thôn Tả Chải: 01 đảng viên'], changed(PAO, E='')],
    'title-names-unit': [['Chi bộ thôn Tả Chải'], changed(HEAD, E='Ghi chú'), changed(PAO, E='')],
    # Cells.
    'full-width': [HEAD, changed(PAO, C='０５/０１/１９８０')], 'time': [HEAD, changed(PAO, C='1980-01-05 00:00:00')],
    'year-first': [HEAD, changed(PAO, C='1980/01/05')], 'words': [HEAD, changed(PAO, C='ngày 05 tháng 01 năm 1980')],
    'serial': [HEAD, changed(PAO, C=29225)], 'dots': [HEAD, changed(PAO, C='5.1.1980')],
    'tick': [[*HEAD[:3], 'Nam', 'Nữ', *HEAD[4:]], [*PAO[:3], 'x', '', *PAO[4:]]],
    'date-under-gender': [['STT', 'Họ và tên', 'Nam', 'Nữ', *HEAD[4:]], [*PAO[:2], '05/01/1980', '', *PAO[4:]]],
}
REFUSED = {
    'year-1': [HEAD, changed(PAO, C=1)], 'year-45': [HEAD, changed(PAO, C=45)], 'year-1899': [HEAD, changed(PAO, C=1899)],
    'no-day': [HEAD, changed(PAO, C='31/02/1980')], 'two-figures': [HEAD, changed(PAO, C='5/1/80')],
    'ditto-birth': [HEAD, PAO, changed(MY, C='nt')], 'ditto-first': [HEAD, changed(PAO, E='nt')],
    'power': [HEAD, changed(PAO, F='1,23457E+11')], 'both': [[*HEAD[:3], 'Nam', 'Nữ', *HEAD[4:]], [*PAO[:3], 'x', 'x', *PAO[4:]]],
    'one-card': [HEAD, PAO, changed(MY, F='10100001')],
}
REFUSED_AT = {
    'year-1': 'C2', 'year-45': 'C2', 'year-1899': 'C2', 'no-day': 'C2', 'two-figures': 'C2', 'ditto-birth': 'C3',
    'ditto-first': 'E2', 'power': 'F2', 'both': 'E2', 'one-card': 'F3',
}


class Cases(unittest.TestCase):
    def setUp(self):
        self.home = Home()

    def tearDown(self):
        self.home.remove()

    def people(self):
        return self.home.query("SELECT name, ifnull (birth_date, ''), gender, (SELECT name FROM unit WHERE id = unit_id),"
                               ' party_card FROM person ORDER BY id')

    def check_case(self, case):
        for kind, file, options in case['pre']:
            self.home.do('import', kind, CASES / file, *options)
        wanted = case['expect']
        before = self.people() if case['pre'] else []
        result = self.home.run('import', case['kind'], CASES / case['file'], *case['args'])
        if wanted is None or 'refuse' in wanted or case['id'] in ASKED:
            self.assertEqual(result.returncode, 1, result.stdout)
            for words in [ASKED[case['id']]] if case['id'] in ASKED else (wanted or {'refuse': []})['refuse']:
                self.assertIn(words, result.stderr)
            self.assertEqual(self.people() if self.home.database.exists() else [], before, 'nothing is stored by halves')
            return
        self.assertEqual(result.returncode, 0, result.stderr)
        if 'people' in wanted:
            self.check_people(case, wanted['people'])
        else:
            self.check_scores(case, OTHER_SCORES.get(case['id'], wanted['scores']))

    def check_people(self, case, people):
        columns = {'unit': '(SELECT name FROM unit WHERE id = unit_id)'}
        self.assertEqual(len(self.people()), len(people))
        for index, person in enumerate(people):
            for key, value in person.items():
                key = key.rstrip('~')
                if key == 'unit' and case['id'] in OTHER_UNITS:
                    value = OTHER_UNITS[case['id']][index]
                found = self.home.query(f'SELECT ifnull ({columns.get(key, key)}, \'\') FROM person WHERE name = ?',
                                        person['name'])
                self.assertEqual(found, [(value,)], f"{person['name']}: {key}")

    def check_scores(self, case, scores):
        step = case['args'][case['args'].index('--step') + 1]
        for row in self.home.list('assessments', '--year', '2025', '--period', 'YEAR'):
            self.assertIn(row['name'], scores)
            group_a, group_b, level = scores[row['name']]
            shown = self.home.show('--year', '2025', '--period', 'YEAR', '--subject', row['subject_id'], '--kind', row['kind'])
            self.assertEqual(row[f'{step}_level'], LEVELS[level])
            for key, value in (('A', group_a), ('B', group_b)):
                self.assertEqual(shown.get(f'{step}.{key}', ''), '' if value is None else f'{value:.2f}', shown)

    def test_ordinary_headings_rows_and_cells(self):
        for name, rows in RIGHT.items():
            with self.subTest(name):
                home, self.home = self.home, Home()
                try:
                    path = self.home.path('danh-sach.xlsx')
                    write_workbook(path, rows)
                    self.home.do('import', 'roster', path)
                    self.assertEqual(self.people(), [WHO])
                finally:
                    self.home.remove()
                    self.home = home

    def test_cells_that_cannot_be(self):
        for name, rows in REFUSED.items():
            with self.subTest(name):
                path = self.home.path('danh-sach.xlsx')
                write_workbook(path, rows)
                result = self.home.run('import', 'roster', path)
                self.assertEqual(result.returncode, 1)
                self.assertIn(f' {REFUSED_AT[name]}:', result.stderr)
                self.assertFalse(self.home.database.exists())

    def test_what_was_not_read_is_told(self):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [[*HEAD, 'Quê quán', 'Dân tộc vợ (chồng)'], [*PAO, 'Lùng Phình', 'Tày'], ['', 'Hoàng Thị Nhớ']])
        told = self.home.do('import', 'roster', path)
        self.assertIn('“Quê quán”, “Dân tộc vợ (chồng)”', told)
        self.assertIn('Hoàng Thị Nhớ', told)
        self.assertIn('B3', told)

    def test_two_columns_for_one_field_are_asked(self):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [[*HEAD, 'Ngày sinh'], [*PAO, '06/01/1981']])
        result = self.home.run('import', 'roster', path)
        self.assertEqual(result.returncode, 1)
        for words in ('C “Ngày sinh”', 'G “Ngày sinh”'):
            self.assertIn(words, result.stderr)
        mapping = self.home.path('ghep-cot.ini')
        mapping.write_text('[Danh sách]\nG=-\n', 'utf-8')
        self.home.do('import', 'roster', path, '--mapping', mapping)
        self.assertEqual(self.people(), [WHO])

    def test_a_mapping_says_what_columns_hold(self):
        path, mapping = self.home.path('danh-sach.xlsx'), self.home.path('ghep-cot.ini')
        write_workbook(path, [['Danh sách gì đó'], ['#', 'Ai', 'Hồi nào', 'Phái', 'Ở đâu', 'Số'], PAO])
        self.assertEqual(self.home.run('import', 'roster', path).returncode, 1)
        mapping.write_text('[Danh sách]\nheader=2\nA=number\nB=name\nC=birth\nE=cell\nF=card\n', 'utf-8')
        self.home.do('import', 'roster', path, '--mapping', mapping)
        self.assertEqual(self.people(), [WHO])
        for text in ('[Danh sách]\nB=khong-co\n', '[Danh sách]\nheader=0\n', '[rows]\nDanh sách!3=gi\n', 'x', '[Danh sách]\nB1=name\n'):
            mapping.write_text(text, 'utf-8')
            self.assertEqual(self.home.run('import', 'roster', path, '--mapping', mapping).returncode, 1, text)

    def test_doubts_are_answered(self):
        """A name corrected under the same card: asked, with the person it may be; an answer settles it."""
        path, mapping = self.home.path('danh-sach.xlsx'), self.home.path('ghep-cot.ini')
        write_workbook(path, [HEAD, PAO])
        self.home.do('import', 'roster', path)
        write_workbook(path, [HEAD, changed(PAO, B='Giàng Seo Phảo')])
        lines = self.home.do('import', 'roster', path, '--dry-run', '--format', 'csv').splitlines()
        self.assertIn(',asked,p1,', lines[1])
        mapping.write_text('[rows]\nDanh sách!2=same 1\n', 'utf-8')
        lines = self.home.do('import', 'roster', path, '--mapping', mapping, '--dry-run', '--format', 'csv').splitlines()
        self.assertIn('changed,p1,name,Giàng Seo Páo,Giàng Seo Phảo', lines[1])
        self.home.do('import', 'roster', path, '--mapping', mapping)
        self.assertEqual(self.people(), [('Giàng Seo Phảo', *WHO[1:])])

    def test_what_was_corrected_by_hand_is_kept(self):
        path, mapping = self.home.path('danh-sach.xlsx'), self.home.path('ghep-cot.ini')
        write_workbook(path, [HEAD, PAO])
        self.home.do('import', 'roster', path)
        connection = sqlite3.connect(self.home.database)
        connection.execute("UPDATE person SET gender = 'Nữ'")
        connection.execute("INSERT INTO audit (entity, entity_id, field, old_value, new_value, at)"
                           " VALUES ('person', 1, 'gender', 'Nam', 'Nữ', '2025-01-01T00:00:00')")
        connection.commit()
        connection.close()
        told = self.home.do('import', 'roster', path)
        self.assertIn('bằng tay', told)
        self.assertEqual(self.people()[0][2], 'Nữ')
        mapping.write_text('[fields]\nDanh sách!2=gender;\n', 'utf-8')
        self.home.do('import', 'roster', path, '--mapping', mapping)
        self.assertEqual(self.people()[0][2], 'Nam')

    def test_near_dates_are_asked_and_namesakes_are_not_doubled(self):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [HEAD, changed(PAO, F='')])
        self.home.do('import', 'roster', path)
        for date in ('01/05/1980', '05/01/1981', '06/01/1980', '1981'):
            write_workbook(path, [HEAD, changed(PAO, C=date, F='')])
            result = self.home.run('import', 'roster', path)
            self.assertEqual(result.returncode, 1, date)
            self.assertIn(' C2:', result.stderr)
        # Beside the one that is meant, the other is another person.
        write_workbook(path, [HEAD, changed(PAO, F=''), changed(PAO, C='05/01/1981', F='')])
        self.home.do('import', 'roster', path)
        self.assertEqual(len(self.people()), 2)
        write_workbook(path, [HEAD, changed(PAO, C='', F='')])
        result = self.home.run('import', 'roster', path)
        self.assertEqual(result.returncode, 1)
        self.assertIn(' B2:', result.stderr)

    def test_units_are_known_by_their_variants(self):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [HEAD, PAO, changed(MY, E='Chi bộ thôn Tà Chải')])
        self.home.do('import', 'roster', path)
        for name in ('CB thôn Tả Chải', 'Thôn Tả Chải', 'Chi bộ Tả Chải', 'Tả Chải.', 'CHI BỘ THÔN TẢ CHẢI'):
            write_workbook(path, [HEAD, changed(PAO, E=name)])
            told = self.home.do('import', 'roster', path)
            self.assertIn('1 dòng: thêm 0, sửa 0, giữ nguyên 1', told, name)
            self.assertEqual(len(self.home.list('units')), 2, name)
        write_workbook(path, [HEAD, ['', 'Thôn Tả Chải – 25 đảng viên'], changed(PAO, E='')])
        self.home.do('import', 'roster', path)
        self.assertEqual(len(self.home.list('units')), 2)

    def test_who_is_missing_is_told(self):
        path = self.home.path('danh-sach.xlsx')
        third = [3, 'Lù A Sính', '08/08/1968', 'Nam', 'Chi bộ thôn Tả Chải', '10.100005']
        write_workbook(path, [HEAD, PAO, MY, third])
        self.home.do('import', 'roster', path)
        write_workbook(path, [HEAD, PAO, MY])
        told = self.home.do('import', 'roster', path)
        self.assertIn('Lù A Sính (08/08/1968, Chi bộ thôn Tả Chải)', told)
        self.assertEqual(len(self.people()), 3)

    def test_the_workbook_that_is_read_is_not_written_over(self):
        path = self.home.path('danh-sach.xlsx')
        write_workbook(path, [HEAD, changed(PAO, C='31/02/1980')])
        before = path.read_bytes()
        other = self.home.path('ten-khac.xlsx')
        other.symlink_to(path)
        for name in (path, other, self.home.folder / '.' / 'danh-sach.xlsx'):
            self.assertEqual(self.home.run('import', 'roster', path, '--rejects', name).returncode, 1)
            self.assertEqual(path.read_bytes(), before)


def add_case(case):
    def test(self):
        self.check_case(case)
    setattr(Cases, 'test_' + case['id'].replace('-', '_'), test)


for each in json.loads((CASES / 'expected.json').read_text('utf-8')):
    add_case(each)

if __name__ == '__main__':
    tap.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A small office whose every form has something to print: twelve people in three chi bộ, two collectives, a quarter and
the year, a meeting with its ballots, dossiers and a rating done again. Made through the command line; what only the
window enters goes straight into its table. Nothing in it depends on the day it is made."""
import os
import pathlib
import sqlite3
import xml.etree.ElementTree as ElementTree

from program import Home, write_workbook

DATA = pathlib.Path(os.environ['XEPLOAI_DATA_DIR'])
QUARTER = ('--year', '2025', '--period', 'Q3')
YEAR = ('--year', '2025', '--period', 'YEAR')

ROSTER = [
    ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Chức vụ', 'Ngày vào Đảng', 'Ngày chính thức', 'Số thẻ đảng viên'],
    ['I', 'CHI BỘ CƠ QUAN ĐẢNG ỦY'],
    [1, 'Lù Văn Sơn', '12/03/1975', 'Nam', 'Nùng', '', '03/02/1999', '03/02/2000', '10.000001'],
    [2, 'Hoàng Thị Phương Thảo', '02/09/1980', 'Nữ', 'Tày', 'Bí thư chi bộ', '19/05/2004', '19/05/2005', '10.000002'],
    [3, 'Cư Seo Vảng', '20/11/1988', 'Nam', 'Mông', '', '22/12/2012', '22/12/2013', '10.000003'],
    ['II', 'CHI BỘ TRƯỜNG TIỂU HỌC LÙNG PHÌNH'],
    [1, 'Vàng Thị Mỷ', '08/03/1985', 'Nữ', 'Mông', 'Bí thư chi bộ', '07/11/2010', '07/11/2011', '10.000004'],
    [2, 'Nguyễn Thị Ánh Tuyết', '15/06/1991', 'Nữ', 'Kinh', '', '26/03/2015', '26/03/2016', '10.000005'],
    [3, 'Nguyễn Trần Hoàng Bảo Ngọc Phương Khánh Linh Thục Quyên', '15/06/1993', 'Nữ', 'Kinh', '', '26/03/2018', '26/03/2019',
     '10.000006'],
    ['III', 'CHI BỘ THÔN TẢ CHẢI'],
    [1, 'Giàng Seo Páo', '12/03/1981', 'Nam', 'Mông', 'Bí thư chi bộ', '03/02/2008', '03/02/2009', '10.000007'],
    [2, 'Sùng A Chúng', '1979', 'Nam', 'Mông', 'Chi ủy viên', '19/05/2009', '19/05/2010', '10.000008'],
    [3, 'Thào Thị Đức', '01/01/1990', 'Nữ', 'Mông', '', '02/09/2016', '02/09/2017', '10.000009'],
    [4, 'Vàng Seo Ứng', '30/04/1994', 'Nam', 'Nùng', '', '02/09/2019', '02/09/2020', '10.000010'],
]
LEADERS = [
    ['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ Đảng', 'Chức vụ chính quyền', 'Chức vụ đoàn thể', 'Đơn vị công tác',
     'Chi bộ sinh hoạt', 'Diện quản lý', 'Người đứng đầu'],
    [1, 'Lù Văn Sơn', '12/03/1975', 'Bí thư Đảng ủy', 'Chủ tịch HĐND', '', 'Đảng ủy xã', 'Chi bộ cơ quan Đảng ủy', 'Tỉnh ủy',
     'x'],
    [2, 'Hoàng Thị Phương Thảo', '02/09/1980', 'Ủy viên BTV, Chủ nhiệm UBKT Đảng ủy', '', 'Chủ tịch Hội Liên hiệp Phụ nữ',
     'Ủy ban Kiểm tra Đảng ủy', 'Chi bộ cơ quan Đảng ủy', 'Đảng ủy xã', 'x'],
    [3, 'Vàng Thị Mỷ', '08/03/1985', '', 'Hiệu trưởng', '', 'Trường Tiểu học Lùng Phình',
     'Chi bộ Trường Tiểu học Lùng Phình', 'Đảng ủy xã', 'x'],
]
COLLECTIVES = [
    # name, type, unit
    ('Chi ủy Chi bộ thôn Tả Chải', 'grassroots-party', 'CHI BỘ THÔN TẢ CHẢI'),
    ('Lãnh đạo Trường Tiểu học Lùng Phình', 'agency', 'Trường Tiểu học Lùng Phình'),
]

PARAGRAPH = ('Năm 2025 đã bám sát chương trình công tác của Đảng ủy xã, chủ động tham mưu và tổ chức thực hiện các nhiệm vụ được '
             'giao; thường xuyên xuống thôn nắm tình hình, cùng chi bộ tháo gỡ khó khăn trong phát triển kinh tế hộ, giảm nghèo '
             'và xây dựng nông thôn mới.')
TASKS = [
    ('Tham mưu xây dựng chương trình công tác năm của cấp ủy', '31/01/2025', 'on-time', 'yes'),
    ('Kiểm tra việc chấp hành Điều lệ Đảng tại 03 chi bộ thôn', '30/6/2025', 'on-time', 'yes'),
    ('Vận động 45 hộ tham gia trồng cây dược liệu', '30/9/2025', 'late', 'no'),
    ('Hoàn thiện hồ sơ đảng viên trên cơ sở dữ liệu', '15/12/2025', 'on-time', 'no'),
]


class Office(Home):
    def __init__(self):
        super().__init__()
        try:
            self._make()
        except BaseException:
            self.remove()
            raise

    def _make(self):
        self.do('init', '--year', '2025')
        self._import('roster', ROSTER)
        self._import('leaders', LEADERS)
        self._add_collectives()
        self.do('open', *QUARTER)
        self.do('open', *YEAR)
        self.quarter = self.list('assessments', *QUARTER)
        self.year = self.list('assessments', *YEAR)
        people = {row['id']: row for row in self.list('people')}
        self.tiers = {subject: row['tier'] for subject, row in people.items()}
        self._key_all()
        self._meet()

    def _import(self, what, rows):
        path = self.path(what + '.xlsx')
        write_workbook(path, rows)
        self.do('import', what, path)

    def write(self, sql, *values):
        connection = sqlite3.connect(self.database)
        try:
            connection.execute('PRAGMA foreign_keys = ON')
            with connection:
                connection.execute(sql, values)
        finally:
            connection.close()

    def _add_collectives(self):
        for number, (name, kind, unit) in enumerate(COLLECTIVES, 1):
            folded = name.lower()
            self.write('INSERT INTO collective (name, name_identity, search_folded, search_identity, sort_key, type, unit_id, tier) '
                       "VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM unit WHERE name_identity = lower (?) OR name = ?), 'commune')",
                       name, folded, folded, folded, f'{number}', kind, unit, unit)

    def _key_all(self):
        regulation = ElementTree.parse(DATA / 'regulations' / 'lung-phinh-2025.xml').getroot()
        self.criteria = {one.get('id'): [(criterion.get('number'), criterion.get('maximum'))
                                         for criterion in one.findall('.//{*}criterion')] for one in regulation.findall('.//{*}set')}
        self.sections = {one.get('form'): [section.get('id') for section in one.findall('.//{*}section')]
                         for one in regulation.findall('.//{*}review')}
        for period, rows in ((QUARTER, self.quarter), (YEAR, self.year)):
            for number, row in enumerate(self._main_rows(rows)):
                self._key(period, row, number)

    @staticmethod
    def _main_rows(rows):
        """Collectives and leaders, and one each of the others; the rest stays without points."""
        seen = set()
        for row in rows:
            kind = row['kind'], row['criteria_set'].split('-')[0]
            if row['kind'] in ('collective', 'leader') or kind in (('staff', 'PL9'), ('member', 'PL10')) and kind not in seen:
                seen.add(kind)
                yield row

    def _set(self, period, row, step, words):
        self.do('set', *period, '--subject', row['subject_id'], '--kind', row['kind'], '--step', step,
                *(f'{key}={value}' for key, value in words.items()))

    def _review(self, period, row):
        form = {'collective': 'mau01', 'leader': 'mau2a', 'staff': 'mau2b', 'member': 'mau2c'}[row['kind']]
        text = f'{PARAGRAPH}\n{PARAGRAPH.replace("Năm 2025", "Ngoài ra,")}'
        words = {f'narrative.{section}': text for section in self.sections[form]} if period is YEAR else {}
        for number, (content, due, pace, exceeded) in enumerate(TASKS, 1):
            task = f'task.{number}.'
            words.update({task + 'content': content, task + 'due': due, task + 'progress': 'Đã hoàn thành',
                          task + 'product': 'Kế hoạch, báo cáo', task + 'pace': pace, task + 'exceeded': exceeded})
        return words | {
            'shortcoming.1.text': 'Sinh hoạt chi bộ có kỳ còn chậm so với quy định',
            'shortcoming.1.measure': 'Ấn định ngày sinh hoạt từ đầu tháng', 'shortcoming.1.due': '31/03/2026',
            'shortcoming.1.responsible': 'Bí thư chi bộ',
            'prompt.1.text': 'Giải ngân vốn chương trình mục tiêu quốc gia còn chậm', 'prompt.1.body': 'Đảng ủy xã',
            'prompt.1.number': '15-CV/ĐU', 'prompt.1.date': '01/12/2025', 'discipline': 'no'}

    def _points(self, row, number):
        """All criteria, or the two totals."""
        if number % 2:
            return {'A': '28,5', 'B': '61,25'}
        return {name: maximum if part % 4 else str(round(float(maximum) - .5, 2))
                for part, (name, maximum) in enumerate(self.criteria[row['criteria_set']])}

    def _criterion_texts(self, period, row):
        """Of the year alone, so that there are forms with and without them."""
        if period is QUARTER or row['kind'] not in ('leader', 'member'):
            return {}
        words = {'goal': 'Hoàn thành 100% chỉ tiêu đăng ký từ đầu năm', 'result': 'Hoàn thành 05/05 chỉ tiêu, có 02 văn bản',
                 'percent': '97,5'}
        return {f'{name}.{key}': text for name, _ in self.criteria[row['criteria_set']] if name.startswith('II')
                for key, text in words.items()} | {'I.1.1.note': 'Có xác nhận của chi bộ'}

    def _key(self, period, row, number):
        month = 10 if period is QUARTER else 12
        level = 'complete' if row['kind'] == 'staff' else 'good'
        self._set(period, row, 'self', self._review(period, row) | self._criterion_texts(period, row) | self._points(row, number) |
                  {'level': 'good', 'date': f'05/{month}/2025'})
        self._set(period, row, 'appraisal', {'A': '28', 'B': '60,5' if level == 'good' else '52', 'level': level,
                                             'date': f'12/{month}/2025'})
        if self.tiers.get(row['subject_id']) != 'province' and number != 1:
            self._set(period, row, 'decision', {'A': '28', 'B': '60' if level == 'good' else '51', 'level': level,
                                                'date': f'20/{month}/2025', 'number': '12-QĐ/ĐU'})

    def _meet(self):
        """The year's review of the commune, and what came after it."""
        period, = self.query("SELECT id FROM period WHERE code = 'YEAR'")[0]
        self.write('INSERT INTO meeting (period_id, title, held_on, starts, ends, place, chair, chair_post, secretary, attendee, '
                   'called, present, absent, absent_names, proceedings, conclusion, teller_head, tellers, number) '
                   "VALUES (?, 'Hội nghị kiểm điểm năm 2025', '2025-12-15', '08:00', '11:30', 'Hội trường Đảng ủy xã', "
                   "'Lù Văn Sơn', 'Bí thư Đảng ủy', 'Cư Seo Vảng', '', 11, 10, 1, 'Thào Thị Đức (ốm)', ?, "
                   "'Hội nghị nhất trí với kết quả biểu quyết.', 'Vàng Thị Mỷ', 'Sùng A Chúng, Vàng Seo Ứng', '03-BB/ĐU')",
                   period, PARAGRAPH)
        for row in self.year:
            self.write('INSERT INTO meeting_subject (meeting_id, assessment_id, issued, returned, valid, invalid, votes_excellent, '
                       "votes_good, votes_complete, votes_incomplete, level) VALUES (1, ?, 10, 10, 9, 1, 1, 7, 1, 0, 'good')",
                       int(row['id']))
            self.write('INSERT INTO dossier_item (assessment_id, component, received_on, received_by) '
                       "VALUES (?, '1', '2025-12-08', 'Cư Seo Vảng')", int(row['id']))
            self.write("INSERT INTO dossier_copy (assessment_id, copy, sent_on, taken_by) VALUES (?, 'workplace', "
                       "'2025-12-22', 'Văn thư')", int(row['id']))
        self.decided = {row['id']: row['decision_level'] for row in self.list('assessments', *YEAR) if row['decision_level']}
        for assessment, level in self.decided.items():
            self.write('INSERT INTO rerating (assessment_id, annulled, decided_on, number, authority, reason, former_level, '
                       "former_points, former_date, former_number, level, points) VALUES (?, 0, '2026-01-20', '21-QĐ/ĐU', "
                       "'Ban Thường vụ Đảng ủy xã', 'Kê khai chưa đúng kết quả thực hiện nhiệm vụ', ?, 8800, '2025-12-20', "
                       "'12-QĐ/ĐU', 'complete', 7900)", int(assessment), level)

    def choose(self, form):
        """The period of a form's example and, for a form of one subject, whose it is: of a decided one if there is any."""
        period, rows = (YEAR, self.year) if 'YEAR' in form.get('periods').split() else (QUARTER, self.quarter)
        if form.get('scope') != 'subject':
            return [*period]
        fitting = [row for row in rows if self._fits(form, row)]
        if not fitting:
            raise AssertionError(f'nobody in the office is for the form {form.get("id")}')
        best = max(fitting, key=lambda row: (row['id'] in self.decided, row['kind'] == 'leader'))
        return [*period, '--subject', best['subject_id'], '--kind', best['kind']]

    def _fits(self, form, row):
        annexes, tiers = form.get('annexes', '').split(), form.get('tiers', '').split()
        return (row['kind'] in form.get('kinds').split()
                and (not annexes or row['criteria_set'].split('-')[0] in annexes)
                and (not tiers or self.tiers.get(row['subject_id'], 'commune') in tiers))

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every tab, menu and window of the program on the demonstration year: everything that can be operated has a name, nothing is
left in English, nothing is cut off at 1366×768. Keeps a picture of each."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap

OPERATED = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry', 'text', 'spin button',
            'page tab', 'menu item', 'check menu item', 'radio menu item', 'slider', 'link'}
# Of a name that GTK gives by the class of the thing.
CLASS_NAME = re.compile(r'^(Gtk|Xep)[A-Z]')
# Words that no Vietnamese text has; names of programs and file kinds are no words of a sentence.
ENGLISH = re.compile(r'\b(the|and|of|is|are|not|for|with|this|that|open|close|save|print|add|edit|remove|delete|cancel|'
                     r'search|import|export|name|date|year|period|unit|level|points|help|about|menu|none|all|next|previous|'
                     r'file|select|error|warning)\b', re.IGNORECASE)
TABS = ('Tập thể', 'Lãnh đạo, quản lý', 'Công chức, viên chức', 'Đảng viên')


class Walk(StepCase):
    @classmethod
    def environment_of(cls, home):
        return {'XEPLOAI_TEST_FILE': home.path('chon.xlsx')}

    @classmethod
    def prepare(cls, home):
        home.do('demo', '--year', '2025')

    def labels_within(self, node):
        return [label.name for label in self.screen.find_all('label', within=node) if label.name.strip()]

    def examine(self, where, within=None):
        nodes = self.screen.find_all(within=within)
        unnamed, operated = [], 0
        for index, node in enumerate(nodes):
            if node.role not in OPERATED:
                continue
            operated += 1
            # Named by itself, by the thing it is the inside of, or by a label in it (an expander, a menu button).
            inside = next((number for number, later in enumerate(nodes[index + 1:], index + 1)
                           if later.depth <= node.depth), len(nodes))
            if not node.spoken and not any(part.name and not CLASS_NAME.match(part.name)
                                           for part in nodes[index + 1:inside]):
                unnamed.append(f'{node} in {node.parent()} at {node.place()}')
        self.assertTrue(operated, where)
        self.assertFalse(unnamed, f'{where}: without a name')
        # What is heard is what is seen: no underscore of a mnemonic, nothing twice.
        garbled = [node.raw_name for node in nodes if node.role in OPERATED and node.raw_name.strip() != node.name]
        self.assertFalse(garbled, f'{where}: names other than what is visible')
        english = [repr(node) for node in nodes if not CLASS_NAME.match(node.name) and ENGLISH.search(node.name)]
        self.assertFalse(english, f'{where}: left in English')

    def test_01_tabs(self):
        screen = self.screen
        screen.choose('Kỳ', 'Năm')
        for number, tab in enumerate(TABS):
            screen.find('page tab', tab).press()
            wait(f'people or collectives on “{tab}”', lambda: len(self.labels_within(
                screen.find('tree table', 'Danh sách'))) > 12)
            screen.screenshot(f'tab-{number + 1}-list')
            self.examine(tab)

    def test_01_year_tabs(self):
        """The tabs that stand beside those of the subjects."""
        screen = self.screen
        for tab, heading in (('Tổng quan', 'Tiến độ'), ('Kiểm tra', 'Diễn giải')):
            screen.find('page tab', tab).press()
            wait(f'“{heading}” on “{tab}”', lambda: heading in self.labels_within(None))
            screen.screenshot(tab)
            self.examine(tab)

    def rows_of(self, tab):
        """The rows on the page of this tab, when it has come to the front."""
        rows = self.screen.find_all('table cell', within=self.screen.find('tree table', 'Danh sách'))
        return rows if rows and any(node.role == 'panel' and node.name == tab for node in rows[0]._path()) else None

    def test_02_editors(self):
        """The first subject of each tab in the editor."""
        screen = self.screen
        for number, tab in enumerate(TABS):
            screen.find('page tab', tab).press()
            screen.click(wait(f'rows on “{tab}”', lambda: self.rows_of(tab))[0])
            wait('the editor', lambda: any(node.name.endswith('Tự đánh giá') for node in screen.find_all('text')))
            screen.screenshot(f'tab-{number + 1}-editor')
            self.examine(tab + ', phiếu')

    def menu_items(self):
        """The lines of the menu and of the submenus that are open beside it."""
        return [item for item in self.screen.find_all('menu item') if item.name]

    def close_menu(self):
        """Escape closes the innermost part first."""
        for _ in range(3):
            if self.menu_items():
                self.screen.keys('Escape')
        self.screen.absent('menu item')

    def check_fits(self, where):
        """Nothing of the menu hangs out of the screen."""
        low = max(item.place()[1] + item.place()[3] for item in self.menu_items())
        self.assertLessEqual(low, 768, where)

    def enter_submenu(self, words):
        """Down to the line and in, as the arrows do."""
        for _ in range(30):
            focused = self.screen.focused()
            if focused is not None and focused.role == 'menu item' and focused.name == words:
                self.screen.keys('Right')
                return
            self.screen.keys('Down')
        self.fail(f'the arrows do not reach “{words}” among {self.menu_items()}')

    def test_03_menus(self):
        screen = self.screen
        screen.find('page tab', TABS[1]).press()
        for number, button in enumerate(('In', 'Xuất', 'Trình đơn chính')):
            screen.find_all('push button', button)[-1].press()
            screen.find('menu item')
            screen.screenshot(f'menu-{number + 1}')
            self.examine('menu ' + button)
            self.check_fits('menu ' + button)
            self.close_menu()

    def test_04_submenus(self):
        """By what the papers are for, reached by keys alone."""
        screen = self.screen
        for number, (keys, *path) in enumerate((
                ('ctrl+p', 'Hồ sơ'), ('ctrl+p', 'Cả kỳ'), ('ctrl+p', 'Cả kỳ', 'Thẩm định, đề nghị, quyết định'),
                ('ctrl+p', 'Mẫu trống'), ('ctrl+e', 'PDF, cả kỳ', 'Danh sách, biểu, báo cáo'),
                ('ctrl+e', 'Excel, cả kỳ'))):
            screen.keys(keys)
            screen.find('menu item')
            for words in path:
                self.enter_submenu(words)
            where = ', '.join((keys, *path))
            wait(f'the papers of {where}', lambda: any(item.name not in path and item.has('focusable')
                                                       for item in self.menu_items()))
            screen.screenshot(f'submenu-{number + 1}')
            self.examine('menu ' + where)
            self.check_fits(where)
            self.close_menu()

    def test_05_windows(self):
        screen = self.screen
        before = {window.name for window in screen.windows()}
        for number, item in enumerate(('Danh sách đảng viên…', 'Điểm của một kỳ…', 'Cá nhân…', 'Tập thể…', 'Đơn vị…')):
            screen.open_menu('Trình đơn chính', item)
            window = wait(f'the window of “{item}”', lambda: next(
                (window for window in screen.windows() if window.name and window.name not in before), None))
            title = window.name
            screen.find('push button', within=window)
            screen.screenshot(f'window-{number + 1}')
            self.examine(item, window)
            width, height = window.place()[2:]
            self.assertTrue(width <= 1366 and height <= 768, (item, width, height))
            screen.keys('Escape')
            screen.no_window(title)

    def test_06_previews(self):
        screen = self.screen
        screen.choose('Kỳ', 'Quý III')
        screen.find('page tab', TABS[1]).press()
        for number, words in enumerate(('Phụ lục 13', 'Phụ lục 14')):
            screen.open_menu('In', 'Cả kỳ', 'Danh sách, biểu, báo cáo', words)
            window = screen.window(words)
            screen.find('document text', within=window)
            screen.find('label', contains='/', within=window)
            screen.screenshot(f'preview-{number + 1}')
            self.examine(words, window)
            screen.keys('Escape')
            screen.no_window(words)

    def test_07_calibration(self):
        """Boxes and sizes over the form; a copy in the own folder, its mistakes told with file and line."""
        screen = self.screen
        screen.open_menu('In', 'Mẫu trống', 'Tự đánh giá', 'Phụ lục 5')
        window = screen.window('Phụ lục 5')
        screen.find('document text', within=window)
        screen.keys('ctrl+m')
        screen.open_menu('Mẫu đi kèm', 'Chép mẫu vào thư mục riêng', within=window)
        message = screen.window('Mẫu riêng')
        path = self.home.folder / 'data' / 'xeploai' / 'forms' / 'pl5.xml'
        screen.find('label', contains='/forms/pl5.xml', within=message)
        screen.screenshot('form-copied')
        self.assertTrue(path.exists() and path.with_name('parts.xml').exists())
        screen.press('Đóng', within=message)
        screen.find('push button', 'Mẫu riêng', within=window)
        good = path.read_text('utf-8')
        path.write_text(good.replace('<use part="quarter-review"/>', '<use part="khong-co"/>'), 'utf-8')
        screen.find('alert', contains='pl5.xml:', within=window)
        screen.screenshot('form-broken')
        self.examine('form that is broken', window)
        path.write_text(good.replace('Tự đề xuất xếp loại', 'Chỉnh theo mẫu gốc'), 'utf-8')
        screen.absent('alert', contains='pl5.xml:', within=window)
        screen.screenshot('form-measures')
        path.unlink()
        screen.find('push button', 'Mẫu đi kèm', within=window)
        screen.keys('Escape')
        screen.no_window('Phụ lục 5')

    def test_08_editable_text(self):
        screen = self.screen
        screen.open_menu('In', 'Mẫu trống', 'Tự đánh giá', 'Phụ lục 5')
        window = screen.window('Phụ lục 5')
        screen.find('document text', within=window)
        screen.press('Lưu văn bản…', within=window)
        screen.find('label', contains='Đã lưu', within=window)
        self.assertEqual(self.home.path('chon.xlsx').read_bytes()[:2], b'PK')
        self.home.path('chon.xlsx').unlink()
        screen.keys('Escape')
        screen.no_window('Phụ lục 5')

    def test_09_batch(self):
        """Opened by keys, a file for each, saved, closed."""
        screen = self.screen
        screen.keys('ctrl+shift+p')
        window = screen.window('hàng loạt')
        screen.find(contains='Sẽ có', within=window)
        screen.screenshot('batch')
        self.examine('batch', window)
        width, height = window.place()[2:]
        self.assertTrue(width <= 1366 and height <= 768, (width, height))
        each = screen.find('check box', contains='mỗi đối tượng', within=window)
        screen.click(each)
        wait('a file for each', lambda: each.has_now('checked'))
        screen.keys('alt+l')
        screen.find(contains='Đã lưu', within=window)
        screen.screenshot('batch-done')
        self.examine('batch, done', window)
        files = list(self.home.path('chon.xlsx').glob('*.pdf'))
        self.assertGreater(len(files), 20)
        screen.find('push button', 'Mở thư mục', within=window)
        screen.keys('Escape')
        screen.no_window('hàng loạt')

    def test_10_number(self):
        """The number at the foot of a paper opens it from another period and tab."""
        screen = self.screen
        number, name = self.home.query("SELECT a.id, p.name FROM assessment a JOIN person p ON p.id = a.person_id"
                                       " JOIN period d ON d.id = a.period_id"
                                       " WHERE d.code = 'Q2' AND a.kind = 'leader' LIMIT 1")[0]
        screen.find('page tab', TABS[3]).press()
        screen.fill(screen.find('entry'), str(number))
        screen.keys('Return')
        screen.find('label', contains=name + ' ·')
        screen.screenshot('number')
        screen.fill(screen.find('entry'), '9999999')
        screen.keys('Return')
        wait('the words about the number', lambda: any('số 9999999' in node.name for node in screen.find_all()))
        screen.screenshot('number-unknown')

    def test_11_closed(self):
        self.screen.close()
        self.assertEqual(self.screen.messages(), '')


if __name__ == '__main__':
    tap.main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file under the real window: a second window on it, what another process writes, a file dialog that shows its folder,
another process that holds the lock, the file replaced, removed with its folder. The steps of a class follow one another."""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from accessible import ROOT, Tree
from driver import StepCase, wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap
from program import PROGRAM, SAMPLES

LEADERS_TAB = 'Lãnh đạo, quản lý'
QUARTER = ('--year', '2025', '--period', 'Q3')
PERSON = 'Vàng Quốc Ửng'
LOST = 'Tệp dữ liệu không còn ở đây nữa'


class FileCase(StepCase):
    @classmethod
    def prepare(cls, home):
        home.do('import', 'roster', SAMPLES / 'danh-sach-dang-vien.xlsx')
        home.do('import', 'leaders', SAMPLES / 'can-bo-lanh-dao.xlsx')
        home.do('import', 'scores', SAMPLES / 'tu-cham-quy-3.xlsx', *QUARTER, '--step', 'self')
        rows = home.list('assessments', *QUARTER, '--kind', 'leader')
        cls.subject = next(row['subject_id'] for row in rows if row['name'] == PERSON)

    def open_person(self):
        screen = self.screen
        screen.show_tab(LEADERS_TAB)
        screen.find('label', PERSON)
        screen.fill(screen.find('entry'), 'vang quoc ung')
        screen.keys('Return')
        screen.find('label', contains=PERSON + ' ·')
        screen.choose('Cách nhập Thẩm định', 'Hai nhóm')

    def field(self, name):
        return self.screen.find('text', name)

    def points(self, step='appraisal'):
        rows = self.home.query('SELECT p.criterion, p.value FROM points p JOIN assessment a ON a.id = p.assessment_id'
                               ' JOIN person n ON n.id = a.person_id WHERE n.name = ? AND p.step = ?', PERSON, step)
        return dict(rows)

    def stored(self, criterion, value):
        wait(lambda: f'{criterion} is {self.points()}', lambda: self.points().get(criterion) == value)

    def set(self, *pairs, step='appraisal'):
        self.home.do('set', *QUARTER, '--subject', self.subject, '--kind', 'leader', '--step', step, *pairs)

    def no_complaints(self):
        self.assertNotIn('CRITICAL', self.screen.messages())
        self.assertNotIn('WARNING', self.screen.messages())


class Shared(FileCase):
    def test_01_a_form_is_keyed(self):
        self.open_person()
        self.screen.fill(self.field('A Thẩm định'), '25')
        self.screen.keys('Return')
        self.screen.wait_focus('B Thẩm định', 'text')
        self.stored('A', 2500)

    def second_window(self, *arguments, **environment):
        """Starts a second window, which must say in words that there is one, and end when that is closed."""
        screen = self.screen
        log = self.home.path('second.log')
        with open(log, 'wb') as output:
            second = subprocess.Popen([PROGRAM, *arguments], env={**screen.environment(), **environment},
                                      stdin=subprocess.DEVNULL, stdout=output, stderr=output)

        def refused():
            program = screen.bus.application(second.pid)
            if program is None or not screen.bus.has_cache(program):
                return False
            return any('đang được mở trong một cửa sổ khác' in node.name
                       for node in Tree(screen.bus, program).take(ROOT, ()).walk(ROOT, True, ()))

        def ended():
            answer = subprocess.run(['xdotool', 'getactivewindow', 'getwindowpid'], env=screen.display.environment,
                                    capture_output=True, text=True, check=False)
            if answer.stdout.strip() == str(second.pid):
                screen.keys('Escape')
            return second.poll() is not None

        # Without a session bus it does not come to the accessibility bus; a window that works would not end with Escape.
        if not environment:
            wait('the words of the second window', refused)
            screen.screenshot('second-window')
        wait('the second window to end', ended)
        for word in ('CRITICAL', 'WARNING'):
            self.assertNotIn(word, log.read_text('utf-8'))

    def test_02_a_second_window_is_refused(self):
        link = self.home.path('duong-dan-khac.db')
        link.symlink_to(self.home.database)
        self.second_window('--database', self.home.database)
        self.second_window('--database', link)
        # Without a session bus nothing but the lock tells of the first window.
        self.second_window(DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent', GTK_A11Y='none')
        self.no_complaints()

    def test_03_another_process_writes_while_a_value_is_typed(self):
        screen = self.screen
        screen.enter(self.field('B Thẩm định'))
        screen.type('5')
        self.set('A=26')
        self.second_window('--database', self.home.database)
        # The window has the focus again: it shows what was written, and what is being typed stays.
        wait(lambda: f'A shows {self.field("A Thẩm định").text}', lambda: self.field('A Thẩm định').text == '26')
        field = screen.wait_focus('B Thẩm định', 'text')
        self.assertEqual(field.text, '5')
        screen.keys('End')
        screen.type('5')
        screen.keys('Return')
        self.stored('B', 5500)
        self.assertEqual(self.points(), {'A': 2600, 'B': 5500})

    def test_04_a_dialog_shows_the_folder_of_the_data(self):
        screen = self.screen
        screen.open_menu('Trình đơn chính', 'Sao lưu')
        dialog = screen.window('Sao lưu')
        screen.keys('ctrl+a')
        screen.type(str(self.home.database.parent) + '/')
        screen.keys('Return')
        # The name is taken away when the folder is shown; the list itself does not come to the accessibility bus in GTK 4.8.
        wait('the folder of the data in the dialog',
             lambda: any(entry.text == '' for entry in screen.find_all('text', within=dialog)))
        screen.screenshot('dialog-over-the-data')

        def closed():
            screen.keys('Escape')
            return all('Sao lưu' not in window.name for window in screen.windows())

        # The first closes the names that are offered.
        wait('the dialog to close', closed)

    def open_files(self):
        folder = pathlib.Path('/proc', str(self.screen.process.pid), 'fd')
        return [os.readlink(entry) for entry in folder.iterdir() if entry.exists() or entry.is_symlink()]

    def test_05_after_it_nothing_is_lost(self):
        screen = self.screen
        for number in range(3):
            self.set(f'A={27 + number}', f'B={50 + number}')
            # The file's own program, too, comes and goes as the last one would.
            connection = sqlite3.connect(self.home.database)
            self.assertEqual(connection.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
            connection.close()
            screen.fill(self.field('B Thẩm định'), str(60 + number))
            screen.keys('Return')
            self.stored('B', 6000 + number * 100)
            self.assertEqual(self.points(), {'A': 2700 + number * 100, 'B': 6000 + number * 100})
        self.assertEqual([path for path in self.open_files() if 'deleted' in path and 'xeploai.db' in path], [])

    def test_06_another_process_holds_the_lock(self):
        screen = self.screen
        holder = sqlite3.connect(self.home.database, isolation_level=None)
        holder.execute('BEGIN IMMEDIATE')
        screen.fill(self.field('B Thẩm định'), '61,5')
        screen.keys('Return')
        screen.find('alert', contains='đang được sử dụng')
        field = screen.wait_focus('B Thẩm định', 'text')
        self.assertEqual(field.text, '61,5')
        self.assertEqual(self.points()['B'], 6200)
        holder.execute('ROLLBACK')
        holder.close()
        # No key is needed: it is tried again.
        self.stored('B', 6150)
        screen.absent('alert', contains='đang được sử dụng')

    def test_07_closed_it_is_one_file(self):
        self.screen.close()
        self.assertEqual(sorted(path.name for path in self.home.database.parent.iterdir() if path.is_file()),
                         ['xeploai.db'])
        self.assertEqual(self.home.query('PRAGMA integrity_check'), [('ok',)])
        self.assertEqual(self.points(), {'A': 2900, 'B': 6150})
        self.no_complaints()


class Lost(FileCase):
    @classmethod
    def environment_of(cls, home):
        cls.copy = home.path('ban-sao.db')
        return {'XEPLOAI_TEST_FILE': cls.copy}

    def test_01_the_file_is_replaced(self):
        screen = self.screen
        self.open_person()
        other = self.home.path('khac.db')
        self.home.do('backup', other)
        screen.fill(self.field('A Thẩm định'), '25')
        screen.keys('Return')
        self.stored('A', 2500)
        os.replace(other, self.home.database)
        before = self.home.content()
        screen.wait_focus('B Thẩm định', 'text')
        screen.type('55')
        screen.keys('Return')
        screen.find('label', LOST)
        screen.find('alert', contains='đã bị thay bằng một tệp khác')
        screen.find('label', contains='“55”')
        screen.wait_focus('Lưu bản sao…', 'push button')
        screen.screenshot('file-lost')
        self.assertEqual(self.home.content(), before)

    def test_02_nothing_else_can_be_operated(self):
        screen = self.screen
        screen.keys('ctrl+1', 'ctrl+shift+p', 'ctrl+f', 'F10')
        screen.find('label', LOST)
        screen.absent('text', 'A Thẩm định')
        self.assertEqual(len(screen.windows()), 1)

    def test_03_a_copy_of_what_was_held(self):
        screen = self.screen
        screen.press('Lưu bản sao…')
        screen.find(contains='ban-sao.db')
        connection = sqlite3.connect(self.copy)
        self.assertEqual(connection.execute("SELECT value FROM points WHERE step = 'appraisal'").fetchall(), [(2500,)])
        self.assertEqual(connection.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
        connection.close()

    def test_04_the_file_that_is_there_now(self):
        screen = self.screen
        screen.press('Mở tệp hiện có')
        screen.absent('label', LOST)
        self.open_person()
        screen.fill(self.field('A Thẩm định'), '21')
        screen.keys('Return')
        self.stored('A', 2100)

    def test_05_the_folder_is_removed(self):
        screen = self.screen
        folder = self.home.database.parent
        shutil.rmtree(folder)
        screen.wait_focus('B Thẩm định', 'text')
        screen.type('44')
        screen.keys('Return')
        screen.find('label', LOST)
        screen.find('alert', contains='không còn ở đó')
        screen.press('Mở tệp hiện có')
        screen.find(contains='không có tệp')
        self.assertFalse(folder.exists())

    def test_06_closing_asks_for_the_copy(self):
        screen = self.screen
        screen.keys('alt+F4')
        screen.press('Đóng, không lưu bản sao')
        wait('the program to end', lambda: screen.process.poll() is not None)
        self.assertEqual(screen.process.returncode, 0)
        self.assertFalse(self.home.database.parent.exists())
        self.no_complaints()


if __name__ == '__main__':
    tap.main()

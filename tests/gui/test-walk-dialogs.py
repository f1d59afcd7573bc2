#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows and dialogs that no other walk opens, those of GTK among them. No file is given here: the file choosers come up."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap

MENU = 'Trình đơn chính'


class Dialogs(walk.Walk):
    OPENS = ('XepWindow', 'XepYearDialog', 'XepHistoryWindow', 'XepRemedyWindow', 'XepRegulationWindow',
             'XepRegulationPublishDialog', 'XepNameList', 'XepQuotaDialog', 'GtkFileChooserDialog', 'GtkPrintUnixDialog',
             'GtkAboutDialog', 'GtkShortcutsWindow')

    @classmethod
    def environment_of(cls, home):
        return {}

    def look_at(self, title, picture):
        """At a window that has come up: it is filled and fits on the screen; then it is closed by Escape."""
        window = self.screen.window(title)
        self.screen.find('push button', within=window)
        self.screen.screenshot(picture)
        self.examine(title, window)
        width, height = window.place()[2:]
        self.assertTrue(width <= 1366 and height <= 768, (title, width, height))
        return window

    def close(self, title):
        self.screen.keys('Escape')
        self.screen.no_window(title)

    def test_01_another_year(self):
        """The last line of the list of years; the year that is typed is shown."""
        screen = self.screen
        for number, keys in ((2031, ('Return',)), (2025, ('Tab', 'Tab', 'Return'))):
            combo = next(node for node in screen.find_all('combo box') if node.spoken == 'Năm')
            screen.find('push button', within=combo).press()
            wait('the years', lambda: screen.find_all('list item', within=combo))
            screen.keys('End', 'Return')
            window = self.look_at('Năm khác', 'year')
            year = screen.find('spin button', 'Năm', within=window)
            screen.click(year)
            screen.keys('ctrl+a')
            screen.type(str(number))
            screen.keys(*keys)
            screen.no_window('Năm khác')
            screen.find('label', f'Năm {number}', within=combo)

    def test_02_from_the_menu(self):
        screen = self.screen
        screen.choose('Kỳ', 'Năm')
        self.open_first(walk.TABS[1])
        for number, (item, title) in enumerate((
                ('Quá trình xếp loại…', 'Quá trình xếp loại: '), ('Hạn chế phải khắc phục…', 'Hạn chế, khuyết điểm'))):
            screen.open_menu(MENU, item)
            self.look_at(title, f'dialog-{number + 1}')
            self.close(title)

    def test_03_rules(self):
        screen = self.screen
        screen.open_menu(MENU, 'Bộ quy định…')
        window = self.look_at('Bộ quy định', 'rules')
        screen.press('Ban hành…', within=window)
        self.look_at('Ban hành', 'rules-publish')
        self.close('Ban hành')
        self.close('Bộ quy định')

    def test_04_figures(self):
        """The names behind a figure of the overview, and the ceiling."""
        screen = self.screen
        screen.show_tab('Tổng quan')
        before = {window.name for window in screen.windows()}
        for number, (words, kind) in enumerate(((r'[1-9]\d*', 'XepNameList'), (r'\d+%', 'XepQuotaDialog'))):
            wait(f'a figure like {words}', lambda: next((
                node for node in screen.find_all('push button') if re.fullmatch(words, node.name)), None)).press()
            wait(kind, lambda: kind in screen.opened())
            title = wait(f'the title of {kind}', lambda: next((
                window.name for window in screen.windows() if window.name not in before), None))
            self.look_at(title, f'figure-{number + 1}')
            self.close(title)

    def test_05_of_gtk(self):
        """Their words are GTK's: only that they come up and go."""
        screen = self.screen
        main = screen.active_title()
        for item, kind in (('Phím tắt', 'GtkShortcutsWindow'), ('Giới thiệu Xếp Loại', 'GtkAboutDialog'),
                           ('Sao lưu…', 'GtkFileChooserDialog')):
            screen.open_menu(MENU, item)
            self.comes_and_goes(kind, main)
        screen.open_menu('In', 'Mẫu trống', 'Tự đánh giá', 'Phụ lục 3')
        window = screen.window('Phụ lục 3')
        screen.press('In…', within=window)
        self.comes_and_goes('GtkPrintUnixDialog', screen.active_title())
        self.close('Phụ lục 3')

    def comes_and_goes(self, kind, below):
        """The dialog gets the keys, and gives them back to the window below it."""
        screen = self.screen
        wait(kind, lambda: kind in screen.opened())
        wait(f'{kind} to get the keys', lambda: screen.active_title() not in ('', below))
        screen.screenshot(kind)
        screen.keys('Escape')
        wait(f'{kind} to go', lambda: screen.active_title() == below)


if __name__ == '__main__':
    tap.main()

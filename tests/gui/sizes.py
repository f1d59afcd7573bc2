# SPDX-License-Identifier: GPL-3.0-or-later
"""Small screens and large text: every tab, every page of the editor and every window asks for no more room than there is, and keeps
to the screen. Keeps a picture of each."""
import re

import walk
from driver import wait

# In the order of Ctrl+1 …, with what stands on the tab when it has been read.
TABS = ('Tổng quan', *walk.TABS, 'Hội nghị', 'Hồ sơ', 'Kiểm tra')
WINDOWS = ('Danh sách đảng viên…', 'Cá nhân…', 'Tập thể…', 'Đơn vị…', 'Đã đưa ra khỏi danh sách…', 'Hạn chế phải khắc phục…',
           'Quá trình xếp loại…', 'Bộ quy định…', 'Khôi phục…')


class Sizes(walk.Walk):
    def check(self, where, problems):
        """Whether the active window asks for no more than the screen, and keeps to it."""
        screen = self.screen
        screen.screenshot(f'{type(self).__name__}-{where}')
        window = screen.ask('xdotool', 'getactivewindow')
        hints = screen.ask('xprop', '-id', window, 'WM_NORMAL_HINTS')
        geometry = screen.ask('xdotool', 'getwindowgeometry', '--shell', window)
        least = [int(number) for number in re.search(r'minimum size: (\d+) by (\d+)', hints).groups()]
        taken = [int(re.search(f'{word}=(\\d+)', geometry).group(1)) for word in ('WIDTH', 'HEIGHT')]
        room = screen.display.width, screen.display.height
        if any(size > most for sizes in (least, taken) for size, most in zip(sizes, room)):
            problems.append(f'{where}: at least {least}, takes {taken}')

    def test_01_tabs(self):
        screen = self.screen
        problems = []
        screen.choose('Kỳ', 'Năm')
        for number, tab in enumerate(TABS, 1):
            screen.keys(f'ctrl+{number}')
            wait(f'“{tab}” to be chosen', lambda: screen.find('page tab', tab).has_now('selected'))
            self.check(f'tab-{number}', problems)
        self.assertFalse(problems)

    def test_02_editor(self):
        screen = self.screen
        problems = []
        # Collectives and leaders: the others have the same pages.
        for number, tab in enumerate(walk.TABS[:2], 2):
            screen.keys(f'ctrl+{number}')
            wait(f'rows on “{tab}”', lambda: self.rows_of(tab))
            screen.keys('Return')
            wait('the editor', lambda: any(node.name.endswith('Tự đánh giá') for node in screen.find_all('text')))
            for page in range(1, 4):
                screen.keys(f'alt+{page}')
                self.check(f'editor-{number}-{page}', problems)
            screen.keys('alt+1')
            # The last column of the points is seen without scrolling.
            box = screen.find('text', contains='Quyết định')
            left, _, width, _ = box.place()
            if left + width > screen.display.width:
                problems.append(f'{box} ends at {left + width}')
        self.assertFalse(problems)

    def test_03_windows(self):
        screen = self.screen
        problems = []
        before = {window.name for window in screen.windows()}
        for number, item in enumerate(WINDOWS, 1):
            screen.open_menu('Trình đơn chính', item)
            window = wait(f'the window of “{item}”', lambda: next(
                (window for window in screen.windows() if window.name and window.name not in before), None))
            title = window.name
            screen.window(title)
            screen.find('push button', within=window)
            self.check(f'window-{number}', problems)
            screen.keys('Escape')
            screen.no_window(title)
        self.assertFalse(problems)

    def test_04_ballots(self):
        """All of a ballot, to its level, is seen without scrolling."""
        screen = self.screen
        screen.show_tab('Hội nghị')
        screen.keys('ctrl+l', 'Return')
        places = []
        for role, words in (('text', 'Số biên bản'), ('text', ': Chưa đánh giá'), ('combo box', ': Mức kết luận')):
            field = wait(words, lambda: next((node for node in screen.find_all(role) if node.spoken.endswith(words)), None))
            # Names go above their ballots after the window has got its size.
            wait(lambda: f'{field} ends at {field.place()}', lambda: sum(field.place()[::2]) <= screen.display.width)
            places.append(field.place())
        self.assertEqual(len({place[1] // 20 for place in places[1:]}), 1, f'a ballot is one line: {places}')

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers in bulk into a folder, and the number at the foot of a paper."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
from driver import wait
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class Batch(walk.Walk):
    OPENS = ('XepBatchDialog', 'XepJob')

    def test_01_batch(self):
        """Opened by keys, a file for each, saved, closed."""
        screen = self.screen
        screen.choose('Kỳ', 'Quý III')
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

    def test_02_number(self):
        """The number at the foot of a paper opens it from another period and tab."""
        screen = self.screen
        number, name = self.home.query("SELECT a.id, p.name FROM assessment a JOIN person p ON p.id = a.person_id"
                                       " JOIN period d ON d.id = a.period_id"
                                       " WHERE d.code = 'Q2' AND a.kind = 'leader' LIMIT 1")[0]
        screen.show_tab(walk.TABS[3])
        screen.fill(screen.find('entry'), str(number))
        screen.keys('Return')
        screen.find('label', contains=name + ' ·')
        screen.screenshot('number')
        screen.fill(screen.find('entry'), '9999999')
        screen.keys('Return')
        wait('the words about the number', lambda: any('số 9999999' in node.name for node in screen.find_all()))
        screen.screenshot('number-unknown')


if __name__ == '__main__':
    tap.main()

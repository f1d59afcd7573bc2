#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers in the preview: lists, a form that is put right on the real paper, the editable copy."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import walk
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class Papers(walk.Walk):
    OPENS = ('XepPreviewWindow', 'GtkMessageDialog')

    def test_01_previews(self):
        screen = self.screen
        screen.choose('Kỳ', 'Quý III')
        screen.show_tab(walk.TABS[1])
        for number, words in enumerate(('Phụ lục 13', 'Phụ lục 14')):
            screen.open_menu('In', 'Cả kỳ', 'Danh sách, biểu, báo cáo', words)
            window = screen.window(words)
            screen.find('document text', within=window)
            screen.find('label', contains='/', within=window)
            screen.screenshot(f'preview-{number + 1}')
            self.examine(words, window)
            screen.keys('Escape')
            screen.no_window(words)

    def test_02_calibration(self):
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

    def test_03_editable_text(self):
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


if __name__ == '__main__':
    tap.main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration year in the real window, looked at part by part: everything that can be operated has a name, nothing is left in
English, nothing hangs out of 1366×768. Keeps a picture of each. Every program test-walk-… walks through one part."""
import re

from accessible import CLASS_NAME
from driver import StepCase, wait

OPERATED = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry', 'text', 'spin button',
            'page tab', 'menu item', 'check menu item', 'radio menu item', 'slider', 'link'}
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
        home.fill()

    def labels_within(self, node):
        return [label.name for label in self.screen.find_all('label', within=node) if label.name.strip()]

    def examine(self, where, within=None):
        nodes = self.screen.find_all(within=within, placed=OPERATED)
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

    def rows_of(self, tab):
        """The rows on the page of this tab, when it has come to the front."""
        rows = self.screen.find_all('table cell', within=self.screen.find('tree table', 'Danh sách'))
        return rows if rows and any(node.role == 'panel' and node.name == tab for node in rows[0].lineage()) else None

    def open_first(self, tab):
        """The first subject of a tab in the editor."""
        self.screen.show_tab(tab)
        self.screen.click(wait(f'rows on “{tab}”', lambda: self.rows_of(tab))[0])
        wait('the editor', lambda: any(node.name.endswith('Tự đánh giá') for node in self.screen.find_all('text')))

    def menu(self):
        """The menu that is open, its submenus beside it and all that is in them."""
        return next(node for node in self.screen.find('menu item').lineage() if node.role == 'menu')

    def menu_items(self):
        """The lines of the menu and of the submenus that are open beside it."""
        return [item for item in self.screen.find_all('menu item') if item.name]

    def close_menu(self):
        """Escape closes the innermost part first."""
        while before := len(self.menu_items()):
            self.screen.keys('Escape')
            wait('a part of the menu to close', lambda: len(self.menu_items()) < before)

    def check_fits(self, where):
        """Nothing of the menu hangs out of the screen."""
        low = max(item.place()[1] + item.place()[3] for item in self.menu_items())
        self.assertLessEqual(low, 768, where)

    def test_99_closed(self):
        """Nothing was said on stderr all the way, and every window came up that was to."""
        self.screen.close()
        self.check_opened()

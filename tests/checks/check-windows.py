#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window and dialog there is, of the program and of GTK, is opened in the real program by a test that says so (OPENS) and
looks whether it came up (check_opened)."""
import ast
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

DEFINITION = re.compile(r'G_DEFINE_(?:\w+_)?TYPE\w*\s*\(\s*(\w+),\s*\w+,\s*(\w+)')
OF_GTK = re.compile(r'GTK_TYPE_\w*(?:WINDOW|DIALOG)')
# What a call of GTK brings up.
CALLS = {
    'gtk_message_dialog_new': 'GtkMessageDialog', 'gtk_file_chooser_native_new': 'GtkFileChooserDialog',
    'gtk_show_about_dialog': 'GtkAboutDialog', 'gtk_print_operation_run': 'GtkPrintUnixDialog',
}
ROOTS = ('Window', 'Dialog')


def class_of(macro):
    return ''.join(word.capitalize() for word in macro.replace('_TYPE_', '_').split('_'))


def window_classes(root):
    """Those of src/gui that can come up: what others are derived from comes up with them."""
    parents, called = {}, set()
    for path in sorted((root / 'src' / 'gui').rglob('*.c')):
        text = path.read_text('utf-8')
        parents.update(DEFINITION.findall(text))
        called.update(name for call, name in CALLS.items() if re.search(call + r'\s*\(', text))

    def is_window(macro):
        return bool(OF_GTK.fullmatch(macro)) or (class_of(macro) in parents and is_window(parents[class_of(macro)]))

    derived_from = {class_of(macro) for macro in parents.values()}
    return {name for name, macro in parents.items() if is_window(macro) and name not in derived_from} | called


def interface_windows(root):
    """Those of GTK that a .ui makes without a class of its own."""
    for path in sorted((root / 'ui').rglob('*.ui')):
        for thing in ElementTree.parse(path).getroot().findall('object'):
            if thing.get('class').endswith(ROOTS):
                yield thing.get('class')


def opened_by(path):
    """What the test says that it opens, and whether it looks."""
    text = path.read_text('utf-8')
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign) and any(getattr(target, 'id', '') == 'OPENS' for target in node.targets):
            names.update(ast.literal_eval(node.value))
    return names, 'check_opened()' in text or 'walk.Walk' in text


def check(root):
    problems, opened = [], set()
    for path in sorted((root / 'tests' / 'gui').glob('test-*.py')):
        names, looks = opened_by(path)
        if names and not looks:
            problems.append(f'tests/gui/{path.name}: has OPENS, but never calls check_opened ()')
        opened |= names
    windows = window_classes(root) | set(interface_windows(root))
    problems += [f'{name}: no test of the real program opens it' for name in sorted(windows - opened)]
    problems += [f'{name}: in OPENS of a test, but there is no such window' for name in sorted(opened - windows)]
    return problems


if __name__ == '__main__':
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found))
    sys.exit(1 if found else 0)

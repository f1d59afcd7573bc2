# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person with a screen reader would: finds what is visible by role and accessible name, types
with a keyboard, waits for what must come. Nothing waits a fixed time: every wait polls and has an end."""
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
from display import Display
from program import Home, PROGRAM

TIMEOUT = 20
STEP = 0.05
BUS_LAUNCHER = '/usr/libexec/at-spi-bus-launcher'
REGISTRY = '/usr/libexec/at-spi2-registryd'


class NotFound(AssertionError):
    pass


def wait(what, condition, timeout=TIMEOUT):
    """The first true value of condition (); NotFound with the words of what when the time is over."""
    end = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(what() if callable(what) else what)
        time.sleep(STEP)


class AccessibleDisplay(Display):
    """A display whose session has an accessibility bus; GTK 4.8 registers there only if it is told the address."""

    def __enter__(self):
        super().__enter__()
        try:
            self._start(BUS_LAUNCHER, '--launch-immediately')
            address = wait('the accessibility bus', self._ask_address)
            self.environment['AT_SPI_BUS_ADDRESS'] = address
            self._start(REGISTRY)
            os.environ.update(self.environment)
        except BaseException:
            self.__exit__()
            raise
        return self

    def _ask_address(self):
        result = subprocess.run(
            ['dbus-send', '--session', '--print-reply=literal', '--dest=org.a11y.Bus', '/org/a11y/bus',
             'org.a11y.Bus.GetAddress'], env=self.environment, capture_output=True, text=True, check=False)
        return result.stdout.strip() if result.returncode == 0 else ''


# Long lists of people and units: not looked through for what can only stand elsewhere.
LISTS = {'tree table', 'list'}
ROLES_IN_LISTS = {None, 'label', 'list', 'list item', 'table row', 'table cell'}


class Node:
    """An accessible object with plain words."""

    def __init__(self, accessible, depth=0):
        self.accessible = accessible
        self.depth = depth

    @property
    def raw_name(self):
        return self.accessible.get_name() or ''

    @property
    def name(self):
        """The name as a person reads it: GTK 4.8 names a button by its label property, with the underscore of the mnemonic,
        and by the label in it."""
        name = self.raw_name.replace('_', '').strip()
        half = len(name) // 2
        return name[:half] if len(name) % 2 and name == name[:half] + ' ' + name[:half] else name

    @property
    def role(self):
        return self.accessible.get_role_name() or ''

    @property
    def text(self):
        """The text of an entry or label."""
        interface = self.accessible.get_text_iface()
        if interface is None:
            return self.name
        return interface.get_text(0, interface.get_character_count())

    @property
    def description(self):
        return self.accessible.get_description() or ''

    def has(self, state):
        """has ('focused'), has ('showing'), has ('sensitive') …"""
        from gi.repository import Atspi
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    def has_now(self, state):
        """The same asked anew: nobody listens to events here, so what is remembered may be old."""
        self.accessible.clear_cache()
        return self.has(state)

    def place(self):
        """x, y, width, height in the window; None for what is no widget (a page of a stack)."""
        from gi.repository import Atspi
        component = self.accessible.get_component_iface()
        if component is None:
            return None
        extents = component.get_extents(Atspi.CoordType.WINDOW)
        return extents.x, extents.y, extents.width, extents.height

    @property
    def is_page(self):
        """A page of a stack: no widget, so without a place."""
        return self.role != 'application' and self.accessible.get_component_iface() is None

    @property
    def hidden(self):
        """Hidden together with all that is in it."""
        return self.role != 'application' and not self.has('visible')

    @property
    def has_room(self):
        place = self.place()
        return place is None or (place[2] > 0 and place[3] > 0)

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child, self.depth + 1)

    def walk(self, only_visible=True, into_lists=True):
        """Itself and all below it, in reading order; what is hidden hides what is in it."""
        from gi.repository import GLib
        try:
            if only_visible and self.hidden:
                return
            children = list(self.children()) if into_lists or self.role not in LISTS else []
            pages = [child for child in children if child.is_page] if self.role == 'panel' else []
            if only_visible and len(pages) > 1:
                front = self._front_page()
                children = [child for child in children
                            if front in (None, child.accessible) or child not in pages]
        except GLib.Error:
            # It went away while we looked.
            return
        yield self
        for child in children:
            yield from child.walk(only_visible, into_lists)

    def _path(self):
        """From the window down to this node."""
        path = [self]
        while (parent := path[0].parent()) is not None and parent.role != 'application':
            path.insert(0, parent)
        return path

    def _front_page(self):
        """Which page of a stack is in front: a page behind keeps its size, but the mouse cannot reach it."""
        from gi.repository import Atspi
        component, place = self.accessible.get_component_iface(), self.place()
        if component is None or place is None:
            return None
        x, y, width, height = place
        depth = len(self._path())
        for across, down in ((4, 4), (2, 2), (4, 1), (1, 4), (7, 7), (7, 1)):
            reached = component.get_accessible_at_point(x + width * across // 8, y + height * down // 8,
                                                        Atspi.CoordType.WINDOW)
            path = Node(reached)._path() if reached is not None else []
            if len(path) > depth:
                return path[depth].accessible
        return None

    def parent(self):
        accessible = self.accessible.get_parent()
        return Node(accessible) if accessible is not None else None

    def press(self):
        """Does what a click does."""
        interface = self.accessible.get_action_iface()
        if interface is None or not interface.do_action(0):
            raise AssertionError(f'{self} cannot be pressed')

    def focus(self):
        self.accessible.get_component_iface().grab_focus()

    @property
    def spoken(self):
        """The own name, or that of the thing it is the inside of: GTK names what has none by its class."""
        if self.name and not re.match(r'(Gtk|Xep)[A-Z]', self.name):
            return self.name
        parent = self.parent()
        return parent.name if parent is not None and not re.match(r'(Gtk|Xep)[A-Z]', parent.name) else ''

    def __repr__(self):
        return f'{self.role} “{self.name}”'


class Screen:
    """The program on a display of its own, in a home of its own."""

    def __init__(self, home=None, environment=None):
        self.home = home or Home()
        self.display = AccessibleDisplay()
        self.extra = environment or {}
        self.process = None
        self.application = None

    def __enter__(self):
        self.display.__enter__()
        try:
            import gi
            gi.require_version('Atspi', '2.0')
            from gi.repository import Atspi
            Atspi.init()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.display.__exit__()

    def environment(self):
        environment = {**self.home.environment, **self.display.environment, **self.extra}
        environment['HOME'] = self.home.environment['HOME']
        # Critical messages end the program: a test that sees it die fails.
        environment['G_DEBUG'] = 'fatal-criticals'
        environment.pop('GTK_A11Y', None)
        return environment

    def start(self, *arguments):
        self.log = open(self.home.path('program.log'), 'ab')
        self.process = subprocess.Popen([PROGRAM, *arguments], env=self.environment(), stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        self.application = wait('the program on the accessibility bus', self._find_application)
        self.find('frame')

    def close(self):
        """Closes as a person does, and waits for the program to end."""
        self.keys('alt+F4')
        try:
            code = self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            raise AssertionError('the program did not end after its window was closed')
        if code != 0:
            raise AssertionError(f'the program ended with {code}: {self.messages()}')

    def messages(self):
        return self.home.path('program.log').read_text('utf-8', 'replace')

    def _find_application(self):
        from gi.repository import Atspi
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}: {self.messages()}')
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                return Node(child)
        return None

    def nodes(self, within=None, only_visible=True, into_lists=True):
        top = within or self.application
        top.accessible.clear_cache()
        return top.walk(only_visible, into_lists)

    def windows(self):
        """The open windows of the program."""
        self.application.accessible.clear_cache()
        return [window for window in self.application.children() if not window.hidden]

    def window(self, words):
        """The window whose title holds words, when it is open."""
        return wait(lambda: f'no window “{words}” among {self.windows()}',
                    lambda: next((window for window in self.windows() if words in window.name), None))

    def no_window(self, words):
        wait(f'the window “{words}” is still open', lambda: all(words not in window.name for window in self.windows()))

    def _matches(self, node, role, name, contains, state):
        return ((role is None or node.role == role) and (name is None or node.name == name)
                and (contains is None or contains in node.name) and (state is None or node.has(state)))

    def find_all(self, role=None, name=None, contains=None, within=None, state=None, only_visible=True):
        from gi.repository import GLib
        found = []
        for node in self.nodes(within, only_visible, role in ROLES_IN_LISTS):
            try:
                if self._matches(node, role, name, contains, state) and (not only_visible or node.has_room):
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, contains=None, within=None, state=None, timeout=TIMEOUT):
        """The first visible thing with this role and name, when it is there."""
        def look():
            self._check_alive()
            found = self.find_all(role, name, contains, within, state)
            return found[0] if found else None

        return wait(lambda: f'no {role or "thing"} “{name or contains or state}” among:\n' + self.describe(within), look,
                    timeout)

    def absent(self, role=None, name=None, contains=None, within=None, timeout=TIMEOUT):
        wait(f'{role} “{name or contains}” is still there', lambda: not self.find_all(role, name, contains, within),
             timeout)

    def focused(self):
        found = self.find_all(state='focused')
        # The innermost: a window is focused together with what is in it.
        return found[-1] if found else None

    def wait_focus(self, name, role=None):
        """The thing of this name, when it has the focus."""
        node = self.find(role, name)
        wait(lambda: f'the focus is on {self.focused()}, not on {node}', lambda: node.has_now('focused'))
        return node

    def describe(self, within=None):
        lines = [f'  {node}' for node in self.nodes(within)
                 if node.spoken and node.role not in ('filler', 'panel', 'label', 'list item')]
        return '\n'.join(lines[:40])

    def _check_alive(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}: {self.messages()}')

    def _xdotool(self, *arguments):
        subprocess.run(['xdotool', *arguments], env=self.display.environment, check=True, capture_output=True)

    def keys(self, *names):
        """Keys by their X names: 'Return', 'alt+F4', 'ctrl+a'."""
        self._xdotool('key', '--clearmodifiers', *names)

    def type(self, text):
        self._xdotool('type', '--clearmodifiers', '--delay', '5', text)

    def _ask(self, *command):
        return subprocess.run(command, env=self.display.environment, check=True, capture_output=True,
                              text=True).stdout.strip()

    def _point(self, x, y, *buttons):
        """Moves the mouse to a place of the active window and presses buttons there."""
        window = self._ask('xdotool', 'getactivewindow')
        # The window's picture is larger than the window by its shadow.
        shadow = re.findall(r'\d+', self._ask('xprop', '-id', window, '_GTK_FRAME_EXTENTS').partition('=')[2])
        left, _, top, _ = map(int, shadow or [0, 0, 0, 0])
        self._xdotool('mousemove', '--window', window, str(left + x), str(top + y))
        for button in buttons:
            self._xdotool('click', button)

    def _reveal(self, node):
        """Turns the wheel until the node is inside what its scrolled area shows."""
        pane = node.parent()
        while pane is not None and (pane.role != 'scroll pane' or pane.place()[3] < 100):
            pane = pane.parent()
        if pane is None:
            return
        x, top, width, height = pane.place()

        def turn():
            _, y, _, tall = node.place()
            if top <= y and y + tall <= top + height:
                return True
            # Near the edge: elsewhere a list or a number under the mouse would turn instead.
            self._point(x + 20, top + height // 2, '5' if y > top else '4')
            return False

        wait(lambda: f'{node} cannot be scrolled into view', turn)

    def click(self, node):
        """A click of the mouse in the middle of a thing of the active window."""
        self._reveal(node)
        x, y, width, height = node.place()
        self._point(x + width // 2, y + height // 2, '1')

    def press(self, name, within=None, role='push button'):
        """Presses the button of this name, as soon as it can be pressed."""
        node = self.find(role, name, within=within, state='sensitive')
        node.press()
        return node

    def enter(self, node):
        """Puts the focus into a field with the mouse: GTK 4.8 has no other way from outside."""
        self.click(node)
        wait(lambda: f'the focus is on {self.focused()}, not on {node}', lambda: node.has_now('focused'))

    def fill(self, node, text):
        """Enters a field and types over what is in it."""
        self.enter(node)
        self.keys('ctrl+a')
        self.type(text)

    def choose(self, name, item, within=None):
        """Opens the list called name and chooses an item with the keyboard."""
        combo = wait(f'the list “{name}”', lambda: next(
            (node for node in self.find_all('combo box', within=within) if node.spoken == name), None))
        button = self.find('push button', within=combo)
        self._reveal(combo)
        button.press()
        entries = wait(f'the list “{name}” to open', lambda: self.find_all('list item', within=combo))
        names = [next((label.name for label in self.find_all('label', within=entry)), '') for entry in entries]
        if item not in names:
            raise NotFound(f'“{item}” is not in the list “{name}”: {names}')
        self.keys('Home', *['Down'] * names.index(item))
        wait(f'the focus on “{item}” of the list “{name}”', lambda: any(
            entry.has('focused') and self.find_all('label', item, within=entry)
            for entry in self.find_all('list item', within=combo)))
        self.keys('Return')
        # The focus comes back to the button when the list has closed.
        wait(f'the list “{name}” to close', lambda: button.has_now('focused'))

    def open_menu(self, button, *items, within=None):
        """Opens the menu of a button of the header and chooses an item, through submenus: one after the other, each beside
        the one before. An item may be named by its beginning."""
        seen = []
        self.find_all('push button', button, within=within)[-1].press()
        for item in items:
            shown = wait(lambda: f'no menu item “{item}” among {self.find_all("menu item")}', lambda: next(
                ((nodes, node) for nodes in [self.find_all('menu item')] for node in nodes
                 if node.accessible not in seen and node.name.startswith(item)), None))
            seen += [node.accessible for node in shown[0]]
            shown[1].press()

    def screenshot(self, name):
        """Keeps a picture of the screen if XEPLOAI_SCREENSHOTS names a folder."""
        folder = os.environ.get('XEPLOAI_SCREENSHOTS')
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            subprocess.run(['import', '-window', 'root', str(pathlib.Path(folder, name + '.png'))],
                           env=self.display.environment, check=True)


class StepCase(unittest.TestCase):
    """Tests of one run of the program that follow one another by name: after the first that fails the rest fail at once."""

    broken = False

    @classmethod
    def prepare(cls, home):
        """Fills the home before the program starts."""

    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.screen = Screen(cls.home, {name: str(value) for name, value in cls.environment_of(cls.home).items()})
        try:
            cls.prepare(cls.home)
            cls.screen.__enter__()
        except BaseException:
            cls.home.remove()
            raise

    @classmethod
    def environment_of(cls, home):
        return {}

    @classmethod
    def tearDownClass(cls):
        cls.screen.__exit__()
        cls.home.remove()

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not type(self).broken:
            type(self).broken = True
            self.screen.screenshot(type(self).__name__ + '-failed')

    def setUp(self):
        if self.broken:
            self.fail('a step before this one failed')

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

from gi.repository import GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
from accessible import ROOT, Bus, Node, Tree
from display import Display
from program import Home, PROGRAM

# Seconds: no more than the end of a wait in vain, so long enough for a machine with much else to do.
TIMEOUT = 60
# Between two looks: short at first, longer where something takes its time.
SHORTEST_STEP, LONGEST_STEP = 0.02, 0.3
BUS_LAUNCHER = '/usr/libexec/at-spi-bus-launcher'
REGISTRY = '/usr/libexec/at-spi2-registryd'
# Writes down the class of every window that comes up.
WINDOW_SHIM = os.environ.get('XEPLOAI_WINDOW_SHIM')


class NotFound(AssertionError):
    pass


def wait(what, condition, timeout=TIMEOUT):
    """The first true value of condition (); NotFound with the words of what when the time is over."""
    end = time.monotonic() + timeout
    step = SHORTEST_STEP
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(what() if callable(what) else what)
        time.sleep(step)
        step = min(step * 1.5, LONGEST_STEP)


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


class Screen:
    """The program on a display of its own, in a home of its own."""

    def __init__(self, home=None, environment=None, display=None):
        self.home = home or Home()
        self.display = AccessibleDisplay(**display or {})
        self.extra = environment or {}
        self.waits_for_file = True  # start() comes back when the window shows its file, which a thread opens
        self.process = None
        self.bus = None
        self.program = None     # its name on the accessibility bus
        self.large = set()      # what holds more than can be asked thing by thing

    def __enter__(self):
        self.display.__enter__()
        try:
            self.bus = Bus(self.display.environment['AT_SPI_BUS_ADDRESS'])
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
        if WINDOW_SHIM:
            environment['LD_PRELOAD'] = ' '.join(filter(None, (WINDOW_SHIM, self.extra.get('LD_PRELOAD'))))
            environment['XEPLOAI_WINDOWS'] = str(self.home.path('windows'))
        return environment

    def opened(self):
        """The classes of the windows and dialogs that have come up so far."""
        path = self.home.path('windows')
        return set(path.read_text('utf-8').split()) if path.exists() else set()

    def start(self, *arguments):
        self.log = open(self.home.path('program.log'), 'ab')
        self.process = subprocess.Popen([PROGRAM, *arguments], env=self.environment(), stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        self.program = wait('the program on the accessibility bus', self._find_program)
        # A question may come up in its place.
        wait('a window', self.windows)
        if self.waits_for_file:
            wait('the data file to be open', self._is_open)
        self._rest_mouse()

    def close(self):
        """Closes as a person does, and waits for the program to end. All the way it has said nothing on stderr."""
        self.keys('alt+F4')
        try:
            code = self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            raise AssertionError('the program did not end after its window was closed')
        if code != 0:
            raise AssertionError(f'the program ended with {code}: {self.messages()}')
        if self.messages():
            raise AssertionError(f'the program said on stderr: {self.messages()}')

    def messages(self):
        """On stderr, but for what GTK's print dialog says where the machine has no system bus."""
        lines = self.home.path('program.log').read_text('utf-8', 'replace').splitlines(keepends=True)
        said = ''.join(line for line in lines if 'avahi printers will not be available' not in line)
        return said if said.strip() else ''

    def _is_open(self):
        """The search in the header takes no input before; where there is none, a question stands in the place of the window."""
        return all(entry.has_now('sensitive') for entry in self.find_all('entry'))

    def _find_program(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}: {self.messages()}')
        program = self.bus.application(self.process.pid)
        return program if program is not None and self.bus.has_cache(program) else None

    def tree(self, within=None, into_lists=True, only_visible=True):
        """What the program shows now, below a node or all of it."""
        skipped = () if into_lists else LISTS
        if within is not None and only_visible and (within.path, into_lists) not in self.large:
            tree = Tree(self.bus, self.program).take_below(within, skipped)
            if tree is not None:
                return tree
            self.large.add((within.path, into_lists))
        return Tree(self.bus, self.program).take(within.path if within is not None else ROOT, skipped)

    def windows(self):
        """The open windows of the program."""
        return [window for window in Tree(self.bus, self.program).take_windows().children(ROOT) if not window.hidden]

    def window(self, words):
        """The window whose title holds words, when it is open and the keys go to it."""
        window = wait(lambda: f'no window “{words}” among {self.windows()}',
                      lambda: next((window for window in self.windows() if words in window.name), None))
        wait(lambda: f'the keys go to “{self.active_title()}”, not to “{words}”', lambda: words in self.active_title())
        return window

    def active_title(self):
        """Of the window that the keys go to; '' between two windows."""
        answer = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], env=self.display.environment,
                                capture_output=True, text=True, check=False)
        return answer.stdout.strip()

    def no_window(self, words):
        wait(f'the window “{words}” is still open', lambda: all(words not in window.name for window in self.windows()))

    def _matches(self, node, role, name, contains, state):
        return ((role is None or node.role == role) and (name is None or node.name == name)
                # A path has underscores that are no mnemonics.
                and (contains is None or contains in node.name or contains in node.raw_name)
                and (state is None or node.has(state)))

    def find_all(self, role=None, name=None, contains=None, within=None, state=None, only_visible=True, placed=None):
        """placed: the roles of which only what has room on a page in front is wanted, if not all of them: to ask everything for
        its place takes long."""
        self._check_alive()
        into_lists = role in ROLES_IN_LISTS
        tree = self.tree(within, into_lists, only_visible)
        nodes = [node for node in tree.walk(within.path if within is not None else ROOT, only_visible,
                                            () if into_lists else LISTS)
                 if self._matches(node, role, name, contains, state)]
        if not only_visible:
            return nodes
        anywhere = {node.path for node in nodes if placed is not None and node.role not in placed}
        roomy = {node.path for node in tree.with_room([node for node in nodes if node.path not in anywhere])}
        found = []
        for node in nodes:
            try:
                if node.path in anywhere or (node.path in roomy and tree.is_in_front(node)):
                    found.append(node)
            except GLib.Error:
                # It went away while we looked.
                continue
        return found

    def find(self, role=None, name=None, contains=None, within=None, state=None, timeout=TIMEOUT):
        """The first visible thing with this role and name, when it is there."""
        def look():
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
        lines = [f'  {node}' for node in self.find_all(within=within)
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

    def ask(self, *command):
        return subprocess.run(command, env=self.display.environment, check=True, capture_output=True,
                              text=True).stdout.strip()

    def _point(self, x, y, *buttons):
        """Moves the mouse to a place of the active window and presses buttons there."""
        window = self.ask('xdotool', 'getactivewindow')
        # The window's picture is larger than the window by its shadow.
        shadow = re.findall(r'\d+', self.ask('xprop', '-id', window, '_GTK_FRAME_EXTENTS').partition('=')[2])
        left, _, top, _ = map(int, shadow or [0, 0, 0, 0])
        self._xdotool('mousemove', '--window', window, str(left + x), str(top + y))
        for button in buttons:
            self._xdotool('click', button)
        self._rest_mouse()

    def _rest_mouse(self):
        """Into the corner, where nothing comes up under it: GTK 4.8 asks for its place in a popover that is gone already."""
        self._xdotool('mousemove', str(self.display.width - 1), str(self.display.height - 1))

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

    def show_tab(self, name):
        """GTK lets a quarter of a second pass between the press and the change, and then the focus goes along."""
        tab = self.find('page tab', name)
        tab.press()
        wait(f'the tab “{name}” to be shown', lambda: tab.has_now('selected'))

    def enter(self, node):
        """Puts the focus into a field with the mouse: GTK 4.8 has no other way from outside."""
        self.click(node)
        wait(lambda: f'the focus is on {self.focused()}, not on {node}', lambda: node.has_now('focused'))

    def fill(self, node, text):
        """Enters a field and types over what is in it. A letter that the keyboard lacks is put on a spare key for a moment: a
        busy program may look at the key when the letter has gone, so what came is looked at, and typed once more."""
        self.enter(node)
        for _ in range(3):
            self.keys('ctrl+a')
            self.type(text)
            try:
                wait(text, lambda: node.text == text or not node.can_tell_text, 3)
                return
            except NotFound:
                continue

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
        opener = self.find_all('push button', button, within=within)[-1]
        opener.press()
        for item in items:
            shown = wait(lambda: f'no menu item “{item}” among {self.find_all("menu item")}', lambda: next(
                ((nodes, node) for nodes in [self.find_all('menu item', within=opener.parent())] for node in nodes
                 if node not in seen and node.name.startswith(item)), None))
            seen += shown[0]
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
    # Classes of the windows and dialogs that the steps open: checks/windows adds them up over all programs.
    OPENS = ()
    WAITS_FOR_FILE = True   # False: the first step begins while the file is still being opened
    DISPLAY = None  # its width, height and size of text, if they are not those of office computers

    @classmethod
    def prepare(cls, home):
        """Fills the home before the program starts."""

    @classmethod
    def setUpClass(cls):
        cls.home = Home()
        cls.screen = Screen(cls.home, {name: str(value) for name, value in cls.environment_of(cls.home).items()}, cls.DISPLAY)
        cls.screen.waits_for_file = cls.WAITS_FOR_FILE
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

    def check_opened(self):
        """At the end of the last step: what this program is said to open has come up."""
        if not WINDOW_SHIM:
            self.skipTest('XEPLOAI_WINDOW_SHIM is not set')
        self.assertFalse(set(self.OPENS) - self.screen.opened(), 'windows that did not come up')

    def setUp(self):
        if self.broken:
            self.fail('a step before this one failed')

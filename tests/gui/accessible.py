# SPDX-License-Identifier: GPL-3.0-or-later
"""What the accessibility bus shows of one program. The whole tree comes with one question, answered by the program's cache of
accessible things; asking it thing by thing would take seconds in the real window. Of a list or a dialog the things themselves are
asked: the cache, of thousands of things, takes a third of a second."""
import json
import re
import warnings

import gi
gi.require_version('Json', '1.0')
from gi.repository import Gio, GLib, Json

PREFIX = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
CACHE = '/org/a11y/atspi/cache'
NOTHING = '/org/a11y/atspi/null'
PATIENCE = 60_000   # milliseconds for an answer: a program that imports or prints answers late
WINDOW_COORDINATES = 1
# As many things are asked one by one, rather than for the whole cache.
FEW = 150

# By their numbers on the bus: AtspiRole and AtspiStateType.
ROLES = {
    2: 'alert', 7: 'check box', 8: 'check menu item', 11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame', 26: 'icon',
    27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu', 34: 'menu bar', 35: 'menu item', 37: 'page tab',
    38: 'page tab list', 39: 'panel', 40: 'password text', 42: 'progress bar', 43: 'push button', 44: 'radio button',
    45: 'radio menu item', 47: 'row header', 48: 'scroll bar', 49: 'scroll pane', 50: 'separator', 51: 'slider',
    52: 'spin button', 54: 'status bar', 55: 'table', 56: 'table cell', 57: 'table column header', 61: 'text',
    62: 'toggle button', 63: 'tool bar', 64: 'tool tip', 66: 'tree table', 67: 'unknown', 69: 'window', 75: 'application',
    78: 'embedded', 79: 'entry', 83: 'heading', 87: 'form', 88: 'link', 90: 'table row', 94: 'document text', 98: 'list box',
    99: 'grouping', 101: 'notification', 103: 'level bar', 110: 'landmark',
}
STATES = {'invalid': 0, 'active': 1, 'checked': 4, 'enabled': 8, 'expanded': 10, 'focusable': 11, 'focused': 12, 'pressed': 20,
          'selected': 23, 'sensitive': 24, 'showing': 25, 'visible': 30, 'read_only': 43}
# Of a name that GTK gives by the class of the thing.
CLASS_NAME = re.compile(r'^(Gtk|Xep)[A-Z]')


def holds(states, name):
    number = STATES[name]
    return bool(states[number // 32] >> number % 32 & 1)


class Bus:
    """The accessibility bus; what is gone by now is answered with a GLib.Error."""

    def __init__(self, address):
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            self.connection = Gio.DBusConnection.new_for_address_sync(
                address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
                None, None)

    def ask(self, name, path, interface, method, arguments=None):
        return self.connection.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, PATIENCE, None)

    def call(self, *question):
        return self.ask(*question).unpack()

    def call_all(self, questions):
        """The answers to questions that are asked together, None for what is gone by now. One after the other they take four
        times as long."""
        answers = [None] * len(questions)
        open_questions = len(questions)

        def answered(connection, result, index):
            nonlocal open_questions
            open_questions -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        for index, question in enumerate(questions):
            self.connection.call(*question, None, Gio.DBusCallFlags.NONE, PATIENCE, None, answered, index)
        while open_questions:
            GLib.MainContext.default().iteration(True)
        return answers

    def cached(self, program):
        """All that the program has made accessible: the places of the thing, its program and its parent, index in the parent,
        number of children, interfaces, name, role, description, states. By way of JSON: a quarter of the time of unpack ()."""
        text, _ = Json.gvariant_serialize_data(self.ask(program, CACHE, PREFIX + 'Cache', 'GetItems'))
        return json.loads(text)[0]

    def application(self, process):
        """The bus name of the program with this process number, or None."""
        children, = self.call(PREFIX + 'Registry', ROOT, PREFIX + 'Accessible', 'GetChildren')
        for name, _ in children:
            try:
                number, = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                    'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
            except GLib.Error:
                continue
            if number == process:
                return name
        return None

    def has_cache(self, program):
        """A program comes to the bus a moment before its cache does."""
        try:
            self.cached(program)
        except GLib.Error:
            return False
        return True


class Node:
    """A thing of the tree as it was when the tree was taken; what is asked "now", its place and its text are asked anew."""

    def __init__(self, tree, path):
        self.tree = tree
        self.path = path
        self.depth = 0

    def _item(self):
        return self.tree.items.get(self.path)

    def call(self, interface, method, arguments=None):
        return self.tree.bus.call(self.tree.program, self.path, PREFIX + interface, method, arguments)

    @property
    def interfaces(self):
        item = self._item()
        return item[5] if item else ()

    def _can(self, interface):
        return PREFIX + interface in self.interfaces

    @property
    def raw_name(self):
        item = self._item()
        return item[6] if item else ''

    @property
    def name(self):
        """The name as a person reads it: GTK 4.8 names a button by its label property, with the underscore of the mnemonic,
        and by the label in it."""
        name = self.raw_name.replace('_', '').strip()
        half = len(name) // 2
        return name[:half] if len(name) % 2 and name == name[:half] + ' ' + name[:half] else name

    @property
    def role(self):
        item = self._item()
        return ROLES.get(item[7], f'role {item[7]}') if item else ''

    @property
    def description(self):
        item = self._item()
        return item[8] if item else ''

    @property
    def text(self):
        """The text of an entry or label, now."""
        if not self._can('Text'):
            return self.name
        count, = self.tree.bus.call(self.tree.program, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                                    GLib.Variant('(ss)', (PREFIX + 'Text', 'CharacterCount')))
        text, = self.call('Text', 'GetText', GLib.Variant('(ii)', (0, count)))
        return text

    @property
    def can_tell_text(self):
        return self._can('Text')

    def has(self, state):
        """has ('focused'), has ('showing'), has ('sensitive') …"""
        item = self._item()
        return item is not None and holds(item[9], state)

    def has_now(self, state):
        states, = self.call('Accessible', 'GetState')
        return holds(states, state)

    def place(self):
        """x, y, width, height in the window, now; None for what is no widget (a page of a stack)."""
        if not self._can('Component'):
            return None
        extents, = self.call('Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,)))
        return extents

    @property
    def is_page(self):
        """A page of a stack: no widget, so without a place."""
        return self.role != 'application' and not self._can('Component')

    @property
    def hidden(self):
        """Hidden together with all that is in it."""
        return self.role != 'application' and not self.has('visible')

    def children(self):
        return self.tree.children(self.path)

    def parent(self):
        item = self._item()
        return Node(self.tree, item[2][1]) if item and item[2][1] in self.tree.items else None

    def lineage(self):
        """From the window down to this node."""
        path = [self]
        while (parent := path[0].parent()) is not None and parent.role != 'application':
            path.insert(0, parent)
        return path

    def reached_at(self, x, y):
        """What the mouse would reach at a place of the window, or what it is in as far as the tree was taken, or None."""
        (_, path), = self.call('Component', 'GetAccessibleAtPoint', GLib.Variant('(iiu)', (x, y, WINDOW_COORDINATES)))
        while path not in self.tree.items and path not in (NOTHING, ROOT):
            (_, path), = self.tree.bus.call(self.tree.program, path, 'org.freedesktop.DBus.Properties', 'Get',
                                            GLib.Variant('(ss)', (PREFIX + 'Accessible', 'Parent')))
        return Node(self.tree, path) if path in self.tree.items else None

    def press(self):
        """Does what a click does."""
        if not self._can('Action') or not self.call('Action', 'DoAction', GLib.Variant('(i)', (0,)))[0]:
            raise AssertionError(f'{self} cannot be pressed')

    @property
    def spoken(self):
        """The own name, or that of the thing it is the inside of: GTK names what has none by its class."""
        if self.name and not CLASS_NAME.match(self.name):
            return self.name
        parent = self.parent()
        return parent.name if parent is not None and not CLASS_NAME.match(parent.name) else ''

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def __repr__(self):
        return f'{self.role} “{self.name}”'


class Tree:
    """All that a program shows, at one moment."""

    def __init__(self, bus, program):
        self.bus = bus
        self.program = program
        self.items = {}
        self.below = {}
        self.front = {}

    def take(self, top=ROOT, skipped=()):
        """The tree as it is now. The cache holds what was made accessible when it was first asked for, and keeps what has been
        hidden since: where a visible thing below top counts other children than that, it is asked for them, and so are they:
        all of it comes into the cache before that is taken once more. Below things with a skipped role nothing is asked."""
        while True:
            items = self.bus.cached(self.program)
            self.items = {item[0][1]: item for item in items}
            self.below = {}
            for item in sorted(items, key=lambda item: item[3]):
                self.below.setdefault(item[2][1], []).append(item[0][1])
            self.front = {}
            if not self._ask_for_children(top, skipped):
                return self

    def take_below(self, top, skipped=()):
        """The tree as it is now below a node of another tree, which the rest is kept from; None if there are more than a few
        things. All of one depth are asked together. What is hidden, or has a skipped role, is not looked into."""
        self.items, self.below, self.front = dict(top.tree.items), dict(top.tree.below), {}
        waiting, asked = {top.path: self.items[top.path][2][1] if top.path in self.items else ROOT}, 0
        while waiting:
            asked += len(waiting)
            if asked > FEW:
                return None
            level, waiting, pages = waiting, {}, {}
            self._ask_now(level)
            for path in level:
                item = self.items.get(path)
                if item is None:
                    continue
                if path != top.path and item[2][1] != level[path]:
                    # The program does not tell of the pages of a stack, only of what is on them.
                    pages[item[2][1]] = level[path]
                if path == top.path or (holds(item[9], 'visible') and ROLES.get(item[7]) not in skipped):
                    waiting.update((child, path) for child in self.below[path])
            self._ask_now(pages)
            for page, stack in pages.items():
                if page not in self.items or not Node(self, page).is_page:
                    return None
                self.below[page] = [path for path in self.below[stack] if path in self.items and self.items[path][2][1] == page]
            for stack in set(pages.values()):
                above = [self.items[path][2][1] if path in self.items and self.items[path][2][1] in pages else path
                         for path in self.below[stack]]
                self.below[stack] = list(dict.fromkeys(above))
        for path, children in self.below.items():
            self.below[path] = [child for child in children if child in self.items]
        return self

    def _ask_now(self, paths):
        """Takes in anew all that there is to know of these things; those that are gone are gone."""
        paths = list(paths)
        # These two stay what they are; of a window only the place may be known.
        new = [path for path in paths if path not in self.items or len(self.items[path][5]) < 2]
        answers = iter(self.bus.call_all(
            [(self.program, path, 'org.freedesktop.DBus.Properties', 'GetAll', GLib.Variant('(s)', (PREFIX + 'Accessible',)))
             for path in paths]
            + [(self.program, path, PREFIX + 'Accessible', method, None) for method in ('GetState', 'GetChildren') for path in paths]
            + [(self.program, path, PREFIX + 'Accessible', method, None) for method in ('GetRole', 'GetInterfaces') for path in new]))
        known, states, children = ({path: next(answers) for path in paths} for _ in range(3))
        roles, interfaces = ({path: next(answers) for path in new} for _ in range(2))
        for path in paths:
            old = self.items.get(path)
            role, can = (roles[path], interfaces[path]) if path in roles else ((old[7],), (old[5],))
            if None in (known[path], states[path], children[path], role, can):
                self.items.pop(path, None)
                self.below.pop(path, None)
                continue
            properties = known[path][0]
            self.items[path] = ((self.program, path), None, properties['Parent'], 0, len(children[path][0]), can[0],
                                properties['Name'], role[0], properties['Description'], states[path][0])
            self.below[path] = [child for _, child in children[path][0]]

    def take_windows(self):
        """The windows alone, as they are now, without what is in them: the program is asked for no more."""
        children, = Node(self, ROOT).call('Accessible', 'GetChildren')
        for index, (program, path) in enumerate(children):
            node = Node(self, path)
            try:
                name, = self.bus.call(program, path, 'org.freedesktop.DBus.Properties', 'Get',
                                      GLib.Variant('(ss)', (PREFIX + 'Accessible', 'Name')))
                role, = node.call('Accessible', 'GetRole')
                states, = node.call('Accessible', 'GetState')
            except GLib.Error:
                # It is gone by now.
                continue
            self.items[path] = ((program, path), None, (program, ROOT), index, 0, (PREFIX + 'Component',), name, role, '',
                                states)
            self.below.setdefault(ROOT, []).append(path)
        return self

    def _call_all(self, paths, interface, method, arguments=None):
        return self.bus.call_all([(self.program, path, PREFIX + interface, method, arguments) for path in paths])

    def _ask_for_children(self, top, skipped):
        """Whether there are some that the cache did not hold. Asks for all of one depth together."""
        found_new = False
        waiting = [top]
        while waiting:
            new = [path for path in waiting if path not in self.items]
            found_new = found_new or bool(new)
            roles, states = self._call_all(new, 'Accessible', 'GetRole'), self._call_all(new, 'Accessible', 'GetState')
            seen = {path for path, role, state in zip(new, roles, states)
                    if role and state and ROLES.get(role[0]) not in skipped and holds(state[0], 'visible')}
            # What is gone by now has nothing below it.
            self.below.update((path, []) for path, state in zip(new, states) if not state)
            known = [(path, Node(self, path)) for path in waiting if path in self.items]
            within = [path for path, node in known if path == top or not (node.hidden or node.role in skipped)]
            within += [path for path in new if path in seen]
            # The program itself says that it has no windows.
            asked = [path for path in within if path == ROOT or path not in self.items
                     or len(self.below.get(path, [])) != self.items[path][4]]
            for path, answer in zip(asked, self._call_all(asked, 'Accessible', 'GetChildren')):
                self.below[path] = [child for _, child in answer[0]] if answer else []
            waiting = [child for path in within for child in self.below.get(path, [])]
        for path, children in self.below.items():
            self.below[path] = [child for child in children if child in self.items]
        return found_new

    def with_room(self, nodes):
        """Those that have some room in their window now, or are no widgets; asked together."""
        widgets = [node for node in nodes if not node.is_page and node.role != 'application']
        places = self._call_all([node.path for node in widgets], 'Component', 'GetExtents',
                                GLib.Variant('(u)', (WINDOW_COORDINATES,)))
        without = {node.path for node, place in zip(widgets, places) if not place or 0 in place[0][2:]}
        return [node for node in nodes if node.path not in without]

    def children(self, path):
        return [Node(self, child) for child in self.below.get(path, [])]

    def walk(self, top, only_visible=True, skipped=()):
        """The top and all below it, in reading order; what is hidden hides what is in it."""
        node = Node(self, top)
        if node._item() is None or (only_visible and node.hidden):
            return
        waiting = [node]
        while waiting:
            node = waiting.pop()
            yield node
            if node.role in skipped and node.path != top:
                continue
            for child in reversed(node.children()):
                if not only_visible or not child.hidden:
                    child.depth = node.depth + 1
                    waiting.append(child)

    def is_in_front(self, node):
        """Whether every stack that the node is in shows the page it is on."""
        lineage = node.lineage()
        return all(self._front_page(above, depth) in (None, below.path)
                   for depth, (above, below) in enumerate(zip(lineage, lineage[1:]), 1) if below.is_page)

    def _front_page(self, stack, depth):
        """The path of the page of a stack that is in front: a page behind keeps its size, but the mouse cannot reach it."""
        if stack.path not in self.front:
            self.front[stack.path] = self._look_for_front_page(stack, depth)
        return self.front[stack.path]

    def _look_for_front_page(self, stack, depth):
        if stack.role != 'panel' or sum(child.is_page for child in stack.children()) < 2:
            return None
        place = stack.place()
        if place is None:
            return None
        x, y, width, height = place
        for across, down in ((4, 4), (2, 2), (4, 1), (1, 4), (7, 7), (7, 1)):
            reached = stack.reached_at(x + width * across // 8, y + height * down // 8)
            lineage = reached.lineage() if reached is not None else []
            if len(lineage) > depth and lineage[depth - 1] == stack:
                return lineage[depth].path
        return None

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private X display with a window manager, and a private session bus, for one program.

Used as a module by the accessibility tests and as a wrapper by the C tests: display.py COMMAND [ARGUMENT…]
"""
import os
import shutil
import subprocess
import sys
import tempfile

# What office computers have.
WIDTH, HEIGHT = 1366, 768


class Display:
    """Xvfb on a free display number, openbox on it, a session bus; all end with the block."""

    def __init__(self, width=WIDTH, height=HEIGHT, text=100):
        """Of so many dots, with text so many percent large."""
        self.width, self.height, self.text = width, height, text
        self.processes = []
        self.folder = tempfile.mkdtemp(prefix='xeploai-display-')
        self.environment = dict(os.environ)

    def __enter__(self):
        try:
            self._start_server()
            self._set_text()
            self._start_bus()
            self._start('openbox', '--sm-disable')
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self, *command, **options):
        log = open(os.path.join(self.folder, os.path.basename(command[0]) + '.log'), 'wb')
        with log:
            process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                       stderr=log, **{'stdout': log, **options})
        self.processes.append(process)
        return process

    def _start_server(self):
        reader, writer = os.pipe()
        self._start('Xvfb', '-displayfd', str(writer), '-screen', '0', f'{self.width}x{self.height}x24', '-nolisten', 'tcp',
                    '-noreset', pass_fds=(writer,))
        os.close(writer)
        # The server writes the number once it answers, or the pipe ends because it died.
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError('Xvfb did not start')
        for name in ('WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS'):
            self.environment.pop(name, None)
        self.environment.update(DISPLAY=':' + number, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                                GTK_IM_MODULE='simple', NO_AT_BRIDGE='0')

    def _set_text(self):
        """GTK reads it where the desktop would say it, and before any settings of its own."""
        if self.text != 100:
            subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                            f'Xft.dpi:\t{96 * self.text // 100}\n'], env=self.environment, check=True)

    def _start_bus(self):
        bus = self._start('dbus-daemon', '--session', '--nofork', '--print-address=1',
                          stdout=subprocess.PIPE)
        address = bus.stdout.readline().decode().strip()
        if not address:
            raise RuntimeError('dbus-daemon did not start')
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = address


def main(command):
    with Display() as display:
        environment = {**display.environment, 'GTK_A11Y': 'test'}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work in the real window, held at a call of its thread for as long as a file is there: the window answers meanwhile,
what is stopped leaves nothing done, and a window that is closed ends with nothing said. Every program test-work… tries some
of it."""
import shutil

from driver import StepCase, TIMEOUT, wait
import fault
from program import SAMPLES

ROSTER = 'danh-sach-dang-vien.xlsx'
PLEASE_WAIT = 'Xin chờ'


class WorkCase(StepCase):
    """HELD: the pattern of the files, below the home, at which the work waits; CALLS: the calls."""

    HELD, CALLS = None, 'create'

    @classmethod
    def environment_of(cls, home):
        # What is given to the thread to read has a name that no other file has.
        shutil.copy(SAMPLES / ROSTER, home.path(ROSTER))
        return {'XEPLOAI_TEST_FILE': home.path(ROSTER),
                **fault.environment(f'{home.folder}/{cls.HELD}', calls=cls.CALLS, at=1, count=0, action='wait',
                                    gate=home.path('gate'), program='xeploai')}

    def hold(self):
        self.home.path('gate').touch()

    def let_go(self):
        self.home.path('gate').unlink()

    def wait_for_work(self, words):
        """The small window is up and has the focus: the main loop goes on while the thread waits."""
        window = self.screen.window(PLEASE_WAIT)
        self.screen.find('label', words, within=window)
        self.button = self.screen.find('push button', 'Hủy', within=window)
        wait('the focus on the button', lambda: self.button.has_now('focused'))

    def stop_with_escape(self):
        self.screen.keys('Escape')
        # The button tells that the key was taken, while the thread still waits.
        wait('the stop to be taken', lambda: not self.button.has_now('sensitive'))
        self.let_go()
        self.screen.no_window(PLEASE_WAIT)

    def end(self, ask):
        """Asked to end while the work goes on: with code 0 and no word."""
        ask()
        self.let_go()
        self.assertEqual((self.screen.process.wait(TIMEOUT), self.screen.messages()), (0, ''))

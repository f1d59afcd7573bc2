# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the disk for the real program: see xep-fault-shim.c for what can go wrong."""
import os
import signal
import subprocess

SHIM = os.environ['XEPLOAI_FAULT_SHIM']


def environment(path, **settings):
    """What to add to the environment for a fault on the files that the pattern names; settings are those of the shim:
    calls, at, count, action, log, program."""
    # The sanitizers insist on being loaded first, which only matters for their own allocator.
    sanitizer = ':'.join(filter(None, [os.environ.get('ASAN_OPTIONS'), 'verify_asan_link_order=0']))
    return {
        'LD_PRELOAD': SHIM, 'ASAN_OPTIONS': sanitizer, 'XEP_FAULT_PATH': str(path),
        **{f'XEP_FAULT_{name.upper()}': str(value) for name, value in settings.items()},
    }


def read_log(path):
    """The calls that were met, as (call, names)."""
    if not path.exists():
        return []
    lines = (line.split(' ', 2) for line in path.read_text('utf-8').splitlines())
    return [(call, names.split('\t')) for _, call, names in lines]


def tell(action, count):
    """A line of the log, which scripts/inject-faults adds up."""
    print(f'# calls made to {action}: {count}', flush=True)


def sweep(run, **settings):
    """Calls run(settings of the shim) with the fault at the first call, the second and so on, until one run met no
    fault. run answers whether it was met. Gives how many there were."""
    number = 1
    while run({**settings, 'at': number}):
        number += 1
        assert number < 5000, 'no end of calls'
    tell('fail', number - 1)
    return number - 1


def stop_at_each(command, path, look, **options):
    """Runs the command, which stops after each call that is meant; look(number) is called at each stop. What the disk
    holds then is what a kill at this point would leave. Gives the process, ended."""
    settings = options.pop('settings', {})
    chosen = {**options.pop('env'), **environment(path, action='stop', at=1, count=0, **settings)}
    process = subprocess.Popen(command, env=chosen, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    number = 0
    while True:
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            process.returncode = os.waitstatus_to_exitcode(status)
            process.error = process.stderr.read().decode('utf-8')
            process.stderr.close()
            tell('stop', number)
            return process
        number += 1
        look(number)
        os.kill(process.pid, signal.SIGCONT)

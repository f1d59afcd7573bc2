#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The C sources are as scripts/format writes them."""
import pathlib
import subprocess
import sys

sys.exit(subprocess.run([pathlib.Path(sys.argv[1]) / 'scripts/format', '--check']).returncode)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The smallest screen there is in an office. See sizes.py."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import sizes
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'common'))
import tap


class SmallScreen(sizes.Sizes):
    DISPLAY = {'width': 1024, 'height': 768}


if __name__ == '__main__':
    tap.main()

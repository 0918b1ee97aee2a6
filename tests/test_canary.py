# SPDX-License-Identifier: MIT
"""The Qt binding that is installed survives many calls that return nothing."""

from __future__ import annotations

import subprocess
import sys


def test_fifty_thousand_void_calls_do_not_end_the_program():
    # PySide6 6.12.0 drops a reference to None at each of them; on Python before 3.12 the
    # interpreter then aborts, so another process makes the calls.
    code = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _ in range(50_000): thing.setObjectName('canary')\n"
        "print(thing.objectName())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert (run.returncode, run.stdout.strip()) == (0, "canary"), run.stderr[-600:]

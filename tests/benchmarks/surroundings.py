# SPDX-License-Identifier: MIT
"""Where a benchmark runs: other processes, a home folder of their own, no display."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a program that is measured; its settings go into `home`."""
    folders = {name: str(home) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    folders |= {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE")}
    return os.environ | folders | {
        "QT_QPA_PLATFORM": "offscreen",
        # The program looks for a display before it opens a window; Qt paints into memory.
        "DISPLAY": "offscreen",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip


def lines(
    script: str, arguments: Sequence[object], home: Path, limit: float = 60
) -> list[tuple[float, str]]:
    """Run a script of this folder; return each line it prints with the seconds until it came.

    Raises:
        RuntimeError: if the script fails, with what it wrote on standard error, or takes longer
            than `limit` seconds, as a window does that waits for an answer.
    """
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        watch = threading.Timer(limit, process.kill)
        watch.start()
        came = [(time.perf_counter() - started, line.strip()) for line in process.stdout]
        complaint = process.stderr.read()
        watch.cancel()
    if process.returncode:
        raise RuntimeError(f"{script} ended with code {process.returncode}:\n{complaint[-2000:]}")
    return came

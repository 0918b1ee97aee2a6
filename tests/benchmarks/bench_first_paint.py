# SPDX-License-Identifier: MIT
"""How long a start takes until the window is painted and the library filled."""

from __future__ import annotations

import tempfile
from pathlib import Path

import surroundings
from results import Result, median

RUNS = 9


def measure(_reports: int, _keep: Path | None = None) -> list[Result]:
    """Start the program and a bare window by turns, each in a process of its own."""
    bare, painted, filled = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for run in range(RUNS + 1):
            empty = surroundings.lines("watched_window.py", ["bare"], home)
            ours = surroundings.lines("watched_window.py", ["standpoint", "--sample"], home)
            if run == 0:  # this one compiled the modules and made the sample
                continue
            bare.append(_when(empty, "painted"))
            painted.append(_when(ours, "painted"))
            filled.append(_when(ours, "filled"))
    start = median(bare)
    return [
        Result("start to first paint, against a bare window", median(painted), "ms", start, "1.5"),
        Result("start to a filled library", median(filled), "ms", start, "500 ms"),
    ]


def _when(came: list[tuple[float, str]], word: str) -> float:
    return next(seconds for seconds, line in came if line == word) * 1_000

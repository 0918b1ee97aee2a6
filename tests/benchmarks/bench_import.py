# SPDX-License-Identifier: MIT
"""How fast text files become reports of a corpus, at three sizes, and how much memory that takes.

The files hold the made-up speeches of debate_texts, of some 580 words: the words of
generated_reports are drawn anew for each report, so that no memory of words would ever pay.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import small_codebook
import surroundings
from debate_texts import speeches
from results import Result

SIZES = (1_000, 10_000)
LARGE = 100_000
"""Only where so many reports are asked for: making the files alone takes minutes."""
_IN_A_FOLDER = 1_000
_AIM_SECONDS = "40 s"
_AIM_MEMORY = "400 MB"
_AIM_GROWTH = "11"


def measure(reports: int, keep: Path | None = None) -> list[Result]:
    """Import at each size in a fresh process, and beside it only store and index the same texts.

    Args:
        reports: LARGE or more for the large size, too.
        keep: the folder where the files of the large size are looked for and stay.
    """
    results: list[Result] = []
    before: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        for number in (*SIZES, LARGE) if reports >= LARGE else SIZES:
            home = keep if keep and number == LARGE else Path(place)
            folder = home / f"texts-{number}"
            if not folder.exists():
                write(folder, number)
            took = {way: _run(way, number, Path(place), folder) for way in ("ours", "plain")}
            results += _said(number, _size(folder), took["ours"], took["plain"], before)
            before = took["ours"]
    return results


def write(folder: Path, number: int) -> None:
    """Write so many speeches as text files, a thousand to a folder."""
    made = enumerate(speeches(number, small_codebook.terms()))
    part = 0
    while batch := list(islice(made, _IN_A_FOLDER)):
        inside = folder / f"{part:03}"
        inside.mkdir(parents=True)
        part += 1
        for index, speech in batch:
            text = f"Made-up speech {index}\n\n{speech.text}\n"
            (inside / f"speech-{index:06}.txt").write_text(text, encoding="utf-8")


def _run(way: str, number: int, place: Path, folder: Path) -> dict[str, Any]:
    path = place / f"{way}-{number}.standpoint"
    came = surroundings.lines("importing.py", [way, path, folder], place / "home", limit=3_600)
    path.unlink()
    said: dict[str, Any] = json.loads(came[-1][1])
    if said["imported"] != number:
        raise RuntimeError(f"{said['imported']} of {number} reports came in.")
    return said


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*.txt")) / 1e6


def _said(
    number: int,
    megabytes: float,
    ours: dict[str, Any],
    plain: dict[str, Any],
    before: dict[str, Any],
) -> Iterator[Result]:
    what = f"import of {number:,} reports"
    aim = _AIM_SECONDS if number == LARGE else ""
    yield Result(f"{what}, against storing and indexing", ours["seconds"], "s",
                 plain["seconds"], aim)  # fmt: skip
    yield Result(what, number / ours["seconds"], "reports/s")
    yield Result(f"{what}, text", megabytes / ours["seconds"], "MB/s",
                 megabytes / plain["seconds"])  # fmt: skip
    # What the processor worked says more than the clock where others use the machine.
    for name, who in (("writer", "writing process"), ("reader", "reading processes")):
        spent = ours[name] / number * 1_000
        yield Result(f"{what}, processor of the {who}", spent, "ms/report",
                     plain["writer"] / number * 1_000)  # fmt: skip
    yield Result(f"{what}, peak memory, workers together", ours["peak"] + ours["workers"], "MB",
                 plain["peak"], _AIM_MEMORY)  # fmt: skip
    yield Result(f"{what}, corpus against text", ours["bytes"] / 1e6, "MB", megabytes)
    if before:
        yield Result(f"{what}, against {before['imported']:,}", ours["seconds"], "s",
                     before["seconds"], _AIM_GROWTH)  # fmt: skip

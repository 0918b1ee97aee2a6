# SPDX-License-Identifier: MIT
"""How fast the library is filled, searched, narrowed, sorted, scrolled and tagged."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import counted_corpus
import surroundings
from results import Result, median, percentile

from standpoint.corpus import reposts
from standpoint.corpus.corpus import Corpus

LARGE = 100_000


def measure(reports: int, keep: Path | None = None) -> list[Result]:
    """Use the library of a corpus of that many reports in the program's own window.

    Args:
        reports: how many.
        keep: the folder where the corpus of 100,000 reports is looked for and stays.
    """
    with tempfile.TemporaryDirectory() as place:
        home = keep if keep and reports >= LARGE else Path(place)
        path = counted_corpus.make(home / f"counted_{reports}.standpoint", reports)
        with Corpus.open(path) as corpus:
            # Otherwise the window looks for reposts first.
            for _ in reposts.settle(corpus):
                pass
        came = surroundings.lines("library_window.py", [path], Path(place) / "home", limit=900)
    said = json.loads(came[-1][1])
    n = f"{reports:,} reports"
    found = [
        Result(f"library of {n}: open to painted", said["filled"][0], "ms", aim="500 ms"),
        Result("a key in its search, p50", percentile(said["key"], 0.5), "ms", aim="50 ms"),
        Result("a key in its search, p99", percentile(said["key"], 0.99), "ms", aim="100 ms"),
        Result("found after the last key", median(said["found after the last key"]), "ms"),
        Result("another filter, p50", median(said["filter"]), "ms", aim="100 ms"),
        Result("another filter, max", max(said["filter"]), "ms"),
        Result("another order, p50", median(said["sort"]), "ms", aim="200 ms"),
        Result("another order, max", max(said["sort"]), "ms"),
    ]
    for what in ("scroll the list", "scroll the table"):
        found.append(Result(f"{what}, p99", percentile(said[what], 0.99), "ms", aim="16 ms"))
    for what in ("select all", "tag all", "undo"):
        worst = max(said[f"late: {what}"])
        found.append(Result(f"{what}: longest freeze", worst, "ms", aim="200 ms"))
    return found

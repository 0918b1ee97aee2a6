# SPDX-License-Identifier: MIT
"""How the window bears the typing of a rule while many reports are loaded."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import generated_reports
import surroundings
from results import Result, percentile

from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest


def measure(reports: int, _keep: Path | None = None) -> list[Result]:
    """Type over a rule in the program's own window, on a corpus of generated reports."""
    with tempfile.TemporaryDirectory() as place:
        folder = generated_reports.write(Path(place) / "reports", reports)
        path = Path(place) / "made.standpoint"
        with Corpus.create(path) as corpus:
            for _ in ingest(corpus, [folder]):
                pass
        came = surroundings.lines("typing_window.py", [path], Path(place) / "home", limit=600)
    return results(json.loads(came[-1][1]), reports)


def results(said: dict[str, list[float]], reports: int) -> list[Result]:
    """Return what the typist's window said as results."""
    idle, typing, keys = said["idle"], said["typing"], said["keys"]
    what = f"lateness of a 4-ms timer while a rule is typed, {reports:,} reports"
    return [
        Result(f"{what}, p50", percentile(typing, 0.5), "ms", percentile(idle, 0.5)),
        Result(f"{what}, p99", percentile(typing, 0.99), "ms", percentile(idle, 0.99), "16 ms"),
        Result(f"{what}, max", max(typing), "ms", max(idle)),
        Result("one key of the rule, p50", percentile(keys, 0.5), "ms"),
        Result("one key of the rule, max", max(keys), "ms"),
        Result("from the last key to the whole preview", float(said["preview"]), "ms"),
    ]

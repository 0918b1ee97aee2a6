# SPDX-License-Identifier: MIT
"""How fast long reports are compared: to open them, to scroll, to switch themes, to step and zoom.

Every act is timed in the program's own window until it is painted. Frames are held against those
of bare text browsers with the same texts, in the same process.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import generated_reports
import surroundings
from results import Result, median, percentile

from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

REPORTS = 4
SENTENCES = 220
"""Of some 23 words each: 5,000 words."""


def measure(_reports: int, _keep: Path | None = None) -> list[Result]:
    """Compare two and four reports of 5,000 words."""
    with tempfile.TemporaryDirectory() as place:
        folder = generated_reports.write(Path(place) / "reports", REPORTS, sentences=SENTENCES)
        path = Path(place) / "made.standpoint"
        with Corpus.create(path) as corpus:
            for _ in ingest(corpus, [folder]):
                pass
            words = [report.words for report in corpus.reports()]
        came = surroundings.lines("comparing_window.py", [path], Path(place) / "home", limit=600)
    said = json.loads(came[-1][1])
    return results(said, min(words))


def results(said: dict[str, list[float]], words: int) -> list[Result]:
    """Return what the window said as results."""
    found = [Result("links between four reports", said["links"][0], "links")]
    for number in (2, 4):
        reports = f"{number} reports of {words:,} words"
        bare = said[f"bare open {number}"][0]
        for view, shown in (("theme", "by theme"), ("text", "in full text")):
            took, aim = said[f"open {view} {number}"], "100 ms" if number == 2 else ""
            found.append(Result(f"open {reports} {shown}", median(took), "ms", bare, aim))
        frames = said[f"bare scroll {number}"]
        for view, shown in (("theme", "by theme"), ("text", "in full text")):
            took = said[f"scroll {view} {number}"]
            for name, share, aim in (("p50", 0.5, ""), ("p99", 0.99, "16 ms"), ("max", 1.0, "")):
                what = f"scroll frame {shown}, {reports}, {name}"
                against = percentile(frames, share)
                found.append(Result(what, percentile(took, share), "ms", against, aim))
    acts = (
        ("toggle theme", "theme switched by theme", "50 ms"),
        ("toggle text", "theme switched in full text", "50 ms"),
        ("next theme", "N to the next link by theme", ""),
        ("next text", "N to the next link in full text", ""),
        ("zoom text", "zoom step in full text", ""),
    )
    for key, what, aim in acts:
        found.append(Result(f"{what}, {REPORTS} reports, p50", median(said[key]), "ms", aim=aim))
        found.append(Result(f"{what}, {REPORTS} reports, max", max(said[key]), "ms"))
    return found

# SPDX-License-Identifier: MIT
"""How fast a chart is counted, changed, painted and exported.

What the corpus keeps by theme and month is held against adding up the mentions themselves, in the
same run. Changes are timed in the program's own window until they are painted.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import counted_corpus
import surroundings
from results import Result, median, percentile

from standpoint.analysis.salience import measure as count
from standpoint.corpus import months, observing
from standpoint.corpus.corpus import Corpus
from standpoint.figures import composing
from standpoint.figures.export import ExportOptions, render

LARGE = 100_000
AGAIN = 7
_JOINED = (
    "SELECT rule.theme, substr(report.earliest, 1, 7), count(DISTINCT mention.report), count(*) "
    "FROM mention JOIN rule ON rule.id = mention.rule "
    "JOIN report ON report.id = mention.report AND report.deleted_at IS NULL "
    "WHERE mention.toward_theme = 2 GROUP BY 1, 2"
)


def measure(reports: int, keep: Path | None = None) -> list[Result]:
    """Count, change, paint and export the charts of a corpus with ten mentions in each report.

    Args:
        reports: how many.
        keep: the folder where the corpus of 100,000 reports is looked for and stays.
    """
    with tempfile.TemporaryDirectory() as place:
        home = keep if keep and reports >= LARGE else Path(place)
        path = counted_corpus.make(home / f"counted_{reports}.standpoint", reports)
        with Corpus.open(path) as corpus:
            found = [*_counted(corpus), *_exported(corpus)]
        came = surroundings.lines("charting_window.py", [path], Path(place) / "home", limit=900)
    return [*found, *_in_window(json.loads(came[-1][1]), reports)]


def _timed(act: Callable[[], object]) -> float:
    took = []
    for _ in range(AGAIN):
        began = time.perf_counter()
        act()
        took.append((time.perf_counter() - began) * 1_000)
    return median(took)


def _counted(corpus: Corpus) -> Iterator[Result]:
    ((mentions,),) = corpus.rows("SELECT count(*) FROM mention")
    themes = [theme.id for theme in corpus.codebook().active()][:4]
    of = f"{mentions:,} mentions"
    joined = _timed(lambda: corpus.rows(_JOINED))
    asked = (themes, "share", "month", "allocate", "not-rejected", None, None)
    first = _timed(lambda: months.salience(corpus, *asked))  # type: ignore[arg-type]
    known: months.Known = {}
    stored = _timed(lambda: months.salience(corpus, *asked, known))  # type: ignore[arg-type]
    what = f"theme × month, {of}, with intervals, against adding up mentions"
    yield Result(what, stored, "ms", joined, "5 ms")
    yield Result(f"the same after a change of the corpus, {of}", first, "ms", joined)
    rows = _timed(
        lambda: corpus.rows("SELECT series, month, reports, hits, coded FROM series_month")
    )
    yield Result(f"theme × month, {of}, the rows alone", rows, "ms", joined, "5 ms")
    read = _timed(lambda: observing.observations(corpus))
    yield Result(f"columns of every report, {of}", read, "ms")
    every = observing.observations(corpus)
    for kind in ("week", "day"):
        took = _timed(lambda k=kind: count(every, themes, "share", k, "allocate"))  # type: ignore[misc]
        yield Result(f"theme × {kind} from columns, {of}", took, "ms", aim="100 ms")
    took = _timed(corpus.theme_counts)
    yield Result(f"themes of every report for the library, {of}", took, "ms")


def _exported(corpus: Corpus) -> Iterator[Result]:
    themes = tuple(theme.id for theme in corpus.codebook().active())
    every = observing.observations(corpus)
    for kind in ("year", "month"):
        question = composing.Question(themes, kind=kind)  # type: ignore[arg-type]
        figure = composing.compose(question, every, corpus.codebook(), 1)
        for form, aim in (("png", "700 ms"), ("svg", "100 ms"), ("pdf", "100 ms")):
            took = _timed(lambda f=form, g=figure: render(g, f, ExportOptions()))  # type: ignore[misc]
            yield Result(f"export {form}, 183 mm, by {kind}", took, "ms", aim=aim)


def _in_window(said: dict[str, list[float]], reports: int) -> Iterator[Result]:
    of = f"{reports:,} reports"
    yield Result(f"Trends opened for the first time, {of}", said["first"][0], "ms")
    yield Result(f"first chart by week, {of}", said["first by week"][0], "ms")
    for key, what in (
        ("measure by month", "another measure, by month"),
        ("period", "another period"),
        ("measure by week", "another measure, by week"),
    ):
        yield Result(f"{what}, {of}, p50", median(said[key]), "ms", aim="100 ms")
        yield Result(f"{what}, {of}, max", max(said[key]), "ms")
    for form in ("points", "lines", "bars", "heat"):
        for act, what in (("repaint", "repaint"), ("pan", "moved along")):
            took = said[f"{act} {form}"]
            yield Result(f"{what}, {form} by month, p50", median(took), "ms", aim="16 ms")
            yield Result(f"{what}, {form} by month, p99", percentile(took, 0.99), "ms")

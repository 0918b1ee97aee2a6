# SPDX-License-Identifier: MIT
"""How fast the coder is against other ways of finding terms, and how soon an edited rule counts."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import coding_race
import small_codebook
import surroundings
from debate_texts import speeches
from results import Result, median

from standpoint.coding.codebook_writing import with_source
from standpoint.corpus import recoding
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.observing import theme_counts
from standpoint.model.codebook import Codebook

SIZES = (1_000, 10_000)
LARGE = 100_000
"""Only where so many reports are asked for: it takes minutes, and making the corpus more."""
_PART = 20
"""Of the large size each so-manieth batch is searched in the ways that are not ours."""
_SLOW = ("nltk", "spacy")
_AGAINST = {
    "re": ("re per theme with IGNORECASE", "12"),
    "lowered": ("re per theme on lowered text", "4"),
    "nltk": ("nltk tokens and stems", ""),
    "spacy": ("spaCy PhraseMatcher", "8"),
}
_AIMS = {10_000: "100 ms", LARGE: "1,000 ms"}


def measure(reports: int, keep: Path | None = None) -> list[Result]:
    """Race the coder, and edit one rule of a corpus, at each size.

    Args:
        reports: LARGE or more for the large size, too.
        keep: the folder where the large corpus is looked for and stays.
    """
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as place:
        for number in (*SIZES, LARGE) if reports >= LARGE else SIZES:
            results += _race(number, Path(place))
            home = keep if keep and number == LARGE else Path(place)
            results += _edit(number, home / str(number))
    return results


def _race(number: int, home: Path) -> Iterator[Result]:
    """Run the ways by turns in one process; the slow ones only over few reports."""
    ways = [name for name in coding_race.WAYS if number <= SIZES[0] or name not in _SLOW]
    every = _PART if number == LARGE else 1
    took = _run(home, number, every, *ways)
    part = f"{number:,} reports" + (f" (each {every}th batch)" if every > 1 else "")
    speed = {name: _speed(took[name]["shared"]) for name in ways}
    for name, (label, aim) in _AGAINST.items():
        if name in speed:
            for ours in ("plain", "operators"):
                what = f"coding {part}, {ours}, against {label}"
                yield Result(what, speed[ours], "MB/s", speed[name], aim)
    yield Result(f"coding {part}, sentences split too", speed["split"], "MB/s")
    if every > 1:
        for ours in coding_race.OURS:
            what = f"coding {number:,} reports (all of them), {ours}"
            yield Result(what, _speed(took[ours]["all"]), "MB/s")
    wanted = took["re"]["shared"]["hits"]
    for name in ("plain", "lowered", *(way for way in _SLOW if way in took)):
        what = f"hits of plain terms in {part}, {name} against re"
        found = took[name]["shared"]["hits"]
        yield Result(what, found, "hits", wanted, "1" if name != "nltk" else "")
    yield _memory(number, home, took["peak"])


def _speed(taken: dict[str, float]) -> float:
    return taken["megabytes"] / taken["seconds"]


def _memory(number: int, home: Path, in_all_ways: float) -> Result:
    """Say how much memory the coder takes; of the large size, all ways one beside the other."""
    if number == LARGE:
        nothing = _run(home, SIZES[-1], 1)["peak"]
        what = f"peak memory, {number:,} reports in all ways, against making {SIZES[-1]:,}"
        return Result(what, in_all_ways, "MB", nothing)
    alone, nothing = _run(home, number, 1, "operators")["peak"], _run(home, number, 1)["peak"]
    return Result(f"peak memory, {number:,} reports, against making them", alone, "MB", nothing)


def _run(home: Path, number: int, every: int, *ways: str) -> Any:
    came = surroundings.lines("coding_race.py", [number, every, *ways], home, limit=3_600)
    return json.loads(came[-1][1])


def _edit(number: int, folder: Path) -> Iterator[Result]:
    """Edit one rule after the other and wait each time until the counts of all themes are there."""
    codebook = with_source(small_codebook.codebook(small_codebook.WITH_OPERATORS))
    with _corpus(number, folder, codebook) as corpus:
        seconds: dict[str, list[float]] = {"rare": [], "common": []}
        edits = {"rare": ("exodus", "exodus OR flight"), "common": ("refugee*", "refugees")}
        for kind, (before, after) in edits.items():
            for source, instead in ((before, after), (after, before)) * 2:
                codebook = with_source(_edited(codebook, source, instead))
                started = time.perf_counter()
                for _ in recoding.adopt(corpus, codebook, "edited"):
                    pass
                theme_counts(corpus)
                seconds[kind].append(time.perf_counter() - started)
    for kind, taken in seconds.items():
        what = f"one {kind} rule edited to current counts, {number:,} reports"
        yield Result(what, median(taken) * 1_000, "ms", aim=_AIMS.get(number, ""))


def _corpus(number: int, folder: Path, codebook: Codebook) -> Corpus:
    """Open the corpus of this folder, whole and coded by the codebook; make it if need be."""
    path = folder / "edited.standpoint"
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Corpus.open(path) if path.exists() else Corpus.create(path, codebook)
    if len(corpus.reports()) < number:
        for _ in ingest(corpus, _written(number, folder / "reports")):
            pass
    if corpus.codebook().themes != codebook.themes:  # an earlier run ended between two edits
        for _ in recoding.adopt(corpus, codebook, "brought back"):
            pass
    return corpus


def _edited(codebook: Codebook, source: str, instead: str) -> Codebook:
    """Return the codebook with one rule written anew."""
    return replace(
        codebook,
        themes=tuple(
            replace(
                theme,
                facets=tuple(
                    replace(
                        facet,
                        rules=tuple(
                            replace(rule, source=instead) if rule.source == source else rule
                            for rule in facet.rules
                        ),
                    )
                    for facet in theme.facets
                ),
            )
            for theme in codebook.themes
        ),
    )


def _written(number: int, folder: Path) -> list[Path]:
    """Write speeches as files with a date each."""
    random_ = random.Random(3)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for index, speech in enumerate(speeches(number, small_codebook.terms())):
        day = date(2015, 1, 1) + timedelta(days=random_.randrange(3_650))
        head = f"---\ntitle: Made-up speech {index}\ndate: {day}\nactor: Body {index % 7}\n---\n\n"
        path = folder / f"speech-{index:06}.md"
        path.write_text(head + speech.text, encoding="utf-8")
        paths.append(path)
    return paths

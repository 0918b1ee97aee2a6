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
"""Only where so many reports are asked for: it takes minutes."""
_SLOW = ("nltk", "spacy")
_AGAINST = {
    "re": ("re per theme with IGNORECASE", "12"),
    "lowered": ("re per theme on lowered text", "4"),
    "nltk": ("nltk tokens and stems", ""),
    "spacy": ("spaCy PhraseMatcher", "8"),
}


def measure(reports: int) -> list[Result]:
    """Race the coder at each size; edit one rule of a corpus of each size but the largest."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as place:
        for number in (*SIZES, LARGE) if reports >= LARGE else SIZES:
            results += _race(number, Path(place))
            if number < LARGE:
                results += _edit(number, Path(place) / str(number))
    return results


def _race(number: int, home: Path) -> Iterator[Result]:
    """Run the ways by turns in one process; the slow ones only over few reports."""
    ways = [name for name in coding_race.WAYS if number <= SIZES[0] or name not in _SLOW]
    took = _run(home, number, *ways)
    speed = {name: took[name]["megabytes"] / took[name]["seconds"] for name in ways}
    for name, (label, aim) in _AGAINST.items():
        if name in speed:
            for ours in ("plain", "operators"):
                what = f"coding {number:,} reports, {ours}, against {label}"
                yield Result(what, speed[ours], "MB/s", speed[name], aim)
    yield Result(f"coding {number:,} reports, sentences split too", speed["split"], "MB/s")
    wanted = took["re"]["hits"]
    for name in ("plain", "lowered", *(way for way in _SLOW if way in took)):
        what = f"hits of plain terms in {number:,} reports, {name} against re"
        yield Result(what, took[name]["hits"], "hits", wanted, "1" if name != "nltk" else "")
    alone = _run(home, number, "operators")["peak"]
    nothing = _run(home, number)["peak"]
    yield Result(f"peak memory, {number:,} reports, against making them", alone, "MB", nothing)


def _run(home: Path, number: int, *ways: str) -> dict[str, dict[str, float]]:
    came = surroundings.lines("coding_race.py", [number, *ways], home, limit=3_600)
    return json.loads(came[-1][1])


def _edit(number: int, folder: Path) -> Iterator[Result]:
    """Edit one rule after the other and wait each time until the counts of all themes are there."""
    codebook = with_source(small_codebook.codebook(small_codebook.WITH_OPERATORS))
    paths = _written(number, folder / "reports")
    with Corpus.create(folder / "edited.standpoint", codebook) as corpus:
        for _ in ingest(corpus, paths):
            pass
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
    aim = "100 ms" if number == 10_000 else ""
    for kind, taken in seconds.items():
        what = f"one {kind} rule edited to current counts, {number:,} reports"
        yield Result(what, median(taken) * 1_000, "ms", aim=aim)


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
    folder.mkdir(parents=True)
    paths = []
    for index, speech in enumerate(speeches(number, small_codebook.terms())):
        day = date(2015, 1, 1) + timedelta(days=random_.randrange(3_650))
        head = f"---\ntitle: Made-up speech {index}\ndate: {day}\nactor: Body {index % 7}\n---\n\n"
        path = folder / f"speech-{index:06}.md"
        path.write_text(head + speech.text, encoding="utf-8")
        paths.append(path)
    return paths

# SPDX-License-Identifier: MIT
"""A corpus of many short coded reports, stored without being split and coded one by one.

Ten mentions each, dates over twelve years, some of them imprecise. The index that leads rules to
reports stays empty: only counting is measured here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from standpoint.corpus import ingest, weighing
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.preparing import Prepared, content
from standpoint.model.reports import Document
from standpoint.text import sentences, words

MENTIONS = 10
_FIRST = date(2013, 1, 1)
_DAYS = 12 * 365
_BATCH = 2_000
_SAID = (
    "The council wants unity in its own ranks.",
    "It asks for the unity of the opposition.",
    "Resolution 2254 is named twice, as Resolution 2254 was before.",
    "Refugees are to return in safety.",
    "Refugees in host countries wait.",
    "It rejects normalization with the Assad regime.",
    "The relevant UN resolutions are to be carried out.",
    "Nothing was said of bread and fuel.",
)


def make(path: Path, reports: int) -> Path:
    """Write a corpus of that many reports, or take the one that is there; return its path."""
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with Corpus.create(path) as corpus:
        waiting = _prepared(corpus, reports)
        for _ in range(0, reports, _BATCH):
            with corpus.changing():
                for _, one in zip(range(_BATCH), waiting, strict=False):
                    ingest.store(corpus, one)
    return path


def _prepared(corpus: Corpus, reports: int) -> Iterator[Prepared]:
    chance = random.Random(20)
    templates = [_template(corpus, chance) for _ in range(40)]
    actors = ["Council", "Coalition", "Committee", "Commission"]
    for number in range(reports):
        like = templates[number % len(templates)]
        text = f"{like.document.text}Number {number}.\n"
        document = replace(
            like.document,
            text=text,
            title=f"Report {number}",
            path=f"{number}.txt",
            actor=chance.choice(actors),
            date=_date(chance, number),
        )
        yield replace(like, document=document, sha256=content(text))


def _date(chance: random.Random, number: int) -> str:
    day = _FIRST + timedelta(days=chance.randrange(_DAYS))
    if number % 500 == 0:
        return f"{day.year}"
    return f"{day:%Y-%m}~" if number % 50 == 0 else day.isoformat()


def _template(corpus: Corpus, chance: random.Random) -> Prepared:
    """Return a report with at least so many mentions, coded by the program's own coder."""
    said: list[str] = []
    coder = corpus.coder()
    while True:
        said.append(chance.choice(_SAID))
        text = "\n\n".join(said) + "\n\n"
        units = sentences.split(text)
        hits = weighing.of(coder.codebook).weigh(coder.find(text, units, "en"))
        if sum(hit.toward_theme >= 0 for hit in hits) >= MENTIONS:
            document = Document(path="", text=text, title="", title_origin="file name")
            return Prepared(document, "", "en", tuple(units), hits, words.count(text), 0, {})

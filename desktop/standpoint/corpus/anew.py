# SPDX-License-Identifier: MIT
"""A text that was stored already, with all that is derived from it made anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from standpoint.corpus import preparing, vocabulary, weighing
from standpoint.corpus.preparing import Prepared
from standpoint.model import dates
from standpoint.model.reports import Document, Sentence
from standpoint.text import furniture, near, repetition, sentences, words

if TYPE_CHECKING:
    from standpoint.coding.coder import Coder
    from standpoint.corpus.corpus import Corpus

REPORT_COLUMNS = (
    "title",
    "title_origin",
    "date",
    "earliest",
    "latest",
    "actor",
    "publisher",
    "source",
    "language",
    "hard_wrapped",
    "text_version",
    "sha256",
    "path",
    "evidence",
    "findings",
    "added_at",
)
"""What of a report does not follow from its text."""


def prepare(
    row: Mapping[str, Any], text: str, coder: Coder, units: Sequence[Sentence] | None = None
) -> Prepared:
    """Return a stored report as if it had just been read.

    Args:
        row: the columns of the report; its language and date are taken as they are.
        text: its text.
        coder: codes it.
        units: its sentences, furniture by wording alone among them; None to split it anew.
    """
    language = row["language"]
    if units is None:
        split = sentences.split(text, language, bool(row["hard_wrapped"]))
        units = tuple(furniture.mark(text, split, row["title"]))
    counted = words.count(text, units)
    date = dates.parse(row["date"]) if row["date"] else None
    return Prepared(
        Document(
            row["path"],
            row["title"],
            row["title_origin"],
            text,
            row["date"],
            row["actor"],
            row["publisher"],
            row["source"],
            language,
            bool(row["hard_wrapped"]),
        ),
        row["sha256"],
        language,
        tuple(units),
        weighing.of(coder.codebook).weigh(coder.find(text, units, language, date)),
        counted,
        words.count(text) - counted,
        preparing.stem_counts(text, units, language),
        vocabulary.of_report(text, units),
        repetition.lines(text, units),
        near.signature(text),
    )


def bring_back(corpus: Corpus, report: int, row: Mapping[str, Any]) -> None:
    """Let a report that was just stored have all columns that it had. Call it inside `changing`."""
    columns = [name for name in REPORT_COLUMNS if name in row]
    corpus.database.execute(
        f"UPDATE report SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?",
        [*(row[name] for name in columns), report],
    )


def sentences_of(rows: Sequence[Mapping[str, Any]], text: str) -> tuple[Sentence, ...] | None:
    """Return stored sentences with furniture by wording alone; None where they are not whole."""
    units = []
    last = 0
    for index, row in enumerate(sorted(rows, key=lambda one: one["idx"])):
        if row["idx"] != index or not last <= row["start"] < row["stop"] <= len(text):
            return None
        last = row["stop"]
        dim = bool(row["by_wording"])
        units.append(Sentence(index, row["start"], last, row["paragraph"], dim, int(dim)))
    return tuple(units)

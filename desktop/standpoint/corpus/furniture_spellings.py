# SPDX-License-Identifier: MIT
"""How the lines that repeat are written in each report, and which of them carry a theme."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from standpoint.corpus.furniture_switches import OF_THEM, STANDS
from standpoint.model.reports import Sentence

if TYPE_CHECKING:
    from standpoint.coding.coder import Coder
    from standpoint.corpus.corpus import Corpus

Spellings = dict[tuple[str, str | None], None]
"""The different ways in which a line is written, each with the language of its report."""

_AT_ONCE = 500  # spellings


def spellings(
    corpus: Corpus,
    publisher: str,
    lines: Collection[int],
    reports: Collection[int] | None = None,
) -> dict[int, Spellings]:
    """Return the different ways in which lines are written in reports of a publisher, in order."""
    found: dict[int, Spellings] = {}
    if not lines:
        return found
    rows = corpus.rows(
        "SELECT s.report, report.language, s.line, s.start, s.stop "
        f"FROM {OF_THEM} CROSS JOIN sentence AS s ON s.report = report.id WHERE {STANDS} "
        "AND s.line IN (SELECT value FROM json_each(?)) ORDER BY report.id, s.idx",
        [publisher, json.dumps(list(lines))],
    )
    for report, group in groupby(rows, key=lambda row: row[0]):
        if reports is None or report in reports:
            text = corpus.text(report)
            for _, language, line, start, stop in group:
                found.setdefault(line, {})[text[start:stop], language] = None
    return found


def carrying(coder: Coder, lines: Mapping[int, Spellings]) -> set[int]:
    """Return the lines of which a rule of an active theme finds something in any spelling.

    What is the same to the eye of `repetition.key` need not be to a rule: dates, capitals, signs.
    """
    found: set[int] = set()
    written: dict[str | None, list[tuple[str, int]]] = {}
    for line, ways in lines.items():
        for words, language in ways:
            written.setdefault(language, []).append((words, line))
    for language, said in written.items():
        # Many at once, each a sentence of its own: a hit never reaches beyond its sentence.
        for at in range(0, len(said), _AT_ONCE):
            some = said[at : at + _AT_ONCE]
            ends = list(accumulate(len(words) + 2 for words, _ in some))
            units = [
                Sentence(index, end - len(words) - 2, end - 2, index + 1)
                for index, ((words, _), end) in enumerate(zip(some, ends, strict=True))
            ]
            text = "\n\n".join(words for words, _ in some)
            found |= {some[hit.sentence][1] for hit in coder.find(text, units, language)}
    return found

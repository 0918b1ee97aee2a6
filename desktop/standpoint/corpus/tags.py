# SPDX-License-Identifier: MIT
"""Tags: short words by which the analyst groups reports."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from standpoint.errors import CorpusError

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_LONGEST = 60


def in_use(corpus: Corpus) -> dict[str, int]:
    """Return the tags, by name, with the number of reports that have each."""
    rows = corpus.rows(
        "SELECT name, count(*) FROM tag JOIN report ON report.id = tag.report "
        "WHERE report.deleted_at IS NULL GROUP BY name"
    )
    return dict(sorted(rows, key=lambda row: str(row[0]).casefold()))


def by_report(corpus: Corpus) -> dict[int, frozenset[str]]:
    """Return the tags of every report that has some."""
    found: dict[int, set[str]] = defaultdict(set)
    for report, name in corpus.rows("SELECT report, name FROM tag"):
        found[report].add(name)
    return {report: frozenset(names) for report, names in found.items()}


def clean(name: str) -> str:
    """Return a tag as it is kept. Raises CorpusError where it cannot be one."""
    plain = " ".join(name.split())
    if not plain or "," in plain or len(plain) > _LONGEST:
        raise CorpusError(
            f"A tag is a few words without a comma, at most {_LONGEST} letters. Write it shorter."
        )
    return plain

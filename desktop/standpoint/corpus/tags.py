# SPDX-License-Identifier: MIT
"""Tags: short words by which the analyst groups reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from standpoint.corpus.codebooks import now
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


def put(corpus: Corpus, wanted: Mapping[int, Iterable[str]]) -> dict[int, frozenset[str]]:
    """Let reports have these tags and no others; return which they had.

    A tag that is in use in other capitals is kept as it is in use. Raises CorpusError where a name
    cannot be a tag, ReadOnlyError where the corpus is open for reading only.
    """
    before: dict[int, frozenset[str]] = {}
    with corpus.changing():
        spelled = {str(row[0]).casefold(): str(row[0]) for row in corpus.rows(
            "SELECT DISTINCT name FROM tag")}  # fmt: skip
        for report, names in wanted.items():
            if corpus.find(report) is None:
                continue
            rows = corpus.rows("SELECT name, made_at FROM tag WHERE report = ?", [report])
            had: dict[str, str] = dict(rows)
            before[report] = frozenset(had)
            kept = {spelled.setdefault(name.casefold(), name) for name in map(clean, names)}
            corpus.database.execute("DELETE FROM tag WHERE report = ?", [report])
            corpus.database.conn.executemany(
                "INSERT INTO tag (report, name, made_at) VALUES (?, ?, ?)",
                [(report, name, had.get(name) or now()) for name in sorted(kept)],
            )
    return before


def changed(
    corpus: Corpus, reports: Iterable[int], add: Iterable[str] = (), remove: Iterable[str] = ()
) -> dict[int, frozenset[str]]:
    """Return the tags that reports have after some were added and removed, for `put`."""
    tagged = by_report(corpus)
    without = {name.casefold() for name in remove}
    more = frozenset(map(clean, add))
    return {
        report: frozenset(
            name for name in tagged.get(report, frozenset()) | more
            if name.casefold() not in without
        )
        for report in reports
    }  # fmt: skip


def renamed(corpus: Corpus, name: str, new: str) -> dict[int, frozenset[str]]:
    """Return the tags of all reports of a tag under its new name, for `put`.

    A name that is in use already takes the reports of both.
    """
    plain = clean(new)
    return {
        report: frozenset(plain if one == name else one for one in names)
        for report, names in by_report(corpus).items()
        if name in names
    }

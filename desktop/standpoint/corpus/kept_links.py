# SPDX-License-Identifier: MIT
"""Links that are kept beside a text: where the sentence at their other end stands by now.

The text at the other end may have been replaced meanwhile. A kept link therefore says of which text
(SHA-256) its offsets there are; it stands again only where that sentence is in the text of today.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from standpoint.analysis.carrying import Carrying, Span
from standpoint.text import sentences

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Row = tuple[object, ...]

COLUMNS = (
    "theme", "facet", "report_a", "start_a", "stop_a", "report_b", "start_b", "stop_b", "linked",
    "made_at",
)  # fmt: skip
"""What a kept link holds; behind them comes the SHA-256 of the text at its other end."""


def of(corpus: Corpus, report: int) -> tuple[Row, ...]:
    """Return the links of a report as they are kept."""
    return tuple(
        corpus.rows(
            f"SELECT {', '.join(f'link.{name}' for name in COLUMNS)}, coalesce(sha256, '') "
            "FROM link LEFT JOIN report ON report.id = "
            "CASE WHEN report_a = ?1 THEN report_b ELSE report_a END "
            "WHERE report_a = ?1 OR report_b = ?1",
            [report],
        )
    )


def ends(row: Row) -> list[tuple[int, Span]]:
    """Return the two ends of a kept link: a report and where its sentence stands."""
    one, start, stop, other, begin, end = (int(str(value)) for value in row[2:8])
    return [(one, (start, stop)), (other, (begin, end))]


def with_ends(row: Row, places: Iterable[tuple[int, Span]]) -> Row:
    """Return a kept link with other ends, in the order in which links are stored."""
    (one, (start, stop)), (other, (begin, end)) = sorted(places)
    return (*row[:2], one, start, stop, other, begin, end, *row[8:])


def other_text(row: Row) -> str:
    """Return the SHA-256 of the text at the other end, empty where that was not kept."""
    return str(row[10]) if len(row) > 10 else ""


class Texts:
    """The texts that one report has and had, by their SHA-256."""

    def __init__(self, corpus: Corpus, report: int) -> None:
        self._corpus = corpus
        self._report = report
        rows = corpus.rows("SELECT sha256 FROM report WHERE id = ?", [report])
        self.current = str(rows[0][0]) if rows else ""
        self._carryings: dict[str, Carrying | None] = {}
        self._spans: dict[str, set[Span]] = {}

    @property
    def is_there(self) -> bool:
        """Return whether there is such a report, though it may be deleted."""
        return bool(self.current)

    @cached_property
    def older(self) -> dict[str, tuple[int, bool]]:
        """Return the versions of the texts it had, each with whether that was hard-wrapped."""
        rows = self._corpus.rows(
            "SELECT kept.sha256, kept.version, kept.hard_wrapped FROM replaced_text AS kept "
            "JOIN report ON report.id = kept.report AND report.text_version != kept.version "
            "WHERE kept.report = ? ORDER BY kept.version DESC",
            [self._report],
        )
        return {sha256: (int(version), bool(wrapped)) for sha256, version, wrapped in rows}

    def spans(self, sha256: str) -> set[Span]:
        """Return where the sentences of a text stand, none where it is not there."""
        if sha256 not in self._spans:
            units = (
                self._corpus.sentences(self._report)
                if sha256 == self.current
                else sentences.split(*self._older_text(sha256))
            )
            self._spans[sha256] = {(unit.start, unit.end) for unit in units}
        return self._spans[sha256]

    def place(self, sha256: str, span: Span) -> Span | None:
        """Return where a sentence of one of its texts stands in that of today, None for nowhere."""
        if sha256 == self.current or (not sha256 and not self.older):
            return span
        if sha256 not in self._carryings:
            self._carryings[sha256] = self._carrying(sha256) if sha256 in self.older else None
        carrying = self._carryings[sha256]
        return carrying.sentences.get(span) if carrying else None

    def _carrying(self, sha256: str) -> Carrying:
        text, language, wrapped = self._older_text(sha256)
        return Carrying(
            text,
            sentences.split(text, language, wrapped),
            self._corpus.text(self._report),
            self._corpus.sentences(self._report),
        )

    def _older_text(self, sha256: str) -> tuple[str, str | None, bool]:
        version, wrapped = self.older.get(sha256, (0, False))
        rows = self._corpus.rows(
            "SELECT text FROM body WHERE report = ? AND version = ?", [self._report, version]
        )
        return (str(rows[0][0]) if rows else ""), None, wrapped


def placed(
    corpus: Corpus, report: int, rows: Iterable[Row]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Part kept links into those that have a place now, with it, and those that have none.

    Args:
        corpus: where they are to stand.
        report: whose text they were kept with; their places in it are those of today.
        rows: the links. One whose other report is gone for good is in neither.
    """
    texts: dict[int, Texts] = {}
    stand: list[Row] = []
    aside: list[Row] = []
    for row in rows:
        own = [end for end in ends(row) if end[0] == report]
        others = [end for end in ends(row) if end[0] != report]
        if not others:
            stand.append(row)
            continue
        ((other, span),) = others
        if other not in texts:
            texts[other] = Texts(corpus, other)
        there = texts[other]
        if not there.is_there:
            continue
        place = there.place(other_text(row), span)
        if place is None:
            aside.append(row)
        else:
            now = (*row[: len(COLUMNS)], there.current)
            stand.append(with_ends(now, [*own, (other, place)]))
    return tuple(stand), tuple(aside)


def faults(corpus: Corpus, report: int, sha256: str, rows: Iterable[Row]) -> list[str]:
    """Return what is wrong with each link kept with a text of a report, empty where nothing is.

    Its ends must be sentences of the texts to which they belong.
    """
    known: dict[int, Texts] = {}
    return [_fault(corpus, report, sha256, row, known) for row in rows]


def _fault(corpus: Corpus, report: int, sha256: str, row: Row, known: dict[int, Texts]) -> str:
    places = ends(row)
    if report not in dict(places):
        return "is not one of that report"
    for one, span in places:
        if one not in known:
            known[one] = Texts(corpus, one)
        texts = known[one]
        if not texts.is_there:
            continue  # The report is gone for good, and the link with it.
        of = sha256 if one == report else other_text(row) or texts.current
        if of != texts.current and of not in texts.older:
            return f"names a text of report {one} that is not there"
        if span not in texts.spans(of):
            return f"stands on no sentence of report {one}"
    return ""


def write(corpus: Corpus, rows: Iterable[Row]) -> None:
    """Let links stand where nothing is said yet. Call it inside `changing`."""
    corpus.database.conn.executemany(
        f"INSERT OR IGNORE INTO link ({', '.join(COLUMNS)}) VALUES "
        f"({', '.join('?' * len(COLUMNS))})",
        [row[: len(COLUMNS)] for row in rows],
    )

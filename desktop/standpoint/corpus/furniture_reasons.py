# SPDX-License-Identifier: MIT
"""Why a sentence is furniture or is not, and which lines repeat: for the screens to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from standpoint.corpus.furniture_switches import OF_THEM, PUBLISHER, STANDS
from standpoint.errors import CorpusError
from standpoint.text.furniture import Sign, signs

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence is furniture or counts.

    Attributes:
        furniture: whether it is left out now.
        origin: what made it so: 1 wording, 2 repetition, 3 a person; 0 where it counts.
        publisher: of the report; its actor where none is stated, empty where neither is.
        line: what the sentence is known by in other reports, 0 where it cannot be compared.
        reports: in how many reports of the publisher the line stands, 0 where it does not repeat.
        of: how many reports the publisher has.
        coded: whether a line that repeats carries a theme, and so counts.
        sign: by what its wording says so, where it does.
        said: to what a person's word was given, None where nobody said anything.
        said_at: when, in UTC as ISO 8601.
    """

    furniture: bool
    origin: int
    publisher: str
    line: int
    reports: int = 0
    of: int = 0
    coded: bool = False
    sign: Sign | None = None
    said: Literal["passage", "line"] | None = None
    said_at: str = ""


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """A line that stands in several reports of a publisher, or of which a person said something.

    `repeats` says that repetition makes it furniture unless it is `coded`, that is, carries a
    theme; `said` is a person's word on it, `origin` what holds: 0 where it counts.
    """

    publisher: str
    line: int
    example: str
    reports: int
    of: int
    repeats: bool
    coded: bool
    by_wording: bool
    said: bool | None = None
    said_at: str = ""

    @property
    def origin(self) -> int:
        """Return what makes the line furniture: 1 wording, 2 repetition, 3 a person; 0 nothing."""
        if self.said is not None:
            return 3 if self.said else 0
        if self.by_wording:
            return 1
        return 2 if self.repeats and not self.coded else 0


def repeated(corpus: Corpus) -> list[RepeatedLine]:
    """Return what repeats, publisher by publisher, lines of most reports first."""
    numbers = _numbers(corpus)
    rows = corpus.rows(
        "SELECT r.publisher, r.line, r.example, r.reports, r.furniture, r.coded, r.by_wording, "
        "f.furniture, coalesce(f.made_at, '') FROM repeated_line AS r "
        "LEFT JOIN furniture_line AS f ON f.publisher = r.publisher AND f.line = r.line "
        "UNION ALL SELECT publisher, line, example, 0, 0, 0, 0, furniture, made_at "
        "FROM furniture_line AS f WHERE NOT EXISTS "
        "(SELECT 1 FROM repeated_line AS r WHERE r.publisher = f.publisher AND r.line = f.line)"
    )
    found = [
        RepeatedLine(
            publisher,
            line,
            example,
            reports or _standing(corpus, publisher, line),
            numbers[publisher],
            bool(repeats),
            bool(coded),
            bool(by_wording),
            None if said is None else bool(said),
            said_at,
        )
        for publisher, line, example, reports, repeats, coded, by_wording, said, said_at in rows
        if publisher in numbers
    ]
    return sorted(found, key=lambda one: (one.publisher.casefold(), -one.reports, one.example))


def _numbers(corpus: Corpus) -> dict[str, int]:
    return dict(
        corpus.rows(f"SELECT {PUBLISHER}, count(*) FROM report WHERE deleted_at IS NULL GROUP BY 1")
    )


def _standing(corpus: Corpus, publisher: str, line: int) -> int:
    rows = corpus.rows(
        f"SELECT count(DISTINCT s.report) FROM {OF_THEM} "
        "CROSS JOIN sentence AS s ON s.report = report.id "
        f"WHERE {STANDS} AND s.line = ?",
        [publisher, line],
    )
    return int(rows[0][0])


def reason(corpus: Corpus, report: int, sentence: int) -> Reason:
    """Say why a sentence is furniture or counts. Raises CorpusError where there is no such one."""
    rows = corpus.rows(
        "SELECT s.start, s.stop, s.furniture, s.by_wording, s.line, "
        f"{PUBLISHER}, report.title, report.sha256 FROM report "
        "JOIN sentence AS s ON s.report = report.id WHERE report.id = ? AND s.idx = ?",
        [report, sentence],
    )
    if not rows:
        raise CorpusError(f"{corpus.path.name} has no sentence {sentence} in report {report}.")
    start, stop, origin, by_wording, line, publisher, title, sha256 = rows[0]
    repeating = corpus.rows(
        "SELECT reports, coded FROM repeated_line WHERE publisher = ? AND line = ?",
        [publisher, line],
    )
    said: Literal["passage", "line"] | None = "passage"
    when = corpus.rows(
        "SELECT made_at FROM furniture_passage WHERE sha256 = ? AND start <= ? AND stop >= ? "
        "ORDER BY made_at DESC LIMIT 1",
        [sha256, start, stop],
    )
    if not when:
        said = "line"
        when = corpus.rows(
            "SELECT made_at FROM furniture_line WHERE publisher = ? AND line = ?",
            [publisher, line],
        )
    sign = None
    if by_wording:
        units = corpus.sentences(report)
        sign = signs(corpus.text(report), units, title)[sentence]
    return Reason(
        bool(origin),
        origin,
        publisher,
        line,
        repeating[0][0] if repeating else 0,
        _numbers(corpus).get(publisher, 0),
        bool(repeating and repeating[0][1]),
        sign,
        said if when else None,
        when[0][0] if when else "",
    )

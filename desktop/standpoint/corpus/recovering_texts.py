# SPDX-License-Identifier: MIT
"""Which text of each report of a damaged corpus can be trusted, and which cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from standpoint.corpus.preparing import content
from standpoint.corpus.recovered import CutText, LostText, OlderText
from standpoint.corpus.salvaging import Row, Salvaged
from standpoint.errors import StandpointError
from standpoint.model import dates
from standpoint.text import language

_TITLE = 80  # letters
_SAID = ("decision", "marking", "memo", "reviewed", "tag")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The text with which a report comes back.

    `row` are its columns; `damaged` is how far its newest text can be read, where it comes back
    with an older one, and `newest` the SHA-256 of that text when it was whole.
    """

    row: Row
    text: str
    damaged: str | None = None
    newest: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A text with which a report might come back."""

    row: Row
    text: str
    kind: Literal["whole", "older", "cut"]
    sha256: str


class Texts:
    """The texts of a damaged corpus.

    Attributes:
        reports: the reports that come back, each with its text.
        lost: those that do not.
        cut: those of which only the beginning of the text could be read.
        older: those that come back with a text that they had before.
        bare: those of which only the text could be read.
        twice: those that hold the text of another one and stay away, with that one.
        deleted: those that were deleted, and are not missed.
    """

    def __init__(self, found: Salvaged) -> None:
        self.reports: dict[int, Chosen] = {}
        self.lost: list[LostText] = []
        self.cut: list[CutText] = []
        self.older: list[OlderText] = []
        self.bare: list[int] = []
        self.twice: list[tuple[int, int]] = []
        self._found = found
        self._bodies: dict[int, dict[int, Row]] = defaultdict(dict)
        for row in found.tables["body"]:
            self._bodies[row["report"]][row["version"]] = row
        self._notes = {
            (row["report"], row["version"]): row for row in found.tables["replaced_text"]
        }
        self._rows: dict[int, Row] = {row["id"]: row for row in found.tables["report"]}
        self.deleted = {one for one, row in self._rows.items() if row["deleted_at"] is not None}
        self._taken: dict[str, int] = {}
        self._said = {row["report"] for name in _SAID for row in found.tables[name]}
        self._choose()

    def _choose(self) -> None:
        """Choose of all reports: whole texts come first, since each text stands once."""
        rows = self._rows
        live = {report: row for report, row in rows.items() if report not in self.deleted}
        damaged = []
        for report, row in live.items():
            text = self._body(report, row["text_version"])
            if text is not None and content(text) == row["sha256"]:
                self._take(report, _Candidate(row, text, "whole", row["sha256"]))
            else:
                damaged.append(report)
        for report in damaged:
            row = live[report]
            title, path = row["title"], row["path"]
            if not self._take_first(report, self._of_damaged(report, row)):
                self.lost.append(LostText(report, title, path))
        texts = self._bodies.keys() | {report for report, _ in self._found.cut_texts}
        bare = [report for report in texts if report not in rows]
        for report in sorted(bare, key=lambda one: (one in self._said, one), reverse=True):
            candidates = list(self._of_bare(report))
            if self._take_first(report, candidates):
                self.bare.append(report)
            elif candidates and candidates[0].kind != "cut":
                self.twice.append((report, self._taken[candidates[0].sha256]))
            else:
                self.lost.append(LostText(report, "", ""))
        self.bare.sort()
        # Reports of which nothing is left but what people said of them.
        said = self._said | {report for report, _ in self._notes}
        self.lost += [LostText(report, "", "") for report in sorted(said - rows.keys() - texts)]

    def _take_first(self, report: int, candidates: list[_Candidate]) -> bool:
        """Let a report come back with the first of these texts that no other has."""
        for one in candidates:
            if one.sha256 not in self._taken:
                self._take(report, one)
                title, path = one.row["title"], one.row["path"]
                if one.kind == "cut":
                    self.cut.append(CutText(report, title, path, len(one.text)))
                return True
        return False

    def _take(self, report: int, one: _Candidate) -> None:
        self._taken[one.sha256] = report
        damaged, sha256 = None, ""
        row = _dated({**one.row, "sha256": one.sha256})
        if one.kind == "older":
            newest = self._newest(report)
            damaged, sha256 = self._beginning(report, newest["text_version"]), newest["sha256"]
            title, path, version = newest["title"], newest["path"], row["text_version"]
            self.older.append(OlderText(report, title, path, version))
        self.reports[report] = Chosen(row, one.text, damaged, sha256)

    def _newest(self, report: int) -> Row:
        """Return the columns of a report with its newest text."""
        row = self._rows.get(report)
        return row or {**_bare(report, max(self._versions(report)), ""), "title": ""}

    # Texts -----------------------------------------------------------------------------------

    def _of_damaged(self, report: int, row: Row) -> list[_Candidate]:
        """Return what may stand for a text that is not the one that was stored."""
        older = [
            _Candidate(
                {
                    **row,
                    "text_version": version,
                    "path": note["path"],
                    "hard_wrapped": note["hard_wrapped"],
                },
                body["text"],
                "older",
                note["sha256"],
            )
            for version, body in sorted(self._bodies.get(report, {}).items(), reverse=True)
            if version != row["text_version"]
            and (note := self._notes.get((report, version))) is not None
            and content(body["text"]) == note["sha256"]
        ]
        cut = self._beginning(report, row["text_version"])
        return [*older, *([_Candidate(row, cut, "cut", content(cut))] if cut else [])]

    def _of_bare(self, report: int) -> Iterator[_Candidate]:
        """Yield what may stand for a report of which the columns cannot be read."""
        newest = max(self._versions(report))
        for version in sorted(self._bodies.get(report, {}), reverse=True):
            if self.is_whole(report, version):
                text = self._bodies[report][version]["text"]
                kind: Literal["whole", "older"] = "whole" if version == newest else "older"
                yield _Candidate(_bare(report, version, text), text, kind, content(text))
        cut = self._beginning(report, newest)
        if cut:
            yield _Candidate(_bare(report, newest, cut), cut, "cut", content(cut))

    def _versions(self, report: int) -> set[int]:
        cut = {version for one, version in self._found.cut_texts if one == report}
        return self._bodies.get(report, {}).keys() | cut

    def _body(self, report: int, version: int) -> str | None:
        body = self._bodies.get(report, {}).get(version)
        return body["text"] if body else None

    def _beginning(self, report: int, version: int) -> str:
        """Return how far a text goes that is not whole, empty where nobody can tell.

        A page of zeros shows where the damage begins; other changes might be anywhere.
        """
        cut = self._found.cut_texts.get((report, version), "")
        text = self._body(report, version) or cut
        return (text.partition("\0")[0] if "\0" in text else cut).rstrip()

    def is_whole(self, report: int, version: int) -> bool:
        """Return whether a text can be trusted: it is the one of its note, or shows no damage."""
        text = self._body(report, version)
        note = self._notes.get((report, version))
        if text is None or "\0" in text:
            return False
        return note is None or content(text) == note["sha256"]

    def others(self, report: int) -> list[Row]:
        """Return the bodies of the texts that a report had before and that are whole."""
        chosen = self.reports[report].row["text_version"]
        bodies = self._bodies.get(report, {}).items()
        return [
            body for version, body in bodies if version != chosen and self.is_whole(report, version)
        ]

    def left_out(self) -> tuple[tuple[int, int], ...]:
        """Return the text versions, as (report, version), that other texts had before them.

        Only of reports that came back; what came back in part is named there.
        """
        known = {(report, version) for report in self._bodies for version in self._bodies[report]}
        return tuple(
            (report, version)
            for report, version in sorted(known | self._notes.keys())
            if report in self.reports
            and version != self.reports[report].row["text_version"]
            and version != self._newest(report)["text_version"]
            and not self.is_whole(report, version)
        )


def _bare(report: int, version: int, text: str) -> Row:
    """Return the columns of a report of which only the text can be read."""
    return {
        "title": _first_words(text) or f"Report {report}",
        "title_origin": "first words",
        "date": None,
        "actor": None,
        "publisher": None,
        "source": None,
        "language": language.detect(text),
        "hard_wrapped": 0,
        "text_version": version,
        "sha256": content(text),
        "path": "",
    }


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rsplit(' ', 1)[0]}…"


def _dated(row: Row) -> Row:
    """Return a report's columns, without its date where that cannot be read as one."""
    try:
        if row["date"]:
            dates.parse(row["date"])
    except StandpointError:
        return {**row, "date": None, "earliest": None, "latest": None}
    return row

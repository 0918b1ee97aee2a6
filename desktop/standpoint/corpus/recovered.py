# SPDX-License-Identifier: MIT
"""What came of a recovery, in values and in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_NAMES = {
    "report": ("report", "reports"),
    "body": ("text", "texts"),
    "codebook": ("version of the codebook", "versions of the codebook"),
    "decision": ("decision on a coding", "decisions on codings"),
    "marking": ("coding by hand", "codings by hand"),
    "memo": ("memo", "memos"),
    "link": ("link", "links"),
    "reviewed": ("mark that a report was reviewed", "marks that reports were reviewed"),
    "furniture_line": ("word on a line as furniture", "words on lines as furniture"),
    "furniture_passage": ("word on a passage as furniture", "words on passages as furniture"),
    "event": ("own event", "own events"),
    "figure": ("saved figure", "saved figures"),
    "tag": ("tag", "tags"),
    "actor": ("own actor", "own actors"),
    "actor_name": ("name of an actor", "names of actors"),
    "actor_refused": ("refused suggestion of an actor", "refused suggestions of actors"),
    "column_mapping": ("mapping of columns", "mappings of columns"),
    "replaced_text": ("note of a replaced text", "notes of replaced texts"),
    "repost": ("repost", "reposts"),
    "repost_said": ("word on a repost", "words on reposts"),
    "info": ("setting", "settings"),
}

_SAID = ("decision", "marking", "memo", "link", "reviewed", "tag", "event", "figure")
"""What people did, which is told before the rest."""


def counted(table: str, number: int) -> str:
    """Return a number of rows in words ("1 memo", "1,204 decisions on codings")."""
    one, many = _NAMES.get(table, (f"row of {table}", f"rows of {table}"))
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


@dataclass(frozen=True, slots=True)
class LostText:
    """A report that is lost: its text cannot be read, or not whole.

    Title and path are empty where they cannot be read either.
    """

    report: int
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class CutText(LostText):
    """A report of which the text breaks off at the damage, after so many characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class OlderText(LostText):
    """A report that came back with an older text, since its newest cannot be read whole."""

    version: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was brought over, and what was not. Keys of the mappings are names of tables.

    Attributes:
        reports: how many are in the new corpus.
        lost: those that are not.
        cut: those of which only the beginning of the text could be read.
        bare: those of which only the text could be read.
        older: those that came back with a text that they had before.
        twice: (report, other): those of which the text came back with another report.
        versions: (report, version): older texts that did not come back.
        kept: rows brought over.
        homeless: rows that could be read, but belong to a report that could not, or to no place.
        spoilt: rows of which a part could not be read.
        holes: pages that could not be read, on each of which several rows may have stood.
        unnamed: tables of which it is not known where they began.
        remarks: further sentences.
    """

    reports: int
    lost: tuple[LostText, ...] = ()
    cut: tuple[CutText, ...] = ()
    bare: tuple[int, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)
    homeless: Mapping[str, int] = field(default_factory=dict)
    spoilt: Mapping[str, int] = field(default_factory=dict)
    holes: Mapping[str, int] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    older: tuple[OlderText, ...] = ()
    twice: tuple[tuple[int, int], ...] = ()
    versions: tuple[tuple[int, int], ...] = ()

    @property
    def whole(self) -> bool:
        """Return whether everything could be read."""
        missing = (
            self.lost,
            self.cut,
            self.bare,
            self.older,
            self.twice,
            self.versions,
            self.homeless,
            self.spoilt,
            self.holes,
            self.unnamed,
        )
        return not any(missing) and not self.remarks

    def headline(self) -> str:
        """Return in one sentence what the new corpus holds."""
        more = [counted(table, number) for table in _SAID if (number := self.kept.get(table, 0))]
        return f"Recovered {counted('report', self.reports)}{''.join(f', {one}' for one in more)}."

    def sentences(self) -> Iterator[str]:
        """Yield what could not be read, a sentence each; nothing where all could."""
        yield from self._of_reports()
        for table in (*_SAID, *sorted(self._harmed() - {*_SAID, "report", "body"})):
            if table in self._harmed():
                yield self._of_table(table)
        yield from self.remarks

    def _harmed(self) -> set[str]:
        return self.homeless.keys() | self.spoilt.keys() | self.holes.keys() | self.unnamed

    def _of_reports(self) -> Iterator[str]:
        in_part = len({one.report for one in (*self.cut, *self.older)} | set(self.bare))
        if self.lost or in_part:
            yield (
                f"{counted('report', self.reports - in_part)} came back whole, {in_part:,} in "
                f"part; {len(self.lost):,} {'is' if len(self.lost) == 1 else 'are'} lost."
            )
        if "report" in self._harmed():
            yield (
                "Part of the list of reports cannot be read: more reports may be lost than are "
                "named here."
            )
        elif "body" in self._harmed() and not (self.lost or in_part or self.versions):
            yield "Earlier versions of some texts cannot be read; the newest texts came back."
        for one in self.lost:
            yield f"Lost: {_named(one)}. Its text cannot be read."
        for cut in self.cut:
            yield (
                f"In part: {_named(cut)}. Its text breaks off after {cut.characters:,} characters."
            )
        for older in self.older:
            yield (
                f"In part: {_named(older)}. Its newest text cannot be read whole; text version "
                f"{older.version}, which it had before, came back."
            )
        for report in self.bare:
            yield f"In part: report {report}. Its title, date, actor and publisher cannot be read."
        for report, other in self.twice:
            yield (
                f"Report {report} holds the same text as report {other} and was left out: one of "
                "them had been deleted."
            )
        for report, version in self.versions:
            yield f"Text version {version} of report {report} cannot be read and was left out."

    def _of_table(self, table: str) -> str:
        """Say in one sentence how much of a table came back, and what became of the rest."""
        rest = []
        if number := self.homeless.get(table):
            rest.append(f"{number:,} belonged to texts that are lost")
        if number := self.spoilt.get(table):
            rest.append(f"{number:,} cannot be read")
        if self.holes.get(table) or table in self.unnamed:
            rest.append("more may be lost, and nobody can tell how many")
        kept = self.kept.get(table, 0)
        came = f"{counted(table, kept)} came back" if kept else f"No {_NAMES[table][1]} came back"
        return f"{came}; {', '.join(rest)}."


def _named(one: LostText) -> str:
    named = f" “{one.title}”" if one.title else ""
    place = f", from {one.path}" if one.path else ""
    return f"report {one.report}{named}{place}"

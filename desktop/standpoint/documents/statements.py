# SPDX-License-Identifier: MIT
"""What a file says of itself, gathered with where it was found; nothing is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from standpoint.documents import (
    addresses,
    bylines,
    datelines,
    dates_in_passing,
    days_of_events,
    file_names,
    header_lines,
    name_order,
    no_names,
    print_forms,
    source_names,
    spoken,
    writers,
    written_dates,
)
from standpoint.documents.formats import File
from standpoint.documents.titles import Title
from standpoint.documents.traces import Hint, one_line, shortened
from standpoint.errors import DateError
from standpoint.model import languages
from standpoint.model.dates import ReportDate, read_written
from standpoint.model.findings import Finding, Found, Strength, contradictions, taken
from standpoint.model.reports import Document

__all__ = ["Field", "Hint", "Statements", "is_date", "one_line"]

Field = Literal["actor", "publisher", "source", "language"]

_LONGEST_NAME = 300
_LONGEST_DATE = 60
_LONGEST_READ = 120
"""Characters; two days with their weekdays and with both names of their months take so many."""
_OPEN = "has no end or no beginning"
_LONGEST_ADDRESS = 2000
_MOST_FINDINGS = 60
_MOST_HINTS = 2
_CLOCK = re.compile(
    r"[\s,T]*(?:\bat\s+)?(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,4}T)?(?:[+-]\d{1,2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
# What programs write where they know no date, as days and as time stamps.
_PLACEHOLDER = re.compile(r"0001-01-01.*")
_FIRST_DAYS = frozenset(("1970-01-01", "1900-01-01", "1899-12-30", "1899-12-31"))
_BEFORE_FIRST = re.compile(r"1969-12-31[T ].*")
_DIGITS = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


class Statements:
    """Gathers what a file states and what else is found in it and around it.

    Which value holds is weighed when all are known: see `model.findings`. One that says something
    else is kept and named in the evidence, so that it is seen and not lost.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.is_page = False
        """Whether it is a saved web page, which may show the clock of the day it was saved."""
        self._contradicted: list[Finding] = []
        self._notes: dict[str, list[str]] = {}
        self._hints: list[Hint] = []

    def __getitem__(self, field: Field) -> str | None:
        return self._value(field)

    @property
    def date(self) -> str | None:
        """Return the date that holds so far, as EDTF."""
        return self._value("date")

    @property
    def found(self) -> tuple[Finding, ...]:
        """Return all findings, also on languages that the text contradicts: none of them holds."""
        return (*self.findings, *self._contradicted)

    @property
    def evidence(self) -> dict[str, str]:
        """Return in words where each value was found, what contradicts it, and what was noted."""
        found: dict[str, list[str]] = {field: self._evidence(field) for field in _FIELDS}
        for field, notes in self._notes.items():
            found[field] = [*found.get(field, []), *notes]
        for hint in self._hints:
            words = found.setdefault(hint.field, [])
            if self._value(hint.field) is None and len(words) < _MOST_HINTS + 2:
                words.append(hint.words)
        return {field: "; ".join(dict.fromkeys(words)) for field, words in found.items() if words}

    def note(self, field: str, words: str) -> None:
        """Add words to the evidence of a field, or of what else is worth knowing of a file.

        That is "encoding", "text", "front matter", "stated language" or "two languages".
        """
        self._notes.setdefault(field, []).append(words)

    def notes_on(self, field: str) -> int:
        """Return how much was noted on a field."""
        return len(self._notes.get(field, ()))

    def hint(self, field: Found, words: str) -> None:
        """Say what only looks like a value; it is shown where the field has none."""
        if words and Hint(field, words) not in self._hints and len(self._hints) < _MOST_HINTS:
            self._hints.append(Hint(field, words))

    def add(self, field: Field, value: object, where: str, strength: Strength = "stated") -> None:
        """Take a value as found in `where`; what cannot be such a value is passed over."""
        said = one_line(value)
        if no_names.is_nothing(said):
            return
        order = name_order.Ordered(said)
        if field == "actor":
            order = name_order.ordered(said, bars=strength == "stated")
        clean = _CLEANERS[field](order.names)
        if clean and order.is_doubtful and strength != "weak":
            words = f"{where} says “{shortened(said)}”, taken as two names and not as one person"
            self.note("actor", words)
        if clean:
            self._keep(Finding(field, clean, where, strength))
        elif field == "language" and re.search(r"\w", said) and not languages.says_none(said):
            words = f"{where} says “{shortened(said)}”, which is no language that is known"
            self.note("language", words)

    def add_source(self, stated: str, where: str) -> None:
        """Take what is named as the source: an address, or a publisher and the day behind it."""
        if re.match(r"(?i)https?:", stated):
            self.add("source", stated, where)
            return
        read = source_names.read(one_line(stated))
        if read.doubt:
            self.note("date", f"{where} {read.doubt}")
        # It may be the day of what is cited.
        self.add_date(read.date, where, "likely")
        self.add("publisher", read.who, where, "likely")
        if read.hint:
            self.hint("date" if read.who else "publisher", read.hint)

    def add_date(
        self, written: object, where: str, strength: Strength = "stated", said: str = ""
    ) -> None:
        """Take a date as EDTF, a time stamp or in words; one that cannot be read is noted.

        `said` is how it stands there, where `written` is already what was made of that.
        """
        clean = one_line(written)
        if no_names.is_nothing(clean):
            return
        said = said or clean
        shown = shortened(said, _LONGEST_DATE)
        try:
            date = _read_date(written_dates.by_weekday(clean) or clean)
        except DateError as error:
            if strength != "weak":
                self.note("date", f"{where} says “{shown}”, which {_refusal(str(error))}")
            return
        if date is None:
            return
        if date.edtf in _FIRST_DAYS or _BEFORE_FIRST.fullmatch(clean):
            if strength != "weak":
                self.note("date", f"{where} says “{shown}”, which stands for no date: not used")
            return
        contradicted = written_dates.wrong_weekdays(said, date.edtf)
        if contradicted:
            if strength != "weak":
                self.note("date", f"{where}: {contradicted}")
            return
        trouble = written_dates.trouble_of(date) if date.earliest and _is_ahead(date) else ""
        if trouble:
            self.note("date", f"{where} says “{shown}”, which {trouble}: not used")
            return
        self._keep(Finding("date", date.edtf, where, strength, "" if date.edtf == said else said))

    def take(self, traces: Iterable[Finding | Hint]) -> None:
        """Keep what a finder saw."""
        for trace in traces:
            if isinstance(trace, Hint):
                self.hint(trace.field, trace.words)
            else:
                self._keep(trace)

    def document(
        self, file: File, title: Title, text: str, *, hard_wrapped: bool = False
    ) -> Document:
        """Return the Document; a stated language that the text contradicts is not taken.

        The text and the names of the file are searched for what no place was made for: datelines,
        bylines, a date in the file's name or in the address.

        Raises:
            UnreadableError: the text is nothing but white space.
        """
        text = print_forms.letters(text)
        if not text.strip():
            raise file.unreadable("There is no text in this file.")
        self._check_languages(text)
        self._check_scripts(text)
        self._search(file, title, text)
        self.findings = writers.weakened(self.findings, self["publisher"])
        if title.where:
            self._notes["title"] = [title.where]
        return Document(
            path=file.path,
            title=title.text,
            title_origin=title.origin,
            text=text,
            date=self.date,
            actor=self["actor"],
            publisher=self["publisher"],
            source=self["source"],
            language=self["language"],
            hard_wrapped=hard_wrapped,
            evidence=self.evidence,
            findings=self.found,
        )

    def _search(self, file: File, title: Title, text: str) -> None:
        own_title = title.text if title.origin == "document" else ""
        text = self._below_header(text)
        self.take(datelines.find(text, own_title, page=self.is_page))
        # Who writes for a publisher is not the one whose report it is.
        is_written = self.is_page and self["publisher"] is not None
        self.take(
            replace(one, strength="weak")
            if is_written and one.where == "byline" and not bylines.is_body(one.value)
            else one
            for one in bylines.find(text, own_title)
            if _person_or_body(one.value)
        )
        self.take(file_names.find(file))
        source = self["source"]
        if source:
            self.take(addresses.find(source))
        if title.origin == "document":
            self._keep(Finding("title", title.text, title.where, title.strength))
        # What is spoken of is of use only where nothing else tells the date.
        if not (self._hints or self._evidence("date") or self._notes.get("date")):
            self.hint("date", dates_in_passing.words(text))

    def _below_header(self, text: str) -> str:
        """Take what the lines "Date: …", "Source: …" at the top state; return what is below."""
        header = header_lines.read(text)
        of_event = days_of_events.is_invitation(entry.label for entry in header.entries)
        for entry in header.entries:
            where = f"line “{entry.label}: …”"
            if entry.key == "date" and of_event:
                self.add_date(entry.value, where, "weak")
                self.hint("date", f"{where} stands among the lines of an event: not used")
            elif entry.key == "date":
                self.add_date(entry.value, where)
            elif entry.key == "source":
                self.add_source(entry.value, where)
            elif entry.key and entry.key != "title":
                self.add(entry.key, entry.value, where)
        below = None if self.is_page else header_lines.publisher_below(text, header.end)
        if below is not None:
            self.add("publisher", below.value, f"line “{below.label}: …”")
        return text[header.end :]

    def _keep(self, finding: Finding) -> None:
        if finding not in self.findings and len(self.findings) < _MOST_FINDINGS:
            self.findings.append(finding)

    def _value(self, field: Found) -> str | None:
        mine = [one for one in self.findings if one.field == field]
        finding = taken(mine, field) if mine else None
        return finding.value if finding else None

    def _evidence(self, field: Found) -> list[str]:
        """Return where the value was found and who says something else."""
        if not any(one.field == field for one in self.findings):
            return []
        holds = taken(self.findings, field)
        against = contradictions(self.findings, field)
        if holds is not None:
            words = [f"{one.where} says {_shown(one)}" for one in against if one != holds]
            return [holds.where, *words]
        if against:
            return [
                ", ".join(f"{one.where} says {_shown(one)}" for one in against) + ": choose one"
            ]
        return []

    def _check_languages(self, text: str) -> None:
        """Set apart which stated languages the text contradicts, with what it is in instead.

        Pages made from a template in one language hold texts in another.
        """
        told: list[Finding] = []
        for one in [one for one in self.findings if one.field == "language"]:
            other = spoken.other_than(one.value, text)
            if other is None:
                continue
            self.findings.remove(one)
            self._contradicted.append(replace(one, strength="likely"))
            if other.told:
                told.append(Finding("language", other.told, "words of the text", "likely"))
            words = f"{one.where} says “{one.value}”, but {other.words}: not used"
            self.note("stated language", words)
        if self["language"] is None:
            self._contradicted[:0] = told[:1]

    def _check_scripts(self, text: str) -> None:
        """Rules search a report in one language: what is in the other must not pass for silence."""
        two = spoken.two_scripts(text)
        if two is not None:
            first, second, share = two
            words = f"{share:.0%} of the letters are {second}, the others {first}"
            self.note("two languages", f"{words}; rules search a report in one language only")


_FIELDS: tuple[Found, ...] = ("date", "actor", "publisher", "source", "language")


def is_date(written: str) -> bool:
    """Return whether words can be read as a date with bounds."""
    try:
        return _read_date(one_line(written)) is not None
    except DateError:
        return False


def _shown(finding: Finding) -> str:
    return finding.value if finding.field == "date" else f"“{shortened(finding.value)}”"


def _refusal(error: str) -> str:
    """Return why a date is refused, in words that go on from "which"."""
    if "ends before it begins" in error and "two ways" not in error:
        return "ends before it begins: not used"
    if error == _OPEN:
        return f"{_OPEN}: not used"
    two = ": it can be read in two ways" if "two ways" in error else ""
    return f"cannot be read as a date{two}"


def _is_ahead(date: ReportDate) -> bool:
    """A source from before 1900 may be stated; a report from the future cannot."""
    return "yet to come" in written_dates.trouble_of(date)


def _read_date(clean: str) -> ReportDate | None:
    """Return a date, or None for a placeholder and for what says that there is no date."""
    if len(clean) > _LONGEST_READ:
        raise DateError("too long for a date")
    if _PLACEHOLDER.fullmatch(clean):
        return None
    digits = _DIGITS.fullmatch(clean)
    found = read_written("-".join(digits.groups()) if digits else _CLOCK.sub("", clean))
    if "/" in found.edtf and not found.datable and (found.earliest or found.latest):
        raise DateError(_OPEN)
    return found if found.datable else None


def _name(value: str) -> str:
    return value if len(value) <= _LONGEST_NAME and re.search(r"\w", value) else ""


def _person_or_body(value: str) -> str:
    """Leave out what programs write into author fields and what names nobody."""
    return "" if no_names.is_no_actor(value) else _name(value)


def _publisher(value: str) -> str:
    """Leave out the names of programs that make pages, and what templates say."""
    return "" if no_names.is_no_publisher(value) else _name(value)


def _address(value: str) -> str:
    is_address = re.fullmatch(r"(?i)https?://[^\s<>\"]+\.[^\s<>\"]+", value)
    return value if is_address and len(value) <= _LONGEST_ADDRESS else ""


_CLEANERS = {
    "actor": _person_or_body,
    "publisher": _publisher,
    "source": _address,
    "language": languages.code,
}

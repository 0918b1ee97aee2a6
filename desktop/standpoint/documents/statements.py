# SPDX-License-Identifier: MIT
"""What a file says of itself, gathered with where it was found; nothing is ever guessed."""

from __future__ import annotations

import re
from typing import Literal

from standpoint.documents.formats import File
from standpoint.documents.titles import Title
from standpoint.errors import DateError
from standpoint.model.dates import read_written
from standpoint.model.findings import Finding, Strength
from standpoint.model.reports import Document

Field = Literal["actor", "publisher", "source", "language"]

_LONGEST_NAME = 300
_LONGEST_DATE = 60
_LONGEST_ADDRESS = 2000
_CLOCK = re.compile(
    r"[\s,T]*(?:\bat\s+)?(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,4}T)?(?:[+-]\d{1,2}(?::?\d{2})?)?$",
    re.IGNORECASE,
)
# What programs write where they know no date.
_PLACEHOLDER = re.compile(r"0001-01-01.*|(?:1900|1970)-01-01[T ].*")
_ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ps", "ckb"))
_LATIN_SCRIPT = frozenset(("en", "fr", "de", "tr", "es", "it", "nl", "sv", "pl", "pt"))


class Statements:
    """Gathers what a file states. The first statement of a field holds.

    One that says something else is kept in the evidence, so that it is seen and not lost.
    """

    def __init__(self) -> None:
        self.date: str | None = None
        self.evidence: dict[str, str] = {}
        self.findings: list[Finding] = []
        self._values: dict[Field, str] = {}

    def __getitem__(self, field: Field) -> str | None:
        return self._values.get(field)

    def note(self, field: str, words: str) -> None:
        """Add words to the evidence of a field, or of "encoding", "text", "front matter"."""
        known = self.evidence.get(field)
        self.evidence[field] = f"{known}; {words}" if known else words

    def add(self, field: Field, value: object, where: str, strength: Strength = "stated") -> None:
        """Take a value as stated in `where`; what cannot be such a value is passed over."""
        clean = _CLEANERS[field](one_line(value))
        if not clean:
            return
        self.findings.append(Finding(field, clean, where, strength))
        if field not in self._values:
            self._values[field] = clean
            self.note(field, where)
        elif self._values[field].casefold() != clean.casefold():
            self.note(field, f"{where} says “{clean}”")

    def add_date(self, written: object, where: str, strength: Strength = "stated") -> None:
        """Take a date as EDTF, a time stamp or in words; one that cannot be read is noted."""
        clean = one_line(written)
        if not clean:
            return
        try:
            date = _read_date(clean)
        except DateError:
            shown = clean if len(clean) <= _LONGEST_DATE else clean[:_LONGEST_DATE] + "…"
            self.note("date", f"{where} says “{shown}”, which cannot be read as a date")
            return
        if date is None:
            return
        self.findings.append(Finding("date", date, where, strength, "" if date == clean else clean))
        if self.date is None:
            self.date = date
            self.note("date", where)
        elif self.date != date:
            self.note("date", f"{where} says {date}")

    def document(
        self, file: File, title: Title, text: str, *, hard_wrapped: bool = False
    ) -> Document:
        """Return the Document; a stated language that the script contradicts is left out.

        Raises:
            UnreadableError: the text is nothing but white space.
        """
        if not text.strip():
            raise file.unreadable("There is no text in this file.")
        self._check_language(text)
        if title.where:
            self.evidence["title"] = title.where
        return Document(
            path=file.path,
            title=title.text,
            title_origin=title.origin,
            text=text,
            date=self.date,
            actor=self._values.get("actor"),
            publisher=self._values.get("publisher"),
            source=self._values.get("source"),
            language=self._values.get("language"),
            hard_wrapped=hard_wrapped,
            evidence=dict(self.evidence),
            findings=tuple(self.findings),
        )

    def _check_language(self, text: str) -> None:
        """Arabic pages made from an English template say that they are English."""
        language = self._values.get("language")
        sample = text[:20_000]
        arabic = len(re.findall("[\u0620-\u06ff]", sample))
        latin = len(re.findall("[A-Za-z\u00c0-\u024f]", sample))
        if language in _LATIN_SCRIPT and arabic > 4 * latin:
            script = "Arabic"
        elif language in _ARABIC_SCRIPT and latin > 4 * arabic:
            script = "Latin"
        else:
            return
        del self._values["language"]
        self.note("language", f"says “{language}”, but the text is in {script} script: not used")


def is_date(written: str) -> bool:
    """Return whether words can be read as a date with bounds."""
    try:
        return _read_date(one_line(written)) is not None
    except DateError:
        return False


def one_line(value: object) -> str:
    """Return a value as one line of text without control characters, "" for none."""
    if not isinstance(value, str):
        return ""
    return " ".join(
        re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", " ", value).split()
    )


def _read_date(clean: str) -> str | None:
    """Return EDTF, or None for a placeholder and for what says that there is no date."""
    if len(clean) > _LONGEST_DATE:
        raise DateError("too long for a date")
    if _PLACEHOLDER.fullmatch(clean):
        return None
    found = read_written(_CLOCK.sub("", clean))
    return found.edtf if found.datable else None


def _name(value: str) -> str:
    return value if len(value) <= _LONGEST_NAME and re.search(r"\w", value) else ""


def _person_or_body(value: str) -> str:
    """Leave out what programs write into author fields and what names nobody."""
    dummy = re.fullmatch(
        r"(?i)admin(istrator)?|editor|user|root|webmaster|wordpress|author|unknown|staff|"
        r"https?://.*|\S+@\S+|@\S+|none|null|n/a",
        value,
    )
    return "" if dummy else _name(value)


def _address(value: str) -> str:
    is_address = re.fullmatch(r"(?i)https?://[^\s<>\"]+\.[^\s<>\"]+", value)
    return value if is_address and len(value) <= _LONGEST_ADDRESS else ""


def _language(value: str) -> str:
    """Return the first part of a language tag: "en" of "en-GB"."""
    tag = re.fullmatch(r"(?i)([a-z]{2,3})(?:[-_][a-z0-9_-]*)?", value)
    if tag is None:
        return _LANGUAGE_NAMES.get(value.casefold(), "")
    return "" if tag[1].lower() in ("und", "mul", "zxx") else tag[1].lower()


_LANGUAGE_NAMES = {
    "english": "en", "arabic": "ar", "العربية": "ar", "عربي": "ar", "turkish": "tr",
    "türkçe": "tr", "french": "fr", "français": "fr", "german": "de", "deutsch": "de",
    "kurdish": "ku", "russian": "ru", "persian": "fa", "spanish": "es", "español": "es",
}  # fmt: skip
_CLEANERS = {
    "actor": _person_or_body,
    "publisher": _name,
    "source": _address,
    "language": _language,
}

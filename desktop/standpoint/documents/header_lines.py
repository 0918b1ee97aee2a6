# SPDX-License-Identifier: MIT
"""The lines "Title: …", "Date: …", "Source: …" with which people head the texts that they keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Key = Literal["title", "date", "actor", "publisher", "source", "language", ""]

_KEYS: dict[Key, str] = {
    "title": "title headline subject العنوان عنوان",
    "date": "date published publication_date date_published date_of_publication التاريخ تاريخ "
    "تاريخ_النشر",
    "actor": "author authors actor actors speaker speakers organisation organization "
    "organisations organizations الكاتب المؤلف الجهة الجهات",
    "publisher": "publisher outlet publication الناشر",
    "source": "source url link المصدر الرابط",
    "language": "language اللغة",
    # Lines that may stand among them and of which nothing is taken.
    "": "from to cc sent place location country category categories section tags keywords topic "
    "type id time venue المكان البلد التصنيف الزمان الوقت",
}
_KEY_OF: dict[str, Key] = {
    word.replace("_", " "): key for key, words in _KEYS.items() for word in words.split()
}
_LINE = re.compile(
    r"[*_ \t\ufeff]*(?P<key>[^\W\d_][^\n:：*]{1,24}?)[*_ \t]*[:：][*_]*(?P<value>.*)"
)
_PUBLISHER = re.compile(
    r"[*_]*(?P<key>publisher|published by|outlet|الناشر)[*_ \t]*[:：][*_]*\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_TOP = 6
_LONGEST_NAME = 110
_SENTENCE_ENDS = (".", "،", ",", ";", "؟", "?", "…")
_FEWEST_WORDS = 6
_MARKS = re.compile("[\u064b-\u0652\u0640\u200e\u200f]")
_MOST = 14
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the block: what it is for, its label as it stands there, and its value."""

    key: Key
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Header:
    """The entries of a block, and where in the text it ends."""

    entries: tuple[Entry, ...] = ()
    end: int = 0

    def first(self, key: Key) -> Entry | None:
        """Return the first entry that has a value for `key`."""
        return next((one for one in self.entries if one.key == key and one.value), None)


def read(text: str) -> Header:
    """Return the block that opens a text, an empty one where there is none.

    At least two of its lines must be for different things: one alone, such as "Source: …", may be
    anything.
    """
    entries: list[Entry] = []
    at = end = 0
    gap = 0
    while at < len(text) and len(entries) < _MOST and gap < 2:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            entry = _entry(line) if len(line) <= _LONGEST else None
            if entry is None:
                break
            entries.append(entry)
            end, gap = stop, 0
        else:
            gap += bool(entries)
        at = stop + 1
    named = {one.key for one in entries if one.key and one.value}
    return Header(tuple(entries), end) if len(named) > 1 else Header()


def lone_title(line: str) -> str:
    """Return the title that a first line "Title: …" gives where no other head line follows."""
    entry = _entry(line) if len(line) <= _LONGEST else None
    is_title = entry is not None and entry.key == "title" and entry.label.casefold() != "subject"
    return entry.value if entry is not None and is_title else ""


def publisher_below(text: str, start: int) -> Entry | None:
    """Return the line "Publisher: …" at the top of a text, as below a title; None for none.

    Args:
        text: the whole text.
        start: where it begins below its head lines.
    """
    lines = [line.strip() for line in text[start : start + 2_000].split("\n") if line.strip()]
    for line in lines[:_TOP]:
        is_sentence = line.endswith(_SENTENCE_ENDS)
        if len(line) > _LONGEST_NAME or (is_sentence and len(line.split()) > _FEWEST_WORDS):
            return None
        found = _PUBLISHER.fullmatch(line)
        if found is not None and not is_sentence:
            return Entry("publisher", found["key"], found["value"].strip("*_ \t"))
    return None


def _entry(line: str) -> Entry | None:
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    label = " ".join(_MARKS.sub("", found["key"]).split())
    key = _KEY_OF.get(label.casefold())
    return None if key is None else Entry(key, label, found["value"].strip("*_ \t"))

# SPDX-License-Identifier: MIT
"""The title of a text that states none apart: a heading in it, else its first words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from standpoint.documents import date_lines, header_lines, placeholder_titles, print_forms
from standpoint.documents.formats import File
from standpoint.errors import DateError
from standpoint.model.dates import read_written
from standpoint.model.findings import Strength
from standpoint.model.reports import TitleOrigin

_LONGEST_HEADING = 120
_LONGEST_REPEATED = 200
_PARAGRAPH = 120
_LINES_AT_TOP = 12
_HEADING_LINES = 4
_FIRST_WORDS = 10
_LONGEST_TITLE = 300
_REPEATS = "a line that repeats in the text"
_FIRST_LINE = "a short first line"
_ABOVE_DAY = "the line above place and day"
_PROPERTIES = "title in the file's properties"
_UNSEEN = "title in the file's properties, not in its text"
_MOST_FOR_EDITORS = 6
_NO_HEADING_END = tuple(".,;:…،؛۔")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and in `where` the evidence for it."""

    text: str
    origin: TitleOrigin
    where: str = ""

    @property
    def strength(self) -> Strength:
        """Return whether a place was made for it or it stands where titles stand.

        Properties are often left from another file: one that the text does not show is likely.
        """
        likely = (_REPEATS, _FIRST_LINE, _ABOVE_DAY, _UNSEEN)
        return "likely" if self.where in likely else "stated"


def stated(text: str, where: str) -> Title | None:
    """Return the title that a document states of itself, None for an empty one.

    What programs and templates write for want of a title is none.
    """
    clean = " ".join(_without_controls(print_forms.letters(text)).split())
    if not re.search(r"\w", clean) or placeholder_titles.is_one(clean):
        return None
    if len(clean) > _LONGEST_TITLE:
        clean = clean[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return Title(clean, "document", where)


def of_properties(text: str, shown: str) -> Title | None:
    """Return the title in the properties of a file of which `shown` is the text, None for none."""
    letters = _letters(text)
    return stated(text, _PROPERTIES if letters and letters in _letters(shown) else _UNSEEN)


def is_no_heading(line: str) -> bool:
    """Return whether a line only says what kind of text follows, or when it may be published."""
    return placeholder_titles.is_for_editors(line) or date_lines.is_label(line)


def of_text(file: File, text: str, *, hard_wrapped: bool = False) -> Title:
    """Return a copy of a heading in `text`, else of its first words, else the file's name."""
    text = print_forms.letters(text)
    header = header_lines.read(text)
    named = header.first("title")
    text = text[header.end :]
    lines = text.split("\n")
    return (
        (stated(named.value, f"line “{named.label}: …”") if named else None)
        or _labelled(lines)
        or _repeated(lines)
        or _heading(lines, hard_wrapped=hard_wrapped)
        or _above_day(lines)
        or _first_words(text, hard_wrapped=hard_wrapped)
        or _file_name(file)
    )


def _labelled(lines: list[str]) -> Title | None:
    """Return what a first line "Title: …" says, where no other head line follows."""
    first = next((line for line in lines if line.strip()), "")
    said = header_lines.lone_title(first)
    return stated(said, _FIRST_LINE) if said and len(said) <= _LONGEST_REPEATED else None


def _repeated(lines: list[str]) -> Title | None:
    """Return the headline that a web page left more than once in its text."""
    top = [line.strip() for line in lines if line.strip()][:_LINES_AT_TOP]
    counts = Counter(line.strip() for line in lines)
    for line in top:
        is_heading = counts[line] > 1 and _could_be_heading(line, _LONGEST_REPEATED)
        if is_heading and len(re.findall(r"\w+", line)) >= 4:
            return stated(line, _REPEATS)
    return None


def _heading(lines: list[str], *, hard_wrapped: bool) -> Title | None:
    """Return a short line at the top that stands by itself; a date or an address is none."""
    filled = [at for at, line in enumerate(lines) if line.strip()][: 2 * _HEADING_LINES]
    own = [at for at in filled if not is_no_heading(lines[at])]
    skipped = len(filled) - len(own)
    for which in (own, filled) if 0 < skipped <= _MOST_FOR_EDITORS else (filled,):
        for at in which[:_HEADING_LINES]:
            line = lines[at].strip()
            if _is_date_or_address(line):
                continue
            after = lines[at + 1].strip() if at + 1 < len(lines) else ""
            alone = not after or (not hard_wrapped and len(after) > _PARAGRAPH)
            if alone and _could_be_heading(line, _LONGEST_HEADING):
                return stated(line, _FIRST_LINE)
            break
    return None


def _above_day(lines: list[str]) -> Title | None:
    """Return the line right above the first that is a place with a day, below a menu."""
    filled = [line.strip() for line in lines if line.strip()][:_LINES_AT_TOP]
    for above, line in pairwise(filled):
        found = date_lines.read(line, first=False)
        if found is None or found.kind not in ("place line", "line") or not found.date.is_day:
            continue
        is_heading = _could_be_heading(above, _LONGEST_HEADING) and not is_no_heading(above)
        if is_heading and len(above.split()) > 2 and not _is_date_or_address(above):
            return stated(above, _ABOVE_DAY)
        return None
    return None


def _could_be_heading(line: str, longest: int) -> bool:
    return (
        len(line) <= longest
        and not line.endswith(_NO_HEADING_END)
        and re.search(r"[^\W\d]{2}", line) is not None
    )


def _is_date_or_address(line: str) -> bool:
    if re.fullmatch(r"(?:https?://|www\.)\S+", line) or not re.search(r"[^\W\d]", line):
        return True
    if header_lines.publisher_below(line, 0) is not None:
        return True
    return date_lines.is_date_line(line) or _is_date(line)


def _is_date(line: str) -> bool:
    # Every date has a year, and every year four digits.
    if len(line) > 60 or not re.search(r"\d{4}", line):
        return False
    try:
        return read_written(line).datable
    except DateError:
        return False


def _first_words(text: str, *, hard_wrapped: bool) -> Title | None:
    for block in text.split("\n\n" if hard_wrapped else "\n"):
        words = _without_controls(block).split()
        if not any(re.search(r"[^\W\d]", word) for word in words):
            continue
        if "\n" not in block and header_lines.publisher_below(block, 0) is not None:
            continue
        if len(words) <= _FIRST_WORDS + 2 and len(block) <= _LONGEST_TITLE:
            return Title(" ".join(words), "first words")
        words = words[:_FIRST_WORDS]
        while len(words) > 1 and len(" ".join(words)) > _LONGEST_HEADING:
            words.pop()
        cut = " ".join(words)[:_LONGEST_HEADING]
        return Title(cut.rstrip(" .,;:،؛–—-(“«\"'") + "…", "first words")
    return None


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))


def _file_name(file: File) -> Title:
    stem = PurePath(file.name).stem if file.suffix else file.name
    name = " ".join(_without_controls(unicodedata.normalize("NFC", stem)).split())
    return Title(name or "Untitled", "file name")


def _without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", " ", text)

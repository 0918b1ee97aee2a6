# SPDX-License-Identifier: MIT
"""Dates at the top and at the end of a text: datelines and lines that are nothing but a date.

A date inside the running text is what the text speaks of, and never a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standpoint.documents import date_lines
from standpoint.documents.date_lines import SHORT, DateLine, Kind
from standpoint.documents.traces import Hint, shortened
from standpoint.model.findings import Finding, Strength

_TOP = 10
_END = 6
_PARAGRAPH = 160
_HEAD = 4_000
_TAIL = 1_500
_FURNITURE = re.compile(r"(?i)print this page\s*|share this\s*|logo wide\s*")
_NAVIGATION = re.compile(
    r"(?:AR|TR|EN|FR|KU|English|Türkçe|العربية|Home|Menu|Login|Sign in|Search|الرئيسية|القائمة)"
    r"(?:\s*[|•·/]?\s*(?:AR|TR|EN|FR|KU|English|Türkçe|العربية|Home|Menu|Login|About|"
    r"Contact(?: us)?|Sign in|Search|News|الرئيسية|القائمة|الأخبار))*"
)
_RELATED = re.compile(
    r"(?:read (?:also|more)|see also|also read|related|recommended|more (?:news|from)|latest|"
    r"اقر[أا] (?:أيضا|ايضا|المزيد)|مواضيع|أخبار)\b.{0,40}",
    re.IGNORECASE,
)

_WHERE: dict[Kind, tuple[str, Strength]] = {
    "labelled": ("line with the date", "stated"),
    "line": ("line that is a date", "likely"),
    "place line": ("line with place and date", "likely"),
    "dateline": ("dateline", "likely"),
    "opening": ("first words", "likely"),
    "doubtful line": ("line with other words and a date", "weak"),
    "doubtful dateline": ("first words with a date", "weak"),
}
_CLOSING = ("labelled", "line", "place line", "doubtful line")
_DOUBTFUL = ("doubtful line", "doubtful dateline")


def find(text: str, title: str = "", *, page: bool = False) -> Iterator[Finding | Hint]:
    """Yield the dates that `text` bears at its top and at its end, and what only looks so.

    Args:
        text: the text of a report.
        title: its title. On a saved web page a bare date is taken only right beside the title:
            elsewhere at the top it may be the clock of the page.
        page: whether it is a saved web page.
    """
    top, rest = _top(text)
    beside = _beside(top, title)
    seen: list[DateLine] = []
    for at, line in enumerate(top):
        found = date_lines.read(_FURNITURE.sub("", line, 1), first=at == 0)
        if found is None:
            continue
        if found.refused:
            yield Hint("date", found.refused)
        elif found.kind in ("line", "opening") and _is_clock(top, at, beside if page else None):
            yield Hint("date", f"“{shortened(found.quote)}” may be the clock of the page: not used")
        elif found.kind != "dateline" or found.placed or at in beside | {0, 1}:
            seen.append(found)
    seen += _at_the_end([line for line in rest.split("\n") if line.strip()], page=page)
    yield from _weighed(text, seen)


def _top(text: str) -> tuple[list[str], str]:
    """Return the lines down to the second long paragraph, and the end of what follows."""
    top: list[str] = []
    at = long = 0
    while at < min(len(text), _HEAD) and len(top) < _TOP and long < 2:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if text[at:stop].strip():
            top.append(text[at:stop].strip())
            long += stop - at > _PARAGRAPH
        at = stop + 1
    return top, text[max(at, len(text) - _TAIL) :]


def _same(line: str, title: str) -> bool:
    return " ".join(line.split()).casefold() == " ".join(title.split()).casefold()


def _at_the_end(end: list[str], *, page: bool) -> Iterator[DateLine]:
    """Yield the date lines that close a text; what stands below "Read also" dates others."""
    end = end[-_END:]
    for at, line in enumerate(end):
        found = date_lines.read(line, first=False)
        if found is None or found.refused or found.kind not in _CLOSING:
            continue
        if found.kind == "line" and (page or at < len(end) - 3 or not found.date.is_day):
            continue
        if any(_RELATED.match(above.strip()) for above in end[:at]):
            return
        yield found


def _weighed(text: str, seen: list[DateLine]) -> Iterator[Finding | Hint]:
    """Yield findings; a text in which many lines bear different days is a list of other things."""
    for one in seen:
        if not one.date.edtf:
            yield Hint("date", one.date.trouble)
    seen = [one for one in seen if one.date.edtf]
    unlabelled = {one.date.edtf for one in seen if one.kind not in ("labelled", *_DOUBTFUL)}
    if unlabelled:
        others = _all_days(text) - unlabelled
        if others or len(unlabelled) > 2:
            yield Hint("date", f"{len(others) + len(unlabelled)} lines bear different dates")
            seen = [one for one in seen if one.kind in ("labelled", *_DOUBTFUL)]
    for one in seen:
        assert one.kind is not None
        where, strength = _WHERE[one.kind]
        yield Finding("date", one.date.edtf, where, strength, shortened(one.quote, 80))


def _all_days(text: str) -> set[str]:
    """Return the dates of all lines of a text that are or begin with one.

    A single line with other words and a date, such as a title, makes no list.
    """
    days: set[str] = set()
    doubtful: set[str] = set()
    for line in text[:200_000].split("\n"):
        if re.search(r"\d\d", line[:SHORT]):
            found = date_lines.read(line, first=True)
            if found and found.kind and found.date.edtf:
                (doubtful if found.kind == "doubtful line" else days).add(found.date.edtf)
                if len(days) > 3:
                    break
    return days | doubtful if len(doubtful - days) > 1 else days


def _beside(top: list[str], title: str) -> set[int]:
    """Return the numbers of the lines right above and up to three below the title."""
    if not title:
        return set()
    at = {n for n, line in enumerate(top) if _same(line, title)}
    return {n + step for n in at for step in (-1, 1, 2, 3)}


def _is_clock(top: list[str], at: int, beside: set[int] | None) -> bool:
    """Return whether a bare date may be the clock of a page: a menu beside it, no title near."""
    near = [top[n].strip() for n in (at - 1, at + 1) if 0 <= n < len(top)]
    if any(_NAVIGATION.fullmatch(line) for line in near):
        return True
    return beside is not None and at not in beside

# SPDX-License-Identifier: MIT
"""Dates at the top and at the end of a text: datelines and lines that are nothing but a date.

A date inside the running text is what the text speaks of, and never a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standpoint.documents import date_lines, days_of_events
from standpoint.documents.date_lines import SHORT, DateLine, Kind
from standpoint.documents.traces import Hint, shortened
from standpoint.model.findings import Finding, Strength

_TOP = 10
_END = 6
_PARAGRAPH = 160
_FEWEST_WORDS = 3
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
    others: set[str] = set()
    for at, line in enumerate(top):
        found = date_lines.read(_FURNITURE.sub("", line, 1), first=at == 0)
        if found is None:
            continue
        refused = found.refused or _of_event(top, at, found)
        if refused:
            yield Hint("date", refused)
            if not found.refused:
                others.add(found.date.edtf)
                seen += _shown(found, refused)
        elif found.kind in ("line", "opening") and _is_clock(top, at, beside if page else None):
            yield Hint("date", f"“{shortened(found.quote)}” may be the clock of the page: not used")
        elif found.kind != "dateline" or found.placed or at in beside | {0, 1}:
            seen.append(found)
    below = [line for line in rest.split("\n") if line.strip()]
    for one in _at_the_end(top[-1:], below, page=page):
        if isinstance(one, Hint):
            yield one
        else:
            seen.append(one)
    yield from _weighed(text, seen, others)


def _of_event(lines: Sequence[str], at: int, found: DateLine) -> str:
    """Return why a date line is of an event and not of the report, "" where it is of the report."""
    quote = shortened(found.quote)
    if found.kind == "labelled":
        labels = days_of_events.labels_around(lines, at)
        is_one = len(labels) > 1 and days_of_events.is_invitation(labels)
        return f"“{quote}” stands among the lines of an event: not used" if is_one else ""
    above = lines[at - 1] if at else ""
    is_bare = found.kind == "line" and not found.placed
    if not above or not (is_bare or found.kind == "place line") or date_lines.is_label(above):
        return ""
    if days_of_events.goes_on(above, bare=is_bare):
        return f"“{quote}” goes on from “{_end_of(above)}” above it: not used"
    lasts = found.date.is_span and days_of_events.names_meeting(above)
    if lasts or (is_bare and days_of_events.names_event(above)):
        return f"“{quote}” may be the day of “{shortened(above)}” above it: not used"
    return ""


def _shown(found: DateLine, refused: str) -> list[DateLine]:
    """Return a day that may be of an event, to be shown; one in a sentence is not even that."""
    return [] if " goes on from " in refused else [replace(found, kind="doubtful line")]


def _end_of(line: str) -> str:
    words = line.split()
    return " ".join(words) if len(words) <= 6 else "… " + " ".join(words[-6:])


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


def _is_end(line: str, title: str) -> bool:
    """Return whether a line is what a title says behind the name of who speaks or publishes."""
    words, many = title.split(), len(line.split())
    if not _FEWEST_WORDS <= many < len(words):
        return False
    parted = words[-many - 1].endswith((":", "-", "–", "|"))
    return parted and _same(line, " ".join(words[-many:]))


def _at_the_end(top: list[str], below: list[str], *, page: bool) -> Iterator[DateLine | Hint]:
    """Yield the date lines that close a text; what stands below "Read also" dates others."""
    lines = [*top, *below]
    first = max(len(top), len(lines) - _END)
    for at in range(first, len(lines)):
        found = date_lines.read(lines[at], first=False)
        if found is None or found.refused or found.kind not in _CLOSING:
            continue
        if found.kind == "line" and (page or at < len(lines) - 3 or not found.date.is_day):
            continue
        if any(_RELATED.match(above.strip()) for above in lines[first:at]):
            return
        refused = _of_event(lines, at, found)
        if refused:
            yield Hint("date", refused)
            yield from _shown(found, refused)
        else:
            yield found


def _weighed(text: str, seen: list[DateLine], events: set[str]) -> Iterator[Finding | Hint]:
    """Yield findings; a text in which many lines bear different days is a list of other things.

    `events` are days of which it is known that they are those of other things.
    """
    for one in seen:
        if not one.date.edtf:
            yield Hint("date", one.date.trouble)
    seen = _spans_as_spoken_of([one for one in seen if one.date.edtf])
    unlabelled = {one.date.edtf for one in seen if one.kind not in ("labelled", *_DOUBTFUL)}
    if unlabelled:
        others = _all_days(text) - unlabelled - events
        if not any("/" in one for one in unlabelled):
            others = {one for one in others if "/" not in one}
        if others or len(unlabelled) > 2:
            yield Hint("date", f"{len(others) + len(unlabelled)} lines bear different dates")
            seen = [one for one in seen if one.kind in ("labelled", *_DOUBTFUL)]
    for one in seen:
        assert one.kind is not None
        where, strength = _WHERE[one.kind]
        yield Finding("date", one.date.edtf, where, strength, shortened(one.quote, 80))


def _spans_as_spoken_of(seen: list[DateLine]) -> list[DateLine]:
    """Show spans only where a day is found too: a meeting lasts days, a report is of one."""
    if all(one.date.is_span or one.kind in _DOUBTFUL for one in seen):
        return seen
    return [
        replace(one, kind="doubtful line") if one.date.is_span and one.kind != "labelled" else one
        for one in seen
    ]


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
    at = {n for n, line in enumerate(top) if _same(line, title) or _is_end(line, title)}
    return {n + step for n in at for step in (-1, 1, 2, 3)}


def _is_clock(top: list[str], at: int, beside: set[int] | None) -> bool:
    """Return whether a bare date may be the clock of a page: a menu beside it, no title near."""
    near = [top[n].strip() for n in (at - 1, at + 1) if 0 <= n < len(top)]
    if any(_NAVIGATION.fullmatch(line) for line in near):
        return True
    return beside is not None and at not in beside

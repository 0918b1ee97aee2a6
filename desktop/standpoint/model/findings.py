# SPDX-License-Identifier: MIT
"""What was found out about a report before anybody said it, and how findings are weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Any, Literal

from standpoint.errors import DateError
from standpoint.model.edtf import parse

Found = Literal["title", "date", "actor", "publisher", "source", "language"]
Strength = Literal["stated", "likely", "weak"]
"""How far a finding carries.

"stated": the document says so of itself, in a place made for it. "likely": it stands where such
values stand, as a dateline or in the file's name. "weak": it says something else that often goes
along, as the day on which a file was saved; it is shown and never taken by itself.
"""
STRENGTHS: tuple[Strength, ...] = ("stated", "likely", "weak")

_STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*"
    r"(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?",
    re.IGNORECASE,
)
_MOST_ZONES = timedelta(hours=14)
_EAST = 10
"""From this hour on a stamp in UTC is of the next day somewhere; until `_WEST` of the last."""
_WEST = 12
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that was found for a field of a report.

    `value` is as the field keeps it (EDTF for a date), `where` says in words where it was found
    ("front matter “date”"), `quote` holds the words as they stand there, if they are others.
    """

    field: Found
    value: str
    where: str
    strength: Strength = "stated"
    quote: str = ""

    def as_values(self) -> list[str]:
        """Return the finding as a row of JSON."""
        return [self.field, self.value, self.where, self.strength, self.quote]


def from_values(kept: object) -> tuple[Finding, ...]:
    """Return findings from rows of JSON; a row that is none is passed over."""
    rows: list[Any] = kept if isinstance(kept, list) else []
    return tuple(
        Finding(*row)
        for row in rows
        if isinstance(row, list) and len(row) == 5 and all(isinstance(part, str) for part in row)
    )


def of(findings: Iterable[Finding], field: Found) -> tuple[Finding, ...]:
    """Return the findings of one field, the strongest first, otherwise in their order."""
    mine = [finding for finding in findings if finding.field == field]
    return tuple(sorted(mine, key=_rank))


def taken(findings: Iterable[Finding], field: Found) -> Finding | None:
    """Return the finding that gives a field its value, None where there is none to be taken.

    The strongest holds and a weak one never does. Of several equally strong dates the most exact
    is taken, if all the others include it; where two exclude each other none is. A time stamp in
    UTC yields to what tells the day of its place: see `is_local_day`. A month in an address yields
    to a day in the month before or after. In the other fields the first of the strongest holds.
    """
    usable = _usable(findings, field)
    if field != "date":
        return usable[0] if usable else None
    equal = [one for one in usable if one.strength == usable[0].strength]
    if not equal or any(not _agree(*pair) for pair in combinations(_distinct(equal), 2)):
        return None
    return min(equal, key=_exactness)


def contradictions(findings: Iterable[Finding], field: Found) -> tuple[Finding, ...]:
    """Return what contradicts itself in a field: () where all findings can be true together.

    The finding that holds comes first, where one does, then those that say something else, the
    strongest first. Weak findings contradict nothing, and who is named as a source, which is
    "likely", contradicts no publisher that is stated.
    """
    findings = tuple(findings)
    usable = _distinct(_usable(findings, field))
    holds = taken(findings, field)
    if holds is not None:
        if field == "publisher":
            usable = [one for one in usable if one.strength == holds.strength]
        others = tuple(one for one in usable if not _agree(holds, one))
        return (holds, *others) if others else ()
    return tuple(one for one in usable if any(not _agree(one, other) for other in usable))


def remarks(evidence: Mapping[str, str], findings: Iterable[Finding]) -> dict[str, str]:
    """Return what evidence says beside where values were found: what was not read or not used.

    Args:
        evidence: in words by what they are about, as a Document holds it.
        findings: those of the same document.
    """
    places = {one.where for one in findings}
    said = {
        about: "; ".join(
            part for part in words.split("; ") if part not in places and not _is_declared(part)
        )
        for about, words in evidence.items()
        if about != "title"
    }
    return {about: words for about, words in said.items() if words}


def _is_declared(words: str) -> bool:
    """Return whether words are on an encoding that the file itself names."""
    return words.endswith(", as the file says")


def _usable(findings: Iterable[Finding], field: Found) -> list[Finding]:
    """Return what may be taken, the strongest first."""
    usable = [one for one in of(findings, field) if one.strength in STRENGTHS[:2]]
    if field != "date":
        return usable
    dated = [one for one in usable if _bounds(one.value) is not None]
    stamps = [(one, stamp) for one in dated if (stamp := _stamp(one.quote))]
    foreign = {
        one
        for one, stamp in stamps
        if any(_retells(stamp, own) for other, own in stamps if other.strength == one.strength)
        or any(_is_place_of(one, other) for other in dated)
    }
    days = [day for one in dated if (day := _day(one.value))]
    return [one for one in dated if one not in foreign and not _is_month_beside(one, days)]


def is_local_day(stamp: str, day: str) -> bool:
    """Return whether a stamp in UTC can be of `day`, the one before or after, at its place."""
    return _apart(stamp, day) in (-1, 1)


def _apart(quote: str, value: str) -> int:
    """Return how many days a day is after a stamp in UTC, 0 where no time zone tells it."""
    stamp, day = _stamp(quote), _day(value)
    if stamp is None or day is None or stamp.utcoffset() != timedelta():
        return 0
    apart = (day - stamp.date()).days
    # Midnight is what programs write where they know the day alone.
    reached = stamp.hour >= _EAST if apart == 1 else stamp.hour < _WEST
    return apart if apart in (-1, 1) and reached and stamp.time() != time() else 0


def _is_place_of(one: Finding, other: Finding) -> bool:
    """Return whether `other` tells the day at its place of the stamp in UTC that `one` is.

    A weaker one, which may be a dateline, only does where it is a day later: nothing is published
    before it is written.
    """
    own = _stamp(other.quote)
    if own is not None:
        stamp = _stamp(one.quote)
        if stamp is None or stamp.utcoffset() != timedelta() or not own.utcoffset():
            return False
        same = other.strength == one.strength
        return same and stamp.astimezone(own.tzinfo).date() == own.date() != stamp.date()
    apart = _apart(one.quote, other.value)
    return apart == 1 or (apart == -1 and _rank(other) <= _rank(one))


def _day(value: str) -> date | None:
    bounds = _bounds(value)
    return bounds[0] if bounds is not None and bounds[0] == bounds[1] else None


def _is_month_beside(one: Finding, days: Iterable[date]) -> bool:
    """Return whether an address has the month before or after that of a day which is known."""
    bounds = _bounds(one.value)
    if one.where != "address" or bounds is None or bounds[0] == bounds[1]:
        return False
    month = bounds[0].year * 12 + bounds[0].month
    return any(abs(day.year * 12 + day.month - month) == 1 for day in days)


def _rank(finding: Finding) -> int:
    known = finding.strength in STRENGTHS
    return STRENGTHS.index(finding.strength) if known else len(STRENGTHS)


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """Return the first finding of each value: a page can state one many times."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.value, finding)
    return list(first.values())


def _agree(one: Finding, other: Finding) -> bool:
    if one.value == other.value:
        return True
    if one.field == "date":
        return _dates_agree(one.value, other.value)
    mine, its = _name(one.value), _name(other.value)
    if one.field in ("actor", "publisher"):
        return f" {mine} " in f" {its} " or f" {its} " in f" {mine} "
    return mine == its


def _name(value: str) -> str:
    """Return a name or an address without what changes nothing in it."""
    plain = re.sub(r"^https?://(?:www\.)?", "", value.casefold())
    return " ".join(re.sub(r"[^\w]+", " ", plain).split()).removeprefix("the ")


@lru_cache(maxsize=1024)
def _bounds(edtf: str) -> tuple[date, date] | None:
    try:
        read = parse(edtf)
    except DateError:
        return None
    if read.earliest is None or read.latest is None:
        return None
    return read.earliest, read.latest


def _dates_agree(one: str, other: str) -> bool:
    """Return whether one of two dates includes the other."""
    mine, its = _bounds(one), _bounds(other)
    if mine is None or its is None:
        return True
    return (mine[0] <= its[0] and its[1] <= mine[1]) or (its[0] <= mine[0] and mine[1] <= its[1])


def _exactness(finding: Finding) -> tuple[int, bool, str]:
    bounds = _bounds(finding.value)
    assert bounds is not None
    return (bounds[1] - bounds[0]).days, finding.value[-1:] in "~?%", finding.value


def _stamp(quote: str) -> datetime | None:
    """Return the moment that a time stamp tells; without a zone in it it stays without."""
    found = _STAMP.search(quote)
    if found is None:
        return None
    day, clock, utc, hours, minutes = found.groups()
    zone = "+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    try:
        return datetime.fromisoformat(f"{day}T{clock}{zone}")
    except ValueError:
        return None


def _retells(stamp: datetime, own: datetime) -> bool:
    """Return whether a stamp in UTC tells the moment that `own` tells in the zone of its place.

    A stamp without any zone is of its place, where it is off by what time zones can be off by.
    """
    if stamp.utcoffset() != timedelta() or own.utcoffset() == timedelta():
        return False
    if own.tzinfo is not None:
        return stamp == own
    apart = abs(stamp - own.replace(tzinfo=UTC))
    return timedelta() < apart <= _MOST_ZONES and not apart % _QUARTER

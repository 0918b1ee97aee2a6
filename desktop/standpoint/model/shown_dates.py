# SPDX-License-Identifier: MIT
"""Dates in words, English and Arabic, as a reader of reports writes them."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.model.edtf import ReportDate, parse


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language names the parts of a date."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    about: str
    perhaps: str
    since: str
    until: str
    to: str
    unknown: str
    undated: str
    decade: str


ENGLISH = _Words(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ("spring", "summer", "autumn", "winter"),
    about="about",
    perhaps="perhaps",
    since="from",
    until="until",
    to="to",
    unknown="unknown date",
    undated="undated",
    decade="{}s",
)
LEVANTINE = _Words(
    (
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
        "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ),
    ("ربيع", "صيف", "خريف", "شتاء"),
    about="نحو",
    perhaps="ربما",
    since="منذ",
    until="حتى",
    to="إلى",
    unknown="تاريخ مجهول",
    undated="بلا تاريخ",
    decade="عقد {}",
)  # fmt: skip


def show(when: ReportDate, language: str = "en") -> str:
    """Return a date in words: "12 Jun 2024", "about Jun 2024", "May–Jun 2024", "undated".

    `language` "ar" gives Arabic with the month names of the Levant and Western digits; every other
    language gives English. What is shown can be read back with `read_written`; only unspecified
    days ("2024-06-XX") come back as the month or year that they mean.
    """
    words = LEVANTINE if language == "ar" else ENGLISH
    if when.earliest is None and when.latest is None:
        return words.undated
    if "/" not in when.edtf:
        return _flagged(when, _point(when, words), words)
    first, last = when.edtf.split("/")
    if first == "..":
        return f"{words.until} {show(parse(last), language)}"
    if last == "..":
        return f"{words.since} {show(parse(first), language)}"
    start, end = parse(first), parse(last)
    if not (start.datable and end.datable):
        sides = (show(side, language) if side.datable else words.unknown for side in (start, end))
        return f" {words.to} ".join(sides)
    return _span(start, end, words)


def _flagged(when: ReportDate, shown: str, words: _Words) -> str:
    flags = [(when.uncertain, words.perhaps), (when.approximate, words.about)]
    return " ".join([word for flag, word in flags if flag] + [shown])


def _parts(when: ReportDate, words: _Words) -> list[str]:
    """Return the parts of one date, the widest last: day, month or season, year."""
    pieces = when.edtf.rstrip("~?%").split("-")
    year = pieces[0]
    if "X" in year:
        return [year if year.endswith("XX") else words.decade.format(year.replace("X", "0"))]
    parts = [year]
    if len(pieces) > 1 and pieces[1] != "XX":
        number = int(pieces[1])
        parts.insert(0, words.seasons[number - 21] if number > 12 else words.months[number - 1])
    if len(pieces) > 2 and pieces[2] != "XX":
        parts.insert(0, str(int(pieces[2])))
    return parts


def _point(when: ReportDate, words: _Words) -> str:
    return " ".join(_parts(when, words))


def _span(start: ReportDate, end: ReportDate, words: _Words) -> str:
    """Join two dates, saying what they share once: "27–30 Jun 2024", "May–Jun 2024"."""
    first, last = _parts(start, words), _parts(end, words)
    alike = (start.approximate, start.uncertain) == (end.approximate, end.uncertain)
    if alike and len(first) == len(last) > 1 and first[-1] == last[-1] and first != last:
        shared = 2 if first[1:] == last[1:] else 1
        short = first[: len(first) - (shared if len(first) == 3 else 1)]
        dash = "–" if len(short) == 1 else " – "
        return _flagged(start, f"{' '.join(short)}{dash}{' '.join(last)}", words)
    plain = len(first) == len(last) == 1 and not (_hedged(start) or _hedged(end))
    sides = [_flagged(side, _point(side, words), words) for side in (start, end)]
    return ("–" if plain else " – ").join(sides)


def _hedged(when: ReportDate) -> bool:
    return when.approximate or when.uncertain

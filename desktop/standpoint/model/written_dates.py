# SPDX-License-Identifier: MIT
"""Dates as people write them, in English, Arabic and others, read without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from standpoint.errors import DateError
from standpoint.model import dates_in_numbers
from standpoint.model.date_words import (
    EXAMPLES,
    LONG,
    NAMES,
    NOWHERE,
    UNDATED,
    folded,
    ordinal,
    refusal,
)
from standpoint.model.edtf import ReportDate, parse


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of what was written; `month` may be a season, "22"."""

    day: str = ""
    month: str = ""
    year: str = ""
    about: bool = False
    perhaps: bool = False

    def edtf(self, text: str) -> str:
        """Return the part as EDTF, or say what is missing."""
        if not self.year:
            raise DateError(f"“{text}” has no year. {EXAMPLES}")
        if self.day and not self.month:
            raise DateError(f"“{text}” has a day but no month. {EXAMPLES}")
        mark = ("%" if self.about else "?") if self.perhaps else ("~" if self.about else "")
        return "-".join(piece for piece in (self.year, self.month, self.day) if piece) + mark


def read_written(text: str) -> ReportDate:
    """Read a date in EDTF or in the words of people, English or Arabic.

    "12 June 2024", "June 12, 2024", "about June 2024", "May to June 2024", "27–30 June 2024",
    "from June 2024", "spring 2024", "12.06.2024" (dots: the day comes first), "27/6/2024",
    "27/6/2024 - 30/6/2024", "06/2024", "Q2 2024", "2024-W23", "١٢ حزيران ٢٠٢٤",
    "حزيران/يونيو 2024", "12 من آب 2013".
    Nothing, or "undated", is a date that is not datable.

    Raises:
        DateError: it cannot be read, is impossible, or can be read in two ways; the sentence says
            what to write.
    """
    plain = folded(text)
    if plain in UNDATED:
        return parse("")
    # "Saturday 27/6/2024": what says nothing of the day may stand before numbers, too.
    bare = " ".join(word for word in plain.split() if NAMES.get(word))
    numbers = " ".join(word for word in plain.split() if NAMES.get(word, word))
    found = _period(numbers, text) or dates_in_numbers.read(plain, text)
    if found is None and not bare and numbers:
        found = dates_in_numbers.read(numbers, text)
    return found or dates_in_numbers.read_span(numbers, text) or _worded(plain, text)


def _period(plain: str, text: str) -> ReportDate | None:
    """Read a quarter, a half or a week of a year, each of which has fixed ends; None for others."""
    week = re.fullmatch(r"(?P<year>\d{4})-?w(?P<week>\d\d?)", plain) or re.fullmatch(
        r"week (?P<week>\d\d?) (?P<year>\d{4})", plain
    )
    if week:
        return _week(int(week["year"]), int(week["week"]), text)
    for months, pattern in _MONTHS_OF.items():
        found = pattern.fullmatch(plain)
        if found:
            parts = found.groupdict()
            name = parts["name"] or parts["arabic"] or ""
            number = int(parts["number"] or parts["after"] or ordinal(name))
            if 1 <= number <= 12 // months:
                year = parts["year"] or parts["before"]
                last = number * months
                return parse(f"{year}-{last - months + 1:02}/{year}-{last:02}")
    return None


def _months_of(letter: str, words: str) -> re.Pattern[str]:
    name = rf"{letter}(?P<number>\d)|(?:{words})"
    return re.compile(
        rf"(?:{name}) (?P<year>\d{{4}})|(?P<before>\d{{4}})[ -]?{letter}(?P<after>\d)"
    )


_MONTHS_OF = {
    3: _months_of("q", r"(?P<name>\w+) quarter|الربع (?P<arabic>\w+)(?: من)?"),
    6: _months_of("h", r"(?P<name>\w+) half|النصف (?P<arabic>\w+)(?: من)?"),
}


def _week(year: int, number: int, text: str) -> ReportDate:
    try:
        first, last = (date.fromisocalendar(year, number, day) for day in (1, 7))
    except ValueError:
        raise DateError(f"“{text}”: the year {year} has no week {number}. {EXAMPLES}") from None
    return parse(f"{first.isoformat()}/{last.isoformat()}")


def _worded(plain: str, text: str) -> ReportDate:
    words = _words(plain, text)
    if not set(words) - {"to", "until", "and", "from", "between"}:
        raise DateError(f"“{text}” is not a date that can be read. {EXAMPLES}")
    bounded, words = words[0], words[1:] if words[0] in ("between", "from", "until") else words
    separators = ("to", "until", "and") if bounded == "between" else ("to", "until")
    at = next((i for i, word in enumerate(words) if word in separators), None)
    if at is None and bounded == "between":
        raise DateError(f"“{text}” has only one end. {EXAMPLES}")
    if at is None:
        side = _part(words, text).edtf(text)
        return dates_in_numbers.parsed(
            {"from": f"{side}/..", "until": f"../{side}"}.get(bounded, side), text
        )
    return dates_in_numbers.parsed("/".join(_sides(words[:at], words[at + 1 :], text)), text)


def _words(plain: str, text: str) -> list[str]:
    """Return the words as signs: digits, "m06", "s21", "2024x" and meanings."""
    for phrase in NOWHERE:
        plain = plain.replace(phrase, "nowhere")
    # A winter has two years and is named by the first.
    plain = re.sub(r"(winter|شتاء) (\d\d)(\d\d)[/–-](?:\2)?(\d\d)\b", _winter, plain)
    plain = re.sub(r"\b(\d{3})0s\b|عقد (\d{3})0\b", lambda m: f"{m[1] or m[2]}x", plain)
    plain = re.sub(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b", _edtf_words, plain)
    plain = re.sub(r"(?<=[^\W\d])\.|(?<=[^\W\d])/(?=[^\W\d])", " ", plain)
    plain = re.sub(r"(?<=\d)\.(?=[\s–-])", "", plain)
    plain = re.sub(r"\bو(?=\d)", "و ", plain)
    plain = re.sub(r"(?<=[^\s–-])\s?[–-]\s?(?=\S)|([~?])", lambda m: f" {m[1] or '–'} ", plain)
    plain = plain.replace("%", " ? ~ ")
    for name, sign in LONG.items():
        plain = re.sub(rf"\b(و?){name}\b", rf"\1 {sign}", plain)
    found: list[str] = []
    for word in plain.split():
        found += _signs(word, text)
    words = [word for word in found if word]
    # The Arabic for "of" is that for "from": inside a date it joins a day, a month and a year.
    return [
        "from" if word == "min" else word
        for index, word in enumerate(words)
        if word != "min" or index == 0 or not re.match(r"[ms\d]", words[index - 1])
    ]


def _winter(found: re.Match[str]) -> str:
    follows = int(found[3]) + 1 == int(found[4])
    return f"{found[1]} {found[2]}{found[3]}" if follows else found[0]


def _edtf_words(found: re.Match[str]) -> str:
    return f"{found[3] or ''} {'s' if found[2] > '20' else 'm'}{found[2]} {found[1]}"


def _signs(word: str, text: str) -> list[str]:
    if re.fullmatch(r"\d{1,2}|\d{4}|\d{3}x|\d\dxx|[ms]\d\d|nowhere", word):
        return [word]
    ordinal = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|er)", word)
    if ordinal:
        return [ordinal[1]]
    if word in NAMES:
        return [NAMES[word]]
    if word.startswith("و") and word[1:] in NAMES:
        return ["and", NAMES[word[1:]]]
    if re.fullmatch(r"\d{4}م", word):
        return [word[:4]]
    raise DateError(refusal(word, text))


def _part(words: list[str], text: str) -> _Part:
    """Put the words of one side into their places, each filled once."""
    places: dict[str, str] = {}
    for word in words:
        if word in ("about", "perhaps"):
            continue
        if word[0] in "ms" and word[1:].isdigit():
            place, value = "month", word[1:]
        elif word[0].isdigit():
            place, value = ("day", f"{word:0>2}") if len(word) < 3 else ("year", word.upper())
        else:
            raise DateError(f"“{text}” is not a date that can be read. {EXAMPLES}")
        if places.setdefault(place, value) != value:
            if place == "day" and not any(re.match(r"\d{3}", word) for word in words):
                raise DateError(f"“{text}”: write the year with four digits. {EXAMPLES}")
            raise DateError(f"“{text}” names two different {place}s. {EXAMPLES}")
    day, month, year = (places.get(place, "") for place in ("day", "month", "year"))
    return _Part(day, month, year, "about" in words, "perhaps" in words)


def _sides(first: list[str], last: list[str], text: str) -> list[str]:
    """Return both sides as EDTF; what one side leaves out is taken from the other."""
    if first == ["nowhere"] or last == ["nowhere"]:
        return [
            "" if side == ["nowhere"] else _part(side, text).edtf(text) for side in (first, last)
        ]
    start, end = _part(first, text), _part(last, text)
    if not start.year:
        # "about May–Jun 2024": the hedge stands before both.
        start = replace(start, year=end.year)
        end = replace(end, about=end.about or start.about, perhaps=end.perhaps or start.perhaps)
    if start.day and not start.month:
        start = replace(start, month=end.month)
    if end.day and not end.month:
        end = replace(end, month=start.month)
    return [start.edtf(text), end.edtf(text)]

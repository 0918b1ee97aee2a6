# SPDX-License-Identifier: MIT
"""Dates as people write them, in English and Arabic, read without guessing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from standpoint.errors import DateError
from standpoint.model.edtf import ReportDate, parse

_EXAMPLES = "Write 12 June 2024, June 2024, about June 2024, May to June 2024 or 2024-06-12."

_MONTHS = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec",
    "كانون_الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين_الاول|تشرين_الثاني|كانون_الاول",
    "يناير|فبراير|مارس|ابريل|مايو|يونيو يونيه|يوليو يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر",
)
_SEASONS = ("spring ربيع", "summer صيف", "autumn fall خريف", "winter شتاء")
_MEANINGS = {
    "about": "about approximately approx around circa ca c roughly ~ نحو حوالي قرابه تقريبا",
    "perhaps": "perhaps possibly probably maybe ? ربما لعله",
    "to": "to through till – الي",
    "and": "and و",
    "between": "between بين",
    "from": "from since من منذ",
    "until": "until حتي",
    "": "the of in on a.d. ad ce في عام سنه شهر يوم فصل م "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد",
}
_UNDATED = {"undated", "unknown", "no date", "n.d.", "بلا تاريخ", "بدون تاريخ", "غير مورخ"}
_NOWHERE = ("unknown date", "تاريخ مجهول")


def _names() -> dict[str, str]:
    """Return what stands for every known word: "m06", "s21" or a meaning."""
    names = {
        name.replace("_", " "): f"m{number:02}"
        for months in _MONTHS
        for number, spellings in enumerate(months.split("|"), 1)
        for name in spellings.split()
    }
    for number, season in enumerate(_SEASONS, 21):
        names |= dict.fromkeys(season.split(), f"s{number}")
    for meaning, words in _MEANINGS.items():
        names |= dict.fromkeys(words.split(), meaning)
    return names


_NAMES = _names()
_LONG = {name: sign for name, sign in _NAMES.items() if " " in name}


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
            raise DateError(f"“{text}” has no year. {_EXAMPLES}")
        if self.day and not self.month:
            raise DateError(f"“{text}” has a day but no month. {_EXAMPLES}")
        mark = ("%" if self.about else "?") if self.perhaps else ("~" if self.about else "")
        return "-".join(piece for piece in (self.year, self.month, self.day) if piece) + mark


def read_written(text: str) -> ReportDate:
    """Read a date in EDTF or in the words of people, English or Arabic.

    "12 June 2024", "June 12, 2024", "about June 2024", "May to June 2024", "27–30 June 2024",
    "from June 2024", "spring 2024", "12.06.2024" (dots: the day comes first), "27/6/2024",
    "١٢ حزيران ٢٠٢٤", "حزيران/يونيو 2024". Nothing, or "undated", is a date that is not datable.

    Raises:
        DateError: it cannot be read, is impossible, or can be read in two ways; the sentence says
            what to write.
    """
    plain = _plain(text)
    if plain in _UNDATED:
        return parse("")
    return _numeric(plain, text) or _worded(plain, text)


def _plain(text: str) -> str:
    """Fold case, digits, dashes, spaces and Arabic spelling, so that each word has one form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # Vowel signs, tatweel and direction marks are not part of a word's spelling here.
    folded = re.sub("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200e\u200f\u2066-\u2069]", "", folded)
    folded = folded.translate(str.maketrans("أإآٱىةؤ", "ااااي" + "هو"))
    folded = "".join(str(unicodedata.digit(sign, sign)) for sign in folded)
    return " ".join(re.sub("[‒–—―−]", "–", re.sub("[,،]", " ", folded)).split())


def _numeric(plain: str, text: str) -> ReportDate | None:
    """Read what is only numbers and signs; None where there are words."""
    stamp = re.fullmatch(r"(\d{4}-\d\d-\d\d)[t ]\d\d:\d\d.*", plain)
    if stamp:
        return parse(stamp[1])
    years = re.fullmatch(r"(\d{4})\s?[–-]\s?(\d{4})", plain)
    if years:
        return parse(f"{years[1]}/{years[2]}")
    triple = re.fullmatch(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})", plain)
    if triple:
        return parse(_triple(triple[1], triple[3], triple[4], triple[2], text))
    return parse(plain) if re.fullmatch(r"[\dx/.~?%-]*", plain) else None


def _triple(first: str, middle: str, last: str, sign: str, text: str) -> str:
    if len(first) == 4:
        return f"{first}-{middle:0>2}-{last:0>2}"
    if len(last) != 4:
        raise DateError(f"“{text}”: write the year with four digits, such as 2024-06-12.")
    one, two = int(first), int(middle)
    if sign == ".":
        if two > 12:
            raise DateError(
                f"“{text}”: with dots the day comes first, and there is no month {two}. "
                f"Write {last}-{one:02}-{two:02}."
            )
        return f"{last}-{two:02}-{one:02}"
    if one <= 12 and two <= 12 and one != two:
        raise DateError(
            f"“{text}” can be read in two ways. Write {last}-{two:02}-{one:02} if the day comes "
            f"first, {last}-{one:02}-{two:02} if the month comes first."
        )
    day, month = (one, two) if two <= 12 else (two, one)
    return f"{last}-{month:02}-{day:02}"


def _worded(plain: str, text: str) -> ReportDate:
    words = _words(plain, text)
    if not set(words) - {"to", "until", "and", "from", "between"}:
        raise DateError(f"“{text}” is not a date that can be read. {_EXAMPLES}")
    bounded, words = words[0], words[1:] if words[0] in ("between", "from", "until") else words
    separators = ("to", "until", "and") if bounded == "between" else ("to", "until")
    at = next((i for i, word in enumerate(words) if word in separators), None)
    if at is None and bounded == "between":
        raise DateError(f"“{text}” has only one end. {_EXAMPLES}")
    if at is None:
        side = _part(words, text).edtf(text)
        return parse({"from": f"{side}/..", "until": f"../{side}"}.get(bounded, side))
    return parse("/".join(_sides(words[:at], words[at + 1 :], text)))


def _words(plain: str, text: str) -> list[str]:
    """Return the words as signs: digits, "m06", "s21", "2024x" and meanings."""
    for phrase in _NOWHERE:
        plain = plain.replace(phrase, "nowhere")
    # A winter has two years and is named by the first.
    plain = re.sub(r"(winter|شتاء) (\d\d)(\d\d)[/–-](?:\2)?(\d\d)\b", _winter, plain)
    plain = re.sub(r"\b(\d{3})0s\b|عقد (\d{3})0\b", lambda m: f"{m[1] or m[2]}x", plain)
    plain = re.sub(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b", _edtf_words, plain)
    plain = re.sub(r"(?<=[^\W\d])\.|(?<=[^\W\d])/(?=[^\W\d])", " ", plain)
    plain = re.sub(r"\bو(?=\d)", "و ", plain)
    plain = re.sub(r"(?<=[^\s–-])\s?[–-]\s?(?=\S)|([~?])", lambda m: f" {m[1] or '–'} ", plain)
    plain = plain.replace("%", " ? ~ ")
    for name, sign in _LONG.items():
        plain = re.sub(rf"\b(و?){name}\b", rf"\1 {sign}", plain)
    found: list[str] = []
    for word in plain.split():
        found += _signs(word, text)
    return [word for word in found if word]


def _winter(found: re.Match[str]) -> str:
    follows = int(found[3]) + 1 == int(found[4])
    return f"{found[1]} {found[2]}{found[3]}" if follows else found[0]


def _edtf_words(found: re.Match[str]) -> str:
    return f"{found[3] or ''} {'s' if found[2] > '20' else 'm'}{found[2]} {found[1]}"


def _signs(word: str, text: str) -> list[str]:
    if re.fullmatch(r"\d{1,2}|\d{4}|\d{3}x|\d\dxx|[ms]\d\d|nowhere", word):
        return [word]
    ordinal = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word)
    if ordinal:
        return [ordinal[1]]
    if word in _NAMES:
        return [_NAMES[word]]
    if word.startswith("و") and word[1:] in _NAMES:
        return ["and", _NAMES[word[1:]]]
    if re.fullmatch(r"\d{4}م", word):
        return [word[:4]]
    raise DateError(f"“{text}” cannot be read as a date, because of “{word}”. {_EXAMPLES}")


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
            raise DateError(f"“{text}” is not a date that can be read. {_EXAMPLES}")
        if places.setdefault(place, value) != value:
            raise DateError(f"“{text}” names two different {place}s. {_EXAMPLES}")
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

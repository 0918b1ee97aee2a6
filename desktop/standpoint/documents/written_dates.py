# SPDX-License-Identifier: MIT
"""Dates as they stand among other words: where each begins, what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from standpoint.documents.traces import shortened
from standpoint.errors import DateError
from standpoint.model.date_words import NAMES, folded
from standpoint.model.dates import ReportDate, read_written
from standpoint.model.dates_in_numbers import ends

_FIRST_YEAR = 1900
_WEEKDAYS = (
    "mon(?:day)?|الا?ثنين",
    "tue(?:s(?:day)?)?|الثلاثا",
    "wed(?:nesday)?|الاربعا",
    "thu(?:r(?:s(?:day)?)?)?|الخميس",
    "fri(?:day)?|الجمعه",
    "sat(?:urday)?|السبت",
    "sun(?:day)?|الاحد",
)
_HIJRI = (
    "محرم|المحرم|صفر|ربيع الاول|ربيع الثاني|ربيع الاخر|جمادي الاولي|جمادي الاخره|جمادي الثانيه|رجب|"
    "شعبان|رمضان|شوال|ذو القعده|ذي القعده|ذو الحجه|ذي الحجه"
)
_LETTERS = {
    "ا": "[اأإآٱ]", "ي": "[يىئی]", "ه": "[هة]", "ك": "[كک]", "و": "[وؤ]", " ": r"[ \u00a0]+",
}  # fmt: skip
_SIGNS = "[\u064b-\u0652\u0640]*"
CLOCK = (
    r"(?:[\s,،|–—-]*(?:\bat\b|الساعة)?\s*(?:(?<!\d)\d{1,2}:\d\d(?::\d\d)?|(?<=\bat )[0-2]\d[0-5]\d"
    r"\b)(?:\s*(?:[ap]\.?m\b\.?|[صم]\b|صباحا|مساء))?(?:\s*(?:GMT|UTC|EES?T|CES?T|[A-Z]{2,4}T)\b)?"
    r"(?:\s?[+-]\d{1,2}(?::?\d\d)?)?)"
)


# Cheap signs without which there is no date: they save the search for one in most lines.
_YEAR_OR_NUMBERS = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d")
_DAY_WORD = re.compile(
    r"day\b|DAY\b|\d{1,2}(?!\d)|ال[اإ]?ثنين|الثلاثا|ال[اأ]ربعا|الخميس|الجمع|السبت|ال[اأ]حد"
)
_HIJRI_YEAR = re.compile(r"[1١][34٣٤]\d\d")
_LONGEST_BEFORE = 60
_LONGEST_AFTER = 100
_LONGEST_SPAN = 80
_CENTURIES = ("19", "20", "١٩", "٢٠")
_YEAR = re.compile(rf"(?<!\d)(?:{'|'.join(_CENTURIES)})\d\d(?!\d)")
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Written:
    """A date in `text[start:end]`, with its weekday. `edtf` is "" where `trouble` says why."""

    start: int
    end: int
    quote: str
    edtf: str = ""
    trouble: str = ""
    weekday: str = ""

    @property
    def is_day(self) -> bool:
        """Return whether a day is meant, or several in a row, and not only a month."""
        return all(len(part) == 10 for part in self.edtf.split("/")) or not self.edtf

    @property
    def is_span(self) -> bool:
        """Return whether several days or months in a row are meant."""
        return "/" in self.edtf


def _spelt(name: str) -> str:
    """Return a pattern for an Arabic name in all its spellings, or for a Latin one."""
    if name.isascii():
        return name
    return "".join(_LETTERS.get(letter, letter) + _SIGNS for letter in name)


def _months() -> str:
    names = sorted(
        (name for name, sign in NAMES.items() if sign[:1] == "m" and sign[1:].isdigit()),
        key=len,
        reverse=True,
    )
    return "|".join(map(_spelt, names))


def _weekdays() -> str:
    arabic = {
        part: _spelt(part) for part in ["الثلاثا", "الاربعا", "الخميس", "الجمعه", "السبت", "الاحد"]
    }
    found = "|".join(_WEEKDAYS).replace("الا?ثنين", "ال[اإ]?ثنين")
    for plain, spelt in arabic.items():
        found = found.replace(plain, spelt + "ء?")
    return found


@cache
def _month() -> str:
    return rf"(?:{_months()})(?![^\W\d_])\.?"


@cache
def _date() -> re.Pattern[str]:
    other_name = (
        r"(?:\s?[/\\]\s?[^\W\d_]{3,}(?:\s[^\W\d_]{4,})?|\s?\([^\W\d_]{3,}(?:\s[^\W\d_]{4,})?\)"
        # "ديسمبر كانون الأول": both names of a month, one of them in the manner of the Levant.
        rf"|\s(?=[\u0620-\u06ff])(?:{_months()})(?![^\W\d_]))?"
    )
    weekday = rf"(?:(?:\bيوم\s+)?(?<![^\W_])(?P<weekday>{_weekdays()})\b\.?[\s,،]{{1,3}})?"
    return re.compile(
        rf"{weekday}(?<![\w./-])(?:(?:the|le|den|vom|du)\s)?(?:"
        r"(?P<iso>\d{4}(?P<s>[/.-])\d{1,2}(?P=s)\d{1,2})(?![\d/-])"
        r"|(?P<n>\d{1,2}(?P<t>[/.-])\d{1,2}(?P=t)\d{2,4})(?![\d/-])"
        r"|(?:(?P<d>\d{1,2})(?:st|nd|rd|th|er)?(?:[\s\u00a0.,،-]{1,3}(?:of\s|من\s)?|/))?"
        rf"(?P<m>{_month()}{other_name})(?:\s{{0,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?=[\s,،]))?"
        r"[\s\u00a0.,،/–-]{1,3}(?:(?:عام|سنة|لعام|من\sعام)\s)?(?P<y>\d{4})(?![\d-])(?:\s?م\b)?"
        r")",
        re.IGNORECASE,
    )


@cache
def _yearless() -> re.Pattern[str]:
    weekday = rf"(?<![^\W_])(?:{_weekdays()})\b"
    day = (
        r"(?<![\w./-])(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s|من\s)?)?"
        rf"{_month()}(?(d)|\s\d{{1,2}}(?:st|nd|rd|th)?\b)"
    )
    return re.compile(
        r"(?:\b(?:on|last|this|next)\s|\bاليوم\s|\bيوم\s|\bأمس\s)*"
        rf"(?:(?P<w>{weekday})[\s,،]{{0,3}})?(?:{day}|(?(w)|(?!)))(?!,?\s?\d)",
        re.IGNORECASE,
    )


@cache
def _hijri() -> re.Pattern[str]:
    return re.compile(
        rf"\d{{1,2}}\s(?:من\s)?(?:{'|'.join(map(_spelt, _HIJRI.split('|')))})\s\d{{4}}(?:\s?هـ?)?"
    )


def first(text: str, start: int = 0) -> Written | None:
    """Return the first date with a year in `text` from `start` on, None where there is none.

    A date that cannot be told, that is yet to come or that contradicts its weekday has trouble.
    """
    found = _first_match(text, start)
    if found is None:
        return None
    quote = found[0].strip()
    weekday = found["weekday"] or ""
    try:
        edtf, trouble = _read(found)
    except DateError as error:
        edtf = _by_weekday(found)
        trouble = "" if edtf else _why_not(quote, str(error))
    if edtf and weekday and (wrong := _contradicted(edtf, weekday, quote)):
        edtf, trouble = "", wrong
    return Written(found.start(), found.end(), quote, edtf, trouble, weekday)


def by_weekday(text: str) -> str:
    """Return the day, as EDTF, that numbers are in the one order that their weekday fits."""
    found = _date().fullmatch(" ".join(text.split())) if len(text) <= _LONGEST_BEFORE else None
    return _by_weekday(found) if found is not None else ""


def _by_weekday(found: re.Match[str]) -> str:
    numbers = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", found["n"] or "")
    if numbers is None or not found["weekday"]:
        return ""
    one, two, year = map(int, numbers.groups())
    if one == two or max(one, two) > 12 or not min(one, two, year):
        return ""
    days = (date(year, month, day) for day, month in ((one, two), (two, one)))
    fitting = [day for day in days if day.weekday() == _weekday_of(found["weekday"])]
    if len(fitting) != 1 or not date(_FIRST_YEAR, 1, 1) <= fitting[0] <= _tomorrow():
        return ""
    return fitting[0].isoformat()


def wrong_weekday(text: str) -> str:
    """Return why the weekday in a date contradicts its day, "" where none does."""
    found = _first_match(text, 0)
    if found is None or not found["weekday"]:
        return ""
    try:
        edtf, _ = _read(found)
    except DateError:
        return ""
    return _contradicted(edtf, found["weekday"], found[0].strip())


def wrong_weekdays(text: str, edtf: str) -> str:
    """Return why a weekday contradicts the day that a text is, or one end of several days.

    Args:
        text: what was read.
        edtf: what it was read as.
    """
    days = edtf.split("/")
    if len(days) == 1:
        return wrong_weekday(text)
    named = list(_named_weekdays().finditer(text))
    if not named or any(len(day) != 10 for day in days):
        return ""
    opens = len(named) > 1 or re.search(r"\d", text[: named[0].start()]) is None
    closes = len(named) > 1 or not opens
    if opens and _contradicted(days[0], named[0][0], text):
        return f"“{shortened(text)}” begins on a {date.fromisoformat(days[0]):%A}: not used"
    if closes and _contradicted(days[-1], named[-1][0], text):
        return f"“{shortened(text)}” ends on a {date.fromisoformat(days[-1]):%A}: not used"
    return ""


@cache
def _named_weekdays() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_weekdays()})(?![^\W_])", re.IGNORECASE)


def _contradicted(edtf: str, weekday: str, quote: str) -> str:
    if len(edtf) != 10:
        return ""
    day = date.fromisoformat(edtf)
    fits = day.weekday() == _weekday_of(weekday)
    return "" if fits else f"“{shortened(quote)}” was a {day:%A}: not used"


@cache
def _span() -> re.Pattern[str]:
    number = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?\.?"
    month = rf"(?<![^\W\d_]){_month()}"
    gap = r"[\s_.-]{0,2}(?:of\s|من\s)?"
    side = rf"(?:{number}(?:{gap}{month})?|{month}(?:{gap}{number})?)"
    sign = (
        r"(?P<sign>\s?[-–—‒]\s?|\s(?:to|till|until|bis|au|[إا]ل[ىي]|حت[ىي])\s"
        r"|[\s_]*(?:[&+,،_/]|\s(?:and|und|et|و)\s)[\s_]*|\sو\s?|\s)"
    )
    year = r"[\s_.,،-]{1,3}(?:19|20|١٩|٢٠)\d\d(?!\d)"
    return re.compile(rf"{side}(?:{year})?{sign}{side}{year}", re.IGNORECASE)


def years(text: str) -> Iterator[re.Match[str]]:
    """Yield the years of this century and the last, as spans and seasons bear them."""
    if any(century in text for century in _CENTURIES):
        yield from _YEAR.finditer(text)


def _near_years(text: str) -> Iterator[re.Match[str]]:
    """Look only before years, in which spans end: most of a text is far from any."""
    for year in years(text):
        yield from _span().finditer(text, max(0, year.start() - _LONGEST_SPAN), year.end() + 1)


def span(text: str) -> Written | None:
    """Return the first span of days or months in a text, "5–7 May 2017"; None where none is.

    Where the signs leave open whether a span is meant ("5_7 May 2017"), or what is written is none
    that a report can be of, it has trouble.
    """
    for found in _near_years(text):
        quote = found[0].strip(" _-.")
        days = re.findall(r"(?<!\d)\d{1,2}(?!\d)", quote)
        named = re.findall(_month(), quote, re.IGNORECASE)
        months = {NAMES.get(folded(name).rstrip(".")) for name in named}
        if not months or max(len(days), len(months)) < 2:
            continue
        shown = f"“{shortened(quote)}” holds several days: not used"
        edtf = ""
        # In "talks-5-7-may-2017" every sign parts words, and 5 may be a number.
        around = text[found.start() : found.start("sign")] + text[found.end("sign") : found.end()]
        is_plain = not re.search("[-_]", around)
        if is_plain and re.fullmatch(r"\s?[-–—‒]\s?|\s[^\W\d_]{2,}\s", found["sign"]):
            try:
                read = read_written(quote)
            except DateError:
                read = None
            if read is not None and "/" in read.edtf and not trouble_of(read):
                edtf = read.edtf
        return Written(found.start(), found.end(), quote, edtf, "" if edtf else shown)
    return None


def stated_span(text: str) -> Written | None:
    """Return the several days that a text is, in words or numbers; None where it is not that.

    Days that run backwards or can be read in two ways have trouble, as those that `first` finds.
    """
    try:
        read = read_written(text)
    except DateError as error:
        doubtful = "two ways" in str(error)
        backwards = "ends before it begins" in str(error) and not doubtful
        if not backwards and not (doubtful and ends(folded(text))):
            return None
        why = "ends before it begins" if backwards else "can be read in two ways"
        return Written(0, len(text), text, "", f"“{shortened(text)}” {why}: not used")
    days = read.edtf.split("/")
    if len(days) < 2 or any(len(day) != 10 for day in days):
        return None
    trouble = trouble_of(read)
    trouble = f"“{shortened(text)}” {trouble}: not used" if trouble else ""
    trouble = trouble or wrong_weekdays(text, read.edtf)
    return Written(0, len(text), text, "" if trouble else read.edtf, trouble)


def _first_match(text: str, start: int) -> re.Match[str] | None:
    """Look only around what every date has: a year, or numbers in a row."""
    for sign in _YEAR_OR_NUMBERS.finditer(text, start):
        begin = max(start, sign.start() - _LONGEST_BEFORE)
        found = _date().search(text, begin, sign.end() + _LONGEST_AFTER)
        # What ends where we stop looking may go on, and belongs to a sign of its own.
        if found is not None and found.start() < sign.end() and found.end() > sign.start():
            return found
    return None


def without_year(text: str) -> str:
    """Return the first weekday or day of a month that has no year, as it stands, "" for none."""
    for found in _yearless_in(text):
        words = " ".join(found[0].split()).strip(" ,،")
        named = re.findall(r"[^\W\d_]+", words)
        # "it may 3 times", "the sun": English names of days and months have a capital.
        if named[-1].isascii() and not named[-1].istitle() and not named[-1].isupper():
            continue
        if not re.search(r"\d", words) and named[-1].isascii() and len(named[-1]) < 6:
            continue
        return words
    return ""


def _yearless_in(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a day without a year, looking only around what names days."""
    done = 0
    for sign in _DAY_WORD.finditer(text):
        at = sign.start()
        if at < done or not _begins_day(text, at):
            continue
        # The words before it may belong to it: "on Wednesday", "Nov. 9".
        begin = max(done, at - _AROUND)
        begin = text.rfind(" ", done, begin) + 1 if begin > done else begin
        for found in _yearless().finditer(text, max(begin, done), sign.end() + _AROUND):
            done = found.end()
            yield found


def _begins_day(text: str, at: int) -> bool:
    """Return whether what stands before the sign of a day fits it.

    Asked here and not by the pattern: so each of its branches begins with a sign of its own, and
    the engine need not try it at every place.
    """
    before = text[at - 1 : at]
    if text[at].isdigit():
        return not before.isdigit()
    return text[at] not in "dD" or (before.isascii() and before.isalpha())


def in_hijri(text: str) -> str:
    """Return the first date of the Hijri calendar as it stands, "" for none."""
    found = _hijri().search(text) if _HIJRI_YEAR.search(text) else None
    return "" if found is None else found[0].strip()


def trouble_of(read: ReportDate) -> str:
    """Return why a report cannot be of that date, as yet to come or long ago, "" where it can."""
    if read.earliest is not None and read.earliest > _tomorrow():
        return "is yet to come"
    last = read.edtf.rpartition("/")
    if last[1] and len(last[2]) == 10 and read.latest and read.latest > _tomorrow():
        return "ends on a day that is yet to come"
    if read.latest is not None and read.latest.year < _FIRST_YEAR:
        return f"is before {_FIRST_YEAR}"
    return ""


def _tomorrow() -> date:
    return date.today() + timedelta(days=1)


def _read(found: re.Match[str]) -> tuple[str, str]:
    numeric = found["iso"] or found["n"]
    if numeric:
        words = numeric
    else:
        month = re.sub(r"[()\\/]", " ", found["m"])
        words = " ".join(filter(None, (found["d"], found["d2"], month, found["y"])))
    read = read_written(words)
    trouble = trouble_of(read)
    return (
        ("", f"“{shortened(found[0].strip())}” {trouble}: not used") if trouble else (read.edtf, "")
    )


def _why_not(quote: str, error: str) -> str:
    shown = f"“{shortened(quote)}”"
    if "two ways" in error:
        return f"{shown} can be read in two ways: not used"
    year_first = re.search(r"(?<!\d)\d{4}[/.-](\d{1,2})[/.-]\d{1,2}$", quote)
    if year_first and not 1 <= int(year_first[1]) <= 12:
        return f"{shown} cannot be a date, as there is no month {int(year_first[1])}: not used"
    if re.search(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,3}$", quote):
        return f"{shown} has no whole year: not used"
    return f"{shown} cannot be a date: not used"


def _weekday_of(word: str) -> int:
    plain = folded(word)
    for number, pattern in enumerate(_WEEKDAYS):
        if re.fullmatch(rf"(?:{pattern})[ءا]?\.?", plain):
            return number
    return -1

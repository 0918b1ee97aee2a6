# SPDX-License-Identifier: MIT
"""Who is named by words such as "Media Office, 3 April 2018, p. 12", and which day behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from standpoint.documents import written_dates
from standpoint.documents.traces import one_line, shortened
from standpoint.errors import DateError
from standpoint.model.dates import ReportDate, read_written

_DATED = re.compile(
    r"(?P<who>.*?)\s*(?:\s[/|–—-]|[/|]\s|,)\s*"
    r"(?P<date>(?:[^\W\d]+ \d{1,2}, ?)?[^/|,]*\d{4}|\d{1,2}/\d{1,2}/\d{4})"
)
# What is counted by numbers that look like years: resolutions 1970 and 2042 are two of them.
_NUMBERED = re.compile(
    r"\bresolutions?\b|قرار|(?:\b(?:res|decision|decree|law|document|doc|no|number)"
    r"|مرسوم|قانون|وثيقة|رقم)[\s.:]*$",
    re.IGNORECASE,
)
_FIRST_YEAR = 1900
_LONGEST_DATE = 60
_PAGE = re.compile(
    r"[\s,;،؛/|(–—-]+(?:(?:pp?\.?|pages?|pg\.|S\.|ص\.?|صفحة|الصفحة)\s?\d+(?:\s?[-–]\s?\d+)?)\)?\.?$",
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(
    r"[\s,;،؛/|(–—-]+(?P<when>(?:(?:last|date) )?(?:updated?|modified|changed|reviewed|accessed|"
    r"retrieved|viewed|visited|consulted|printed|downloaded|abgerufen|aktualisiert|zuletzt|consulté|"
    r"erişim(?: tarihi)?|(?:آخر|اخر) (?:تحديث|تعديل|زيارة)|(?:تم )?(?:ال)?(?:تحديث|وصول|اطلاع)|"
    r"تاريخ (?:الدخول|الوصول|الزيارة|الاطلاع)|شوهد)\b[^\d]{0,30}\d.*)$",
    re.IGNORECASE,
)
_BEFORE_DAY = re.compile(
    r"(?i)(?:[\s,;،؛/|(\[–—-]+(?:on|dated|vom|du|le|the|بتاريخ|في|يوم))?[\s,;،؛/|(\[–—-]*$"
)
_HIJRI = re.compile(
    r"(?i)\d{1,2} (?:Muharram|Safar|Rabi['’ʿ]?[\w\s-]{2,12}|Jumada[\w\s-]{2,12}|Rajab|Sha['’ʿ]?ban|"
    r"Ramadan|Shawwal|Dh?[uū]l?[\w\s'’-]{4,12}) 1[34]\d\d(?: ?A?H)?"
)
_SEPARATED = re.compile(r"[,;،؛/|(\[–—-]\s*(?:(?:on|dated|بتاريخ|في|يوم)\s+)?$", re.IGNORECASE)
# "Alliance of 14 March", "قوى 14 آذار": the day is a part of the name.
_OF_THE_NAME = re.compile(
    r"(?i)\b(?:of|for|since|movement|forces|alliance|coalition|bloc|camp|brigade|party|university|"
    r"battalion|front|conference|congress|declaration|revolution)\s*$"
)
_OWN_WORK = re.compile(
    r"(?i)(?:the )?(?:(?:authors?(?:['’]s?)?|our)(?: own)?|own|eigene|propres?)\s+"
    r"(?:[\w-]+\s+){0,2}"
    r"(?:calculations?|computations?|compilations?|elaborations?|estimat(?:es?|ions?)|analys[ei]s|"
    r"illustrations?|figures?|design|research|survey|work|berechnung(?:en)?|darstellung|calculs?)\b"
    r".*|(?:based on|adapted from|calculated (?:from|by|on)|compiled (?:from|by the))\b.*|"
    r"(?:من )?(?:إعداد|اعداد|حسابات|تجميع) (?:المؤلف|الباحث|الكاتب)\w*.*|"
    r"(?:بالاعتماد على|استنادا? (?:إلى|الى)|استناداً (?:إلى|الى)).*"
)


@dataclass(frozen=True, slots=True)
class Source:
    """Who is named, "" for nobody, and what stands behind: a date, or why there is none.

    `date` is as it is written. `doubt` are words on a number that need not be a year, `hint` words
    on a day that is none of publication or cannot be told.
    """

    who: str
    date: str = ""
    doubt: str = ""
    hint: str = ""


def read(stated: str) -> Source:
    """Return what the words behind "Source:" say.

    The dotted form 05.01.2017 puts the day first in this genre. What somebody calculated from the
    figures of others was published by none of these.
    """
    stated = " ".join(stated.split())
    if _OWN_WORK.fullmatch(stated):
        return Source("", hint=f"“{shortened(stated)}” is what figures rest on: not used")
    stated, hint = _without_visits(stated)
    if _date(stated) and not re.fullmatch(r"\d+", stated):
        return Source("", stated)
    parted, closed = _separated(stated), _at_the_end(stated)
    # "Office April 3, 2018": what the comma parts is not the whole day.
    if parted and closed and (parted.doubt or re.fullmatch(r"\d{4}", parted.date)):
        parted = None
    found = parted or closed or Source(stated)
    return replace(found, who=_PAGE.sub("", found.who), hint=found.hint or hint)


def _without_visits(stated: str) -> tuple[str, str]:
    """Return words without pages and days on which somebody looked, and what to say of these."""
    hint = ""
    while True:
        stated, pages = _PAGE.subn("", stated)
        looked = _LOOKED_AT.search(stated)
        if looked:
            stated = stated[: looked.start()]
            hint = f"“{shortened(looked['when'].rstrip(' )'))}” is not publication: not used"
        if not (pages or looked):
            return stated, hint


def _separated(stated: str) -> Source | None:
    """Return the name and the date that a sign parts: "Office / 05.01.2017", "Office, 2016"."""
    dated = _DATED.fullmatch(stated)
    # Numbers that are no date are noted; words with a number belong to the name.
    if not dated or not (_date(dated["date"]) or re.fullmatch(r"[\d./]+", dated["date"])):
        return None
    who, written = dated["who"], dated["date"]
    date = _date(written)
    bare = date is not None and date.precision not in ("day", "month", "season")
    if date is not None and bare and (_NUMBERED.search(who) or not _is_past(date)):
        return Source(who, doubt=f"says “{one_line(written)}”, which need not be a year")
    return Source(who, written)


def _at_the_end(stated: str) -> Source | None:
    """Return the name and the day that closes the words with nothing but a space before it."""
    closed = stated.rstrip(" )].")
    for day, hint in _days(closed):
        at = closed.rfind(day)
        before = closed[:at] if at > 0 and at + len(day) == len(closed) else ""
        who = _BEFORE_DAY.sub("", before)
        if not re.search(r"[^\W\d_]", who) or _OF_THE_NAME.search(who):
            continue
        if "no year" in hint and not (day.isascii() or _SEPARATED.search(before)):
            continue
        return Source(who, "" if hint else day, hint=hint)
    return None


def _days(words: str) -> list[tuple[str, str]]:
    """Return the last day in words, each with why it is none that counts, "" where it does."""
    found: list[tuple[str, str]] = []
    span = written_dates.span(words)
    if span is not None and span.edtf:
        return [(span.quote, "")]
    at = 0
    while (day := written_dates.first(words, at)) is not None:
        found = [(day.quote, "")]
        at = day.end
    latin = _HIJRI.search(words)
    hijri = written_dates.in_hijri(words) or (latin[0] if latin else "")
    yearless = written_dates.without_year(words)
    if hijri:
        found.append((hijri, f"“{hijri}” is of the Hijri calendar: not converted"))
    if yearless and re.search(r"\d", yearless):
        found.append((yearless, f"“{yearless}” has no year"))
    return found


def _date(written: str) -> ReportDate | None:
    clean = one_line(written)
    if len(clean) > _LONGEST_DATE:
        return None
    try:
        found = read_written(clean)
    except DateError:
        return None
    return found if found.datable else None


def _is_past(date: ReportDate) -> bool:
    """Return whether a report can be of these years: no later than this one, not before 1900."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return False
    return first.year >= _FIRST_YEAR and last.year <= datetime.now().year

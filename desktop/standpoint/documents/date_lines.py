# SPDX-License-Identifier: MIT
"""What a single line says of its date: a dateline, a line that is nothing but a date, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from standpoint.documents import bylines, known_places, not_places, written_dates
from standpoint.documents.traces import one_line, shortened
from standpoint.documents.written_dates import CLOCK, Written

SHORT = 110
"""Characters; a longer line is a paragraph."""

_MOST_PLACE = 48
_LONGEST_SPAN = 140
_LABEL = re.compile(
    r"(?:(?:date(?: of (?:publication|issue|release))?|dated|published|publication date|posted|"
    r"released?(?: date)?|issued|release date|date published|date posted|publié|"
    r"date de publication|veröffentlich(?:t|ung)|erschienen|datum|yayın tarihi|tarih)"
    r"(?: (?:on|at|le|am))?"
    r"|(?:ال)?تاريخ(?: (?:ال)?(?:نشر|إصدار|اصدار|صدور))?|ن[ُ]?شر(?:ت)?(?: (?:في|بتاريخ|يوم))?|"
    r"صدر(?:ت)? (?:في|بتاريخ)|بتاريخ|حرر (?:في|بتاريخ)|نشر بتاريخ)"
    r"\s*[:：،-]?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?:{_LABEL.pattern})(?<=[\s:：،-])\s*(?P<value>\S.*)", re.IGNORECASE)
_KIND = re.compile(
    r"(?:(?:for immediate release|press release|news release|press statement|media release|"
    r"statement|official statement|communiqué(?: de presse)?|press briefing|déclaration|"
    r"(?:presse|medien)(?:mitteilung|erklärung)|erklärung|basın açıklaması|"
    r"بيان(?: صحفي| رسمي| إعلامي)?|تصريح صحفي|خبر صحفي|بلاغ صحفي)"
    r"(?:\s*(?:no|nr|number|رقم)?\.?\s*\(?\d{1,4}\)?)?)\s*[:،,|–—-]?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:last )?(?:updated?|modified|edited|changed|reviewed|accessed|retrieved|printed|"
    r"stand|aktualisiert|geändert|mis à jour|modifié|güncelleme)(?: on| at| am| le)?\s*[:：]?|"
    r"(?:آخر|اخر) (?:تحديث|تعديل)\s*[:：]?|(?:تم )?(?:ال)?تحديث(?: في)?\s*[:：]?|"
    r"حُدّث(?: في)?\s*[:：]?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?P<place>[^\W\d_][\w\u064b-\u0652’'`ʿ.-]*"
    r"(?:[\s,،/]{1,2}(?:[^\W\d_][\w\u064b-\u0652’'`ʿ.-]*)){0,5}?)"
    r"\s*(?P<sign>[,،/|:]|\s?[–—]|\s-|\()?\s*"
)
_OTHER_WEEKDAY = re.compile(
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|"
    r"mercredi|jeudi|vendredi|samedi|dimanche|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|"
    r"pazar)",
    re.IGNORECASE,
)
_SMALL = frozenset(["al", "el", "de", "la", "le", "of", "the", "and", "bin", "ez", "ad"])
_SUFFIX = re.compile(
    r"\s*(?:[|•·–—-]\s*)?(?:"
    r"(?:(?:in|In|IN|في)\s+[^\W\d_][^\n,;.!?]{1,40})|(?:(?:by|By|BY|بقلم)\s+[^\W\d_][^\n;!?]{1,50})"
    r"|(?:[|•·]?\s*(?:last )?(?:updated|modified)\b.{0,60})|(?:[|•·]\s*[^\W\d_][^\n;!?]{0,40})"
    r"|(?:\([^\W\d_][^()\d\n]{1,30}\))|(?:[(\[]?\s*(?:local time|GMT|UTC)\s*[)\]]?)"
    r"|(?:\d+ (?:comments?|views|min read).*)"
    r")?\s*[.،,)\]|]?\s*",
    re.IGNORECASE,
)
_CLOCK_OF_PAGE = re.compile(
    r"\s*[|•·/–—-]?\s*(?:(?:AR|TR|EN|FR|KU|DE|RU|ES|English|Türkçe|Kurdî|العربية|عربي|Français|"
    r"Login|Sign in|Home|Search|Menu|\d{1,2}\s?°\s?C?|°C?|الرئيسية|بحث|دخول)"
    r"(?:\s*[|•·/–—-]\s*|\s+|$)){1,8}",
)
_SEPARATOR = re.compile(
    r"\)?\s*(?:\((?P<agency>[^()\d]{2,30})\)\s*)?(?:\s*[–—]\s*|\s-{1,2}\s|:\s|\s?/\s?)(?=\S)"
)
_AGENCY = re.compile(
    r"\b(?:AFP|AP|Reuters|REUTERS|Xinhua|dpa|DPA|Anadolu Agency|SANA|NNA|UPI|ANHA)\s+$"
)
_ALSO_HIJRI = re.compile(r"^.{0,60}?\d{3,4}\s?هـ?\s?[،,-]?\s?الموافق\s?(?:ل\s?ـ?\s?)?")
# "ISTANBUL (Agency) - 9 May 2017 - …": the agency stands before the day.
_AGENCY_BEFORE = re.compile(r"\s*\([^\W\d_][^()\d]{1,30}\)(?=\s*[,،–—-]?\s*$)")
_SPANNED = re.compile(
    r"[^\W_]\.?\s?[-–—‒/&,،]\s?[^\W_]|\d\s(?:to|till|until|bis|au|and|und|et|و|[إا]ل[ىي]|حت[ىي])\s?\d"
)
_SAYS_OF_WHAT = re.compile(r"(?:vom|du)\s", re.IGNORECASE)
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")
_SURELY = re.compile(
    r"(?:date of (?:publication|issue|release)|publication date|date published|date posted|"
    r"(?:ال)?تاريخ (?:ال)?نشر)\s*[:：-]?",
    re.IGNORECASE,
)
_AFTER_CLOCK = re.compile(rf"^{CLOCK}", re.IGNORECASE)
_OPENS_TEXT = re.compile(rf"{CLOCK}?\s*[\"“«A-Z\d\u0620-\u064a]")

Kind = Literal[
    "labelled", "line", "dateline", "opening", "place line", "doubtful line", "doubtful dateline"
]
"""The doubtful ones have words before the day that could be a place and are not known as one."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line says of its date.

    `refused` says why the date is not that of the report; `placed` is False where a line begins
    with the bare date, as the entries of a chronology do.
    """

    kind: Kind | None
    date: Written
    quote: str
    refused: str = ""
    placed: bool = True


def is_date_line(line: str) -> bool:
    """Return whether a line is nothing but a date, with its label, place, clock or category."""
    found = read(line.strip(), first=False)
    return found is not None and found.kind in ("labelled", "line", "place line", None)


def is_label(line: str) -> bool:
    """Return whether a line only says that a date follows, or what kind of text it opens."""
    plain = _VOWEL_SIGNS.sub("", " ".join(line.split()).strip("*_# "))
    return any(one.fullmatch(plain) for one in (_LABEL, _KIND))


def read(line: str, *, first: bool) -> DateLine | None:
    """Return what a line says of its date, None where it bears none in such a place.

    Args:
        line: one line of a text.
        first: whether it is the first, in which a page pasted into one line begins with its date.
    """
    line = " ".join(line[:400].split()).strip("*_# ")
    several = _labelled_span(line) if re.search(r"\d", line) else None
    if several is not None:
        return several
    line = _ALSO_HIJRI.sub("", line)
    opening = line[: SHORT + _MOST_PLACE]
    date = _date_in(opening) if re.search(r"\d", opening) else None
    if date is None:
        return None
    before = opening[: date.start].strip().lstrip("[(").lstrip()
    before, from_agency = _AGENCY_BEFORE.subn(" ", before)
    before = before.strip()
    after = line[date.end :]
    tail = _AFTER_CLOCK.sub("", after)
    closed = "(" in before and after.startswith(")")
    quote = one_line(opening[: date.end + closed].strip("([ "))
    return _labelled(before, tail, date, quote, line, first=first) or _placed(
        before, after, tail, date, quote, first=first, from_agency=from_agency > 0
    )


def _date_in(opening: str) -> Written | None:
    """Return the first date, which is a span where a day is only its end: "5-7 May 2017"."""
    date = written_dates.first(opening)
    span = written_dates.span(opening) if _SPANNED.search(opening) else None
    if span is None or (date is not None and not span.start <= date.start < span.end):
        return date
    # "12 May 2017 – 15 May 2017": what is spoken of.
    return date if len(re.findall(r"\d{4}", span.quote)) > 1 else span


def _labelled_span(line: str) -> DateLine | None:
    """Return the several days that stand behind a label: "Date: 12 May 2017 – 15 May 2017"."""
    found = _LABELLED.fullmatch(_VOWEL_SIGNS.sub("", line)) if len(line) <= _LONGEST_SPAN else None
    if found is None or len(re.findall(r"\d+", found["value"])) < 3:
        return None
    days = written_dates.stated_span(found["value"].rstrip(" .،,"))
    return DateLine("labelled", days, one_line(line)) if days is not None else None


def _labelled(
    before: str, tail: str, date: Written, quote: str, line: str, *, first: bool
) -> DateLine | None:
    before = _VOWEL_SIGNS.sub("", before)
    # "Date of publication 7 May 2017 Talks …": a page that was pasted into one line.
    surely = _SURELY.fullmatch(before) is not None and _OPENS_TEXT.match(tail) is not None
    if surely and (first or len(line) <= SHORT) and date.is_day:
        return DateLine("labelled", date, quote)
    if len(line) > SHORT:
        return None
    if before and _CHANGED.fullmatch(before.strip()):
        return DateLine(None, date, quote, f"“{shortened(quote)}” is not publication: not used")
    if before and _LABEL.fullmatch(before) and _SUFFIX.fullmatch(tail):
        return DateLine("labelled", date, quote)
    if before and _KIND.fullmatch(before.strip()) and _SUFFIX.fullmatch(tail):
        return DateLine("line", date, quote)
    return None


def _placed(
    before: str,
    after: str,
    tail: str,
    date: Written,
    quote: str,
    *,
    first: bool,
    from_agency: bool,
) -> DateLine | None:
    separator = _SEPARATOR.match(tail)
    if separator and _is_span(tail[separator.end() :]):
        return None
    if not before:
        return _bare(after, tail, date, quote, separator is not None, first=first)
    agency = _AGENCY.search(before + " ")
    if first and agency and date.weekday and date.is_day and _OPENS_TEXT.match(after):
        return DateLine("opening", date, date.quote)
    place = _PLACE.fullmatch(before + " ") or _PLACE.fullmatch(before)
    names = place is not None and not _SAYS_OF_WHAT.match(date.quote) and date.is_day
    if place is None or not names or place["sign"] == ":" or not _could_be_place(place["place"]):
        return None
    known = known_places.is_known(place["place"]) or _OTHER_WEEKDAY.fullmatch(place["place"])
    # "HARBOUR (Agency) - 9 May 2017 - …": no other lines begin so.
    by_agency = place["place"].isupper() and (from_agency or (separator and separator["agency"]))
    is_sure = bool(known or by_agency)
    if separator and (place["sign"] or place["place"].isupper()):
        return DateLine("dateline" if is_sure else "doubtful dateline", date, quote)
    is_all = re.fullmatch(r"\)?\s*(?:\([^\W\d_][^()\d]{1,30}\)\s*)?[.،,]?", tail)
    return DateLine("place line" if is_sure else "doubtful line", date, quote) if is_all else None


def _is_span(rest: str) -> bool:
    """Return whether another date follows: "12 May 2017 – 15 May 2017" is what is spoken of."""
    other = written_dates.first(rest[:30])
    return other is not None and other.start < 3


def _bare(
    after: str, tail: str, date: Written, quote: str, separated: bool, *, first: bool
) -> DateLine | None:
    if _CLOCK_OF_PAGE.fullmatch(tail.strip()) and tail.strip():
        return DateLine(None, date, quote, f"page clock {_short(date)}, not used")
    if _SUFFIX.fullmatch(tail) and len(tail) <= 70:
        return DateLine("line", date, quote, placed=False)
    if separated and date.is_day:
        return DateLine("dateline", date, quote, placed=False)
    # "Wednesday 07 December 2016 135 civilians …": a page that was pasted into one line.
    is_one = date.is_day and not date.is_span
    if first and is_one and _OPENS_TEXT.match(after) and (date.weekday or _is_title(after)):
        return DateLine("opening", date, quote)
    return None


def _is_title(after: str) -> bool:
    """Return whether a name in capitals follows a day: no English sentence goes on so."""
    return re.match(r"\s[A-Z][a-z]+ [^\W\d]", after) is not None


def _could_be_place(words: str) -> bool:
    """Return whether words can be the name of a place: names in capitals, or Arabic ones."""
    parts = re.split(r"[\s,،/]+", _VOWEL_SIGNS.sub("", words).strip())
    if len(words) > _MOST_PLACE or any(map(not_places.is_one, parts)):
        return False
    if bylines.is_body(words):
        return False
    arabic = re.match("[\u0620-\u06ff]", words) is not None
    if arabic:
        return len(parts) <= 3
    # "Deir ez-Zor", "Aleppo countryside"
    if not words[:1].islower() and known_places.is_known(words):
        return True
    return all(part[:1].isupper() or part.casefold() in _SMALL for part in parts if part)


def _short(date: Written) -> str:
    words = date.quote.removeprefix(date.weekday).strip(" ,،")
    return shortened(words)

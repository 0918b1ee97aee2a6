# SPDX-License-Identifier: MIT
"""Which days belong to an event: those that go on from the line above, those of an invitation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LONGEST = 110
_OPEN_END = re.compile(
    r"(?:(?:^|[\s(])(?:since|of|on|in|at|from|by|until|till|before|after|between|during|for|to|the|"
    r"and|dated|منذ|في|من|بتاريخ|يوم|قبل|بعد|حتى|إلى|الى|عن|على|بين))\s*$",
    re.IGNORECASE,
)
# "Harbour Council Resolution 2254", and not "Talks on Resolution 2254".
_EVENT = re.compile(
    r"\banniversar(?:y|ies)\b|\bcommemorat\w+|\bdeadline\b|\bclosing date\b|"
    r"\b(?:ال|ب|ل|لل)?ذكرى\b|الموعد النهائي|[آا]خر موعد|^(?:ال)?قرار\b.*\d|"
    r"^(?:the\s)?(?-i:[A-Z][\w.’'-]*\s)*resolution\s(?:no\.?\s|number\s)?[A-Z/]{0,5}\d",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:conference|congress|summit|forum|seminar|workshop|symposium|round ?table|training|"
    r"course|festival|exhibition|session|meeting|visit)s?\b|"
    r"\b(?:ال|لل)?(?:مؤتمر|ملتقى|منتدى|ندوة|ورشة|دورة|قمة|مهرجان|معرض|اجتماع|زيارة)\b",
    re.IGNORECASE,
)
_OF_A_REPORT = re.compile(
    r"(?:(?:press|joint|official|final|closing|media)\s)*(?:statement|release|communiqué|speech|"
    r"remarks|message|press)\b|(?:ال)?(?:بيان|تصريح|كلمة|بلاغ|رسالة|خطاب)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[\W_]*(?P<label>[^\W\d_][^\n:：\d]{1,24}?)[*_\s]*[:：]")
_VENUES = frozenset((
    "venue", "where", "hall", "meeting place", "veranstaltungsort", "مكان الانعقاد",
    "مكان اللقاء", "مكان الاجتماع", "القاعة",
))  # fmt: skip
_TIMES = frozenset((
    "time", "hour", "start time", "الزمان", "الوقت", "الساعة", "التوقيت", "uhrzeit", "heure",
))  # fmt: skip
_PLACES = frozenset(("place", "location", "المكان", "ort", "lieu", "yer"))
_TITLES = frozenset(("title", "headline", "subject", "العنوان", "عنوان"))
_PROVENANCE = frozenset((
    "author", "authors", "by", "source", "publisher", "outlet", "url", "link", "from", "language",
    "المصدر", "الكاتب", "المؤلف", "الناشر", "الرابط", "الجهة",
))  # fmt: skip


def goes_on(above: str, *, bare: bool) -> bool:
    """Return whether a day belongs to the line above it: "Ten years since", then the day.

    Args:
        above: the line above the one with the day.
        bare: whether the day stands alone and without a place.
    """
    above = above.strip().strip("*_# ")
    return _OPEN_END.search(above) is not None or (bare and above.endswith((":", "：")))


def names_event(above: str) -> bool:
    """Return whether a line is of an event that has a day of its own, such as an anniversary."""
    return _is_of(_EVENT, above)


def names_meeting(above: str) -> bool:
    """Return whether a line is of a conference, a course or a visit, which last days."""
    return _is_of(_MEETING, above)


def _is_of(event: re.Pattern[str], line: str) -> bool:
    line = line.strip().strip('*_#“”" ')
    is_short = len(line) <= _LONGEST
    return is_short and event.search(line) is not None and not _OF_A_REPORT.match(line)


def labels_around(lines: Sequence[str], at: int) -> list[str]:
    """Return the labels of line `at` and of the lines such as "Venue: …" around it."""
    found: list[str] = []
    for part in (range(at, len(lines)), range(at - 1, -1, -1)):
        for number in part:
            labelled = _LABELLED.match(lines[number][:_LONGEST])
            if labelled is None:
                break
            found.append(labelled["label"])
    return found


def is_invitation(labels: Iterable[str]) -> bool:
    """Return whether the labels beside that of a day are those of an event and not of a report.

    A report may name its place and the hour of its publication, where it says whose it is.
    """
    own = {" ".join(label.casefold().split()) for label in labels}
    if own & _VENUES:
        return True
    if own & _PROVENANCE:
        return False
    return bool(own & _TIMES or (own & _PLACES and not own & _TITLES))

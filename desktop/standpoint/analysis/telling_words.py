# SPDX-License-Identifier: MIT
"""Which words may tell a theme: not those of dates, nor what statements of any theme say."""

from __future__ import annotations

from functools import cache

from standpoint.text.folding import fold
from standpoint.text.function_words import FUNCTION_WORDS

FEWEST_LETTERS = 3

_CALENDAR = {
    "en": """
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    """,
    "ar": """
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
        الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت اليوم أمس
    """,
}
_LIGHT = {
    "en": """
        according add affirm announce ask become began begin bring call came come comes coming
        confirm consider continue declare describe discuss emphasise emphasize explain express find
        found gave get give given go going hear held highlight hold include including keep kept know
        known made make making meet meeting meetings mention met need needs note point put reiterate
        remain report respond said saw say says see seek seem seen speak spoke stress take tell
        think thought told took underline underscore urge use used using want warn went year years
    """,
    "ar": """
        قال قالت يقول تقول أكد أكدت يؤكد تأكيد أضاف أضافت أشار أشارت إشارة شدد شددت
        أعلن أعلنت ذكر ذكرت صرح صرحت أوضح أوضحت وصف جاء جاءت تم يتم اعتبر لفت نوه
        بحث ناقش عقد طالب دعا قام عام سنة
    """,
}


def can_be_term(word: str, language: str) -> bool:
    """Tell whether a folded word may be a term: no function word, number, month or day."""
    return (
        len(word) >= FEWEST_LETTERS
        and word.replace("'", "").isalpha()
        and word not in FUNCTION_WORDS.get(language, frozenset())
        and word not in _calendar(language)
    )


@cache
def _calendar(language: str) -> frozenset[str]:
    return frozenset(fold(_CALENDAR.get(language, "")).text.split())


@cache
def light_words(language: str) -> frozenset[str]:
    """Return folded words that tell nothing alone, and something in a collocation at most."""
    return frozenset(fold(_LIGHT.get(language, "")).text.split())

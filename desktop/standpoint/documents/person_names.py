# SPDX-License-Identifier: MIT
"""Whether words can be names of people: at least two that are no words of the language."""

from __future__ import annotations

import re

from standpoint.model.date_words import NAMES

_COMMON = frozenset(
    """
    accident acclamation agency agreement air all alone an and any anyone appointment arab armed
    arms author autumn ballot barrel bike blood boat bombs boots bread brute bullet bullets bus
    candlelight car category century chance chemical chemistry choice civil coalition committee
    community comparison consensus consent contrast contributor contributors correspondent
    council country crook date dawn day days death decade decision decree deeds default
    definition degrees demand democracy design dialogue dint diplomacy division dusk eid evening
    example executive extension faith fall family far fear fire first foot force foreign fri
    friday friends general god government grace guest hand head heart her his hook hope horse
    human hunger international invitation justice land last law letter light local love majority
    means media member members midnight military mistake mon monday month moonlight morning my
    name national nature necessity night night-time nightfall no noon not number numbers office
    officer only opposition order other others our party peace pen people permission phone plane
    political popular popularity post power president press private proxy public rail ramadan
    reader readers reason reference regime region regional reporter reporters request resolution
    right rights road royal rule same sanctions sat saturday sea section sheer ship side siege
    source special spring staff starvation state stealth steel step subject summer sun sunday
    sunrise sunset sword syrian team terror the their theme then there thu thur thurs thursday
    time title today tomorrow tonight topic torture train truck truth tue tues tuesday us vote
    walking war water way ways weapons wed wednesday week wind winter word words world year
    yesterday your
    """.split()  # noqa: SIM905
)
_PARTICLES = frozenset(
    """
    abd abdul abu al an and as at bin bint da de del della den der di du el es et ibn ou the um umm
    und van von y
    """.split()  # noqa: SIM905
)
_ARABIC_TITLES = frozenset(
    """
    السيد السيدة الشيخ الدكتور الدكتورة د الأستاذ الاستاذ الأستاذة الاستاذة المحامي المحامية الكاتب
    الكاتبة الصحفي الصحفية المهندس المهندسة العميد العقيد اللواء السفير القاضي الباحث الباحثة
    """.split()  # noqa: SIM905
)
_ARABIC_NAMES = frozenset("الياس الحسن الحسين المثنى المعتصم الطيب المنصف المنصور".split())  # noqa: SIM905
_ARABIC_COMMON = frozenset(
    """
    رصاص حبر جاف أحمر احمر أزرق ازرق أسود اسود حر حرة رئيس رئيسة مدير مديرة محرر
    محررة هيئة أسرة اسرة فريق مراسل مراسلة مراسلنا خاص قسم كاتب كاتبة مواطن مواطنة
    لاجئ لاجئة شاهد عيان طالب طالبة سوري سورية عربي عربية مجهول مجهولة
    """.split()  # noqa: SIM905
)


def could_be(name: str, text: str) -> bool:
    """Return whether at least two words of a name are names and nothing else.

    What `text` writes in small letters too is a word of its language, as "Invitation" may be.
    """
    if re.match("[\u0620-\u06ff]", name):
        return _could_be_arabic(name)
    words = [word.strip(".,") for word in re.split(r"[\s’'-]+", name)]
    names = {
        word.casefold()
        for word in words
        if word[:1].isupper() and word.casefold() not in _PARTICLES
    }
    names = {word for word in names if word not in _COMMON and word not in NAMES}
    small = set(re.findall(r"[^\W\d_]+", text[:20_000])) if len(names) > 1 else set()
    return len(names - small) > 1


def _could_be_arabic(name: str) -> bool:
    words = re.sub("[\u064b-\u0652\u0640]", "", name).replace(".", " ").split()
    while words and words[0] in _ARABIC_TITLES:
        words = words[1:]
    if len(words) < 2 or (words[0].startswith("ال") and words[0] not in _ARABIC_NAMES):
        return False
    return not any(word in _ARABIC_COMMON for word in words[:2])

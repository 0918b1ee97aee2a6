# SPDX-License-Identifier: MIT
"""The words in which dates are written, English, Arabic and others, with what each stands for.

All are in the one spelling that `folded` makes: no vowel signs, ا for every alif, ه for ة.
"""

from __future__ import annotations

import re
import unicodedata

EXAMPLES = "Write 12 June 2024, June 2024, about June 2024, May to June 2024 or 2024-06-12."

_MONTHS = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec",
    # The Levant and Iraq.
    "كانون_الثاني كانون_ثاني كانون_ثان|شباط|اذار|نيسان|ايار مايس|حزيران|تموز|اب|ايلول|"
    "تشرين_الاول تشرين_اول|تشرين_الثاني تشرين_ثاني تشرين_ثان|كانون_الاول كانون_اول",
    # Egypt, the Gulf and Libya.
    "يناير|فبراير|مارس|ابريل|مايو|يونيو يونيه|يوليو يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر",
    # Algeria and Tunisia.
    "جانفي|فيفري|مارس|افريل|ماي|جوان|جويليه|اوت|سبتمبر|اكتوبر|نوفمبر|ديسمبر",
    # Morocco and Mauritania.
    "يناير|فبراير|مارس|ابريل|ماي|يونيو|يوليوز|غشت|شتنبر|اكتوبر|نونبر|دجنبر",
    # French, German and Turkish; capitals may lose their signs.
    "janvier|février fevrier|mars|avril|mai|juin|juillet|août aout|septembre|octobre|novembre|"
    "décembre decembre",
    "januar jänner|februar|märz maerz|april|mai|juni|juli|august|september|oktober|november|"
    "dezember",
    "ocak|şubat|mart|nisan|mayıs mayis|haziran|temmuz|ağustos|eylül|ekim|kasım kasim|aralık aralik",
)
_SEASONS = ("spring ربيع", "summer صيف", "autumn fall خريف", "winter شتاء")
_MEANINGS = {
    "about": "about approximately approx around circa ca c roughly ~ نحو حوالي قرابه تقريبا",
    "perhaps": "perhaps possibly probably maybe ? ربما لعله",
    "to": "to through till bis au – الي",
    "and": "and و",
    "between": "between بين",
    "from": "from since منذ",
    "min": "من",
    "until": "until حتي",
    "": "the of in on le den vom du a.d. ad ce في عام لعام سنه لسنه شهر يوم فصل م ميلادي "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد",
}
UNDATED = {"undated", "unknown", "no date", "n.d.", "بلا تاريخ", "بدون تاريخ", "غير مورخ"}
NOWHERE = ("unknown date", "تاريخ مجهول")

_VAGUE = (
    "early mid middle late beginning start end منتصف اواسط اوسط اوائل اول بدايه مطلع مستهل "
    "اواخر اخر نهايه ختام"
)
_TWO_MONTHS = {"تشرين": "تشرين الأول or تشرين الثاني", "كانون": "كانون الأول or كانون الثاني"}
_HIJRI = (
    "ه هجري هجريه ah محرم المحرم صفر رجب شعبان رمضان شوال جمادي ذو ذي القعده الحجه hijri muharram "
    "safar rajab shaban ramadan shawwal"
)

_PARTS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3,
    "4th": 4, "الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الاخير": 4,
}  # fmt: skip


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


NAMES = _names()
LONG = {name: sign for name, sign in NAMES.items() if " " in name}


def ordinal(word: str) -> int:
    """Return which quarter or half a word names, 0 for none."""
    return _PARTS.get(word, 0)


def refusal(word: str, text: str) -> str:
    """Return why a word cannot be part of a date, and what to write; `text` is the whole."""
    shown = next((own for own in text.split() if _alike(own, word)), word)
    because = f"“{text}” cannot be read as a date"
    if shown != text.strip():
        because += f", because of “{shown}”"
    if word in _VAGUE.split():
        return (
            f"{because}, which has no fixed ends. "
            "Write those that you mean, such as 10 to 20 June 2024 or May to August 2024."
        )
    if word in _TWO_MONTHS:
        return f"{because}: two months are named so. Write {_TWO_MONTHS[word]}."
    if word in _HIJRI.split() or (word.endswith("ه") and word[:-1].isdigit()):
        return (
            f"{because}, which is of the Hijri calendar. "
            "Write the day in the Gregorian calendar, such as 12 June 2024."
        )
    if word.strip("'’").isdigit():
        return f"“{text}”: write the year with four digits, such as 12 June 2024."
    return f"{because}. {EXAMPLES}"


def _alike(own: str, word: str) -> bool:
    return folded(own).strip(".") == word


def folded(text: str) -> str:
    """Fold case, digits, dashes, spaces and Arabic spelling, so that each word has one form."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    # Vowel signs, tatweel and direction marks are not part of a word's spelling here.
    plain = re.sub("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200e\u200f\u2066-\u2069]", "", plain)
    plain = plain.translate(str.maketrans("أإآٱىیةؤک؟", "اااايي" + "هوك?"))
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in plain)
    return " ".join(re.sub("[‒–—―−]", "–", re.sub("[,،()]", " ", plain)).split())

# SPDX-License-Identifier: MIT
"""Whether a name in a sentence is only spoken about: by its neighbours, not by grammar."""

from __future__ import annotations

import re

_SPOKEN_TO = re.compile(
    r"(?:\b(?:with|against|to|from|on|in|at|by|between|towards?|for|about|over|under|via"
    r"|before|upon|into|through)(?: the)?"
    r"|(?<!\w)(?:مع|ضد|إلى|من|على|في|عن|بين|نحو))\s*$",
    re.IGNORECASE,
)
# What a body makes or holds is named by it, and is no body that speaks.
_MADE = (
    r"(?:resolutions?|res\.|decisions?|decrees?|agreements?|accords?|treat(?:y|ies)|conventions?"
    r"|charter|protocols?|invitations?|initiatives?|proposals?|plans?|roadmap|summits?|meetings?"
    r"|sessions?|conferences?|mandates?|sanctions|vetoe?s?|membership|seats?)"
)
_MADE_ARABIC = (
    r"(?:قرار|قرارا|قرارات|مقررات|اتفاق|اتفاقات|اتفاقية|معاهدة|ميثاق|بروتوكول|دعوة|دعوات|مبادرة"
    r"|مبادرات|مقترح|اقتراح|خطة|قمة|جلسة|جلسات|اجتماع|اجتماعات|مؤتمر|عقوبات|عضوية|مقعد|مقر)"
)
_MADE_BEFORE = re.compile(
    rf"(?:\b{_MADE} of(?: the)?|(?<!\w)[وف]?[بكل]?{_MADE_ARABIC})\s*$", re.IGNORECASE
)
_MADE_AFTER = re.compile(rf"\s+(?:(?-i:[A-Z0-9])\S*\s+)?{_MADE}(?!\w)", re.IGNORECASE)

# Who speaks for a body is named by it, too: "the Coalition's spokesman said".
_GENITIVE = re.compile(r"['’]s?(?=\s)")
_SPEAKS_FOR_IT = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:[\w-]+\s+){0,5}?(?:spokes\w+|president|vice|head|leader|chair\w*|secretar\w+|director"
    r"|delegation|group|team|body|representatives?|members?|committee|commission|department|office|bureau|board"
    r"|media|council|assembly|ministry|minister)(?!\w)",
    re.IGNORECASE,
)

# A word that looks like a verb before a name makes it the verb's object, save these.
_NO_VERB = (
    r"(?:its|his|this|thus|as|was|is|has|does|news|always|besides|perhaps|whereas|across|yesterday"
    r"|sometimes|afterwards|during|including|regarding|following|according|concerning|united"
    r"|\w+days?)"
)
_IRREGULAR = (
    r"(?:met|told|saw|held|gave|took|sent|brought|sought|left|made|put|beat|hit|quit|thank|urge|ask"
    r"|meet|join|back|support|reject|condemn|welcome|defend|accuse|praise|call)"
)
_OBJECT = re.compile(
    rf"\b(?!{_NO_VERB}\b)(?:[\w-]{{2,}}(?:[^s\W]s|ed|ing)|{_IRREGULAR})(?:\s+(?:the|a|an))?\s+$"
    r"|\b(?:we|they|to|will|would|must|should|can|may|could|shall|not)\s+[a-z]+(?: the)?\s+$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?؟:\n–—]")
_FIRST_WORD = re.compile(r"\w[\w'’-]*\W*(?:the\s+)?$", re.IGNORECASE)

# In Arabic the verb stands first, then its subject; a noun with its article ends that.
_ARABIC_VERB = (
    r"(?:دعا|دعت|يدعو|تدعو|أكد|يؤكد|رحب|يرحب|طالب|يطالب|تطالب|أدان|يدين|تدين|شكر|يشكر|أيد|يؤيد|تؤيد"
    r"|رفض|يرفض|ترفض|انتقد|ينتقد|التقى|يلتقي|استنكر|ناشد|يناشد|حمل|اتهم|يتهم|دعم|يدعم|هاجم|يهاجم)ت?"
)
_ARABIC_DAY = r"(?:اليوم|الآن|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)"
_ARABIC_OBJECT = re.compile(
    rf"(?<!\w)و?{_ARABIC_VERB}(?:\s+ال\w+)*?\s+(?!{_ARABIC_DAY}(?!\w))ال\w+\s+$"
)


def is_only_spoken_about(words: str, start: int, end: int) -> bool:
    """Return whether the name at `start` to `end` is not who speaks in these words.

    It is not behind a word such as "with", as part of the name of what it made ("Security Council
    Resolution 2254"), in the genitive save before those who speak for it, or as a verb's object.
    """
    before, after = words[:start], words[end:]
    if _SPOKEN_TO.search(before) or _MADE_BEFORE.search(before) or _MADE_AFTER.match(after):
        return True
    genitive = _GENITIVE.match(after)
    if genitive and (genitive[0][-1] == "s" or words[end - 1] == "s"):
        owned = after[genitive.end() :]
        if not _SPEAKS_FOR_IT.match(owned):
            return True
    clause = _SENTENCE_END.split(before)[-1]
    if _ARABIC_OBJECT.search(clause):
        return True
    # The first word of a sentence has nobody before it who could do what it says.
    found = _OBJECT.search(clause)
    return found is not None and not _FIRST_WORD.fullmatch(clause.lstrip())

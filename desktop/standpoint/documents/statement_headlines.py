# SPDX-License-Identifier: MIT
"""Whose statement a headline names: that "by X on …" is X's, "by X angers …" is about one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standpoint.documents import known_actors, known_places

# What the statement is about ends the name of who made it.
_ABOUT = re.compile(
    r"\s+(?:on|about|regarding|following|at|after|marking|to|for|against|condemning|"
    r"calling|ahead|over|as|with|under|dated|in|welcoming|rejecting|denouncing|urging|demanding|"
    r"announcing|warning|responding|commemorating|supporting|حول|بشأن|بخصوص|في|بمناسبة|إلى|عقب|"
    r"بعد|تعليقا|تعليقاً|ردا|رداً|على|ضد|من أجل|خلال|يوم|بتاريخ)(?:\s.*)?$"
    r"|\s+(?-i:[a-z]{3,}ing)(?:\s.*)?$"
    r"|\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d]+\.?,?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d|"
    r"(?-i:[A-Z][a-z]+)\s+\d{1,2},\s+\d{4}).*$"
    r"|\s*(?:[,،(\[–—|-]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\b\w)\.)(?:\s.*)?$|[.،,]$",
    re.IGNORECASE | re.DOTALL,
)
# "Network for Human Rights" and "Families for Freedom" are whole names; days are not part of one.
_FOR = re.compile(
    r"\s+for\s+(?:the\s+)?(?!(?:[^\s]+\s+){0,3}(?:Day|Eid|Week|Month|Year|Anniversary|Ramadan|"
    r"Christmas|Easter|Nowruz)\b)[A-Z][^\s,،.(\[–—|-]*(?:\s+(?:and\s+)?[A-Z][a-z]+)*"
)
_LISTED = re.compile(r"\s*,\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,4}?(?:,|\s+and\s|\s*$)")
_SIDE = r"(?:by|in|as|from|over|amid|after|at|on|against|with|and)"
# What headlines say of a statement; none of these words stands in a name.
_SAID_OF = re.compile(
    rf"""(?ix)\b(?:
    is|isn['’]t|was|wasn['’]t|were|are|has|have|had|did|does|do|will|would|could|should|must|
    might|not|never|by|that|which|(?-i:who)|untrue|false|fake|forged|wrong|unheeded|unanswered|
    unnoticed|misread|overturned|hacked|doctored|
    draws?|drew|sparks?|angers?|surprises?|shocks?|stuns?|splits?|divides?|raises?|stirs?|causes?|
    provokes?|prompts?|triggers?|ignites?|outrages?|irks?|upsets?|worries|alarms?|baffles?|
    embarrasses|contradicts?|ignores?|omits?|leaves?|fails?|falls?|goes|comes?|gets?|meets?|
    faces?|finds?|wins?|loses?|makes?|takes?|gives?|shows?|reveals?|exposes?|hints?|suggests?|
    appears?|seems?|remains?|causes|hits?|misses|backfires?|circulates?|confirms?|disputes?|
    questions|threatens?|undermines?|overshadows?|welcomed|met|seen|called|deemed|dubbed|slammed|
    condemned|rejected|refused|denounced|dismissed|denied|disputed|contested|criticised|
    criticized|withdrawn|retracted|removed|deleted|leaked|forgotten|misquoted|mistranslated|
    mocked|ridiculed|blocked|censored|published|read|received|hailed|praised|
    (?:banned|ignored|delayed|postponed|broken|attacked|challenged|questioned)(?=\s+{_SIDE}\b)
    )\b"""
)
# These say what stands in it: it may be theirs.
_SAYS = re.compile(
    r"(?i)\b(?:condemns?|calls?|urges?|rejects?|welcomes?|demands?|warns?|announces?|denies|"
    r"says?|accuses?|blames?|denounces?|expresses|affirms?|stresses|insists?|claims?|criticis?es)\b"
)
_OF_OTHERS = re.compile(r"(?i)\b(?:says?|said|claims?|claimed|according\s+to|report(?:s|ed))\b")
_ON_IT = re.compile(
    r"(?i)(?<!\bwhat )(?<!\bwho )(?<!\bwhich )(?<!\bthat )(?<!\bwhere )(?<!\bhow )(?<!\bas )"
    r"\b(?:is|was|were|has|have|did|does|draws?|drew|sparks?|angers?|surprises?|shocks?|"
    r"stirs?|provokes?|prompts?|triggers?|outrages?|contradicts?|(?:rejected|condemned|denounced|"
    r"dismissed|refused|disputed|slammed|criticised|criticized|welcomed|leaked)(?=\s+(?:by|in)\b))\b"
)
_LOWER_IN_NAMES = frozenset(
    """
    of and for the to & und van von de del della di da der al el ibn bin bint abu
    president vice chair chairman chairwoman chairperson co-chair co-chairs spokesman spokeswoman
    spokesperson spokespeople commander minister ministers representative leader envoy ambassador
    secretary general head member members director coordinator opposition delegation council
    committee commission ministry department office party movement union organisation
    organization government assembly front forces foundation institute centre center association
    network group bloc alliance brigade brigades federation platform parliament presidency
    """.split()  # noqa: SIM905
)
_ARTICLE_INSIDE = re.compile(
    r"(?i)(?<!\bof)(?<!\band)(?<!\bfor)(?<!\bto)(?<!&)(?<!\bsave)\s(?:the|an?)\s"
)
_PLURALS = re.compile(
    r"(?i).*(?:ers|ors|ists|ents|ians|forces|affairs|nations|friends|rights|united|armed|ss)"
)
_ARABIC_SAID_OF = frozenset(
    """
    يثير تثير أثار أثارت يلقى تلقى لقي لقيت يواجه تواجه ووجه يغضب تغضب أغضب أغضبت يفاجئ تفاجئ فاجأ
    فاجأت يكشف كشف مرفوض مرفوضة مدان مدانة ليس ليست غير كاذب مزور مزورة مفبرك ملفق باطل لا لم لن ما
    هو هي كان كانت يشعل أشعل يصدم صدم يحرج أحرج يهدد هدد قوبل قوبلت يقابل يقسم قسم يصل وصل يبقى بقي
    يتجاهل تجاهل تتجاهل تنتقده انتقده انتقدته تنتقد تدينه أدانه أدانته ترفضه رفضه رفضته يرفضه يدينه
    ينتقده وصفه وصفته تصفه يصفه أربك يربك تربك سبب يسبب يفجر فجر صحيح يناقض ناقض يخلو
    """.split()  # noqa: SIM905
)
# "يهز", "يشغل": what else begins so within a name is that of a person or of a place.
_ARABIC_VERB = re.compile(
    "ي(?!وسف|اسين|ونس|حيى|عقوب|برود|زن|زيد|اسر|امن|سار|سرى|سري|عرب|افا|رموك|من|مين|وم|هود)"
    "[\u0621-\u064a]{2,}"
)
_ARABIC_SAYS = frozenset(
    """
    يدين تدين أدان أدانت يرفض ترفض رفض رفضت يستنكر تستنكر استنكر يطالب تطالب طالب طالبت يدعو تدعو
    دعا دعت يؤكد تؤكد أكد أكدت يعلن تعلن أعلن أعلنت ينفي تنفي نفى نفت يتهم تتهم اتهم اتهمت يرحب
    ترحب رحب رحبت يحذر تحذر حذر حذرت يندد تندد ندد يعرب تعرب يشدد تشدد
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Maker:
    """Who may have made a statement; `sure` where nothing but its subject or a date follows."""

    name: str
    sure: bool


def maker(words: str) -> Maker | None:
    """Return who made a statement by the words behind "Statement by", None where they are about it.

    A verb behind the name makes a headline about a statement. What it may be is returned as not
    sure where the verb says what stands in the statement, or words follow that are in no name.
    """
    name, rest = _parted(" ".join(words.split()))
    if re.match("[\u0620-\u06ff]", name):
        return _arabic(name, rest)
    is_apart = rest.lstrip()[:1] in tuple(",–—-(")
    about = (_OF_OTHERS if is_apart else _ON_IT).search(rest)
    if about is not None or _SAID_OF.search(name, _behind_first(name)):
        return None
    says = _SAYS.search(name, _behind_first(name))
    if says is not None:
        return _unsure(name[: says.start()].strip())
    if _LISTED.match(rest):
        return _unsure(name)  # the first of several
    return Maker(name, sure=True) if known_actors.is_known(name) else _unless_more_follows(name)


def _unless_more_follows(name: str) -> Maker | None:
    """Return who is named where no words stand in it that are in no name."""
    words_of = name.split()
    foreign = next((at for at, one in enumerate(words_of) if at and _is_foreign(one)), None)
    if foreign is not None:
        before = " ".join(words_of[:foreign])
        # "Syrian civil society" is not "Syrian".
        return _unsure(before) if foreign > 1 or _is_somebody(before) else None
    if _ARTICLE_INSIDE.search(name):
        return None
    before = _known_before_a_verb(words_of)
    return _unsure(before) if before else Maker(name, sure=True)


def _parted(words: str) -> tuple[str, str]:
    """Return the name and what stands behind it."""
    for about in _ABOUT.finditer(words):
        name = words[: about.start()]
        whole = _FOR.match(words, about.start())
        if whole is not None and not known_actors.is_known(name.strip()):
            longer = words[: whole.end()]
            behind = _ABOUT.search(words, whole.end())
            if behind is not None and behind.start() == whole.end():
                return longer, words[whole.end() :]
            return words, ""
        return name, words[about.start() :]
    return words, ""


def _behind_first(name: str) -> int:
    """Return where the second word begins; the first is one of the name, as "May" is."""
    return len(name.partition(" ")[0])


def _is_foreign(word: str) -> bool:
    """Return whether a word of small letters stands in no name."""
    if not word[:1].islower() or re.match(r"[a-z]{1,2}[-’']", word):
        return False
    return word not in _LOWER_IN_NAMES


def _known_before_a_verb(words: list[str]) -> str:
    """Return a known actor or a country before what may be a verb: "Turkey Irks Damascus"."""
    for length in range(1, len(words) - 1):
        verb, name = words[length], " ".join(words[:length])
        if not re.fullmatch(r"(?i)[a-z]{2,}(?:s|ed)", verb) or _PLURALS.fullmatch(verb):
            continue
        if _is_somebody(name) or _is_somebody(" ".join(words[length + 1 :])):
            return name
    return ""


def _is_somebody(name: str) -> bool:
    known = (known_actors.is_known, known_places.is_country, known_places.is_known)
    return any(is_it(name) for is_it in known)


def _unsure(name: str) -> Maker | None:
    return Maker(name, sure=False) if name else None


def _arabic(name: str, rest: str) -> Maker | None:
    words = name.split()
    for at, word in enumerate(words):
        if at and word in _ARABIC_SAID_OF:
            return None
        if at and word in _ARABIC_SAYS:
            return _unsure(" ".join(words[:at]))
        if at > 1 and _ARABIC_VERB.fullmatch(word):
            return None
    if any(word in _ARABIC_SAID_OF for word in rest.split()[2:] if word not in ("ما", "لا", "غير")):
        return None
    return Maker(name, sure=True)

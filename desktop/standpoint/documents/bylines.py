# SPDX-License-Identifier: MIT
"""Who speaks, as far as a text says so above itself: bylines and "Statement by …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from standpoint.documents import known_actors, known_places, person_names, statement_headlines
from standpoint.model.findings import Finding, Strength

_TOP = 6
_LONGEST = 140
_BYLINE = re.compile(
    r"(?:(?P<label>(?i:by|author|written by|posted by|issued by|الكاتب|الكاتبة|بقلم|إعداد)\s*:)\s*"
    r"|(?:By|BY|بقلم)\s+)"
    r"(?P<who>[^\W\d_][^\n:;!?،]{2,70}?)(?:\s*[|•–—-]\s.*|\s*,\s.*)?"
)
_STATEMENT = re.compile(
    r"(?:(?:joint|official|press|closing|final|political|important|explanatory)\s+)?"
    r"(?:statement|communiqué|communique|declaration|press release|letter|message|address|"
    r"appeal)\s+(?:issued\s+)?(?P<way>by|from)\s+(?:the\s+)?(?P<who>[^\W\d_][^\n:;!?]{2,110})",
    re.IGNORECASE,
)
_ARABIC = re.compile(
    r"(?:بيان|تصريح|بلاغ|نداء|رسالة)(?:\s+(?:صحفي|رسمي|مشترك|هام|سياسي|ختامي|إعلامي))?"
    r"\s+(?:صادر|صادرة)\s+(?:عن|من)\s+(?P<who>[^\W\d_][^\n:;!?]{2,110})"
)
_NOBODY = re.compile(
    r"(?i)(?:the )?(?:admin(?:istrator)?|editors?|(?:\S+ ){0,3}staff|news ?(?:room|desk)|webmaster|"
    r"us|them|phone|email|e-mail|hand|"
    r"(?:.*\s)?front ?lines?|home front|"
    r"(?:هيئة|رئيس|رئيسة|مدير|أسرة|اسرة|فريق|قسم)? ?(?:ال)?(?:تحرير|محرر|محررة|مراسل|مراسلنا)|"
    r"law|force|consensus|necessity|nature|far|now|then|way of .*|contrast|\w+ing\b.*)"
)

_PLACE = re.compile(r"(?<=\w) in [A-Z][\w’' -]*$")
# How something is done, not who does it: "By Order of the Court", "By the Rivers of Babylon".
_PHRASE = re.compile(r"(?i)^(?:the|an?|no|our)\s|\s(?:of|the|our|or|by|to)\s|['’]s\s")

_BODY = re.compile(
    r"(?i)\b(?:council|committee|coalition|commission|ministry|department|office|party|movement|"
    r"union|organi[sz]ation|government|assembly|front|forces|foundation|institute|cent(?:er|re)|"
    r"association|network|group|fraktion|bundes\w+|\w*amt|\w*ministerium)\b"
    r"|هيئة|ائتلاف|حزب|وزارة|مجلس|حركة|لجنة|منظمة|مكتب|حكومة"
)
_HEADS = re.compile(
    r"(?i)\b(?:agency|alliance|army|assembly|authority|bloc|brigades?|bureau|campaign|communit(?:y|ies)|"
    r"congress|court|delegation|embassy|federation|initiative|league|mission|nations|observatory|"
    r"parliament|platform|presidency|secretariat|society|syndicate|tribunal|universit(?:y|ies))\b"
)
_ARABIC_HEADS = re.compile(
    r"(?:ال)?(?:هيئة|هيأة|هيئات|ائتلاف|حزب|أحزاب|وزارة|مجلس|مجالس|حركة|لجنة|لجان|منظمة|منظمات|مكتب|حكومة|"
    r"جبهة|اتحاد|رابطة|نقابة|تجمع|تيار|جيش|فصائل|قوى|قوات|كتلة|مؤسسة|مؤسسات|مركز|شبكة|جمعية|جامعة|"
    r"أمانة|امانة|رئاسة|سفارة|بعثة|وفد|محكمة|برلمان|تحالف|منصة|مبادرة|مرصد|إدارة|ادارة|دائرة|"
    r"وكالة|ملتقى|جماعة|مفوضية|قيادة|غرفة)"
)
# Vowel signs and tatweel, but not the signs that make another letter.
_VOWEL_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670]")
_ROLE = re.compile(
    r"(?:(?:vice|deputy|acting|former|un|special|permanent)[ -])*"
    r"(?:president|chair\w*|spokes\w+|head|secretary|ministers?|envoy|coordinator|members|representative|director|ambassador|"
    r"high representative|commissioner|speaker)\s+(?:of|for|to)\s+(?:the\s+)?[A-Z]",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Return whether a name says that it is that of a body and not of a person."""
    return _BODY.search(name) is not None


def bare(name: str) -> str:
    """Return the letters and digits of a name, by which it is the same in all its spellings."""
    return "".join(re.findall(r"\w", name.casefold().removeprefix("the ")))


def joined(names: str, leave_out: Collection[str] = ()) -> str:
    """Return several names parted by commas alone, without those in `leave_out` (see `bare`)."""
    parts = re.split(r"\s*,\s*(?:(?:and|und|et|y|&)\s+)?|\s*;\s*", " ".join(names.split()))
    return ", ".join(part for part in dict.fromkeys(parts) if part and bare(part) not in leave_out)


def find(text: str, title: str = "") -> Iterator[Finding]:
    """Yield who is named as the author or as the one who makes a statement.

    It is "likely" where it is a body, a known actor or names of people, and "weak" where the words
    may as well say what a text comes from ("Message from the Past") or how something is done. Only
    lines that say nothing else are looked at, in the first lines of a text, and its title. Names
    are found whether or not a line bears vowel signs, and come without them.
    """
    lines = [line for line in text[:1_500].split("\n") if line.strip()][:_TOP]
    found: dict[str, Finding] = {}
    for written in (part.strip("*_# \t") for part in (title, *lines)):
        line = _VOWEL_SIGNS.sub("", written)
        if not line or len(line) > _LONGEST:
            continue
        for pattern, where in (
            (_STATEMENT, "“Statement by …”"),
            (_ARABIC, "“بيان صادر عن …”"),
            (_BYLINE, "byline"),
        ):
            read = pattern.fullmatch(line)
            if read is None:
                continue
            is_byline = pattern is _BYLINE
            maker = None if is_byline else statement_headlines.maker(read["who"])
            words = read["who"] if is_byline else maker.name if maker else ""
            who = _name(words, byline=is_byline, labelled=bool(is_byline and read["label"]))
            if who and not _is_where_from(who, read):
                is_sure = (maker is None or maker.sure) and _is_sure(who, read, text)
                strength: Strength = "likely" if is_sure else "weak"
                found.setdefault(who.casefold(), Finding("actor", who, where, strength, written))
                break
    yield from found.values()


def _is_where_from(who: str, read: re.Match[str]) -> bool:
    """Return whether it is a place that a text comes from: "Letter from Damascus"."""
    is_by = (read.groupdict().get("way") or "").casefold() == "by"
    return known_places.is_known(who) or (not is_by and known_places.is_country(who))


def _is_sure(who: str, read: re.Match[str], text: str) -> bool:
    """Return whether it is somebody who speaks, and not what a text comes from or is done by."""
    if is_collective(who) or known_actors.is_known(who):
        return True
    parts = read.groupdict()
    if "label" not in parts and parts.get("way", "from").casefold() == "from":
        return False  # "Letter from the Past"
    if parts.get("label"):
        return True
    if parts.get("way") and _ROLE.match(who):
        return True
    is_acronym = re.fullmatch(r"[A-Z][A-Z-]{1,8}", who) is not None and not read[0].isupper()
    # "By Rivers and Wells"
    if "label" in parts and any(len(one.split()) < 2 for one in re.split(r"(?i)\sand\s", who)):
        return False
    return (is_acronym and "way" in parts) or person_names.could_be(who, text)


def is_collective(name: str) -> bool:
    """Return whether several words name a body by what stands first: "Council of …"."""
    if len(name.split()) < 2:
        return False
    if re.match("[\u0620-\u06ff]", name):
        return _ARABIC_HEADS.fullmatch(name.split(maxsplit=1)[0]) is not None
    last = re.split(r"(?i)\s(?:of|for|in|on|at|from|and)\s", name, maxsplit=1)[0].split()[-1]
    return is_body(last) or _HEADS.search(last) is not None


def _name(words: str, *, byline: bool, labelled: bool) -> str:
    who = " ".join(words.split()).strip(" .,،-–—\"“”'")
    if byline:
        who = _PLACE.sub("", who)
    if byline and not labelled and _PHRASE.search(who):
        # Of what begins so, only bodies are names: "By the Harbour Council".
        who = re.sub(r"(?i)^the ", "", who)
        if not (is_collective(who) or known_actors.is_known(who)):
            return ""
    parts = who.split()
    if not parts or len(parts) > (6 if byline else 14) or _NOBODY.fullmatch(who):
        return ""
    if who.isascii() or re.match("[A-Za-zÀ-ɏ]", who):
        # A name is written in capitals: "by force of arms" is none.
        named = [part for part in parts if part[:1].isupper()]
        return who if parts[0][:1].isupper() and 2 * len(named) >= len(parts) else ""
    return who

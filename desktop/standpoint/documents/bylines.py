# SPDX-License-Identifier: MIT
"""Who speaks, as far as a text says so above itself: bylines and "Statement by …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from standpoint.model.findings import Finding

_TOP = 6
_LONGEST = 140
_BYLINE = re.compile(
    r"(?:(?i:by|author|written by|posted by|issued by|الكاتب|الكاتبة|بقلم|إعداد)\s*:\s*"
    r"|(?:By|BY|بقلم)\s+)"
    r"(?P<who>[^\W\d_][^\n:;!?،]{2,70}?)(?:\s*[|•–—-]\s.*|\s*,\s.*)?"
)
_STATEMENT = re.compile(
    r"(?:(?:joint|official|press|closing|final|political|important|explanatory)\s+)?"
    r"(?:statement|communiqué|communique|declaration|press release|letter|message|address|"
    r"appeal)\s+(?:issued\s+)?(?:by|from)\s+(?:the\s+)?(?P<who>[^\W\d_][^\n:;!?]{2,110})",
    re.IGNORECASE,
)
_ARABIC = re.compile(
    r"(?:بيان|تصريح|بلاغ|نداء|رسالة)(?:\s+(?:صحفي|رسمي|مشترك|هام|سياسي|ختامي|إعلامي))?"
    r"\s+(?:صادر|صادرة)\s+(?:عن|من)\s+(?P<who>[^\W\d_][^\n:;!?]{2,110})"
)
# What the statement is about ends the name of who made it.
_ABOUT = re.compile(
    r"\s+(?:on|about|regarding|concerning|following|in|at|after|marking|to|for|against|condemning|"
    r"calling|ahead|over|as|with|under|dated|حول|بشأن|بخصوص|في|بمناسبة|إلى|عقب|بعد|تعليقا|تعليقاً|"
    r"ردا|رداً|على|ضد|من أجل|خلال|يوم|بتاريخ)(?:\s.*)?$|\s*[,،.(\[–—|-](?:\s.*)?$|[.،,]$",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = re.compile(
    r"(?i)(?:the )?(?:admin(?:istrator)?|editors?|(?:\S+ ){0,3}staff|news ?(?:room|desk)|webmaster|"
    r"us|them|phone|email|e-mail|hand|"
    r"law|force|consensus|necessity|nature|far|now|then|way of .*|contrast|\w+ing\b.*)"
)


_BODY = re.compile(
    r"(?i)\b(?:council|committee|coalition|commission|ministry|department|office|party|movement|"
    r"union|organi[sz]ation|government|assembly|front|forces|foundation|institute|cent(?:er|re)|"
    r"association|network|group|fraktion|bundes\w+|\w*amt|\w*ministerium)\b"
    r"|هيئة|ائتلاف|حزب|وزارة|مجلس|حركة|لجنة|منظمة|مكتب|حكومة"
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
    """Yield who is named as the author or as the one who makes a statement, as "likely".

    Only lines that say nothing else are looked at, in the first lines of a text, and its title.
    """
    lines = [line for line in text[:1_500].split("\n") if line.strip()][:_TOP]
    found: dict[str, Finding] = {}
    for line in (part.strip("*_# \t") for part in (title, *lines)):
        if not line or len(line) > _LONGEST:
            continue
        for pattern, where in (
            (_STATEMENT, "“Statement by …”"),
            (_ARABIC, "“بيان صادر عن …”"),
            (_BYLINE, "byline"),
        ):
            read = pattern.fullmatch(line)
            who = _name(read["who"], byline=pattern is _BYLINE) if read else ""
            if who:
                found.setdefault(who.casefold(), Finding("actor", who, where, "likely", line))
                break
    yield from found.values()


def _name(words: str, *, byline: bool) -> str:
    who = words if byline else _ABOUT.sub("", words)
    who = " ".join(who.split()).strip(" .,،-–—\"“”'")
    parts = who.split()
    if not parts or len(parts) > (6 if byline else 14) or _NOBODY.fullmatch(who):
        return ""
    if who.isascii() or re.match("[A-Za-zÀ-ɏ]", who):
        # A name is written in capitals: "by force of arms" is none.
        named = [part for part in parts if part[:1].isupper()]
        return who if parts[0][:1].isupper() and 2 * len(named) >= len(parts) else ""
    return who

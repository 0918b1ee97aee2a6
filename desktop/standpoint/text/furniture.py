# SPDX-License-Identifier: MIT
"""Furniture: what stands on a page beside the report, and is not counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from standpoint.documents import header_lines
from standpoint.model.reports import Sentence
from standpoint.text.folding import Folded, fold

LONGEST_HEADLINE = 30  # words; a longer line that repeats is a paragraph pasted twice

# All patterns meet folded text: lower case, straight apostrophes, no vowel signs, أ as ا, ة as ه.
_LINE = re.compile(
    r"(?:logo(?: \w+)?|helpful keywords|advertisement"
    r"|recommend(?:ed)? articles?|related (?:articles|posts|news|stories)"
    r"|share (?:this|on)(?: \w+){0,3}|print this (?:page|article)|all rights reserved"
    r"|كلمات (?:مفتاحيه|دلاليه)|مواضيع ذات صله|جميع الحقوق محفوظه|شارك(?: \w+){0,2})[\s.:!]*"
)
_LINE_START = re.compile(
    r"read (?:also|more) ?:|see also ?:|also read ?:|related ?:|tags ?:|(?:helpful )?keywords ?:"
    r"|© |copyright ©|translated (?:and edited )?by "
    r"|(?:اقرا|شاهد|طالع|انظر) (?:ايضا|المزيد) ?:?"
    r"|كلمات (?:مفتاحيه|دلاليه) ?:|الوسوم ?:"
)
# Without such a place no sentence of a text can be a source, and most texts have none.
_NAMED_SOURCE = re.compile(
    r":(?:(?<=source:)|(?<=sources:)|(?<=source\s:)|(?<=sources\s:)"
    r"|(?<=\s\s:)|(?<=المصدر:)|(?<=المصادر:)|(?<=المصدر\s:)|(?<=المصادر\s:))"
)
_SOURCE = re.compile(r"[(\[] ?(?:sources?|المصدر|المصادر) ?:")
_BARE_SOURCE = re.compile(r"(?:sources?|المصدر|المصادر) ?: ?(?:\S+\s+){0,7}\S+\s*")
_LETTER = re.compile(r"[^\W_]")
# One of these stands in every disclaimer; most reports hold none of them.
_DISCLAIMER_SIGNS = (
    *("translated", "verified", "responsibility", "expressed", "necessarily"),
    *("بالضروره", "مترجم", "ترجم", "يتحقق", "تتحقق"),
)
_DISCLAIMER = re.compile(
    r"(?:this|the) (?:article|report|story|text|piece|interview)"
    r" was translated(?: and edited)? by\b"
    r"|has not verified the (?:contents?|accuracy of)\b"
    r"|^responsibility for the (?:information|content|contents|views|opinions)\b"
    r"|^the (?:views|opinions)(?: and (?:views|opinions))? expressed (?:in|here|are)\b"
    r"|do(?:es)? not necessarily (?:reflect|represent) the (?:views?|opinions?|position)\b"
    r"|لا (?:ت|ي)(?:عبر|عكس|مثل)(?:ان|ون)? بالضروره عن"
    r"|^(?:هذا|هذه) (?:المقال|الماده|التقرير) (?:مترجمه?|ترجم)"
    r"|لم (?:يتحقق|تتحقق)(?: \w+){0,4} من (?:صحه|محتوي|مضمون)"
)


Kind = Literal["label", "source", "disclaimer", "headline", "no words"]


@dataclass(frozen=True, slots=True)
class Sign:
    """By what a sentence is known to be furniture; `words` are those of a label, else empty."""

    kind: Kind
    words: str = ""


def mark(
    text: str,
    sentences: Sequence[Sentence],
    title: str | None = None,
    folded: Folded | None = None,
) -> tuple[Sentence, ...]:
    """Return the sentences with `furniture` set where they are not the report.

    Furniture are page labels, the lines "Title: …", "Date: …" that head a text, "Read also" lines,
    sources in brackets, disclaimers, lines without a letter or digit, and every copy of a headline
    that stands more than once. A heading that stands once is a sentence like any other.
    `title` counts as a headline however long it is. `folded` is the text folded, where the caller
    has it.
    """
    return tuple(
        sentence if sentence.furniture or sign is None else replace(sentence, furniture=True)
        for sentence, sign in zip(sentences, signs(text, sentences, title, folded), strict=True)
    )


def signs(
    text: str,
    sentences: Sequence[Sentence],
    title: str | None = None,
    folded: Folded | None = None,
) -> list[Sign | None]:
    """Return by what each sentence is furniture, None where its wording does not say so."""
    folded = folded or fold(text)
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda each: each.paragraph)]
    lines = [_folded(folded, group[0].start, group[-1].end) for group in paragraphs]
    copies = Counter(lines)
    headline = _folded(fold(title), 0, len(title)) if title else ""
    header = header_lines.read(text)
    disclaims = [sign for sign in _DISCLAIMER_SIGNS if sign in folded.text]
    has_source = _NAMED_SOURCE.search(folded.text) is not None
    found: list[Sign | None] = []
    for group, line in zip(paragraphs, lines, strict=True):
        whole = _of_line(line, text[group[0].start : group[-1].end])
        if group[-1].end <= header.end:
            whole = Sign("label", text[group[0].start : group[-1].end].partition(":")[0].strip())
        if whole is None and copies[line] > 1 and (line == headline or _is_headline(line)):
            whole = Sign("headline")
        if whole is not None or not (has_source or any(sign in line for sign in disclaims)):
            found += [whole] * len(group)
            continue
        inside_source = False
        for sentence in group:
            said = _folded(folded, sentence.start, sentence.end)
            bracketed = inside_source or _SOURCE.match(said) is not None
            inside_source = bracketed and not re.search(r"[)\]]", said)
            if bracketed or _BARE_SOURCE.fullmatch(said) is not None:
                found.append(Sign("source"))
            elif disclaims and _DISCLAIMER.search(said) is not None:
                found.append(Sign("disclaimer"))
            else:
                found.append(None)
    return found


def _of_line(line: str, stored: str) -> Sign | None:
    """Return by what a whole line is furniture; `stored` is the line as it stands in the text."""
    if _LETTER.search(line) is None:
        return Sign("no words")
    match = _LINE.fullmatch(line) or _LINE_START.match(line)
    if match is None:
        return None
    number = len(match.group().split())
    return Sign("label", " ".join(stored.split()[:number]).rstrip(" .:!"))


def _folded(folded: Folded, start: int, end: int) -> str:
    """Return a piece of the text as it is compared, with single gaps."""
    return " ".join(folded.text[folded.position(start) : folded.position(end)].split())


def _is_headline(line: str) -> bool:
    return line.count(" ") < LONGEST_HEADLINE and not line.rstrip('")').endswith((".", ";"))

# SPDX-License-Identifier: MIT
"""Furniture: what stands on a page beside the report, and is not counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from standpoint.model.reports import Sentence
from standpoint.text.folding import fold
from standpoint.text.tokens import words

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
_SOURCE = re.compile(r"[(\[] ?(?:sources?|المصدر|المصادر) ?:")
_BARE_SOURCE = re.compile(r"(?:sources?|المصدر|المصادر) ?: ?(?:\S+\s+){0,7}\S+\s*")
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


def mark(
    text: str, sentences: Sequence[Sentence], title: str | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences with `furniture` set where they are not the report.

    Furniture are page labels, "Read also" lines, sources in brackets, disclaimers, lines without
    a letter or digit, and every copy of a headline that stands more than once. A heading that
    stands once is a sentence like any other. `title` counts as a headline however long it is.
    """
    marked: list[Sentence] = []
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda each: each.paragraph)]
    lines = [fold(text[group[0].start : group[-1].end]).text for group in paragraphs]
    keys = [" ".join(words(line)) for line in lines]
    copies = Counter(keys)
    headline = " ".join(words(fold(title).text)) if title else ""
    for group, line, key in zip(paragraphs, lines, keys, strict=True):
        whole = (
            not key
            or _LINE.fullmatch(line) is not None
            or _LINE_START.match(line) is not None
            or (copies[key] > 1 and (key == headline or _is_headline(line, key)))
        )
        inside_source = False
        for sentence in group:
            folded = fold(text[sentence.start : sentence.end]).text
            bracketed = inside_source or _SOURCE.match(folded) is not None
            inside_source = bracketed and not re.search(r"[)\]]", folded)
            furniture = (
                sentence.furniture
                or whole
                or bracketed
                or _BARE_SOURCE.fullmatch(folded) is not None
                or _DISCLAIMER.search(folded) is not None
            )
            marked.append(replace(sentence, furniture=furniture))
    return tuple(marked)


def _is_headline(line: str, key: str) -> bool:
    return key.count(" ") < LONGEST_HEADLINE and not line.rstrip('")').endswith((".", ";"))

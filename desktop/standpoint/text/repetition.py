# SPDX-License-Identifier: MIT
"""Which lines of a publisher come back from report to report: slogans, datelines, "About us"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import takewhile
from typing import NamedTuple

from standpoint.model.reports import Sentence
from standpoint.text.compared import Compared
from standpoint.text.folding import fold
from standpoint.text.press_letters import Table

FEWEST = 4
"""In fewer reports of one publisher a line does not repeat: three may be one statement in parts."""

SHARE = 10
"""One report in so many must hold a line, so that a common phrase of a busy press office stays."""

COPY = 0.8
"""A report of which more than this repeats is a copy of another one, and says nothing of habits."""

_HEADING = 12  # words
_INTRODUCTION = 4  # words before a colon
_HEAD, _FOOT = 2, 4  # lines
_LINES_LOST = 2  # a text of no more lines, a title among them, lost its line breaks
_DATED = 15  # words; a date inside a longer line is what the line is about

_SIGN = re.compile(r"[^\w\s]")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN = {code: _SIGN.sub(" ", chr(code)) for code in range(128)}
_press_plain = Table(lambda letter: _SIGN.sub(" ", letter))
_ENDS = re.compile(r"[.!?;…。][\"')\]}»]*\Z")
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    "كانون الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين الاول|تشرين الثاني|كانون الاول|"
    "يناير|فبراير|مارس|ابريل|مايو|يوني[وه]|يولي[وه]|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"
)
_DAYS = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد"
)
_MONTH, _DAY, _YEAR = rf"(?:{_MONTHS})", r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?:{_DAYS}) )?"
    rf"(?:{_DAY} (?:of )?{_MONTH}(?: {_MONTH})?(?: {_YEAR})?|{_MONTH} {_DAY}(?: {_YEAR})?"
    rf"|{_MONTH} {_YEAR}|{_YEAR} {_DAY} {_DAY}|{_DAY} {_DAY} {_YEAR})"
    r"(?: (?:at )?\d{1,2} \d\d(?: [ap]m)?(?: gmt)?)?\b"
    # The number of a press release or a page; a resolution's has four digits and is kept.
    r"|(?<=\bno )\d{1,3}\b|(?<=\bnumber )\d{1,3}\b|(?<=\bpage )\d{1,3}\b|(?<=\bissue )\d{1,3}\b"
    r"|(?<=\bرقم )\d{1,3}\b|(?<=\bالعدد )\d{1,3}\b"
)


class Line(NamedTuple):
    """A sentence as it is compared with those of other reports.

    `key` is the same for the same words, whatever their case, punctuation and date. `apart` says
    that it stands where furniture stands: as a heading, or in the first or last lines of the text.
    """

    sentence: int
    key: int
    apart: bool


class Placed(NamedTuple):
    """A sentence of a report, to be looked for in others: `key` and `apart` as in Line.

    `key` is 0 where the sentence cannot be compared, `length` is in code points. `known` says
    that it is furniture already, by its wording.
    """

    key: int
    paragraph: int
    length: int
    apart: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """In how many reports a line stands that are no copies, and whether it is furniture for it."""

    reports: int
    furniture: bool


def least(reports: int) -> int:
    """Return in how many of so many reports of one publisher a line stands that is furniture."""
    return max(FEWEST, -(-reports // SHARE))


def key(words: str) -> int:
    """Return what a line is known by: 64 bits with a sign, 0 for a line that says nothing."""
    return _key(_SIGN.sub(" ", fold(words).text).split())


def lines(
    text: str, sentences: Sequence[Sentence], compared: Compared | None = None
) -> tuple[Line, ...]:
    """Return the sentences of a report that can be compared with those of others.

    Left out are those without a letter, and single words that do not stand alone in their line.
    `compared` is the report as it is compared, where the caller has it.
    """
    compared = compared or Compared(text, sentences)
    folded = compared.folded.text
    plain = _without_signs(folded)
    found: list[Line] = []
    last = sentences[-1].paragraph if sentences else 0
    sizes = Counter(sentence.paragraph for sentence in sentences)
    for sentence, (start, end) in zip(sentences, compared.spans, strict=True):
        words = plain[start:end].split()
        alone = sizes[sentence.paragraph] == 1
        if len(words) < (1 if alone else 2) or _LETTER.search(plain, start, end) is None:
            continue
        edge = sentence.paragraph <= _HEAD or sentence.paragraph > last - _FOOT
        heading = alone and not edge and _is_heading(folded[start:end].strip(), len(words))
        found.append(Line(sentence.index, _key(words), edge or heading))
    return tuple(found)


def _without_signs(folded: str) -> str:
    """Return a folded text with a space for every sign, one for one."""
    if folded.isascii():
        return folded.translate(_PLAIN)
    changed = _press_plain.changed(folded)
    return changed[0] if changed else _SIGN.sub(" ", folded)


def _is_heading(piece: str, words: int) -> bool:
    if piece.endswith(":"):
        return words <= _INTRODUCTION
    return words <= _HEADING and _ENDS.search(piece) is None


def _key(words: Sequence[str]) -> int:
    if not words:
        return 0
    said = " ".join(words)
    if len(words) <= _DATED and _DIGIT.search(said):
        said = _DATE.sub("#", said)
    digest = blake2b(said.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) or 1


def repeated(
    reports: Mapping[int, Sequence[Placed]],
    number: int,
    standing: Mapping[int, int] | None = None,
) -> dict[int, Repeated]:
    """Tell which lines of one publisher repeat: all that stand in FEWEST reports or more.

    A line is furniture if it stands in `least(number)` reports that are no copies of others, and
    in most places repeats as a whole line that is `apart`. A sentence that comes back among new
    ones is a formula of speech, and that is the report. In a text that lost its line breaks, a run
    of repeating sentences at its head or foot is taken for such a line.

    Args:
        reports: the sentences of each report in order; reports of which no line stands in FEWEST
            others may be left out.
        number: how many reports the publisher has.
        standing: in how many reports each line stands, where `reports` are but some of them.
    """
    counts = _standing(reports) if standing is None else standing
    candidates = {line for line, count in counts.items() if count >= FEWEST}
    originals = {
        report: sentences
        for report, sentences in reports.items()
        if not _is_copy(sentences, candidates)
    }
    if standing is None:
        counts = _standing(originals)
    standing = {line: count for line, count in counts.items() if line in candidates}
    enough = {line for line, count in standing.items() if count >= least(number)}
    furniture = _mostly_whole(originals.values(), enough)
    return {line: Repeated(count, line in furniture) for line, count in standing.items()}


def _mostly_whole(reports: Iterable[Sequence[Placed]], lines: set[int]) -> set[int]:
    """Return those of the lines that in most places repeat as a whole line, and apart."""
    places: Counter[int] = Counter()
    good: Counter[int] = Counter()
    for sentences in reports:
        fits = _whole(sentences, lines)
        for place, sentence in enumerate(sentences):
            if sentence.key in lines:
                places[sentence.key] += 1
                good[sentence.key] += fits[place]
    return {line for line in lines if 2 * good[line] >= places[line]}


def _standing(reports: Mapping[int, Sequence[Placed]]) -> Counter[int]:
    """Return in how many reports each line stands."""
    found: Counter[int] = Counter()
    for sentences in reports.values():
        found.update({sentence.key for sentence in sentences} - {0})
    return found


def _is_copy(sentences: Sequence[Placed], candidates: set[int]) -> bool:
    """Tell whether nearly all of a report that is not known furniture stands in others, too."""
    said = [sentence for sentence in sentences if not sentence.known]
    again = sum(sentence.length for sentence in said if sentence.key in candidates)
    return again > COPY * sum(sentence.length for sentence in said)


def _whole(sentences: Sequence[Placed], repeating: set[int]) -> list[bool]:
    """Tell of each sentence whether it belongs to a line that repeats as a whole, and apart."""
    again = [sentence.known or sentence.key in repeating for sentence in sentences]
    broken = {one.paragraph for one, is_again in zip(sentences, again, strict=True) if not is_again}
    fits = [
        is_again and sentence.apart and sentence.paragraph not in broken
        for sentence, is_again in zip(sentences, again, strict=True)
    ]
    if sentences[-1].paragraph - sentences[0].paragraph < _LINES_LOST:
        head = len(list(takewhile(bool, again)))
        foot = len(list(takewhile(bool, reversed(again))))
        for place in (*range(head), *range(len(again) - foot, len(again))):
            fits[place] = True
    return fits

# SPDX-License-Identifier: MIT
"""The numbers and dates of a text, the places where it gives them, and whether two texts agree.

Digits of every script count, names of months, and numbers in words; clocks do not. A place is known
by two words beside it: both before it, both after it, or one at either side. So a number is found
again where one side of it was rewritten, and at the very end of a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from standpoint.analysis import number_words
from standpoint.model.date_words import NAMES
from standpoint.text.folding import fold
from standpoint.text.near import spelled
from standpoint.text.tokens import parted, unseamed

Value = frozenset[str]
"""The digits and months that stand together: in any order, so that both ways of dates are one.

What stands there twice, as in 06-06-2016, bears a sign the second time.
"""

_Beside = tuple[str, ...]
"""Two words beside a number, and on which side."""

MOST = 5
"""Of so many numbers one may differ."""
_NEAR_AN_END = 40
"""Words from either end among which headlines, datelines and "Published" lines stand."""
_BEFORE = 3
"""Words before the date of a dateline at most: "Press release, Geneva, 5 May 2019"."""
_MANY = 2_500
"""Pairs of places at most that two words tell: in a long table they tell nothing, and cost much."""
_NUMBER = "#"
_LINE_END = re.compile(r"[\r\n]+")
_STOP = re.compile(r"[.!?] ")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_MONTHS = {
    " ".join(spelled(name)): sign
    for name, sign in NAMES.items()
    if sign.startswith("m") and sign[1:].isdigit()
}
_FIRST_OF_TWO = {name.split()[0] for name in _MONTHS if " " in name}
_STARTS = _MONTHS.keys() | _FIRST_OF_TWO | number_words.STARTS
_ALSO_WORDS = {"may", "mar", "march", "mars", "mart", "اب"}
"""Names of months that are other words too: alone they say no date."""
_PREPOSITIONS = {
    *("on", "in", "at", "by", "of", "for", "from", "to", "since", "until", "till", "before"),
    *("after", "during", "between", "and", "في", "منذ", "من", "الي", "حتي", "بعد", "قبل", "خلال"),
}
"""A date behind one of these is said of what happened, not of when the text came out."""
_PUBLISHING = {
    *("published", "posted", "updated", "modified", "released", "issued", "printed", "dated"),
    *("date", "نشر", "نشرت", "صدر", "تاريخ"),
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two texts agree in their numbers and dates; when they came out is kept apart.

    Attributes:
        places: numbers given by both in the same places, but for those in words: that "two" stands
            in both says little of another number.
        otherwise: numbers given by both in the same places, but not the same.
        fewer: the different numbers of the text that gives fewer, but for those in words.
        shared: those of them that the other text gives anywhere.
        redated: whether both say when they came out, and not the same.
    """

    places: int = 0
    otherwise: int = 0
    fewer: int = 0
    shared: int = 0
    redated: bool = False

    @property
    def same_facts(self) -> bool:
        """Return whether the texts may say the same of the same.

        One number of `MOST` may be a slip that was corrected, but not in a text of another date:
        that is next month's report. Where the words beside them changed too, a third of the numbers
        must be found again: headlines and page heads give some of their own.
        """
        if 3 * self.shared < self.fewer:
            return False
        slip = self.otherwise == 1 and self.places >= MOST and not self.redated
        return not self.otherwise or slip


NOT_COMPARED = Agreement()


class Numbers:
    """The numbers and dates of a text.

    Attributes:
        given: each number with what its place is known by.
        at: the places in `given` by that.
        in_words: the places in `given` of numbers in words.
        values: the different numbers, but for when the text came out.
        in_digits: those of them that stand there in digits or as dates.
        published: the dates in datelines and alone near the ends: when it came out. A repost may
            bear another.
    """

    def __init__(self, text: str) -> None:
        folded = fold(_LINE_END.sub(". ", text)).text
        folded = _GROUPED.sub("", _CLOCK.sub(" ", folded))
        pieces = [_masked(unseamed(parted(piece)).split()) for piece in _STOP.split(folded)]
        words = [word for piece, _ in pieces for word in piece]
        self.given: list[tuple[Value, tuple[_Beside, ...]]] = []
        self.at: dict[_Beside, list[int]] = defaultdict(list)
        self.in_words: set[int] = set()
        published: set[Value] = set()
        begin = 0
        for piece, given in pieces:
            for at, (value, date, in_words) in given.items():
                place = begin + at
                if date and _says_when(piece, at, place, len(words) - place):
                    published.add(value)
                    continue
                beside = tuple(_beside(words, place))
                for one in beside:
                    self.at[one].append(len(self.given))
                if in_words:
                    self.in_words.add(len(self.given))
                self.given.append((value, beside))
            begin += len(piece)
        self.values = frozenset(value for value, _ in self.given)
        self.in_digits = frozenset(
            value for at, (value, _) in enumerate(self.given) if at not in self.in_words
        )
        self.published = frozenset(published)


def agreement(one: Numbers, other: Numbers) -> Agreement:
    """Compare the numbers and dates of two texts; the order of the two makes no difference."""
    here, there = _facing(one, other), _facing(other, one)
    fewer, more = sorted((one, other), key=lambda numbers: len(numbers.in_digits))
    shared = sum(_among(value, more.values) for value in fewer.in_digits)
    if len(fewer.in_digits) == len(more.in_digits):
        shared = min(shared, sum(_among(value, fewer.values) for value in more.in_digits))
    redated = bool(one.published and other.published) and not any(
        _among(value, other.published) for value in one.published
    )
    return Agreement(
        min(
            len({mine.given[at][0] for at in met if at not in mine.in_words})
            for mine, met in ((one, here), (other, there))
        ),
        max(
            len(_otherwise(one, other, here, there)),
            len(_otherwise(other, one, there, here)),
        ),
        len(fewer.in_digits),
        shared,
        redated,
    )


def _facing(one: Numbers, other: Numbers) -> dict[int, set[int]]:
    """Return by its place each number where the other gives one too, with the places of these."""
    found: dict[int, set[int]] = {}
    for at, (_, known_by) in enumerate(one.given):
        facing = {
            place
            for beside in known_by
            if beside in other.at and len(one.at[beside]) * len(other.at[beside]) <= _MANY
            for place in other.at[beside]
        }
        if facing:
            found[at] = facing
    return found


def _otherwise(
    one: Numbers,
    other: Numbers,
    facing: Mapping[int, set[int]],
    back: Mapping[int, set[int]],
) -> set[Value]:
    """Return the numbers that the other text gives otherwise.

    Not those that face only numbers which stand there as they should: such a one was left out.
    """

    def stands(mine: Numbers, at: int, theirs: Numbers, places: Iterable[int]) -> bool:
        return _among(mine.given[at][0], {theirs.given[place][0] for place in places})

    return {
        one.given[at][0]
        for at, places in facing.items()
        if not stands(one, at, other, places)
        and not all(stands(other, place, one, back[place]) for place in places)
    }


def _among(value: Value, values: Collection[Value]) -> bool:
    """Tell whether a number is among others; a date without its year or day is the same date."""
    if value in values:
        return True
    if not _has_month(value):
        return False
    return any(_has_month(one) and (value <= one or one <= value) for one in values)


def _has_month(signs: Iterable[str]) -> bool:
    return any(sign.startswith("m") for sign in signs)


# Words and numbers ----------------------------------------------------------------------------


_Given = dict[int, tuple[Value, bool, bool]]
"""Numbers by their places, with whether each is a date, and whether it stands there in words."""


def _masked(spelled_out: Sequence[str]) -> tuple[list[str], _Given]:
    """Return the words of a sentence or line with `_NUMBER` for each number, and these."""
    words: list[str] = []
    given: _Given = {}
    if _STARTS.isdisjoint(spelled_out) and not any(word[0].isdigit() for word in spelled_out):
        return list(spelled_out), given
    run: list[str] = []
    for word, sign in [*_signs(spelled_out), ("", "")]:
        in_words = word == _NUMBER
        if run and (not sign or in_words or _whole_date(run)):
            _close(run, words, given)
            run = []
        if in_words:
            given[len(words)] = frozenset((sign,)), False, True
            words.append(_NUMBER)
        elif sign:
            run.append(sign)
        elif word:
            words.append(word)
    return words, given


def _whole_date(run: Sequence[str]) -> bool:
    """Tell whether a day or month with its year is there: a number behind it is another one."""
    if len(run) == 3 and _is_year(run[0]):
        return True
    return len(run) > 1 and _is_year(run[-1]) and (len(run) > 2 or _has_month(run))


def _is_year(sign: str) -> bool:
    return len(sign) == 4 and sign[:2] in ("19", "20")


def _close(run: list[str], words: list[str], given: _Given) -> None:
    """Add what stood together as one number, or as words where it is none."""
    if all(one in _ALSO_WORDS for one in run):
        words.extend(run)
        return
    signs = [_MONTHS.get(one, one) for one in run]
    if len(signs) == 3 and _is_year(signs[0]) and signs[1].isdigit() and int(signs[1]) <= 12:
        signs[1] = f"m{int(signs[1]):02}"
    date = _has_month(signs) or (len(signs) > 2 and any(map(_is_year, signs)))
    value = frozenset(sign + "'" * signs[:at].count(sign) for at, sign in enumerate(signs))
    given[len(words)] = value, date, False
    words.append(_NUMBER)


def _signs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with what it gives: digits, a month's sign or doubtful name, or "".

    For a number in words `_NUMBER` comes, with its digits.
    """
    behind = 0
    for at, word in enumerate(words):
        if at < behind:
            continue
        if word in _FIRST_OF_TWO and (two := " ".join(words[at : at + 2])) in _MONTHS:
            behind = at + 2
            yield two, _MONTHS[two]
        elif word in _MONTHS:
            yield word, word if word in _ALSO_WORDS else _MONTHS[word]
        elif word[0].isdigit():
            behind, sign = _digits(words, at)
            yield word, sign
        elif word in number_words.STARTS and (number := number_words.read(words, at)):
            hung, value, behind = number
            if hung:
                yield hung, ""
            yield _NUMBER, str(value)
        else:
            yield word, ""


def _digits(words: Sequence[str], at: int) -> tuple[int, str]:
    """Return the place behind a number that begins with digits, and what it gives."""
    match = _ORDINAL.fullmatch(words[at])
    if match is None:
        return at + 1, words[at]
    sign = match[1].lstrip("0") or "0"
    times = number_words.scale(words[at + 1]) if at + 1 < len(words) else 1
    # What no int holds, or no reader counts, stays as it is.
    if times == 1 or len(sign) > 9:
        return at + 1, sign
    return at + 2, str(int(sign) * times)


def _beside(words: Sequence[str], place: int) -> Iterator[_Beside]:
    """Yield what a place is known by; the bare end of a text is nothing to know it by."""
    if place > 1:
        yield ("before", *words[place - 2 : place])
    if place + 2 < len(words):
        yield ("after", *words[place + 1 : place + 3])
    if 0 < place < len(words) - 1:
        yield ("around", words[place - 1], words[place + 1])


def _says_when(piece: Sequence[str], at: int, place: int, behind: int) -> bool:
    """Tell whether a date says when the text came out.

    At the beginning of a text it leads a line or sentence, at the end it ends a short one.
    """
    if at > _BEFORE:
        return False
    if at and piece[at - 1] in _PREPOSITIONS and _PUBLISHING.isdisjoint(piece[:at]):
        return False
    return place < _NEAR_AN_END or (behind <= _NEAR_AN_END and at == len(piece) - 1)

# SPDX-License-Identifier: MIT
"""Difference of words: which words one side uses on a theme, and the other rarely or never.

A word's score is its log-odds ratio over its standard error under an informative Dirichlet prior
(Monroe, Colaresi and Quinn 2008, Political Analysis 16:372, equations 15, 16, 20 and 22). With y
the counts of word w, n the words of a side, 1 the one side and 2 the other:

    a(w)  = a0 (y1 + y2) / (n1 + n2)
    delta = ln((y1 + a) / (n1 + a0 - y1 - a)) - ln((y2 + a) / (n2 + a0 - y2 - a))
    score = delta / sqrt(1 / (y1 + a) + 1 / (y2 + a))

The prior a is what both sides say on this very theme, taken together, so that a word at the same
rate on both sides scores 0 whatever their lengths. Its weight a0 is the n1 + n2 words that it is
taken from. A lighter prior would rank a word used 30 times here and never there under one used 30
times and once: next to nothing would be known of its odds there. The score sorts; it tests nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from math import comb, sqrt

from standpoint.analysis.keyness import log_odds
from standpoint.analysis.term_rules import bare
from standpoint.coding.expressions import (
    Both,
    Either,
    Expression,
    Near,
    NotInside,
    NotNear,
    Phrase,
    Word,
)
from standpoint.coding.rules import parse
from standpoint.errors import StandpointError
from standpoint.text.folding import fold
from standpoint.text.function_words import FUNCTION_WORDS
from standpoint.text.language import plain
from standpoint.text.tokens import word_or_stop

FEWEST_REPORTS = 5
"""With fewer reports on a side no probability is given: words come in clusters, report by report"""

FEWEST_WORDS = 100
"""With fewer words on a side one sentence more would turn the list over."""

_EQUAL = 1e-9
"""A score nearer to 0 than this is one that rounding made."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence on the theme. `found` holds where a rule matched in `text`, and that rule."""

    report: int
    sentence: int
    text: str
    language: str | None
    found: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """How much the one or the other side says, in the language in which words are compared.

    `left_out` counts its sentences in other languages.
    """

    words: int
    sentences: int
    reports: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class DifferentWord:
    """A word and how often each side uses it.

    Attributes:
        key: the word folded, by which its spellings are one.
        here: times on the one side; `there` on the other.
        reports_here: reports of that side that use it; `reports_there` those of the other.
        score: above 0 where the one side uses it more; see the module.
        log_odds: delta of the module, a natural logarithm.
        by_rule: so many of the times it is what a rule found the sentence by.
        function_word: whether it says nothing about a text's matter ("the", "of").
    """

    key: str
    here: int
    there: int
    reports_here: int
    reports_there: int
    score: float
    log_odds: float
    by_rule: int
    function_word: bool


@dataclass(frozen=True)
class WordDifference:
    """The words of two sides on a theme, those of the one side first.

    `language` is the one in which words are compared, None where the sides share none; then there
    are no words.
    """

    language: str | None
    here: Side
    there: Side
    words: tuple[DifferentWord, ...] = ()
    _read: tuple[_Read, ...] = field(default=(), repr=False)

    @property
    def few(self) -> bool:
        """Whether too little is said on a side to tell a difference from chance."""
        return self.few_reports or min(self.here.words, self.there.words) < FEWEST_WORDS

    @property
    def few_reports(self) -> bool:
        """Whether a side speaks in too few reports for a probability."""
        return min(self.here.reports, self.there.reports) < FEWEST_REPORTS

    def rate(self, word: DifferentWord, *, here: bool) -> float:
        """Return how often a side uses a word per 1,000 words."""
        side, times = (self.here, word.here) if here else (self.there, word.there)
        return 1000 * times / side.words if side.words else 0.0

    def probability(self, word: DifferentWord) -> float | None:
        """Return how probable so unequal a spread over reports is by chance; None of few reports.

        Fisher's exact test, two-sided, on the reports that use the word and those that do not. A
        report counts once, however often it repeats the word. Nothing is allowed for the number of
        words looked at.
        """
        if self.few_reports:
            return None
        return fisher(word.reports_here, self.here.reports, word.reports_there, self.there.reports)

    @cached_property
    def _places(self) -> dict[str, list[_Read]]:
        found: dict[str, list[_Read]] = {}
        for read in self._read:
            for key in dict.fromkeys(read.forms):
                found.setdefault(key, []).append(read)
        return found

    def passages(self, key: str) -> list[tuple[Said, tuple[Span, ...]]]:
        """Return the sentences with a word, the one side's first, and where it stands in each."""
        return [(read.said, read.spans(key)) for read in self._places.get(key, ())]

    def written(self, key: str) -> str:
        """Return a word as it is mostly written; what a sentence begins with counts least."""
        inside: Counter[str] = Counter()
        first: Counter[str] = Counter()
        for read in self._places.get(key, ()):
            for place, (word, form) in enumerate(zip(read.words, read.forms, strict=True)):
                # In Arabic a word may stand here with what hangs on it ("and the …").
                if word == form == key:
                    (inside if place else first)[read.written(place)] += 1
        counted = inside or first
        return min(counted, key=lambda way: (-counted[way], way.isupper(), way[::-1]), default=key)


class _Read:
    """A sentence as words; `forms` are what they are counted as."""

    __slots__ = ("_spans", "forms", "said", "words")

    def __init__(self, said: Said, words: tuple[str, ...], spans: tuple[Span, ...]) -> None:
        self.said = said
        self.words = words
        self._spans = spans
        self.count_as(words)

    def count_as(self, forms: tuple[str, ...]) -> None:
        self.forms = forms

    def spans(self, key: str) -> tuple[Span, ...]:
        return tuple(
            span for span, form in zip(self._spans, self.forms, strict=True) if form == key
        )

    def written(self, place: int) -> str:
        return self.said.text[slice(*self._spans[place])]

    def by_rule(self) -> list[str]:
        """Return the words by which rules found the sentence, as they are counted."""
        return [self.forms[place] for place in _found_by_rule(self.said)]


def word_difference(here: Iterable[Said], there: Iterable[Said]) -> WordDifference:
    """Return which words tell the one side from the other, most telling of the one side first.

    Args:
        here: the sentences of the one side on a theme or facet, without rejected ones and
            furniture; a sentence stands once, however many facets it carries.
        there: the sentences of the other side, or of all others.
    """
    one, other = list(here), list(there)
    language = _common_language(one, other)
    sides = []
    reads: list[list[_Read]] = []
    for sentences in (one, other):
        spoken = [said for said in sentences if plain(said.language) == language]
        read = [_Read(said, *_words(said.text)) for said in spoken]
        reads.append(read)
        sides.append(
            Side(
                sum(len(each.words) for each in read),
                len(read),
                len({said.report for said in (spoken if language is not None else sentences)}),
                len(sentences) - len(spoken),
            )
        )
    if language == "ar":
        _take_clitics_off([*reads[0], *reads[1]])
    words = _compared(reads[0], reads[1], language or "") if all(reads) else ()
    return WordDifference(language, sides[0], sides[1], words, (*reads[0], *reads[1]))


def _common_language(one: Sequence[Said], other: Sequence[Said]) -> str | None:
    """Return the language of which the sides share most; of a side that is silent no matter."""
    mine, yours = (Counter(plain(said.language) for said in side) for side in (one, other))
    if not mine or not yours:
        mine = yours = mine + yours
    shared = mine & yours
    return min(shared, key=lambda code: (-shared[code], -(mine + yours)[code], code), default=None)


def _take_clitics_off(reads: Sequence[_Read]) -> None:
    """Count Arabic words with clitics as the words they hang on, where those stand here alone."""
    attested = {word for read in reads for word in read.words}
    forms = {word: bare(word, attested) for word in attested}
    for read in reads:
        read.count_as(tuple(forms[word] for word in read.words))


def _compared(
    here: Sequence[_Read], there: Sequence[_Read], language: str
) -> tuple[DifferentWord, ...]:
    one, other = (
        Counter(chain.from_iterable(read.forms for read in side)) for side in (here, there)
    )
    totals = one.total(), other.total()
    reports = [_reports(side) for side in (here, there)]
    by_rule = Counter(word for read in (*here, *there) for word in read.by_rule())
    function_words = FUNCTION_WORDS.get(language, frozenset())
    scores: dict[tuple[int, int], tuple[float, float]] = {}
    found = []
    for key in one.keys() | other.keys():
        times = one[key], other[key]
        # Most words have the counts of many others.
        if times not in scores:
            scores[times] = score(times, totals)
        found.append(
            DifferentWord(
                key, *times, reports[0][key], reports[1][key], *scores[times],
                by_rule[key], key in function_words,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda word: (-word.score, word.key)))


def score(times: tuple[int, int], totals: tuple[int, int]) -> tuple[float, float]:
    """Return score and log-odds of a word from its counts and those of all words of both sides."""
    weight = float(sum(totals))
    delta, variance = log_odds(
        (times[0], totals[0]), (times[1], totals[1]), float(sum(times)), weight
    )
    value = delta / sqrt(variance) if variance else 0.0
    return (value, delta) if abs(value) > _EQUAL else (0.0, 0.0)


def _reports(side: Iterable[_Read]) -> Counter[str]:
    """Return in how many reports of a side each word stands."""
    by_report: dict[int, set[str]] = {}
    for read in side:
        by_report.setdefault(read.said.report, set()).update(read.forms)
    return Counter(chain.from_iterable(by_report.values()))


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the folded words and numbers of a sentence, and where they stand in it."""
    folded = fold(text)
    found = [m for m in word_or_stop(folded.text).finditer(folded.text) if m[1] is not None]
    spans = tuple(folded.original(*match.span()) for match in found)
    return tuple(match[1] for match in found), spans


@lru_cache(maxsize=20_000)
def _found_by_rule(said: Said) -> tuple[int, ...]:
    """Return the places of the words by which rules found a sentence."""
    words, spans = _words(said.text)
    found: set[int] = set()
    for start, end, rule in said.found:
        leaves = rule_words(rule, said.language or "")
        for place, (begin, stop) in enumerate(spans):
            if begin < start or stop > end:
                continue
            if leaves is None or any(leaf.fits(words[place]) for leaf in leaves):
                found.add(place)
    return tuple(sorted(found))


@lru_cache(maxsize=2_000)
def rule_words(rule: str, language: str) -> tuple[Word, ...] | None:
    """Return the words that a rule looks for; None where it cannot be read any more.

    What it names only to keep away from ("NOT INSIDE", "NOT NEAR") is not among them.
    """
    try:
        return tuple(_leaves(parse(rule, language)))
    except StandpointError:
        return None


def _leaves(expression: Expression) -> list[Word]:
    match expression:
        case Word():
            return [expression]
        case Phrase(words):
            return list(words)
        case Either(parts):
            return [word for part in parts for word in _leaves(part)]
        case Both() | Near():
            return [*_leaves(expression.left), *_leaves(expression.right)]
        case NotInside() | NotNear():
            return _leaves(expression.hit)


def fisher(one: int, first: int, other: int, second: int) -> float:
    """Return the two-sided p of Fisher's exact test (Fisher 1935): `one` of `first`, and so on."""
    both, everyone = one + other, first + second
    chances = {
        number: comb(first, number) * comb(second, both - number)
        for number in range(max(0, both - second), min(first, both) + 1)
    }
    likely = sum(chance for chance in chances.values() if chance <= chances[one])
    return likely / comb(everyone, both)

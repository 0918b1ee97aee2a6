# SPDX-License-Identifier: MIT
"""Suggested terms: words and collocations that stand out in a theme's sentences, as rules.

First the sentences of the theme are read (`candidate_terms`), then `Rest` counts what was met there
in all other sentences of the language, and `suggest` ranks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from standpoint.analysis.candidate_terms import Candidate, CodedSentences, Place, Tally
from standpoint.analysis.keyness import Keyness, keyness
from standpoint.analysis.telling_words import can_be_term
from standpoint.analysis.term_rules import (
    FEWEST_LETTERS,
    Vocabulary,
    phrase_rule,
    wildcard_rule,
    word_rule,
)
from standpoint.coding.expressions import Word
from standpoint.coding.rule_finder import RuleFinder
from standpoint.model.codebook import Rule
from standpoint.model.reports import Sentence
from standpoint.text.tokens import word_or_stop

MOST = 150
"""More suggestions than this nobody reads."""

LEAST_G2 = 3.84
"""Under this G² a term stands out by chance once in 20 times or more often."""

LEAST_LOG_RATIO = 1.0
"""A term that stands not even twice as often with the theme tells it from nothing."""

LEAST_SHARE = 0.125
"""Of the sentences that a term finds, so many carry the theme; fewer would drown it."""

_NEARLY = 0.8
"""Part from which one term finds nearly what another does."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that stands out in a theme's sentences, ready to be taken as a rule.

    Attributes:
        rule: the rule, in the rule language.
        language: of the reports that it is for.
        name: whether it is mostly written with a capital, as names are.
        within: sentences of the theme in which it stands, beside what rules found there already.
        elsewhere: sentences without the theme in which the rule would find something.
        reports_within: reports with such sentences of the theme.
        reports_elsewhere: reports with such sentences without it.
        keyness: how much it stands out.
        examples: places of sentences of the theme.
        gains: places of sentences without the theme.
    """

    rule: str
    language: str
    name: bool
    within: int
    elsewhere: int
    reports_within: int
    reports_elsewhere: int
    keyness: Keyness
    examples: tuple[Place, ...]
    gains: tuple[Place, ...]

    @property
    def one_report(self) -> bool:
        """Whether only one report of the theme uses it, so that it may be that report's manner."""
        return self.reports_within == 1


class Rest:
    """The sentences that do not carry the theme, one report after the other."""

    def __init__(self, language: str, candidates: Iterable[Candidate]) -> None:
        self.language = language
        self.sentences = 0
        self.total = 0
        self.words: set[str] = set()
        self._exact: dict[str, list[Candidate]] = {}
        self._phrases: dict[str, list[tuple[Candidate, list[frozenset[str]]]]] = {}
        self._starts: dict[str, list[Candidate]] = {}
        self._known: dict[str, tuple[bool, list[Candidate], list[Candidate]]] = {}
        for made in candidates:
            forms = [found_by(place) for place in made.places]
            if len(forms) > 1:
                for form in forms[0]:
                    self._phrases.setdefault(form, []).append((made, forms[1:]))
                continue
            for form in forms[0]:
                self._exact.setdefault(form, []).append(made)
            for form in Word(made.start, open_end=True).forms if made.start else ():
                self._starts.setdefault(form, []).append(made)

    def add(self, report: int, folded: str, sentence: Sentence) -> None:
        """Count a sentence, given as it is compared."""
        place = (report, sentence.start, sentence.end)
        words = word_or_stop(folded).findall(folded)
        self.sentences += 1
        exact: set[int] = set()
        opened: set[int] = set()
        for word in set(words):
            counts, in_forms, in_stem = self._known.get(word) or self._meet(word)
            self.total += counts
            for made in in_forms:
                if id(made) not in exact:
                    exact.add(id(made))
                    made.exact.add(place)
            for made in in_stem:
                if id(made) not in opened:
                    opened.add(id(made))
                    made.open.add(place)
        for at, word in enumerate(words):
            for made, following in self._phrases.get(word, ()):
                there = words[at + 1 : at + 1 + len(following)]
                if (
                    id(made) not in exact
                    and len(there) == len(following)
                    and all(w in forms for w, forms in zip(there, following, strict=True))
                ):
                    exact.add(id(made))
                    made.exact.add(place)

    def _meet(self, word: str) -> tuple[bool, list[Candidate], list[Candidate]]:
        """Look up once what a word belongs to; most words come again and again."""
        counts = can_be_term(word, self.language)
        opened = [
            made
            for end in range(FEWEST_LETTERS, len(word) + 1)
            for made in self._starts.get(word[:end], ())
        ]
        if word:
            self.words.add(word)
        self._known[word] = (counts, self._exact.get(word, []), opened)
        return self._known[word]


def found_by(forms: Iterable[str]) -> frozenset[str]:
    """Return the words that a rule of these forms finds, in Arabic with clitics."""
    return frozenset(found for form in forms for found in Word(form).forms)


def suggest(
    coded: CodedSentences,
    candidates: Sequence[Candidate],
    rest: Rest,
    rules: Iterable[Rule] = (),
    most: int = MOST,
) -> tuple[Suggestion, ...]:
    """Return the terms that stand out, the best first.

    Args:
        coded: the sentences of the theme. The prior of the scores weighs as much as they do.
        candidates: what they hold.
        rest: the other sentences, all of them counted.
        rules: of the theme in this language; a term that one of them finds by itself is left out.
        most: so many at most of those that find something elsewhere, and of those that do not.
    """
    words = Vocabulary(rest.words | coded.words())
    drawn = [_Drawn(made, *_rule(made, words, coded)) for made in candidates]
    scores = keyness(
        {number: one.within for number, one in enumerate(drawn)},
        {number: one.elsewhere for number, one in enumerate(drawn)},
        (coded.total, rest.total),
        weight=float(coded.total),
    )
    outstanding = {
        one.made.key: (one, scores[number])
        for number, one in enumerate(drawn)
        if scores[number].g2 >= LEAST_G2
        and scores[number].log_ratio >= LEAST_LOG_RATIO
        and one.share >= LEAST_SHARE
    }
    known = [RuleFinder(rule) for rule in rules if rule.language == coded.language]
    needless = _needless([one for one, _ in outstanding.values()])
    left = {True: most, False: most}
    found: list[Suggestion] = []
    for one, score in sorted(
        outstanding.values(), key=lambda entry: (-entry[1].score, entry[0].rule)
    ):
        gains = one.elsewhere > 0
        if left[gains] and one.made.key not in needless and not _is_found(one.made, known):
            left[gains] -= 1
            found.append(_suggestion(one, score, coded.language))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A candidate with its rule, and what that finds elsewhere."""

    made: Candidate
    rule: str
    tally: Tally

    @property
    def within(self) -> int:
        return self.made.within.sentences

    @property
    def elsewhere(self) -> int:
        return self.tally.sentences

    @property
    def share(self) -> float:
        """Which part of the sentences that the rule finds carries the theme."""
        return self.within / (self.within + self.elsewhere)


def _suggestion(one: _Drawn, score: Keyness, language: str) -> Suggestion:
    made = one.made
    return Suggestion(
        one.rule,
        language,
        made.name,
        made.within.sentences,
        one.tally.sentences,
        made.within.reports,
        one.tally.reports,
        score,
        tuple(made.within.places),
        tuple(one.tally.places),
    )


def _needless(drawn: Sequence[_Drawn]) -> set[tuple[str, ...]]:
    """Return the terms that say no more than another one that is longer or shorter.

    Where a word stands nearly always in one collocation, that says it better. Else the word finds
    all that its collocation finds; unless that is much surer of the theme, it is not needed.
    """
    by_key = {one.made.key: one for one in drawn}
    needless: set[tuple[str, ...]] = set()
    for one in sorted(drawn, key=lambda each: (-len(each.made.key), each.made.key)):
        key = one.made.key
        shorter = [key[at : at + size] for size in range(1, len(key)) for at in range(len(key))]
        for part in {part for part in shorter if part in by_key}:
            other = by_key[part]
            if one.within >= _NEARLY * other.within and one.elsewhere >= _NEARLY * other.elsewhere:
                needless.add(part)
            elif _NEARLY * one.share <= other.share:
                needless.add(key)
    return needless


def _rule(made: Candidate, words: Vocabulary, coded: CodedSentences) -> tuple[str, Tally]:
    """Return the rule of a candidate, and what it would find elsewhere.

    A wildcard stands only where every word of the corpus with that beginning is of the same stem.
    """
    spellings = coded.spellings
    if len(made.places) > 1:
        return phrase_rule(made.places, spellings), made.exact
    forms = made.places[0]
    if made.start:
        opened = words.beginning(made.start)
        if set(opened) - found_by(forms) and all(coded.key(word) == made.key[0] for word in opened):
            return wildcard_rule(made.start, forms, spellings), made.open
    return word_rule(forms, spellings), made.exact


def _is_found(made: Candidate, known: Sequence[RuleFinder]) -> bool:
    """Tell whether rules find every form of a candidate wherever it stands alone."""
    places = [list(place) for place in made.places]
    return all(_hits(" ".join(words), known) for words in product(*places))


def _hits(text: str, known: Sequence[RuleFinder]) -> bool:
    alone = [Sentence(0, 0, len(text), 1)]
    return any(rule.find(text, alone) for rule in known)

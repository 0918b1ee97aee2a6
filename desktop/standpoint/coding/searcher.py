# SPDX-License-Identifier: MIT
"""The rules of one language at work on a report: cheap where a rule's letters tell all.

One automaton finds the letters that each rule needs. Words and phrases are decided right there; for
what depends on other words, the sentence is taken apart, and only if these occur in it too. What
comes out is defined by the slow coder in tests/coding/test_coder_against_oracle.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standpoint.coding.expressions import Either, Expression, NotInside, NotNear
from standpoint.coding.leaves import UNSURE, Leaf, leaf
from standpoint.coding.matching import Finder, finder, spans
from standpoint.coding.pointing import Weigh, counted, groups, guessed, rarest
from standpoint.coding.sentence_words import Words
from standpoint.model.reports import Sentence
from standpoint.text.compared import Compared
from standpoint.text.folding import fold, keep_case
from standpoint.text.tokens import parted, seams, unseamed

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Hit = tuple[int, int, int, int]
"""Start and end in the stored text, the number of the rule, the place of the sentence."""

_Patterns = tuple[str, ...]
_HEARD = 100_000  # letters, after which it is known which patterns are rare in these reports
_SMALL_AUTOMATON = 50_000  # letters: more make the fastest kind of automaton slow to build


@dataclass(frozen=True, slots=True)
class _Need:
    """What leads to a rule: a leaf that decides, or letters that only make it worth a try.

    `simple` is that of the leaf where nothing else can forbid the hit. `others` are groups of
    patterns of which one each must stand in the sentence too.
    """

    rule: int
    leaf: Leaf | None
    simple: str | None = None
    others: tuple[_Patterns, ...] = ()


class _Plan:
    """Which patterns lead to which rules, by how often they are expected."""

    def __init__(self, rules: Iterable[Expression], weigh: Weigh) -> None:
        self.guards: list[_Patterns] = []
        wanted: dict[str, list[_Need]] = defaultdict(list)
        for number, rule in enumerate(rules):
            core, guards = _unwrapped(rule)
            found = frozenset[str]().union(*(rarest(each, weigh).patterns for each in guards))
            self.guards.append(tuple(sorted(found)))
            for part in _parts(core):
                need, patterns = _need(number, part, weigh, guarded=bool(guards))
                for pattern in patterns:
                    wanted[pattern].append(need)
        self.patterns = list(wanted)
        self.needs = list(wanted.values())

    @cached_property
    def automaton(self) -> AhoCorasick:
        """Finds the patterns, which it counts as `needs` are."""
        from ahocorasick_rs import AhoCorasick, Implementation

        small = sum(map(len, self.patterns)) <= _SMALL_AUTOMATON
        return AhoCorasick(self.patterns, implementation=Implementation.DFA if small else None)


class Searcher:
    """Rules made ready to be searched for together; they are counted from 0."""

    def __init__(self, rules: Sequence[Expression]) -> None:
        self._rules = rules
        self.finders: list[Finder] = [finder(rule) for rule in rules]
        self.plan = _Plan(rules, guessed)
        self._heard: list[str] | None = []

    def hits(
        self,
        text: str,
        sentences: Sequence[Sentence],
        rules: Collection[int] | None = None,
        compared: Compared | None = None,
    ) -> list[Hit]:
        """Return the hits of all rules (or of `rules`), sorted; furniture has none."""
        if not self._rules:
            return []
        search = _Search(self, text, sentences, rules, compared)
        if self._heard is not None:
            self._hear(self._heard, search.padded)
        return search.hits()

    def _hear(self, heard: list[str], padded: str) -> None:
        """Plan anew when enough texts came by to know which patterns are rare in such texts."""
        heard.append(padded)
        if sum(map(len, heard)) > _HEARD:
            # A search that is under way in another thread keeps the plan that it began with.
            self._heard = None
            self.plan = _Plan(self._rules, counted("".join(heard)))


def _need(
    rule: int, part: Expression, weigh: Weigh, *, guarded: bool
) -> tuple[_Need, Iterable[str]]:
    """Return what a part of a rule needs, and the patterns that lead to it."""
    decided = leaf(part)
    if decided:
        simple = None if guarded or decided.cased else decided.simple
        return _Need(rule, decided, simple), decided.patterns
    first, *others = sorted(groups(part, weigh), key=lambda group: group.often)
    patterns = tuple(tuple(sorted(each.patterns)) for each in others)
    return _Need(rule, None, others=patterns), first.patterns


def _unwrapped(rule: Expression) -> tuple[Expression, list[Expression]]:
    """Return what a rule finds and what it must not be inside or near to."""
    guards: list[Expression] = []
    while isinstance(rule, NotInside | NotNear):
        guards.append(rule.name if isinstance(rule, NotInside) else rule.other)
        rule = rule.hit
    return rule, guards


def _parts(core: Expression) -> Iterator[Expression]:
    """Yield the sides of an OR, and of each OR that is one of them."""
    if isinstance(core, Either):
        for part in core.parts:
            yield from _parts(part)
    else:
        yield core


class _Search:
    """One search of one report."""

    def __init__(
        self,
        searcher: Searcher,
        text: str,
        sentences: Sequence[Sentence],
        rules: Collection[int] | None,
        compared: Compared | None,
    ) -> None:
        self._plan = searcher.plan
        self._finders = searcher.finders
        self._text = text
        self._sentences = sentences
        self._rules = rules
        self._folded = compared.folded if compared else fold(text)
        apart = compared.apart if compared else parted(self._folded.text)
        self._apart = apart
        self.padded = f" {apart} "
        # Sentences that are made when they are asked for know where all of them start.
        known: list[int] | None = getattr(sentences, "starts", None)
        self._starts = known or [sentence.start for sentence in sentences]
        self._found: set[Hit] = set()
        self._tried: set[tuple[int, int]] = set()
        self._lacking: set[tuple[int, int]] = set()
        self._guarded: dict[tuple[int, int], bool] = {}
        self._pieces: dict[int, str] = {}
        places = seams(self._folded.text, apart)
        self._seamed = {self._sentence(place) for place in places} - {-1}

    def hits(self) -> list[Hit]:
        """Return what is found, sorted."""
        self._look(self._matches(self.padded))
        for sentence in self._seamed:
            for number, _, _ in self._matches(unseamed(self._piece(sentence))):
                self._tried.update((sentence, need.rule) for need in self._plan.needs[number])
        if self._tried:
            self._try()
        return sorted(self._found)

    def _matches(self, padded: str) -> list[tuple[int, int, int]]:
        return self._plan.automaton.find_matches_as_indexes(padded, overlapping=True)

    def _look(self, matches: list[tuple[int, int, int]]) -> None:
        """Take down what each pattern that was found means for its rules."""
        needs, padded, folded = self._plan.needs, self.padded, self._folded
        starts, sentences, text = self._starts, self._sentences, folded.text
        found, rules, seamed = self._found, self._rules, self._seamed
        jumps, jump_ends, stored_ends = folded.folded_starts, folded.folded_ends, folded.stored_ends
        for number, start, end in matches:
            # Places in the folded text are one less, and a border is no part of the word.
            place = start if padded[start] == " " else start - 1
            first, even = place, True
            if jumps:
                after = bisect_right(jumps, place)
                even = after == len(jumps) or jumps[after] >= end - 2
                if after and jump_ends[after - 1] > place:
                    first, even = folded.original(place, place)[0], False
                elif after:
                    first += stored_ends[after - 1] - jump_ends[after - 1]
            sentence = bisect_right(starts, first) - 1
            if sentence < 0 or sentences[sentence].furniture:
                continue
            for need in needs[number]:
                if rules is not None and need.rule not in rules:
                    continue
                simple = need.simple is not None and text[place : end - 2] == need.simple
                if simple and sentence not in seamed:
                    last = first + end - 2 - place if even else folded.original(0, end - 2)[1]
                    if last <= sentences[sentence].end:
                        found.add((first, last, need.rule, sentence))
                elif (sentence, need.rule) not in self._tried:
                    self._look_closely(need, sentence, start, end)

    def _look_closely(self, need: _Need, sentence: int, start: int, end: int) -> None:
        """Take down what a pattern at a place means for a rule that more than it decides."""
        at = sentence, need.rule
        found_by = need.leaf
        if found_by is None or sentence in self._seamed:
            lacks = sentence, id(need)
            if sentence in self._seamed:
                self._tried.add(at)
            elif lacks not in self._lacking:
                # Once for a sentence that holds the pattern very often.
                if self._holds(sentence, need.others):
                    self._tried.add(at)
                else:
                    self._lacking.add(lacks)
            return
        place = found_by.at(self.padded, self._folded.text, start, end)
        if place is None:
            return
        if place == UNSURE or (self._plan.guards[need.rule] and self._is_guarded(at)):
            self._tried.add(at)
            return
        first, last = self._folded.original(place[0] - 1, place[1] - 1)
        bounds, cased = self._sentences[sentence], found_by.cased
        if first < bounds.start or bounds.end < last:
            return
        if cased is None or cased.fits_written(keep_case(self._text[first:last])):
            self._found.add((first, last, need.rule, sentence))

    def _is_guarded(self, at: tuple[int, int]) -> bool:
        """Tell whether something stands in a sentence that may take hits of a rule away."""
        if at not in self._guarded:
            self._guarded[at] = self._holds(at[0], (self._plan.guards[at[1]],))
        return self._guarded[at]

    def _holds(self, sentence: int, groups: Iterable[_Patterns]) -> bool:
        """Tell whether a sentence holds one pattern of each group."""
        piece = self._piece(sentence)
        for group in groups:
            for pattern in group:
                if pattern in piece:
                    break
            else:
                return False
        return True

    def _try(self) -> None:
        """Add the hits of rules that the words of a sentence decide."""
        words: dict[int, Words] = {}
        for sentence, rule in self._tried:
            if self._rules is not None and rule not in self._rules:
                continue
            if sentence not in words:
                bounds = self._bounds(sentence)
                words[sentence] = Words(self._text, self._folded, *bounds, self._apart)
            for span in spans(self._finders[rule].hits(words[sentence])):
                self._found.add((*words[sentence].stored(*span), rule, sentence))

    def _sentence(self, place: int) -> int:
        """Return the sentence at a place of the folded text; -1 where there is none to search."""
        at = self._folded.original(place, place)[0]
        found = bisect_right(self._starts, at) - 1
        if found < 0:
            return -1
        sentence = self._sentences[found]
        # A wide gap between two sentences hides no word of either.
        return -1 if sentence.furniture or at >= sentence.end else found

    def _piece(self, sentence: int) -> str:
        """Return a sentence of the padded text, with the space before it and what follows it."""
        piece = self._pieces.get(sentence)
        if piece is None:
            position, starts = self._folded.position, self._starts
            last = sentence + 1 == len(starts)
            end = len(self.padded) if last else position(starts[sentence + 1]) + 1
            piece = self.padded[position(starts[sentence]) : end]
            self._pieces[sentence] = piece
        return piece

    def _bounds(self, sentence: int) -> tuple[int, int]:
        found = self._sentences[sentence]
        return self._folded.position(found.start), self._folded.position(found.end)

# SPDX-License-Identifier: MIT
"""Candidates for terms of a theme: words and collocations of the sentences that carry it.

Counts are sentences, so that a word which one sentence repeats counts once. What a rule of the
theme found already is no news and is not counted, nor are names of actors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from standpoint.analysis.collocations import collocations
from standpoint.analysis.telling_words import can_be_term, light_words
from standpoint.analysis.term_rules import Spellings, bare, beginning, kept
from standpoint.coding.expressions import Word
from standpoint.coding.sentence_words import Words
from standpoint.model.reports import Sentence
from standpoint.text.folding import Folded, fold
from standpoint.text.stems import stem
from standpoint.text.tokens import word_or_stop

FEWEST_SENTENCES = 2
"""A term of a single sentence is no pattern."""

FEWEST_NEIGHBOURS = 2
"""On each side: what always stands between the same words is a sentence that was copied, or a part
of a longer phrase (accessor variety: Feng et al. 2004, Comput. Linguist. 30:75)."""

ENOUGH_WORDS = 40_000
"""Which words belong together shows in so many words; of more, every second stretch is read for
it, or every third. Counted they are in all."""

EXAMPLES = 6
"""So many sentences are kept as examples on each side, of different reports where there are."""

Place = tuple[int, int, int]
"""Report, and where a sentence starts and ends in it."""


class Names:
    """Names of actors, which stand beside a theme and are not what it is about."""

    def __init__(self, names: Iterable[str]) -> None:
        self._longest_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted({tuple(_words(fold(each).text)) for each in names}, key=len)[::-1]:
            if name:
                for form in Word(name[0]).forms:
                    self._longest_first.setdefault(form, []).append(name)

    def places(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the places of words that belong to a name."""
        for at, word in enumerate(words):
            for name in self._longest_first.get(word, ()):
                if tuple(words[at + 1 : at + len(name)]) == name[1:]:
                    yield from range(at, at + len(name))
                    break


def _words(folded: str) -> list[str]:
    return [word for word in word_or_stop(folded).findall(folded) if word]


@dataclass(slots=True)
class Tally:
    """In how many sentences and reports something stands, with places of a few."""

    sentences: int = 0
    reports: int = 0
    places: list[Place] = field(default_factory=list)
    _last: int | None = None

    def add(self, place: Place) -> None:
        """Count a sentence. Those of one report come one after the other."""
        self.sentences += 1
        if place[0] != self._last:
            self.reports += 1
            self._last = place[0]
            if len(self.places) < EXAMPLES:
                self.places.append(place)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words side by side, and the words before and behind them; None at a stop or an end."""

    before: str | None
    words: list[str]
    behind: str | None


@dataclass(slots=True)
class Candidate:
    """A word in its forms, or words side by side, met in sentences of the theme.

    `places` holds the forms of each word with their number; a single word has one place. `start`
    are the letters with which all forms of a single word begin. `exact` counts the sentences
    elsewhere that hold these forms, `open` those that hold any word with that start.
    """

    key: tuple[str, ...]
    places: tuple[Counter[str], ...]
    within: Tally = field(default_factory=Tally)
    start: str = ""
    name: bool = False
    exact: Tally = field(default_factory=Tally)
    open: Tally = field(default_factory=Tally)
    lefts: set[object] = field(default_factory=set)
    rights: set[object] = field(default_factory=set)

    def meet(self, stretch: Stretch, at: int, end: int, place: Place) -> None:
        """Take note of the words around one occurrence; each stop and each end is another one."""
        words = stretch.words
        left = words[at - 1] if at else stretch.before
        right = words[end] if end < len(words) else stretch.behind
        self.lefts.add(left or place)
        self.rights.add(right or place)

    def is_pattern(self) -> bool:
        """Tell whether it stands in enough sentences, and not always between the same words."""
        return (
            self.within.sentences >= FEWEST_SENTENCES
            and min(len(self.lefts), len(self.rights)) >= FEWEST_NEIGHBOURS
        )


class CodedSentences:
    """The sentences that carry a theme, read one report after the other."""

    def __init__(self, language: str, names: Iterable[str] = ()) -> None:
        self.language = language
        self.spellings = Spellings()
        self.sentences = 0
        self.total = 0
        """Words counted: the different ones of each sentence that can be a term."""
        self._names = Names(names)
        self._stretches: list[tuple[Place, list[Stretch]]] = []
        self._heard: set[str] = set()
        self._capitals: Counter[str] = Counter()
        self._smalls: Counter[str] = Counter()

    def add(
        self,
        report: int,
        text: str,
        folded: Folded,
        sentence: Sentence,
        found: Iterable[tuple[int, int]],
    ) -> None:
        """Read a sentence of `text`; `found` is where rules of the theme matched in it."""
        start, end = folded.position(sentence.start), folded.position(sentence.end)
        words = Words(text, folded, start, end)
        left_out = set(self._names.places(words.texts))
        spans = [words.stored(at, at) for at in range(len(words.texts))]
        for first, last in found:
            left_out.update(
                at for at, (begin, stop) in enumerate(spans) if begin < last and first < stop
            )
        for at, word in enumerate(words.texts):
            if at not in left_out:
                self.spellings.add(word, text[slice(*spans[at])])
        self._hear_capitals(text, words.texts, spans, left_out)
        self.sentences += 1
        self._heard.update(words.texts)
        place = (report, sentence.start, sentence.end)
        self._stretches.append((place, list(_stretches(words, left_out))))

    def words(self) -> set[str]:
        """Return the different words that were read or heard."""
        return self._heard

    def hear(self, words: Iterable[str]) -> None:
        """Take note of further words of the language; Arabic clitics are told by them."""
        self._heard.update(words)

    def _hear_capitals(
        self,
        text: str,
        words: Sequence[str],
        spans: Sequence[tuple[int, int]],
        left_out: Collection[int],
    ) -> None:
        """Count how words behind a sentence's first are written; a headline's say nothing."""
        upper = [text[begin].isupper() for begin, _ in spans]
        if 2 * sum(upper) > len(upper):
            return
        for at, word in enumerate(words):
            if at and at not in left_out:
                (self._capitals if upper[at] else self._smalls)[word] += 1

    def candidates(self) -> list[Candidate]:
        """Return the words and collocations that stand in enough of the sentences."""
        keys = self._keys()
        self.spellings.names.update(
            form for form, times in self._capitals.items() if times > 4 * self._smalls[form]
        )
        found: dict[tuple[str, ...], Candidate] = {}
        self.total = 0
        for place, stretches in self._stretches:
            here: set[str] = set()
            for stretch in stretches:
                for at, word in enumerate(stretch.words):
                    if word in keys:
                        here.add(word)
                        key = (keys[word],)
                        made = found.setdefault(key, Candidate(key, (Counter(),)))
                        made.places[0][word] += 1
                        made.meet(stretch, at, at + 1, place)
            self.total += len(here)
            for only in sorted({keys[word] for word in here}):
                found[only,].within.add(place)
        light = {self.key(word) for word in light_words(self.language)}
        alone = [made for made in found.values() if made.key[0] not in light]
        patterns = [made for made in (*alone, *self._phrases(keys)) if made.is_pattern()]
        for made in patterns:
            self._make_ready(made)
        return patterns

    def _keys(self) -> dict[str, str]:
        """Return, for each word that can be a term, what all its forms are known by."""
        words = {word for _, parts in self._stretches for part in parts for word in part.words}
        return {word: self.key(word) for word in words if can_be_term(word, self.language)}

    def key(self, word: str) -> str:
        """Return what all forms of a word are known by: its stem."""
        return stem(self._bare(word), self.language)

    def _bare(self, word: str) -> str:
        return bare(word, self._heard) if self.language == "ar" else word

    def _make_ready(self, made: Candidate) -> None:
        """Settle which forms a rule names, and with which letters they all begin."""
        for number, forms in enumerate(made.places):
            whole: Counter[str] = Counter()
            for form, times in forms.items():
                whole[self._bare(form)] += times
                if self._bare(form) != form:
                    self.spellings.shorten(form, self._bare(form))
            made.places[number].clear()
            made.places[number].update({form: whole[form] for form in kept(whole)})
        if len(made.places) == 1:
            made.start = beginning(made.places[0])
        made.name = all(
            max(forms, key=lambda form: (forms[form], form)) in self.spellings.names
            for forms in made.places
            if any(can_be_term(form, self.language) for form in forms)
        )

    def _phrases(self, keys: dict[str, str]) -> list[Candidate]:
        """Return the collocations, each word of them in the forms that it has there."""
        ends = set(keys.values())
        keyed = [
            [keys.get(word, word) for word in part.words]
            for _, parts in self._stretches
            for part in parts
        ]
        every = 1 + sum(map(len, keyed)) // ENOUGH_WORDS
        known = collocations(keyed[::every], FEWEST_SENTENCES, ends.__contains__)
        found = {key: Candidate(key, tuple(Counter() for _ in key)) for key in sorted(known)}
        each = iter(keyed)
        for place, parts in self._stretches:
            here = set()
            for part in parts:
                stems = next(each)
                for at, size in product(range(len(stems)), (2, 3)):
                    made = found.get(tuple(stems[at : at + size]))
                    if made is not None and at + size <= len(stems):
                        here.add(made.key)
                        made.meet(part, at, at + size, place)
                        for number in range(size):
                            made.places[number][part.words[at + number]] += 1
            for key in sorted(here):
                found[key].within.add(place)
        return list(found.values())


def _stretches(words: Words, left_out: Collection[int]) -> Iterator[Stretch]:
    """Yield the words that are not left out, as far as they stand side by side without a stop."""
    texts = words.texts
    begun = 0
    for at in range(len(texts) + 1):
        ends = at == len(texts)
        if ends or at in left_out or words.stop_before[at]:
            if begun < at:
                stopped = words.stop_before[begun] or begun == 0
                behind = None if ends or words.stop_before[at] else texts[at]
                yield Stretch(None if stopped else texts[begun - 1], texts[begun:at], behind)
            begun = at + 1 if not ends and at in left_out else at

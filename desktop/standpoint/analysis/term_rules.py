# SPDX-License-Identifier: MIT
"""Writing a rule that finds a word in its forms, or words that stand side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from standpoint.coding.expressions import Word
from standpoint.text.folding import fold

FEWEST_LETTERS = 4
"""A beginning of fewer letters is not offered with a wildcard; the rule language asks for three."""

MOST_FORMS = 6
"""More forms than this make no rule that anybody would read; the rarest are left out."""

_THE = "ال"
_FOR_THE = "لل"


class Vocabulary:
    """The different folded words of a corpus in one language, to ask which begin alike."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = sorted(words)

    def beginning(self, start: str) -> list[str]:
        """Return the words that a rule's `start*` finds, in Arabic with clitics before it."""
        found: list[str] = []
        for form in Word(start, open_end=True).forms:
            at = bisect_left(self._words, form)
            while at < len(self._words) and self._words[at].startswith(form):
                found.append(self._words[at])
                at += 1
        return found


def beginning(forms: Collection[str]) -> str:
    """Return the letters with which all forms begin, or nothing where they are too few."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*forms, strict=False))
    start = "".join(letters[0] for letters in alike)
    return start if len(start) >= FEWEST_LETTERS else ""


def bare(form: str, attested: Collection[str]) -> str:
    """Return an Arabic word without the clitics before it, as far as that word is attested.

    Rules find a word with its clitics by themselves. Whether a first letter is one of them only
    the other words can tell: the w of "wahda", unity, is none. Any other word comes back as it is.
    """
    known = [
        rest
        for letters in range(1, 5)
        if len(rest := form[letters:]) >= 3 and rest in attested and form in Word(rest).forms
    ]
    for joined in (_FOR_THE, f"و{_FOR_THE}", f"ف{_FOR_THE}"):
        rest = form.removeprefix(joined)
        if rest != form and len(rest) >= 3:
            known += [each for each in (rest, _THE + rest) if each in attested]
    return min(known, key=len) if known else form


@dataclass(slots=True)
class Spellings:
    """How folded forms are mostly written, so that a rule reads as the reports do.

    `names` are forms that are mostly written with a capital behind the first word of a sentence.
    """

    seen: dict[str, Counter[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, form: str, written: str) -> None:
        """Count one occurrence of a form."""
        self.seen.setdefault(form, Counter())[written] += 1

    def shorten(self, form: str, rest: str) -> None:
        """Let an Arabic form without its clitics be written as it is written with them."""
        for written, times in self.seen.get(form, Counter()).items():
            for cut in range(1, len(written)):
                if fold(written[cut:]).text == rest:
                    self.seen.setdefault(rest, Counter())[written[cut:]] += times

    def of(self, form: str) -> str:
        """Return a form as it is mostly written; only a name keeps its capitals."""
        known = self.seen.get(form)
        if not known:
            return form
        written: str = max(known.items(), key=lambda item: (item[1], item[0]))[0]
        if form not in self.names:
            written = written.lower()
        # An operator of the rule language would be read as one.
        plain = written.isalpha() and fold(written).text == form
        return written if plain and written not in _OPERATORS else form


_OPERATORS = frozenset({"OR", "AND", "NOT", "NEAR", "PRE", "INSIDE"})


def word_rule(forms: Mapping[str, int], spellings: Spellings) -> str:
    """Return a rule that finds any of the forms, the most frequent first."""
    return " OR ".join(spellings.of(form) for form in kept(forms))


def wildcard_rule(start: str, forms: Collection[str], spellings: Spellings) -> str:
    """Return a rule that finds every word with that beginning."""
    for form in sorted(forms, key=len):
        written = spellings.of(form)[: len(start)]
        if form.startswith(start) and fold(written).text == start:
            return f"{written}*"
    return f"{start}*"


def phrase_rule(places: Sequence[Mapping[str, int]], spellings: Spellings) -> str:
    """Return a rule that finds words side by side, each in any of its forms."""
    words = []
    for forms in places:
        written = [spellings.of(form) for form in kept(forms)]
        words.append(written[0] if len(written) == 1 else f"({' OR '.join(written)})")
    return f'"{" ".join(words)}"'


def kept(forms: Mapping[str, int]) -> list[str]:
    """Return the forms that a rule names, the most frequent first."""
    return sorted(forms, key=lambda form: (-forms[form], form))[:MOST_FORMS]

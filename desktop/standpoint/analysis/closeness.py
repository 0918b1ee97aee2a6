# SPDX-License-Identifier: MIT
"""How close two sentences of one language are: the cosine of their weighted word stems.

Source: Salton and Buckley 1988, Inf. Process. Manag. 24:513: sublinear term frequency, smoothed
inverse sentence frequency, vectors of length 1. It is never a probability.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from standpoint.text.language import plain

DIGITS = 9
"""Closeness is rounded to so many digits, so that equal sentences tie on every machine."""


@dataclass(frozen=True, slots=True)
class StemFrequencies:
    """In how many of `sentences` (of one language, without furniture) each stem stands."""

    sentences: int
    frequencies: Mapping[str, int]

    def weight(self, stem: str) -> float:
        """Return ln((1 + N) / (1 + df)) + 1, the more the rarer a stem is."""
        return math.log((1 + self.sentences) / (1 + self.frequencies.get(stem, 0))) + 1


@dataclass(frozen=True, slots=True)
class StemVector:
    """The stems of a sentence with their weights; the sum of their squares is 1, or 0 if empty.

    `language` has no region: "en-GB" and "en" are one language.
    """

    language: str | None
    weights: Mapping[str, float]


_UNSEEN = StemFrequencies(0, {})


@dataclass(frozen=True, slots=True)
class ClosenessModel:
    """What is known of stems, by language ("en", "ar"); an unknown language weighs all alike."""

    by_language: Mapping[str, StemFrequencies] = field(default_factory=dict)

    def vector(self, text: str, language: str | None) -> StemVector:
        """Return the weighted stems of a sentence in that language."""
        from standpoint.text.stems import stems

        return self.weigh(stems(text, language) if language else (), language)

    def weigh(self, stems: Iterable[str], language: str | None) -> StemVector:
        """Return stems, each as often as it stands in a sentence, with their weights."""
        spoken, known = self._known(language)
        raw = {
            stem: (1 + math.log(times)) * known.weight(stem)
            for stem, times in sorted(Counter(stems).items())
        }
        length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
        return StemVector(spoken, {stem: weight / length for stem, weight in raw.items()})

    def rarity(self, stem: str, language: str | None) -> float:
        """Return what a stem weighs that stands once, before vectors are brought to length 1."""
        return self._known(language)[1].weight(stem)

    def _known(self, language: str | None) -> tuple[str | None, StemFrequencies]:
        spoken = plain(language) or None
        known = self.by_language.get(language or "") or self.by_language.get(spoken or "", _UNSEEN)
        return spoken, known

    def between(self, one: StemVector, other: StemVector) -> float | None:
        """Return the closeness of two sentences from 0 to 1; None if not in one known language."""
        if one.language is None or one.language != other.language:
            return None
        return round(math.fsum(_products(one, other).values()), DIGITS)

    def shared(self, one: StemVector, other: StemVector) -> tuple[str, ...]:
        """Return the stems that both have, the heaviest in both first; none across languages."""
        if one.language is None or one.language != other.language:
            return ()
        products = _products(one, other)
        return tuple(sorted(products, key=lambda stem: (-round(products[stem], DIGITS), stem)))


def _products(one: StemVector, other: StemVector) -> dict[str, float]:
    return {
        stem: weight * other.weights[stem]
        for stem, weight in one.weights.items()
        if stem in other.weights
    }

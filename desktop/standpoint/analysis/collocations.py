# SPDX-License-Identifier: MIT
"""Collocations: two or three words that stand side by side more often than chance has it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence

from standpoint.text.nltk_alone import nltk_alone

LEAST = 10.83
"""Dunning's G² from which words belong together: 1 in 1,000 by chance."""


def collocations(
    stretches: Iterable[Sequence[str]], fewest: int, ends: Callable[[str], bool]
) -> dict[tuple[str, ...], float]:
    """Return pairs and triples of neighbouring words with their log-likelihood (Dunning 1993).

    Args:
        stretches: words between which no stop stands; none crosses from one to the next.
        fewest: a collocation stands at least so often.
        ends: tells whether a word may begin or end a collocation; inside a triple any may stand.
    """
    with nltk_alone():
        from nltk.collocations import BigramCollocationFinder, TrigramCollocationFinder
        from nltk.metrics import BigramAssocMeasures, TrigramAssocMeasures

    read = [list(stretch) for stretch in stretches]
    found: dict[tuple[str, ...], float] = {}
    for finder, measure in (
        (BigramCollocationFinder, BigramAssocMeasures.likelihood_ratio),
        (TrigramCollocationFinder, TrigramAssocMeasures.likelihood_ratio),
    ):
        made = finder.from_documents(read)
        made.apply_freq_filter(fewest)
        made.apply_ngram_filter(lambda *words: not (ends(words[0]) and ends(words[-1])))
        for words in made.ngram_fd:
            # A word that follows itself in a short text has counts that no table of chance holds.
            with contextlib.suppress(ValueError, ZeroDivisionError):
                score = made.score_ngram(measure, *words)
                if score is not None and score >= LEAST:
                    found[tuple(words)] = float(score)
    return found

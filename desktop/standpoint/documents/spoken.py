# SPDX-License-Identifier: MIT
"""Whether the words of a text contradict the language that its file states."""

from __future__ import annotations

import re

# The commonest words alone, in Latin letters: enough to contradict, not to tell a language.
_COMMON = {
    name: frozenset(words.split())
    for name, words in {
        "en": "the of and to in that is for on with as was by at from it this are be has which",
        "fr": "le la les de des du et en un une dans que qui pour par sur est au aux il elle",
        "de": "der die das und in den von zu mit des für auf ist im dem nicht ein eine als auch",
        "es": "el la los las de del y en un una que por para con se su es al lo como",
        "it": "il lo la gli di che e del della in un una per con non si dei nel è sono",
        "nl": "de het een en van in is dat op te met voor niet zijn aan door bij ook als",
        "pt": "o a os as de da do dos das e em um uma que por para com não se no na",
        "tr": "ve bir bu için ile da de olarak olan daha çok gibi kadar sonra ise olduğu en",
        "sv": "och att det i en som är på av för inte med var den till om har ett de",
    }.items()
}
_READ = 6_000
_FEWEST = 40
_SURELY = 0.15
_RIVAL = 3


def other_than(stated: str, text: str) -> str:
    """Return the code of the language that a text clearly is in, "" where it may be as stated.

    Args:
        stated: a language code; of one that is not known here nothing is contradicted.
        text: the text, of which the beginning is read.
    """
    own = _COMMON.get(stated)
    words = re.findall(r"[^\W\d_]+", text[:_READ].casefold())
    if own is None or len(words) < _FEWEST:
        return ""
    counts = {name: sum(word in common for word in words) for name, common in _COMMON.items()}
    best = max(counts, key=lambda name: counts[name])
    clear = counts[best] >= _SURELY * len(words) and counts[best] >= _RIVAL * counts[stated]
    return best if clear else ""

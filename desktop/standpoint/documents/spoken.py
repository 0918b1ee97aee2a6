# SPDX-License-Identifier: MIT
"""Whether the words of a text contradict the language that its file states, or it speaks two."""

from __future__ import annotations

import re
from collections import Counter

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
_SCRIPTS = {
    "Latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Arabic": "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff",
    "Cyrillic": "\u0400-\u052f",
    "Hebrew": "\u05d0-\u05ea",
    "Greek": "\u0370-\u03ff",
    "Armenian": "\u0530-\u058f",
}
_IN_SCRIPT = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
_NOT_LATIN = re.compile("[\u0370-\u06ff]")
_BESIDE, _LETTERS = 0.1, 60
"""A text speaks two languages where so large a part, and so many letters, are of another script."""


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


def two_scripts(text: str) -> tuple[str, str, float] | None:
    """Return the two scripts of most letters and the share of the second, from 0 to 0.5.

    None where a text has one script and at most names or a few words in another.
    """
    if text.isascii() or not _NOT_LATIN.search(text):
        return None
    letters = Counter(
        {name: sum(map(len, pattern.findall(text))) for name, pattern in _IN_SCRIPT.items()}
    )
    (first, _), (second, fewer) = letters.most_common(2)
    share = fewer / letters.total()
    return None if fewer < _LETTERS or share < _BESIDE else (first, second, share)

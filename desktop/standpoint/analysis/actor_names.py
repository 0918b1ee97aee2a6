# SPDX-License-Identifier: MIT
"""Are two written names the same name? By spelling, article, transliteration; never for certain.

Arabic names come into Latin letters in a dozen ways. What is found here is offered to people with
its reason, and nothing is merged by it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from standpoint.text.folding import fold

_TITLES = re.compile(
    r"^(?:(?:dr|mr|mrs|ms|sir|prof|eng|gen|brig|col|lt)\.? |(?:brigadier general|general|colonel|"
    r"president|vice president|prime minister|minister|ambassador|head|coordinator|sheikh|"
    r"professor|doctor|الدكتور|السيد|الرئيس|رئيس) )+"
)
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|an|ar|at|az|the)[- ](?=\w)")
# "Alabdah": an article that grew on, before a capital that folding has taken away.
_GROWN_ARTICLE = re.compile(r"\b[ae]l(?=[bcdfghjkmnpqrstvwxyz][aeiou]\w{2,})")
_SERVANT = re.compile(r"\babd[- ]?(?:[aeiu]l|u[lrs]|a[lrs]|e[lrs])?[- ]?(?=\w{3})")
_MUHAMMAD = re.compile(r"\bm[ou]h?amm?[ae]d\b")
_SAME_SOUND = (
    ("dj", "j"), ("ph", "f"), ("kh", "x"), ("sh", "c"), ("ch", "c"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "i"), ("q", "k"), ("o", "u"), ("e", "i"), ("y", "i"), ("z", "s"),
)  # fmt: skip
_VOWELS = re.compile("[aeiou]+")
_LEAST_SKELETON = 5  # consonants
_LEAST_SINGLE = 4  # consonants of a name of one word
_MOST_EDITS = 2


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """Return a name without what never tells two names apart: marks, titles, articles, spacing."""
    plain = re.sub(r"[^\w ]", " ", re.sub(r"['’`]", "", fold(name).text.replace("-", " ")))
    plain = re.sub(r"\bال(?=\w{3})", "", " ".join(plain.split()))
    plain = _TITLES.sub("", plain)
    plain = _ARTICLE.sub("", plain)
    return " ".join(plain.split())


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """Return how a transliterated name sounds, roughly, with its words in their order."""
    plain = _SERVANT.sub("abd", key(name))
    plain = _GROWN_ARTICLE.sub("", plain)
    plain = _MUHAMMAD.sub("mhmd", plain)
    for written, heard in _SAME_SOUND:
        plain = plain.replace(written, heard)
    plain = re.sub(r"(\w)\1+", r"\1", plain)
    return " ".join(re.sub(r"a?h?$", "", word) or word for word in plain.split())


def is_acronym(name: str) -> bool:
    """Return whether a name is made of capitals, so that its case counts."""
    return re.fullmatch(r"[A-Z][A-Z0-9&.-]{1,9}", name) is not None


def alike(one: str, other: str) -> str:
    """Return in words why two names may be the same, empty where nothing speaks for it.

    Acronyms are never like each other: one letter makes another body of them.
    """
    if one == other or is_acronym(one) or is_acronym(other):
        return ""
    heard, met = sound(one), sound(other)
    if key(one) == key(other):
        return "the same but for article, title or marks"
    if heard == met and _is_telling(heard):
        return "the same name in other letters"
    if heard != met and sorted(heard.split()) == sorted(met.split()):
        return "the same words in another order"
    return "nearly the same letters" if _nearly(heard.split(), met.split()) else ""


def _is_telling(heard: str) -> bool:
    """Return whether a sound is long enough to tell names apart: "arabi" is two broadcasters."""
    words = heard.split()
    return len(words) > 1 or len(_VOWELS.sub("", heard)) >= _LEAST_SINGLE


def _nearly(one: list[str], other: list[str]) -> bool:
    """Return whether two names of as many words differ by a letter or two."""
    bones, others = (_VOWELS.sub("", "".join(words)) for words in (one, other))
    if len(one) != len(other) or len(one) < 2 or min(len(bones), len(others)) < _LEAST_SKELETON:
        return False
    return all(map(_close, one, other)) and edits(bones, others) <= 1


def _close(one: str, other: str) -> bool:
    return one[:1] == other[:1] and edits(one, other) <= _MOST_EDITS


def edits(one: str, other: str) -> int:
    """Return how many letters must change to make one of the other (Levenshtein 1966)."""
    before = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        now = [at]
        for position, met in enumerate(other, 1):
            cheapest = min(before[position], now[-1]) + 1
            now.append(min(cheapest, before[position - 1] + (letter != met)))
        before = now
    return before[-1]

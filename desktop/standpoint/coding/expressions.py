# SPDX-License-Identifier: MIT
"""What a rule says once it is read: words, phrases and how they stand to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

from standpoint.text.tokens import ARABIC

_arabic = re.compile(f"[{ARABIC}]")
# و ف "and"; ب ك ل "by, as, for"; ال "the"; لل for ل with ال; س the future of a verb.
_CLITICS = frozenset(
    outer + inner
    for outer, inner in product(("", "و", "ف"), ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل", "س"))
)
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded. `written` keeps its case where the rule asks for that ("=Word").

    An open end takes any further letters there ("normaliz*").
    """

    text: str
    written: str | None = None
    open_start: bool = False
    open_end: bool = False
    _forms: frozenset[str] = field(init=False, repr=False, compare=False)
    _openings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms = {self.text}
        if self.written is None and not self.open_start and _arabic.match(self.text):
            forms = {clitic + self.text for clitic in _CLITICS}
            if self.text.startswith(_ARTICLE):
                bare = self.text.removeprefix(_ARTICLE)
                joined = "ل" if bare.startswith("ل") else "لل"
                forms |= {outer + joined + bare for outer in ("", "و", "ف")}
        object.__setattr__(self, "_forms", frozenset(forms))
        object.__setattr__(self, "_openings", tuple(sorted(forms)))

    def fits(self, word: str) -> bool:
        """Tell whether this is that word of a folded text, whatever its case was."""
        if self.open_start:
            return self.text in word if self.open_end else word.endswith(self.text)
        return word.startswith(self._openings) if self.open_end else word in self._forms

    def fits_written(self, word: str) -> bool:
        """Tell whether this is that word, case and all, in a text that kept it."""
        written = self.written or ""
        if self.open_start:
            return written in word if self.open_end else word.endswith(written)
        return word.startswith(written) if self.open_end else word == written

    @property
    def exact(self) -> bool:
        """Whether a folded text holds this word only in one form."""
        return not self.open_start and not self.open_end and len(self._forms) == 1

    @property
    def literal(self) -> str:
        """Letters without which the word does not occur."""
        if len(self._forms) > 1 and len(self.text) > 2:
            return self.text.removeprefix(_ARTICLE)
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side. `crosses[i]`: the rule itself writes a stop behind word i."""

    words: tuple[Word, ...]
    crosses: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """OR: the hits of every part."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """AND: the shortest stretches of one sentence that hold a hit of each side."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Near:
    """NEAR/n, or PRE/n where `ordered`: a hit of each side with at most n words between them.

    The two share no word, but with NEAR one may stand in a gap of the other.
    """

    left: Expression
    right: Expression
    distance: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class NotInside:
    """The hits of `hit`, without words and phrases that stand inside a hit of `name`."""

    hit: Expression
    name: Expression


@dataclass(frozen=True, slots=True)
class NotNear:
    """The hits of `hit` that keep more than `distance` words away from every hit of `other`."""

    hit: Expression
    other: Expression
    distance: int


Expression = Word | Phrase | Either | Both | Near | NotInside | NotNear


def literals(expression: Expression) -> frozenset[str]:
    """Return strings of which at least one stands in every folded sentence with a hit."""
    match expression:
        case Word():
            return frozenset({expression.literal})
        case Phrase():
            return frozenset({max((word.literal for word in expression.words), key=len)})
        case Either():
            return frozenset().union(*map(literals, expression.parts))
        case Both() | Near():
            return max(literals(expression.left), literals(expression.right), key=_rarity)
        case NotInside() | NotNear():
            return literals(expression.hit)


def _rarity(found: frozenset[str]) -> tuple[int, int]:
    """Rank sets of literals: long ones are rare, and few are looked for faster than many."""
    return min(map(len, found)), -len(found)

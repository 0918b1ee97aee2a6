# SPDX-License-Identifier: MIT
"""What a rule says once it is read: words, phrases and how they stand to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

from standpoint.text.folding import fold
from standpoint.text.tokens import ARABIC, parted

_arabic = re.compile(f"[{ARABIC}]")
# و ف "and"; ب ك ل "by, as, for"; ال "the"; لل for ل with ال; س the future of a verb.
_CLITICS = frozenset(
    outer + inner
    for outer, inner in product(("", "و", "ف"), ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل", "س"))
)
_ARTICLE = "ال"


def _joined(neighbour: str, letter: str) -> bool:
    """Tell whether two characters side by side belong to one word, as tokens.py has it."""
    return neighbour.isalnum() and bool(_arabic.match(neighbour)) == bool(_arabic.match(letter))


@dataclass(frozen=True, slots=True)
class Pointer:
    """Letters to look for in a folded text, and whether a word starts and ends with them."""

    text: str
    starts: bool
    ends: bool

    @property
    def pattern(self) -> str:
        """What a parted text (standpoint.text.tokens) holds wherever such a word stands."""
        bare = parted(self.text).strip()
        return f"{' ' * self.starts}{bare}{' ' * self.ends}"

    def stands(self, folded: str, start: int, end: int) -> bool:
        """Tell whether what was found at a place has the word borders that are asked for."""
        if self.starts and start and _joined(folded[start - 1], folded[start]):
            return False
        return not (self.ends and end < len(folded) and _joined(folded[end], folded[end - 1]))


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded. `written` keeps its case where the rule asks for that ("=Word").

    An open end takes any further letters there ("normaliz*"). `forms` are the folded words that
    it stands for, or that they begin with: itself, and in Arabic with clitics before it.
    """

    text: str
    written: str | None = None
    open_start: bool = False
    open_end: bool = False
    forms: frozenset[str] = field(init=False, repr=False, compare=False)
    _openings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms = {self.text}
        if self.written is None and not self.open_start and _arabic.match(self.text):
            forms = {clitic + self.text for clitic in _CLITICS}
            if self.text.startswith(_ARTICLE):
                bare = self.text.removeprefix(_ARTICLE)
                joined = "ل" if bare.startswith("ل") else "لل"
                forms |= {outer + joined + bare for outer in ("", "و", "ف")}
        object.__setattr__(self, "forms", frozenset(forms))
        object.__setattr__(self, "_openings", tuple(sorted(forms)))

    def fits(self, word: str) -> bool:
        """Tell whether this is that word of a folded text, whatever its case was."""
        if self.open_start:
            return self.text in word if self.open_end else word.endswith(self.text)
        return word.startswith(self._openings) if self.open_end else word in self.forms

    def fits_written(self, word: str) -> bool:
        """Tell whether this is that word, case and all, in a text that kept it."""
        written = self.written or ""
        if self.open_start:
            return written in word if self.open_end else word.endswith(written)
        return word.startswith(written) if self.open_end else word == written

    @property
    def pointer(self) -> Pointer:
        """The letters without which the word does not occur."""
        if len(self.forms) > 1:
            bare = self.text.removeprefix(_ARTICLE) if len(self.text) > 3 else self.text
            return Pointer(bare, starts=False, ends=not self.open_end)
        return Pointer(self.text, not self.open_start, not self.open_end)


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


# Words that stand in many reports, of the field or of world politics at large: poor pointers to the
# sentences of a rule.
_COMMON = frozenset(
    fold(
        "about action after against agreement also arab assad back been before between border "
        "change children city civilian civilians common community conflict control council "
        "countries country crisis defence democratic development economic effort efforts "
        "election elections environment first force forced forces foreign free freedom from front "
        "general global good government groups have health help home human humanitarian "
        "important independence independent international into issue joint land last leader "
        "leaders life made make media meeting member members military million minister ministry "
        "more most movement must nation national nations need needs office official officials "
        "other over part party peace people peoples place plan political policy position power "
        "present president problem problems process programme progress public region regional "
        "regime relations report resolution resources responsibility return returned revolution "
        "right rights role said same security session should side since situation social society "
        "solution some special state statement states strong such support syria syrian syrians "
        "system take talks terrorist terrorists than that their them there these they this those "
        "through ties time trade turkey turkish under united until violence want water were what "
        "when which while will with women work working world would year years "
        "نظام سورية سوريا شعب معارضة قوى دولي دولية وطن وطنية سوري سوريين سياسي سياسية مجلس عودة "
        "دول العالم المتحدة حكومة وزير رئيس حقوق سلام قوات منطقة اجتماع جميع خلال اليوم عام"
    ).text.split()
)


def pointers(expression: Expression) -> frozenset[Pointer]:
    """Return pointers of which at least one stands in every sentence with a hit."""
    match expression:
        case Word():
            return frozenset({expression.pointer})
        case Phrase(words):
            return max((frozenset({word.pointer}) for word in words), key=_rarity)
        case Either(parts):
            return frozenset().union(*map(pointers, parts))
        case Both() | Near():
            return max(pointers(expression.left), pointers(expression.right), key=_rarity)
        case NotInside() | NotNear():
            return pointers(expression.hit)


def rarity(expression: Expression) -> tuple[int, int]:
    """Rank expressions by how few sentences they point to; the rarer is the greater."""
    return _rarity(pointers(expression))


def _rarity(found: frozenset[Pointer]) -> tuple[int, int]:
    """Judge by the least rare word, then by their number."""
    return min(map(rareness, found)), -len(found)


def rareness(pointer: Pointer) -> int:
    """Guess how rare a word is in reports, by its length; 0 is a word of most sentences."""
    if len(pointer.text) < 4:
        return 0
    return 1 if pointer.text in _COMMON else len(pointer.text)

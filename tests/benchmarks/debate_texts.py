# SPDX-License-Identifier: MIT
"""Made-up speeches in any number: the words of a general debate as often as they fall there.

Nothing here was ever said. Words are drawn by Zipf's law from a list written by hand and a long
tail of made-up names, so that what a search costs (how often its words fall, how often only a part
of a longer word does) is near what it costs on speeches. The same number brings the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

# How often in a thousand words.
_SMALL_WORDS = {
    "the": 78, "of": 46, "and": 42, "to": 36, "in": 24, "a": 14, "that": 13, "is": 10, "for": 10,
    "we": 9, "on": 7, "our": 7, "this": 6, "with": 6, "as": 6, "which": 6, "be": 6, "by": 6,
    "have": 6, "are": 6, "has": 6, "it": 6, "not": 5, "all": 5, "its": 4, "their": 4, "I": 4,
    "from": 4, "must": 4, "an": 4, "will": 4, "been": 3, "at": 3, "these": 3, "or": 2, "who": 2,
    "can": 2, "also": 2, "they": 2, "was": 2, "but": 2, "would": 2, "should": 2, "those": 2,
    "other": 2, "more": 2, "only": 1, "such": 1, "between": 1, "there": 1, "through": 1, "than": 1,
    "so": 1, "us": 1, "into": 1, "no": 1, "his": 1, "may": 1, "if": 1, "when": 1, "one": 1,
}  # fmt: skip
# From frequent to rare.
_LARGE_WORDS = (
    "international countries world peace people development Assembly Organization States "
    "community security economic country Government efforts political rights nations peoples "
    "developing session situation human social problems Member conflict support cooperation "
    "global region years Africa process time hope resources progress order future "
    "democratic national Charter great military respect weapons nuclear President principles "
    "solution needs war relations important life system Security Council General Secretary "
    "action role part stability interests developed poverty just continue commitment effective "
    "necessary opportunity agreement problem trade children assistance challenges Republic "
    "delegation century reform population freedom force policy common terrorism crisis access "
    "environment growth Middle East new basis means full change strengthen right climate health "
    "number measures regional history goals values end field law way women responsibility "
    "education South North society use dialogue confidence present debt negotiations independence "
    "concern democracy welcome believe become violence institutions made take make work "
    "power food especially particular positive promote mankind agreements justice financial year "
    "sustainable small island nature continent share achieve framework second first great last "
    "several many few every each own same well even still now here today once again never always "
    "production market policies programme Conference programmes consensus threat tension public "
    "parties armed forces struggle elections occupied territories neighbouring resolution "
    "resolutions sovereignty territorial integrity treaty disarmament proliferation unity "
    "commissioner humanitarian suffering lasting settlement mandate mission operations troops "
    "province capital river border bridge harvest water energy oil price prices budget "
    "income industry technology science information communication sea coast fish forest land soil "
    "village city town road school hospital teacher doctor farmer worker family home house youth "
    "girl boy mother father brother neighbour friend guest host visitor traveller minister "
    "ambassador delegate colleague predecessor successor chairman representative observer envoy "
    "speech statement message letter word voice language opinion question answer reason doubt "
    "memory lesson promise agreement contract duty task burden debt reward price cost loss gain "
    "united union immunity impunity opportunities communities unite unification normal normally "
    "normalize returned returning return displaced refugee refugees asylum migrants migration "
    "reunification unanimous unanimously uniting unified community-based self-determination "
    "peace-keeping peace-loving cease-fire non-aligned long-term well-being socio-economic "
    "decolonization apartheid embargo sanctions blockade siege famine drought flood earthquake "
    "cyclone epidemic vaccine hunger illiteracy unemployment inflation recession recovery exports "
    "imports tariffs subsidies loans grants aid donors creditors investment investors enterprise "
    "court tribunal judge crime genocide massacre torture hostage hijacking narcotics drugs "
    "trafficking smuggling corruption transparency accountability governance institution ministry "
    "parliament assembly senate congress party coalition opposition election ballot vote "
    "referendum constitution amendment clause article paragraph chapter protocol convention "
    "covenant accord"
)
_SYLLABLES = (
    "ba be bo bra da den di do fa fe gan go gra ha hel ki ko kra la len lo ma men mi mor na nel no "
    "pa per po ra ren ri ro sa sel shi so sta ta tel ti tor tra va vel vi vo wa wen ya zel zo"
)
_ENDINGS = "a an ania ed er ers ia ing ion ism ist ity ive ly ment ness or ous s um us"
_NAMES = ["Côte d’Azir", "São Talé", "Türmen", "Señor Valdés", "Mrs. Bélanger", "Åsgård"]
_ARABIC = (
    "في من على إلى أن التي هذا عن مع هذه الدول السلام العالم الأمم المتحدة الأمن الدولي الشعب "
    "التنمية المجتمع منظمة الجمعية العامة حقوق الإنسان كل بين ما لا قد كان ذلك الذي بعد أجل "
    "الدولية بلادي حكومة شعوب المنطقة القرار قرارات مجلس وحدة الوحدة الأراضي اللاجئين عودة سيادة "
    "النزاع "
    "التعاون الاقتصادية الاجتماعية السياسية المؤتمر الاتفاق السنوات مستقبل أطفال ونساء والعدالة "
    "والحرية والمساواة للشعوب بالسلام وللأمن فإن كما ينبغي يجب نأمل نؤكد ندعو نرحب الجهود الحل"
)
_PART_ARABIC = 0.04
_PART_TYPOGRAPHIC = 0.5  # curly quotation marks and dashes, as word processors write them


@dataclass(frozen=True, slots=True)
class Speech:
    """One text, and its language: "en" or "ar"."""

    text: str
    language: str


class _Words:
    """Words to draw from, each as often as its weight says."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._words = list(weights)
        self._sums = list(accumulate(weights.values()))

    def draw(self, random_: random.Random, number: int) -> list[str]:
        return random_.choices(self._words, cum_weights=self._sums, k=number)


def _english(themes: tuple[str, ...], share: float) -> _Words:
    """Return English words of which the share `share` belongs to the themes."""
    random_ = random.Random(1)
    weights: dict[str, float] = {word: float(often) for word, often in _SMALL_WORDS.items()}
    for rank, word in enumerate(_LARGE_WORDS.split(), start=8):
        weights.setdefault(word, 100 / rank)
    syllables, endings = _SYLLABLES.split(), _ENDINGS.split()
    for rank in range(6_000):
        stem = "".join(random_.choices(syllables, k=random_.randint(2, 3)))
        name = stem + random_.choice(endings)
        weights.setdefault(name.capitalize() if rank % 7 == 0 else name, 30 / (rank + 90))
    for rank in range(60):
        weights[str(1945 + rank)] = 0.05
        weights[f"{rank + 1},{rank * 7 % 900 + 100}"] = 0.01
    for name in _NAMES:
        weights[name] = 0.05
    for term in themes:
        weights.pop(term, None)
    each = share * sum(weights.values()) / max(1, len(themes))
    harmonic = sum(1 / rank for rank in range(1, len(themes) + 1))
    for rank, term in enumerate(themes, start=1):
        weights[term] = each * len(themes) / harmonic / rank
    return _Words(weights)


def _arabic() -> _Words:
    return _Words({word: 1 / rank for rank, word in enumerate(_ARABIC.split(), start=3)})


def speeches(number: int, themes: tuple[str, ...] = (), share: float = 0.01) -> Iterator[Speech]:
    """Yield speeches of about 3.7 kB, one after the other, so that memory stays flat.

    Args:
        number: how many.
        themes: terms that fall in them, the first most often.
        share: how many of the words are such terms.
    """
    random_ = random.Random(20)
    english, arabic = _english(themes, share), _arabic()
    for _ in range(number):
        if random_.random() < _PART_ARABIC:
            yield Speech(_text(arabic, random_, "،", "."), "ar")
            continue
        text = _text(english, random_, ",", ".")
        if random_.random() < _PART_TYPOGRAPHIC:
            text = text.replace("'", "’").replace(" - ", " – ")
        else:
            text = text.replace("’", "'")
        yield Speech(text, "en")


def _text(words: _Words, random_: random.Random, comma: str, stop: str) -> str:
    """Return sentences in paragraphs; commas, possessives, quotations and dashes among them."""
    lines: list[str] = []
    for number in range(random_.randint(18, 32)):
        chosen = words.draw(random_, random_.randint(8, 38))
        for place in range(random_.randint(4, 12), len(chosen) - 1, random_.randint(6, 14)):
            chosen[place] += random_.choice((comma, comma, comma, " -", ";"))
        sign = random_.random()
        if sign < 0.15 and chosen[1].isascii() and chosen[1].isalpha():
            chosen[1] += "'s"
        elif sign < 0.2:
            chosen[-1] = f'"{chosen[-1]}"'
        sentence = " ".join(chosen)
        lines.append(sentence[0].upper() + sentence[1:] + stop)
        lines.append("\n\n" if number % 5 == 4 else " ")
    return "".join(lines).strip()

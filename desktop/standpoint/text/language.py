# SPDX-License-Identifier: MIT
"""Which language a text is in: by its script, then by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice

from standpoint.model import languages
from standpoint.text.folding import fold
from standpoint.text.function_words import FUNCTION_WORDS
from standpoint.text.remembered import Remembered
from standpoint.text.tokens import words

_READ = 6_000  # characters; the rest of a long text says nothing new
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "Arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\ufb50-\ufefc]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
    "Hebrew": re.compile(r"[\u05d0-\u05ea]"),
    "Armenian": re.compile(r"[\u0530-\u058f]"),
}
_SPOKEN = ("en", "fr", "de", "es", "tr", "ku")
_ONLY = {"Greek": "el", "Hebrew": "he", "Armenian": "hy"}
# Languages that are told from those above, and then left open: their own kin are not known here.
_OTHERS = {
    name: frozenset(written.split())
    for name, written in {
        "it": "il lo gli di che del della dei delle nel nella con per non si una un ha sono al è",
        "pt": "o os as do da dos das em no na um uma com não que para por se ao é foi",
        "ro": "și este cu la în din pe nu de să care a fost al ale pentru",
        "nl": "de het een en van in is dat op te met niet zijn voor was aan heeft",
        "sv": "och det att i en som är på av för inte med var den till om",
        "da": "og det at i en som er på af for ikke med var den til om",
        "pl": "się na w z i nie jest do to że po od dla oraz",
        "hu": "a az és hogy nem is egy ezt volt meg de ha",
        "id": "dan yang di dengan untuk itu ini dari pada tidak adalah ke",
        "so": "waa oo ka ku ee iyo in uu loo si ay",
    }.items()
}
_SPEAKING: dict[str, list[str]] = {}
"""Each function word with the languages that have it."""
for _name, _words in (*((name, FUNCTION_WORDS[name]) for name in _SPOKEN), *_OTHERS.items()):
    for _word in _words:
        _SPEAKING.setdefault(_word, []).append(_name)

# Letters that Arabic itself does not use; a foreign name brings one or two, a Persian text many.
_BEYOND_ARABIC = re.compile(r"[پچژگکیەێۆڕڵڤ]")
_SORANI = re.compile(r"[ەێۆڕڵڤ]")
_URDU = re.compile(r"[ےںٹڈڑہھټډړږښڼۍې]")
_NOT_RUSSIAN = re.compile(
    r"[іїєґўјљњђћќѓџәғқңөұүһ]|[бвгджзклмнпрстфхцчшщ]ъ(?:[бвгджзклмнпрстфхцчшщ]|\b)"
)
_NOT_TURKISH = re.compile("[əƏ]")
_FOREIGN = 0.02
_MIXED = 0.7


def detect(text: str, known_words: Callable[[], Sequence[str]] | None = None) -> str | None:
    """Return the code of the language a text is mainly in, or None where it is not clear.

    "en", "fr", "de", "es", "tr", "ku" (Kurmanji), "ar", "fa", "ckb" (Sorani), "el", "he", "hy",
    "ru". Mainly Arabic letters without any of Persian or Kurdish mean "ar"; a text in Latin
    letters that is too short to hold function words is None, and so is one that is in two
    scripts by halves.

    `known_words` gives the words of the folded text, where the caller has them.
    """
    start = text[:_READ]
    script, most = _script(start)
    if most < 3:
        return None
    if script == "Cyrillic":
        return None if _NOT_RUSSIAN.search(start.lower()) else "ru"
    if script in _ONLY:
        return _ONLY[script]
    is_whole = known_words is not None and len(text) <= _READ

    def found() -> Counter[str]:
        return Counter(known_words() if is_whole and known_words else words(fold(start).text))

    if script == "Arabic":
        return _in_arabic_letters(start, most, found)
    return _in_latin_letters(start, found())


def _in_arabic_letters(
    start: str, letters: int, words_found: Callable[[], Counter[str]]
) -> str | None:
    """Tell Arabic, Persian and Sorani by their letters, then by their words."""
    few = _FOREIGN * letters
    foreign = len(_BEYOND_ARABIC.findall(start)) >= few
    sorani = foreign and len(_SORANI.findall(start)) > few
    if sorani or not foreign:
        # Pashto and Sindhi may have few letters of Persian; Sorani writes ھ for ه now and then.
        return "ckb" if sorani else None if len(_URDU.findall(start)) > few else "ar"
    if len(_URDU.findall(start)) > few:
        return None
    found = words_found()
    persian, arabic = (
        sum(found[word] for word in found.keys() & FUNCTION_WORDS[language])
        for language in ("fa", "ar")
    )
    # An Arabic text may be typed with the Persian letters for ك and ي.
    arabic += sum(often for word, often in found.items() if word.startswith("ال") and len(word) > 4)
    if persian == arabic:
        return None
    return "fa" if persian > arabic else "ar"


def _in_latin_letters(start: str, found: Counter[str]) -> str | None:
    known = Counter(dict.fromkeys(_SPOKEN, 0))
    for word in found.keys() & _SPEAKING.keys():
        for language in _SPEAKING[word]:
            known[language] += found[word]
    (best, score), (_, second) = known.most_common(2)
    if found.total() < 3 or score == second or score < 0.05 * found.total():
        return None
    if best in _OTHERS or (best == "tr" and _NOT_TURKISH.search(start)):
        return None
    return best


def _script(start: str) -> tuple[str, int]:
    """Return the script of most letters, and how many of them there are, or three of many.

    A text that is in two scripts by halves has none: ("", 0).
    """
    met = () if start.isascii() else set(start)
    if not any(_script_of[letter] not in ("", "Latin") for letter in met):
        return "Latin", len(list(islice(_SCRIPTS["Latin"].finditer(start), 3)))
    letters = dict.fromkeys(_SCRIPTS, 0)
    for letter in met:
        if _script_of[letter]:
            letters[_script_of[letter]] += start.count(letter)
    (script, most), (_, second) = Counter(letters).most_common(2)
    return ("", 0) if second > _MIXED * most else (script, most)


_script_of = Remembered(
    lambda letter: next((name for name, found in _SCRIPTS.items() if found.match(letter)), "")
)


@lru_cache(maxsize=1000)
def plain(code: str | None) -> str:
    """Return a language code without its region: "en" for "en-GB" and "eng", "" for none."""
    bare = (code or "").replace("_", "-").split("-")[0].lower()
    return languages.code(bare) or bare

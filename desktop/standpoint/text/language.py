# SPDX-License-Identifier: MIT
"""Which language a text is in: by its script, then by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

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
_LANGUAGES = {
    "Latin": ("en", "fr", "de", "es", "tr", "ku"),
    "Arabic": ("ar", "fa", "ckb"),
}
_SPEAKING: dict[str, dict[str, list[str]]] = {
    script: {
        word: [language for language in languages if word in FUNCTION_WORDS[language]]
        for word in frozenset[str]().union(*(FUNCTION_WORDS[each] for each in languages))
    }
    for script, languages in _LANGUAGES.items()
}
"""For each script, each function word with the languages that have it."""

_ONLY = {"Greek": "el", "Hebrew": "he", "Armenian": "hy"}
# Letters that Arabic itself does not use; a foreign name brings one or two, a Persian text many.
_BEYOND_ARABIC = re.compile(r"[پچژگکیەێۆڕڵڤ]")


def detect(text: str, known_words: Callable[[], Sequence[str]] | None = None) -> str | None:
    """Return the code of the language a text is mainly in, or None where it is not clear.

    "en", "fr", "de", "es", "tr", "ku" (Kurmanji), "ar", "fa", "ckb" (Sorani), "el", "he", "hy",
    "ru". Mainly Arabic letters without any of Persian or Kurdish mean "ar"; a text in Latin
    letters that is too short to hold function words is None.

    `known_words` gives the words of the folded text, where the caller has them.
    """
    start = text[:_READ]
    script, most = _script(start)
    if most < 3:
        return None
    if script == "Cyrillic":
        return None if re.search("[іїєґў]", start.lower()) else "ru"
    if script in _ONLY:
        return _ONLY[script]
    is_whole = known_words is not None and len(text) <= _READ
    found = Counter(known_words() if is_whole and known_words else words(fold(start).text))
    known = Counter(dict.fromkeys(_LANGUAGES[script], 0))
    for word in found.keys() & _SPEAKING[script].keys():
        for language in _SPEAKING[script][word]:
            known[language] += found[word]
    (best, score), (_, second) = known.most_common(2)
    if script == "Arabic":
        foreign = len(_BEYOND_ARABIC.findall(start)) / most
        return "ar" if foreign < 0.02 or score == 0 else best
    if found.total() < 3 or score == second or score < 0.05 * found.total():
        return None
    return best


def _script(start: str) -> tuple[str, int]:
    """Return the script of most letters, and how many of them there are, or three of many."""
    met = () if start.isascii() else set(start)
    if not any(_script_of[letter] not in ("", "Latin") for letter in met):
        return "Latin", len(list(islice(_SCRIPTS["Latin"].finditer(start), 3)))
    letters = dict.fromkeys(_SCRIPTS, 0)
    for letter in met:
        if _script_of[letter]:
            letters[_script_of[letter]] += start.count(letter)
    return Counter(letters).most_common(1)[0]


_script_of = Remembered(
    lambda letter: next((name for name, found in _SCRIPTS.items() if found.match(letter)), "")
)


def plain(code: str | None) -> str:
    """Return a language code without its region: "en" for "en-GB", "" for none."""
    return (code or "").replace("_", "-").split("-")[0].lower()

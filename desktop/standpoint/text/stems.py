# SPDX-License-Identifier: MIT
"""Stems of the words that carry a sentence's matter, to tell how close two sentences are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from standpoint.text.compared import Compared
from standpoint.text.folding import fold
from standpoint.text.function_words import FUNCTION_WORDS
from standpoint.text.language import plain
from standpoint.text.nltk_alone import nltk_alone
from standpoint.text.remembered import Remembered
from standpoint.text.tokens import WORD, words

_SNOWBALL = {"en": "EnglishStemmer", "ar": "ArabicStemmer"}


def stems(text: str, language: str | None) -> list[str]:
    """Return the stems of a text's words in order, without function words; numbers are kept.

    English and Arabic are stemmed by Snowball (Porter 2001; Chelli 2018), another language keeps
    its folded words. A possessive 's is no part of a word.
    """
    code = plain(language)
    folded = fold(text)
    if code != "ar":
        return [stem for stem in map(_stems_of(code).__getitem__, words(folded.text)) if stem]
    function_words = FUNCTION_WORDS.get(code, frozenset())
    stemmed = _stemmer(code)
    found: list[str] = []
    for match in WORD.finditer(folded.text):
        word = match.group()
        if word not in function_words:
            # The Arabic stemmer knows endings by letters that folding makes alike.
            written = text[slice(*folded.original(*match.span()))]
            found.append(stemmed(written) if word[0].isalpha() else word)
    return found


def by_sentence(compared: Compared, language: str | None) -> Iterator[set[str]]:
    """Yield the different stems of each sentence of a report, furniture among them."""
    code = plain(language)
    if code == "ar":
        for start, end in compared.stored_spans:
            yield set(stems(compared.text[start:end], language))
        return
    stem_of = _stems_of(code).__getitem__
    for said in compared.words:
        found = set(map(stem_of, said))
        found.discard("")
        yield found


def stem(word: str, language: str | None) -> str:
    """Return the stem of one folded word."""
    return _stemmer(plain(language))(word)


@cache
def _stems_of(language: str) -> Remembered[str]:
    """Return the stem of each word, "" for a function word."""
    function_words = FUNCTION_WORDS.get(language, frozenset())
    stemmed = _stemmer(language)

    def work(word: str) -> str:
        if word in function_words:
            return ""
        return stemmed(word) if word[0].isalpha() else word

    return Remembered(work)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in _SNOWBALL:
        return str
    with nltk_alone():
        from nltk.stem import snowball
    snowball_stem = getattr(snowball, _SNOWBALL[language])().stem

    @lru_cache(maxsize=50_000)
    def stemmed(word: str) -> str:
        # Snowball takes a word of one letter or a bare prefix apart until nothing is left.
        return fold(snowball_stem(word)).text or word

    return stemmed

# SPDX-License-Identifier: MIT
"""Finding words in texts: whatever marks they are written with, and with the words around them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

BEST = 1_000
"""So many reports are put into order by how well they fit; the rest follow by date."""

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640"
_MARK = re.compile(f"[{_MARKS}]+")
_ARABIC = re.compile("^[\u0621-\u064a]+$")
_CARRIERS = "اويىةآأإؤئء"
_MOST_PARTS = 9
_AROUND = 90
_BEFORE = 18
_ENOUGH = 100
_EDGES = ".,;:!?()[]{}\"'“”‘’«»…،؛؟"


BEST_FIRST = "rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank"
"""The order of what fits: Okapi BM25, a word in a title as much as ten in a text."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which reports hold words; `best` are those that fit best, the best first."""

    words: str
    holding: frozenset[int]
    best: tuple[int, ...] = ()


def query(words: str) -> str:
    """Return words as the full-text index takes them, each as the beginning of a word.

    The index parts an Arabic word at its marks, so that each way to part it is looked for, too.
    """
    return " AND ".join(_either(word) for word in _plain(words))


def _plain(words: str) -> list[str]:
    """Return the words that are looked for, without marks."""
    plain = (_MARK.sub("", word) for word in words.split())
    return [word.replace('"', "") for word in plain if re.search(r"\w", word)]


@lru_cache(maxsize=200)
def _either(word: str) -> str:
    ways = [word]
    if _ARABIC.match(word):
        ways += _parted(word)
    return "(" + " OR ".join(f'"{way}"*' for way in ways) + ")"


def _parted(word: str) -> list[str]:
    """Return the ways in which marks may part a word; in a long word carriers bear none."""
    seams = [
        place
        for place in range(1, len(word))
        if len(word) <= _MOST_PARTS or word[place - 1] not in _CARRIERS
    ][-_MOST_PARTS + 1 :]
    ways = []
    for chosen in range(1, 1 << len(seams)):
        cuts = [seam for at, seam in enumerate(seams) if chosen >> at & 1]
        ways.append(" ".join(word[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)))
    return ways


def holding(corpus: Corpus, words: str) -> frozenset[int]:
    """Return all reports that hold all these words or their beginnings, however many."""
    asked = query(words)
    if not asked:
        return frozenset()
    rows = corpus.rows("SELECT rowid FROM report_words WHERE report_words MATCH ?", [asked])
    gone = corpus.rows("SELECT id FROM report WHERE deleted_at IS NOT NULL")
    return frozenset(row[0] for row in rows) - {row[0] for row in gone}


def find(corpus: Corpus, words: str, *, best_first: bool = False) -> Found:
    """Return which reports hold all these words, and if wanted which of them fit best."""
    there = holding(corpus, words)
    if not best_first or not there:
        return Found(words, there)
    rows = corpus.rows(
        f"SELECT rowid FROM report_words WHERE report_words MATCH ? AND {BEST_FIRST} LIMIT ?",
        [query(words), BEST],
    )
    return Found(words, there, tuple(row[0] for row in rows if row[0] in there))


def snippets(corpus: Corpus, words: str, reports: Sequence[int]) -> dict[int, str]:
    """Return of reports the text around the found words, which stand between ⟦ and ⟧.

    A report in whose text none of them stands has none.
    """
    wanted = _plain(words)
    if not wanted or not reports:
        return {}
    rows = corpus.rows(
        "SELECT id, text FROM searchable WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(reports))],
    )
    made = ((report, snippet(text, wanted)) for report, text in rows)
    return {report: words for report, words in made if words}


def snippet(text: str, wanted: Sequence[str]) -> str:
    """Return the piece of a text in which most of these words stand, in one line; "" for none."""
    places = sorted(_places(text, wanted))
    if not places:
        return ""

    def fits(place: tuple[int, int, int]) -> tuple[int, int]:
        near = {number for at, _, number in places if 0 <= at - place[0] < _AROUND}
        return len(near), -place[0]

    # A word that stands everywhere says nothing more after its first hundred places.
    places = places[:_ENOUGH]
    first = max(places, key=fits)[0]
    start, stop = _whole(text, first - _BEFORE, first), first + _AROUND
    end = text.find(" ", stop, stop + 30)
    end = min(len(text), stop if end < 0 else end)
    said, at = "", start
    for begin, over, _ in places:
        if at <= begin and over <= end and begin >= start:
            said += f"{_bare(text[at:begin])}⟦{text[begin:over]}⟧"
            at = over
    said = " ".join((said + _bare(text[at:end])).split())
    return f"{'… ' if start else ''}{said}{' …' if end < len(text) else ''}"


def _bare(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def _whole(text: str, start: int, least: int) -> int:
    """Return where a word begins at or behind `start`."""
    if start <= 0:
        return 0
    gap = re.compile(r"\s").search(text, start, least)
    return gap.end() if gap else least


def _places(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield start and end of each word that begins with a wanted one, and the number of that."""
    folded = text.translate(_Base())
    for number, word in enumerate(wanted):
        for found in _pattern(word).finditer(folded):
            yield (*found.span(), number)


@lru_cache(maxsize=200)
def _pattern(word: str) -> re.Pattern[str]:
    letters = [re.escape(letter) for letter in word.translate(_Base()).strip(_EDGES)]
    return re.compile(rf"(?<![\w{_MARKS}])" + f"[{_MARKS}]*".join(letters) + rf"[\w{_MARKS}]*")


class _Base(dict[int, str]):
    """Each letter as a small one without its marks: one for one, so that places stay."""

    _known: ClassVar[dict[int, str]] = {}

    def __missing__(self, code: int) -> str:
        if code not in self._known:
            letter = chr(code)
            base = unicodedata.normalize("NFD", letter)[0] if code > 127 else letter
            # Arabic letters with a hamza are others; the index tells them apart as well.
            low = letter if 0x600 <= code < 0x700 else base.lower()
            self._known[code] = low if len(low) == 1 else letter
        return self._known[code]

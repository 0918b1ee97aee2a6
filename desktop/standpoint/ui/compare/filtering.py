# SPDX-License-Identifier: MIT
"""Which sentences of a comparison by theme a filter leaves, and where its words stand in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from standpoint.analysis.alignment import Alignment, Passage, Row
from standpoint.text.folding import Folded, fold
from standpoint.ui.compare.rows import Filter, State, Stop

STATES: tuple[tuple[State, str, str], ...] = (
    ("all", "All sentences", ""),
    ("unreviewed", "Not yet reviewed", "not yet reviewed"),
    ("confirmed", "Confirmed", "confirmed"),
    ("by hand", "Coded by hand", "coded by hand"),
    ("linked", "Linked", "linked"),
    ("alone", "Only here, not linked", "only here"),
)
"""Each state with its words in the menu, and as they stand in "3 of 31 sentences, confirmed"."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a filter leaves: `stops`, as so many distinct sentences (`left`) of so many (`all`)."""

    stops: frozenset[Stop]
    left: int
    all: int


def wanted(words: str) -> tuple[str, ...]:
    """Return what must be found, folded: each word, or what stands between quotation marks."""
    plain = words
    for sign in "“”„«»":
        plain = plain.replace(sign, '"')
    parts: list[str] = []
    for place, piece in enumerate(plain.split('"')):
        parts += [piece] if place % 2 else piece.split()
    folded = (" ".join(fold(part).text.split()) for part in parts)
    return tuple(dict.fromkeys(word for word in folded if word))


def places(text: str, start: int, end: int, words: Collection[str]) -> list[Span] | None:
    """Return where folded words stand in `text[start:end]`, None where one of them does not.

    A word is found inside a longer one too: "return" in "returned", and behind an Arabic article.
    The spans are code points of `text`, in order, without overlaps.
    """
    folded = _folded(text[start:end])
    found: list[Span] = []
    for word in words:
        at = folded.text.find(word)
        if at < 0:
            return None
        while at >= 0:
            first, last = folded.original(at, at + len(word))
            found.append((start + first, start + last))
            at = folded.text.find(word, at + len(word))
    return _joined(found)


@lru_cache(maxsize=20_000)
def _folded(sentence: str) -> Folded:
    """Return a sentence as it is compared, kept for the next letter that is typed."""
    return fold(sentence)


def _joined(spans: Sequence[Span]) -> list[Span]:
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def sift(
    alignment: Alignment,
    text: Callable[[int], str],
    filter_: Filter,
    *,
    off: Collection[str] = (),
    rejected: bool = False,
) -> Filtered:
    """Return what a filter leaves of the themes that are on.

    Args:
        alignment: what is compared.
        text: gives a report's stored text by its id.
        filter_: what to leave.
        off: themes that are switched off.
        rejected: whether rejected codings are shown.
    """
    words = wanted(filter_.words)
    holds: dict[tuple[int, int], bool] = {}

    def held(passage: Passage) -> bool:
        if words and passage.key not in holds:
            body = text(passage.report)
            holds[passage.key] = places(body, passage.start, passage.end, words) is not None
        return not words or holds[passage.key]

    stops: set[Stop] = set()
    every = set()
    for row in alignment.rows:
        if row.theme in off:
            continue
        linked = {key for link in row.links for key in (link.a, link.b)}
        for passage in _shown(row, rejected=rejected):
            every.add(passage.key)
            if in_state(passage, filter_.state, linked=passage.key in linked) and held(passage):
                stops.add(Stop(row.theme, row.facet, passage.key))
    return Filtered(frozenset(stops), len({stop.passage for stop in stops}), len(every))


def _shown(row: Row, *, rejected: bool) -> list[Passage]:
    return [passage for cell in row.cells for passage in cell.passages
            if rejected or passage.status != "rejected"]  # fmt: skip


def in_state(passage: Passage, state: State, *, linked: bool) -> bool:
    """Return whether a passage is in a state; `linked` says whether a link joins it."""
    if state == "all":
        return True
    if passage.status == "rejected":
        return False
    if state == "unreviewed":
        return passage.status == "suggested"
    if state == "confirmed":
        return passage.status == "confirmed"
    if state == "by hand":
        return bool(passage.marked) or (passage.status == "confirmed" and not passage.mentions)
    return linked == (state == "linked")


def result(filter_: Filter, filtered: Filtered) -> str:
    """Return "5 of 31 sentences hold “return”", "3 of 31 sentences, confirmed"."""
    if not filter_.active:
        return ""
    words = " ".join(filter_.words.split())
    of = f"{filtered.left:,} of {filtered.all:,} sentences"
    said = next(small for state, _, small in STATES if state == filter_.state)
    if wanted(filter_.words):
        of += f" {'holds' if filtered.left == 1 else 'hold'} {_quoted(words)}"
    return f"{of}, {said}" if said else of


def nothing(filter_: Filter) -> str:
    """Return what stands where a filter leaves no sentence, with the way back."""
    said = next(small for state, _, small in STATES if state == filter_.state)
    what = f"No sentence{f' {said}' if said else ''}"
    if wanted(filter_.words):
        held = "holds all of" if len(wanted(filter_.words)) > 1 else "holds"
        what = f"{what} {held} {_quoted(' '.join(filter_.words.split()))}"
    elif filter_.state == "alone":
        what = "Every sentence is linked"
    else:
        what = f"No sentence is {said}"
    return f"{what}. Press Esc to show all sentences."


def _quoted(words: str) -> str:
    plain = words.strip('"“”„«» ')
    return f"“\u2068{plain}\u2069”"

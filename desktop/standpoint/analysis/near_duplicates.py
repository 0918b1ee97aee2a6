# SPDX-License-Identifier: MIT
"""Which texts are reposts of which: candidates by signatures, an exact check, and groups.

A text is a repost of another if at least `SHORTER` of the runs of the shorter one stand in the
longer one and at least `LONGER` of those of the longer one in the shorter one, and if their numbers
and dates agree (`given_numbers`). The second share keeps an excerpt inside a digest from being a
repost of it; the numbers keep statements apart that fill in one template. They are held strictly:
a repost that is missed counts twice, a second report that is taken for a repost is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standpoint.analysis.given_numbers import NOT_COMPARED, Agreement, Numbers, agreement
from standpoint.text.near import FEWEST_RUNS, HASHES, runs, spelled

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Hashes = npt.NDArray[np.uint32]
    Pairs = npt.NDArray[np.int64]

SHORTER = 0.7
LONGER = 0.5
LEAST_ALIKE = 20
"""Pairs with fewer equal hashes of 64 are not looked at: a pair that is just a repost has a Jaccard
index of .41, of which a signature says less than .31 for one in sixteen; among statements that
share many phrases a lower limit brings several times as many pairs to compare in vain."""

BAND = 3
"""Hashes in a band: of pairs that are just reposts 78 % meet in one of 21 bands, of those with a
Jaccard index of .5 94 %, of .7 all but one in five thousand."""
_AT_ONCE = 65_536


class Compared:
    """A text as it is compared: its runs of words, and its numbers with the words beside them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.runs = frozenset(runs(spelled(text)))

    @cached_property
    def numbers(self) -> Numbers:
        """Return the numbers and dates of the text: looked up only where its runs are alike."""
        return Numbers(self._text)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common.

    Attributes:
        of_first: the share of the runs of the first that stands in the second.
        of_second: the share of the runs of the second that stands in the first.
        numbers: how far their numbers and dates agree.
    """

    of_first: float
    of_second: float
    numbers: Agreement = NOT_COMPARED

    @property
    def repost(self) -> bool:
        """Return whether one of the texts is a repost of the other."""
        more, less = max(self.of_first, self.of_second), min(self.of_first, self.of_second)
        return more >= SHORTER and less >= LONGER and self.numbers.same_facts


def overlap(one: Compared, other: Compared) -> Overlap:
    """Compare two texts exactly."""
    if min(len(one.runs), len(other.runs)) < FEWEST_RUNS:
        return Overlap(0.0, 0.0)
    common = len(one.runs & other.runs)
    first, second = common / len(one.runs), common / len(other.runs)
    if max(first, second) < SHORTER or min(first, second) < LONGER or first == second == 1:
        return Overlap(first, second)
    return Overlap(first, second, agreement(one.numbers, other.numbers))


# Candidates ---------------------------------------------------------------------------------


def matrix(signatures: Sequence[bytes]) -> Hashes:
    """Return signatures as rows of `HASHES` numbers; each must be whole."""
    import numpy as np

    return np.frombuffer(b"".join(signatures), "<u4").reshape(-1, HASHES)


def candidates(hashes: Hashes) -> Pairs:
    """Return which texts may be reposts of which, as rows (earlier, later) of places.

    Texts come in the order in which they were published. Those with an equal band of hashes meet
    (locality-sensitive hashing, Indyk and Motwani 1998), each with the first and with the one
    before it, so that thousands that are alike give no more pairs than there are texts and bands.
    """
    import numpy as np

    number = len(hashes)
    found = [np.zeros(0, np.int64)]
    for band in range(HASHES // BAND):
        keys = np.zeros(number, np.uint64)
        for column in range(band * BAND, (band + 1) * BAND):
            # Splitmix: neighbouring hashes must not fall together.
            keys = (keys ^ hashes[:, column]) * np.uint64(0x9E3779B97F4A7C15)
            keys ^= keys >> np.uint64(29)
        order = np.argsort(keys, kind="stable")
        sorted_ = keys[order]
        begins = np.ones(number, bool)
        begins[1:] = sorted_[1:] != sorted_[:-1]
        firsts = np.maximum.accumulate(np.where(begins, np.arange(number), 0))
        meets = (~begins).nonzero()[0]
        later = order[meets]
        for earlier in (order[firsts[meets]], order[meets - 1]):
            found.append(np.unique(earlier * number + later))
    pairs = np.unique(np.concatenate(found))
    return alike(hashes, np.stack(np.divmod(pairs, max(number, 1)), axis=1))


def alike(hashes: Hashes, pairs: Pairs) -> Pairs:
    """Return the pairs of which enough hashes are equal."""
    import numpy as np

    kept = [np.zeros((0, 2), np.int64)]
    for at in range(0, len(pairs), _AT_ONCE):
        some = pairs[at : at + _AT_ONCE]
        equal = (hashes[some[:, 0]] == hashes[some[:, 1]]).sum(1)
        kept.append(some[equal >= LEAST_ALIKE])
    return np.concatenate(kept)


def estimated(one: bytes, other: bytes, words: int, others: int) -> Overlap:
    """Return what two texts have in common as far as signatures and numbers of words tell.

    Each share may be .1 off; whether numbers differ is not known.
    """
    equal = sum(a == b for a, b in zip(matrix([one])[0], matrix([other])[0], strict=True))
    index = equal / HASHES
    common = index / (1 + index) * (words + others)
    return Overlap(min(common / max(words, 1), 1.0), min(common / max(others, 1), 1.0))


# Groups -------------------------------------------------------------------------------------

Pair = tuple[int, int]
_STEP = 100
"""After so many exact checks there is a pause: some .05 to .1 s."""


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of pairs of texts (any order): these are the same, those are not."""

    same: Collection[Pair] = ()
    apart: Collection[Pair] = ()


def originals(
    order: Sequence[int],
    pairs: Iterable[Pair],
    is_repost: Callable[[int, int], bool],
    said: Said | None = None,
) -> dict[int, int]:
    """Return for each repost its original: `originals_in_steps` at once."""
    finding = originals_in_steps(order, pairs, is_repost, said)
    while True:
        try:
            next(finding)
        except StopIteration as end:
            return dict(end.value)


def originals_in_steps(
    order: Sequence[int],
    pairs: Iterable[Pair],
    is_repost: Callable[[int, int], bool],
    said: Said | None = None,
) -> Generator[int, None, dict[int, int]]:
    """Return for each repost its original, which is never a repost itself.

    A text is measured against the originals of those that it may be a repost of, never against
    another repost: a chain of small changes does not tie unlike texts together. Of several the
    earliest is its original. Yields now and then at which text it is.

    Args:
        order: all texts, the earliest published first: of a group it is the original.
        pairs: candidates, both of `order`.
        is_repost: the exact check of (text, original).
        said: people's word, which wins over the check and ties together also what lies between.
    """
    said = said or Said()
    rank = {text: place for place, text in enumerate(order)}
    tied = _tied(rank, said.same)
    apart = {frozenset(pair) for pair in said.apart}
    near: dict[int, set[int]] = defaultdict(set)
    wanted = set(pairs)
    while True:
        for one, other in wanted:
            earlier, later = (one, other) if rank[one] < rank[other] else (other, one)
            near[later].add(earlier)
        found: dict[int, int] = {}
        wanted, checked = set(), 0
        for place, text in enumerate(order):
            first = tied.get(text, text)
            if first != text:
                found[text] = found.get(first, first)
                continue
            if text not in near:
                continue
            near_to = sorted({found.get(one, one) for one in near[text]}, key=rank.__getitem__)
            for number, original in enumerate(near_to, 1):
                checked += 1
                if frozenset((text, original)) not in apart and is_repost(text, original):
                    found[text] = original
                    # Two originals that meet only in a later text may be one.
                    others = (one for one in near_to[number:] if original not in near[one])
                    wanted |= {(original, one) for one in others}
                    break
            if checked >= _STEP:
                checked = 0
                yield place
        if not wanted:
            return found


def led_by(originals: Mapping[int, int], chosen: Iterable[int]) -> dict[int, int]:
    """Return the same groups, each with the text as its original that people chose.

    Args:
        originals: text → original, for each text that is a repost.
        chosen: of several in one group the first is its original; in no group they say nothing.
    """
    leaders: dict[int, int] = {}
    among = set(originals.values())
    for text in chosen:
        if text in originals or text in among:
            leaders.setdefault(originals.get(text, text), text)
    made: dict[int, int] = {}
    for text, original in originals.items():
        leader = leaders.get(original, original)
        if text != leader:
            made[text] = leader
        if original != leader:
            made[original] = leader
    return made


def _tied(rank: Mapping[int, int], same: Iterable[Pair]) -> dict[int, int]:
    """Return for each text that people tied to others the earliest of these."""
    first: dict[int, int] = {}

    def root(text: int) -> int:
        while first.setdefault(text, text) != text:
            text = first[text]
        return text

    for one, other in same:
        if one in rank and other in rank:
            earlier, later = sorted((root(one), root(other)), key=rank.__getitem__)
            first[later] = earlier
    return {text: root(text) for text in first}

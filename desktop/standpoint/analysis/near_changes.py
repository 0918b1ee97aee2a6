# SPDX-License-Identifier: MIT
"""Which texts must be looked at again when some came, went or changed among many.

What `near_duplicates.candidates` finds falls into parts that do not touch; only the parts that a
change touches can group otherwise. For a few texts they are found without looking at all pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from standpoint.analysis.near_duplicates import BAND, LEAST_ALIKE, alike, candidates
from standpoint.text.near import HASHES

if TYPE_CHECKING:
    import numpy.typing as npt

    from standpoint.analysis.near_duplicates import Hashes, Pair, Pairs

    Mask = npt.NDArray[np.bool_]
    Places = npt.NDArray[np.intp]

_FEW = 32
"""So many texts are looked up one by one: each takes about a tenth of looking at all pairs."""
_BANDS = HASHES // BAND


class Change:
    """Texts before and after a change.

    Args:
        hashes: signatures as `near_duplicates.matrix` makes them, those that are gone among them,
            in the order in which texts were added. A text with a new signature has two rows.
        before: which of them were there before.
        after: which are there now.
        tied: pairs of places that belong together whatever their signatures say.
    """

    def __init__(
        self, hashes: Hashes, before: Mask, after: Mask, tied: Iterable[Pair] = ()
    ) -> None:
        self._hashes = hashes
        self._before = before
        self._after = after
        self._tied: dict[int, set[int]] = defaultdict(set)
        for one, other in tied:
            self._tied[one].add(other)
            self._tied[other].add(one)

    def touched(self, places: Collection[int]) -> tuple[set[int], list[Pair]]:
        """Return which texts may group otherwise, and the pairs among them that may be reposts.

        `places` are those that came, went or changed, and their groups of before.
        """
        changed = [one for one in places if self._before[one] != self._after[one]]
        if len(places) <= _FEW:
            start = set(places).union(*map(self._parted_by, changed))
            found = self._around(start)
            if found is not None:
                return found
        pairs = self._pairs(self._after)
        start = set(places)
        if changed:
            was = {(one, other) for one, other in self._pairs(self._before).tolist()}
            now = {(one, other) for one, other in pairs.tolist()}
            start |= {place for pair in was ^ now for place in pair}
        return self._reached(start, pairs)

    def _around(self, start: Collection[int]) -> tuple[set[int], list[Pair]] | None:
        """Look the parts up text by text; None where they are large."""
        reached, waiting = set(start), list(start)
        pairs: set[Pair] = set()
        looked = 0
        while waiting:
            place = waiting.pop()
            met = set(self._tied.get(place, ()))
            if self._after[place]:
                looked += 1
                if looked > _FEW:
                    return None
                nearby = self._meets(place)
                pairs |= {(min(place, one), max(place, one)) for one in nearby}
                met |= nearby
            waiting += met - reached
            reached |= met
        return reached, sorted(pairs)

    def _reached(self, start: Iterable[int], pairs: Pairs) -> tuple[set[int], list[Pair]]:
        """Return what hangs together with some texts, among all pairs."""
        near: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs.tolist():
            near[one].add(other)
            near[other].add(one)
        reached, waiting = set(start), list(start)
        while waiting:
            place = waiting.pop()
            met = (near.get(place, set()) | self._tied.get(place, set())) - reached
            waiting += met
            reached |= met
        return reached, [(one, other) for one, other in pairs.tolist() if one in reached]

    def _pairs(self, there: Mask) -> Pairs:
        places = there.nonzero()[0]
        return places[candidates(self._hashes[places])]

    def _bands(self, place: int) -> Mask:
        """Return which texts share which bands with one."""
        equal = self._hashes[:, : _BANDS * BAND] == self._hashes[place, : _BANDS * BAND]
        shared: Mask = equal.reshape(-1, _BANDS, BAND).all(axis=2)
        return shared

    def _meets(self, place: int) -> set[int]:
        """Return whom a text meets in one of its bands, as `candidates` does."""
        bands = self._bands(place) & self._after[:, None]
        found: set[int] = set()
        for band in np.flatnonzero(bands.sum(axis=0) > 1):
            bucket = bands[:, band].nonzero()[0]
            at = int(np.searchsorted(bucket, place))
            met = bucket[1:] if at == 0 else bucket[[0, at - 1, *_next(bucket, at)]]
            found.update(met.tolist())
        found.discard(place)
        others = np.fromiter(found, np.int64, len(found))
        equal = (self._hashes[others] == self._hashes[place]).sum(axis=1)
        return set(others[equal >= LEAST_ALIKE].tolist())

    def _parted_by(self, place: int) -> set[int]:
        """Return the texts that meet others where this one comes or goes."""
        bands = self._bands(place)
        found: set[int] = set()
        number = len(self._hashes)
        for band in np.flatnonzero(bands.sum(axis=0) > 1):
            bucket = bands[:, band].nonzero()[0]
            was, now = (
                _linked(bucket[there[bucket]], number) for there in (self._before, self._after)
            )
            differing = np.stack(np.divmod(np.setxor1d(was, now), number), axis=1)
            found.update(alike(self._hashes, differing).ravel().tolist())
        return found


def _next(bucket: Places, at: int) -> Sequence[int]:
    return [at + 1] if at + 1 < len(bucket) else []


def _linked(bucket: Places, number: int) -> Pairs:
    """Return the pairs that meet in a bucket, each as one number."""
    if len(bucket) < 2:
        return np.zeros(0, np.int64)
    firsts = bucket[0] * number + bucket[1:]
    return np.union1d(firsts, bucket[:-1] * number + bucket[1:]).astype(np.int64)

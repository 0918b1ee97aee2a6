# SPDX-License-Identifier: MIT
"""Which entry of an old list became which of a new one: the same, the same but edited, or none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from standpoint.model.codebook import Facet, Theme

LIKE = 0.5


def pairs(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return for each text of `new` the index of the text of `old` that it was, or None.

    Equal texts are paired first, wherever they stand, then those of the rest that are most alike
    by the Dice coefficient of their pairs of letters (Dice 1945), at least .5.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(old):
        places[text].append(index)
    found = [places[text].pop(0) if places.get(text) else None for text in new]
    left = sorted(set(range(len(old))) - {index for index in found if index is not None})
    open_places = [index for index, was in enumerate(found) if was is None]
    for here, was in _alike(old, left, new, open_places):
        found[here] = was
    return found


def same(old: Sequence[Theme | Facet], new: Sequence[Theme | Facet]) -> list[int | None]:
    """Return for each entry of `new` which of `old` it was: by its id, else by its label."""
    ids = {entry.id: index for index, entry in enumerate(old)}
    found = [ids.get(entry.id) for entry in new]
    labels = {
        entry.label.casefold(): index for index, entry in enumerate(old) if index not in found
    }
    return [
        labels.pop(entry.label.casefold(), None) if index is None else index
        for entry, index in zip(new, found, strict=True)
    ]


def _alike(
    old: Sequence[str], left: Sequence[int], new: Sequence[str], open_places: Sequence[int]
) -> list[tuple[int, int]]:
    before = {index: _letters(old[index]) for index in left}
    close: list[tuple[float, int, int, int]] = []
    for here in open_places:
        letters = _letters(new[here])
        for was, other in before.items():
            likeness = _dice(letters, other)
            if likeness >= LIKE:
                close.append((-likeness, abs(here - was), here, was))
    taken: set[int] = set()
    given: dict[int, int] = {}
    for _, _, here, was in sorted(close):
        if here not in given and was not in taken:
            given[here] = was
            taken.add(was)
    return list(given.items())


def _letters(text: str) -> Counter[str]:
    plain = f" {' '.join(text.split())} "
    return Counter(plain[at : at + 2] for at in range(len(plain) - 1))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    fewer, more = (one, other) if len(one) < len(other) else (other, one)
    common = sum(min(count, more[pair]) for pair, count in fewer.items() if pair in more)
    return 2 * common / total if total else 1.0

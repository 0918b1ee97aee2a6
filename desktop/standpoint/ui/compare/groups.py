# SPDX-License-Identifier: MIT
"""Links in groups: what is linked with one another stands level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from standpoint.analysis.alignment import Link, PassageKey
from standpoint.ui.compare.rows import Order

MOST = 6
"""So many sentences of actors stand level at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that stand level, and the links between them.

    `loose` are links of these sentences with others, which stand in another group.
    """

    ends: frozenset[PassageKey]
    links: tuple[Link, ...]
    loose: tuple[Link, ...] = ()


def linked_groups(
    links: Sequence[Link],
    order: Order,
    rank: Callable[[PassageKey], tuple[int, int]],
    most: int | None = None,
) -> list[Group]:
    """Return links in groups that share a sentence, in the order asked for.

    Args:
        links: of one facet.
        order: by closeness, or as the sentences stand.
        rank: sorts sentences as they stand in their columns.
        most: so many sentences make a group at most; in what hundreds of reports say, everything is
            linked with everything by some way. The closest links hold a group together.
    """
    parent: dict[PassageKey, PassageKey] = {}
    size: dict[PassageKey, int] = {}

    def root(key: PassageKey) -> PassageKey:
        if key not in parent:
            parent[key], size[key] = key, 1
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for link in links if most is None else sorted(links, key=lambda link: -_weight(link)):
        one, other = root(link.a), root(link.b)
        if one != other and (most is None or size[one] + size[other] <= most):
            parent[other] = one
            size[one] += size[other]
    ends: dict[PassageKey, set[PassageKey]] = {}
    inside: dict[PassageKey, list[Link]] = {}
    loose: dict[PassageKey, list[Link]] = {}
    for link in links:
        roots = {root(link.a), root(link.b)}
        for key in (link.a, link.b):
            ends.setdefault(root(key), set()).add(key)
        for place in roots:
            (inside if len(roots) == 1 else loose).setdefault(place, []).append(link)
    groups = [
        Group(frozenset(ends[key]), tuple(inside.get(key, ())), tuple(loose.get(key, ())))
        for key in ends
    ]
    if order == "text":
        return sorted(groups, key=lambda group: min(map(rank, group.ends)))
    # A person's link may have no closeness; what a person said stands first.
    return sorted(groups, key=lambda group: -closest(group))


def closest(group: Group) -> float:
    """Return the closeness of a group's closest link."""
    return _most(group.links) if group.links else _most(group.loose)


def _most(links: Iterable[Link]) -> float:
    return max(_weight(link) for link in links)


def _weight(link: Link) -> float:
    return 2.0 if link.closeness is None else link.closeness

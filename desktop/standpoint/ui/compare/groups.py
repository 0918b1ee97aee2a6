# SPDX-License-Identifier: MIT
"""Links in groups: what is linked with one another stands level."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from standpoint.analysis.alignment import Link, PassageKey
from standpoint.ui.compare.rows import Order


def linked_groups(
    links: Sequence[Link], order: Order, rank: Callable[[PassageKey], tuple[int, int]]
) -> list[list[Link]]:
    """Return links in groups that share a sentence, in the order asked for.

    `rank` sorts sentences as they stand in their columns.
    """
    parent: dict[PassageKey, PassageKey] = {}

    def root(key: PassageKey) -> PassageKey:
        parent.setdefault(key, key)
        while parent[key] != key:
            key = parent[key]
        return key

    for link in links:
        parent[root(link.b)] = root(link.a)
    groups: dict[PassageKey, list[Link]] = {}
    for link in links:
        groups.setdefault(root(link.a), []).append(link)
    if order == "text":
        return sorted(
            groups.values(), key=lambda g: min(rank(key) for link in g for key in (link.a, link.b))
        )
    # A person's link may have no closeness; what a person said stands first.
    return sorted(groups.values(), key=lambda g: -max(_weight(link) for link in g))


def _weight(link: Link) -> float:
    return 2.0 if link.closeness is None else link.closeness

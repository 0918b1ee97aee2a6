# SPDX-License-Identifier: MIT
"""Links in groups: what is linked with one another stands level."""

from __future__ import annotations

from collections.abc import Sequence

from standpoint.analysis.alignment import Link, PassageKey
from standpoint.ui.compare.rows import Order


def linked_groups(links: Sequence[Link], order: Order) -> list[list[Link]]:
    """Return links in groups that share a sentence, in the order asked for."""
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
        return sorted(groups.values(), key=lambda g: min(min(link.a, link.b) for link in g))
    # A person's link may have no closeness; what a person said stands first.
    return sorted(groups.values(), key=lambda g: -max(_weight(link) for link in g))


def _weight(link: Link) -> float:
    return 2.0 if link.closeness is None else link.closeness

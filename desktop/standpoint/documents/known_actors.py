# SPDX-License-Identifier: MIT
"""Whether a name is that of an actor whom the program knows from the start."""

from __future__ import annotations

from functools import cache

from standpoint.documents import bylines
from standpoint.files import data
from standpoint.model.date_words import folded


def is_known(name: str) -> bool:
    """Return whether a name is one of those under which a known actor occurs."""
    return bylines.bare(folded(name)) in _names()


@cache
def _names() -> frozenset[str]:
    import tomllib

    known = tomllib.loads(data("actors/syria.toml").read_text(encoding="utf-8"))
    return frozenset(
        bylines.bare(folded(name))
        for actor in known["actor"]
        for name in (actor["label"], *actor["aliases"], *actor["arabic"])
    )

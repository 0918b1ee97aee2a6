# SPDX-License-Identifier: MIT
"""What a session tells its screens: what has changed, and what became of an import."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.model.progress import ImportItem


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed, so that each screen reads anew only what concerns it."""

    reports: bool = False
    codings: bool = False
    links: bool = False
    codebook: bool = False
    settings: bool = False
    memos: bool = False
    events: bool = False
    figures: bool = False
    actors: bool = False
    tags: bool = False


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of each file of an import, how long it took, and whether it was cancelled."""

    items: tuple[ImportItem, ...]
    seconds: float
    cancelled: bool = False

    def of(self, status: str) -> tuple[ImportItem, ...]:
        """Return the items of one status."""
        return tuple(item for item in self.items if item.status == status)

# SPDX-License-Identifier: MIT
"""What a long job says of itself while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standpoint.model.plan import Planned

ItemStatus = Literal["imported", "duplicate", "failed", "left out"]


@dataclass(frozen=True, slots=True)
class ImportItem:
    """What became of one file. `report` is the new or the already known report.

    "left out" stands only in what a window tells: a person did not want it added.
    """

    path: str
    status: ItemStatus
    report: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` items; `label` says what is being done ("Adding").

    `notes` are what archives and tables hold that did not come in, each with the path of its file.
    """

    done: int
    total: int
    label: str
    items: tuple[ImportItem, ...] = ()
    planned: Planned | None = None
    notes: tuple[tuple[str, str], ...] = ()

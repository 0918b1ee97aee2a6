# SPDX-License-Identifier: MIT
"""How the last figure was exported, to begin the next one with."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Protocol, get_args

from standpoint.figures.chart import Ground, LegendPlace
from standpoint.figures.export import FORMATS

_KEY = "export"
_KNOWN: dict[str, tuple[Any, ...]] = {
    "format": FORMATS,
    "ground": get_args(Ground),
    "legend": get_args(LegendPlace),
}


class Memory(Protocol):
    """Where the last export's settings are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is kept under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value under a key."""


@dataclass(frozen=True, slots=True)
class LastExport:
    """What is kept of an export: all but the words, which belong to one figure.

    Sizes are in millimetres; `csv` and `method` say what was written beside the figure.
    """

    format: str = "pdf"
    width: int = 183
    height: int = 144
    dpi: int = 300
    ground: str = "light"
    legend: str = ""
    subtitle: bool = False
    numbers: bool = True
    csv: bool = False
    method: bool = False
    folder: str = ""

    def keep(self, memory: Memory | None) -> None:
        """Put every value into the memory."""
        if memory is not None:
            for field in fields(self):
                memory.set(f"{_KEY}/{field.name}", getattr(self, field.name))


def recall(memory: Memory | None) -> LastExport:
    """Return how the last figure was exported; what is missing or unknown stands as at first."""
    first = LastExport()
    if memory is None:
        return first
    kept: dict[str, Any] = {}
    for field in fields(first):
        usual = getattr(first, field.name)
        value = memory.get(f"{_KEY}/{field.name}", usual)
        if type(value) is type(usual) and value in _KNOWN.get(field.name, (value,)):
            kept[field.name] = value
    return LastExport(**kept)

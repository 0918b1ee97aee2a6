# SPDX-License-Identifier: MIT
"""What a benchmark answers with: a value, what it is measured against in the same run, the aim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One measured value; `against` was measured beside it, so that their ratio means something."""

    what: str
    value: float
    unit: str
    against: float | None = None
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """Return value over what it is measured against."""
        return self.value / self.against if self.against else None


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return percentile(values, 0.5)


def table(results: Sequence[Result]) -> str:
    """Return the results as lines of columns."""
    rows = [("what", "value", "against", "ratio", "aim")]
    rows += [
        (
            each.what,
            f"{each.value:,.1f} {each.unit}",
            "" if each.against is None else f"{each.against:,.1f} {each.unit}",
            "" if each.ratio is None else f"{each.ratio:.2f}",
            each.aim,
        )
        for each in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )

# SPDX-License-Identifier: MIT
"""Which two sides an analyst compared last, as a value that is remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from standpoint.analysis.contrast import Side
from standpoint.corpus.observing import Split
from standpoint.errors import DateError
from standpoint.figures.contrast import Sides
from standpoint.figures.contrast_sides import grouped, period
from standpoint.ui.trends.choices import bound

SPLITS: dict[Sides, Split] = {"actor": "actor", "publisher": "publisher", "period": "theme"}
"""How reports must be split for each kind of side."""


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Two actors, publishers or periods; `start` and `end` narrow actors and publishers.

    Periods and dates are as they were written. An empty actor or publisher is none yet.
    """

    by: Sides = "actor"
    actor_a: str = ""
    actor_b: str = ""
    publisher_a: str = ""
    publisher_b: str = ""
    period_a: str = ""
    period_b: str = ""
    start: str = ""
    end: str = ""

    def named(self) -> tuple[str, str]:
        """Return both sides of the kind that is compared, as they were chosen or written."""
        return getattr(self, f"{self.by}_a"), getattr(self, f"{self.by}_b")

    def sides(self) -> tuple[Side, Side]:
        """Return what is to be compared.

        Raises:
            DateError: a period or a date is missing or cannot be read.
        """
        one, other = self.named()
        if self.by == "period":
            if not one.strip() or not other.strip():
                raise DateError("Write two periods, such as 2013 to 2017 and 2018 to 2024.")
            return period(one), period(other)
        if not one or not other:
            raise DateError(f"Choose two {self.by}s.")
        first, last = bound(self.start, first=True), bound(self.end, first=False)
        return grouped(Side(one, one), first, last), grouped(Side(other, other), first, last)

    def as_text(self) -> str:
        """Return the choices as JSON."""
        return json.dumps(asdict(self))


def from_text(text: object) -> TwoSides:
    """Return remembered choices; what is missing or unknown stands as at first."""
    try:
        kept = json.loads(text) if isinstance(text, str) and text else {}
    except ValueError:
        kept = {}
    known: dict[str, Any] = {}
    for name in asdict(TwoSides()):
        value = kept.get(name) if isinstance(kept, dict) else None
        if isinstance(value, str) and (name != "by" or value in get_args(Sides)):
            known[name] = value
    return TwoSides(**known)


def halves(days: Sequence[int]) -> tuple[str, str]:
    """Return the earlier and the later half of the years that days, as ordinals, lie in."""
    from datetime import date

    if not days:
        return "", ""
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year
    if first == last:
        return f"January to June {first}", f"July to December {first}"
    middle = (first + last) // 2
    return _years(first, middle), _years(middle + 1, last)


def _years(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} to {last}"

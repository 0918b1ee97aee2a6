# SPDX-License-Identifier: MIT
"""What the analyst has chosen to see in a chart, as a value that can be remembered."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, get_args

from standpoint.analysis.salience import DatePolicy, Measure
from standpoint.corpus.observing import Counted
from standpoint.figures.chart import Form, Layout
from standpoint.figures.composing import EventChoice
from standpoint.model import dates
from standpoint.model.periods import PeriodKind

Split = Literal["theme", "facet", "actor", "publisher"]

_KNOWN: dict[str, tuple[Any, ...]] = {
    "measure": get_args(Measure),
    "counted": get_args(Counted),
    "kind": get_args(PeriodKind),
    "split": get_args(Split),
    "layout": get_args(Layout),
    "form": get_args(Form),
    "policy": get_args(DatePolicy),
    "events": get_args(EventChoice),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """The settings of a chart. `start` and `end` are as written; `theme` is what is split."""

    measure: Measure = "share"
    counted: Counted = "not-rejected"
    kind: PeriodKind = "year"
    start: str = ""
    end: str = ""
    split: Split = "theme"
    theme: str = ""
    layout: Layout = "panels"
    form: Form = "points"
    thin: int = 5
    policy: DatePolicy = "allocate"
    events: EventChoice = "themes"

    def bounds(self) -> tuple[date | None, date | None]:
        """Return the first and last day of the range. Raises DateError where one is unreadable."""
        return bound(self.start, first=True), bound(self.end, first=False)

    def as_text(self) -> str:
        """Return the choices as JSON."""
        return json.dumps(asdict(self))


def bound(written: str, *, first: bool) -> date | None:
    """Return the first or last day of what was written, None for nothing. Raises DateError."""
    if not written.strip():
        return None
    found = dates.read_written(written)
    return found.earliest if first else found.latest


def from_text(text: object) -> Choices:
    """Return remembered choices; what is missing or unknown stands as at first."""
    try:
        kept = json.loads(text) if isinstance(text, str) and text else {}
    except ValueError:
        kept = {}
    first = asdict(Choices())
    known: dict[str, Any] = {}
    for name, usual in first.items():
        value = kept.get(name) if isinstance(kept, dict) else None
        if type(value) is type(usual) and value in _KNOWN.get(name, (value,)):
            known[name] = value
    return Choices(**known)

# SPDX-License-Identifier: MIT
"""What an analyst has chosen to see in a chart, as a value that is remembered and saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, get_args

from standpoint.analysis.salience import DatePolicy, Measure
from standpoint.analysis.smoothing import MOST_DAYS, Smooth
from standpoint.corpus.observing import Counted
from standpoint.figures.chart import Form, Ground, Layout
from standpoint.figures.composing import EventChoice, Question
from standpoint.model import dates
from standpoint.model.codebook import Codebook
from standpoint.model.periods import PeriodKind
from standpoint.model.reposts import Reposts

Split = Literal["theme", "facet", "actor", "publisher"]
RepostChoice = Literal["", "all", "once"]

_KNOWN: dict[str, Sequence[Any]] = {
    "measure": get_args(Measure),
    "counted": get_args(Counted),
    "kind": get_args(PeriodKind),
    "split": get_args(Split),
    "layout": get_args(Layout),
    "form": get_args(Form),
    "policy": get_args(DatePolicy),
    "smooth": get_args(Smooth),
    "smooth_days": range(MOST_DAYS + 1),
    "events": get_args(EventChoice),
    "reposts": get_args(RepostChoice),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """The settings of a chart. `start` and `end` are as written; `theme` is what is split.

    `series` are theme ids and `theme/facet` that alone are drawn; empty for what the split says.
    `event_categories` are those of known events that are shown; empty for all of them.
    `smooth_days` is the half width of a window or the bandwidth of a kernel, 0 for what suits the
    period. `reposts` is empty for what holds in the corpus.
    """

    measure: Measure = "share"
    counted: Counted = "not-rejected"
    kind: PeriodKind = "year"
    start: str = ""
    end: str = ""
    split: Split = "theme"
    theme: str = ""
    series: tuple[str, ...] = ()
    layout: Layout = "panels"
    form: Form = "points"
    thin: int = 5
    policy: DatePolicy = "allocate"
    smooth: Smooth = "none"
    smooth_days: int = 0
    events: EventChoice = "themes"
    event_categories: tuple[str, ...] = ()
    own_events: bool = True
    reposts: RepostChoice = ""

    def bounds(self) -> tuple[date | None, date | None]:
        """Return the first and last day of the range. Raises DateError where one is unreadable."""
        return bound(self.start, first=True), bound(self.end, first=False)

    def question(
        self,
        codebook: Codebook,
        filters: str = "",
        scheme: Ground = "light",
        reposts: Reposts = "all",
    ) -> Question:
        """Return what these choices ask of a corpus with this codebook.

        `reposts` is what holds in the corpus, where the choices say nothing else.

        Raises:
            DateError: a bound of the range cannot be read.
        """
        start, end = self.bounds()
        return Question(
            series=self._series(codebook),
            measure=self.measure,
            kind=self.kind,
            policy=self.policy,
            status=self.counted,
            by=self.split if self.split in {"actor", "publisher"} else None,
            start=start,
            end=end,
            events=self.events,
            event_categories=self.event_categories,
            own_events=self.own_events,
            thin=self.thin,
            layout=self.layout,
            form=self.form,
            scheme=scheme,
            filters=filters,
            smooth=self.smooth,
            smooth_days=self.smooth_days,
            reposts=self.reposts or reposts,
        )

    def _series(self, codebook: Codebook) -> tuple[str, ...]:
        """Return the series asked for, else what is split: a theme that is gone is not drawn."""
        active = codebook.active()
        if self.series:
            known = known_series(codebook)
            return tuple(key for key in self.series if key in known)
        if self.split == "theme" or not active:
            return tuple(theme.id for theme in active)
        chosen = [theme for theme in active if theme.id == self.theme]
        for theme in chosen or (active[:1] if not self.theme else ()):
            if self.split == "facet":
                return tuple(f"{theme.id}/{facet.id}" for facet in theme.facets)
            return (theme.id,)
        return ()

    def as_values(self) -> dict[str, Any]:
        """Return the choices as JSON has them."""
        lists = {"series": list(self.series), "event_categories": list(self.event_categories)}
        return asdict(self) | lists

    def as_text(self) -> str:
        """Return the choices as JSON."""
        return json.dumps(self.as_values())


def known_series(codebook: Codebook) -> frozenset[str]:
    """Return the themes that are switched on, and their facets as `theme/facet`."""
    active = codebook.active()
    facets = {f"{theme.id}/{facet.id}" for theme in active for facet in theme.facets}
    return frozenset({theme.id for theme in active} | facets)


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
    return from_values(kept if isinstance(kept, dict) else {})


def from_values(kept: Mapping[str, Any]) -> Choices:
    """Return choices from JSON's values; what is missing or unknown stands as at first."""
    known: dict[str, Any] = {}
    for name, usual in asdict(Choices()).items():
        value = kept.get(name)
        if isinstance(usual, tuple) and isinstance(value, list):
            value = tuple(one for one in value if isinstance(one, str))
        if type(value) is type(usual) and value in _KNOWN.get(name, (value,)):
            known[name] = value
    return Choices(**known)

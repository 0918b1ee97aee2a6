# SPDX-License-Identifier: MIT
"""From choices to a figure: what to measure, in which series, under which names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standpoint.analysis.salience import Salience, measure
from standpoint.figures import events
from standpoint.figures.chart import Event, Figure, Ground, figure
from standpoint.ui.trends.choices import Choices

if TYPE_CHECKING:
    from standpoint.analysis.salience import Observation
    from standpoint.model.codebook import Codebook, Theme
    from standpoint.session.session import Session

MOST_GROUPS = 12


class Making:
    """Makes figures of the open corpus; what reports contribute is read once per change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[tuple[object, ...], list[Observation]] = {}

    def forget(self) -> None:
        """Read everything anew the next time: the corpus has changed."""
        self._kept.clear()

    def figure(
        self,
        choices: Choices,
        reports: Sequence[int] | None = None,
        filters: str = "",
        scheme: Ground = "light",
    ) -> Figure:
        """Return the figure of these choices over all reports, or over some.

        Raises:
            DateError: a bound of the range cannot be read.
        """
        start, end = choices.bounds()
        codebook = self._session.codebook()
        observations = self._observations(choices, reports)
        series, said = _series(choices, codebook, observations)
        salience: Salience = measure(
            observations, series, choices.measure, choices.kind, choices.policy, start, end
        )
        return figure(
            salience,
            codebook,
            self._session.codebook_version(),
            layout=choices.layout if len(series) > 1 else "together",
            scheme=scheme,
            status=choices.counted,
            thin=choices.thin,
            events=_events(choices, codebook),
            show_events=choices.events != "none",
            filters=". ".join(part for part in (filters, said) if part),
        )

    def _observations(self, choices: Choices, reports: Sequence[int] | None) -> list[Observation]:
        split = choices.split if choices.split in {"actor", "publisher"} else "theme"
        key = (choices.counted, split, None if reports is None else tuple(reports))
        if key not in self._kept:
            self._kept[key] = self._session.observations(choices.counted, split, reports)
        return self._kept[key]


def theme_of(choices: Choices, codebook: Codebook) -> Theme | None:
    """Return the theme that a chart splits: the chosen one, else the first that is active."""
    active = codebook.active()
    first = active[0] if active else None
    return next((theme for theme in active if theme.id == choices.theme), first)


def _series(
    choices: Choices, codebook: Codebook, observations: Sequence[Observation]
) -> tuple[list[str], str]:
    """Return the keys of what to draw, and what to say of those left out."""
    if choices.split == "theme":
        return [theme.id for theme in codebook.active()], ""
    theme = theme_of(choices, codebook)
    if theme is None:
        return [], ""
    if choices.split == "facet":
        return [f"{theme.id}/{facet.id}" for facet in theme.facets], ""
    number: Counter[str] = Counter()
    for one in observations:
        # Each report counts in one group, and all its series carry that group's name.
        number.update({key.partition("@")[2] for key in one.searched})
    groups = [group for group, _ in sorted(number.items(), key=lambda g: (-g[1], g[0]))]
    said = ""
    if len(groups) > MOST_GROUPS:
        said = f"The {MOST_GROUPS} {choices.split}s with most reports, of {len(groups):,}"
    return [f"{theme.id}@{group}" for group in groups[:MOST_GROUPS]], said


def _events(choices: Choices, codebook: Codebook) -> tuple[Event, ...]:
    if choices.events == "all":
        return tuple(one.event for one in events.known())
    if choices.split == "theme":
        return events.bearing_on([theme.id for theme in codebook.active()])
    theme = theme_of(choices, codebook)
    return events.bearing_on([theme.id] if theme else ())

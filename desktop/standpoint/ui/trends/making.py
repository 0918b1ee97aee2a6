# SPDX-License-Identifier: MIT
"""From choices to a figure of the open corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standpoint.errors import RangeError
from standpoint.figures import composing
from standpoint.figures.chart import Figure, Ground
from standpoint.figures.composing import Question
from standpoint.ui.trends.choices import Choices

if TYPE_CHECKING:
    from standpoint.analysis.salience import Observation
    from standpoint.model.codebook import Codebook
    from standpoint.session.session import Session


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

        A range of too many periods gives an empty figure that says so.

        Raises:
            DateError: a bound of the range cannot be read.
        """
        codebook, version = self._session.codebook(), self._session.codebook_version()
        question = _question(choices, codebook, filters, scheme)
        try:
            return composing.compose(
                question, self._observations(choices, reports), codebook, version
            )
        except RangeError as error:
            return composing.refused(question, str(error), codebook, version)

    def _observations(self, choices: Choices, reports: Sequence[int] | None) -> list[Observation]:
        split = choices.split if choices.split in {"actor", "publisher"} else "theme"
        key = (choices.counted, split, None if reports is None else tuple(reports))
        if key not in self._kept:
            self._kept[key] = self._session.observations(choices.counted, split, reports)
        return self._kept[key]


def _question(choices: Choices, codebook: Codebook, filters: str, scheme: Ground) -> Question:
    """Return what the choices ask. Raises DateError."""
    start, end = choices.bounds()
    return Question(
        series=_series(choices, codebook),
        measure=choices.measure,
        kind=choices.kind,
        policy=choices.policy,
        status=choices.counted,
        by=choices.split if choices.split in {"actor", "publisher"} else None,
        start=start,
        end=end,
        events=choices.events,
        thin=choices.thin,
        layout=choices.layout,
        form=choices.form,
        scheme=scheme,
        filters=filters,
    )


def _series(choices: Choices, codebook: Codebook) -> tuple[str, ...]:
    """Return the themes, or what is split: the chosen theme, else the first that is active."""
    active = codebook.active()
    if choices.split == "theme" or not active:
        return tuple(theme.id for theme in active)
    theme = next((theme for theme in active if theme.id == choices.theme), active[0])
    if choices.split == "facet":
        return tuple(f"{theme.id}/{facet.id}" for facet in theme.facets)
    return (theme.id,)

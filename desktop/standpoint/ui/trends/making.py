# SPDX-License-Identifier: MIT
"""From choices to a figure of the open corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standpoint.errors import RangeError
from standpoint.figures import composing
from standpoint.figures.chart import Figure, Ground
from standpoint.ui.trends.choices import Choices

if TYPE_CHECKING:
    from standpoint.analysis.observations import Observations
    from standpoint.analysis.salience import Salience
    from standpoint.figures.composing import Question
    from standpoint.session.session import Session


class Making:
    """Makes figures of the open corpus; what reports contribute is read once per change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[tuple[object, ...], Observations] = {}
        self._of_all: tuple[tuple[int, int], Observations] | None = None

    def forget(self) -> None:
        """Read everything anew the next time: the corpus has changed."""
        self._kept.clear()
        self._of_all = None

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
        policy = self._session.repost_policy()
        question = choices.question(codebook, filters, scheme, policy)
        own = self._session.own_events()
        repeats = self._repeats(reports)
        stored = self._stored(question, repeats) if reports is None else None
        if stored is not None:
            return composing.compose_measured(
                question, stored, codebook, version, own, repeats=repeats
            )
        try:
            return composing.compose(
                question,
                self._observations(choices, reports),
                codebook,
                version,
                own,
                repeats=repeats,
            )
        except RangeError as error:
            return composing.refused(question, str(error), codebook, version)

    def _stored(self, question: Question, repeats: Observations) -> Salience | None:
        """Measure from the sums that the corpus keeps; None where every report is needed."""
        if question.by is not None or question.smooth != "none":
            return None
        return self._session.stored_salience(
            question.series,
            question.measure,
            question.kind,
            question.policy,
            question.status,
            question.start,
            question.end,
            frozenset(repeats.reports.tolist() if question.reposts == "once" else ()),
        )

    def _repeats(self, reports: Sequence[int] | None) -> Observations:
        """Return what counting reposts once leaves out; of all reports it is read once."""
        if reports is not None:
            return self._session.repeats(reports)
        state = self._session.state()
        if self._of_all is None or self._of_all[0] != state:
            self._of_all = state, self._session.repeats()
        return self._of_all[1]

    def _observations(self, choices: Choices, reports: Sequence[int] | None) -> Observations:
        split = choices.split if choices.split in {"actor", "publisher"} else "theme"
        key = (choices.counted, split, self._session.state())
        if key not in self._kept:
            # Of another state nothing is of use any more.
            self._kept = {one: kept for one, kept in self._kept.items() if one[-1] == key[-1]}
            self._kept[key] = self._session.observations(choices.counted, split)
        return self._kept[key] if reports is None else self._kept[key].of(reports)

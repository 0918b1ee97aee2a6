# SPDX-License-Identifier: MIT
"""Two sides compared theme by theme, as a value: what the screen, the page and the table share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from standpoint.analysis.contrast import Contrast, Difference, Side, compared, contrast
from standpoint.analysis.observations import Observations
from standpoint.analysis.salience import DatePolicy
from standpoint.figures import contrast_words, wording
from standpoint.figures.chart import Ground, Status
from standpoint.figures.drawing import SHAPES
from standpoint.model.codebook import Codebook, Theme
from standpoint.model.reposts import NO_REPOSTS, RepostPolicy, Reposts

Sides = Literal["actor", "publisher", "period"]
"""What the two sides are."""
_NO_THEME = "#5A5D63"


@dataclass(frozen=True, slots=True)
class ContrastQuestion:
    """What two sides are to be compared, and how.

    `series` are theme ids and `theme/facet`. The observations must be split by what `by` says, for
    periods by theme. `filters` says in words which reports were let through. `title` is None for
    the usual one. `reposts` says whether a text counts once where it was published again.
    """

    a: Side
    b: Side
    series: tuple[str, ...]
    by: Sides = "actor"
    policy: DatePolicy = "allocate"
    status: Status = "not-rejected"
    scheme: Ground = "light"
    filters: str = ""
    title: str | None = None
    reposts: Reposts = "all"


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """A theme with its name and looks, and what was measured of it.

    `counted` says in words what is left out of the theme, such as a facet that does not count.
    """

    label: str
    colour: str
    shape: str
    measured: Difference
    counted: str = ""

    @property
    def thin(self) -> bool:
        """Return whether a side has fewer than five searched reports."""
        return self.measured.thin


@dataclass(frozen=True, slots=True)
class ContrastFigure:
    """Two sides compared, ready to be drawn.

    `subtitle` stands under the screen's title, `notes` under its plot; `caption` is what is
    printed.
    """

    title: str
    subtitle: str
    caption: str
    by: Sides
    contrast: Contrast
    rows: tuple[ContrastRow, ...]
    notes: tuple[str, ...]
    codebook_version: int
    status: Status
    filters: str = ""
    scheme: Ground = "light"
    reposts: RepostPolicy = NO_REPOSTS

    @property
    def names(self) -> tuple[str, str]:
        """Return what both sides are called."""
        return self.contrast.a.side.label, self.contrast.b.side.label

    def say(self, row: ContrastRow) -> str:
        """Return a row as a sentence, for a reader of the screen or of the file."""
        return contrast_words.sentence(row.label, self.names, row.measured)


def compose(
    question: ContrastQuestion,
    observations: Observations,
    codebook: Codebook,
    version: int,
    repeats: Collection[int] = (),
) -> ContrastFigure:
    """Compare what is asked and build its figure.

    Args:
        question: what to compare.
        observations: what every report contributes.
        codebook: gives names and looks of themes.
        version: the codebook's number.
        repeats: the reports that are left out where reposts count once.

    Raises:
        ContrastError: the sides are the same, one has no report, or a theme is not known.
    """
    reposts = RepostPolicy(question.reposts, 0)
    if repeats:
        there = compared(observations, (question.a, question.b), question.policy)
        reposts = RepostPolicy(question.reposts, len(there.intersection(repeats)))
        if question.reposts == "once":
            observations = observations.without(repeats)
    found = contrast(observations, question.a, question.b, question.series, question.policy)
    rows = _rows(found.rows, codebook)
    measured = [(row.label, row.measured) for row in rows]
    notes = contrast_words.notes(found, measured, {row.label: row.counted for row in rows})
    notes += tuple(note for note in (wording.reposts_note(reposts),) if note)
    names = (question.a.label, question.b.label)
    made = ContrastFigure(
        question.title or contrast_words.title(names),
        contrast_words.subtitle(found, version, question.filters),
        "",
        question.by,
        found,
        rows,
        notes,
        version,
        question.status,
        question.filters,
        question.scheme,
        reposts,
    )
    caption = contrast_words.caption(found, measured, notes, question.filters, version,
                                     question.status)  # fmt: skip
    return replace(made, caption=caption)


def _rows(measured: Sequence[Difference], codebook: Codebook) -> tuple[ContrastRow, ...]:
    themes = {theme.id: theme for theme in codebook.themes}
    made: list[ContrastRow] = []
    taken: set[tuple[str, str]] = set()
    for one in measured:
        theme_id, _, facet_id = one.key.partition("/")
        theme = themes.get(theme_id)
        colour = theme.colour if theme else _NO_THEME
        shape = _free_shape(theme, colour, taken)
        taken.add((colour, shape))
        made.append(
            ContrastRow(_label(theme, theme_id, facet_id), colour, shape, one,
                        "" if facet_id else _counted(theme))
        )  # fmt: skip
    return tuple(made)


def _free_shape(theme: Theme | None, colour: str, taken: set[tuple[str, str]]) -> str:
    """Return the theme's own shape, or the next one that its colour does not bear yet."""
    own = theme.shape if theme and theme.shape in SHAPES else SHAPES[0]
    start = SHAPES.index(own)
    turned = (SHAPES[(start + turn) % len(SHAPES)] for turn in range(len(SHAPES)))
    return next((shape for shape in turned if (colour, shape) not in taken), own)


def _label(theme: Theme | None, theme_id: str, facet_id: str) -> str:
    label = theme.label if theme else theme_id
    facets = {facet.id: facet.label for facet in theme.facets} if theme else {}
    return f"{label}: {facets.get(facet_id, facet_id)}" if facet_id else label


def _counted(theme: Theme | None) -> str:
    left = [facet.label for facet in theme.facets if not facet.counts] if theme else []
    return contrast_words.without(left)

# SPDX-License-Identifier: MIT
"""Making a saved figure again from the reports, codings and events that are there now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from standpoint.corpus import events, narrowing, observing
from standpoint.figures import composing
from standpoint.figures.saved import SavedFigure

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.observing import Split
    from standpoint.figures.chart import Figure


def remake(corpus: Corpus, saved: SavedFigure, reports: Sequence[int] | None = None) -> Figure:
    """Return a saved figure as it is now: a fixed range stays, an open end grows.

    The analyst's own title stands in it; how else it is put on paper says `SavedFigure.page`.

    Args:
        corpus: gives reports, codings, codebook and the analyst's own events.
        saved: what is to be shown, and of which reports.
        reports: those that its filter lets through, where the caller knows them already.

    Raises:
        DateError: a bound of the range cannot be read.
        RangeError: the range has more periods than a chart can hold.
    """
    codebook = corpus.codebook()
    if reports is None:
        reports = narrowing.reports(corpus, saved.filter)
    split = saved.choices.split
    by: Split = split if split in {"actor", "publisher"} else "theme"
    return composing.compose(
        replace(saved.question(codebook), title=saved.options.title),
        observing.observations(corpus, saved.choices.counted, by, reports),
        codebook,
        corpus.codebook_version(),
        events.own(corpus),
    )

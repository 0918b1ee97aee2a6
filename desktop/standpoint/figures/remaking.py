# SPDX-License-Identifier: MIT
"""Making a saved figure again from the reports, codings and events that are there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from standpoint.corpus import events, narrowing, observing, reposts
from standpoint.errors import CorpusError
from standpoint.figures import composing
from standpoint.figures.export import Format, export
from standpoint.figures.file_names import distinct
from standpoint.figures.saved import SavedFigure, missing, read

if TYPE_CHECKING:
    from standpoint.analysis.observations import Observations
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.observing import Split
    from standpoint.corpus.saved_figures import StoredFigure
    from standpoint.figures.bundle import Bundle
    from standpoint.figures.chart import Figure


def remake(corpus: Corpus, saved: SavedFigure) -> Figure:
    """Return a saved figure as it is now: a fixed range stays, an open end grows.

    The analyst's own title stands in it; how else it is put on paper says `SavedFigure.page`.

    Args:
        corpus: gives reports, codings, codebook and the analyst's own events.
        saved: what is to be shown, and of which reports.

    Raises:
        DateError: a bound of the range cannot be read.
        RangeError: the range has more periods than a chart can hold.
        CorpusError: each text is to count once, and reposts were not looked for.
    """
    return _made(corpus, saved, *_observed(corpus, saved))


def _observed(corpus: Corpus, saved: SavedFigure) -> tuple[Observations, Observations]:
    """Return what reports contribute, and which of them repeat others."""
    split = saved.choices.split
    by: Split = split if split in {"actor", "publisher"} else "theme"
    reports = narrowing.reports(corpus, saved.filter)
    # A figure that counts each text once is refused where nobody looked which say the same.
    reposts.not_looked_for(corpus, saved.choices.reposts or reposts.policy(corpus))
    repeats = sorted(reposts.left_out(corpus, reports))
    return (
        observing.observations(corpus, saved.choices.counted, by, reports),
        observing.dates_of(corpus, repeats),
    )


def _made(
    corpus: Corpus, saved: SavedFigure, observed: Observations, repeats: Observations
) -> Figure:
    codebook = corpus.codebook()
    return composing.compose(
        replace(saved.question(codebook, reposts.policy(corpus)), title=saved.options.title),
        observed,
        codebook,
        corpus.codebook_version(),
        events.own(corpus),
        repeats=repeats,
    )


def remade_files(
    corpus: Corpus, rows: Sequence[StoredFigure], folder: Path, kind: Format | None = None
) -> Iterator[tuple[str, Path, Callable[[], list[str]]]]:
    """Yield for each saved figure its name, its file in a folder, and what writes it.

    Args:
        corpus: gives the reports.
        rows: the figures.
        folder: where the files go; each is named as its figure.
        kind: the format of all; None for that in which each was exported last, or PDF.

    What writes a figure returns what must be said of it, such as a theme that is gone, and raises
    StandpointError where the figure cannot be made or its file cannot be written.
    """
    for stored, stem in zip(rows, distinct(row.name for row in rows), strict=True):
        try:
            own = read(stored).format
        except CorpusError:
            own = None
        target = folder / f"{stem}.{kind or own or 'pdf'}"

        def write(stored: StoredFigure = stored, target: Path = target) -> list[str]:
            saved = read(stored)
            figure = remake(corpus, saved)
            export(figure, target, saved.page(figure))
            empty = f"“{stored.name}” is empty. {figure.empty_sentence}" if figure.empty else ""
            return [said for said in (missing(saved, corpus), empty) if said]

        yield stored.name, target, write


def bundled(corpus: Corpus, saved: SavedFigure) -> Bundle:
    """Return a figure as it is now, with all that goes into its bundle.

    Raises what `remake` raises.
    """
    from standpoint.figures.bundle import Bundle
    from standpoint.figures.counted_reports import listing

    observed, repeats = _observed(corpus, saved)
    figure = _made(corpus, saved, observed, repeats)
    left = frozenset(repeats.reports.tolist() if figure.reposts.reposts == "once" else ())
    found = listing(figure, corpus.reports(), observed.without(left), corpus.coder(), repeats=left)
    return Bundle(figure, saved.page(figure), corpus.codebook(), found)

# SPDX-License-Identifier: MIT
"""A figure saved under a name: all that makes it again, over the reports there are then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, get_args

from standpoint.corpus import narrowing, reposts, tags
from standpoint.corpus.listing import listing
from standpoint.corpus.narrowing import FACETS, Filter
from standpoint.errors import CorpusError
from standpoint.figures import choices as choosing
from standpoint.figures import filter_words, wording
from standpoint.figures.chart import Figure, Ground, LegendPlace
from standpoint.figures.choices import Choices
from standpoint.figures.composing import Question
from standpoint.figures.export import FORMATS, ExportOptions, Format
from standpoint.model.codebook import Codebook
from standpoint.model.reposts import Reposts

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.saved_figures import StoredFigure

WRITTEN = 1
"""The form of the settings that this version writes."""

_EXACTLY = {"scheme": get_args(Ground), "legend": get_args(LegendPlace)}
_MILLIMETRES = {"width_mm": (40, 1000), "height_mm": (30, 1000), "dpi": (72, 1200)}


@dataclass(frozen=True, slots=True)
class SavedFigure:
    """What a figure shows, of which reports, and how it was put on paper last.

    `filter` holds conditions, never reports. `format` is None for a figure that was not exported
    yet. Words of `options` that are None are made anew; so is the subtitle with `subtitle_made`.
    `newer` where a newer Standpoint saved it, whose further settings this one cannot follow.
    """

    name: str
    choices: Choices = field(default_factory=Choices)
    filter: Filter = field(default_factory=Filter)
    options: ExportOptions = field(default_factory=ExportOptions)
    format: Format | None = None
    subtitle_made: bool = False
    newer: bool = False

    def question(self, codebook: Codebook, reposts: Reposts = "all") -> Question:
        """Return what the figure asks of a corpus, in which reposts count so if it says nothing.

        Raises DateError on an unreadable bound.
        """
        filters = filter_words.said(self.filter, codebook.active())
        return self.choices.question(codebook, filters, reposts=reposts)

    def page(self, figure: Figure) -> ExportOptions:
        """Return how the figure is put on paper; `figure` is the one that was made again."""
        return (
            replace(self.options, subtitle=figure.subtitle) if self.subtitle_made else self.options
        )

    def exported(self, figure: Figure, options: ExportOptions, kind: Format) -> SavedFigure:
        """Return the figure with how it was just exported; what it says itself is made anew later.

        Args:
            figure: as it was before `options` dressed it.
            options: how it was put on paper.
            kind: the format of its file.
        """
        own = replace(
            options,
            title=None if options.title == figure.title else options.title,
            caption=None if options.caption == figure.caption else options.caption,
            legend=None if options.legend == figure.legend else options.legend,
            events=None
            if not figure.events or options.events == figure.show_events
            else options.events,
            numbers=None if options.numbers == figure.show_numbers else options.numbers,
        )
        made = bool(options.subtitle) and options.subtitle == figure.subtitle
        return replace(self, options=own, format=kind, subtitle_made=made)

    def settings(self) -> dict[str, Any]:
        """Return everything but the name, as JSON has it."""
        page = asdict(self.options) | {"file": self.format, "subtitle_made": self.subtitle_made}
        if self.subtitle_made:
            page["subtitle"] = None
        return {
            "format": WRITTEN,
            "choices": self.choices.as_values(),
            "filter": self.filter.as_values(),
            "page": page,
        }

    def shows(self, codebook: Codebook) -> str:
        """Return in words what the figure shows: what is measured, of what, of which reports."""
        chosen = self.choices
        names = {theme.id: theme.label for theme in codebook.themes}
        parts = [wording.measure(chosen.measure, chosen.kind)]
        if chosen.series:
            parts.append(wording.listed([names.get(key, key) for key in chosen.series]))
        elif chosen.split != "theme" and chosen.theme:
            parts.append(names.get(chosen.theme, chosen.theme))
        if chosen.split != "theme":
            parts.append(f"by {chosen.split}")
        if chosen.reposts == "once":
            parts.append("reposts left out")
        if chosen.start or chosen.end:
            parts.append(f"{chosen.start or 'first'} to {chosen.end or 'last'}")
        said = filter_words.said(self.filter, codebook.active())
        return ". ".join([", ".join(parts), said] if said else [", ".join(parts)])

    def as_text(self, over: str = "") -> str:
        """Return the settings as JSON; what a newer Standpoint wrote in `over` is kept in it."""
        return json.dumps(_merged(_object(over), self.settings()), ensure_ascii=False)

    def differs(self, other: SavedFigure) -> bool:
        """Return whether another figure shows something else or stands otherwise on paper."""
        return self.settings() != other.settings()


def read(stored: StoredFigure) -> SavedFigure:
    """Return a saved figure; what is missing or unknown in its settings stands as at first.

    Raises:
        CorpusError: the settings are no JSON object.
    """
    kept = _object(stored.settings)
    if kept is None:
        raise CorpusError(
            f"The settings of the figure “{stored.name}” are damaged, so it cannot be made again. "
            "Delete it, or save another figure under its name."
        )
    page = _part(kept, "page")
    number = kept.get("format")
    return SavedFigure(
        stored.name,
        choosing.from_values(_part(kept, "choices")),
        narrowing.from_values(_part(kept, "filter")),
        _options(page),
        next((known for known in FORMATS if known == page.get("file")), None),
        page.get("subtitle_made") is True,
        isinstance(number, int) and number > WRITTEN,
    )


def missing(saved: SavedFigure, corpus: Corpus) -> str:
    """Return in a sentence what the figure names that the corpus has no more; empty for nothing."""
    codebook = corpus.codebook()
    known = choosing.known_series(codebook)
    names = {theme.id: theme.label for theme in codebook.themes}
    chosen = saved.choices
    wanted = chosen.series or ((chosen.theme,) if chosen.split != "theme" else ())
    themes = dict.fromkeys(key for key in wanted if key and key not in known)
    gone = [f"theme {names.get(key, key)}" for key in themes]
    for facet, value in _unmet(saved.filter, corpus):
        word = "theme" if facet == "theme" else facet
        gone.append(f"{word} {filter_words.label(facet, value, codebook.themes)}")
    gone = list(dict.fromkeys(gone))
    if not gone:
        return ""
    verb, pronoun = ("is", "it") if len(gone) == 1 else ("are", "them")
    return (
        f"“{saved.name}” names {wording.listed(gone)}, which {verb} not in this corpus now; "
        f"what is left without {pronoun} is shown."
    )


def _unmet(filter_: Filter, corpus: Corpus) -> Iterable[tuple[narrowing.Facet, str]]:
    """Yield each condition of a filter that no report meets."""
    if not any(filter_.chosen.values()):
        return
    found = corpus.theme_counts() if filter_.chosen.get("theme") else {}
    reports = listing(corpus)
    grouped = reposts.places(corpus)
    tagged = tags.by_report(corpus) if filter_.chosen.get("tag") else {}
    for facet in FACETS:
        wanted = filter_.chosen.get(facet)
        if wanted:
            there = set(narrowing.values_counted(reports, facet, found, grouped, tagged))
            yield from ((facet, value) for value in sorted(wanted - there))


def _object(text: str) -> dict[str, Any] | None:
    try:
        kept = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    return kept if isinstance(kept, dict) else None


def _part(kept: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = kept.get(name)
    return part if isinstance(part, dict) else {}


def _merged(old: dict[str, Any] | None, new: dict[str, Any]) -> dict[str, Any]:
    """Return the new settings with those of the old that they do not know.

    A filter is taken as it is: a condition that it does not name was taken away.
    """
    if old is None:
        return new
    merged = {**old, **new}
    for name in ("choices", "page"):
        merged[name] = {**_part(old, name), **new[name]}
    number = old.get("format")
    if isinstance(number, int) and number > WRITTEN:
        merged["format"] = number
    return merged


def _options(page: Mapping[str, Any]) -> ExportOptions:
    known = {}
    for name, usual in asdict(ExportOptions()).items():
        if name in page and _readable(name, page[name], usual):
            known[name] = page[name]
    return ExportOptions(**known)


def _readable(name: str, value: object, usual: object) -> bool:
    """Return whether a value can be an option of that name."""
    if value is None:
        return usual is None
    if name in _MILLIMETRES:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        least, most = _MILLIMETRES[name]
        return least <= value <= most and (name != "dpi" or isinstance(value, int))
    if name in {"events", "numbers"}:
        return isinstance(value, bool)
    return isinstance(value, str) and value in _EXACTLY.get(name, (value,))

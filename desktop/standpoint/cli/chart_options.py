# SPDX-License-Identifier: MIT
"""Options of verbs that describe a chart: what it shows, as a figure that could be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standpoint.analysis.salience import DatePolicy, Measure
from standpoint.analysis.smoothing import MOST_DAYS, Smooth
from standpoint.cli.opened import Words
from standpoint.cli.options import bound, one_of, refuse_unknown, theme_ids
from standpoint.cli.page_options import AS_ON_SCREEN, on_page
from standpoint.corpus.observing import Counted, Split
from standpoint.figures.chart import Form, Layout
from standpoint.figures.composing import EventChoice
from standpoint.model.periods import PeriodKind
from standpoint.model.reposts import Reposts

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures.chart import Figure
    from standpoint.figures.choices import Choices
    from standpoint.figures.saved import SavedFigure

_Verb = TypeVar("_Verb", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--measure", "unit", type=one_of(Measure), default="share", show_default=True),
    click.option("--period", type=one_of(PeriodKind), default="month", show_default=True),
    click.option("--theme", "themes", multiple=True, help="A theme; may be given again."),
    click.option("--facet", "facets", multiple=True, help="THEME/FACET; may be given again."),
    click.option("--status", type=one_of(Counted), default="not-rejected", show_default=True),
    click.option(
        "--dates", "policy", type=one_of(DatePolicy), default="allocate", show_default=True
    ),
    click.option(
        "--by", "split", type=one_of(Split), default="theme", show_default=True,
        help="A series for each actor or publisher, the 12 with most reports.",
    ),
    click.option(
        "--reposts", type=one_of(Reposts),
        help="Count all reposts, or each text once; without it as the corpus says.",
    ),
    click.option("--form", type=one_of(Form), default="points", show_default=True),
    click.option(
        "--layout", type=one_of(Layout), default="panels", show_default=True,
        help="A panel for each series, or all together in one plot.",
    ),
    click.option(
        "--smooth", type=one_of(Smooth), default="none", show_default=True,
        help="A line through the reports of each series: a moving window, or a Gaussian kernel.",
    ),
    click.option(
        "--smooth-days", type=click.IntRange(1, MOST_DAYS), metavar="N",
        help="Half the window or the bandwidth, in days; without it as suits the period.",
    ),
    click.option("--from", "start", metavar="D", help="The first day, month or year of the range."),
    click.option("--to", "end", metavar="D", help="The last day, month or year of the range."),
    click.option(
        "--events", "laid", type=one_of(EventChoice), default="themes", show_default=True,
        help="Events to lay over it: none, those that bear on its themes, or all.",
    ),
    click.option(
        "--event-category", "categories", multiple=True, metavar="C",
        help="Only events of this category, or own for those of your own; may be given again.",
    ),
    click.option("--no-events", is_flag=True, help="The same as --events none."),
    click.option("--title", type=Words(), help="Instead of the title made from the series."),
)  # fmt: skip

_CHOICES = {
    "unit": "measure",
    "period": "kind",
    "status": "counted",
    "policy": "policy",
    "split": "split",
    "form": "form",
    "layout": "layout",
    "smooth": "smooth",
    "laid": "events",
    "reposts": "reposts",
}
"""Options that are a field of Choices as they stand."""

_PAGE = {
    "preset": ("width_mm", "height_mm"),
    "width": ("width_mm",),
    "height": ("height_mm",),
    "dpi": ("dpi",),
    "dark": ("scheme",),
    "grey": ("scheme",),
    "subtitle": ("subtitle",),
    "caption": ("caption",),
    "legend": ("legend",),
    "no_numbers": ("numbers",),
}
"""Options of a page and what of ExportOptions each sets."""


def chart_options(verb: _Verb) -> _Verb:
    """Give a verb the options that describe a chart, to be read by `asked`."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def given(ctx: click.Context) -> frozenset[str]:
    """Return the names of the options that the caller wrote."""
    written = click.core.ParameterSource.COMMANDLINE
    return frozenset(name for name in ctx.params if ctx.get_parameter_source(name) is written)


def asked(
    corpus: Corpus,
    options: Mapping[str, Any],
    saved: SavedFigure | None = None,
    given: Set[str] = frozenset(),
) -> SavedFigure:
    """Return what a chart is to show; how it is put on paper says `on_paper`.

    Args:
        corpus: knows which themes there are.
        options: as `chart_options` gives them.
        saved: a figure of which only the options in `given` are otherwise.
        given: the names of these options.

    Raises:
        UsageError: a theme, facet or category is not known.
        UsageError: a smoothing was asked for where there can be none.
        ExportError: a bound of the range is none.
    """
    from standpoint.figures.choices import Choices
    from standpoint.figures.saved import SavedFigure

    taken = options if saved is None else {name: options[name] for name in given & options.keys()}
    base = saved or SavedFigure("")
    choices = _chosen(corpus, base.choices if saved else Choices(), taken)
    if choices.split in {"actor", "publisher"} and not choices.series and not choices.theme:
        themes = tuple(theme.id for theme in corpus.codebook().active())
        choices = replace(choices, series=themes)
    words = replace(base.options, title=taken["title"]) if "title" in taken else base.options
    return replace(base, choices=choices, options=words)


def _chosen(corpus: Corpus, choices: Choices, taken: Mapping[str, Any]) -> Choices:
    from standpoint.figures import events

    fields = {field: taken[name] for name, field in _CHOICES.items() if name in taken}
    fields["reposts"] = taken.get("reposts") or choices.reposts
    for name in ("start", "end"):
        if name in taken:
            bound(taken[name], first=name == "start")
            fields[name] = taken[name] or ""
    if taken.get("no_events"):
        fields["events"] = "none"
    categories = taken.get("categories")
    if categories is not None:
        refuse_unknown(categories, (*events.categories(), events.OWN), "category of events")
        fields["event_categories"] = tuple(categories)
        fields["own_events"] = not categories or events.OWN in categories
    if taken.get("smooth_days") or fields.get("smooth", choices.smooth) != choices.smooth:
        fields["smooth_days"] = taken.get("smooth_days") or 0
    if "themes" in taken or "facets" in taken:
        fields["series"] = _series(corpus, taken.get("themes", ()), taken.get("facets", ()))
    chosen = replace(choices, **fields)
    _refuse_smoothing(chosen, taken)
    return chosen


def _refuse_smoothing(chosen: Choices, taken: Mapping[str, Any]) -> None:
    """Raise UsageError where a smoothing is asked for that there cannot be."""
    from standpoint.figures import smooth_words

    if chosen.smooth == "none":
        if taken.get("smooth_days"):
            raise click.UsageError("--smooth-days needs --smooth window or --smooth kernel.")
        return
    reason = smooth_words.never(chosen.measure, chosen.form)
    if reason and "smooth" in taken:
        raise click.UsageError(reason)


def _series(corpus: Corpus, themes: tuple[str, ...], facets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the series asked for; refuse unknown ones."""
    active = corpus.codebook().active()
    known = [f"{theme.id}/{facet.id}" for theme in active for facet in theme.facets]
    named = theme_ids(themes, active)
    refuse_unknown(facets, known, "facet")
    return (*named, *facets)


def on_paper(
    shown: SavedFigure, figure: Figure, options: dict[str, Any], given: Set[str] | None
) -> SavedFigure:
    """Return the figure with how its options put it on paper; None for all options."""
    page = shown.page(figure)
    names = _PAGE.keys() if given is None else _PAGE.keys() & given
    wanted = on_page(figure, options)
    fields = {field: getattr(wanted, field) for name in names for field in _PAGE[name]}
    made = shown.subtitle_made
    if "subtitle" in names:
        made = options["subtitle"] == AS_ON_SCREEN
    return replace(shown, options=replace(page, **fields), subtitle_made=made)

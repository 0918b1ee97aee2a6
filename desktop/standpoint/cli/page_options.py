# SPDX-License-Identifier: MIT
"""Options of verbs that put a figure on paper: size, ground, words, and where series are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from standpoint.cli.opened import Words
from standpoint.cli.options import Number, one_of
from standpoint.figures.chart import LegendPlace
from standpoint.figures.sizes import PresetKey, preset

if TYPE_CHECKING:
    from standpoint.figures.chart import Figure
    from standpoint.figures.export import ExportOptions

_Verb = TypeVar("_Verb", bound=Callable[..., Any])
AS_ON_SCREEN = "auto"
"""The subtitle that the window shows."""

_OPTIONS = (
    click.option("--preset", type=one_of(PresetKey), help="A size; 89 × 110 mm for column."),
    click.option("--width", type=Number(40, 1000), help="In mm.  [default: 183]"),
    click.option("--height", type=Number(30, 1000), help="In mm; without it as high as needed."),
    click.option("--dpi", type=click.IntRange(72, 1200), default=300, help="Of a .png."),
    click.option("--dark", is_flag=True, help="On a dark ground."),
    click.option("--grey", is_flag=True, help="In greys, as a printer without colour prints it."),
    click.option("--subtitle", type=Words(), help="Under the title; auto for the window's own."),
    click.option("--caption", type=Words(), help="Instead of the caption made from the settings."),
    click.option("--legend", type=one_of(LegendPlace), help="Where series of one plot are named."),
    click.option("--no-numbers", is_flag=True, help="Without numbers of reports under the axis."),
)


def page_options(verb: _Verb) -> _Verb:
    """Give a verb the options of a page, to be read by `on_page`."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def on_page(figure: Figure, options: dict[str, Any]) -> ExportOptions:
    """Return how a figure is to be put on paper.

    Raises:
        UsageError: two grounds were asked for.
    """
    from standpoint.figures.export import ExportOptions

    if options["dark"] and options["grey"]:
        raise click.UsageError("A figure is --dark or --grey, not both. Leave one of them out.")
    size = preset(options["preset"]) if options["preset"] else None
    width = options["width"] or (size or preset("full")).width_mm
    subtitle = options["subtitle"]
    return ExportOptions(
        width_mm=width,
        height_mm=options["height"] or (size.height_mm if size else None),
        dpi=options["dpi"],
        scheme="dark" if options["dark"] else "grey" if options["grey"] else None,
        subtitle=figure.subtitle if subtitle == AS_ON_SCREEN else subtitle,
        caption=options["caption"],
        legend=options["legend"],
        numbers=False if options["no_numbers"] else None,
    )

# SPDX-License-Identifier: MIT
"""Options that several verbs have in common, and what is said of a wrong one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

import click

from standpoint.cli.opened import PATH
from standpoint.errors import ExportError
from standpoint.model import dates
from standpoint.model.codebook import Theme

OUTPUT = click.option("--output", required=True, metavar="FILE", type=PATH, help="Where to.")


class Listing(click.Group):
    """Verbs of what a corpus holds: without one its list, also with options right behind CORPUS."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Say `list` where it is left out."""
        asks_for_help = not set(args[:2]).isdisjoint(ctx.help_option_names)
        if args and not asks_for_help and (not args[1:] or args[1].startswith("-")):
            args.insert(1, "list")
        return super().parse_args(ctx, args)


class Number(click.FloatRange):
    """A number in a range; "nan" is in no range, though Python lets it pass."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number. Raises BadParameter."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value} is not a number.", param, ctx)
        return number


def refuse_unknown(asked: Sequence[str], known: Sequence[str], word: str) -> None:
    """Raise UsageError where a name that was asked for is not known; `word` says what it names."""
    for name in asked:
        if name not in known:
            raise click.UsageError(f"There is no {word} {name}. There are {', '.join(known)}.")


def theme_ids(asked: Sequence[str], themes: Sequence[Theme]) -> tuple[str, ...]:
    """Return the ids of themes that were named by id or label. Raises UsageError for others."""
    known = {theme.label.casefold(): theme.id for theme in themes}
    known |= {theme.id.casefold(): theme.id for theme in themes}
    refuse_unknown(
        [name for name in asked if name.casefold() not in known],
        [theme.id for theme in themes],
        "theme",
    )
    return tuple(known[name.casefold()] for name in asked)


def one_of(literal: Any) -> click.Choice[str]:
    """Return an option's type that takes the values of a Literal."""
    return click.Choice([str(value) for value in get_args(literal)])


def bound(written: str | None, first: bool) -> date | None:
    """Return the first or last day of what was written, None for no bound."""
    if written is None:
        return None
    found = dates.read_written(written)
    bound = found.earliest if first else found.latest
    if bound is None:
        raise ExportError(f"{written} has no bound. Write a day, month or year, such as 2024-06.")
    return bound

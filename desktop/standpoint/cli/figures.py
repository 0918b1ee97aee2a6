# SPDX-License-Identifier: MIT
"""The verb for saved figures: list, save, remove, and make all of them again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standpoint.cli.chart_options import asked, chart_options, given, on_paper
from standpoint.cli.opened import CORPUS, PATH, Words, json_lines, print_lines, reading, writing
from standpoint.cli.options import Listing
from standpoint.cli.page_options import page_options
from standpoint.errors import CorpusError, ExportError, StandpointError

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.saved_figures import StoredFigure
    from standpoint.figures.export import Format

_FORMATS = ("png", "svg", "pdf", "csv")


@click.group("figures", cls=Listing)
@CORPUS
@click.pass_context
def figures(ctx: click.Context, path: Path) -> None:
    """List the figures that CORPUS holds; save, remove or remake them."""
    ctx.obj = path


@figures.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with all settings.")
@click.pass_obj
def list_(path: Path, as_json: bool) -> None:
    """List the saved figures by name; this also happens without `list`."""
    from standpoint.corpus import saved_figures

    with reading(path) as corpus:
        rows = [_row(corpus, stored) for stored in saved_figures.read(corpus)]
    if as_json:
        print_lines(json_lines(rows))
    elif rows:
        print_lines("\t".join((row["name"], row["problem"] or row["shows"])) for row in rows)
    else:
        click.echo("No saved figures. standpoint figures CORPUS save NAME saves one.")


def _row(corpus: Corpus, stored: StoredFigure) -> dict[str, Any]:
    """Return a figure with its settings, or with what is wrong with them."""
    from standpoint.figures.saved import missing, read

    row: dict[str, Any] = {
        "name": stored.name,
        "made_at": stored.made_at,
        "changed_at": stored.changed_at,
        "problem": None,
        "missing": None,
        "shows": "",
        "settings": None,
    }
    try:
        saved = read(stored)
    except CorpusError as error:
        return row | {"problem": str(error)}
    shows, settings = saved.shows(corpus.codebook()), saved.settings()
    return row | {"missing": missing(saved, corpus) or None, "shows": shows, "settings": settings}


@figures.command("save")
@click.argument("name", type=Words())
@click.option("--saved", metavar="NAME", help="Begin with this one; other options change it.")
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="Of its file when remade.")
@chart_options
@page_options
@click.pass_context
def save(ctx: click.Context, /, name: str, kind: Format | None, **options: Any) -> None:
    """Save a figure under NAME, with the options of `chart`; one of that name is replaced."""
    from dataclasses import replace

    from standpoint.corpus import saved_figures
    from standpoint.figures.remaking import remake
    from standpoint.figures.saved import read

    with writing(ctx.obj) as corpus:
        began = options.pop("saved")
        saved = read(saved_figures.get(corpus, began)) if began is not None else None
        changed = None if saved is None else given(ctx)
        shown = asked(corpus, options, saved, changed or frozenset())
        # What cannot be drawn is not saved; what is empty now may fill.
        shown = on_paper(shown, remake(corpus, shown), options, changed)
        shown = replace(shown, name=name, format=kind or shown.format)
        there = saved_figures.find(corpus, name)
        text = shown.as_text(there.settings if there else "")
        saved_figures.save(corpus, name, text)
        kept = saved_figures.get(corpus, name).name
    click.echo(f"Replaced the figure “{kept}”." if there else f"Saved figure “{kept}”.")


@figures.command("remove")
@click.argument("name", type=Words())
@click.pass_obj
def remove(path: Path, name: str) -> None:
    """Delete a saved figure."""
    from standpoint.corpus import saved_figures

    with writing(path) as corpus:
        there = saved_figures.get(corpus, name)
        saved_figures.delete(corpus, name)
    click.echo(f"Deleted figure “{there.name}”.")


@figures.command("remake")
@click.argument("folder", metavar="FOLDER", type=PATH)
@click.option(
    "--format", "kind", type=click.Choice(_FORMATS),
    help="For all; else each as it was exported last, or PDF.",
)  # fmt: skip
@click.pass_obj
def remake_(path: Path, folder: Path, kind: Format | None) -> int:
    """Write every saved figure into FOLDER, over the reports that are there now.

    Files are named as the figures; those of an earlier time are replaced. FOLDER is made where it
    is not there.
    """
    from standpoint.corpus import saved_figures
    from standpoint.figures.remaking import remade_files

    failed = 0
    with reading(path) as corpus:
        rows = saved_figures.read(corpus)
        if not rows:
            raise CorpusError(f"{path.name} has no saved figures. Nothing was done.")
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            why = error.strerror or str(error)
            raise ExportError(f"{folder} cannot be made: {why}. Choose another folder.") from error
        for name, target, write in remade_files(corpus, rows, folder, kind):
            try:
                for sentence in write():
                    click.echo(sentence, err=True)
            except StandpointError as error:
                failed += 1
                click.echo(f"“{name}” was not written. {error}", err=True)
            else:
                click.echo(f"Wrote {target}.")
    return (2 if failed == len(rows) else 1) if failed else 0


VERBS = {"figures": figures}

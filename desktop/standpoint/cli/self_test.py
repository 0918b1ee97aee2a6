# SPDX-License-Identifier: MIT
"""The verb that proves an installation: self-test."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from standpoint.errors import StandpointError
from standpoint.files import data, resource

_FORMS = ("png", "svg", "pdf", "csv")
_COMPARISONS = ("html", "json", "docx", "pdf", "png")


@click.command("self-test")
def self_test() -> int:
    """Read every resource, import the sample, compare and chart; needs no display."""
    with tempfile.TemporaryDirectory(prefix="standpoint-") as folder:
        place = Path(folder)
        steps: list[tuple[str, Callable[[], str]]] = [
            ("resources", read_resources),
            ("sample", lambda: import_sample(place)),
            ("comparison", lambda: write_comparisons(place)),
            ("chart", lambda: write_charts(place)),
        ]
        for name, step in steps:
            try:
                click.echo(f"{name}: {step()}")
            except (StandpointError, AssertionError, OSError) as error:
                click.echo(f"{name}: {error}", err=True)
                return 1
    click.echo("Standpoint works here.")
    return 0


def _walk(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


def read_resources() -> str:
    """Read every file of resources and data; raises AssertionError where a part is missing."""
    number = 0
    for root, parts in (
        (resource("."), ("icons", "fonts", "help")),
        (data("."), ("codebooks", "sample", "actors", "events", "abbreviations")),
    ):
        for part in parts:
            files = list(_walk(root.joinpath(part)))
            if not files:
                raise AssertionError(f"nothing in {part}: the installation is not complete.")
            for file in files:
                file.read_bytes()
            number += len(files)
    return f"{number} files read."


def import_sample(place: Path) -> str:
    """Make the sample corpus and check it."""
    from standpoint.corpus import sample, soundness
    from standpoint.corpus.corpus import Corpus

    sample.make(place / "sample.standpoint")
    with Corpus.read(place / "sample.standpoint") as corpus:
        found = soundness.problems(corpus)
        if found:
            raise AssertionError(found[0])
        return f"{len(corpus.reports())} reports imported, coded and sound."


def write_comparisons(place: Path) -> str:
    """Compare the two reports with most themes in common, in every form."""
    from standpoint.analysis.alignment import LIMIT
    from standpoint.corpus import pairing
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures import comparison

    with Corpus.read(place / "sample.standpoint") as corpus:
        best = pairing.pairs(corpus.theme_counts(), [r.id for r in corpus.reports()], 1)
        if not best:
            raise AssertionError("no two reports of the sample share a theme.")
        pair = best[0][:2]
        value = comparison.Comparison(
            "Self-test",
            corpus.alignment(pair, LIMIT),
            tuple(corpus.reading(report) for report in pair),
            corpus.codebook(),
            date.today(),
        )
    return _write(place, "comparison", _COMPARISONS, lambda f: comparison.write(value, f))


def write_charts(place: Path) -> str:
    """Chart the sample in every form."""
    from standpoint.cli.charting import chart, draw
    from standpoint.corpus.corpus import Corpus
    from standpoint.figures import export

    sample = place / "sample.standpoint"
    asked = [str(sample), "--output", "chart.png", "--period", "year"]
    options = chart.make_context("chart", asked).params
    with Corpus.read(sample) as corpus:
        figure = draw(corpus, **options)
    if figure.empty:
        raise AssertionError("the sample's chart is empty.")
    return _write(
        place, "chart", _FORMS, lambda f: export.export(figure, f, export.ExportOptions())
    )


def _write(place: Path, stem: str, forms: tuple[str, ...], write: Callable[[Path], object]) -> str:
    for form in forms:
        file = place / f"{stem}.{form}"
        write(file)
        if not file.stat().st_size:
            raise AssertionError(f"{file.name} is empty.")
    return f"written as {', '.join(forms)}."


VERBS = {"self-test": self_test}

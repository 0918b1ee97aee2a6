# SPDX-License-Identifier: MIT
"""The verb that lists mentions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from standpoint.cli.opened import CORPUS, REPORT_ID, json_lines, print_lines, reading
from standpoint.corpus.corpus import Corpus
from standpoint.text.formulas import harmless


@click.command("mentions")
@CORPUS
@click.option("--report", type=REPORT_ID, help="Only this report.")
@click.option("--theme", help="Only this theme, by its id or name.")
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="csv")
def mentions(path: Path, report: int | None, theme: str | None, form: str) -> None:
    """List where each rule matched. `text` is the stored text from start to end, to the letter.

    Mentions are what rules find, whatever people decided about them: a rejected one is listed too,
    and a sentence that somebody coded by hand is not. chart --status counts what was decided.
    """
    with reading(path) as corpus:
        if report is not None:
            corpus.report(report)
        found = mention_rows(corpus, report, None if theme is None else _theme_id(corpus, theme))
        print_lines(json_lines(found) if form == "json" else _csv_lines(found))


def _theme_id(corpus: Corpus, wanted: str) -> str:
    """Return the id of a theme that is named by its id or its label. Raises UsageError."""
    themes = corpus.codebook().themes
    for theme in themes:
        if theme.id == wanted:
            return theme.id
    for theme in themes:
        if theme.label.casefold() == wanted.strip().casefold():
            return theme.id
    known = ", ".join(theme.id for theme in themes)
    raise click.UsageError(f"There is no theme {wanted}. The themes are {known}.")


def mention_rows(corpus: Corpus, report: int | None, theme: str | None) -> Iterator[dict[str, Any]]:
    """Yield mentions as `mentions --format json` shows them."""
    text, spans, last = "", {}, None
    for mention in corpus.mentions(report=report, theme=theme):
        if mention.report != last:
            last = mention.report
            text = corpus.text(mention.report)
            spans = {unit.index: unit for unit in corpus.sentences(mention.report)}
        sentence = spans[mention.sentence]
        yield {
            "report": mention.report,
            "theme": mention.theme,
            "facet": mention.facet,
            "rule": mention.rule,
            "start": mention.start,
            "end": mention.end,
            "text": text[mention.start : mention.end],
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "codebook_version": mention.codebook_version,
        }


def _csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    columns = [
        "report", "theme", "facet", "rule", "start", "end", "text", "sentence_start",
        "sentence_end", "codebook_version",
    ]  # fmt: skip
    yield _csv_line(columns)
    for row in rows:
        values = (row[name] for name in columns)
        yield _csv_line([harmless(one) if isinstance(one, str) else one for one in values])


def _csv_line(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values)
    return out.getvalue().removesuffix("\n")

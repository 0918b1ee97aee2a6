# SPDX-License-Identifier: MIT
"""Verbs on codes: recode, codebook, mentions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from standpoint.cli.opened import (
    CORPUS,
    PATH,
    REPORT_ID,
    finish,
    json_lines,
    print_lines,
    reading,
    writing,
)
from standpoint.corpus.corpus import Corpus
from standpoint.errors import CodebookError
from standpoint.text.formulas import harmless


def _read_codebook(file: Path) -> Any:
    from standpoint.coding import codebook_file

    if not file.is_file():
        raise CodebookError(f"There is no file {file}. Nothing was done.")
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise CodebookError(f"{file} cannot be read: {reason}. Nothing was done.") from error
    return codebook_file.read(source, name=file.name)


@click.command("recode")
@CORPUS
@click.option("--codebook", "file", type=PATH, help="Take this codebook as a new version first.")
@click.option("--language", help="Only the reports in this language (with the present codebook).")
def recode(path: Path, file: Path | None, language: str | None) -> None:
    """Find all mentions again; a new codebook becomes the version that codes."""
    from standpoint.corpus import codebooks
    from standpoint.corpus.recoding import recode as job

    if file is not None and language is not None:
        raise click.UsageError(
            "A new codebook codes every report, so --language cannot go with --codebook."
        )
    codebook = _read_codebook(file) if file else None
    with writing(path) as corpus:
        version = None
        if codebook is not None:
            version = codebooks.save(corpus, codebook, note=f"from {file.name if file else ''}")
        wanted = (
            [report.id for report in corpus.reports() if report.language == language]
            if language
            else None
        )
        number = finish(job(corpus, version, wanted))
        click.echo(f"Coded {number:,} reports with codebook v{corpus.codebook_version()}.")


@click.group("codebook")
@CORPUS
@click.pass_context
def codebook(ctx: click.Context, path: Path) -> None:
    """Export, import or list the versions of the codebook of CORPUS."""
    ctx.obj = path


@codebook.command("export")
@click.argument("file", metavar="FILE", type=PATH)
@click.pass_obj
def export(path: Path, file: Path) -> None:
    """Write the codebook that codes now to FILE, comments and all."""
    from standpoint.figures.replacing import replace_file

    if _is_database(file):
        raise CodebookError(f"{file} is a corpus or another database. Choose another name.")
    with reading(path) as corpus:
        source = corpus.codebook().source
    replace_file(file, source.encode("utf-8"))
    click.echo(f"Wrote {file}.")


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


@codebook.command("import")
@click.argument("file", metavar="FILE", type=PATH)
@click.pass_obj
def bring(path: Path, file: Path) -> None:
    """Take FILE as a new version and code every report with it."""
    from standpoint.corpus import codebooks
    from standpoint.corpus.recoding import recode as job

    new = _read_codebook(file)
    with writing(path) as corpus:
        version = codebooks.save(corpus, new, note=f"from {file.name}")
        number = finish(job(corpus, version))
    click.echo(f"Codebook v{version} codes now. Coded {number:,} reports.")


@codebook.command("versions")
@click.pass_obj
def versions(path: Path) -> None:
    """List the versions, the one that codes now marked with *."""
    with reading(path) as corpus:
        current = corpus.codebook_version()
        for saved in corpus.codebook_versions():
            mark = "*" if saved.version == current else " "
            click.echo(f"{mark} v{saved.version}  {saved.made_at}  {saved.note}".rstrip())


@click.command("mentions")
@CORPUS
@click.option("--report", type=REPORT_ID, help="Only this report.")
@click.option("--theme", help="Only this theme.")
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="csv")
def mentions(path: Path, report: int | None, theme: str | None, form: str) -> None:
    """List where each rule matched. `text` is the stored text from start to end, to the letter."""
    with reading(path) as corpus:
        if report is not None:
            corpus.report(report)
        if theme is not None and theme not in {one.id for one in corpus.codebook().themes}:
            known = ", ".join(one.id for one in corpus.codebook().themes)
            raise click.UsageError(f"There is no theme {theme}. The themes are {known}.")
        found = mention_rows(corpus, report, theme)
        print_lines(json_lines(found) if form == "json" else _csv_lines(found))


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


VERBS = {"recode": recode, "codebook": codebook, "mentions": mentions}

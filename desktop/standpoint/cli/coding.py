# SPDX-License-Identifier: MIT
"""Verbs on codes: recode, codebook, mentions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from standpoint.coding.exchange import Note
    from standpoint.model.codebook import Codebook


def _read_codebook(file: Path, language: str = "en") -> Codebook:
    """Return the codebook of a file in any format; say what of it is left behind."""
    from standpoint.coding.exchange import read_foreign

    if not file.is_file():
        raise CodebookError(f"There is no file {file}. Nothing was done.")
    brought = read_foreign(file, language)
    _tell(brought.notes)
    return brought.codebook


def _tell(notes: Sequence[Note]) -> None:
    """Write to standard error what could not be carried over."""
    if notes:
        click.echo("\n  ".join(["Not carried over:", *map(str, notes)]), err=True)


def _take(corpus: Corpus, codebook: Codebook, note: str) -> None:
    """Let a codebook code as a new version; say which, and how many reports it touched."""
    from standpoint.corpus.recoding import adopt

    done = finish(adopt(corpus, codebook, note))
    reports = "1 report" if done.reports == 1 else f"{done.reports:,} reports"
    click.echo(f"Codebook v{done.version} codes now. Coded {reports} again.")


@click.command("recode")
@CORPUS
@click.option("--codebook", "file", type=PATH, help="Take this codebook as a new version first.")
@click.option("--language", help="Only the reports in this language (with the present codebook).")
def recode(path: Path, file: Path | None, language: str | None) -> None:
    """Find all mentions again; a new codebook becomes the version that codes."""
    from standpoint.corpus import recoding

    if file is not None and language is not None:
        raise click.UsageError(
            "A new codebook codes every report, so --language cannot go with --codebook."
        )
    codebook = _read_codebook(file) if file else None
    with writing(path) as corpus:
        wanted = (
            [report.id for report in corpus.reports() if report.language == language]
            if language
            else None
        )
        job = recoding.recode(corpus, reports=wanted)
        if codebook is not None:
            job = recoding.recode_with(corpus, codebook, f"from {file.name if file else ''}")
        number = finish(job)
        click.echo(f"Coded {number:,} reports with codebook v{corpus.codebook_version()}.")


@click.group("codebook")
@CORPUS
@click.pass_context
def codebook(ctx: click.Context, path: Path) -> None:
    """Export or import the codebook of CORPUS; list, compare or restore its versions."""
    ctx.obj = path


@codebook.command("export")
@click.argument("file", metavar="FILE", type=PATH)
@click.pass_obj
def export(path: Path, file: Path) -> None:
    """Write the codebook that codes now to FILE; its ending says the format.

    .toml is the program's own and holds everything, comments and all; .yml is a quanteda
    dictionary, .dic a LIWC dictionary, .csv a table of rules, .qdc a REFI-QDA codebook. What the
    format has no place for is told on standard error.
    """
    from standpoint.coding.exchange import content_for
    from standpoint.replacing import replace_file

    if _is_database(file):
        raise CodebookError(f"{file} is a corpus or another database. Choose another name.")
    with reading(path) as corpus:
        content, notes = content_for(corpus.codebook(), file)
    replace_file(file, content)
    _tell(notes)
    click.echo(f"Wrote {file}.")


def _is_database(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


@codebook.command("import")
@click.argument("file", metavar="FILE", type=PATH)
@click.option(
    "--language", default="en", help="The language of rules where FILE states none: en, ar …"
)
@click.option("--add", is_flag=True, help="Add its themes to the present codebook instead.")
@click.pass_obj
def bring(path: Path, file: Path, language: str, *, add: bool) -> None:
    """Take FILE as a new version and code with it; its ending says the format.

    What of it could not be carried over is told on standard error.
    """
    from standpoint.coding.exchange import added

    if not re.fullmatch("[a-z]{2,3}", language):
        raise click.UsageError(f"{language} is no language code. Write, for example, en or ar.")
    new = _read_codebook(file, language)
    with writing(path) as corpus:
        if add:
            new, notes = added(corpus.codebook(), new)
            _tell(notes)
        _take(corpus, new, f"themes added from {file.name}" if add else f"from {file.name}")


@codebook.command("versions")
@click.pass_obj
def versions(path: Path) -> None:
    """List the versions, the one that codes now marked with *."""
    with reading(path) as corpus:
        current = corpus.codebook_version()
        for saved in corpus.codebook_versions():
            mark = "*" if saved.version == current else " "
            click.echo(f"{mark} v{saved.version}  {saved.made_at}  {saved.note}".rstrip())


class _Version(click.ParamType[int]):
    """The number of a version, with or without the v before it."""

    name = "version"

    def convert(
        self, value: object, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> int:
        """Return the number. Raises UsageError with a sentence."""
        number = str(value).removeprefix("v")
        if not (number.isascii() and number.isdigit() and 0 < len(number) < 10):
            raise click.UsageError(
                f"{value} is no version. See standpoint codebook CORPUS versions."
            )
        return int(number)


_VERSION = _Version()


def _codebook_of(corpus: Corpus, version: int) -> Codebook:
    known = [saved.version for saved in corpus.codebook_versions()]
    if version not in known:
        last = f"The last is v{known[-1]}. " if known else ""
        raise CodebookError(f"There is no codebook v{version}. {last}Nothing was done.")
    return corpus.codebook(version)


@codebook.command("compare")
@click.argument("old", metavar="V1", type=_VERSION)
@click.argument("new", metavar="V2", type=_VERSION)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the values before and after.")
@click.pass_obj
def compare(path: Path, old: int, new: int, *, as_json: bool) -> None:
    """Say what differs between two versions, one sentence for each change from V1 to V2."""
    from standpoint.coding.change_sentences import describe
    from standpoint.coding.codebook_changes import changes

    with reading(path) as corpus:
        before, after = _codebook_of(corpus, old), _codebook_of(corpus, new)
    found = [(change, describe(change, after, before)) for change in changes(before, after)]
    if as_json:
        print_lines(json_lines({**asdict(change), "sentence": said} for change, said in found))
    elif not found:
        click.echo(f"Nothing differs between v{old} and v{new}.")
    else:
        print_lines(said for _, said in found)


@codebook.command("restore")
@click.argument("version", metavar="V", type=_VERSION)
@click.pass_obj
def restore(path: Path, version: int) -> None:
    """Let the content of version V code again, as a new version."""
    with writing(path) as corpus:
        _take(corpus, _codebook_of(corpus, version), f"v{version} brought back")


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

# SPDX-License-Identifier: MIT
"""Verbs on the codebook: recode, codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standpoint.cli.mentions import mentions
from standpoint.cli.opened import (
    CORPUS,
    PATH,
    finish,
    is_database,
    json_lines,
    print_lines,
    reading,
    writing,
)
from standpoint.corpus.corpus import Corpus
from standpoint.errors import CodebookError
from standpoint.model import languages

if TYPE_CHECKING:
    from standpoint.coding.exchange import Brought, Note
    from standpoint.model.codebook import Codebook


def _read_codebook(file: Path, language: str = "en") -> Brought:
    """Return what a file in any format brings."""
    from standpoint.coding.exchange import read_foreign

    if not file.is_file():
        raise CodebookError(f"There is no file {file}. Nothing was done.")
    return read_foreign(file, language)


def _in_its_place(corpus: Corpus, brought: Brought, file: Path) -> Codebook:
    """Return the codebook that takes the place of the one that codes; say what comes of it.

    Raises:
        CodebookError: where nothing would be coded any more.
    """
    from standpoint.coding.exchange import adapted, codes_nothing

    new, notes = adapted(brought, corpus.codebook())
    if codes_nothing(new):
        raise CodebookError(
            f"No theme of {file.name} that would be switched on has a rule, so nothing would be "
            "coded: import it with --add, which keeps the present themes. Nothing was done."
        )
    _tell((*brought.notes, *notes))
    return new


def _tell(notes: Sequence[Note]) -> None:
    """Write to standard error what could not be carried over, and what else is to be known."""
    lost = [str(note) for note in notes if note.lost]
    if lost:
        click.echo("\n  ".join(["Not carried over:", *lost]), err=True)
    for note in notes:
        if not note.lost:
            click.echo(str(note), err=True)


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
    brought = _read_codebook(file) if file else None
    with writing(path) as corpus:
        wanted = (
            [report.id for report in corpus.reports() if report.language == language]
            if language
            else None
        )
        job = recoding.recode(corpus, reports=wanted)
        if brought is not None and file is not None:
            new = _in_its_place(corpus, brought, file)
            job = recoding.recode_with(corpus, new, f"from {file.name}")
        number = finish(job)
        click.echo(f"Coded {number:,} reports with codebook v{corpus.codebook_version()}.")


@click.group("codebook", invoke_without_command=True)
@CORPUS
@click.pass_context
def codebook(ctx: click.Context, path: Path) -> None:
    """Export or import the codebook of CORPUS; list, compare or restore its versions."""
    ctx.obj = path
    if ctx.invoked_subcommand is None:
        raise click.UsageError(
            "Say after CORPUS what to do with its codebook: export FILE, import FILE, versions, "
            "compare V1 V2 or restore V."
        )


@codebook.command("export")
@click.argument("file", metavar="FILE", type=PATH)
@click.pass_obj
def export(path: Path, file: Path) -> None:
    """Write the codebook that codes now to FILE; its ending says the format.

    .toml is the program's own and holds everything, comments and all; .yml is a quanteda
    dictionary, .dic a LIWC dictionary, .csv a table of rules, .qdc a REFI-QDA codebook. What the
    format has no place for is told on standard error, and so is an edit in the window that was
    not saved as a version: it is not in FILE.
    """
    from standpoint.coding.exchange import content_for
    from standpoint.corpus.codebooks import draft
    from standpoint.replacing import replace_file

    if is_database(file):
        raise CodebookError(f"{file} is a corpus or another database. Choose another name.")
    with reading(path) as corpus:
        content, notes = content_for(corpus.codebook(), file)
        unsaved, version = draft(corpus) is not None, corpus.codebook_version()
    replace_file(file, content)
    _tell(notes)
    if unsaved:
        click.echo(
            f"The file holds codebook v{version}. Changes made in the window and not saved as a "
            "version yet are not in it.",
            err=True,
        )
    click.echo(f"Wrote {file}.")


@codebook.command("import")
@click.argument("file", metavar="FILE", type=PATH)
@click.option(
    "--language", default="en", help="The language of rules where FILE states none: en, ar …"
)
@click.option("--add", is_flag=True, help="Add its themes to the present codebook instead.")
@click.pass_obj
def bring(path: Path, file: Path, language: str, *, add: bool) -> None:
    """Take FILE as a new version and code with it; its ending says the format.

    In a FILE of another program, themes and facets named as present ones keep the id, key, colour,
    switch and dates of those, and what people decided. Rules with Arabic letters whose language
    FILE does not state are for ar. What could not be carried over, and which themes count no more
    or count now, is told on standard error.
    """
    from standpoint.coding.exchange import added

    spoken = languages.code(language)
    if not spoken:
        raise click.UsageError(f"{language} is no language code. Write, for example, en or ar.")
    brought = _read_codebook(file, spoken)
    with writing(path) as corpus:
        if add:
            new, notes = added(corpus.codebook(), brought.codebook)
            _tell((*brought.notes, *notes))
        else:
            new = _in_its_place(corpus, brought, file)
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


VERBS = {"recode": recode, "codebook": codebook, "mentions": mentions}

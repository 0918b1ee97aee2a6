# SPDX-License-Identifier: MIT
"""Opening the corpus that a verb works on, and showing how far a job is."""

from __future__ import annotations

import contextlib
import json
import shlex
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click

from standpoint.corpus.corpus import Corpus
from standpoint.errors import DamagedError, ReadOnlyError
from standpoint.model.progress import Progress

Result = TypeVar("Result")

# Whether a path can be read is said by what reads it: one bad file must not stop the others.
PATH = click.Path(path_type=Path, readable=False)
CORPUS = click.argument("path", metavar="CORPUS", type=PATH)


class _ReportId(click.ParamType[int]):
    """A number that can be a report's: SQLite counts no further."""

    name = "id"

    def convert(
        self, value: object, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> int:
        """Return the id. Raises UsageError with a sentence."""
        try:
            number = int(str(value))
        except ValueError:
            number = 0
        if not 0 < number < 2**63:
            raise click.UsageError(
                f"{value} is no report's id. See standpoint reports CORPUS. Nothing was done."
            )
        return number


REPORT_ID = _ReportId()


class Words(click.ParamType[str]):
    """One line of text, as a title or a name is, whatever the shell made of it."""

    name = "text"

    def convert(
        self, value: object, _param: click.Parameter | None, _ctx: click.Context | None
    ) -> str:
        """Return the text without control characters and without bytes that are no letters."""
        return on_one_line(str(value))


def on_one_line(text: str) -> str:
    """Return text that can be stored and shown in one line of a terminal."""
    valid = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in valid).split())


_JOINERS = "\u200c\u200d\u200e\u200f"
"""Arabic, Persian and emoji are written with them; they are invisible and do no harm."""


def json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the lines of a JSON list, one at a time, indented as `json.dumps(…, indent=2)` does."""
    before = "["
    for row in rows:
        yield before
        body = json.dumps(row, ensure_ascii=False, indent=2)
        before = "  " + body.replace("\n", "\n  ") + ","
    yield before.removesuffix(",") if before != "[" else "[]"
    if before != "[":
        yield "]"


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, some hundred at a time: each write is a call of the system.

    A reader such as `head` may close the output in between.
    """
    following = iter(lines)
    while some := list(islice(following, 500)):
        click.echo("\n".join(some))


def is_database(file: Path) -> bool:
    """Return whether a file that is there is a corpus or another database."""
    try:
        with file.open("rb") as opened:
            return opened.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Corpus]:
    """Open a corpus to read, and say where it is damaged. Raises CorpusError."""
    from standpoint.corpus import first_look

    with Corpus.read(path) as corpus:
        if first_look.is_quick(path):
            try:
                first_look.refuse_damaged(corpus)
            except DamagedError as error:
                # What can be read is shown all the same.
                click.echo(str(error), err=True)
                click.echo(recovery(path), err=True)
        yield corpus


@contextlib.contextmanager
def writing(path: Path, create: bool = False) -> Iterator[Corpus]:
    """Open a corpus to write, with `create` also a new one.

    Raises ReadOnlyError where it cannot be written now, CorpusError where it is none.
    """
    from standpoint.corpus import updating

    fresh = create and not path.exists()
    with Corpus.create(path) if fresh else updating.open_as_it_is(path) as corpus:
        bring_up_to_date(corpus)
        if corpus.read_only:
            raise ReadOnlyError(
                f"{path.name} cannot be changed. {corpus.read_only_reason} Nothing was done."
            )
        yield corpus


def bring_up_to_date(corpus: Corpus) -> None:
    """Make a corpus that an older Standpoint made one of this; say where it is kept as it was."""
    from standpoint.corpus import updating

    kept = finish(updating.bring_up_to_date(corpus))
    if kept is not None:
        click.echo(f"{corpus.path.name} was brought up to date. {updating.said_of(kept)}", err=True)


def recovery(path: Path | str) -> str:
    """Say how what can be read of a damaged corpus is brought into a new one."""
    return f"To recover what can be read: standpoint recover {shlex.quote(str(path))} NEWFILE"


def finish(
    job: Generator[Progress, None, Result],
    quiet: bool = False,
    seen: Callable[[Progress], object] = lambda _progress: None,
) -> Result:
    """Run a job to its end, with a bar on standard error where a person looks on.

    `seen` is called with each Progress, so that one knows what was done if the job does not end.
    """
    shown = not quiet and sys.stderr.isatty()
    try:
        while True:
            progress = next(job)
            seen(progress)
            if shown and progress.total:
                share = f"{progress.done:,} of {progress.total:,}"
                click.echo(f"\r{progress.label} {share}", err=True, nl=False)
    except StopIteration as end:
        result: Result = end.value
        return result
    except KeyboardInterrupt as stop:
        # Wherever it came, the job is told why it ends; closing it means a cancel.
        with contextlib.suppress(StopIteration):
            job.throw(stop)
        raise
    finally:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)
        job.close()

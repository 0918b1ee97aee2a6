# SPDX-License-Identifier: MIT
"""Opening the corpus that a verb works on, and showing how far a job is."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import click

from standpoint.corpus.corpus import Corpus
from standpoint.errors import ReadOnlyError
from standpoint.model.progress import Progress

Result = TypeVar("Result")

CORPUS = click.argument("path", metavar="CORPUS", type=click.Path(path_type=Path))


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Corpus]:
    """Open a corpus to read. Raises CorpusError."""
    with Corpus.read(path) as corpus:
        yield corpus


@contextlib.contextmanager
def writing(path: Path, create: bool = False) -> Iterator[Corpus]:
    """Open a corpus to write, with `create` also a new one.

    Raises ReadOnlyError where it cannot be written now, CorpusError where it is none.
    """
    fresh = create and not path.exists()
    with Corpus.create(path) if fresh else Corpus.open(path) as corpus:
        if corpus.read_only:
            raise ReadOnlyError(
                f"{path.name} cannot be changed. {corpus.read_only_reason} Nothing was done."
            )
        yield corpus


def finish(job: Generator[Progress, None, Result], quiet: bool = False) -> Result:
    """Run a job to its end, with a bar on standard error where a person looks on."""
    shown = not quiet and sys.stderr.isatty()
    try:
        while True:
            progress = next(job)
            if shown and progress.total:
                share = f"{progress.done:,} of {progress.total:,}"
                click.echo(f"\r{progress.label} {share}", err=True, nl=False)
    except StopIteration as end:
        if shown:
            click.echo("\r\033[K", err=True, nl=False)
        result: Result = end.value
        return result
    finally:
        job.close()

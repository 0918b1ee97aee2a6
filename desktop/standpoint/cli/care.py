# SPDX-License-Identifier: MIT
"""Verbs that look after the file: check, backup, recover, merge."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import click

from standpoint.cli.opened import (
    CORPUS,
    PATH,
    bring_up_to_date,
    finish,
    print_lines,
    reading,
    recovery,
    writing,
)

_DAMAGE = re.compile(r"\bis damaged\b|\bis not the one that was stored|\bis not there\.$")
"""What of a check's sentences a recovery mends or leaves out."""


@click.command("check")
@CORPUS
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def check(path: Path, as_json: bool) -> int:
    """Say whether CORPUS is sound: pages, references, texts, sentences and mentions.

    A corpus that an older Standpoint made is brought up to date first.
    """
    import json

    from standpoint.corpus import soundness, updating

    # The index for finding words can only be checked where the corpus could be written.
    with updating.open_as_it_is(path, may_be_empty=False) as corpus:
        bring_up_to_date(corpus)
        found = finish(soundness.look_over(corpus), quiet=as_json)
        number = len(corpus.reports()) if not found else 0
    if as_json:
        told = {"sound": not found, "reports": None if found else number, "problems": found}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 1 if found else 0
    for sentence in found:
        click.echo(sentence, err=True)
    if any(_DAMAGE.search(sentence) for sentence in found):
        click.echo(recovery(path), err=True)
    if not found:
        reports = "1 report" if number == 1 else f"{number:,} reports"
        click.echo(f"{path.name} is sound: {reports}.")
    return 1 if found else 0


@click.command("backup")
@CORPUS
@click.argument("target", metavar="FILE", type=PATH)
def backup(path: Path, target: Path) -> None:
    """Write a whole copy of CORPUS to FILE, also while a window has it open."""
    from standpoint.corpus import soundness

    with reading(path) as corpus:
        soundness.backup(corpus, target)
    click.echo(f"Wrote {target}.")


@click.command("recover")
@CORPUS
@click.argument("target", metavar="NEWFILE", type=PATH)
def recover(path: Path, target: Path) -> int:
    """Bring what can be read of a damaged CORPUS into the new corpus NEWFILE.

    CORPUS itself is only read. Ends with 1 where something could not be read.
    """
    from standpoint.corpus import opening, recovering
    from standpoint.corpus.corpus import Corpus
    from standpoint.errors import CorpusError

    if not path.is_file():
        raise CorpusError(f"There is no corpus at {path}.")
    with contextlib.ExitStack() as undoing:
        # Entered first, so that the file goes when it is closed again.
        with Corpus.create(target) as corpus:
            undoing.callback(opening.discard, target)
            recovered = finish(recovering.recover(corpus, path))
        undoing.pop_all()
    click.echo(f"{recovered.headline()} Wrote {target}.")
    for sentence in recovered.sentences():
        click.echo(sentence, err=True)
    return 0 if recovered.whole else 1


@click.command("merge")
@CORPUS
@click.argument("other", metavar="OTHER", type=PATH)
def merge(path: Path, other: Path) -> int:
    """Bring the reports of the corpus OTHER, and what people said of them, into CORPUS.

    OTHER is only read. What is said in CORPUS stays; what OTHER says otherwise is printed.
    """
    from standpoint.corpus import merging

    with writing(path) as corpus:
        merged = finish(merging.merge(corpus, other))
    click.echo(merged.headline())
    print_lines(merged.sentences())
    return 0


VERBS = {"check": check, "backup": backup, "recover": recover, "merge": merge}

# SPDX-License-Identifier: MIT
"""Verbs that look after the file: check, backup."""

from __future__ import annotations

from pathlib import Path

import click

from standpoint.cli.opened import CORPUS, PATH, bring_up_to_date, reading


@click.command("check")
@CORPUS
def check(path: Path) -> int:
    """Say whether CORPUS is sound: pages, references, texts, sentences and mentions.

    A corpus that an older Standpoint made is brought up to date first.
    """
    from standpoint.corpus import soundness, updating

    # The index for finding words can only be checked where the corpus could be written.
    with updating.open_as_it_is(path) as corpus:
        bring_up_to_date(corpus)
        found = soundness.problems(corpus)
        number = len(corpus.reports()) if not found else 0
    for sentence in found:
        click.echo(sentence, err=True)
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


VERBS = {"check": check, "backup": backup}

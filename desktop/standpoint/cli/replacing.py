# SPDX-License-Identifier: MIT
"""The verb that puts a better text in a report's place."""

from __future__ import annotations

from pathlib import Path

import click

from standpoint.cli.opened import CORPUS, PATH, REPORT_ID, writing
from standpoint.corpus.text_versions import Replacement


@click.command("replace")
@CORPUS
@click.argument("report", metavar="ID", type=REPORT_ID)
@click.argument("file", metavar="FILE", type=PATH)
@click.option("--try", "only_try", is_flag=True, help="Say what would become of what you said.")
def replace(path: Path, report: int, file: Path, only_try: bool) -> None:
    """Put the text of FILE in the place of a report's; the old text stays as a text version.

    Codings, links, memos and what was left out are kept where the sentences are the same. Those
    that have no place in the new text are listed; they stay with the old one.
    """
    from standpoint.corpus import text_versions

    with writing(path) as corpus:
        replacement = text_versions.plan(corpus, report, text_versions.read(file))
        if not only_try:
            text_versions.replace_text(corpus, replacement)
    click.echo(_told(replacement, "Would replace" if only_try else "Replaced"))
    for one in replacement.left:
        what = " ".join(filter(None, [one.kind, one.theme, one.facet]))
        click.echo(f"  {what}: {' '.join(one.words.split())}".rstrip(": "))


def _told(found: Replacement, done: str) -> str:
    left = len(found.left)
    words = (
        f"{done} the text of report {found.report}: {found.same:,} of {found.sentences:,} "
        f"sentences stay, {found.new:,} {'is' if found.new == 1 else 'are'} new."
    )
    if not left:
        return f"{words} All that was said about it stays."
    are = "1 has no place in it:" if left == 1 else f"{left:,} have no place in it:"
    return f"{words} {len(found.kept):,} of {len(found.kept) + left:,} words of people stay; {are}"


VERBS = {"replace": replace}

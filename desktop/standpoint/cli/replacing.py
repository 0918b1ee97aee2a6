# SPDX-License-Identifier: MIT
"""The verb that puts a better text in a report's place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standpoint.cli.opened import CORPUS, PATH, REPORT_ID, writing
from standpoint.corpus.text_versions import Replacement

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus


@click.command("replace")
@CORPUS
@click.argument("report", metavar="ID", type=REPORT_ID)
@click.argument("file", metavar="FILE", type=PATH)
@click.option("--try", "only_try", is_flag=True, help="Say what would become of what you said.")
def replace(path: Path, report: int, file: Path, only_try: bool) -> None:
    """Put the text of FILE in the place of a report's; the old text stays as a text version.

    Codings, links, memos and what was left out are kept where the sentences are the same. Those
    that have no place in the new text are listed; they stay with the old one. A text that the
    report had is taken back, with what was said about it then.
    """
    from standpoint.corpus import text_versions

    with writing(path) as corpus:
        try:
            replacement = text_versions.plan(corpus, report, text_versions.read(file))
        except text_versions.OlderTextError as known:
            _take(corpus, report, known.version, only_try=only_try)
            return
        if not only_try:
            text_versions.replace_text(corpus, replacement)
    click.echo(_told(replacement, "Would replace" if only_try else "Replaced"))
    for one in replacement.left:
        what = " ".join(filter(None, [one.kind, one.theme, one.facet]))
        click.echo(f"  {what}: {' '.join(one.words.split())}".rstrip(": "))


def _take(corpus: Corpus, report: int, version: int, *, only_try: bool) -> None:
    """Go back to a text version, and say what has no place with it."""
    from standpoint.corpus import text_versions

    aside = text_versions.unplaced(corpus, report, version)
    if not only_try:
        text_versions.take(corpus, report, version)
    done = "Would take" if only_try else "Took"
    click.echo(
        f"{done} text version {version} of report {report} back, with what was said about it."
    )
    if aside:
        links = "1 link stays" if len(aside) == 1 else f"{len(aside):,} links stay"
        click.echo(f"{links} aside: the text at the other end is another one now.")


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

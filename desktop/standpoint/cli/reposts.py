# SPDX-License-Identifier: MIT
"""The verb on reposts: list them, part or tie reports, say how they count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

from standpoint.cli.opened import (
    CORPUS,
    REPORT_ID,
    finish,
    json_lines,
    on_one_line,
    print_lines,
    writing,
)
from standpoint.corpus import reposts as stored
from standpoint.corpus.corpus import Corpus
from standpoint.model.reposts import Reposts

_ACTS = ("apart", "together")


@click.command("reposts")
@CORPUS
@click.argument("words", metavar="[apart ID... | together ID ID...]", nargs=-1)
@click.option(
    "--count", type=click.Choice(get_args(Reposts)),
    help="How reposts count in figures that say nothing else.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="List the reposts as JSON.")
@click.pass_context
def reposts(
    ctx: click.Context, /, path: Path, words: tuple[str, ...], count: Reposts | None, as_json: bool
) -> None:
    """Find and list the reposts in CORPUS; part reports that are none, or tie some that are."""
    act, *rest = words or ("",)
    if act and act not in _ACTS:
        raise click.UsageError(f"Write apart or together, not {act}. Nothing was done.")
    ids = [REPORT_ID.convert(word, None, ctx) for word in rest]
    if act and not ids:
        raise click.UsageError("Say which reports, by their ids. Nothing was done.")
    with writing(path) as corpus:
        finish(stored.settle(corpus), quiet=True)
        for report in ids:
            corpus.report(report)
        if act == "apart":
            stored.say(corpus, stored.plan_apart(corpus, ids))
        elif act:
            stored.say(corpus, stored.plan_together(corpus, ids))
        if count:
            stored.set_policy(corpus, count)
        if as_json:
            print_lines(json_lines(_rows(corpus)))
        else:
            print_lines(_lines(corpus))


def _rows(corpus: Corpus) -> Iterator[dict[str, Any]]:
    for one in stored.known(corpus).values():
        yield {
            "report": one.report,
            "original": one.original,
            "share": round(one.share, 4),
            "said": one.said,
        }


def _lines(corpus: Corpus) -> Iterator[str]:
    groups = stored.groups(corpus)
    if not groups:
        yield "No reposts."
    titles = {report.id: on_one_line(report.title) for report in corpus.reports()}
    for original, found in groups.items():
        yield f"{original:>7}  {titles[original]}"
        for one in found:
            how = "said by a person" if one.said else f"{one.share:.0%}"
            yield f"{one.report:>11}  {how:>16}  {titles[one.report]}"
    if groups:
        number = sum(map(len, groups.values()))
        counts = "count" if stored.policy(corpus) == "all" else "are left out of figures"
        yield f"{'1 repost' if number == 1 else f'{number:,} reposts'}, which {counts}."


VERBS = {"reposts": reposts}

# SPDX-License-Identifier: MIT
"""The verb on reposts: list them, part or tie reports, say how they count."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click

from standpoint.cli.opened import (
    CORPUS,
    REPORT_ID,
    bring_up_to_date,
    finish,
    json_lines,
    on_one_line,
    print_lines,
    reading,
    writing,
)
from standpoint.corpus import reposts as stored
from standpoint.corpus import updating
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.opening import OlderError
from standpoint.model.reposts import Reposts

_ACTS = ("apart", "together", "original")
_OWED = (
    "Reports came in or changed since reposts were looked for, and nothing can be written here: "
    "these are the reposts that were found last."
)


@click.command("reposts")
@CORPUS
@click.argument("words", metavar="[apart ID... | together ID ID... | original ID]", nargs=-1)
@click.option(
    "--count", type=click.Choice(get_args(Reposts)),
    help="How reposts count in figures that say nothing else.",
)  # fmt: skip
@click.option("--again", is_flag=True, help="Compare all texts anew, whatever is known of them.")
@click.option("--json", "as_json", is_flag=True, help="List the reposts as JSON.")
@click.pass_context
def reposts(
    ctx: click.Context,
    /,
    *,
    path: Path,
    words: tuple[str, ...],
    count: Reposts | None,
    again: bool,
    as_json: bool,
) -> None:
    """Find and list the reposts in CORPUS; part reports, tie some, or choose an original."""
    act, *rest = words or ("",)
    if act and act not in _ACTS:
        raise click.UsageError(f"Write apart, together or original, not {act}. Nothing was done.")
    ids = [REPORT_ID.convert(word, None, ctx) for word in rest]
    if act and not ids:
        raise click.UsageError("Say which reports, by their ids. Nothing was done.")
    if act == "original" and len(ids) != 1:
        raise click.UsageError("Name one report as the original. Nothing was done.")
    if not act and not count and not again:
        # Nothing is changed where it need not be: also on a disk that may only be read, and while
        # a window has the corpus open.
        with contextlib.suppress(OlderError), reading(path) as corpus:
            if not stored.owed(corpus):
                _print(corpus, as_json)
                return
    with _writing_if_need_be(path, needed=bool(act or count or again)) as corpus:
        if not corpus.read_only:
            finish(stored.settle(corpus, afresh=again), quiet=True)
        for report in ids:
            corpus.report(report)
        if act == "apart":
            stored.say(corpus, stored.plan_apart(corpus, ids))
        elif act == "original":
            stored.say(corpus, stored.plan_original(corpus, ids[0]))
        elif act:
            stored.say(corpus, stored.plan_together(corpus, ids))
        if count:
            stored.set_policy(corpus, count)
        _print(corpus, as_json)


@contextlib.contextmanager
def _writing_if_need_be(path: Path, *, needed: bool) -> Iterator[Corpus]:
    """Open the corpus to write; where that is not `needed` and not possible, to read."""
    if not needed:
        with updating.open_as_it_is(path) as corpus:
            bring_up_to_date(corpus)
            if corpus.read_only:
                click.echo(_OWED, err=True)
            yield corpus
    else:
        with writing(path) as corpus:
            yield corpus


def _print(corpus: Corpus, as_json: bool) -> None:
    print_lines(json_lines(_rows(corpus)) if as_json else _lines(corpus))


def say_if_not_looked_for(corpus: Corpus, policy: Reposts) -> None:
    """Say on standard error where reposts were not looked for in a corpus of which all count.

    Raises CorpusError where each text is to count once.
    """
    if said := stored.not_looked_for(corpus, policy):
        click.echo(said, err=True)


def _rows(corpus: Corpus) -> Iterator[dict[str, Any]]:
    for one in stored.known(corpus).values():
        yield {
            "report": one.report,
            "original": one.original,
            "share": round(one.share, 4),
            "said": one.said,
            "chosen": one.chosen,
        }


def _lines(corpus: Corpus) -> Iterator[str]:
    groups = stored.groups(corpus)
    if not groups:
        yield "No reposts."
    titles = {report.id: on_one_line(report.title) for report in corpus.reports()}
    for original, found in groups.items():
        chosen = "  (chosen as the original)" if found[0].chosen else ""
        yield f"{original:>7}  {titles[original]}{chosen}"
        for one in found:
            how = "said by a person" if one.said else f"{one.share:.0%}"
            yield f"{one.report:>11}  {how:>16}  {titles[one.report]}"
    if groups:
        number = sum(map(len, groups.values()))
        all_count = stored.policy(corpus) == "all"
        if number == 1:
            yield f"1 repost, which {'counts' if all_count else 'is left out of figures'}."
        else:
            counts = "count" if all_count else "are left out of figures"
            yield f"{number:,} reposts, which {counts}."


VERBS = {"reposts": reposts}

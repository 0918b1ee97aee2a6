# SPDX-License-Identifier: MIT
"""The actors of a corpus: those that the program knows, the analyst's own, and their names."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from standpoint.analysis.actor_names import key
from standpoint.corpus.codebooks import now
from standpoint.errors import ActorError
from standpoint.files import data
from standpoint.model import dates
from standpoint.model.actors import Actor, Collision, Registry, stated_names

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

State = Actor | Literal["shipped", "deleted"]
"""What stands under an id: the analyst's own actor, what the program ships, or nothing."""


@cache
def shipped() -> Registry:
    """Return the actors that the program knows."""
    known = tomllib.loads(data("actors/syria.toml").read_text(encoding="utf-8"))
    actors = [
        Actor(
            one["id"],
            one["label"],
            one.get("short", ""),
            (*one["aliases"], *one["arabic"]),
            one["valid"],
            one["notes"],
        )
        for one in known["actor"]
    ]
    collisions = [
        Collision(one["name"], tuple(one["actors"]), one["rule"]) for one in known["collision"]
    ]
    return Registry(tuple(actors), tuple(collisions))


def registry(corpus: Corpus) -> Registry:
    """Return the actors that are known in this corpus: the shipped ones and the analyst's own."""
    names: dict[str, list[str]] = defaultdict(list)
    for actor, name in corpus.rows("SELECT actor, name FROM actor_name ORDER BY actor, name"):
        names[actor].append(name)
    rows = corpus.rows("SELECT id, label, short, valid, notes, deleted FROM actor")
    own = [
        Actor(one, label, short, tuple(names[one]), valid, notes, own=True)
        for one, label, short, valid, notes, deleted in rows
        if not deleted
    ]
    return shipped().replaced(own, [row[0] for row in rows if row[5]])


def new_id(corpus: Corpus, label: str) -> str:
    """Return an id for a new actor, made of its label, that no other has or had."""
    taken = {actor.id for actor in shipped().actors}
    taken |= {row[0] for row in corpus.rows("SELECT id FROM actor")}
    base = "_".join(key(label).split())[:40] or "actor"
    return next(
        one
        for one in (base, *(f"{base}_{number}" for number in range(2, 10_000)))
        if one not in taken
    )


def put(corpus: Corpus, wanted: Mapping[str, State]) -> dict[str, State]:
    """Let actors stand under these ids; return what stood there, which put again takes it back.

    Raises ActorError where one has no label, DateError where `valid` is no date, ReadOnlyError
    where the corpus is open for reading only, CorpusError where the file cannot be written.
    """
    before: dict[str, State] = {}
    with corpus.changing():
        known = {actor.id: actor for actor in registry(corpus).actors}
        gone = {row[0] for row in corpus.rows("SELECT id FROM actor WHERE deleted")}
        for one, state in wanted.items():
            old = known.get(one)
            is_shipped = shipped().get(one) is not None
            before[one] = (
                old if old is not None and old.own
                else "deleted" if one in gone or not is_shipped
                else "shipped"
            )  # fmt: skip
            _write(corpus, one, state, is_shipped=is_shipped)
    return before


def _write(corpus: Corpus, one: str, state: State, *, is_shipped: bool) -> None:
    db = corpus.database
    db.execute("DELETE FROM actor WHERE id = ?", [one])
    db.execute("DELETE FROM actor_name WHERE actor = ?", [one])
    if isinstance(state, Actor):
        check(state)
        row = [one, state.label.strip(), state.short.strip(), state.valid, state.notes, 0, now()]
        names = {name.strip() for name in state.names} - {""}
        db.conn.executemany(
            "INSERT INTO actor_name (actor, name, language) VALUES (?, ?, '')",
            [(one, name) for name in sorted(names)],
        )
    elif state == "deleted" and is_shipped:
        row = [one, "", "", "", "", 1, now()]
    else:
        return
    db.execute(
        "INSERT INTO actor (id, label, short, valid, notes, deleted, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        row,
    )


def check(actor: Actor) -> None:
    """Raise ActorError or DateError where an actor cannot be kept as it is written."""
    if not actor.label.strip():
        raise ActorError("The name is missing. Write the full name of the actor.")
    if "," in actor.shown:
        raise ActorError(
            "A name cannot hold a comma, which parts several actors of one report. Leave it out."
        )
    if actor.valid:
        dates.parse(actor.valid)


def refuse(corpus: Corpus, wanted: Mapping[tuple[str, str], bool]) -> dict[tuple[str, str], bool]:
    """Say of names that they are not an actor's, or with False take that back.

    `wanted` is (name, id of the actor or the other name) → refused. Returns what was said before.
    """
    before = {}
    with corpus.changing():
        refused = refusals(corpus)
        for pair, is_refused in wanted.items():
            before[pair] = pair in refused
            corpus.database.execute(
                "DELETE FROM actor_refused WHERE name = ? AND actor = ?", list(pair)
            )
            if is_refused:
                corpus.database.execute(
                    "INSERT INTO actor_refused (name, actor, made_at) VALUES (?, ?, ?)",
                    [*pair, now()],
                )
    return before


def refusals(corpus: Corpus) -> frozenset[tuple[str, str]]:
    """Return (name, id of an actor or another name) that people said are not the same."""
    return frozenset((one, other) for one, other in corpus.rows(
        "SELECT name, actor FROM actor_refused"))  # fmt: skip


def in_use(corpus: Corpus) -> dict[str, tuple[int, ...]]:
    """Return the names under which reports stand, the most frequent first, with those reports."""
    found: dict[str, list[int]] = defaultdict(list)
    for report, stated in corpus.rows(
        "SELECT id, actor FROM report WHERE deleted_at IS NULL AND actor IS NOT NULL ORDER BY id"
    ):
        for name in stated_names(stated):
            found[name].append(report)
    return {name: tuple(found[name]) for name in sorted(found, key=lambda name: -len(found[name]))}


def renaming(corpus: Corpus, names: Mapping[str, str]) -> dict[int, dict[str, str | None]]:
    """Return what must be set so that reports stand under other names (old → new).

    For `edits.set_metadata`, which takes it back as well. A report that would name an actor twice
    names it once.
    """
    used = in_use(corpus)
    reports = sorted({report for name in names for report in used.get(name, ())})
    values: dict[int, dict[str, str | None]] = {}
    for report in corpus.reports(reports):
        renamed = dict.fromkeys(names.get(part, part) for part in stated_names(report.actor))
        values[report.id] = {"actor": ", ".join(renamed)}
    return values

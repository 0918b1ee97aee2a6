# SPDX-License-Identifier: MIT
"""Which columns of tables hold what, as said on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standpoint import documents
from standpoint.model.places import ROLES, ColumnMapping, Place, Unpacked

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

Roles = Mapping[str, tuple[str, ...]]
"""Role → the names of its columns; () where no column holds it."""


def roles(written: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what "text=Body", "date=" and their like say.

    Raises:
        UsageError: one is written in another way, or names what no column can hold.
    """
    found: dict[str, tuple[str, ...]] = {}
    for one in written:
        role, sign, name = one.partition("=")
        role = role.strip().casefold()
        if not sign or role not in ROLES:
            raise click.UsageError(
                f"{one}: write --column ROLE=NAME, where ROLE is {', '.join(ROLES[:-1])} or "
                f"{ROLES[-1]}. Nothing was done."
            )
        plain = _plain(name)
        found[role] = (*found.get(role, ()), *([plain] if plain else []))
    return found


def said(paths: Sequence[Path], chosen: Roles) -> documents.KnownMappings:
    """Return how the tables among files and folders, and in archives among them, are read.

    What was not said is as the names of the columns say it. Without a role there is nothing.

    Raises:
        UsageError: no table has such columns; the sentence lists those that there are.
    """
    if not chosen:
        return {}
    wanted = {name for names in chosen.values() for name in names}
    found: dict[tuple[str, ...], ColumnMapping] = {}
    lacking: list[Unpacked] = []
    others: list[Unpacked] = []
    for table in documents.tables(map(Place, documents.find(paths))):
        known = {_plain(column) for column in table.columns}
        if wanted <= known:
            found[table.columns] = _mapping(table, chosen)
        elif wanted & known or not (table.mapping and table.mapping.usable):
            lacking.append(table)
        else:
            others.append(table)
    if lacking or not found:
        raise click.UsageError(_refusal(wanted, lacking or others))
    return found


def remember(corpus: Corpus, mappings: documents.KnownMappings) -> None:
    """Keep in the corpus how tables are read."""
    from standpoint.corpus import column_mappings

    for columns, mapping in mappings.items():
        column_mappings.remember(corpus, columns, mapping)


def _mapping(table: Unpacked, chosen: Roles) -> ColumnMapping:
    names = {_plain(column): column for column in table.columns}
    mine = {role: tuple(names[name] for name in given) for role, given in chosen.items()}
    taken = {column for given in mine.values() for column in given}
    guessed = table.mapping or documents.guess(table.columns)
    sure = {
        role: left
        for role in guessed.roles
        if role not in guessed.guessed
        and (left := tuple(one for one in guessed.columns(role) if one not in taken))
    }
    return ColumnMapping({role: given for role, given in (sure | mine).items() if given})


def _refusal(wanted: set[str], lacking: Sequence[Unpacked]) -> str:
    if not lacking:
        return "There is no table among these files. Leave --column away. Nothing was done."
    table = lacking[0]
    missing = sorted(wanted - {_plain(column) for column in table.columns})
    name = table.place.path.name + (f"#{table.place.part}" if table.place.part else "")
    there = ", ".join(f"“{column}”" for column in table.columns[:40])
    return (
        f"{name} has no column “{missing[0]}”. It has {there}. Nothing was done; add tables with "
        "other columns one by one."
    )


def _plain(name: str) -> str:
    return " ".join(name.split())

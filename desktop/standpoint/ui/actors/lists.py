# SPDX-License-Identifier: MIT
"""The lists of the actors dialog, each a table of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from standpoint.model.actors import Actor, Registry
from standpoint.ui.look import Look
from standpoint.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from standpoint.corpus.actor_suggestions import Speaking, Suggestion


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actors", text)


_PLACES = {
    "publisher": "its publisher",
    "address": "its address",
    "first words": "its first words",
}


@dataclass(frozen=True, slots=True)
class InUse:
    """A name under which reports stand, and the known actor of that name, if there is one.

    `may_be` are the actors among whose names it is listed, where it is that of none.
    """

    name: str
    reports: tuple[int, ...]
    known: Actor | None
    may_be: tuple[Actor, ...] = ()

    @property
    def known_as(self) -> str:
        """Return in words as whom it is known."""
        if self.known is not None:
            return self.known.label
        if not self.may_be:
            return _tr("not known")
        names = dict.fromkeys(actor.shown for actor in self.may_be)
        return _tr("may be {0}").format(_tr(" or ").join(names))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Reports that state no actor, and who may speak in them for the same reason."""

    actor: Actor
    rivals: tuple[Actor, ...]
    where: str
    quote: str
    reports: tuple[int, ...]


def in_use(
    names: Mapping[str, tuple[int, ...]], known: Registry, suggested: Iterable[Suggestion] = ()
) -> list[InUse]:
    """Return the names in use, with the actors that stand under them or may do so."""
    by_name = {actor.shown: actor for actor in known.actors}
    may_be = {one.name: (one.actor, *one.rivals) for one in suggested if one.actor.id}
    return [
        InUse(name, reports, by_name.get(name), may_be.get(name, ()))
        for name, reports in names.items()
    ]


def speakers(found: Iterable[Speaking]) -> list[Speaker]:
    """Return who may speak, one row for each reason, those of most reports first."""
    reasons: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    first: dict[tuple[str, str, str], Speaker] = {}
    for one in found:
        # By the strongest place only: a report is set once.
        named = one.named[0]
        key = (named.actor.id, named.where, named.quote)
        reasons[key].append(one.report)
        first.setdefault(key, Speaker(named.actor, named.rivals, named.where, named.quote, ()))
    rows = [
        Speaker(row.actor, row.rivals, row.where, row.quote, tuple(reasons[key]))
        for key, row in first.items()
    ]
    return sorted(rows, key=lambda row: -len(row.reports))


def _others(rivals: tuple[Actor, ...]) -> str:
    return ", ".join(rival.shown for rival in rivals)


def suggestion_table(look: Look) -> RowsTable:
    """Return the table of names that may be another name of an actor."""
    return RowsTable(
        look,
        _tr("Names to decide on"),
        [
            Column(_tr("Name in use"), lambda row: row.name, 190, main=True),
            _reports_column(),
            Column(_tr("May be"), lambda row: row.actor.shown, 210, main=True),
            Column(_tr("Or"), lambda row: _others(row.rivals), 150),
            Column(_tr("Why"), lambda row: row.why),
        ],
    )


def names_table(look: Look) -> RowsTable:
    """Return the table of names under which reports stand."""
    return RowsTable(
        look,
        _tr("Names in use"),
        [
            Column(_tr("Name in use"), lambda row: row.name, main=True),
            _reports_column(),
            Column(
                _tr("Known as"),
                lambda row: row.known_as,
                330,
            ),
        ],
    )


def speaker_table(look: Look) -> RowsTable:
    """Return the table of reports without actor, by who may speak in them."""
    return RowsTable(
        look,
        _tr("Reports without an actor"),
        [
            Column(_tr("May speak"), lambda row: row.actor.shown, main=True),
            _reports_column(),
            Column(_tr("As written"), lambda row: row.quote, 190),
            Column(_tr("In"), lambda row: _tr(_PLACES[row.where]), 120),
            Column(_tr("Or"), lambda row: _others(row.rivals), 190),
        ],
    )


def known_table(look: Look) -> RowsTable:
    """Return the table of known actors."""
    return RowsTable(
        look,
        _tr("Known actors"),
        [
            Column(_tr("Name of reports"), lambda row: row.shown, 210, main=True),
            Column(_tr("Other names"), lambda row: " · ".join(row.all_names[1:])),
            Column(_tr("From, to"), lambda row: row.valid.replace("/", " – "), 150),
            Column("", lambda row: _tr("yours") if row.own else "", 56),
        ],
    )


def _reports_column() -> Column[Any]:
    return Column(
        _tr("Reports"),
        lambda row: f"{len(row.reports):,}",
        76,
        order=lambda row: len(row.reports),
        number=True,
    )

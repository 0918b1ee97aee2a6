# SPDX-License-Identifier: MIT
"""Values for many rows at once: typed in a form, or one kind of finding taken for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from standpoint.model.findings import Finding, Found, remarks
from standpoint.model.reports import Report
from standpoint.ui.adding import wording
from standpoint.ui.adding.plan import FIELDS, Plan
from standpoint.ui.look import Look
from standpoint.ui.metadata import MetadataDialog

_MOST = 15


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of finding: the field, the place in words, and the value that each row has there.

    `replaces` says how many of the rows have another value now.
    """

    field: Found
    where: str
    values: Mapping[int, Mapping[str, str | None]]
    replaces: int = 0


def offers(plan: Plan, rows: Sequence[int]) -> list[Offer]:
    """Return which kinds of finding rows have that would change a value, the most frequent first.

    Of each field the one that most rows have comes first, and of each only the rows that have no
    value yet before all, of which some would be replaced. Where one place gives several values, as
    a name that means three actors, a row is left to be chosen by itself.
    """
    found: dict[tuple[Found, str], dict[int, Mapping[str, str | None]]] = {}
    for row in rows:
        for (field, where), values in _by_place(plan.items[row].findings).items():
            if len(values) == 1 and plan.value(row, field) not in values:
                found.setdefault((field, where), {})[row] = {field: next(iter(values))}
    numbers = Counter({key: len(values) for key, values in found.items()})
    keys = [key for key, _ in numbers.most_common(_MOST)]
    keys.sort(key=lambda key: (FIELDS.index(key[0]), -numbers[key]))
    made: list[Offer] = []
    for field, where in keys:
        by_row = found[field, where]
        free = {row: value for row, value in by_row.items() if not plan.value(row, field)}
        if free:
            made.append(Offer(field, where, free))
        if len(free) < len(by_row):
            made.append(Offer(field, where, by_row, len(by_row) - len(free)))
    return made


def _by_place(said: Iterable[Finding]) -> dict[tuple[Found, str], set[str]]:
    values: dict[tuple[Found, str], set[str]] = {}
    for one in said:
        values.setdefault((one.field, one.where), set()).add(one.value)
    return values


def words(offer: Offer, selected: int) -> str:
    """Return an offer as a menu says it ("Date from file name: 312 of 400")."""
    field, where = wording.field_name(offer.field), offer.where.replace("&", "&&")
    if selected == 1:
        value = next(iter(next(iter(offer.values.values())).values()))
        shown = wording.shown_value(offer.field, value).replace("&", "&&")
        return f"{field} “{shown}”: {where}"
    number = wording.tr("{0} of {1}").format(f"{len(offer.values):,}", f"{selected:,}")
    # "Actor named in the first words", but "Date from file name".
    form = "{0} {1}: {2}" if where.startswith("named ") else "{0} from {1}: {2}"
    said = wording.tr(form).format(field, where, number)
    if offer.replaces:
        return wording.tr("{0}, replaces {1}").format(said, f"{offer.replaces:,}")
    return wording.tr("{0}, where none is set").format(said)


def details(
    look: Look, plan: Plan, rows: Sequence[int], known: Iterable[Report], parent: QWidget
) -> MetadataDialog:
    """Return the form for the details of rows; its `changes()` are by row."""
    reports = [as_report(plan, row) for row in rows]
    items = {row: plan.items[row] for row in rows}
    said = {row: remarks(item.notes, item.findings) for row, item in items.items()}
    dialog = MetadataDialog(look, reports, _distinct([*known, *reports]), parent, remarks=said)
    number = len(rows)
    dialog.save.set_words(
        wording.tr("Set them") if number == 1 else wording.tr("Set for {0}").format(f"{number:,}")
    )
    return dialog


def as_report(plan: Plan, row: int) -> Report:
    """Return a row as the report that it would become, with its row for an id."""
    item = plan.items[row]
    values = {field: plan.value(row, field) for field in FIELDS}
    return Report(
        row,
        values["title"] or item.title,
        item.title_origin,
        values["date"],
        values["actor"],
        values["publisher"],
        values["source"],
        values["language"],
        item.words,
        0,
        item.furniture_words,
        item.sha256,
    )


def _distinct(reports: Iterable[Report]) -> list[Report]:
    """Return one report of each actor, publisher and language."""
    seen = {(one.actor, one.publisher, one.language): one for one in reports}
    return list(seen.values())

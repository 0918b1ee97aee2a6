# SPDX-License-Identifier: MIT
"""A plan as the analyst works on it: what was found, what is ticked, what was set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from standpoint.model import checking, findings
from standpoint.model.findings import Finding, Found
from standpoint.model.places import Place, Unpacked
from standpoint.model.plan import PlanItem, Planned, Twin, Wanted

Values = Mapping[str, str | None]
Status = Literal["new", "repost", "duplicate", "failed", "table"]
"""As PlanItem's; "table" waits for somebody to say what its columns hold."""
FIELDS: tuple[Found, ...] = ("title", "date", "actor", "publisher", "source", "language")


@dataclass(slots=True)
class Tally:
    """How many rows are of which kind; `undated` counts those that will be added."""

    total: int = 0
    added: int = 0
    undated: int = 0
    new: int = 0
    repost: int = 0
    duplicate: int = 0
    failed: int = 0
    table: int = 0
    check: int = 0


class _Act(QUndoCommand):
    def __init__(self, words: str, forth: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(words)
        self._forth, self._back = forth, back

    def redo(self) -> None:
        self._forth()

    def undo(self) -> None:
        self._back()


class Plan(QObject):
    """Rows keep their numbers: a row that was taken back stays as one that is gone.

    Signals: `grew(first)` when rows came behind the others, `changed()` when some say something
    else, `reshaped()` when other rows are gone.
    """

    grew = Signal(int)
    changed = Signal()
    reshaped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[PlanItem] = []
        self.tables: dict[tuple[Path, str], Unpacked] = {}
        self.undo = QUndoStack(self)
        self._ticked = bytearray()
        self._check = bytearray()
        self._gone: set[int] = set()
        self._set: dict[int, dict[str, str | None]] = {}
        self._copies: dict[str, list[int]] = {}
        self._heads: dict[tuple[Path, str], int] = {}
        self._left: dict[tuple[Path, str], tuple[int, bool]] = {}
        self._instead: dict[int, int] = {}

    # What comes in --------------------------------------------------------------------------

    def take(self, planned: Planned) -> None:
        """Take a step of planning."""
        for unpacked in planned.unpacked:
            if unpacked.columns:
                # Of its places only whether there are any is asked again.
                table = replace(unpacked, parts=unpacked.parts[:1])
                self.tables[unpacked.place.key] = table
        before = len(self.items)
        for row, item in enumerate(planned.items, planned.first):
            if row < before:
                self.items[row] = item
                self._check[row] = self._needs_check(row)
            else:
                self.items.append(item)
                self._ticked.append(item.status in {"new", "repost"})
                of = self.table_of(row)
                if of is not None and of.not_read and of.parts:
                    self._heads.setdefault(of.place.key, row)
                self._check.append(self._needs_check(row))
                self._take_place(row)
            if item.status == "duplicate" and item.twin is not None and item.twin.item is not None:
                copies = self._copies.setdefault(item.sha256, [item.twin.item])
                if row not in copies:
                    copies.append(row)
        if planned.first < before and planned.items:
            self.changed.emit()
        if len(self.items) > before:
            self.grew.emit(before)

    def _take_place(self, row: int) -> None:
        """Let what was set by hand hold for a row that comes again, read in another way."""
        old, left_out = self._left.pop(self.items[row].place.key, (-1, False))
        if old < 0:
            return
        self._instead[old] = row
        kept = self._set.pop(old, None)
        if kept and self.may_set(row):
            self._put_values({row: kept})
        if left_out:
            self._ticked[row] = False

    def _now(self, row: int) -> int:
        """Return the row that stands for one that was taken back."""
        while row in self._instead:
            row = self._instead[row]
        return row

    def _free_twins(self, gone: set[int]) -> None:
        """Let the first copy of a text that went stand for it; what was unticked stays so."""
        first: dict[str, int] = {}
        for row, item in enumerate(self.items):
            if item.twin is None or item.twin.item not in gone or row in gone:
                continue
            kept = first.setdefault(item.sha256, row)
            if kept != row:
                twin = Twin(self.items[kept].place.shown, item=kept)
                self.items[row] = replace(item, twin=twin)
                continue
            self.items[row] = replace(item, status="new", twin=None)
            if item.status == "duplicate":
                self._ticked[row] = True

    def tables_like(self, table: Unpacked) -> list[Unpacked]:
        """Return the other tables of the plan with the same names of columns."""
        from standpoint.corpus import column_mappings

        if not column_mappings.are_names(table.columns):
            return []
        there = {self.items[row].place.path for row in self.rows()}
        return [
            one
            for one in self.tables.values()
            if one.columns == table.columns
            and one.place.key != table.place.key
            and one.place.path in there
        ]

    def drop_table(self, table: Unpacked) -> None:
        """Take back what came out of a table: it will be read in another way."""
        gone = {
            row
            for row, item in enumerate(self.items)
            if row not in self._gone and table.place.holds(item.place)
        }
        self._heads.pop(table.place.key, None)
        for row in gone:
            left_out = self.items[row].status in {"new", "repost"} and not self._ticked[row]
            self._left[self.items[row].place.key] = row, left_out
            self.items[row] = PlanItem(self.items[row].place, "failed")
            self._ticked[row] = False
            self._check[row] = False
        self._free_twins(gone)
        self._gone |= gone
        self._copies = {
            text: left for text, rows in self._copies.items() if (left := self._there(rows))
        }
        self.reshaped.emit()

    def _there(self, rows: Iterable[int]) -> list[int]:
        return [row for row in rows if row not in self._gone]

    # What a row says ------------------------------------------------------------------------

    def rows(self) -> Iterable[int]:
        """Return the rows that are there."""
        if not self._gone:
            return range(len(self.items))
        return [row for row in range(len(self.items)) if row not in self._gone]

    def is_there(self, row: int) -> bool:
        """Return whether a row was not taken back."""
        return row not in self._gone

    def is_row(self, row: int) -> bool:
        """Return whether there is such a row, and it was not taken back."""
        return 0 <= row < len(self.items) and self.is_there(row)

    def status(self, row: int) -> Status:
        """Return what a row is."""
        item = self.items[row]
        return "table" if item.status == "failed" and self._waits(item) else item.status

    def _waits(self, item: PlanItem) -> bool:
        table = self.tables.get(item.place.key)
        return table is not None and table.rows > 0 and not table.parts

    def table_of(self, row: int) -> Unpacked | None:
        """Return the table that a row is or comes from."""
        if not self.tables:
            return None
        path, part = self.items[row].place.key
        found = self.tables.get((path, part))
        return found or (self.tables.get((path, part.rpartition("#")[0])) if part else None)

    def value(self, row: int, field: str) -> str | None:
        """Return what a field of a report will hold."""
        mine = self._set.get(row)
        if mine is not None and field in mine:
            return mine[field]
        value: str | None = getattr(self.items[row], field)
        return value

    def is_set(self, row: int, field: str) -> bool:
        """Return whether a field was set by hand."""
        return field in self._set.get(row, ())

    def ticked(self, row: int) -> bool:
        """Return whether a row will be added."""
        return bool(self._ticked[row])

    def may_tick(self, row: int) -> bool:
        """Return whether a row can be added at all; of the same texts, one can."""
        item = self.items[row]
        if item.status == "duplicate":
            return item.twin is not None and item.twin.item is not None
        return item.status in {"new", "repost"}

    def copies(self, row: int) -> Sequence[int]:
        """Return the rows that hold exactly the same text as a row, itself among them."""
        return self._copies.get(self.items[row].sha256, (row,))

    def may_set(self, row: int) -> bool:
        """Return whether the fields of a row can be set."""
        return self.items[row].status in {"new", "repost"} or self.may_tick(row)

    def findings(self, row: int, field: Found) -> tuple[Finding, ...]:
        """Return what was found for a field, the strongest first, each value and place once."""
        return findings.of(self.items[row].findings, field)

    def taken(self, row: int, field: Found) -> Finding | None:
        """Return the finding that gave a field its present value."""
        value = self.value(row, field)
        return next((one for one in self.findings(row, field) if one.value == value), None)

    def to_check(self, row: int) -> bool:
        """Return whether a person should look at a row: findings contradict, or one is guessed."""
        return bool(self._check[row])

    def not_read(self, row: int) -> tuple[str, ...]:
        """Return the columns of its table to ask about, for the first row of a table only."""
        table = self.table_of(row)
        is_first = table is not None and self._heads.get(table.place.key) == row
        return table.not_read if table is not None and is_first else ()

    def tables_to_check(self) -> list[Unpacked]:
        """Return the tables of which some columns were not read though one may hold a date."""
        return [self.tables[key] for key in self._heads]

    def _needs_check(self, row: int) -> bool:
        item = self.items[row]
        if item.status == "failed":
            return self._waits(item)
        is_open = contradicted(item) or guessed(item) or bool(remarked(item))
        return bool(self.not_read(row) or (item.status != "duplicate" and is_open))

    # What the analyst does ------------------------------------------------------------------

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick rows or take their ticks away; a tick moves between rows of the same text."""
        before: dict[int, bool] = {}
        after: dict[int, bool] = {}
        for row in rows:
            if not self.may_tick(row) or after.get(row, self.ticked(row)) == on:
                continue
            if on:
                for other in self.copies(row):
                    if after.get(other, self.ticked(other)):
                        after[other] = False
            after[row] = on
        for row in after:
            before[row] = self.ticked(row)
        if after:
            words = "tick" if on else "leave out"
            self._do(words, lambda: self._put_ticks(after), lambda: self._put_ticks(before))

    def _put_ticks(self, ticks: Mapping[int, bool]) -> None:
        for row, on in ticks.items():
            self._ticked[self._now(row)] = on
        self.changed.emit()

    def set_values(self, values: Mapping[int, Values], words: str = "set") -> None:
        """Set fields of rows by hand: row → field → value."""
        new = {
            row: {**self._set.get(row, {}), **_fields(fields)}
            for row, fields in values.items()
            if self.may_set(row) and fields
        }
        before = {row: self._set.get(row) for row in new}
        if new:
            self._do(words, lambda: self._put_values(new), lambda: self._put_values(before))

    def _put_values(self, values: Mapping[int, dict[str, str | None] | None]) -> None:
        for old, fields in values.items():
            row = self._now(old)
            if fields is None:
                self._set.pop(row, None)
            else:
                self._set[row] = fields
            item = self.items[row]
            open_ = {*contradicted(item), *guessed(item), *remarked(item)} - set(fields or ())
            is_open = item.status != "duplicate" and bool(open_)
            self._check[row] = is_open or bool(self.not_read(row))
        self.changed.emit()

    def _do(self, words: str, forth: Callable[[], None], back: Callable[[], None]) -> None:
        self.undo.push(_Act(words, forth, back))

    # What comes of it -----------------------------------------------------------------------

    def tally(self, tally: Tally, rows: Iterable[int]) -> Tally:
        """Count rows into a tally and return it."""
        for row in rows:
            if row in self._gone:
                continue
            tally.total += 1
            status = self.status(row)
            setattr(tally, status, getattr(tally, status) + 1)
            tally.check += self._check[row]
            if self._ticked[row]:
                tally.added += 1
                tally.undated += self.value(row, "date") is None
        return tally

    def wanted(self) -> tuple[Wanted, ...]:
        """Return what is to be added."""
        return tuple(
            Wanted(self.items[row].place, self._set.get(row, {}), self.items[row].sha256)
            for row in self.rows()
            if self._ticked[row]
        )

    def files(self) -> frozenset[Path]:
        """Return the files on disk that stand in the plan, ticked or not."""
        return frozenset(item.place.path for item in self.items)

    def place(self, row: int) -> Place:
        """Return where a row is read from."""
        return self.items[row].place


def contradicted(item: PlanItem) -> tuple[Found, ...]:
    """Return the fields of which the findings cannot all be true."""
    return checking.contradicted(item.findings)


def remarked(item: PlanItem) -> dict[Found, str]:
    """Return the fields to look at because of what else is known of a file, with those words."""
    return checking.remarked(item.notes, item.findings)


def guessed(item: PlanItem) -> tuple[Found, ...]:
    """Return the fields whose value was taken though the document does not state it."""
    return checking.guessed(item.findings, {"date": item.date, "actor": item.actor})


def _fields(values: Values) -> dict[str, str | None]:
    """Return the fields that a report takes; where its title comes from is not one of them."""
    return {name: value for name, value in values.items() if name in FIELDS}

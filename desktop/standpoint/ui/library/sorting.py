# SPDX-License-Identifier: MIT
"""In which order the library stands, and the menu that changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.ui.library.model import COLUMNS, ReportsModel

_DATE = COLUMNS.index("Date")
_LARGEST_FIRST = {"Date", "Words", "Themes", "Added"}


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column; `best_first` holds while words are looked for."""

    column: int = _DATE
    descending: bool = True
    best_first: bool = True

    def by_head(self, column: int) -> Sorting:
        """Return the sorting after a click on a head: a second one turns it round."""
        if column == self.column:
            return replace(self, descending=not self.descending, best_first=False)
        return Sorting(column, COLUMNS[column] in _LARGEST_FIRST, best_first=False)

    def written(self) -> str:
        """Return the sorting as it is remembered."""
        ways = ("descending" if self.descending else "ascending", "best" if self.best_first else "")
        return " ".join((COLUMNS[self.column], *ways)).strip()


def sorting_from(kept: str) -> Sorting:
    """Return a remembered sorting, the usual one where it is not known."""
    name, _, ways = kept.partition(" ")
    if name not in COLUMNS:
        return Sorting()
    return Sorting(COLUMNS.index(name), "descending" in ways, "best" in ways)


def in_order(
    model: ReportsModel, rows: Sequence[int], sorting: Sorting, best: Sequence[int] = ()
) -> Sequence[int]:
    """Return rows of the model as they are sorted.

    Args:
        model: the reports, newest first.
        rows: those that are shown, in its order.
        sorting: by what they are sorted.
        best: reports that fit what was looked for, the best first; they stand before all others
            where the sorting says so.
    """
    if best and sorting.best_first:
        there = set(rows)
        places = (model.row_of(report) for report in best)
        fitting = [row for row in places if row is not None and row in there]
        first = set(fitting)
        return [*fitting, *(row for row in rows if row not in first)]
    if sorting == Sorting():
        return rows
    order = model.order(sorting.column, descending=sorting.descending)
    if len(rows) == len(order):
        return order
    there = set(rows)
    return [row for row in order if row in there]


def sort_menu(
    parent: QWidget, now: Sorting, choose: Callable[[Sorting], None], *, wide: bool
) -> QMenu:
    """Return the menu of what the library can be sorted by; a table has all its columns in it."""
    menu = QMenu(parent)
    group = QActionGroup(menu)
    for column, descending, words in _offered(wide=wide):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked((column, descending) == (now.column, now.descending))
        group.addAction(action)
        wanted = replace(now, column=column, descending=descending)
        action.triggered.connect(lambda _=False, w=wanted: choose(w))
    menu.addSeparator()
    best = menu.addAction(QCoreApplication.translate("Library", "Found words: best first"))
    best.setCheckable(True)
    best.setChecked(now.best_first)
    best.triggered.connect(lambda on: choose(replace(now, best_first=on)))
    return menu


def _offered(*, wide: bool) -> list[tuple[int, bool, str]]:
    def tr(words: str) -> str:
        return QCoreApplication.translate("Library", words)

    offered = [
        ("Date", True, tr("Date, newest first")),
        ("Date", False, tr("Date, oldest first")),
        ("Title", False, tr("Title")),
        ("Actor", False, tr("Actor")),
        ("Words", True, tr("Words, most first")),
        ("Added", True, tr("Added, newest first")),
    ]
    if wide:
        offered += [
            ("Publisher", False, tr("Publisher")),
            ("Language", False, tr("Language")),
            ("Themes", True, tr("Themes, most first")),
            ("Tags", False, tr("Tags")),
            ("File", False, tr("File")),
        ]
    return [(COLUMNS.index(name), descending, words) for name, descending, words in offered]

# SPDX-License-Identifier: MIT
"""The library's filter menu: a facet a submenu, each value with its number of reports."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.ui.library.filtering import FACETS, Facet, Filter, counts, label
from standpoint.ui.library.model import ReportsModel

OFFERED = 15
"""A menu of more values is no help: a list with a field to search in takes its place."""


def facet_menu(
    parent: QWidget,
    model: ReportsModel,
    filter_: Filter,
    choose: Callable[[Filter], None],
    list_values: Callable[[Facet], object] = lambda _: None,
) -> QMenu:
    """Return the menu over the reports of `model`; `choose` is called with the new filter.

    `list_values` is asked to show the values of a facet that has too many for a menu.
    """
    menu = QMenu(parent)
    grouped = model.grouped()
    for facet in FACETS:
        if (facet == "reposts" and not grouped) or (facet == "tag" and not model.tags):
            continue
        chosen = filter_.chosen.get(facet, frozenset())
        title = f"{facet_title(facet)}  ({len(chosen)})" if chosen else facet_title(facet)
        values = values_of_facet(model, facet)
        if len(values) > OFFERED:
            menu.addAction(f"{title}…").triggered.connect(lambda _=False, f=facet: list_values(f))
            continue
        submenu = menu.addMenu(title)
        for value, number in values:
            words = label(facet, value, model.themes).replace("&", "&&")
            action = QAction(f"{words}\t{number:,}", submenu)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(
                lambda _=False, f=facet, v=value: choose(filter_.toggled(f, v))
            )
            submenu.addAction(action)
    menu.addSeparator()
    clear = menu.addAction(QCoreApplication.translate("Library", "Clear the filter"))
    clear.setEnabled(filter_.narrows)
    clear.triggered.connect(lambda: choose(Filter()))
    return menu


def values_of_facet(model: ReportsModel, facet: Facet) -> list[tuple[str, int]]:
    """Return the values of a facet with the number of reports of each, as they are offered."""
    found = model.all_found() if facet == "theme" else {}
    return counts(model.reports, found, facet, model.grouped(), model.tags)


def facet_title(facet: Facet) -> str:
    """Return how a facet is called on screen."""
    return {
        "actor": QCoreApplication.translate("Library", "Actor"),
        "publisher": QCoreApplication.translate("Library", "Publisher"),
        "year": QCoreApplication.translate("Library", "Year"),
        "theme": QCoreApplication.translate("Library", "Theme"),
        "language": QCoreApplication.translate("Library", "Language"),
        "tag": QCoreApplication.translate("Library", "Tag"),
        "reposts": QCoreApplication.translate("Library", "Reposts"),
    }[facet]

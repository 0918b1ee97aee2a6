# SPDX-License-Identifier: MIT
"""The library's filter menu: a facet a submenu, each value with its number of reports."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.ui.library.filtering import FACETS, Facet, Filter, counts, label
from standpoint.ui.library.model import ReportsModel

OFFERED = 40
"""A menu of more values is no help; words find the rest."""


def facet_menu(
    parent: QWidget, model: ReportsModel, filter_: Filter, choose: Callable[[Filter], None]
) -> QMenu:
    """Return the menu over the reports of `model`; `choose` is called with the new filter."""
    found = {report.id: model.found(report.id) for report in model.reports}
    menu = QMenu(parent)
    grouped = model.grouped()
    for facet in FACETS:
        if facet == "reposts" and not grouped:
            continue
        submenu = menu.addMenu(_title(facet))
        chosen = filter_.chosen.get(facet, frozenset())
        if chosen:
            submenu.setTitle(f"{_title(facet)}  ({len(chosen)})")
        for value, number in counts(model.reports, found, facet, grouped)[:OFFERED]:
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


def _title(facet: Facet) -> str:
    return {
        "actor": QCoreApplication.translate("Library", "Actor"),
        "publisher": QCoreApplication.translate("Library", "Publisher"),
        "year": QCoreApplication.translate("Library", "Year"),
        "theme": QCoreApplication.translate("Library", "Theme"),
        "language": QCoreApplication.translate("Library", "Language"),
        "reposts": QCoreApplication.translate("Library", "Reposts"),
    }[facet]

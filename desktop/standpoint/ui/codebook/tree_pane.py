# SPDX-License-Identifier: MIT
"""The left pane: the head with its version, a filter, the tree, and below it what is counted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.model.codebook import Codebook
from standpoint.ui.codebook.entries import Place
from standpoint.ui.codebook.entry_actions import EntryActions
from standpoint.ui.codebook.tree import CodebookTree
from standpoint.ui.codebook.tree_model import CodebookModel
from standpoint.ui.look import (
    Divider,
    DockHead,
    LinkButton,
    Look,
    Pane,
    SearchField,
    Words,
)


class _Strip(Pane):
    """The quiet strip that offers a newer default codebook."""

    compare_asked = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "alt")
        words = self.tr("A newer default codebook came with this Standpoint. Yours is unchanged.")
        self.words = Words(look, words, px=12, role="tx2", wrap=True)
        self.compare = LinkButton(look, self.tr("Compare…"))
        self.later = LinkButton(look, self.tr("Not now"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.compare)
        row.addWidget(self.later)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(row)
        self.compare.clicked.connect(self.compare_asked)
        self.later.clicked.connect(self.closed)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()


class TreePane(Pane):
    """The tree with everything around it. `chosen(place)` when another line became current."""

    chosen = Signal(object)
    filtered = Signal(str)

    def __init__(self, look: Look, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._actions = actions
        self.head = DockHead(look, self.tr("Codebook"))
        self.add = self.head.add_button("plus", self.tr("Add a theme, facet or rule"))
        self.strip = _Strip(look)
        self.field = SearchField(look, self.tr("Theme, facet or rule"))
        self.model = CodebookModel(self)
        self.tree = CodebookTree(look, self.model)
        self.foot = Words(look, "", px=11.5, role="tx2", wrap=True)
        self.foot.setContentsMargins(12, 8, 12, 9)
        self._build(look)
        self.add.clicked.connect(self._offer)
        self.field.textChanged.connect(self.filtered)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._enter)
        self.tree.chosen.connect(self.chosen)
        self.tree.wanted.connect(self._want)
        self.tree.dropped.connect(actions.drop)
        self.tree.customContextMenuRequested.connect(self._show_menu)

    def _build(self, look: Look) -> None:
        field = QHBoxLayout()
        field.setContentsMargins(10, 0, 10, 8)
        field.addWidget(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(field)
        column.addWidget(self.strip)
        column.addWidget(self.tree, 1)
        column.addWidget(Divider(look))
        column.addWidget(self.foot)
        self.nothing = Words(look, "", px=12, role="tx2", wrap=True, parent=self.tree)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.nothing.hide()

    def say_found(self, words: str) -> None:
        """Say that no line holds the words, where that is so."""
        empty = bool(words.strip()) and self.model.rowCount() == 0
        self.nothing.setText(self.tr("Nothing here for “{0}”.").format(words.strip()))
        self.nothing.setGeometry(12, 48, max(self.tree.width() - 24, 10), 40)
        self.nothing.setVisible(empty)

    def unfold_first(self, codebook: Codebook) -> None:
        """Unfold the themes that are switched on, so that their facets are in sight."""
        places: set[Place] = {(theme.id,) for theme in codebook.active()}
        self.tree.unfold(places)

    def _enter(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self) -> None:
        menu = self._actions.add_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _show_menu(self, point: QPoint) -> None:
        if self.tree.place():
            menu = self._actions.menu(self)
            if menu.actions():
                menu.popup(self.tree.viewport().mapToGlobal(point))

    def _want(self, verb: str) -> None:
        self._actions.act(verb)

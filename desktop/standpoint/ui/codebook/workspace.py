# SPDX-License-Identifier: MIT
"""The codebook to read: what each theme means, and which rules look for it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from standpoint.model.codebook import Facet, Rule, Theme
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.ui.codebook.entries import CodebookModel, Entry, Index
from standpoint.ui.look import (
    Divider,
    DockHead,
    Look,
    Pane,
    Words,
    interface_font,
    mono_font,
    paint_digit,
    reading_font,
    right_to_left,
)

_TREE = 380
_ROW = 25
_CHIP = 16
_READING = 640

_LANGUAGES = {"en": "English", "ar": "Arabic"}


class _Line(QStyledItemDelegate):
    """A line of the tree: a chip before a theme, a rule in its own face, a number that recedes."""

    def __init__(self, look: Look, model: CodebookModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give each kind of line its face and colour."""
        super().initStyleOption(option, index)
        entry = self._model.entry(index)
        if entry is None:
            return
        if index.column() == 1 or not entry.theme.active:
            option.palette.setColor(option.palette.ColorRole.Text, self._look.colour("tx2"))
        if entry.rule is not None:
            option.font = mono_font(12.5)
        elif entry.facet is None:
            option.font = interface_font(13, 600)
            if index.column() == 0:
                ratio = option.widget.devicePixelRatioF()
                option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
                option.decorationSize = QSize(_CHIP, _CHIP)
                option.icon = self._chip(entry.theme, ratio)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every line the same height."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def _chip(self, theme: Theme, ratio: float) -> QIcon:
        """Return the theme's square with its digit, as it stands everywhere else."""
        pixmap = QPixmap(QSize(_CHIP, _CHIP) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_digit(painter, QRect(0, 0, _CHIP, _CHIP), theme, self._look, theme.active)
        painter.end()
        icon = QIcon(pixmap)
        # A theme's colour says which theme it is, so a selected line does not wash it out.
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon


class CodebookWorkspace(Pane):
    """The tree of themes, facets and rules; beside it the entry of the chosen one."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._session = session
        self._look = look
        self._stale = True
        self._head = DockHead(look, self.tr("Codebook"))
        self.model = CodebookModel(self)
        self.tree = self._tree()
        self._page = QScrollArea()
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setWidgetResizable(True)
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.setAccessibleName(self.tr("Entry"))
        side = QWidget()
        side.setFixedWidth(_TREE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Divider(look))
        column.addWidget(self.tree, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Divider(look, standing=True))
        row.addWidget(self._page, 1)
        session.opened.connect(self._refresh)
        session.changed.connect(self._on_changed)
        look.changed.connect(self._refresh)

    def _tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self.model)
        tree.setItemDelegate(_Line(self._look, self.model, tree))
        tree.setFrameShape(QFrame.Shape.NoFrame)
        tree.setUniformRowHeights(True)
        tree.setIndentation(18)
        tree.setAccessibleName(self.tr("Themes, facets and rules"))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.selectionModel().currentChanged.connect(self._show)
        return tree

    def showEvent(self, event: object) -> None:
        """Read the codebook when it is first looked at, or when it changed meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = not self.isVisible()
        if self._stale:
            return
        kept = self.model.entry(self.tree.currentIndex())
        key = kept.key if kept is not None else ()
        version = self._session.codebook_version()
        self._head.set_detail(self.tr("version %1, to read").replace("%1", str(version)))
        self.model.show(self._session.codebook(), self._session.sentences_by_rule())
        for row in range(self.model.rowCount()):
            top = self.model.index(row, 0)
            entry = self.model.entry(top)
            self.tree.setExpanded(top, entry is not None and entry.theme.active)
        self._choose(key)

    def _choose(self, key: tuple[str, ...]) -> None:
        """Make the line of that key current again, else the first."""
        index = self.model.index(0, 0)
        parent = QModelIndex()
        for length in range(1, len(key) + 1):
            rows = [self.model.index(row, 0, parent) for row in range(self.model.rowCount(parent))]
            found = [one for one in rows if (e := self.model.entry(one)) and e.key == key[:length]]
            if not found:
                break
            index = parent = found[0]
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.tree.selectionModel().setCurrentIndex(
            index, flag | QItemSelectionModel.SelectionFlag.Rows
        )
        self._show(index)

    def _show(self, index: Index) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self._page.setWidget(_page(self._look, entry, self.model))


def _page(look: Look, entry: Entry, model: CodebookModel) -> QWidget:
    """Return the entry form of a theme, facet or rule, to read."""
    page = Pane(look, "base")
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 24)
    column.setSpacing(4)
    facet, theme = entry.facet, entry.theme
    parts = [theme.label] + ([facet.label] if facet is not None else [])
    title = Words(look, " › ".join(parts))
    title.setFont(reading_font(24, 600))
    column.addWidget(title)
    column.addWidget(Words(look, _facts(entry, model), role="tx2", wrap=True))
    sections = _facet_sections(facet) if facet is not None else _theme_sections(theme)
    for label, text in sections:
        if text:
            column.addSpacing(12)
            column.addWidget(Words(look, label, px=12, role="tx2"))
            words = Words(look, text, wrap=True)
            words.setFont(reading_font(14.5))
            words.setMaximumWidth(_READING)
            column.addWidget(words)
    for rule in _rules(entry):
        column.addSpacing(8)
        column.addWidget(_rule(look, rule, model.count(Entry(theme, facet, rule))))
    column.addStretch(1)
    return page


def _facts(entry: Entry, model: CodebookModel) -> str:
    theme = entry.theme
    if not theme.active:
        return "Switched off: its rules look for nothing."
    number = model.count(entry)
    facts = [f"Found in {number:,} {'sentence' if number == 1 else 'sentences'} of this corpus."]
    if theme.valid_from:
        facts.append(
            f"Looked for in reports from {theme.valid_from:%d %b %Y} on.".replace(" 0", " ")
        )
    if theme.valid_to:
        facts.append(f"Looked for in reports up to {theme.valid_to:%d %b %Y}.".replace(" 0", " "))
    if entry.facet is not None and not entry.facet.counts:
        facts.append(f"Does not count toward {theme.label}.")
    return " ".join(facts)


def _theme_sections(theme: Theme) -> list[tuple[str, str]]:
    return [
        ("Definition", theme.full_definition or theme.definition),
        ("Include", theme.include),
        ("Exclude", theme.exclude),
        ("Typical", theme.typical),
        ("Unusual, but in", theme.atypical),
        ("Close, but no", theme.close_but_no),
        ("Facets", "\n".join(facet.label for facet in theme.facets)),
    ]


def _facet_sections(facet: Facet) -> list[tuple[str, str]]:
    return [("Definition", facet.definition)]


def _rules(entry: Entry) -> tuple[Rule, ...]:
    if entry.rule is not None:
        return (entry.rule,)
    return entry.facet.rules if entry.facet is not None else ()


def _rule(look: Look, rule: Rule, number: int) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    language = _LANGUAGES.get(rule.language, rule.language)
    found = f"{number:,} {'sentence' if number == 1 else 'sentences'}"
    column.addWidget(Words(look, f"{language} rule · {found}", px=12, role="tx2"))
    source = Words(look, rule.source, wrap=True)
    source.setFont(mono_font(14.5))
    source.setMaximumWidth(_READING)
    source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if right_to_left(rule.language):
        source.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    column.addWidget(source)
    return box

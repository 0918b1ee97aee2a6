# SPDX-License-Identifier: MIT
"""What words are compared on: a theme with its digit, a facet, and of several columns one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.analysis.aligned import Alignment
from standpoint.model.codebook import Theme
from standpoint.ui.compare import wording
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.link_bar import DigitMark
from standpoint.ui.look.fields import Choice
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import DIGIT, paint_digit


class DifferenceChoice(QWidget):
    """Three lists. `changed()` when the user chose something else in one of them."""

    changed = Signal()

    def __init__(self, comparison: Comparison, look: Look) -> None:
        super().__init__()
        self._comparison = comparison
        self._look = look
        self._digit = DigitMark(look)
        self.themes = Choice(look, self.tr("Theme"))
        self.facets = Choice(look, self.tr("Facet"))
        self.sides = Choice(look, self.tr("Which side"))
        self.first_row = QHBoxLayout()
        self.first_row.setSpacing(8)
        self.first_row.addWidget(self._digit)
        self.first_row.addWidget(self.themes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 2)
        column.setSpacing(6)
        column.addLayout(self.first_row)
        column.addWidget(self.facets)
        column.addWidget(self.sides)
        for choice in (self.themes, self.facets, self.sides):
            choice.setMinimumWidth(40)
        self.themes.activated.connect(self._on_theme)
        self.facets.activated.connect(lambda _: self.changed.emit())
        self.sides.activated.connect(lambda _: self.changed.emit())
        look.changed.connect(self.offer)

    @property
    def theme(self) -> Theme | None:
        """The theme that is chosen; None where the codebook has none."""
        known = {theme.id: theme for theme in self._comparison.themes()}
        return known.get(str(self.themes.currentData()))

    @property
    def facet(self) -> str | None:
        """The id of the chosen facet; None for all that count."""
        return self.facets.currentData() or None

    @property
    def column(self) -> int:
        """The column that is set against the others."""
        return max(0, self.sides.currentIndex())

    def offer(self) -> None:
        """Offer the themes and columns of what is compared now; what was chosen stays if it can."""
        alignment = self._comparison.alignment
        themes = self._comparison.themes()
        entries = [(theme.label, theme.id, _counts(alignment, theme)) for theme in themes]
        before = self.themes.currentData()
        _fill(self.themes, entries, before if before else self._usual())
        for row, theme in enumerate(themes):
            self.themes.setItemIcon(row, self._icon(theme))
        names = [self._comparison.column_name(n) for n in range(len(alignment.columns))]
        sides = [(self.tr("{0} against the others").format(name), n, "")
                 for n, name in enumerate(names)]  # fmt: skip
        _fill(self.sides, sides, self.sides.currentData())
        self.sides.setVisible(len(names) > 2)
        self._offer_facets(self.facets.currentData())

    def _usual(self) -> str | None:
        """Return the first theme on which two columns speak, else the first of all."""
        common = self._comparison.alignment.common_themes()
        themes = self._comparison.themes()
        return common[0] if common else (themes[0].id if themes else None)

    def _offer_facets(self, chosen: object) -> None:
        theme = self.theme
        self._digit.set_theme(theme)
        entries: list[tuple[str, object, str]] = []
        if theme is not None:
            whole = all(facet.counts for facet in theme.facets)
            entries.append((self.tr("All facets") if whole else self.tr("All that count"), "", ""))
            for facet in theme.facets:
                label = facet.label if facet.counts else self.tr("{0}, not counted").format(
                    facet.label
                )  # fmt: skip
                entries.append((label, facet.id, self._facet_counts(theme.id, facet.id)))
        _fill(self.facets, entries, chosen)

    def _facet_counts(self, theme: str, facet: str) -> str:
        for row in self._comparison.alignment.rows:
            if (row.theme, row.facet) == (theme, facet):
                said = (sum(p.status != "rejected" for p in cell.passages) for cell in row.cells)
                return " · ".join(f"{number:,}" for number in said)
        return ""

    def _on_theme(self) -> None:
        self._offer_facets(None)
        self.changed.emit()

    def follow(self, theme: str, facet: str) -> bool:
        """Choose the theme of what is selected; return whether that is another choice.

        A facet that does not count toward its theme is chosen with it.
        """
        counts = next((f.counts for t in self._comparison.themes() if t.id == theme
                       for f in t.facets if f.id == facet), True)  # fmt: skip
        same = self.themes.currentData() == theme
        if same and (counts or self.facet == facet):
            return False
        row = self.themes.findData(theme)
        if row < 0:
            return False
        with QSignalBlocker(self.themes):
            self.themes.setCurrentIndex(row)
        self._offer_facets(None if counts else facet)
        self.update()
        return True

    def _icon(self, theme: Theme) -> QIcon:
        pixmap = QPixmap(2 * DIGIT, 2 * DIGIT)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_digit(painter, QRect(0, 0, DIGIT, DIGIT), theme, self._look)
        painter.end()
        return QIcon(pixmap)


def _counts(alignment: Alignment, theme: Theme) -> str:
    return " · ".join("?" if n is None else f"{n:,}" for n in alignment.counts(theme.id))


def _fill(choice: Choice, entries: Sequence[tuple[str, object, str]], chosen: object) -> None:
    """Offer entries of (words, data, counts); the chosen one stays, else the first is taken."""
    with QSignalBlocker(choice):
        choice.clear()
        for words, data, counts in entries:
            shown = wording.isolated(words)
            choice.addItem(f"{shown}  {counts}" if counts else shown, data)
        choice.setCurrentIndex(max(0, choice.findData(chosen)) if entries else -1)
    choice.update()

# SPDX-License-Identifier: MIT
"""The theme bar: a chip for each theme, what belongs to the view, and the switch between views."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.full_text import DIM, TOGETHER
from standpoint.ui.compare.rows import count
from standpoint.ui.look.buttons import IconButton, SegmentedControl
from standpoint.ui.look.chips import ThemeChip
from standpoint.ui.look.fields import CheckBox
from standpoint.ui.look.heads import Pane, Words
from standpoint.ui.look.look import Look

HEIGHT = 40
BY_THEME, IN_FULL_TEXT = 0, 1
_SPACING = (12, 6), (8, 4)
"""Margin and gap in pixels: where there is room, and where it is scarce."""


class ThemeBar(Pane):
    """Chips toggle themes; `view_chosen(int)` asks for a view, `together_chosen(bool)` to scroll.

    `furniture_chosen(bool)` dims furniture; `zoom_asked(int)` enlarges by steps, 0 goes to 100 %.
    """

    view_chosen = Signal(int)
    together_chosen = Signal(bool)
    furniture_chosen = Signal(bool)
    zoom_asked = Signal(int)

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._comparison = comparison
        self._chips: list[ThemeChip] = []
        self._in_text = False
        self.setMinimumWidth(320)
        self.setFixedHeight(HEIGHT)
        settings = comparison.session.settings
        self._together = CheckBox(look, self.tr("Scroll together"), "S")
        self._together.setChecked(bool(settings.get(TOGETHER, True)))
        self._furniture = CheckBox(look, self.tr("Dim furniture"))
        self._furniture.setChecked(bool(settings.get(DIM, True)))
        self._smaller = IconButton(look, "minus", self.tr("Smaller text"), key="Ctrl −")
        self._larger = IconButton(look, "plus", self.tr("Larger text"), key="Ctrl +")
        self._zoom = Words(look, "100 %", role="tx2")
        choices = [(self.tr("By theme"), "rows-3"), (self.tr("In full text"), "columns-2")]
        self._views = SegmentedControl(look, choices, self.tr("View"))
        self._views.setToolTip(self.tr("By theme or in full text (T)"))
        self._zooms: tuple[QWidget, ...] = (self._smaller, self._zoom, self._larger)
        for widget in (self._together, self._furniture, *self._zooms, self._views):
            widget.setParent(self)
        self._connect(comparison, look)

    def _connect(self, comparison: Comparison, look: Look) -> None:
        self._views.chosen.connect(self.view_chosen)
        self._together.toggled.connect(self.together_chosen)
        self._furniture.toggled.connect(self.furniture_chosen)
        self._smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        self._larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        comparison.aligned.connect(self.refresh)
        comparison.viewed.connect(self._show_state)
        comparison.texts_chosen.connect(self._count)
        look.changed.connect(self._show_zoom)
        self._show_zoom()

    def refresh(self) -> None:
        """Show the themes of the codebook in force with their counts."""
        themes = self._comparison.themes()
        if [chip.theme for chip in self._chips] != list(themes):
            self._rebuild()
        self._count()
        self._show_state()

    def _count(self) -> None:
        """Say of each theme how often it stands in what is shown: columns, or texts of them."""
        texts = self._comparison.texts if self._in_text and self._comparison.grouped else ()
        for chip in self._chips:
            counts = count(self._comparison.alignment, chip.theme.id, texts)
            chip.set_counts(counts.words() if self._comparison.ids else "")
        self._fit()

    def _rebuild(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        themes = self._comparison.themes()
        self._chips = [ThemeChip(self._look, theme, parent=self) for theme in themes]
        for chip in self._chips:
            chip.show()
            chip.clicked.connect(lambda _on=False, theme=chip.theme.id: self._toggle(theme))
            chip.only.connect(self._comparison.only)

    def _toggle(self, theme: str) -> None:
        self._comparison.toggle(theme)

    def _show_state(self) -> None:
        for chip in self._chips:
            chip.setChecked(self._comparison.shows(chip.theme.id))

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{round(self._look.zoom * 100)} %")

    def show_view(self, view: int) -> None:
        """Show which view is on and only the controls that belong to it."""
        self._views.set_current(view)
        self._in_text = view == IN_FULL_TEXT
        self._count()

    def set_together(self, together: bool) -> None:
        """Tick or clear "Scroll together"."""
        self._together.setChecked(together)

    def together(self) -> bool:
        """Return whether texts scroll together."""
        return self._together.isChecked()

    def chips(self) -> list[ThemeChip]:
        """Return the chips, in the codebook's order."""
        return list(self._chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: first icons, then zoom and furniture, then the box."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Lay the bar out, tighter where that keeps the chips in one row."""
        for margin, gap in _SPACING:
            for chip in self._chips:
                chip.set_narrow(gap < _SPACING[0][1])
            chips = sum(chip.sizeHint().width() + gap for chip in self._chips)
            room = self.width() - 2 * margin - chips
            shown = self._shown(room, gap)
            if sum(_size(widget).width() + 2 * gap for widget in shown) <= room + gap:
                break
        end = self._place_controls(shown, margin, gap)
        self._place_chips(end, margin, gap)

    def _shown(self, room: int, gap: int) -> list[QWidget]:
        """Return the controls at the end of the bar that have room beside the chips."""
        text = self._views.current() == IN_FULL_TEXT
        optional: list[tuple[QWidget, ...]] = []
        if text:
            together = (self._together,) if len(self._comparison.ids) > 1 else ()
            optional = [together, (self._furniture,), self._zooms]
        for kept in range(len(optional), -1, -1):
            widgets = [*(w for group in optional[:kept] for w in group), self._views]
            for icons in (True, False):
                self._views.show_icons(icons)
                if sum(_size(w).width() + 2 * gap for w in widgets) <= room + gap:
                    return widgets
        return [self._views]

    def _place_controls(self, shown: list[QWidget], margin: int, gap: int) -> int:
        """Put the controls at the end of the first row; return where they begin."""
        x = self.width() - margin
        for widget in reversed(shown):
            size = _size(widget)
            x -= size.width()
            widget.setGeometry(x, (HEIGHT - 1 - size.height()) // 2, size.width(), size.height())
            x -= 2 if widget in self._zooms[1:] else 2 * gap
        for other in (self._together, self._furniture, *self._zooms, self._views):
            other.setVisible(other in shown)
        return x

    def _place_chips(self, end: int, margin: int, gap: int) -> None:
        """Put the chips in as many rows as they need before the controls."""
        x, row = margin, 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x > margin and x + size.width() > (end if row == 0 else self.width() - margin):
                x, row = margin, row + 1
            top = row * HEIGHT + (HEIGHT - 1 - size.height()) // 2
            chip.setGeometry(x, top, size.width(), size.height())
            x += size.width() + gap
        self.setFixedHeight(HEIGHT * (row + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()


def _size(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize())

# SPDX-License-Identifier: MIT
"""Below the full texts: the selected link in words, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.model.codebook import Theme
from standpoint.ui.compare import wording
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.rows import Stop
from standpoint.ui.look.buttons import IconButton, PushButton
from standpoint.ui.look.heads import ElidedLabel, Pane, Words
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import DIGIT, paint_digit

HEIGHT = 46


class DigitMark(QWidget):
    """A theme's square with its digit, as on its chip."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._theme: Theme | None = None
        self.setFixedSize(QSize(DIGIT, DIGIT))
        look.changed.connect(self.update)

    def set_theme(self, theme: Theme | None) -> None:
        """Show another theme, or nothing."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square."""
        del event
        if self._theme is not None:
            painter = QPainter(self)
            paint_digit(painter, QRect(0, 0, DIGIT, DIGIT), self._theme, self._look)
            painter.end()


class LinkBar(Pane):
    """Says "Link 6 of 7", theme and facet, closeness, shared words and who linked.

    Signals: `stepped(int)`, `confirmed()`, `unlinked()`, `explained()`.
    """

    stepped = Signal(int)
    confirmed = Signal()
    unlinked = Signal()
    explained = Signal()

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._comparison = comparison
        self.setFixedHeight(HEIGHT)
        square = QSize(28, 24)
        self._up = IconButton(look, "arrow-up", self.tr("Previous link"), key="P", size=square,
                              outlined=True)  # fmt: skip
        self._down = IconButton(look, "arrow-down", self.tr("Next link"), key="N", size=square,
                                outlined=True)  # fmt: skip
        self._number = Words(look, weight=600)
        self._digit = DigitMark(look)
        self._facet = ElidedLabel(look, weight=600)
        self._closeness = Words(look, role="tx2", rich=True)
        self._shared = ElidedLabel(look, role="tx2")
        self._origin = Words(look, role="tx2")
        self._confirm = PushButton(look, self.tr("Confirm"), key="C", icon="check", small=True)
        self._unlink = PushButton(look, self.tr("Unlink"), key="U", icon="unlink", small=True)
        self._why = PushButton(look, self.tr("Why"), key="W", kind="quiet", small=True)
        self._arrange()
        self._up.clicked.connect(lambda: self.stepped.emit(-1))
        self._down.clicked.connect(lambda: self.stepped.emit(1))
        self._confirm.clicked.connect(self.confirmed)
        self._unlink.clicked.connect(self.unlinked)
        self._why.clicked.connect(self.explained)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(8)
        for widget in (self._up, self._down, self._number, self._digit):
            row.addWidget(widget)
            row.setSpacing(8)
        row.addWidget(self._facet)
        row.addSpacing(4)
        row.addWidget(self._closeness)
        row.addSpacing(4)
        row.addWidget(self._shared, 1)
        row.addWidget(self._origin)
        row.addSpacing(4)
        for button in (self._confirm, self._unlink, self._why):
            row.addWidget(button)
        self.setMinimumWidth(320)

    def show_selection(self, order: list[Placed]) -> None:
        """Show the selected link, or the sentence if it has none.

        Args:
            order: all links of the themes that are on, as N and P walk them.
        """
        link, stop = self._comparison.link, self._comparison.stop
        self._down.setEnabled(bool(order))
        self._up.setEnabled(bool(order))
        if link is not None:
            self._show_link(link, order)
        elif stop is not None:
            self._show_sentence(stop, len(order))
        else:
            self._clear(len(order))
        writable = not self._comparison.session.read_only
        machine = link is not None and link.link.origin == "machine"
        self._confirm.setEnabled(writable and (machine or (link is None and stop is not None)))
        self._unlink.setEnabled(writable and link is not None)
        self._why.setEnabled(stop is not None or link is not None)

    def words(self) -> str:
        """Return what the bar says."""
        labels = (self._number, self._facet, self._closeness, self._shared, self._origin)
        return ", ".join(label.text() for label in labels if label.text())

    def _show_link(self, placed: Placed, order: list[Placed]) -> None:
        number = order.index(placed) + 1 if placed in order else 0
        self._number.setText(self.tr("Link {} of {}").format(number, len(order)))
        self._show_facet(placed.stop(placed.link.a))
        if placed.link.closeness is None:
            self._closeness.setText(self.tr("no closeness: two languages"))
        else:
            value = wording.closeness(placed.link.closeness)
            tx = self._look.tokens.tx
            self._closeness.setText(f"closeness <b style='color:{tx}'>{value}</b>")
        words = self._comparison.shared_words(placed)
        self._shared.setText(self.tr("shared: {}").format(", ".join(words)) if words else "")
        human = placed.link.origin == "human"
        self._origin.setText(self.tr("by you") if human else self.tr("by machine"))
        self.setAccessibleName(
            f"{self._number.text()}, {self._facet.text()}, {self._shared.text()}"
        )

    def _show_sentence(self, stop: Stop, links: int) -> None:
        several = len(self._comparison.links_of(stop))
        number = self.tr("{} links here").format(several) if several else self.tr("No link here")
        self._number.setText(number)
        self._show_facet(stop)
        self._closeness.setText("")
        beside = len(self._comparison.columns) > 1
        words = self.tr("{} in both texts").format(wording.counted(links, "link"))
        self._shared.setText(words if beside else "")
        self._origin.setText("")

    def _show_facet(self, stop: Stop) -> None:
        theme = self._comparison.theme(stop.theme)
        self._digit.set_theme(theme)
        self._digit.show()
        self._facet.setText(f"{theme.label} › {self._comparison.facet(stop).label}")

    def _clear(self, links: int) -> None:
        if len(self._comparison.texts) == 1:
            number = self.tr("Select one more report to compare it with")
        else:
            number = wording.counted(links, "link") if links else self.tr("No links")
        self._number.setText(number)
        self._digit.hide()
        self._facet.setText("")
        self._closeness.setText("")
        self._shared.setText(self.tr("N goes to the first one.") if links else "")
        self._origin.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out who linked and the way to Why where there is no room."""
        super().resizeEvent(event)
        self._origin.setVisible(self.width() > 1300)
        self._why.setVisible(self.width() > 1000)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off the texts above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

# SPDX-License-Identifier: MIT
"""The row above the view by theme: a filter, its state, the order of links, their limit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.analysis.alignment import LIMIT
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.filtering import STATES, result
from standpoint.ui.compare.limit import LimitPanel
from standpoint.ui.compare.limit_count import MOST, LinkCount
from standpoint.ui.compare.rows import Filter, Order
from standpoint.ui.compare.wording import closeness
from standpoint.ui.look.buttons import LinkButton, PushButton
from standpoint.ui.look.fields import Choice, SearchField
from standpoint.ui.look.heads import ElidedLabel, Pane
from standpoint.ui.look.look import Look

HEIGHT = 38
LEAST = 320
"""So narrow the row may become, as the chips above it."""
ROOMY = 620
"""Below so many pixels the order is left to the menu."""
GAP = 8
COUNTED = 12
"""Up to so many reports are aligned once more to tell how many links a lower limit makes."""
WIDE = 860
"""From so many pixels on there is room for a wider field."""
PAUSE = 120
"""Milliseconds after the last letter when the filter is applied."""
FORGET = 2000
"""Milliseconds after which a limit that was stepped to and never came is no longer counted on."""
ORDER = "compare/order"
"""Under this name the settings keep how linked sentences follow one another."""
ORDERS: tuple[tuple[Order, str], ...] = (
    ("closeness", "Closest first"),
    ("text", "In the text’s order"),
)


class FilterBar(Pane):
    """What narrows and orders the view by theme.

    Signals: `left()` when the keyboard goes on to the view; `limit_chosen(float)`.
    """

    left = Signal()
    limit_chosen = Signal(float)

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._comparison = comparison
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(LEAST)
        self.field = SearchField(look, self.tr("Filter sentences"))
        self.state = Choice(look, self.tr("Which sentences"))
        self.order = Choice(look, self.tr("Order of linked sentences"))
        for name, words, _ in STATES:
            self.state.addItem(words, name)
        for order, words in ORDERS:
            self.order.addItem(words, order)
        self.said = ElidedLabel(look, role="tx2")
        self.all = LinkButton(look, self.tr("Show all"), px=13)
        self.limit = PushButton(look, "")
        self.panel = LimitPanel(look, round(100 * LIMIT), self)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._stepped: int | None = None
        self._forget = QTimer(self, singleShot=True, interval=FORGET)
        self._lay_out()
        self._settings = comparison.session.settings
        if self._settings.get(ORDER) == "text":
            comparison.set_view(replace(comparison.view, order="text"))
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.state.setToolTip(self.tr("Which sentences are shown"))
        self.order.setToolTip(self.tr("How linked sentences follow one another"))
        self.field.setMinimumWidth(110)
        self.state.setMinimumWidth(80)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 1)
        row.setSpacing(GAP)
        row.addWidget(self.field)
        row.addWidget(self.state)
        row.addWidget(self.said, 1)
        row.addWidget(self.all)
        row.addWidget(self.order)
        row.addWidget(self.limit)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._filter)
        self._forget.timeout.connect(self._count_on_nothing)
        self.field.textChanged.connect(lambda _: self._rest.start())
        self.field.returnPressed.connect(self._leave)
        self.field.entered.connect(self._leave)
        self.field.left.connect(self._leave)
        self.state.activated.connect(lambda _: self._choose())
        self.order.activated.connect(lambda _: self._choose())
        self.all.clicked.connect(self.show_all)
        self.limit.clicked.connect(self.open_limit)
        self.panel.chosen.connect(lambda value: self.limit_chosen.emit(value / 100))
        self._comparison.aligned.connect(self.refresh)
        self._comparison.viewed.connect(self.refresh)

    # What is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the filter, the order and the limit in force."""
        view = self._comparison.view
        if view.order != self._settings.get(ORDER, "closeness"):
            self._settings.set(ORDER, view.order)
        if not self._rest.isActive() and view.filter.words != self.field.text():
            self.field.show_words(view.filter.words)
        self.state.setCurrentIndex(self.state.findData(view.filter.state))
        self.order.setCurrentIndex(self.order.findData(view.order))
        self.all.setVisible(view.filter.active)
        limit = self._comparison.session.closeness_limit()
        if self._stepped == round(100 * limit):
            self._stepped = None
        words = self.tr("Links from {}").format(closeness(limit))
        self.limit.set_words(words)
        self.limit.setToolTip(self.tr("How close two sentences must be to be linked ([ and ])"))
        self.limit.setEnabled(not self._comparison.session.read_only)
        self._fit()

    def take_words(self) -> None:
        """Let the analyst type what to filter by."""
        self.field.take_focus()

    def show_all(self) -> None:
        """Filter nothing any more."""
        self._rest.stop()
        self._set(Filter())
        self.left.emit()

    def _filter(self) -> None:
        self._set(replace(self._comparison.view.filter, words=self.field.text()))

    def _choose(self) -> None:
        self._rest.stop()
        order: Order = self.order.currentData()
        filter_ = Filter(self.field.text(), self.state.currentData())
        self._comparison.set_view(replace(self._comparison.view, filter=filter_, order=order))
        self.left.emit()

    def _leave(self) -> None:
        self._rest.stop()
        self._filter()
        self.left.emit()

    def _set(self, filter_: Filter) -> None:
        self._comparison.set_view(replace(self._comparison.view, filter=filter_))

    # The limit --------------------------------------------------------------------------------

    def open_limit(self) -> None:
        """Open the small window in which the limit is chosen."""
        comparison = self._comparison
        count = None
        if comparison.ids:
            few = len(comparison.ids) <= COUNTED
            count = LinkCount(comparison.alignment_at(0.0) if few else comparison.alignment)
        self.panel.open(self.limit, self._now(), count)

    def step_limit(self, steps: int) -> None:
        """Raise or lower the limit by hundredths, from the last one that was stepped to."""
        # The corpus may not have it yet: keys come faster than a limit is stored.
        now = self._now() if self._stepped is None else self._stepped
        wanted = min(max(now + steps, 0), MOST)
        if wanted != now and not self._comparison.session.read_only:
            self._stepped = wanted
            self._forget.start()
            self.limit_chosen.emit(wanted / 100)

    def _now(self) -> int:
        return round(100 * self._comparison.session.closeness_limit())

    def _count_on_nothing(self) -> None:
        self._stepped = None

    # Room -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the field what is left."""
        super().resizeEvent(event)
        self.order.setVisible(self.width() >= ROOMY)
        self._fit()

    def _fit(self) -> None:
        roomy = 160 if self.width() >= ROOMY else 110
        self.field.setFixedWidth(220 if self.width() > WIDE else roomy)
        view = self._comparison.view
        said, short = "", ""
        if view.filter.active:
            filtered = self._comparison.filtered()
            said = result(view.filter, filtered)
            short = self.tr("{} of {} shown").format(f"{filtered.left:,}", f"{filtered.all:,}")
        others = (self.field, self.state, self.all, self.order, self.limit)
        room = self.width() - sum(other.sizeHint().width() + GAP for other in others[1:])
        room -= self.field.width() + 3 * GAP
        fits = self.said.fontMetrics().horizontalAdvance(said) <= room
        self.said.setText(said if fits else short)
        self.said.setToolTip("" if fits else said)
        self.said.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()

# SPDX-License-Identifier: MIT
"""The range slider with its words: what is seen of what, and the two ways on from there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.figures import wording
from standpoint.model.periods import Period
from standpoint.ui.look import ElidedLabel, LinkButton, Look
from standpoint.ui.trends.chart import Chart
from standpoint.ui.trends.range_slider import FEWEST, RangeSlider, words


class RangeStrip(QWidget):
    """Stands under a chart and follows it.

    `taken(first, last)` when what is seen is to become the range of the figure: two Periods.
    """

    taken = Signal(object, object)

    def __init__(self, look: Look, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.slider = RangeSlider(look, chart.figure)
        self.words = ElidedLabel(look, "", px=12, role="tx2")
        self.take = LinkButton(look, self.tr("Use this range"))
        self.take.setToolTip(
            self.tr("Measure and export only what is seen: writes it into From and To")
        )
        self.whole = LinkButton(look, self.tr("Whole range"))
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.take)
        self._row.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.slider)
        column.addLayout(self._row)
        for link in (self.take, self.whole):
            # The chart must not jump when it is first zoomed.
            policy = link.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            link.setSizePolicy(policy)
        self.slider.looked.connect(chart.show_view)
        self.take.clicked.connect(self._take)
        self.whole.clicked.connect(chart.show_whole)
        chart.moved.connect(self.follow)
        chart.placed.connect(self._place)
        chart.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Show what the chart shows; nothing where there is too little to look closer at."""
        figure, view = self._chart.figure, self._chart.view
        self.setVisible(not figure.empty and len(figure.periods) >= FEWEST)
        self.slider.show_range(figure, view)
        said = words(figure, view)
        if view.whole:
            said = self.tr("+ and − zoom, or Ctrl and the wheel; drag a handle to see a part.")
        else:
            said = self.tr("{0}. Exports keep the whole range.").format(said)
        self.words.setText(said)
        for link in (self.take, self.whole):
            link.setVisible(not view.whole)
        self._place()

    def seen(self) -> tuple[Period, Period]:
        """Return the first and the last period that are seen."""
        periods, view = self._chart.figure.periods, self._chart.view
        return periods[view.first], periods[view.last]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the chart where it moves in the pane."""
        if event.type() == QEvent.Type.Move:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """Stay under the plots."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def _place(self) -> None:
        left, right = self._chart.plot_span
        shift = self.mapFromGlobal(self._chart.mapToGlobal(QPoint(0, 0))).x()
        self.slider.set_span(left + shift, right + shift)
        after = self.width() - round(right + shift)
        self._row.setContentsMargins(max(round(left + shift), 0), 0, max(after, 0), 0)

    def _take(self) -> None:
        self.taken.emit(*self.seen())


def written(first: Period, last: Period) -> tuple[str, str]:
    """Return how people write the days at which a range begins and ends.

    Years, months and days stand as they are called; quarters and weeks by their days, which is what
    the fields of the range take.
    """
    if first.kind in {"quarter", "week"}:
        return wording.day(first.start), wording.day(last.end)
    return wording.period(first), wording.period(last)

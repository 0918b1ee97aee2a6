# SPDX-License-Identifier: MIT
"""The small chart below a preview: the theme's share of reports with the rule and as saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from standpoint.corpus.rule_preview import RulePreview
from standpoint.model.codebook import Theme
from standpoint.ui.look import Look, interface_font, isolated

HEIGHT = 76
_CHART = 290
_MARGIN = 16


def runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Return the stretches of values without a gap, each value with its place."""
    run: list[tuple[int, float]] = []
    for place, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((place, value))
    if run:
        yield run


def percent(share: float | None) -> str:
    """Return a share as whole per cents, "no reports" where there is none."""
    return "no reports" if share is None else f"{round(100 * share)} %"


class PreviewChart(QWidget):
    """Words at the start, two lines at the end: now in the theme's colour, saved dashed.

    A year without reports is a gap. The numbers are in the tooltip and in the description that a
    screen reader says.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._theme: Theme | None = None
        self._preview: RulePreview | None = None
        self._dimmed = False
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Share of reports by year"))
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(640, HEIGHT)

    def show_preview(self, preview: RulePreview | None, theme: Theme | None) -> None:
        """Draw the shares of a preview; None draws nothing."""
        self._preview, self._theme = preview, theme
        self._dimmed = False
        self.setAccessibleDescription(self.words())
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show that what is drawn is no longer the answer to the rule as it stands."""
        self._dimmed = dimmed
        self.update()

    def words(self) -> str:
        """Return the numbers in words, year by year."""
        shown = self._preview
        if shown is None or self._theme is None:
            return ""
        if not shown.years:
            return self.tr("No dated report is searched for {0}.").format(self._theme.label)
        years = "; ".join(self._at(place) for place in range(len(shown.years)))
        return f"{isolated(self._theme.label)}: {years}."

    def _at(self, place: int) -> str:
        shown = self._preview
        assert shown is not None
        year, now, before = shown.years[place], shown.now[place], shown.before[place]
        if now is None and before is None:
            return self.tr("{0}, no reports").format(year)
        return self.tr("{0}, {1} now, {2} saved").format(year, percent(now), percent(before))

    def _plot(self) -> QRectF:
        width = min(_CHART, max(120, self.width() // 2 - _MARGIN))
        x = self.width() - _MARGIN - width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = _MARGIN
        return QRectF(x, 11, width, 38)

    def _top(self) -> float:
        shown = self._preview
        assert shown is not None
        values = [value for value in (*shown.now, *shown.before) if value is not None]
        return max(ceil(max(values, default=0) * 10) / 10, 0.1)

    def _points(self, run: list[tuple[int, float]], plot: QRectF) -> list[QPointF]:
        shown = self._preview
        assert shown is not None
        last = max(len(shown.years) - 1, 1)
        return [
            QPointF(
                plot.left() + plot.width() * place / last,
                plot.bottom() - plot.height() * value / self._top(),
            )
            for place, value in run
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words and lines."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.colour("win"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        if self._preview is not None and self._theme is not None:
            self._paint_words(painter, self._theme)
            if self._preview.years:
                painter.setOpacity(0.45 if self._dimmed else 1.0)
                self._paint_lines(painter, self._plot())
                self._paint_years(painter, self._plot())
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        shown = self._preview
        assert shown is not None
        plot = self._plot()
        left, right = _MARGIN, round(plot.left()) - 44
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = round(plot.right()) + 44, self.width() - _MARGIN
        font = interface_font(12)
        painter.setFont(font)
        painter.setPen(self._look.colour("tx2"))
        room = QRect(left, 20, max(right - left, 40), 18)
        if not shown.years:
            words = self.tr("No dated report to chart.")
            painter.drawText(room.translated(0, 9), Qt.AlignmentFlag.AlignLeading, words)
            return
        first = self.tr("{0}, share of reports, all {1} dated").format(
            isolated(theme.label), f"{shown.dated:,}"
        )
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(font)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(room, side, metrics.elidedText(first, elide, room.width()))
        second = self.tr("now against saved (dashed)")
        painter.drawText(
            room.translated(0, 18), side, metrics.elidedText(second, elide, room.width())
        )

    def _paint_lines(self, painter: QPainter, plot: QRectF) -> None:
        shown, theme = self._preview, self._theme
        assert shown is not None
        assert theme is not None
        base = QPen(self._look.colour("line2"), 1)
        painter.setPen(base)
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        saved = QPen(self._look.colour("strong"), 1.4)
        saved.setDashPattern([3, 2.4])
        now = QPen(QColor(self._look.hue(theme).base), 2)
        for values, pen in ((shown.before, saved), (shown.now, now)):
            for run in runs(values):
                points = self._points(run, plot)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                if len(points) > 1:
                    painter.drawPolyline(points)
                else:
                    dot = 2.6 if pen is now else 3.6
                    painter.setPen(Qt.PenStyle.NoPen if pen is now else QPen(pen.color(), 1.2))
                    painter.setBrush(pen.color() if pen is now else Qt.BrushStyle.NoBrush)
                    painter.drawEllipse(points[0], dot, dot)

    def _paint_years(self, painter: QPainter, plot: QRectF) -> None:
        shown = self._preview
        assert shown is not None
        painter.setFont(interface_font(11))
        painter.setPen(self._look.colour("tx2"))
        years = QRectF(plot.left() - 20, plot.bottom() + 3, plot.width() + 40, 16)
        single = len(shown.years) == 1
        ends = years.adjusted(20, 0, -20, 0)
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, str(shown.years[0]))
        if not single:
            painter.drawText(ends, Qt.AlignmentFlag.AlignRight, str(shown.years[-1]))
        top = QRectF(plot.left() - 40, plot.top() - 8, 34, 16)
        low = QRectF(plot.left() - 40, plot.bottom() - 8, 34, 16)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(top, side, percent(self._top()))
        painter.drawText(low, side, "0")

    def event(self, event: QEvent) -> bool:
        """Say the numbers of the year under the mouse, or of all of them beside the lines."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip(event.pos().x()), self)
            return True
        return super().event(event)

    def tip(self, x: int) -> str:
        """Return the numbers of the year at an x of this widget, outside the lines nothing."""
        shown = self._preview
        plot = self._plot()
        if shown is None or not shown.years or not plot.left() - 8 <= x <= plot.right() + 8:
            return ""
        last = max(len(shown.years) - 1, 1)
        place = round((x - plot.left()) / plot.width() * last)
        return self._at(min(max(place, 0), len(shown.years) - 1))

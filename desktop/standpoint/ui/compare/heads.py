# SPDX-License-Identifier: MIT
"""The reports' titles above their columns; they stay while the text scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from standpoint.model.reports import Report
from standpoint.ui.compare import wording
from standpoint.ui.look import faces
from standpoint.ui.look.look import Look

MOST_LINES = 2
_ABOVE = 9
_BELOW = 11
_ABOUT = 18


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report's title stands: left edge and width in pixels of the widget."""

    x: float
    width: float


class TitlesHead(QWidget):
    """Title, actor, publisher, date and words of each report, level at their last lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._reports: tuple[Report, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._furniture = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_reports(self, reports: Sequence[Report], *, furniture: bool) -> None:
        """Show these reports; `furniture` says how many words of each are left out."""
        self._reports, self._furniture = tuple(reports), furniture
        titles = "; ".join(f"{r.title}, {wording.about(r, furniture=furniture)}" for r in reports)
        self.setAccessibleName(titles)
        self._fit()

    def set_places(self, places: Sequence[Place]) -> None:
        """Let each title stand over its column."""
        if tuple(places) != self._places:
            self._places = tuple(places)
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the title with most lines asks for."""
        heights = [self._title_height(r, p) for r, p in zip(self._reports, self._places)]  # noqa: B905
        return QSize(100, round(_ABOVE + max(heights, default=20.0) + _ABOUT + _BELOW) + 1)

    def _title_height(self, report: Report, place: Place) -> float:
        return len(_lines(report, place.width)) * _step(report)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each title over the line that says whose it is."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("win"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        for report, place in zip(self._reports, self._places):  # noqa: B905
            self._paint_report(painter, report, place)
        painter.end()

    def _paint_report(self, painter: QPainter, report: Report, place: Place) -> None:
        mirrored = faces.reads_right_to_left(report.title)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        bottom = self.height() - 1 - _BELOW
        about = QRectF(place.x, bottom - _ABOUT, place.width, _ABOUT)
        font = faces.interface_font(12)
        painter.setFont(font)
        painter.setPen(self._look.colour("tx2"))
        words = QFontMetricsF(font).elidedText(
            wording.about(report, furniture=self._furniture),
            Qt.TextElideMode.ElideRight,
            place.width,
        )
        painter.drawText(about, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(_font(report))
        painter.setPen(self._look.colour("tx"))
        lines = _lines(report, place.width)
        step = _step(report)
        top = about.top() - len(lines) * step
        for number, line in enumerate(lines):
            room = QRectF(place.x, top + number * step, place.width, step)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, line)

    def event(self, event: QEvent) -> bool:
        """Offer a title in full where it is cut, and where it came from where nobody gave it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x()), self)
            return True
        return super().event(event)

    def _tip(self, x: int) -> str:
        for report, place in zip(self._reports, self._places):  # noqa: B905
            if place.x <= x < place.x + place.width:
                about = wording.about(report, furniture=self._furniture)
                return f"{report.title}\n{about}"
        return ""


def _font(report: Report) -> QFont:
    language = "ar" if faces.reads_right_to_left(report.title) else "en"
    # The Arabic face is set 3 px larger by itself; 18 px is the size of an Arabic title.
    font = faces.reading_font(15 if language == "ar" else 15.5, 600, language)
    # Words that the program took for a title stay italic until the analyst names the report.
    font.setItalic(report.title_origin == "first words" and language != "ar")
    return font


def _step(report: Report) -> float:
    return 26.0 if faces.reads_right_to_left(report.title) else 20.0


def _lines(report: Report, width: float) -> list[str]:
    """Return a title broken into at most two lines, the last one cut with "…" if need be."""
    font = _font(report)
    title = " ".join(report.title.split())
    layout = QTextLayout(title, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    cuts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40.0))
        cuts.append(line.textStart())
    layout.endLayout()
    units = title.encode("utf-16-le")
    if len(cuts) <= MOST_LINES:
        ends = [*cuts[1:], len(units) // 2]
    else:
        ends = [*cuts[1:MOST_LINES], len(units) // 2]
    shown = [
        units[2 * start : 2 * end].decode("utf-16-le").strip()
        for start, end in zip(cuts, ends)  # noqa: B905
    ]
    metrics = QFontMetricsF(font)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width + 1) for line in shown]

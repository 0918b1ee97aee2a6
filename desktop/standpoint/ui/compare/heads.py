# SPDX-License-Identifier: MIT
"""The titles above the columns, of reports or actors; they stay while the text scrolls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

from standpoint.analysis.aligned import Column
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


@dataclass(frozen=True, slots=True)
class Head:
    """A column's title, what stands below it, and whether the program itself found the title.

    What stands below is a list of facts with commas (`listed`) for an actor's reports.
    """

    title: str
    about: str
    guessed: bool = False
    listed: bool = False


class TitlesHead(QWidget):
    """Title, actor, publisher, date and words of each column, level at their last lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._heads: tuple[Head, ...] = ()
        self._places: tuple[Place, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_reports(self, reports: Sequence[Report], *, furniture: bool) -> None:
        """Show these reports; `furniture` says how many words of each are left out."""
        self._show(_of_report(report, furniture=furniture) for report in reports)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns: each a report, or an actor with what its reports are."""
        self._show(
            Head(wording.column_title(column), wording.column_about(column), listed=True)
            if column.label
            else _of_report(column.reports[0])
            for column in columns
        )

    def _show(self, heads: Iterable[Head]) -> None:
        self._heads = tuple(heads)
        self.setAccessibleName("; ".join(f"{head.title}, {head.about}" for head in self._heads))
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
        heights = [self._title_height(h, p) for h, p in zip(self._heads, self._places)]  # noqa: B905
        return QSize(100, round(_ABOVE + max(heights, default=20.0) + _ABOUT + _BELOW) + 1)

    def _title_height(self, head: Head, place: Place) -> float:
        return len(_lines(head, place.width)) * _step(head)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each title over the line that says whose it is."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("win"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        for head, place in zip(self._heads, self._places):  # noqa: B905
            self._paint_title(painter, head, place)
        painter.end()

    def _paint_title(self, painter: QPainter, head: Head, place: Place) -> None:
        mirrored = faces.reads_right_to_left(head.title)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        bottom = self.height() - 1 - _BELOW
        about = QRectF(place.x, bottom - _ABOUT, place.width, _ABOUT)
        font = faces.interface_font(12)
        painter.setFont(font)
        painter.setPen(self._look.colour("tx2"))
        words = _about(head, QFontMetricsF(font), place.width)
        painter.drawText(about, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(_font(head))
        painter.setPen(self._look.colour("tx"))
        lines = _lines(head, place.width)
        step = _step(head)
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
        for head, place in zip(self._heads, self._places):  # noqa: B905
            if place.x <= x < place.x + place.width:
                return f"{head.title}\n{head.about}"
        return ""


def _of_report(report: Report, *, furniture: bool = False) -> Head:
    about = wording.about(report, furniture=furniture)
    return Head(report.title, about, report.title_origin == "first words")


def _about(head: Head, metrics: QFontMetricsF, width: float) -> str:
    """Return what stands below a title; of an actor's reports no number is cut in two."""
    words = head.about
    while head.listed and ", " in words and metrics.horizontalAdvance(words) > width:
        words = words.rpartition(", ")[0]
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _font(head: Head) -> QFont:
    language = "ar" if faces.reads_right_to_left(head.title) else "en"
    # The Arabic face is set 3 px larger by itself; 18 px is the size of an Arabic title.
    font = faces.reading_font(15 if language == "ar" else 15.5, 600, language)
    # Words that the program took for a title stay italic until the analyst names the report.
    font.setItalic(head.guessed and language != "ar")
    return font


def _step(head: Head) -> float:
    return 26.0 if faces.reads_right_to_left(head.title) else 20.0


def _lines(head: Head, width: float) -> list[str]:
    """Return a title broken into at most two lines, the last one cut with "…" if need be."""
    font = _font(head)
    title = " ".join(head.title.split())
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

# SPDX-License-Identifier: MIT
"""A sentence of a report to read: its marks, where it is from, a double click that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from standpoint.model import dates
from standpoint.text.direction import isolated
from standpoint.ui.compare.excerpt import Excerpt, set_line
from standpoint.ui.compare.sentence import SetSentence
from standpoint.ui.compare.strokes import paint_underline
from standpoint.ui.look import Look, interface_font, right_to_left

if TYPE_CHECKING:
    from standpoint.model.codebook import Theme
    from standpoint.session.session import Session

SOURCE = 18
BELOW = 8

Place = tuple[int, int, int]
"""Report, and where a sentence starts and ends in it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as it is shown. `marks` are places in `text`; `source` says where it is from."""

    place: Place
    text: str
    source: str
    language: str
    marks: tuple[tuple[int, int], ...] = ()


def read(session: Session, place: Place, marks: Sequence[tuple[int, int]] = ()) -> Read | None:
    """Return a sentence of the open corpus, None where its report is no longer there."""
    report, start, end = place
    found = session.reports([report])
    if not found or session.corpus is None:
        return None
    text = session.corpus.text(report)[start:end]
    when = dates.show(dates.parse(found[0].date)) if found[0].date else "undated"
    who = found[0].actor or found[0].publisher or ""
    source = " · ".join(isolated(part) for part in (found[0].title, when, who) if part)
    return Read(place, text, source, found[0].language or "", tuple(marks))


class MarkedSentence(QWidget):
    """One sentence in the reading face, its source below.

    Args:
        look: gives faces and colours.
        theme: in whose colours it is marked.
        style: "underlined" for what a rule finds, "shared" for words that two sentences share.

    `opened(report, start)` on a double click.
    """

    opened = Signal(int, int)

    def __init__(
        self,
        look: Look,
        theme: Theme,
        style: Literal["underlined", "shared"] = "underlined",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._theme = theme
        self._style = style
        self._read: Read | None = None
        self._set: SetSentence | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._again)

    @property
    def sentence(self) -> Read | None:
        """What is shown."""
        return self._read

    def show_sentence(self, sentence: Read | None) -> None:
        """Show another sentence, or none."""
        self._read = sentence
        words = f"{sentence.text} {sentence.source}" if sentence else ""
        self.setAccessibleName(words)
        self._again()

    def _again(self) -> None:
        self._set = None
        self.updateGeometry()
        self.update()

    def _sentence(self, width: int) -> SetSentence | None:
        if self._read is None:
            return None
        if self._set is None or abs(self._set.width - width) > 0.5:
            line = set_line(self._read.text, Excerpt(0, len(self._read.text)))
            self._set = SetSentence(line, width, self._read.language, self._look.zoom)
        return self._set

    def hasHeightForWidth(self) -> bool:
        """Its lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the broken lines, with the source below."""
        found = self._sentence(max(width, 80))
        return round(found.height) + SOURCE + BELOW if found else 0

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any dialog, and never cut."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, marks and source."""
        del event
        found = self._sentence(self.width())
        if found is None or self._read is None:
            return
        painter = QPainter(self)
        origin = QPointF(0, 0)
        tints = self._style == "shared" and not self._look.high_contrast
        spans = [span for start, end in self._read.marks if (span := found.line.span(start, end))]
        for span in spans if tints else ():
            found.tint(painter, origin, span, QColor(self._look.hue(self._theme).s))
        colour = self._look.colour("tx")
        found.paint(painter, origin, colour, colour)
        thick = 3.0 if self._look.high_contrast else 2.0
        for span in () if tints else spans:
            for area in found.under(span, thick):
                paint_underline(painter, area, self._theme, self._look)
        self._paint_source(painter, found)
        painter.end()

    def _paint_source(self, painter: QPainter, found: SetSentence) -> None:
        assert self._read is not None
        painter.setFont(interface_font(11.5))
        painter.setPen(self._look.colour("tx2"))
        room = QRectF(0, found.height, self.width(), SOURCE)
        words = QFontMetricsF(painter.font()).elidedText(
            self._read.source, Qt.TextElideMode.ElideMiddle, room.width()
        )
        rtl = right_to_left(self._read.language)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the sentence in its full text."""
        del event
        if self._read is not None:
            report, start, _ = self._read.place
            self.opened.emit(report, start)

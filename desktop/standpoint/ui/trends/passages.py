# SPDX-License-Identifier: MIT
"""The pane right of the chart: a point in words, the passages behind it, what to do with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from standpoint.figures.chart import FigureSeries
from standpoint.figures.drawing import Marker
from standpoint.figures.painting import paint_marks
from standpoint.ui.look import Divider, DockHead, Look, Pane, PushButton, Words
from standpoint.ui.trends.behind import Behind
from standpoint.ui.trends.passage_list import PAGE, PassageList, entries


class _Shape(QWidget):
    """A series' marker, as it stands in the chart."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._series: FigureSeries | None = None
        self.setFixedSize(18, 18)
        look.changed.connect(self.update)

    def show_series(self, series: FigureSeries | None) -> None:
        """Show the marker of a series."""
        self._series = series
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marker."""
        del event
        if self._series is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self._look.hue(self._series.colour).base
        paint_marks([Marker(9, 9, 5, self._series.shape, base, base, 0.5)], painter)
        painter.end()


class PassagesPane(Pane):
    """What a point is, its passages, and verbs.

    `compare_asked(reports)`, `read_asked(report, start)` and `said(words)` are for the window,
    `decided(passage, status)` for the session.
    """

    compare_asked = Signal(list)
    decided = Signal(object, object)
    read_asked = Signal(int, int)
    said = Signal(str)

    def __init__(self, look: Look, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._look = look
        self._title = title or self.tr("Passages behind this point")
        self._behind: Behind | None = None
        self._most = PAGE
        self._shape = _Shape(look)
        self.head = Words(look, "", weight=600, wrap=True)
        self.detail = Words(look, "", px=12, role="tx2", wrap=True)
        self.list = PassageList(look)
        self.compare = PushButton(look, "", icon="columns-2", small=True)
        self.read = PushButton(look, self.tr("Read this report"), small=True)
        self.copy = PushButton(look, self.tr("Copy list"), icon="copy", small=True)
        self._pages = QStackedWidget()
        self._build(look)
        self.compare.clicked.connect(lambda: self.compare_asked.emit(self._comparable()))
        self.read.clicked.connect(self._read)
        self.copy.clicked.connect(self.copy_list)
        self.list.opened.connect(self.read_asked)
        self.list.more_asked.connect(self._show_more)
        self.list.decided.connect(self.decided)
        look.changed.connect(self._colour)
        self.clear()

    def _build(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(DockHead(look, self._title))
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(12, 0, 12, 8)
        top.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.head)
        words.addWidget(self.detail)
        top.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column.addWidget(self._top)
        column.addWidget(Divider(look))
        nothing = Pane(look, "win")
        inner = QVBoxLayout(nothing)
        inner.setContentsMargins(12, 12, 12, 12)
        self.nothing = Words(look, "", role="tx2", wrap=True)
        inner.addWidget(self.nothing)
        inner.addStretch(1)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.list)
        column.addWidget(self._pages, 1)
        column.addWidget(Divider(look))
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.compare)
        foot.addWidget(self.read)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        column.addWidget(self._foot)

    @property
    def behind(self) -> Behind | None:
        """What is listed, None while nothing is."""
        return self._behind

    def clear(self) -> None:
        """List nothing; say how to begin."""
        self._behind = None
        self._top.hide()
        self._foot.hide()
        self.nothing.setText(self.tr("Click a point, or walk with the arrow keys."))
        self._pages.setCurrentIndex(0)

    def announce(self, series: FigureSeries, head: str, detail: str) -> None:
        """Say which point is current; its passages are not listed yet."""
        self._behind = None
        self._show_head(series, head, detail)
        self.nothing.setText(self.tr("Enter lists the passages."))
        self._foot.hide()
        self._pages.setCurrentIndex(0)

    def show_behind(self, found: Behind) -> None:
        """List what is behind a point."""
        row = self._row_again(found)
        self._behind = found
        self._most = max(PAGE, self._most if row else 0)
        self._show_head(found.series, found.head, found.detail)
        self._fill()
        if row:
            last = self.list.passages.rowCount() - 1
            self.list.setCurrentIndex(self.list.passages.index(min(row, last), 0))
        else:
            self.list.scrollToTop()

    def _row_again(self, found: Behind) -> int:
        """Return the current row where the same point is listed anew, after a decision; else 0."""
        before = self._behind
        same = before is not None and (before.series.key, before.head) == (
            found.series.key,
            found.head,
        )
        return max(0, self.list.currentIndex().row()) if same else 0

    def _fill(self) -> None:
        assert self._behind is not None
        self._colour()
        lines = entries(self._behind, self._most)
        self.list.passages.show(lines)
        self.nothing.setText("" if lines else self.tr("No report stands here."))
        self._pages.setCurrentIndex(1 if lines else 0)
        number = len(self._comparable())
        self.compare.set_words(self.tr("Compare these {0}").format(number))
        if len(self._behind.reports) > number:
            self.compare.set_words(self.tr("Compare the first {0}").format(number))
        self.compare.setVisible(number >= 2)
        self.read.setVisible(number == 1)
        self.copy.setEnabled(bool(self._behind.reports))
        self._foot.setVisible(bool(lines))

    def _show_more(self) -> None:
        self._most += PAGE
        row = self.list.currentIndex().row()
        self._fill()
        self.list.setCurrentIndex(self.list.passages.index(row, 0))

    def _read(self) -> None:
        """Open the only report at its first passage."""
        passages = self._behind.passages if self._behind else ()
        if passages:
            self.read_asked.emit(passages[0].report, passages[0].start)

    def _comparable(self) -> list[int]:
        return [report.id for report, _ in self._behind.reports][:4] if self._behind else []

    def _show_head(self, series: FigureSeries, head: str, detail: str) -> None:
        self._shape.show_series(series)
        self.head.setText(head)
        self.detail.setText(detail)
        self._top.show()

    def _colour(self) -> None:
        if self._behind is not None:
            self.list.line.colour = self._look.hue(self._behind.series.colour).ink
            self.list.viewport().update()

    def copy_list(self) -> None:
        """Put all passages with their sources on the clipboard."""
        if self._behind is not None:
            QGuiApplication.clipboard().setText(self._behind.as_text())
            number = len(self._behind.passages)
            words = self.tr("Copied 1 passage.") if number == 1 else self.tr("Copied {0} passages.")
            self.said.emit(words.format(f"{number:,}"))

# SPDX-License-Identifier: MIT
"""The first screen: what the program does, where to drop reports, the sample, earlier work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from standpoint.files import data
from standpoint.ui.look import (
    Divider,
    LinkButton,
    Look,
    Pane,
    PushButton,
    Words,
    page_title,
    paragraph,
)

WIDTH = 640
RECENT = 5


def sample_words() -> str:
    """Return what the sample holds, counted from its files, which begin with their year."""
    years = sorted(entry.name[:4] for entry in data("sample").iterdir() if entry.name[:4].isdigit())
    if not years:
        return "It opens as a copy, so nothing in it can break."
    return (
        f"{len(years)} dated digests, {years[0]} to {years[-1]}. "
        "It opens as a copy, so nothing in it can break."
    )


class _DropBox(QWidget):
    """The dashed frame that says where to drop; the whole window takes drops."""

    def __init__(self, look: Look, formats: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.choose = PushButton(look, self.tr("Choose files…"), kind="main", key="Ctrl I")
        row = QHBoxLayout(self)
        row.setContentsMargins(81, 24, 26, 24)
        row.setSpacing(26)
        words = QVBoxLayout()
        words.setSpacing(3)
        head = Words(look, self.tr("Drop reports anywhere in this window"), px=15, weight=600)
        words.addStretch(1)
        words.addWidget(head)
        words.addWidget(
            paragraph(look, self.tr("Files or whole folders: {0}.").format(formats), px=13, line=18)
        )
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        self.setMinimumHeight(108)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.colour("strong"), 1.0)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        image = self._look.pixmap("files", "tx", 34, self.devicePixelRatioF())
        x = 27 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 61
        painter.drawPixmap(QPointF(x, (self.height() - 34) / 2), image)
        painter.end()


class Welcome(QScrollArea):
    """Shown while the corpus has no reports.

    Signals: `files_asked()`, `sample_asked()`, `corpus_asked()`, `recent_asked(Path)`.
    """

    files_asked = Signal()
    sample_asked = Signal()
    corpus_asked = Signal()
    recent_asked = Signal(Path)

    def __init__(self, look: Look, formats: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        page = Pane(look, "base")
        self.setWidget(page)
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 24, 24, 24)
        across.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self._box = _DropBox(look, formats)
        column.addStretch(1)
        column.addWidget(page_title(look, self.tr("Compare what political actors say")))
        column.addSpacing(6)
        column.addWidget(
            paragraph(
                look,
                self.tr(
                    "Standpoint finds the passages on your themes in each report and sets them "
                    "side by side. Four themes are ready: unity, Resolution 2254, refugees, "
                    "normalization. All of them can be changed."
                ),
            )
        )
        column.addSpacing(21)
        column.addWidget(self._box)
        column.addSpacing(18)
        column.addWidget(Divider(look))
        column.addLayout(self._choices())
        column.addSpacing(30)
        column.addWidget(
            Words(
                look,
                self.tr(
                    "Your files stay where they are and as they are. Nothing leaves this computer."
                ),
                px=12,
                role="tx3",
                wrap=True,
            )
        )
        column.addStretch(1)
        self._box.choose.clicked.connect(self.files_asked)
        self.setAccessibleName(self.tr("Welcome"))

    def _choices(self) -> QHBoxLayout:
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(0)
        left, right = QVBoxLayout(), QVBoxLayout()
        for half in (left, right):
            half.setSpacing(0)
            half.setContentsMargins(0, 17, 20, 0)
        right.setContentsMargins(20, 17, 0, 0)
        left.addWidget(Words(look, self.tr("Look around first"), weight=600))
        left.addSpacing(4)
        left.addWidget(paragraph(look, sample_words()))
        left.addSpacing(9)
        open_sample = PushButton(look, self.tr("Open the sample"))
        left.addWidget(open_sample, 0, Qt.AlignmentFlag.AlignLeading)
        left.addStretch(1)
        right.addWidget(Words(look, self.tr("Go on with earlier work"), weight=600))
        right.addSpacing(4)
        self._earlier = paragraph(look)
        right.addWidget(self._earlier)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(1)
        right.addLayout(self._recent)
        right.addSpacing(9)
        open_corpus = PushButton(look, self.tr("Open a corpus…"), key="Ctrl O")
        right.addWidget(open_corpus, 0, Qt.AlignmentFlag.AlignLeading)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(Divider(look, standing=True))
        row.addLayout(right, 1)
        open_sample.clicked.connect(self.sample_asked)
        open_corpus.clicked.connect(self.corpus_asked)
        self.show_recent([])
        return row

    def show_recent(self, paths: list[Path]) -> None:
        """Offer the corpora that were opened before, newest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        words = self.tr("A corpus is one file, NAME.standpoint.")
        if not paths:
            words += " " + self.tr("None was opened on this computer before.")
        self._earlier.set_words(words)
        for path in paths[:RECENT]:
            link = LinkButton(self._look, path.stem, px=13)
            link.setToolTip(str(path))
            link.clicked.connect(lambda _=False, p=path: self.recent_asked.emit(p))
            self._recent.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)

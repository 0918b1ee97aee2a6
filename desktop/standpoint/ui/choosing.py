# SPDX-License-Identifier: MIT
"""The page before a comparison: what is selected, and which pairs have most themes in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from standpoint.model.codebook import Theme
from standpoint.ui.look import (
    Divider,
    Look,
    Pane,
    PushButton,
    Words,
    dots_width,
    interface_font,
    isolated,
    mirrored,
    page_title,
    paint_dots,
    paint_focus_ring,
    paragraph,
    shows_focus,
)

WIDTH = 720
LINE = 22
GAP = 10
ROW = 2 * LINE + 13
_ELLIPSIS_AND_STOP = re.compile("…((?:\u2069|</[a-z]+>)*)\\.")
NUMBERS = ("No", "One", "Two", "Three", "Four")


def short_title(title: str, letters: int = 40) -> str:
    """Return the first words of a title, with "…" where some are left out."""
    if len(title) <= letters:
        return title
    cut = title[: letters + 1].rpartition(" ")[0] or title[:letters]
    return cut.rstrip(" ,.;:–—-") + "…"


def title_rooms(title: int, about: int, room: int) -> tuple[int, int]:
    """Return how much of `room` px a title and what is known of its report have.

    Both are as wide as they are where there is room; else the title has two thirds at least.
    """
    if title + about <= room:
        return title, about
    about = min(about, max(room // 3, room - title))
    return room - about, about


def _cut(title: str, metrics: QFontMetrics, room: int) -> str:
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    return shown if shown == title else shown.rstrip("… ,.;:–—-") + "…"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports by id, title and what else is known, and the themes that both speak to."""

    a: int
    b: int
    title_a: str
    about_a: str
    title_b: str
    about_b: str
    themes: tuple[str, ...]

    def lines(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return the title of each report with what is known of it."""
        return (self.title_a, self.about_a), (self.title_b, self.about_b)


class _PairRow(QAbstractButton):
    """One offered pair; it opens the comparison."""

    def __init__(
        self, look: Look, pair: Pair, themes: Sequence[Theme], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._pair = pair
        self._themes = themes
        self.setFixedHeight(ROW)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        both = self.tr(" with ").join(f"{title}, {about}" for title, about in pair.lines())
        self.setAccessibleName(f"{both}: {self._number()}")
        self.setToolTip("\n".join(f"{title} · {about}" for title, about in pair.lines()))
        look.changed.connect(self.update)

    def _number(self) -> str:
        number = len(self._pair.themes)
        return (
            self.tr("1 theme in both") if number == 1 else f"{number} " + self.tr("themes in both")
        )

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colour = self._look.colour
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(0, 0, 0, -1), colour("hover"))
        painter.fillRect(0, ROW - 1, self.width(), 1, colour("line"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        end = self.width() - 154
        dots = dots_width(self._themes)
        for number, (title, about) in enumerate(self._pair.lines()):
            self._paint_line(painter, 6 + number * LINE, end - dots - 16, title, about)
        painter.setFont(interface_font(13))
        place = mirrored(self, QRect(end - dots, 0, dots, ROW - 1))
        start = QPointF(place.left(), (ROW - 1) / 2)
        paint_dots(painter, start, self._themes, self._pair.themes, self._look)
        painter.setPen(colour("tx2"))
        painter.drawText(mirrored(self, QRect(end + 14, 0, 140, ROW - 1)), flags, self._number())
        if shows_focus(self):
            paint_focus_ring(painter, self.rect().adjusted(0, 0, 0, -1), self._look, 0)
        painter.end()

    def _paint_line(self, painter: QPainter, top: int, room: int, title: str, about: str) -> None:
        fonts = interface_font(13), interface_font(12)
        one, two = (QFontMetrics(font) for font in fonts)
        width, rest = title_rooms(
            one.horizontalAdvance(title), two.horizontalAdvance(about), room - GAP
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        x = 0
        # Letters are measured to whole pixels.
        for font, metrics, text, wide, role in (
            (fonts[0], one, title, width, "tx"), (fonts[1], two, about, rest, "tx2")
        ):  # fmt: skip
            shown = isolated(_cut(text, metrics, wide + 1))
            painter.setFont(font)
            painter.setPen(self._look.colour(role))
            painter.drawText(mirrored(self, QRect(x, top, wide + 2, LINE)), flags, shown)
            x += metrics.horizontalAdvance(shown) + GAP


class Choosing(QScrollArea):
    """Shown in Compare while no comparison is open.

    Signals: `compare_asked()` for what is selected, `edit_asked()` for its dates,
    `pair_asked(a, b)` for an offered pair, `actors_asked()` to compare all reports of actors.
    """

    compare_asked = Signal()
    edit_asked = Signal()
    pair_asked = Signal(int, int)
    actors_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        page = Pane(look, "base")
        self.setWidget(page)
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 24, 24, 24)
        column = QVBoxLayout()
        column.setSpacing(0)
        across.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        inner.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        across.addWidget(inner, 100)
        across.addStretch(1)
        self._lead = paragraph(look)
        self._compare = PushButton(look, "", kind="main", key="Enter")
        self._dates = PushButton(look, self.tr("Set their dates…"), key="F2")
        self._actors = PushButton(look, self.tr("Compare actors…"))
        self._actors.setToolTip(self.tr("All reports of two to four actors, each in one column"))
        self._heading = Words(look, self.tr("Pairs with most themes in common"), px=12, role="tx3")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._compare)
        buttons.addWidget(self._dates)
        buttons.addWidget(self._actors)
        buttons.addStretch(1)
        column.addStretch(1)
        column.addWidget(page_title(look, self.tr("Select two to four reports and press Enter")))
        column.addSpacing(6)
        column.addWidget(self._lead)
        column.addSpacing(20)
        column.addLayout(buttons)
        column.addSpacing(30)
        column.addWidget(self._heading)
        column.addSpacing(7)
        self._rule = Divider(look)
        column.addWidget(self._rule)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._compare.clicked.connect(self.compare_asked)
        self._dates.clicked.connect(self.edit_asked)
        self._actors.clicked.connect(self.actors_asked)
        self.show_selection([])
        look.changed.connect(lambda: self.show_selection(*self._selected))
        self.setAccessibleName(self.tr("Choose what to compare"))

    def show_selection(self, titles: Sequence[str], undated: bool = False) -> None:
        """Say what is selected, by title; `undated`: at least one of them has no date."""
        self._selected = (tuple(titles), undated)
        number = len(titles)
        words = self.tr("They open side by side, theme by theme.") + " "
        named = [f'<b style="font-weight:600">{_shown(title)}</b>' for title in titles[:4]]
        self._lead.set_rich(self._mark(words, named, number))
        self._compare.setVisible(number in {2, 3, 4})
        these = {2: self.tr("two"), 3: self.tr("three"), 4: self.tr("four")}.get(number, "")
        self._compare.set_words(self.tr("Compare these {0}").format(these))
        self._dates.setVisible(number > 0 and undated)
        self._dates.set_words(
            self.tr("Set its date…") if number == 1 else self.tr("Set their dates…")
        )

    def _mark(self, words: str, named: list[str], number: int) -> str:
        tx = self._look.tokens.tx
        named = [f'<span style="color:{tx}">{name}</span>' for name in named[:4]]
        if number == 0:
            return words + self.tr("Space adds a report, Ctrl and a click does the same.")
        if number == 1:
            said = words + self.tr("One is selected: {0}. Select one more.").format(named[0])
            return _ELLIPSIS_AND_STOP.sub(r"…\1", said)
        if number > 4:
            return words + self.tr("{0} are selected; leave four at most.").format(number)
        listed = ", ".join(named[:-1]) + " " + self.tr("and") + " " + named[-1]
        return words + self.tr("{0} are selected: {1}").format(NUMBERS[number], listed)

    def show_pairs(self, pairs: Sequence[Pair], themes: Sequence[Theme]) -> None:
        """Offer these pairs."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for pair in pairs:
            row = _PairRow(self._look, pair, themes)
            row.clicked.connect(lambda _=False, p=pair: self.pair_asked.emit(p.a, p.b))
            self._rows.addWidget(row)
        self._heading.setVisible(bool(pairs))
        self._rule.setVisible(bool(pairs))


def _shown(title: str) -> str:
    return isolated(escape(short_title(title)))

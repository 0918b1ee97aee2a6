# SPDX-License-Identifier: MIT
"""The right column while a theme or facet is chosen: its rules and what each supplies."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.ui.codebook.entries import Entry, Place, sentences
from standpoint.ui.codebook.tree import paint_track
from standpoint.ui.codebook.tree_model import UNCOUNTED, CodebookModel
from standpoint.ui.look import (
    Divider,
    DockHead,
    Look,
    Pane,
    PushButton,
    Words,
    interface_font,
    mono_font,
    paint_focus_ring,
    reads_right_to_left,
    shows_focus,
)

LINE, BARE = 46, 30
"""Heights of a line with words below the rule and of one without, in px."""
TRACK = 72


class _RuleLine(QAbstractButton):
    """One rule in its own face, below it in words how much it supplies. A click opens it."""

    def __init__(self, look: Look, entry: Entry, model: CodebookModel) -> None:
        super().__init__()
        self._look = look
        self._entry = entry
        self._share = model.share(entry)
        self._fault = model.fault(entry)
        self.words = _supplied(entry, model)
        self.setFixedHeight(LINE if self.words else BARE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{entry.label}. {self.words}")
        self.setToolTip(entry.label)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint rule, words and bar."""
        del event
        painter = QPainter(self)
        look, entry = self._look, self._entry
        if self.underMouse():
            painter.fillRect(self.rect(), look.colour("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        room = self.rect().adjusted(16, 5, -16 - TRACK - 16, -6)
        painter.setFont(mono_font(12.5))
        painter.setPen(look.colour("tx"))
        label = entry.label
        if reads_right_to_left(label):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        text = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, left | Qt.AlignmentFlag.AlignTop, text)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(interface_font(11.5))
        written = bool(entry.rule and entry.rule.source)
        painter.setPen(look.colour("err" if self._fault and written else "tx2"))
        said = painter.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, left | Qt.AlignmentFlag.AlignBottom, said)
        self._paint_share(painter)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), look, 0)
        painter.end()

    def _paint_share(self, painter: QPainter) -> None:
        theme = self._entry.theme
        if self._share is None or theme is None:
            return
        track = QRect(self.width() - 16 - TRACK, self.height() // 2 - 3, TRACK, 5)
        paint_track(painter, track, self._look)
        done = QRect(track)
        done.setWidth(max(round(TRACK * self._share), 1 if self._share else 0))
        painter.fillRect(done, QColor(self._look.hue(theme).base))


def _supplied(entry: Entry, model: CodebookModel) -> str:
    """Return in words what a rule supplies to its facet."""
    fault, found = model.fault(entry), model.count(entry)
    if entry.rule is not None and not entry.rule.source:
        said = "Choose it and write it"
    elif fault:
        said = fault
    elif entry.theme is not None and not entry.theme.active:
        said = "Switched off"
    elif found is None:
        said = "Not counted yet" if model.counted else ""
    elif not found:
        said = "Finds no sentence"
    else:
        whole = model.count(entry.parent) if entry.parent is not None else None
        said = f"Finds {sentences(found)}"
        if whole is not None:
            said = f"Supplies {found:,} of {sentences(max(whole, found))}"
    return said


def _rules(shown: int, theme: Theme, facet: Facet | None) -> str:
    """Return how many rules are listed, and of how many where a search leaves some out."""
    every = sum(len(each.rules) for each in ((facet,) if facet else theme.facets))
    number = f"{every:,}" if shown == every else f"{shown:,} of {every:,}"
    return f"{number} rule" if every == 1 else f"{number} rules"


class RuleList(Pane):
    """The facets of a theme, or the one that is chosen, with their rules.

    `chosen(place)`: a rule or facet was clicked. `rule_asked(place, language)`: a new rule.
    """

    chosen = Signal(object)
    rule_asked = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self._look = look
        self.head = DockHead(look, self.tr("Rules"))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.english = PushButton(look, self.tr("New English rule"), small=True)
        self.arabic = PushButton(look, self.tr("New Arabic rule"), small=True)
        self.english.clicked.connect(lambda: self.rule_asked.emit(self._place, "en"))
        self.arabic.clicked.connect(lambda: self.rule_asked.emit(self._place, "ar"))
        self._place: Place = ()
        self._shown: tuple[object, ...] = ()
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.english)
        row.addWidget(self.arabic)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Divider(look))
        column.addWidget(self._buttons)
        column.addWidget(self.area, 1)

    def lines(self) -> list[str]:
        """Return what is said of each rule, in order."""
        return [f"{line.toolTip()}: {line.words}" for line in self.findChildren(_RuleLine)]

    def show_entry(
        self, codebook: Codebook, model: CodebookModel, place: Place, *, read_only: bool
    ) -> None:
        """Show the rules of a theme or of one facet, with the numbers of the tree."""
        self._place = place
        theme = codebook.theme(str(place[0]))
        found = [e for e in model.lines() if e.rule is not None and e.place[: len(place)] == place]
        kept = self.area.verticalScrollBar().value()
        facet = theme.facet(str(place[1])) if len(place) > 1 else None
        self.head.set_title(_rules(len(found), theme, facet))
        where = theme.label if facet is None else f"{theme.label} › {facet.label}"
        self.head.set_detail(self.tr("in {0}").format(where))
        self._buttons.setVisible(facet is not None and not read_only)
        shown = (place, facet is None, tuple((e.looks, model.say(e)) for e in found))
        if shown != self._shown:
            self._shown = shown
            self.area.setWidget(self._page(found, model, titled=facet is None))
            self.area.verticalScrollBar().setValue(kept)

    def _page(self, found: list[Entry], model: CodebookModel, *, titled: bool) -> QWidget:
        page = Pane(self._look, "base")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        if not found:
            words = Words(self._look, self.tr("No rule yet: nothing is looked for."), role="tx2")
            words.setContentsMargins(16, 12, 16, 0)
            column.addWidget(words)
        facet = None
        for entry in found:
            if titled and entry.facet is not facet and entry.facet is not None:
                column.addWidget(self._title(entry, model))
                facet = entry.facet
            line = _RuleLine(self._look, entry, model)
            line.clicked.connect(lambda _=False, place=entry.place: self.chosen.emit(place))
            column.addWidget(line)
        column.addStretch(1)
        return page

    def _title(self, entry: Entry, model: CodebookModel) -> QWidget:
        assert entry.facet is not None
        title = Pane(self._look, "win")
        row = QHBoxLayout(title)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(Words(self._look, entry.facet.label, weight=600))
        number = model.count(entry.parent) if entry.parent is not None else None
        if entry.theme is not None and entry.theme.active and model.counted:
            said = "–" if number is None else sentences(number)
            words = Words(self._look, said, role="tx2")
            if number is None:
                words.setToolTip(UNCOUNTED)
            row.addWidget(words)
        row.addStretch(1)
        return title

# SPDX-License-Identifier: MIT
"""One report in full text: read-only, tinted by theme, underlined by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollBar, QTextBrowser, QTextEdit, QToolTip, QWidget

from standpoint.model.codebook import Theme
from standpoint.model.reports import Reading
from standpoint.ui.compare import marks
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.document import (
    GUTTER,
    LINE,
    MARGIN,
    fill,
    set_size,
    text_width,
)
from standpoint.ui.compare.gutter import Gutter
from standpoint.ui.compare.offsets import Offsets
from standpoint.ui.compare.pane_painting import PanePainter
from standpoint.ui.compare.ribbons import Extent
from standpoint.ui.compare.text_places import TextPlaces
from standpoint.ui.compare.tints import Tint, tints
from standpoint.ui.look import faces
from standpoint.ui.look.look import Look

FOCUS = 0.4
"""The share of the height at which a sentence that is sought comes to lie."""


class TextPane(QTextBrowser):
    """The text of one report.

    Signals: `pressed(int)` with the sentence that was clicked, `pointed(int)` with the right
    button; `stepped(int)` and `left(int)` for the arrow keys up and down, left and right;
    `scrolled()` when another part is in view; `laid_out()` when places in the text moved;
    `zoom_asked(int)` with steps; `menu_asked(QContextMenuEvent)` after the sentence under the
    pointer was pointed at. `pressed_at` is the position in the stored text of the last of them.
    """

    pressed = Signal(int)
    stepped = Signal(int)
    left = Signal(int)
    scrolled = Signal()
    laid_out = Signal()
    zoom_asked = Signal(int)
    menu_asked = Signal(object)
    pointed = Signal(int)

    def __init__(
        self, comparison: Comparison, look: Look, report: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.look = look
        self.report = report
        self.lean = 0.5
        self._reading = comparison.reading(report)
        self._offsets = Offsets(self._reading.text)
        self._lanes: list[str] = []
        self._coded: tuple[marks.Coded, ...] = ()
        self._underlines: tuple[marks.Underline, ...] = ()
        self._tints: list[Tint] = []
        self._places = TextPlaces(self.document())
        self.in_hand = False
        self._hit: tuple[int, int] | None = None
        self._painter = PanePainter(look, self._reading, self._offsets, self._places)
        self._extents: dict[int, Extent] = {}
        firsts = {s.paragraph: s.index for s in reversed(self._reading.sentences)}
        self._paragraphs = sorted(firsts.items())
        self._dim = True
        self._pressed_at = QPointF()
        self.pressed_at: int | None = None
        self._zoom = 0.0
        self._gutter = Gutter(self)
        self._prepare()
        fill(self.document(), self._reading)
        # Filling leaves the caret at the end, and the pane would scroll after it.
        self.setTextCursor(QTextCursor(self.document()))
        self._resize_text(None)
        self.refresh()

    def _prepare(self) -> None:
        # Filled by hand: what is opaque is moved when it scrolls, and only what is new is painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setOpenLinks(False)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The ruler shows and moves the place; the bar itself stays for wheel and screen readers.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Keys walk from sentence to sentence; a caret would say that the text can be edited.
        self.setCursorWidth(0)
        self.setAccessibleName(self._reading.report.title)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.document().documentLayout().documentSizeChanged.connect(self._on_laid_out)

    # What is shown ----------------------------------------------------------------------------

    @property
    def reading(self) -> Reading:
        """The report as it is read."""
        return self._reading

    @property
    def mirrored(self) -> bool:
        """Whether the text runs right to left, so that its gutter lies at the right."""
        return faces.right_to_left(self._reading.report.language)

    @property
    def coded(self) -> tuple[marks.Coded, ...]:
        """The coded sentences of themes that are on."""
        return self._coded

    @property
    def tinted(self) -> tuple[Tint, ...]:
        """What lies on a ground or has other letters, in the order in which it is painted."""
        return tuple(self._tints)

    def paragraphs(self) -> list[tuple[int, int]]:
        """Return each paragraph's number with its first sentence."""
        return self._paragraphs

    def theme(self, theme: str) -> Theme:
        """Return a theme of the codebook in force."""
        return self._comparison.theme(theme)

    def lane(self, theme: str) -> tuple[int, int]:
        """Return the lane of a theme and the number of lanes; a theme keeps its lane."""
        return self._lanes.index(theme), len(self._lanes)

    def lanes(self) -> list[str]:
        """Return the themes in the order of their lanes."""
        return self._lanes

    def refresh(self) -> None:
        """Read anew what is coded; the text itself never changes."""
        self._reading = self._comparison.reading(self.report)
        self._lanes = [theme.id for theme in self._comparison.themes()]
        self._coded = marks.coded(self._comparison, self.report)
        self._underlines = marks.underlines(self._comparison, self.report)
        self._painter.set_reading(self._reading)
        self._painter.set_lines(self._underlines, self._comparison.codebook, self._coded)
        self.paint_tints()

    def set_dimmed(self, *, dim: bool) -> None:
        """Dim furniture or show it like the rest."""
        if dim != self._dim:
            self._dim = dim
            self.paint_tints()

    def paint_tints(self) -> None:
        """Tint what is coded and selected now."""
        self._tints = tints(self._comparison, self.look, self._reading, self._coded, dim=self._dim)
        self._painter.set_tints(self._tints)
        selections = []
        # Grounds are painted by hand, in whole lines; only what recolours letters is Qt's.
        for tint in (*self._tints, *self._inked_hit()):
            if not tint.letters:
                continue
            made = QTextCharFormat()
            made.setForeground(QColor(tint.letters))
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self.span_cursor(tint.start, tint.end)
            selection.format = made
            selections.append(selection)
        self.setExtraSelections(selections)
        self.viewport().update()
        self._gutter.update()

    def set_found(self, hits: Sequence[tuple[int, int]], current: tuple[int, int] | None) -> None:
        """Frame words that were found, as spans of the stored text, and fill the current one."""
        self._painter.set_hits(hits, current)
        if current != self._hit:
            self._hit = current
            self.paint_tints()
        self.viewport().update()

    def _inked_hit(self) -> list[Tint]:
        inktx = self.look.tokens.inktx
        return [] if self._hit is None else [Tint(*self._hit, letters=inktx)]

    def span_cursor(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects `text[start:end]`."""
        first, last = self._offsets.span(start, end)
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected_span(self) -> tuple[int, int]:
        """Return what the user selected, in code points of the stored text."""
        cursor = self.textCursor()
        return (
            self._offsets.stored(cursor.selectionStart()),
            self._offsets.stored(cursor.selectionEnd()),
        )

    def select_span(self, start: int, end: int, *, keep_view: bool = False) -> None:
        """Select `text[start:end]`; with `keep_view` nothing scrolls to show it."""
        value = self.verticalScrollBar().value()
        self.setTextCursor(self.span_cursor(start, end))
        if keep_view:
            self.verticalScrollBar().setValue(value)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the stored text itself, no-break spaces and all."""
        start, end = self.selected_span()
        data = QMimeData()
        data.setText(self._reading.text[start:end])
        return data

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """Load nothing: a report asks no server for a picture."""
        del type, name
        return None

    # Size -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text's width within what reads well, and its place."""
        # Before the text breaks anew: afterwards another sentence would stand at this place.
        held = self._held()
        super().resizeEvent(event)
        self._resize_text(held)

    def zoom_changed(self) -> None:
        """Set the text at the look's zoom; the sentence at the focus stays there."""
        self._resize_text(self._held())

    def _held(self) -> tuple[int, float] | None:
        """Return which sentence is to stay where it is, and how far below the pane's top that is.

        At its top a text has no place to keep, and need not be laid out to find one.
        """
        if self.verticalScrollBar().value() == 0:
            return None
        anchor = self.sentence_at_focus()
        return (anchor, self.extent(anchor).top) if anchor is not None else None

    def _resize_text(self, held: tuple[int, float] | None) -> None:
        zoom = self.look.zoom
        self._places.forget()
        self._extents.clear()
        if zoom != self._zoom:
            self._zoom = zoom
            set_size(self.document(), self._reading, zoom)
        x, width = self.text_place()
        self.setViewportMargins(x, 0, self.width() - x - width, 0)
        self._gutter.fit()
        if held is not None:
            self.bring(*held)

    def text_place(self) -> tuple[int, int]:
        """Return left edge and width of the text inside the pane.

        What is left over lies at the outer side: `lean` 0 puts the text to the left, 1 to the
        right.
        """
        room = max(self.width() - GUTTER - MARGIN, 80)
        width = min(room, round(text_width(self.look.zoom)))
        before = round((room - width) * self.lean)
        return before + (MARGIN if self.mirrored else GUTTER), width

    def minimumSizeHint(self) -> QSize:
        """Return the least at which a text still reads."""
        return QSize(260 + GUTTER + MARGIN, 120)

    def line_height(self, right_to_left: bool = False) -> float:
        """Return the height of a line."""
        return (LINE + (faces.ARABIC_EXTRA_LINE if right_to_left else 0)) * self._zoom

    def _on_laid_out(self) -> None:
        self._places.forget()
        self._extents.clear()
        self._gutter.update()
        self.laid_out.emit()

    def _on_scrolled(self) -> None:
        self._gutter.scroll_to(self.verticalScrollBar().value())
        self.scrolled.emit()

    @contextmanager
    def _in_hand(self) -> Iterator[None]:
        """Say of what scrolls meanwhile that a person moves it: other texts follow only then."""
        before, self.in_hand = self.in_hand, True
        try:
            yield
        finally:
            self.in_hand = before

    def scroll_by_hand(self, value: int) -> None:
        """Scroll as a person asks for it who drags the overview."""
        with self._in_hand():
            self.verticalScrollBar().setValue(value)

    # Places -----------------------------------------------------------------------------------

    def text_height(self) -> float:
        """Return the height of the whole text."""
        return float(self.document().size().height())

    def about(self, position: int) -> float:
        """Return about where a position of the stored text lies below the start of the text."""
        return self._places.about(self._offsets.qt(position))

    def extent_in_text(self, sentence: int) -> Extent:
        """Return where a sentence lies below the start of the text."""
        if sentence not in self._extents:
            found = self._reading.sentences[sentence]
            span = self._offsets.span(found.start, found.end)
            self._extents[sentence] = self._places.extent(*span)
        return self._extents[sentence]

    def extent(self, sentence: int) -> Extent:
        """Return where a sentence lies below the pane's top."""
        value = self.verticalScrollBar().value()
        found = self.extent_in_text(sentence)
        return Extent(found.top - value, found.bottom - value)

    def in_view(self, extent: Extent) -> bool:
        """Return whether something of a stretch of the text is in view."""
        top = self.verticalScrollBar().value()
        return extent.bottom > top and extent.top < top + self.viewport().height()

    def coded_in_view(self) -> list[marks.Coded]:
        """Return the coded sentences in view."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        found = []
        for mark in self._coded:
            extent = self.extent_in_text(mark.sentence)
            if extent.top >= bottom:
                break
            if extent.bottom > top:
                found.append(mark)
        return found

    def sentence_at(self, position: QPointF) -> int | None:
        """Return the sentence at a point of the viewport, None beside the text."""
        stored = self._exactly_at(position)
        if stored is None:
            return None
        sentences = self._reading.sentences
        return next((s.index for s in sentences if s.start <= stored < s.end), None)

    def _exactly_at(self, position: QPointF) -> int | None:
        """Return the position in the stored text at a point of the viewport, None beside it."""
        at = QPointF(position.x(), position.y() + self.verticalScrollBar().value())
        found = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
        return self._offsets.stored(found) if found >= 0 else None

    def position_at(self, at: QPoint) -> int:
        """Return the position in the stored text that is nearest to a point of the viewport."""
        found = self.cursorForPosition(at).position()
        if self.mirrored:
            # Qt takes the end of the letter that was hit, however near its beginning is.
            found = self._places.nearest(found, float(at.x()))
        return self._offsets.stored(found)

    def end_places(self, start: int, end: int) -> tuple[QRectF, QRectF]:
        """Return where `text[start:end]` begins and ends: lines without width in the viewport."""
        first, last = self._offsets.span(start, end)
        value = self.verticalScrollBar().value()
        x = self._places.edges(first, last)
        lines = (self._places.extent(first, first), self._places.extent(max(last - 1, 0), last))
        one, other = (
            QRectF(across, line.top - value, 0, line.bottom - line.top)
            for across, line in zip(x, lines, strict=True)
        )
        return one, other

    def below(self, start: int, end: int) -> QPoint:
        """Return the point of the screen below the start of `text[start:end]`, or in view."""
        first, last = self.end_places(start, max(end, start))
        across = min(first.left(), last.left()) if first.top() == last.top() else first.left()
        down = min(max(last.bottom(), 0.0), float(self.viewport().height()))
        return self.viewport().mapToGlobal(QPoint(round(across), round(down)))

    def sentence_at_focus(self) -> int | None:
        """Return the sentence that lies at 40 % of the height, or the first one below."""
        at = QPointF(4.0, self.viewport().height() * FOCUS + self.verticalScrollBar().value())
        found = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        stored = self._offsets.stored(min(max(found, 0), self._offsets.qt_length))
        return next((s.index for s in self._reading.sentences if s.end > stored), None)

    def edge_in_view(self, steps: int) -> int:
        """Return the sentence before the first (`steps` 1) or after the last one in view."""
        height = self.viewport().height()
        seen = [s.index for s in self._reading.sentences
                if self.extent(s.index).top >= 0 and self.extent(s.index).top < height]  # fmt: skip
        if not seen:
            return -1
        return seen[0] - 1 if steps > 0 else seen[-1] + 1

    def bring(self, sentence: int, y: float | None = None) -> None:
        """Scroll so that a sentence begins at `y` below the pane's top, by default at 40 %."""
        wanted = self.viewport().height() * FOCUS if y is None else y
        self.verticalScrollBar().setValue(round(self.extent_in_text(sentence).top - wanted))

    def bring_position(self, position: int) -> None:
        """Scroll so that a position of the stored text is in view: as it is, or at 40 %."""
        at = self._offsets.qt(position)
        found = self._places.extent(at, at + 1)
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        if found.top < value or found.bottom > value + height:
            self.verticalScrollBar().setValue(round(found.top - height * FOCUS))

    def first_in_view(self) -> int:
        """Return the first position of the stored text of which the whole line is in view."""
        cursor = self.cursorForPosition(QPoint(2, round(self.line_height() / 2)))
        return self._offsets.stored(cursor.position())

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the themes of the lines under the pointer where it rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip(self, at: QPointF) -> str:
        """Return the themes of the lines under a point of the viewport, one on each line."""
        position = self._exactly_at(at)
        themes = self._painter.lines_at(position) if position is not None else []
        return "\n".join(dict.fromkeys(f"{theme.key} {theme.label}" for theme in themes))

    # Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the tints between the lines; add the underlines and "not counted"."""
        value = self.verticalScrollBar().value()
        area = event.rect()
        touched = self._places.between(value + area.top() - 8.0, value + area.bottom() + 9.0)
        painter = QPainter(self.viewport())
        painter.fillRect(area, self.look.colour("base"))
        painter.translate(0, -value)
        self._painter.grounds(painter, touched)
        self._painter.found(painter, touched)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.translate(0, -value)
        self._painter.underlines(painter, touched)
        self._painter.frames(painter)
        room = float(self.viewport().width())
        self._painter.not_counted(painter, self.tr("not counted"), room, touched)
        painter.end()

    # Pointing ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a press began, so that a selection is no click."""
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the sentence that was clicked."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed_at).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < 4:
            sentence = self.sentence_at(event.position())
            if sentence is not None and not self.textCursor().hasSelection():
                self.pressed_at = self._exactly_at(event.position())
                self.pressed.emit(sentence)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Press the sentence under the pointer and ask for its menu; selected words stay so."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and not (
            self.textCursor().hasSelection()
        ):
            sentence = self.sentence_at(QPointF(event.pos()))
            if sentence is not None:
                self.pressed_at = self._exactly_at(QPointF(event.pos()))
                self.pointed.emit(sentence)
        self.menu_asked.emit(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; with Shift they select letters as in any text."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        sides = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key, keypad = Qt.Key(event.key()), Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~keypad:
            self._take_key(event)
        elif key in steps:
            self.stepped.emit(steps[key])
        elif key in sides:
            self.left.emit(sides[key])
        elif key == Qt.Key.Key_Space:
            with self._in_hand():
                self.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)
        else:
            self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> None:
        with self._in_hand():
            super().keyPressEvent(event)

    def put_caret(self, sentence: int) -> None:
        """Let a selection by keyboard begin at a sentence."""
        value = self.verticalScrollBar().value()
        cursor = self.span_cursor(*[self._reading.sentences[sentence].start] * 2)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            with self._in_hand():
                super().wheelEvent(event)

# SPDX-License-Identifier: MIT
"""The view by theme: reports as columns, themes and facets as rows, linked sentences level."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from standpoint.ui.compare import memo, theme_speech, wording
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.placing import TALL_HEAD, Box, Column, Page, columns
from standpoint.ui.compare.rows import Fold, Item, Shown, Silent, Stop, ThemeHead
from standpoint.ui.compare.theme_layout import ThemeLayout
from standpoint.ui.compare.theme_links import Drawn, Lines, LinkPainter, link_at
from standpoint.ui.compare.theme_painting import Emphasis, ThemePainter, emphasis
from standpoint.ui.compare.theme_walk import Walk
from standpoint.ui.look.faces import right_to_left
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import shows_focus

_MARGIN = 8.0
_TRIES = 4
_REST, _PAUSE = 150, 12
"""Milliseconds of quiet before what is out of view is set, and between two moments of it."""
_MOMENT = 0.008
"""Seconds for which it is set then."""


class ThemeView(QAbstractScrollArea):
    """Paints an alignment; everything in it can be reached with the arrow keys of its `walk`.

    Signals: `moved()` when columns moved sideways or changed their width, so that the titles
    follow.
    """

    moved = Signal()

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._look = look
        self._layout = ThemeLayout(comparison)
        self._painter = ThemePainter(look, comparison, self._layout)
        self._page = Page([], [], 0, 0)
        self._across: tuple[Column, ...] = ()
        self._laid_out_for = 0
        self._whole: set[Stop] = set()
        self._hovered: object = None
        self._links = LinkPainter(look, self._layout)
        self._drawn: dict[int, Lines] = {}
        self._standing: Emphasis | None = None
        self.walk = Walk(self)
        self.asleep = False
        self._stale = False
        self._settling = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._settle_the_rest)
        theme_speech.install()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.tr("Reports by theme"))
        comparison.aligned.connect(self._on_aligned)
        comparison.viewed.connect(self.lay_out)
        comparison.selected.connect(self._on_selected)
        look.changed.connect(self._on_look)
        self.walk.stood_aside.connect(self._on_stood)

    # Layout -----------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """Where everything lies."""
        return self._page

    @property
    def comparison(self) -> Comparison:
        """What is compared."""
        return self._comparison

    def across(self) -> list[tuple[float, float]]:
        """Return left edge and width of each column, in pixels of the view."""
        shift = self.horizontalScrollBar().value()
        return [(column.x - shift, column.width) for column in self._across]

    @property
    def drawn(self) -> list[Drawn]:
        """The links as they are drawn."""
        return [
            drawn for number in range(len(self._page.bands)) for drawn in self._drawn_in(number)
        ]

    def mirrored(self, place: int) -> bool:
        """Return whether a column runs from right to left."""
        return right_to_left(self._comparison.columns[place].language)

    def lay_out(self) -> None:
        """Place everything anew; what stands at the top stays there."""
        if not self.isVisible():
            self._stale = True
            return
        anchor = self._anchor()
        width = self._laid_out_for = self.viewport().width()
        self._across = columns(len(self._comparison.columns), width)
        self._painter.heads.across = self._across
        self._page = self._layout.page(self._across, self._look.zoom, self._whole)
        self._hold(anchor)
        self._settle()
        self.moved.emit()
        self._touch()

    def _hold(self, anchor: tuple[Stop, float] | None) -> None:
        """Fit the scroll bars to the page, and leave a sentence where it stood."""
        self._settling = True
        self._set_bars()
        box = self._page.by_stop.get(anchor[0]) if anchor is not None else None
        if anchor is not None and box is not None:
            self.verticalScrollBar().setValue(round(box.y - anchor[1]))
        self._settling = False

    def _settle(self) -> None:
        """Let no sentence that is in view, or nearly, stand in a height that is only a guess."""
        for _ in range(_TRIES):
            if not self._layout.guessed(self._near(0.1)):
                break
            if self._layout.settle(self._layout.guessed(self._near(0.5))):
                self._place_again()
        if self._layout.estimated:
            self._rest.start(_REST)

    def _near(self, screens: float) -> list[Box]:
        """Return the boxes in view, and those so many heights of the view above and below."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return self._page.between(top - screens * height, top + (1 + screens) * height)

    def _place_again(self) -> None:
        """Move what lies elsewhere now that heights are known."""
        anchor = self._anchor()
        self._page = self._layout.again()
        self._hold(anchor)
        self._touch()

    def _settle_the_rest(self) -> None:
        """Set what nobody sees while nothing else is to be done."""
        if self._layout.settle_some(_MOMENT):
            self._rest.start(_PAUSE)
        else:
            self._place_again()

    def _set_bars(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(0, round(self._page.width) - self.viewport().width()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(21)
        down.setRange(0, max(0, round(self._page.height) - self.viewport().height()))

    def _anchor(self) -> tuple[Stop, float] | None:
        """Return the sentence to hold in place: the selected one if in view, else the top one."""
        top = self.verticalScrollBar().value()
        seen = self._page.between(top, top + self.viewport().height())
        stops = [box for box in seen if isinstance(box.thing, Shown)]
        chosen = [b for b in stops if b is self._page.by_stop.get(self._comparison.stop)]  # type: ignore[arg-type]
        for box in chosen or sorted(stops, key=lambda box: box.y):
            if isinstance(box.thing, Shown) and top > 0:
                return box.thing.stop, box.y - top
        return None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the other view was shown."""
        super().showEvent(event)
        if self._stale:
            self._on_aligned()

    def _on_aligned(self) -> None:
        self._stale = self.asleep or not self.isVisible()
        if self._stale:
            return
        known = {box.thing.stop for box in self._page.boxes if isinstance(box.thing, Shown)}
        if not {stop.report for stop in known} & set(self._comparison.ids):
            self._whole.clear()
            self.verticalScrollBar().setValue(0)
        self.lay_out()

    def _on_look(self) -> None:
        self._layout.forget()
        self.lay_out()

    def _on_selected(self) -> None:
        self.walk.aside = None
        guest = self._layout.guest
        if guest is not None and guest != self._comparison.stop:
            self.lay_out()  # it was shown for being selected only
        self._on_stood()

    def _on_stood(self) -> None:
        self._touch()
        here = self.walk.here()
        if here is not None:
            theme_speech.tell_focus(self, self._page.boxes.index(here))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences to the new width."""
        super().resizeEvent(event)
        if self._across and self._laid_out_for == self.viewport().width() and not self._stale:
            self._set_bars()
            self._touch()
        else:
            self.lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and repaint the rest; the titles follow sideways."""
        if dx or abs(dy) > self.viewport().height() // 2:
            self.viewport().update()
        else:
            self.viewport().scroll(0, dy)
            # The stuck header was moved along, and another may push it.
            self.viewport().update(0, 0, self.viewport().width(), 2 * TALL_HEAD + max(dy, 0))
        if dx:
            self.moved.emit()
        if self._layout.estimated and not self._settling:
            self._settle()

    # Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what was touched, then the header of the theme in which the view stands."""
        painter = QPainter(self.viewport())
        if self._standing is None:
            focused = shows_focus(self)
            self._standing = emphasis(self._comparison, self._hovered, focused=focused)
            self._standing.aside = self.walk.aside
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for area in event.region():  # type: ignore[attr-defined]
            painter.setClipRect(area)
            painter.fillRect(area, self._look.colour("base"))
            painter.translate(-left, -top)
            self._paint_between(
                painter, self._standing, (area.top() + top, area.bottom() + top + 1)
            )
            self._paint_stuck(painter, top)
            painter.translate(left, top)
        painter.end()

    def _paint_between(
        self, painter: QPainter, standing: Emphasis, seen: tuple[float, float]
    ) -> None:
        for box in self._page.between(*seen):
            self._painter.paint_box(painter, box, standing)
        for number in self._bands_between(*seen):
            self._links.paint(painter, self._drawn_in(number, seen), standing, seen)

    def _bands_between(self, top: float, bottom: float) -> list[int]:
        return [number for number, (band, start, end) in enumerate(self._page.bands)
                if start < bottom and end > top and band.links]  # fmt: skip

    def _drawn_in(self, number: int, seen: tuple[float, float] | None = None) -> list[Drawn]:
        """Return the links of a band as they are drawn, kept until something moves or changes.

        With `seen` (top, bottom) only links are drawn that are in view there.
        """
        standing = self._standing or emphasis(self._comparison, None, focused=False)
        if number not in self._drawn:
            self._drawn[number] = self._links.lines(self._page, self._page.bands[number][0])
        return self._links.draw(self._drawn[number], standing, seen)

    def _touch(self) -> None:
        """Paint all anew: another selection, another page."""
        self._standing = None
        self._drawn.clear()
        self.viewport().update()

    def _paint_stuck(self, painter: QPainter, top: int) -> None:
        stuck = self._stuck_head(top)
        if stuck is not None and isinstance(stuck.thing, ThemeHead):
            hovered = self._hovered == stuck.thing
            at_top = stuck.y >= top
            heads = self._painter.heads
            if at_top:
                ratio = painter.device().devicePixelRatioF()
                picture = heads.picture(stuck, stuck.thing, ratio, hovered=hovered)
                painter.drawPixmap(QPointF(stuck.x, stuck.y), picture)
            else:
                heads.paint_head(painter, stuck, stuck.thing, hovered=hovered)

    def _stuck_head(self, top: float) -> Box | None:
        """Return the header as it sticks to the top, pushed up by the next theme's."""
        place = self._page.head_of(top)
        if place is None:
            return None
        head = self._page.heads[place]
        y = top
        if place + 1 < len(self._page.heads):
            # By one pixel the next header lies over this one's rule.
            y = min(y, self._page.heads[place + 1].y - head.height + 1)
        return Box(head.thing, -1, head.x, y, head.width, head.height)

    # Pointing ---------------------------------------------------------------------------------

    def box_at(self, position: QPoint | QPointF) -> Box | None:
        """Return the box at a point of the viewport; a stuck header lies over the others."""
        x = position.x() + self.horizontalScrollBar().value()
        y = position.y() + self.verticalScrollBar().value()
        stuck = self._stuck_head(self.verticalScrollBar().value())
        if stuck is not None and stuck.contains(x, y):
            return stuck
        return self._page.at(x, y)

    def link_at(self, position: QPoint | QPointF) -> Placed | None:
        """Return the link whose label or line lies at a point of the viewport."""
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        at = QPointF(position) + QPointF(left, top)
        seen = at.y() - 1, at.y() + 1
        drawn = [one for place in self._bands_between(*seen) for one in self._drawn_in(place, seen)]
        return link_at(drawn, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would take."""
        box = self.box_at(event.position())
        self._hover(_target(box), link=self.link_at(event.position()) is not None)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._hover(None, link=False)

    def _hover(self, target: object, *, link: bool) -> None:
        folds = isinstance(target, ThemeHead) and target.folds
        hand = link or folds or isinstance(target, Fold)
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if target != self._hovered:
            before, self._hovered = self._hovered, target
            if self._standing is not None:
                self._standing.hovered = target
            self._update_boxes(before, target)

    def _update_boxes(self, *targets: object) -> None:
        """Repaint only the boxes of these sentences, folds and headers."""
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for box in self._page.between(top, top + self.viewport().height()):
            if _target(box) in targets:
                area = QRectF(box.x - left, box.y - top, box.width, box.height)
                self.viewport().update(area.toAlignedRect())
        self.viewport().update(0, 0, self.viewport().width(), TALL_HEAD)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a sentence or link, open a fold, collapse a theme."""
        if event.button() == Qt.MouseButton.LeftButton:
            link = self.link_at(event.position())
            box = self.box_at(event.position())
            if link is not None:
                self._comparison.select(link.stop(link.link.a), link)
            elif box is not None:
                self._press(box)
        elif event.button() == Qt.MouseButton.RightButton:
            box = self.box_at(event.position())
            if box is not None and isinstance(box.thing, Shown):
                self._comparison.select(box.thing.stop)
            elif box is not None and isinstance(box.thing, Silent):
                self.walk.stand(box.thing)

    def _press(self, box: Box) -> None:
        thing = box.thing
        if isinstance(thing, ThemeHead):
            self.toggle(thing)
        elif isinstance(thing, Fold):
            self._comparison.toggle_fold(thing.key)
        elif isinstance(thing, Silent):
            self.walk.stand(thing)
        elif isinstance(thing, Shown):
            if self.walk.picking:
                self.walk.picked.emit(thing.stop)
                return
            self._comparison.select(thing.stop)
            self.unfold(thing.stop)

    def toggle(self, head: ThemeHead) -> None:
        """Open or close a theme."""
        if head.silent:
            if head.folds:
                self._comparison.toggle_silent(head.theme.id)
        else:
            self._comparison.toggle_collapsed(head.theme.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a sentence in its full text."""
        box = self.box_at(event.position())
        if box is not None and isinstance(box.thing, Shown) and not self.walk.picking:
            self.walk.opened.emit(box.thing.stop)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain a closeness, or a coding's state, where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, position: QPoint) -> str:
        link = self.link_at(position)
        if link is not None:
            return wording.closeness_in_words(link.link, self._comparison.alignment.limit)
        box = self.box_at(position)
        if box is not None and isinstance(box.thing, Shown):
            passage = box.thing.passage
            words = wording.status_words(passage.status, passage)
            reading = self._comparison.reading(passage.report)
            noted = memo.listed(memo.touching(reading, passage.start, passage.end))
            words = f"{words}\n\n{noted}" if noted else words
            if not self._comparison.grouped:
                return words
            report = self._comparison.reading(box.thing.stop.report).report
            return f"{report.title}\n{words}"
        if box is not None and isinstance(box.thing, Silent) and box.thing.several:
            return self.tr("Silence is reviewed report by report. Open a report in full text.")
        across = position.x() + self.horizontalScrollBar().value()
        return self._painter.heads.tip(box, across) if box is not None else ""

    # Walking ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter; the other keys belong to the workspace."""
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~keypad or not self.walk.press(Qt.Key(event.key())):
            super().keyPressEvent(event)

    @property
    def silent(self) -> Silent | None:
        """The silent cell on which the keyboard stands."""
        return self.walk.aside if isinstance(self.walk.aside, Silent) else None

    def unfold(self, stop: Stop) -> bool:
        """Show a cut sentence in full; return whether there was something to show."""
        box = self._page.by_stop.get(stop)
        shown: Item | None = box.thing if box and isinstance(box.thing, Shown) else None
        if not isinstance(shown, Shown) or not self._layout.excerpt(shown).cut:
            return False
        self._whole.add(stop)
        self.lay_out()
        return True

    def reveal(self, stop: Stop) -> None:
        """Bring a sentence into view, opening the theme and the fold that hide it."""
        if stop.theme in self._comparison.view.collapsed:
            self._comparison.toggle_collapsed(stop.theme)
        first = self._comparison.columns[self._comparison.place(stop.report)].reports[0]
        key = (stop.theme, stop.facet, first.id)
        hidden = stop not in self._page.by_stop and not self._open_linked(stop)
        if hidden and key not in self._comparison.view.opened:
            self._comparison.toggle_fold(key)
        if stop not in self._page.by_stop and self._comparison.view.filter.active:
            self.lay_out()  # what is selected is shown whatever the filter
        box = self._page.by_stop.get(stop)
        if box is not None:
            self.show_box(box)

    def _open_linked(self, stop: Stop) -> bool:
        """Open the folds of linked sentences behind which one stands; return whether it does."""
        folds = [box.thing for box in self._page.boxes if isinstance(box.thing, Fold)]
        for fold in folds:
            if fold.key[:2] == (stop.theme, stop.facet) and stop.passage in fold.hides:
                here, folded = -fold.key[2], fold.hides[stop.passage]
                keys = {(stop.theme, stop.facet, -(here + more)) for more in range(folded)}
                view = self._comparison.view
                self._comparison.set_view(replace(view, opened=view.opened | keys))
                return True
        return False

    def show_box(self, box: Box) -> None:
        """Scroll as little as brings a box into view, clear of the stuck header."""
        # Where heights were guesses, what is above the box moves it once it comes into view.
        for _ in range(_TRIES):
            guessed = bool(self._layout.estimated)
            self._bring(self._now(box))
            if not guessed:
                break

    def _now(self, box: Box) -> Box:
        """Return a box as it lies on the page that is shown."""
        if isinstance(box.thing, Shown):
            return self._page.by_stop.get(box.thing.stop, box)
        same = (one for one in self._page.boxes if one.thing == box.thing)
        return next((one for one in same if one.column == box.column), box)

    def _bring(self, box: Box) -> None:
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        head = TALL_HEAD + _MARGIN
        if box.y - head < bar.value():
            bar.setValue(round(box.y - head))
        elif box.bottom + _MARGIN > bar.value() + self.viewport().height():
            bar.setValue(round(min(box.bottom + _MARGIN - self.viewport().height(), box.y - head)))
        if box.x < across.value():
            across.setValue(round(box.x))
        elif box.x + box.width > across.value() + self.viewport().width():
            across.setValue(round(box.x + box.width - self.viewport().width()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._touch()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._touch()


def _target(box: Box | None) -> object:
    """Return what a click on a box takes: a sentence, a fold or a theme's header."""
    if box is None:
        return None
    if isinstance(box.thing, Shown):
        return box.thing.stop
    return box.thing if isinstance(box.thing, (Fold, ThemeHead)) else None

# SPDX-License-Identifier: MIT
"""The view in full text: panes side by side, ribbons between, rulers beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from standpoint.analysis.alignment import Passage
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.find_bar import FindBar
from standpoint.ui.compare.follower import Follower
from standpoint.ui.compare.heads import Place
from standpoint.ui.compare.link_bar import LinkBar
from standpoint.ui.compare.pane import TextPane
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.ruler import WIDTH as RULER
from standpoint.ui.compare.ruler import OverviewRuler
from standpoint.ui.compare.strip import RibbonStrip
from standpoint.ui.compare.text_finder import TextFinder
from standpoint.ui.look.look import Look

STRIP = 124
NARROW_STRIP = 96
DIM = "compare/dim furniture"
TOGETHER = "compare/scroll together"
"""Under these names the settings keep what was ticked."""
WIDE = 1340
"""From this width on the strips are wide."""


class FullText(QWidget):
    """Signals: `moved()` when panes moved, so that the titles follow; `zoom_asked(int)` with steps.

    `picked(Passage)` carries the sentence that is clicked while `picking`; `menu_asked(TextPane,
    QContextMenuEvent)` asks for the menu of what is selected; `made(TextPane)` comes with each
    text.
    """

    moved = Signal()
    zoom_asked = Signal(int)
    picked = Signal(object)
    made = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._look = look
        self._panes: list[TextPane] = []
        self._strips: list[RibbonStrip] = []
        self._rulers: list[OverviewRuler] = []
        self._follower = Follower(comparison)
        self._follower.together = bool(comparison.session.settings.get(TOGETHER, True))
        self._dim = bool(comparison.session.settings.get(DIM, True))
        self.picking = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk = QWidget()
        self._area.setWidget(self._desk)
        self._desk.installEventFilter(self)
        self._area.horizontalScrollBar().valueChanged.connect(self.moved)
        self.bar = LinkBar(comparison, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        self._find_bar = FindBar(look, self)
        self.finder = TextFinder(
            comparison, self._find_bar, self._shown_with_rulers, self._bring_found
        )
        column.addWidget(self._find_bar)
        column.addWidget(self.bar)
        self.bar.stepped.connect(self.step_link)
        comparison.aligned.connect(self._on_aligned)
        comparison.viewed.connect(self._on_viewed)
        comparison.selected.connect(self._on_selected)
        look.changed.connect(self._on_look)

    # What is shown ----------------------------------------------------------------------------

    @property
    def panes(self) -> tuple[TextPane, ...]:
        """The texts from left to right."""
        return tuple(self._panes)

    @property
    def rulers(self) -> tuple[OverviewRuler, ...]:
        """The overview rulers, one for each text."""
        return tuple(self._rulers)

    @property
    def strips(self) -> tuple[RibbonStrip, ...]:
        """The strips between neighbouring texts."""
        return tuple(self._strips)

    def pane(self, report: int) -> TextPane:
        """Return the text of a report."""
        return next(pane for pane in self._panes if pane.report == report)

    def _on_aligned(self) -> None:
        if not self.isVisible():
            return
        texts = [pane.reading.text for pane in self._panes]
        wanted = [self._comparison.reading(number).text for number in self._comparison.texts]
        if [pane.report for pane in self._panes] != list(self._comparison.texts) or texts != wanted:
            self._rebuild()
        else:
            self._refresh()
        self._show_link()

    def show_texts(self) -> None:
        """Show other reports of the columns that are compared."""
        self._on_aligned()

    def showEvent(self, event: object) -> None:
        """Build the texts when they are first seen."""
        del event
        self._on_aligned()

    def _rebuild(self) -> None:
        texts = {number: self._comparison.reading(number).text for number in self._comparison.texts}
        kept = {p.report: p for p in self._panes if texts.get(p.report) == p.reading.text}
        gone = [pane for pane in self._panes if pane.report not in kept]
        # Keys go on working in the text that takes the place of the one where they worked.
        focused = [place for place, pane in enumerate(self._panes) if pane.hasFocus()]
        others = not set(texts) <= {pane.report for pane in self._panes}
        for widget in (*gone, *self._strips, *self._rulers):
            widget.hide()
            widget.deleteLater()
        self._panes = [kept.get(number) or self._make_pane(number) for number in texts]
        for pane in kept.values():
            pane.zoom_changed()
            pane.refresh()
            pane.set_dimmed(dim=self._dim)
        pairs = zip(self._panes, self._panes[1:], strict=False)
        self._strips = [RibbonStrip(self._comparison, self._look, *pair) for pair in pairs]
        self._rulers = [
            OverviewRuler(pane, at_right=place > 0) for place, pane in enumerate(self._panes)
        ]
        for strip in self._strips:
            strip.chosen.connect(self._choose)
            strip.sought.connect(self._seek)
        for place, pane in enumerate(self._panes):
            last = len(self._panes) - 1
            pane.lean = 0.5 if last == 0 else 1 - place / last
        for widget in (*self._panes, *self._strips, *self._rulers):
            widget.setParent(self._desk)
            widget.show()
        self._arrange()
        self._follower.watch(self._panes)
        self.finder.refresh()
        if focused and self._panes:
            self._panes[min(focused[0], len(self._panes) - 1)].setFocus()
        if others:
            self._begin_at_top()

    def _shown_with_rulers(self) -> tuple[tuple[TextPane, OverviewRuler], ...]:
        return tuple(zip(self._panes, self._rulers, strict=True))

    def _bring_found(self, pane: TextPane, position: int, linked: Placed | None) -> None:
        """Bring words that were found into view, and level what their passage is linked with."""
        with self._follower.still():
            pane.bring_position(position)
            self._area.ensureWidgetVisible(pane, RULER, 0)
            if linked is not None and self._follower.together:
                self._level(pane, linked)

    def _level(self, pane: TextPane, placed: Placed) -> None:
        """Bring the other end of a link level with its end in a text."""
        near = next(key for key in placed.ends() if key[0] == pane.report)
        report, sentence = placed.other(near)
        # Of an actor's reports one is shown; the link may lead to another one.
        if report in [shown.report for shown in self._panes]:
            self.pane(report).bring(sentence, pane.extent(near[1]).top)

    def _begin_at_top(self) -> None:
        """Let all texts begin level: one that was read before would stand somewhere else."""
        with self._follower.still():
            for pane in self._panes:
                pane.verticalScrollBar().setValue(0)

    def _make_pane(self, report: int) -> TextPane:
        pane = TextPane(self._comparison, self._look, report)
        pane.set_dimmed(dim=self._dim)
        pane.pressed.connect(partial(self._press, pane))
        pane.stepped.connect(partial(self._step, pane))
        pane.left.connect(partial(self._go_aside, pane))
        pane.zoom_asked.connect(self.zoom_asked)
        pane.pointed.connect(partial(self._point, pane))
        pane.menu_asked.connect(partial(self.menu_asked.emit, pane))
        self.made.emit(pane)
        return pane

    def _shows_comparison(self) -> bool:
        """Tell whether the panes are those of the comparison; while hidden they may be older."""
        return [pane.report for pane in self._panes] == list(self._comparison.texts)

    def _refresh(self) -> None:
        if not self._shows_comparison():
            return
        for pane in self._panes:
            pane.refresh()
        for ruler in self._rulers:
            ruler.forget()
        for strip in self._strips:
            strip.update()
        self.finder.refresh()

    def _on_viewed(self) -> None:
        if self.isVisible():
            self._refresh()
            self._show_link()

    def _on_selected(self) -> None:
        if self.isVisible():
            for pane in self._panes:
                pane.paint_tints()
            for strip in self._strips:
                strip.update()
            self._show_link()

    def _on_look(self) -> None:
        with self._follower.still():
            for pane in self._panes if self._shows_comparison() else ():
                pane.zoom_changed()
        self._refresh()
        self.moved.emit()

    def set_dimmed(self, dim: bool) -> None:
        """Dim furniture or show it like the rest."""
        self._dim = dim
        self._comparison.session.settings.set(DIM, dim)
        for pane in self._panes if self._shows_comparison() else ():
            pane.set_dimmed(dim=dim)

    # Where it lies ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange the panes when their ground is resized."""
        if watched is self._desk and event.type() == QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a sideways bar where the texts would be too narrow to read."""
        super().resizeEvent(event)
        self._set_least_width()

    def _set_least_width(self) -> None:
        number = len(self._panes)
        least = sum(pane.minimumSizeHint().width() + RULER for pane in self._panes)
        self._desk.setMinimumWidth(least + NARROW_STRIP * max(number - 1, 0))

    def _arrange(self) -> None:
        """Put ruler, pane, strip, pane, ruler side by side; in the middle rulers follow panes."""
        if not self._panes:
            return
        self._set_least_width()
        height, number = self._desk.height(), len(self._panes)
        strip = STRIP if self._desk.width() >= WIDE else NARROW_STRIP
        each = (self._desk.width() - number * RULER - (number - 1) * strip) // number
        x = 0
        for place, (pane, ruler) in enumerate(zip(self._panes, self._rulers, strict=True)):
            if place == 0:
                ruler.setGeometry(x, 0, RULER, height)
                pane.setGeometry(x + RULER, 0, each, height)
            else:
                pane.setGeometry(x, 0, each, height)
                ruler.setGeometry(x + each, 0, RULER, height)
            x += each + RULER
            if place < number - 1:
                self._strips[place].setGeometry(x, 0, strip, height)
                x += strip
        # The titles above follow, and leave another height to the texts: not while a layout that
        # is still at work would lay its older height over the new one.
        QTimer.singleShot(0, self, self.moved.emit)

    def places(self) -> list[Place]:
        """Return where each text lies, in pixels of this widget."""
        found = []
        for pane in self._panes:
            x, width = pane.text_place()
            found.append(Place(pane.mapTo(self, pane.rect().topLeft()).x() + x, width))
        return found

    # Links ------------------------------------------------------------------------------------

    def order(self) -> list[Placed]:
        """Return the links of themes that are on, in the order of the texts."""
        return sorted(self._comparison.text_links(), key=self._positions())

    def _positions(self) -> Callable[[Placed], tuple[tuple[int, int], ...]]:
        columns = {report: place for place, report in enumerate(self._comparison.texts)}
        return lambda placed: tuple(
            sorted((columns[key[0]], key[1]) for key in (placed.link.a, placed.link.b))
        )

    def step_link(self, steps: int) -> None:
        """Go to the next or previous link and bring both its ends to 40 % of the height."""
        links = self._comparison.text_links()
        placed = self._comparison.step_link(steps, self._positions(), links)
        if placed is not None:
            self.bring_link(placed)

    def bring_link(self, placed: Placed) -> None:
        """Bring both ends of a link to 40 % of the height."""
        near = self._comparison.stop.report if self._comparison.stop else placed.link.a[0]
        with self._follower.still():
            for report, sentence in sorted(placed.ends(), key=lambda key: key[0] == near):
                self.pane(report).bring(sentence)
                self._area.ensureWidgetVisible(self.pane(report), RULER, 0)

    def _choose(self, placed: Placed) -> None:
        self._comparison.select(placed.stop(placed.link.a), placed)

    def _seek(self, pane: TextPane, sentence: int, placed: Placed) -> None:
        """Bring the end of a link that is out of view level with the one in view."""
        near = placed.other((pane.report, sentence))
        top = self.pane(near[0]).extent(near[1]).top
        with self._follower.still():
            lowest = pane.viewport().height() * 0.8
            pane.bring(sentence, min(max(top, pane.line_height()), lowest))
        self._comparison.select(placed.stop(near), placed)

    def _press(self, pane: TextPane, sentence: int) -> None:
        mark = next((mark for mark in pane.coded if mark.sentence == sentence), None)
        if self.picking:
            found = pane.reading.sentences[sentence]
            where = (sentence, found.start, found.end, found.paragraph)
            self.picked.emit(Passage(pane.report, *where, (), "confirmed"))
            return
        if mark is None:
            self._comparison.point_at((pane.report, sentence))
            return
        linked = [stop for stop in mark.stops if self._comparison.links_of(stop)]
        stops = linked or list(mark.stops)
        current = self._comparison.stop
        place = stops.index(current) + 1 if current in stops else 0
        # A second click on a sentence of several themes goes on to its next one.
        self._comparison.select(stops[place % len(stops)])

    def _point(self, pane: TextPane, sentence: int) -> None:
        """Select the sentence under the right button, unless it is selected already."""
        stop = self._comparison.stop
        if not self.picking and (stop is None or stop.passage != (pane.report, sentence)):
            self._press(pane, sentence)

    def _step(self, pane: TextPane, steps: int) -> None:
        """Go to the next or previous coded sentence of a text, from the selected or the sought."""
        stop = self._comparison.stop
        if stop is not None and stop.report == pane.report:
            here = stop.passage[1]
        else:
            here = pane.edge_in_view(steps)
        ahead = [m for m in pane.coded if (m.sentence > here if steps > 0 else m.sentence < here)]
        if ahead:
            mark = ahead[0 if steps > 0 else -1]
            self._comparison.select(self._first(mark.stops))
            with self._follower.still():
                pane.bring(mark.sentence)
                for placed in self._comparison.emphasised()[:1]:
                    if self._follower.together:
                        self._level(pane, placed)
            pane.put_caret(mark.sentence)

    def _first(self, stops: Sequence[Stop]) -> Stop:
        """Return the stop of a sentence to select: a linked one, else its first."""
        linked = [stop for stop in stops if self._comparison.links_of(stop)]
        return (linked or list(stops))[0]

    def _go_aside(self, pane: TextPane, steps: int) -> None:
        """Go to the other text, to the sentence that the selected one is linked with."""
        place = self._panes.index(pane) + steps
        if not 0 <= place < len(self._panes):
            return
        other = self._panes[place]
        self._area.ensureWidgetVisible(other, RULER, 0)
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        stop = self._comparison.stop
        for placed in self._comparison.links_of(stop) if stop is not None else ():
            key = placed.other(stop.passage) if stop is not None else placed.link.a
            if key[0] == other.report:
                self._comparison.select(placed.stop(key), placed)
                other.bring(key[1])
                other.put_caret(key[1])
                return

    def open(self, stop: Stop) -> None:
        """Bring a sentence to 40 % of its text's height, with what it is linked with."""
        self._comparison.select(stop, self._comparison.link)
        open_ = set(self._comparison.texts)
        links = [one for one in self._comparison.emphasised()
                 if {one.link.a[0], one.link.b[0]} <= open_]  # fmt: skip
        if links:
            self.bring_link(links[0])
        pane = self.pane(stop.report)
        with self._follower.still() if links else nullcontext():
            pane.bring(stop.passage[1])
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sentence(self, report: int, sentence: int) -> None:
        """Bring any sentence of a report to 40 % of the height."""
        self.pane(report).bring(sentence)

    def _show_link(self) -> None:
        self.bar.show_selection(self.order())

    def set_together(self, together: bool) -> None:
        """Let the texts scroll together, or each alone."""
        self._follower.together = together
        self._comparison.session.settings.set(TOGETHER, together)

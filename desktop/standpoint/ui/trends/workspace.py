# SPDX-License-Identifier: MIT
"""The Trends workspace: settings, chart, notes, table, and the passages behind a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from standpoint.corpus import narrowing
from standpoint.corpus.narrowing import Filter
from standpoint.errors import DateError, ExportError
from standpoint.figures import events, filter_words, layout_events, wording
from standpoint.figures.chart import Figure
from standpoint.figures.export import ExportOptions, page_of
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.ui.look import Divider, LinkButton, Look, Pane, PushButton, Words, reading_font
from standpoint.ui.trends.axis_foot import AxisFoot
from standpoint.ui.trends.behind import Passage, behind
from standpoint.ui.trends.chart import Chart
from standpoint.ui.trends.choices import Choices, from_text, known_series
from standpoint.ui.trends.copying import copy_figure, copy_numbers
from standpoint.ui.trends.making import Making
from standpoint.ui.trends.passages import PassagesPane
from standpoint.ui.trends.range_strip import RangeStrip, written
from standpoint.ui.trends.room import Room
from standpoint.ui.trends.saved_figures import SavedFigures
from standpoint.ui.trends.settings import SettingsPane
from standpoint.ui.trends.table import NumbersModel, NumbersTable

if TYPE_CHECKING:
    from standpoint.corpus.edits import Status
    from standpoint.figures.saved import SavedFigure
    from standpoint.model.periods import Period

_KEPT = "trends"
_REST = 80
"""Milliseconds after which a view that moved is at rest, and what stands around it follows."""


class TrendsWorkspace(Pane):
    """How often each theme appears over time, and everything that it was counted from.

    `left` and `side` are for the window's docks; so are `compare_asked(reports)`,
    `read_asked(report, start)`, `filter_asked()` and `narrow_asked(Filter)`, and `said(words)`,
    `hinted(words)` and `failed(sentence)` for its status bar and notice.
    """

    said = Signal(str)
    failed = Signal(str)
    hinted = Signal(str)
    compare_asked = Signal(list)
    read_asked = Signal(int, int)
    filter_asked = Signal()
    narrow_asked = Signal(object)
    redrawn = Signal(object)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self._session = session
        self._look = look
        self._making = Making(session)
        self._reports: tuple[int, ...] | None = None
        self._filters = ""
        self.narrowed = Filter()
        self._stale = True
        self._state = session.state()
        self._events_listed = False
        self._notes_state: tuple[Figure, int, int] | None = None
        self._rested = QTimer(self, interval=_REST, singleShot=True)
        self.hint = self.tr("Arrow keys walk the points, Enter lists passages, + and − zoom")
        self.left = SettingsPane(look)
        self.side = PassagesPane(look)
        self.left.set_choices(from_text(session.remembered(_KEPT, "")))
        self._figure = self._first()
        self.chart = Chart(self._figure, look)
        self.model = NumbersModel(self._figure, look, self)
        self.table = NumbersTable(self.model, look)
        self._build(look)
        self.saved = SavedFigures(self, session, look)
        self.left.show_saved(self.saved.strip)
        self._connect()
        self._actions = self._make_actions()
        self._separated = self.saved.actions()

    # Building -------------------------------------------------------------------------------

    def _build(self, look: Look) -> None:
        self.title = Words(look, "", wrap=True)
        self.title.setFont(reading_font(15.5, 600))
        self.subtitle = Words(look, "", px=12, role="tx2", wrap=True)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.chart)
        self.foot = AxisFoot(look, self.chart, self.area)
        self.strip = RangeStrip(look, self.chart)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.area)
        self.pages.addWidget(self._build_empty(look))
        upper = Pane(look, "base")
        column = QVBoxLayout(upper)
        column.setContentsMargins(18, 12, 10, 8)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        column.addSpacing(6)
        column.addWidget(self.pages, 1)
        column.addWidget(self.strip)
        column.addSpacing(4)
        column.addLayout(self._build_notes(look))
        self.below = Pane(look, "base")
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(Divider(look))
        below.addWidget(self.table, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(3)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.below)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([560, 190])
        self.room = Room(self.splitter, self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _build_empty(self, look: Look) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        self.empty = Words(look, "", px=14, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_dates = PushButton(look, self.tr("Set dates…"), kind="main", icon="calendar")
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addWidget(self.set_dates, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _build_notes(self, look: Look) -> QVBoxLayout:
        self.notes = Words(look, "", px=12, role="tx2", wrap=True)
        self.undated = Words(look, "", px=12, weight=600)
        self._undated_rest = Words(look, self.tr("are not in this figure."), px=12, role="tx2")
        self.show_undated = LinkButton(look, self.tr("Show them"))
        row = QHBoxLayout()
        row.setContentsMargins(QMargins())
        row.setSpacing(4)
        self.list_events = LinkButton(look, "")
        self.events = Words(look, "", px=12, role="tx2", wrap=True)
        self.events.hide()
        for widget in (self.undated, self._undated_rest, self.show_undated):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.list_events)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self.notes)
        column.addWidget(self.events)
        column.addLayout(row)
        return column

    def _connect(self) -> None:
        self._session.opened.connect(self._on_opened)
        self._session.changed.connect(self._on_changed)
        self._look.changed.connect(self._later)
        self.left.changed.connect(self._on_choices)
        self.left.filter_asked.connect(self.filter_asked)
        self.left.export_asked.connect(self.export)
        self.left.contrast_asked.connect(self.compare_two)
        self.left.events_asked.connect(self.choose_events)
        self.chart.pointed.connect(self._on_pointed)
        self.chart.asked.connect(self.show_passages)
        self.chart.keys_changed.connect(self._show_notes)
        self.chart.released.connect(self._on_released)
        self.chart.moved.connect(self._rested.start)
        self._rested.timeout.connect(self._on_rested)
        self.chart.hovered.connect(lambda words: self.hinted.emit(words or self.hint))
        self.chart.copy_asked.connect(self.copy_image)
        self.strip.taken.connect(self._take_range)
        self.table.pointed.connect(lambda series, index: self.chart.set_current((series, index)))
        self.table.asked.connect(self.show_passages)
        self.side.compare_asked.connect(self.compare_asked)
        self.side.read_asked.connect(self.read_asked)
        self.side.said.connect(self.said)
        self.side.decided.connect(self._decide)
        self.list_events.clicked.connect(self._toggle_events)
        self.set_dates.clicked.connect(self.date_reports)
        self.show_undated.clicked.connect(self.date_reports)

    def _make_actions(self) -> list[QAction]:
        copy = QAction(self.tr("Copy as image"), self)
        copy.setShortcut(QKeySequence("Ctrl+Shift+C"))
        copy.triggered.connect(self.copy_image)
        export = QAction(self.tr("Export figure…"), self)
        export.triggered.connect(self.export)
        numbers = QAction(self.tr("Copy the numbers"), self)
        numbers.triggered.connect(self._copy_numbers)
        dates = QAction(self.tr("Set dates…"), self)
        dates.triggered.connect(self.date_reports)
        contrast = QAction(self.tr("Compare two…"), self)
        contrast.triggered.connect(self.compare_two)
        laid = QAction(self.tr("Choose events…"), self)
        laid.triggered.connect(self.choose_events)
        return [export, copy, numbers, contrast, laid, dates]

    def menu_actions(self) -> list[QAction]:
        """Return what the Figure menu offers."""
        export, *others = self._actions
        return [export, self.saved.bundle, *others, *self._separated]

    # The figure -----------------------------------------------------------------------------

    @property
    def figure(self) -> Figure:
        """The figure that chart, table and export share."""
        return self._figure

    @property
    def choices(self) -> Choices:
        """What is chosen in the settings."""
        return self.left.choices

    def set_reports(
        self, reports: Sequence[int] | None, words: str = "", narrowed: Filter | None = None
    ) -> None:
        """Draw some reports only, those that a filter lets through; None for all.

        `words` say the filter in the figure; a saved figure keeps the filter itself.
        """
        wanted = None if reports is None else tuple(reports)
        said = "" if reports is None else words
        self.narrowed = narrowed or Filter()
        if (wanted, said) != (self._reports, self._filters):
            self._reports, self._filters = wanted, said
            self._later()
        else:
            self.saved.follow()

    def _first(self) -> Figure:
        """Return the figure to begin with; a range that cannot be read any more is forgotten."""
        try:
            return self._made(self.left.choices)
        except DateError:
            self.left.set_choices(Choices())
            return self._made(Choices())

    def _made(self, choices: Choices) -> Figure:
        return self._making.figure(
            choices,
            self._reports,
            self._filters,
            "dark" if self._look.dark else "light",
        )

    def showEvent(self, event: object) -> None:
        """Draw when first looked at, or when something changed meanwhile."""
        super().showEvent(event)  # type: ignore[arg-type]
        # The status bar says that arrows walk the points, so they do from the first moment.
        QTimer.singleShot(0, self.chart, self.chart.setFocus)
        if self._stale:
            self.refresh()

    def _on_opened(self) -> None:
        self._reports, self._filters = None, ""
        self.narrowed = Filter()
        self._making.forget()
        self.chart.set_current(None)
        self.chart.show_whole()
        self.side.clear()
        self.left.set_choices(from_text(self._session.remembered(_KEPT, "")))
        self.saved.begin()
        self._later()

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self._making.forget()
        if changes.reports or changes.codings or changes.codebook or changes.events:
            self._later()

    def _on_choices(self, choices: Choices) -> None:
        self._session.remember(_KEPT, choices.as_text())
        self.refresh()

    def _later(self) -> None:
        """Draw again once, when the events of this moment are done."""
        if not self._stale:
            QTimer.singleShot(0, self, self._refresh_if_shown)
        self._stale = True

    def _refresh_if_shown(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Measure and draw the figure of the present choices."""
        self._stale = False
        self._state = self._session.state()
        self._settle_theme()
        self.left.show_codebook(self._session.codebook())
        try:
            figure = self._made(self.choices)
        except DateError as error:
            self.said.emit(str(error))
            return
        self._figure = figure
        self.left.show_figure(figure)
        self._show_reports()
        self._show_figure()

    def _settle_theme(self) -> None:
        """Split the first theme where the one that was split is gone from the codebook."""
        choices = self.left.choices
        if self.saved.holds_theme(choices.theme):
            # A saved figure of a theme that is gone shows no other one in its place.
            return
        if choices.theme and choices.theme not in known_series(self._session.codebook()):
            self.left.set_choices(replace(choices, theme=""))

    def _show_reports(self) -> None:
        total = self._session.number_of_reports()
        words = self.tr("All {0}").format(f"{total:,}")
        if self._reports is not None:
            words = self.tr("{0} of {1}").format(f"{len(self._reports):,}", f"{total:,}")
        reposts = wording.reposts(self._figure.reposts)
        self.left.show_reports(f"{words} · {reposts}" if reposts else words)
        self.left.show_reposts(
            there=bool(self._session.originals()), usual=self._session.repost_policy()
        )

    def _show_figure(self) -> None:
        figure = self._figure
        self.title.setText(figure.title)
        self.subtitle.setVisible(not figure.empty)
        self.chart.show_figure(figure)
        self.table.show_figure(figure)
        self.strip.follow()
        self._mark_seen()
        self.below.setVisible(not figure.empty)
        self.pages.setCurrentIndex(int(figure.empty))
        self.empty.setText(figure.empty_sentence)
        self.set_dates.setVisible(bool(figure.undated))
        self.set_dates.setEnabled(not self._session.read_only)
        self._show_notes()
        self._show_point()
        self.room.share_now()
        self.saved.follow()
        self.redrawn.emit(figure)

    def _show_notes(self) -> None:
        figure = self._figure
        above = figure.subtitle
        if self.chart.unboxed:
            number = len(figure.series)
            above = wording.without_intervals(above, figure.measure, figure.drawn, number)
        self.subtitle.setText(above)
        said = " ".join(figure.notes[: -1 if figure.undated else None])
        self._show_events()
        # The table bears asterisks also where the chart has a strip of bars.
        thin = any(0 < number < figure.thin - 1e-9 for number in figure.numbers)
        if thin or self.chart.starred:
            said = wording.starred(said, figure.thin)
        if self.chart.cuts:
            said = f"{said} {wording.CUT}".strip()
        if self.chart.unequal:
            said = f"{said} {wording.UNEQUAL}".strip()
        if self.chart.unboxed:
            number = len(figure.series)
            said = wording.without_intervals(said, figure.measure, figure.drawn, number)
            lacking = wording.no_room(figure.drawn, number, apart=not figure.one_plot)
            said = f"{said} {lacking}".strip()
        if not self.chart.events_keyed:
            # Beside letters it stands in the list that explains them.
            said = f"{said} {layout_events.by_line(self.chart.seen.shown_events())}".strip()
        self.notes.setText(said)
        self.notes.setVisible(bool(said) and not figure.empty)
        self._steady_notes()
        words, _, verb = wording.undated(figure.undated).rpartition(" ")
        self.undated.setText(words)
        self._undated_rest.setText(self.tr("{0} not in this figure.").format(verb))
        for widget in (self.undated, self._undated_rest, self.show_undated):
            widget.setVisible(bool(figure.undated))

    def _steady_notes(self) -> None:
        """Let notes lose no line in a view that pans, or the plots above would jump."""
        state = (self._figure, self.chart.view.shown, self.notes.width())
        before = self._notes_state
        same = before is not None and before[0] is state[0] and before[1:] == state[1:]
        self._notes_state = state
        self.notes.setMinimumHeight(
            max(self.notes.minimumHeight() if same else 0, self.notes.heightForWidth(state[2]))
        )

    def _show_events(self) -> None:
        """Offer the list behind the letters; names on the chart need none."""
        shown = self.chart.seen.shown_events()
        offered = bool(shown) and self.chart.events_keyed and not self._figure.empty
        total = len(events.known()) + len(self._session.own_events())
        number = len(self._figure.shown_events())
        self.left.show_events(self.tr("{0} of {1} shown").format(f"{number:,}", f"{total:,}"))
        self.list_events.setVisible(offered)
        self.list_events.set_words(
            self.tr("Hide the events")
            if self._events_listed
            else self.tr("List the {0} events").format(len(shown))
        )
        self.events.setText(" ".join(layout_events.sentences(self.chart.seen, keyed=True)))
        self.events.setVisible(offered and self._events_listed)

    def _toggle_events(self) -> None:
        self._events_listed = not self._events_listed
        self._show_events()

    # Points ---------------------------------------------------------------------------------

    def _show_point(self) -> None:
        """Say the current point anew, or nothing: the numbers beside a figure are its own."""
        current = self.chart.current
        if current is None:
            self.hinted.emit(self.hint)
            self.side.clear()
        elif self.side.behind is not None:
            self.show_passages(*current)
        else:
            self._announce(*current)
        self.table.set_current(current)

    def _announce(self, series: int, index: int) -> str:
        one = self._figure.series[series]
        said = self._figure.say(one, index)
        head = f"{one.label}, {wording.period(self._figure.periods[index])}"
        self.side.announce(one, head, said.partition(", ")[2])
        return said

    def _on_pointed(self, series: int, index: int) -> None:
        """Say the point that became current; its passages come on Enter or with the click."""
        self.table.set_current((series, index))
        where = self.chart.position(series, index)
        self.area.ensureVisible(where.x(), where.y(), 0, 46)
        self.hinted.emit(self._announce(series, index))

    def _on_rested(self) -> None:
        """Mark in the table what is seen, and list the events that are: tables paint slowly."""
        self._mark_seen()
        self._show_notes()

    def _mark_seen(self) -> None:
        view = self.chart.view
        self.table.show_seen(None if view.whole else (view.first, view.last))

    def _take_range(self, first: Period, last: Period) -> None:
        """Let the part that is seen be the range that is measured and exported."""
        start, end = written(first, last)
        choices = replace(self.choices, start=start, end=end)
        self.left.set_choices(choices)
        self._on_choices(choices)
        said = self.tr("Measured from {0} to {1}. Empty both fields for all.")
        self.said.emit(said.format(start, end))

    def _on_released(self) -> None:
        """Empty what is said of a point that is current no more."""
        self.hinted.emit(self.hint)
        self.side.clear()
        self.table.set_current(None)

    def show_passages(self, series: int, index: int) -> None:
        """List exactly the passages that were counted at a point.

        Where something was stored since the chart was drawn, as in a long import, the chart comes
        first.
        """
        if self._session.state() != self._state:
            self.chart.set_current((series, index))
            self.refresh()
            if self.chart.current is None:
                return
            series, index = self.chart.current
        self.chart.set_current((series, index))
        self.table.set_current((series, index))
        self.side.show_behind(behind(self._session, self._figure, series, index))

    def _decide(self, passage: Passage, status: Status) -> None:
        """Hand a decision on a passage to the session, for all that it was counted as."""
        if not self._session.read_only:
            self._session.decide_facets(
                passage.report, passage.start, passage.end, passage.facets, status=status
            )

    # Verbs ----------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask how to export the figure, and write it."""
        from standpoint.ui.trends.export_dialog import ExportDialog

        codebook = self._session.codebook()
        dialog = ExportDialog(
            self._look,
            self._figure,
            self._session.settings,
            self,
            codebook=codebook,
            begun=self.saved.begun(),
        )
        if dialog.exec() == ExportDialog.DialogCode.Accepted:
            self.saved.exported(dialog.options(), dialog.kind)
            names = wording.listed([path.name for path in dialog.written])
            self.said.emit(self.tr("Exported {0}.").format(names))
        dialog.deleteLater()

    def compare_two(self) -> None:
        """Compare two actors, publishers or periods, over the reports of the chart."""
        from standpoint.ui.trends.contrast_dialog import ContrastDialog

        dialog = ContrastDialog(
            self._look,
            self._session,
            counted=self.choices.counted,
            policy=self.choices.policy,
            reports=self._reports,
            filters=self._filters,
            reposts=self.choices.reposts or self._session.repost_policy(),
            parent=self,
        )
        dialog.side.decided.connect(self._decide)
        for asked, wanted in (
            (dialog.side.compare_asked, self.compare_asked),
            (dialog.side.read_asked, self.read_asked),
        ):
            # The window shows what is asked for when the dialog is out of its way.
            asked.connect(dialog.accept)
            asked.connect(wanted)
        dialog.exec()
        dialog.deleteLater()

    def copy_image(self) -> None:
        """Put the figure on the clipboard as a picture of a journal's full width."""
        try:
            copy_figure(page_of(self._figure, ExportOptions()))
        except ExportError as error:
            self.said.emit(str(error))
            return
        self.said.emit(self.tr("Copied the figure as an image."))

    def _copy_numbers(self) -> None:
        copy_numbers(self.table.as_text(), self._figure)
        self.said.emit(self.tr("Copied the numbers."))

    def choose_events(self) -> None:
        """Ask which events lie over the chart, which answers each choice at once."""
        from standpoint.ui.trends.events_dialog import EventsDialog

        dialog = EventsDialog(self._look, self._session, self.choices, self._figure, self)
        self.redrawn.connect(dialog.show_figure)
        dialog.chosen.connect(self.take_choices)
        dialog.exec()
        dialog.deleteLater()

    def take_choices(self, choices: Choices) -> None:
        """Let the settings be others, as if they had been chosen there."""
        self.left.set_choices(choices)
        self._on_choices(choices)

    def show_saved(self, saved: SavedFigure) -> None:
        """Show a saved figure over the reports that its filter lets through now."""
        corpus = self._session.reading_corpus
        words = filter_words.said(saved.filter, corpus.codebook().active())
        self.set_reports(narrowing.reports(corpus, saved.filter), words, saved.filter)
        self.narrow_asked.emit(narrowing.prepared(corpus, saved.filter))
        self.chart.show_whole()
        self.take_choices(saved.choices)

    def date_reports(self) -> None:
        """Show the reports without usable date, with a field for each date."""
        from standpoint.ui.trends.dating import DatesDialog

        undated = [
            report
            for report in self._session.reports(self._reports)
            if not self._datable(report.date)
        ]
        dialog = DatesDialog(self._look, undated, self)
        if dialog.exec() == DatesDialog.DialogCode.Accepted and dialog.changes():
            self._session.set_metadata(dialog.changes())
        dialog.deleteLater()

    def _datable(self, date: str | None) -> bool:
        from standpoint.model import dates

        return bool(date) and dates.parse(date or "").datable

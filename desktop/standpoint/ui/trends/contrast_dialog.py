# SPDX-License-Identifier: MIT
"""Two sides compared: chosen at the start, forest plot and numbers in the middle, then passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from standpoint.analysis.observations import Observations
from standpoint.analysis.salience import DatePolicy
from standpoint.corpus.observing import Counted, Split
from standpoint.errors import ContrastError, DateError, ExportError
from standpoint.figures import wording
from standpoint.figures.contrast import ContrastFigure, ContrastQuestion, compose
from standpoint.model.reposts import Reposts
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Divider, Look, Pane, PushButton, Words, reading_font
from standpoint.ui.trends.contrast_behind import behind
from standpoint.ui.trends.contrast_choices import SPLITS, TwoSides, from_text, halves
from standpoint.ui.trends.contrast_leaving import (
    copy_contrast,
    copy_contrast_image,
    export_contrast,
)
from standpoint.ui.trends.contrast_numbers import ContrastTable
from standpoint.ui.trends.contrast_sides import SidesPane
from standpoint.ui.trends.contrast_view import ForestView
from standpoint.ui.trends.passages import PassagesPane

_KEPT = "contrast"
_SIDE = 276
_SPLITTING: tuple[Split, ...] = ("actor", "publisher", "theme")


class ContrastDialog(Dialog):
    """Compares how often themes appear with two actors, publishers or periods.

    `counted`, `policy`, `reports`, `filters` and `reposts` are those of the chart that it was
    opened from. `side` lists passages; its `compare_asked` and `read_asked` are for the window.
    """

    def __init__(
        self,
        look: Look,
        session: Session,
        *,
        counted: Counted = "not-rejected",
        policy: DatePolicy = "allocate",
        reports: Sequence[int] | None = None,
        filters: str = "",
        reposts: Reposts = "all",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, self.tr("Compare two"), parent)
        self._session = session
        self._counted: Counted = counted
        self._policy: DatePolicy = policy
        self._reports, self._filters = reports, filters
        self._reposts: Reposts = reposts
        self._kept: dict[Split, Observations] = {}
        self._figure: ContrastFigure | None = None
        self.left = SidesPane(look)
        self.view = ForestView(look)
        self.table = ContrastTable(look)
        self.side = PassagesPane(look, self.tr("Passages behind this theme"))
        self.side.setFixedWidth(_SIDE)
        self._build()
        self._connect()
        self._begin()
        self.setMinimumSize(1020, 560)
        around = parent.window().size() if parent is not None else QSize(1280, 800)
        self.view.setFocus()
        self.resize(min(around.width() - 40, 1500), min(around.height() - 60, 920))

    # Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(Divider(self.look, standing=True))
        row.addWidget(self._build_middle(), 1)
        row.addWidget(Divider(self.look, standing=True))
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self.said = Words(self.look, "", px=12, role="tx2", wrap=True)
        self.said.setMinimumWidth(200)
        self.foot.row.insertWidget(0, self.said, 1)
        self.foot.row.setStretch(1, 0)
        self.copy = self.add_button(self.tr("Copy table"))
        self.copy_picture = self.add_button(self.tr("Copy as image"))
        self.close_ = self.add_button(self.tr("Close"), key="Esc")
        # Enter belongs to the rows and fields here, not to a button.
        self.export = PushButton(self.look, self.tr("Export figure…"), kind="main", key="Ctrl E")
        self.foot.row.addWidget(self.export)

    def _build_middle(self) -> QWidget:
        look = self.look
        self.title = Words(look, "", wrap=True)
        self.title.setFont(reading_font(15.5, 600))
        self.subtitle = Words(look, "", px=12, role="tx2", wrap=True)
        self.notes = Words(look, "", px=12, role="tx2", wrap=True)
        inner = Pane(look, "base")
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 2, 8, 12)
        column.setSpacing(6)
        column.addWidget(self.view)
        self.notes.setContentsMargins(10, 0, 6, 0)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        halves_ = QSplitter(Qt.Orientation.Vertical)
        halves_.setHandleWidth(3)
        halves_.setChildrenCollapsible(False)
        upper = Pane(look, "base")
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(2)
        for words in (self.title, self.subtitle):
            words.setContentsMargins(18, 0, 14, 0)
            column.addWidget(words)
        column.addWidget(self.area, 1)
        halves_.addWidget(upper)
        halves_.addWidget(self.table)
        halves_.setStretchFactor(0, 1)
        halves_.setSizes([520, 160])
        self.table.setMinimumHeight(90)
        empty = Pane(look, "base")
        column = QVBoxLayout(empty)
        column.setContentsMargins(40, 40, 40, 40)
        nothing = self.tr("Two sides stand here as soon as they can be compared.")
        self.empty = Words(look, nothing, px=14, role="tx2", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addStretch(2)
        self.pages = QStackedWidget()
        self.pages.addWidget(halves_)
        self.pages.addWidget(empty)
        return self.pages

    def _connect(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        self.left.changed.connect(self._on_changed)
        self.view.pointed.connect(self._on_pointed)
        self.view.asked.connect(self.show_passages)
        self.table.pointed.connect(self._on_pointed)
        self.table.asked.connect(self.show_passages)
        self.table.copied.connect(self.copy_table)
        self.copy.clicked.connect(self.copy_table)
        self.copy_picture.clicked.connect(self.copy_image)
        self.close_.clicked.connect(self.reject)
        self.export.clicked.connect(self.ask_export)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.export.click)
        self.side.said.connect(self.said.setText)
        self._session.changed.connect(self._on_corpus)
        self.look.changed.connect(self.refresh)

    def _begin(self) -> None:
        """Offer what there is, and show what was compared last, or a first pair."""
        numbers = {split: self._observations(split).numbers() for split in _SPLITTING}
        self.left.offer(numbers)
        chosen = from_text(self._session.remembered(_KEPT, ""))
        self.left.show_chosen(self._completed(chosen))
        counting = wording.status(self._counted)
        about = self.tr("As in the chart: {0}.").format(counting)
        self.left.about.setText(f"{about} {self._filters}".strip())
        self.refresh()

    def _completed(self, chosen: TwoSides) -> TwoSides:
        """Return the choices with a first pair where a side is missing or is there no more."""
        for kind in ("actor", "publisher"):
            names = self.left.offered(kind)
            a, b = getattr(chosen, f"{kind}_a"), getattr(chosen, f"{kind}_b")
            a = a if a in names else next((n for n in names if n != b), "")
            b = b if b in names else next((n for n in names if n != a), "")
            pair: dict[str, Any] = {f"{kind}_a": a, f"{kind}_b": b}
            chosen = replace(chosen, **pair)
        if not chosen.period_a and not chosen.period_b:
            of = self._observations("theme")
            days = [*of.first[of.first > 0].tolist(), *of.last[of.last > 0].tolist()]
            one, other = halves(days)
            chosen = replace(chosen, period_a=one, period_b=other)
        return chosen

    # The comparison -------------------------------------------------------------------------

    @property
    def figure(self) -> ContrastFigure | None:
        """What is shown, None where nothing can be compared."""
        return self._figure

    def _observations(self, split: Split) -> Observations:
        if split not in self._kept:
            self._kept[split] = self._session.observations(self._counted, split, self._reports)
        return self._kept[split]

    def _on_changed(self, chosen: TwoSides) -> None:
        self._session.remember(_KEPT, chosen.as_text())
        self.refresh()

    def _on_corpus(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self._kept.clear()
            self.refresh()

    def refresh(self) -> None:
        """Compare the sides that are chosen, or say why they cannot be compared."""
        chosen = self.left.chosen
        try:
            a, b = chosen.sides()
            question = ContrastQuestion(
                a,
                b,
                tuple(theme.id for theme in self._session.codebook().active()),
                chosen.by,
                policy=self._policy,
                status=self._counted,
                scheme="dark" if self.look.dark else "light",
                filters=self._filters,
                reposts=self._reposts,
            )
            figure = compose(
                question,
                self._observations(SPLITS[chosen.by]),
                self._session.codebook(),
                self._session.codebook_version(),
                self._session.repeats(self._reports).reports.tolist(),
            )
        except (ContrastError, DateError) as error:
            self._show(None, str(error))
        else:
            self._show(figure)

    def _show(self, figure: ContrastFigure | None, sentence: str = "") -> None:
        listed = self.side.behind is not None
        self._figure = figure
        self.left.say_wrong(sentence)
        self.pages.setCurrentIndex(int(figure is None))
        self.view.show_figure(figure)
        self.table.show_figure(figure)
        self.table.set_current(self.view.current)
        for button in (self.copy, self.copy_picture, self.export):
            button.setEnabled(figure is not None)
        if figure is not None:
            self.title.setText(figure.title)
            self.subtitle.setText(figure.subtitle)
            self.notes.setText(" ".join(figure.notes))
            self.notes.setVisible(bool(figure.notes))
        if listed and figure is not None and self.view.current >= 0:
            self.show_passages(self.view.current)
        else:
            self._list_nothing()

    def _list_nothing(self) -> None:
        self.side.clear()
        self.side.nothing.setText(
            self.tr("Click a theme, or choose one with the arrow keys and press Enter.")
        )

    def _on_pointed(self, row: int) -> None:
        """Let plot and table have one current row, and say it."""
        if self._figure is None:
            return
        self.view.set_current(row)
        self.table.set_current(row)
        self.said.setText("")
        for place in self.view.places:
            if place.key == self._figure.rows[row].measured.key:
                middle = self.view.y() + round((place.top + place.bottom) / 2)
                self.area.ensureVisible(0, middle, 0, 24)
                break

    def show_passages(self, row: int) -> None:
        """List exactly the passages of a theme that were counted, the first side's first."""
        if self._figure is not None:
            self._on_pointed(row)
            self.side.show_behind(behind(self._session, self._figure, row))

    # Leaving --------------------------------------------------------------------------------

    def copy_table(self) -> None:
        """Put the numbers on the clipboard: as lines with tabs, and as the CSV of an export."""
        if self._figure is not None:
            copy_contrast(self._figure)
            self.said.setText(self.tr("Copied the numbers."))

    def copy_image(self) -> None:
        """Put the figure on the clipboard, as wide as a journal's page."""
        if self._figure is None:
            return
        try:
            copy_contrast_image(self._figure)
        except ExportError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(self.tr("Copied the figure as an image."))

    def ask_export(self) -> None:
        """Ask where the figure is to go, and write it."""
        if self._figure is not None:
            self.said.setText(export_contrast(self._figure, self._session.settings, self))

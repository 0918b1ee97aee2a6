# SPDX-License-Identifier: MIT
"""The settings of the figure: what is measured, over what, in which form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from standpoint.errors import DateError
from standpoint.figures import smooth_words
from standpoint.figures.chart import Figure
from standpoint.model.codebook import Codebook
from standpoint.model.reposts import Reposts
from standpoint.ui.look import (
    HEIGHT,
    Choice,
    DockHead,
    IconButton,
    LinkButton,
    Look,
    Pane,
    PushButton,
    SegmentedControl,
    Words,
    interface_font,
)
from standpoint.ui.trends.choices import Choices, bound
from standpoint.ui.trends.fields import NumberField
from standpoint.ui.trends.smoothing import SMOOTHINGS, SmoothingFields

Option = tuple[str, str]

MEASURES: tuple[Option, ...] = (
    ("share", "Share of reports"),
    ("rate", "Mentions per 1,000 words"),
    ("sentences", "Share of sentences"),
    ("count", "Number of mentions"),
)
HINTS = {
    "share": "Of the reports in each {kind}, how many carry the theme at least once.",
    "rate": "All mentions in each {kind} over all its words: pooled, then divided.",
    "sentences": "Of all sentences in each {kind}, how many carry the theme.",
    "count": "How often rules matched in each {kind}. It grows with the number of reports.",
}
COUNTED: tuple[Option, ...] = (
    ("not-rejected", "Suggested and confirmed"),
    ("suggested", "All suggestions"),
    ("confirmed", "Confirmed only"),
)
REPOSTS: tuple[Option, ...] = (
    ("all", "Count all"),
    ("once", "Count each text once"),
)
KINDS: tuple[Option, ...] = (
    ("year", "Year"),
    ("quarter", "Quarter"),
    ("month", "Month"),
    ("week", "Week"),
    ("day", "Day"),
)
SPLITS: tuple[Option, ...] = (
    ("theme", "Theme"),
    ("facet", "Facet of a theme"),
    ("actor", "Actor"),
    ("publisher", "Publisher"),
)
FORMS: tuple[Option, ...] = (
    ("points", "Points with intervals"),
    ("lines", "Lines with bands"),
    ("bars", "Bars"),
    ("heat", "Map of theme and period"),
)
POLICIES: tuple[Option, ...] = (
    ("allocate", "Spread over their span"),
    ("widen", "Spread, ~ as one unit wider"),
    ("certain", "Leave out: certain dates only"),
)
EVENTS: tuple[Option, ...] = (
    ("themes", "That bear on these themes"),
    ("all", "All that are known"),
    ("none", "None"),
)
INTERVALS = {
    "share": "95 %, Wilson",
    "sentences": "95 %, Wilson, without clustering",
    "rate": "95 %, Garwood with dispersion",
    "count": "None for a count",
}


_CHOSEN = ("measure", "counted", "kind", "split", "theme", "form", "policy", "smooth", "events")


class SettingsPane(Pane):
    """The pane left of the chart. `changed(Choices)` when the analyst chose something else."""

    changed = Signal(object)
    filter_asked = Signal()
    export_asked = Signal()
    contrast_asked = Signal()
    events_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._look = look
        self._choices = Choices()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(12, 2, 12, 12)
        self._column.setSpacing(4)
        self._add_reports()
        self._add_measure()
        self._add_period()
        self._add_split()
        self._add_honesty()
        self._column.addStretch(1)
        self._frame()
        self._connect()

    # Building -------------------------------------------------------------------------------

    def _frame(self) -> None:
        inner = Pane(self._look, "win")
        inner.setLayout(self._column)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.export = PushButton(self._look, self.tr("Export figure…"), kind="main", key="Ctrl E")
        self.export.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 10, 12, 12)
        foot.addWidget(self.export)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(DockHead(self._look, self.tr("Figure")))
        whole.addWidget(area, 1)
        whole.addLayout(foot)

    def _label(self, words: str) -> Words:
        label = Words(self._look, words, px=12, role="tx2")
        self._column.addSpacing(6)
        self._column.addWidget(label)
        return label

    def _choice(self, words: str, options: tuple[Option, ...]) -> Choice:
        label = self._label(words)
        choice = Choice(self._look, words)
        for value, text in options:
            choice.addItem(self.tr(text), value)
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label.setBuddy(choice)
        self._column.addWidget(choice)
        return choice

    def _add_reports(self) -> None:
        self._label(self.tr("Reports"))
        row = QHBoxLayout()
        row.setSpacing(6)
        self.reports = Words(self._look, "")
        self.reports.setWordWrap(True)
        self.filter = IconButton(
            self._look, "list-filter", self.tr("Filter in the library"), outlined=True
        )
        row.addWidget(self.reports, 1)
        row.addWidget(self.filter)
        self._column.addLayout(row)

    def _add_measure(self) -> None:
        self.measure = self._choice(self.tr("Measure"), MEASURES)
        self.hint = Words(self._look, "", px=11.5, role="tx3", wrap=True)
        self._column.addWidget(self.hint)
        self.counted = self._choice(self.tr("Counting"), COUNTED)
        self._usual: Reposts = "all"
        self.reposts_label = self._label(self.tr("Reposts"))
        self.reposts = Choice(self._look, self.tr("Reposts"))
        for value, text in REPOSTS:
            self.reposts.addItem(self.tr(text), value)
        self.reposts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.reposts_label.setBuddy(self.reposts)
        self._column.addWidget(self.reposts)
        self.show_reposts(there=False, usual="all")

    def _add_period(self) -> None:
        self.kind = self._choice(self.tr("Period"), KINDS)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.start = self._field(self.tr("From"))
        self.end = self._field(self.tr("To"))
        row.addWidget(self.start, 1)
        row.addWidget(Words(self._look, self.tr("to"), role="tx2"))
        row.addWidget(self.end, 1)
        self._column.addSpacing(2)
        self._column.addLayout(row)
        self.wrong = Words(self._look, "", px=11.5, role="err", wrap=True)
        self.wrong.hide()
        self._column.addWidget(self.wrong)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setFont(interface_font(13))
        field.setFixedHeight(HEIGHT)
        field.setToolTip(self.tr("A year, month or day, such as 2024 or June 2024. Empty for all."))
        return field

    def _add_split(self) -> None:
        self.split = self._choice(self.tr("Split by"), SPLITS)
        self.theme = Choice(self._look, self.tr("Theme to split"))
        self.theme.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self.theme)
        self.form = self._choice(self.tr("Chart"), FORMS)
        forms = [(self.tr("One panel each"), ""), (self.tr("Together"), "")]
        self.layout_ = SegmentedControl(self._look, forms, self.tr("Form"))
        self.layout_.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addSpacing(2)
        self._column.addWidget(self.layout_)

    def _add_honesty(self) -> None:
        self._label(self.tr("Interval"))
        self.interval = Words(self._look, "")
        self._column.addWidget(self.interval)
        row = QHBoxLayout()
        label = Words(self._look, self.tr("Mark as thin, under"), px=12, role="tx2")
        self.thin = NumberField(
            self.tr("Mark as thin, under this number of reports"), 1, 99, Choices().thin
        )
        label.setBuddy(self.thin)
        row.addWidget(label, 1)
        row.addWidget(self.thin)
        self._column.addSpacing(6)
        self._column.addLayout(row)
        self.policy = self._choice(self.tr("Approximate dates"), POLICIES)
        self.smooth = self._choice(self.tr("Smoothing"), SMOOTHINGS)
        self.smoothing = SmoothingFields(self._look)
        self._column.addWidget(self.smoothing)
        self._add_events()
        self.contrast = LinkButton(self._look, self.tr("Compare two actors or periods…"))
        self._column.addSpacing(8)
        self._column.addWidget(self.contrast)

    def _add_events(self) -> None:
        label = self._label(self.tr("Events"))
        self.events = Choice(self._look, self.tr("Events"))
        for value, text in EVENTS:
            self.events.addItem(self.tr(text), value)
        self.events.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label.setBuddy(self.events)
        self.choose_events = IconButton(
            self._look, "list-filter", self.tr("Choose events"), outlined=True
        )
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.events, 1)
        row.addWidget(self.choose_events)
        self._column.addLayout(row)

    def _connect(self) -> None:
        for name in _CHOSEN:
            choice: Choice = getattr(self, name)
            choice.activated.connect(
                lambda _, field=name, box=choice: self._choose(field, box.currentData())
            )
        self.reposts.activated.connect(lambda: self._choose("reposts", self.reposts.currentData()))
        self.layout_.chosen.connect(
            lambda index: self._choose("layout", "together" if index else "panels")
        )
        self.thin.changed.connect(lambda value: self._choose("thin", value))
        self.smoothing.changed.connect(lambda value: self._choose("smooth_days", value))
        self.start.editingFinished.connect(lambda: self._choose_bound("start", self.start))
        self.end.editingFinished.connect(lambda: self._choose_bound("end", self.end))
        self.filter.clicked.connect(self.filter_asked)
        self.export.clicked.connect(self.export_asked)
        self.contrast.clicked.connect(self.contrast_asked)
        self.choose_events.clicked.connect(self.events_asked)

    # Choosing -------------------------------------------------------------------------------

    @property
    def choices(self) -> Choices:
        """What is chosen."""
        return self._choices

    def _choose(self, field: str, value: Any) -> None:
        # Another split is of all themes again, also where a saved figure was kept to some.
        series = () if field in {"split", "theme"} else self._choices.series
        changed = replace(replace(self._choices, series=series), **{field: value})
        if field == "smooth":
            # Days of a window mean something else than those of a kernel.
            changed = replace(changed, smooth_days=0)
        if changed != self._choices:
            self.set_choices(changed)
            self.changed.emit(changed)

    def _choose_bound(self, field: str, edit: QLineEdit) -> None:
        """Take a bound that can be read; say what is wrong with another, and keep the chart."""
        try:
            bound(edit.text(), first=field == "start")
        except DateError as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            return
        self.wrong.hide()
        self._choose(field, edit.text().strip())

    def set_choices(self, choices: Choices) -> None:
        """Show choices without announcing them."""
        self._choices = choices
        for name in _CHOSEN:
            box: Choice = getattr(self, name)
            box.setCurrentIndex(max(box.findData(getattr(choices, name)), 0))
        self._show_repost_choice()
        self.layout_.set_current(int(choices.layout == "together"))
        for edit, text in ((self.start, choices.start), (self.end, choices.end)):
            if edit.text().strip() != text:
                edit.setText(text)
        if self.thin.value() != choices.thin:
            self.thin.set_value(choices.thin)
        self.hint.setText(self.tr(HINTS[choices.measure]).format(kind=choices.kind))
        self.interval.setText(self.tr(INTERVALS[choices.measure]))
        self.theme.setVisible(choices.split != "theme")
        self.smooth.setEnabled(self.smoothing.show_choices(choices))

    def show_codebook(self, codebook: Codebook) -> None:
        """Offer the themes of a codebook for splitting."""
        self.theme.clear()
        for theme in codebook.active():
            self.theme.addItem(theme.label, theme.id)
        self.theme.setCurrentIndex(max(self.theme.findData(self._choices.theme), 0))

    def show_figure(self, figure: Figure) -> None:
        """Show what a figure has: its range as a hint, and whether its form can be chosen."""
        several = len(figure.series) > 1
        self.layout_.setVisible(several and figure.form != "heat")
        if figure.periods:
            self.start.setPlaceholderText(figure.periods[0].key)
            self.end.setPlaceholderText(figure.periods[-1].key)
        else:
            self.start.setPlaceholderText(self.tr("first"))
            self.end.setPlaceholderText(self.tr("last"))
        self.export.setEnabled(bool(figure.series))
        self.smoothing.show_choices(self._choices, smooth_words.missing(figure))

    def show_events(self, words: str) -> None:
        """Say how many events the figure shows; the choice itself stands in the list."""
        self.events.show_words(words)
        self.events.setToolTip(self.events.currentText())

    def show_saved(self, strip: QWidget) -> None:
        """Put at the top which saved figure is open."""
        self._column.insertWidget(0, strip)

    def show_reposts(self, *, there: bool, usual: Reposts) -> None:
        """Offer how reposts count, where there are any; `usual` is what holds in the corpus."""
        self._usual = usual
        for part in (self.reposts_label, self.reposts):
            part.setVisible(there or bool(self._choices.reposts))
        self._show_repost_choice()

    def _show_repost_choice(self) -> None:
        self.reposts.setCurrentIndex(self.reposts.findData(self._choices.reposts or self._usual))

    def show_reports(self, words: str) -> None:
        """Say which reports the figure is drawn from."""
        self.reports.setText(words)

# SPDX-License-Identifier: MIT
"""The entry form of a theme and of one of its facets: labels, definitions, examples, marks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.ui.codebook import trying
from standpoint.ui.codebook.entries import Place
from standpoint.ui.codebook.examples import SentenceList
from standpoint.ui.codebook.form_fields import DateField, Line, Prose, Said
from standpoint.ui.codebook.form_marks import ColourButton, KeyChoice, ShapeChoice
from standpoint.ui.look import CheckBox, Divider, DockHead, LinkButton, Look, Pane, Words

PROSE = (
    ("definition", "Definition", 2),
    ("full_definition", "Full definition", 2),
    ("include", "Include", 2),
    ("exclude", "Exclude", 2),
    ("typical", "Typical", 1),
    ("atypical", "Unusual, but in", 1),
    ("close_but_no", "Close, but no", 1),
)
ID = 116
WIDEST = 720
"""Where the form has the whole width, its lines stay as long as can be read."""
PAUSE = 1_500
"""Milliseconds without a key after which what is typed becomes a step of undo of its own."""
TRIAL = 350
"""Milliseconds after a change until the examples are tried."""


class EntryForm(Pane):
    """What a theme or facet says of itself.

    `edited(place, field, value, burst)`: a person changed a field of the theme (place of one part)
    or facet (of two); steps of one burst belong together. `versions_asked()`, `theme_asked(place)`.
    """

    edited = Signal(object, str, object, int)
    versions_asked = Signal()
    theme_asked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self._look = look
        self._place: Place = ()
        self._theme: Theme | None = None
        self._burst = 0
        self._quiet = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._end_burst)
        self._trial = QTimer(self, interval=TRIAL, singleShot=True)
        self._trial.timeout.connect(self.try_sentences)
        self.head = DockHead(look, "")
        self.history = self.head.add_button("history", self.tr("Versions"))
        self.history.clicked.connect(self.versions_asked)
        self.prose: dict[str, Prose] = {}
        self._build()

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = Pane(self._look, "base")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        column.addWidget(self._build_facet())
        column.addWidget(self._build_between())
        self._build_theme(column)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setMaximumWidth(WIDEST)
        self.area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(Divider(self._look))
        whole.addWidget(self.area, 1)

    def _build_facet(self) -> QWidget:
        self._facet_box = QWidget()
        column = QVBoxLayout(self._facet_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.facet_label, self.facet_id, self.facet_said = self._names(column, self._say_facet)
        self.facet_definition = self._prose(
            column, self.tr("Definition"), 2, lambda text: self._say_facet("definition", text)
        )
        self.counts = CheckBox(self._look, self.tr("Counts toward its theme"))
        self.counts.toggled.connect(lambda on: self._say_facet("counts", on))
        column.addSpacing(4)
        column.addWidget(self.counts)
        return self._facet_box

    def _build_between(self) -> QWidget:
        self._between = QWidget()
        column = QVBoxLayout(self._between)
        column.setContentsMargins(0, 14, 0, 2)
        column.setSpacing(10)
        column.addWidget(Divider(self._look))
        row = QHBoxLayout()
        self._theme_name = Words(self._look, "", weight=600)
        self.open_theme = LinkButton(self._look, self.tr("Open the theme"))
        self.open_theme.clicked.connect(lambda: self.theme_asked.emit(self._place[:1]))
        row.addWidget(self._theme_name, 1)
        row.addWidget(self.open_theme)
        column.addLayout(row)
        return self._between

    def _build_theme(self, column: QVBoxLayout) -> None:
        self._theme_names = QWidget()
        names = QVBoxLayout(self._theme_names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(4)
        self.label, self.id, self.said = self._names(names, self._say_theme)
        column.addWidget(self._theme_names)
        for name, words, least in PROSE:
            self.prose[name] = self._prose(column, self.tr(words), least, self._sayer(name))
        self._build_marks(column)
        self.examples = SentenceList(self._look, self.tr("Examples"), self.tr("Add an example"))
        self.near_misses = SentenceList(
            self._look, self.tr("Near-misses"), self.tr("Add a near-miss")
        )
        for name, sentences in (("examples", self.examples), ("near_misses", self.near_misses)):
            sentences.edited.connect(lambda value, f=name: self._say_theme(f, value))
            column.addSpacing(10)
            column.addWidget(sentences)

    def _sayer(self, field: str) -> Callable[[str], None]:
        return lambda text: self._say_theme(field, text)

    def _names(
        self, column: QVBoxLayout, say: Callable[[str, object], None]
    ) -> tuple[Line, Line, Said]:
        column.addWidget(Words(self._look, self.tr("Label"), px=12, role="tx2"))
        label, name = Line(self.tr("Label")), Line(self.tr("Id"), mono=True)
        name.setFixedWidth(ID)
        said = Said(self._look)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label, 1)
        row.addWidget(name)
        column.addLayout(row)
        column.addWidget(said)
        label.edited.connect(lambda text: say("label", text))
        name.edited.connect(lambda text: say("id", text))
        return label, name, said

    def _prose(
        self, column: QVBoxLayout, words: str, least: int, say: Callable[[str], None]
    ) -> Prose:
        column.addSpacing(8)
        column.addWidget(Words(self._look, words, px=12, role="tx2"))
        field = Prose(self._look, words, least)
        field.edited.connect(say)
        column.addWidget(field)
        return field

    def _build_marks(self, column: QVBoxLayout) -> None:
        self.valid_from = DateField(self._look, self.tr("Valid from"), "first")
        self.valid_to = DateField(self._look, self.tr("Valid to"), "last")
        self.colour, self.key = ColourButton(self._look), KeyChoice(self._look)
        self.shape = ShapeChoice(self._look)
        self.on = CheckBox(self._look, self.tr("Switched on"))
        marks = QHBoxLayout()
        marks.setSpacing(6)
        for widget in (self.colour, self.key):
            marks.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._titled(row, self.tr("Valid from"), self.valid_from, 1)
        self._titled(row, self.tr("Valid to"), self.valid_to, 1)
        self._titled(row, self.tr("Colour, key"), marks, 0)
        column.addSpacing(10)
        column.addLayout(row)
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._titled(row, self.tr("Shape"), self.shape, 1)
        row.addWidget(self.on, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.valid_from.edited.connect(lambda value: self._say_theme("valid_from", value))
        self.valid_to.edited.connect(lambda value: self._say_theme("valid_to", value))
        self.colour.chosen.connect(lambda value: self._say_theme("colour", value))
        self.key.chosen.connect(lambda value: self._say_theme("key", value))
        self.shape.chosen.connect(lambda value: self._say_theme("shape", value))
        self.on.toggled.connect(lambda value: self._say_theme("active", value))

    def _titled(
        self, row: QHBoxLayout, words: str, inside: QWidget | QHBoxLayout, stretch: int
    ) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Words(self._look, words, px=12, role="tx2"))
        if isinstance(inside, QWidget):
            column.addWidget(inside)
        else:
            column.addLayout(inside)
        column.addStretch(1)
        row.addLayout(column, stretch)

    # Showing ----------------------------------------------------------------------------------

    def show_entry(
        self, codebook: Codebook, place: Place, *, own_ids: bool, read_only: bool
    ) -> None:
        """Show what a codebook says at a place.

        Args:
            codebook: the draft.
            place: of a theme, a facet or a rule; of a rule its facet is shown.
            own_ids: the entry is in no saved version, so that its id may still change.
            read_only: nothing can be edited.
        """
        theme = codebook.theme(str(place[0]))
        facet = theme.facet(str(place[1])) if len(place) > 1 else None
        moved = place[:2] != self._place[:2]
        if moved:
            self._forget()
        self._place, self._theme = place[:2], theme
        self._quiet = True
        try:
            self._show_names(theme, facet, own_ids=own_ids, read_only=read_only)
            self._show_theme(codebook, theme, read_only=read_only)
        finally:
            self._quiet = False
        if moved:
            self.area.verticalScrollBar().setValue(0)
        self._trial.start()

    def follow(self, place: Place) -> None:
        """Know the entry that is shown by another place from now on: its id is being typed."""
        self._place = place[:2]

    def _forget(self) -> None:
        """Put away what was refused of another entry."""
        self._end_burst()
        for said in (self.said, self.facet_said):
            said.say("")
        for field in (self.label, self.id, self.facet_label, self.facet_id):
            field.clear()
            field.setModified(False)

    def _show_names(
        self, theme: Theme, facet: Facet | None, *, own_ids: bool, read_only: bool
    ) -> None:
        self.head.set_title(theme.label if facet is None else f"{theme.label} › {facet.label}")
        self._facet_box.setVisible(facet is not None)
        self._between.setVisible(facet is not None)
        self._theme_names.setVisible(facet is None)
        self._theme_name.setText(self.tr("Theme {0}").format(theme.label))
        named: Theme | Facet = theme
        label, name, said = self.label, self.id, self.said
        if facet is not None:
            label, name, said, named = self.facet_label, self.facet_id, self.facet_said, facet
            self.facet_definition.show_words(facet.definition)
            self.facet_definition.setReadOnly(read_only)
            self.counts.setChecked(facet.counts)
            self.counts.setEnabled(not read_only)
        # What was refused stays as it was typed, with its sentence, until it is mended.
        if not said.text():
            label.show_words(named.label)
            name.show_words(named.id)
        label.setReadOnly(read_only)
        name.setReadOnly(read_only or not own_ids)
        # The field is narrower than a long id.
        why = "" if own_ids else "\n" + self.tr("A saved version knows it by this id.")
        name.setToolTip(named.id + why)

    def _show_theme(self, codebook: Codebook, theme: Theme, *, read_only: bool) -> None:
        for name, field in self.prose.items():
            field.show_words(getattr(theme, name))
            field.setReadOnly(read_only)
        for name, sentences in (("examples", self.examples), ("near_misses", self.near_misses)):
            sentences.show_sentences(getattr(theme, name))
            sentences.set_read_only(read_only)
        self.valid_from.show_day(theme.valid_from)
        self.valid_to.show_day(theme.valid_to)
        others = [t for t in codebook.themes if t.active and t.id != theme.id]
        self.colour.show_colour(theme.colour, {t.colour.upper(): t.label for t in others})
        taken = {t.key: t.label for t in others}
        self.key.show_key(theme.key, taken)
        self.shape.show_shape(theme.shape)
        self.on.setChecked(theme.active)
        for widget in (self.valid_from, self.valid_to, self.colour, self.key, self.shape, self.on):
            widget.setEnabled(not read_only)

    def refuse(self, field: str, sentence: str) -> None:
        """Say under a field why its value is not taken; the draft keeps the last good one."""
        if field in {"valid_from", "valid_to"}:
            getattr(self, field).refuse(sentence)
        else:
            (self.said if len(self._place) == 1 else self.facet_said).say(sentence, error=True)

    def try_sentences(self) -> None:
        """Try the theme's rules on its examples and near-misses, and say what is wrong."""
        if self._theme is None or not self.isVisible():
            return
        self._trial.stop()
        theme = self._theme
        self.examples.judge(trying.verdicts(theme, theme.examples, wanted=True))
        self.near_misses.judge(trying.verdicts(theme, theme.near_misses, wanted=False))

    # Saying -----------------------------------------------------------------------------------

    def _say_theme(self, field: str, value: object) -> None:
        self._say(self._place[:1], field, value, self.said)

    def _say_facet(self, field: str, value: object) -> None:
        self._say(self._place[:2], field, value, self.facet_said)

    def _say(self, place: Place, field: str, value: object, said: Said) -> None:
        if self._quiet or not place:
            return
        if field in {"label", "id"}:
            said.say("")
        self._pause.start()
        self.edited.emit(place, field, value, self._burst)

    def _end_burst(self) -> None:
        self._burst += 1

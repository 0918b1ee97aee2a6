# SPDX-License-Identifier: MIT
"""Words that differ: what one side says on a theme in words that the other rarely uses."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from standpoint.analysis.spoken import spoken
from standpoint.analysis.word_difference import (
    DifferentWord,
    Said,
    WordDifference,
    word_difference,
)
from standpoint.errors import StandpointError
from standpoint.figures.wording import reposts_note
from standpoint.model.codebook import Theme
from standpoint.ui.compare import difference_leaving, difference_words, wording
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.difference_choice import DifferenceChoice
from standpoint.ui.compare.difference_passages import PassageList, Place
from standpoint.ui.compare.difference_table import WordTable
from standpoint.ui.compare.rows import Stop
from standpoint.ui.look.buttons import IconButton
from standpoint.ui.look.fields import CheckBox
from standpoint.ui.look.heads import Divider, ElidedLabel, Pane, Words
from standpoint.ui.look.look import Look

SOON = 20
"""Milliseconds after which a change is counted: several at once are counted once."""


class DifferencePanel(Pane):
    """The words of both sides on the theme of the selection, or on the one that is chosen.

    It counts only while it is visible. Signals: `followed(Stop)` when a passage is to be selected
    where it stands, `opened(Stop)` when it is to be read in its full text; `said(str)`,
    `failed(str)`.
    """

    followed = Signal(object)
    opened = Signal(object)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, comparison: Comparison, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self._comparison = comparison
        self._look = look
        self._made: WordDifference | None = None
        self._stops: dict[tuple[int, int], Stop] = {}
        self._word = self._walked = ""
        self.setAccessibleName(self.tr("Words that differ"))
        self.choice = DifferenceChoice(comparison, look)
        self.compared = Words(look, wrap=True)
        self.note = Words(look, px=12, role="tx2", wrap=True)
        self.function_words = CheckBox(look, self.tr("Function words"))
        self.rule_words = CheckBox(look, self.tr("Words of the rules"))
        self.rule_words.setChecked(True)
        self.export = IconButton(
            look, "download", self.tr("Export words…"), size=QSize(28, 28), outlined=True
        )
        self.heads = (ElidedLabel(look, weight=600), ElidedLabel(look, weight=600))
        self.tables = (WordTable(look, here=True), WordTable(look, here=False))
        self.passages = PassageList(look)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice)
        self.choice.first_row.addWidget(self.export)
        for label in (self.compared, self.note):
            label.setContentsMargins(12, 4, 12, 2)
            label.setMinimumWidth(20)
            column.addWidget(label)
        self._switches = QWidget()
        # One below the other: beside each other they ask for more than a narrow window's dock.
        switches = QVBoxLayout(self._switches)
        switches.setContentsMargins(12, 2, 8, 4)
        switches.setSpacing(2)
        switches.addWidget(self.function_words)
        switches.addWidget(self.rule_words)
        column.addWidget(self._switches)
        column.addWidget(Divider(self._look))
        self._halves.setChildrenCollapsible(False)
        for head, table in zip(self.heads, self.tables, strict=True):
            self._halves.addWidget(self._list(head, table))
        self._halves.addWidget(self.passages)
        self._halves.setSizes([170, 170, 200])
        column.addWidget(self._halves, 1)
        column.addStretch(0)

    def _list(self, head: ElidedLabel, table: WordTable) -> QWidget:
        inside = Pane(self._look, "win")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head.setContentsMargins(12, 6, 12, 4)
        column.addWidget(head)
        column.addWidget(table, 1)
        return inside

    def _connect(self) -> None:
        self._comparison.aligned.connect(self._on_aligned)
        self._comparison.selected.connect(self._follow)
        self._look.changed.connect(self._timer.start)
        self._timer.timeout.connect(self.refresh)
        self.choice.changed.connect(self._timer.start)
        for box in (self.function_words, self.rule_words):
            box.toggled.connect(self._show_words)
        for number, table in enumerate(self.tables):
            table.chosen.connect(lambda key, number=number: self._choose(key, number))
            table.asked.connect(self.step)
            table.copied.connect(lambda number=number: self.copy(number))
        self.passages.followed.connect(self._go)
        self.passages.opened.connect(self._open)
        self.export.clicked.connect(self.leave)

    # What is compared -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Count what was asked for while the panel was away."""
        super().showEvent(event)
        self._on_aligned()
        self._follow()

    def _on_aligned(self) -> None:
        self._made = None
        if self.isVisible():
            self.choice.offer()
            self._timer.start()

    def _follow(self) -> None:
        stop = self._comparison.stop
        if not self.isVisible():
            return
        if stop is not None and self.choice.follow(stop.theme, stop.facet):
            self._timer.start()
        self.passages.choose(stop)

    @property
    def made(self) -> WordDifference | None:
        """What was counted; None before it was."""
        return self._made

    def names(self) -> tuple[str, str]:
        """Return what the two sides are called."""
        columns = range(len(self._comparison.alignment.columns))
        shown = [self._comparison.column_name(place) for place in columns]
        return difference_words.side_names(shown, self.choice.column)

    def refresh(self) -> None:
        """Count the words of what is chosen, and show them."""
        if not self.isVisible():
            return
        theme, alignment = self.choice.theme, self._comparison.alignment
        if theme is None or len(alignment.columns) < 2:
            self._made = None
            self._say_nothing(difference_words.ONE_COLUMN)
            return
        sides = spoken(alignment, self._comparison.reading, theme.id, self.choice.facet)
        column = self.choice.column
        others = [said for place, side in enumerate(sides) if place != column for said in side]
        self._made = word_difference(sides[column], others)
        self._find_stops(theme)
        about, names = self.about(theme), self.names()
        nothing = difference_words.silent(self._made, about, names, self._unsearched(theme))
        if nothing:
            self._say_nothing(nothing)
            return
        version = self._comparison.version
        self.compared.setText(difference_words.compared(self._made, about, names, version))
        self.note.setText(difference_words.chance(self._made))
        self._show(filled=True)
        self._show_words()

    def about(self, theme: Theme) -> str:
        """Return what is spoken of, as it reads inside a sentence."""
        facet = self.choice.facet
        return difference_words.topic(theme, theme.facet(facet) if facet else None)

    def _find_stops(self, theme: Theme) -> None:
        """Remember where each sentence can be selected: at the first facet that is compared."""
        self._stops = {}
        facet = self.choice.facet
        for row in self._comparison.alignment.rows:
            if row.theme == theme.id and (row.facet == facet or (facet is None and row.counts)):
                for cell in row.cells:
                    for one in cell.passages:
                        if one.status != "rejected":
                            self._stops.setdefault(one.key, Stop(row.theme, row.facet, one.key))

    def _unsearched(self, theme: Theme) -> tuple[bool, bool]:
        """Return of which sides some column was not searched for what is compared."""
        facet = self.choice.facet
        rows = [
            row
            for row in self._comparison.alignment.rows
            if row.theme == theme.id and (row.facet == facet or (facet is None and row.counts))
        ]
        columns = range(len(self._comparison.alignment.columns))
        skipped = {
            place
            for place in columns
            if rows and all(row.cells[place].silence == "not_searched" for row in rows)
        }
        return self.choice.column in skipped, bool(skipped - {self.choice.column})

    def _say_nothing(self, words: str) -> None:
        self.compared.setText(words)
        self.note.setText("")
        self._show(filled=False)

    def _show(self, *, filled: bool) -> None:
        for widget in (self._halves, self._switches, self.export):
            widget.setVisible(filled)
        self.note.setVisible(bool(self.note.text()))
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setStretch(layout.count() - 1, 0 if filled else 1)

    # The two lists ----------------------------------------------------------------------------

    def shown(self) -> list[DifferentWord]:
        """Return the words that the switches let through, those of the first side first."""
        return [
            word
            for word in (self._made.words if self._made else ())
            if (self.function_words.isChecked() or not word.function_word)
            and (self.rule_words.isChecked() or not word.by_rule)
        ]

    def _show_words(self) -> None:
        theme = self.choice.theme
        if self._made is None or theme is None:
            return
        words, names = self.shown(), self.names()
        highest = max((abs(word.score) for word in words), default=1.0)
        sides = (
            [word for word in words if word.score > 0],
            [word for word in words if word.score < 0],
        )
        kept = self._word
        for head, table, name, mine in zip(self.heads, self.tables, names, sides, strict=True):
            head.setText(self.tr("More often in {0}").format(wording.isolated(name)))
            table.setAccessibleName(head.text())
            table.show_as(theme, self._made.language)
            table.words.show(self._made, mine, names, highest)
        if not any(table.choose(kept) for table in self.tables if kept):
            self._word = ""
            self._list_passages()

    def _choose(self, key: str, number: int) -> None:
        self.tables[1 - number].leave()
        self._word = key
        self._list_passages()

    def _list_passages(self) -> None:
        made, theme = self._made, self.choice.theme
        word = next((w for w in made.words if w.key == self._word), None) if made else None
        if made is None or word is None:
            rules = self.tr("Underlined: words by which the rules found the sentences.")
            hint = self.tr("Click a word, or press Enter on it, to walk through its passages.")
            marked = any(one.by_rule for one in self.shown())
            self.passages.show_places([hint, rules] if marked else [hint], [], theme)
            return
        remarks = [
            difference_words.counts(made, word, self.names()),
            difference_words.by_rule(word),
            difference_words.probability(made, word, len(self.shown())),
        ]
        places = [self._place(said, spans) for said, spans in made.passages(word.key)]
        self.passages.show_places([remark for remark in remarks if remark], places, theme)
        self.passages.choose(self._comparison.stop)

    def _place(self, said: Said, spans: tuple[tuple[int, int], ...]) -> Place:
        stop = self._stops[said.report, said.sentence]
        source = wording.isolated(self._comparison.name(said.report))
        return Place(stop, source, said.text, said.language, spans)

    # Passages ---------------------------------------------------------------------------------

    def step(self, key: str, steps: int = 1) -> None:
        """Go to the next (1) or previous (-1) passage with a word; a new word begins anew."""
        found = self._made.passages(key) if self._made else []
        stops = [self._stops[said.report, said.sentence] for said, _ in found]
        if not stops:
            return
        now = self._comparison.stop
        keys = [stop.passage for stop in stops]
        again, self._walked = key == self._walked, key
        if again and now is not None and now.theme == stops[0].theme and now.passage in keys:
            place = (keys.index(now.passage) + steps) % len(stops)
        else:
            place = 0 if steps > 0 else len(stops) - 1
        self._go(stops[place])
        words = self.tr("Passage {0} of {1} with “{2}”.")
        written = wording.isolated(self._made.written(key)) if self._made else key
        self.said.emit(words.format(f"{place + 1:,}", f"{len(stops):,}", written))

    def _go(self, stop: Stop) -> None:
        self._switch_on(stop)
        self.followed.emit(stop)

    def _open(self, stop: Stop) -> None:
        self._switch_on(stop)
        self.opened.emit(stop)

    def _switch_on(self, stop: Stop) -> None:
        if not self._comparison.shows(stop.theme):
            self._comparison.toggle(stop.theme)

    # Leaving ----------------------------------------------------------------------------------

    def _sheet(self) -> difference_leaving.Sheet | None:
        theme = self.choice.theme
        if self._made is None or theme is None:
            return None
        return difference_leaving.Sheet(
            self._made, self.names(), theme.id, self.choice.facet or "", self.about(theme),
            self._comparison.version,
            (
                self.compared.text(), self.note.text(),
                reposts_note(self._comparison.alignment.reposts),
            ),
        )  # fmt: skip

    def copy(self, number: int) -> None:
        """Put the words of one side on the clipboard, as they are sorted, with tabs."""
        self._copy(self.tables[number].words.words())

    def _copy(self, words: Iterable[DifferentWord]) -> None:
        sheet, listed = self._sheet(), list(words)
        if sheet is not None and listed:
            QGuiApplication.clipboard().setText(difference_leaving.table_text(sheet, listed))
            self.said.emit(self.tr("Copied {0}.").format(wording.counted(len(listed), "word")))

    def leave(self) -> None:
        """Ask where the words of both sides are to go, and write them."""
        sheet = self._sheet()
        if sheet is None:
            return
        target = difference_leaving.ask(self._comparison.session, sheet.about, self)
        if target is None:
            return
        try:
            difference_leaving.write(sheet, self.shown(), target)
        except StandpointError as error:
            self.failed.emit(str(error))
        else:
            self.said.emit(self.tr("Wrote {}.").format(target.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the words of both sides where neither list has the keyboard."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(self.shown())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew where the language's direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and self.isVisible():
            self._timer.start()

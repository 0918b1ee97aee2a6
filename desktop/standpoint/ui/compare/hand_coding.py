# SPDX-License-Identifier: MIT
"""Coding by hand: what is coded now, and the deeds, which the session makes undoable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.corpus.edits import CodingKey
from standpoint.model.reports import Marking, Sentence
from standpoint.text.direction import isolated
from standpoint.ui.compare import hand_coding_choices
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.hand_coding_choices import Choice
from standpoint.ui.compare.rows import Stop

if TYPE_CHECKING:
    from standpoint.ui.compare.commands import Commands
    from standpoint.ui.compare.full_text import FullText
    from standpoint.ui.compare.pane import TextPane

REMEMBERED = "coded by hand as"
"""Under this name the facets used last are remembered for a corpus."""

LONGEST = 60
"""Letters shown of the words that are coded."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words `text[start:end]` of a report.

    `chosen`: selected letter by letter; else they are the sentence that is selected.
    """

    report: int
    start: int
    end: int
    chosen: bool


class HandCoder(QObject):
    """Codes words with a facet, lets a coding reach elsewhere, takes it back.

    Signals: `said(str)` for the status bar; `changed()` when other words or another coding are
    selected, or a coding is being resized or no longer; `asked(Words, QPoint)` when words are to be
    coded and it is to be chosen as what; `text_asked()` when the selected sentence is to be seen in
    its full text.
    """

    text_asked = Signal()
    said = Signal(str)
    changed = Signal()
    asked = Signal(object, object)

    def __init__(self, comparison: Comparison, full_text: FullText, parent: QWidget) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._full_text = full_text
        self._window = parent
        self._pane: TextPane | None = None
        self._marking: Marking | None = None
        self._resizing: Marking | None = None
        self._awaited: tuple[Stop, Marking] | None = None
        full_text.made.connect(self._attend)
        comparison.selected.connect(self._on_selected)
        comparison.aligned.connect(self._on_aligned)

    def connect_to(self, commands: Commands) -> None:
        """Let the commands do what is offered here, and only while it can be done."""
        for name, act in (
            ("code", self.ask),
            ("resize", self.resize),
            ("take_back", self.take_back),
        ):
            commands.connect_to(name, act)
        self.changed.connect(partial(self.enable, commands))
        self.enable(commands)

    def enable(self, commands: Commands) -> None:
        """Grey what cannot be done now."""
        writable = not self._comparison.session.read_only
        commands["code"].setEnabled(writable and self.words() is not None)
        for name in ("resize", "take_back"):
            commands[name].setEnabled(writable and self.marking() is not None)

    @property
    def writable(self) -> bool:
        """Whether something can be changed."""
        return not self._comparison.session.read_only

    # What is selected -------------------------------------------------------------------------

    def _attend(self, pane: TextPane) -> None:
        """Follow what is selected and clicked in a full text."""
        pane.selectionChanged.connect(partial(self._on_words, pane))
        pane.pressed.connect(lambda sentence: self._point(pane, sentence))
        pane.pointed.connect(lambda sentence: self._point(pane, sentence))

    def _on_words(self, pane: TextPane) -> None:
        self._pane = pane
        self.changed.emit()

    def pane_with_words(self) -> TextPane | None:
        """Return the full text in which words are selected: that with the focus, else the last."""
        panes = self._full_text.panes if self._full_text.isVisible() else ()
        focused = next((pane for pane in panes if pane.hasFocus()), None)
        pane = focused or (self._pane if self._pane in panes else None)
        return pane if pane is not None and pane.textCursor().hasSelection() else None

    def words(self) -> Words | None:
        """Return what would be coded: the selected words, else the selected sentence."""
        pane = self.pane_with_words()
        if pane is not None:
            return Words(pane.report, *pane.selected_span(), chosen=True)
        stop = self._comparison.stop
        key = stop.passage if stop is not None else self._comparison.plain
        if key is None:
            return None
        sentence = self._comparison.reading(key[0]).sentences[key[1]]
        return Words(key[0], sentence.start, sentence.end, chosen=False)

    def marking(self) -> Marking | None:
        """Return the coding by hand that is selected: the one clicked, else the sentence's first.

        None where the selected sentence was not coded by hand on the facet that is selected.
        """
        stop = self._comparison.stop
        if stop is None or self._comparison.passage(stop) is None:
            return None
        there = self._marked(stop)
        if self._marking in there:
            return self._marking
        return there[0] if there else None

    def _marked(self, stop: Stop) -> list[Marking]:
        reading = self._comparison.reading(stop.report)
        sentence = reading.sentences[stop.passage[1]]
        return [
            made
            for made in reading.markings
            if (made.theme, made.facet) == (stop.theme, stop.facet)
            and made.start < sentence.end
            and sentence.start < made.end
        ]

    def _point(self, pane: TextPane, sentence: int) -> None:
        """Select the coding by hand that was clicked; clicked again, the next one there."""
        at = pane.pressed_at
        if self._full_text.picking or at is None:
            return
        key = (pane.report, sentence)
        there = [
            made
            for made in self._comparison.reading(pane.report).markings
            if made.start <= at <= made.end
            and self._comparison.shows(made.theme)
            and self._comparison.passage_of(made.theme, made.facet, key) is not None
        ]
        if not there:
            self._marking = None
            return
        place = there.index(self._marking) + 1 if self._marking in there else 0
        self._marking = there[place % len(there)]
        self._comparison.select(Stop(self._marking.theme, self._marking.facet, key))
        self.changed.emit()

    def _on_selected(self) -> None:
        if self._resizing is not None and self.marking() != self._resizing:
            self._resizing = None
        self.changed.emit()

    def _on_aligned(self) -> None:
        """Select what was just coded, now that it is there."""
        if self._awaited is None:
            return
        stop, marking = self._awaited
        if self._comparison.passage(stop) is None:
            return
        if marking.report in self._comparison.ids:
            known = self._comparison.reading(marking.report).markings
            place = (marking.start, marking.end, marking.theme, marking.facet)
            self._marking = next(
                (one for one in known if (one.start, one.end, one.theme, one.facet) == place), None
            )
        self._awaited = None
        self._comparison.select(stop)

    # Coding -----------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask as what the selected words, or the selected sentence, are to be coded."""
        words = self.words()
        if words is not None and self._may_code(words):
            self.asked.emit(words, self._place(words))

    def _place(self, words: Words) -> QPoint:
        """Return a point of the screen right below the words."""
        pane = self.pane_with_words()
        if pane is None and self._full_text.isVisible():
            pane = next((one for one in self._full_text.panes if one.report == words.report), None)
        if pane is not None:
            return pane.below(words.start, words.end)
        return self._window.mapToGlobal(QPoint(self._window.width() // 3, 120))

    def recent(self) -> list[Choice]:
        """Return the facets used last, latest first."""
        return hand_coding_choices.recent(self._comparison.codebook, self.remembered())

    def remembered(self) -> list[str]:
        """Return the facets used last as they are remembered."""
        kept = self._comparison.session.remembered(REMEMBERED, [])
        return [str(key) for key in ([kept] if isinstance(kept, str) else kept or [])]

    def code(self, words: Words, choice: Choice) -> bool:
        """Code words with a facet; tell whether there was something to code."""
        session = self._comparison.session
        if not self._may_code(words):
            return False
        theme, facet = choice.theme.id, choice.facet.id
        key = CodingKey(words.report, words.start, words.end, theme, facet)
        where = self._where(words)
        stop = Stop(theme, facet, (words.report, self._touched(words)[0].index))
        marking = self._trimmed(words, theme, facet)
        if not self._comparison.shows(theme):
            self._comparison.toggle(theme)
        self._awaited = (stop, marking)
        session.remember(REMEMBERED, hand_coding_choices.used(self.remembered(), choice))
        if not session.code(key, self.tr("Coded {} as {}.").format(where, choice.said)):
            self._awaited = None
            self.said.emit(self.tr("{} is coded as {} already.").format(where, choice.said))
            self._comparison.select(stop)
            return False
        self._drop_selection()
        return True

    def _may_code(self, words: Words) -> bool:
        """Tell whether something of the words counts; where not, say why."""
        if self._comparison.session.read_only:
            return False
        reading = self._comparison.reading(words.report)
        if not reading.text[words.start : words.end].strip():
            self.said.emit(self.tr("Only blanks are selected. Select words first."))
            return False
        touched = self._touched(words, furniture=True)
        if not touched:
            self.said.emit(self.tr("No sentence is selected. Select words first."))
        elif all(one.furniture for one in touched):
            self.said.emit(
                self.tr(
                    "This line is furniture and is not counted. Take it back into the report first."
                )
            )
        else:
            return True
        return False

    def _touched(self, words: Words, *, furniture: bool = False) -> list[Sentence]:
        marking = self._trimmed(words, "", "")
        return [
            one
            for one in self._comparison.reading(words.report).sentences
            if one.start < marking.end
            and marking.start < one.end
            and (furniture or not one.furniture)
        ]

    def _trimmed(self, words: Words, theme: str, facet: str) -> Marking:
        """Return the words without blanks at their ends, as they will be marked."""
        said = self._comparison.reading(words.report).text[words.start : words.end]
        start = words.start + len(said) - len(said.lstrip())
        end = max(words.end - (len(said) - len(said.rstrip())), start)
        return Marking(words.report, start, end, theme, facet, "")

    def _where(self, words: Words) -> str:
        """Return "¶ 4", or "¶ 4–6" for words over several paragraphs."""
        numbers = [one.paragraph for one in self._touched(words)]
        first, last = numbers[0], numbers[-1]
        return f"¶\u00a0{first}" if first == last else f"¶\u00a0{first}–{last}"

    def quoted(self, words: Words) -> str:
        """Return the words in quotation marks, the middle of long ones left out; or "¶ 4"."""
        if not words.chosen:
            return self._where(words)
        said = " ".join(
            self._comparison.reading(words.report).text[words.start : words.end].split()
        )
        if len(said) > LONGEST:
            half = LONGEST // 2
            said = f"{said[:half].rstrip()} … {said[-half:].lstrip()}"
        return f"“{isolated(said)}”"

    def _drop_selection(self) -> None:
        pane = self.pane_with_words()
        if pane is not None:
            cursor = pane.textCursor()
            cursor.setPosition(cursor.selectionStart())
            pane.setTextCursor(cursor)

    # Resizing ---------------------------------------------------------------------------------

    @property
    def resizing(self) -> bool:
        """Whether it is being asked how far a coding is to reach."""
        return self._resizing is not None

    def resize(self) -> None:
        """Let the selected coding reach over the selected words, or ask over which."""
        marking = self.marking()
        if marking is None or self._comparison.session.read_only:
            return
        pane = self.pane_with_words()
        if pane is not None and pane.report == marking.report:
            self.reach(marking, *pane.selected_span())
            return
        self._resizing = marking
        pane = self._shown_in_text(marking)
        pane.select_span(marking.start, marking.end)
        pane.setFocus()
        self.said.emit(
            self.tr("How far is it to reach? Shift and arrows, then Enter. Esc gives up.")
        )
        self.changed.emit()

    def _shown_in_text(self, marking: Marking) -> TextPane:
        if not self._full_text.isVisible():
            self.text_asked.emit()
        return self._full_text.pane(marking.report)

    def finish_resizing(self) -> None:
        """Let the coding reach over what is selected now."""
        marking, pane = self._resizing, self.pane_with_words()
        if marking is None:
            return
        self._resizing = None
        self.said.emit("")
        if pane is not None and pane.report == marking.report:
            self.reach(marking, *pane.selected_span())
        self.changed.emit()

    def cancel_resizing(self) -> None:
        """Leave the coding as it is."""
        if self._resizing is not None:
            self._resizing = None
            self._drop_selection()
            self.said.emit("")
            self.changed.emit()

    def reach(self, marking: Marking, start: int, end: int) -> bool:
        """Let a coding by hand reach from `start` to `end`; tell whether it changed."""
        words = Words(marking.report, start, end, chosen=True)
        self._resizing = None
        if not self._may_code(words):
            self._drop_selection()
            self.changed.emit()
            return False
        theme, facet = marking.theme, marking.facet
        stop = Stop(theme, facet, (marking.report, self._touched(words)[0].index))
        self._awaited = (stop, self._trimmed(words, theme, facet))
        said = self.tr("{} reaches over {} now.")
        name = self._facet_words(marking)
        done = self._comparison.session.resize(
            marking, start, end, said.format(name[0].upper() + name[1:], self._where(words))
        )
        if not done:
            self._awaited = None
        self._drop_selection()
        self.changed.emit()
        return done

    def within_reach(self, words: Words) -> list[Marking]:
        """Return the codings by hand that could reach over words: those they touch, none equal."""
        sentences = self._touched(words, furniture=True)
        if not words.chosen or not sentences:
            return []
        first, last = sentences[0].start, sentences[-1].end
        trimmed = self._trimmed(words, "", "")
        return [
            made
            for made in self._comparison.reading(words.report).markings
            if made.start < last
            and first < made.end
            and (made.start, made.end) != (trimmed.start, trimmed.end)
            and any(
                self._comparison.passage_of(made.theme, made.facet, (words.report, one.index))
                for one in self._comparison.reading(words.report).sentences
                if one.start < made.end and made.start < one.end
            )
        ]

    def take_back(self) -> None:
        """Take the selected coding by hand back."""
        marking = self.marking()
        if marking is None or self._comparison.session.read_only:
            return
        words = Words(marking.report, marking.start, marking.end, chosen=True)
        said = self.tr("Took back {} on {}.").format(self._facet_words(marking), self._where(words))
        self._comparison.session.uncode([marking], said)

    def _facet_words(self, marking: Marking) -> str:
        theme = self._comparison.theme(marking.theme)
        return Choice(theme, theme.facet(marking.facet)).said

    # The menu ---------------------------------------------------------------------------------

    def fill(self, menu: QMenu, commands: Commands) -> None:
        """Add to a menu what can be done by hand with what is selected."""
        words = self.words()
        if words is None:
            return
        recent = self.recent()
        if recent:
            under = menu.addMenu(self.tr("Code as"))
            under.setEnabled(commands["code"].isEnabled())
            for choice in recent:
                action = under.addAction(choice.words.replace("&", "&&"))
                action.triggered.connect(partial(self._chosen, words, choice))
            under.addSeparator()
            under.addAction(commands["code"])
        else:
            menu.addAction(commands["code"])
        for marking in self.within_reach(words):
            label = self.tr("Let {} reach this far").format(self._facet_words(marking))
            action = menu.addAction(label.replace("&", "&&"))
            action.setEnabled(commands["code"].isEnabled())
            action.triggered.connect(partial(self._reached, words, marking))
        if self.marking() is not None and not words.chosen:
            menu.addAction(commands["resize"])
            menu.addAction(commands["take_back"])

    def _chosen(self, words: Words, choice: Choice, checked: bool = False) -> None:
        del checked
        self.code(words, choice)

    def _reached(self, words: Words, marking: Marking, checked: bool = False) -> None:
        del checked
        self.reach(marking, words.start, words.end)

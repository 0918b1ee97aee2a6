# SPDX-License-Identifier: MIT
"""Sentences near to coded ones, one at a time, each beside the coded one that it is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from standpoint.analysis.shared_words import occurrences, shown
from standpoint.model.codebook import Theme
from standpoint.ui.codebook.facet_choice import FacetChoice
from standpoint.ui.codebook.marked_sentence import MarkedSentence, Place, Read, read
from standpoint.ui.look import Divider, Look, Pane, PushButton, Words, isolated

if TYPE_CHECKING:
    from standpoint.analysis.nearness import Near
    from standpoint.session.session import Session

Answer = Literal["confirmed", "rejected"]

_KEYS = {
    Qt.Key.Key_C: "code",
    Qt.Key.Key_X: "reject",
    Qt.Key.Key_Right: "skip",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
}


class NearPage(QWidget):
    """A queue to look through. C codes the sentence, X says no, → goes on, Enter opens it.

    Signals: `decided(Near, facet id, "confirmed" | "rejected")`; `opened(report, start)`.
    """

    decided = Signal(object, str, str)
    opened = Signal(int, int)

    def __init__(self, session: Session, look: Look, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._theme = theme
        self._language = "en"
        self._queue: tuple[Near, ...] = ()
        self._at = 0
        self._answers: dict[Place, Answer] = {}
        self.head = Words(look, "", role="tx2")
        self.state = Words(look, "", weight=600)
        self.sentence = MarkedSentence(look, theme, "shared")
        self.partner = MarkedSentence(look, theme, "shared")
        self.shared = Words(look, "", px=12, role="tx2", wrap=True)
        self.nothing = Words(look, "", role="tx2", wrap=True)
        self.facet = FacetChoice(look, self.tr("Facet that the sentence is coded as"))
        self.code = PushButton(look, self.tr("Code it"), kind="main", key="C")
        self.reject = PushButton(look, self.tr("Not this"), key="X")
        self.back = PushButton(look, self.tr("Back"), key="←")
        self.skip = PushButton(look, self.tr("Skip"), key="→")
        self.open = PushButton(look, self.tr("Open in full text"), key="Enter")
        self._partner_head = Words(look, "", px=12, role="tx2")
        self._build()
        self.set_theme(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Sentences near to coded ones"))
        self.code.clicked.connect(lambda: self._answer("confirmed"))
        self.reject.clicked.connect(lambda: self._answer("rejected"))
        self.back.clicked.connect(lambda: self.step(-1))
        self.skip.clicked.connect(lambda: self.step(1))
        self.open.clicked.connect(self._open)
        for each in (self.sentence, self.partner):
            each.opened.connect(self.opened)

    def _build(self) -> None:
        inside = Pane(self._look, "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        heads = QHBoxLayout()
        heads.addWidget(self.head)
        heads.addStretch(1)
        heads.addWidget(self.state)
        column.addLayout(heads)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addWidget(self._partner_head)
        column.addWidget(self.partner)
        column.addWidget(self.shared)
        column.addWidget(self.nothing)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = (self.back, self.skip, self.open, self.reject, self.code)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(Divider(self._look))
        whole.addLayout(self.facet.foot(self.tr("As"), *buttons))

    # What is shown ----------------------------------------------------------------------------

    @property
    def current(self) -> Near | None:
        """The sentence that is asked about."""
        return self._queue[self._at] if self._at < len(self._queue) else None

    def set_theme(self, theme: Theme) -> None:
        """Offer the facets of a theme, which may have changed."""
        self._theme = theme
        self.facet.offer(theme)

    def show_queue(self, queue: Sequence[Near], language: str, nothing: str) -> None:
        """Begin a queue; `nothing` is said where it is empty."""
        self._queue, self._language, self._at = tuple(queue), language, 0
        self._answers.clear()
        self._nothing = nothing
        self._show()

    def wait(self, words: str) -> None:
        """Show that the queue is being made."""
        self._queue, self._nothing = (), words
        self._show()

    def step(self, steps: int) -> None:
        """Go on, or back; behind the last sentence it is said that it was the last."""
        self._at = min(max(self._at + steps, 0), len(self._queue))
        self._show()

    def _show(self) -> None:
        near = self.current
        for each in (self.head, self.sentence, self._partner_head, self.partner, self.shared):
            each.setVisible(near is not None)
        self.nothing.setVisible(near is None)
        may = near is not None and not self._session.read_only
        self.code.setEnabled(may)
        self.reject.setEnabled(may)
        self.facet.setEnabled(may)
        self.skip.setEnabled(near is not None)
        self.open.setEnabled(near is not None)
        self.back.setEnabled(self._at > 0)
        self.state.setText("")
        if near is None:
            self.nothing.setText(self._at_the_end() if self._queue else self._nothing)
            return
        self._show_pair(near)

    def _at_the_end(self) -> str:
        coded = sum(answer == "confirmed" for answer in self._answers.values())
        rejected = len(self._answers) - coded
        words = self.tr("You have looked through all {0}: {1} coded, {2} rejected.")
        return words.format(f"{len(self._queue):,}", f"{coded:,}", f"{rejected:,}")

    def _show_pair(self, near: Near) -> None:
        words = self.tr("{0} of {1} · closeness {2} to the nearest, {3} to the nearest three")
        numbers = (
            f"{self._at + 1:,}",
            f"{len(self._queue):,}",
            _two(near.closeness),
            _two(near.mean),
        )
        self.head.setText(words.format(*numbers))
        self.head.setToolTip(
            self.tr("How many rare words the two sentences share. The list goes by the second.")
        )
        one = self._read((near.report, near.start, near.end), near.shared)
        other = self._read(near.nearest, near.shared)
        self.sentence.show_sentence(one)
        self.partner.show_sentence(other)
        self.facet.choose(near.facet)
        label = next((f.label for f in self._theme.facets if f.id == near.facet), near.facet)
        self._partner_head.setText(
            self.tr("Nearest sentence that carries {0} › {1}").format(self._theme.label, label)
        )
        if one is not None and other is not None:
            found = [
                isolated(shown(stem, one.text, other.text, self._language)) for stem in near.shared
            ]
            self.shared.setText(self.tr("Shared words: {0}").format(", ".join(found)))
        said = {"confirmed": self.tr("Coded"), "rejected": self.tr("Rejected")}
        answer = self._answers.get((near.report, near.start, near.end))
        self.state.setText(said[answer] if answer else "")

    def _read(self, place: Place, stems: Sequence[str]) -> Read | None:
        found = read(self._session, place)
        if found is None:
            return None
        marks = occurrences(found.text, 0, len(found.text), self._language, frozenset(stems))
        return Read(place, found.text, found.source, found.language, marks)

    # What is done -----------------------------------------------------------------------------

    def _answer(self, answer: Answer) -> None:
        near = self.current
        if near is None or not self.code.isEnabled():
            return
        self._answers[near.report, near.start, near.end] = answer
        self.decided.emit(near, str(self.facet.currentData()), answer)
        self.step(1)

    def take_back(self, near: Near) -> None:
        """Return to a sentence whose answer was taken back."""
        self._answers.pop((near.report, near.start, near.end), None)
        if near in self._queue:
            self._at = self._queue.index(near)
        self._show()

    def answer_again(self, near: Near, answer: Answer) -> None:
        """Go on from a sentence whose answer was given again after it had been taken back."""
        if near in self._queue:
            self._answers[near.report, near.start, near.end] = answer
            self._at = self._queue.index(near) + 1
            self._show()

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current.report, self.current.start)

    def act(self, key: int) -> bool:
        """Do what a key means here; return whether it means anything."""
        doing = _KEYS.get(Qt.Key(key))
        if doing is None:
            return False
        button: PushButton = getattr(self, doing)
        if button.isEnabled():
            button.click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the queue's keys."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (plain and self.act(event.key())):
            super().keyPressEvent(event)


def _two(closeness: float) -> str:
    """Return a closeness with two digits, ".09"."""
    return f"{closeness:.2f}".removeprefix("0")

# SPDX-License-Identifier: MIT
"""A dialog that tries the codebook on a sentence: what finds it, and what nearly does and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from standpoint.coding.explaining import Explanation, Finding, explain
from standpoint.model.codebook import Codebook, Theme
from standpoint.ui.codebook.preview_model import facet_name
from standpoint.ui.codebook.preview_painting import around
from standpoint.ui.codebook.preview_words import LANGUAGES
from standpoint.ui.codebook.rule_status import as_code
from standpoint.ui.compare.excerpt import set_line
from standpoint.ui.compare.sentence import SetSentence
from standpoint.ui.compare.strokes import paint_underline
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    Choice,
    Divider,
    ElidedLabel,
    Lines,
    Look,
    Pane,
    Words,
    isolated,
    mono_font,
    paint_digit,
    reading_font,
    reads_right_to_left,
    right_to_left,
)

PAUSE = 150
MOST_SHOWN = 40
_CHIP = 16
_INDENT = 26


def language_of(text: str) -> str:
    """Return "ar" for a text with more Arabic than Latin letters, else "en"."""
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    return "ar" if arabic > latin else "en"


class Marked(QWidget):
    """A sentence cut around its marks, with the marks underlined in a theme's ink."""

    def __init__(
        self, look: Look, theme: Theme, text: str, marks: Sequence[tuple[int, int]], language: str
    ) -> None:
        super().__init__()
        self._look = look
        self._theme = theme
        self._language = language
        self._marks = marks
        self._text = text
        self._line = set_line(text, around(text, marks, 130))
        self._set = SetSentence(self._line, 300, language)
        self.setAccessibleName(" … ".join(text[start:end] for start, end in marks))
        look.changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._set = SetSentence(self._line, self.width(), self._language)
        self.setFixedHeight(round(self._set.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the lines under the marks."""
        del event
        painter = QPainter(self)
        tx = self._look.colour("tx")
        self._set.paint(painter, QPointF(0, 0), tx, tx)
        for start, end in self._marks:
            span = self._set.line.span(start, end)
            for area in self._set.under(span) if span else ():
                paint_underline(painter, area, self._theme, self._look)
        painter.end()


class _Chip(QWidget):
    """A theme's square with its digit."""

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        self._look, self._theme = look, theme
        self.setFixedSize(_CHIP, _CHIP)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square; an empty one where the theme is off."""
        del event
        painter = QPainter(self)
        paint_digit(painter, self.rect(), self._theme, self._look, self._theme.active)
        painter.end()


class SentenceTest(Dialog):
    """Tries what is typed on a codebook, as it is being edited, 150 ms behind the last key.

    Args:
        look: colours and faces.
        codebook: returns the codebook as it is now.
        parent: the window.
    """

    def __init__(
        self, look: Look, codebook: Callable[[], Codebook], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "", parent)
        self.setWindowTitle(self.tr("Test a sentence"))
        self._codebook = codebook
        self.resize(640, 560)
        self.field = QTextEdit()
        self.field.setAcceptRichText(False)
        self.field.setTabChangesFocus(True)
        self.field.setFont(reading_font(16))
        self.field.setFixedHeight(92)
        self.field.setPlaceholderText(self.tr("Type or paste a sentence, or a few"))
        self.field.setAccessibleName(self.tr("Sentence to test"))
        self.language = Choice(look, self.tr("Language of the sentence"))
        self.language.setMinimumWidth(190)
        self.language.addItem(self.tr("Language by its letters"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.summary = Words(look, weight=600)
        self.results = QScrollArea()
        self.results.setWidgetResizable(True)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName(self.tr("What the codebook makes of it"))
        self.body.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.language)
        self.body.addLayout(row)
        self.add_rule()
        self.body.addWidget(self.results, 1)
        self.add_button(self.tr("Close"), key="Esc").clicked.connect(self.reject)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE)
        self.timer.timeout.connect(self.try_now)
        self.field.textChanged.connect(self.timer.start)
        self.field.textChanged.connect(self._turn)
        self.language.activated.connect(self.try_now)
        self.explanation = Explanation((), ())
        self.try_now()
        self.field.setFocus()

    def show_sentence(self, text: str) -> None:
        """Put a sentence into the field and try it at once."""
        self.field.setPlainText(text)
        self.try_now()

    def try_now(self) -> None:
        """Try what is typed now, as the codebook is now."""
        self.timer.stop()
        text = self.field.toPlainText()
        language = str(self.language.currentData()) or language_of(text)
        codebook = self._codebook()
        self.explanation = explain(codebook, text, language)
        self._say(text, language)
        page = Pane(self.look, "win")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(4)
        for findings in (self.explanation.found, self.explanation.nearly):
            if findings and findings is self.explanation.nearly:
                column.addSpacing(8)
                column.addWidget(Words(self.look, self.tr("Nearly found"), weight=600))
                column.addSpacing(4)
            for one in findings[:MOST_SHOWN]:
                self._add(column, codebook, one, text)
            if len(findings) > MOST_SHOWN:
                more = self.tr("and {0} more").format(len(findings) - MOST_SHOWN)
                column.addWidget(Words(self.look, more, role="tx2"))
        column.addStretch(1)
        self.results.setWidget(page)

    def _say(self, text: str, language: str) -> None:
        number = len({(one.theme, one.facet) for one in self.explanation.found if one.counted})
        name = LANGUAGES.get(language, language)
        if not text.strip():
            said = self.tr("What the codebook makes of it will stand here.")
        elif number:
            words = self.tr("Found as 1 facet") if number == 1 else self.tr("Found as {0} facets")
            said = words.format(number)
        else:
            said = self.tr("No {0} rule finds this").format(name)
        self.summary.setText(said)
        self.setAccessibleDescription(said)

    def _add(self, column: QVBoxLayout, codebook: Codebook, one: Finding, text: str) -> None:
        theme = codebook.theme(one.theme)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(_Chip(self.look, theme))
        head.addWidget(Words(self.look, isolated(facet_name(codebook, one.theme, one.facet))))
        rule = ElidedLabel(self.look, isolated(" ".join(one.rule.source.split())), role="tx2")
        rule.setFont(mono_font(12.5))
        head.addWidget(rule, 1)
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.setSpacing(1)
        below.addWidget(Marked(self.look, theme, text, one.marks, one.rule.language))
        said = one.reason
        if not one.counted:
            said = f"{said} {self.tr('The theme is switched off: this is not counted.')}".strip()
        if said:
            reason = Lines(self.look, px=12.5, line=18)
            reason.set_rich(as_code(said))
            below.addWidget(reason)
        column.addLayout(below)
        column.addSpacing(4)
        column.addWidget(Divider(self.look))
        column.addSpacing(4)

    def _turn(self) -> None:
        """Let Arabic run from the right."""
        text = self.field.toPlainText()
        arabic = reads_right_to_left(text) or right_to_left(str(self.language.currentData()))
        option: QTextOption = self.field.document().defaultTextOption()
        wanted = Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            self.field.document().setDefaultTextOption(option)
            self.field.setFont(reading_font(16, language="ar" if arabic else None))

# SPDX-License-Identifier: MIT
"""What stands below a rule: that it is valid and what it finds, or what is wrong and its mend."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from standpoint.errors import RuleError
from standpoint.ui.look import Lines, Look, PushButton, Words
from standpoint.ui.look.faces import MONO

_CODE = re.compile(
    r"(?:NOT )?(?:NEAR|PRE)/\d+|NOT INSIDE \"[^\"]*\"|\b(?:OR|AND|NOT|INSIDE|NEAR|PRE)\b"
    r"|[()*](?=\s)"
)


def as_code(words: str) -> str:
    """Return words as HTML in which what belongs to the rule language is in its own face."""
    return _CODE.sub(
        lambda found: f"<span style=\"font-family:'{MONO}'\">{found.group()}</span>",
        escape(words, quote=False),
    )


class RuleStatus(QWidget):
    """One line with a tick, or an error with its sentence and its mend.

    `fix_wanted()`: the mend that is offered shall be made.
    """

    fix_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = ("", "tx2")
        self._sign = QLabel()
        self._sign.setFixedSize(16, 18)
        self.headline = Words(look, role="tx2", wrap=True)
        self.detail = Lines(look, px=13, line=19)
        self.fix = PushButton(look, "", key="Alt Enter", small=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.fix)
        self._row.addStretch(1)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(self.headline)
        words.addWidget(self.detail)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        self._sign.setContentsMargins(0, 1, 0, 0)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self._row)
        column.addStretch(1)
        self.fix.clicked.connect(self.fix_wanted)
        look.changed.connect(self._colour)
        self.show_words("")

    def show_words(self, words: str, remark: str = "", *, valid: bool = True) -> None:
        """Say one line, with a tick where the rule is valid, and a remark below it."""
        self._icon = ("check", "tx2") if valid and words else ("", "tx2")
        self.headline.set_role("tx2")
        self.headline.setText(words)
        self._weight(400)
        self._say_detail(remark)
        self.fix.hide()
        self._colour()

    def show_error(self, error: RuleError) -> None:
        """Say what is wrong at which column, what to write, and offer the mend."""
        first, _, rest = error.sentence.partition(". ")
        said = f"{first}." if rest else first
        self._icon = ("circle-alert", "err")
        self.headline.set_role("err")
        self.headline.setText(self.tr("Column {0}: {1}").format(error.column, said))
        self._weight(600)
        self._say_detail(rest)
        self.fix.setVisible(error.fix is not None)
        if error.fix is not None:
            self.fix.set_words(error.fix.label)
        self._colour()

    def words(self) -> str:
        """Return all that is said."""
        return " ".join(part for part in (self.headline.text(), self._said) if part)

    def _say_detail(self, words: str) -> None:
        self._said = words
        self.detail.set_rich(as_code(words))
        self.detail.setVisible(bool(words))

    def _weight(self, weight: int) -> None:
        font = self.headline.font()
        font.setWeight(font.Weight(weight))
        self.headline.setFont(font)

    def _colour(self) -> None:
        name, role = self._icon
        self._sign.setVisible(bool(name))
        if name:
            self._sign.setPixmap(self._look.pixmap(name, role, 16, self.devicePixelRatioF()))

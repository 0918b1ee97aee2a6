# SPDX-License-Identifier: MIT
"""The rule and all that is set about it: its text, its language, its note, where to try it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from standpoint.model.codebook import Rule
from standpoint.ui.codebook.preview_words import LANGUAGES, Reach
from standpoint.ui.codebook.rule_editor import RuleEditor
from standpoint.ui.codebook.rule_status import RuleStatus
from standpoint.ui.look import (
    HEIGHT,
    Choice,
    ElidedLabel,
    Look,
    Pane,
    Words,
    interface_font,
    isolated,
    mono_font,
)

MARGIN = 16


class RuleForm(Pane):
    """The fields of one rule. The signals tell what the user did, never what was shown.

    `language_changed(code)`, `note_changed(note)`, `scope_changed("selected" | "all")`.
    """

    language_changed = Signal(str)
    note_changed = Signal(str)
    scope_changed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self.rule = Rule("en", "")
        self.saved: str | None = None
        self.reach = Reach()
        self.saved_label = Words(look, px=12, role="tx2")
        self.saved_words = ElidedLabel(look, role="tx2")
        self.saved_words.setFont(mono_font(12.5))
        self.editor = RuleEditor(look)
        self.status = RuleStatus(look)
        self.scope = Choice(look, self.tr("Where to look"))
        self.scope.setMinimumWidth(172)
        self.language = Choice(look, self.tr("Language of the reports that this rule is for"))
        self.language.setMinimumWidth(104)
        self.language.setToolTip(self.tr("Only reports in this language are searched"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note: why the rule is as it is"))
        self.note.setAccessibleName(self.tr("Note of the rule"))
        self.note.setFont(interface_font(13))
        self.note.setFixedHeight(HEIGHT)
        self._lay_out(look)
        self.scope.activated.connect(self._on_scope)
        self.language.activated.connect(self._on_language)
        self.note.textEdited.connect(self.note_changed)
        self.status.fix_wanted.connect(self.editor.accept_fix)
        self.editor.fix_wanted.connect(self.editor.accept_fix)

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        column.setSpacing(0)
        label = QHBoxLayout()
        label.setSpacing(5)
        label.addWidget(Words(look, self.tr("Rule"), px=12, role="tx2"))
        label.addSpacing(12)
        label.addStretch(1)
        label.addWidget(self.saved_label)
        label.addWidget(self.saved_words)
        column.addLayout(label)
        column.addSpacing(5)
        column.addWidget(self.editor)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.status, 1)
        row.addWidget(self.scope, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addSpacing(8)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.language)
        more.addWidget(self.note, 1)
        column.addLayout(more)

    def show_rule(self, rule: Rule, saved: str | None, base: str, *, again: bool = False) -> None:
        """Show a rule, what is saved of it, and its words in the colours of a theme's base.

        `again` says that it is the same rule, with other words perhaps.
        """
        self.rule, self.saved = rule, saved
        self.editor.show_rule(rule.source, rule.language, base, again=again)
        self.show_saved()
        blocker = QSignalBlocker(self.language)
        if self.language.findData(rule.language) < 0:
            self.language.addItem(rule.language, rule.language)
        self.language.setCurrentIndex(self.language.findData(rule.language))
        blocker.unblock()
        if self.note.text() != rule.note:
            self.note.setText(rule.note)
            if not again:
                self.note.setCursorPosition(0)

    @property
    def changed(self) -> bool:
        """Whether the rule differs from the saved one."""
        return self.saved is not None and self.saved != self.editor.source

    def show_saved(self) -> None:
        """Show the saved rule above the editor where the two differ."""
        self.saved_words.setText(isolated(" ".join((self.saved or "").split())))
        self.saved_words.setVisible(self.changed)
        self.saved_label.setText(
            self.tr("new, not saved yet") if self.saved is None else self.tr("saved:")
        )
        self.saved_label.setVisible(self.changed or self.saved is None)

    def show_reach(self, reach: Reach) -> None:
        """Show where the rule can be tried, and where it is."""
        self.reach = reach
        blocker = QSignalBlocker(self.scope)
        self.scope.clear()
        for words, code in reach.choices():
            self.scope.addItem(words, code)
        wanted = self.scope.findData("selected" if reach.only_selected else "all")
        self.scope.setCurrentIndex(max(wanted, 0))
        blocker.unblock()
        self.reach = replace(reach, only_selected=self.scope.currentData() == "selected")

    def _on_scope(self) -> None:
        code = str(self.scope.currentData())
        self.reach = replace(self.reach, only_selected=code == "selected", searchable=None)
        self.scope_changed.emit(code)

    def _on_language(self) -> None:
        code = str(self.language.currentData())
        if code != self.rule.language:
            self.language_changed.emit(code)

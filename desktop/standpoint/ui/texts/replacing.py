# SPDX-License-Identifier: MIT
"""Shows what a better text would bring before it takes a report's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, SegmentedControl, Words
from standpoint.ui.rows import Column, RowsTable

if TYPE_CHECKING:
    from standpoint.corpus.people_words import Left
    from standpoint.corpus.text_versions import Replacement

_KINDS = {
    "coding": "coding",
    "marking": "coded words",
    "memo": "memo",
    "link": "link",
    "silence": "reviewed: silent",
    "left out": "left out of the report",
    "taken back": "taken back into the report",
}


class ReplaceTextDialog(Dialog):
    """After `accept` the text is to be replaced; until then nothing is stored."""

    def __init__(
        self, look: Look, title: str, replacement: Replacement, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, self.tr("Replace the text"), parent)
        self._replacement = replacement
        self.resize(860, 560)
        self.add_head(self.tr("A better text"), title)
        self.body.addWidget(Words(look, self._sentences(), wrap=True))
        self.body.addWidget(Words(look, self._people(), role="tx2", wrap=True))
        lists = [
            (self.tr("Goes  {0}").format(len(replacement.gone)), ""),
            (self.tr("Comes  {0}").format(len(replacement.come)), ""),
            (self.tr("Said by people, without a place  {0}").format(len(replacement.left)), ""),
        ]
        self.which = SegmentedControl(look, lists, self.tr("Show"))
        self.sentences = RowsTable(look, self.tr("Sentences"), [Column("", str, main=True)])
        self.left = RowsTable(
            look,
            self.tr("What people said, without a place"),
            [
                Column(self.tr("What"), _what, 230),
                Column(self.tr("Words"), lambda row: row.words, main=True),
            ],
        )
        self.sentences.horizontalHeader().hide()
        self.body.addSpacing(4)
        self.body.addWidget(self.which)
        self.body.addWidget(self.sentences, 1)
        self.body.addWidget(self.left, 1)
        self.which.chosen.connect(self.show_list)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.act = self.add_button(self.tr("Replace the text"), main=True, key="Enter")
        self.act.clicked.connect(self.accept)
        self.left.show_rows(replacement.left)
        self.show_list(2 if replacement.left else 0)
        self.act.setFocus()

    def show_list(self, which: int) -> None:
        """Show the sentences that go or come, or what people said that has no place any more."""
        self.which.set_current(which)
        self.left.setVisible(which == 2)
        self.sentences.setVisible(which != 2)
        shown = self._replacement.gone if which == 0 else self._replacement.come
        self.sentences.show_rows(shown)

    def _sentences(self) -> str:
        found = self._replacement
        return self.tr("{0} of {1} sentences stay, {2} go, {3} come.").format(
            f"{found.same:,}", f"{found.sentences:,}", f"{len(found.gone):,}", f"{found.new:,}"
        )

    def _people(self) -> str:
        kept, left = len(self._replacement.kept), len(self._replacement.left)
        if not kept and not left:
            return self.tr("Nobody has coded, linked, noted or left out anything in it yet.")
        if not left:
            return self.tr(
                "All that people coded, linked, noted and left out keeps its place. The old text "
                "stays as a text version."
            )
        return self.tr(
            "{0} of {1} codings, links, memos and words on what counts keep their place. The "
            "others stay with the old text, which remains as a text version."
        ).format(f"{kept:,}", f"{kept + left:,}")


def _what(left: Left) -> str:
    return " · ".join(filter(None, (_KINDS[left.kind], left.theme, left.facet)))

# SPDX-License-Identifier: MIT
"""What differs between two codebooks, in words, grouped by theme; of a rule, both wordings."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from standpoint.coding.change_sentences import describe
from standpoint.coding.codebook_changes import Change
from standpoint.ui.codebook.drafted import Difference, facet_at
from standpoint.ui.look import Look, interface_font, right_to_left

CONTEXT = 40
"""Letters of an unchanged stretch that stand beside a change."""
PIECES = re.compile(r"\w+\*?|\s+|.", re.DOTALL)


class ChangesList(QTextBrowser):
    """The changes from one codebook to another, to read; a sentence where there are none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: Difference | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setFont(interface_font(13))
        self.document().setDocumentMargin(12)
        self.setAccessibleName(self.tr("Changes"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._write)

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: ARG002
        """Load nothing, whatever a codebook's words ask for."""
        return

    def show_difference(self, difference: Difference) -> None:
        """Show what differs."""
        self._shown = difference
        self._write()

    def say(self, words: str) -> None:
        """Show a sentence instead of changes."""
        self._shown = None
        self.setPlainText(words)

    def _write(self) -> None:
        if self._shown is None:
            return
        old, new, changes = self._shown.old, self._shown.new, self._shown.changes
        if not changes:
            self.setHtml(f"<p>{self.tr('Nothing differs.')}</p>")
            return
        labels = {theme.id: theme.label for book in (old, new) for theme in book.themes}
        groups: dict[str, list[Change]] = {}
        for change in changes:
            groups.setdefault(change.theme, []).append(change)
        parts = []
        for theme, found in groups.items():
            title = labels.get(theme, theme) or self.tr("The codebook")
            parts.append(f'<h4 style="margin:14px 0 4px 0">{escape(title)}</h4>')
            parts += [self._line(change, self._shown) for change in found]
        self.setHtml("".join(parts))

    def _line(self, change: Change, among: Difference) -> str:
        if change.kind != "changed" or change.field != "rule":
            words = describe(change, among.new, among.old)
            if change.kind == "added" and change.language and not change.rule:
                words = self.tr("A new rule in {0} is not written yet.")
                words = words.format(f"“{self._facet(change, among)}”")
            return f'<p style="margin:6px 0 2px 0">{escape(words)}</p>'
        words = self.tr("A rule of “{0}” reads otherwise. Before, now:")
        line = escape(words.format(self._facet(change, among)))
        before, after = marked(change.before, change.after)
        return (
            f'<p style="margin:6px 0 2px 0">{line}</p>'
            + self._rule(before, change.language, "tx2")
            + self._rule(after, change.language, "tx")
        )

    def _facet(self, change: Change, among: Difference) -> str:
        place = (change.theme, change.facet)
        facet = facet_at(among.new, place) or facet_at(among.old, place)
        return facet.label if facet is not None else change.facet

    def _rule(self, html: str, language: str, role: str) -> str:
        direction = "rtl" if right_to_left(language) else "ltr"
        colour = self._look.colour(role).name()
        return (
            f'<p dir="{direction}" style="margin:0 0 2px 14px; color:{colour}; '
            f"font-family:'Standpoint Mono','Standpoint Sans Arabic'; font-size:12px\">{html}</p>"
        )


def marked(before: str, after: str) -> tuple[str, str]:
    """Return two wordings as HTML: what went is struck through, what came is underlined.

    Long stretches that both have are cut to a few words at their ends.
    """
    old, new = PIECES.findall(" ".join(before.split())), PIECES.findall(" ".join(after.split()))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    first, second = [], []
    for number, (tag, a, b, c, d) in enumerate(steps):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            shown = _cut(gone, start=number == 0, end=number == len(steps) - 1)
            first.append(escape(shown))
            second.append(escape(shown))
            continue
        first.append(f"<s>{escape(gone)}</s>" if gone else "")
        second.append(f"<u>{escape(come)}</u>" if come else "")
    return "".join(first), "".join(second)


def _cut(same: str, *, start: bool, end: bool) -> str:
    """Return an unchanged stretch cut: of the first its end, of the last its start."""
    if len(same) <= 2 * CONTEXT + 8:
        return same
    head = "" if start else same[:CONTEXT].rsplit(" ", 1)[0] + " "
    tail = "" if end else " " + same[-CONTEXT:].split(" ", 1)[-1]
    return f"{head}…{tail}"

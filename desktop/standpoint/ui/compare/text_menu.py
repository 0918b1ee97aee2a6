# SPDX-License-Identifier: MIT
"""The menu over a full text: what can be done with the sentence or the words under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.ui.compare import furniture_choices
from standpoint.ui.compare.by_hand import ByHand
from standpoint.ui.compare.commands import Commands
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.pane import TextPane

CODED = ("confirm", "reject", "", "link", "unlink", "")
ALWAYS = ("cite", "cite_pair", "why")


def text_menu(
    comparison: Comparison, commands: Commands, pane: TextPane, by_hand: ByHand, parent: QWidget
) -> QMenu:
    """Return the menu for what is selected in a text: words, else the sentence pointed at."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    selected = pane.textCursor().hasSelection()
    span = pane.selected_span() if selected else _pointed_at(comparison, pane)
    stop = comparison.stop
    if not selected and stop is not None and stop.report == pane.report:
        _add(menu, commands, CODED)
    if span is not None:
        if by_hand.counts(pane.report, *span):
            by_hand.fill_menu(menu)
            menu.addSeparator()
            furniture_choices.fill(menu, comparison.session, pane.report, *span)
        else:
            furniture_choices.fill(menu, comparison.session, pane.report, *span)
            menu.addSeparator()
            menu.addAction(commands["memo"])
        menu.addSeparator()
    if selected:
        menu.addAction(menu.tr("Copy")).triggered.connect(lambda *_: pane.copy())
    _add(menu, commands, ALWAYS)
    return menu


def _add(menu: QMenu, commands: Commands, names: tuple[str, ...]) -> None:
    for name in names:
        if name:
            menu.addAction(commands[name])
        else:
            menu.addSeparator()


def _pointed_at(comparison: Comparison, pane: TextPane) -> tuple[int, int] | None:
    """Return the span of the sentence of this text that is selected."""
    key = comparison.stop.passage if comparison.stop is not None else comparison.plain
    if key is None or key[0] != pane.report:
        return None
    sentence = pane.reading.sentences[key[1]]
    return sentence.start, sentence.end


def place(event: QContextMenuEvent, pane: TextPane) -> QPoint:
    """Return where the menu opens: at the pointer, or below the sentence for the menu key."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        return pane.viewport().mapToGlobal(QPoint(24, round(pane.viewport().height() * 0.4)))
    return event.globalPos()

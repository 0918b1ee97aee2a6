# SPDX-License-Identifier: MIT
"""The view by theme for who does not see it: a list of what it paints, each line in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from standpoint.ui.compare import wording
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.placing import Box, Page
from standpoint.ui.compare.rows import (
    Elsewhere,
    FacetLine,
    Fold,
    Remark,
    Shown,
    Silent,
    ThemeHead,
    Told,
)


def spoken(box: Box, comparison: Comparison) -> str:
    """Return what is said of a box: a sentence with its theme, place, state and links."""
    thing = box.thing
    if isinstance(thing, ThemeHead):
        state = ["collapsed" if thing.collapsed else "expanded"] if thing.folds else []
        told = _told(thing.told, comparison)
        return ", ".join([thing.theme.label, thing.summary, *told, *state])
    if isinstance(thing, FacetLine):
        label = f"{comparison.theme(thing.theme).label} {thing.label}"
        return ", ".join([label, *_told(thing.told, comparison)])
    if isinstance(thing, (Remark, Fold, Elsewhere)):
        return thing.words
    if isinstance(thing, Silent):
        name = comparison.column_name(box.column)
        return f"{name}: {thing.words}. {thing.detail}".strip()
    return f"{comparison.name(thing.stop.report)}, {_sentence(thing, comparison)}"


def _told(told: Sequence[Told], comparison: Comparison) -> list[str]:
    return [f"{comparison.column_name(place)}: {one.spoken}" for place, one in enumerate(told)]


def _sentence(shown: Shown, comparison: Comparison) -> str:
    stop, passage = shown.stop, shown.passage
    theme, facet = comparison.theme(stop.theme), comparison.facet(stop)
    text = comparison.reading(stop.report).text[passage.start : passage.end]
    parts = [f"¶ {passage.paragraph}", f"{theme.label} {facet.label}", passage.status]
    for placed in comparison.links_of(stop):
        key = placed.other(stop.passage)
        other = comparison.passage(placed.stop(key))
        if other is not None:
            label = wording.link_label(placed.link)
            by = f", {'by you' if label == 'you' else f'closeness {label}'}" if label else ""
            parts.append(f"linked with ¶ {other.paragraph} in {comparison.name(key[0])}{by}")
    if shown.remark:
        parts.append(shown.remark)
    return f"{', '.join(parts)}: {text}"


class SpokenView(QAccessibleInterface):
    """The view as a list."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self._view = view
        self._kept: dict[int, SpokenBox] = {}
        self._page: Page | None = None

    def boxes(self) -> list[Box]:
        """Return what the view paints, from top to bottom."""
        page: Page = self._view.page  # type: ignore[attr-defined]
        if page is not self._page:
            self._page = page
            self._kept.clear()
        return page.boxes

    def isValid(self) -> bool:
        """Return whether the view is still there."""
        return isValid(self._view)

    def object(self) -> QObject:
        """Return the view."""
        return self._view

    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window's handle."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return what holds the view."""
        holder = self._view.parentWidget()
        return QAccessible.queryAccessibleInterface(holder) if holder is not None else None

    def childCount(self) -> int:
        """Return how many lines the list has."""
        return len(self.boxes())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return one line."""
        if not 0 <= index < len(self.boxes()):
            return None
        if index not in self._kept:
            self._kept[index] = SpokenBox(self, index)
            QAccessible.registerAccessibleInterface(self._kept[index])
        return self._kept[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which line a child is."""
        return child.index if isinstance(child, SpokenBox) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the line at a place of the screen."""
        box = self._view.box_at(self._view.viewport().mapFromGlobal(QPoint(x, y)))  # type: ignore[attr-defined]
        found = [i for i, other in enumerate(self.boxes()) if box and other.thing is box.thing]
        return self.child(found[0]) if found else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the line on which the keyboard stands."""
        here = self._view.walk.here()  # type: ignore[attr-defined]
        return self.child(self.boxes().index(here)) if here in self.boxes() else None

    def text(self, kind: QAccessible.Text) -> str:
        """Return the view's name."""
        return self._view.accessibleName() if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing."""
        del kind, text

    def rect(self) -> QRect:
        """Return where the view stands on the screen."""
        return QRect(self._view.mapToGlobal(QPoint(0, 0)), self._view.size())

    def role(self) -> QAccessible.Role:
        """Return what it is: a list."""
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        """Return that it takes the keyboard."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus()
        return state

    def foregroundColor(self) -> QColor:
        """Return the colour of words."""
        return self._view.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        """Return the colour of the ground."""
        return self._view.palette().base().color()

    def said(self, index: int) -> str:
        """Return what is said of a line."""
        return spoken(self.boxes()[index], self._view.comparison)  # type: ignore[attr-defined]

    def place(self, index: int) -> QRect:
        """Return where a line stands on the screen."""
        box, view = self.boxes()[index], self._view
        left = view.horizontalScrollBar().value()  # type: ignore[attr-defined]
        top = view.verticalScrollBar().value()  # type: ignore[attr-defined]
        at = view.viewport().mapToGlobal(QPoint(round(box.x - left), round(box.y - top)))  # type: ignore[attr-defined]
        return QRect(at.x(), at.y(), round(box.width), round(box.height))


class SpokenBox(QAccessibleInterface):
    """One line of the list."""

    def __init__(self, view: SpokenView, index: int) -> None:
        super().__init__()
        self._view = view
        self.index = index

    def isValid(self) -> bool:
        """Return whether the line is still there."""
        return self._view.isValid() and self.index < self._view.childCount()

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: a line is no object of its own."""
        return None

    def parent(self) -> QAccessibleInterface:
        """Return the list."""
        return self._view

    def childCount(self) -> int:
        """Return that a line holds no others."""
        return 0

    def child(self, index: int) -> None:  # type: ignore[override]
        """Return nothing."""
        del index

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return that nothing is a child."""
        del child
        return -1

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        """Return nothing."""
        del x, y

    def text(self, kind: QAccessible.Text) -> str:
        """Return the line in words."""
        if kind == QAccessible.Text.Name and self.isValid():
            return self._view.said(self.index)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing."""
        del kind, text

    def rect(self) -> QRect:
        """Return where the line stands on the screen."""
        return self._view.place(self.index) if self.isValid() else QRect()

    def role(self) -> QAccessible.Role:
        """Return what it is: an item of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether the keyboard stands on it."""
        state = QAccessible.State()
        here = self._view.focusChild() is self
        state.focusable = state.selectable = True
        state.focused = state.selected = here
        return state


_spoken: dict[int, SpokenView] = {}
_installed: list[bool] = []


def _factory(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if name == "ThemeView" and isinstance(thing, QWidget) and hasattr(thing, "page"):
        made = SpokenView(thing)
        _spoken[id(thing)] = made
        return made
    return None


def install() -> None:
    """Let screen readers see views by theme as lists; once for the whole program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def tell_focus(view: QWidget, index: int) -> None:
    """Tell a screen reader that the keyboard went to a line."""
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(index)
        QAccessible.updateAccessibility(event)

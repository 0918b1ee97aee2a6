# SPDX-License-Identifier: MIT
"""What can be done with the entries of the draft: add, remove, double, move, switch, rename."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Rule, Theme
from standpoint.ui.codebook.drafted import facet_at, rule_at, stands
from standpoint.ui.codebook.entries import Place, shortened
from standpoint.ui.look import Look

if TYPE_CHECKING:
    from standpoint.session.session import Session

LANGUAGES = {"en": "English", "ar": "Arabic"}


class EntryActions(QObject):
    """The verbs on the current entry, as actions for menus and as methods for keys.

    `chosen(place)`: what stands there should become current. `rename_asked()`: its label should be
    typed over; of a rule, the rule. `refused(place, field, sentence)`: an edit that cannot be.
    `said(sentence)`: what was done, which undo takes back.
    """

    chosen = Signal(object)
    rename_asked = Signal()
    refused = Signal(object, str, str)
    said = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._window = parent
        self._place: Place = ()
        self.actions: dict[str, QAction] = {}
        for name, words, slot in (
            ("new_theme", self.tr("New theme…"), self.add_theme),
            ("new_facet", self.tr("New facet…"), self.add_facet),
            ("new_en", self.tr("New English rule"), lambda: self.add_rule("en")),
            ("new_ar", self.tr("New Arabic rule"), lambda: self.add_rule("ar")),
            ("rename", self.tr("Rename") + "\tF2", self.rename_asked.emit),
            ("duplicate", self.tr("Duplicate the rule") + "\tCtrl D", self.duplicate),
            ("up", self.tr("Move up") + "\tAlt ↑", lambda: self.move(-1)),
            ("down", self.tr("Move down") + "\tAlt ↓", lambda: self.move(1)),
            ("switch", self.tr("Switch the theme off") + "\tSpace", self.switch),
            ("counts", self.tr("Counts toward its theme"), self.toggle_counts),
            ("remove", self.tr("Remove") + "\tDel", self.remove),
        ):
            self.actions[name] = self._action(words, slot)
        self.actions["counts"].setCheckable(True)

    def _action(self, words: str, slot: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: slot())
        return action

    # The current entry --------------------------------------------------------------------------

    @property
    def codebook(self) -> Codebook:
        """The draft, or the default codebook while no corpus is open."""
        is_open = self._session.corpus is not None
        return self._session.draft.codebook if is_open else self._session.codebook()

    @property
    def writable(self) -> bool:
        """Return whether the draft can be edited at all."""
        return self._session.corpus is not None and not self._session.read_only

    def follow(self, place: Place) -> None:
        """Let the verbs be about another entry; grey those that do not apply."""
        self._place = place if place and stands(self.codebook, place) else ()
        here, on = self._place, self.writable
        theme = self._theme()
        facet = facet_at(self.codebook, here)
        self._enable("new_theme", on)
        self._enable("new_facet", on and bool(here))
        for name in ("new_en", "new_ar"):
            self._enable(name, on and facet is not None)
        self._enable("rename", on and bool(here))
        words = self.tr("Edit the rule") if len(here) == 3 else self.tr("Rename")
        self.actions["rename"].setText(words + "\tF2")
        # The last theme, and a theme's last facet, stay: a codebook without any is none.
        spare = bool(here) and len(_names(self.codebook, here)) > 1
        self._enable("remove", on and (spare or len(here) == 3))
        self._enable("duplicate", on and len(here) == 3)
        for name, step in (("up", -1), ("down", 1)):
            self._enable(name, on and self._target(step) is not None)
        self._enable("switch", on and theme is not None)
        off = theme is not None and not theme.active
        words = self.tr("Switch the theme on") if off else self.tr("Switch the theme off")
        self.actions["switch"].setText(words + ("\tSpace" if len(here) == 1 else ""))
        self._enable("counts", on and facet is not None)
        self.actions["counts"].setChecked(facet is not None and facet.counts)
        if theme is not None:
            self.actions["counts"].setText(self.tr("Counts toward {0}").format(theme.label))

    def _enable(self, name: str, on: bool) -> None:
        self.actions[name].setEnabled(on)

    def _theme(self) -> Theme | None:
        if not self._place:
            return None
        return next((t for t in self.codebook.themes if t.id == self._place[0]), None)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the context menu of the current entry."""
        menu = QMenu(parent)
        groups = (
            ("new_facet", "new_en", "new_ar"),
            ("rename", "duplicate", "up", "down"),
            ("switch", "counts"),
            ("remove",),
        )
        for group in groups:
            shown = [self.actions[name] for name in group if self.actions[name].isEnabled()]
            if shown and menu.actions():
                menu.addSeparator()
            menu.addActions(shown)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def add_menu(self, parent: QWidget) -> QMenu:
        """Return what the + button offers."""
        menu = QMenu(parent)
        menu.addActions([self.actions[n] for n in ("new_theme", "new_facet", "new_en", "new_ar")])
        return menu

    def act(self, verb: str) -> None:
        """Do what a key of the tree asks for ("remove", "up", …), where it applies."""
        if self.actions[verb].isEnabled():
            self.actions[verb].trigger()

    # Verbs ------------------------------------------------------------------------------------

    def _put(self, codebook: Codebook, said: str, chosen: Place | None = None) -> None:
        self._session.draft.put(codebook, said)
        self.said.emit(said)
        if chosen is not None:
            self.chosen.emit(chosen)

    def add_theme(self) -> None:
        """Ask for a name and add a theme."""
        from standpoint.coding import codebook_editing as editing

        label = self._ask(self.tr("theme"), [theme.label for theme in self.codebook.themes])
        if label:
            codebook, new = editing.add_theme(self.codebook, label)
            self._put(codebook, self.tr("Theme “{0}” added.").format(label), (new,))

    def add_facet(self) -> None:
        """Ask for a name and add a facet to the current theme."""
        from standpoint.coding import codebook_editing as editing

        theme = self._theme()
        if theme is None:
            return
        label = self._ask(self.tr("facet"), [facet.label for facet in theme.facets])
        if label:
            codebook, new = editing.add_facet(self.codebook, theme.id, label)
            said = self.tr("Facet “{0}” added to {1}.").format(label, theme.label)
            self._put(codebook, said, (theme.id, new))

    def _ask(self, kind: str, taken: list[str]) -> str:
        from standpoint.ui.codebook.naming import NameDialog

        dialog = NameDialog(self._look, kind, taken, self._window.window())
        label = dialog.label() if dialog.exec() == NameDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        return label

    def add_rule(self, language: str, source: str = "") -> None:
        """Add a rule behind the current one, or behind the last of its language."""
        from standpoint.coding import codebook_editing as editing

        facet = facet_at(self.codebook, self._place)
        if facet is None:
            return
        theme, name = str(self._place[0]), facet.id
        here = rule_at(self.codebook, self._place)
        if here is not None and here.language == language:
            at = int(self._place[2]) + 1
        else:
            same = [n for n, rule in enumerate(facet.rules) if rule.language == language]
            at = same[-1] + 1 if same else len(facet.rules)
        codebook = editing.add_rule(self.codebook, theme, name, Rule(language, source), at)
        words = self.tr("{0} rule added to “{1}”.")
        self._put(codebook, words.format(LANGUAGES[language], facet.label), (theme, name, at))
        self.rename_asked.emit()

    def remove(self) -> None:
        """Take the current entry out, with all below it."""
        from standpoint.coding import codebook_editing as editing

        here, theme = self._place, self._theme()
        if theme is None:
            return
        before = self.codebook
        facet = facet_at(before, here)
        if facet is None:
            codebook = editing.remove_theme(self.codebook, theme.id)
            said = self.tr("Theme “{0}” removed.").format(theme.label)
        elif len(here) == 2:
            codebook = editing.remove_facet(self.codebook, theme.id, facet.id)
            said = self.tr("Facet “{0}” removed.").format(facet.label)
        else:
            rule = facet.rules[int(here[2])]
            codebook = editing.remove_rule(self.codebook, theme.id, facet.id, int(here[2]))
            said = self.tr("Rule “{0}” removed.").format(shortened(rule.source))
        self._put(codebook, said, _after_removal(before, codebook, here))

    def duplicate(self) -> None:
        """Put the same rule below, to make another one of it."""
        from standpoint.coding import codebook_editing as editing

        rule = rule_at(self.codebook, self._place)
        if rule is not None:
            theme, facet, number = str(self._place[0]), str(self._place[1]), int(self._place[2])
            codebook = editing.add_rule(self.codebook, theme, facet, rule, number + 1)
            said = self.tr("Rule “{0}” doubled.").format(shortened(rule.source))
            self._put(codebook, said, (theme, facet, number + 1))

    def _target(self, step: int) -> int | None:
        """Return the position that the current entry would move to, None where it cannot."""
        here = self._place
        if not here:
            return None
        if len(here) == 3:
            facet = facet_at(self.codebook, here)
            to = int(here[2]) + step
            if facet is None or not 0 <= to < len(facet.rules):
                return None
            # Rules of one language stand together.
            return to if facet.rules[to].language == facet.rules[int(here[2])].language else None
        names = _names(self.codebook, here)
        to = names.index(str(here[-1])) + step
        if len(here) == 1:
            # Themes that are off stand in a group of their own: step over those of the other kind.
            active = {theme.id: theme.active for theme in self.codebook.themes}
            while 0 <= to < len(names) and active[names[to]] != active[str(here[0])]:
                to += step
        return to if 0 <= to < len(names) else None

    def move(self, step: int) -> None:
        """Move the current entry up (-1) or down (1) among its like."""
        to = self._target(step)
        if to is not None:
            self.move_to(self._place, to)

    def move_to(self, place: Place, to: int) -> None:
        """Move an entry to another position among its like."""
        from standpoint.coding import codebook_editing as editing

        theme = str(place[0])
        if len(place) == 1:
            codebook = editing.move_theme(self.codebook, theme, to)
        elif len(place) == 2:
            codebook = editing.move_facet(self.codebook, theme, str(place[1]), to)
        else:
            codebook = editing.move_rule(self.codebook, theme, str(place[1]), int(place[2]), to)
        kind = (self.tr("Theme"), self.tr("Facet"), self.tr("Rule"))[len(place) - 1]
        moved = (*place[:2], to) if len(place) == 3 else place
        self._put(codebook, self.tr("{0} moved.").format(kind), moved)

    def drop(self, place: Place, onto: Place, below: bool) -> None:
        """Move an entry before or behind another of its like; a drop elsewhere does nothing."""
        if len(onto) > len(place):
            onto = onto[: len(place)]
        if onto[:-1] != place[:-1] or onto == place or not self.writable:
            return
        if len(place) == 3:
            source, target = int(place[2]), int(onto[2])
        else:
            names = _names(self.codebook, place)
            source, target = names.index(str(place[-1])), names.index(str(onto[-1]))
        to = target + (1 if below else 0) - (1 if source < target else 0)
        if to != source:
            self.move_to(place, to)

    def switch(self) -> None:
        """Switch the current theme on or off."""
        theme = self._theme()
        if theme is None:
            return
        words = self.tr("{0} switched off.") if theme.active else self.tr("{0} switched on.")
        fields: dict[str, object] = {"active": not theme.active}
        if self.set_fields((theme.id,), fields, words.format(theme.label)):
            self.chosen.emit(self._place)

    def toggle_counts(self) -> None:
        """Let the current facet count toward its theme, or not."""
        facet = facet_at(self.codebook, self._place)
        theme = self._theme()
        if facet is not None and theme is not None:
            words = (
                self.tr("“{0}” does not count toward {1}.")
                if facet.counts
                else self.tr("“{0}” counts toward {1}.")
            )
            said = words.format(facet.label, theme.label)
            self.set_fields(self._place[:2], {"counts": not facet.counts}, said)

    def set_fields(
        self, place: Place, fields: dict[str, object], said: str, merge: str = ""
    ) -> bool:
        """Set fields of a theme or facet; return whether the draft took them."""
        from standpoint.coding import codebook_editing as editing

        try:
            if len(place) == 1:
                codebook = editing.set_theme(self.codebook, str(place[0]), **fields)
            else:
                codebook = editing.set_facet(self.codebook, str(place[0]), str(place[1]), **fields)
        except CodebookError as error:
            self.refused.emit(place, next(iter(fields)), error.sentence)
            return False
        if codebook != self.codebook:
            self._session.draft.put(codebook, said, merge)
            if not merge:
                self.said.emit(said)
        return True

    def set_rule(self, place: Place, source: str, burst: str = "") -> None:
        """Write another text into a rule."""
        from standpoint.coding import codebook_editing as editing

        rule = rule_at(self.codebook, place)
        if rule is not None and rule.source != source:
            new = Rule(rule.language, source, rule.note)
            theme, facet, number = str(place[0]), str(place[1]), int(place[2])
            codebook = editing.set_rule(self.codebook, theme, facet, number, new)
            merge = f"rule/{theme}/{facet}/{number}/{burst}"
            self._session.draft.put(codebook, self.tr("Rule edited."), merge)

    def set_note(self, place: Place, note: str) -> None:
        """Write another note to a rule."""
        from standpoint.coding import codebook_editing as editing

        rule = rule_at(self.codebook, place)
        if rule is not None and self.writable:
            theme, facet, number = str(place[0]), str(place[1]), int(place[2])
            new = Rule(rule.language, rule.source, note)
            codebook = editing.set_rule(self.codebook, theme, facet, number, new)
            said = self.tr("Note edited.")
            self._session.draft.put(codebook, said, f"note/{theme}/{facet}/{number}")

    def set_language(self, place: Place, language: str) -> None:
        """Let a rule be for reports in another language; it goes to the rules of that language."""
        from standpoint.coding import codebook_editing as editing

        rule, facet = rule_at(self.codebook, place), facet_at(self.codebook, place)
        if rule is None or facet is None or not self.writable:
            return
        theme, number = str(place[0]), int(place[2])
        new = Rule(language, rule.source, rule.note)
        codebook = editing.remove_rule(self.codebook, theme, facet.id, number)
        codebook = editing.add_rule(codebook, theme, facet.id, new)
        rules = codebook.theme(theme).facet(facet.id).rules
        at = max(n for n, each in enumerate(rules) if each == new)
        said = self.tr("The rule is for {0} reports now.").format(LANGUAGES.get(language, language))
        self._put(codebook, said, (theme, facet.id, at))


def _names(codebook: Codebook, place: Place) -> list[str]:
    """Return the ids of a theme and its like, or of a facet and its like."""
    if len(place) <= 1:
        return [theme.id for theme in codebook.themes]
    return [facet.id for theme in codebook.themes if theme.id == place[0] for facet in theme.facets]


def _after_removal(before: Codebook, codebook: Codebook, place: Place) -> Place:
    """Return what becomes current: what moved up, else the one before, else what is above."""
    if len(place) == 3:
        for number in (int(place[2]), int(place[2]) - 1):
            if number >= 0 and stands(codebook, (*place[:2], number)):
                return (*place[:2], number)
        return place[:2]
    at, left = _names(before, place).index(str(place[-1])), _names(codebook, place)
    return (*place[:-1], left[min(at, len(left) - 1)])

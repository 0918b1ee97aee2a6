# SPDX-License-Identifier: MIT
"""Tags of the selected reports: which all or some of them have, new ones, other names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListWidget, QListWidgetItem, QWidget

from standpoint.corpus import tags as kept
from standpoint.errors import CorpusError
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words, interface_font

_TAG = int(Qt.ItemDataRole.UserRole)
State = Qt.CheckState


@dataclass(frozen=True, slots=True)
class TagChanges:
    """What to add to the reports and to take from them; `renamed` holds for all reports."""

    add: tuple[str, ...]
    remove: tuple[str, ...]
    renamed: Mapping[str, str]

    @property
    def any(self) -> bool:
        """Whether there is something to do."""
        return bool(self.add or self.remove or self.renamed)


class TagsDialog(Dialog):
    """A box is ticked where all reports have the tag, half where some have it, and then stays so.

    After `accept`, `changes()` holds what to do.
    """

    def __init__(
        self,
        look: Look,
        reports: Sequence[int],
        tagged: Mapping[int, frozenset[str]],
        in_use: Mapping[str, int],
        parent: QWidget | None = None,
    ) -> None:
        number = len(reports)
        title = f"Tags of {number:,} reports" if number > 1 else "Tags of a report"
        super().__init__(look, title, parent)
        self.setMinimumSize(420, 420)
        have = Counter(name for report in reports for name in tagged.get(report, ()))
        self._before = {
            name: State.Checked if have[name] == number
            else State.PartiallyChecked if have[name] else State.Unchecked
            for name in in_use
        }  # fmt: skip
        self.add_head(title)
        self.field = QLineEdit()
        self.field.setFont(interface_font(13))
        self.field.setFixedHeight(28)
        self.field.setPlaceholderText(self.tr("Add a tag"))
        self.field.setAccessibleName(self.tr("Add a tag"))
        self.field.setClearButtonEnabled(True)
        completer = QCompleter(list(in_use), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            popup.setObjectName("offered")
        self.body.addWidget(self.field)
        self._answer = Words(look, px=12, role="err", wrap=True)
        self._answer.hide()
        self.body.addWidget(self._answer)
        self.list = QListWidget()
        self.list.setFont(interface_font(13))
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.body.addWidget(self.list, 1)
        self._hint = Words(look, px=12, role="tx2", wrap=True)
        self.body.addWidget(self._hint)
        self._has_used = bool(in_use)
        some = [name for name in in_use if have[name]]
        for name in [*some, *(name for name in in_use if not have[name])]:
            self._add_item(name, self._before[name], in_use[name])
        self._say_hint()
        self._rename = self.add_button(self.tr("Rename the tag"), key="F2")
        self._rename.clicked.connect(self._begin_renaming)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        words = self.tr("Tag {0} reports").format(f"{number:,}") if number > 1 else (
            self.tr("Tag the report"))  # fmt: skip
        self.save = self.add_button(words, main=True, key="Enter")
        self.save.clicked.connect(self._save)
        self.field.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _: self._grey())
        self._grey()
        self.field.setFocus()

    def _grey(self) -> None:
        chosen = self.list.currentRow() >= 0
        self._rename.setEnabled(chosen and bool(self.list.currentItem().data(_TAG)))

    def _say_hint(self) -> None:
        """Say what can be done with what is listed."""
        if self._has_used:
            words = self.tr(
                "Space ticks a tag, F2 gives it another name on all reports that have it."
            )
        elif self.list.count():
            words = self.tr("Space ticks a tag or takes its tick away.")
        else:
            words = self.tr("No tags yet. Write one above, or several with commas between them.")
        self._hint.setText(words)

    def _add_item(self, name: str, state: State, number: int = 0) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setData(_TAG, name if number else "")
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if number else flags)
        item.setCheckState(state)
        if number:
            item.setToolTip(
                self.tr("1 report") if number == 1 else self.tr("{0} reports").format(f"{number:,}")
            )
        self.list.addItem(item)
        return item

    def _begin_renaming(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def take_written(self) -> bool:
        """Tick what stands in the field, new or not; return whether it can be a tag."""
        written = self.field.text()
        if not written.strip():
            return True
        try:
            names = [kept.clean(part) for part in written.split(",") if part.strip()]
        except CorpusError as error:
            self._answer.setText(str(error))
            self._answer.show()
            return False
        self._answer.hide()
        for name in names:
            there = [item for item in self._items() if item.text().casefold() == name.casefold()]
            item = there[0] if there else self._add_item(name, State.Checked)
            item.setCheckState(State.Checked)
            self.list.setCurrentItem(item)
        self._say_hint()
        self.field.clear()
        return True

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds what is written; in an empty field it saves. ↓ leads into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and self.field.text().strip():
                self.take_written()
                return True
            if event.key() == Qt.Key.Key_Down and self.list.count():
                self.list.setFocus()
                self.list.setCurrentRow(max(self.list.currentRow(), 0))
                return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        if not self.take_written():
            return
        try:
            for new in self.changes().renamed.values():
                kept.clean(new)
        except CorpusError as error:
            self._answer.setText(str(error))
            self._answer.show()
            return
        self.accept()

    def changes(self) -> TagChanges:
        """Return what was ticked, unticked and renamed."""
        add, remove, renamed = [], [], {}
        for item in self._items():
            old, name, state = str(item.data(_TAG)), item.text(), item.checkState()
            if old and name != old:
                renamed[old] = name
            before = self._before.get(old, State.Unchecked)
            if state != before and state == State.Checked:
                add.append(name)
            elif state != before and state == State.Unchecked:
                remove.append(name)
        return TagChanges(tuple(add), tuple(remove), renamed)

# SPDX-License-Identifier: MIT
"""The versions of the codebook: when each was saved and why, what differs, bringing one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from standpoint.ui import file_dialogs
from standpoint.ui.codebook.changes_list import ChangesList
from standpoint.ui.codebook.drafted import Difference, compared
from standpoint.ui.codebook.tree_model import Index
from standpoint.ui.dialogs import Dialog
from standpoint.ui.filing import EXPORTED, export_folder
from standpoint.ui.look import Choice, Divider, Look, Words, interface_font, paint_focus_ring

if TYPE_CHECKING:
    from standpoint.corpus.corpus import CodebookVersion
    from standpoint.session.session import Session

DRAFT = 0
"""Stands for the draft where a version's number is asked for."""
ROW = 58
NOTE, WHEN = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


def shown_time(made_at: str) -> str:
    """Return a time of the corpus, which is UTC, on the clock of this machine."""
    try:
        when = datetime.fromisoformat(made_at).astimezone()
    except ValueError:
        return made_at
    return f"{when.day} {when:%b %Y, %H:%M}"


class _Version(QStyledItemDelegate):
    """A version in three lines: its number, when it was saved, its note."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        del option, index
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and lines."""
        colour = self._look.colour
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, colour("sel"))
            bar = option.rect.adjusted(0, 0, 0, 0)
            bar.setWidth(3)
            painter.fillRect(bar, colour("ink"))
        words = self._look.selected_text if selected else colour("tx")
        quiet = self._look.selected_text if selected else colour("tx2")
        room = option.rect.adjusted(12, 5, -8, -5)
        flags = Qt.AlignmentFlag.AlignLeading
        for role, font, ink, place in (
            (Qt.ItemDataRole.DisplayRole, interface_font(13, 600), words, flags),
            (WHEN, interface_font(11.5), quiet, flags | Qt.AlignmentFlag.AlignVCenter),
            (NOTE, interface_font(12), words, flags | Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            text = painter.fontMetrics().elidedText(
                str(index.data(role) or ""), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, place, text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, option.rect, self._look, 0)
        painter.restore()


class VersionsDialog(Dialog):
    """The list of versions; beside it what differs between two of them.

    `restored(number)`: that version should be put into the draft. `failed(sentence)`.
    """

    restored = Signal(int)
    failed = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Versions of the codebook", parent)
        self._session = session
        self._versions: list[CodebookVersion] = list(session.versions())
        self._now = session.codebook_version()
        self.add_head(self.tr("Versions of the codebook"))
        self.list = self._list()
        self.before = Choice(look, self.tr("Compare with"))
        self.before.setMinimumWidth(120)
        self.changes = ChangesList(look)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(Divider(look, standing=True))
        row.addLayout(self._compared(), 1)
        self.body.addLayout(row, 1)
        self.export = self.add_button(self.tr("Export version…"))
        self.restore = self.add_button(self.tr("Bring version 1 back"))
        self.add_button(self.tr("Close"), main=True, key="Esc").clicked.connect(self.reject)
        self.export.clicked.connect(self._ask_file)
        self.restore.clicked.connect(self._restore)
        self.list.currentRowChanged.connect(lambda _: self._on_version())
        self.before.activated.connect(lambda _: self._compare())
        self.resize(860, 520)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setItemDelegate(_Version(self.look, made))
        made.setFixedWidth(262)
        made.setUniformItemSizes(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self.tr("Versions"))
        if self._session.draft.edited:
            changes = compared(self._session.draft.saved, self._session.draft.codebook).changes
            number = len(changes)
            said = self.tr("1 change") if number == 1 else self.tr("{0} changes").format(number)
            since = self.tr("since version {0}").format(self._now)
            self._add(made, DRAFT, self.tr("Draft, not saved"), since, said)
        for version in reversed(self._versions):
            codes = version.version == self._now
            words = self.tr("Version {0}, codes now") if codes else self.tr("Version {0}")
            self._add(
                made,
                version.version,
                words.format(version.version),
                shown_time(version.made_at),
                version.note or self.tr("no note"),
            )
        return made

    def _add(self, made: QListWidget, number: int, name: str, when: str, note: str) -> None:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, number)
        item.setData(WHEN, when)
        item.setData(NOTE, note)
        item.setToolTip(note)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {when}. {note}")
        made.addItem(item)

    def _compared(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = Words(self.look, "", weight=600)
        row.addWidget(self.title)
        row.addWidget(Words(self.look, self.tr("compared with"), role="tx2"))
        row.addWidget(self.before)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.changes, 1)
        return column

    def number(self) -> int:
        """Return the number of the version that is chosen, 0 for the draft."""
        index = self.list.currentIndex()
        return int(index.data(Qt.ItemDataRole.UserRole)) if index.isValid() else self._now

    def _name(self, number: int) -> str:
        return self.tr("version {0}").format(number) if number else self.tr("the draft")

    def _on_version(self) -> None:
        number = self.number()
        others = [v.version for v in reversed(self._versions) if v.version != number]
        self.before.clear()
        for other in others:
            self.before.addItem(self._name(other), other)
        usual = self._now if number == DRAFT else max((o for o in others if o < number), default=0)
        self.before.setCurrentIndex(max(self.before.findData(usual), 0))
        self.before.setEnabled(bool(others))
        name = self._name(number)
        self.title.setText(name[:1].upper() + name[1:])
        self.restore.set_words(self.tr("Bring version {0} back").format(number or self._now))
        stands = number in {DRAFT, self._now} and (
            number == DRAFT or not self._session.draft.edited
        )
        self.restore.setEnabled(not stands and not self._session.read_only)
        self.export.setEnabled(number != DRAFT)
        self._compare()

    def _compare(self) -> None:
        number, other = self.number(), self.before.currentData()
        if other is None:
            words = self.tr("This is the only version. The next one is compared with it here.")
            self.changes.say(words)
            return
        old = self._session.codebook_of(int(other))
        draft = self._session.draft.codebook
        new = self._session.codebook_of(number) if number else draft
        self.changes.show_difference(compared(old, new))

    def _restore(self) -> None:
        self.restored.emit(self.number())
        self.accept()

    def _ask_file(self) -> None:
        number = self.number()
        name, _ = file_dialogs.save_file(
            self,
            self.tr("Export version {0}").format(number),
            str(export_folder(self._session.settings) / f"codebook-v{number}.toml"),
            "TOML (*.toml)",
        )
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the chosen version, comments and all, as a TOML file."""
        source = next(v.source for v in self._versions if v.version == self.number())
        try:
            path.write_text(source, encoding="utf-8")
        except OSError as error:
            self.failed.emit(
                self.tr("{0} cannot be written: {1}. Choose another place.").format(
                    path.name, error.strerror
                )
            )
            return
        self._session.settings.set(EXPORTED, str(path.parent))


class NewerDefaultDialog(Dialog):
    """What differs between the analyst's codebook and a newer default. Accepted: take it."""

    def __init__(self, look: Look, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(look, "A newer default codebook", parent)
        self.add_head(
            self.tr("A newer default codebook"),
            self.tr("What would change in yours if you took it."),
        )
        changes = ChangesList(look)
        changes.show_difference(difference)
        self.body.addWidget(changes, 1)
        words = self.tr("It comes into the draft; nothing is coded until you save a version.")
        self.body.addWidget(Words(look, words, px=12, role="tx2"))
        self.resize(680, 520)
        self.add_button(self.tr("Keep mine"), key="Esc").clicked.connect(self.reject)
        take = self.add_button(self.tr("Take it into the draft"), main=True)
        take.clicked.connect(self.accept)

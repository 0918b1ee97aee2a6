# SPDX-License-Identifier: MIT
"""Bringing in a codebook from a file, and handing this one on, with what cannot be carried over."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from standpoint.coding.exchange import (
    SUFFIXES,
    Brought,
    Note,
    adapted,
    added,
    read_foreign,
    shared,
    write_foreign,
)
from standpoint.errors import CodebookError, StandpointError
from standpoint.model.codebook import Codebook
from standpoint.ui import file_dialogs
from standpoint.ui.dialogs import Dialog
from standpoint.ui.filing import EXPORTED, export_folder
from standpoint.ui.look import Choice, Look, Words, interface_font

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.ui.codebook.offers import Offers

LANGUAGES = {"en": "English", "ar": "Arabic"}


def filters() -> list[str]:
    """Return the formats as a file dialog lists them, the program's own first."""
    names: dict[str, list[str]] = {}
    for suffix, form in SUFFIXES.items():
        names.setdefault(form.name, []).append(f"*{suffix}")
    return [f"{name} ({' '.join(suffixes)})" for name, suffixes in names.items()]


def summary(codebook: Codebook) -> str:
    """Return how much a codebook holds: "4 themes, 12 facets, 96 rules"."""
    facets = [facet for theme in codebook.themes for facet in theme.facets]
    numbers = (
        (len(codebook.themes), "theme"),
        (len(facets), "facet"),
        (sum(len(facet.rules) for facet in facets), "rule"),
    )
    return ", ".join(f"{n:,} {word}" + ("" if n == 1 else "s") for n, word in numbers)


class NotesList(QTextBrowser):
    """What could not be carried over, one line each with its place."""

    def __init__(self, notes: Sequence[Note], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFont(interface_font(13))
        self.document().setDocumentMargin(8)
        self.setAccessibleName(self.tr("What is not carried over"))
        self.show_notes(notes)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes; with none, say so."""
        lines = [f'<p style="margin:0 0 4px 0">{escape(str(note))}</p>' for note in notes]
        self.setHtml("".join(lines) or escape(self.tr("Everything is carried over.")))


class BringInDialog(Dialog):
    """What a file brings, what it leaves behind, and whether it is added or takes the place.

    After `accept`, `codebook()` is the new draft and `replaces` says which of the two it is.
    """

    def __init__(
        self, look: Look, path: Path, present: Codebook, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "Bring in a codebook", parent)
        self._path = path
        self._present = present
        self._made: Codebook | None = None
        self.replaces = False
        self.add_head(self.tr("Bring in {0}").format(path.name))
        self.words = Words(look, "", wrap=True)
        self.body.addWidget(self.words)
        self.language = Choice(look, self.tr("Language of its rules"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setMinimumWidth(104)
        row = QHBoxLayout()
        row.addWidget(Words(look, self.tr("Where it does not say, its rules are for"), role="tx2"))
        row.addWidget(self.language)
        row.addWidget(Words(look, self.tr("reports"), role="tx2"))
        row.addStretch(1)
        self._languages = QWidget()
        self._languages.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._languages.setVisible(path.suffix.lower() != ".toml")
        self.body.addWidget(self._languages)
        self.body.addSpacing(4)
        self.body.addWidget(Words(look, self.tr("Not carried over"), px=12, role="tx2"))
        self.notes = NotesList(())
        self.body.addWidget(self.notes, 1)
        self.clash = Words(look, "", px=12, role="tx2", wrap=True)
        self.body.addWidget(self.clash)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.replace = self.add_button(self.tr("Replace the draft"))
        self.add = self.add_button(self.tr("Add its themes"), main=True)
        self.replace.clicked.connect(self._replace)
        self.add.clicked.connect(self._add)
        self.language.activated.connect(lambda _: self.read())
        self.resize(600, 420)

    def read(self) -> None:
        """Read the file and show what it brings. Raises CodebookError where it cannot be used."""
        self._brought = read_foreign(self._path, str(self.language.currentData()))
        notes = self._brought.notes
        both = shared(self._present, self._brought.codebook)
        said = []
        if both:
            words = self.tr(
                "It can replace the draft, but not be added to it: both have a theme “{0}”."
            )
            said.append(words.format(both[0]))
        else:
            self._added, more = added(self._present, self._brought.codebook)
            notes = (*notes, *more)
        self._replacing, effects = adapted(self._brought, self._present)
        if effects:
            words = self.tr("If it replaces the draft: {0}")
            said.append(words.format(" ".join(map(str, effects))))
        self.words.setText(
            " ".join(
                [summary(self._brought.codebook) + ".", *(str(n) for n in notes if not n.lost)]
            )
        )
        self.notes.show_notes([note for note in notes if note.lost])
        self.clash.setText("\n".join(said))
        self.clash.setVisible(bool(said))
        self.add.setEnabled(not both)
        number = len(self._brought.codebook.themes)
        words = self.tr("Add 1 theme") if number == 1 else self.tr("Add {0} themes")
        self.add.set_words(words.format(f"{number:,}"))

    _brought: Brought
    _added: Codebook
    _replacing: Codebook

    def codebook(self) -> Codebook:
        """Return what the draft becomes."""
        assert self._made is not None
        return self._made

    def _add(self) -> None:
        self._made = self._added
        self.accept()

    def _replace(self) -> None:
        self._made, self.replaces = self._replacing, True
        self.accept()


class NotesDialog(Dialog):
    """What a file that was written could not hold."""

    def __init__(
        self, look: Look, path: Path, notes: Sequence[Note], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "What the file does not hold", parent)
        self.add_head(self.tr("Written to {0}").format(path.name))
        words = self.tr("The format has no place for this ({0}):").format(f"{len(notes):,}")
        self.body.addWidget(Words(look, words, role="tx2"))
        self.body.addWidget(NotesList(notes), 1)
        self.resize(560, 380)
        self.add_button(self.tr("Close"), main=True, key="Esc").clicked.connect(self.accept)


class Exchange(QObject):
    """Reads and writes codebook files over a window. `said` and `failed` as Offers has them."""

    said = Signal(str, bool)
    failed = Signal(str)

    def __init__(self, session: Session, look: Look, offers: Offers, window: QWidget) -> None:
        super().__init__(offers)
        self._session = session
        self._look = look
        self._window = window
        self.said.connect(offers.said)
        self.failed.connect(offers.failed)

    def ask_file_in(self) -> None:
        """Ask for a file and bring it in."""
        known = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        name = file_dialogs.open_file(
            self._window,
            self.tr("Bring in a codebook"),
            str(export_folder(self._session.settings)),
            ";;".join([self.tr("Codebooks ({0})").format(known), *filters()]),
        )
        if name:
            self.bring_in(Path(name))

    def bring_in(self, path: Path) -> None:
        """Show what a file brings and put it into the draft as is wished; undoable."""
        dialog = BringInDialog(self._look, path, self._session.draft.codebook, self._window)
        try:
            dialog.read()
        except CodebookError as error:
            dialog.deleteLater()
            self.failed.emit(f"{error.sentence} " + self.tr("Nothing was changed."))
            return
        if dialog.exec() == BringInDialog.DialogCode.Accepted:
            words = (
                self.tr("{0} replaced the draft.")
                if dialog.replaces
                else self.tr("The themes of {0} were added to the draft.")
            ).format(path.name)
            self._session.draft.put(dialog.codebook(), words)
            self.said.emit(words, True)  # noqa: FBT003 - a signal takes no keywords
        dialog.deleteLater()

    def ask_file_out(self) -> None:
        """Ask where to write the codebook and in which format, and write it."""
        name, chosen = file_dialogs.save_file(
            self._window,
            self.tr("Hand on this codebook"),
            str(self._usual_name()),
            ";;".join(filters()),
        )
        if name:
            path = Path(name)
            if path.suffix.lower() not in SUFFIXES:
                ending = chosen.rpartition("*")[2].rstrip(")")
                path = path.with_name(path.name + (ending or ".toml"))
            self.hand_on(path)

    def _usual_name(self) -> Path:
        """Return where a codebook is written if nothing else is wished."""
        folder = export_folder(self._session.settings)
        if not folder.is_dir():  # the last part of a folder that is not there becomes the name
            folder = Path.home()
        corpus = self._session.path
        return folder / (f"{corpus.stem} codebook.toml" if corpus else "codebook.toml")

    def hand_on(self, path: Path) -> None:
        """Write the codebook as it stands, and say what the format could not hold."""
        is_open = self._session.corpus is not None
        edited = is_open and self._session.draft.edited
        codebook = self._session.draft.codebook if is_open else self._session.codebook()
        try:
            notes = write_foreign(codebook, path)
        except StandpointError as error:
            self.failed.emit(str(error))
            return
        self._session.settings.set(EXPORTED, str(path.parent))
        words = self.tr("Codebook v{0} written to {1}.")
        if edited:
            words = self.tr("Codebook v{0} with the changes not saved yet written to {1}.")
        version = self._session.codebook_version()
        self.said.emit(words.format(version, path.name), False)  # noqa: FBT003
        if notes:
            dialog = NotesDialog(self._look, path, notes, self._window)
            dialog.exec()
            dialog.deleteLater()

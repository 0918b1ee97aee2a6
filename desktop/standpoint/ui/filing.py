# SPDX-License-Identifier: MIT
"""Corpora as files: new, open, recent, the sample, a copy, and those that have no place yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.errors import StandpointError
from standpoint.ui import drafts, file_dialogs

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.session.settings import Settings

ENDING = ".standpoint"
EXPORTED = "export/folder"
"""Under this name the settings keep where the last export went."""


class Filing(QObject):
    """The verbs of the File menu. What the world refuses is `failed(sentence)`.

    `damaged(path)` comes after it where a corpus cannot be opened of which some may be recovered.
    """

    failed = Signal(str)
    said = Signal(str)
    damaged = Signal(Path)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def title(self) -> str:
        """Return the corpus's name for the window's title."""
        return self._session.name or self.tr("New corpus")

    @property
    def is_draft(self) -> bool:
        """Whether what is open has no place of its own yet."""
        return drafts.is_draft(self._session.path)

    def start(self, path: Path) -> bool:
        """Make a new corpus at a path and open it; return whether that was possible."""
        return self._leave(lambda: self._session.create(path))

    def open(self, path: Path) -> bool:
        """Open a corpus; return whether that was possible."""
        done = self._leave(lambda: self._session.open(path))
        if not done and not self._session.busy and _can_be_recovered(path):
            self.damaged.emit(path)
        return done

    def open_or_start(self, path: Path) -> bool:
        """Open a corpus, or make it where no file of that name is; return whether it worked."""
        new = path.suffix == ENDING and not path.exists()
        return self.start(path) if new else self.open(path)

    def open_sample(self) -> bool:
        """Open the user's copy of the sample; return whether that was possible."""
        return self._leave(self._session.open_sample)

    def ensure_open(self) -> bool:
        """Begin an unsaved corpus where none is open; return whether one is open then."""
        if self._session.busy and self._session.corpus is None:
            self.failed.emit(
                self.tr("A corpus is being brought up to date. Wait for it, or cancel that first.")
            )
            return False
        return self._session.corpus is not None or self.start(drafts.new_path())

    def save_copy(self, target: Path) -> bool:
        """Write a copy; an unsaved corpus moves there instead. Return whether it worked.

        While reports are being added there is nothing whole to save: that is refused.
        """
        if self._session.busy:
            # A copy would hold what is stored by now, and closing the draft would end the import.
            self.failed.emit(
                self.tr("{0} cannot be saved while reports are being added to it.").format(
                    self.title()
                )
            )
            return False
        if not self.is_draft:
            done = self._try(lambda: self._session.save_copy(target))
            if done:
                self.said.emit(self.tr("Copy saved as {0}.").format(target.name))
            return done
        if not self.ensure_open():
            return False
        draft = self._session.path
        done = self._try(lambda: self._session.move_to(target))
        if done and draft is not None:
            drafts.discard(draft)
            self.said.emit(self.tr("Saved as {0}.").format(target.name))
        return done

    def close(self) -> None:
        """Close the corpus; an unsaved one that holds nothing leaves no file behind."""
        self._leave(self._session.close)

    def _leave(self, act: Callable[[], object]) -> bool:
        """Do what leaves the open corpus; return whether it was possible.

        Whether the corpus is empty is asked when it is closed: an import that still ran may have
        stored its last batch in closing.
        """
        before, mine = self._session.path, not self._session.read_only
        done = self._try(act)
        if done and mine:
            self._drop_empty_draft(before)
        return done

    def _drop_empty_draft(self, before: Path | None) -> None:
        """Remove an unsaved corpus that was left without a report in it."""
        if before is None or before == self._session.path or not drafts.is_draft(before):
            return
        from standpoint.corpus.corpus import Corpus

        try:
            with Corpus.read(before) as corpus:
                empty = not corpus.reports()
        except StandpointError:
            return
        if empty:
            drafts.discard(before)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except StandpointError as error:
            self.failed.emit(str(error))
            return False
        return True

    # Asking ---------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """Ask where a new corpus is to lie, and make it."""
        path = self._ask_target(self.tr("New corpus"), self.tr("New corpus"))
        if path is None:
            return
        if self._session.path is not None and path.resolve() == self._session.path.resolve():
            self.failed.emit(self.tr("{0} is open. Choose another name.").format(path.name))
            return
        if path.exists():
            # Years of coding may lie in it, and another window may have it open.
            self.failed.emit(self.tr("{0} exists already. Choose another name.").format(path.name))
            return
        self.start(path)

    def ask_open(self) -> None:
        """Ask which corpus to open."""
        name = file_dialogs.open_file(
            self._window, self.tr("Open a corpus"), str(self._place()), self._kinds()
        )
        if name:
            self.open(Path(name))

    def ask_merge(self) -> None:
        """Ask which corpus is to be merged into the open one, and merge it."""
        name = file_dialogs.open_file(
            self._window, self.tr("Merge another corpus"), str(self._place()), self._kinds()
        )
        if name:
            self._session.merge(Path(name))

    def ask_recovered(self, damaged: Path) -> Path | None:
        """Ask where what is recovered of a damaged corpus is to lie, None for nowhere."""
        return self._ask_target(
            self.tr("Recover into a new corpus"), self.tr("{0}, recovered").format(damaged.stem)
        )

    def ask_save_copy(self) -> None:
        """Ask where the copy is to lie, and write it."""
        words = self.tr("Save the corpus") if self.is_draft else self.tr("Save a copy")
        name = self.title() if self.is_draft else self.tr("{0}, copy").format(self.title())
        path = self._ask_target(words, name)
        if path is not None:
            self.save_copy(path)

    def ask_files(self) -> list[Path]:
        """Ask which files to add."""
        names = file_dialogs.open_files(
            self._window, self.tr("Add files"), str(self._place()), self._readable()
        )
        return [Path(name) for name in names]

    def ask_file(self, words: str) -> Path | None:
        """Ask which one file is meant, None where the user thinks better of it."""
        name = file_dialogs.open_file(self._window, words, str(self._place()), self._readable())
        return Path(name) if name else None

    def ask_folder(self) -> list[Path]:
        """Ask which folder to add."""
        name = file_dialogs.folder(self._window, self.tr("Add a folder"), str(self._place()))
        return [Path(name)] if name else []

    def fill_recent(self, menu: QMenu) -> None:
        """Offer the corpora opened before."""
        menu.clear()
        for path in self._session.settings.recent():
            action = QAction(path.stem.replace("&", "&&"), menu)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, p=path: self.open(p))
            menu.addAction(action)
        menu.setEnabled(bool(menu.actions()))

    def _ask_target(self, words: str, name: str) -> Path | None:
        start = self._place() / f"{name}{ENDING}"
        chosen, _ = file_dialogs.save_file(self._window, words, str(start), self._kinds())
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == ENDING else path.with_name(path.name + ENDING)

    def _kinds(self) -> str:
        return self.tr("Corpora (*{0})").format(ENDING)

    def _readable(self) -> str:
        from standpoint import documents

        kinds = " ".join(f"*{suffix}" for suffix in sorted(documents.SUFFIXES))
        return self.tr("Reports ({0})").format(kinds) + ";;" + self.tr("All files (*)")

    def _place(self) -> Path:
        """Return the folder of the corpus, of the last one with a place, or Documents."""
        known = [self._session.path, *self._session.settings.recent()]
        for path in known:
            if path is not None and not drafts.is_own(path) and path.parent.is_dir():
                return path.parent
        return documents_folder()


def _can_be_recovered(path: Path) -> bool:
    """Tell whether a file that was not opened is a damaged corpus."""
    from standpoint.corpus.corpus import Corpus
    from standpoint.errors import DamagedError

    try:
        Corpus.read(path).close()
    except DamagedError:
        return True
    except StandpointError:
        return False
    return False


def is_database(path: Path) -> bool:
    """Tell whether a file begins as a sound database does."""
    try:
        with path.open("rb") as opened:
            return opened.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def documents_folder() -> Path:
    """Return the folder where people look for what they save, home where there is none."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    written = QStandardPaths.writableLocation(documents)
    return Path(written) if written and Path(written).is_dir() else Path.home()


def export_folder(settings: Settings) -> Path:
    """Return the folder of the last export that still is there, otherwise Documents or home."""
    kept = str(settings.get(EXPORTED, "") or "")
    places = (Path(kept) if kept else documents_folder(), documents_folder(), Path.home())
    return next((place for place in places if place.is_dir()), places[-1])

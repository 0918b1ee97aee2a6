# SPDX-License-Identifier: MIT
"""The codebook of the open corpus: its draft, its versions, and what a rule finds meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from standpoint.session.background import Background, Previewer
from standpoint.session.catalogued_corpus import CataloguedCorpus
from standpoint.session.changes import Changes
from standpoint.session.draft import Draft
from standpoint.session.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from standpoint.corpus.answering import Question
    from standpoint.corpus.corpus import CodebookVersion, Corpus
    from standpoint.corpus.recoding import Adopted
    from standpoint.corpus.text_versions import Replacement
    from standpoint.model.codebook import Codebook
    from standpoint.session.background import Ticket


class CodedCorpus(CataloguedCorpus):
    """The open corpus with its codebook; who inherits it says how a job is run.

    Signals: `failed(sentence)` for what the world did; `broke(traceback)` for a bug.
    """

    failed = Signal(str)
    broke = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.draft = Draft(self.undo, self._keep_draft, self)
        self.previewer = Previewer(self._ready_background, self)
        self._background: Background | None = None

    @property
    def busy(self) -> bool:
        """Return whether a job runs."""
        raise NotImplementedError

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be changed."""
        raise NotImplementedError

    def _start(
        self,
        label: str,
        job: Any,
        changes: Changes,
        done: Callable[[Any], None] | None = None,
    ) -> None:
        """Run a job."""
        raise NotImplementedError

    def _begin_codebook(self, corpus: Corpus) -> None:
        """Take up the draft of a corpus that was just opened."""
        from standpoint.corpus import codebooks

        self.draft.begin(corpus.codebook(), codebooks.draft(corpus))

    def _end_codebook(self) -> None:
        """Write what waits, and end the process that answers questions."""
        self.draft.write_what_waits()
        self.undo.clear()
        self.previewer.leave()
        if self._background is not None:
            self._background.close()
            self._background = None

    def save_draft(self, note: str) -> None:
        """Save the draft as a new version and let it code; what it changes is coded again.

        `job_finished(None)` tells the end, `said` the version. Nothing happens while a job runs.
        Raises RuleError where a rule cannot be read.
        """
        from standpoint.coding import codebook_file, codebook_writing
        from standpoint.corpus.recoding import adopt

        if not self._may_write() or self.busy:
            return
        # What is saved is what is kept, so that saving can forget it in the same transaction.
        self.draft.write_what_waits()
        drafted = self.draft.codebook
        written = codebook_writing.write(drafted)
        codebook = codebook_file.read(written, "codebook", from_outside=False)
        self._start(
            "Coding",
            lambda corpus: adopt(corpus, codebook, note),
            Changes(reports=True, codings=True, codebook=True),
            done=lambda adopted: self._on_adopted(adopted, drafted),
        )

    def _on_adopted(self, adopted: Adopted, drafted: Codebook) -> None:
        # What was edited while the reports were coded is still to be saved.
        meanwhile = None if self.draft.codebook == drafted else self.draft.codebook
        self.draft.begin(self.codebook(), meanwhile)
        self.draft.write()
        number = adopted.reports
        coded = "1 report was" if number == 1 else f"{number:,} reports were"
        self.said.emit(f"Saved as version {adopted.version}. {coded} coded again.", False)  # noqa: FBT003

    def _tell_of_old_draft(self, began: int | None) -> None:
        """Say that another version codes now than the one from which the draft was begun."""
        version = self.codebook_version()
        if self.draft.edited and began not in {None, version}:
            self.said.emit(
                f"Your unsaved codebook was begun from version {began}; version {version} codes "
                "now. Look at its changes before you save it.",
                False,  # noqa: FBT003 - a signal takes no keywords
            )

    def versions(self) -> list[CodebookVersion]:
        """Return every saved version of the codebook, oldest first."""
        return self._corpus.codebook_versions() if self._corpus else []

    def codebook_of(self, version: int) -> Codebook:
        """Return the codebook of a version."""
        return self.reading_corpus.codebook(version)

    def newer_default(self) -> Codebook | None:
        """Return the default codebook that came with the program, if this corpus knows another.

        It is offered and never taken by itself; `see_default` ends the offer.
        """
        from standpoint.coding import codebook_file
        from standpoint.corpus import codebooks

        if self._corpus is None:
            return None
        default = codebook_file.default()
        known = {one.fingerprint for one in self.versions()} | {
            codebooks.default_seen(self._corpus)
        }
        return None if default.fingerprint() in known else default

    def see_default(self) -> None:
        """Offer the default codebook of this program no more."""
        from standpoint.coding import codebook_file
        from standpoint.corpus import codebooks

        if self._may_write():
            default = codebook_file.default()
            edit = lambda corpus: codebooks.see_default(corpus, default)  # noqa: E731
            self._submit(edit, Changes(codebook=True))

    def _keep_draft(self, codebook: Codebook | None) -> None:
        from standpoint.corpus import codebooks

        if not self.read_only:
            self._submit(lambda corpus: codebooks.keep_draft(corpus, codebook), Changes())

    # Questions that take a moment --------------------------------------------------------------

    def background(
        self,
        question: Question,
        *arguments: Any,
        done: Callable[[Any], None],
        progressed: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> Ticket:
        """Ask a generator function of the corpus beside the window; see Background.ask."""
        return self._ready_background().ask(
            question, *arguments, part=progressed, done=done, failed=failed or self.failed.emit
        )

    def look_at_text(
        self,
        report: int,
        file: Path,
        *,
        done: Callable[[Replacement], None],
        failed: Callable[[str], None],
    ) -> Ticket:
        """Look at what the text of a file would bring in the place of a report's.

        It is read beside the window. `failed` gets the sentence where it cannot be read, holds
        several reports, or is the same text or another report's.
        """
        from standpoint.corpus import text_versions

        return self.background(text_versions.look, report, file, done=done, failed=failed)

    def _ready_background(self) -> Background:
        if self._background is None:
            self._background = Background(self.reading_corpus.path, self)
            self._background.broke.connect(self.broke)
        return self._background

# SPDX-License-Identifier: MIT
"""The open corpus as the screens see it: what is being done with it, and what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QUndoStack

from standpoint.errors import StandpointError
from standpoint.model.progress import ImportItem, Progress
from standpoint.session import undo
from standpoint.session.background import Background, Previewer
from standpoint.session.changes import Changes, ImportSummary
from standpoint.session.draft import Draft
from standpoint.session.open_corpus import OpenCorpus
from standpoint.session.settings import Settings

if TYPE_CHECKING:
    from standpoint.analysis.aligned import Passage
    from standpoint.corpus.answering import Question
    from standpoint.corpus.corpus import CodebookVersion, Corpus
    from standpoint.corpus.edits import Status
    from standpoint.corpus.recoding import Adopted
    from standpoint.model.codebook import Codebook
    from standpoint.session.background import Ticket
    from standpoint.session.worker import Edit, Worker


@dataclass(slots=True)
class _Waiting:
    """What to do when a task of the worker ends."""

    changes: Changes
    done: Callable[[Any], None] | None = None
    items: list[ImportItem] | None = None
    started: float = 0.0

    def summary(self, *, cancelled: bool) -> ImportSummary:
        """Return what an import has done up to now."""
        return ImportSummary(tuple(self.items or ()), time.monotonic() - self.started, cancelled)


class Session(OpenCorpus):
    """One window's corpus. Reads at once through a connection of its own; writes in the worker.

    Signals beside those of OpenCorpus: `job_started(label)`, `progressed(Progress)`,
    `job_finished(ImportSummary or None)`; `failed(sentence)` for what the world did;
    `broke(traceback)` for a bug; `said(sentence, undoable)` for the status bar.
    """

    job_started = Signal(str)
    progressed = Signal(object)
    job_finished = Signal(object)
    failed = Signal(str)
    broke = Signal(str)
    said = Signal(str, bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.undo = QUndoStack(self)
        self.draft = Draft(self.undo, self._keep_draft, self)
        self.previewer = Previewer(self._ready_background, self)
        self._background: Background | None = None
        self._worker: Worker | None = None
        self._updating: Worker | None = None
        self._waiting: dict[int, _Waiting] = {}
        self._job: int | None = None
        self._closing = False

    # The corpus ----------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be changed."""
        return self._worker is None or self._worker.read_only

    @property
    def read_only_reason(self) -> str:
        """Return why nothing can be changed, empty where it can."""
        return self._worker.read_only_reason if self._worker else ""

    @property
    def busy(self) -> bool:
        """Return whether a job runs."""
        return self._job is not None

    def create(self, path: Path) -> None:
        """Make a new corpus and open it. Raises CorpusError."""
        self._open(path, fresh=True)

    def open(self, path: Path) -> None:
        """Open a corpus. Raises CorpusError; the one that is open then stays open.

        One of an older format is brought up to date by a job first: nothing is open until `opened`
        comes again after `job_finished`. Where it is cancelled, the file stays as it was.
        """
        self._open(path, fresh=False)

    def open_sample(self) -> None:
        """Open the user's copy of the sample, made when it is not there. Raises CorpusError."""
        path = self._own_folder() / "Sample.standpoint"
        if not path.exists():
            from standpoint.corpus import sample

            sample.make(path)
        self.open(path)

    def _own_folder(self) -> Path:
        from platformdirs import user_data_path

        return user_data_path("standpoint", appauthor=False, ensure_exists=True)

    def _open(self, path: Path, fresh: bool) -> None:
        from standpoint.corpus.corpus import Corpus
        from standpoint.session.worker import Worker

        held = self._updating.path if self._updating else self.path
        if held is not None and not fresh and path.resolve() == held.resolve():
            return
        worker = Worker(path, fresh, self)
        if worker.outdated:
            self._let_go()
            self._update(worker)
            return
        try:
            corpus = Corpus.read(path)
        except StandpointError:
            worker.close()
            raise
        self._let_go()
        self._listen(worker)
        self._take(worker, corpus)

    def _listen(self, worker: Worker) -> None:
        worker.progressed.connect(self._on_progress)
        worker.done.connect(self._on_done)
        worker.failed.connect(self._on_failed)
        worker.broke.connect(self._on_broke)
        worker.cancelled.connect(self._on_cancelled)

    def _take(self, worker: Worker, corpus: Corpus) -> None:
        """Let this be the open corpus."""
        from standpoint.corpus import codebooks

        self._worker, self._corpus = worker, corpus
        self.settings.add_recent(corpus.path)
        self._forget(None)
        self.draft.begin(corpus.codebook(), codebooks.draft(corpus))
        self.opened.emit()
        self._tell_of_old_draft(codebooks.draft_began(corpus))

    def _update(self, worker: Worker) -> None:
        """Bring an older corpus up to date, and open it when that is done."""
        from standpoint.corpus import updating

        self._listen(worker)
        self._updating = worker
        self.opened.emit()
        self._job = worker.run(updating.bring_up_to_date)
        self._waiting[self._job] = _Waiting(Changes(), lambda _: self._on_updated())
        self.job_started.emit(updating.LABEL)

    def _on_updated(self) -> None:
        from standpoint.corpus.corpus import Corpus

        worker = self._updating
        assert worker is not None
        try:
            corpus = Corpus.read(worker.path)
        except StandpointError as error:
            self._let_go()
            self.failed.emit(str(error))
            return
        self._updating = None
        self._take(worker, corpus)

    def close(self) -> None:
        """Close the corpus; it is then one file again."""
        if self._corpus is not None or self._updating is not None:
            self._let_go()
            self.opened.emit()

    def _let_go(self) -> None:
        """Close both connections; say what could not be stored, and end a job that still ran."""
        self.draft.write_what_waits()
        self.undo.clear()
        self.previewer.leave()
        if self._background is not None:
            self._background.close()
            self._background = None
        corpus, worker = self._corpus, self._worker or self._updating
        job = self._waiting.get(self._job or 0)
        self._corpus = self._worker = self._updating = self._job = None
        if corpus is not None:
            # First the reader: the writer folds its log back only when nobody reads it.
            corpus.close()
        if worker is not None:
            # What it answers now is about a corpus that no screen shows any more: only failures
            # are still of interest.
            self._closing = True
            refused, faults = worker.close()
            QCoreApplication.sendPostedEvents(worker, QEvent.Type.MetaCall.value)
            self._closing = False
            worker.disconnect(self)
            worker.deleteLater()
            for sentence in refused:
                self.failed.emit(sentence)
            for trace in faults:
                self.broke.emit(trace)
        self._waiting.clear()
        if job is not None:
            self.job_finished.emit(None if job.items is None else job.summary(cancelled=True))

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the corpus. Raises CorpusError."""
        from standpoint.corpus import soundness

        soundness.backup(self.reading_corpus, target)

    # Jobs ----------------------------------------------------------------------------------

    def ingest(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in; `job_finished` carries what became of each."""
        from standpoint.corpus.ingest import ingest

        if self._may_write() and not self.busy:
            self._start("Adding", lambda corpus: ingest(corpus, paths), Changes(reports=True))

    def cancel(self) -> None:
        """Stop the running job; the batches that were stored stay."""
        worker = self._worker or self._updating
        if worker is not None and self._job is not None:
            worker.cancel(self._job)

    # The codebook --------------------------------------------------------------------------

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
        codebook = codebook_file.read(codebook_writing.write(drafted), "codebook")
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

        if self._worker is not None and not self._worker.read_only:
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

    def _ready_background(self) -> Background:
        if self._background is None:
            self._background = Background(self.reading_corpus.path, self)
            self._background.broke.connect(self.broke)
        return self._background

    def _start(
        self,
        label: str,
        job: Any,
        changes: Changes,
        done: Callable[[Any], None] | None = None,
    ) -> None:
        assert self._worker is not None
        self._job = self._worker.run(job)
        self._waiting[self._job] = _Waiting(
            changes, done, items=None if done else [], started=time.monotonic()
        )
        self.job_started.emit(label)

    def _may_write(self) -> bool:
        if self._worker is None:
            return False
        if self._worker.read_only:
            self.failed.emit(f"{self.name} cannot be changed. {self.read_only_reason}")
            return False
        return True

    # Edits ---------------------------------------------------------------------------------

    def set_metadata(self, values: Mapping[int, Mapping[str, str | None]], said: str = "") -> None:
        """Set fields of reports: report → field → value. Undoable."""
        from standpoint.corpus import edits

        number = len(values)
        label = said or ("Edited 1 report." if number == 1 else f"Edited {number:,} reports.")
        swap = undo.Swap(values, edits.set_metadata)
        self._push(label, swap.forth, swap.back, Changes(reports=True, codings=True))

    def delete(self, reports: Sequence[int]) -> None:
        """Take reports out. Undoable until the corpus is closed."""
        from standpoint.corpus import edits

        number = len(reports)
        label = "Deleted 1 report." if number == 1 else f"Deleted {number:,} reports."
        self._push(
            label,
            lambda corpus: edits.delete(corpus, reports),
            lambda corpus: edits.restore(corpus, reports),
            Changes(reports=True, codings=True),
        )

    def decide(
        self, report: int, start: int, end: int, theme: str, facet: str, *, status: Status
    ) -> None:
        """Confirm or reject a coding, or take the decision back with None. Undoable."""
        self.decide_facets(report, start, end, [(theme, facet)], status=status)

    def decide_facets(
        self,
        report: int,
        start: int,
        end: int,
        facets: Sequence[tuple[str, str]],
        *,
        status: Status,
    ) -> None:
        """Decide on a sentence's codings with several (theme, facet) in one undoable step."""
        from standpoint.corpus import edits

        keys = [edits.CodingKey(report, start, end, theme, facet) for theme, facet in facets]
        word = {"confirmed": "Confirmed.", "rejected": "Rejected.", None: "Back to suggested."}
        swap = undo.Swap(dict.fromkeys(keys, status), edits.decide_each)
        self._push(word[status], swap.forth, swap.back, Changes(codings=True))

    def link(self, a: Passage, b: Passage, theme: str, facet: str, linked: bool | None) -> None:
        """Link or unlink two passages, or leave it to the machine with None. Undoable."""
        from standpoint.corpus import edits
        from standpoint.model.reports import HumanLink

        pair = HumanLink(
            theme, facet, a.report, a.start, a.end, b.report, b.start, b.end, bool(linked), ""
        )
        word = "Linked" if linked else "Unlinked"
        swap = undo.Swap(linked, lambda corpus, value: edits.set_link(corpus, pair, value))
        label = f"{word} ¶ {a.paragraph} with ¶ {b.paragraph}."
        self._push(label, swap.forth, swap.back, Changes(links=True))

    def set_reviewed(self, report: int, theme: str, silent: bool) -> None:
        """Say that a person found a report silent on a theme. Undoable."""
        from standpoint.corpus import edits

        swap = undo.Swap(
            silent, lambda corpus, value: edits.set_reviewed(corpus, report, theme, value)
        )
        label = "Reviewed: silent." if silent else "Back to not reviewed."
        self._push(label, swap.forth, swap.back, Changes(codings=True))

    def set_furniture_passage(
        self, report: int, start: int, end: int, furniture: bool | None
    ) -> None:
        """Say of every sentence that `text[start:end]` touches whether it is furniture. Undoable.

        None takes back what was said, and leaves it to wording and repetition.
        """
        from standpoint.corpus import furnishing

        touched: dict[tuple[int, int], bool | None] = {
            (one.start, one.end): furniture
            for one in self.reading_corpus.sentences(report)
            if one.start < end and start < one.end
        }
        label = {
            True: "Left out of the report.",
            False: "Taken back into the report.",
            None: "Left to wording and repetition again.",
        }[furniture]
        swap = undo.Swap(
            touched, lambda corpus, value: furnishing.set_passages(corpus, report, value)
        )
        self._push(label, swap.forth, swap.back, Changes(reports=True, codings=True))

    def set_furniture_line(
        self, publisher: str, line: int, furniture: bool | None, example: str = ""
    ) -> None:
        """Say of a line in all reports of a publisher whether it is furniture. Undoable.

        Args:
            publisher: or the actor where none is stated; empty for reports that state neither.
            line: as `furniture_reason` and `repeated_lines` name it.
            furniture: None takes back what was said.
            example: the line as it stands in a report.
        """
        from standpoint.corpus import furnishing

        whose = f"all reports of {publisher}" if publisher else "all reports without publisher"
        label = {
            True: f"Left out of {whose}.",
            False: f"Taken back into {whose}.",
            None: f"Left to wording and repetition again in {whose}.",
        }[furniture]
        swap = undo.Swap(
            furniture,
            lambda corpus, value: furnishing.set_line(corpus, publisher, line, value, example),
        )
        self._push(label, swap.forth, swap.back, Changes(reports=True, codings=True))

    def _push(self, label: str, forth: Edit, back: Edit, changes: Changes) -> None:
        if self._may_write():
            self.undo.push(
                undo.Command(
                    label,
                    lambda: self._submit(forth, changes),
                    lambda: self._submit(back, changes),
                )
            )
            self.said.emit(label, True)  # noqa: FBT003 - a signal takes no keywords

    def _submit(self, edit: Edit, changes: Changes) -> None:
        if self._worker is not None:
            self._waiting[self._worker.edit(edit)] = _Waiting(changes)

    # What the worker answers -----------------------------------------------------------------

    def _on_progress(self, number: int, progress: Progress) -> None:
        waiting = self._waiting.get(number)
        if waiting is not None and waiting.items is not None:
            waiting.items.extend(progress.items)
        if not self._closing:
            self.progressed.emit(progress)

    def _on_done(self, number: int, result: object) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None or self._closing:
            return
        if number == self._job:
            self._finish(waiting, cancelled=False)
            if waiting.done is not None:
                waiting.done(result)
        else:
            self.changed.emit(waiting.changes)

    def _on_cancelled(self, number: int) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is not None and not self._closing:
            self._finish(waiting, cancelled=True)
            if self._updating is not None:
                name = self._updating.path.stem
                self._let_go()
                self.opened.emit()
                self.said.emit(f"{name} was not brought up to date and is not open.", False)  # noqa: FBT003

    def _finish(self, waiting: _Waiting, cancelled: bool) -> None:
        self._job = None
        if waiting.items is None:
            self.changed.emit(waiting.changes)
            self.job_finished.emit(None)
            return
        summary = waiting.summary(cancelled=cancelled)
        self._remember_import(summary)
        self.changed.emit(waiting.changes)
        self.job_finished.emit(summary)

    def _remember_import(self, summary: ImportSummary) -> None:
        """Let an import be taken back like any other edit."""
        from standpoint.corpus import edits

        new = [item.report for item in summary.of("imported") if item.report is not None]
        if new:
            changes = Changes(reports=True, codings=True)
            self.undo.push(
                undo.Command(
                    "Added 1 report." if len(new) == 1 else f"Added {len(new):,} reports.",
                    lambda: self._submit(lambda corpus: edits.restore(corpus, new), changes),
                    lambda: self._submit(lambda corpus: edits.delete(corpus, new), changes),
                    already_done=True,
                )
            )

    def _on_failed(self, number: int, sentence: str) -> None:
        self._give_up(number)
        self.failed.emit(sentence)

    def _on_broke(self, number: int, details: str) -> None:
        self._give_up(number)
        self.broke.emit(details)

    def _give_up(self, number: int) -> None:
        """After a failure the undo stack no longer tells what the corpus holds."""
        waiting = self._waiting.pop(number, None)
        if self._closing:
            return
        if number == self._job and waiting is not None:
            self._finish(waiting, cancelled=False)
            if self._updating is not None:
                self._let_go()
                self.opened.emit()
        else:
            self.undo.clear()
            self.changed.emit(Changes(reports=True, codings=True, links=True, codebook=True))

# SPDX-License-Identifier: MIT
"""The open corpus as the screens see it: what is in it, what is being done, what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from standpoint.errors import StandpointError
from standpoint.model.progress import ImportItem, Progress
from standpoint.session import undo
from standpoint.session.settings import Settings

if TYPE_CHECKING:
    from standpoint.analysis.aligned import Alignment, Passage
    from standpoint.analysis.closeness import ClosenessModel
    from standpoint.analysis.salience import Observation
    from standpoint.corpus.corpus import Corpus, SearchHit
    from standpoint.corpus.edits import Status
    from standpoint.corpus.observing import Counted, Split
    from standpoint.model.codebook import Codebook
    from standpoint.model.reports import Reading, Report
    from standpoint.session.worker import Edit, Worker


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed, so that each screen reads anew only what concerns it."""

    reports: bool = False
    codings: bool = False
    links: bool = False
    codebook: bool = False
    settings: bool = False


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of each file of an import, how long it took, and whether it was cancelled."""

    items: tuple[ImportItem, ...]
    seconds: float
    cancelled: bool = False

    def of(self, status: str) -> tuple[ImportItem, ...]:
        """Return the items of one status."""
        return tuple(item for item in self.items if item.status == status)


@dataclass(slots=True)
class _Waiting:
    """What to do when a task of the worker ends."""

    changes: Changes
    done: Callable[[Any], None] | None = None
    items: list[ImportItem] | None = None
    started: float = 0.0


class Session(QObject):
    """One window's corpus. Reads at once through a connection of its own; writes in the worker.

    Signals: `opened()` after another corpus was opened or the last was closed; `changed(Changes)`;
    `job_started(label)`, `progressed(Progress)`, `job_finished(ImportSummary or None)`;
    `failed(sentence)` for what the world did; `broke(traceback)` for a bug; `said(sentence,
    undoable)` for the status bar.
    """

    opened = Signal()
    changed = Signal(object)
    job_started = Signal(str)
    progressed = Signal(object)
    job_finished = Signal(object)
    failed = Signal(str)
    broke = Signal(str)
    said = Signal(str, bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.undo = QUndoStack(self)
        self._corpus: Corpus | None = None
        self._worker: Worker | None = None
        self._waiting: dict[int, _Waiting] = {}
        self._job: int | None = None
        self._closeness: ClosenessModel | None = None
        self.changed.connect(self._forget)

    # The corpus ----------------------------------------------------------------------------

    @property
    def corpus(self) -> Corpus | None:
        """Return the reading connection, None while nothing is open."""
        return self._corpus

    @property
    def reading_corpus(self) -> Corpus:
        """Return the reading connection. Raises RuntimeError while nothing is open."""
        if self._corpus is None:
            raise RuntimeError("no corpus is open")
        return self._corpus

    @property
    def path(self) -> Path | None:
        """Return where the open corpus lies."""
        return self._corpus.path if self._corpus else None

    @property
    def name(self) -> str:
        """Return the corpus's name as a title shows it, empty while nothing is open."""
        return self._corpus.path.stem if self._corpus else ""

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
        """Open a corpus. Raises CorpusError; the one that is open then stays open."""
        self._open(path, fresh=False)

    def open_sample(self) -> None:
        """Open the user's copy of the sample, made when it is not there. Raises CorpusError."""
        from standpoint.corpus import sample

        path = self._own_folder() / "Sample.standpoint"
        if not path.exists():
            sample.make(path)
        self.open(path)

    def _own_folder(self) -> Path:
        from platformdirs import user_data_path

        return user_data_path("standpoint", appauthor=False, ensure_exists=True)

    def _open(self, path: Path, fresh: bool) -> None:
        from standpoint.corpus.corpus import Corpus
        from standpoint.session.worker import Worker

        if self._corpus is not None and not fresh and path.resolve() == self._corpus.path.resolve():
            return
        worker = Worker(path, fresh, self)
        try:
            corpus = Corpus.read(path)
        except StandpointError:
            worker.close()
            raise
        self._let_go()
        self._worker, self._corpus = worker, corpus
        worker.progressed.connect(self._on_progress)
        worker.done.connect(self._on_done)
        worker.failed.connect(self._on_failed)
        worker.broke.connect(self._on_broke)
        worker.cancelled.connect(self._on_cancelled)
        self.settings.add_recent(path)
        self._forget(None)
        self.opened.emit()

    def close(self) -> None:
        """Close the corpus; it is then one file again."""
        if self._corpus is not None:
            self._let_go()
            self.opened.emit()

    def _let_go(self) -> None:
        self.undo.clear()
        if self._corpus is not None:
            self._corpus.close()
        if self._worker is not None:
            self._worker.disconnect(self)
            self._worker.close()
            self._worker.deleteLater()
        self._corpus = self._worker = None
        self._waiting.clear()
        self._job = None

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the corpus. Raises CorpusError."""
        from standpoint.corpus import soundness

        soundness.backup(self.reading_corpus, target)

    def remembered(self, key: str, default: Any = None) -> Any:
        """Return what this window remembers of the open corpus, such as the open comparison."""
        return self.settings.get(f"{self._place()}/{key}", default)

    def remember(self, key: str, value: Any) -> None:
        """Remember something of the open corpus for the next time it is opened."""
        if self._corpus is not None:
            self.settings.set(f"{self._place()}/{key}", value)

    def _place(self) -> str:
        path = str(self.path.resolve()) if self.path else ""
        return "corpus/" + hashlib.sha256(path.encode()).hexdigest()[:16]

    # Reading -------------------------------------------------------------------------------

    def reports(self, ids: Iterable[int] | None = None) -> list[Report]:
        """Return reports, newest first and undated last, or those of `ids` in that order."""
        return self._corpus.reports(ids) if self._corpus else []

    def theme_counts(self) -> dict[int, dict[str, int]]:
        """Return, per report, the number of sentences on each theme."""
        return self._corpus.theme_counts() if self._corpus else {}

    def sentences_by_rule(self) -> dict[tuple[str, ...], int]:
        """Return in how many sentences each theme, facet and rule was found."""
        return self._corpus.sentences_by_rule() if self._corpus else {}

    def codebook(self) -> Codebook:
        """Return the codebook that codes now; the default one while nothing is open."""
        if self._corpus is not None:
            return self._corpus.codebook()
        from standpoint.coding import codebook_file

        return codebook_file.default()

    def codebook_version(self) -> int:
        """Return the number of the codebook version that codes now."""
        return self._corpus.codebook_version() if self._corpus else 1

    def reading(self, report: int) -> Reading:
        """Return one report as it is read. Raises CorpusError where there is none."""
        return self.reading_corpus.reading(report)

    def search(self, words: str) -> list[SearchHit]:
        """Return the reports that hold all these words."""
        return self._corpus.search(words) if self._corpus else []

    def alignment(self, reports: Sequence[int], limit: float = 0.08) -> Alignment:
        """Align reports by theme and facet; links as close as `limit` or closer are made."""
        if self._closeness is None:
            self._closeness = self.reading_corpus.closeness()
        return self.reading_corpus.alignment(reports, limit, self._closeness)

    def observations(
        self,
        counted: Counted = "not-rejected",
        split: Split = "theme",
        reports: Sequence[int] | None = None,
    ) -> list[Observation]:
        """Return what every report contributes to a chart."""
        from standpoint.corpus import observing

        return observing.observations(self.reading_corpus, counted, split, reports)

    def passages(
        self, series: str, reports: Sequence[int], counted: Counted = "not-rejected"
    ) -> list[tuple[int, int]]:
        """Return (report, sentence start) of each sentence counted for a series."""
        from standpoint.corpus import observing

        return observing.passages(self.reading_corpus, series, reports, counted)

    def pairs_in_common(self, most: int = 3) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the pairs of reports with most themes in common, with those themes."""
        from standpoint.corpus import pairing

        return pairing.pairs(self.theme_counts(), [r.id for r in self.reports()], most)

    # Jobs ----------------------------------------------------------------------------------

    def ingest(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in; `job_finished` carries what became of each."""
        from standpoint.corpus.ingest import ingest

        if self._may_write() and not self.busy:
            self._start("Adding", lambda corpus: ingest(corpus, paths), Changes(reports=True))

    def cancel(self) -> None:
        """Stop the running job; the batches that were stored stay."""
        if self._worker is not None and self.busy:
            self._worker.cancel()

    def _start(self, label: str, job: Any, changes: Changes) -> None:
        import time

        assert self._worker is not None
        self._job = self._worker.run(job)
        self._waiting[self._job] = _Waiting(changes, items=[], started=time.monotonic())
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
        from standpoint.corpus import edits

        key = edits.CodingKey(report, start, end, theme, facet)
        word = {"confirmed": "Confirmed.", "rejected": "Rejected.", None: "Back to suggested."}
        swap = undo.Swap(status, lambda corpus, value: edits.decide(corpus, key, value))
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
        self.progressed.emit(progress)

    def _on_done(self, number: int, _result: object) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        if number == self._job:
            self._finish(waiting, cancelled=False)
        else:
            self.changed.emit(waiting.changes)

    def _on_cancelled(self, number: int) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is not None:
            self._finish(waiting, cancelled=True)

    def _finish(self, waiting: _Waiting, cancelled: bool) -> None:
        import time

        self._job = None
        summary = ImportSummary(
            tuple(waiting.items or ()), time.monotonic() - waiting.started, cancelled
        )
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
        if number == self._job and waiting is not None:
            self._finish(waiting, cancelled=False)
        else:
            self.undo.clear()
            self.changed.emit(Changes(reports=True, codings=True, links=True, codebook=True))

    def _forget(self, changes: Changes | None) -> None:
        if changes is None or changes.reports:
            self._closeness = None

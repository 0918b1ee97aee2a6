# SPDX-License-Identifier: MIT
"""The open corpus as the screens see it: what is being done with it, and what changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from standpoint.errors import StandpointError
from standpoint.model.progress import ImportItem, Progress
from standpoint.session import undo
from standpoint.session.changes import Changes, ImportSummary
from standpoint.session.coded_corpus import CodedCorpus
from standpoint.session.settings import Settings

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.merged import Merged
    from standpoint.corpus.recovered import Recovered
    from standpoint.documents import KnownMappings
    from standpoint.model.places import ColumnMapping, Place
    from standpoint.model.plan import PlanItem, Wanted
    from standpoint.session.worker import Edit, Worker


_MERGED = Changes(
    reports=True,
    codings=True,
    links=True,
    memos=True,
    events=True,
    figures=True,
    actors=True,
    tags=True,
)


@dataclass(slots=True)
class _Waiting:
    """What to do when a task of the worker ends."""

    changes: Changes
    done: Callable[[Any], None] | None = None
    items: list[ImportItem] | None = None
    started: float = 0.0
    target: Path | None = None
    """A new corpus that is worth nothing where the job does not end well."""
    before: Path | None = None
    """The corpus that was open before it."""

    def summary(self, *, cancelled: bool) -> ImportSummary:
        """Return what an import has done up to now."""
        return ImportSummary(tuple(self.items or ()), time.monotonic() - self.started, cancelled)


class Session(CodedCorpus):
    """One window's corpus. Reads at once through a connection of its own; writes in the worker.

    Signals beside those of OpenCorpus: `job_started(label)`, `progressed(Progress)`,
    `job_finished(ImportSummary or None)`; `edit_started()` and `edit_ended()` around the progress
    of an edit that takes a while, which cannot be cancelled; `merged(Merged)` and
    `recovered(Recovered)` after those jobs; `planned(Planned)` for each step of a plan and
    `plan_ended()` when all is looked at; `failed(sentence)` for what the world did;
    `broke(traceback)` for a bug; `said(sentence, undoable)` for the status bar.
    """

    job_started = Signal(str)
    progressed = Signal(object)
    job_finished = Signal(object)
    edit_started = Signal()
    edit_ended = Signal()
    planned = Signal(object)
    merged = Signal(object)
    recovered = Signal(object)
    plan_ended = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self._worker: Worker | None = None
        self._updating: Worker | None = None
        self._waiting: dict[int, _Waiting] = {}
        self._job: int | None = None
        self._edit: int | None = None
        self._merge: undo.Late | None = None
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
        self._begin_codebook(corpus)
        self.opened.emit()
        self._tell_of_old_draft(codebooks.draft_began(corpus))
        self._tell_of_cut_off_import(corpus)
        self._look_for_reposts(corpus)

    def _tell_of_cut_off_import(self, corpus: Corpus) -> None:
        """Say once that a kill ended the last import; one that runs is another window's."""
        from standpoint.corpus import under_way

        sentence = "" if self.read_only else under_way.cut_off(corpus)
        if sentence:
            self.said.emit(sentence, False)  # noqa: FBT003 - a signal takes no keywords
            self._submit(under_way.forget, Changes())

    def _look_for_reposts(self, corpus: Corpus) -> None:
        """Find the reposts of a corpus in which nobody did, or not since reports came in."""
        from standpoint.corpus import reposts

        if self.read_only or not reposts.wanting(corpus):
            return
        if reposts.few(corpus.number_of_reports()):
            self._submit(reposts.settle_now, Changes(reports=True))
        else:
            self._start(reposts.LABEL, reposts.settle, Changes(reports=True), lambda _: None)

    def _update(self, worker: Worker) -> None:
        """Bring an older corpus up to date, and open it when that is done."""
        from standpoint.corpus import updating

        self._listen(worker)
        self._updating = worker
        self.opened.emit()
        self._job = worker.run(updating.bring_up_to_date)
        self._waiting[self._job] = _Waiting(Changes(), self._on_updated)
        self.job_started.emit(updating.LABEL)

    def _on_updated(self, kept: Path | None) -> None:
        from standpoint.corpus import updating
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
        if kept is not None:
            self.said.emit(updating.said_of(kept), False)  # noqa: FBT003

    def close(self) -> None:
        """Close the corpus; it is then one file again."""
        if self._corpus is not None or self._updating is not None:
            self._let_go()
            self.opened.emit()

    def _let_go(self) -> None:
        """Close both connections; say what could not be stored, and end a job that still ran."""
        if self._corpus is not None:
            self.closing.emit()
        self._end_codebook()
        self._end_search()
        corpus, worker = self._corpus, self._worker or self._updating
        job = self._waiting.get(self._job or 0)
        self._corpus = self._worker = self._updating = self._job = self._merge = None
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
        self._end_edit(None)
        if job is not None and job.target is not None:
            from standpoint.corpus import opening

            opening.discard(job.target)
        if job is not None:
            self.job_finished.emit(None if job.items is None else job.summary(cancelled=True))

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the corpus, the newest edits in it. Raises CorpusError."""
        from standpoint.corpus import soundness

        # What is being written is kept first, and what was asked for stored.
        self.closing.emit()
        if self._worker is not None and not self._worker.read_only and not self.busy:
            self._worker.wait_for_edits()
        soundness.backup(self.reading_corpus, target)

    def move_to(self, target: Path) -> None:
        """Open a whole copy of the corpus in its stead. Raises CorpusError; it then stays open.

        The copy is made when all is written and closed, so that nothing stays behind.
        """
        from standpoint.corpus import opening, soundness
        from standpoint.corpus.corpus import Corpus

        source = self.reading_corpus.path
        self.save_copy(target)  # what refuses it does so while everything is still open
        self._let_go()
        try:
            opening.discard(target)
            with Corpus.read(source) as closed:
                soundness.backup(closed, target)
        except StandpointError:
            self._open(source, fresh=False)
            raise
        self._open(target, fresh=False)

    def recover(self, source: Path, target: Path) -> None:
        """Bring what can be read of a damaged corpus into a new one, which is open then.

        `recovered` tells what came over. Raises CorpusError where the new one cannot be made.
        """
        from standpoint.corpus import recovering

        def show(found: Recovered) -> None:
            self.close()
            self.open(target)
            self.recovered.emit(found)

        before = self.path
        self.create(target)
        self._start(
            recovering.LABEL, lambda corpus: recovering.recover(corpus, source), Changes(), show
        )
        waiting = self._waiting[self._job or 0]
        waiting.target, waiting.before = target, before

    def _discard_unfinished(self, waiting: _Waiting) -> None:
        """Remove the new corpus of a recovery that did not end well; open the one of before."""
        from standpoint.corpus import opening

        if waiting.target is None:
            return
        self._let_go()
        opening.discard(waiting.target)
        if waiting.before is not None and waiting.before.is_file():
            self.open(waiting.before)
        else:
            self.opened.emit()

    def merge(self, other: Path) -> None:
        """Bring another corpus into this one, in one step to undo; `merged` tells what came in."""
        from standpoint.corpus import merging

        if self._may_write() and not self.busy:
            self._merge = undo.Late(f"Merged {other.name}.", self.cancel)
            self.undo.push(self._merge)
            self._start(
                merging.LABEL,
                lambda corpus: merging.merge(corpus, other),
                _MERGED,
                self._remember_merge,
            )

    def _remember_merge(self, merged: Merged) -> None:
        """Let a merge be taken back like any other edit."""
        from standpoint.corpus import merging

        if merged.changed and self._merge is not None:
            self._merge.made(
                lambda: self._submit(lambda c: merging.bringing_again(c, merged), _MERGED),
                lambda: self._submit(lambda c: merging.taking_back(c, merged), _MERGED),
            )
            self._merge = None
        self._forget_merge()
        self.merged.emit(merged)

    def _forget_merge(self) -> None:
        """Take a merge that brought nothing off the undo stack, or let it go from there unseen."""
        merge, self._merge = self._merge, None
        if merge is None:
            return
        merge.void()
        if self.undo.command(self.undo.index() - 1) is merge:
            self.undo.undo()

    # Jobs ----------------------------------------------------------------------------------

    def ingest(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in; `job_finished` carries what became of each."""
        from standpoint.corpus.ingest import ingest

        if self._may_write() and not self.busy:
            self._start("Adding", lambda corpus: ingest(corpus, paths), Changes(reports=True))

    def plan(
        self,
        paths: Sequence[Path],
        known: Sequence[PlanItem] = (),
        said: KnownMappings | None = None,
    ) -> None:
        """Look at what an import of files and folders would do; `planned` tells of it.

        `known` is what the same plan holds already, `said` what people said of its tables; see
        planning.plan.
        """
        from standpoint.corpus import planning

        self._look(lambda corpus: planning.plan(corpus, paths, known=known, said=said))

    def plan_places(self, places: Sequence[Place], known: Sequence[PlanItem] = ()) -> None:
        """Look at places again, such as a table of which the columns are now known."""
        from standpoint.corpus import planning

        self._look(lambda corpus: planning.plan_places(corpus, places, known=known))

    def _look(self, job: Any) -> None:
        from standpoint.corpus import planning

        if self._may_write() and not self.busy:
            self._start(planning.LABEL, job, Changes(), lambda _: self.plan_ended.emit())

    def remember_mapping(self, columns: Sequence[str], mapping: ColumnMapping | None) -> None:
        """Keep how tables with these columns are read, or with None forget it."""
        from standpoint.corpus import column_mappings

        if self._may_write():
            self._submit(
                lambda corpus: column_mappings.remember(corpus, columns, mapping), Changes()
            )

    def add(
        self,
        wanted: Sequence[Wanted],
        rest: Sequence[Path] = (),
        seen: frozenset[Path] = frozenset(),
    ) -> None:
        """Bring planned places in; `job_finished` carries what became of each.

        Of files and folders in `rest`, what is not in `seen` comes in as it is found.
        """
        from standpoint.corpus import ingest

        def job(corpus: Corpus) -> Generator[Progress, None, tuple[ImportItem, ...]]:
            more = ingest.unseen(corpus, rest, seen)
            return (yield from ingest.add(corpus, [*wanted, *more]))

        if self._may_write() and not self.busy:
            self._start(ingest.LABEL, job, Changes(reports=True))

    def cancel(self) -> None:
        """Stop the running job; the batches that were stored stay."""
        worker = self._worker or self._updating
        if worker is not None and self._job is not None:
            worker.cancel(self._job)

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

    def _submit(self, edit: Edit, changes: Changes) -> None:
        if self._worker is not None:
            self._waiting[self._worker.edit(edit)] = _Waiting(changes)

    # What the worker answers -----------------------------------------------------------------

    def _on_progress(self, number: int, progress: Progress) -> None:
        waiting = self._waiting.get(number)
        if waiting is not None and waiting.items is not None:
            waiting.items.extend(progress.items)
        if self._closing:
            return
        if number != self._job:
            self._tell_of_edit(number, progress)
            return
        self.progressed.emit(progress)
        if progress.planned is not None:
            self.planned.emit(progress.planned)

    def _tell_of_edit(self, number: int, progress: Progress) -> None:
        """Tell how far a long edit is; while there is a job, that alone is told of."""
        if self._job is not None:
            return
        if self._edit != number:
            self._edit = number
            self.edit_started.emit()
        self.progressed.emit(progress)

    def _end_edit(self, number: int | None) -> None:
        """Tell that a long edit is over, if it was one of which something was told."""
        if self._edit is not None and number in {self._edit, None}:
            self._edit = None
            self.edit_ended.emit()

    def _on_done(self, number: int, result: object) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None or self._closing:
            return
        self._end_edit(number)
        if number == self._job:
            self._finish(waiting, cancelled=False)
            if waiting.done is not None:
                waiting.done(result)
        else:
            self.changed.emit(waiting.changes)

    def _on_cancelled(self, number: int) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is not None and not self._closing:
            self._forget_merge()
            self._finish(waiting, cancelled=True)
            self._discard_unfinished(waiting)
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
        if cancelled:
            from standpoint.corpus import reposts

            self._submit(reposts.settle_now, Changes(reports=True))
        summary = waiting.summary(cancelled=cancelled)
        self._remember_import(summary)
        self.changed.emit(waiting.changes)
        self.job_finished.emit(summary)

    def _remember_import(self, summary: ImportSummary) -> None:
        """Let an import be taken back like any other edit."""
        new = [item.report for item in summary.of("imported") if item.report is not None]
        if new:
            changes = Changes(reports=True, codings=True)
            leaving = undo.Leaving(new)
            self.undo.push(
                undo.Command(
                    "Added 1 report." if len(new) == 1 else f"Added {len(new):,} reports.",
                    lambda: self._submit(leaving.come, changes),
                    lambda: self._submit(leaving.go, changes),
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
        self._end_edit(number)
        if number == self._job and waiting is not None:
            self._forget_merge()
            self._finish(waiting, cancelled=False)
            self._discard_unfinished(waiting)
            if self._updating is not None:
                self._let_go()
                self.opened.emit()
        else:
            self.undo.clear()
            self.changed.emit(
                Changes(
                    reports=True,
                    codings=True,
                    links=True,
                    codebook=True,
                    events=True,
                    figures=True,
                    actors=True,
                    tags=True,
                )
            )

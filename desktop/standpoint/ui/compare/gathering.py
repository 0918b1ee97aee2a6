# SPDX-License-Identifier: MIT
"""Reads and aligns columns of very many reports beside the window, and keeps them up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from standpoint.analysis.aligned import Alignment, Column, PassageKey
from standpoint.model.codebook import Codebook
from standpoint.model.reports import HumanLink, Reading

if TYPE_CHECKING:
    from standpoint.analysis.closeness import StemVector
    from standpoint.corpus.grouped import Read
    from standpoint.session.background import Ticket
    from standpoint.session.session import Session

AT_ONCE = 40
"""Up to so many reports are read while the window waits: that takes a blink."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Reports as they are read, and how they are aligned."""

    alignment: Alignment
    readings: Mapping[int, Reading]


class Gathering(QObject):
    """Asks for columns; only the last question is answered.

    Signals: `stepped(done, total)` while reports are read; `ready(Gathered)` at the end;
    `failed(str)` with a sentence.
    """

    stepped = Signal(int, int)
    ready = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ticket: Ticket | None = None
        self._readings: dict[int, Reading] = {}
        self._links: tuple[HumanLink, ...] = ()
        self._vectors: dict[PassageKey, StemVector] = {}

    @property
    def waiting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._ticket is not None

    def ask(self, columns: Sequence[Column]) -> None:
        """Read and align columns; what was asked before is given up."""
        from standpoint.corpus import grouped

        self.leave()
        self._readings = {}
        self._ticket = self._session.background(
            grouped.align,
            tuple(columns),
            self._session.closeness_limit(),
            progressed=self._on_read,
            done=self._on_aligned,
            failed=self._on_failed,
        )

    def leave(self) -> None:
        """Wait no longer."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def _on_read(self, read: Read) -> None:
        self._readings |= {reading.report.id: reading for reading in read.readings}
        self._links = self._links if read.links is None else read.links
        self.stepped.emit(read.done, read.total)

    def _on_aligned(self, alignment: Alignment) -> None:
        self._ticket = None
        self._vectors.clear()
        readings, self._readings = self._readings, {}
        self.ready.emit(Gathered(alignment, readings))

    def _on_failed(self, sentence: str) -> None:
        self._ticket = None
        self._readings = {}
        self.failed.emit(sentence)

    def follow(
        self, alignment: Alignment, readings: Mapping[int, Reading], codebook: Codebook
    ) -> Gathered:
        """Return columns as people see them now: codings, links and memos are read anew.

        Texts and what rules find are taken as they were.
        """
        from standpoint.analysis.realigning import Known, realign
        from standpoint.corpus import grouped

        corpus = self._session.reading_corpus
        changed = grouped.as_said_now(corpus, readings)
        now = {**readings, **changed}
        links = corpus.links(list(now))
        known = Known(now, codebook, self._session.closeness(), links, self._vectors)
        made = realign(alignment, known, changed, self._links)
        self._links = links
        return Gathered(made, now)

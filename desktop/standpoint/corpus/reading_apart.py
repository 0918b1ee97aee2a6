# SPDX-License-Identifier: MIT
"""One file or part of one, read for its text alone, where it can do no harm.

As an import does: a small plain text in this process, all else in one that may die of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import TYPE_CHECKING

from standpoint.errors import UnreadableError
from standpoint.model.places import Unpacked

if TYPE_CHECKING:
    from standpoint.corpus.preparing import Answer
    from standpoint.corpus.processes import WorkerProcesses
    from standpoint.model.places import Place
    from standpoint.model.reports import Document

_idle: list[WorkerProcesses] = []
"""At most one: who looks through files one by one shall not wait for a start each time."""


def document(place: Place) -> Generator[None, None, Document]:
    """Return what stands at a place; yield now and then, so that whoever waits can give it up.

    Raises:
        UnreadableError: it cannot be read, takes too long or too much memory, kills what reads it,
            or holds several reports.
        CorpusError: no process can be started.
    """
    from standpoint.corpus import preparing, processes
    from standpoint.corpus.known import Known

    if processes.may_be_read_here([place]):
        return _document(place, preparing.take_place(place, Known()))
    readers = _idle.pop() if _idle else processes.WorkerProcesses(None, count=1)
    found: Answer | None = None
    try:
        with contextlib.closing(readers.take([place])) as answers:
            for answered in answers:
                if answered is None:
                    yield None
                else:
                    found = answered[1]
    finally:
        _idle.append(readers)
        while len(_idle) > 1:
            _idle.pop().close()
    assert found is not None
    return _document(place, found)


def let_go() -> None:
    """End the process that waits for the next file; another one starts when it is needed."""
    while _idle:
        _idle.pop().close()


def _document(place: Place, found: Answer) -> Document:
    from standpoint.corpus.preparing import Unreadable
    from standpoint.model.reports import Document

    if isinstance(found, Unreadable):
        raise UnreadableError(place.shown, found.reason)
    if isinstance(found, Unpacked):
        raise UnreadableError(
            place.shown, "This file holds several reports. Choose one with the text only."
        )
    assert isinstance(found, Document)
    return found

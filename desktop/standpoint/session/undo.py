# SPDX-License-Identifier: MIT
"""One command of the undo stack: an edit that the worker makes, and the edit that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.leaving import Left
    from standpoint.model.progress import Progress


class Command(QUndoCommand):
    """Submits one edit when done and its opposite when undone."""

    def __init__(
        self,
        label: str,
        forth: Callable[[], None],
        back: Callable[[], None],
        already_done: bool = False,
    ) -> None:
        super().__init__(label.rstrip("."))
        self._forth = forth
        self._back = back
        self._skip = already_done

    def redo(self) -> None:
        """Do it, unless it was done before it came on the stack."""
        if self._skip:
            self._skip = False
        else:
            self._forth()

    def undo(self) -> None:
        """Take it back."""
        self._back()


class Late(QUndoCommand):
    """A step that is still being made: taken back before it is made, it is called off.

    It goes on the stack when it begins. What is edited meanwhile is stored after it and so stands
    above it, as it must to be undone in order.
    """

    def __init__(self, label: str, call_off: Callable[[], None]) -> None:
        super().__init__(label.rstrip("."))
        self._call_off = call_off
        self._forth: Callable[[], None] | None = None
        self._back: Callable[[], None] | None = None
        self._wanted = False

    def made(self, forth: Callable[[], None], back: Callable[[], None]) -> None:
        """Say how it is done again and taken back, now that it is made."""
        self._forth, self._back = forth, back
        if not self._wanted:
            back()

    def void(self) -> None:
        """Say that nothing came of it: the stack lets go of it when it is met."""
        self._call_off = lambda: None
        self.setObsolete(True)

    def redo(self) -> None:
        """Do it again, or go on with what is being made."""
        self._wanted = True
        if self._forth is not None:
            self._forth()

    def undo(self) -> None:
        """Take it back, or call it off."""
        self._wanted = False
        (self._back or self._call_off)()


class Swap:
    """An edit that gives back what it replaced, so that doing it with that takes it back.

    Both run in the worker, one after the other, so the value is there when it is needed.
    """

    def __init__(self, value: Any, write: Callable[[Corpus, Any], Any]) -> None:
        self._value = value
        self._before: Any = None
        self._write = write

    def forth(self, corpus: Corpus) -> None:
        """Write the new value and keep the old one."""
        self._before = self._write(corpus, self._value)

    def back(self, corpus: Corpus) -> None:
        """Write the old value again."""
        self._write(corpus, self._before)


class Added:
    """An edit that adds rows; done again after it was undone, they keep their ids.

    `add` writes and returns the rows by the ids that they got, `put` writes rows under ids and
    takes away those that are None. All run in the worker, one after the other.
    """

    def __init__(
        self,
        add: Callable[[Corpus], dict[int, Any]],
        put: Callable[[Corpus, dict[int, Any]], Any],
    ) -> None:
        self._add = add
        self._put = put
        self._added: dict[int, Any] | None = None

    def forth(self, corpus: Corpus) -> None:
        """Add the rows, or put them back where they stood."""
        if self._added is None:
            self._added = self._add(corpus)
        else:
            self._put(corpus, self._added)

    def back(self, corpus: Corpus) -> None:
        """Take them away."""
        self._put(corpus, dict.fromkeys(self._added or {}))


class Leaving:
    """Reports that are taken out and brought back; what went is remembered until it comes back.

    Both run in the worker, one after the other, and say how far they are.
    """

    def __init__(self, reports: Sequence[int]) -> None:
        self._reports = reports
        self._left: Left | None = None

    def go(self, corpus: Corpus) -> Generator[Progress, None, None]:
        """Take them out."""
        from standpoint.corpus import leaving

        self._left = yield from leaving.delete(corpus, self._reports)

    def come(self, corpus: Corpus) -> Generator[Progress, None, None]:
        """Bring them back."""
        from standpoint.corpus import leaving

        yield from leaving.restore(corpus, self._reports, self._left)
        self._left = None

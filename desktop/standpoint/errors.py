# SPDX-License-Identifier: MIT
"""What can go wrong in the world, each with the sentence that the user reads."""

from __future__ import annotations

from dataclasses import dataclass


class StandpointError(Exception):
    """The world is at fault, not the program.

    `str(error)` is one or two plain sentences: what happened, to which file, what to do.
    Anything that is not a StandpointError is a bug and reaches the crash dialog.
    """


class UnreadableError(StandpointError):
    """A file cannot become a report; `reason` has no file name, so that lists can show both."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str]]:
        """Keep both parts when the error crosses from a worker process."""
        return type(self), (self.path, self.reason)


class DateError(StandpointError):
    """A date was written in a way that cannot be read."""


class EventError(StandpointError):
    """An event, or a table of events, cannot be used."""


class ActorError(StandpointError):
    """An actor cannot be kept as it was written."""


class RangeError(StandpointError):
    """A range of time has more periods than a chart can hold."""


class ContrastError(StandpointError):
    """Two sides cannot be compared."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The one obvious mend of a rule: `text` in place of `rule[start:end]`, in code points.

    `label` is what a button says that does it ("Insert /6").
    """

    label: str
    start: int
    end: int
    text: str

    def mended(self, rule: str) -> str:
        """Return the rule with this mend."""
        return rule[: self.start] + self.text + rule[self.end :]


class RuleError(StandpointError):
    """A rule is wrong; `column` counts from 1 in code points. `fix` is its mend, if one is obvious.

    The first sentence of `sentence` says what is wrong, the rest what to write.
    """

    def __init__(self, sentence: str, column: int, fix: Fix | None = None) -> None:
        super().__init__(f"Column {column}: {sentence}")
        self.sentence = sentence
        self.column = column
        self.fix = fix

    def __reduce__(self) -> tuple[type[RuleError], tuple[str, int, Fix | None]]:
        """Keep every part when the error crosses from a worker process."""
        return type(self), (self.sentence, self.column, self.fix)


class CodebookError(StandpointError):
    """A codebook file cannot be used; `line` and `column` count from 1 where they are known."""

    def __init__(self, sentence: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[type[CodebookError], tuple[str, int | None, int | None]]:
        """Keep every part when the error crosses from a worker process."""
        return type(self), (self.sentence, self.line, self.column)


class CorpusError(StandpointError):
    """A corpus cannot be opened, read or written."""


class NotACorpusError(CorpusError):
    """A file is no corpus, or none any more."""


class DamagedError(CorpusError):
    """The file at `path` was a corpus and is damaged; what can be read may be recovered."""

    def __init__(self, sentence: str, path: str = "") -> None:
        super().__init__(sentence)
        self.path = path


class ReadOnlyError(CorpusError):
    """The corpus is open for reading only, so nothing can be changed."""


class ExportError(StandpointError):
    """A figure, comparison or codebook could not be written."""

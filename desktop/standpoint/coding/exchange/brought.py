# SPDX-License-Identifier: MIT
"""What an import brings, what it leaves behind, and what each format has to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be carried over, as a plain sentence.

    `where` says where it stood: "line 12" of a file that was read, the theme and facet of a
    codebook that was written. `lost` is False where nothing is lost but something is to be known.
    """

    sentence: str
    where: str = ""
    lost: bool = True

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


@dataclass(frozen=True, slots=True)
class Brought:
    """A codebook from a file, and what of it could not be carried over.

    `carries` names what the format says beside names and rules: fields of a theme, "note" of a
    rule. `foreign` is False for a file of the program's own, which says everything.
    """

    codebook: Codebook
    notes: tuple[Note, ...] = ()
    carries: frozenset[str] = frozenset()
    foreign: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """A format of codebook files.

    Attributes:
        name: what a user calls it.
        suffixes: the endings of its files.
        read: takes the file's content, its name and the language of rules that state none.
        write: returns the content for a codebook.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str], Brought]
    write: Callable[[Codebook], tuple[bytes, tuple[Note, ...]]]


def refused(
    name: str, sentence: str, line: int | None = None, column: int | None = None
) -> CodebookError:
    """Return the error for a file that cannot be used, with the place that it names."""
    where = [name]
    if line is not None:
        where.append(f"line {line}")
    if column is not None:
        where.append(f"column {column}")
    return CodebookError(f"{', '.join(where)}: {sentence}", line, column)


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with its byte order mark; LF line ends.

    Raises:
        CodebookError: where it is neither, with the line and column of the first wrong byte.
    """
    coding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        if b"\0" in content and coding != "utf-16":
            raise refused(
                name, "this is not a text but a picture or another kind of file."
            ) from None
        before = content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        raise refused(
            name, "this is not UTF-8 text. Save the file as UTF-8 and read it again.", line, column
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refused(name, "this is not a text: it holds a zero byte.", line)
    return text.replace("\r\n", "\n").replace("\r", "\n")

# SPDX-License-Identifier: MIT
"""What a format is: how it is known, and how its bytes become a Document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from standpoint.errors import UnreadableError
from standpoint.model.places import Place
from standpoint.model.reports import Document


@dataclass(frozen=True, slots=True)
class File:
    """One file, or one member of an archive, in memory; `path` is how the user knows it.

    Of a member or a row `inner` is its path in the archive or its number in the table: `path` does
    not tell it, since any name may have a "#".
    """

    path: str
    data: bytes
    inner: str = ""

    @property
    def name(self) -> str:
        """Return the name without folder and archive."""
        return _name(self.inner or self.path)

    @classmethod
    def at(cls, place: Place, data: bytes = b"") -> File:
        """Return what stands at a place."""
        return cls(place.shown, data, place.name)

    def holding(self, data: bytes) -> File:
        """Return the same file with other bytes, such as a part of its own."""
        return File(self.path, data, self.inner)

    @property
    def suffix(self) -> str:
        """Return the ending in lower case with its dot, or "" where there is none.

        A dot inside a name ("Statement No. 5", "report.2024") begins no ending.
        """
        return _suffix(self.name)

    def unreadable(self, reason: str) -> UnreadableError:
        """Return the error for this file; `reason` is whole sentences for the user."""
        return UnreadableError(self.path, reason)


# Each format and container asks for them, of file after file.
@lru_cache(maxsize=16)
def _name(path: str) -> str:
    return PurePath(path).name


@lru_cache(maxsize=16)
def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    is_ending = suffix[1:2].isalpha() and suffix[1:].isalnum() and len(suffix) <= 11
    return suffix if is_ending else ""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. A new one is a module with such a value, a line in `registry`, a test.

    `name` stands in sentences ("a PDF"); `suffixes` are its endings in lower case. `recognises`
    says whether bytes are surely of this kind, whatever the file's name is; a format without
    a signature, such as plain text, never does. `signed` formats are read only if recognised.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[File], Document]
    recognises: Callable[[bytes], bool] = lambda _data: False
    signed: bool = False

    @property
    def noun(self) -> str:
        """Return the name without its article."""
        return self.name.partition(" ")[2]

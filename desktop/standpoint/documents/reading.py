# SPDX-License-Identifier: MIT
"""A file becomes a Document, or an UnreadableError that says why not."""

from __future__ import annotations

import errno
import logging
import os
import stat
import traceback
import warnings
from pathlib import Path

from standpoint.documents import decoding, limits, plain, signatures
from standpoint.documents.formats import File, Format
from standpoint.documents.registry import FORMATS, SUFFIXES
from standpoint.errors import UnreadableError
from standpoint.model.reports import Document

LARGEST = 100_000_000
"""The most bytes that a file may have."""

_log = logging.getLogger(__name__)

_KINDS = f"Standpoint reads files that end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}."
_NO_PERMISSION = "You are not allowed to read this {}. Change its permissions, then add it again."
_REASONS = {
    errno.ENOENT: "There is no such file.",
    errno.ENOTDIR: "There is no such file.",
    errno.ENAMETOOLONG: "Its name with all its folders is too long. Move it up, then add it again.",
    errno.ELOOP: "This link points to itself.",
    errno.EACCES: _NO_PERMISSION.format("file"),
    errno.EPERM: _NO_PERMISSION.format("file"),
}


def read(path: Path) -> Document:
    """Return what a file holds and states of itself.

    Its kind is told by its content where that contradicts the ending of its name. Nothing is
    fetched from anywhere and nothing in the file is run.

    Raises:
        UnreadableError: it cannot become a report; the reason is whole sentences for the user.
    """
    return read_file(File(shown(path), content(path)))


def read_file(file: File) -> Document:
    """Return what a file in memory holds.

    Raises:
        UnreadableError: as `read`.
    """
    if not file.data:
        raise file.unreadable("This file is empty.")
    if len(file.data) > LARGEST:
        raise file.unreadable(too_large(len(file.data), LARGEST))
    kind = _format(file)
    try:
        # Libraries warn of oddities in files, which is nothing to the program.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return limits.check(file, kind.read(file))
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        raise file.unreadable(failure(kind.noun, error)) from error


def failure(noun: str, error: Exception) -> str:
    """Return the sentence for an error of a library: it meets anything and raises anything.

    An error of our own is a bug. It must not stop the other files, nor blame this one.
    """
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    is_ours = frames[-1].f_globals.get("__name__", "").startswith("standpoint.")
    if is_ours and not isinstance(error, RecursionError):
        _log.error("a %s could not be read", noun, exc_info=error)
        return f"Standpoint failed on this {noun}. Report it as a fault of the program."
    _log.info("a %s could not be read", noun, exc_info=error)
    return (
        f"This {noun} is damaged and cannot be read. Open it in the program that it comes "
        "from, save a copy, then add that."
    )


def shown(path: Path) -> str:
    """Return the path as text that can be stored and shown: a name need not be valid Unicode."""
    return os.fsencode(path).decode("utf-8", "replace")


def content(path: Path, most: int | None = None) -> bytes:
    """Return the bytes of a file, with `most` so many of its beginning.

    Raises:
        UnreadableError: they cannot be had, or there are too many.
    """
    bytes_there = size(path)
    if most is None and bytes_there > LARGEST:
        raise UnreadableError(shown(path), too_large(bytes_there, LARGEST))
    try:
        with path.open("rb") as opened:
            return opened.read(most or LARGEST + 1)
    except OSError as error:
        raise refused(path, error) from error


def size(path: Path) -> int:
    """Return how many bytes a file has. Raises UnreadableError where there is none to read."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise refused(path, error) from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(shown(path), _folder(path))
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(shown(path), "This is a device or a channel, not a file with a text.")
    return status.st_size


def refused(path: Path, error: OSError | ValueError) -> UnreadableError:
    """Return what to say of a file that the system does not give."""
    if isinstance(error, OSError):
        words = error.strerror or "it cannot be reached"
        reason = _REASONS.get(error.errno or 0, f"This file cannot be read: {words}.")
    else:  # a NUL in the path
        reason = _REASONS[errno.ENOENT]
    return UnreadableError(shown(path), reason)


def _folder(path: Path) -> str:
    try:
        next(path.iterdir(), None)
    except OSError:
        return _NO_PERMISSION.format("folder")
    return "This is a folder. Add the files in it."


def too_large(size: int, limit: int) -> str:
    """Return the sentence for a file with so many bytes, of which it may have `limit`."""
    return (
        f"This file has {size / 1e6:,.0f} MB; the limit is {limit / 1e6:,.0f} MB. "
        "Split it, then add the parts."
    )


def _format(file: File) -> Format:
    """Return the format of a file, by its content first, then by its ending.

    Raises:
        UnreadableError: it is of a kind that is not read.
    """
    for kind in FORMATS:
        if kind.recognises(file.data):
            return kind
    named = next((kind for kind in FORMATS if file.suffix in kind.suffixes), None)
    if named is not None and named.signed and file.data.startswith(b"PK\3\4"):
        raise file.unreadable(_incomplete(named))
    foreign = signatures.foreign(file.data)
    if foreign is not None:
        raise file.unreadable(foreign)
    if named is not None and named.signed:
        raise file.unreadable(_misnamed(file, named))
    if named is not None:
        return named
    if file.suffix == "":
        return plain.FORMAT
    raise file.unreadable(f"Files that end in {file.suffix} are not read. {_KINDS}")


def _incomplete(named: Format) -> str:
    return f"This {named.noun} is damaged or incomplete. Copy or download it again, then add it."


def _misnamed(file: File, named: Format) -> str:
    if decoding.looks_like_text(file.data):
        return (
            f"This is not {named.name}, though its name ends in {file.suffix}: it holds plain "
            "text. Rename it to end in .txt, then add it again."
        )
    return _incomplete(named)

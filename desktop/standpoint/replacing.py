# SPDX-License-Identifier: MIT
"""Writing a file or a folder whole or not at all: beside its place first, then into it."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from standpoint.errors import ExportError

_REASONS = {
    errno.ENOENT: ("its folder is not there", "Choose a folder that exists."),
    errno.ENOTDIR: ("its folder is a file", "Choose a folder that exists."),
    errno.EISDIR: ("a folder has this name", "Choose another name."),
    errno.EEXIST: ("a file has this name", "Choose another name."),
    errno.EACCES: ("it may not be changed", "Choose another name or folder."),
    errno.EPERM: ("it may not be changed", "Choose another name or folder."),
    errno.EROFS: ("its folder or disk is read-only", "Choose another folder."),
    errno.ENOSPC: ("its disk is full", "Free some space or choose another disk."),
    errno.EDQUOT: ("its disk is full for you", "Free some space or choose another disk."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
}


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`; what stood there before stays until the new file is whole.

    A file that is protected against writing is left alone.

    Raises:
        ExportError: it could not be written; one sentence says why and what to do.
    """
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        _check(target)
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            partial.chmod(stat.S_IMODE(target.stat().st_mode))
        partial.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise ExportError(_sentence(path, error)) from error


def replace_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write a folder of files; the one that stood there stays until the new one is whole.

    Whether an old folder may be taken away is for the caller to know: all that is in it goes.

    Args:
        path: the folder, in a folder that is there.
        contents: name of each file → its bytes; no names of folders among them.

    Raises:
        ExportError: it could not be written; one sentence says why and what to do.
    """
    target = Path(os.path.realpath(path))
    token = secrets.token_hex(4)
    partial = target.with_name(f".{target.name[:40]}.{token}.part")
    try:
        _check(target, folder=True)
        partial.mkdir()
        for name, content in contents.items():
            with (partial / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _swap(partial, target, target.with_name(f".{target.name[:40]}.{token}.old"))
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise ExportError(_sentence(path, error)) from error
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def _swap(new: Path, target: Path, aside: Path) -> None:
    """Put a folder in the place of another, or where there is none; put that back if it fails."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(aside)
    try:
        new.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _check(target: Path, *, folder: bool = False) -> None:
    """Refuse what a renaming would do without asking, and what an administrator may do anyway."""
    if target.is_dir() and not folder:
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    if target.exists() and folder and not target.is_dir():
        raise FileExistsError(errno.EEXIST, "is a file")
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "is write-protected")
    # The flags of folders mean this on POSIX only.
    around = target.parent
    if os.name == "posix" and around.is_dir() and not around.stat().st_mode & 0o222:
        raise OSError(errno.EROFS, "is in a write-protected folder")


def _sentence(path: Path, error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    reason, advice = known or (error.strerror or str(error), "Choose another name or folder.")
    return f"{path.name} could not be written: {reason}. {advice}"

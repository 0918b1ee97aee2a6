# SPDX-License-Identifier: MIT
"""Writing a file whole or not at all: beside its place first, then into it in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from standpoint.errors import ExportError

_REASONS = {
    errno.ENOENT: ("its folder is not there", "Choose a folder that exists."),
    errno.ENOTDIR: ("its folder is a file", "Choose a folder that exists."),
    errno.EISDIR: ("a folder has this name", "Choose another name."),
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


def _check(target: Path) -> None:
    """Refuse what a renaming would do without asking, and what an administrator may do anyway."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "is write-protected")
    # The flags of folders mean this on POSIX only.
    folder = target.parent
    if os.name == "posix" and folder.is_dir() and not folder.stat().st_mode & 0o222:
        raise OSError(errno.EROFS, "is in a write-protected folder")


def _sentence(path: Path, error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    reason, advice = known or (error.strerror or str(error), "Choose another name or folder.")
    return f"{path.name} could not be written: {reason}. {advice}"

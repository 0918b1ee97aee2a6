# SPDX-License-Identifier: MIT
"""Where a corpus lies that was begun by dropping files, until the analyst gives it a place."""

from __future__ import annotations

import contextlib
from pathlib import Path


def folder() -> Path:
    """Return the folder of unsaved corpora; it is made where it is not there."""
    from platformdirs import user_data_path

    place = user_data_path("standpoint", appauthor=False) / "unsaved"
    place.mkdir(parents=True, exist_ok=True)
    return place


def new_path(name: str = "New corpus") -> Path:
    """Return a path for a new unsaved corpus that no file has yet."""
    place = folder()
    path, number = place / f"{name}.standpoint", 2
    while path.exists():
        path, number = place / f"{name} {number}.standpoint", number + 1
    return path


def is_draft(path: Path | None) -> bool:
    """Return whether a corpus has no place of its own yet (none at all counts as such)."""
    return path is None or path.resolve().parent == folder().resolve()


def is_own(path: Path) -> bool:
    """Return whether a corpus lies in the program's own folder: unsaved ones and the sample."""
    return path.resolve().is_relative_to(folder().parent.resolve())


def discard(path: Path) -> None:
    """Remove an unsaved corpus that was saved elsewhere or holds nothing; no other file."""
    if not is_draft(path):
        return
    name = path.name
    for file in (name, f"{name}-wal", f"{name}-shm", f"{name}-journal", f".{name}.lock"):
        # What another program holds stays where it is; an unsaved corpus more does no harm.
        with contextlib.suppress(OSError):
            path.with_name(file).unlink()

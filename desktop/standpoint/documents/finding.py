# SPDX-License-Identifier: MIT
"""Which files are meant when files and folders are given."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_LITTER = re.compile(
    r"\..*|~\$.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r", re.IGNORECASE | re.DOTALL
)
_LITTER_FOLDERS = re.compile(
    r"\..*|__MACOSX|\$RECYCLE\.BIN|System Volume Information", re.IGNORECASE | re.DOTALL
)


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the files in `paths`, folders walked in the order in which people count.

    What is named itself is always returned, also if it does not exist or is of no known format:
    reading it says why it fails. In folders the litter of operating systems and what is hidden
    are passed over. A folder that cannot be opened is returned itself. No file comes twice.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if _is_folder(path):
            found.update(dict.fromkeys(_walk(path)))
        else:
            found[path] = None
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; a link back to a folder that is being walked ends there."""
    waiting: list[Path] = [folder]
    seen: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            status = path.stat()
            identity = (status.st_dev, status.st_ino)
            with os.scandir(path) as all_entries:
                entries = [entry for entry in all_entries if not _is_litter(entry)]
        except OSError:
            yield path
            continue
        if identity not in seen:
            seen.add(identity)
            names = sorted((entry.name for entry in entries), key=natural_key, reverse=True)
            waiting += [path / name for name in names]


def natural_key(name: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return a key by which "report 2" stands before "Report 10"."""
    parts = filter(None, re.split(r"(\d+)", name.casefold()))
    key = ((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return tuple(key), name


def is_litter(name: str) -> bool:
    """Return whether a packed file is hidden or what operating systems leave lying about."""
    *folders, last = name.replace("\\", "/").split("/")
    hidden = any(_LITTER_FOLDERS.fullmatch(folder) for folder in folders)
    return hidden or _LITTER.fullmatch(last) is not None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_litter(entry: os.DirEntry[str]) -> bool:
    if _LITTER.fullmatch(entry.name):
        return True
    return _LITTER_FOLDERS.fullmatch(entry.name) is not None and _is_folder(Path(entry))

# SPDX-License-Identifier: MIT
"""Names of files that every system takes, made from titles in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

MOST_BYTES = 120
"""Leaves room for an ending and a folder under the 255 bytes that most disks allow."""

_KEPT = frozenset(" -–_")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Windows takes these for devices, whatever ending follows."""


def safe_name(title: str, usual: str = "Figure", most: int = MOST_BYTES) -> str:
    """Return a title as the name of a file or folder, without ending.

    Args:
        title: any text; letters, marks and digits of every script stay.
        usual: stands for a title of which nothing stays.
        most: bytes in UTF-8 that the name may have.
    """
    composed = unicodedata.normalize("NFC", title)
    signs = (c if c in _KEPT or unicodedata.category(c)[0] in "LMN" else " " for c in composed)
    name = " ".join("".join(signs).split())
    name = name.encode("utf-8")[:most].decode("utf-8", "ignore").strip(" -–_")
    if not any(unicodedata.category(sign)[0] in "LN" for sign in name):
        return usual
    return f"{usual} {name}" if name.casefold() in _RESERVED else name


def distinct(titles: Iterable[str], usual: str = "Figure") -> list[str]:
    """Return a safe name for each title, no two alike on a disk that folds upper and lower case."""
    taken: set[str] = set()
    names = []
    for title in titles:
        first = name = safe_name(title, usual)
        number = 2
        while name.casefold() in taken:
            name = f"{first} {number}"
            number += 1
        taken.add(name.casefold())
        names.append(name)
    return names

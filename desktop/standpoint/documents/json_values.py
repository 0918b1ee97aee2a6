# SPDX-License-Identifier: MIT
"""Nested values as the cells of a row: what lies in "a" under "b" stands in the column "a.b"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from standpoint.documents import cells

_DEEPEST = 6
MOST_COLUMNS = 500


def flat(value: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a row. Lists of objects give each of their keys a list of values."""
    found: dict[str, str] = {}
    _flatten(value, "", found, 0)
    return found


def _flatten(value: Mapping[str, Any], before: str, found: dict[str, str], depth: int) -> None:
    for key, held in value.items():
        if len(found) >= MOST_COLUMNS:
            return
        name = before + " ".join(cells.written(str(key)).split())
        is_list = isinstance(held, list) and held and all(isinstance(one, dict) for one in held)
        part = _merged(held) if is_list else held
        if isinstance(part, dict) and depth < _DEEPEST:
            _flatten(part, f"{name}.", found, depth + 1)
        else:
            found[name] = cells.written(part)


def _merged(parts: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    merged: dict[str, list[Any]] = {}
    for part in parts:
        for key, value in part.items():
            merged.setdefault(key, []).append(value)
    return merged


def columns(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the names of all columns, in the order in which they come first."""
    found: dict[str, None] = {}
    for row in rows:
        found.update(dict.fromkeys(row))
        if len(found) > MOST_COLUMNS:
            break
    return tuple(found)[:MOST_COLUMNS]

# SPDX-License-Identifier: MIT
"""Which columns of tables hold what, as the analyst said: by the names of the columns."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standpoint.corpus.codebooks import now
from standpoint.model.places import ROLES, ColumnMapping

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_NUMBERED = re.compile(r"column \d+")


def all_known(corpus: Corpus) -> dict[tuple[str, ...], ColumnMapping]:
    """Return what was said, by the names of all columns of a table."""
    rows = corpus.rows("SELECT columns, roles FROM column_mapping")
    return {tuple(json.loads(columns)): _mapping(json.loads(roles)) for columns, roles in rows}


def are_names(columns: Sequence[str]) -> bool:
    """Return whether columns have names; numbered ones say nothing of the next table."""
    return not all(_NUMBERED.fullmatch(column) for column in columns)


def remember(corpus: Corpus, columns: Sequence[str], mapping: ColumnMapping | None) -> None:
    """Keep how a table with these columns is read, or with None forget it; see `are_names`."""
    if not are_names(columns):
        return
    key = json.dumps(list(columns), ensure_ascii=False)
    with corpus.changing():
        corpus.database.execute("DELETE FROM column_mapping WHERE columns = ?", [key])
        if mapping is not None:
            roles = json.dumps({role: list(names) for role, names in mapping.roles.items()})
            corpus.database.execute(
                "INSERT INTO column_mapping (columns, roles, made_at) VALUES (?, ?, ?)",
                [key, roles, now()],
            )


def _mapping(kept: dict[str, list[str]]) -> ColumnMapping:
    return ColumnMapping({role: tuple(kept[role]) for role in ROLES if kept.get(role)})

# SPDX-License-Identifier: MIT
"""What reposts were found of last, and which of them stand on people's words alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_SETTLED = "reposts_of"
_RULE = "3"
"""What makes a repost, counted on whenever that changes: what another rule found is found anew."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What reposts were found of last.

    `state` is that of then, `newest` the highest id of then. The reposts `by_word` are none by
    their texts: they go where a person's word goes, and are never taken for compared.
    """

    state: str
    newest: int
    by_word: frozenset[int]


def read(corpus: Corpus) -> Settled | None:
    """Return what reposts were found of last, None where nobody looked by the rule of now."""
    rows = corpus.rows("SELECT value FROM info WHERE key = ?", [_SETTLED])
    found = rows[0][0].split(" ", 3) if rows else []
    if len(found) < 4 or found[0] != _RULE:
        return None
    _, state, newest, by_word = found
    return Settled(state, int(newest), frozenset(json.loads(by_word)))


def write(corpus: Corpus, now: Settled) -> None:
    """Write what reposts were found of. Call it inside `changing`."""
    corpus.database.execute(
        "INSERT OR REPLACE INTO info (key, value) VALUES (?, ?)",
        [_SETTLED, f"{_RULE} {now.state} {now.newest} {json.dumps(sorted(now.by_word))}"],
    )

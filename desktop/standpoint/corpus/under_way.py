# SPDX-License-Identifier: MIT
"""How far an import is, kept in the corpus while it runs, so that a kill is seen afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

KEY = "import_under_way"


def write(corpus: Corpus, done: int, total: int) -> None:
    """Write how many of how many an import went through. Call it inside `changing`."""
    corpus.database.execute(
        "INSERT OR REPLACE INTO info (key, value) VALUES (?, ?)", [KEY, f"{done} {total}"]
    )


def forget(corpus: Corpus) -> None:
    """Let no import be under way. Raises CorpusError where the corpus cannot be written."""
    with corpus.changing():
        corpus.database.execute("DELETE FROM info WHERE key = ?", [KEY])


def cut_off(corpus: Corpus) -> str:
    """Return what is to be said of an import that a kill ended, empty where all of it came in.

    To be asked only where no import runs.
    """
    rows = corpus.rows("SELECT value FROM info WHERE key = ?", [KEY])
    numbers = rows[0][0].split() if rows else []
    if len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
        return ""
    done, total = map(int, numbers)
    if done >= total:
        return ""
    return (
        f"The last import was cut off at {done:,} of {total:,}. Add the same files again; what is "
        "there is not added twice."
    )

# SPDX-License-Identifier: MIT
"""Which reports hold a word: the index that says where a rule can match at all.

The index holds words as the coder compares them, not as SQLite would cut them, so that no report
is passed over that a rule finds something in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from standpoint.coding.expressions import Pointer
from standpoint.coding.rule_finder import AllOf, AnyOf, Wanted
from standpoint.text.compared import Compared
from standpoint.text.remembered import Remembered

if TYPE_CHECKING:
    from sqlite_utils import Database

    from standpoint.corpus.corpus import Corpus
    from standpoint.model.reports import Sentence

_MOST_WORDS = 5_000
"""A word with an open start that stands for more words than this is looked for everywhere."""


class _Signs(dict[int, str]):
    """What each character is written as, so that SQLite takes every word for one word.

    Its tokeniser knows plain letters and characters of private use; everything else becomes a
    group of the latter, which no other character can begin with.
    """

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = letter.isascii() and letter.isalnum()
        known = "\u0620" <= letter <= "\u064a" or "\u00df" <= letter <= "\u017f"
        self[code] = letter if plain or (known and letter.isalpha()) else f"\ue000{code:x}\ue001"
        return self[code]


_ESCAPED = re.compile("\ue000([0-9a-f]+)\ue001")
_signs = _Signs({ord(" "): "\ue002"})


def written(word: str) -> str:
    """Return a folded word as it stands in the index."""
    return word.translate(_signs)


_written = Remembered(written)


def _read(sign: str) -> str:
    """Return the word that stands in the index so."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), sign).replace("\ue002", " ")


def of_report(text: str, sentences: Sequence[Sentence], compared: Compared | None = None) -> str:
    """Return the different words of a report's sentences, as the index takes them.

    `compared` is the report as it is compared, where the caller has it.
    """
    found = set(chain.from_iterable((compared or Compared(text, sentences)).words))
    return " ".join(map(_written.__getitem__, found))


def add(db: Database, report: int, words: str) -> None:
    """Put a report's words into the index."""
    db.execute("INSERT INTO report_tokens (rowid, words) VALUES (?, ?)", [report, words])


def remove(db: Database, report: int, words: str) -> None:
    """Take a report's words out of the index; `words` must be what was put in."""
    db.execute(
        "INSERT INTO report_tokens (report_tokens, rowid, words) VALUES ('delete', ?, ?)",
        [report, words],
    )


def holding(corpus: Corpus, wanted: Wanted) -> frozenset[int] | None:
    """Return the reports that hold the words a rule wants; None where the index cannot tell."""
    asked = _known(corpus, wanted)
    if asked is None:
        return None
    question = _question(asked)
    if not question:
        return frozenset()
    rows = corpus.rows("SELECT rowid FROM report_tokens WHERE report_tokens MATCH ?", [question])
    return frozenset(row[0] for row in rows)


def _known(corpus: Corpus, wanted: Wanted) -> Wanted | None:
    """Put the words of the index in the place of beginnings that are left open."""
    match wanted:
        case Pointer():
            return wanted if wanted.starts else _with_end(corpus, wanted)
        case AnyOf(parts):
            known = _all_known(corpus, parts)
            return AnyOf(known) if len(known) == len(parts) else None
        case AllOf(parts):
            known = _all_known(corpus, parts)
            return AllOf(known) if known else None


def _all_known(corpus: Corpus, parts: Iterable[Wanted]) -> tuple[Wanted, ...]:
    known = (_known(corpus, part) for part in parts)
    return tuple(part for part in known if part is not None)


def _with_end(corpus: Corpus, pointer: Pointer) -> Wanted | None:
    """Return the words of the index that hold the pointer, None where they are too many."""
    sign = written(pointer.text)
    rows = corpus.rows(
        "SELECT term FROM report_token_list WHERE instr(term, ?) LIMIT ?", [sign, _MOST_WORDS + 1]
    )
    if len(rows) > _MOST_WORDS:
        return None
    return AnyOf(tuple(Pointer(_read(row[0]), starts=True, ends=True) for row in rows))


def _question(wanted: Wanted) -> str:
    """Return what FTS5 is asked, empty where no report can hold it."""
    match wanted:
        case Pointer():
            return f'"{written(wanted.text)}"' + ("" if wanted.ends else "*")
        case AnyOf(parts):
            return _joined(" OR ", filter(None, map(_question, parts)))
        case AllOf(parts):
            questions = list(map(_question, parts))
            return _joined(" AND ", questions) if all(questions) else ""


def _joined(operator: str, questions: Iterable[str]) -> str:
    parts = sorted(set(questions))
    return f"({operator.join(parts)})" if parts else ""

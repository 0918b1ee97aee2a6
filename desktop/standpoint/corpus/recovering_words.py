# SPDX-License-Identifier: MIT
"""What people said of the texts of a damaged corpus that come back otherwise than they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from standpoint.analysis.carrying import Carrying, Span
from standpoint.corpus import kept_links, kept_passages, people_words
from standpoint.corpus.people_words import Kind, PeopleWords
from standpoint.corpus.salvaging import Row
from standpoint.text import sentences

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

_TABLES: dict[str, tuple[Kind, tuple[str, ...]]] = {
    table: (kind, columns) for kind, (table, columns) in people_words.TABLES.items()
} | {
    "link": ("link", kept_links.COLUMNS),
    "furniture_passage": ("passage", kept_passages.COLUMNS),
}
_KINDS: dict[str, str] = {kind: table for table, (kind, _) in _TABLES.items()} | dict.fromkeys(
    ("left out", "taken back"), "furniture_passage"
)


def carry_back(
    corpus: Corpus, report: int, damaged: str, said: Mapping[str, Sequence[Row]]
) -> Counter[str]:
    """Let what people said of a damaged text stand on the older one that came back for it.

    Where a sentence is the same, what was said of it last; of the others what is kept beside the
    older text. Returns how many rows have no place in it, by table.

    Args:
        corpus: the new corpus, inside its transaction.
        report: came back with an older text.
        damaged: how far its newest text can be read.
        said: rows on that, by table.
    """
    rows = corpus.rows("SELECT hard_wrapped, text_version FROM report WHERE id = ?", [report])
    wrapped, version = bool(rows[0][0]), int(rows[0][1])
    carrying = Carrying(
        damaged,
        sentences.split(damaged, None, wrapped),
        corpus.text(report),
        corpus.sentences(report),
    )
    words, beyond = _words(report, len(damaged), said)
    kept, left = people_words.carried(words, report, carrying, damaged, nothing_new=False)
    _write(corpus, report, kept)
    older, aside = _older(corpus, report, version, set(carrying.sentences.values()))
    _write(corpus, report, older)
    people_words.keep(corpus, report, version, aside)
    return beyond + Counter(_KINDS[one.kind] for one in left)


def _words(
    report: int, length: int, said: Mapping[str, Sequence[Row]]
) -> tuple[PeopleWords, Counter[str]]:
    """Return what was said of the beginning of a text, and how much of the rest."""
    words: dict[Kind, list[people_words.Row]] = {}
    beyond: Counter[str] = Counter()
    for table, rows in said.items():
        kind, columns = _TABLES[table]
        for row in rows:
            end = "b" if kind == "link" and row["report_b"] == report else "a"
            stop = row[f"stop_{end}"] if kind == "link" else row.get("stop", 0)
            if stop > length:
                beyond[table] += 1
            else:
                words.setdefault(kind, []).append(tuple(row[name] for name in columns))
    return PeopleWords({kind: tuple(rows) for kind, rows in words.items()}), beyond


def _older(
    corpus: Corpus, report: int, version: int, carried: set[Span]
) -> tuple[PeopleWords, PeopleWords]:
    """Return what is kept beside a text of sentences to which nothing newer was carried.

    Behind it comes what of it has no place now.
    """
    kept = people_words.kept(corpus, report, version).rows
    rows: dict[Kind, tuple[people_words.Row, ...]] = {
        kind: tuple(row for row in said if not _lies_in(row, carried))
        for kind, said in kept.items()
        if kind not in ("link", "silence")
    }
    links = [
        row for row in kept.get("link", ()) if dict(kept_links.ends(row))[report] not in carried
    ]
    stand, aside = kept_links.placed(corpus, report, links)
    rows |= {"link": stand, "silence": kept.get("silence", ())}
    return PeopleWords(rows), PeopleWords({"link": aside} if aside else {})


def _lies_in(row: people_words.Row, spans: set[Span]) -> bool:
    start, stop = int(str(row[0])), int(str(row[1]))
    return any(begin <= start and stop <= end for begin, end in spans)


def _write(corpus: Corpus, report: int, words: PeopleWords) -> None:
    for kind, (table, columns) in people_words.TABLES.items():
        corpus.database.conn.executemany(
            f"INSERT OR IGNORE INTO {table} (report, {', '.join(columns)}) "
            f"VALUES ({', '.join('?' * (len(columns) + 1))})",
            [(report, *row) for row in words.rows.get(kind, ())],
        )
    kept_links.write(corpus, words.rows.get("link", ()))
    kept_passages.write(corpus, report, words.rows.get("passage", ()))


def drop_unsound_links(corpus: Corpus) -> int:
    """Take away links kept beside texts of which an end did not come back; return how many."""
    gone = 0
    for report, version, sha256 in corpus.rows("SELECT report, version, sha256 FROM replaced_text"):
        words = people_words.kept(corpus, report, version)
        links = words.rows.get("link", ())
        faults = kept_links.faults(corpus, report, sha256, links)
        sound = tuple(one for one, fault in zip(links, faults, strict=True) if not fault)
        if len(sound) < len(links):
            gone += len(links) - len(sound)
            people_words.keep(corpus, report, version, PeopleWords({**words.rows, "link": sound}))
    return gone


def readable(row: Row) -> bool:
    """Tell whether what is kept beside a text can be read."""
    try:
        kept = people_words.from_text(row["by_people"])
        for link in kept.rows.get("link", ()):
            kept_links.ends(link)
    except (ValueError, TypeError, AttributeError, IndexError):
        return False
    return True

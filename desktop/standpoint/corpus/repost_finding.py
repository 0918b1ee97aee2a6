# SPDX-License-Identifier: MIT
"""Finding reposts among all reports of a corpus, or only where something changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from standpoint.corpus import reposts_settled
from standpoint.corpus.schema import THESE
from standpoint.model.progress import Progress
from standpoint.text import near

if TYPE_CHECKING:
    from standpoint.analysis.near_duplicates import Compared
    from standpoint.corpus.corpus import Corpus

LABEL = "Looking for reposts"

Pair = tuple[int, int]
Of = tuple[int, float, bool]
"""An original, the share of the repost that stands there, whether the texts alone say so."""

IN_ORDER = "ORDER BY earliest IS NULL, earliest, latest, id"
"""The earliest date first, then what was added first: so the original of a group is chosen."""
_WHOLE = 4 * near.HASHES
"""The length of a signature; that of a text too short for one is empty."""
_IN_MEMORY = 512  # texts
_MOST_KEPT = 200_000  # pairs
_compared_before: WeakKeyDictionary[Corpus, dict[tuple[str, str], tuple[float, bool]]] = (
    WeakKeyDictionary()
)
"""What two texts have in common, by their checksums: the next edit compares only what is new."""
_SUM = 1 << 64


# What reposts depend on -----------------------------------------------------------------------


def mark(*of: object) -> int:
    """Return a number for what reposts depend on of one report, or for one word of a person."""
    written = " ".join(map(str, of)).encode()
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "little")


def state(corpus: Corpus) -> str:
    """Return what reposts depend on, as a checksum that sums up reports and people's words.

    A change of some reports changes it by theirs alone, whatever else changed before.
    """
    rows = corpus.rows("SELECT id, sha256, earliest, latest FROM report WHERE deleted_at IS NULL")
    return summed(0, (mark(*row) for row in rows), (mark(*row) for row in said(corpus)))


def summed(before: int, *marks: Iterable[int]) -> str:
    """Return a sum of marks as `state` gives it."""
    return f"{(before + sum(map(sum, marks))) % _SUM:016x}"


def said(corpus: Corpus) -> list[tuple[int, int, int]]:
    """Return people's words as (report, other, whether they are the same).

    A report that is the same as itself was taken as the original of its group.
    """
    return corpus.rows("SELECT report_a, report_b, same FROM repost_said")


@dataclass(frozen=True, slots=True)
class Standing:
    """What reposts depend on of a report that is there."""

    mark: int
    signature: bytes | None


def standing(corpus: Corpus, reports: Collection[int]) -> dict[int, Standing]:
    """Return what reposts depend on of some reports; those that are gone are left out."""
    rows = corpus.rows(
        "SELECT id, sha256, earliest, latest, hashes FROM report "
        f"LEFT JOIN signature ON report = id WHERE deleted_at IS NULL AND id {THESE}",
        [json.dumps(list(reports))],
    )
    return {row[0]: Standing(mark(*row[:4]), row[4]) for row in rows}


# Signatures -----------------------------------------------------------------------------------


def signatures(corpus: Corpus) -> dict[int, bytes]:
    """Return the signatures of the reports that are there and long enough, by id."""
    live = {row[0] for row in corpus.rows("SELECT id FROM report WHERE deleted_at IS NULL")}
    rows = corpus.rows("SELECT report, hashes FROM signature ORDER BY report")
    return {report: found for report, found in rows if len(found) == _WHOLE and report in live}


def sign(corpus: Corpus, reports: Sequence[int]) -> None:
    """Make the signatures of reports that have none; a text too short gets an empty one."""
    with corpus.changing():
        corpus.database.conn.executemany(
            "INSERT OR IGNORE INTO signature (report, hashes) VALUES (?, ?)",
            [(report, near.signature(corpus.text(report))) for report in reports],
        )


# Finding --------------------------------------------------------------------------------------


def among_all(
    corpus: Corpus, known: Mapping[Pair, float]
) -> Generator[Progress, None, dict[int, Of]]:
    """Return (original, share) of each repost; `known` are shares that need no comparison."""
    from standpoint.analysis import near_duplicates

    # By id: which texts meet must not depend on their dates.
    signed = signatures(corpus)
    ids = list(signed)
    met = near_duplicates.candidates(near_duplicates.matrix(list(signed.values())))
    pairs = ((ids[earlier], ids[later]) for earlier, later in met.tolist())
    return (yield from _grouped(corpus, pairs, known, None))


def after_change(
    corpus: Corpus, before: Mapping[int, Standing], now: Mapping[int, Standing], words: set[Pair]
) -> tuple[set[int], dict[int, Of]]:
    """Find reposts where some reports came, went or changed, as a search among all would.

    Args:
        corpus: the corpus after the change.
        before: the reports in question that were there before.
        now: those that are there now.
        words: the pairs of which people said something or did so before.

    Returns the ids of all reports that may be grouped otherwise, and the reposts among them.
    """
    import numpy as np

    from standpoint.analysis import near_changes, near_duplicates

    touched = before.keys() | now.keys() | {report for pair in words for report in pair}
    signed = signatures(corpus)
    old = {
        report: one.signature
        for report, one in before.items()
        if one.signature and len(one.signature) == _WHOLE
    }
    # (report, whether it stood there before, whether it does now)
    rows = [
        (report, found, report not in touched or old.get(report) == found, True)
        for report, found in signed.items()
    ]
    rows += [
        (report, found, True, False) for report, found in old.items() if signed.get(report) != found
    ]
    rows.sort(key=lambda row: row[0])
    there = [row[3] for row in rows]
    place = {report: at for at, (report, _, _, live) in enumerate(rows) if live}
    change = near_changes.Change(
        near_duplicates.matrix([row[1] for row in rows]),
        np.array([row[2] for row in rows], bool),
        np.array(there, bool),
        [
            (place[one], place[other])
            for one, other, same in said(corpus)
            if same and one in place and other in place
        ],
    )
    touched |= _grouped_with(corpus, touched)
    reached, pairs = change.touched([at for at, row in enumerate(rows) if row[0] in touched])
    ids = touched | {rows[at][0] for at in reached}
    met = ((rows[one][0], rows[other][0]) for one, other in pairs)
    finding = _grouped(corpus, met, trusted(corpus, ids), ids)
    try:
        while True:
            next(finding)
    except StopIteration as end:
        return ids, end.value


def _grouped_with(corpus: Corpus, reports: Collection[int]) -> set[int]:
    """Return what was found in one group with these, or said to be."""
    reached = set(reports)
    waiting = reached
    while waiting:
        listed = json.dumps(list(waiting))
        rows = corpus.rows(
            f"SELECT report, original FROM repost WHERE report {THESE} OR original {THESE} "
            "UNION ALL SELECT report_a, report_b FROM repost_said WHERE same "
            f"AND (report_a {THESE} OR report_b {THESE})",
            [listed] * 4,
        )
        waiting = {report for row in rows for report in row} - reached
        reached |= waiting
    return reached


def trusted(corpus: Corpus, among: Collection[int] | None = None) -> dict[Pair, float]:
    """Return the shares of pairs that were compared before and have the same texts still.

    Only of those that the texts alone made reposts: what a person tied or led otherwise is none.
    """
    before = reposts_settled.read(corpus)
    if before is None:
        return {}
    only = "" if among is None else f"report {THESE} AND "
    asked = [] if among is None else [json.dumps(list(among))]
    rows = corpus.rows(
        f"SELECT report, original, share FROM repost WHERE {only}report NOT {THESE} "
        "AND NOT EXISTS "
        "(SELECT 1 FROM replaced_text AS r WHERE r.report IN (repost.report, repost.original))",
        [*asked, json.dumps(sorted(before.by_word))],
    )
    return {(report, original): share for report, original, share in rows}


def _grouped(
    corpus: Corpus,
    pairs: Iterable[Pair],
    known: Mapping[Pair, float],
    among: Collection[int] | None,
) -> Generator[Progress, None, dict[int, Of]]:
    """Check pairs exactly and group them; `among` are the reports in question, None for all."""
    from standpoint.analysis import near_duplicates

    only, asked = ("", []) if among is None else (f"AND id {THESE} ", [json.dumps(list(among))])
    listed = corpus.rows(
        f"SELECT id, sha256 FROM report WHERE deleted_at IS NULL {only}{IN_ORDER}", asked
    )
    texts: dict[int, str] = dict(listed)
    words: dict[bool, list[Pair]] = {True: [], False: []}
    chosen = set()
    for one, other, same in said(corpus):
        if one == other:
            chosen.add(one)
        elif one in texts and other in texts:
            words[bool(same)].append((one, other))
    share = _sharing(corpus, known, texts)
    finding = near_duplicates.originals_in_steps(
        list(texts),
        pairs,
        lambda report, original: share(report, original)[1],
        near_duplicates.Said(words[True], words[False]),
    )
    found: dict[int, int] = {}
    try:
        while True:
            yield Progress(next(finding), len(texts), LABEL)
    except StopIteration as end:
        found = near_duplicates.led_by(end.value, [one for one in texts if one in chosen])
    return {report: (original, *share(report, original)) for report, original in found.items()}


def _sharing(
    corpus: Corpus, known: Mapping[Pair, float], texts: Mapping[int, str]
) -> Callable[[int, int], tuple[float, bool]]:
    """Return what compares two reports: the share of the first in the second, and the verdict."""
    from standpoint.analysis.near_duplicates import Compared, overlap

    @lru_cache(_IN_MEMORY)
    def compared(report: int) -> Compared:
        return Compared(own_text(corpus, report))

    shares = _compared_before.setdefault(corpus, {})
    if len(shares) > _MOST_KEPT:
        shares.clear()

    def share(report: int, original: int) -> tuple[float, bool]:
        if (report, original) in known:
            return known[report, original], True
        pair = texts[report], texts[original]
        if pair not in shares:
            found = overlap(compared(report), compared(original))
            shares[pair] = found.of_first, found.repost
        return shares[pair]

    return share


def own_text(corpus: Corpus, report: int) -> str:
    """Return the text of a report without what is furniture by its wording.

    Not without what repeats in a publisher's reports: that would make reposts depend on the order
    in which reports come in.
    """
    text = corpus.text(report)
    rows = corpus.rows(
        "SELECT start, stop FROM sentence WHERE report = ? AND NOT by_wording ORDER BY idx",
        [report],
    )
    return "\n".join(text[start:stop] for start, stop in rows)

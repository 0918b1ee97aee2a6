# SPDX-License-Identifier: MIT
"""Which reports are reposts of which: found anew when reports or texts change, people's word first.

All are looked at together, since a report that comes in may be the original of others. What was
compared once is not compared again while its texts stay.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from standpoint.corpus.said import Said, as_said, put
from standpoint.errors import CorpusError
from standpoint.model.progress import Progress
from standpoint.model.reposts import Repost, Reposts, once_of
from standpoint.text import near

if TYPE_CHECKING:
    from standpoint.analysis.near_duplicates import Compared
    from standpoint.corpus.corpus import Corpus

LABEL = "Looking for reposts"

Pair = tuple[int, int]
Of = tuple[int, float]
"""An original, and the share of the repost that stands there."""
Words = Mapping[Pair, "bool | Said[bool | None] | None"]

_LIVE = "report IN (SELECT id FROM report WHERE deleted_at IS NULL)"
_IN_ORDER = "ORDER BY earliest IS NULL, earliest, latest, id"
"""The earliest date first, then what was added first: so the original of a group is chosen."""
_SETTLED = "reposts_of"
_BATCH = 200  # reports
_IN_MEMORY = 512  # texts
_MOST_KEPT = 200_000  # pairs
_compared_before: WeakKeyDictionary[Corpus, dict[tuple[str, str], tuple[float, bool]]] = (
    WeakKeyDictionary()
)
"""What two texts have in common, by their checksums: the next edit compares only what is new."""
_MOST_PAIRS = 40
"""Of so many reports that a person ties together, every pair is said; of more, each with the next
one: one of them can then not be parted again without parting two."""


# Finding ------------------------------------------------------------------------------------


def settle(corpus: Corpus) -> Generator[Progress, None, int]:
    """Find the reposts where reports, dates, texts or people's words changed since the last time.

    Signatures that are missing, as in a corpus of an older format, are made first, batch by batch.
    Returns how many reposts there are.

    Raises CorpusError where the corpus cannot be written.
    """
    yield from _sign(corpus)
    while (state := _state(corpus)) != _settled(corpus):
        found = yield from _found(corpus, _trusted(corpus))
        # Between two steps somebody may have changed something.
        if state == _state(corpus):
            _store(corpus, found, state)
    return _number(corpus)


def settle_now(corpus: Corpus) -> None:
    """Do the same at once, inside `changing` in one transaction with what changed.

    Where many signatures are still to be made nothing is done, since that takes a while.
    """
    if len(_unsigned(corpus)) > _BATCH:
        return
    for _ in settle(corpus):
        pass


def unsigned(corpus: Corpus) -> int:
    """Return how many reports have no signature yet, as in a corpus of an older format."""
    return len(_unsigned(corpus))


def few(reports: int) -> bool:
    """Tell whether signatures of so many reports are made in a moment."""
    return reports <= _BATCH


def owed(corpus: Corpus) -> bool:
    """Tell whether something changed since reposts were looked for."""
    return bool(_unsigned(corpus)) or _state(corpus) != _settled(corpus)


def otherwise(corpus: Corpus) -> bool:
    """Tell whether what is stored is not what the texts say; what is owed is none of it."""
    signed = corpus.rows("SELECT report, hashes FROM signature ORDER BY report")
    if any(near.signature(corpus.text(report)) != hashes for report, hashes in signed):
        return True
    if owed(corpus):
        return False
    finding = _found(corpus, {})
    try:
        while True:
            next(finding)
    except StopIteration as end:
        found: dict[int, Of] = end.value
    stored = corpus.rows("SELECT report, original, share FROM repost")
    return {(report, original, round(share, 6)) for report, (original, share) in found.items()} != {
        (report, original, round(share, 6)) for report, original, share in stored
    }


def _unsigned(corpus: Corpus) -> list[int]:
    rows = corpus.rows(
        "SELECT id FROM report WHERE deleted_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM signature WHERE report = report.id) ORDER BY id"
    )
    return [row[0] for row in rows]


def _sign(corpus: Corpus) -> Generator[Progress, None, None]:
    """Make the signatures that are missing; a text too short for one gets an empty one."""
    wanted = _unsigned(corpus)
    for at in range(0, len(wanted), _BATCH):
        with corpus.changing():
            corpus.database.conn.executemany(
                "INSERT OR IGNORE INTO signature (report, hashes) VALUES (?, ?)",
                [
                    (report, near.signature(corpus.text(report)))
                    for report in wanted[at : at + _BATCH]
                ],
            )
        yield Progress(min(at + _BATCH, len(wanted)), len(wanted), LABEL)


def _state(corpus: Corpus) -> str:
    """Return what reposts depend on, as a checksum."""
    asked = (
        "SELECT group_concat(id || substr(sha256, 1, 16) || coalesce(earliest || latest, ''), ' ') "
        "FROM (SELECT id, sha256, earliest, latest FROM report WHERE deleted_at IS NULL "
        "ORDER BY id)",
        "SELECT group_concat(report_a || ' ' || report_b || ' ' || same, ';') FROM "
        "(SELECT report_a, report_b, same FROM repost_said ORDER BY report_a, report_b)",
    )
    whole = "|".join(corpus.rows(sql)[0][0] or "" for sql in asked)
    return hashlib.sha256(whole.encode()).hexdigest()


def _settled(corpus: Corpus) -> str:
    rows = corpus.rows("SELECT value FROM info WHERE key = ?", [_SETTLED])
    return str(rows[0][0]) if rows else ""


def _trusted(corpus: Corpus) -> dict[Pair, float]:
    """Return the shares of pairs that were compared before and have the same texts still."""
    rows = corpus.rows(
        "SELECT report, original, share FROM repost WHERE NOT EXISTS "
        "(SELECT 1 FROM replaced_text AS r WHERE r.report IN (repost.report, repost.original)) "
        "AND NOT EXISTS (SELECT 1 FROM repost_said AS s WHERE s.report_a IN "
        "(repost.report, repost.original) AND s.report_b IN (repost.report, repost.original))"
    )
    return {(report, original): share for report, original, share in rows}


def _found(corpus: Corpus, known: Mapping[Pair, float]) -> Generator[Progress, None, dict[int, Of]]:
    """Return (original, share) of each repost; `known` are shares that need no comparison."""
    from standpoint.analysis import near_duplicates

    # By id: which texts meet must not depend on their dates.
    signed = [
        (report, hashes)
        for report, hashes in corpus.rows(
            f"SELECT report, hashes FROM signature WHERE {_LIVE} ORDER BY report"
        )
        if len(hashes) == 4 * near.HASHES
    ]
    ids = [report for report, _ in signed]
    met = near_duplicates.candidates(near_duplicates.matrix([hashes for _, hashes in signed]))
    order = [
        row[0] for row in corpus.rows(f"SELECT id FROM report WHERE deleted_at IS NULL {_IN_ORDER}")
    ]
    said: dict[bool, list[Pair]] = {True: [], False: []}
    for one, other, same in corpus.rows("SELECT report_a, report_b, same FROM repost_said"):
        said[bool(same)].append((one, other))
    share = _sharing(corpus, known)
    finding = near_duplicates.originals_in_steps(
        order,
        ((ids[earlier], ids[later]) for earlier, later in met.tolist()),
        lambda report, original: share(report, original)[1],
        near_duplicates.Said(said[True], said[False]),
    )
    found: dict[int, int] = {}
    try:
        while True:
            yield Progress(next(finding), len(order), LABEL)
    except StopIteration as end:
        found = end.value
    return {report: (original, share(report, original)[0]) for report, original in found.items()}


def _sharing(
    corpus: Corpus, known: Mapping[Pair, float]
) -> Callable[[int, int], tuple[float, bool]]:
    """Return what compares two reports: the share of the first in the second, and the verdict."""
    from standpoint.analysis.near_duplicates import Compared, overlap

    @lru_cache(_IN_MEMORY)
    def compared(report: int) -> Compared:
        return Compared(_own_text(corpus, report))

    texts = dict(corpus.rows("SELECT id, sha256 FROM report WHERE deleted_at IS NULL"))
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


def _own_text(corpus: Corpus, report: int) -> str:
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


def _store(corpus: Corpus, found: Mapping[int, Of], state: str) -> None:
    with corpus.changing():
        before = {
            (report, original, share)
            for report, original, share in corpus.rows("SELECT report, original, share FROM repost")
        }
        now = {(report, *of) for report, of in found.items()}
        execute = corpus.database.conn.executemany
        execute("DELETE FROM repost WHERE report = ?", [(row[0],) for row in before - now])
        execute("INSERT INTO repost (report, original, share) VALUES (?, ?, ?)", now - before)
        corpus.database.execute(
            "INSERT OR REPLACE INTO info (key, value) VALUES (?, ?)", [_SETTLED, state]
        )


# Policy ---------------------------------------------------------------------------------------


def policy(corpus: Corpus) -> Reposts:
    """Return how reposts count in figures of this corpus that say nothing else.

    All count unless the analyst said otherwise: nothing that came in drops out of a number because
    a machine found it alike.
    """
    rows = corpus.rows("SELECT value FROM info WHERE key = 'reposts'")
    return "once" if rows and rows[0][0] == "once" else "all"


def set_policy(corpus: Corpus, reposts: Reposts) -> Reposts:
    """Choose how reposts count in this corpus; return how they counted before."""
    with corpus.changing():
        before = policy(corpus)
        corpus.database.execute(
            "INSERT OR REPLACE INTO info (key, value) VALUES ('reposts', ?)", [reposts]
        )
    return before


# Reading ------------------------------------------------------------------------------------


def _number(corpus: Corpus) -> int:
    return int(corpus.rows(f"SELECT count(*) FROM repost WHERE {_LIVE}")[0][0])


def known(corpus: Corpus) -> dict[int, Repost]:
    """Return the reposts by their ids, as they were found last."""
    rows = corpus.rows(
        "SELECT repost.report, original, share, coalesce(same, 0) FROM repost "
        "JOIN report ON report.id = repost.report AND report.deleted_at IS NULL "
        "LEFT JOIN repost_said ON report_a = min(repost.report, original) "
        "AND report_b = max(repost.report, original) ORDER BY repost.report"
    )
    return {
        report: Repost(report, original, share, bool(said))
        for report, original, share, said in rows
    }


def groups(corpus: Corpus) -> dict[int, tuple[Repost, ...]]:
    """Return the reposts of each original, those with most reposts first."""
    found: dict[int, list[Repost]] = defaultdict(list)
    for one in known(corpus).values():
        found[one.original].append(one)
    ordered = sorted(found.items(), key=lambda group: (-len(group[1]), group[0]))
    return {original: tuple(reposts) for original, reposts in ordered}


def places(corpus: Corpus) -> dict[int, str]:
    """Return of each report in a group whether it is the "original" or a "repost"."""
    found = known(corpus)
    return {one.original: "original" for one in found.values()} | dict.fromkeys(found, "repost")


def left_out(corpus: Corpus, reports: Sequence[int] | None = None) -> frozenset[int]:
    """Return which of all or some reports are left out where each group counts once.

    It counts by its original, where that is not among these reports by the earliest repost.
    """
    originals = {one.report: one.original for one in known(corpus).values()}
    if reports is None or not originals:
        return frozenset(originals)
    rows = corpus.rows(
        "SELECT id FROM report WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?)) "
        f"{_IN_ORDER}",
        [json.dumps(list(reports))],
    )
    return once_of(originals, {report: place for place, (report,) in enumerate(rows)})


def differing(corpus: Corpus, report: int, original: int) -> tuple[list[Pair], list[Pair]]:
    """Return where both texts have words of their own, as (start, end), first the report's."""
    from standpoint.analysis import near_words

    return near_words.differing(corpus.text(report), corpus.text(original))


# A person's word ----------------------------------------------------------------------------


def say(corpus: Corpus, words: Words) -> dict[Pair, Said[bool | None]]:
    """Say of pairs of reports whether they are the same; None leaves it to the machine.

    Returns what a person had said before. Nothing is said of a report that is gone.
    """
    before: dict[Pair, Said[bool | None]] = {}
    with corpus.changing():
        for pair, word in words.items():
            one, other = sorted(pair)
            there = corpus.rows("SELECT count(*) FROM report WHERE id IN (?, ?)", [one, other])
            if one == other or there[0][0] != 2:
                continue
            place = {"report_a": one, "report_b": other}
            was = put(corpus, "repost_said", place, as_said(word), "same")
            before[one, other] = Said(None if was.what is None else bool(was.what), was.made_at)
        settle_now(corpus)
    return before


def plan_apart(corpus: Corpus, reports: Iterable[int]) -> dict[Pair, bool | None]:
    """Return what is to be said so that each of these reports stands for itself."""
    members = _members(corpus)
    return {
        (min(one, other), max(one, other)): False
        for one in reports
        for other in members.get(one, ())
        if other != one
    }


def plan_together(corpus: Corpus, reports: Sequence[int]) -> dict[Pair, bool | None]:
    """Return what is to be said so that these reports are one group.

    Raises CorpusError where one of them is not there, or where there are not two.
    """
    wanted = sorted(set(reports))
    for report in wanted:
        corpus.report(report)
    if len(wanted) < 2:
        raise CorpusError("A report is no repost of itself. Name two. Nothing was changed.")
    several = combinations(wanted, 2) if len(wanted) <= _MOST_PAIRS else pairwise(wanted)
    return dict.fromkeys(several, True)


def _members(corpus: Corpus) -> dict[int, tuple[int, ...]]:
    """Return for each report that is in a group all that are in it."""
    found: dict[int, tuple[int, ...]] = {}
    for original, reposts in groups(corpus).items():
        whole = (original, *(one.report for one in reposts))
        found |= dict.fromkeys(whole, whole)
    return found

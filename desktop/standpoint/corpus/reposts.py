# SPDX-License-Identifier: MIT
"""Which reports are reposts of which: found anew when reports or texts change, people's word first.

After an import all are looked at together, since a report that comes in may be the original of
others; after an edit what it touches. What was compared once is not compared again while its texts
stay.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from standpoint.corpus import repost_finding, reposts_settled
from standpoint.corpus.repost_finding import IN_ORDER, Of, Pair
from standpoint.corpus.reposts_settled import Settled
from standpoint.corpus.said import Said, as_said, put
from standpoint.errors import CorpusError
from standpoint.model.progress import Progress
from standpoint.model.reposts import Repost, Reposts, once_of
from standpoint.text import near

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

LABEL = repost_finding.LABEL

Words = Mapping[Pair, "bool | Said[bool | None] | None"]

_LIVE = "report IN (SELECT id FROM report WHERE deleted_at IS NULL)"
_BATCH = 200  # reports
_MOST_PAIRS = 40
"""Of so many reports that a person ties together, every pair is said; of more, each with the next
one: one of them can then not be parted again without parting two."""


# Finding ------------------------------------------------------------------------------------


def settle(corpus: Corpus, *, afresh: bool = False) -> Generator[Progress, None, int]:
    """Find the reposts where reports, dates, texts or people's words changed since the last time.

    Signatures that are missing, as in a corpus of an older format, are made first, batch by batch.
    With `afresh` all are looked for, whatever changed, and nothing that was found before is taken
    for known. Returns how many reposts there are.

    Raises CorpusError where the corpus cannot be written.
    """
    wanted = _unsigned(corpus)
    for at in range(0, len(wanted), _BATCH):
        repost_finding.sign(corpus, wanted[at : at + _BATCH])
        yield Progress(min(at + _BATCH, len(wanted)), len(wanted), LABEL)
    while afresh or not _settled(corpus):
        looked = _now(corpus)
        known = {} if afresh else repost_finding.trusted(corpus)
        found = yield from repost_finding.among_all(corpus, known)
        # Between two steps somebody may have changed something.
        if looked == _now(corpus):
            _store(corpus, found, *looked)
            afresh = False
    return _number(corpus)


def settle_now(corpus: Corpus) -> None:
    """Do the same at once, inside `changing` in one transaction with what changed.

    Where many signatures are still to be made nothing is done, since that takes a while.
    """
    if len(_unsigned(corpus)) > _BATCH:
        return
    for _ in settle(corpus):
        pass


@contextmanager
def following(
    corpus: Corpus, reports: Collection[int], words: Iterable[Pair] = ()
) -> Iterator[None]:
    """Find reposts anew where what happens inside touches them: much faster than among all.

    Everything happens inside `changing`, and not inside another such block. What was owed before
    stays owed.

    Args:
        corpus: the corpus.
        reports: the reports that come, go or change inside: dates, texts.
        words: the pairs of reports on which people's word changes.
    """
    pairs = set(words)
    if not reports and not pairs:
        yield
        return
    before = repost_finding.standing(corpus, reports)
    said = _said_of(corpus, pairs)
    yield
    settled = reposts_settled.read(corpus)
    if settled is None:
        settle_now(corpus)
        return
    now = repost_finding.standing(corpus, reports)
    unsigned = [report for report, one in now.items() if one.signature is None]
    if len(unsigned) > _BATCH:
        return
    if unsigned:
        repost_finding.sign(corpus, unsigned)
        now = repost_finding.standing(corpus, reports)
    state = repost_finding.summed(
        int(settled.state, 16),
        (one.mark for one in now.values()),
        _said_of(corpus, pairs),
        (-one.mark for one in before.values()),
        (-word for word in said),
    )
    if state != settled.state:
        among, found = repost_finding.after_change(corpus, before, now, pairs)
        _store(corpus, found, state, settled.newest, among)


def _said_of(corpus: Corpus, pairs: Collection[Pair]) -> list[int]:
    if not pairs:
        return []
    return [repost_finding.mark(*row) for row in repost_finding.said(corpus) if row[:2] in pairs]


@contextmanager
def forgetting(corpus: Corpus) -> Iterator[None]:
    """Let what was looked for stand where only deleted reports go inside, and words on them.

    What comes in later under the number of one that went has not been looked at.
    """
    before, words = reposts_settled.read(corpus), set(repost_finding.said(corpus))
    yield
    if before is None:
        return
    # Reports that were deleted are not part of the state; what people said of them is.
    gone = (-repost_finding.mark(*word) for word in words.difference(repost_finding.said(corpus)))
    settled = repost_finding.summed(int(before.state, 16), gone)
    newest = min(before.newest, _newest(corpus))
    reposts_settled.write(corpus, replace(before, state=settled, newest=newest))


def unsigned(corpus: Corpus) -> int:
    """Return how many reports have no signature yet, as in a corpus of an older format."""
    return len(_unsigned(corpus))


def few(reports: int) -> bool:
    """Tell whether signatures of so many reports are made in a moment."""
    return reports <= _BATCH


def owed(corpus: Corpus) -> bool:
    """Tell whether something changed since reposts were looked for, or nobody did yet."""
    return bool(_unsigned(corpus)) or not _settled(corpus)


def wanting(corpus: Corpus) -> bool:
    """Tell at once whether reposts were never looked for, or not since reports came in."""
    newest = _newest(corpus)
    if not newest:
        return False
    settled = reposts_settled.read(corpus)
    return settled is None or settled.newest < newest or bool(_unsigned(corpus))


def not_looked_for(corpus: Corpus, policy: Reposts) -> str:
    """Return a sentence where reposts were not looked for yet, else an empty text.

    Raises CorpusError with it where each text is to count once: a number would be wrong.
    """
    if not wanting(corpus):
        return ""
    said = (
        f"Reposts were not looked for in {corpus.path.name} since reports came in. "
        f"Look for them with “standpoint reposts {corpus.path.name}”, or open it in the window."
    )
    if policy == "once":
        raise CorpusError(f"{said} Until then count all reposts. Nothing was done.")
    return said


def _settled(corpus: Corpus) -> bool:
    """Tell whether reposts were looked for in all that is there, as it is now."""
    settled = reposts_settled.read(corpus)
    state, newest = _now(corpus)
    # Where the newest reports are gone for good, nothing came in.
    return settled is not None and settled.state == state and settled.newest >= newest


def _now(corpus: Corpus) -> tuple[str, int]:
    return repost_finding.state(corpus), _newest(corpus)


def _newest(corpus: Corpus) -> int:
    return int(corpus.rows("SELECT coalesce(max(id), 0) FROM report")[0][0])


def otherwise(corpus: Corpus) -> Generator[None, None, bool]:
    """Tell whether what is stored is not what the texts say; what is owed is none of it.

    Yields now and then, since all texts are read and all pairs compared.
    """
    listed = [row[0] for row in corpus.rows("SELECT report FROM signature ORDER BY report")]
    for at in range(0, len(listed), _BATCH):
        rows = corpus.rows(
            "SELECT text, hashes FROM signature AS s JOIN report AS r ON r.id = s.report "
            "JOIN body AS b ON b.report = r.id AND b.version = r.text_version "
            "WHERE s.report IN (SELECT value FROM json_each(?))",
            [json.dumps(listed[at : at + _BATCH])],
        )
        if any(near.signature(text) != hashes for text, hashes in rows):
            return True
        yield
    if owed(corpus):
        return False
    finding = repost_finding.among_all(corpus, {})
    try:
        while True:
            next(finding)
            yield
    except StopIteration as end:
        found: dict[int, Of] = end.value
    stored = corpus.rows("SELECT report, original, share FROM repost")
    return {(report, one, round(share, 6)) for report, (one, share, _) in found.items()} != {
        (report, original, round(share, 6)) for report, original, share in stored
    }


def _unsigned(corpus: Corpus) -> list[int]:
    rows = corpus.rows(
        "SELECT id FROM report WHERE deleted_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM signature WHERE report = report.id) ORDER BY id"
    )
    return [row[0] for row in rows]


def _store(
    corpus: Corpus,
    found: Mapping[int, Of],
    state: str,
    newest: int,
    among: Collection[int] | None = None,
) -> None:
    """Store what was found among some reports, None for all."""
    where = "" if among is None else " WHERE report IN (SELECT value FROM json_each(?))"
    asked = [] if among is None else [json.dumps(list(among))]
    with corpus.changing():
        before = set(corpus.rows(f"SELECT report, original, share FROM repost{where}", asked))
        now = {(report, *of[:2]) for report, of in found.items()}
        execute = corpus.database.conn.executemany
        execute("DELETE FROM repost WHERE report = ?", [(row[0],) for row in before - now])
        execute("INSERT INTO repost (report, original, share) VALUES (?, ?, ?)", now - before)
        settled = reposts_settled.read(corpus)
        by_word = {report for report, of in found.items() if not of[2]}
        if among is not None and settled is not None:
            by_word |= settled.by_word.difference(among)
        reposts_settled.write(corpus, Settled(state, newest, frozenset(by_word)))


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
        "SELECT repost.report, original, share, coalesce(s.same, 0), coalesce(c.same, 0) "
        "FROM repost JOIN report ON report.id = repost.report AND report.deleted_at IS NULL "
        "LEFT JOIN repost_said AS s ON s.report_a = min(repost.report, original) "
        "AND s.report_b = max(repost.report, original) "
        "LEFT JOIN repost_said AS c ON c.report_a = original AND c.report_b = original "
        "ORDER BY repost.report"
    )
    return {
        report: Repost(report, original, share, bool(said), bool(chosen))
        for report, original, share, said, chosen in rows
    }


def originals(corpus: Corpus) -> dict[int, int]:
    """Return of each repost which report it repeats; less than `known`, and at once."""
    ((reports, repeated),) = corpus.rows(
        "SELECT group_concat(repost.report), group_concat(original) FROM repost "
        "JOIN report ON report.id = repost.report AND report.deleted_at IS NULL"
    )
    return dict(
        zip(json.loads(f"[{reports or ''}]"), json.loads(f"[{repeated or ''}]"), strict=True)
    )


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
        f"{IN_ORDER}",
        [json.dumps(list(reports))],
    )
    return once_of(originals, {report: place for place, (report,) in enumerate(rows)})


def differing(corpus: Corpus, report: int, original: int) -> tuple[list[Pair], list[Pair]]:
    """Return where both texts have words of their own, as (start, end), first the report's."""
    from standpoint.analysis import near_words

    return near_words.differing(corpus.text(report), corpus.text(original))


def differing_beside(
    corpus: Corpus, report: int, original: int
) -> Generator[None, None, tuple[list[Pair], list[Pair]]]:
    """Return what `differing` does. A question for `Background.ask`.

    The first step does nothing, so that one that is given up soon costs nothing.
    """
    yield None
    return differing(corpus, report, original)


# A person's word ----------------------------------------------------------------------------


def say(corpus: Corpus, words: Words) -> dict[Pair, Said[bool | None]]:
    """Say of pairs of reports whether they are the same; None leaves it to the machine.

    That a report is the same as itself takes it as the original of the group in which it is.
    Returns what a person had said before. Nothing is said of a report that is gone.
    """
    before: dict[Pair, Said[bool | None]] = {}
    pairs = {(min(pair), max(pair)) for pair in words}
    with corpus.changing(), following(corpus, {one for pair in pairs for one in pair}, pairs):
        for pair, word in words.items():
            one, other = sorted(pair)
            there = corpus.rows("SELECT count(*) FROM report WHERE id IN (?, ?)", [one, other])
            if there[0][0] != len({one, other}):
                continue
            place = {"report_a": one, "report_b": other}
            was = put(corpus, "repost_said", place, as_said(word), "same")
            before[one, other] = Said(None if was.what is None else bool(was.what), was.made_at)
    return before


def plan_apart(corpus: Corpus, reports: Iterable[int]) -> dict[Pair, bool | None]:
    """Return what is to be said so that each of these reports stands for itself."""
    members = _members(corpus)
    wanted: dict[Pair, bool | None] = {}
    for one in reports:
        for other in members.get(one, ()):
            wanted[min(one, other), max(one, other)] = False if other != one else None
    return wanted


def plan_original(corpus: Corpus, report: int) -> dict[Pair, bool | None]:
    """Return what is to be said so that a report is the original of its group.

    Raises CorpusError where it is not there or in no group.
    """
    title = corpus.report(report).title
    members = _members(corpus).get(report)
    if members is None:
        raise CorpusError(
            f"Report {report}, “{title}”, is in no group of reposts. Say first with which other "
            "report it is one text. Nothing was changed."
        )
    return {(one, one): True if one == report else None for one in members}


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

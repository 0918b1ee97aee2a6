# SPDX-License-Identifier: MIT
"""Taking reports out of a corpus and bringing them back: one or tens of thousands, in steps.

All in one transaction: closing a generator before its end, or a kill, leaves everything as it was.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standpoint.corpus import furnishing, recoding, reposts, stem_counting
from standpoint.corpus.codebooks import now
from standpoint.corpus.furniture_switches import OF_THEM, PUBLISHER
from standpoint.corpus.schema import THESE
from standpoint.corpus.stem_counting import Counts
from standpoint.corpus.stem_table import Stems
from standpoint.model.progress import Progress
from standpoint.text import repetition

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

TAKING = "Deleting"
BRINGING = "Bringing back"

_CODED_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Left:
    """Reports that were taken out, with what need not be worked out again to bring them back.

    What is deleted does not change, so it holds until the corpus is closed.

    Attributes:
        reports: which went.
        stems: what they had added to the counts of stems.
        version: the codebook version by which they are coded.
    """

    reports: tuple[int, ...]
    stems: Counts = field(repr=False)
    version: int


def delete(corpus: Corpus, reports: Sequence[int]) -> Generator[Progress, None, Left]:
    """Take reports out of the corpus, so that `restore` can bring them back; return which.

    Raises ReadOnlyError, or CorpusError where the corpus cannot be written.
    """
    stored = not corpus.database.conn.in_transaction
    with corpus.changing(), reposts.following(corpus, reports):
        there = _among(corpus, reports, "deleted_at IS NULL")
        gone = [report for report in dict.fromkeys(reports) if report in there]
        stems = yield from _uncount(corpus, gone, beside=stored)
        corpus.database.execute(
            f"UPDATE report SET deleted_at = ? WHERE id {THESE}", [now(), json.dumps(gone)]
        )
        yield from _settle(corpus, gone, TAKING, gone=True)
    return Left(tuple(gone), stems, corpus.codebook_version())


def restore(
    corpus: Corpus, reports: Sequence[int], left: Left | None = None
) -> Generator[Progress, None, list[int]]:
    """Bring deleted reports back; one whose text came in again meanwhile stays away.

    `left` is what `delete` returned of these reports, where the caller has it.
    """
    stored = not corpus.database.conn.in_transaction
    with corpus.changing(), reposts.following(corpus, reports):
        back = _bringable(corpus, reports)
        known = left is not None and set(back) == set(left.reports)
        stems = left.stems if left is not None and known else None
        if stems is None:
            stems = yield from _counted(corpus, back, len(back), BRINGING, beside=stored)
        _add(corpus, stems, 1)
        corpus.database.execute(
            f"UPDATE report SET deleted_at = NULL WHERE id {THESE}", [json.dumps(back)]
        )
        if left is None or not known or left.version != corpus.codebook_version():
            yield from _code(corpus, back)
        yield from _settle(corpus, back, BRINGING)
    return back


def _among(corpus: Corpus, reports: Iterable[int], where: str) -> set[int]:
    rows = corpus.rows(
        f"SELECT id FROM report WHERE {where} AND id {THESE}", [json.dumps(list(reports))]
    )
    return {row[0] for row in rows}


def _bringable(corpus: Corpus, reports: Sequence[int]) -> list[int]:
    """Return which of the reports are deleted and have a text that no report has by now."""
    texts = dict(
        corpus.rows(
            f"SELECT id, sha256 FROM report WHERE deleted_at IS NOT NULL AND id {THESE}",
            [json.dumps(list(reports))],
        )
    )
    taken = {
        row[0]
        for row in corpus.rows(
            "SELECT sha256 FROM json_each(?) AS asked "
            "CROSS JOIN report ON sha256 = asked.value AND deleted_at IS NULL",
            [json.dumps(list(texts.values()))],
        )
    }
    back = []
    for report in dict.fromkeys(reports):
        if report in texts and texts[report] not in taken:
            taken.add(texts[report])
            back.append(report)
    return back


# Stems ----------------------------------------------------------------------------------------


def _uncount(
    corpus: Corpus, gone: Collection[int], *, beside: bool
) -> Generator[Progress, None, Counts]:
    """Take away what reports that still stand add to the counts of stems; return that."""
    rest = _rest(corpus, gone)
    if rest is None:
        stems = yield from _counted(corpus, list(gone), len(gone), TAKING, beside=beside)
        _add(corpus, stems, -1)
        return stems
    # Most of them go: what stays is sooner counted than what goes.
    before = _table(corpus)
    stay = yield from _counted(corpus, rest, len(gone), TAKING, beside=beside)
    corpus.database.execute("DELETE FROM stem")
    _add(corpus, stay, 1)
    for language, counts in stay.items():
        before.setdefault(language, Counter()).subtract(counts)
    return {
        language: {stem: number for stem, number in counts.items() if number}
        for language, counts in before.items()
    }


def _rest(corpus: Corpus, gone: Collection[int]) -> list[int] | None:
    """Return the reports that stay where those are fewer than those that go."""
    if 2 * len(gone) <= corpus.number_of_reports():
        return None
    going = set(gone)
    rows = corpus.rows("SELECT id FROM report WHERE deleted_at IS NULL ORDER BY id")
    return [row[0] for row in rows if row[0] not in going]


def _table(corpus: Corpus) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for language, stem, sentences in corpus.rows("SELECT language, stem, sentences FROM stem"):
        found.setdefault(language, Counter())[stem] = sentences
    return found


def _counted(
    corpus: Corpus, reports: Sequence[int], total: int, label: str, *, beside: bool
) -> Generator[Progress, None, Counts]:
    """Count the stems of reports; progress is told of the `total` that go or come by it."""
    found: dict[str, Counter[str]] = {}
    done = 0
    for answer in stem_counting.counted_in_all(corpus, reports, beside=beside):
        if answer is not None:
            done, counts = answer
            for language, stems in counts.items():
                found.setdefault(language, Counter()).update(stems)
        yield Progress(done * total // len(reports), total, label)
    return {language: dict(stems) for language, stems in found.items()}


def _add(corpus: Corpus, counts: Counts, sign: int) -> None:
    stems = Stems()
    for language, numbers in counts.items():
        stems.add(language, numbers, sign)
    stems.write(corpus.database)


# What follows ---------------------------------------------------------------------------------


def _code(corpus: Corpus, reports: Sequence[int]) -> Generator[Progress, None, None]:
    """Code reports that came back with the codebook of now."""
    for at in range(0, len(reports), _CODED_AT_ONCE):
        recoding.recode_reports(corpus, reports[at : at + _CODED_AT_ONCE])
        yield Progress(min(at + _CODED_AT_ONCE, len(reports)), len(reports), BRINGING)


def _settle(
    corpus: Corpus, reports: Sequence[int], label: str, *, gone: bool = False
) -> Generator[Progress, None, None]:
    """Find anew what repeats, for the publishers of reports that came or went.

    Where reports only went (`gone`), publishers of whom nothing repeated and too little is left
    for that to change are passed over. Among more, what was a copy may be one no longer, and its
    lines count then.
    """
    asked: list[object] = [json.dumps(list(reports))]
    publishers = f"SELECT DISTINCT {PUBLISHER} AS name FROM report WHERE id {THESE}"
    if gone:
        publishers = (
            f"SELECT name FROM ({publishers}) WHERE name IN (SELECT publisher FROM repeated_line) "
            "OR (SELECT count(*) FROM (SELECT 1 FROM "
            f"{OF_THEM} WHERE report.deleted_at IS NULL AND {PUBLISHER} = name LIMIT ?)) = ?"
        )
        asked += [repetition.FEWEST, repetition.FEWEST]
    rows = corpus.rows(publishers, asked)
    if rows:
        furnishing.owe(corpus, [row[0] for row in rows])
    for _ in furnishing.settle(corpus):
        yield Progress(len(reports), len(reports), label)

# SPDX-License-Identifier: MIT
"""What an analyst changes in a corpus. Each function does one thing, whole or not at all.

Each returns what is needed to take it back, and raises ReadOnlyError where the corpus is open for
reading only, CorpusError where the file cannot be written.
"""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from standpoint.corpus import furnishing, leaving, recoding, reposts, stem_counting, vocabulary
from standpoint.corpus.said import Said, as_said, put
from standpoint.corpus.schema import THESE
from standpoint.corpus.stem_table import Stems
from standpoint.model import dates
from standpoint.model.reports import HumanLink

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus

FIELDS = ("title", "title_origin", "date", "actor", "publisher", "source", "language")
"""What of a report can be edited. `date` is EDTF or None."""

_PURGED_AT_ONCE = 100  # reports
_CODED_AT_ONCE = 500  # reports
_Result = TypeVar("_Result")

Values = Mapping[str, str | None]


def set_metadata(corpus: Corpus, values: Mapping[int, Values]) -> dict[int, dict[str, str | None]]:
    """Set fields of reports (report → field → value); return what stood there before.

    A changed language or date changes which rules apply, so those reports are coded again in the
    same transaction. Raises DateError on a date that is not EDTF.
    """
    unknown = {name for fields in values.values() for name in fields}.difference(FIELDS)
    if unknown:
        raise ValueError(f"not a field of a report: {', '.join(sorted(unknown))}")
    dated = [report for report, fields in values.items() if "date" in fields]
    with corpus.changing(), reposts.following(corpus, dated):
        changes = [
            _Change(report, old, {**old, **values[report]})
            for report, old in _fields(corpus, list(values)).items()
        ]
        _write_fields(corpus, changes)
        publishers = {
            fields["publisher"] or fields["actor"]
            for change in changes
            if change.of("publisher", "actor", "language")
            for fields in (change.old, change.new)
        }
        if publishers:
            furnishing.settle_now(corpus, publishers)
    return {each.report: {name: each.old[name] for name in values[each.report]} for each in changes}


@dataclass(frozen=True, slots=True)
class _Change:
    """The fields of a report as they were and as they are to be."""

    report: int
    old: Values
    new: Values

    def of(self, *names: str) -> bool:
        """Return whether one of these fields becomes another."""
        return any(self.old[name] != self.new[name] for name in names)


def _fields(corpus: Corpus, reports: Sequence[int]) -> dict[int, Values]:
    """Return the fields of those reports that stand, in the order that is given."""
    found = {
        row[0]: dict(zip(FIELDS, row[1:], strict=True))
        for row in corpus.rows(
            f"SELECT id, {', '.join(FIELDS)} FROM report WHERE deleted_at IS NULL AND id {THESE}",
            [json.dumps(reports)],
        )
    }
    return {report: found[report] for report in reports if report in found}


def _write_fields(corpus: Corpus, changes: Sequence[_Change]) -> None:
    """Write what changes: few statements for all of them, since people edit thousands at once."""
    rows = [_row(change) for change in changes]
    titled = [each.report for each in changes if each.of("title")]
    spoken = [each.report for each in changes if each.of("language")]
    unindex(corpus, titled)
    count_stems(corpus, spoken, -1)
    names = (*FIELDS, "earliest", "latest")
    corpus.database.conn.executemany(
        f"UPDATE report SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
        [
            [*(row[name] for name in names), each.report]
            for row, each in zip(rows, changes, strict=True)
        ],
    )
    index(corpus, titled)
    count_stems(corpus, spoken, 1)
    coded = [
        each.report
        for row, each in zip(rows, changes, strict=True)
        if each.of("language") or each.old["date"] != row["date"]
    ]
    for at in range(0, len(coded), _CODED_AT_ONCE):
        recoding.recode_reports(corpus, coded[at : at + _CODED_AT_ONCE])


def _row(change: _Change) -> dict[str, str | None]:
    """Return the columns of a report as they are to be, its date as EDTF with both of its ends."""
    written = change.new["date"]
    date = dates.parse(written) if written else None
    return {
        **change.new,
        "date": date.edtf if date else None,
        "earliest": date.earliest.isoformat() if date and date.earliest else None,
        "latest": date.latest.isoformat() if date and date.latest else None,
    }


def index(corpus: Corpus, reports: Sequence[int]) -> None:
    """Put titles and texts of reports into the index for finding words."""
    corpus.database.execute(
        "INSERT INTO report_words (rowid, title, text) "
        f"SELECT id, title, text FROM searchable WHERE id {THESE}",
        [json.dumps(list(reports))],
    )


def unindex(corpus: Corpus, reports: Sequence[int]) -> None:
    """Take titles and texts of reports, as they are still stored, out of that index."""
    corpus.database.execute(
        "INSERT INTO report_words (report_words, rowid, title, text) "
        f"SELECT 'delete', id, title, text FROM searchable WHERE id {THESE}",
        [json.dumps(list(reports))],
    )


def count_stems(corpus: Corpus, reports: Sequence[int], sign: int) -> None:
    """Add (`sign` 1) the sentences of reports to the counts of stems, or take them away (-1)."""
    stems = Stems()
    for at in range(0, len(reports), stem_counting.CHUNK):
        chunk = reports[at : at + stem_counting.CHUNK]
        for language, counts in stem_counting.counted(corpus, chunk).items():
            stems.add(language, counts, sign)
    stems.write(corpus.database)


def delete(corpus: Corpus, reports: Sequence[int]) -> list[int]:
    """Take reports out of the corpus, so that `restore` can bring them back; return which.

    `leaving` does the same in steps, for many.
    """
    return list(_at_once(leaving.delete(corpus, reports)).reports)


def restore(corpus: Corpus, reports: Sequence[int]) -> list[int]:
    """Bring deleted reports back; one whose text came in again meanwhile stays away."""
    return _at_once(leaving.restore(corpus, reports))


def _at_once(job: Generator[object, None, _Result]) -> _Result:
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: _Result = end.value
            return result


def purge(corpus: Corpus, seconds: float | None = None) -> int:
    """Remove deleted reports for good; return how many. Nothing can bring them back after it.

    With `seconds` it ends after that time; what is left stays hidden until the next time.
    """
    until = None if seconds is None else time.monotonic() + seconds
    gone = [row[0] for row in corpus.rows("SELECT id FROM report WHERE deleted_at IS NOT NULL")]
    for at in range(0, len(gone), _PURGED_AT_ONCE):
        if until is not None and time.monotonic() > until:
            return at
        with corpus.changing(), reposts.forgetting(corpus):
            _forget(corpus, gone[at : at + _PURGED_AT_ONCE])
    return len(gone)


def _forget(corpus: Corpus, reports: Sequence[int]) -> None:
    db, these = corpus.database, [json.dumps(list(reports))]
    unindex(corpus, reports)
    for report in reports:
        words = vocabulary.of_report(corpus.text(report), corpus.sentences(report))
        vocabulary.remove(db, report, words)
    db.execute(f"DELETE FROM report WHERE id {THESE}", these)


@dataclass(frozen=True, slots=True)
class CodingKey:
    """A coding: the sentence from `start` to `end` of a report carries this theme and facet."""

    report: int
    start: int
    end: int
    theme: str
    facet: str


Status = Literal["confirmed", "rejected"] | None


def decide(corpus: Corpus, key: CodingKey, status: Status | Said[Status]) -> Said[Status]:
    """Confirm or reject a coding, or with None take the decision back; return what stood before."""
    place = {
        "report": key.report,
        "start": key.start,
        "stop": key.end,
        "theme": key.theme,
        "facet": key.facet,
    }
    with corpus.changing():
        return put(corpus, "decision", place, as_said(status), "status")


def decide_each(
    corpus: Corpus, wanted: Mapping[CodingKey, Status | Said[Status]]
) -> dict[CodingKey, Said[Status]]:
    """Decide on several codings at once, whole or not at all; return what stood before."""
    with corpus.changing():
        return {key: decide(corpus, key, status) for key, status in wanted.items()}


def set_link(
    corpus: Corpus, link: HumanLink, linked: bool | Said[bool | None] | None
) -> Said[bool | None]:
    """Link or unlink two sentences by hand, or with None leave it to the machine again.

    Returns what a person had said before, None for nothing. `link.linked` is not looked at.
    """
    (one, start, end), (other, begin, stop) = sorted(
        [(link.report_a, link.start_a, link.end_a), (link.report_b, link.start_b, link.end_b)]
    )
    place = {
        "theme": link.theme,
        "facet": link.facet,
        "report_a": one,
        "start_a": start,
        "stop_a": end,
        "report_b": other,
        "start_b": begin,
        "stop_b": stop,
    }
    with corpus.changing():
        before = put(corpus, "link", place, as_said(linked), "linked")
    return Said(None if before.what is None else bool(before.what), before.made_at)


def set_closeness_limit(corpus: Corpus, limit: float | None) -> float | None:
    """Link sentences as close as this or closer; None is the usual limit. Return what was chosen.

    Raises ValueError where it is not from 0 to 1.
    """
    if limit is not None and not 0 <= limit <= 1:
        raise ValueError(f"a closeness is from 0 to 1, not {limit}")
    with corpus.changing():
        rows = corpus.rows("SELECT value FROM info WHERE key = 'closeness_limit'")
        corpus.database.execute("DELETE FROM info WHERE key = 'closeness_limit'")
        if limit is not None:
            corpus.database.execute(
                "INSERT INTO info (key, value) VALUES ('closeness_limit', ?)", [str(limit)]
            )
    return float(rows[0][0]) if rows else None


def set_reviewed(corpus: Corpus, report: int, theme: str, silent: bool | Said[bool]) -> Said[bool]:
    """Say that a person found the report silent on a theme, or take that back; return what was."""
    said = as_said(silent)
    place = {"report": report, "theme": theme}
    with corpus.changing():
        before = put(corpus, "reviewed", place, Said(said.what or None, said.made_at))
    return Said(before.what is not None, before.made_at)


def reviewed_at(corpus: Corpus, report: int, theme: str) -> str:
    """Return when a person found the report silent on a theme, an empty text where nobody did."""
    place = [report, theme]
    rows = corpus.rows("SELECT made_at FROM reviewed WHERE report = ? AND theme = ?", place)
    return str(rows[0][0]) if rows else ""

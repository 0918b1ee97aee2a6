# SPDX-License-Identifier: MIT
"""The open corpus: what can be read from it. What changes it lives in the modules beside this."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standpoint.coding import codebook_file
from standpoint.coding.coder import Coder
from standpoint.corpus import opening, tallies
from standpoint.corpus.faults import plainly
from standpoint.errors import CorpusError, ReadOnlyError
from standpoint.model import dates
from standpoint.model.reports import (
    Decision,
    HumanLink,
    Mention,
    Reading,
    Report,
    Sentence,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

    from standpoint.analysis.aligned import Alignment, Column
    from standpoint.analysis.closeness import ClosenessModel
    from standpoint.model.codebook import Codebook

_REPORT = (
    "id, title, title_origin, date, actor, publisher, source, language, words, sentences, "
    "furniture_words, sha256"
)

_FEW = 50
"""Up to so many reports are read one by one; more are quicker picked out of all."""

# The plus keeps SQLite from searching the index once for each report, which took minutes.
_NOT_DELETED = "+rowid IN (SELECT id FROM report WHERE deleted_at IS NULL)"


@dataclass(frozen=True, slots=True)
class CodebookVersion:
    """One saved state of the codebook: its number, TOML source, note and time (UTC, ISO 8601)."""

    version: int
    source: str
    fingerprint: str
    note: str
    made_at: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that holds the words looked for; `snippet` marks them with ⟦ and ⟧."""

    report: int
    title: str
    snippet: str


class Corpus:
    """One corpus through one connection, for one thread at a time.

    Use `Corpus.create`, `Corpus.open` or `Corpus.read`; close it, or use it as a context manager.
    All of them raise CorpusError with a sentence where the file cannot be used.
    """

    def __init__(self, handle: opening.Handle) -> None:
        self._handle = handle

    @classmethod
    def create(cls, path: Path, codebook: Codebook | None = None) -> Corpus:
        """Make a new corpus with `codebook` (the default one) as version 1."""
        from standpoint.corpus import codebooks

        corpus = cls(opening.create(path))
        try:
            codebooks.save(corpus, codebook or codebook_file.default(), note="")
        except BaseException:
            corpus.close()
            opening.discard(path)
            raise
        return corpus

    @classmethod
    def open(cls, path: Path) -> Corpus:
        """Open for writing, or for reading where that is not possible: see `read_only_reason`."""
        from standpoint.corpus import codebooks, furnishing

        corpus = cls(opening.open_for_writing(path))
        try:
            if not corpus.read_only and not corpus.codebook_versions():
                # A kill right after the file was made.
                codebooks.save(corpus, codebook_file.default(), note="")
            if not corpus.read_only:
                furnishing.settle_now(corpus)
        except BaseException:
            corpus.close()
            raise
        return corpus

    @classmethod
    def read(cls, path: Path) -> Corpus:
        """Open for reading, also while another connection writes."""
        return cls(opening.open_for_reading(path))

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; after writing, it is one file again."""
        with plainly(self.path):
            self._handle.close()

    @property
    def path(self) -> Path:
        """Return where the corpus lies."""
        return self._handle.path

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be changed through this connection."""
        return self._handle.read_only

    @property
    def read_only_reason(self) -> str:
        """Return why nothing can be changed, empty where it can."""
        return self._handle.reason

    @property
    def database(self) -> Database:
        """Return the database, for the modules of this floor only."""
        return self._handle.db

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """Open one transaction, which is stored whole or not at all.

        Raises ReadOnlyError where the corpus is open for reading only, CorpusError where its file
        cannot be written or is no longer in its place.
        """
        if self.read_only:
            raise ReadOnlyError(f"{self.path.name} cannot be changed. {self.read_only_reason}")
        with plainly(self.path):
            self._handle.ensure_in_place()
            with self.database.atomic():
                yield
                tallies.renew(self.database)

    def rows(self, sql: str, arguments: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run a query of this floor and return its rows. Raises CorpusError in plain words."""
        with plainly(self.path):
            return self.database.execute(sql, tuple(arguments)).fetchall()

    # Codebook ------------------------------------------------------------------------------

    def codebook_versions(self) -> list[CodebookVersion]:
        """Return every saved version, oldest first."""
        rows = self.rows(
            "SELECT version, source, fingerprint, note, made_at FROM codebook ORDER BY version"
        )
        return [CodebookVersion(*row) for row in rows]

    def codebook_version(self) -> int:
        """Return the number of the version that codes now."""
        rows = self.rows("SELECT value FROM info WHERE key = 'codebook_version'")
        return int(rows[0][0]) if rows else 0

    def codebook(self, version: int | None = None) -> Codebook:
        """Return the codebook of a version, of the current one by default."""
        return self.coder(version).codebook

    def coder(self, version: int | None = None) -> Coder:
        """Return the coder of a version; its rules are compiled once, when it first codes."""
        number = self.codebook_version() if version is None else version
        # By what it says and not by its number: a save that failed leaves its number to the next.
        rows = self.rows("SELECT fingerprint FROM codebook WHERE version = ?", [number])
        fingerprint = rows[0][0]
        if fingerprint not in self._coders:
            rows = self.rows("SELECT source FROM codebook WHERE version = ?", [number])
            name = f"codebook v{number}"
            self._coders[fingerprint] = Coder(codebook_file.read(rows[0][0], name, tried=True))
        return self._coders[fingerprint]

    @cached_property
    def _coders(self) -> dict[str, Coder]:
        return {}

    # Reports -------------------------------------------------------------------------------

    def reports(self, ids: Iterable[int] | None = None) -> list[Report]:
        """Return the reports, newest first, undated last; or those of `ids`, in that order."""
        wanted = None if ids is None else list(ids)
        if wanted is not None and len(wanted) <= _FEW:
            return [report for one in wanted if (report := self.find(one)) is not None]
        rows = self.rows(
            f"SELECT {_REPORT} FROM report WHERE deleted_at IS NULL "
            "ORDER BY latest IS NULL, latest DESC, id"
        )
        found = [Report(*row) for row in rows]
        if wanted is None:
            return found
        by_id = {report.id: report for report in found}
        return [by_id[one] for one in wanted if one in by_id]

    def state(self) -> tuple[int, int]:
        """Return numbers that are others when anything was stored, here or by another program."""
        ((version,),) = self.rows("PRAGMA data_version")
        return int(version), int(self.database.conn.total_changes)

    def number_of_reports(self) -> int:
        """Return how many reports there are, dated or not."""
        return int(self.rows("SELECT coalesce(sum(reports), 0) FROM month")[0][0])

    def find(self, report: int) -> Report | None:
        """Return one report, None where there is none of that id (or it was deleted)."""
        rows = self.rows(
            f"SELECT {_REPORT} FROM report WHERE id = ? AND deleted_at IS NULL", [report]
        )
        return Report(*rows[0]) if rows else None

    def report(self, report: int) -> Report:
        """Return one report. Raises CorpusError where there is none of that id."""
        found = self.find(report)
        if found is None:
            raise CorpusError(f"{self.path.name} has no report {report}.")
        return found

    def text(self, report: int) -> str:
        """Return the stored text of the report's current text version."""
        rows = self.rows("SELECT text FROM searchable WHERE id = ?", [report])
        return str(rows[0][0]) if rows else ""

    def sentences(self, report: int) -> tuple[Sentence, ...]:
        """Return the sentences in order, furniture among them."""
        rows = self.rows(
            "SELECT idx, start, stop, paragraph, furniture FROM sentence "
            "WHERE report = ? ORDER BY idx",
            [report],
        )
        return tuple(Sentence(i, a, b, p, bool(f), f) for i, a, b, p, f in rows)

    def reading(self, report: int) -> Reading:
        """Return all that the screens show of one report.

        Raises CorpusError where there is none of that id.
        """
        from standpoint.corpus import hand_coding

        found = self.report(report)
        date = dates.parse(found.date) if found.date else None
        return Reading(
            found,
            self.text(report),
            self.sentences(report),
            tuple(self.mentions(report=report)),
            self.decisions(report),
            self.coder().unsearched(found.language, date),
            frozenset(
                theme
                for (theme,) in self.rows("SELECT theme FROM reviewed WHERE report = ?", [report])
            ),
            hand_coding.markings(self, report),
            hand_coding.memos(self, report),
        )

    def mentions(self, report: int | None = None, theme: str | None = None) -> Iterator[Mention]:
        """Yield mentions in the order of reports and text, of one report or theme if given."""
        wanted = {"m.report = ?": report, "rule.theme = ?": theme}
        asked = {clause: value for clause, value in wanted.items() if value is not None}
        version = self.codebook_version()
        with plainly(self.path):
            cursor = self.database.execute(
                "SELECT m.report, m.sentence, m.start, m.stop, rule.theme, rule.facet, "
                "rule.source FROM mention AS m "
                "JOIN rule ON rule.id = m.rule JOIN report ON report.id = m.report "
                "WHERE m.toward_theme >= 0 AND report.deleted_at IS NULL "
                f"{''.join(f'AND {clause} ' for clause in asked)}"
                "ORDER BY m.report, m.start, m.stop, rule.theme, rule.facet",
                list(asked.values()),
            )
            for row in cursor:
                yield Mention(*(*row, version))

    def decisions(self, report: int | None = None) -> tuple[Decision, ...]:
        """Return what people decided, in one report or in all; nothing is decided on furniture.

        A decision on a sentence that is left out is there again when the sentence is taken back.
        """
        rows = self.rows(
            "SELECT report, start, stop, theme, facet, status, made_at FROM decision "
            "WHERE report IN (SELECT id FROM report WHERE deleted_at IS NULL) "
            "AND NOT EXISTS (SELECT 1 FROM sentence AS s WHERE s.report = decision.report "
            "AND s.start = decision.start AND s.furniture) "
            f"{'' if report is None else 'AND report = ?'} ORDER BY report, start, theme, facet",
            [] if report is None else [report],
        )
        return tuple(Decision(*row) for row in rows)

    def links(self, reports: Sequence[int]) -> tuple[HumanLink, ...]:
        """Return people's links and unlinks between these reports."""
        among = "IN (SELECT value FROM json_each(?))"
        rows = self.rows(
            "SELECT theme, facet, report_a, start_a, stop_a, report_b, start_b, stop_b, linked, "
            f"made_at FROM link WHERE report_a {among} AND report_b {among}",
            [json.dumps(list(reports))] * 2,
        )
        return tuple(HumanLink(*(*row[:8], bool(row[8]), row[9])) for row in rows)

    def closeness(self) -> ClosenessModel:
        """Return how much each stem weighs, by language, over the sentences of this corpus."""
        from standpoint.analysis.closeness import ClosenessModel, StemFrequencies

        totals: dict[str, int] = {}
        stems: dict[str, dict[str, int]] = {}
        for language, stem, sentences in self.rows("SELECT language, stem, sentences FROM stem"):
            if stem:
                stems.setdefault(language, {})[stem] = sentences
            else:
                totals[language] = sentences
        return ClosenessModel(
            {
                language: StemFrequencies(number, stems.get(language, {}))
                for language, number in totals.items()
            }
        )

    def closeness_limit(self) -> float:
        """Return how close sentences must be to be linked: the analyst's choice or the usual."""
        from standpoint.analysis.alignment import LIMIT

        rows = self.rows("SELECT value FROM info WHERE key = 'closeness_limit'")
        return float(rows[0][0]) if rows else LIMIT

    def alignment(
        self,
        reports: Sequence[int],
        limit: float | None = None,
        model: ClosenessModel | None = None,
        columns: Sequence[Column] = (),
    ) -> Alignment:
        """Align reports by theme and facet; sentences as close as `limit` or closer are linked.

        Without a limit the corpus's own holds. `model` is this corpus's `closeness()`, where the
        caller has kept it. `columns` says which of the reports stand together; without any, each
        has a column of its own. Raises CorpusError where there is no report of an id.
        """
        from standpoint.analysis.alignment import align

        return align(
            [self.reading(report) for report in reports],
            self.codebook(),
            self.codebook_version(),
            model or self.closeness(),
            self.closeness_limit() if limit is None else limit,
            self.links(reports),
            columns,
        )

    def theme_counts(self, reports: Sequence[int] | None = None) -> dict[int, dict[str, int]]:
        """Return, per report, on how many sentences each theme counts, rejected ones left out.

        Of all reports, or of some.
        """
        from standpoint.corpus import observing

        return observing.theme_counts(self, reports=reports)

    def sentences_by_rule(self, reports: Sequence[int] | None = None) -> dict[tuple[str, ...], int]:
        """Return in how many sentences of all or some reports each theme, facet and rule was found.

        Keys are (theme,), (theme, facet) and (theme, facet, rule). A theme's number leaves out
        facets that do not count toward it; a rule's number holds what a longer hit stands over;
        rejected codings are still found, and so are in all of them.
        """
        from standpoint.corpus import observing

        return observing.sentences_by_rule(self, reports)

    def search(self, words: str, limit: int = 500) -> list[SearchHit]:
        """Return the reports that hold all these words or their beginnings, best first."""
        from standpoint.corpus import searching

        query = searching.query(words)
        if not query:
            return []
        rows = self.rows(
            "SELECT rowid, title, snippet(report_words, 1, '⟦', '⟧', ' … ', 16) "
            "FROM report_words WHERE report_words MATCH ? "
            f"AND {_NOT_DELETED} AND {searching.BEST_FIRST} LIMIT ?",
            [query, limit],
        )
        return [SearchHit(*row) for row in rows]

    def holding(self, words: str) -> frozenset[int]:
        """Return all reports that hold all these words or their beginnings, however many."""
        from standpoint.corpus import searching

        return searching.holding(self, words)

    def evidence(self, report: int) -> dict[str, str]:
        """Return, per field, where the file stated it."""
        rows = self.rows("SELECT evidence FROM report WHERE id = ?", [report])
        return dict(json.loads(rows[0][0])) if rows else {}

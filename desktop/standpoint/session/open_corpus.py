# SPDX-License-Identifier: MIT
"""The open corpus to read: at once, in the window's own thread, through a connection of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from standpoint.session.changes import Changes
from standpoint.session.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from standpoint.analysis.aligned import Alignment, Column
    from standpoint.analysis.closeness import ClosenessModel
    from standpoint.analysis.observations import Observations
    from standpoint.analysis.salience import DatePolicy, Measure, Salience
    from standpoint.corpus.corpus import Corpus, SearchHit
    from standpoint.corpus.furniture_reasons import Reason, RepeatedLine
    from standpoint.corpus.listing import Listing
    from standpoint.corpus.months import Known
    from standpoint.corpus.observing import Counted, Split
    from standpoint.corpus.searching import Found
    from standpoint.model.codebook import Codebook
    from standpoint.model.events import DatedEvent
    from standpoint.model.findings import Finding
    from standpoint.model.periods import PeriodKind
    from standpoint.model.reports import Reading, Report
    from standpoint.model.reposts import Repost, Reposts
    from standpoint.session.text_search import TextSearch


class OpenCorpus(QObject):
    """What is open, to read; nothing may be open, and then there are no reports.

    Signals: `opened()` after another corpus was opened or the last was closed; `closing()` before
    one is closed, when what is being written can still be kept; `changed(Changes)`;
    `failed(sentence)` for what the world did.
    """

    failed = Signal(str)
    opened = Signal()
    closing = Signal()
    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._corpus: Corpus | None = None
        self._closeness: ClosenessModel | None = None
        self._text_search: TextSearch | None = None
        self._apart: Known = {}
        self.changed.connect(self._forget)

    @property
    def corpus(self) -> Corpus | None:
        """Return the reading connection, None while nothing is open."""
        return self._corpus

    @property
    def reading_corpus(self) -> Corpus:
        """Return the reading connection. Raises RuntimeError while nothing is open."""
        if self._corpus is None:
            raise RuntimeError("no corpus is open")
        return self._corpus

    @property
    def path(self) -> Path | None:
        """Return where the open corpus lies."""
        return self._corpus.path if self._corpus else None

    @property
    def name(self) -> str:
        """Return the corpus's name as a title shows it, empty while nothing is open."""
        return self._corpus.path.stem if self._corpus else ""

    def reports(self, ids: Iterable[int] | None = None) -> list[Report]:
        """Return reports, newest first and undated last, or those of `ids` in that order."""
        return self._corpus.reports(ids) if self._corpus else []

    def findings(self, reports: Sequence[int]) -> dict[int, tuple[Finding, ...]]:
        """Return what was found for the fields of reports when they came in."""
        from standpoint.corpus import evidence

        return evidence.found(self._corpus, reports) if self._corpus else {}

    def remarks(self, reports: Sequence[int]) -> dict[int, dict[str, str]]:
        """Return what was not read or not used of reports when they came in."""
        from standpoint.corpus import evidence

        return evidence.remarks(self._corpus, reports) if self._corpus else {}

    def state(self) -> tuple[int, int]:
        """Return numbers that are others when anything was stored since."""
        return self.reading_corpus.state() if self._corpus else (0, 0)

    def number_of_reports(self) -> int:
        """Return how many reports there are, dated or not."""
        return self._corpus.number_of_reports() if self._corpus else 0

    def listing(self) -> Listing:
        """Return all reports, newest first and undated last, as lists show them."""
        from standpoint.corpus import listing

        return listing.listing(self._corpus) if self._corpus else listing.Listing()

    def added(self) -> dict[int, tuple[str, str]]:
        """Return of each report when it was added (UTC, ISO 8601) and from which file."""
        from standpoint.corpus import listing

        return listing.added(self._corpus) if self._corpus else {}

    def theme_counts(self, reports: Sequence[int] | None = None) -> dict[int, dict[str, int]]:
        """Return, per report, the number of sentences on each theme; of all or of some."""
        return self._corpus.theme_counts(reports) if self._corpus else {}

    def sentences_by_rule(self, reports: Sequence[int] | None = None) -> dict[tuple[str, ...], int]:
        """Return in how many sentences of all or some reports each theme, facet, rule was found."""
        return self._corpus.sentences_by_rule(reports) if self._corpus else {}

    def codebook(self) -> Codebook:
        """Return the codebook that codes now; the default one while nothing is open."""
        if self._corpus is not None:
            return self._corpus.codebook()
        from standpoint.coding import codebook_file

        return codebook_file.default()

    def codebook_version(self) -> int:
        """Return the number of the codebook version that codes now."""
        return self._corpus.codebook_version() if self._corpus else 1

    def reading(self, report: int) -> Reading:
        """Return one report as it is read. Raises CorpusError where there is none."""
        return self.reading_corpus.reading(report)

    def reviewed_at(self, report: int, theme: str) -> str:
        """Return when a person found a report silent on a theme, an empty text where nobody did."""
        from standpoint.corpus import edits

        return edits.reviewed_at(self.reading_corpus, report, theme)

    def furniture_reason(self, report: int, sentence: int) -> Reason:
        """Return why a sentence is furniture or counts. Raises CorpusError where there is none."""
        from standpoint.corpus import furniture_reasons

        return furniture_reasons.reason(self.reading_corpus, report, sentence)

    def repeated_lines(self) -> list[RepeatedLine]:
        """Return which lines repeat in the reports of each publisher, and what holds of them."""
        from standpoint.corpus import furniture_reasons

        return furniture_reasons.repeated(self._corpus) if self._corpus else []

    def search(self, words: str) -> list[SearchHit]:
        """Return the reports that hold all these words, best first, 500 at most."""
        return self._corpus.search(words) if self._corpus else []

    def holding(self, words: str) -> frozenset[int]:
        """Return all reports that hold all these words, however many."""
        return self._corpus.holding(words) if self._corpus else frozenset()

    def find_text(self, words: str, *, best_first: bool = False) -> Found:
        """Return which reports hold all these words, and if wanted which fit best, at once."""
        from standpoint.corpus import searching

        if self._corpus is None:
            return searching.Found(words, frozenset())
        return searching.find(self._corpus, words, best_first=best_first)

    def find_text_beside(
        self, words: str, done: Callable[[Found], None], *, best_first: bool = False
    ) -> None:
        """Look for words beside the window; what was looked for before is given up."""
        if self._text_search is None and self._corpus is not None:
            from standpoint.session.text_search import TextSearch

            self._text_search = TextSearch(self._corpus.path, self)
            self._text_search.failed.connect(self.failed)
        if self._text_search is not None:
            self._text_search.ask(words, done, best_first=best_first)

    def leave_search(self) -> None:
        """Give up what is looked for beside the window."""
        if self._text_search is not None:
            self._text_search.leave()

    def _end_search(self) -> None:
        if self._text_search is not None:
            self._text_search.close()
            self._text_search.deleteLater()
            self._text_search = None

    def snippets(self, words: str, reports: Sequence[int]) -> dict[int, str]:
        """Return of reports the text around these words, which stand between ⟦ and ⟧."""
        from standpoint.corpus import searching

        return searching.snippets(self._corpus, words, reports) if self._corpus else {}

    def alignment(
        self,
        reports: Sequence[int],
        limit: float | None = None,
        columns: Sequence[Column] = (),
    ) -> Alignment:
        """Align reports by theme and facet; links as close as `limit` or closer are made.

        None is the corpus's own limit. `columns` says which reports stand together, if any do.
        """
        return self.reading_corpus.alignment(reports, limit, self.closeness(), columns)

    def closeness(self) -> ClosenessModel:
        """Return how much each stem weighs in this corpus, read once until reports change."""
        if self._closeness is None:
            self._closeness = self.reading_corpus.closeness()
        return self._closeness

    def closeness_limit(self) -> float:
        """Return how close sentences must be to be linked by the machine, from 0 to 1."""
        from standpoint.analysis.alignment import LIMIT

        return self._corpus.closeness_limit() if self._corpus else LIMIT

    def observations(
        self,
        counted: Counted = "not-rejected",
        split: Split = "theme",
        reports: Sequence[int] | None = None,
    ) -> Observations:
        """Return what every report contributes to a chart."""
        from standpoint.analysis.observations import columns
        from standpoint.corpus import observing

        if self._corpus is None:
            return columns([])
        return observing.observations(self.reading_corpus, counted, split, reports)

    def stored_salience(  # noqa: PLR0917
        self,
        series: Sequence[str],
        measure: Measure,
        kind: PeriodKind,
        policy: DatePolicy,
        counted: Counted,
        start: date | None = None,
        end: date | None = None,
        without: frozenset[int] = frozenset(),
    ) -> Salience | None:
        """Return how often series appear in all reports, from the sums that the corpus keeps.

        None where those do not help; then measure `observations`. Reports in `without` are left
        out.
        """
        from standpoint.corpus import months

        if self._corpus is None:
            return None
        return months.salience(
            self.reading_corpus,
            series,
            measure,
            kind,
            policy,
            counted,
            start,
            end,
            self._apart,
            without,
        )

    def repost_policy(self) -> Reposts:
        """Return how reposts count in figures that say nothing else."""
        from standpoint.corpus import reposts

        return reposts.policy(self._corpus) if self._corpus else "all"

    def reposts(self) -> dict[int, Repost]:
        """Return the reposts by their ids, as they were found last."""
        from standpoint.corpus import reposts

        return reposts.known(self._corpus) if self._corpus else {}

    def originals(self) -> dict[int, int]:
        """Return of each repost which report it repeats."""
        from standpoint.corpus import reposts

        return reposts.originals(self._corpus) if self._corpus else {}

    def repeats(self, reports: Sequence[int] | None = None) -> Observations:
        """Return the dates of what is left out of all or some reports where reposts count once."""
        from standpoint.analysis.observations import columns
        from standpoint.corpus import observing, reposts

        if self._corpus is None:
            return columns([])
        left = reposts.left_out(self._corpus, reports)
        return observing.dates_of(self._corpus, sorted(left)) if left else columns([])

    def passages(
        self, series: str, reports: Sequence[int], counted: Counted = "not-rejected"
    ) -> list[tuple[int, int]]:
        """Return (report, sentence start) of each sentence counted for a series."""
        from standpoint.corpus import observing

        return observing.passages(self.reading_corpus, series, reports, counted)

    def own_events(self) -> tuple[DatedEvent, ...]:
        """Return the analyst's own events, in the order of their first days."""
        from standpoint.corpus import events

        return events.own(self._corpus) if self._corpus else ()

    def pairs_in_common(
        self,
        most: int = 3,
        listed: Sequence[int] | None = None,
        originals: Mapping[int, int] | None = None,
    ) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the pairs of reports with most themes in common, with those themes.

        `listed` are the ids of all reports, newest first, and `originals` of each repost which
        report it repeats, where the caller has them.
        """
        from standpoint.corpus import pairing

        ids = self.listing().column("id") if listed is None else listed
        newest = list(ids[: pairing.LOOKED_AT])
        known = self.originals() if originals is None else originals
        return pairing.pairs(self.theme_counts(newest), newest, most, known)

    def remembered(self, key: str, default: Any = None) -> Any:
        """Return what this window remembers of the open corpus, such as the open comparison."""
        return self.settings.get(f"{self._place()}/{key}", default)

    def remember(self, key: str, value: Any) -> None:
        """Remember something of the open corpus for the next time it is opened."""
        if self._corpus is not None:
            self.settings.set(f"{self._place()}/{key}", value)

    def _place(self) -> str:
        path = str(self.path.resolve()) if self.path else ""
        return "corpus/" + hashlib.sha256(os.fsencode(path)).hexdigest()[:16]

    def _forget(self, changes: Changes | None) -> None:
        if changes is None:
            self._apart = {}
        if changes is None or changes.reports:
            self._closeness = None

# SPDX-License-Identifier: MIT
"""What the tree counts and in which reports, and how its head and foot say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from standpoint.text.language import plain

if TYPE_CHECKING:
    from standpoint.session.session import Session


def _tr(words: str) -> str:
    return QCoreApplication.translate("Counting", words)


class Counting:
    """The numbers of sentences, in all reports or in those that are selected."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.selected: tuple[int, ...] = ()
        self.wants_selected = False
        self.total = 0
        self.counts: dict[tuple[str, ...], int] | None = None
        self.languages: Counter[str] = Counter()

    @property
    def scope(self) -> tuple[int, ...] | None:
        """The reports that are counted in; None for all."""
        return self.selected if self.wants_selected and self.selected else None

    def select(self, reports: Sequence[int]) -> bool:
        """Count in these reports, with fewer than two in all; return whether they are others."""
        selected = tuple(reports) if len(reports) > 1 else ()
        if selected == self.selected:
            return False
        self.selected, self.wants_selected = selected, bool(selected)
        return True

    def forget(self) -> None:
        """Count in all reports again: another corpus was opened."""
        self.selected, self.wants_selected = (), False

    def recount(self) -> None:
        """Read the numbers anew."""
        counts = self._session.sentences_by_rule(self.scope)
        reports = self._session.reports(self.scope)
        self.languages = Counter(plain(report.language) for report in reports)
        self.total = len(reports) if self.scope is None else self._session.number_of_reports()
        self.counts = counts if self.total else None

    def searchable(self, language: str) -> int | None:
        """Return how many of the reports are in a language; None where there are no reports."""
        return self.languages[language] if self.total else None

    def head(self, *, read_only: bool) -> str:
        """Return what stands beside "Codebook": its version, and whether it is edited."""
        version = self._session.codebook_version()
        words = _tr("version {0}")
        if self._session.corpus is None:
            words = _tr("the default one")
        elif read_only:
            words = _tr("version {0}, to read")
        elif self._session.draft.edited:
            words = _tr("version {0}, edited")
        return words.format(version)

    def foot(self, *, read_only: bool) -> str:
        """Return what stands below the tree: what is counted where, what becomes of changes."""
        if self._session.corpus is None:
            return _tr("The codebook that new corpora begin with. Open a corpus to edit its own.")
        said = [_tr("Share: of the facet’s sentences, how many this rule finds.")]
        if self.scope is not None:
            said.append(_tr("Counted in the {0} selected reports.").format(len(self.scope)))
        elif self.total:
            said.append(_tr("Counted in all {0} reports.").format(f"{self.total:,}"))
        if read_only:
            reason = self._session.read_only_reason
            said.append(_tr("Nothing can be changed: {0}").format(reason))
        elif self._session.draft.edited:
            if self.total:
                words = _tr("Themes and facets: as saved in version {0}.")
                said.append(words.format(self._session.codebook_version()))
            said.append(_tr("Your changes stay with this corpus until you save or discard them."))
        return " ".join(said)

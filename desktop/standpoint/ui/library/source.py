# SPDX-License-Identifier: MIT
"""What the library asks of the session: reports, what is known of them, words in their texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from standpoint.model.codebook import Codebook

if TYPE_CHECKING:
    from standpoint.corpus.listing import Listing
    from standpoint.corpus.searching import Found


class Source(Protocol):
    """What the library needs of the session."""

    def listing(self) -> Listing:
        """Return every report, newest first, undated last."""

    def added(self) -> Mapping[int, tuple[str, str]]:
        """Return of each report when it was added and from which file."""

    def theme_counts(self, reports: Sequence[int] | None = None) -> dict[int, dict[str, int]]:
        """Return, per report, the number of sentences on each theme; of all or of some."""

    def tags_of_reports(self) -> Mapping[int, frozenset[str]]:
        """Return the tags of every report that has some."""

    def originals(self) -> Mapping[int, int]:
        """Return of each repost which report it repeats."""

    def codebook(self) -> Codebook:
        """Return the codebook that codes now."""

    def find_text(self, words: str, *, best_first: bool = False) -> Found:
        """Return all reports that hold all these words, and if wanted which fit best."""

    def find_text_beside(
        self, words: str, done: Callable[[Found], None], *, best_first: bool = False
    ) -> None:
        """Look for words beside the window, unless something else is asked before."""

    def leave_search(self) -> None:
        """Give up what is looked for beside the window."""

    def snippets(self, words: str, reports: Sequence[int]) -> Mapping[int, str]:
        """Return of reports the text around these words."""

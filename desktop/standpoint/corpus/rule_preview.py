# SPDX-License-Identifier: MIT
"""A rule as it is being written, and what it finds beside what the saved one finds."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class RuleQuestion:
    """A rule as it is being written, and where it is to be tried.

    `saved` is the rule as it stands in the saved codebook, None for a new one. `codebook` is the
    codebook as it is being edited. `reports` limits where; None is all.
    """

    theme: str
    facet: str
    language: str
    saved: str | None
    rule: str
    codebook: Codebook
    reports: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence that a rule finds: `text` is the sentence, `marks` are offsets into it.

    `start` and `end` are code points of the report; `still` are the (theme, facet) that the
    sentence carries by other rules; `decision` is what a person said of this rule's facet.
    """

    report: int
    title: str
    date: str | None
    sentence: int
    paragraph: int
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    still: tuple[tuple[str, str], ...] = ()
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What the rule finds now and what the saved one found, in `searched` of `of` reports.

    `found` and `saved` count sentences; both rules find those that are the `same`. `years`, with
    the theme's share of reports `now` and `before` as fractions, None where no report is of that
    year, over all `dated` reports that the theme is looked for in. Fewer than all reports are
    looked at until `done`.
    """

    question: RuleQuestion
    found: int
    saved: int
    gained: tuple[FoundSentence, ...]
    lost: tuple[FoundSentence, ...]
    gained_number: int
    lost_number: int
    same_number: int
    searched: int
    of: int
    years: tuple[int, ...] = ()
    now: tuple[float | None, ...] = ()
    before: tuple[float | None, ...] = ()
    dated: int = 0
    seconds: float = 0.0
    done: bool = True
    same: tuple[FoundSentence, ...] = ()

# SPDX-License-Identifier: MIT
"""What the rule panel says of a preview, in words."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.corpus.rule_preview import RulePreview
from standpoint.ui.codebook.preview_model import sentences

LANGUAGES = {"en": "English", "ar": "Arabic"}


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a preview looks: the selected reports or all of them.

    `searchable` is how many reports of these are in the rule's language, None where unknown.
    """

    selected: int = 0
    every: int = 0
    only_selected: bool = False
    searchable: int | None = None

    def words(self) -> str:
        """Return "the 5 selected reports", "all 49 reports"."""
        if self.only_selected:
            if self.selected == 1:
                return "the selected report"
            return f"the {self.selected:,} selected reports"
        return "the only report" if self.every == 1 else f"all {self.every:,} reports"

    def choices(self) -> list[tuple[str, str]]:
        """Return what can be chosen from, with its code: "selected" or "all"."""
        found = []
        if self.selected:
            many = f"{self.selected:,} selected reports"
            found.append(("1 selected report" if self.selected == 1 else many, "selected"))
        every = "The only report" if self.every == 1 else f"All {self.every:,} reports"
        return [*found, (every, "all")]


HINT = 'Write what to look for: words, "phrases", OR, NEAR/6 …'
"""Below the field of a new rule until something is typed."""


def found(preview: RulePreview | None, *, new: bool, changed: bool) -> str:
    """Return "Valid. Finds 6 sentences; the saved rule finds 12."."""
    if preview is None:
        return "Valid."
    number = sentences(preview.found)
    words = f"Valid. Finds {number}; the saved rule finds {preview.saved:,}."
    if new:
        words = f"Valid. Finds {number}."
    elif not changed:
        words = f"Valid. Finds {number}, as saved."
    if not preview.done:
        words += f" Looked at {preview.searched:,} of {preview.of:,} reports so far."
    return words


def in_force(preview: RulePreview | None, reach: Reach, *, new: bool) -> str:
    """Return what codes while a rule cannot be read."""
    if new:
        return "The rule is new: nothing is looked for until it can be read."
    if preview is None:
        return "The saved rule stays in force."
    return f"The saved rule stays in force: {sentences(preview.saved)} in {reach.words()}."


def nothing(preview: RulePreview | None, reach: Reach, language: str) -> tuple[str, str] | None:
    """Return head and words where there is nothing to list; None where there may be something."""
    if not reach.every:
        return "", "No reports yet. What the rule finds in them will stand here."
    name = LANGUAGES.get(language, language)
    if reach.searchable == 0:
        return "", f"No report in {name} here. This rule looks only at {name} reports."
    if preview is None or preview.gained_number or preview.lost_number or not preview.done:
        return None
    if preview.same:
        return None
    if not preview.found:
        return "", f"No sentence found in {reach.words()}."
    same = "sentence" if preview.found == 1 else sentences(preview.found)
    return "Nothing gained, nothing lost", f"The rule finds the same {same} as before."

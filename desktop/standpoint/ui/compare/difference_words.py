# SPDX-License-Identifier: MIT
"""What the difference of words says: what is compared, how sure it is, what a word's counts are."""

from __future__ import annotations

from collections.abc import Sequence

from standpoint.analysis.word_difference import DifferentWord, WordDifference
from standpoint.model.codebook import Facet, Theme
from standpoint.ui.compare import wording

LANGUAGES = "The words of different languages cannot be set against each other."
ONE_COLUMN = "Select one more report. Words differ between two sides."
OTHERS = "the others"
"""What the other side is called where it is more than one column."""


def topic(theme: Theme, facet: Facet | None) -> str:
    """Return what is spoken of, as it reads inside a sentence: "unity of the opposition"."""
    if facet is not None:
        return wording.theme_facet(theme, facet)
    first = theme.label.split()[0]
    plain = theme.label.isalpha() and first[1:].islower()
    return theme.label[0].lower() + theme.label[1:] if plain else theme.label


def compared(made: WordDifference, about: str, names: tuple[str, str], version: int) -> str:
    """Return "On unity: 812 words of Coalition against 640 of Commission. Codebook v1."."""
    sides = (made.here, made.there)
    several = any(side.reports > 1 for side in sides)
    said = []
    for side, name, noun in zip(sides, names, (" words", ""), strict=True):
        reports = f" in {wording.counted(side.reports, 'report')}" if several else ""
        said.append(f"{side.words:,}{noun}{reports} of {wording.isolated(name)}")
    left_out = sum(side.left_out for side in sides)
    rest = ""
    if left_out:
        sentences = wording.counted(left_out, "sentence")
        rest = f" {sentences} in another language {'is' if left_out == 1 else 'are'} left out."
    return f"On {about}: {said[0]} against {said[1]}. Codebook v{version}.{rest}"


def chance(made: WordDifference) -> str:
    """Return why no probability is given, empty where there is enough to give one."""
    if not made.few:
        return ""
    if made.few_reports:
        one, other = made.here.reports, made.there.reports
        amounts = f"{wording.counted(one, 'report')} against {other:,}"
    else:
        amounts = f"{wording.counted(made.here.words, 'word')} against {made.there.words:,}"
    return f"{amounts}: a difference of this size may be chance. Read the passages."


def silent(
    made: WordDifference, about: str, names: tuple[str, str], unsearched: tuple[bool, bool]
) -> str:
    """Return why there is nothing to compare, empty where both sides speak one language."""
    sides = (made.here, made.there)
    speaks = [bool(side.sentences + side.left_out) for side in sides]
    if all(speaks):
        return LANGUAGES if made.language is None else ""
    missing = [
        f"{_capital(name)} was not searched for it."
        for name, spoke, skipped in zip(names, speaks, unsearched, strict=True)
        if skipped and not spoke
    ]
    if not any(speaks):
        return " ".join([f"No passage on {about} on either side.", *missing])
    name = wording.isolated(names[0] if speaks[0] else names[1])
    return " ".join([f"Only {name} speaks of {about} here: no words to set against.", *missing])


def _capital(name: str) -> str:
    return wording.isolated("Some of the others" if name == OTHERS else name)


def counts(made: WordDifference, word: DifferentWord, names: tuple[str, str]) -> str:
    """Return in words how often a word stands on both sides, and in how many reports."""
    said = []
    sides = (
        (made.here, word.here, word.reports_here, names[0]),
        (made.there, word.there, word.reports_there, names[1]),
    )
    for place, (side, times, reports, name) in enumerate(sides):
        rate = made.rate(word, here=place == 0)
        often = f"{wording.isolated(name)}: {_times(times)}, {rate:.1f} per 1,000 words"
        if side.reports > 1:
            often += f", in {reports:,} of {side.reports:,} reports"
        said.append(f"{often}.")
    return " ".join(said)


def by_rule(word: DifferentWord) -> str:
    """Return how many of a word's places the rules found a sentence by; empty where none."""
    if not word.by_rule:
        return ""
    everywhere = word.here + word.there
    often = "each time" if word.by_rule >= everywhere else _times(word.by_rule)
    return f"Found by the rule: it is what a rule found the sentence by, {often}."


def probability(made: WordDifference, word: DifferentWord, looked_at: int) -> str:
    """Return how probable such a spread over reports is by chance; empty where reports are few."""
    found = made.probability(word)
    if found is None:
        return ""
    shown = "under .001" if found < 0.001 else f"{found:.3f}".lstrip("0")
    expected = found * looked_at
    many = "fewer than 1" if expected < 1 else f"about {expected:,.0f}"
    return (
        f"Spread so unevenly over reports by chance: p {shown} (Fisher's exact test). Among "
        f"{looked_at:,} words {many} would be, with nothing behind it."
    )


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number:,} times")


def side_names(names: Sequence[str], column: int) -> tuple[str, str]:
    """Return what a column and what stands against it are called."""
    others = [name for place, name in enumerate(names) if place != column]
    return names[column], others[0] if len(others) == 1 else OTHERS

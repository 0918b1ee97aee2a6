# SPDX-License-Identifier: MIT
"""The words of two sides compared: what is counted, how sure it is, what it leaves out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from standpoint.analysis.contrast import NO_P, Contrast, Difference, Measured
from standpoint.analysis.intervals import Interval
from standpoint.figures import wording

Labelled = Sequence[tuple[str, Difference]]
MINUS = "\u2212"
_MOST_NAMED = 8
"""So many themes have their q in the caption; the CSV has them all."""


def title(names: tuple[str, str]) -> str:
    """Return the title of the figure; it begins in English, from where it is read."""
    return f"How often themes appear: {names[0]} and {names[1]}"


def without(facets: Sequence[str]) -> str:
    """Return what is left out of a theme: "without UN resolutions in general"."""
    return f"without {wording.listed(list(facets))}" if facets else ""


# Numbers ------------------------------------------------------------------------------------


def signed(number: float) -> str:
    """Return a number of percentage points with its sign: "+63", "−8", "0", "+0.4"."""
    rounded = f"{abs(number):.1f}" if 0 < abs(number) < 0.95 else f"{abs(number):.0f}"
    if float(rounded) == 0:
        return "0"
    return f"{'+' if number > 0 else MINUS}{rounded}"


def times(number: float) -> str:
    """Return a ratio with two digits that tell: "3.6", "0.28", "15", "120".

    Beyond a thousand it only says that the texts do not tell how far: "over 1,000".
    """
    if number > 1_000:
        return "over 1,000"
    if number >= 9.95:
        return f"{number:,.0f}"
    if number >= 0.995:
        return f"{number:.1f}"
    return f"{number:.2f}" if number >= 0.095 or number == 0 else f"{number:.1g}"


def probability(p: float) -> str:
    """Return a p or q: "0.08", "0.012", "below 0.001"."""
    if p < 0.001:
        return "below 0.001"
    return f"{p:.3f}" if p < 0.0995 else f"{p:.2f}"


def share(one: Measured) -> str:
    """Return the share of one side: "4 of 5, 80 %"."""
    if one.share is None:
        return "not searched"
    percent = f"{wording.percent(one.share)}\u00a0%"
    return f"{one.speaking:,} of {one.reports:,}, {percent}"


def rate(one: Measured) -> str:
    """Return mentions and rate of one side: "12, 10.7"."""
    if one.rate is None:
        return "no words" if one.reports else "not searched"
    return f"{one.mentions:,}, {one.rate:,.1f}"


def points(row: Difference) -> str:
    """Return the difference with its interval: "+63, +5 to +85"."""
    if row.difference is None:
        return "–"
    low, high = (signed(100 * end) for end in row.difference.interval)
    return f"{signed(100 * row.difference.value)}, {low} to {high}"


def ratio(row: Difference) -> str:
    """Return the ratio with its interval: "3.6, 1.1 to 15"; one without end as words."""
    if row.ratio is None or row.ratio_interval is None:
        return "–"
    low, high = row.ratio_interval
    if math.isinf(row.ratio.value):
        return f"at least {times(low)}"
    if row.ratio.value == 0:
        return f"at most {times(high)}"
    return f"{times(row.ratio.value)}, {times(low)} to {times(high)}"


def interval(ends: Interval | None) -> str:
    """Return a ratio's interval; an end that is infinite as the word "open"."""
    if ends is None:
        return ""
    return f"{times(ends.low)} to {'open' if math.isinf(ends.high) else times(ends.high)}"


def why_no_difference(row: Difference, names: tuple[str, str]) -> str:
    """Return what stands in place of a difference."""
    missing = [name for name, one in zip(names, (row.a, row.b), strict=True) if not one.reports]
    return f"not searched: {wording.listed(missing)}" if missing else ""


def why_no_ratio(row: Difference, names: tuple[str, str]) -> str:
    """Return what stands in place of a ratio."""
    unsearched = why_no_difference(row, names)
    if unsearched:
        return unsearched
    wordless = [name for name, one in zip(names, (row.a, row.b), strict=True) if not one.words]
    return f"no words: {wording.listed(wordless)}" if wordless else "no mention on either side"


# Sentences ----------------------------------------------------------------------------------


def sentence(label: str, names: tuple[str, str], row: Difference) -> str:
    """Return a row in words, for a reader of the screen or of the file.

    "Unity. Council: 4 of 5 reports, 80 %. Assembly: 1 of 6 reports, 17 %. Difference +63
    percentage points, +5 to +85."
    """
    parts = [f"{label}."]
    for name, one in zip(names, (row.a, row.b), strict=True):
        if one.share is None:
            parts.append(f"{name}: not searched.")
        else:
            percent = f"{wording.percent(one.share)}\u00a0%"
            of = f"{one.speaking:,} of {wording.count(one.reports, 'report')}"
            rated = "" if one.rate is None else f", {one.rate:.1f} mentions per 1,000 words"
            parts.append(f"{name}: {of}, {percent}{rated}.")
    if row.difference is not None:
        first, _, rest = points(row).partition(", ")
        parts.append(f"Difference {first} percentage points, {rest}.")
    if row.ratio is not None:
        parts.append(f"Ratio of rates {ratio(row)}.")
    if row.q is not None:
        parts.append(f"q {probability(row.q)}.")
    return " ".join([*parts, *(f"{_capital(one)}." for one in remarks(row))])


def remarks(row: Difference) -> list[str]:
    """Return what must be known of one row: why it has no p-value, what was not searched."""
    missed = row.a.unsearched + row.b.unsearched
    return [
        *([row.no_p] if row.no_p else []),
        *([f"{wording.count(missed, 'report')} not searched for it"] if missed else []),
    ]


def subtitle(found: Contrast, version: int, filters: str) -> str:
    """Return what stands under the title on the screen: how many reports each side has."""
    parts = [f"{_sides(found)}, codebook v{version}", filters]
    return ". ".join(part for part in parts if part) + "."


def _sides(found: Contrast) -> str:
    return ". ".join(
        f"{side.side.label}: {wording.count(len(side.reports), 'report')}, "
        f"{wording.count(side.words, 'word')}"
        for side in (found.a, found.b)
    )


def notes(found: Contrast, rows: Labelled, counted: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a reader of the figure must know, sentence by sentence."""
    said = []
    if any(row.thin for _, row in rows):
        said.append(f"Open marker, dashed line: {NO_P}.")
    said += _tests(rows)
    for label, row in rows:
        parts = [part for part in (counted.get(label, ""), *remarks(row)) if part and part != NO_P]
        if parts:
            said.append(f"{label}: {'; '.join(parts)}.")
    said += [wording.left_out(note, number) for note, number in found.left_out]
    said += _dates(found)
    return tuple(said)


def _dates(found: Contrast) -> list[str]:
    """Return how imprecise dates were read, where a side has a period."""
    if not (found.a.side.dated or found.b.side.dated):
        return []
    said = "A report belongs to a period only if all its possible days do"
    more = {
        "widen": "; approximate dates reach one unit further",
        "certain": "; approximate dates are left out",
    }.get(found.policy, "")
    return [f"{said}{more}."]


def _tests(rows: Labelled) -> list[str]:
    """Return how the two tests were made and what q they give."""
    of_share = [(label, row.q) for label, row in rows if row.q is not None]
    of_rate = [(label, row.test_q) for label, row in rows if row.test_q is not None]
    if not of_share:
        return []
    said = [f"Shares: Fisher’s exact test{_adjusted(of_share)}."]
    tests = [row.test for _, row in rows if row.test is not None]
    if tests:
        every = sorted({test.splits for test in tests if test.exact})
        drawn = sorted({test.splits for test in tests if not test.exact})
        how = [f"all {number:,} splits" for number in every]
        how += [f"{number:,} splits drawn by chance" for number in drawn]
        said.append(
            "Rates: whole reports exchanged between the sides, mean of their rates, "
            f"{' or '.join(how)}{_adjusted(of_rate)}."
        )
    return said


def _adjusted(found: Sequence[tuple[str, float]]) -> str:
    if len(found) > _MOST_NAMED:
        return f"; q over {len(found)} themes (Benjamini and Hochberg) in the CSV"
    each = ", ".join(f"{label} {probability(q)}" for label, q in found)
    if len(found) == 1:
        return f", p: {each}"
    return f", q over {len(found)} themes (Benjamini and Hochberg): {each}"


def clustering(rows: Labelled) -> str:
    """Return how the intervals of ratios were made."""
    most = max((row.phi for _, row in rows), default=1.0)
    if most <= 1:
        return "95\u00a0% exact intervals; mentions do not cluster in reports"
    return (
        "95\u00a0% exact intervals, widened because mentions cluster in reports "
        f"(dispersion up to {most:.1f})"
    )


def caption(  # noqa: PLR0917
    found: Contrast,
    rows: Labelled,
    said: Sequence[str],
    filters: str,
    version: int,
    status: str,
) -> str:
    """Return what stands under the printed figure: everything that its numbers depend on."""
    a, b = found.a.side.label, found.b.side.label
    parts = [
        f"Share of reports with at least one passage on the theme, {a} minus {b}, in percentage "
        "points; lines: 95\u00a0% Newcombe intervals.",
        f"Mentions per 1,000 words, {a} over {b}; lines: {clustering(rows)}.",
        " ".join(
            f"{side.side.label}: n = {wording.count(len(side.reports), 'report')}, "
            f"{wording.count(side.words, 'word')}."
            for side in (found.a, found.b)
        ),
        *said,
        f"{filters}." if filters else "",
        f"Themes coded by codebook v{version}, {wording.status(status)}. Standpoint.",
    ]
    return " ".join(part for part in parts if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

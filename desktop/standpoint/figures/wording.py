# SPDX-License-Identifier: MIT
"""The words of a chart: what it counts, how sure it is, what it leaves out."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from standpoint.analysis.salience import DatePolicy, Measure, Point
from standpoint.model import dates
from standpoint.model.periods import Period, PeriodKind
from standpoint.model.reposts import RepostPolicy

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Months:
    """The names of months on an axis: whole, short, and as single letters where those are usual.

    `letters` is empty where nobody writes a month as one letter.
    """

    whole: tuple[str, ...]
    short: tuple[str, ...]
    letters: tuple[str, ...] = ()


ENGLISH = Months(MONTHS, tuple(m[:3] for m in MONTHS), tuple(m[0] for m in MONTHS))
_LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_LEVANTINE_SHORT = (*("ك٢",), *_LEVANTINE[1:9], "ت١", "ت٢", "ك١")


def months(language: str) -> Months:
    """Return the names of months in a language ("ar-SY", "en"); English where it is not known."""
    if language.partition("-")[0].partition("_")[0].lower() == "ar":
        return Months(_LEVANTINE, _LEVANTINE_SHORT)
    return ENGLISH


_MEASURES: dict[Measure, str] = {
    "share": "Share of reports per {kind} with at least one passage on the theme",
    "rate": "Mentions per 1,000 words, by {kind}",
    "sentences": "Share of sentences that carry the theme, by {kind}",
    "count": "Number of mentions per {kind}",
}
_STATUS = {
    "suggested": "suggested codings only",
    "not-rejected": "suggested and confirmed codings",
    "confirmed": "confirmed codings only",
}
_UNITS: dict[Measure, str] = {
    "share": "% of reports",
    "rate": "per 1,000 words",
    "sentences": "% of sentences",
    "count": "mentions",
}


def count(number: float, noun: str) -> str:
    """Return a number with its noun: "1 report", "1,200 reports"."""
    return f"{amount(number)} {noun}{'' if abs(number - 1) < 1e-9 else 's'}"


def amount(number: float) -> str:
    """Return a number for reading: whole where it is whole, else with one decimal place.

    A small part, such as the one day of a report dated by its year, keeps its first digit.
    """
    whole = round(number)
    if 1e-9 < abs(number) < 0.095:
        return f"{number:.{max(2, math.ceil(-math.log10(abs(number)) - 1e-9))}f}"
    return f"{whole:,}" if abs(number - whole) < 0.05 else f"{number:,.1f}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def day(when: date) -> str:
    """Return a day as people write it: "18 Dec 2015"."""
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def dated(edtf: str) -> str:
    """Return a date as people write it, a month by its whole name: "about June 2024"."""
    found = dates.parse(edtf)
    if found.precision != "month" or found.earliest is None:
        return dates.show(found)
    flags = [("perhaps", found.uncertain), ("about", found.approximate)]
    month = f"{MONTHS[found.earliest.month - 1]} {found.earliest.year}"
    return " ".join([*(word for word, flag in flags if flag), month])


def period(one: Period) -> str:
    """Return a period as people write it: "2024", "Q2 2024", "Jun 2024", "week 23 of 2024"."""
    if one.kind == "quarter":
        year, _, quarter = one.key.partition("-")
        return f"{quarter} {year}"
    if one.kind == "month":
        return f"{MONTHS[one.start.month - 1][:3]} {one.start.year}"
    if one.kind == "week":
        year, _, week = one.key.partition("-W")
        return f"week {int(week)} of {year}"
    return day(one.start) if one.kind == "day" else one.key


def span(periods: Sequence[Period]) -> str:
    """Return the range of an axis: "2013–2024"; empty where there is none."""
    if not periods:
        return ""
    first, last = period(periods[0]), period(periods[-1])
    if first == last:
        return first
    year = last[-4:]
    if periods[0].kind in {"quarter", "month"} and first.endswith(year):
        first = first.removesuffix(f" {year}")
    return f"{first}–{last}"


def title(labels: Sequence[str], periods: Sequence[Period], by: str = "") -> str:
    """Return a title for what is drawn: one theme by its name, several as themes.

    `by` says what they are split by, such as "actor".
    """
    what = labels[0] if len(labels) == 1 else "Themes"
    how = f"by {by}" if by else "over time"
    range_ = span(periods)
    return f"{what} {how}, {range_}" if range_ else f"{what} {how}"


def measure(which: Measure, kind: PeriodKind) -> str:
    """Return what is measured, with its period."""
    return _MEASURES[which].format(kind=kind)


def unit(which: Measure) -> str:
    """Return the unit of the value axis."""
    return _UNITS[which]


def status(which: str) -> str:
    """Return which codings were counted, in words."""
    return _STATUS[which]


Drawn = Literal["boxes", "bands", "whiskers", "stack", "map"]
"""How intervals are drawn; on a stack and on a map they are not."""

_NO_INTERVALS: dict[Drawn, str] = {
    "stack": "intervals are not drawn on stacked bars",
    "map": "intervals are not drawn on a map",
}


def interval(which: Measure, drawn: Drawn = "boxes") -> str:
    """Return what boxes, bands or whiskers show; empty where there are none."""
    if which == "count" or drawn in _NO_INTERVALS:
        return ""
    widened = ", widened for mentions that cluster in reports" if which == "rate" else ""
    return f"{drawn.capitalize()}: 95\u00a0% interval{widened}"


def method(which: Measure, drawn: Drawn = "boxes") -> str:
    """Return how the intervals were computed, or that there are none."""
    if which == "count":
        return "a count has no interval"
    if drawn in _NO_INTERVALS:
        return _NO_INTERVALS[drawn]
    return {
        "share": f"{drawn}: 95\u00a0% Wilson intervals",
        "sentences": f"{drawn}: 95\u00a0% Wilson intervals, which ignore that sentences cluster in "
        "reports",
        "rate": f"{drawn}: 95\u00a0% Garwood intervals scaled by the dispersion between reports",
    }[which]


def thin(threshold: int, which: Measure, drawn: Drawn = "boxes") -> str:
    """Return how a thin period looks; a count has no interval to be dashed."""
    fewer = f"Fewer than {count(threshold, 'report')}"
    if drawn == "map":
        return f"{fewer}: dashed frame, or a lower cell where cells are narrow."
    if drawn in {"whiskers", "stack"}:
        return f"{fewer}: bar with a dashed outline."
    return f"{fewer}: {'open marker' if which == 'count' else 'open marker, dashed interval'}."


def no_room(drawn: Drawn, series: int, *, apart: bool) -> str:
    """Return what is said where intervals have no room; `apart`: each series has its own plot."""
    some = drawn == "bands" and series <= MANY_IN_ONE
    which = "Intervals of periods that no line joins" if some else "Intervals"
    shown = "a longer period shows" if apart else "one panel each shows"
    return f"{which} are left out here for want of room; {shown} them."


def without_intervals(said: str, measure: Measure, drawn: Drawn, series: int) -> str:
    """Return a caption, subtitle or note without what it says of intervals that are not drawn."""
    if drawn == "bands" and series <= MANY_IN_ONE:
        return said
    for gone in (f"; {method(measure, drawn)}", f" {interval(measure, drawn)}."):
        said = said.replace(gone, "", 1)
    said = said.replace("open marker, dashed interval", "open marker")
    return re.sub(r" ?Hatched: [^.]*\.", "", said).strip()


BESIDE: dict[str, str] = {
    "share": "Bars stand side by side: a report can carry several themes.",
    "sentences": "Bars stand side by side: a sentence can carry several themes.",
    "part": "Bars stand side by side: their numbers overlap and do not add up.",
    "group": "Bars stand side by side: each has its own number of reports.",
}
"""Why bars are not stacked, by the reason."""

UNEQUAL = "n counts all reports; not every series stands on all of them."
"""What is said where series stand on different numbers of reports and only one row has room."""

MANY_IN_ONE = 8
"""More series than this in one plot are hard to tell apart, and the chart says so."""


def many(number: int) -> str:
    """Return what is said of too many series in one plot."""
    return f"{number} series in one plot are hard to tell apart; one panel each reads better."


def starred(said: str, threshold: int) -> str:
    """Return notes with what an asterisk means, for where numbers of reports bear one."""
    fewer = f"ewer than {count(threshold, 'report')}"
    if f"*\u00a0f{fewer}" in said:
        return said
    if f"F{fewer}:" in said:
        return said.replace(f"F{fewer}:", f"*\u00a0f{fewer}:", 1)
    return f"{said} *\u00a0f{fewer}.".strip()


CUT = "Intervals that run beyond the scale are cut at its top and bear an arrow."
"""What an arrow at the top of a plot means; the number beside it, where it has room, is the end."""


def approximate(policy: DatePolicy) -> str:
    """Return what a hatched edge means."""
    if policy == "allocate":
        return "Hatched: reports dated only approximately, spread over their span by days."
    if policy == "widen":
        return (
            "Hatched: reports dated only approximately, spread over their span by days; what is "
            "marked ~ reaches one unit further on either side."
        )
    return "Hatched: reports dated only approximately."


def left_out(note: str, number: int) -> str:
    """Return one of the measurement's own notes as a sentence."""
    said = f"{number:,} {note.replace('reports', 'report', 1) if number == 1 else note}"
    if "partly" in note:
        return f"{said}, counted in part."
    plain = note.endswith(("imprecise date", "outside the range"))
    return f"{said} left out." if plain else f"{said}."


def reposts(policy: RepostPolicy) -> str:
    """Return how reposts were counted: "12 reposts counted"; empty where there are none."""
    return policy.said


def reposts_note(policy: RepostPolicy) -> str:
    """Return the same as a sentence, with what it means."""
    said = reposts(policy)
    if not said:
        return ""
    if policy.reposts == "all":
        return f"{said}, each like any other report."
    return f"{said}: each text counts once, by its original."


def undated(number: int) -> str:
    """Return the note on undated reports up to its verb: "5 reports without usable date are"."""
    return f"{count(number, 'report')} without usable date {'is' if number == 1 else 'are'}"


def empty(reports: int, undated_reports: int, elsewhere: int, *, has_series: bool) -> str:
    """Return what stands in place of an empty plot."""
    if not has_series:
        return "No theme is chosen."
    if reports:
        return "No report of this range was searched for these themes."
    if elsewhere:
        return f"No dated reports in this range. {count(elsewhere, 'report')} outside it."
    if undated_reports:
        waits = "waits" if undated_reports == 1 else "wait"
        return f"No dated reports. {count(undated_reports, 'report')} {waits} for a date."
    return "No dated reports."


def caption(
    *,
    measure: Measure,
    kind: PeriodKind,
    reports: int,
    undated: str,
    notes: Sequence[str],
    filters: str,
    version: int,
    status: str,
    drawn: Drawn = "boxes",
) -> str:
    """Return what stands under a printed figure: every choice that its numbers depend on."""
    parts = [
        f"{_MEASURES[measure].format(kind=kind)}; {method(measure, drawn)}.",
        f"n = {count(reports, 'dated report')}.",
        undated,
        *notes,
        f"{filters}." if filters else "",
        f"Themes coded by codebook v{version}, {_STATUS[status]}. Standpoint.",
    ]
    return " ".join(part for part in parts if part)


def value(number: float | None, which: Measure) -> str:
    """Return a value for reading: "80 %", "3.4 per 1,000 words", "–" where there is none."""
    if number is None:
        return "–"
    if which in {"share", "sentences"}:
        return f"{percent(number)}\u00a0%"
    if which == "rate":
        return f"{number:.1f} per 1,000 words"
    return amount(number)


def percent(share: float) -> str:
    """Return a share from 0 to 1 in percent, with a decimal place only where it would be lost."""
    hundredths = share * 100
    return (
        f"{hundredths:.1f}" if 0 < hundredths < 1 or 99 < hundredths < 100 else f"{hundredths:.0f}"
    )


def bound(number: float, which: Measure) -> str:
    """Return an end of an interval without its unit."""
    if which in {"share", "sentences"}:
        return f"{number * 100:.0f}"
    return f"{number:.1f}"


def fraction(one: Point, which: Measure) -> str:
    """Return what was counted of what: "4 of 5 reports", "12 mentions in 3,400 words"."""
    if which == "share":
        return f"{amount(one.numerator)} of {count(one.denominator, 'report')}"
    if which == "sentences":
        return f"{amount(one.numerator)} of {count(one.denominator, 'sentence')}"
    if which == "rate":
        return f"{count(one.numerator, 'mention')} in {count(one.denominator, 'word')}"
    return f"{count(one.numerator, 'mention')} in {count(one.reports, 'report')}"


def point(label: str, when: Period, one: Point, which: Measure, threshold: int) -> str:
    """Return a point as a sentence: "Unity 2023, 4 of 5 reports, 80 %, 38 to 96"."""
    said = f"{label} {period(when)}"
    said += f", {fraction(one, which)}"
    if which != "count":
        said += f", {value(one.value, which)}"
    if one.low is not None and one.high is not None:
        said += f", {bound(one.low, which)} to {bound(one.high, which)}"
    if one.reports < threshold - 1e-9:
        said += ", thin"
    if one.approximate:
        said += ", approximate dates"
    return said


def description(title_: str, caption_: str) -> str:
    """Return a figure in words, for readers who do not see it and for a file's metadata."""
    return f"{title_}. {caption_}".strip()

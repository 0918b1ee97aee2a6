# SPDX-License-Identifier: MIT
"""What a comparison says in words: names of reports, citations, counts, closeness, silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from standpoint.analysis.alignment import Alignment, Cell, Link, Passage
from standpoint.errors import DateError
from standpoint.figures.wording import listed
from standpoint.model.codebook import Theme
from standpoint.model.dates import parse, show
from standpoint.model.reports import Report
from standpoint.text.direction import isolated
from standpoint.text.language import plain

SHARED_SHOWN = 8
"""So many shared words are named under a link."""
_SHORT = 28
_LEAST = 12
_SMALL = frozenset(
    "a an and at by for from in of on or the to with على عن في مع من و إلى".split()  # noqa: SIM905
)
_LANGUAGES = {
    "ar": "Arabic", "ckb": "Central Kurdish", "de": "German", "en": "English", "es": "Spanish",
    "fa": "Persian", "fr": "French", "he": "Hebrew", "it": "Italian", "ku": "Kurdish",
    "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language_name(code: str) -> str:
    """Return a language's English name for its code, or the code where it has none here."""
    return _LANGUAGES.get(plain(code), code)


def counted(number: int, noun: str) -> str:
    """Return "1 word", "1,808 words"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def closeness(value: float, limit: float = 0.0) -> str:
    """Return a closeness with two digits and no leading zero: ".25".

    Under `limit` it is cut and not rounded, so that it never reads as the limit itself.
    """
    if value < limit and f"{value:.2f}" >= f"{limit:.2f}":
        value = int(value * 100) / 100
    return f"{value:.2f}".removeprefix("0")


def link_words(link: Link, limit: float) -> tuple[str, str]:
    """Return what a link says of itself and a note: (".25", ""), ("linked by a person", …)."""
    near = "" if link.closeness is None else closeness(link.closeness, limit)
    if link.origin == "machine":
        return near, ""
    note = f"closeness {near}" if near else "No closeness: different languages share no words."
    return "linked by a person", note


def short_names(reports: Sequence[Report]) -> dict[int, str]:
    """Return a name of at most some 28 letters for each report, each different.

    The actors where each report has one of its own, else so the publishers, else the titles.
    """
    for tellers in ([r.actor for r in reports], [r.publisher for r in reports]):
        told = [_shortened(name or "") for name in tellers]
        if len(reports) > 1 and all(told) and len({t.casefold() for t in told}) == len(told):
            return {report.id: name for report, name in zip(reports, told, strict=True)}
    names: dict[int, str] = {}
    for place, report in enumerate(reports, 1):
        name = _shortened(report.title) or f"Report {place}"
        names[report.id] = f"{name} ({place})" if name in names.values() else name
    return names


def _shortened(title: str) -> str:
    whole = " ".join(title.split())
    head = re.split(r"[:;?!؟؛]\s", whole, maxsplit=1)[0].rstrip(" .:;?!؟؛")
    if len(head) <= _SHORT:
        return head or whole
    kept: list[str] = []
    for word in head.split():
        if kept and len(" ".join([*kept, word])) > _SHORT:
            break
        kept.append(word)
    # "River committee" says more than "River committee of the upper".
    breaks = [place for place, word in enumerate(kept) if place > 1 and word.casefold() in _SMALL]
    if breaks and len(" ".join(kept[: breaks[-1]])) >= _LEAST:
        del kept[breaks[-1] :]
    while len(kept) > 1 and kept[-1].casefold().strip(",") in _SMALL:
        kept.pop()
    return " ".join(kept).rstrip(",")


def shown_date(report: Report) -> str:
    """Return a report's date in words, "undated" where it has none."""
    try:
        return show(parse(report.date or ""))
    except DateError:
        return report.date or ""


def about(report: Report, *, furniture: bool = False) -> str:
    """Return the line under a title: "SOC · undated · its publisher · 808 words".

    The date stands early, as a narrow column cuts the end. A language other than English is named;
    `furniture` adds how many words are outside the counts.
    """
    parts = [part for part in (report.actor, shown_date(report), report.publisher) if part]
    parts.append(counted(report.words, "word"))
    if report.language and plain(report.language) != "en":
        parts.append(language_name(report.language))
    if furniture and report.furniture_words:
        parts.append(f"{counted(report.furniture_words, 'word')} of furniture")
    return " · ".join(parts)


def citation(report: Report) -> str:
    """Return how to cite a report: actor, title, publisher, date, source, as far as known.

    In a line that reads from left to right; an Arabic part does not turn what stands around it.
    """
    title = report.title.strip()
    stop = "" if title[-1:] in ".?!؟…" else "."
    place = ", ".join(_kept(part) for part in (report.publisher, shown_date(report)) if part)
    place = place[:1].upper() + place[1:]
    actor = f"{_kept(report.actor.rstrip('.'))}." if report.actor else ""
    source = f"{report.source}." if report.source else ""
    return " ".join(
        part for part in (actor, _kept(f"“{title}{stop}”"), f"{place}.", source) if part
    )


def _kept(part: str) -> str:
    """Close a part that ends from right to left with an invisible mark (U+200E)."""
    turned = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in part)
    return f"{part}\u200e" if turned else part


def counts(numbers: Sequence[int | None]) -> str:
    """Return "2 · 10", with "?" for a report that was not searched."""
    return " · ".join("?" if number is None else f"{number:,}" for number in numbers)


def summary(links: int, only: Mapping[int, int], names: Mapping[int, str]) -> str:
    """Return a theme's sentence: "2 linked, 1 only in Consultative meeting".

    Args:
        links: number of pairs of sentences that are linked on the theme.
        only: per report, the number of its sentences that have no link.
        names: the reports' short names.
    """
    parts = [f"{links:,} linked"] if links else []
    alone = {report: number for report, number in only.items() if number}
    if len(alone) == len(names) > 1 and len(set(alone.values())) == 1:
        parts.append(f"{next(iter(alone.values())):,} only in each report")
    else:
        parts += [
            f"{number:,} only in {isolated(names[report])}" for report, number in alone.items()
        ]
    return ", ".join(parts)


def no_common_theme(reports: int) -> str:
    """Return the sentence for reports that share no theme."""
    number = {2: "two", 3: "three", 4: "four"}.get(reports, f"{reports:,}")
    return (
        f"These {number} reports have no theme in common. "
        "Their texts can still be read side by side."
    )


def silence(cell: Cell, version: int, language: str | None) -> tuple[str, str]:
    """Return how a silent cell is said, a line and why; both empty for one that speaks."""
    if cell.silence is None:
        return "", ""
    if cell.silence == "reviewed":
        return "Reviewed: silent", ""
    if cell.silence == "none_found":
        return f"No passage found by codebook v{version}", ""
    reason = cell.reason or "language"
    if reason == "dates":
        why = "The report lies outside this theme’s dates."
    else:
        named = f" {language_name(language)}" if language else ""
        rule = "rule for this facet" if named else "rule for its language"
        why = f"Codebook v{version} has no{named} {rule}."
    return f"Not searched: {reason}", f"{why} This says nothing about the report."


def silent_in_all(reports: int, labels: Sequence[str]) -> str:
    """Return "Silent in both: of society"; empty where nothing is."""
    if not labels:
        return ""
    return f"Silent in {'both' if reports == 2 else 'all'}: {', '.join(labels)}"


def remarks(passage: Passage, theme: Theme) -> tuple[str, ...]:
    """Return what is said of a passage in small print, such as "confirmed"."""
    said = []
    if not passage.mentions:
        by = "linked" if passage.status == "suggested" else "coded"
        said.append(f"{by} by a person")
    elif passage.status == "confirmed":
        said.append("confirmed")
    if passage.also:
        said.append(f"also {listed([theme.facet(facet).label for facet in passage.also])}")
    return tuple(said)


def shared(names: Sequence[str]) -> str:
    """Return "shared: common, coordinat-", the heaviest first; what goes beyond eight is left."""
    return f"shared: {', '.join(names[:SHARED_SHOWN])}"


def furniture(report: Report) -> str:
    """Return what stands over a full text that has furniture in it."""
    return f"Pale: {counted(report.furniture_words, 'word')} of furniture, outside every count."


def made(alignment: Alignment, made_on: date) -> str:
    """Return what a comparison was made from and when, in one line."""
    reports = counted(len(alignment.reports), "report")
    day = show(parse(made_on.isoformat()))
    return f"{reports} compared by theme · codebook v{alignment.codebook_version} · {day}"


def method(alignment: Alignment) -> tuple[str, ...]:
    """Return how the comparison was made, and how its marks read, sentence by sentence."""
    version = alignment.codebook_version
    rejected = len(
        {
            (row.theme, row.facet, passage.key)
            for row in alignment.rows
            for cell in row.cells
            for passage in cell.passages
            if passage.status == "rejected"
        }
    )
    notes = [
        f"A passage is a sentence in which codebook v{version} finds a facet of a theme, or that a "
        "person coded or linked so. What carries no mark of a person was suggested by a rule and "
        "not yet reviewed.",
        "Underlined: what the rule found. Tinted: words that linked passages share.",
        "Two passages on one facet are linked when either is the other’s nearest, with a closeness "
        f"of at least {closeness(alignment.limit, 0)}, or when a person linked them. Closeness is "
        "the cosine of their weighted word stems, from 0 to 1. It depends on the corpus and says "
        "nothing of how sure a link is.",
        "A count is of sentences; one that carries several facets of a theme counts once. "
        "“No passage found” says what the codebook found and not what the report means.",
    ]
    if rejected:
        notes.append(f"Not shown: {counted(rejected, 'coding')} that a person rejected.")
    return tuple(notes)

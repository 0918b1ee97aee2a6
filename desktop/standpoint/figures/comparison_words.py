# SPDX-License-Identifier: MIT
"""What a comparison says in words: names of reports, citations, counts, closeness, silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from standpoint.analysis.alignment import Alignment, Cell, Column, Link, Passage
from standpoint.errors import DateError
from standpoint.figures.wording import listed, reposts_note
from standpoint.model.codebook import Theme
from standpoint.model.dates import parse, show
from standpoint.model.reports import Memo, Report
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
    """Return a short name for each report, each different.

    The actors where each report has one of its own, else actors with dates, else the titles. Never
    the publishers: "only in Syria TV" would read as if the station had said it.
    """
    actors = [shortened(report.actor or "") for report in reports]
    dated = [f"{name}, {shown_date(r)}" for name, r in zip(actors, reports, strict=True)]
    for told in (actors, dated if all(report.date for report in reports) else []):
        if len(told) > 1 and all(actors) and len({t.casefold() for t in told}) == len(told):
            return {report.id: name for report, name in zip(reports, told, strict=True)}
    names: dict[int, str] = {}
    for place, report in enumerate(reports, 1):
        name = shortened(report.title) or f"Report {place}"
        names[report.id] = f"{name} ({place})" if name in names.values() else name
    return names


def column_names(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return a short name for each column, each different: an actor's label, else its report's."""
    single = [column.reports[0] for column in columns if not column.label]
    of_reports = short_names(single)
    names: list[str] = []
    for place, column in enumerate(columns, 1):
        name = column.label or of_reports[column.reports[0].id]
        names.append(f"{name} ({place})" if name in names else name)
    return tuple(names)


def column_title(column: Column) -> str:
    """Return what stands over a column: its label, else the title of its report."""
    return column.label or column.reports[0].title


def column_about(column: Column) -> str:
    """Return the line under a column's title: which reports they are, or what its report is."""
    return column.about if column.label else about(column.reports[0])


def shortened(title: str) -> str:
    """Return the first words of a title, at most some 28 letters."""
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


def summary(
    links: int, only: Mapping[int, int], names: Mapping[int, str], each: str = "report"
) -> str:
    """Return a theme's sentence: "2 linked, 1 only in Consultative meeting".

    Args:
        links: number of pairs of sentences that are linked on the theme.
        only: per report or column, the number of its sentences that have no link.
        names: their short names.
        each: what one of them is: "report", "actor".
    """
    parts = [f"{links:,} linked"] if links else []
    alone = {report: number for report, number in only.items() if number}
    if len(alone) == len(names) > 1 and len(set(alone.values())) == 1:
        parts.append(f"{next(iter(alone.values())):,} only in each {each}")
    else:
        parts += [
            f"{number:,} only in {isolated(names[report])}" for report, number in alone.items()
        ]
    return ", ".join(parts)


def no_common_theme(columns: int, *, grouped: bool = False) -> str:
    """Return the sentence for reports, or groups of them, that share no theme."""
    number = {2: "two", 3: "three", 4: "four"}.get(columns, f"{columns:,}")
    what = "groups of reports" if grouped else "reports"
    return (
        f"These {number} {what} have no theme in common. "
        "Their texts can still be read side by side."
    )


def silence(cell: Cell, version: int, language: str | None) -> tuple[str, str]:
    """Return how a silent cell is said, a line and why; both empty for one that speaks."""
    if cell.silence is None:
        return "", ""
    if cell.silence == "reviewed":
        return "Reviewed: silent", ""
    if cell.silence == "none_found" and cell.passages:
        # Rules or people found something, and a person took it away: that is not nothing found.
        return f"Rejected: {counted(len(cell.passages), 'passage')}", unsearched(cell)
    if cell.silence == "none_found":
        return f"No passage found by codebook v{version}", unsearched(cell)
    many = len(cell.reports) > 1
    reason = cell.reason or "language"
    if reason == "dates":
        lie = "Its reports lie" if many else "The report lies"
        why = f"{lie} outside this theme’s dates."
    else:
        named = f" {language_name(language)}" if language else ""
        rule = "rule for this facet" if named else "rule for its language"
        why = f"Codebook v{version} has no{named} {rule}."
    about_them = "reports" if many else "report"
    return f"Not searched: {reason}", f"{why} This says nothing about the {about_them}."


def unsearched(cell: Cell) -> str:
    """Return "12 of 30 reports were not searched"; empty where all or none were, or one is all."""
    if cell.silence == "not_searched" or not 0 < len(cell.unsearched) < len(cell.reports):
        return ""
    was = "was" if len(cell.unsearched) == 1 else "were"
    return f"{len(cell.unsearched):,} of {len(cell.reports):,} reports {was} not searched"


def silent_in_all(reports: int, labels: Sequence[str]) -> str:
    """Return "Silent in both: of society"; empty where nothing is."""
    if not labels:
        return ""
    return f"Silent in {'both' if reports == 2 else 'all'}: {', '.join(labels)}"


def remarks(passage: Passage, theme: Theme) -> tuple[str, ...]:
    """Return what is said of a passage in small print, such as "confirmed"."""
    said = []
    if passage.marked or not passage.mentions:
        coded = passage.marked or passage.status != "suggested"
        said.append(f"{'coded' if coded else 'linked'} by a person")
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
    grouped = f" in {len(alignment.columns)} columns" if alignment.grouped else ""
    version = f"codebook v{alignment.codebook_version}"
    parts = [f"{reports}{grouped} compared by theme", alignment.reposts.said, version, day]
    return " · ".join(part for part in parts if part)


def source(report: Report, number: int | None, paragraph: int) -> str:
    """Return where a passage stands: "¶ 4", or "[3] Harbour council, 12 Jun 2024, ¶ 4".

    The number is that of the report in the list of citations, None where its column names it.
    """
    if number is None:
        return f"¶\u00a0{paragraph}"
    return f"[{number}] {place(report, paragraph)}"


def place(report: Report, paragraph: int) -> str:
    """Return "Harbour council, 12 Jun 2024, ¶ 4"."""
    return f"{isolated(shortened(report.title))}, {shown_date(report)}, ¶\u00a0{paragraph}"


def memo(memo: Memo, *, on: str = "") -> str:
    """Return a memo as a note: "Memo: its words", or "Memo on “these words”: …"."""
    about_it = f" on “{isolated(quoted(on))}”" if on else ""
    return f"Memo{about_it}: {memo.words}"


def quoted(text: str, most: int = 60) -> str:
    """Return a text for a note in one line, its middle left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 20].rstrip()} … {line[-18:].lstrip()}"


def method(alignment: Alignment, left_out: Sequence[str] = ()) -> tuple[str, ...]:
    """Return how the comparison was made, and how its marks read, sentence by sentence.

    `left_out` are the labels of themes that are switched off.
    """
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
        "Underlined: what the rule found, or a person marked. Tinted: words that linked passages "
        "share.",
        "Two passages on one facet are linked when either is the other’s nearest, with a closeness "
        f"of at least {closeness(alignment.limit, 0)}, or when a person linked them. Closeness is "
        "the cosine of their weighted word stems, from 0 to 1. It depends on the corpus and says "
        "nothing of how sure a link is.",
        "A count is of sentences; one that carries several facets of a theme counts once. "
        "“No passage found” says what the codebook found and not what the report means.",
    ]
    if alignment.grouped:
        notes.append("A number in square brackets is that of the report in the list of reports.")
    if reposts := reposts_note(alignment.reposts):
        notes.append(reposts)
    if left_out:
        notes.append(f"Not shown: {listed(left_out)}.")
    if rejected:
        notes.append(f"Not shown: {counted(rejected, 'coding')} that a person rejected.")
    return tuple(notes)

# SPDX-License-Identifier: MIT
"""Sentences with where they come from, as plain and as rich text for the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from standpoint.model.reports import Reading, Report
from standpoint.ui.compare import wording
from standpoint.ui.look.faces import right_to_left

Span = tuple[Reading, int, int]
"""`text[start:end]` of a report."""
_QUOTE = "margin: 0 0 4px 24px; white-space: pre-wrap"


@dataclass(frozen=True, slots=True)
class Citation:
    """The same words plain and as HTML."""

    plain: str
    rich: str


def cite(reading: Reading, start: int, end: int, version: int, coded: str = "") -> Citation:
    """Return `text[start:end]` of a report with title, actor, publisher, date and source.

    Args:
        reading: the report.
        start: in code points.
        end: in code points.
        version: of the codebook in force.
        coded: theme and facet, such as "Unity › of the opposition", or empty.
    """
    return _joined([(reading, start, end)], _coding(version, coded))


def cite_pair(one: Span, other: Span, version: int, coded: str, link: str) -> Citation:
    """Return two linked sentences, each with its source, and then what links them.

    Args:
        one: the sentence of the column to the left.
        other: the sentence of the column to the right.
        version: of the codebook in force.
        coded: theme and facet of the link.
        link: its closeness and shared words, or that a person made it.
    """
    return _joined([one, other], f"Linked on {_coding(version, coded)} {link}")


def _coding(version: int, coded: str) -> str:
    return f"{coded}, codebook v{version}." if coded else f"Codebook v{version}."


def _joined(spans: list[Span], last: str) -> Citation:
    plain = "\n\n".join(_plain(*span) for span in spans)
    rich = "".join(_rich(*span) for span in spans)
    note = escape(last)
    if len(spans) == 1:
        return Citation(f"{plain}\n{last}", f"{rich.removesuffix('</p>')}<br>{note}</p>")
    return Citation(f"{plain}\n\n{last}", f'{rich}<p dir="ltr">{note}</p>')


def _quoted(reading: Reading, start: int, end: int) -> str:
    """Return the words as they are stored, in the quotation marks of their language."""
    before, after = ("«", "»") if right_to_left(reading.report.language) else ("“", "”")
    return f"{before}{reading.text[start:end].strip()}{after}"


def _about(reading: Reading, start: int, end: int) -> str:
    report = reading.report
    whose = [part for part in (report.actor, report.publisher) if part]
    touched = [s.paragraph for s in reading.sentences if s.start < end and start < s.end]
    where = [_paragraphs(min(touched), max(touched))] if touched else []
    return ", ".join([*whose, wording.shown_date(report), *where])


def _paragraphs(first: int, last: int) -> str:
    return f"¶\u00a0{first}" if first == last else f"¶\u00a0{first}–{last}"


def _title(report: Report) -> str:
    title = " ".join(report.title.split())
    return title if title[-1:] in ".?!؟…" else f"{title}."


def _plain(reading: Reading, start: int, end: int) -> str:
    report = reading.report
    source = f" {report.source}" if report.source else ""
    about = _about(reading, start, end)
    return f"{_quoted(reading, start, end)}\n{_title(report)} {about}.{source}"


def _rich(reading: Reading, start: int, end: int) -> str:
    report, source = reading.report, reading.report.source or ""
    direction = ' dir="rtl"' if right_to_left(report.language) else ""
    language = f' lang="{escape(report.language)}"' if report.language else ""
    lines = escape(_quoted(reading, start, end), quote=False).replace("\n", "<br>")
    if source.startswith(("https://", "http://")):
        source = f' <a href="{escape(source)}">{escape(source)}</a>'
    elif source:
        source = f" {escape(source)}"
    about = escape(_about(reading, start, end), quote=False)
    # The mark after a title that ends from right to left keeps what follows in its order.
    title = f"<cite>{escape(_title(report), quote=False)}</cite>{'&lrm;' if direction else ''}"
    return (
        f'<blockquote{direction}{language} style="{_QUOTE}">{lines}</blockquote>'
        f'<p dir="ltr">{title} {about}.{source}</p>'
    )

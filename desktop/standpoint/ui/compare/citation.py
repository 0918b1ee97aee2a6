# SPDX-License-Identifier: MIT
"""A sentence with where it comes from, as plain and as rich text for the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from standpoint.model.reports import Reading
from standpoint.ui.compare import wording
from standpoint.ui.look.faces import right_to_left


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
    report = reading.report
    quote = reading.text[start:end].strip()
    arabic = right_to_left(report.language)
    before, after = ("«", "»") if arabic else ("“", "”")
    paragraph = next((s.paragraph for s in reading.sentences if s.start <= start < s.end), 0)
    whose = [part for part in (report.actor, report.publisher) if part]
    where = [f"¶\u00a0{paragraph}"] if paragraph else []
    about = ", ".join([*whose, wording.shown_date(report), *where])
    coding = f"{coded}, codebook v{version}" if coded else f"Codebook v{version}"
    source = report.source or ""
    plain = f"{before}{quote}{after}\n{report.title}. {about}."
    plain += f" {source}" if source else ""
    plain += f"\n{coding}."
    direction = ' dir="rtl"' if arabic else ""
    link = f' <a href="{escape(source)}">{escape(source)}</a>' if _is_address(source) else (
        f" {escape(source)}" if source else ""
    )  # fmt: skip
    lines = escape(quote).replace("\n", "<br>")
    rich = (
        f"<blockquote{direction}>{before}{lines}{after}</blockquote>"
        f"<p><cite>{escape(report.title)}</cite>. {escape(about)}.{link}<br>{escape(coding)}.</p>"
    )
    return Citation(plain, rich)


def _is_address(source: str) -> bool:
    return source.startswith(("https://", "http://"))

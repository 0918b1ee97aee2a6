# SPDX-License-Identifier: MIT
"""The numbers of two sides compared as rows: CSV, JSON, and lines with tabs."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable
from typing import Any

from standpoint.analysis.contrast import Difference, Measured
from standpoint.figures import contrast_words, wording
from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.table import number
from standpoint.text.formulas import harmless

_SIDE: tuple[tuple[str, Callable[[Measured], float | None]], ...] = (
    ("reports", lambda one: one.reports),
    ("speaking", lambda one: one.speaking),
    ("share", lambda one: one.share),
    ("share_low", lambda one: one.share_interval.low if one.share_interval else None),
    ("share_high", lambda one: one.share_interval.high if one.share_interval else None),
    ("mentions", lambda one: one.mentions),
    ("words", lambda one: one.words),
    ("rate", lambda one: one.rate),
    ("rate_low", lambda one: one.rate_interval.low if one.rate_interval else None),
    ("rate_high", lambda one: one.rate_interval.high if one.rate_interval else None),
    ("not_searched", lambda one: one.unsearched),
)
HEADER = (
    "theme",
    *(f"side_a_{name}" for name, _ in _SIDE),
    *(f"side_b_{name}" for name, _ in _SIDE),
    "difference", "low", "high", "ratio", "ratio_low", "ratio_high", "ratio_exact_low",
    "ratio_exact_high", "dispersion", "p", "q", "rate_p", "rate_q", "note",
)  # fmt: skip
"""Shares and differences are fractions, rates mentions per 1,000 words, inf is without end."""


def values(row: Difference) -> dict[str, Any]:
    """Return one theme by the names of `HEADER`; None where there is no number."""
    found: dict[str, Any] = {"theme": row.key}
    for side, one in (("side_a", row.a), ("side_b", row.b)):
        found |= {f"{side}_{name}": value(one) for name, value in _SIDE}
    difference, ratio, widened = row.difference, row.ratio, row.ratio_interval
    return found | {
        "difference": difference.value if difference else None,
        "low": difference.interval.low if difference else None,
        "high": difference.interval.high if difference else None,
        "ratio": ratio.value if ratio else None,
        "ratio_low": widened.low if widened else None,
        "ratio_high": widened.high if widened else None,
        "ratio_exact_low": ratio.interval.low if ratio else None,
        "ratio_exact_high": ratio.interval.high if ratio else None,
        "dispersion": row.phi,
        "p": row.p,
        "q": row.q,
        "rate_p": row.test.p if row.test else None,
        "rate_q": row.test_q,
        "note": "; ".join(contrast_words.remarks(row)),
    }


def notes(figure: ContrastFigure) -> tuple[tuple[str, str], ...]:
    """Return what a reader of the numbers must know, as (note, value)."""
    a, b = figure.contrast.a, figure.contrast.b
    known = [
        ("title", figure.title),
        ("side a", a.side.label),
        ("side b", b.side.label),
        ("sides are", figure.by),
        ("reports of side a", str(len(a.reports))),
        ("reports of side b", str(len(b.reports))),
        ("words of side a", str(a.words)),
        ("words of side b", str(b.words)),
        ("difference", "share of a minus share of b, fractions, 95 % Newcombe interval"),
        ("ratio", "rate of a over rate of b, 95 % exact interval widened by the dispersion"),
        ("share and rate of a side", "95 % Wilson and dispersion-scaled Garwood intervals"),
        ("p and q", "Fisher’s exact test of shares; Benjamini and Hochberg over the themes here"),
        ("rate_p and rate_q", "permutation of whole reports, mean of their rates; as q"),
        ("codings counted", wording.status(figure.status)),
        ("codebook version", str(figure.codebook_version)),
        ("filters", figure.filters or "none"),
    ]
    if said := wording.reposts(figure.reposts):
        known.append(("reposts", said))
    known += [(note, str(left)) for note, left in figure.contrast.left_out]
    known += [(row.measured.key, row.counted) for row in figure.rows if row.counted]
    return (*known, *(("remark", note) for note in figure.notes))


def csv_text(figure: ContrastFigure) -> str:
    """Return the CSV: a row for each theme, a blank line, then notes as (note, value).

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for row in figure.rows:
        found = values(row.measured)
        writer.writerow([_cell(found[name]) for name in HEADER])
    out.write("\n")
    writer.writerow(("note", "value"))
    writer.writerows((_line(note), _line(value)) for note, value in notes(figure))
    return out.getvalue()


def json_text(figure: ContrastFigure) -> str:
    """Return the same as JSON; what is without end is the text "inf"."""
    rows = [
        {name: "inf" if value == math.inf else value for name, value in values(r.measured).items()}
        for r in figure.rows
    ]
    sides = {
        name: {"label": side.side.label, "reports": list(side.reports), "words": side.words}
        for name, side in (("a", figure.contrast.a), ("b", figure.contrast.b))
    }
    found = {
        "title": figure.title,
        "by": figure.by,
        "codebook_version": figure.codebook_version,
        "codings": figure.status,
        "filters": figure.filters or None,
        "sides": sides,
        "themes": rows,
        "left_out": dict(figure.contrast.left_out),
        "reposts": wording.reposts(figure.reposts) or None,
        "notes": list(figure.notes),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def heads(figure: ContrastFigure) -> tuple[str, ...]:
    """Return the columns of the screen's table."""
    one, other = figure.names
    return (
        "Theme",
        f"{one}: reports",
        f"{other}: reports",
        "Difference, points",
        f"{one}: mentions, rate",
        f"{other}: mentions, rate",
        "Ratio of rates",
        "q of shares",
        "q of rates",
    )


def cells(figure: ContrastFigure, place: int) -> tuple[str, ...]:
    """Return a row of the screen's table, in the words of the figure."""
    row = figure.rows[place]
    one = row.measured
    words = contrast_words
    return (
        row.label,
        words.share(one.a),
        words.share(one.b),
        words.points(one),
        words.rate(one.a),
        words.rate(one.b),
        words.ratio(one),
        "–" if one.q is None else words.probability(one.q),
        "–" if one.test_q is None else words.probability(one.test_q),
    )


def tabbed(figure: ContrastFigure) -> str:
    """Return the screen's table with tabs between cells, as spreadsheets take it."""
    lines = [heads(figure), *(cells(figure, place) for place in range(len(figure.rows)))]
    return "\n".join("\t".join(_line(cell) for cell in line) for line in lines) + "\n"


def _cell(value: float | str | None) -> str:
    if isinstance(value, str):
        return _line(value)
    return "inf" if value == math.inf else number(value)


def _line(text: str) -> str:
    """Return free text on one line, harmless in a spreadsheet."""
    return harmless(" ".join(text.split()))

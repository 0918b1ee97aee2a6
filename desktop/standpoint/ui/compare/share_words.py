# SPDX-License-Identifier: MIT
"""A column's share of a theme in words: as long as there is room for, and as short as need be."""

from __future__ import annotations

from standpoint.analysis.share import Share
from standpoint.ui.compare.rows import Told


def told(share: Share) -> Told:
    """Return what a column is told to hold: its share in all its forms."""
    return Told(in_full(share), in_short(share), explained(share))


def told_left(left: int, of: int) -> Told:
    """Return what a filter leaves of a column: "2 of 9 shown", "no passage"."""
    if not of:
        return Told("no passage", "no passage", "no passage")
    said = f"{left:,} of {of:,}"
    return Told(f"{said} shown", said, f"{said} sentences shown")


def in_full(share: Share) -> str:
    """Return "10 of 26 sentences · 38 %", "3 of 4 reports", "not searched"."""
    if not share.searched:
        return "not searched"
    unit = share.unit if share.whole != 1 else share.unit.removesuffix("s")
    return f"{share.part:,} of {share.whole:,} {unit}{_percent(share)}"


def in_short(share: Share) -> str:
    """Return "10 · 38 %", "3 of 4", "not searched": for a column without room for more."""
    if not share.searched:
        return "not searched"
    if share.percent is None:
        return f"{share.part:,} of {share.whole:,}"
    return f"{share.part:,}{_percent(share)}"


def explained(share: Share) -> str:
    """Return the share in full with what was left out of it, for a tooltip or a screen reader."""
    if not share.unsearched or not share.searched:
        return in_full(share)
    reports = "report" if share.unsearched == 1 else "reports"
    return f"{in_full(share)}; {share.unsearched:,} {reports} not searched"


def _percent(share: Share) -> str:
    percent = share.percent
    if percent is None:
        return ""
    if percent == 0 and share.part:
        return " · under 1\u00a0%"
    if percent == 100 and share.part < share.whole:
        return " · over 99\u00a0%"
    return f" · {percent}\u00a0%"

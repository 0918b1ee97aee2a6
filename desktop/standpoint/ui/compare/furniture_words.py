# SPDX-License-Identifier: MIT
"""What is said of furniture: why a sentence is left out, or why it counts all the same."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from standpoint.errors import DateError
from standpoint.model.dates import parse, show
from standpoint.text.direction import isolated

if TYPE_CHECKING:
    from standpoint.corpus.furniture_reasons import Reason
    from standpoint.text.furniture import Sign

_SIGNS = {
    "source": "it names a source",
    "disclaimer": "it is a disclaimer",
    "headline": "it is a headline that stands more than once here",
    "no words": "it holds no word",
}


def moment(made_at: str) -> str:
    """Return "3 Jun 2024 14:32" in the user's own time, for a moment as ISO 8601 in UTC."""
    try:
        when = datetime.fromisoformat(made_at).astimezone()
        return f"{show(parse(when.date().isoformat()))} {when:%H:%M}"
    except (ValueError, DateError):
        return ""


def whose(publisher: str) -> str:
    """Return "reports of SOC", or what the reports without a publisher are called."""
    return f"reports of {isolated(publisher)}" if publisher else "reports without publisher"


def standing(reason: Reason) -> str:
    """Return "12 of 14 reports of SOC"."""
    return f"{reason.reports:,} of {reason.of:,} {whose(reason.publisher)}"


def why(reason: Reason) -> str:
    """Return in a sentence why something is left out or counts, empty where nothing is to say."""
    if reason.origin:
        return _why_out(reason)
    if reason.said is not None:
        return f"Counted: taken back by you{_where(reason)}{_when(reason)}."
    if not reason.reports:
        return ""
    named = ", for it names a theme" if reason.coded else ""
    return f"Counted{named}. This line stands in {standing(reason)}."


def _why_out(reason: Reason) -> str:
    if reason.origin == 3:
        return f"Left out by you{_where(reason)}{_when(reason)}."
    if reason.origin == 2:
        return f"Left out: this line stands in {standing(reason)}."
    return f"Left out for its wording: {_wording(reason.sign)}."


def _wording(sign: Sign | None) -> str:
    if sign is None:
        return "it is no part of the report"
    return f"“{isolated(sign.words)}”" if sign.words else _SIGNS.get(sign.kind, sign.kind)


def _where(reason: Reason) -> str:
    return f" in all {whose(reason.publisher)}" if reason.said == "line" else ""


def _when(reason: Reason) -> str:
    shown = moment(reason.said_at)
    return f", {shown}" if shown else ""

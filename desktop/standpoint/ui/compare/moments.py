# SPDX-License-Identifier: MIT
"""When a person decided something, in the local time of this machine."""

from __future__ import annotations

from datetime import datetime

from standpoint.model.dates import parse, show


def moment(made_at: str) -> str:
    """Return "22 Nov 2026, 14:32" for a moment in ISO 8601, an empty text for what is none.

    A moment without an offset is taken for local time.
    """
    try:
        local = datetime.fromisoformat(made_at).astimezone()
    except ValueError:
        return ""
    return f"{show(parse(local.date().isoformat()))}, {local:%H:%M}"


def since(words: str, made_at: str) -> str:
    """Return "Confirmed, 22 Nov 2026, 14:32", or the words alone where no moment is known."""
    when = moment(made_at)
    return f"{words}, {when}" if when else words

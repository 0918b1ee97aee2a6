# SPDX-License-Identifier: MIT
"""The names in a field that lists several: "A; B" and "A؛ B", and where it is sure "A | B"."""

from __future__ import annotations

import re

from standpoint.documents import no_names

# The semicolon of "&amp;" parts nothing.
_ENTITY = (
    r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{1,6}|#x[\da-fA-F]{1,5}|[lr][sd]quo|"
    r"[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring));"
)
_BETWEEN_SEMICOLONS = re.compile(rf"(?:{_ENTITY}|[^;؛])+")
_LONGEST = 120


def parted(written: str, *, bars: bool = False) -> list[str]:
    """Return the names in a field, each once; the whole alone where it is no list of names.

    Who is nobody ("unknown", "admin") is left out of a list; [""] where nobody else stands in it.

    Args:
        written: what stands in the field, on one line.
        bars: whether "|" parts names, too. On a page it parts an author from the site.
    """
    parts = _parts(_BETWEEN_SEMICOLONS.findall(written))
    if len(parts) > 1:
        return [one for one in parts if not no_names.is_no_actor(one)] or [""]
    by_bars = _parts(written.split("|")) if bars else []
    if len(by_bars) > 1 and all(map(_is_name, by_bars)):
        return by_bars
    return parts or [written]


def _parts(parts: list[str]) -> list[str]:
    return list(dict.fromkeys(one for part in parts if (one := part.strip())))


def _is_name(part: str) -> bool:
    return len(part) <= _LONGEST and not no_names.is_no_actor(part)

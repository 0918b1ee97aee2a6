# SPDX-License-Identifier: MIT
"""In which line of a codebook file a theme, a facet, a key or a rule stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

_THEME = re.compile(r"\s*\[\[\s*theme\s*\]\]")
_FACET = re.compile(r"\s*\[\[\s*theme\s*\.\s*facet\s*\]\]")


class Places:
    """The lines of a codebook file by theme and facet, counted from 0 as in the file.

    TOML readers do not say where a value stood; the headings do.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._headings: dict[tuple[int, ...], int] = {}
        theme = facet = -1
        for number, line in enumerate(self._lines):
            if _THEME.match(line):
                theme, facet = theme + 1, -1
                self._headings[theme,] = number
            elif _FACET.match(line):
                facet += 1
                self._headings[theme, facet] = number

    def of_key(self, path: Sequence[int], key: str | None) -> int | None:
        """Return the line, from 1, of a key of a theme or facet, else the line of its heading."""
        region = self._region(path)
        if region is None:
            return None
        if key is not None:
            wanted = re.compile(rf"\s*(?:rules\s*\.\s*)?[\"']?{re.escape(key)}[\"']?\s*[.=]")
            for number in region:
                if wanted.match(self._lines[number]):
                    return number + 1
        return region.start + 1 if path else None

    def of_text(self, path: Sequence[int], text: str) -> tuple[int | None, int | None]:
        """Return line and column, from 1, of a text of a theme or facet; None where unclear."""
        region = self._region(path)
        first, _, more = text.partition("\n")
        if region is None or more or not first:
            return self.of_key(path, "rules"), None
        for number in region:
            column = self._lines[number].find(first)
            if column >= 0 and self._lines[number][column - 1 : column] in ("'", '"'):
                return number + 1, column + 1
        return self.of_key(path, "rules"), None

    def _region(self, path: Sequence[int]) -> range | None:
        """Return the lines of a theme's or a facet's own keys, up to the next heading."""
        start = self._headings.get(tuple(path)) if path else 0
        if start is None:
            return None
        after = [number for number in self._headings.values() if number > start or not path]
        return range(start, min(after, default=len(self._lines)))

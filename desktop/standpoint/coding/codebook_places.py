# SPDX-License-Identifier: MIT
"""In which line and column of a codebook file a theme, a facet, a key or a rule stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from standpoint.coding.codebook_layout import FACET, THEME
from standpoint.coding.toml_layout import (
    Statement,
    inside_string,
    items,
    line_and_column,
    statements,
    table_value,
)

_Place = tuple[int | None, int | None]


class Places:
    """The places of a valid TOML text by theme and facet, both counted from 0 as in the file.

    TOML readers do not say where a value stood. A place that is not laid out under headings is
    None, or that of the nearest heading.
    """

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")

    @cached_property
    def _keys(self) -> dict[tuple[int, ...], dict[tuple[str, ...], Statement]]:
        return self._found[1]

    @cached_property
    def _headings(self) -> dict[tuple[int, ...], int]:
        return self._found[0]

    @cached_property
    def _found(
        self,
    ) -> tuple[dict[tuple[int, ...], int], dict[tuple[int, ...], dict[tuple[str, ...], Statement]]]:
        headings: dict[tuple[int, ...], int] = {}
        keys: dict[tuple[int, ...], dict[tuple[str, ...], Statement]] = defaultdict(dict)
        path: tuple[int, ...] = ()
        theme = facet = -1
        for each in statements(self._text):
            if isinstance(each, Statement):
                keys[path].setdefault((*each.inside[2:], *each.names), each)
            elif each.listed and each.names in (THEME, FACET):
                theme, facet = (theme + 1, -1) if each.names == THEME else (theme, facet + 1)
                path = (theme,) if each.names == THEME else (theme, facet)
                headings[path] = each.start
        return headings, keys

    def of_heading(self, path: Sequence[int]) -> _Place:
        """Return where a theme or facet starts; for the codebook itself, nowhere."""
        start = self._headings.get(tuple(path)) if path else None
        if start is None:
            return None, None
        line, _ = line_and_column(self._text, start)
        return line, self._text.index("[", start) - start + 1

    def of_key(self, path: Sequence[int], key: str, *, value: bool = False) -> _Place:
        """Return where a key stands, or its value; else where the entry starts that lacks it.

        The language of rules is a key, too.
        """
        there = self._statement(path, key)
        if there is None:
            return self.of_heading(path)
        return line_and_column(self._text, there.value_start if value else there.key_start)

    def of_item(self, path: Sequence[int], key: str, number: int) -> _Place:
        """Return where an item of a list stands, counted from 0."""
        start = self._item(path, key, number)
        if start is None:
            return self.of_key(path, key, value=True)
        return line_and_column(self._text, start)

    def of_sign(self, path: Sequence[int], key: str, number: int, sign: int) -> _Place:
        """Return where a sign of a rule stands: an item that is a text, or a table with `rule`."""
        start = self._item(path, key, number)
        if start is not None and self._text[start] == "{":
            start = table_value(self._text, start, "rule")
        if start is None:
            return self.of_key(path, key, value=True)
        return line_and_column(self._text, inside_string(self._text, start, sign))

    def _item(self, path: Sequence[int], key: str, number: int) -> int | None:
        there = self._statement(path, key)
        if there is None or self._text[there.value_start] != "[":
            return None
        return items(self._text, there.value_start)[0][number].start

    def _statement(self, path: Sequence[int], key: str) -> Statement | None:
        here = self._keys.get(tuple(path), {})
        exact = here.get((key,)) or here.get(("rules", key))
        return exact or next((each for names, each in here.items() if key in names), None)

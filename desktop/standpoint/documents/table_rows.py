# SPDX-License-Identifier: MIT
"""Rows of tables in documents: short cells share a line, long cells are paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

_SHORT_CELL = 80


def blocks(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return the paragraphs that a row becomes, given the paragraphs of each of its cells.

    Short cells are a row of figures or names and stand on one line, parted by tabs. Tables that
    only lay out a page have long cells: their paragraphs stay apart.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and len(cell[0]) <= _SHORT_CELL for cell in filled):
        return ["\t".join(cell[0] for cell in filled)]
    return [words for cell in filled for words in cell]

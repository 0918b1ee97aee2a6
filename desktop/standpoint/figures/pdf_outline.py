# SPDX-License-Identifier: MIT
"""Bookmarks for a PDF of Qt's, which knows none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.figures.pdf_update import Update


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: its words, whether it stands under another, its page from 0."""

    words: str
    depth: int
    page: int


def outline(update: Update, marks: Sequence[Bookmark], language: str = "en") -> None:
    """Give a PDF an outline two levels deep, and its language (ISO 32000-1, 12.3.3).

    A file that is not written as Qt writes it stays as it is: an outline is worth less than a file
    that opens.
    """
    catalog = update.read(update.catalog)
    tree = re.search(rb"/Pages (\d+) 0 R", catalog)
    kids = re.search(rb"/Kids\s*\[(.*?)\]", update.read(int(tree[1])) if tree else b"", re.DOTALL)
    pages = [int(page) for page in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []
    kept = [mark for mark in marks if 0 <= mark.page < len(pages)]
    if not kept:
        return
    first = update.next
    more = f"/Type /Catalog\n/Outlines {first} 0 R /Lang ({language})".encode()
    update.put(update.catalog, catalog.replace(b"/Type /Catalog", more, 1))
    for number, body in _outline(kept, first, pages).items():
        update.put(number, body)


def _outline(marks: Sequence[Bookmark], first: int, pages: Sequence[int]) -> dict[int, bytes]:
    """Return the outline's objects, the root numbered `first` and each mark after it."""
    parents: list[int] = []
    for place, mark in enumerate(marks):
        above = [n for n in range(place) if marks[n].depth == 0]
        parents.append(above[-1] if mark.depth and above else -1)
    children = {
        parent: [n for n, one in enumerate(parents) if one == parent]
        for parent in (-1, *range(len(marks)))
    }

    def named(place: int) -> str:
        return f"{first + 1 + place} 0 R"

    def family(place: int) -> str:
        mine = children[place]
        if not mine:
            return ""
        # Closed but at the top: a long outline opens as a list of themes and texts.
        count = len(mine) if place < 0 else -len(mine)
        return f"/First {named(mine[0])} /Last {named(mine[-1])} /Count {count}"

    made = {first: f"<< /Type /Outlines {family(-1)} >>".encode()}
    for place, mark in enumerate(marks):
        siblings = children[parents[place]]
        at = siblings.index(place)
        before = f"/Prev {named(siblings[at - 1])}" if at else ""
        after = f"/Next {named(siblings[at + 1])}" if at + 1 < len(siblings) else ""
        title = (b"\xfe\xff" + mark.words.encode("utf-16-be", "replace")).hex()
        made[first + 1 + place] = (
            f"<< /Title <{title}> /Parent {named(parents[place])} {before} {after} "
            f"{family(place)} /Dest [{pages[mark.page]} 0 R /Fit] >>"
        ).encode()
    return made

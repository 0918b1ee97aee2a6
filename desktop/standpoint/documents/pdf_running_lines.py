# SPDX-License-Identifier: MIT
"""What stands at the head or foot of page after page and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from standpoint.documents.pdf_lines import Line

_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.4
_MARGIN = 0.12
_DEEPEST = 3
_PAGE = r"(?:p\s?a\s?g\s?e|p\.|pg\.?|seite|sayfa|صفحة|الصفحة|ص\.?)"
_NUMBER = re.compile(
    rf"(?i)[\s\-–—|~•*\[(]*{_PAGE}?\s*[:|]?\s*(?P<number>\d{{1,4}}|[ivxl]{{1,7}})"
    rf"\s*(?:(?:of|/|\||von|من)\s*\d{{1,4}})?[\s\-–—|~•*\])]*{_PAGE}?[\s\-–—|\])]*"
)
_OUTER_NUMBER = re.compile(r"^[\W_]*\d+[\W_]+|[\W_]+\d+[\W_]*$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def without(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers and without heads and feet that repeat.

    Only lines in the outer eighth of a page are ever dropped. A head must stand on three pages that
    follow each other, or on two of five; a number must count with the pages.
    """
    numbers = Counter(
        offset
        for at, page in enumerate(pages)
        for offset in {_offset(line, at) for line in _outer(page)}
        if offset is not None
    )
    heads = defaultdict(list)
    for at, page in enumerate(pages):
        for key in {_key(line) for line in _outer(page)}:
            if key[2]:
                heads[key].append(at)
    enough = max(_FEWEST_PAGES, _SHARE_OF_PAGES * sum(map(bool, pages)))

    def runs_on(line: Line, at: int) -> bool:
        offset = _offset(line, at)
        if offset is not None and (offset == 1 or numbers[offset] > 1):
            return True
        on = heads.get(_key(line), [])
        return len(on) >= enough or _is_of_a_chapter(on)

    kept = []
    for at, page in enumerate(pages):
        dropped = [line for line in _outer(page) if runs_on(line, at)]
        kept.append([line for line in page if line not in dropped])
    return kept


def _is_of_a_chapter(on: Sequence[int]) -> bool:
    """Return whether a line stands on pages that follow each other, or on every other page."""
    return len(on) >= _FEWEST_PAGES and on[-1] - on[0] + 1 < 2 * len(on)


def _outer(page: Sequence[Line]) -> list[Line]:
    """Return the lines nearest to the head and the foot of a page."""
    ordered = sorted(page, key=lambda line: line.baseline)
    foot = [line for line in ordered[:_DEEPEST] if line.baseline < _MARGIN * line.page_height]
    head = [
        line for line in ordered[-_DEEPEST:] if line.baseline > (1 - _MARGIN) * line.page_height
    ]
    return foot + head


def _key(line: Line) -> tuple[bool, int, str]:
    """Return what a running line has in common on all pages: half, size, words but the number.

    The size keeps a title on the first page that later pages repeat in small.
    """
    words = _OUTER_NUMBER.sub("", line.text.casefold())
    return line.baseline < line.page_height / 2, round(line.size), words


def _offset(line: Line, at: int) -> int | None:
    """Return page number minus page index where a line is nothing but a page number."""
    found = _NUMBER.fullmatch(line.text)
    if found is None:
        return None
    number = found["number"].lower()
    return (int(number) if number.isdigit() else _roman(number)) - at


def _roman(number: str) -> int:
    values = [_ROMAN[sign] for sign in number]
    following = [*values[1:], 0]
    return sum(
        value if value >= after else -value for value, after in zip(values, following, strict=True)
    )

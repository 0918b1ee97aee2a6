# SPDX-License-Identifier: MIT
"""Printed lines become paragraphs, by how they stand to each other on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from standpoint.documents.pdf_hyphens import HYPHENS, Hyphens
from standpoint.documents.pdf_lines import Line

_SENTENCE_END = re.compile(r"[.!?:;؟؛…۔][\"'”’»)\]\d]*$")
_BULLET = re.compile(r"[•▪◦‣●■\uf0b7]\s?")
_ITEM = re.compile(r"(?:[–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_ARABIC = re.compile("[\u0620-\u064a]")
_WIDER_GAP = 1.3
_OTHER_SIZE = 0.12


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs of a document, given the lines of each page without running lines."""
    kept = [page for page in pages if page]
    hyphens = Hyphens(line for page in kept for line in page)
    leading = _leading(kept)
    groups: list[list[Line]] = []
    for at, page in enumerate(kept):
        for number, line in enumerate(page):
            if number:
                begins = _begins(page, number, leading)
            else:
                begins = not at or _begins_page(kept[at - 1], line)
            if begins:
                groups.append([])
            groups[-1].append(line)
    return [_joined(group, hyphens) for group in groups]


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance of two lines, as a multiple of their size."""
    steps = sorted(
        (one.baseline - two.baseline) / one.size
        for page in pages
        for one, two in pairwise(page)
        if one.size and 0.5 < (one.baseline - two.baseline) / one.size < 3
    )
    # Inside paragraphs lines stand closest; a low rank keeps the gaps between them out.
    return steps[len(steps) * 3 // 10] if steps else 1.2


def _begins(page: Sequence[Line], number: int, leading: float) -> bool:
    """Return whether line `number` of a page begins a paragraph."""
    before, line = page[number - 1], page[number]
    step = before.baseline - line.baseline
    size = min(before.size, line.size)
    if _breaks_a_word(before, line) or abs(step) < 0.4 * size:
        return False
    if _differs(before, line) or step > _WIDER_GAP * leading * max(before.size, line.size):
        return True
    ended = _SENTENCE_END.search(before.text) is not None
    if step < 0 or _BULLET.match(line.text):
        # A step up is the next column, where a sentence may go on.
        return step > 0 or ended
    if ended and _ITEM.match(line.text):
        return True
    # Without a sentence's end before it, a line that stands in goes on with a hanging item.
    return (ended and _is_indented(page, number)) or _could_hold_more(
        page, before, line, ended=ended
    )


def _begins_page(last_page: Sequence[Line], line: Line) -> bool:
    before = last_page[-1]
    if _breaks_a_word(before, line):
        return False
    if _differs(before, line) or _SENTENCE_END.search(before.text):
        return True
    goes_on = line.text[0].islower() or _ARABIC.match(line.text) is not None
    return _could_hold_more(last_page, before, line, ended=not goes_on)


def _breaks_a_word(before: Line, line: Line) -> bool:
    """Return whether a hyphen ends the line before; PDFium marks only some of them."""
    if before.hyphenated:
        return True
    return before.text[-1] in HYPHENS and before.text[-2:-1].isalnum() and line.text[0].isalnum()


def _differs(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size)


def _is_indented(page: Sequence[Line], number: int) -> bool:
    """Return whether a line stands in and the next does not: the first of a paragraph."""
    before, line = page[number - 1], page[number]
    if number + 1 == len(page):
        return False
    after = page[number + 1]
    depth = line.start - before.start
    back = line.start - after.start
    return 0.6 * line.size < depth < 6 * line.size and abs(back - depth) < 0.3 * line.size


def _could_hold_more(page: Sequence[Line], before: Line, line: Line, *, ended: bool) -> bool:
    """Return whether the next word had room on the line before: then the break is meant."""
    # Letters may have no size in a damaged file: then the line before is its own measure.
    column = sorted(
        other.end
        for other in page
        if other is before or abs(other.start - before.start) < 2 * before.size
    )
    edge = column[int(0.9 * (len(column) - 1) + 0.5)]
    width = max(edge - before.start, 1)
    word = len(line.text.split()[0]) / len(line.text) * (line.end - line.start)
    room = edge - before.end - word
    return room > (0.05 if ended else 0.3) * width


def _joined(group: Sequence[Line], hyphens: Hyphens) -> str:
    text = group[0].text
    for before, line in pairwise(group):
        if _breaks_a_word(before, line):
            text = hyphens.join(text if before.hyphenated else text[:-1], line.text)
        else:
            text = f"{text} {line.text}"
    bullet = _BULLET.match(text)
    return re.sub(r"[ \t]{2,}", " ", text[bullet.end() :] if bullet else text)

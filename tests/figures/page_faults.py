# SPDX-License-Identifier: MIT
"""What is wrong with a page, computed from its marks: words that cannot be read, marks that stray.

Tests get it as the fixture `faults` of conftest.py.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from standpoint.figures.colours import contrast, mix
from standpoint.figures.drawing import Area, Marker, Rect, Text
from standpoint.figures.painting import left_edge, text_width

SMALLEST = 4.9
"""Points: 70 % of the 7 pt of a narrow page."""
LEAST_CONTRAST = 4.5
_ROUNDING = 0.05
_HIDDEN = 0.3


def extent(text):
    """Return left, top, right and bottom of a line of text, from its capitals to its baseline."""
    left = left_edge(text)
    right = left + text_width(text.text, text.size, text.face, text.bold)
    return left, text.y - 0.72 * text.size, right, text.y + 0.2 * text.size


def faults(page, *, contrast_from=LEAST_CONTRAST, smallest=SMALLEST):
    """Return every fault of a page as a sentence; none where it can be printed."""
    return [
        *_strays(page),
        *_overlaps(page),
        *(
            f"{text.text!r} is set in {text.size:.2f} pt"
            for text in page.texts()
            if text.size < smallest - 1e-6
        ),
        *_unreadable(page, contrast_from),
    ]


def _strays(page):
    for mark in page.marks():
        left, top, right, bottom = _extent(mark)
        out = max(-left, -top, right - page.width, bottom - page.height)
        if out > _ROUNDING:
            name = mark.text if isinstance(mark, Text) else type(mark).__name__
            yield f"{name!r} leaves the page by {out:.2f} pt"


def _extent(mark):
    if isinstance(mark, Text):
        return extent(mark)
    if isinstance(mark, Rect):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Marker):
        r = mark.radius
        return mark.x - r, mark.y - r, mark.x + r, mark.y + r
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    return min(xs), min(ys), max(xs), max(ys)


def _overlaps(page):
    boxes = sorted(((extent(text), text.text) for text in page.texts()), key=lambda one: one[0][1])
    for place, (one, words) in enumerate(boxes):
        for other, more in boxes[place + 1 :]:
            if other[1] >= one[3] - _ROUNDING:
                break
            if _shared(one, other) > _ROUNDING:
                yield f"{words!r} and {more!r} overlap"


def _shared(one, other):
    """Return how far two boxes reach into one another, in the direction where it is least."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, down)


def _unreadable(page, least):
    """Look at a few places of each text: what lies under it, and what was painted over it."""
    marks = page.marks()
    grounds = [n for n, mark in enumerate(marks) if _covers(mark)]
    boxes = np.array([_extent(marks[n]) for n in grounds] or [(0.0,) * 4])
    for at, mark in enumerate(marks):
        if not isinstance(mark, Text) or not mark.text.strip():
            continue
        left, top, right, bottom = box = extent(mark)
        across = np.minimum(boxes[:, 2], right) - np.maximum(boxes[:, 0], left)
        down = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
        shared = np.minimum(across, down)
        near = [(grounds[n], shared[n]) for n in np.flatnonzero(shared > 0)]
        for n, depth in near:
            if n > at and depth > _HIDDEN and not isinstance(marks[n], Area):
                yield f"{mark.text!r} is hidden under a {type(marks[n]).__name__}"
        under = [marks[n] for n, _ in near if n < at]
        worst = min(contrast(mark.colour, ground) for ground in _grounds(page, under, box))
        if worst < least:
            yield f"{mark.text!r} has a contrast of {worst:.2f}"


def _covers(mark):
    return (isinstance(mark, Rect) and mark.fill) or isinstance(mark, Area | Marker)


def _grounds(page, under, box):
    left, top, right, bottom = box
    for across, down in product((0.02, 0.25, 0.5, 0.75, 0.98), (0.15, 0.5, 0.85)):
        x, y = left + (right - left) * across, top + (bottom - top) * down
        ground = page.ground
        for mark in under:
            if isinstance(mark, Area):
                if _inside(x, y, mark.points):
                    ground = mix(mark.fill, ground, mark.opacity)
            elif isinstance(mark, Rect) and _around(mark, x, y):
                ground = mark.fill
        yield ground


def _around(rect, x, y):
    return rect.x <= x <= rect.x + rect.width and rect.y <= y <= rect.y + rect.height


def _inside(x, y, corners):
    """Return whether a point lies in a polygon (even-odd rule)."""
    inside = False
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside

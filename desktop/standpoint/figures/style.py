# SPDX-License-Identifier: MIT
"""How a printed chart is set: sizes in points, colours by ground, and lines of text that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from standpoint.figures.chart import FigureSeries, Ground
from standpoint.figures.colours import CHROME, Chrome, Hue, Scheme, hue
from standpoint.figures.drawing import Anchor, Face, Text, reads_right_to_left
from standpoint.figures.painting import text_width

NARROW = 330.0
"""Points of width under which a page is a journal's single column."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in points and the colours of one page; `says` whether marks carry their words."""

    scheme: Scheme
    chrome: Chrome
    margin: float
    title: float
    label: float
    caption: float
    says: bool = True

    @property
    def row(self) -> float:
        """Return the height of a line of labels."""
        return self.label * 1.4

    def width(self, text: str, *, bold: bool = False) -> float:
        """Return how wide a label runs."""
        return text_width(text, self.label, "sans", bold)

    def hue(self, series: FigureSeries) -> Hue:
        """Return a series' colours on this page."""
        return hue(series.colour, self.scheme)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        colour: str | None = None,
        anchor: Anchor = "left",
        bold: bool = False,
        italic: bool = False,
    ) -> Text:
        """Return a label, in the colour of secondary text unless said."""
        return Text(
            x, y, words, self.label, colour or self.chrome.tx2, "sans", bold, italic, anchor
        )


class Grounded(Protocol):
    """What is drawn on a ground."""

    @property
    def scheme(self) -> Ground:
        """Return the ground."""


def style(figure: Grounded, width: float) -> Style:
    """Return the sizes for a page of that width in points, and the colours of the figure."""
    scheme: Scheme = "dark" if figure.scheme == "dark" else "light"
    narrow = width < NARROW
    return Style(
        scheme,
        CHROME[scheme],
        margin=8.0 if narrow else 13.0,
        title=10.0 if narrow else 11.5,
        label=7.0 if narrow else 7.5,
        caption=7.5 if narrow else 8.0,
    )


def wrap(text: str, width: float, size: float, face: Face, *, bold: bool = False) -> list[str]:
    """Return a text broken into lines no wider than `width`; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, width, size, face, bold=bold):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size, face, bold) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def _pieces(text: str, width: float, size: float, face: Face, *, bold: bool) -> list[str]:
    pieces: list[str] = []
    # A no-break space holds "95 %" together: only spaces and line ends break.
    for word in text.replace("\n", " ").split(" "):
        left = word
        while left and text_width(left, size, face, bold) > width:
            cut = len(left)
            while cut > 1 and text_width(left[:cut], size, face, bold) > width:
                cut -= 1
            pieces.append(left[:cut])
            left = left[cut:]
        if left:
            pieces.append(left)
    return pieces


def paragraph(whole: str, lines: list[str], like: Text, right: float, leading: float) -> list[Text]:
    """Return lines of a text from `like.y` down, on the side from which the whole is read.

    `like` gives the look, the left edge and the top; `right` is the other edge.
    """
    rtl = reads_right_to_left(whole)
    return [
        replace(
            like,
            x=right if rtl else like.x,
            y=like.y + leading * i + (leading + like.size * 0.7) / 2,
            text=line,
            anchor="right" if rtl else "left",
            rtl=rtl,
        )
        for i, line in enumerate(lines)
    ]


def told_apart(texts: Sequence[str], width: float, size: float) -> list[str]:
    """Return bold labels cut to a width; where two become the same, what they share is cut first.

    A label is "Theme: group"; the part before the colon gets a third of the room.
    """
    cut = [shortened(text, width, size, bold=True) for text in texts]
    if len(set(cut)) == len(set(texts)):
        return cut
    found = []
    for text in texts:
        head, colon, tail = text.rpartition(": ")
        first = f"{shortened(head, width * 0.33, size, bold=True)}{colon}" if colon else ""
        room = width - text_width(first, size, "sans", bold=True)
        found.append(first + shortened(tail, room, size, bold=True))
    return found


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return a label cut at its end, with an ellipsis, where it is wider than `width`."""
    if text_width(text, size, "sans", bold) <= width:
        return text
    cut = text
    while cut and text_width(f"{cut.rstrip()}…", size, "sans", bold) > width:
        cut = cut[:-1]
    return f"{cut.rstrip()}…" if cut.strip() else ""

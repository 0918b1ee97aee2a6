# SPDX-License-Identifier: MIT
"""What a page is made of: a few kinds of marks in points, that every backend can paint."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from standpoint.figures.colours import luminance

Face = Literal["sans", "serif"]
Anchor = Literal["left", "middle", "right"]
Xy = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline through `points`; `dash` holds lengths of stroke and gap in points."""

    points: tuple[Xy, ...]
    colour: str
    width: float = 0.5
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape without outline, its corners in order; `opacity` from 0 to 1."""

    points: tuple[Xy, ...]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A box; `fill` or `stroke` may be missing. `says` is what it stands for, as of a marker."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 0.5
    dash: tuple[float, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A theme's shape around (x, y). `says` is the point in words, for formats that can carry it.

    An open marker has the ground as its `fill`.
    """

    x: float
    y: float
    radius: float
    shape: str
    colour: str
    fill: str
    line: float = 1.0
    says: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text. `y` is its baseline, `anchor` which side of it stands at `x`.

    `rtl` is the direction of the paragraph it was broken from; None for that of its first letter.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    face: Face = "sans"
    bold: bool = False
    italic: bool = False
    anchor: Anchor = "left"
    rtl: bool | None = None

    @property
    def right_to_left(self) -> bool:
        """Return whether the line is laid out from the right."""
        return reads_right_to_left(self.text) if self.rtl is None else self.rtl


Mark = Line | Area | Rect | Marker | Text


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks that belong together, under a name that a drawing program shows."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole page, `width` by `height` points, painted layer by layer from the first."""

    width: float
    height: float
    ground: str
    layers: tuple[Layer, ...]
    title: str = ""
    description: str = ""

    def marks(self) -> tuple[Mark, ...]:
        """Return every mark in painting order."""
        return tuple(mark for layer in self.layers for mark in layer.marks)

    def texts(self) -> tuple[Text, ...]:
        """Return every line of text."""
        return tuple(mark for mark in self.marks() if isinstance(mark, Text))

    @property
    def smallest_type(self) -> float:
        """Return the size in points of the smallest text; 0 where there is none."""
        return min((text.size for text in self.texts()), default=0.0)

    def scaled(self, factor: float) -> Drawing:
        """Return the same page with every length multiplied by `factor`."""
        layers = tuple(
            Layer(layer.name, tuple(_scaled(mark, factor) for mark in layer.marks))
            for layer in self.layers
        )
        return replace(self, width=self.width * factor, height=self.height * factor, layers=layers)

    def grey(self) -> Drawing:
        """Return the page as a printer without colour shows it: greys of the same luminance."""
        layers = tuple(
            Layer(layer.name, tuple(_grey(mark) for mark in layer.marks)) for layer in self.layers
        )
        return replace(self, ground=grey(self.ground), layers=layers)


def grey(colour: str) -> str:
    """Return the grey that has the luminance of a "#RRGGBB" colour."""
    light = luminance(colour)
    value = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(value * 255):02X}" * 3


def _grey(mark: Mark) -> Mark:
    if isinstance(mark, Rect):
        return replace(
            mark,
            fill=grey(mark.fill) if mark.fill else None,
            stroke=grey(mark.stroke) if mark.stroke else None,
        )
    if isinstance(mark, Area):
        return replace(mark, fill=grey(mark.fill))
    if isinstance(mark, Marker):
        return replace(mark, colour=grey(mark.colour), fill=grey(mark.fill))
    return replace(mark, colour=grey(mark.colour))


def _scaled(mark: Mark, k: float) -> Mark:
    if isinstance(mark, Line):
        return replace(
            mark,
            points=tuple((x * k, y * k) for x, y in mark.points),
            width=mark.width * k,
            dash=tuple(d * k for d in mark.dash),
        )
    if isinstance(mark, Area):
        return replace(mark, points=tuple((x * k, y * k) for x, y in mark.points))
    if isinstance(mark, Rect):
        return replace(
            mark,
            x=mark.x * k,
            y=mark.y * k,
            width=mark.width * k,
            height=mark.height * k,
            line=mark.line * k,
            dash=tuple(d * k for d in mark.dash),
        )
    if isinstance(mark, Marker):
        return replace(mark, x=mark.x * k, y=mark.y * k, radius=mark.radius * k, line=mark.line * k)
    return replace(mark, x=mark.x * k, y=mark.y * k, size=mark.size * k)


def hatch(x: float, y: float, width: float, height: float, colour: str) -> tuple[Line, ...]:
    """Return diagonal lines, 3 points apart, that fill a box without leaving it."""
    lines = []
    step = 3.0
    offset = step
    while offset < width + height:
        # The line runs from the left or bottom edge up to the top or right edge.
        start = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        end = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        lines.append(Line((start, end), colour, 0.5))
        offset += step
    return tuple(lines)


SHAPES = (
    "circle", "square", "triangle", "diamond", "plus", "triangle down", "cross", "star",
)  # fmt: skip
"""Every marker shape; the first five belong to the themes of LOOK.md."""


def outline(shape: str, x: float, y: float, radius: float) -> tuple[Xy, ...]:
    """Return a shape's corners, of about the area of a circle of `radius`; empty for a circle."""
    if shape == "square":
        r = radius * 0.89
        return ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))
    if shape == "diamond":
        r = radius * 1.25
        return ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    if shape in {"triangle", "triangle down"}:
        r = radius * 1.4
        up = 1 if shape == "triangle" else -1
        w, low = r * 0.866, r * 0.5
        drop = r * 0.1 * up
        return (
            (x, y - r * up + drop),
            (x + w, y + low * up + drop),
            (x - w, y + low * up + drop),
        )
    if shape in {"plus", "cross"}:
        return _arms(x, y, radius, 0.0 if shape == "plus" else math.pi / 4)
    if shape == "star":
        spokes = ((-math.pi / 2 + i * math.pi / 5, 1.35 if i % 2 == 0 else 0.6) for i in range(10))
        return tuple(
            (x + radius * s * math.cos(a), y + radius * s * math.sin(a)) for a, s in spokes
        )
    return ()


def _arms(x: float, y: float, radius: float, turn: float) -> tuple[Xy, ...]:
    a, b = radius * 1.2, radius * 0.45
    corners = (
        (-b, -a), (b, -a), (b, -b), (a, -b), (a, b), (b, b),
        (b, a), (-b, a), (-b, b), (-a, b), (-a, -b), (-b, -b),
    )  # fmt: skip
    cos, sin = math.cos(turn), math.sin(turn)
    return tuple((x + px * cos - py * sin, y + px * sin + py * cos) for px, py in corners)


def reads_right_to_left(text: str) -> bool:
    """Return whether the first strong letter of `text` is written right to left."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return False

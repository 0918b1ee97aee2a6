# SPDX-License-Identifier: MIT
"""A page as SVG with real text, in millimetres, layered for drawing programs."""

from __future__ import annotations

from standpoint.figures.about import LANGUAGE, key, svg_metadata, xml_text
from standpoint.figures.drawing import (
    Anchor,
    Area,
    Drawing,
    Face,
    Line,
    Mark,
    Marker,
    Rect,
    Text,
    outline,
)
from standpoint.figures.painting import left_edge, text_width

_FAMILIES: dict[Face, str] = {
    "sans": "Standpoint Sans, Standpoint Sans Arabic, Inter, IBM Plex Sans Arabic, Arial, "
    "sans-serif",
    "serif": "Standpoint Serif, Standpoint Naskh, 'Source Serif 4', Noto Naskh Arabic, Georgia, "
    "serif",
}

_ANCHORS: dict[Anchor, str] = {"left": "start", "middle": "middle", "right": "end"}


def svg(drawing: Drawing) -> str:
    """Return the page as an SVG 1.1 document; a user unit is a point."""
    width, height = drawing.width, drawing.height
    millimetre = 25.4 / 72
    own = key(drawing)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width * millimetre)}mm" '
        f'height="{_n(height * millimetre)}mm" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'xml:lang="{LANGUAGE}" role="img" aria-labelledby="{own}-title {own}-desc">',
        f'<title id="{own}-title">{xml_text(drawing.title)}</title>',
        f'<desc id="{own}-desc">{xml_text(drawing.description)}</desc>',
        svg_metadata(drawing),
        f'<defs><clipPath id="{own}-page"><rect width="{_n(width)}" height="{_n(height)}"/>'
        "</clipPath></defs>",
        f'<g clip-path="url(#{own}-page)">',
        f'<rect width="{_n(width)}" height="{_n(height)}" fill="{drawing.ground}"/>',
    ]
    for layer in drawing.layers:
        lines.append(f'<g aria-label="{_attribute(layer.name)}">')
        lines += [_mark(mark) for mark in layer.marks]
        lines.append("</g>")
    lines.append("</g>\n</svg>\n")
    return "\n".join(lines)


def _mark(mark: Mark) -> str:
    if isinstance(mark, Line):
        return _line(mark)
    if isinstance(mark, Rect):
        return _rect(mark)
    if isinstance(mark, Area):
        return _area(mark)
    return _marker(mark) if isinstance(mark, Marker) else _words(mark)


def _line(mark: Line) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
    return (
        f'<polyline points="{points}" fill="none" stroke="{mark.colour}" '
        f'stroke-width="{_n(mark.width)}"{_dash(mark.dash)}/>'
    )


def _area(mark: Area) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
    thin = f' fill-opacity="{_n(mark.opacity)}"' if mark.opacity < 1 else ""
    return f'<polygon points="{points}" fill="{mark.fill}"{thin}/>'


def _rect(mark: Rect) -> str:
    place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"'
    line = (
        f' stroke="{mark.stroke}" stroke-width="{_n(mark.line)}"{_dash(mark.dash)}'
        if mark.stroke
        else ""
    )
    opening = f'<rect {place} fill="{mark.fill or "none"}"{line}'
    return f"{opening}><title>{xml_text(mark.says)}</title></rect>" if mark.says else f"{opening}/>"


def _marker(mark: Marker) -> str:
    look = f'fill="{mark.fill}" stroke="{mark.colour}" stroke-width="{_n(mark.line)}"'
    corners = outline(mark.shape, mark.x, mark.y, mark.radius)
    says = f"<title>{xml_text(mark.says)}</title>" if mark.says else ""
    if corners:
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        return f'<polygon points="{points}" {look}>{says}</polygon>'
    return (
        f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}" {look}>{says}</circle>'
    )


def _words(mark: Text) -> str:
    width = text_width(mark.text, mark.size, mark.face, mark.bold)
    x, anchor = mark.x, _ANCHORS[mark.anchor]
    rtl = mark.right_to_left
    if rtl:
        # Programs differ in which end of such a line is its start; its middle is beyond doubt.
        x, anchor = left_edge(mark) + width / 2, "middle"
    look = [
        f'x="{_n(x)}"',
        f'y="{_n(mark.y)}"',
        f'font-family="{_FAMILIES[mark.face]}"',
        f'font-size="{_n(mark.size)}"',
        f'fill="{mark.colour}"',
        f'text-anchor="{anchor}"',
        # Where the faces are missing, another one is fitted into the same room.
        f'textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"',
    ]
    if rtl:
        look.append('direction="rtl"')
    if mark.bold:
        look.append('font-weight="600"')
    if mark.italic:
        look.append('font-style="italic"')
    return f"<text {' '.join(look)}>{xml_text(mark.text)}</text>"


def _dash(dash: tuple[float, ...]) -> str:
    return f' stroke-dasharray="{" ".join(_n(d) for d in dash)}"' if dash else ""


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _attribute(words: str) -> str:
    return xml_text(words).replace('"', "&quot;")

# SPDX-License-Identifier: MIT
"""A comparison of two sides laid out on a page: title, both panels, caption."""

from __future__ import annotations

from standpoint.errors import ExportError
from standpoint.figures import wording
from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_forest import Forest
from standpoint.figures.drawing import Drawing, Layer, Text
from standpoint.figures.layout import POINTS
from standpoint.figures.painting import application
from standpoint.figures.style import paragraph, style, wrap

NARROWEST_MM = 80
_LEADING, _TITLE_LEADING = 1.35, 1.25


def lay_out(figure: ContrastFigure, width_mm: float) -> Drawing:
    """Return a comparison of two sides as marks on a page, as high as it needs.

    Raises:
        ExportError: the page is too narrow to be read.
    """
    if width_mm < NARROWEST_MM:
        raise ExportError(
            f"{width_mm:g} mm is too narrow for this figure. Use {NARROWEST_MM} mm or more."
        )
    application()
    width = width_mm * POINTS
    set_as = style(figure, width)
    left, right = set_as.margin, width - set_as.margin
    titles = wrap(figure.title, right - left, set_as.title, "serif", bold=True)
    captions = wrap(figure.caption, right - left, set_as.caption, "serif")
    forest = Forest(figure, set_as, left, right)
    above = set_as.margin + len(titles) * set_as.title * _TITLE_LEADING + 6
    below = above + forest.natural + 8
    height = below + len(captions) * set_as.caption * _LEADING + set_as.margin
    chrome = set_as.chrome
    title = Text(left, set_as.margin, "", set_as.title, chrome.tx, "serif", bold=True)
    caption = Text(left, below, "", set_as.caption, chrome.tx2, "serif")
    panels, _ = forest.draw(above)
    page = Drawing(
        width,
        height,
        chrome.base,
        (
            Layer("title", tuple(paragraph(figure.title, titles, title, right,
                                           set_as.title * _TITLE_LEADING))),
            *panels,
            Layer("caption", tuple(paragraph(figure.caption, captions, caption, right,
                                             set_as.caption * _LEADING))),
        ),
        title=figure.title,
        description=wording.description(figure.title, figure.caption),
    )  # fmt: skip
    return page.grey() if figure.scheme == "grey" else page

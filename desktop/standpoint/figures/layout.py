# SPDX-License-Identifier: MIT
"""A figure laid out on a page of a given size: one layout in points for every format."""

from __future__ import annotations

from collections.abc import Iterator

from standpoint.errors import ExportError
from standpoint.figures import wording
from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Drawing, Layer, Mark, Text
from standpoint.figures.layout_labels import namings
from standpoint.figures.layout_map import Map
from standpoint.figures.layout_panels import Panels
from standpoint.figures.layout_together import Together
from standpoint.figures.style import NARROW, Style, paragraph, style, wrap

POINTS = 72 / 25.4
"""Points in a millimetre."""

_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_MANY = 6
_NARROWEST = 105.0
_LEAST_WIDTH = 40 * POINTS

Body = Map | Panels | Together


class TooLowError(ExportError):
    """A page has no room for its figure; `least_mm` is the height that would do."""

    def __init__(self, width_mm: float, least_mm: int) -> None:
        super().__init__(
            f"This figure needs a height of at least {least_mm} mm at a width of {width_mm:g} mm. "
            "Make it higher, or show fewer themes."
        )
        self.least_mm = least_mm


def lay_out(figure: Figure, width_mm: float, height_mm: float | None = None) -> Drawing:
    """Return a figure as marks on a page.

    Where the height is given and short, panels move into columns and type shrinks to 70 % at most.

    Args:
        figure: what to draw.
        width_mm: the page's width in millimetres.
        height_mm: its height, or None for as high as the figure needs.

    Raises:
        TooLowError: the page is too low to be read; the sentence says what would do.
        ExportError: it is too narrow for any figure.
    """
    width = width_mm * POINTS
    height = None if height_mm is None else height_mm * POINTS
    if width < _LEAST_WIDTH:
        raise ExportError(f"{width_mm:g} mm is too narrow for a figure. Use 40 mm or more.")
    least = float("inf")
    for scale in _SCALES:
        for page in _pages(figure, width / scale):
            least = min(least, page.least * scale)
            if height is None or page.least <= height / scale + 1e-6:
                drawing = page.draw(page.natural if height is None else height / scale)
                scaled = drawing.scaled(scale) if scale != 1 else drawing
                return scaled.grey() if figure.scheme == "grey" else scaled
    raise TooLowError(width_mm, round(least / POINTS + 0.5))


def _pages(figure: Figure, width: float) -> Iterator[_Page]:
    """Return the ways to set a figure at a width in points, the best first."""
    set_as = style(figure, width)
    left, right = set_as.margin, width - set_as.margin
    if figure.form == "heat" and not figure.empty:
        yield _Page(figure, set_as, width, Map(figure, set_as, left, right))
        return
    if figure.empty or figure.layout == "together":
        for naming in namings(figure, right - left, set_as):
            yield _Page(figure, set_as, width, Together(figure, set_as, left, right, naming))
        return
    count = len(figure.series)
    first = 2 if count > _MANY and width >= NARROW else 1
    for columns in range(first, max(count, first) + 1):
        if columns > 1 and (right - left) / columns < _NARROWEST:
            return
        yield _Page(figure, set_as, width, Panels(figure, set_as, left, right, columns))


class _Page:
    """A title, a body and a caption on one page; sizes in points."""

    def __init__(self, figure: Figure, set_as: Style, width: float, body: Body) -> None:
        self._figure = figure
        self._style = set_as
        self._width = width
        self._body = body
        self._left, self._right = set_as.margin, width - set_as.margin
        inner = self._right - self._left
        self._title = wrap(figure.title, inner, set_as.title, "serif", bold=True)
        self._subtitle = wrap(figure.printed_subtitle, inner, set_as.caption, "sans")
        self._may_cut = body.cuts()
        self._said = self._words(cut=self._may_cut)
        self._caption = wrap(self._said, inner, set_as.caption, "serif")

    def _words(self, *, cut: bool) -> str:
        """Return the caption with what it must say of this drawing."""
        figure = self._figure
        said = (
            wording.starred(figure.caption, figure.thin) if self._body.starred else figure.caption
        )
        if self._body.unboxed:
            number = len(figure.series)
            said = wording.without_intervals(said, figure.measure, figure.drawn, number)
        added = [*self._body.sentences, *([wording.CUT] if cut else [])]
        return " ".join([said, *added]).strip()

    @property
    def _above(self) -> float:
        return self._style.margin + self._titles_height + self._subtitle_height + 4

    @property
    def _titles_height(self) -> float:
        return len(self._title) * self._style.title * 1.25

    @property
    def _subtitle_height(self) -> float:
        return len(self._subtitle) * self._style.caption * 1.35

    @property
    def _below(self) -> float:
        lines = len(self._caption) * self._style.caption * 1.35
        return (lines + 6 if lines else 0) + self._style.margin

    @property
    def least(self) -> float:
        return self._above + self._body.least + self._below

    @property
    def natural(self) -> float:
        return self._above + self._body.natural + self._below

    def draw(self, height: float) -> Drawing:
        room = height - self._above - self._below
        body = self._body.draw(self._above, room)
        if self._may_cut and not self._body.cuts(room):
            # A higher scale than the room was reckoned for holds every interval.
            self._said = self._words(cut=False)
            inner = self._right - self._left
            self._caption = wrap(self._said, inner, self._style.caption, "serif")
        return Drawing(
            self._width,
            height,
            self._style.chrome.base,
            (
                Layer("title", tuple(self._titles())),
                *body,
                Layer("caption", tuple(self._captions(height))),
            ),
            title=self._figure.title,
            description=wording.description(self._figure.title, self._said),
        )

    def _titles(self) -> list[Mark]:
        size, top = self._style.title, self._style.margin
        like = Text(self._left, top, "", size, self._style.chrome.tx, "serif", bold=True)
        marks = paragraph(self._figure.title, self._title, like, self._right, size * 1.25)
        size = self._style.caption
        below = Text(self._left, top + self._titles_height, "", size, self._style.chrome.tx2)
        said = self._figure.printed_subtitle
        return [*marks, *paragraph(said, self._subtitle, below, self._right, size * 1.35)]

    def _captions(self, height: float) -> list[Mark]:
        size = self._style.caption
        top = height - self._style.margin - len(self._caption) * size * 1.35
        like = Text(self._left, top, "", size, self._style.chrome.tx2, "serif")
        return [*paragraph(self._said, self._caption, like, self._right, size * 1.35)]

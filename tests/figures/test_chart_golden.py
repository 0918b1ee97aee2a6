# SPDX-License-Identifier: MIT
"""Figures look as they did when somebody last looked at them.

`STANDPOINT_GOLDEN=write pytest tests/figures/test_chart_golden.py` draws them anew; look at each
before it is committed.
"""

from __future__ import annotations

import difflib
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from standpoint import __version__
from standpoint.figures.export import ExportOptions, render

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("STANDPOINT_GOLDEN") == "write"
# Another patch version of Qt may round an edge's grey differently; a moved word moves far more.
MOST_DIFFERENT = 0.002
NOTICEABLE = 40


@pytest.fixture
def figures(draw, twelve):
    """Return for each name what makes its figure, and the size of its page."""
    lines = {"form": "lines", "layout": "together"}
    return {
        "chart-panels-light": (lambda: draw(title="Themes in statements, 2013–2024"), 89, 130),
        "chart-panels-dark": (lambda: draw(scheme="dark"), 120, 110),
        "chart-together": (lambda: draw(layout="together", kind="quarter", which="rate"), 120, 90),
        "chart-twelve-grey": (lambda: draw(twelve, scheme="grey", events=()), 120, 150),
        "chart-empty-arabic": (lambda: draw(per_year={}, title=UNITY), 89, 70),
        "chart-one-89-dark": (lambda: draw(("unity",), scheme="dark"), 89, 75),
        "chart-one-183-grey": (
            lambda: subtitled(draw(("unity",), scheme="grey", kind="quarter")), 183, 80,
        ),
        "chart-four-183-light": (lambda: subtitled(draw()), 183, 144),
        "chart-lines-arabic-89": (
            lambda: draw(**lines, title=ARABIC, labels=NAMES_IN_ARABIC), 89, 100,
        ),
        "chart-bars-183-dark": (
            lambda: draw(form="bars", layout="together", which="count", scheme="dark"), 183, 100,
        ),
        "chart-heat-183-grey": (
            lambda: draw(twelve, form="heat", scheme="grey", events=()), 183, 130,
        ),
        "chart-twelve-lines-183": (
            lambda: draw(twelve, **lines, legend="right", events=()), 183, 120,
        ),
    }  # fmt: skip


def subtitled(drawn):
    return replace(drawn, printed_subtitle="Made-up reports, counted as if they were real")


UNITY = "الوحدة في بيانات المعارضة"
ARABIC = "الوحدة والقرار ٢٢٥٤ في بيانات المعارضة، ٢٠١٣–٢٠٢٤"
NAMES_IN_ARABIC = {"unity": "الوحدة", "refugees": "اللاجئون", "normalization": "التطبيع"}
NAMES = (
    "chart-panels-light",
    "chart-panels-dark",
    "chart-together",
    "chart-twelve-grey",
    "chart-empty-arabic",
    "chart-one-89-dark",
    "chart-one-183-grey",
    "chart-four-183-light",
    "chart-lines-arabic-89",
    "chart-bars-183-dark",
    "chart-heat-183-grey",
    "chart-twelve-lines-183",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_painted_as_before(figures, name, tmp_path):
    make, width, height = figures[name]
    drawn = make()
    painted = QImage.fromData(render(drawn, "png", ExportOptions(width, height, dpi=110)))
    path = GOLDEN / f"{name}.png"
    if WRITE:
        path.write_bytes(render(drawn, "png", ExportOptions(width, height, dpi=110)))
    golden = QImage(str(path))
    assert painted.size() == golden.size()
    share, where = difference(painted, golden)
    if share > MOST_DIFFERENT:
        painted.save(str(tmp_path / f"{name}.png"))
        pytest.fail(
            f"{share:.2%} of the pixels differ, the first at {where}. "
            f"Painted: {tmp_path / f'{name}.png'}, expected: {path}"
        )


def difference(one, other):
    """Return the share of pixels that differ to the eye, and the first of them."""
    width, height = one.width(), one.height()
    first = None
    count = 0
    grey = QImage.Format.Format_Grayscale8
    rows = [(i.convertToFormat(grey), Qt.GlobalColor.white) for i in (one, other)]
    lines = [[bytes(image.constScanLine(y))[:width] for y in range(height)] for image, _ in rows]
    for y, (a, b) in enumerate(zip(*lines, strict=True)):
        if a == b:
            continue
        far = [x for x in range(width) if abs(a[x] - b[x]) > NOTICEABLE]
        if far and first is None:
            first = (far[0], y)
        count += len(far)
    return count / (width * height), first


@pytest.mark.parametrize(
    "name", ["chart-panels-light", "chart-empty-arabic", "chart-lines-arabic-89"]
)
def test_a_figure_is_written_as_svg_as_before(figures, name):
    make, width, height = figures[name]
    drawn = make()
    written = render(drawn, "svg", ExportOptions(width, height)).decode("utf-8")
    # The next version of the program writes the same figures under its own name.
    written = written.replace(f"Standpoint {__version__}<", "Standpoint<")
    path = GOLDEN / f"{name}.svg"
    if WRITE:
        path.write_text(written, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8")
    changes = difflib.unified_diff(
        expected.splitlines(), written.splitlines(), "expected", "written", lineterm="", n=1
    )
    readable = "\n".join(list(changes)[:40])
    assert not readable, f"The SVG has changed:\n{readable}"

# SPDX-License-Identifier: MIT
"""Figures look as they did when somebody last looked at them.

`STANDPOINT_GOLDEN=write pytest tests/figures/test_chart_golden.py` draws them anew; look at each
before it is committed.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from standpoint.figures.export import ExportOptions, render

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("STANDPOINT_GOLDEN") == "write"
# Another patch version of Qt may round an edge's grey differently; a moved word moves far more.
MOST_DIFFERENT = 0.002
NOTICEABLE = 40


@pytest.fixture
def figures(draw, twelve):
    return {
        "chart-panels-light": (draw(title="Themes in statements, 2013–2024"), 89, 130),
        "chart-panels-dark": (draw(scheme="dark"), 120, 110),
        "chart-together": (draw(layout="together", kind="quarter", which="rate"), 120, 90),
        "chart-twelve-grey": (draw(twelve, scheme="grey", events=()), 120, 150),
        "chart-empty-arabic": (draw(per_year={}, title="الوحدة في بيانات المعارضة"), 89, 70),
    }


NAMES = (
    "chart-panels-light",
    "chart-panels-dark",
    "chart-together",
    "chart-twelve-grey",
    "chart-empty-arabic",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_painted_as_before(figures, name, tmp_path):
    drawn, width, height = figures[name]
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


@pytest.mark.parametrize("name", ["chart-panels-light", "chart-empty-arabic"])
def test_a_figure_is_written_as_svg_as_before(figures, name):
    drawn, width, height = figures[name]
    written = render(drawn, "svg", ExportOptions(width, height)).decode("utf-8")
    path = GOLDEN / f"{name}.svg"
    if WRITE:
        path.write_text(written, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8")
    changes = difflib.unified_diff(
        expected.splitlines(), written.splitlines(), "expected", "written", lineterm="", n=1
    )
    readable = "\n".join(list(changes)[:40])
    assert not readable, f"The SVG has changed:\n{readable}"

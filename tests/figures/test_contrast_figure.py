# SPDX-License-Identifier: MIT
"""Two sides compared on paper: every row readable, nothing on top of anything, all of it said."""

from __future__ import annotations

import csv
import io
import json
import math
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from standpoint.analysis.contrast import Side
from standpoint.analysis.observations import Observation, columns
from standpoint.errors import ContrastError, ExportError
from standpoint.figures import contrast_words
from standpoint.figures.contrast import ContrastQuestion, compose
from standpoint.figures.contrast_axis import of_differences, of_ratios
from standpoint.figures.contrast_export import ContrastPage, page_of, render, write
from standpoint.figures.contrast_table import HEADER, cells, csv_text, heads, json_text, tabbed
from standpoint.figures.drawing import Line, Marker
from standpoint.figures.painting import left_edge, text_width
from standpoint.model.dates import parse

FOUR = ("unity", "resolution_2254", "refugees", "normalization")
LONG = "The Council of the Harbours and Valleys of the Outer Islands"
ARABIC = "مجلس المرافئ والجزر"


def made(group, number, hits, *, start=0, when="2020-05-01", searched=FOUR):
    """Return reports of a group; `hits` gives for each theme the mentions of each report."""
    return [
        Observation(
            start + i, parse(when) if when else None, 100 + 10 * i, 9,
            {key: row[i % len(row)] for key, row in hits.items()},
            {key: min(row[i % len(row)], 2) for key, row in hits.items()},
            frozenset(searched), group,
        )
        for i in range(number)
    ]  # fmt: skip


HERE = {"unity": [3, 1, 0, 4, 1], "resolution_2254": [2, 0, 0], "refugees": [0],
        "normalization": [1, 2]}  # fmt: skip
THERE = {"unity": [0, 0, 1], "resolution_2254": [0], "refugees": [4, 0], "normalization": [0, 3]}


@pytest.fixture
def compare(chart_codebook):
    """Return a function that compares two made-up actors."""

    def make(a=5, b=6, names=("Council", "Assembly"), here=HERE, there=THERE, **asked):
        rows = made(names[0], a, here) + made(names[1], b, there, start=100)
        question = ContrastQuestion(
            *(Side(name, name) for name in names), asked.pop("series", FOUR), **asked
        )
        return compose(question, columns(rows), chart_codebook, 3)

    return make


def words(page):
    return [text.text for text in page.texts()]


def boxes(page):
    """Return (left, top, right, bottom, words) of each text."""
    found = []
    for text in page.texts():
        left = left_edge(text)
        width = text_width(text.text, text.size, text.face, text.bold)
        found.append(
            (left, text.y - text.size * 0.72, left + width, text.y + text.size * 0.2, text.text)
        )
    return found


SHOWN = {
    "plain": {},
    "thin": {"a": 3},
    "long names": {"names": (LONG, LONG + " and of the Mainland")},
    "Arabic": {"names": (ARABIC, "Assembly")},
    "hundreds": {"a": 480, "b": 1310},
    "nobody": {"here": {}, "there": {}},
    "dark": {"scheme": "dark"},
}


@pytest.mark.parametrize("width", [80, 89, 120, 146, 183, 254])
@pytest.mark.parametrize("case", SHOWN)
def test_no_word_stands_on_another_or_leaves_the_page(compare, case, width):
    page = page_of(compare(**SHOWN[case]), ContrastPage(width))
    found = boxes(page)
    for left, top, right, bottom, said in found:
        assert left >= -0.01, said
        assert right <= page.width + 0.01, said
        assert top >= 0, said
        assert bottom <= page.height, said
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            apart = (
                one[2] <= other[0] + 0.3 or other[2] <= one[0] + 0.3
                or one[3] <= other[1] + 0.3 or other[3] <= one[1] + 0.3
            )  # fmt: skip
            assert apart, f"“{one[4]}” and “{other[4]}” at {width} mm"


def test_every_theme_has_its_row_with_effect_and_both_sides(compare):
    figure = compare()
    said = words(page_of(figure, ContrastPage()))
    assert "4 of 5, 80\u00a0%" in said
    assert "2 of 6, 33\u00a0%" in said
    for row in figure.rows:
        assert contrast_words.points(row.measured) in said
        assert said.count(row.label) == 2


def test_a_page_is_read_from_the_left_whatever_script_the_names_are_in(compare):
    page = page_of(compare(names=(ARABIC, "Assembly")), ContrastPage())
    assert page.title == f"How often themes appear: {ARABIC} and Assembly"
    ends = {layer.name: layer.marks for layer in page.layers}
    for name in ("title", "caption"):
        assert not any(text.right_to_left for text in ends[name])


def test_markers_bear_the_themes_shape_and_colour_at_their_difference(compare):
    figure = compare()
    page = page_of(figure, ContrastPage())
    marks = [mark for layer in page.layers if layer.name == "shares" for mark in layer.marks]
    told = [mark for mark in marks if isinstance(mark, Marker) and mark.says]
    assert [mark.shape for mark in told] == ["circle", "square", "triangle", "diamond"]
    assert all(mark.fill == mark.colour for mark in told)
    values = [row.measured.difference.value for row in figure.rows]
    by_place = sorted(range(4), key=lambda i: told[i].x)
    assert by_place == sorted(range(4), key=lambda i: values[i])
    assert told[0].says == figure.say(figure.rows[0])


def test_rows_on_few_reports_have_open_markers_and_dashed_lines(compare):
    page = page_of(compare(a=4), ContrastPage())
    told = [mark for mark in page.marks() if isinstance(mark, Marker) and mark.says]
    assert {mark.fill for mark in told} == {page.ground}
    dashed = [mark for mark in page.marks() if isinstance(mark, Line) and mark.dash]
    assert len(dashed) >= 4
    assert "Open marker, dashed line: fewer than 5 reports on one side: no p-value." in (
        compare(a=4).caption
    )
    whole = page_of(compare(), ContrastPage())
    assert not [mark for mark in whole.marks() if isinstance(mark, Line) and mark.dash]


def test_a_ratio_without_end_is_an_arrow_and_words(compare):
    figure = compare()
    row = next(row for row in figure.rows if row.measured.key == "resolution_2254")
    assert math.isinf(row.measured.ratio.value)
    said = words(page_of(figure, ContrastPage()))
    assert contrast_words.ratio(row.measured).startswith("at least ")
    assert contrast_words.ratio(row.measured) in said
    assert "without end" in said


def test_a_theme_that_nobody_mentions_says_so_in_place_of_a_ratio(compare):
    said = words(page_of(compare(here={}, there={}), ContrastPage()))
    assert said.count("no mention on either side") == 4


def test_the_caption_says_numbers_tests_codebook_and_what_is_left_out(chart_codebook):
    rows = made("", 6, HERE, when="2014-02-03") + made("", 7, THERE, start=50, when="2021-01-01")
    rows += made("", 2, HERE, start=90, when=None) + made("", 1, HERE, start=95, when="2017/2021")
    early = Side("2013–2018", None, date(2013, 1, 1), date(2018, 12, 31))
    late = Side("2019–2024", None, date(2019, 1, 1), date(2024, 12, 31))
    asked = ContrastQuestion(early, late, FOUR, "period", filters="Language: English")
    said = compose(asked, columns(rows), chart_codebook, 3).caption
    for part in (
        "2013–2018 minus 2019–2024",
        "95\u00a0% Newcombe intervals",
        "2013–2018: n = 6 reports",
        "2019–2024: n = 7 reports",
        "2 reports without usable date.",
        "1 report whose date does not lie wholly inside the periods.",
        "A report belongs to a period only if all its possible days do.",
        "Fisher’s exact test, q over 4 themes (Benjamini and Hochberg): Unity ",
        "all 1,716 splits",
        "Resolution 2254: without UN resolutions in general.",
        "Language: English.",
        "codebook v3, suggested and confirmed codings",
    ):
        assert part in said


def test_q_of_many_themes_stands_in_the_csv_and_not_in_the_caption(chart_codebook, twelve):
    hits = {key: [1, 0] for key in twelve}
    rows = made("Council", 5, hits, searched=twelve)
    rows += made("Assembly", 5, hits, start=50, searched=twelve)
    asked = ContrastQuestion(Side("Council", "Council"), Side("Assembly", "Assembly"), twelve)
    figure = compose(asked, columns(rows), chart_codebook, 3)
    assert "q over 12 themes (Benjamini and Hochberg) in the CSV." in figure.caption
    assert len({(row.colour, row.shape) for row in figure.rows}) == 12


# Axes ---------------------------------------------------------------------------------------


def test_the_axis_of_differences_holds_every_interval(compare):
    figure = compare(a=400, b=900)
    axis = of_differences(figure.contrast.rows)
    for row in figure.contrast.rows:
        assert all(abs(axis.place(end)) <= 1 + 1e-9 for end in row.difference.interval)
    assert [label for _, label in axis.ticks][2] == "0"


def test_the_axis_of_ratios_holds_every_finite_ratio(compare):
    figure = compare(a=40, b=40)
    axis = of_ratios(figure.contrast.rows)
    for row in figure.contrast.rows:
        if 0 < row.ratio.value < math.inf:
            assert abs(axis.place(row.ratio.value)) <= 1
    assert axis.place(1) == 0
    assert axis.place(axis.top) == pytest.approx(1)


@pytest.mark.parametrize(
    ("number", "said"),
    [(63.3, "+63"), (-8.2, "\u22128"), (0.0, "0"), (0.42, "+0.4"), (-0.001, "0"), (0.97, "+1")],
)
def test_percentage_points_bear_their_sign(number, said):
    assert contrast_words.signed(number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (3.6, "3.6"),
        (15.31, "15"),
        (0.284, "0.28"),
        (0.0123, "0.01"),
        (1, "1.0"),
        (999.0, "999"),
        (3.2e11, "over 1,000"),
    ],
)
def test_ratios_have_the_digits_that_tell(number, said):
    assert contrast_words.times(number) == said


# Files --------------------------------------------------------------------------------------


def test_the_csv_has_the_same_numbers_and_its_notes(compare):
    figure = compare()
    table, _, below = csv_text(figure).partition("\n\n")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["theme"] for row in rows] == list(FOUR)
    unity, measured = rows[0], figure.rows[0].measured
    assert float(unity["difference"]) == pytest.approx(measured.difference.value, abs=1e-6)
    assert float(unity["low"]) == pytest.approx(measured.difference.interval.low, abs=1e-6)
    assert (unity["side_a_speaking"], unity["side_a_reports"]) == ("4", "5")
    assert float(unity["ratio_exact_high"]) < float(unity["ratio_high"])
    assert float(unity["q"]) == pytest.approx(measured.q, abs=1e-6)
    assert rows[1]["ratio"] == rows[1]["ratio_high"] == "inf"
    notes = dict(list(csv.reader(io.StringIO(below)))[1:])
    assert notes["side a"] == "Council"
    assert notes["codebook version"] == "3"


def test_a_missing_number_is_an_empty_cell_and_its_reason_a_note(compare):
    table = csv_text(compare(a=2)).partition("\n\n")[0]
    row = next(csv.DictReader(io.StringIO(table)))
    assert (row["p"], row["q"], row["rate_p"]) == ("", "", "")
    assert row["note"] == "fewer than 5 reports on one side: no p-value"


def test_no_spreadsheet_runs_an_actors_name(compare):
    text = csv_text(compare(names=("=1+1", "@here")))
    assert "side a,'=1+1" in text
    assert "\n=" not in text


def test_json_has_every_number_of_the_csv(compare):
    found = json.loads(json_text(compare()))
    assert set(found["themes"][0]) == set(HEADER)
    assert found["themes"][1]["ratio"] == "inf"
    assert found["sides"]["a"]["label"] == "Council"
    assert len(found["sides"]["b"]["reports"]) == 6


def test_the_screens_table_has_the_words_of_the_figure(compare):
    figure = compare()
    said = words(page_of(figure, ContrastPage()))
    for place in range(len(figure.rows)):
        found = cells(figure, place)
        assert len(found) == len(heads(figure))
        assert all(found[column] in said for column in (1, 2, 3, 4, 5, 6))
    lines = tabbed(figure).splitlines()
    assert len(lines) == 5
    assert lines[1].split("\t")[0] == "Unity"


def test_every_format_is_written_and_the_same_figure_gives_the_same_bytes(compare, tmp_path):
    figure = compare()
    for kind, begins in (("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml"),
                         ("csv", b"theme,"), ("json", b"{")):  # fmt: skip
        path = write(figure, tmp_path / f"out.{kind}")
        assert path.read_bytes().startswith(begins)
        assert path.read_bytes() == render(figure, kind, ContrastPage())


def test_a_drawing_has_real_text_and_says_each_row(compare):
    figure = compare()
    root = ET.fromstring(render(figure, "svg", ContrastPage(89)))
    svg = "{http://www.w3.org/2000/svg}"
    assert root.get("width") == "89mm"
    assert "Unity" in [text.text for text in root.iter(f"{svg}text")]
    assert figure.say(figure.rows[0]) in [title.text for title in root.iter(f"{svg}title")]


def test_a_page_in_greys_has_no_colour(compare):
    page = page_of(compare(), ContrastPage(scheme="grey"))
    told = {mark.colour for mark in page.marks() if isinstance(mark, Marker)}
    assert all(len({one[1:3], one[3:5], one[5:7]}) == 1 for one in told)


def test_what_cannot_be_written_is_said(compare, tmp_path):
    figure = compare()
    with pytest.raises(ExportError, match=r"out\.doc: two sides are written as PNG"):
        write(figure, tmp_path / "out.doc")
    with pytest.raises(ExportError, match=r"60 mm is too narrow for this figure\. Use 80 mm"):
        write(figure, tmp_path / "out.png", ContrastPage(60))
    assert not list(tmp_path.iterdir())


def test_sides_that_are_the_same_are_refused(compare):
    with pytest.raises(ContrastError, match="Both sides are Council"):
        compare(names=("Council", "Council"))

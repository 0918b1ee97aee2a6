# SPDX-License-Identifier: MIT
"""`chart` puts a figure on the page that a journal, a report or a slide asks for."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from standpoint.figures.sizes import PRESETS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def page(standpoint, corpus, ids, tmp_path):
    """Draw the chart of dated reports as SVG and return its root."""
    standpoint("set", corpus, ids["Council"], "--date", "2015")
    standpoint("set", corpus, ids["Assembly"], "--date", "2016")
    target = tmp_path / "out.svg"

    def draw(*options):
        call = ("chart", corpus, "--output", target, "--period", "year", "--no-events", *options)
        answer = standpoint(*call)
        assert (answer.code, answer.err) == (0, "")
        return ET.parse(target).getroot()

    return draw


def words(root):
    return " ".join(text.text for text in root.iter(f"{SVG}text"))


def colours(root):
    return {one.get(name) for one in root.iter() for name in ("fill", "stroke")} - {None, "none"}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.key)
def test_a_preset_names_the_size_of_the_page(page, preset):
    root = page("--preset", preset.key)
    assert root.get("width") == f"{preset.width_mm:g}mm"
    assert root.get("height") == f"{preset.height_mm:g}mm"


def test_an_own_size_comes_before_that_of_the_preset(page):
    root = page("--preset", "column", "--width", "100")
    assert (root.get("width"), root.get("height")) == ("100mm", "110mm")
    assert page().get("width") == "183mm"


def test_a_figure_in_greys_has_no_colour(page):
    assert any(len({one[1:3], one[3:5], one[5:7]}) > 1 for one in colours(page()))
    assert all(len({one[1:3], one[3:5], one[5:7]}) == 1 for one in colours(page("--grey")))


def test_dark_is_a_dark_ground_and_cannot_be_grey_too(page, standpoint, corpus, tmp_path):
    assert "#1B1C1E" in colours(page("--dark"))
    target = tmp_path / "no.svg"
    answer = standpoint("chart", corpus, "--output", target, "--dark", "--grey")
    assert answer.code == 2
    assert "--dark or --grey, not both" in answer.err
    assert not target.exists()


def test_subtitle_and_caption_are_printed_as_written(page):
    plain = words(page())
    root = page("--subtitle", "A line of my own", "--caption", "Words of mine.")
    assert "A line of my own" not in plain
    assert "A line of my own" in words(root)
    assert "Words of mine. 1 report without usable date is left out." in words(root)
    assert "codebook v" not in words(root)
    assert "dated reports, codebook v1." in words(page("--subtitle", "auto"))


def test_numbers_under_the_axis_can_be_left_out(page):
    assert "n = 1*" in words(page())
    assert "n = 1*" not in words(page("--no-numbers"))


def test_a_preset_that_is_too_low_says_which_height_would_do(standpoint, corpus, ids, tmp_path):
    for name, year in zip(("Council", "Assembly"), (2015, 2016), strict=True):
        standpoint("set", corpus, ids[name], "--date", year)
    target = tmp_path / "a.svg"
    answer = standpoint("chart", corpus, "--output", target, "--width", "89", "--height", "31")
    assert answer.code == 2
    assert "needs a height of at least" in answer.err
    assert not target.exists()


def test_the_names_of_series_stand_where_they_are_asked_for(page):
    def heights(*options):
        root = page("--layout", "together", "--form", "bars", *options)
        texts = [text for text in root.iter(f"{SVG}text") if text.text == "Refugees"]
        return [float(text.get("y")) for text in texts]

    (top,), (bottom,) = heights("--legend", "top"), heights("--legend", "bottom")
    assert bottom > top + 50
    assert heights("--legend", "none") == []

# SPDX-License-Identifier: MIT
"""`chart` draws every form, with a panel for each series or all together."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from standpoint.figures.chart import Form

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def words(standpoint, corpus, ids, tmp_path):
    standpoint("set", corpus, ids["Council"], "--date", "2015")
    target = tmp_path / "out.svg"

    def draw(*options):
        answer = standpoint("chart", corpus, "--output", target, "--period", "year", *options)
        assert (answer.code, answer.err) == (0, "")
        return " ".join(text.text for text in ET.parse(target).getroot().iter(f"{SVG}text"))

    return draw


@pytest.mark.parametrize("form", get_args(Form))
def test_every_form_is_drawn_in_either_layout(words, form):
    said = {"points": "boxes", "lines": "bands", "bars": "whiskers", "heat": "on a map"}[form]
    for layout in ("panels", "together"):
        assert said in words("--form", form, "--layout", layout)


def test_counts_are_stacked_only_together_and_shares_never(words):
    reason = "Bars stand side by side"
    counts = ("--form", "bars", "--measure", "count")
    assert reason not in words(*counts, "--layout", "together")
    assert reason in words("--form", "bars", "--layout", "together")
    assert reason not in words("--form", "bars")


def test_a_theme_can_be_asked_for_by_its_name(words):
    assert "Refugees over time" in words("--theme", "refugees")
    assert words("--theme", "Refugees") == words("--theme", "refugees")

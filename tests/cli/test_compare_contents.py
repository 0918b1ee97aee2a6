# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import struct

import pytest


@pytest.fixture
def pair(ids):
    return ids["Council"], ids["Assembly"]


def test_a_theme_alone_is_written_and_the_page_says_what_is_not(standpoint, corpus, pair, tmp_path):
    for name in ("c.json", "c.html"):
        asked = ("--theme", "refugees", "--output", tmp_path / name)
        assert standpoint("compare", corpus, *pair, *asked).code == 0
    rows = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["rows"]
    assert {row["theme"] for row in rows} == {"refugees"}
    page = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "Not shown: Unity, Resolution 2254 and Normalization." in page


def test_a_theme_that_is_not_there_is_refused_with_those_that_are(
    standpoint, corpus, pair, tmp_path
):
    answer = standpoint(
        "compare", corpus, *pair, "--theme", "wheat", "--output", tmp_path / "c.html"
    )
    assert answer.code == 2
    assert answer.err.startswith("There is no theme wheat. There are unity")
    assert list(tmp_path.glob("c.*")) == []


def test_full_texts_can_stay_behind(standpoint, corpus, pair, tmp_path):
    sizes = []
    for more in ((), ("--without-texts",)):
        target = tmp_path / "c.html"
        assert standpoint("compare", corpus, *pair, *more, "--output", target).code == 0
        sizes.append(target.read_text(encoding="utf-8").count('class="full"'))
    assert sizes == [2, 0]


def test_a_picture_has_the_dpi_that_was_asked_for(standpoint, corpus, pair, tmp_path):
    widths = []
    for dpi in (150, 300):
        target = tmp_path / "c.png"
        assert standpoint("compare", corpus, *pair, "--dpi", dpi, "--output", target).code == 0
        widths.append(struct.unpack(">I", target.read_bytes()[16:20])[0])
    assert widths == [round(183 / 25.4 * 150), round(183 / 25.4 * 300)]


def test_the_limit_in_force_is_the_one_that_was_asked_for(standpoint, corpus, pair, tmp_path):
    target = tmp_path / "c.html"
    assert standpoint("compare", corpus, *pair, "--limit", ".25", "--output", target).code == 0
    assert "closeness of at least .25" in target.read_text(encoding="utf-8")


def test_paper_and_title_are_the_ones_asked_for(standpoint, corpus, pair, tmp_path):
    target = tmp_path / "c.html"
    asked = ("--page", "letter", "--title", "Two <papers>", "--output", target)
    assert standpoint("compare", corpus, *pair, *asked).code == 0
    page = target.read_text(encoding="utf-8")
    assert "size: Letter" in page
    assert "<title>Two &lt;papers&gt;</title>" in page

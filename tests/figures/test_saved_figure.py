# SPDX-License-Identifier: MIT
"""A saved figure as JSON: whatever a later, older or damaged version wrote, it can be told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.corpus.narrowing import Filter
from standpoint.corpus.saved_figures import StoredFigure
from standpoint.errors import CorpusError
from standpoint.figures.choices import Choices
from standpoint.figures.export import ExportOptions
from standpoint.figures.saved import SavedFigure, read

FULL = SavedFigure(
    "Trend",
    Choices("rate", "confirmed", "month", "2020", "2024-06", "actor", "unity", ("unity", "a/b")),
    Filter('aid, "now"', None, {"actor": frozenset({"Council", ""}), "year": frozenset({"2024"})}),
    ExportOptions(89, 110, 600, "grey", "عنوان", None, "Own — caption", "bottom", False, True),
    "svg",
    True,
)


def stored(text):
    return StoredFigure("Trend", text, "", "")


def test_everything_that_is_saved_comes_back():
    assert read(stored(FULL.as_text())) == FULL


def test_a_figure_of_no_settings_at_all_is_one_as_at_first():
    assert read(stored("{}")) == SavedFigure("Trend")


def test_settings_of_a_newer_version_are_followed_as_far_as_they_are_known():
    kept = json.loads(FULL.as_text())
    kept["format"] = 2
    kept["choices"] |= {"form": "sunburst", "tempo": 3}
    kept["page"] |= {"scheme": "sepia", "file": "tiff"}
    kept["filter"]["mood"] = ["sad"]
    found = read(stored(json.dumps(kept)))
    assert found.newer
    assert found.choices == FULL.choices
    assert found.filter == FULL.filter
    assert found.options == replace(FULL.options, scheme=None)
    assert found.format is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '"a"', "{" * 50, "[" * 100_000])
def test_damaged_settings_are_told_in_one_sentence_that_names_the_figure(text):
    with pytest.raises(CorpusError, match="The settings of the figure “Trend” are damaged"):
        read(stored(text))


@pytest.mark.parametrize(
    "page",
    [
        {"width_mm": -1},
        {"width_mm": "wide"},
        {"width_mm": True},
        {"width_mm": 1e400},
        {"dpi": 1.5},
        {"dpi": 9_000_000},
        {"title": 3},
        {"numbers": "yes"},
        {"caption": ["a"]},
        {"legend": None, "scheme": 1},
    ],
)
def test_a_size_or_word_that_cannot_be_is_as_at_first(page):
    found = read(stored(json.dumps({"page": page})))
    assert found.options == ExportOptions()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
_KEYS = st.sampled_from(["choices", "filter", "page", "format"])
_INNER = st.sampled_from(
    ["measure", "series", "start", "thin", "actor", "year", "words", "width_mm", "title", "file"]
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_KEYS, _json | st.dictionaries(_INNER, _json, max_size=4), max_size=4))
def test_no_json_object_breaks_the_reading(kept):
    found = read(stored(json.dumps(kept)))
    assert read(stored(found.as_text())).settings() == found.settings()


def test_a_condition_that_was_taken_away_does_not_come_back_with_what_a_newer_version_wrote():
    bare = replace(FULL, filter=Filter())
    assert read(stored(bare.as_text(FULL.as_text()))).filter == Filter()


def test_two_figures_differ_by_what_they_show_and_not_by_name_or_found_reports():
    other = replace(FULL, name="Else", filter=replace(FULL.filter, holding=frozenset({1})))
    assert not FULL.differs(other)
    assert FULL.differs(replace(FULL, choices=replace(FULL.choices, thin=9)))
    assert FULL.differs(replace(FULL, options=replace(FULL.options, dpi=301)))


def test_a_subtitle_that_was_made_is_made_again(draw):
    figure = draw()
    assert replace(FULL, subtitle_made=True).page(figure).subtitle == figure.subtitle
    own = replace(FULL.options, subtitle="Ours")
    assert replace(FULL, options=own, subtitle_made=False).page(figure).subtitle == "Ours"

# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.ui.compare.ribbons import TAB, Extent, ribbons

HEIGHT = 600.0


def test_a_link_with_both_ends_in_view_is_a_ribbon():
    shown, tabs = ribbons([(Extent(100, 154), Extent(200, 227))], HEIGHT)
    assert (shown[0].left, shown[0].right) == (Extent(100, 154), Extent(200, 227))
    assert shown[0].label == (127 + 213.5) / 2
    assert tabs == []


def test_a_link_with_one_end_out_of_view_is_a_tab_beside_the_other():
    below, above = Extent(900, 960), Extent(-90, -20)
    _, tabs = ribbons([(Extent(100, 154), below), (above, Extent(300, 327))], HEIGHT)
    assert [(t.side, t.up, t.index) for t in tabs] == [("left", False, 0), ("right", True, 1)]
    assert tabs[0].y == 113


def test_a_link_of_which_nothing_is_in_view_is_not_drawn():
    assert ribbons([(Extent(-90, -20), Extent(700, 800))], HEIGHT) == ([], [])


def test_labels_of_two_ribbons_never_lie_on_one_another():
    same = (Extent(100, 154), Extent(100, 154))
    shown, _ = ribbons([same, same, same], HEIGHT)
    heights = sorted(ribbon.label for ribbon in shown)
    assert min(b - a for a, b in itertools.pairwise(heights)) >= 18


EXTENTS = st.builds(
    lambda top, height: Extent(top, top + height), st.floats(-900, 900), st.floats(10, 300)
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(EXTENTS, EXTENTS), max_size=12))
def test_every_link_is_a_ribbon_a_tab_or_out_of_view_and_tabs_keep_apart(ends):
    shown, tabs = ribbons(ends, HEIGHT)
    drawn = [ribbon.index for ribbon in shown] + [tab.index for tab in tabs]
    assert len(drawn) == len(set(drawn))
    for ribbon in shown:
        assert all(end.visible(HEIGHT) for end in ends[ribbon.index])
        assert ribbon.label is None or 0 <= ribbon.label <= HEIGHT
    for side in ("left", "right"):
        places = sorted(tab.y for tab in tabs if tab.side == side)
        assert all(b - a >= TAB for a, b in itertools.pairwise(places))
        assert all(TAB / 2 <= y <= HEIGHT - TAB / 2 for y in places)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(EXTENTS, EXTENTS), max_size=12))
def test_in_a_narrow_strip_no_tab_stands_beside_one_of_the_other_side(ends):
    _, tabs = ribbons(ends, HEIGHT, narrow=True)
    places = sorted(tab.y for tab in tabs)
    assert all(b - a >= TAB for a, b in itertools.pairwise(places))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(EXTENTS, EXTENTS), max_size=12))
def test_no_label_lies_on_another_label_or_on_a_tab_s_words(ends):
    shown, tabs = ribbons(ends, HEIGHT)
    places = [ribbon.label for ribbon in shown if ribbon.label is not None]
    for place, label in enumerate(places):
        others = places[:place] + [tab.y for tab in tabs]
        assert all(abs(label - other) >= 18 for other in others)

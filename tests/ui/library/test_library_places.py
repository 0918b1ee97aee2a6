# SPDX-License-Identifier: MIT
"""Rows and year heads never overlap, and every height leads back to its row."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.ui.library.places import HEAD, ROW, Places


@st.composite
def places(draw):
    rows = draw(st.integers(0, 300))
    heads = draw(st.sets(st.integers(0, max(rows - 1, 0)), max_size=20)) if rows else set()
    return Places(rows, sorted(heads))


@settings(max_examples=80)
@given(places())
def test_every_row_is_found_at_its_own_heights(made):
    for row in range(made.rows):
        assert made.at(made.top(row)) == row
        assert made.at(made.top(row) + ROW - 1) == row


@settings(max_examples=80)
@given(places())
def test_rows_stand_below_each_other_with_room_for_their_heads(made):
    at = 0
    for row in range(made.rows):
        at += HEAD if row in made.heads else 0
        assert made.top(row) == at
        assert row not in made.heads or made.at(at - 1) == -1
        at += ROW
    assert made.height == at


@settings(max_examples=80)
@given(places(), st.integers(0, 15_000))
def test_a_head_sticks_from_its_year_on_and_is_pushed_out_by_the_next(made, offset):
    stuck = made.stuck(offset)
    begun = [i for i, row in enumerate(made.heads) if made.top(row) - HEAD <= offset]
    if offset == 0 or not begun:
        assert stuck is None
        return
    number, top = stuck
    assert number == begun[-1]
    assert -HEAD < top <= 0
    if number + 1 < len(made.heads):
        following = made.top(made.heads[number + 1]) - HEAD - offset
        assert top + HEAD <= following

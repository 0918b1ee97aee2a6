# SPDX-License-Identifier: MIT
"""Labels of events never overlap and never leave the page, however many and long they are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpoint.figures import layout_events
from standpoint.figures.chart import Event
from standpoint.figures.drawing import Text
from standpoint.figures.layout import POINTS, lay_out
from standpoint.figures.painting import left_edge, text_width
from standpoint.figures.style import style
from standpoint.ui.look import Look
from standpoint.ui.trends.items import screen_style

TITLES = (
    "Talks", "II", "A", "Resolution 2254 adopted", "Arab League readmits the regime",
    "A conference with a name so long that no lane of a small chart has room for all of it at once",
    "قمة", "مؤتمر المعارضة في الرياض", "اجتماع هيئة التفاوض السورية في جنيف لبحث القرار ٢٢٥٤",
    "قرار 2254 and what followed",
)  # fmt: skip

_days = st.dates(date(2012, 6, 1), date(2025, 6, 1))
_lasts = st.sampled_from((0, 0, 0, 1, 9, 29, 400))
_event = st.builds(
    lambda day, lasts, title, category: Event(
        day, title, day + timedelta(days=lasts), category=category
    ),
    _days,
    _lasts,
    st.sampled_from(TITLES),
    st.sampled_from(("", "un", "talks", "our kind")),
)
_events = st.one_of(st.lists(_event, max_size=9), st.lists(_event, min_size=10, max_size=60))


def box(text):
    left = left_edge(text)
    right = left + text_width(text.text, text.size, text.face, text.bold)
    return left, text.y - 0.72 * text.size, right, text.y + 0.2 * text.size


def meet(a, b):
    return a[0] < b[2] - 0.05 and b[0] < a[2] - 0.05 and a[1] < b[3] - 0.05 and b[1] < a[3] - 0.05


def drawn_on(figure, set_as, left, right):
    """Return the events as they are placed, with names where they have room."""
    for keyed in (False, True):
        placed = layout_events.place(figure, left, right, set_as, keyed=keyed)
        if placed is not None:
            return placed
    raise AssertionError("letters always have room")


def check(figure, set_as, left, right):
    placed = drawn_on(figure, set_as, left, right)
    marks = layout_events.draw(placed, 0, 100, set_as)
    boxes = [box(mark) for mark in marks if isinstance(mark, Text)]
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert all(left - 4.01 <= a and b <= right + 4.01 for a, _, b, _ in boxes)
    assert len(placed.spans) == len(figure.shown_events())
    # Letters are in the order of their lines, and none is left out.
    if placed.keyed:
        named = [word for label in placed.labels for word in label.text.split("–")]
        keys = [layout_events.letter(i) for i in range(len(placed.spans))]
        assert (named[0], named[-1]) == (keys[0], keys[-1])
    else:
        for label in placed.labels:
            for other, span in zip(placed.labels, placed.spans, strict=True):
                if other.lane <= label.lane:
                    assert not [x for x in span.lines if label.start < x < label.end]


@pytest.mark.parametrize("width", [89, 120, 183])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=_events)
def test_no_two_labels_meet_in_print(draw, width, events):
    figure = draw(("unity",), events=tuple(events))
    set_as = style(figure, width * POINTS)
    check(figure, set_as, set_as.margin + 20, width * POINTS - set_as.margin)


@pytest.mark.parametrize("width", [240, 640, 1100])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=_events)
def test_no_two_labels_meet_on_screen(draw, qapp, width, events):
    figure = draw(("unity",), events=tuple(events))
    check(figure, screen_style(Look()), 0, width)


@pytest.mark.parametrize("layout", ["panels", "together"])
@pytest.mark.parametrize("width", [89, 120, 183])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=_events)
def test_on_a_whole_page_no_words_meet_and_none_leave_it(draw, layout, width, events):
    page = lay_out(draw(layout=layout, events=tuple(events)), width)
    boxes = [box(text) for text in page.texts()]
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert all(a >= 0 and b >= 0 and c <= page.width and d <= page.height for a, b, c, d in boxes)


def test_sixty_events_on_one_day_share_one_key(draw):
    same = tuple(Event(date(2020, 5, 5), f"Number {i} of them") for i in range(60))
    figure = draw(("unity",), events=same)
    placed = drawn_on(figure, style(figure, 252), 30, 240)
    assert [label.text for label in placed.labels] == ["a–bh"]

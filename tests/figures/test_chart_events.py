# SPDX-License-Identifier: MIT
"""Events that came with the program and the analyst's own can be laid over a chart."""

from __future__ import annotations

from datetime import date

import pytest

from standpoint.figures import events, layout_events
from standpoint.figures.chart import Event
from standpoint.figures.choices import Choices, from_text
from standpoint.figures.composing import Question, compose
from standpoint.figures.events import bearing_on, categories, drawn, known
from standpoint.figures.layout import lay_out
from standpoint.figures.table import csv_text, notes
from standpoint.model.events import DatedEvent

MEETING = DatedEvent("2018-05-02/2018-05-04", "A meeting of ours", "talks", ("unity",), id=1)
FEAST = DatedEvent("2019-06", "A feast", "our kind", id=2)


def labels(figure):
    return [event.label for event in figure.shown_events()]


def test_known_events_stand_in_order_with_spans_and_approximate_days():
    days = [event.first for event in known()]
    assert days == sorted(days)
    assert len(days) == 41
    dates = {event.date for event in known()}
    assert {"2019-10-30/2019-11-08", "2024-06-10/2024-06-11", "2023-08-17~"} <= dates


def test_only_events_that_bear_on_a_theme_are_offered_for_it():
    adopted = date(2015, 12, 18)
    assert adopted in [event.first for event in bearing_on({"resolution_2254"})]
    assert adopted not in [event.first for event in bearing_on({"normalization"})]
    assert bearing_on(()) == ()


def test_an_own_event_without_themes_bears_on_every_theme():
    assert bearing_on({"refugees"}, [MEETING, FEAST]) == (FEAST,)
    assert bearing_on({"unity"}, [MEETING, FEAST]) == (MEETING, FEAST)


def test_a_category_is_offered_once_in_a_fixed_order():
    assert categories()[:3] == ("un", "regional", "domestic")
    assert len(set(categories())) == len(categories()) == 8


@pytest.fixture
def ask(chart_codebook, draw):
    """Return a function that composes a chart of the years 2011 to 2025 without any report."""

    def make(**settings):
        draw  # noqa: B018 - an application is there
        question = Question(
            ("unity", "refugees"), kind="year", start=date(2011, 1, 1), end=date(2025, 12, 31),
            **settings,
        )  # fmt: skip
        return compose(question, [], chart_codebook, 1, own=[MEETING, FEAST])

    return make


def test_categories_and_own_events_are_switched_one_by_one(ask):
    everything = ask(events="all")
    assert len(everything.events) == 43
    talks = ask(events="all", event_categories=("talks",), own_events=False)
    assert {event.category for event in talks.events} == {"talks"}
    assert len(talks.events) == 5
    both = ask(events="all", event_categories=("talks",))
    assert len(both.events) == 7
    only_own = ask(events="all", event_categories=(events.OWN,))
    assert [event.label for event in only_own.events] == ["A meeting of ours", "A feast"]


def test_events_of_the_themes_are_fewer_and_own_ones_are_among_them(ask):
    themes = ask(events="themes")
    assert 2 < len(themes.events) < 43
    assert {"A meeting of ours", "A feast"} <= {event.label for event in themes.events}
    assert not ask(events="none").show_events


def test_choices_of_events_are_kept_as_text_and_unknown_ones_fall_back():
    chosen = Choices(events="all", event_categories=("un", "talks"), own_events=False)
    assert from_text(chosen.as_text()) == chosen
    assert from_text('{"event_categories": "un", "own_events": 3}') == Choices()


def test_an_event_says_its_date_as_people_write_it():
    said = [
        drawn(DatedEvent(edtf, "x")).when
        for edtf in ("2015-12-18", "2024-06", "2024-06~", "2019-10-30/2019-11-08", "2023-08-17~")
    ]
    assert said == [
        "18 Dec 2015", "June 2024", "about June 2024", "30 Oct – 8 Nov 2019", "about 17 Aug 2023",
    ]  # fmt: skip


def test_an_event_that_lasts_is_shown_where_any_of_its_days_is(draw):
    figure = draw(
        events=(
            Event(date(2012, 1, 1), "Into the range", date(2013, 2, 1)),
            Event(date(2011, 1, 1), "Before it", date(2012, 12, 31)),
            Event(date(2024, 12, 31), "Out of it", date(2026, 1, 1)),
        )
    )
    assert labels(figure) == ["Into the range", "Out of it"]
    left, right = 10.0, 190.0
    into, out = layout_events.spans(figure, left, right)
    assert into.start == left
    assert len(into.lines) == 1
    assert (out.start, out.end) == pytest.approx((190 - 180 / 4383, 190))


def test_a_span_has_two_lines_and_a_bar_and_a_month_is_a_span(draw):
    june = drawn(DatedEvent("2024-06", "June"))
    figure = draw(kind="month", per_year={2024: 200}, events=(june,))
    (span,) = layout_events.spans(figure, 0, 366)
    assert span.lines == pytest.approx((152, 182))
    placed = layout_events.place(figure, 0, 366, _style(figure), keyed=False)
    marks = layout_events.draw(placed, 0, 50, _style(figure))
    assert [type(mark).__name__ for mark in marks] == ["Line", "Line", "Rect", "Text"]
    assert marks[2].x == pytest.approx(152)
    assert marks[2].width == pytest.approx(30)


def _style(figure):
    from standpoint.figures.style import style

    return style(figure, 500)


def test_lines_tell_categories_apart_and_the_caption_says_how(draw):
    mixed = tuple(
        Event(date(2013 + i, 5, 1), f"Event {i}", category=category)
        for i, category in enumerate(("talks", "un", "our kind", "un"))
    )
    page = lay_out(draw(("unity",), events=mixed), 183)
    words = " ".join(text.text for text in page.texts())
    assert "Lines of events: United Nations dotted, Talks dashed, our kind long dashes." in words
    one = lay_out(draw(("unity",), events=mixed[1:2]), 183)
    assert "Lines of events" not in " ".join(text.text for text in one.texts())


def test_more_categories_than_lines_share_the_last_line():
    many = [Event(date(2020, 1, 1), "x", category=f"kind {i}") for i in range(8)]
    assert layout_events.by_line(many).endswith("kind 4 wide dots, all others dash and two dots.")
    six = layout_events.by_line(many[:6])
    assert six.endswith("kind 5 dash and two dots.")


def test_the_numbers_always_list_the_events_that_are_shown(draw):
    figure = draw(events=(Event(date(2015, 12, 18), "Resolution 2254 adopted"),
                          drawn(DatedEvent("2019-10-30/2019-11-08", "First round")),
                          Event(date(1999, 1, 1), "Elsewhere")))  # fmt: skip
    listed = [value for note, value in notes(figure) if note == "event"]
    assert listed == ["2015-12-18 Resolution 2254 adopted", "2019-10-30/2019-11-08 First round"]
    assert "event,2015-12-18 Resolution 2254 adopted\n" in csv_text(figure)
    assert "event," not in csv_text(draw(show_events=False))


def test_keys_are_listed_with_the_date_as_it_is_known(draw):
    figure = draw(
        events=tuple(drawn(DatedEvent("2024-06", f"A matter of some length {i}")) for i in range(9))
    )
    words = " ".join(text.text for text in lay_out(figure, 89).texts())
    assert "Events: a A matter of some length 0, June 2024; b " in words
    assert "a–i" in words

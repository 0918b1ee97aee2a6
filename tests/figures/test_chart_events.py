# SPDX-License-Identifier: MIT
"""The events that came with the program can be laid over a chart."""

from __future__ import annotations

from datetime import date

from standpoint.figures.events import bearing_on, known


def test_known_events_have_a_day_and_stand_in_order():
    days = [one.event.day for one in known()]
    assert days == sorted(days)
    assert len(days) > 20


def test_only_events_that_bear_on_a_theme_are_offered_for_it():
    adopted = date(2015, 12, 18)
    assert adopted in [event.day for event in bearing_on({"resolution_2254"})]
    assert adopted not in [event.day for event in bearing_on({"normalization"})]
    assert bearing_on(()) == ()

# SPDX-License-Identifier: MIT
"""Own events can be added, changed and deleted, and each act can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standpoint.model.events import DatedEvent

FOUNDED = DatedEvent("2012-11-11", "A body is founded", "opposition", ("unity",), "Its own paper")
ROUND = DatedEvent("2019-10-30/2019-11-08", "First round", "talks")


@pytest.fixture
def opened(session, tmp_path, qtbot):
    session.create(tmp_path / "trial.standpoint")
    return session


def act(session, qtbot, what):
    with qtbot.waitSignal(session.changed, timeout=5000) as told:
        what()
    return told.args[0]


def test_added_events_are_told_and_keep_their_ids_through_undo_and_redo(opened, qtbot):
    changes = act(opened, qtbot, lambda: opened.add_events([FOUNDED, ROUND]))
    assert changes.events
    assert not changes.reports
    first = opened.own_events()
    assert [event.title for event in first] == ["A body is founded", "First round"]
    act(opened, qtbot, opened.undo.undo)
    assert opened.own_events() == ()
    act(opened, qtbot, opened.undo.redo)
    assert opened.own_events() == first


def test_a_changed_and_a_deleted_event_come_back_as_they_were(opened, qtbot):
    act(opened, qtbot, lambda: opened.add_events([FOUNDED, ROUND]))
    first = opened.own_events()
    act(opened, qtbot, lambda: opened.change_event(replace(first[0], title="Another title")))
    assert opened.own_events()[0].title == "Another title"
    act(opened, qtbot, lambda: opened.remove_events([event.id for event in first]))
    assert opened.own_events() == ()
    assert opened.undo.undoText() == "Deleted 2 events"
    act(opened, qtbot, opened.undo.undo)
    act(opened, qtbot, opened.undo.undo)
    assert opened.own_events() == first


def test_without_a_corpus_there_are_no_own_events(session):
    assert session.own_events() == ()

# SPDX-License-Identifier: MIT
"""What a screen may rely on when actors and tags are edited."""

from __future__ import annotations

import pytest

from standpoint.model.actors import Actor


@pytest.fixture
def opened(session, files, tmp_path, qtbot):
    """A session with two reports."""
    session.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(session.job_finished):
        session.ingest(files)
    return session


def settled(session, qtbot, act):
    with qtbot.waitSignal(session.changed):
        act()


def test_renaming_an_actor_is_one_step_to_undo(opened, qtbot):
    one, two = sorted(report.id for report in opened.reports())
    settled(
        opened, qtbot, lambda: opened.set_metadata({one: {"actor": "Etilaf"}, two: {"actor": "X"}})
    )
    (suggestion,) = opened.actor_suggestions()
    settled(opened, qtbot, lambda: opened.rename_actors({suggestion.name: suggestion.actor.shown}))
    assert set(opened.actor_names()) == {"Syrian Opposition Coalition", "X"}
    settled(opened, qtbot, opened.undo.undo)
    assert set(opened.actor_names()) == {"Etilaf", "X"}


def test_an_own_actor_is_kept_deleted_and_back_after_undo(opened, qtbot):
    settled(opened, qtbot, lambda: opened.keep_actor(Actor("", "Village Council")))
    (own,) = (actor for actor in opened.actors().actors if actor.own)
    assert own.id == "village_council"
    settled(opened, qtbot, lambda: opened.delete_actor(own))
    assert opened.actors().get(own.id) is None
    settled(opened, qtbot, opened.undo.undo)
    assert opened.actors().get(own.id) == own
    settled(opened, qtbot, opened.undo.undo)
    assert opened.actors().get(own.id) is None


def test_tagging_many_reports_is_one_step_to_undo(opened, qtbot):
    reports = [report.id for report in opened.reports()]
    settled(opened, qtbot, lambda: opened.tag(reports, add=["to read"]))
    assert opened.tags() == {"to read": 2}
    settled(opened, qtbot, lambda: opened.rename_tag("to read", "read"))
    assert opened.tags() == {"read": 2}
    settled(opened, qtbot, opened.undo.undo)
    settled(opened, qtbot, opened.undo.undo)
    assert opened.tags() == {}

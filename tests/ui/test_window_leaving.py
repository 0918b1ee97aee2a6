# SPDX-License-Identifier: MIT
"""What the status bar says while many reports are deleted."""

from __future__ import annotations

import pytest

from standpoint.corpus import stem_counting
from standpoint.session import worker


@pytest.fixture
def seen(filled, session, monkeypatch):
    """What the status bar says at each step: words, undo offered, share shown, Cancel shown."""
    # 0 is too late where the clock stands still between two looks.
    monkeypatch.setattr(worker, "_SOON", -1)
    monkeypatch.setattr(stem_counting, "CHUNK", 1)
    status, steps = filled.status, []

    def look():
        shown = (not status._share.isHidden(), not status._cancel.isHidden())
        steps.append((status.message(), status.offers_undo(), *shown))

    session.progressed.connect(look)
    session.edit_ended.connect(look)
    return steps


def test_a_long_deletion_shows_how_far_it_is_and_then_what_was_done_with_its_undo(
    filled, session, seen, qtbot
):
    ids = [report.id for report in session.reports()]
    with qtbot.waitSignal(session.changed):
        session.delete(ids[:1])
    assert ("Deleting 1 of 1", True, True, False) in seen
    assert seen[-1] == ("Deleted 1 report.", True, False, False)
    seen.clear()
    with qtbot.waitSignal(session.changed):
        session.undo.undo()
    assert ("Bringing back 1 of 1", False, True, False) in seen
    assert seen[-1] == ("Undone: Deleted 1 report.", False, False, False)


def test_a_message_that_comes_meanwhile_stands_there_at_the_end(filled, session, seen, qtbot):
    ids = [report.id for report in session.reports()]
    with qtbot.waitSignal(session.edit_ended):
        session.delete(ids[:1])
        session.edit_started.connect(lambda: session.said.emit("Meanwhile.", True))
    assert filled.status.message() == "Meanwhile."
    assert filled.status.offers_undo()

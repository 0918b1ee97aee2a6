# SPDX-License-Identifier: MIT
"""A corpus of an older format in the window: progress below, then the reports."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_the_window_says_what_it_waits_for_and_shows_the_reports_then(
    window, session, old, gate, qtbot
):
    assert window.filing.open(old)
    qtbot.waitUntil(
        lambda: window.status.message().startswith("Bringing the corpus up to date 0 of 5")
    )
    assert window.status._cancel.isVisible()
    assert not window.actions_["add"].isEnabled()
    assert not window.filing.ensure_open()
    assert "is being brought up to date" in window.notice.words()
    gate.set()
    qtbot.waitUntil(lambda: window.windowTitle() == "Island — Standpoint")
    assert len(window.library.model.reports) == 4
    assert not window.status._cancel.isVisible()
    assert window.status.message() == ""
    assert window.actions_["add"].isEnabled()


def test_cancel_in_the_status_bar_leaves_the_older_corpus_closed(window, session, old, gate, qtbot):
    window.filing.open(old)
    qtbot.waitUntil(lambda: window.status.message().startswith("Bringing"))
    qtbot.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: "was not brought up to date" in window.status.message())
    assert session.corpus is None
    assert window.welcome.isVisible()
    assert window.filing.open(old)
    qtbot.waitUntil(lambda: len(window.library.model.reports) == 4)


def test_the_window_closes_while_an_older_corpus_is_brought_up_to_date(
    window, session, old, gate, qtbot
):
    window.filing.open(old)
    qtbot.waitUntil(lambda: window.status.message().startswith("Bringing"))
    gate.set()
    window.close()
    assert not window.isVisible()
    session.open(old)
    qtbot.waitUntil(lambda: len(session.reports()) == 4)

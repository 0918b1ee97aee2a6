# SPDX-License-Identifier: MIT
"""The Why panel names every human decision with its time, and how to take it back."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from standpoint.ui.compare.moments import moment, since
from standpoint.ui.compare.rows import Silent
from standpoint.ui.compare.why_parts import Prose

WHEN = r", \d{1,2} \w{3} \d{4}, \d\d:\d\d$"


@pytest.fixture
def panel(workspace):
    workspace.side.show()
    return workspace.why


def said(panel):
    return [label.text() for label in panel.widget().findChildren(QLabel)]


def button(panel, words):
    return next(
        (b for b in panel.widget().findChildren(QAbstractButton) if b.text() == words), None
    )


def refugees(workspace):
    return next(one for one in workspace.comparison.links() if one.theme == "refugees")


def test_a_moment_is_said_in_local_time_as_dates_are_said_elsewhere():
    made = datetime(2026, 11, 22, 14, 32, tzinfo=UTC)
    local = made.astimezone()
    assert moment(made.isoformat()) == f"{local.day} Nov 2026, {local:%H:%M}"
    assert moment("once") == ""
    assert since("Confirmed", "") == "Confirmed"


def test_confirmed_and_rejected_say_when(workspace, panel, hands, session):
    placed = refugees(workspace)
    workspace.comparison.select(placed.stop(placed.link.a))
    hands.change(workspace.deciding.confirm_coding)
    assert any(re.match("Confirmed" + WHEN, words) for words in said(panel))


def test_words_marked_by_a_person_are_quoted_with_when_and_can_be_taken_back(
    panel, hands, ids, session
):
    hands.select(ids[0], "one long table")
    hands.change(lambda: hands.code("opposition"))
    assert any(re.match("Coded by hand" + WHEN, words) for words in said(panel))
    assert any(re.match("Marked by you" + WHEN, words) for words in said(panel))
    quotes = [prose.accessibleName() for prose in panel.widget().findChildren(Prose)]
    assert "one long table" in quotes
    hands.change(button(panel, "Take back").click)
    assert session.reading(ids[0]).markings == ()


def test_a_link_that_was_taken_away_is_listed_and_can_be_made_again(
    workspace, panel, hands, session
):
    placed = refugees(workspace)
    stop = placed.stop(placed.link.a)
    workspace.comparison.select(stop, placed)
    assert button(panel, "Link again") is None
    hands.change(workspace.deciding.unlink)
    workspace.comparison.select(stop)
    assert any(re.match("Unlinked by you from ¶ .*" + WHEN, words) for words in said(panel))
    hands.change(button(panel, "Link again").click)
    assert [one.link.origin for one in workspace.comparison.links_of(stop)][:1] == ["human"]
    assert any(re.search("linked by you" + WHEN, row) for row in rows(panel))
    hands.change(session.undo.undo)
    hands.change(button(panel, "Leave to the machine").click)
    assert "machine" in {one.link.origin for one in workspace.comparison.links_of(stop)}
    assert button(panel, "Link again") is None
    assert hands.said.startswith("Left ¶ ")


def rows(panel):
    from standpoint.ui.compare.why_parts import LinkRow

    return [row.accessibleName() for row in panel.widget().findChildren(LinkRow)]


def test_a_silence_that_was_reviewed_says_so_with_when_and_can_be_taken_back(
    workspace, panel, hands, session, ids
):
    workspace.compare([ids[0], ids[2]], "theme")
    view = workspace.by_theme
    silent = next(box.thing for box in view.page.boxes if isinstance(box.thing, Silent))
    view.walk.stand(silent)
    assert "Silent" in said(panel)
    hands.change(button(panel, "Reviewed: silent").click)
    assert session.reading(silent.report).reviewed == {silent.theme}
    again = next(
        box.thing
        for box in view.page.boxes
        if isinstance(box.thing, Silent)
        and (box.thing.report, box.thing.theme) == (silent.report, silent.theme)
    )
    view.walk.stand(again)
    assert any(re.match("Reviewed by you: silent on .*" + WHEN, words) for words in said(panel))
    hands.change(button(panel, "Not reviewed").click)
    assert session.reading(silent.report).reviewed == frozenset()


def test_the_panel_leaves_a_silence_when_a_sentence_is_selected(workspace, panel, ids):
    workspace.compare([ids[0], ids[2]], "theme")
    view = workspace.by_theme
    silent = next(box.thing for box in view.page.boxes if isinstance(box.thing, Silent))
    view.walk.stand(silent)
    workspace.comparison.select(next(iter(view.page.by_stop)))
    assert "Silent" not in said(panel)
    assert "Coded as" in said(panel)

# SPDX-License-Identifier: MIT
"""Reposts in a session: said, undone and done again."""

from __future__ import annotations

import pytest

BODY = (
    "The town council asked all sides to carry out Resolution 2254 and to let refugees choose. "
    "Its members spoke for the unity of the country and thanked the bakers of the old quarter. "
    "A second meeting will be held when the road is open, and minutes will be sent to everybody.\n"
)
OTHER = "Olives were sold at the market, and rain fell on the hills behind the pass all night.\n"


@pytest.fixture
def town(session, tmp_path, qtbot):
    """Two reports of one text and one of another, in a session."""
    folder = tmp_path / "town"
    folder.mkdir()
    for name, text in (("a", BODY), ("b", f"Read again\n\n{BODY}"), ("c", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    session.create(tmp_path / "town.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    return session


def found(session):
    return {one.report: one.original for one in session.reposts().values()}


def test_what_is_said_of_reposts_is_undone_and_done_again(town, qtbot):
    assert found(town) == {2: 1}
    said = []
    town.said.connect(lambda sentence, _: said.append(sentence))
    for act, after in (
        (lambda: town.part_reposts([2]), {}),
        (lambda: town.join_reposts([3, 2]), {3: 2}),
        (town.undo.undo, {}),
        (town.undo.undo, {2: 1}),
        (town.undo.redo, {}),
    ):
        with qtbot.waitSignal(town.changed):
            act()
        assert found(town) == after
    assert said[:2] == ["Not a repost.", "2 reports are one text."]


def test_a_report_that_is_no_repost_needs_no_word(town):
    before = town.undo.count()
    town.part_reposts([3])
    assert town.undo.count() == before


def test_how_reposts_count_in_a_corpus_is_undone_alike(town, qtbot):
    assert town.repost_policy() == "all"
    with qtbot.waitSignal(town.changed):
        town.set_repost_policy("once")
    assert town.repost_policy() == "once"
    with qtbot.waitSignal(town.changed):
        town.undo.undo()
    assert town.repost_policy() == "all"
    assert town.repeats().reports.tolist() == [2]


def test_taking_an_import_back_takes_its_reposts_along(town, qtbot):
    with qtbot.waitSignal(town.changed):
        town.undo.undo()
    assert found(town) == {}
    with qtbot.waitSignal(town.changed):
        town.undo.redo()
    assert found(town) == {2: 1}


def test_the_original_is_chosen_undone_and_done_again(town, qtbot):
    said = []
    town.said.connect(lambda sentence, _: said.append(sentence))
    for act, after in (
        (lambda: town.take_as_original(2), {1: 2}),
        (town.undo.undo, {2: 1}),
        (town.undo.redo, {1: 2}),
    ):
        with qtbot.waitSignal(town.changed):
            act()
        assert found(town) == after
    assert said[0] == "Report 2 is the original."

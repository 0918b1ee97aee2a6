# SPDX-License-Identifier: MIT
"""What a screen may rely on when actors and tags are edited."""

from __future__ import annotations

from functools import partial

import pytest

from standpoint.analysis.aligned import Passage
from standpoint.corpus import events, text_versions
from standpoint.model.actors import Actor
from standpoint.model.events import DatedEvent
from standpoint.model.progress import Progress


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
    settled(opened, qtbot, lambda: opened.tag((), renamed={"to read": "read"}))
    assert opened.tags() == {"read": 2}
    settled(opened, qtbot, opened.undo.undo)
    settled(opened, qtbot, opened.undo.undo)
    assert opened.tags() == {}


def test_a_better_text_is_one_step_to_undo_and_to_do_again(opened, qtbot, tmp_path):
    report = next(one.id for one in opened.reports() if one.title == "One")
    old = opened.reading_corpus.text(report)
    better = tmp_path / "better.txt"
    better.write_text("One\n\nThe body wants Resolution 2254 carried out. A new sentence.\n")
    looked = []
    opened.look_at_text(report, better, done=looked.append, failed=looked.append)
    qtbot.waitUntil(lambda: bool(looked), timeout=60_000)
    (replacement,) = looked
    settled(opened, qtbot, lambda: opened.replace_text(replacement))
    assert opened.reading_corpus.text(report) == better.read_text()
    settled(opened, qtbot, opened.undo.undo)
    assert opened.reading_corpus.text(report) == old
    settled(opened, qtbot, opened.undo.redo)
    assert opened.reading_corpus.text(report) == better.read_text()
    assert [one.version for one in opened.text_versions(report)] == [1, 2]
    settled(opened, qtbot, lambda: opened.take_text_version(report, 1))
    assert opened.reading_corpus.text(report) == old
    settled(opened, qtbot, opened.undo.undo)
    assert opened.reading_corpus.text(report) == better.read_text()


def test_a_text_that_is_taken_again_at_once_brings_what_was_said_of_it(opened, qtbot, tmp_path):
    report = next(one.id for one in opened.reports() if one.title == "One")
    unit = opened.reading_corpus.sentences(report)[1]
    better = tmp_path / "better.txt"
    better.write_text("One\n\nNothing of it stayed.\n")
    replacement = text_versions.plan(opened.reading_corpus, report, text_versions.read(better))
    said = []
    opened.said.connect(lambda words, _undoable: said.append(words))
    # Asked for one after the other, before the first of them is stored.
    opened.decide(report, unit.start, unit.end, "unity", "territory", status="confirmed")
    opened.replace_text(replacement)
    with qtbot.waitSignals([opened.changed] * 3):
        opened.take_text_version(report, 1)
    assert [one.theme for one in opened.reading_corpus.decisions(report)] == ["unity"]
    for step in (opened.undo.undo, opened.undo.undo, opened.undo.redo, opened.undo.redo):
        settled(opened, qtbot, step)
    assert [one.theme for one in opened.reading_corpus.decisions(report)] == ["unity"]
    assert said[-1] == "Took text version 1."


def test_links_that_have_no_place_in_the_text_of_today_are_told(opened, qtbot, tmp_path):
    one, two = sorted(opened.reports(), key=lambda report: report.id)
    passages = []
    for report in (one.id, two.id):
        unit = opened.reading_corpus.sentences(report)[1]
        passages.append(Passage(report, 1, unit.start, unit.end, 2, (), "confirmed"))
    settled(opened, qtbot, lambda: opened.link(*passages, "unity", "", linked=True))
    for report in (one.id, two.id):
        better = tmp_path / f"better{report}.txt"
        better.write_text(f"Text {report}\n\nNothing of {report} stayed.\n")
        plan = text_versions.plan(opened.reading_corpus, report, text_versions.read(better))
        settled(opened, qtbot, partial(opened.replace_text, plan))
    said = []
    opened.said.connect(lambda words, _undoable: said.append(words))
    settled(opened, qtbot, lambda: opened.take_text_version(one.id, 1))
    assert said[-1] == (
        "Took text version 1. 1 link stays aside: the report at its other end has another text now."
    )


def test_edits_are_stored_though_an_import_that_is_ended_cannot_settle(
    session, files, tmp_path, qtbot
):
    from standpoint.corpus.corpus import Corpus
    from standpoint.errors import CorpusError
    from standpoint.session.worker import Worker

    path = tmp_path / "closing.standpoint"
    worker = Worker(path, True)

    def never_settles(_corpus):
        try:
            while True:
                yield Progress(0, 1, "Adding")
        finally:
            raise CorpusError("The disk is full. Make room.")

    with qtbot.waitSignal(worker.progressed):
        worker.run(never_settles)
    worker.edit(lambda corpus: events.add(corpus, [DatedEvent("2020", "X")]))
    refused, faults = worker.close()
    assert (refused[-1:], faults) == (["The disk is full. Make room."], [])
    with Corpus.open(path) as again:
        assert not again.read_only
        assert [event.title for event in events.own(again)] == ["X"]

# SPDX-License-Identifier: MIT
"""An edited codebook: nothing of it is lost, nothing codes before it is saved."""

from __future__ import annotations

import time
from dataclasses import replace
from operator import attrgetter

import pytest

from standpoint.coding import codebook_editing, codebook_writing
from standpoint.corpus import previewing
from standpoint.corpus.rule_preview import RuleQuestion
from standpoint.errors import CodebookError
from standpoint.model.codebook import Rule
from standpoint.session import draft as drafts
from standpoint.session.session import Session


@pytest.fixture
def path(tmp_path):
    return tmp_path / "trial.standpoint"


@pytest.fixture
def filled(session, files, path, qtbot):
    """A session with the two files in it."""
    session.create(path)
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest(files)
    return session


def with_rule(session, source, at=0):
    """Return the draft with another first rule of refugees › situation."""
    return codebook_editing.set_rule(
        session.draft.codebook, "refugees", "situation", at, Rule("en", source)
    )


def save(session, qtbot, note=""):
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.save_draft(note)


def test_an_edit_is_undone_and_done_again(filled):
    before = filled.draft.codebook
    after = with_rule(filled, "shelter")
    filled.draft.put(after, "Changed a rule.")
    assert filled.draft.edited
    assert filled.undo.undoText() == "Changed a rule"
    filled.undo.undo()
    assert filled.draft.codebook == before
    assert not filled.draft.edited
    filled.undo.redo()
    assert filled.draft.codebook == after


def test_the_letters_of_one_field_are_one_step(filled):
    before = filled.draft.codebook
    for source in ("s", "sh", "she"):
        filled.draft.put(with_rule(filled, source), "Changed a rule.", merge="rule 0")
    filled.draft.put(with_rule(filled, "wheat", at=1), "Changed a rule.", merge="rule 1")
    filled.undo.undo()
    assert filled.draft.codebook.theme("refugees").facet("situation").rules[0].source == "she"
    filled.undo.undo()
    assert filled.draft.codebook == before


def test_letters_typed_after_a_pause_are_a_step_of_their_own(filled, monkeypatch):
    filled.draft.put(with_rule(filled, "s"), "Changed a rule.", merge="rule 0")
    monkeypatch.setattr(drafts, "_ONE_STEP", -1)
    filled.draft.put(with_rule(filled, "sh"), "Changed a rule.", merge="rule 0")
    filled.undo.undo()
    assert filled.draft.codebook.theme("refugees").facet("situation").rules[0].source == "s"


def test_a_draft_codes_nothing(filled):
    counts = filled.sentences_by_rule()
    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    assert filled.codebook_version() == 1
    assert filled.sentences_by_rule() == counts


def test_a_saved_draft_codes_and_says_its_version(filled, qtbot):
    said = []
    filled.said.connect(lambda sentence, undoable: said.append(sentence))
    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    save(filled, qtbot, "shelter is what they need")
    assert said[-1] == "Saved as version 2. 1 report was coded again."
    assert filled.codebook_version() == 2
    assert filled.versions()[-1].note == "shelter is what they need"
    assert filled.sentences_by_rule()["refugees", "situation", "shelter"] == 1
    assert not filled.draft.edited
    assert {row.facet for row in filled.alignment([1, 2]).rows if row.theme == "refugees"}


def test_rules_that_stand_under_an_odd_language_do_not_keep_others_from_being_saved(filled, qtbot):
    book = codebook_editing.add_rule(
        filled.draft.codebook, "refugees", "situation", Rule("eng", "tent"), None
    )
    filled.draft.put(book, "Added a rule.")
    save(filled, qtbot, "as it came from elsewhere")
    assert filled.codebook_version() == 2
    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    save(filled, qtbot, "and goes on")
    assert filled.codebook_version() == 3
    assert filled.sentences_by_rule()["refugees", "situation", "shelter"] == 1


def test_a_draft_is_there_when_the_corpus_is_opened_again(filled, path, settings, qtbot):
    filled.draft.put(with_rule(filled, "shelter NEAR"), "Changed a rule.")
    filled.close()
    again = Session(settings)
    again.open(path)
    assert again.draft.edited
    assert again.draft.codebook.theme("refugees").facet("situation").rules[0].source == (
        "shelter NEAR"
    )
    again.close()


def test_a_draft_is_in_the_corpus_soon_after_the_last_letter(filled, path, qtbot):
    from standpoint.corpus import codebooks
    from standpoint.corpus.corpus import Corpus

    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")

    def kept():
        with Corpus.read(path) as reader:
            return codebooks.draft(reader) is not None

    # A kill after this moment loses nothing.
    qtbot.waitUntil(kept, timeout=1_500)


def test_a_rule_that_cannot_be_read_is_not_saved(filled):
    filled.draft.put(with_rule(filled, "shelter NEAR tents"), "Changed a rule.")
    with pytest.raises(CodebookError, match="NEAR needs a distance"):
        filled.save_draft("")
    assert filled.codebook_version() == 1
    assert filled.draft.edited


def test_discarding_goes_back_to_what_is_saved_and_can_be_undone(filled):
    after = with_rule(filled, "shelter")
    filled.draft.put(after, "Changed a rule.")
    filled.draft.discard()
    assert not filled.draft.edited
    filled.undo.undo()
    assert filled.draft.codebook == after


def test_an_older_version_comes_back_as_a_new_one(filled, qtbot):
    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    save(filled, qtbot)
    filled.draft.put(filled.codebook_of(1), "Version 1 brought back.")
    save(filled, qtbot, "as version 1")
    assert filled.codebook_version() == 3
    assert filled.codebook().themes == filled.codebook_of(1).themes


def test_the_default_codebook_is_offered_only_where_it_is_another(filled, qtbot, monkeypatch):
    from standpoint.coding import codebook_file

    assert filled.newer_default() is None
    newer = codebook_file.read(
        codebook_file.default().source + "\n# next release\n", "default codebook", tried=True
    )
    monkeypatch.setattr(codebook_file, "default", lambda: newer)
    assert filled.newer_default() is newer
    with qtbot.waitSignal(filled.changed):
        filled.see_default()
    assert filled.newer_default() is None
    assert filled.codebook_version() == 1


def test_a_preview_comes_from_beside_the_window(filled, qtbot):
    question = RuleQuestion("refugees", "situation", "en", None, "shelter", filled.draft.codebook)
    with qtbot.waitSignal(
        filled.previewer.answered, timeout=60_000, check_params_cb=attrgetter("done")
    ) as answered:
        filled.previewer.ask(question)
    assert answered.args[0].found == 1
    assert not filled.previewer.waiting


def test_only_the_latest_preview_is_answered(filled, qtbot):
    answers = []
    filled.previewer.answered.connect(answers.append)
    for source in ("s OR shelter", "sh OR shelter", "shelter"):
        filled.previewer.ask(
            RuleQuestion("refugees", "situation", "en", None, source, filled.draft.codebook)
        )
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
    qtbot.wait(200)
    assert {answer.question.rule for answer in answers} == {"shelter"}


def test_a_preview_that_fails_says_one_sentence(filled, qtbot):
    question = RuleQuestion(
        "refugees", "situation", "en", None, "shelter NEAR tents", filled.draft.codebook
    )
    with qtbot.waitSignal(filled.previewer.failed, timeout=60_000) as failed:
        filled.previewer.ask(question)
    assert "NEAR needs a distance" in failed.args[0]


def test_a_process_that_died_is_started_anew_with_the_next_question(filled, qtbot):
    question = RuleQuestion("refugees", "situation", "en", None, "shelter", filled.draft.codebook)
    with qtbot.waitSignal(
        filled.previewer.answered, timeout=60_000, check_params_cb=attrgetter("done")
    ):
        filled.previewer.ask(question)
    process = filled._background.process
    process.kill()
    process.join()
    time.sleep(0.2)
    with qtbot.waitSignal(
        filled.previewer.answered, timeout=60_000, check_params_cb=attrgetter("done")
    ) as answered:
        filled.previewer.ask(question)
    assert answered.args[0].found == 1


def test_a_process_that_dies_between_two_steps_fails_with_a_sentence(filled, qtbot):
    question = RuleQuestion("refugees", "situation", "en", None, "shelter", filled.draft.codebook)
    failed, parts = [], []

    def kill(answer):
        parts.append(answer)
        process = filled._background.process
        process.kill()
        process.join()
        time.sleep(0.3)

    filled.background(
        previewing.preview, question, done=parts.append, progressed=kill, failed=failed.append
    )
    qtbot.waitUntil(lambda: bool(failed), timeout=60_000)
    assert "Ask again" in failed[0]
    assert len(parts) == 1


def test_closing_while_a_large_codebook_is_still_being_sent_does_not_wait(filled):
    """A pipe holds 64 KB: what is larger is still being written when its reader ends."""
    book = replace(filled.draft.codebook, source="# " + "long " * 2_000_000)
    for _ in range(4):
        filled.previewer.ask(RuleQuestion("refugees", "situation", "en", None, "shelter", book))
    filled.close()
    assert filled._background is None


def test_closing_in_the_middle_of_a_preview_leaves_one_file(filled, path):
    filled.previewer.ask(
        RuleQuestion("refugees", "situation", "en", None, "shelter", filled.draft.codebook)
    )
    filled.close()
    assert [file.name for file in path.parent.iterdir() if "trial" in file.name] == [path.name]


def test_a_cancelled_save_keeps_the_draft_and_the_old_version(filled, qtbot):
    after = with_rule(filled, "shelter")
    filled.draft.put(after, "Changed a rule.")
    # Something else is written first, so that the save cannot be over before it is cancelled.
    filled._worker.edit(lambda corpus: time.sleep(0.5))
    with qtbot.waitSignal(filled.job_finished, timeout=60_000):
        filled.save_draft("")
        filled.cancel()
    assert filled.codebook_version() == 1
    assert filled.draft.codebook == after
    assert not filled.busy


def test_what_is_edited_while_a_save_runs_is_not_lost(filled, path, qtbot):
    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    with qtbot.waitSignal(filled.job_finished, timeout=60_000):
        filled.save_draft("")
        filled.draft.put(with_rule(filled, "tents", at=1), "Changed a rule.")
    qtbot.waitUntil(lambda: filled.draft.saved == filled.codebook())
    assert filled.codebook_version() == 2
    assert filled.draft.edited
    filled.close()
    filled.open(path)
    assert filled.draft.edited
    rules = filled.draft.codebook.theme("refugees").facet("situation").rules
    assert [rule.source for rule in rules[:2]] == ["shelter", "tents"]


def test_saving_right_after_the_last_letter_leaves_no_older_draft(filled, path, qtbot):
    filled.draft.put(with_rule(filled, "shel"), "Changed a rule.")
    filled.draft.write()
    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    save(filled, qtbot)
    filled.close()
    filled.open(path)
    assert not filled.draft.edited
    rules = filled.draft.codebook.theme("refugees").facet("situation").rules
    assert rules[0].source == "shelter"


def test_a_draft_begun_from_another_version_says_so_when_it_comes_back(filled, path, qtbot):
    from standpoint.corpus import codebooks, recoding
    from standpoint.corpus.corpus import Corpus

    filled.draft.put(with_rule(filled, "shelter"), "Changed a rule.")
    filled.close()
    with Corpus.open(path) as corpus:
        other = codebook_writing.with_source(
            codebook_editing.set_theme(corpus.codebook(), "unity", label="Oneness")
        )
        for _ in recoding.adopt(corpus, other):
            pass
        assert codebooks.draft(corpus) is not None
    with qtbot.waitSignal(filled.said) as said:
        filled.open(path)
    assert "begun from version 1; version 2 codes now" in said.args[0]

# SPDX-License-Identifier: MIT
"""Figures saved under a name: kept as written, told apart as people tell names apart."""

from __future__ import annotations

import os
import shutil
import unicodedata

import pytest

from standpoint.corpus import saved_figures, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.errors import CorpusError, ReadOnlyError

NAMES = (
    "Unity / 2254, 50 %",
    'the "big" one, it\'s ours',
    "اللاجئون في ٢٠٢٤",
    "Return 🕊️👩‍👩‍👧",
    "n" * 200,
    "..\\..\\up; DROP TABLE figure",
    "%s {0} $HOME *?[a]",
)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_kept_as_it_was_written(corpus, path, name):
    saved_figures.save(corpus, name, '{"a": 1}')
    with Corpus.read(path) as again:
        assert [one.name for one in saved_figures.read(again)] == [name]
        assert saved_figures.get(again, name).settings == '{"a": 1}'


def test_two_names_that_differ_in_case_alone_are_one_figure(corpus):
    saved_figures.save(corpus, "Trend", "1")
    saved_figures.save(corpus, "  TREND ", "2")
    (one,) = saved_figures.read(corpus)
    assert (one.name, one.settings) == ("Trend", "2")


def test_a_name_is_found_however_its_accents_are_composed(corpus):
    name = unicodedata.normalize("NFD", "Réfugiés")
    saved_figures.save(corpus, name, "1")
    assert saved_figures.get(corpus, unicodedata.normalize("NFC", "RÉFUGIÉS")).name == name


def test_saving_over_a_figure_keeps_when_it_was_first_made(corpus, monkeypatch):
    monkeypatch.setattr(saved_figures, "now", lambda: "2024-01-01T00:00:00+00:00")
    saved_figures.save(corpus, "Trend", "1")
    monkeypatch.setattr(saved_figures, "now", lambda: "2024-02-01T00:00:00+00:00")
    saved_figures.save(corpus, "Trend", "2")
    (one,) = saved_figures.read(corpus)
    assert (one.made_at[:10], one.changed_at[:10]) == ("2024-01-01", "2024-02-01")


def test_what_an_edit_gives_back_takes_it_back(corpus):
    states = [saved_figures.read(corpus)]
    before = []
    for edit in (
        lambda: saved_figures.save(corpus, "Trend", "1"),
        lambda: saved_figures.save(corpus, "trend", "2"),
        lambda: saved_figures.rename(corpus, "Trend", "TREND"),
        lambda: saved_figures.rename(corpus, "trend", "Other"),
        lambda: saved_figures.delete(corpus, "OTHER"),
    ):
        before.append(edit())
        states.append(saved_figures.read(corpus))
    assert [len(state) for state in states] == [0, 1, 1, 1, 1, 0]
    assert states[3][0].name == "TREND"
    states.pop()
    for rows in reversed(before):
        after = saved_figures.read(corpus)
        again = saved_figures.put(corpus, rows)
        assert saved_figures.read(corpus) == states.pop()
        stood = saved_figures.put(corpus, again)
        assert saved_figures.read(corpus) == after
        saved_figures.put(corpus, stood)


def test_a_taken_name_is_refused_and_nothing_changes(corpus):
    saved_figures.save(corpus, "One", "1")
    saved_figures.save(corpus, "Two", "2")
    with pytest.raises(CorpusError, match="saved as “Two” already"):
        saved_figures.rename(corpus, "one", "TWO")
    assert [one.name for one in saved_figures.read(corpus)] == ["One", "Two"]


@pytest.mark.parametrize("name", ["", "  \t ", "\n", "\x00", "n" * 501])
def test_a_name_that_is_none_is_refused_in_a_sentence(corpus, name):
    with pytest.raises(CorpusError, match=r"name"):
        saved_figures.save(corpus, name, "1")
    assert saved_figures.read(corpus) == []


def test_a_figure_that_is_not_there_is_named_with_those_that_are(corpus):
    saved_figures.save(corpus, "Trend", "1")
    with pytest.raises(CorpusError, match=r"no saved figure “Tend”. Saved are: Trend\."):
        saved_figures.delete(corpus, "Tend")


def test_a_corpus_open_for_reading_refuses_to_save(corpus, path):
    with Corpus.read(path) as reading, pytest.raises(ReadOnlyError):
        saved_figures.save(reading, "Trend", "1")


@pytest.mark.skipif(os.name != "posix", reason="flags of files mean this on POSIX")
def test_a_copy_on_write_protected_media_still_lists_its_figures(corpus, path, tmp_path):
    saved_figures.save(corpus, "Trend", "1")
    copy = tmp_path / "copy.standpoint"
    soundness.backup(corpus, copy)
    shutil.copy(copy, tmp_path / "other.standpoint")
    copy.chmod(0o444)
    with Corpus.read(copy) as reading:
        assert [one.name for one in saved_figures.read(reading)] == ["Trend"]

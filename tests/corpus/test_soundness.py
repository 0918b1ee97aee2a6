# SPDX-License-Identifier: MIT
"""What a user may rely on from a check and from a backup."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits, finding, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.errors import CorpusError


def test_a_backup_holds_all_and_is_one_file(corpus, tmp_path):
    target = tmp_path / "copies" / "copy.standpoint"
    target.parent.mkdir()
    soundness.backup(corpus, target)
    assert [file.name for file in target.parent.iterdir()] == ["copy.standpoint"]
    with Corpus.open(target) as copy:
        assert copy.reports() == corpus.reports()
        assert list(copy.mentions()) == list(corpus.mentions())
        assert soundness.problems(copy) == []


def test_a_backup_never_writes_over_a_file(corpus, tmp_path):
    target = tmp_path / "mine.standpoint"
    target.write_text("kept")
    with pytest.raises(CorpusError, match="exists already"):
        soundness.backup(corpus, target)
    assert target.read_text() == "kept"


def test_a_backup_into_a_folder_that_has_gone_says_so(corpus, tmp_path):
    with pytest.raises(CorpusError, match=r"copy\.standpoint"):
        soundness.backup(corpus, tmp_path / "gone" / "copy.standpoint")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE body SET text = text || 'x' WHERE report = 1", "not the one that was stored"),
        ("UPDATE sentence SET stop = 99999 WHERE report = 1 AND idx = 1", "outside its text"),
        ("UPDATE mention SET stop = start + 9999 WHERE report = 1", "outside its text"),
        ("DELETE FROM report_words WHERE rowid = 1", "index for finding words"),
        ("UPDATE tally SET hits = hits + 1 WHERE report = 1", "stored counts are not those"),
        ("DELETE FROM mention WHERE report = 1", "1 report is coded otherwise than codebook v1"),
        ("UPDATE mention SET toward_theme = 1", "2 reports are coded otherwise than codebook v1"),
    ],
)
def test_a_check_names_what_is_wrong(corpus, harm, said):
    assert soundness.problems(corpus) == []
    with corpus.database.atomic():
        corpus.database.execute(harm)
    assert any(said in sentence for sentence in soundness.problems(corpus))


NOTED = "'2024-01-01T00:00:00+00:00'"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE report SET findings = '[[1, 2' WHERE id = 1", "file of report 1 stated cannot"),
        ("UPDATE signature SET hashes = x'00' WHERE report = 2", "signature of report 2"),
        ("INSERT INTO repost VALUES (1, 1, 0.9)", "Report 1 is noted as a repost"),
        (f"INSERT INTO tag VALUES (3, ' ', {NOTED})", "tag of report 3 has no name"),
        (
            f"INSERT INTO replaced_text VALUES (1, 7, 'x', '', 0, '[]', {NOTED})",
            "Text version 7 of report 1 is not there",
        ),
        (
            f'INSERT INTO column_mapping VALUES (\'["a"]\', \'{{"text": ["b"]}}\', {NOTED})',
            'columns ["a"] are read cannot be understood',
        ),
        ("DELETE FROM body WHERE report = 2", "text of report 2 is not there"),
        ("INSERT INTO tag VALUES (99, 'x', 'y')", "row of tag belongs to nothing"),
    ],
)
def test_a_check_looks_at_what_stands_beside_the_texts_too(corpus, harm, said):
    corpus.database.execute("PRAGMA foreign_keys=OFF")
    with corpus.database.atomic():
        corpus.database.execute(harm)
    assert any(said in sentence for sentence in soundness.problems(corpus))


def test_a_check_tells_how_far_it_is(corpus):
    seen = list(soundness.look_over(corpus))
    assert {one.label for one in seen} == {"Checking"}
    assert seen[-1].done == seen[-1].total == 6


def test_a_check_in_worker_processes_finds_the_same(corpus, monkeypatch):
    monkeypatch.setattr(finding, "_FEW", 0)
    assert soundness.problems(corpus) == []
    with corpus.database.atomic():
        corpus.database.execute("DELETE FROM mention WHERE report = 1")
    said = "1 report is coded otherwise than codebook v1 codes now. Recode the corpus."
    assert soundness.problems(corpus) == [said]


def test_a_report_that_is_changed_while_a_check_runs_is_no_problem(corpus):
    job = soundness.look_over(corpus)
    while next(job).done < 3:
        pass
    edits.delete(corpus, [1])
    edits.set_metadata(corpus, {2: {"language": "ar"}})
    assert list(job)
    edits.restore(corpus, [1])
    assert soundness.problems(corpus) == []

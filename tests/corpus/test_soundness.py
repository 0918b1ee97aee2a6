# SPDX-License-Identifier: MIT
"""What a user may rely on from a check and from a backup."""

from __future__ import annotations

import pytest

from standpoint.corpus import soundness
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

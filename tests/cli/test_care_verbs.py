# SPDX-License-Identifier: MIT
"""check, recover and merge as a caller sees them."""

from __future__ import annotations

import shutil

import pytest

from standpoint.corpus.corpus import Corpus


@pytest.fixture
def corpus(standpoint, folder, tmp_path):
    """A corpus of three statements."""
    path = tmp_path / "trial.standpoint"
    assert standpoint("import", path, folder).code == 0
    return path


def harm(path):
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)


def test_check_tells_what_it_found_as_json(standpoint, corpus):
    assert standpoint("check", corpus, "--json").json == {
        "sound": True,
        "reports": 3,
        "problems": [],
    }


def test_recover_writes_a_new_corpus_and_says_what_is_in_it(standpoint, corpus, tmp_path):
    harm(corpus)
    new = tmp_path / "new.standpoint"
    answer = standpoint("recover", corpus, new)
    assert answer.code == 0
    assert answer.out == f"Recovered 3 reports. Wrote {new}.\n"
    assert standpoint("check", new).out == "new.standpoint is sound: 3 reports.\n"


@pytest.mark.parametrize("verb", ["check", "reports", "import"])
def test_a_damaged_corpus_is_said_to_be_damaged_and_how_it_is_recovered(
    standpoint, corpus, folder, verb
):
    harm(corpus)
    answer = standpoint(verb, corpus, *([folder] if verb == "import" else []))
    assert answer.code == 2
    assert answer.err.splitlines() == [
        "trial.standpoint is damaged. Open a backup of it, or recover what can be read into a "
        "new corpus.",
        f"To recover what can be read: standpoint recover {corpus} NEWFILE",
    ]


def test_a_corpus_damaged_in_the_middle_is_said_to_be_and_how_it_is_recovered(standpoint, corpus):
    content = bytearray(corpus.read_bytes())
    content[8 * 4096 : -4096] = b"\xa5" * (len(content) - 9 * 4096)
    corpus.write_bytes(content)
    for verb in ("check", "reports"):
        answer = standpoint(verb, corpus)
        assert answer.code
        assert "is damaged" in answer.err
        assert f"standpoint recover {corpus} NEWFILE" in answer.err


@pytest.mark.parametrize("verb", ["check", "reports", "import", "tag"])
def test_a_copy_of_an_open_corpus_without_its_log_is_said_to_be_one(
    standpoint, folder, tmp_path, verb
):
    copy = tmp_path / "copy.standpoint"
    with Corpus.create(tmp_path / "open.standpoint") as corpus:
        shutil.copy(corpus.path, copy)
    before = copy.read_bytes()
    assert len(before) == 4096
    answer = standpoint(verb, copy, *([folder] if verb == "import" else []))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "copy.standpoint is empty: it was copied while it was open, without its "
        "copy.standpoint-wal, or making it was interrupted. If it is a copy, copy it again with "
        "File > Save a copy… or standpoint backup, or with its copy.standpoint-wal beside it; if "
        "it was new and empty, delete it and begin again.\n"
    )
    assert copy.read_bytes() == before


def test_a_corpus_of_which_the_making_was_interrupted_is_not_called_sound(standpoint, tmp_path):
    path = tmp_path / "new.standpoint"
    path.touch()
    answer = standpoint("check", path)
    assert answer.code == 2
    assert answer.err.startswith("new.standpoint is empty: making it was interrupted.")


def test_a_file_that_never_was_a_corpus_is_not_called_damaged(standpoint, tmp_path):
    letter = tmp_path / "letter.standpoint"
    letter.write_text("Dear all\n" * 900)
    answer = standpoint("check", letter)
    assert answer.err == "letter.standpoint is not a corpus. Choose a file that Standpoint made.\n"


def test_recover_never_writes_over_a_file_and_leaves_none_where_there_is_nothing(
    standpoint, corpus, tmp_path
):
    taken = tmp_path / "taken.standpoint"
    taken.write_text("mine")
    answer = standpoint("recover", corpus, taken)
    assert (answer.code, answer.err) == (
        2,
        "taken.standpoint exists already. Choose another name.\n",
    )
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all")
    new = tmp_path / "new.standpoint"
    answer = standpoint("recover", letter, new)
    assert answer.code == 2
    assert answer.err == "letter.txt holds nothing of a corpus that could be recovered.\n"
    assert not new.exists()
    assert standpoint("recover", tmp_path / "none.standpoint", new).code == 2


def test_merge_says_what_came_in_and_what_was_there(standpoint, corpus, tmp_path):
    other, more = tmp_path / "other.standpoint", tmp_path / "more"
    more.mkdir()
    (more / "more.txt").write_text("Ridge\n\nThe ridge asks for the unity of Syria.\n")
    shutil.copyfile(corpus, other)
    assert standpoint("import", other, more).code == 0
    answer = standpoint("merge", corpus, other)
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "From other.standpoint: 1 report.",
        "3 reports had the same text here and there.",
    ]
    assert len(standpoint("reports", corpus, "--json").json) == 4
    again = standpoint("merge", corpus, other)
    assert again.out.startswith("other.standpoint holds nothing that is not here already.")
    assert standpoint("merge", corpus, corpus).code == 2


def test_an_older_corpus_says_where_it_is_kept_as_it_was(standpoint, old, folder):
    answer = standpoint("import", old, folder)
    assert answer.code == 0
    (kept,) = old.parent.glob("*.standpoint-backup")
    assert answer.err == (
        f"Island.standpoint was brought up to date. As it was before, it is kept in {kept.name}.\n"
    )

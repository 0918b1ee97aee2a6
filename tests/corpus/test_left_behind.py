# SPDX-License-Identifier: MIT
"""A copy without its log is told from a corpus of which the making was killed."""

from __future__ import annotations

import os
import shutil
import signal
import traceback
from pathlib import Path

import pytest

from standpoint.corpus import opening, soundness, updating
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.errors import CorpusError

_SAID = "copy.standpoint is empty: it was copied while it was open, without its copy.standpoint-wal"


@pytest.fixture
def copy(corpus, tmp_path):
    """A copy of the file alone, made while the corpus was open."""
    made = tmp_path / "stick" / "copy.standpoint"
    made.parent.mkdir()
    shutil.copy(corpus.path, made)
    return made


@pytest.mark.parametrize("use", [Corpus.open, updating.open_as_it_is, Corpus.read])
def test_a_copy_without_its_log_is_said_to_be_one_and_stays_as_it_is(copy, use):
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    with pytest.raises(CorpusError) as refused:
        use(copy)
    assert str(refused.value).startswith(_SAID)
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    assert list(copy.parent.iterdir()) == [copy]


def test_a_copy_without_its_log_is_said_with_the_ways_out_also_of_a_new_corpus(copy):
    with pytest.raises(CorpusError) as refused:
        Corpus.open(copy)
    assert str(refused.value) == (
        f"{_SAID}, or making it was interrupted. If it is a copy, copy it again with File > Save a "
        "copy… or standpoint backup, or with its copy.standpoint-wal beside it; if it was new and "
        "empty, delete it and begin again."
    )


def test_a_copy_without_its_log_is_known_when_what_it_was_copied_from_is_gone(corpus, copy):
    corpus.close()
    corpus.path.unlink()
    renamed = copy.rename(corpus.path)
    with pytest.raises(CorpusError, match="was copied while it was open"):
        Corpus.open(renamed)


def test_a_copy_with_its_log_holds_everything(corpus, tmp_path):
    both = tmp_path / "both"
    both.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(f"{corpus.path}{ending}", both)
    with Corpus.open(both / corpus.path.name) as found:
        assert not found.read_only
        assert len(found.reports()) == 3
        assert soundness.problems(found) == []


def test_a_new_corpus_that_was_closed_is_copied_whole(path, tmp_path):
    Corpus.create(path).close()
    shutil.copy(path, tmp_path / "copy.standpoint")
    with Corpus.open(tmp_path / "copy.standpoint") as found:
        assert not found.read_only
        assert found.reports() == []


def _die_at(monkeypatch, step):
    """Have this process killed at its n-th statement."""
    left = step
    connect = opening._database

    def look(_statement):
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*how):
        db = connect(*how)
        db.conn.set_trace_callback(look)
        return db

    monkeypatch.setattr(opening, "_database", traced)


def _make_and_die(path, monkeypatch, step):
    """Make a corpus in a process that is killed at its n-th statement; tell whether it was."""
    child = os.fork()
    if child == 0:
        # Whatever happens, it must not go on with the tests.
        ended = 1
        try:
            _die_at(monkeypatch, step)
            Corpus.create(path)
            ended = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(ended)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill in the middle needs a fork")
@pytest.mark.parametrize("read_between", [False, True])
def test_a_corpus_whose_making_was_killed_anywhere_opens(
    tmp_path, statements, monkeypatch, read_between
):
    steps = [*range(1, 11), 14, 40, 90, 150]
    killed = 0
    for step in steps:
        path = tmp_path / f"{step}.standpoint"
        if not _make_and_die(path, monkeypatch, step):
            break
        killed += 1
        if read_between:
            _read(path)
        with Corpus.open(path) as found:
            assert found.reports() == []
            assert found.codebook_version() == 1
            list(ingest(found, statements[:1]))
            assert soundness.problems(found) == []
    assert killed > 10


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill in the middle needs a fork")
def test_a_corpus_whose_making_was_killed_opens_though_its_disk_was_mounted_anew(
    tmp_path, monkeypatch
):
    stat = Path.stat

    def on_another_device(path, **how):
        found = list(stat(path, **how))
        found[2] += 1  # st_dev
        return os.stat_result(found)

    marked = 0
    for step in range(1, 11):
        path = tmp_path / f"{step}.standpoint"
        assert _make_and_die(path, monkeypatch, step)
        marked += path.stat().st_size > 0
        with monkeypatch.context() as mounted:
            mounted.setattr(Path, "stat", on_another_device)
            with Corpus.open(path) as found:
                assert found.reports() == []
    assert marked


def _read(path):
    """Read as `standpoint reports` does: who reads last takes the log away."""
    try:
        Corpus.read(path).close()
    except CorpusError as error:
        assert "making it was interrupted" in str(error)  # noqa: PT017 - it may also be whole
        assert "copied" not in str(error)  # noqa: PT017

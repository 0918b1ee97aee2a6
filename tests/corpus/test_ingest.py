# SPDX-License-Identifier: MIT
"""What a user may rely on when files come in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from standpoint.corpus import furnishing, reposts, soundness
from standpoint.corpus import ingest as ingesting
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess
from standpoint.errors import CorpusError


def test_each_file_becomes_a_report_and_is_named(corpus, path, statements):
    assert {report.title for report in corpus.reports()} == {
        "Council meets in spring",
        "Assembly on neighbours",
        "Harvest",
    }
    assert soundness.problems(corpus) == []


def test_the_same_text_twice_is_known_by_its_content(corpus, named, run, tmp_path, statements):
    copy = tmp_path / "other name.md.txt"
    copy.write_bytes(b"\xef\xbb\xbf" + statements[0].read_bytes().replace(b"\n", b"\r\n"))
    items = run(ingest(corpus, [copy, *statements]))
    assert [item.status for item in items] == ["duplicate"] * 4
    assert items[0].report == named["Council"]
    assert items[0].reason == "Same text as “Council meets in spring”."
    assert len(corpus.reports()) == 3


def test_a_file_that_cannot_be_read_is_named_and_stops_nothing(path, run, tmp_path, statements):
    (tmp_path / "statements" / "empty.txt").write_bytes(b"")
    (tmp_path / "statements" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (tmp_path / "statements" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with Corpus.create(path) as corpus:
        items = run(ingest(corpus, [tmp_path / "statements"]))
        failed = {item.path.rsplit(os.sep, 1)[-1]: item.reason for item in items if item.reason}
        assert set(failed) == {"empty.txt", "broken.pdf", "picture.txt"}
        assert all(reason and reason.endswith(".") for reason in failed.values())
        assert len(corpus.reports()) == 3


def test_a_report_without_a_date_stays_undated(corpus):
    assert {report.date for report in corpus.reports()} == {None}


def test_what_is_stored_is_what_the_file_holds(path, run, tmp_path):
    text = "Ein 👩‍👩‍👧 e\u0301 “quoted”\u00a0text.\n\nThe unity of Syria — وحدة سوريا — matters.\n"
    (tmp_path / "mixed.txt").write_bytes(text.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    with Corpus.create(path) as corpus:
        run(ingest(corpus, [tmp_path / "mixed.txt"]))
        assert corpus.text(1) == text
        for mention in corpus.mentions():
            assert "unity" in text[mention.start : mention.end]
        assert list(corpus.mentions(theme="unity"))


def test_sentences_and_words_leave_furniture_out(corpus, named):
    reading = corpus.reading(named["Council"])
    shown = [reading.text[unit.start : unit.end] for unit in reading.sentences if unit.furniture]
    assert shown == ["(Source: Council Press Desk)"]
    assert reading.report.sentences == len(reading.sentences) - 1
    assert reading.report.furniture_words == 4


def test_closing_the_import_keeps_whole_batches_only(path, tmp_path, monkeypatch):
    monkeypatch.setattr(ingesting, "_BATCH", 40)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(f"Report {number} speaks of unity in Syria.\n")
    with Corpus.create(path) as corpus:
        job = ingest(corpus, [folder], InThisProcess(corpus.codebook()))
        next(job)
        first = next(job)
        job.close()
        assert 0 < len(corpus.reports()) == first.done < 150
        assert soundness.problems(corpus) == []
        assert not corpus.database.conn.in_transaction


_IMPORT = """
import sys
from pathlib import Path
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess

with Corpus.open(Path(sys.argv[1])) as corpus:
    for _ in ingest(corpus, [Path(sys.argv[2])], InThisProcess(corpus.codebook())):
        pass
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a signal of Unix")
def test_a_kill_in_mid_import_leaves_a_sound_corpus_and_the_rest_can_follow(path, run, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        body = f"Statement {number} asks for Resolution 2254 and unity of Syria. " * 20
        (folder / f"{number:03}.txt").write_text(body + "\n")
    Corpus.create(path).close()
    writer = subprocess.Popen([sys.executable, "-c", _IMPORT, str(path), str(folder)])
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with Corpus.read(path) as watching:
            if len(watching.reports()) >= 64:
                break
        time.sleep(0.005)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    with Corpus.open(path) as corpus:
        assert not corpus.read_only
        kept = len(corpus.reports())
        assert 64 <= kept < 400
        assert soundness.problems(corpus) == []
        items = run(ingest(corpus, [folder]))
        assert sum(item.status == "duplicate" for item in items) == kept
        assert len(corpus.reports()) == 400


def test_many_files_come_in_through_worker_processes_in_the_same_way(
    path, run, tmp_path, statements
):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(f"Number {number}: the unity of Syria counts.\n")
    (folder / "empty.txt").write_bytes(b"")
    with Corpus.create(path) as corpus:
        items = run(ingest(corpus, [folder]))
        assert [item.status for item in items].count("imported") == 60
        assert [item.status for item in items].count("failed") == 1
        assert {counts["unity"] for counts in corpus.theme_counts().values()} == {1}


def test_a_corpus_is_not_brought_into_itself(path, run, tmp_path, statements):
    home = tmp_path / "statements"
    with Corpus.create(home / "here.standpoint") as corpus:
        items = run(ingest(corpus, [home]))
        assert [item.status for item in items] == ["imported"] * 3
        named = run(ingest(corpus, [home / "here.standpoint"]))
        assert [item.status for item in named] == ["failed"]
        assert "open it instead of adding it" in named[0].reason


def test_a_disk_that_fills_up_in_an_import_keeps_the_batches_before(path, run, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        body = f"Statement {number} asks for Resolution 2254 and unity of Syria. " * 20
        (folder / f"{number:03}.txt").write_text(body + "\n")
    with Corpus.create(path) as corpus:
        pages = corpus.rows("PRAGMA page_count")[0][0]
        corpus.database.execute(f"PRAGMA max_page_count={pages + 120}")
        job = ingest(corpus, [folder], InThisProcess(corpus.codebook()))
        with pytest.raises(CorpusError, match=r"disk of trial\.standpoint is full\. Make room"):
            run(job)
        assert 0 < len(corpus.reports()) < 300
        assert soundness.problems(corpus) == []


class Failing(InThisProcess):
    """Reads the files, and then something fails that is not of one file."""

    error: BaseException = RuntimeError("a fault of the program")

    def prepare(self, wanted):
        yield from super().prepare(wanted)
        yield None
        raise self.error


SAID = (
    "The town council met for two days and spoke about the return of refugees to the valley. "
    "It asked all sides to respect Resolution 2254 and to let the committees do their work. "
    "Members from the villages said that the unity of the country is not for sale.\n"
)


@pytest.fixture
def repeated(tmp_path):
    """Four reports of one publisher that end with the same line; one repeats another."""
    folder = tmp_path / "repeated"
    folder.mkdir()
    for number in range(3):
        text = f"Paper {number}\n\nThe {number} bridges are open again.\n\nWrite to us any time\n"
        page = f"---\npublisher: River Press\n---\n\n{text}"
        (folder / f"{number}.md").write_text(page, encoding="utf-8")
    for name in ("said", "said again"):
        (folder / f"{name}.txt").write_text(f"{name}\n\n{SAID}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("error", [RuntimeError("ours"), CorpusError("Full."), KeyboardInterrupt()])
def test_an_import_that_ends_by_an_error_leaves_what_came_in_whole(path, run, repeated, error):
    with Corpus.create(path) as corpus:
        preparer = Failing(corpus.codebook())
        preparer.error = error
        with pytest.raises(type(error)) as raised:
            run(ingest(corpus, [repeated], preparer))
        assert raised.value is error
        assert len(corpus.reports()) == 5
        assert furnishing.due(corpus) == []
        assert not reposts.owed(corpus)
        assert len(reposts.known(corpus)) == 1
        assert soundness.problems(corpus) == []


def test_what_cannot_be_settled_after_an_error_does_not_hide_it(path, run, repeated, monkeypatch):
    with Corpus.create(path) as corpus:
        monkeypatch.setattr(ingesting.furnishing, "look", lambda *_: 1 / 0)
        preparer = Failing(corpus.codebook())
        with pytest.raises(RuntimeError, match="a fault of the program"):
            run(ingest(corpus, [repeated], preparer))
        monkeypatch.undo()
        assert furnishing.due(corpus)
        assert not reposts.owed(corpus)
        assert soundness.problems(corpus) == []


def test_slow_files_show_progress_before_a_batch_is_full(path, run, statements):
    class Slow(InThisProcess):
        def prepare(self, wanted):
            for prepared in super().prepare(wanted):
                time.sleep(0.6)
                yield prepared

    with Corpus.create(path) as corpus:
        slow = Slow(corpus.codebook())
        steps = [step.done for step in ingest(corpus, statements, slow) if step.label == "Adding"]
        # What is settled behind the last file shows how far it is, too.
        assert list(dict.fromkeys(steps)) == [0, 1, 2, 3]


@pytest.mark.expects_log
def test_a_fault_of_the_program_on_one_file_keeps_no_other_out(
    path, run, statements, monkeypatch, caplog
):
    from standpoint.text import furniture

    whole = furniture.mark

    def mark(text, *rest):
        if "wheat" in text:
            raise ZeroDivisionError
        return whole(text, *rest)

    monkeypatch.setattr(furniture, "mark", mark)
    with Corpus.create(path) as corpus:
        items = run(ingest(corpus, statements))
        assert [item.status for item in items] == ["imported", "imported", "failed"]
        assert items[2].reason == (
            "Standpoint failed on this file. Report it as a fault of the program."
        )
        assert "ZeroDivisionError" in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_file_names_that_are_no_unicode_are_shown_and_stored(path, run, tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9\n.txt")).write_text("123\n")
    with Corpus.create(path) as corpus:
        items = run(ingest(corpus, [folder]))
        assert items[0].status == "imported"
        items[0].path.encode()
        assert corpus.reports()[0].title == "caf\ufffd"

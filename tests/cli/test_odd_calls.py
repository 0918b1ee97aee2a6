# SPDX-License-Identifier: MIT
"""What holds whatever a shell, a terminal or a disk does to a call of the program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standpoint.cli.opened import json_lines

PROGRAM = [sys.executable, "-m", "standpoint"]


def call(*arguments, **options):
    """Call the program in a process of its own."""
    return subprocess.run(
        [*PROGRAM, *map(os.fspath, arguments)], check=False, capture_output=True, **options
    )


@pytest.mark.parametrize("form", [["reports"], ["reports", "--json"], ["mentions"]])
def test_a_reader_that_closes_the_output_is_no_failure(corpus, form):
    reading, writing = os.pipe()
    os.close(reading)
    verb, *rest = form
    done = subprocess.run(
        [*PROGRAM, verb, corpus, *rest], check=False, stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_output_on_a_full_disk_is_said_in_one_sentence(corpus):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - no file, but a device
        done = subprocess.run(
            [*PROGRAM, "mentions", corpus], check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "The output cannot be written: No space left on device."
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no locales of this kind")
def test_output_is_utf_8_whatever_the_terminal_is(standpoint, corpus, ids):
    standpoint("set", corpus, ids["Council"], "--title", "بيان المجلس")
    surroundings = os.environ | {
        "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    }  # fmt: skip
    done = call("reports", corpus, "--json", env=surroundings)
    assert done.returncode == 0
    assert "بيان المجلس" in {row["title"] for row in json.loads(done.stdout.decode("utf-8"))}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_names_and_words_that_are_no_unicode_stop_nothing(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("The unity of Syria counts.\n")
    corpus = tmp_path / os.fsdecode(b"corp\xfcs.standpoint")
    done = call("import", corpus, tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout.decode("utf-8"))[0]
    assert row["path"].endswith("caf\ufffd.txt")
    assert call("set", corpus, "1", "--title", os.fsdecode(b"caf\xe9")).returncode == 0
    assert json.loads(call("reports", corpus, "--json").stdout)[0]["title"] == "caf\ufffd"
    assert call("check", corpus).returncode == 0


def test_what_is_set_stays_on_one_line(standpoint, corpus, ids):
    odd = "two\nlines\x1b[31m\tand \u202ea tab"
    standpoint("set", corpus, ids["Council"], "--title", odd, "--actor", "a\r\nb")
    row = next(r for r in standpoint("reports", corpus, "--json").json if r["id"] == ids["Council"])
    assert (row["title"], row["actor"]) == ("two lines [31m and a tab", "a b")
    assert len(standpoint("reports", corpus).out.splitlines()) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_an_odd_file_name_stays_on_one_line_of_the_list(standpoint, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a\n\x1b[31mb.txt").write_bytes(b"")
    answer = standpoint("import", tmp_path / "a.standpoint", folder)
    assert answer.code == 1
    assert [line.rpartition("/")[2] for line in answer.err.splitlines()] == [
        "1 cannot be read:",
        "a [31mb.txt: This file is empty.",
    ]


@pytest.mark.parametrize("number", ["9" * 30, "-1", "0", "one"])
def test_a_number_that_is_no_id_gets_one_sentence(standpoint, corpus, tmp_path, number):
    for arguments in (
        ("set", corpus, "--title", "X", "--", number),
        ("mentions", corpus, "--report", number),
        ("compare", corpus, "--output", tmp_path / "a.json", "--", 1, number),
    ):
        answer = standpoint(*arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith(f"{number} is no report's id.")
        assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("odd", ["Klingon", "xx", "qqq"])
def test_a_language_that_nobody_knows_is_not_set(standpoint, corpus, ids, odd):
    refused = standpoint("set", corpus, ids["Council"], "--language", odd)
    assert refused.code == 2
    assert f"{odd} is no language that is known" in refused.err


@pytest.mark.parametrize("written", ["en_GB", "eng", "English", "الإنجليزية"])
def test_a_language_may_be_set_by_any_code_or_name(standpoint, corpus, ids, written):
    standpoint("set", corpus, ids["Council"], "--language", "fr")
    assert standpoint("set", corpus, ids["Council"], "--language", written).code == 0
    assert {row["language"] for row in standpoint("reports", corpus, "--json").json} == {"en"}


def test_a_date_may_be_set_as_people_write_it(standpoint, corpus, ids):
    assert standpoint("set", corpus, ids["Council"], "--date", "12 June 2024").code == 0
    assert standpoint("reports", corpus, "--json").json[0]["date"] == "2024-06-12"
    unclear = standpoint("set", corpus, ids["Council"], "--date", "12/6/2024")
    assert unclear.code == 2
    assert "two ways" in unclear.err


def test_a_mistyped_year_does_not_make_a_chart_of_a_thousand_years(
    standpoint, corpus, ids, tmp_path
):
    standpoint("set", corpus, ids["Council"], "--date", "2024-06")
    standpoint("set", corpus, ids["Assembly"], "--date", "0204-06")
    answer = standpoint("chart", corpus, "--output", tmp_path / "a.csv")
    assert answer.code == 2
    assert "dated Jun 0204" in answer.err
    assert not (tmp_path / "a.csv").exists()
    ranged = standpoint("chart", corpus, "--output", tmp_path / "a.csv", "--from", "2024")
    assert ranged.code == 0


def test_a_width_that_is_no_number_is_refused(standpoint, corpus, tmp_path):
    answer = standpoint("chart", corpus, "--output", tmp_path / "a.svg", "--width", "nan")
    assert answer.code == 2
    assert "nan is not a number" in answer.err


@pytest.mark.parametrize("rows", [[], [{"a": 1}], [{"a": "é\n", "b": None}, {"a": [1, 2]}]])
def test_json_written_line_by_line_is_json_written_at_once(rows):
    assert "\n".join(json_lines(rows)) == json.dumps(rows, ensure_ascii=False, indent=2)


def test_check_looks_into_the_index_for_finding_words(standpoint, corpus):
    import sqlite3

    db = sqlite3.connect(corpus)
    db.execute("INSERT INTO report_words (rowid, title, text) VALUES (77, 'nobody', 'nothing')")
    db.commit()
    db.close()
    answer = standpoint("check", corpus)
    assert answer.code == 1
    assert "index for finding words does not match" in answer.err


@pytest.fixture
def many(tmp_path):
    """A folder with enough statements for several batches."""
    made = tmp_path / "many"
    made.mkdir()
    for number in range(400):
        body = f"Statement {number} asks for Resolution 2254 and unity of Syria. " * 20
        (made / f"{number:03}.txt").write_text(body + "\n")
    return made


@pytest.mark.skipif(os.name == "nt", reason="Windows sets no limits of this kind")
def test_an_import_that_the_disk_stops_says_what_was_added_and_ends_with_1(tmp_path, many):
    limited = (
        "import resource, sys\n"
        "from standpoint.cli.program import run\n"
        "from standpoint.corpus import ingest\n"
        "if __name__ == '__main__':\n"
        "    ingest._BATCH = 40\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))\n"
        "    sys.exit(run(sys.argv[1:]))\n"
    )
    (tmp_path / "limited.py").write_text(limited)
    done = subprocess.run(
        [sys.executable, tmp_path / "limited.py", "import", tmp_path / "a.standpoint", many,
         "--json"],
        check=False, capture_output=True,
    )  # fmt: skip
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert 0 < len(rows) < 400
    assert {row["status"] for row in rows} == {"imported"}
    assert b"What was added before stays; import again to go on." in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (
        f"is sound: {len(rows)} reports"
        in call("check", tmp_path / "a.standpoint", text=True).stdout
    )


@pytest.fixture
def heard():
    """Ctrl+C reaches what a test starts, also where the tests run in a shell's background.

    A shell lets what it starts there ignore it, and every process hands that on.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts in another way")
@pytest.mark.usefixtures("heard")
def test_ctrl_c_keeps_what_was_added_and_says_so_without_a_trace(tmp_path, many):
    path = tmp_path / "a.standpoint"
    # More than one batch holds, and more than a fast machine reads before anybody sees the first.
    for number in range(400, 2_000):
        (many / f"{number:04}.txt").write_text(f"Statement {number} asks for unity of Syria.\n")
    with subprocess.Popen(
        [*PROGRAM, "import", path, many],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as importing:  # fmt: skip
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and _reports_in(path) <= 64:
            time.sleep(0.005)
        # As a terminal does: to the program and to its processes.
        os.killpg(importing.pid, signal.SIGINT)
        out, err = importing.communicate(timeout=60)
    assert importing.returncode == 1
    assert "of 2,000 files added." in out
    assert err.splitlines() == ["Stopped. What was added before stays; import again to go on."]


@pytest.mark.skipif(sys.platform != "linux", reason="sees there when a process begins")
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("later", [0.02, 0.05, 0.1])
def test_ctrl_c_while_processes_begin_leaves_no_trace(tmp_path, many, later):
    with subprocess.Popen(
        [*PROGRAM, "import", tmp_path / "a.standpoint", many],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as importing:  # fmt: skip
        begun = Path(f"/proc/{importing.pid}/task/{importing.pid}/children")
        deadline = time.monotonic() + 60
        # The first helps Python to tidy up; the next reads.
        while time.monotonic() < deadline and len(begun.read_text().split()) < 2:
            time.sleep(0.002)
        time.sleep(later)
        os.killpg(importing.pid, signal.SIGINT)
        _, err = importing.communicate(timeout=60)
    assert importing.returncode == 2
    assert err.splitlines() == ["Stopped. What was stored before stays."]


def _reports_in(path):
    """How many reports are stored; more than a batch holds means that one batch was told of."""
    from standpoint.corpus.corpus import Corpus
    from standpoint.errors import CorpusError

    try:
        with Corpus.read(path) as corpus:
            return len(corpus.reports())
    except CorpusError:
        return 0


def test_a_file_that_may_not_be_read_keeps_no_other_out(tmp_path, standpoint, folder):
    gone = tmp_path / "gone.txt"
    answer = standpoint("import", tmp_path / "a.standpoint", gone, folder, "--json")
    assert answer.code == 1
    assert [row["status"] for row in answer.json] == ["failed", *["imported"] * 3]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_that_is_named_keeps_no_other_out(tmp_path, standpoint, folder):
    (folder / "council.txt").chmod(0o000)
    files = [folder / "council.txt", folder / "harvest.txt"]
    answer = standpoint("import", tmp_path / "a.standpoint", *files, "--json")
    assert answer.code == 1
    assert [row["status"] for row in answer.json] == ["failed", "imported"]


def test_a_codebook_is_never_written_over_a_corpus(standpoint, corpus):
    before = corpus.read_bytes()
    answer = standpoint("codebook", corpus, "export", corpus)
    assert answer.code == 2
    assert "Choose another name" in answer.err
    assert corpus.read_bytes() == before


def test_a_codebook_that_cannot_be_written_leaves_the_one_that_is_there(
    standpoint, corpus, tmp_path
):
    there = tmp_path / "codebook.toml"
    there.write_text("kept")
    there.chmod(0o444)
    answer = standpoint("codebook", corpus, "export", there)
    assert answer.code == 2
    assert "Choose another name or folder." in answer.err
    assert there.read_text() == "kept"


def test_a_codebook_that_is_not_there_gets_one_sentence(standpoint, corpus, tmp_path):
    for place in (tmp_path / "none.toml", tmp_path):
        answer = standpoint("codebook", corpus, "import", place)
        assert (answer.code, answer.err) == (2, f"There is no file {place}. Nothing was done.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], "Missing argument 'CORPUS'. See standpoint import --help."),
        (["reports", "a", "--jsn"], "See standpoint reports --help."),
        (["chart", "a", "--output", "a.svg", "--dpi", "1"], "See standpoint chart --help."),
    ],
)
def test_a_call_that_is_wrong_is_told_where_to_look(standpoint, arguments, said):
    answer = standpoint(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1

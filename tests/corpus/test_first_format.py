# SPDX-License-Identifier: MIT
"""A corpus that the first release made, with what that release said of it, opened today.

`format_1.standpoint` and `format_1.json` were written by the code of that release: five statements
in two languages, one of them deleted, with decisions, a link and a review.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from standpoint.cli import program
from standpoint.corpus import edits, schema, soundness, updating
from standpoint.corpus.corpus import Corpus

HERE = Path(__file__).parent
TOLD = json.loads((HERE / "format_1.json").read_text(encoding="utf-8"))


@pytest.fixture
def old(tmp_path):
    """A copy of the file, which may be written."""
    target = tmp_path / "old.standpoint"
    shutil.copyfile(HERE / "format_1.standpoint", target)
    assert version(target) == 1
    return target


def version(path):
    database = sqlite3.connect(path)
    try:
        return database.execute("PRAGMA user_version").fetchone()[0]
    finally:
        database.close()


def told(corpus):
    """Return what was told of the corpus when it was made, as it is now."""
    reports = sorted(corpus.reports(), key=lambda report: report.id)
    stems = "SELECT language, stem, sentences FROM stem WHERE sentences != 0 ORDER BY 1, 2"
    links = "SELECT theme, facet, report_a, start_a, stop_a, report_b, start_b, stop_b, linked "
    return {
        "reports": [
            [r.id, r.title, r.date, r.language, r.words, r.sentences, r.furniture_words]
            for r in reports
        ],
        "sentences": {
            str(r.id): [
                [s.index, s.start, s.end, s.paragraph, s.furniture] for s in corpus.sentences(r.id)
            ]
            for r in corpus.reports()
        },
        "mentions": [
            [m.report, m.sentence, m.start, m.end, m.theme, m.facet, m.rule]
            for m in corpus.mentions()
        ],
        "decisions": [
            [d.report, d.start, d.end, d.theme, d.facet, d.status] for d in corpus.decisions()
        ],
        "links": [list(row) for row in corpus.rows(f"{links} FROM link")],
        "reviewed": [list(row) for row in corpus.rows("SELECT report, theme FROM reviewed")],
        "stems": [list(row) for row in corpus.rows(stems)],
    }


def everything(path):
    """Return every row of every table that is stored."""
    database = sqlite3.connect(path)
    try:
        tables = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}
    finally:
        database.close()


def test_what_the_first_release_stored_is_the_same_after_it_was_opened(old):
    with Corpus.open(old) as corpus:
        assert version(old) == schema.FORMAT
        assert told(corpus) == TOLD
        assert soundness.problems(corpus) == []


def test_a_second_opening_changes_nothing(old):
    Corpus.open(old).close()
    before = everything(old)
    with Corpus.open(old) as corpus:
        assert told(corpus) == TOLD
    assert everything(old) == before


def test_a_report_that_was_deleted_can_come_back_into_a_newer_file(old):
    with Corpus.open(old) as corpus:
        (gone,) = [
            row[0] for row in corpus.rows("SELECT id FROM report WHERE deleted_at IS NOT NULL")
        ]
        assert edits.restore(corpus, [gone]) == [gone]
        assert {one.theme for one in corpus.mentions(report=gone)} == {"port"}
        assert soundness.problems(corpus) == []


@pytest.mark.parametrize("words", ["harbour", "الرصيف"])
def test_words_are_found_in_a_newer_file(old, words):
    with Corpus.open(old) as corpus:
        assert corpus.holding(words)


def test_a_kill_or_a_cancel_in_the_middle_leaves_the_old_file_as_it_was(old):
    before = everything(old)
    with updating.open_as_it_is(old) as corpus:
        job = updating.bring_up_to_date(corpus)
        assert next(job).label == "Bringing the corpus up to date"
        job.close()
    assert (version(old), everything(old)) == (1, before)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(old)], check=False)
    assert killed.returncode == 9
    assert (version(old), everything(old)) == (1, before)
    with Corpus.open(old) as corpus:
        assert told(corpus) == TOLD
        assert soundness.problems(corpus) == []


KILLED = """
import os, sys
from pathlib import Path
from standpoint.corpus import updating
for progress in updating.bring_up_to_date(updating.open_as_it_is(Path(sys.argv[1]))):
    if progress.done == progress.total:
        os._exit(9)
"""


def test_reading_an_older_corpus_names_the_command_that_brings_it_up_to_date(old, capsys):
    assert program.run(["mentions", str(old)]) == 2
    assert "standpoint check old.standpoint" in capsys.readouterr().err
    assert version(old) == 1
    assert program.run(["check", str(old)]) == 0
    assert capsys.readouterr().out == "old.standpoint is sound: 4 reports.\n"
    assert program.run(["mentions", str(old)]) == 0

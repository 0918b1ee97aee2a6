# SPDX-License-Identifier: MIT
"""What holds for reading a corpus of any size."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from standpoint.corpus import edits


@contextmanager
def plans(corpus):
    """Yield a list that holds, at the end, how SQLite went about each query."""
    asked: list[str] = []
    found: list[str] = []
    connection = corpus.database.conn
    connection.set_trace_callback(asked.append)
    try:
        yield found
    finally:
        connection.set_trace_callback(None)
    for sql in asked:
        if sql.startswith("SELECT"):
            rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
            found.extend(f"{row[3]} -- {sql}" for row in rows)


@pytest.mark.parametrize("read", ["reading", "mentions", "decisions", "text", "find", "evidence"])
def test_reading_one_report_does_not_look_at_all_the_others(corpus, named, read):
    with plans(corpus) as steps:
        answer = getattr(corpus, read)(report=named["Council"])
        if read == "mentions":
            assert list(answer)
    assert steps
    for step in steps:
        for table in ("report", "mention", "sentence", "decision", "body", "m"):
            assert not step.startswith(f"SCAN {table} "), step


@pytest.mark.parametrize("read", ["search", "holding"])
def test_a_search_goes_through_the_index_of_words_once(corpus, read):
    with plans(corpus) as steps:
        assert getattr(corpus, read)("unity")
    index = [step for step in steps if "VIRTUAL TABLE" in step]
    assert index
    # "=" would say that each report is looked up by itself, with the whole index read every time.
    assert not any(step.split(" -- ")[0].rpartition(":")[2].count("=") for step in index), index


def test_a_deleted_report_is_not_found(corpus, named):
    assert named["Council"] in corpus.holding("unity")
    edits.delete(corpus, [named["Council"]])
    assert corpus.search("unity") == []
    assert corpus.holding("unity") == frozenset()
    assert list(corpus.mentions(report=named["Council"])) == []


@pytest.mark.parametrize(
    "words", ['"', "-", "*", "a AND", "(", "NEAR(", "^x", "title:", "é\u0301", "'"]
)
def test_no_words_that_people_type_break_the_search(corpus, words):
    corpus.search(words)
    corpus.holding(words)


def test_many_reports_come_in_the_order_in_which_they_are_asked_for(corpus, named):
    few = [named["Harvest"], 99, named["Council"]]
    found = [report.id for report in corpus.reports(few)]
    assert found == [named["Harvest"], named["Council"]]
    assert [report.id for report in corpus.reports(few * 40)] == found * 40

# SPDX-License-Identifier: MIT
"""Actors' reports aligned beside the window, and brought up to date after a decision."""

from __future__ import annotations

import pytest

from standpoint.analysis.grouping import Grouping, gather
from standpoint.analysis.realigning import Known, realign
from standpoint.corpus import edits, grouped, hand_coding
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.edits import CodingKey
from standpoint.corpus.ingest import ingest
from standpoint.model.reports import HumanLink

TEXTS = (
    "The forum asks for the safe return of refugees to their towns. It met on Monday.",
    "No normalization with the regime, the hall said. Refugees need safe roads to return.",
    "Resolution 2254 stands. The hall wants the opposition to speak with one voice.",
    "The safe return of refugees waits for roads. Nothing else was said that day.",
    "Normalization with the regime rewards it, the committee wrote. It rained.",
    "One voice for the opposition, and Resolution 2254 in full, the committee wrote.",
)


@pytest.fixture
def corpus(tmp_path):
    for number, text in enumerate(TEXTS):
        actor = "Harbour Forum" if number < 3 else "River Committee"
        head = f"---\ntitle: Sheet {number}\ndate: 2024-0{number + 1}-03\nactor: {actor}\n---\n\n"
        (tmp_path / f"{number}.md").write_text(head + text + "\n", encoding="utf-8")
    with Corpus.create(tmp_path / "two.standpoint") as made:
        for _ in ingest(made, sorted(tmp_path.glob("*.md"))):
            pass
        yield made


def columns_of(corpus):
    return gather(Grouping(("Harbour Forum", "River Committee")), corpus.reports()).columns


def answered(corpus, columns):
    """Return what the question answers: all readings that passed by, and the alignment."""
    question, readings, steps = grouped.align(corpus, columns, corpus.closeness_limit()), {}, []
    while True:
        try:
            read = next(question)
        except StopIteration as end:
            return end.value, readings, steps
        steps.append((read.done, read.total))
        readings |= {reading.report.id: reading for reading in read.readings}


def whole(corpus, columns):
    ids = [one for column in columns for one in column.ids]
    return corpus.alignment(ids, corpus.closeness_limit(), columns=columns)


def test_the_question_tells_its_progress_and_answers_as_a_plain_alignment_does(corpus):
    columns = columns_of(corpus)
    alignment, readings, steps = answered(corpus, columns)
    assert alignment == whole(corpus, columns)
    assert alignment.grouped
    assert sum(len(row.links) for row in alignment.rows) > 1
    assert set(readings) == {one for column in columns for one in column.ids}
    assert steps == [(0, 6), (6, 6)]


def decide(corpus, alignment, status):
    passage = next(p for row in alignment.rows for p in row.cells[0].passages if row.links)
    row = next(row for row in alignment.rows if passage in row.cells[0].passages)
    key = CodingKey(passage.report, passage.start, passage.end, row.theme, row.facet)
    edits.decide_each(corpus, {key: status})


def reject_all_of_a_column(corpus, alignment, _=None):
    wanted = {
        CodingKey(p.report, p.start, p.end, row.theme, row.facet): "rejected"
        for row in alignment.rows
        for p in row.cells[1].passages
    }
    edits.decide_each(corpus, wanted)


def unlink(corpus, alignment, linked):
    row = next(row for row in alignment.rows if row.links)
    passages = {p.key: p for cell in row.cells for p in cell.passages}
    ends = [passages[key] for key in (row.links[0].a, row.links[0].b)]
    places = [x for end in ends for x in (end.report, end.start, end.end)]
    made = HumanLink(row.theme, row.facet, *places, linked, "")
    edits.set_link(corpus, made, linked)


def mark(corpus, alignment, _=None):
    reading = corpus.reading(alignment.columns[0].ids[0])
    words = CodingKey(reading.report.id, 70, 78, "unity", "society")
    hand_coding.write(corpus, hand_coding.plan_coding(corpus, words))


def review(corpus, alignment, _=None):
    for report in alignment.columns[0].ids:
        edits.set_reviewed(corpus, report, "unity", silent=True)


@pytest.mark.parametrize(
    ("act", "how"),
    [
        (decide, "confirmed"),
        (decide, "rejected"),
        (reject_all_of_a_column, None),
        (mark, None),
        (review, None),
    ],
)
def test_after_a_decision_only_what_it_touches_is_read_and_all_is_as_if_read_anew(corpus, act, how):
    columns = columns_of(corpus)
    before, readings, _ = answered(corpus, columns)
    act(corpus, before, how)
    changed = grouped.as_said_now(corpus, readings)
    assert changed
    assert len(changed) <= 3
    known = Known({**readings, **changed}, corpus.codebook(), corpus.closeness())
    after = realign(before, known, changed)
    assert after == whole(corpus, columns)
    assert after != before
    untouched = [row for row, old in zip(after.rows, before.rows, strict=True) if row is old]
    assert untouched


@pytest.mark.parametrize("linked", [True, False])
def test_a_persons_link_and_unlink_hold_after_bringing_up_to_date(corpus, linked):
    columns = columns_of(corpus)
    before, readings, _ = answered(corpus, columns)
    unlink(corpus, before, linked)
    links = corpus.links(list(readings))
    known = Known(readings, corpus.codebook(), corpus.closeness(), links)
    after = realign(before, known, ())
    assert after == whole(corpus, columns)
    assert after != before

# SPDX-License-Identifier: MIT
"""What a user may rely on when they code words by hand and write memos."""

from __future__ import annotations

import pytest

from standpoint.corpus import hand_coding, observing, soundness
from standpoint.corpus.edits import CodingKey, decide
from standpoint.corpus.hand_coding import MemoKey
from standpoint.corpus.recoding import recode
from standpoint.corpus.said import Said

UNITY = ("unity", "society")


def words(corpus, report, said):
    start = corpus.text(report).index(said)
    return start, start + len(said)


def code(corpus, report, said, facet=UNITY):
    wanted = hand_coding.plan_coding(
        corpus, CodingKey(report, *words(corpus, report, said), *facet)
    )
    return wanted, hand_coding.write(corpus, wanted)


def state(corpus):
    return {
        table: corpus.rows(
            f"SELECT report, start, stop, theme, facet FROM {table} ORDER BY 1, 2, 3"
        )
        for table in ("marking", "decision")
    }


def test_words_coded_by_hand_are_kept_to_the_letter_and_their_sentence_counts(corpus, named):
    report = named["Harvest"]
    code(corpus, report, "wheat and olives")
    reading = corpus.reading(report)
    assert [reading.text[m.start : m.end] for m in reading.markings] == ["wheat and olives"]
    assert observing.theme_counts(corpus)[report] == {"unity": 1}
    assert observing.theme_counts(corpus, "confirmed")[report] == {"unity": 1}
    cell = next(
        row for row in corpus.alignment([report], 0.08).rows if (row.theme, row.facet) == UNITY
    ).cells[0]
    marked = (words(corpus, report, "wheat and olives"),)
    assert [passage.marked for passage in cell.passages] == [marked]
    assert cell.passages[0].spans == cell.passages[0].marked
    assert soundness.problems(corpus) == []


def test_blanks_at_the_ends_of_a_selection_are_not_coded(corpus, named):
    report = named["Harvest"]
    start, end = words(corpus, report, " wheat ")
    wanted = hand_coding.plan_coding(corpus, CodingKey(report, start, end, *UNITY))
    assert [(key.start, key.end) for key in wanted.markings] == [(start + 1, end - 1)]


def test_a_selection_over_two_sentences_codes_both_and_taking_it_back_leaves_none(corpus, named):
    report = named["Council"]
    before = state(corpus)
    said = "Resolution 2254 in full. It spoke"
    wanted, undo = code(corpus, report, said)
    assert len(wanted.decisions) == 2
    hand_coding.write(corpus, undo)
    assert state(corpus) == before
    code(corpus, report, said)
    hand_coding.write(
        corpus, hand_coding.plan_uncoding(corpus, hand_coding.markings(corpus, report))
    )
    assert state(corpus) == before


def test_furniture_cannot_be_coded(corpus, named):
    wanted, _ = code(corpus, named["Council"], "Council Press Desk")
    assert wanted == hand_coding.HandCoding()
    assert state(corpus)["marking"] == []


def test_a_sentence_stays_coded_while_another_marking_touches_it(corpus, named):
    report = named["Harvest"]
    code(corpus, report, "wheat")
    code(corpus, report, "olives")
    first, second = hand_coding.markings(corpus, report)
    hand_coding.write(corpus, hand_coding.plan_uncoding(corpus, [first]))
    assert [d.status for d in corpus.decisions(report)] == ["confirmed"]
    hand_coding.write(corpus, hand_coding.plan_uncoding(corpus, [second]))
    assert corpus.decisions(report) == ()


def test_resizing_moves_the_coding_from_one_sentence_to_another_and_back(corpus, named):
    report = named["Council"]
    _, _ = code(corpus, report, "Resolution 2254 in full.")
    before = state(corpus)
    marking = hand_coding.markings(corpus, report)[0]
    wanted = hand_coding.plan_resizing(
        corpus, marking, *words(corpus, report, "the unity of Syria")
    )
    undo = hand_coding.write(corpus, wanted)
    reading = corpus.reading(report)
    assert [reading.text[m.start : m.end] for m in reading.markings] == ["the unity of Syria"]
    decided = [reading.text[made.start : made.end] for made in reading.decisions]
    assert [said[:8] for said in decided] == ["It spoke"]
    hand_coding.write(corpus, undo)
    assert state(corpus) == before


def test_codings_by_hand_and_memos_survive_a_recode(corpus, named, run):
    report = named["Harvest"]
    code(corpus, report, "wheat")
    place = MemoKey(report, *words(corpus, report, "olives"))
    hand_coding.set_memos(corpus, {place: "Ask the co-operative."})
    before = state(corpus), corpus.reading(report).memos
    run(recode(corpus))
    assert (state(corpus), corpus.reading(report).memos) == before


def test_a_rejection_hides_what_was_marked_and_keeps_the_words(corpus, named):
    report = named["Harvest"]
    wanted, _ = code(corpus, report, "wheat")
    (key,) = wanted.decisions
    decide(corpus, key, "rejected")
    assert observing.theme_counts(corpus).get(report, {}) == {}
    assert len(corpus.reading(report).markings) == 1


@pytest.mark.parametrize("said", ["First.", "Second thought."])
def test_a_memo_is_written_changed_and_taken_back(corpus, named, said):
    key = MemoKey(named["Council"], 0, 7)
    assert hand_coding.set_memos(corpus, {key: "First."})[key].what == ""
    before = hand_coding.set_memos(corpus, {key: said})
    assert before[key].what == "First."
    assert [memo.words for memo in corpus.reading(key.report).memos] == [said]
    hand_coding.set_memos(corpus, {key: ""})
    assert corpus.reading(key.report).memos == ()


def test_a_damaged_place_of_a_memo_is_found_by_check(corpus, named):
    hand_coding.set_memos(corpus, {MemoKey(named["Harvest"], 0, 9_999): "Too far."})
    assert soundness.problems(corpus) == [
        f"A memo in report {named['Harvest']} lies outside its text."
    ]


def test_what_is_taken_back_stands_there_with_the_time_at_which_it_was_said(corpus, named):
    report = named["Harvest"]
    text = corpus.text(report)
    unit = next(one for one in corpus.sentences(report) if "wheat" in text[one.start : one.end])
    key = CodingKey(report, unit.start, unit.end, *UNITY)
    place = MemoKey(report, unit.start, unit.end)
    long_ago = "2020-01-02T03:04:05+00:00"
    decide(corpus, key, Said("rejected", long_ago))
    hand_coding.set_memos(corpus, {place: Said("Old.", long_ago)})
    hand_coding.write(corpus, hand_coding.HandCoding({key: Said(True, long_ago)}))
    before = hand_coding.write(corpus, hand_coding.HandCoding({key: False}, {key: "confirmed"}))
    memo = hand_coding.set_memos(corpus, {place: "New."})
    assert corpus.decisions(report)[0].made_at > long_ago
    hand_coding.write(corpus, before)
    hand_coding.set_memos(corpus, memo)
    reading = corpus.reading(report)
    made = (*reading.decisions, *reading.markings, *reading.memos)
    assert [one.made_at for one in made] == [long_ago] * 3

# SPDX-License-Identifier: MIT
"""What a user may rely on when a better text takes a report's place."""

from __future__ import annotations

import pytest

from standpoint.corpus import (
    edits,
    furnishing,
    hand_coding,
    planning,
    soundness,
    text_versions,
)
from standpoint.corpus.edits import CodingKey
from standpoint.corpus.ingest import ingest
from standpoint.errors import CorpusError, UnreadableError
from standpoint.model.reports import HumanLink

BETTER = (
    "Council meets in spring\n\n"
    "Corrected on Tuesday. The council asked  every side to carry out Resolution 2254 in full. "
    "It spoke for the unity of Syria and against partition.\n\n"
    "Nobody may force refugees to go back, the council said.\n"
    "(Source: Council Press Desk)\n"
)


@pytest.fixture
def better(tmp_path):
    """The council's text with one sentence more, one changed and one spaced otherwise."""
    file = tmp_path / "better.txt"
    file.write_text(BETTER, encoding="utf-8")
    return file


def span(corpus, report, words):
    text = corpus.text(report)
    (found,) = (one for one in corpus.sentences(report) if words in text[one.start : one.end])
    return found.start, found.end


def key(corpus, report, words, theme, facet):
    return CodingKey(report, *span(corpus, report, words), theme, facet)


@pytest.fixture
def decided(corpus, named):
    """The council's report, coded, marked, linked, with a memo, and silent on a theme."""
    report, other = named["Council"], named["Assembly"]
    edits.decide(corpus, key(corpus, report, "2254", "resolution_2254", "number"), "confirmed")
    edits.decide(corpus, key(corpus, report, "unity", "unity", "territory"), "rejected")
    start = corpus.text(report).index("carry out")
    words = CodingKey(report, start, start + 9, "resolution_2254", "number")
    hand_coding.write(corpus, hand_coding.plan_coding(corpus, words))
    hand_coding.set_memos(
        corpus, {hand_coding.MemoKey(report, *span(corpus, report, "unity")): "Look again."}
    )
    one, two = span(corpus, report, "Nobody"), span(corpus, other, "camps")
    edits.set_link(
        corpus, HumanLink("refugees", "return", report, *one, other, *two, True, ""), linked=True
    )
    edits.set_reviewed(corpus, report, "normalization", silent=True)
    return report


def tables(corpus):
    """All that belongs to reports, without the text versions that are kept."""
    names = (
        "report", "sentence", "mention", "decision", "marking", "memo", "link", "reviewed",
        "signature", "tally", "month", "series_month", "repeated_line",
    )  # fmt: skip
    found = {name: sorted(map(str, corpus.rows(f"SELECT * FROM {name}"))) for name in names}
    # A stem that stands nowhere any more keeps its row.
    return found | {"stem": sorted(corpus.rows("SELECT * FROM stem WHERE sentences <> 0"))}


def test_what_people_said_stands_on_the_same_words_in_the_better_text(corpus, decided, better):
    replacement = text_versions.plan(corpus, decided, text_versions.read(better))
    assert (replacement.sentences, replacement.same, replacement.new) == (5, 4, 2)
    assert [(one.kind, one.words) for one in replacement.left] == [
        ("coding", "It spoke for the unity of Syria and against any partition of the country."),
        ("memo", "It spoke for the unity of Syria and against any partition of the country."),
        ("silence", ""),
    ]
    text_versions.replace_text(corpus, replacement)
    text = corpus.text(decided)
    assert text == BETTER
    assert {(text[d.start : d.end], d.status) for d in corpus.decisions(decided)} == {
        (
            "The council asked  every side to carry out Resolution 2254 in full.",
            "confirmed",
        )
    }
    (marking,) = hand_coding.markings(corpus, decided)
    assert text[marking.start : marking.end] == "carry out"
    (link,) = corpus.links([decided, decided + 1, decided + 2])
    ends = {link.report_a: (link.start_a, link.end_a), link.report_b: (link.start_b, link.end_b)}
    start, end = ends[decided]
    assert text[start:end] == "Nobody may force refugees to go back, the council said."
    assert soundness.problems(corpus) == []


def test_what_is_known_of_the_report_stays_and_it_is_found_by_its_new_words(
    corpus, decided, better
):
    edits.set_metadata(corpus, {decided: {"date": "2020-05", "actor": "Council"}})
    before = corpus.report(decided)
    text_versions.replace_text(
        corpus, text_versions.plan(corpus, decided, text_versions.read(better))
    )
    after = corpus.report(decided)
    assert (after.title, after.date, after.actor) == (before.title, "2020-05", "Council")
    assert after.sha256 != before.sha256
    assert [hit.report for hit in corpus.search("corrected")] == [decided]
    assert [hit.report for hit in corpus.search("country")] == []


def test_going_back_brings_everything_back(corpus, decided, better):
    before = tables(corpus)
    state = text_versions.replace_text(
        corpus, text_versions.plan(corpus, decided, text_versions.read(better))
    )
    newer = tables(corpus)
    again = text_versions.put(corpus, decided, state)
    assert tables(corpus) == before
    text_versions.put(corpus, decided, again)
    assert tables(corpus) == newer
    assert soundness.problems(corpus) == []


def test_every_text_stays_and_can_be_read(corpus, decided, better):
    old = corpus.text(decided)
    text_versions.replace_text(
        corpus, text_versions.plan(corpus, decided, text_versions.read(better))
    )
    listed = text_versions.versions(corpus, decided)
    assert [(one.version, one.path.rpartition("/")[2], one.current) for one in listed] == [
        (1, "council.txt", False),
        (2, "better.txt", True),
    ]
    assert text_versions.text(corpus, decided, 1) == old
    text_versions.put(corpus, decided, text_versions.state_of(corpus, decided, 1))
    assert corpus.text(decided) == old
    assert len(corpus.decisions(decided)) == 2
    assert [one.current for one in text_versions.versions(corpus, decided)] == [True, False]
    with pytest.raises(CorpusError, match="no text version 7"):
        text_versions.text(corpus, decided, 7)


def test_a_text_that_is_there_already_replaces_nothing(corpus, named, statements, tmp_path):
    before = tables(corpus)
    with pytest.raises(CorpusError, match="that the report has already"):
        text_versions.plan(corpus, named["Council"], text_versions.read(statements[0]))
    with pytest.raises(CorpusError, match="This is the text of “Assembly on neighbours”"):
        text_versions.plan(corpus, named["Council"], text_versions.read(statements[1]))
    table = tmp_path / "t.csv"
    table.write_text("title,text\nOne,A text.\nTwo,Another text.\n")
    with pytest.raises(UnreadableError, match="holds several reports"):
        text_versions.read(table)
    assert tables(corpus) == before


def test_a_kill_in_the_middle_leaves_the_old_text(corpus, decided, better, monkeypatch):
    before = tables(corpus)
    replacement = text_versions.plan(corpus, decided, text_versions.read(better))
    monkeypatch.setattr(text_versions.furnishing, "settle_now", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        text_versions.replace_text(corpus, replacement)
    monkeypatch.undo()
    assert tables(corpus) == before
    assert [one.version for one in text_versions.versions(corpus, decided)] == [1]


ELSEWHERE = (
    "Assembly on neighbours\n\nA note put in front of it later.\n\n"
    "Refugees in the camps need protection, it added.\n"
)
WITHOUT = "Assembly on neighbours\n\nNothing of what it said before stands here any more.\n"


def replaced(corpus, report, file, text):
    """Let a text stand in a report's place; return the state before."""
    file.write_text(text, encoding="utf-8")
    return text_versions.replace_text(
        corpus, text_versions.plan(corpus, report, text_versions.read(file))
    )


def linked_words(corpus, *reports):
    """Return the words on which links between these reports stand."""
    return [
        {
            corpus.text(link.report_a)[link.start_a : link.end_a],
            corpus.text(link.report_b)[link.start_b : link.end_b],
        }
        for link in corpus.links(list(reports))
    ]


BOTH = {
    "Nobody may force refugees to go back, the council said.",
    "Refugees in the camps need protection, it added.",
}


def test_a_link_that_is_brought_back_stands_where_the_other_text_has_its_sentence_now(
    corpus, decided, named, better, tmp_path
):
    other = named["Assembly"]
    replaced(corpus, decided, better, BETTER)
    replaced(corpus, other, tmp_path / "elsewhere.txt", ELSEWHERE)
    assert text_versions.unplaced(corpus, decided, 1) == ()
    text_versions.take(corpus, decided, 1)
    assert linked_words(corpus, decided, other) == [BOTH]
    text_versions.take(corpus, other, 1)
    assert linked_words(corpus, decided, other) == [BOTH]
    assert soundness.problems(corpus) == []


def test_a_link_without_its_other_sentence_is_kept_aside_until_that_is_there_again(
    corpus, decided, named, tmp_path
):
    other = named["Assembly"]
    replaced(corpus, decided, tmp_path / "one.txt", "Council\n\nAll of this was written anew.\n")
    assert linked_words(corpus, decided, other) == []
    replaced(corpus, other, tmp_path / "two.txt", WITHOUT)
    assert [(one.kind, one.words) for one in text_versions.unplaced(corpus, decided, 1)] == [
        ("link", "Nobody may force refugees to go back, the council said.")
    ]
    before = text_versions.take(corpus, decided, 1)
    assert linked_words(corpus, decided, other) == []
    assert soundness.problems(corpus) == []
    again = text_versions.put(corpus, decided, before)
    text_versions.put(corpus, decided, again)
    assert linked_words(corpus, decided, other) == []
    text_versions.take(corpus, other, 1)
    assert linked_words(corpus, decided, other) == [BOTH]
    assert soundness.problems(corpus) == []


def test_a_link_kept_aside_goes_along_into_a_third_text(corpus, decided, named, better, tmp_path):
    other = named["Assembly"]
    replaced(corpus, decided, tmp_path / "one.txt", "Council\n\nAll of this was written anew.\n")
    replaced(corpus, other, tmp_path / "two.txt", WITHOUT)
    text_versions.take(corpus, decided, 1)
    replaced(corpus, decided, better, BETTER)
    text_versions.take(corpus, other, 1)
    assert linked_words(corpus, decided, other) == [BOTH]
    assert soundness.problems(corpus) == []


def test_what_was_said_between_the_plan_and_the_better_text_goes_along(corpus, decided, better):
    replacement = text_versions.plan(corpus, decided, text_versions.read(better))
    edits.decide(corpus, key(corpus, decided, "Nobody", "refugees", "return"), "confirmed")
    edits.set_reviewed(corpus, decided, "normalization", silent=False)
    before = text_versions.replace_text(corpus, replacement)
    assert {one.theme for one in corpus.decisions(decided)} == {"refugees", "resolution_2254"}
    text_versions.put(corpus, decided, before)
    assert len(corpus.decisions(decided)) == 3


def test_the_text_that_a_report_has_is_not_taken_again(corpus, decided, better):
    replaced(corpus, decided, better, BETTER)
    with pytest.raises(CorpusError, match="has text version 2 already"):
        text_versions.take(corpus, decided, 2)
    with pytest.raises(CorpusError, match="no text version 7"):
        text_versions.take(corpus, decided, 7)
    assert len(corpus.decisions(decided)) == 1


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE link SET start_b = start_b + 1", "stands on no sentence of their texts"),
        (
            'UPDATE replaced_text SET by_people = replace(by_people, \'"refugees", "return", \', '
            '\'"refugees", "return", 9\')',
            "A link kept with text version 1 of report {0} is not one of that report.",
        ),
        (
            "UPDATE replaced_text SET by_people = replace(by_people, "
            "(SELECT sha256 FROM report WHERE id = {1}), 'f')",
            "A link kept with text version 1 of report {0} names a text of report {1} that is not "
            "there.",
        ),
        (
            "UPDATE replaced_text SET by_people = replace(by_people, ' {1}, {2},', ' {1}, {2}1,')",
            "A link kept with text version 1 of report {0} stands on no sentence of report {1}.",
        ),
        (
            "UPDATE replaced_text SET by_people = replace(by_people, '\"link\": [[', "
            "'\"link\": [[4], [')",
            "What people said of text version 1 of report {0} cannot be read.",
        ),
        (
            "UPDATE body SET text = text || 'x' WHERE version = 1 AND report = {0}",
            "Text version 1 of report {0} is not the one that was stored.",
        ),
    ],
)
def test_a_check_names_links_that_stand_on_no_sentence_of_their_text(
    corpus, decided, named, better, harm, said
):
    replaced(corpus, decided, better, BETTER)
    other = named["Assembly"]
    (link,) = corpus.links([decided, other])
    start = link.start_a if link.report_a == other else link.start_b
    assert soundness.problems(corpus) == []
    with corpus.database.atomic():
        corpus.database.execute(harm.format(decided, other, start))
    assert any(said.format(decided, other) in one for one in soundness.problems(corpus))


def test_the_file_of_an_older_text_does_not_come_in_as_a_second_report(
    corpus, decided, better, statements, run
):
    replaced(corpus, decided, better, BETTER)
    again, assembly = run(ingest(corpus, statements[:2]))
    assert (again.status, again.report) == ("duplicate", decided)
    assert again.reason == (
        f"Already in the corpus as an older text of report {decided}, “Council meets in spring”."
    )
    assert assembly.reason == "Same text as “Assembly on neighbours”."
    planned, other = run(planning.plan(corpus, statements[:2]))
    assert planned.status == "duplicate"
    assert (planned.twin.report, planned.twin.older) == (decided, True)
    assert not other.twin.older
    assert len(corpus.reports()) == 3


def test_the_older_text_of_a_deleted_report_may_come_in_again(
    corpus, decided, better, statements, run
):
    replaced(corpus, decided, better, BETTER)
    edits.delete(corpus, [decided])
    (item,) = run(ingest(corpus, statements[:1]))
    assert item.status == "imported"
    assert soundness.problems(corpus) == []


def set_anew(corpus, report, tmp_path, text):
    file = tmp_path / "other.txt"
    file.write_text(text, encoding="utf-8")
    plan = text_versions.plan(corpus, report, text_versions.read(file))
    return plan, text_versions.replace_text(corpus, plan)


def out(corpus, report):
    """Return the words of what is left out of a report."""
    text = corpus.text(report)
    return [text[one.start : one.end] for one in corpus.sentences(report) if one.furniture]


def test_what_a_person_left_out_or_took_back_counts_alike_in_the_better_text(
    corpus, named, tmp_path
):
    report, other = named["Council"], named["Harvest"]
    nobody = "Nobody may force refugees to go back, the council said."
    source = "(Source: Council Press Desk)"
    assert out(corpus, report) == [source]
    furnishing.set_passages(
        corpus,
        report,
        {span(corpus, report, "Nobody"): True, span(corpus, report, "Press Desk"): False},
    )
    before = corpus.report(report)
    old = corpus.text(report)
    plan, state = set_anew(corpus, report, tmp_path, old.replace("in full", "in all its parts"))
    assert (len(plan.kept.rows["passage"]), plan.left) == (2, ())
    assert out(corpus, report) == [nobody]
    after = corpus.report(report)
    assert (after.words, after.furniture_words) == (before.words + 2, before.furniture_words)
    assert soundness.problems(corpus) == []
    text_versions.put(corpus, report, state)
    assert out(corpus, report) == [nobody]
    assert corpus.report(report).words == before.words
    text_versions.take(corpus, report, 2)
    assert out(corpus, report) == [nobody]
    assert corpus.report(other).furniture_words == 0


def test_what_was_left_out_and_does_not_stand_in_the_better_text_is_told(corpus, named, tmp_path):
    report = named["Council"]
    first, last = span(corpus, report, "It spoke"), span(corpus, report, "Nobody")
    furnishing.set_passages(
        corpus,
        report,
        {(first[0], last[1]): True, span(corpus, report, "Press Desk"): False},
    )
    text = corpus.text(report).replace("any partition", "partition").replace("(Source", "(From")
    plan, _ = set_anew(corpus, report, tmp_path, text)
    assert {(one.kind, one.words) for one in plan.left} == {
        (
            "left out",
            "It spoke for the unity of Syria and against any partition of the country.",
        ),
        ("taken back", "(Source: Council Press Desk)"),
    }
    assert "Nobody may force refugees to go back, the council said." in out(corpus, report)
    assert not any(words.startswith("It spoke") for words in out(corpus, report))
    assert soundness.problems(corpus) == []


def test_a_text_that_the_report_had_is_taken_back_and_not_stored_twice(
    corpus, decided, better, statements
):
    before = text_versions.plan(corpus, decided, text_versions.read(better))
    text_versions.replace_text(corpus, before)
    said = "This is text version 1 of this report. Take it back in Text versions…."
    with pytest.raises(text_versions.OlderTextError) as known:
        text_versions.plan(corpus, decided, text_versions.read(statements[0]))
    assert (known.value.version, str(known.value)) == (1, said)
    text_versions.take(corpus, decided, known.value.version)
    assert len(corpus.decisions(decided)) == 2
    with pytest.raises(CorpusError, match="This is text version 2 of this report"):
        text_versions.replace_text(corpus, before)
    assert len(text_versions.versions(corpus, decided)) == 2

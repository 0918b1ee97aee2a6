# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.alignment import Column, align
from standpoint.analysis.closeness import ClosenessModel, StemFrequencies
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.model.reports import Decision, HumanLink, Mention, Reading, Report, Sentence

CODEBOOK = Codebook(
    "test",
    (
        Theme(
            "unity",
            "Unity",
            1,
            "#0072B2",
            "circle",
            (Facet("territory", "of the territory"), Facet("opposition", "of the opposition")),
        ),
        Theme("off", "Off", 5, "#915C46", "plus", (Facet("any", "any"),), active=False),
        Theme(
            "resolution_2254",
            "Resolution 2254",
            2,
            "#D55E00",
            "square",
            (
                Facet("number", "by number"),
                Facet("un_resolutions", "UN resolutions in general", counts=False),
            ),
        ),
    ),
)
TERRITORY, OPPOSITION = ("unity", "territory"), ("unity", "opposition")
NUMBER, GENERAL = ("resolution_2254", "number"), ("resolution_2254", "un_resolutions")


class Words(ClosenessModel):
    """Plain words as stems, so that these tests know every weight."""

    def vector(self, text, language):
        return self.weigh(re.findall(r"\w+", text.lower()), language)


MODEL = Words({"en": StemFrequencies(20, {}), "ar": StemFrequencies(20, {})})


def reading(number, *coded, language="en", **extra):
    """A report of sentences, each with the facets that rules found in it."""
    text, sentences, mentions = "", [], []
    for index, (words, *facets) in enumerate(coded):
        start = len(text)
        text += words
        furniture = "furniture" in facets
        sentences.append(Sentence(index, start, len(text), index + 1, furniture))
        mentions += [
            Mention(number, index, start, start + 3, *facet, "rule", 1)
            for facet in facets
            if facet != "furniture"
        ]
        text += "\n"
    report = Report(
        number, f"Report {number}", "document", None, None, None, None, language, 9, 9, 0, "x"
    )
    return Reading(report, text, tuple(sentences), tuple(mentions), **extra)


def row(alignment, facet):
    return next(row for row in alignment.rows if (row.theme, row.facet) == facet)


def pairs(row):
    return {(link.a, link.b) for link in row.links}


def decided(of, index, facet, status, made_at="2024-01-01"):
    sentence = of.sentences[index]
    return Decision(of.report.id, sentence.start, sentence.end, *facet, status, made_at)


def human(one, i, other, j, facet, linked=True, made_at="2024-01-01"):
    a, b = one.sentences[i], other.sentences[j]
    return HumanLink(
        *facet, one.report.id, a.start, a.end, other.report.id, b.start, b.end, linked, made_at
    )


def test_every_facet_of_the_active_themes_is_a_row_in_codebook_order():
    found = align([reading(1), reading(2)], CODEBOOK, 3, MODEL)
    assert [(r.theme, r.facet, r.counts) for r in found.rows] == [
        (*TERRITORY, True),
        (*OPPOSITION, True),
        (*NUMBER, True),
        (*GENERAL, False),
    ]
    assert (found.codebook_version, found.limit) == (3, 0.08)
    assert [report.id for report in found.reports] == [1, 2]


def test_sentences_on_one_facet_are_linked_with_their_closeness_and_shared_words():
    one = reading(1, ("north and south stay together", TERRITORY))
    other = reading(2, ("nothing here",), ("south stays with north", TERRITORY))
    (link,) = row(align([one, other], CODEBOOK, 1, MODEL), TERRITORY).links
    assert (link.a, link.b, link.origin) == ((1, 0), (2, 1), "machine")
    assert link.closeness == pytest.approx(2 / (5 * 4) ** 0.5)
    assert link.shared == ("north", "south")


def test_unity_of_the_territory_is_never_linked_with_unity_of_the_opposition():
    one = reading(1, ("all the same words", TERRITORY))
    other = reading(2, ("all the same words", OPPOSITION))
    found = align([one, other], CODEBOOK, 1, MODEL)
    assert not any(r.links or r.left_out for r in found.rows)
    assert found.common_themes() == ("unity",)


def test_a_link_needs_the_limit_and_the_nearest_under_it_is_named():
    one = reading(1, ("alpha beta gamma delta", TERRITORY))
    other = reading(2, ("alpha epsilon zeta eta", TERRITORY), ("theta iota", TERRITORY))
    at_limit = row(align([one, other], CODEBOOK, 1, MODEL, limit=0.25), TERRITORY)
    assert pairs(at_limit) == {((1, 0), (2, 0))}
    assert at_limit.left_out == ()
    above = row(align([one, other], CODEBOOK, 1, MODEL, limit=0.26), TERRITORY)
    assert above.links == ()
    (left,) = above.left_out
    assert ((left.a, left.b), left.closeness) == (((1, 0), (2, 0)), 0.25)


def test_without_a_limit_sentences_that_share_nothing_stay_apart():
    one, other = reading(1, ("alpha", TERRITORY)), reading(2, ("beta", TERRITORY))
    assert row(align([one, other], CODEBOOK, 1, MODEL, limit=0), TERRITORY).links == ()


def test_one_sentence_may_answer_many_and_the_closest_stands_first():
    one = reading(1, ("a b c d", TERRITORY))
    other = reading(2, ("a b x y", TERRITORY), ("a b c z", TERRITORY))
    links = row(align([one, other], CODEBOOK, 1, MODEL), TERRITORY).links
    assert [(link.a, link.b) for link in links] == [((1, 0), (2, 1)), ((1, 0), (2, 0))]


def test_a_passage_that_is_nobodys_nearest_is_not_linked():
    one = reading(1, ("a b c d", TERRITORY), ("a b x y", TERRITORY))
    other = reading(2, ("a b c z", TERRITORY), ("a b x w", TERRITORY))
    found = pairs(row(align([one, other], CODEBOOK, 1, MODEL), TERRITORY))
    assert found == {((1, 0), (2, 0)), ((1, 1), (2, 1))}


def test_equally_near_sentences_are_all_linked():
    one = reading(1, ("a b", TERRITORY))
    other = reading(2, ("b a", TERRITORY), ("a b", TERRITORY))
    found = pairs(row(align([one, other], CODEBOOK, 1, MODEL), TERRITORY))
    assert found == {((1, 0), (2, 0)), ((1, 0), (2, 1))}


def test_furniture_never_appears():
    one = reading(1, ("the same words", TERRITORY, "furniture"))
    other = reading(2, ("the same words", TERRITORY))
    found = row(align([one, other], CODEBOOK, 1, MODEL), TERRITORY)
    assert found.cells[0].passages == ()
    assert found.cells[0].silence == "none_found"
    assert found.links == ()


def test_silence_is_said_in_three_ways():
    quiet = reading(1)
    unsearched = reading(2, unsearched={TERRITORY: "language"})
    reviewed = reading(3, unsearched={TERRITORY: "language"}, reviewed=frozenset({"unity"}))
    cells = row(align([quiet, unsearched, reviewed], CODEBOOK, 1, MODEL), TERRITORY).cells
    assert [(cell.silence, cell.reason) for cell in cells] == [
        ("none_found", ""),
        ("not_searched", "language"),
        ("reviewed", ""),
    ]


def test_a_rejected_passage_stays_visible_but_does_not_speak():
    one = reading(1, ("the same words", TERRITORY))
    one = replace(one, decisions=(decided(one, 0, TERRITORY, "rejected"),))
    other = reading(2, ("the same words", TERRITORY))
    found = align([one, other], CODEBOOK, 1, MODEL)
    cell = row(found, TERRITORY).cells[0]
    assert [passage.status for passage in cell.passages] == ["rejected"]
    assert (cell.silence, cell.speaks) == ("none_found", False)
    assert row(found, TERRITORY).links == row(found, TERRITORY).left_out == ()
    assert found.common_themes() == ()


def test_a_confirmed_coding_without_a_mention_is_a_passage():
    one = reading(1, ("said in other words",))
    one = replace(one, decisions=(decided(one, 0, TERRITORY, "confirmed"),))
    cell = row(align([one, reading(2)], CODEBOOK, 1, MODEL), TERRITORY).cells[0]
    (passage,) = cell.passages
    assert (passage.status, passage.mentions, cell.silence) == ("confirmed", (), None)
    assert one.text[passage.start : passage.end] == "said in other words"


def test_a_rejection_of_what_no_rule_finds_any_more_shows_nothing():
    one = reading(1, ("plain",))
    one = replace(one, decisions=(decided(one, 0, TERRITORY, "rejected"),))
    assert row(align([one, reading(2)], CODEBOOK, 1, MODEL), TERRITORY).cells[0].passages == ()


def test_the_last_word_of_a_person_holds():
    one = reading(1, ("words", TERRITORY))
    first = decided(one, 0, TERRITORY, "rejected", "2024-01-01")
    last = decided(one, 0, TERRITORY, "confirmed", "2024-01-02")
    one = replace(one, decisions=(last, first))
    cell = row(align([one, reading(2)], CODEBOOK, 1, MODEL), TERRITORY).cells[0]
    assert [passage.status for passage in cell.passages] == ["confirmed"]


def test_a_sentence_names_the_other_facets_of_its_theme():
    one = reading(1, ("words", TERRITORY, OPPOSITION, NUMBER))
    found = align([one, reading(2)], CODEBOOK, 1, MODEL)
    assert row(found, TERRITORY).cells[0].passages[0].also == ("opposition",)
    assert row(found, NUMBER).cells[0].passages[0].also == ()


def test_a_persons_link_outranks_the_limit_and_keeps_its_closeness():
    one, other = reading(1, ("a b", TERRITORY)), reading(2, ("c d", TERRITORY))
    link = human(one, 0, other, 0, TERRITORY)
    (found,) = row(align([one, other], CODEBOOK, 1, MODEL, links=[link]), TERRITORY).links
    assert (found.origin, found.closeness, found.shared) == ("human", 0.0, ())


def test_a_persons_unlink_removes_the_machines_link_for_good():
    one, other = reading(1, ("a b", TERRITORY)), reading(2, ("a b", TERRITORY))
    unlink = human(one, 0, other, 0, TERRITORY, linked=False)
    found = row(align([one, other], CODEBOOK, 1, MODEL, links=[unlink]), TERRITORY)
    assert found.links == found.left_out == ()
    elsewhere = replace(unlink, facet="opposition")
    assert row(align([one, other], CODEBOOK, 1, MODEL, links=[elsewhere]), TERRITORY).links


def test_a_linked_sentence_stays_linked_when_its_rule_is_gone():
    one, other = reading(1, ("a b",)), reading(2, ("c d", TERRITORY))
    link = human(one, 0, other, 0, TERRITORY)
    found = row(align([one, other], CODEBOOK, 1, MODEL, links=[link]), TERRITORY)
    assert pairs(found) == {((1, 0), (2, 0))}
    assert found.cells[0].passages[0].status == "suggested"


def test_a_link_is_no_decision_but_a_stored_one_stands_beside_it():
    one, other = reading(1, ("a b",)), reading(2, ("c d", TERRITORY))
    link = human(one, 0, other, 0, TERRITORY)
    one = replace(one, decisions=(decided(one, 0, TERRITORY, "confirmed"),))
    found = row(align([one, other], CODEBOOK, 1, MODEL, links=[link]), TERRITORY)
    assert [cell.passages[0].status for cell in found.cells] == ["confirmed", "suggested"]


def test_across_languages_only_people_link_and_there_is_no_closeness():
    one = reading(1, ("2254 2254", NUMBER))
    other = reading(2, ("2254 2254", NUMBER), language="ar")
    assert row(align([one, other], CODEBOOK, 1, MODEL), NUMBER).links == ()
    link = human(one, 0, other, 0, NUMBER)
    (found,) = row(align([one, other], CODEBOOK, 1, MODEL, links=[link]), NUMBER).links
    assert (found.origin, found.closeness, found.shared) == ("human", None, ())


def test_a_link_to_a_rejected_or_changed_sentence_is_not_shown():
    one, other = reading(1, ("a b", TERRITORY)), reading(2, ("a b", TERRITORY))
    link = human(one, 0, other, 0, TERRITORY)
    rejected = replace(one, decisions=(decided(one, 0, TERRITORY, "rejected"),))
    assert row(align([rejected, other], CODEBOOK, 1, MODEL, links=[link]), TERRITORY).links == ()
    moved = replace(link, start_a=1)
    (found,) = row(align([one, other], CODEBOOK, 1, MODEL, links=[moved]), TERRITORY).links
    assert found.origin == "machine"


def test_reports_with_different_themes_have_none_in_common():
    one, other = reading(1, ("a", TERRITORY)), reading(2, ("a", NUMBER))
    assert align([one, other], CODEBOOK, 1, MODEL).common_themes() == ()


def test_resolutions_in_general_are_not_yet_the_resolution_by_number():
    number, general = reading(1, ("a", NUMBER)), reading(2, ("a", GENERAL))
    assert align([number, general], CODEBOOK, 1, MODEL).common_themes() == ()
    also = reading(3, ("a", GENERAL))
    both = align([general, also], CODEBOOK, 1, MODEL)
    assert both.common_themes() == ()
    assert both.common_beside() == (GENERAL,)
    assert both.counts("resolution_2254") == (0, 0)


_facets = [TERRITORY, OPPOSITION, NUMBER]
_sentence = st.tuples(
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=5).map(" ".join),
    st.sampled_from(_facets),
    st.sampled_from(_facets),
)
_reports = st.lists(st.lists(_sentence, max_size=5), min_size=2, max_size=4)


@settings(max_examples=60)
@given(_reports, st.sampled_from([0.0, 0.08, 0.5]))
def test_links_do_not_depend_on_the_order_of_the_columns(texts, limit):
    readings = [reading(n, *coded) for n, coded in enumerate(texts, 1)]
    expected = align(readings, CODEBOOK, 1, MODEL, limit)
    for order in itertools.permutations(readings):
        found = align(order, CODEBOOK, 1, MODEL, limit)
        for one, other in zip(found.rows, expected.rows, strict=True):
            assert one.links == other.links
            assert one.left_out == other.left_out
            assert {c.report: c for c in one.cells} == {c.report: c for c in other.cells}


@settings(max_examples=60)
@given(_reports)
def test_another_column_changes_no_link_between_two_reports(texts):
    readings = [reading(n, *coded) for n, coded in enumerate(texts, 1)]
    whole = align(readings, CODEBOOK, 1, MODEL)
    pair = align(readings[:2], CODEBOOK, 1, MODEL)
    for all_links, two in zip(whole.rows, pair.rows, strict=True):
        between = {link for link in all_links.links if {link.a[0], link.b[0]} == {1, 2}}
        assert between == set(two.links)
        for link in all_links.links:
            assert link.a < link.b
            assert link.closeness >= 0.08
        assert all(link.closeness < 0.08 for link in all_links.left_out)


def group(label, *readings):
    return Column(tuple(reading.report for reading in readings), label)


def test_an_actors_reports_stand_in_one_column_and_are_not_linked_with_each_other():
    one, two = reading(1, ("apple pear", TERRITORY)), reading(2, ("apple pear", TERRITORY))
    three = reading(3, ("apple plum", TERRITORY), ("kiwi", OPPOSITION))
    columns = (group("Council", one, two), group("Assembly", three))
    aligned = align([one, two, three], CODEBOOK, 1, MODEL, columns=columns)
    found = row(aligned, TERRITORY)
    assert [[p.key for p in cell.passages] for cell in found.cells] == [[(1, 0), (2, 0)], [(3, 0)]]
    assert pairs(found) == {((1, 0), (3, 0)), ((2, 0), (3, 0))}
    assert aligned.counts("unity") == (2, 2)
    assert aligned.grouped
    assert [report.id for report in aligned.reports] == [1, 2, 3]


def test_a_column_is_silent_only_as_far_as_its_reports_were_searched():
    unsearched = {NUMBER: "language"}
    one = reading(1, ("apple", TERRITORY))
    two = reading(2, ("pear",), unsearched=unsearched)
    three = reading(3, ("plum",), unsearched=unsearched)
    columns = (group("Council", one, two), group("Assembly", three))
    found = row(align([one, two, three], CODEBOOK, 1, MODEL, columns=columns), NUMBER)
    assert [(cell.silence, cell.unsearched) for cell in found.cells] == [
        ("none_found", {2}),
        ("not_searched", {3}),
    ]


def test_of_a_column_each_report_is_counted_by_itself_too():
    unsearched = {TERRITORY: "language", OPPOSITION: "language"}
    one, two = reading(1, ("apple pear", TERRITORY)), reading(2, ("kiwi", OPPOSITION), ("plum",))
    three, four = reading(3, ("fig",), unsearched=unsearched), reading(4, ("apple", TERRITORY))
    columns = (group("Council", one, two, three), group("Assembly", four))
    aligned = align([one, two, three, four], CODEBOOK, 1, MODEL, columns=columns)
    assert aligned.counts("unity") == (2, 1)
    assert aligned.counts_of("unity", (1, 2, 3, 4)) == (1, 1, None, 1)
    assert aligned.counts_of("unity", (4, 3)) == (1, None)


def test_a_column_is_reviewed_as_silent_when_each_of_its_reports_is():
    silent = {"reviewed": frozenset({"unity"})}
    one, two = reading(1, ("apple",), **silent), reading(2, ("pear",), **silent)
    three = reading(3, ("plum",))
    all_of_a = (group("A", one, two), group("B", three))
    one_of_a = (group("A", one, three), group("B", two))
    both = align([one, two, three], CODEBOOK, 1, MODEL, columns=all_of_a)
    part = align([one, three, two], CODEBOOK, 1, MODEL, columns=one_of_a)
    assert [cell.silence for cell in row(both, TERRITORY).cells] == ["reviewed", "none_found"]
    assert [cell.silence for cell in row(part, TERRITORY).cells] == ["none_found", "reviewed"]


def test_a_persons_link_inside_one_column_is_not_drawn():
    one, two = reading(1, ("apple", TERRITORY)), reading(2, ("pear", TERRITORY))
    three = reading(3, ("plum", TERRITORY))
    link = HumanLink(*TERRITORY, 1, 0, 5, 2, 0, 4, True, "2024-01-01")
    columns = (group("A", one, two), group("B", three))
    aligned = align([one, two, three], CODEBOOK, 1, MODEL, links=[link], columns=columns)
    assert row(aligned, TERRITORY).links == ()

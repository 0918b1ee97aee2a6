# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from standpoint.analysis.aligned import Alignment, Cell, Column, Passage, Row
from standpoint.analysis.share import Share, of_facet, of_theme
from standpoint.model.reports import Report
from standpoint.ui.compare.share_words import explained, in_full, in_short


def report(number, sentences=26):
    return Report(
        number, f"Note {number}", "document", None, None, None, None, "en", 400, sentences, 0, "0"
    )


def passage(number, sentence, status="suggested"):
    return Passage(number, sentence, sentence * 10, sentence * 10 + 9, 1, (), status)


def spoken(number, *sentences):
    return Cell((number,), tuple(passage(number, s) for s in sentences))


def silent(number, how="none_found"):
    return Cell((number,), (), how, "language" if how == "not_searched" else "")


def row(facet, *cells, counts=True):
    return Row("unity", facet, cells, (), counts=counts)


def aligned(columns, *rows):
    return Alignment(3, 0.08, tuple(columns), rows)


def test_a_sentence_on_two_facets_counts_once_toward_the_theme():
    two = [Column((report(1),)), Column((report(2, 40),))]
    found = aligned(two, row("land", spoken(1, 3, 4), silent(2)),
                    row("people", spoken(1, 4, 9), spoken(2, 0)))  # fmt: skip
    assert of_theme(found, "unity") == (Share(3, 26, "sentences"), Share(1, 40, "sentences"))
    assert of_facet(found, found.rows[0]) == (Share(2, 26, "sentences"), Share(0, 40, "sentences"))


def test_a_rejected_sentence_and_a_facet_that_does_not_count_are_no_part_of_the_share():
    cell = Cell((1,), (passage(1, 3, "rejected"), passage(1, 5, "confirmed")))
    found = aligned([Column((report(1),))], row("land", cell),
                    row("beside", spoken(1, 8), counts=False))  # fmt: skip
    assert of_theme(found, "unity") == (Share(1, 26, "sentences"),)
    assert of_facet(found, found.rows[1]) == (Share(1, 26, "sentences"),)


def test_a_column_of_reports_counts_reports_that_speak_among_those_searched():
    column = Column(tuple(report(n) for n in range(1, 13)), "Harbour Forum")
    said = tuple(passage(n, s) for n in range(1, 8) for s in (0, 1))
    cell = Cell(column.ids, said, unsearched=frozenset({11, 12}))
    found = aligned([column], row("land", cell))
    assert of_theme(found, "unity") == (Share(7, 10, "reports", True, 2),)


def test_a_person_s_coding_in_an_unsearched_report_brings_it_into_the_whole():
    column = Column((report(1), report(2)), "Harbour Forum")
    cell = Cell((1, 2), (passage(1, 0),), unsearched=frozenset({1, 2}))
    assert of_theme(aligned([column], row("land", cell)), "unity")[0].whole == 1


def test_one_unsearched_report_that_a_person_coded_joins_those_that_were_searched():
    column = Column(tuple(report(n) for n in range(1, 11)), "Harbour Forum")
    said = tuple(passage(n, 0) for n in (1, 2, 3, 4, 10))
    cell = Cell(column.ids, said, unsearched=frozenset({8, 9, 10}))
    share = of_theme(aligned([column], row("land", cell)), "unity")[0]
    assert (share.part, share.whole, share.unsearched) == (5, 8, 2)


def test_a_report_in_which_any_facet_was_looked_for_was_searched_for_the_theme():
    column = Column((report(1), report(2)), "Harbour Forum")
    one = Cell((1, 2), (passage(2, 0),), unsearched=frozenset({1}))
    other = Cell((1, 2), (), "none_found", "", frozenset({2}))
    found = aligned([column], row("land", one), row("people", other))
    assert of_theme(found, "unity")[0].whole == 2
    assert [share[0].whole for share in (of_facet(found, r) for r in found.rows)] == [1, 1]


@pytest.mark.parametrize("label", ["", "Harbour Forum"])
def test_where_nothing_was_searched_there_is_no_share(label):
    cell = Cell((1,), (), "not_searched", "language", frozenset({1}))
    found = of_theme(aligned([Column((report(1),), label)], row("land", cell)), "unity")[0]
    assert not found.searched
    assert found.percent is None
    assert in_full(found) == in_short(found) == "not searched"


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (Share(10, 26, "sentences"), 38),
        (Share(1, 8, "sentences"), 13),  # a half goes up
        (Share(0, 26, "sentences"), 0),
        (Share(26, 26, "sentences"), 100),
        (Share(0, 0, "sentences"), None),
        (Share(3, 4, "reports"), None),
        (Share(4, 5, "reports"), 80),
    ],
)
def test_percentages_are_whole_and_left_out_below_five_reports(share, percent):
    assert share.percent == percent


def test_a_share_is_said_in_full_and_in_short():
    many = Share(10, 26, "sentences")
    assert in_full(many) == "10 of 26 sentences · 38\u00a0%"
    assert in_short(many) == "10 · 38\u00a0%"
    few = Share(3, 4, "reports", unsearched=1)
    assert (in_full(few), in_short(few)) == ("3 of 4 reports", "3 of 4")
    assert explained(few) == "3 of 4 reports; 1 report not searched"
    assert in_full(Share(1, 1, "reports")) == "1 of 1 report"


def test_a_few_are_never_called_none_and_nearly_all_never_all():
    assert in_full(Share(1, 300, "sentences")) == "1 of 300 sentences · under 1\u00a0%"
    assert in_short(Share(299, 300, "reports")) == "299 · over 99\u00a0%"

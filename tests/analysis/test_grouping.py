# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import date

import pytest

from standpoint.analysis.grouping import NOT_STATED, Grouping, actors, gather
from standpoint.model.reports import Report
from standpoint.model.reposts import RepostPolicy


def report(number, actor, when, words=100):
    return Report(number, f"R{number}", "document", when, actor, None, None, "en", words, 5, 0, "")


REPORTS = [
    report(1, "Harbour Forum", "2024-06-12"),
    report(2, "Harbour Forum", "2013-02"),
    report(3, "Harbour Forum", None, 41),
    report(4, "River Committee", "2020"),
    report(5, "River Committee", "not a date at all"),
    report(6, None, "2024-06-30"),
    report(7, "", "2019-01-01"),
]


def test_a_column_holds_all_reports_of_an_actor_by_date_and_the_undated_last():
    found = gather(Grouping(("River Committee", "Harbour Forum")), REPORTS)
    assert [column.ids for column in found.columns] == [(4, 5), (2, 1, 3)]
    assert [column.label for column in found.columns] == ["River Committee", "Harbour Forum"]
    assert found.columns[1].about == "3 reports, 2013 to 2024, 1 undated, 241 words"
    assert found.columns[0].about == "2 reports, 2020, 1 undated, 200 words"


def test_a_period_takes_every_report_of_which_a_day_lies_in_it():
    chosen = Grouping(("Harbour Forum", "River Committee"), "2013-02-20", "2020-03", undated=False)
    assert (chosen.first, chosen.last) == (date(2013, 2, 20), date(2020, 3, 31))
    found = gather(chosen, REPORTS)
    assert [column.ids for column in found.columns] == [(2,), (4,)]
    assert found.undated == 2


@pytest.mark.parametrize(("undated", "left"), [(True, 0), (False, 1)])
def test_undated_reports_come_along_only_when_asked_for(undated, left):
    found = gather(Grouping(("Harbour Forum",), "2024", "2024", undated), REPORTS)
    assert found.columns[0].ids == ((1, 3) if undated else (1,))
    assert found.undated == left


def test_an_actor_without_a_report_in_the_period_is_named_and_has_no_column():
    chosen = Grouping(("Harbour Forum", "River Committee"), "2024", "", undated=False)
    found = gather(chosen, REPORTS)
    assert found.missing == ("River Committee",)
    assert [column.label for column in found.columns] == ["Harbour Forum"]


def test_a_column_says_how_many_reposts_stand_in_it_or_were_left_out():
    both = Grouping(("River Committee", "Harbour Forum"))
    found = gather(both, REPORTS, frozenset({2, 7}))
    assert [column.ids for column in found.columns] == [(4, 5), (2, 1, 3)]
    assert found.columns[1].about.startswith("3 reports, 1 repost counted, 2013 to 2024, ")
    assert found.columns[0].about == "2 reports, 2020, 1 undated, 200 words"
    assert found.reposts == RepostPolicy("all", 1)
    once = gather(both, REPORTS, frozenset({2, 7}), "once")
    assert [column.ids for column in once.columns] == [(4, 5), (1, 3)]
    assert once.columns[1].about.startswith("2 reports, 1 repost left out, 2024, ")
    assert once.reposts == RepostPolicy("once", 1)


def test_what_was_chosen_of_reposts_holds_whatever_is_usual_in_the_corpus():
    chosen = Grouping(("Harbour Forum",), reposts="all")
    assert gather(chosen, REPORTS, frozenset({2}), "once").columns[0].ids == (2, 1, 3)
    chosen = Grouping(("Harbour Forum",), reposts="once")
    assert gather(chosen, REPORTS, frozenset({2}), "all").columns[0].ids == (1, 3)


def test_an_actor_who_only_repeats_others_has_no_column_and_the_reposts_are_counted():
    both = Grouping(("River Committee", "Harbour Forum"), reposts="once")
    found = gather(both, REPORTS, frozenset({4, 5}))
    assert found.missing == ("River Committee",)
    assert found.reposts == RepostPolicy("once", 2)


def test_reports_that_name_no_actor_can_be_gathered_too():
    found = gather(Grouping((None, "River Committee")), REPORTS)
    assert found.columns[0].label == NOT_STATED
    assert found.columns[0].ids == (7, 6)


def test_actors_are_listed_with_their_numbers_of_reports_most_first():
    assert actors(REPORTS) == [("Harbour Forum", 3), ("River Committee", 2), (None, 2)]


SHARED = [
    *REPORTS,
    report(8, "Harbour Forum, River Committee", "2021-03-01"),
    report(9, " Harbour Forum ,,Harbour Forum", "2022"),
]


def test_a_report_of_several_actors_is_one_of_each():
    assert actors(SHARED) == [("Harbour Forum", 5), ("River Committee", 3), (None, 2)]
    found = gather(Grouping(("River Committee", None)), SHARED)
    assert [column.ids for column in found.columns] == [(4, 8, 5), (7, 6)]
    assert not found.said_of_shared


def test_a_report_of_two_compared_actors_stands_in_no_column_and_is_told():
    both = Grouping(("Harbour Forum", "River Committee"))
    found = gather(both, SHARED)
    assert [column.ids for column in found.columns] == [(2, 9, 1, 3), (4, 5)]
    assert found.said_of_shared == "1 report has both actors and stands in no column."
    three = Grouping((*both.actors, None))
    twice = [*SHARED, report(10, "River Committee, Harbour Forum", "2020")]
    said = gather(three, twice).said_of_shared
    assert said == "2 reports have several of these actors and stand in no column."
    early = Grouping(both.actors, "", "2019", undated=False)
    assert not gather(early, SHARED).shared
    assert not gather(both, SHARED, frozenset({8}), "once").shared
    assert gather(both, SHARED, frozenset({8}), "all").shared == 1

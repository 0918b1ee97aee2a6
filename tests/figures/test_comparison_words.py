# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest

from standpoint.analysis.alignment import Cell, Link, Passage
from standpoint.figures import comparison_words as words
from standpoint.figures.comparison_layout import parts
from standpoint.text.formulas import harmless


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.25, ".25"), (0.2549, ".25"), (1.0, "1.00"), (0.0799, ".07"), (0.08, ".08")],
)
def test_closeness_has_two_digits_and_never_reads_as_the_limit_below_it(value, shown):
    assert words.closeness(value, 0.08) == shown


def test_a_persons_link_keeps_the_machines_closeness_as_a_note():
    link = Link((1, 0), (2, 0), 0.04, (), "human")
    assert words.link_words(link, 0.08) == ("linked by a person", "closeness .04")


def test_short_names_are_short_and_differ(digest, answer):
    long = replace(answer.report, title="A gathering of delegates from the whole of the valley")
    names = words.short_names([digest.report, long, long])
    assert names[1] == "A digest for trying"
    assert names[2] == "A gathering of delegates (3)"
    assert all(len(name) <= 32 for name in names.values())


def test_a_cell_of_which_all_was_rejected_does_not_say_that_nothing_was_found():
    passage = Passage(1, 0, 0, 5, 1, (), "rejected")
    said, _ = words.silence(Cell((1,), (passage,), "none_found"), 3, "en")
    assert said == "Rejected: 1 passage"
    assert "found" in words.silence(Cell((1,), (), "none_found"), 3, "en")[0]


def test_reports_are_named_by_actor_or_by_actor_and_date_and_never_by_publisher(digest, answer):
    def names(first, second):
        pair = (replace(digest.report, **first), replace(answer.report, **second))
        return list(words.short_names(pair).values())

    assert names({"actor": "Circle"}, {"actor": "Valley"}) == ["Circle", "Valley"]
    same = {"actor": "Circle"}
    one, other = same | {"date": "2023-05-07"}, same | {"date": "2023-05-19"}
    assert names(one, other) == ["Circle, 7 May 2023", "Circle, 19 May 2023"]
    undated = {"publisher": "A", "date": None}, {"publisher": "B", "date": None}
    assert names(same | undated[0], same | undated[1])[0] == "A digest for trying"
    assert names({"actor": None, "publisher": None}, same)[0] == "A digest for trying"


def test_the_date_stands_before_what_a_narrow_column_cuts(digest):
    report = replace(digest.report, date="2024-05-07")
    assert words.about(report).startswith("Circle · 7 May 2024 · Digest House · ")


def test_a_citation_says_what_is_known_and_nothing_else(digest):
    bare = replace(digest.report, actor=None, publisher=None, source=None, date=None, title="Why?")
    assert words.citation(bare) == "“Why?” Undated."


def test_an_arabic_title_does_not_turn_the_citation_around_it(arabic):
    assert words.citation(arabic.report) == (
        "Circle. “خلاصة للتجربة.”\u200e Digest House, about Jun 2024."
    )


def test_a_themes_counts_are_of_distinct_sentences(digest, answer, compare):
    first = digest.mentions[0]
    both = replace(digest, mentions=(*digest.mentions, replace(first, facet="society")))
    unity = parts(compare(both, answer))[0]
    assert unity.counts == (1, 1)
    assert [facet.counts for facet in unity.facets] == ["1 · 0", "1 · 1"]


def test_a_report_that_was_not_searched_has_no_count(digest, arabic, compare):
    refugees = parts(compare(digest, arabic))[1]
    assert refugees.counts == (1, None)
    assert refugees.facets[0].counts == "1 · ?"


def test_silence_is_said_once_at_the_top_of_a_facet(digest, answer, arabic, compare):
    refugees = parts(compare(digest, answer, arabic))[1]
    (level,) = refugees.facets[0].levels
    assert [bool(silence) for silence in level.silences] == [False, False, True]


def test_passages_that_links_hold_together_stand_together(digest, answer, compare):
    text = answer.text
    found = replace(
        answer.mentions[0], sentence=1, start=text.index("Its"), end=text.index(" land")
    )
    twice = replace(answer, mentions=(*answer.mentions, found))
    levels = parts(compare(digest, twice))[1].facets[0].levels
    assert [[len(column) for column in level.columns] for level in levels] == [[1, 1], [0, 1]]
    assert [len(level.links) for level in levels] == [1, 0]


def test_a_facet_that_does_not_count_says_so(digest, answer, compare):
    facet = replace(answer.mentions[0], theme="resolution_2254", facet="general")
    made = compare(digest, replace(answer, mentions=(facet,)))
    general = parts(made)[2].facets[1]
    assert general.counts == "0 · 1, not counted toward the theme"


def test_a_language_other_than_english_is_named_and_british_english_is_none(digest):
    assert words.about(replace(digest.report, language="en-GB")) == words.about(digest.report)
    assert words.about(replace(digest.report, language="ar-SY")).endswith(" · Arabic")


def test_a_theme_says_how_many_are_linked_and_an_arabic_name_turns_nothing():
    names = {1: "Forum", 2: "خلاصة"}
    assert words.summary(2, {1: 1, 2: 3}, names) == (
        "2 linked, 1 only in Forum, 3 only in \u2068خلاصة\u2069"
    )


def test_two_sentences_linked_on_two_facets_are_one_linked_pair(digest, answer, compare):
    made = compare(digest, answer)
    rows = list(made.alignment.rows)
    place = next(n for n, row in enumerate(rows) if row.theme == "refugees" and row.links)
    rows.append(rows[place])
    twice = replace(made, alignment=replace(made.alignment, rows=tuple(rows)))
    assert parts(twice)[1].summary.startswith("1 linked")


def test_silence_is_said_in_a_line_and_its_reason_apart():
    cell = Cell((1,), (), "not_searched", "dates")
    line, why = words.silence(cell, 3, "en")
    assert line == "Not searched: dates"
    assert why.endswith("This says nothing about the report.")
    assert words.silence(Cell((1,), (), "reviewed"), 3, "en") == ("Reviewed: silent", "")


def test_screen_and_paper_share_their_words():
    from standpoint.ui.compare import wording

    for name in ("about", "summary", "silence", "closeness"):
        assert getattr(wording, name) is getattr(words, name)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_table_is_run_by_a_spreadsheet(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"one{start}1") == f"one{start}1"

# SPDX-License-Identifier: MIT
"""What a user may rely on where it must be told which row of a table names its columns."""

from __future__ import annotations

import pytest

from standpoint.documents import heads

PROSE = (
    "The growers of the valley asked the council for water and for a new road to the mill.",
    "The council answered that the road will be built next year, and that water comes first.",
    "Nobody in the valley wanted to wait until the end of the year for an answer to that.",
)


def named(*rows):
    found = heads.find([list(row) for row in rows])
    return found.columns[: len(rows[0])] if found.named else None, found.above


@pytest.mark.parametrize(
    "rows",
    [
        (("date", "foo", "bar"), ("4 March 2021", "a", "b"), ("5 May 2021", "c", "d")),
        (("date", "foo", "bar"), ("2021-03-04", "a", "b"), ("n. d.", "c", "d"),
         ("2021-03-05", "a", "d"), ("2021-03-06", "f", "g"), ("2021-04", "f", "g")),
        (("Datum", "foo", "bar"), ("4. März 2021", "bar", "b"), ("5. Mai 2021", "c", "d")),
        (("date", "2020", "2021"), ("2021-03-04", "a", "b")),
        (("التاريخ", "foo", "bar"), ("٤ آذار ٢٠٢١", "a", "b"), ("٥ أيار ٢٠٢١", "c", "d")),
        (("url", "foo", "bar"), ("https://example.org/1", "a", "bar"), ("", "c", "d")),
        (("foo", "text"), *(("a", one) for one in PROSE)),
        (("foo", "headline", "bar"), ("a", "Water for olives", "b"), ("c", "Thanks", "d")),
        (("foo", "author", "bar"), ("a", "Valley Council", "b"), ("c", "Mill Board", "d")),
        (("foo", "language", "bar"), ("a", "en", "b"), ("c", "Arabic", "d")),
        (("date", "foo", "bar"),),
    ],
)  # fmt: skip
def test_one_known_name_is_enough_where_what_stands_below_is_of_its_kind(rows):
    assert named(*rows) == (rows[0], 1)


@pytest.mark.parametrize(
    "rows",
    [
        (("Statement", "Water for olives", "Valley"), ("Speech", "Thanks", "Hill")),
        (("Article", "Water for olives", "Valley"), ("Statement", "Thanks", "Hill")),
        (("Journal", "Thanks", "Valley"), ("Radio", "Water for olives", "Hill")),
        (("Party", "Thanks", "Valley"), ("Council", "Water for olives", "Hill")),
        (("when", "it", "rains"), ("then", "they", "stay")),
        (("Title", "Thanks", "Valley"), ("Text", "Water for olives", "Hill"),
         ("Title", "Roads", "River")),
    ],
)  # fmt: skip
def test_a_first_row_of_which_one_word_may_be_a_name_is_not_lost(rows):
    assert named(*rows) == (None, 0)


def test_a_title_above_the_names_is_no_name_though_it_is_a_known_word():
    names = ("date", "title", "text")
    rows = (("Statement", "", ""), names, ("2021-03-04", "Thanks", PROSE[0]))
    assert named(*rows) == (names, 2)
    rows = (("Message", "", ""), ("day one", "foo", "bar"), ("2021-03-04", "Thanks", PROSE[0]))
    assert named(*rows) == (("day one", "foo", "bar"), 2)


def test_the_only_name_of_several_columns_is_one():
    rows = (("text", ""), (PROSE[0], "a note"), (PROSE[1], "another"))
    assert named(*rows) == (("text", "column 2"), 1)

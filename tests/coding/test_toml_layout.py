# SPDX-License-Identifier: MIT
"""Where things stand in a TOML text: as a reader of TOML sees it, and with every sign kept."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.coding.toml_layout import (
    Heading,
    Statement,
    inside_string,
    items,
    line_and_column,
    statements,
    table_value,
)

TRICKY = '''\
# [not] = "a heading"
plain = "a # no comment" # a comment = 1
'quoted key' = 'C:\\no\\escape' # '
"dotted"."k\\u0065y" . third = """
[[not.a.heading]]
key = "no" \\"""" # two quotes belong to the text
literal = \'\'\'
'' [x]
\'\'\'\'\'
list = [ # opens
  "a]", 'b#', # [
  # "c",
  [1, [2]], {x = "}", y = [3]},
] # closes
inline = { a.b = 1, "c d" = "}{" }
number = 1_000
when = 2024-12-08 10:00:00
[ table . "with dot.s" ] # here
empty = []
[[ many ]]
key="\\\\"
[[many]]
'''


def test_statements_are_those_that_a_reader_of_toml_finds():
    found = list(statements(TRICKY))
    keys = [each.names for each in found if isinstance(each, Statement)]
    assert keys == [
        ("plain",), ("quoted key",), ("dotted", "key", "third"), ("literal",), ("list",),
        ("inline",), ("number",), ("when",), ("empty",), ("key",),
    ]  # fmt: skip
    headings = [(each.names, each.listed) for each in found if isinstance(each, Heading)]
    assert headings == [(("table", "with dot.s"), False), (("many",), True), (("many",), True)]


def test_each_value_alone_reads_as_it_does_in_the_whole():
    whole = tomllib.loads(TRICKY)
    for each in statements(TRICKY):
        if isinstance(each, Statement) and not each.inside:
            value = tomllib.loads(f"a = {TRICKY[each.value_start : each.value_end]}")["a"]
            there = whole
            for name in each.names:
                there = there[name]
            assert there == value


VALUES = st.recursive(
    st.sampled_from(
        ['"a, b"', "'[x]'", '"""\n, # ]"""', "'''it's'''", "12", "true", '"\\"#"', "2024-12-08"]
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda some: f"[{', '.join(some)}]"),
    max_leaves=6,
)
GAPS = st.sampled_from(["", " ", "\n", "  # ], [\n", "\n\n # x\n  "])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(GAPS, VALUES, GAPS, GAPS), max_size=5), st.booleans(), GAPS)
def test_items_of_any_list_are_found_with_their_comments(parts, comma, closing):
    text = "["
    for number, (before, value, after, behind) in enumerate(parts):
        last = number == len(parts) - 1
        text += f"{before}{value}{after}{',' if comma or not last else ''}{behind}"
    text += f"{closing}]"
    values = tomllib.loads(f"a = {text}")["a"]
    found, end, has_comma = items(text, 0)
    raw = [text[item.start : item.end] for item in found]
    assert [tomllib.loads(f"a = {each}")["a"] for each in raw] == values
    assert has_comma == (comma and bool(parts))
    comments = (
        text.count("# ]")
        + text.count("# x")
        - sum(value.count("# ]") + value.count("# x") for _, value, _, _ in parts)
    )
    kept = "".join([*(item.lead + item.behind for item in found), end])
    assert kept.count("# ]") + kept.count("# x") <= comments


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        ("'ab c'", 3), ('"a\\u0062\\tc"', 3), ('"""\nab\\\n   \n  c"""', 2), ("'''\nab\nc'''", 3),
    ],
)  # fmt: skip
def test_a_sign_of_a_text_is_found_however_the_text_is_written(written, sign):
    assert written[inside_string(written, 0, sign)] == "c"


def test_a_value_of_a_table_on_one_line_is_found():
    table = "{ note = \"rule = 1\", rule = 'x' }"
    assert table[table_value(table, 0, "rule") or 0 :].startswith("'x'")
    assert table_value(table, 0, "none") is None


def test_lines_and_columns_count_from_one():
    assert line_and_column("a\nbc", 0) == (1, 1)
    assert line_and_column("a\nbc", 3) == (2, 2)

# SPDX-License-Identifier: MIT
"""Where a mistake in a rule has one obvious mend, the error brings it along."""

from __future__ import annotations

import pickle

import pytest

from standpoint.coding.rules import parse
from standpoint.errors import RuleError


def mistake(rule):
    with pytest.raises(RuleError) as caught:
        parse(rule, "en")
    return caught.value


@pytest.mark.parametrize(
    ("rule", "label", "mended"),
    [
        ("unity NEAR regime", "Insert /6", "unity NEAR/6 regime"),
        ("unity NEAR (a OR b)", "Insert /6", "unity NEAR/6 (a OR b)"),
        ("unity PRE/ regime", "Write PRE/6", "unity PRE/6 regime"),
        ("unity NEAR/x regime", "Write NEAR/6", "unity NEAR/6 regime"),
        ("unity NEAR 4 regime", "Write NEAR/4", "unity NEAR/4 regime"),
        ("unity NEAR / 4 regime", "Write NEAR/4", "unity NEAR/4 regime"),
        ("unity W/5 regime", "Write NEAR/5", "unity NEAR/5 regime"),
        ("unity NEAR/0 regime", "Write NEAR/1", "unity NEAR/1 regime"),
        ("unity PRE/900 regime", "Write PRE/100", "unity PRE/100 regime"),
        ("unity or vision", "Write OR", "unity OR vision"),
        ("unity And vision", "Write AND", "unity AND vision"),
        ("unity near/4 vision", "Write NEAR/4", "unity NEAR/4 vision"),
        ("unity near vision", "Write NEAR/6", "unity NEAR/6 vision"),
        ('a AND "b c', 'Insert "', 'a AND "b c"'),
        ('"free Syria OR unity', 'Insert "', '"free Syria" OR unity'),
        ('("free Syria) OR unity', 'Insert "', '("free Syria") OR unity'),
        ('a OR free Syria" OR unity', 'Insert "', 'a OR "free Syria" OR unity'),
        ('"unity of (the OR all) people', 'Insert "', '"unity of (the OR all) people"'),
        ("“free Syria OR unity", "Insert ”", "“free Syria” OR unity"),
        ("unity AND (a OR b", "Insert )", "unity AND (a OR b)"),
        ("((a OR b) AND (c ", "Insert )", "((a OR b) AND (c)) "),
        ("(a OR b)) AND c", "Remove )", "(a OR b) AND c"),
        ("unity, vision", "Write OR", "unity OR vision"),
        ("unity ,vision, voice AND x", "Write OR", "unity OR vision OR voice AND x"),
        ("x AND (unity|voice)", "Write OR", "x AND (unity OR voice)"),
        ("وحدة، صف", "Write OR", "وحدة OR صف"),
        ("unity & vision", "Write AND", "unity AND vision"),
        ("Syrian refugees", "Insert quotation marks", '"Syrian refugees"'),
        ("a OR Syrian refugees AND b", "Insert quotation marks", 'a OR "Syrian refugees" AND b'),
        ("'Syrian refugees'", "Insert quotation marks", '"Syrian refugees"'),
        ("العودة الطوعية", "Insert quotation marks", '"العودة الطوعية"'),
        ("unity NOT party", "Insert NEAR/6", "unity NOT NEAR/6 party"),
        ('unity NOT "Unity Party"', "Insert INSIDE", 'unity NOT INSIDE "Unity Party"'),
        ("unity AND NOT NEAR/6 party", "Remove AND", "unity NOT NEAR/6 party"),
        ('unity INSIDE "Unity Party"', "Insert NOT", 'unity NOT INSIDE "Unity Party"'),
        ("a OR OR b", "Remove OR", "a OR b"),
    ],
)
def test_one_step_mends_what_has_one_obvious_mend(rule, label, mended):
    fix = mistake(rule).fix
    assert (fix.label, fix.mended(rule)) == (label, mended)
    parse(mended, "en")


@pytest.mark.parametrize(
    "rule",
    ["", "un*", "a OR *ty", "organi*ation", "unity OR", "OR unity", "a OR AND b", "=", "()",
     "unity NOT INSIDE unity", "unity (a OR b)", '"free Syria" unity', "unity!", "(unity OR",
     "NOT INSIDE party", "unity NOT NEAR/3 a NEAR/2 b"],
)  # fmt: skip
def test_where_several_mends_would_do_none_is_offered(rule):
    assert mistake(rule).fix is None


def test_several_mistakes_are_mended_one_after_the_other():
    rule = "(unity, unite) near Syrian opposition NOT party"
    steps = 0
    while True:
        try:
            parse(rule, "en")
            break
        except RuleError as error:
            rule = error.fix.mended(rule)
            steps += 1
    assert rule == '(unity OR unite) NEAR/6 "Syrian opposition" NOT NEAR/6 party'
    assert steps == 4


def test_an_error_brings_its_mend_from_another_process():
    error = mistake("unity NEAR regime")
    again = pickle.loads(pickle.dumps(error))
    assert (again.sentence, again.column, again.fix) == (error.sentence, 7, error.fix)
    assert str(again).startswith("Column 7: NEAR needs a distance. Write NEAR/6")


@pytest.mark.parametrize(
    "rule",
    [
        " AND ".join(["a"] * 1500),
        " NEAR/2 ".join(["a"] * 1500),
        "a" + ' NOT INSIDE "a b"' * 1500,
        "(a OR " * 1500 + "b" + ")" * 1500,
    ],
)
def test_a_rule_that_is_nested_without_end_gets_a_sentence(rule):
    assert "100 operators stand inside each other" in mistake(rule).sentence


def test_a_rule_may_be_long():
    parse(" OR ".join(f"word{number}" for number in range(3000)), "en")
    parse(" AND ".join(["a"] * 90), "en")
    parse("(" * 500 + "a" + ")" * 500, "en")

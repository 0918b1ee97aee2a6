# SPDX-License-Identifier: MIT
"""The help page of the rule language says what rules do, example by example."""

from __future__ import annotations

import re

import pytest

from standpoint.coding.rule_finder import RuleFinder
from standpoint.coding.rules import parse
from standpoint.errors import RuleError
from standpoint.files import resource
from standpoint.model.codebook import Rule
from standpoint.text.sentences import split

PAGE = resource("help/en/rule-language.md").read_text(encoding="utf-8")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def rows(head):
    """The cells of every table whose first head cell is `head`."""
    found, lines = [], PAGE.split("\n")
    for start in (at for at, line in enumerate(lines) if line.startswith(f"| {head} |")):
        for line in lines[start + 2 :]:
            if not line.startswith("|"):
                break
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def code(cell):
    return cell.strip("`")


def found(rule, language, sentence):
    hits = RuleFinder(Rule(language, rule)).find(sentence, split(sentence))
    return [sentence[start:end] for _, start, end in hits]


EXAMPLES = [("en", *row) for row in rows("Write")] + [
    ("ar", *row) for row in rows("Write in Arabic")
]


@pytest.mark.parametrize(("language", "rule", "finds", "leaves"), EXAMPLES)
def test_a_rule_of_the_page_finds_what_stands_in_bold_and_leaves_the_rest(
    language, rule, finds, leaves
):
    expected = BOLD.findall(finds)
    sentence = BOLD.sub(r"\1", finds)
    assert found(code(rule), language, sentence) == expected
    assert expected
    assert found(code(rule), language, leaves) == []


@pytest.mark.parametrize(
    "operator", ["OR", "AND", "NEAR/", "PRE/", "NOT INSIDE", "NOT NEAR/", "*", '"', "="]
)
def test_every_operator_has_an_example_in_both_languages(operator):
    for language in ("en", "ar"):
        assert any(operator in rule for code_, rule, *_ in EXAMPLES if code_ == language)


@pytest.mark.parametrize(("rule", "message", "mended"), rows("You wrote")[:17])
def test_a_mistake_of_the_page_is_answered_as_the_page_says(rule, message, mended):
    with pytest.raises(RuleError) as caught:
        parse(code(rule), "en")
    assert str(caught.value).startswith(message)
    fix = caught.value.fix
    assert (fix.mended(code(rule)) if fix else "") == code(mended)


@pytest.mark.parametrize(("rule", "message"), rows("You wrote")[17:])
def test_a_rule_of_the_page_that_can_match_nothing_is_refused_so(rule, message):
    with pytest.raises(RuleError) as caught:
        parse(code(rule), "en")
    assert str(caught.value).startswith(message)


def test_every_rule_in_the_text_can_be_read():
    text = "\n".join(line for line in PAGE.split("\n") if not line.startswith("|"))
    written = [one for one in re.findall(r"`([^`]+)`", text) if re.search(r"[a-z].* [A-Z]{2}", one)]
    assert len(written) >= 2
    for one in written:
        # A choice with an empty place stands in a phrase only.
        parse(f'"unity of {one}"' if one.endswith("OR )") else one, "en")
    assert parse("a OR b AND c NEAR/3 d", "en") == parse("a OR (b AND (c NEAR/3 d))", "en")


@pytest.mark.parametrize("text", ["2,254", "22540", "$2254", "2254th"])
def test_a_number_is_one_word_as_the_page_says(text):
    assert text in PAGE
    assert found("2254", "en", f"There are {text} of them.") == []

# SPDX-License-Identifier: MIT
"""Codebook files: what is read from them, and what is said of those that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from standpoint.coding.codebook_file import read
from standpoint.errors import CodebookError

GOOD = """\
# A comment.
name = "Mine"

[[theme]]
id = "unity"
label = "Unity"
key = 3
colour = "#0072b2"
shape = "square"
valid_from = 2015-12-18
definition = "Oneness."
examples = ["We want unity."]

[[theme.facet]]
id = "land"
label = "of the land"
rules.en = [
  'unity',
  { rule = '"one land"', note = "rare" },
]
rules.ar = ['وحدة']

[[theme]]
id = "peace"
label = "Peace"
colour = "#D55E00"
active = false

[[theme.facet]]
id = "any"
label = "any"
counts = false
rules.en = ["peace"]
"""


def error(text):
    with pytest.raises(CodebookError) as caught:
        read(text, "mine.toml")
    return caught.value


def test_a_codebook_holds_what_its_file_says_and_the_file_itself():
    book = read(GOOD)
    unity, peace = book.themes
    assert book.name == "Mine"
    assert book.source == GOOD
    assert (unity.id, unity.label, unity.key, unity.colour) == ("unity", "Unity", 3, "#0072B2")
    assert (unity.shape, unity.valid_from, unity.valid_to) == ("square", date(2015, 12, 18), None)
    assert unity.examples == ("We want unity.",)
    (land,) = unity.facets
    assert [(rule.language, rule.source, rule.note) for rule in land.rules] == [
        ("en", "unity", ""),
        ("en", '"one land"', "rare"),
        ("ar", "وحدة", ""),
    ]
    assert (peace.key, peace.shape, peace.active) == (2, "circle", False)
    assert (unity.facets[0].counts, peace.facets[0].counts) == (True, False)


def test_a_codebook_without_a_name_is_called_as_its_file():
    assert read(GOOD.replace('name = "Mine"', ""), "mine.toml").name == "mine.toml"


@pytest.mark.parametrize(
    ("wrong", "right", "line", "said"),
    [
        ('label = "Unity"', 'label = Unity"', 6, "not valid TOML"),
        ('label = "Unity"', 'label = "Unity', 6, "not valid TOML"),
        ("rules.ar = ['وحدة']", "rules.ar = ['وحدة'", 23, "not valid TOML"),
        ('id = "peace"', 'id = "unity"', 24, "another theme has the id “unity”"),
        ('label = "Peace"', 'label = "UNITY"', 25, "another theme is called “UNITY”"),
        ('id = "unity"', 'id = "Unity!"', 5, "the id “Unity!”"),
        ('id = "unity"', "", 4, "id is missing"),
        ('label = "of the land"', "", 14, "label is missing"),
        ("key = 3", "key = 12", 7, "a digit from 1 to 9"),
        ("key = 3", "kye = 3", 7, "“kye” is not known here. Did you mean “key”?"),
        ("#0072b2", "blue", 8, "the colour “blue”"),
        ('"square"', '"blob"', 9, "“blob” is no shape"),
        ("2015-12-18", '"2015"', 10, "valid_from is a day"),
        ("2015-12-18", "2015-12-18\nvalid_to = 2014-01-01", 11, "earlier than valid_from"),
        ('"Oneness."', "3", 11, "definition is a text"),
        ('["We want unity."]', '"We want unity."', 12, "examples is a list"),
        ("counts = false", 'counts = "no"', 32, "counts is either true or false"),
        ('["peace"]', '"peace"', 33, "rules.en is a list"),
        ('["peace"]', "[7]", 33, "a rule is a text"),
        ('rules.en = ["peace"]', 'rules.english = ["peace"]', 33, "no language code"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(wrong, right, line, said):
    assert wrong in GOOD
    found = error(GOOD.replace(wrong, right, 1))
    assert said in found.sentence
    assert found.line == line
    assert f"mine.toml, line {line}" in found.sentence


def test_a_bad_rule_is_named_with_theme_facet_line_and_column():
    found = error(GOOD.replace("  'unity',", "  'unity NEAR land',"))
    assert (found.line, found.column) == (18, 10)
    assert found.sentence == (
        "mine.toml, line 18, column 10, theme “Unity”, facet “of the land”: "
        "rule “unity NEAR land”, column 7: NEAR needs a distance. "
        "Write NEAR/6 for at most six words between, in either order."
    )


@pytest.mark.parametrize(
    ("rule", "line", "column"),
    [
        ("'''\n  unity\n  NEAR land\n'''", 20, 3),
        ('"""\\\n    unity \\\n  NEAR land"""', 20, 3),
        ('"\\u0041 NEAR b"', 18, 11),
        ("{ note = 'x', rule = 'unity NEAR b' }", 18, 31),
        ("'unity', # here\n  # and there\n  'a NEAR b'", 20, 6),
    ],
)
def test_a_bad_rule_is_found_however_it_is_written(rule, line, column):
    found = error(GOOD.replace("'unity'", rule))
    assert "NEAR needs a distance" in found.sentence
    assert (found.line, found.column) == (line, column)


WRONG = [
    ('label = "Peace"', 'label = "UNITY"', 25, 9, "another theme is called “UNITY” already"),
    ('id = "peace"', 'id = "unity"', 24, 6, "another theme has the id “unity” already"),
    ('id = "any"', 'id = "an y"', 30, 6, "the id “an y” has other signs"),
    ("key = 3", "key = 3\nkey = 4", 8, 8, "this key or table stands here twice"),
    ("key = 3", 'key = "3"', 7, 7, "key is a digit from 1 to 9"),
    ("key = 3", "key = true", 7, 7, "key is a digit from 1 to 9"),
    ("key = 3", "kye = 3", 7, 1, "“kye” is not known here. Did you mean “key”?"),
    ("2015-12-18", "2015-12-18T10:00:00", 10, 14, "valid_from is a day"),
    ("2015-12-18", "2015-12-18\nvalid_to = 2014-01-01", 11, 12, "earlier than valid_from"),
    ('definition = "Oneness."', "definition = ['x']", 11, 14, "definition is a text"),
    ('["We want unity."]', '["x", 3]', 12, 12, "examples is a list"),
    ("counts = false", "counts = 0", 32, 10, "counts is either true or false"),
    ("active = false", 'active = "no"', 27, 10, "active is either true or false"),
    ('rules.en = ["peace"]', 'rules = ["peace"]', 33, 9, "rules stand by language"),
    ('rules.en = ["peace"]', 'rules.EN = ["peace"]', 33, 1, "“EN” is no language code"),
    ('rules.en = ["peace"]', 'rules.eng = ["peace"]', 33, 1, "“eng” is en here, as in the reports"),
    ('rules.en = ["peace"]', 'rules.xx = ["peace"]', 33, 1, "“xx” is no language code"),
    ('["peace"]', '["peace", 7]', 33, 22, "a rule is a text in quotation marks"),
    ('["peace"]', '[{ rul = "x" }]', 33, 13, "a rule is a text in quotation marks"),
    ('["peace"]', '[["peace"]]', 33, 13, "a rule is a text in quotation marks"),
    ('label = "any"', 'label = "  "', 31, 9, "label is missing"),
    ('label = "any"', "", 29, 1, "label is missing"),
    ('colour = "#D55E00"', 'colour = "orange"', 26, 10, "the colour “orange”"),
    ('[[theme.facet]]\nid = "any"', '[theme.facet]\nid = "any"', 23, 1, "double brackets"),
    ('label = "any"', 'label = "any"\nfacet = []', 32, 1, "A facet cannot stand inside a facet"),
    ('label = "Peace"', 'label = "Peace"\ntheme = []', 26, 1, "A theme cannot stand inside"),
    ('label = "any"', 'label = "any', 31, 13, "not closed before the line ends"),
    ("# A comment.", "# A comment.\nname = 3", 3, 14, "stands here twice"),
]


@pytest.mark.parametrize(("wrong", "right", "line", "column", "said"), WRONG)
def test_what_is_wrong_is_said_with_its_line_and_column(wrong, right, line, column, said):
    found = error(GOOD.replace(wrong, right, 1))
    assert said in found.sentence
    assert (found.line, found.column) == (line, column)
    assert f"mine.toml, line {line}, column {column}" in found.sentence
    assert "\n" not in found.sentence


@pytest.mark.parametrize(("wrong", "right", "line", "column", "said"), WRONG)
def test_windows_lines_and_a_byte_order_mark_change_no_place(wrong, right, line, column, said):
    text = GOOD.replace(wrong, right, 1).replace("\n", "\r\n")
    found = error(f"\ufeff{text}")
    assert said in found.sentence
    assert found.line == line


def test_a_byte_order_mark_and_windows_lines_are_no_part_of_the_values():
    there = read("\ufeff" + GOOD.replace("\n", "\r\n"))
    assert there.themes == read(GOOD).themes


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 100_000, "a = " + "{b = " * 50_000, "a = " + "9" * 10_000]
)
def test_a_file_made_to_break_readers_gets_its_sentence(text):
    assert str(error(text)).startswith("mine.toml")


def test_a_huge_file_gets_one_sentence():
    found = error(f"# {'x' * 5_000_001}")
    assert found.sentence == (
        "mine.toml has 5,000,003 signs. A codebook has at most 5,000,000. Divide it."
    )


def test_ten_thousand_rules_are_read_in_a_moment_when_they_were_tried():
    import time

    many = GOOD.replace('["peace"]', str([f"word{n}" for n in range(10_000)]))
    started = time.process_time()
    assert len(read(many, tried=True).theme("peace").facets[0].rules) == 10_000
    assert time.process_time() - started < 2


def test_an_empty_rule_is_refused():
    assert "The rule is empty" in error(GOOD.replace("'unity'", "' '")).sentence


def test_a_codebook_needs_a_theme_and_a_theme_a_facet():
    assert "at least one theme" in error('name = "Mine"').sentence
    assert "at least one facet" in error(GOOD[: GOOD.index("[[theme.facet]]")]).sentence
    assert "double brackets" in error("theme = 3").sentence


def test_a_facet_without_rules_is_a_place_for_rules_to_come():
    peace = read(GOOD.replace('["peace"]', "[]")).theme("peace")
    assert peace.facets[0].rules == ()


def test_a_theme_that_is_switched_on_but_empty_is_refused_from_outside_only():
    empty = GOOD.replace('["peace"]', "[]").replace("active = false", "")
    found = error(empty)
    assert (found.line, "theme “Peace”: this theme is empty" in found.sentence) == (23, True)
    assert read(empty, tried=True).theme("peace").facets[0].rules == ()


def test_two_active_themes_cannot_share_a_key():
    twice = GOOD.replace("active = false", "key = 3")
    assert "another theme has the key 3" in error(twice).sentence


def test_two_facets_of_one_theme_cannot_share_a_name():
    twice = GOOD + '\n[[theme.facet]]\nid = "any"\nlabel = "more"\nrules.en = ["peaceful"]\n'
    assert "another facet has the id “any”" in error(twice).sentence

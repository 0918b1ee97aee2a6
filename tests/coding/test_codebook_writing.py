# SPDX-License-Identifier: MIT
"""Codebooks written again: what was said is kept, and so is how it was written."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpoint.coding import codebook_editing as edit
from standpoint.coding.codebook_file import default, read
from standpoint.coding.codebook_writing import settled, with_source, write
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

BOOK = """\
# What we look for in the news of the valley.

name = "Valley"   # ours

# Water first.
[[theme]]
id = "water"          # short
label = "Water"
key = 4
colour = "#0072b2"
definition = \"\"\"
Wells, springs and pipes, and who may draw from them when the summer is long and \\
the river is low.\"\"\"
# Examples are tried.
examples = [
  "The well is dry.",   # seen in June
  # This one is old.
  'They dug a new well.',
]

[[theme.facet]]
id = "wells"
label = "wells"
rules.en = [
  # the plain word
  'well*',              # also wellhead
  # at least two
  "well NEAR/3 (dug OR dig)",

  # --- rare ones ---

  { rule = 'borehole', note = "engineers say so" },
  '''
  spring
  OR fountain
  ''',
]
rules.ar = ['بئر', 'آبار']

# Pipes are for towns.
[[theme.facet]]
id = "pipes"
label = "pipes"
counts = false
rules.en = ['pipe*', 'canal*']
# more to come

# ====== The rest ======

# Roads were added in May.
[[theme]]
id = "roads"
label = "Roads"
colour = "#D55E00"
shape = "square"
valid_from = 2019-05-01

[[theme.facet]]
id = "general"
label = "in general"
[theme.facet.rules]
en = [
  'road*', # all roads
]

# The end.
"""


def book():
    return read(BOOK)


def lines(text):
    return text.splitlines()


def changed_lines(before, after):
    """Return the lines that only one of two texts has, in order."""
    gone = [line for line in lines(before) if line not in lines(after)]
    new = [line for line in lines(after) if line not in lines(before)]
    return gone, new


def written(codebook):
    text = write(codebook)
    assert replace(read(text, tried=True), source="") == settled(codebook)
    return text


def test_a_codebook_that_nobody_changed_is_written_to_the_letter():
    assert write(default()) == default().source
    assert write(book()) == BOOK


def test_the_default_codebook_is_written_in_a_third_of_a_second():
    codebook = edit.set_theme(default(), default().themes[-1].id, label="Something else")
    started = time.process_time()
    write(codebook)
    assert time.process_time() - started < 0.3


def test_one_changed_word_changes_one_line():
    after = written(edit.set_facet(book(), "water", "pipes", label="water pipes"))
    assert changed_lines(BOOK, after) == (['label = "pipes"'], ['label = "water pipes"'])
    assert len(lines(after)) == len(lines(BOOK))


def test_a_long_text_keeps_its_lines_and_a_comment_behind_a_value_stays():
    changed = edit.set_theme(book(), "water", id="springs", definition="Wells and springs " * 9)
    after = written(changed)
    assert 'id = "springs"          # short' in after
    assert 'definition = """\nWells and springs Wells' in after
    assert max(map(len, lines(after))) <= 100


def test_a_comment_on_a_rule_stays_with_it_when_another_is_put_before_it():
    after = written(edit.add_rule(book(), "water", "wells", Rule("en", "cistern"), 0))
    assert (
        "rules.en = [\n  'cistern',\n  # the plain word\n  'well*',              # also wellhead\n"
    ) in after


def test_a_comment_on_a_rule_goes_with_it_and_no_other_comment_does():
    after = written(edit.remove_rule(book(), "water", "wells", 0))
    assert changed_lines(BOOK, after) == (
        ["  # the plain word", "  'well*',              # also wellhead"],
        [],
    )


def test_a_comment_that_stands_by_itself_outlives_the_rule_below_it():
    after = written(edit.remove_rule(book(), "water", "wells", 2))
    assert changed_lines(BOOK, after)[0] == [
        "  { rule = 'borehole', note = \"engineers say so\" },"
    ]


def test_a_comment_on_a_rule_moves_with_it():
    after = written(edit.move_rule(book(), "water", "wells", 1, 0))
    assert (
        'rules.en = [\n  # at least two\n  "well NEAR/3 (dug OR dig)",\n'
        "  # the plain word\n  'well*',              # also wellhead\n"
    ) in after
    assert sorted(lines(after)) == sorted(lines(BOOK))
    last = written(edit.move_rule(book(), "water", "wells", 0, 3))
    assert "  ''',\n  # the plain word\n  'well*',              # also wellhead\n]" in last


def test_an_edited_rule_keeps_its_comment_and_its_kind_of_quotation_mark():
    one = edit.set_rule(book(), "water", "wells", 1, Rule("en", "well NEAR/5 (dug OR dig)"))
    after = written(edit.set_rule(one, "water", "wells", 3, Rule("en", "spring\n  OR fount*")))
    assert changed_lines(BOOK, after) == (
        ['  "well NEAR/3 (dug OR dig)",', "  OR fountain"],
        ['  "well NEAR/5 (dug OR dig)",', "  OR fount*"],
    )


def test_a_list_on_one_line_stays_on_one_line():
    after = written(edit.add_rule(book(), "water", "wells", Rule("ar", "ينبوع")))
    assert "rules.ar = ['بئر', 'آبار', 'ينبوع']\n" in after


def test_a_rule_of_a_language_that_had_none_stands_behind_the_others():
    after = written(edit.add_rule(book(), "water", "pipes", Rule("ar", "قناة")))
    assert "rules.en = ['pipe*', 'canal*']\nrules.ar = ['قناة']\n" in after
    inside = written(edit.add_rule(book(), "roads", "general", Rule("ar", "طريق")))
    assert "  'road*', # all roads\n]\nar = ['طريق']\n" in inside


def test_a_note_turns_a_rule_into_a_table_and_back():
    noted = edit.set_rule(book(), "water", "pipes", 0, Rule("en", "pipe*", 'say "pipe"'))
    assert '{ rule = \'pipe*\', note = "say \\"pipe\\"" }' in written(noted)
    plain = edit.set_rule(book(), "water", "wells", 2, Rule("en", "borehole"))
    assert "\n  'borehole',\n" in written(plain)


def test_a_facet_takes_its_comment_along_when_it_moves():
    after = written(edit.move_facet(book(), "water", "pipes", 0))
    assert after.index("# Pipes are for towns.\n[[theme.facet]]") < after.index('id = "wells"')
    assert sorted(filter(None, lines(after))) == sorted(filter(None, lines(BOOK)))
    assert after.index("# ====== The rest ======") > after.index('id = "wells"')


def test_a_theme_takes_its_comment_along_and_keys_that_nobody_wrote_stay_as_they_were():
    after = written(edit.move_theme(book(), "roads", 0))
    assert after.index("# Roads were added in May.") < after.index("# Water first.")
    assert read(after).theme("roads").key == 2
    assert after.endswith("\n\n# The end.\n")


def test_a_theme_that_goes_leaves_the_comments_of_the_others():
    after = written(edit.remove_theme(book(), "roads"))
    gone, new = changed_lines(BOOK, after)
    assert "# Roads were added in May." in gone
    assert not new
    for kept in ("# ====== The rest ======", "# The end.", "# more to come", "# Water first."):
        assert kept in after


def test_a_new_theme_is_written_below_the_others_and_can_be_read():
    codebook, theme = edit.add_theme(book(), "Bridges")
    codebook, facet = edit.add_facet(codebook, theme, "of stone")
    after = written(edit.add_rule(codebook, theme, facet, Rule("en", '"stone bridge"')))
    assert after.startswith(BOOK[: BOOK.index("# The end.")].rstrip())
    assert '\n[[theme]]\nid = "bridges"\nlabel = "Bridges"\nkey = 1\n' in after
    assert "rules.en = ['\"stone bridge\"']\n" in after
    assert "rules.en = []\n" in after
    assert after.endswith("# The end.\n")


def test_a_facet_may_lose_its_last_rule():
    codebook = edit.remove_rule(book(), "roads", "general", 0)
    after = written(codebook)
    assert "en = []" in after
    codebook = with_source(
        edit.remove_rule(edit.remove_rule(book(), "water", "pipes", 1), "water", "pipes", 0)
    )
    assert read(codebook.source, tried=True).theme("water").facet("pipes").rules == ()


def test_a_text_that_is_taken_away_takes_its_line():
    after = written(edit.set_theme(book(), "roads", valid_from=None, shape="circle"))
    assert changed_lines(BOOK, after) == (
        ['shape = "square"', "valid_from = 2019-05-01"],
        ['shape = "circle"'],
    )


def test_a_rule_that_cannot_be_read_is_written_as_it_is():
    after = written(edit.set_rule(book(), "water", "pipes", 0, Rule("en", "pipe NEAR (")))
    assert "'pipe NEAR ('" in after


def test_lines_that_end_as_on_windows_stay_so():
    windows = BOOK.replace("\n", "\r\n")
    after = write(edit.set_theme(read(windows), "water", label="Waters"))
    assert after == write(edit.set_theme(book(), "water", label="Waters")).replace("\n", "\r\n")


@pytest.mark.parametrize("source", ["", "not toml at all", "theme = 3"])
def test_a_codebook_without_a_source_is_written_anew(source):
    codebook = replace(book(), source=source)
    assert replace(read(write(codebook)), source="") == settled(book())


def test_a_file_of_one_line_lists_is_understood():
    compact = (
        'theme = [{id = "a", label = "A", colour = "#000000", '
        'facet = [{id = "b", label = "B", rules = {en = ["abc"]}}]}]'
    )
    after = written(edit.add_rule(read(compact), "a", "b", Rule("ar", "بئر")))
    assert "[[theme.facet]]" in after


def test_rules_in_a_table_on_one_line_can_grow():
    table = BOOK.replace("rules.en = ['pipe*', 'canal*']", "rules = {en = ['pipe*', 'canal*']}")
    after = written(edit.add_rule(read(table), "water", "pipes", Rule("ar", "قناة")))
    assert "rules.en = [\n  'pipe*',\n  'canal*',\n]\nrules.ar = ['قناة']\n" in after


def test_values_that_could_not_be_read_again_are_refused():
    water, roads = book().themes
    clash = replace(book(), themes=(water, replace(roads, label="WATER")))
    with pytest.raises(CodebookError, match="another theme is called “WATER”"):
        write(clash)


WORDS = st.text(st.sampled_from("ab z'\"\\#[]{},=\n\t“”وé\u00a0\x7f😀"), min_size=0, max_size=24)
NAMES = st.text(st.sampled_from("abcXYZ '\"#é"), min_size=1, max_size=8).map(
    lambda name: name.strip() or "x"
)


@st.composite
def edits(draw):
    """Draw an edit of a codebook, to be made on whatever the codebook is by then."""
    kind = draw(
        st.sampled_from(
            [
                "add_theme", "set_theme", "lists", "remove_theme", "move_theme", "add_facet",
                "set_facet", "remove_facet", "move_facet", "add_rule", "add_rule", "set_rule",
                "remove_rule", "move_rule", "name", "dates",
            ]
        )
    )  # fmt: skip
    number = st.integers(0, 5)
    return kind, draw(number), draw(number), draw(number), draw(number), draw(WORDS), draw(NAMES)


def made(codebook, each):
    kind, one, two, three, four, words, name = each
    theme = codebook.themes[one % len(codebook.themes)]
    facet = theme.facets[two % len(theme.facets)]
    rule = Rule(("en", "ar", "fr")[four % 3], words, name if four % 2 else "")
    count = len(facet.rules)
    if kind == "name":
        return replace(codebook, name=name)
    if kind == "dates":
        return edit.set_theme(
            codebook, theme.id, valid_from=date(2010 + one, 1, 1), active=bool(two % 2)
        )
    if kind == "lists":
        field = ("examples", "near_misses")[two % 2]
        there = list(getattr(theme, field))
        there[three:three] = [words] * (1 + four % 2)
        return edit.set_theme(codebook, theme.id, **{field: there[-4:]})
    if kind == "add_theme":
        return edit.add_theme(codebook, name, two)[0]
    if kind == "set_theme":
        field = ("definition", "include", "label", "typical")[two % 4]
        return edit.set_theme(codebook, theme.id, **{field: name if field == "label" else words})
    if kind == "remove_theme":
        return edit.remove_theme(codebook, theme.id)
    if kind == "move_theme":
        return edit.move_theme(codebook, theme.id, two % len(codebook.themes))
    if kind == "add_facet":
        return edit.add_facet(codebook, theme.id, name)[0]
    if kind == "set_facet":
        return edit.set_facet(
            codebook, theme.id, facet.id, definition=words, counts=bool(three % 2), label=name
        )
    if kind == "remove_facet":
        return edit.remove_facet(codebook, theme.id, facet.id)
    if kind == "move_facet":
        return edit.move_facet(codebook, theme.id, facet.id, three % len(theme.facets))
    if kind == "add_rule":
        return edit.add_rule(codebook, theme.id, facet.id, rule, three)
    if not count:
        return codebook
    if kind == "set_rule":
        return edit.set_rule(codebook, theme.id, facet.id, three % count, rule)
    if kind == "remove_rule":
        return edit.remove_rule(codebook, theme.id, facet.id, three % count)
    return edit.move_rule(codebook, theme.id, facet.id, three % count, four % count)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(edits(), max_size=8), st.booleans())
def test_any_edits_written_and_read_again_give_the_same_values(some, each_time):
    codebook = book()
    for each in some:
        try:
            codebook = made(codebook, each)
        except CodebookError:
            continue
        if each_time:
            codebook = with_source(codebook)
    text = write(codebook)
    assert replace(read(text, tried=True), source="") == replace(codebook, source="")
    assert write(read(text, tried=True)) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(edits().filter(lambda each: each[0].endswith("rule")), min_size=1, max_size=6))
def test_comments_of_entries_that_nobody_touched_survive(some):
    codebook = book()
    for each in some:
        theme, facet = "water", codebook.theme("water").facet("wells")
        kind, _, _, three, four, words, _ = each
        count = len(facet.rules)
        rule = Rule("en", words.strip())
        if kind == "add_rule":
            codebook = edit.add_rule(codebook, theme, facet.id, rule, three)
        elif count and kind == "remove_rule" and facet.rules[three % count].source != "well*":
            codebook = edit.remove_rule(codebook, theme, facet.id, three % count)
        elif count and kind == "move_rule":
            codebook = edit.move_rule(codebook, theme, facet.id, three % count, four % count)
        codebook = with_source(codebook)
    assert "  # the plain word\n  'well*',              # also wellhead\n" in codebook.source
    for comment in ("# --- rare ones ---", "# Pipes are for towns.", "# all roads", "# ours"):
        assert comment in codebook.source


def test_a_codebook_made_by_hand_is_written_whole():
    theme = Theme(
        id="a", label="A", key=1, colour="#000000", shape="star",
        facets=(Facet("f", "F", rules=(Rule("en", "it's"), Rule("en", "'''"), Rule("en", "a'"))),),
        examples=("one", 'two "so"'), valid_to=date(2024, 12, 8), active=False,
        definition='He said """no""" and "',
    )  # fmt: skip
    codebook = Codebook("By hand", (theme,))
    assert replace(read(written(codebook), tried=True), source="") == codebook

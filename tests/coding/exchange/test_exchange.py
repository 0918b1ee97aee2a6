# SPDX-License-Identifier: MIT
"""Codebooks of other programs: files written by hand after each format's documentation.

quanteda: `?dictionary` and `?valuetype`; LIWC: the operator's manuals of 2007 and 2015; REFI-QDA:
the 1.5 specification with Codebook.xsd.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.coding import codebook_editing as edit
from standpoint.coding.codebook_file import default, read
from standpoint.coding.exchange import adapted, added, read_foreign, write_foreign
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Rule

FILES = Path(__file__).parent / "files"


def brought(name, language="en"):
    return read_foreign(FILES / name, language)


def rules(codebook, theme, facet):
    return [rule.source for rule in codebook.theme(theme).facet(facet).rules]


def shape(codebook):
    """Return labels and rules, which every format of dictionaries holds."""
    return {
        theme.label: {facet.label: [rule.source for rule in facet.rules] for facet in theme.facets}
        for theme in codebook.themes
    }


def said(brought_or_notes):
    notes = getattr(brought_or_notes, "notes", brought_or_notes)
    return "\n".join(map(str, notes))


# quanteda


def test_a_quanteda_dictionary_becomes_themes_facets_and_rules():
    found = brought("harbour.yml")
    assert shape(found.codebook) == {
        "work": {"in general": ["dock*", "*yard", '"night shift"', "Crane"]},
        "trade": {
            "in general": ["cargo"],
            "tariffs": ['"customs duty"', "toll"],
            "ships": ["ferr*"],
            "ships / sailors": ["crew"],
        },
        "years": {"in general": ["1999", "yes"]},
        "one word": {"in general": ["harbour"]},
        "strange": {"in general": ["not"]},
    }
    assert found.codebook.name == "harbour"
    assert [theme.key for theme in found.codebook.themes] == [1, 2, 3, 4, 5]


def test_what_quanteda_says_and_rules_cannot_is_told_with_its_line():
    notes = brought("harbour.yml").notes
    assert sorted(note.where for note in notes) == [
        "line 15", "line 17", "line 21", "line 22", "line 23",
    ]  # fmt: skip
    told = said(notes)
    assert "“able seam?n” was left out: ? stands for one letter" in told
    assert "“sailors” is deeper than facets go" in told
    assert "“^anchor(s|ed)$” was left out: it looks like a regular expression" in told
    assert "“a*” was left out: " in told
    assert "at least three letters" in told
    assert "“har*bour” was left out: * stands at the start or the end of a word" in told


def test_the_language_of_words_is_the_one_that_is_given():
    work = brought("harbour.yml", "de").codebook.theme("work")
    assert {rule.language for rule in work.facets[0].rules} == {"de"}


# LIWC


def test_a_liwc_dictionary_becomes_themes_facets_and_rules():
    found = brought("harbour.dic")
    assert shape(found.codebook) == {
        "Work": {"in general": ["dock*", "the*", "shift"]},
        "Trade (goods and ships)": {
            "in general": ["cargo", "like"],
            "Tariffs / Duties": ['"customs duty"'],
            "Ships": ["crew", "ferr*"],
        },
    }


def test_what_liwc_says_and_rules_cannot_is_told_with_its_line():
    told = said(brought("harbour.dic"))
    assert "line 12: “like” depends on the words around it ((02 134)01/04)" in told
    assert "line 13: “kind<of>” depends on the words around it" in told
    assert "line 16: “of*” was left out: " in told
    assert "at least three letters" in told
    assert "line 17: “shift”: there is no category 99." in told
    assert "“Duties” is deeper than facets go" in told


# Tables


def test_a_table_holds_rules_of_every_kind_by_theme_facet_and_language():
    found = brought("harbour.csv")
    work, trade = found.codebook.themes
    assert work.facet("at_night").rules == (
        Rule("en", '"night shift" OR overtime', "asked for by the union"),
        Rule("ar", "نوبة"),
    )
    assert work.facet("general").rules == (Rule("en", "dock*"), Rule("en", "=Harbour"))
    assert (trade.facets[0].label, trade.facets[0].rules, trade.active) == ("to come", (), False)


@pytest.mark.parametrize("divider", [";", "\t"])
def test_a_table_may_be_divided_as_spreadsheets_elsewhere_do(tmp_path, divider):
    table = tmp_path / "t.csv"
    table.write_bytes(f"theme{divider}rule\r\nWork{divider}dock*\r\n".encode("utf-8-sig"))
    assert shape(read_foreign(table).codebook) == {"Work": {"in general": ["dock*"]}}


# REFI-QDA


def test_a_refi_codebook_becomes_themes_that_wait_for_rules():
    found = brought("harbour.qdc")
    work, trade = found.codebook.themes
    assert (work.label, work.colour, work.active) == ("Work", "#00AAFF", False)
    assert work.definition == "What people do in the harbour."
    assert (work.include, work.exclude) == ("paid work & unpaid work", "sport")
    assert [facet.label for facet in work.facets] == ["At night", "At night / On call"]
    assert work.facets[0].definition == "Work after dark."
    assert [facet.label for facet in trade.facets] == ["in general"]
    told = said(found)
    assert "The set “For the report” was left out" in told
    assert "“At night”: a facet has the colour of its theme." in told
    assert "A .qdc file has no rules." in told


def test_the_namespace_that_nvivo_writes_is_taken(tmp_path):
    file = tmp_path / "n.qdc"
    text = (FILES / "harbour.qdc").read_text(encoding="utf-8")
    file.write_text(text.replace("codebook:1.0", "codebook:1:0"), encoding="utf-8")
    assert read_foreign(file).codebook.themes[0].label == "Work"


# There and back


@pytest.mark.parametrize("name", ["harbour.yml", "harbour.dic", "harbour.csv"])
@pytest.mark.parametrize("suffix", [".yml", ".yaml", ".dic", ".csv", ".toml"])
def test_words_that_come_in_go_out_and_come_in_again(tmp_path, name, suffix):
    first = brought(name).codebook
    if name == "harbour.csv" and suffix in (".yml", ".yaml", ".dic"):
        first = edit.remove_rule(first, "work", "at_night", 1)
        first = edit.remove_rule(first, "work", "at_night", 0)
        first = edit.remove_rule(first, "work", "general", 1)
    if suffix == ".dic" and name == "harbour.yml":
        first = edit.remove_rule(first, "work", "general", 1)
    write_foreign(first, tmp_path / f"out{suffix}")
    again = read_foreign(tmp_path / f"out{suffix}").codebook
    assert shape(again) == shape(first)
    assert [theme.active for theme in again.themes] == [theme.active for theme in first.themes]


def test_a_refi_codebook_keeps_names_descriptions_and_colours(tmp_path):
    write_foreign(default(), tmp_path / "out.qdc")
    again = read_foreign(tmp_path / "out.qdc").codebook
    for was, now in zip(default().themes, again.themes, strict=True):
        for name in ("label", "colour", "definition", "full_definition", "include", "exclude"):
            assert getattr(now, name) == getattr(was, name)
        assert [(facet.label, facet.definition) for facet in now.facets] == [
            (facet.label, facet.definition) for facet in was.facets
        ]


def test_the_default_codebook_survives_a_table(tmp_path):
    write_foreign(default(), tmp_path / "out.csv")
    again = read_foreign(tmp_path / "out.csv").codebook
    assert [[facet.rules for facet in theme.facets] for theme in again.themes] == [
        [facet.rules for facet in theme.facets] for theme in default().themes
    ]


def test_our_own_file_loses_nothing(tmp_path):
    assert write_foreign(default(), tmp_path / "out.toml") == ()
    found = read_foreign(tmp_path / "out.toml")
    assert (replace(found.codebook, name=""), found.notes) == (replace(default(), name=""), ())


WORD = st.text(st.sampled_from("abcdeé"), min_size=3, max_size=7) | st.text(
    st.sampled_from("ضسرعقب"), min_size=4, max_size=7
)
ENTRY = st.one_of(
    WORD,
    WORD.map("{}*".format),
    st.lists(WORD, min_size=2, max_size=3).map(" ".join),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(ENTRY, min_size=1, max_size=4, unique=True), min_size=1, max_size=4),
    st.sampled_from([".yml", ".dic", ".csv"]),
)
def test_any_words_and_phrases_survive_the_way_there_and_back(tmp_path_factory, lists, suffix):
    codebook, theme = Codebook("x", ()), ""
    for number, entries in enumerate(lists):
        facet = "general"
        if number % 2:
            codebook, facet = edit.add_facet(codebook, theme, "further")
        else:
            codebook, theme = edit.add_theme(codebook, f"Theme {number}")
        for entry in entries:
            source = f'"{entry}"' if " " in entry else entry
            codebook = edit.add_rule(codebook, theme, facet, Rule("en", source))
    path = tmp_path_factory.mktemp("x") / f"x{suffix}"
    write_foreign(codebook, path)
    again = read_foreign(path)
    assert all(not note.lost for note in again.notes)
    if suffix != ".csv":  # .dic lists a word once; both part words by their letters
        assert in_any_order(again.codebook) == in_any_order(codebook)
    else:
        assert shape(again.codebook) == shape(codebook)


def in_any_order(codebook):
    return {
        (theme, facet): sorted(sources)
        for theme, facets in shape(codebook).items()
        for facet, sources in facets.items()
    }


def test_what_only_looks_like_the_number_of_a_category_is_told(tmp_path):
    file = tmp_path / "x.dic"
    long = "7" * 5_000
    file.write_text(f"%\n1\twork\n%\ncrane\t1\t²\t{long}\nquay\t1\n", encoding="utf-8")
    found = read_foreign(file)
    assert rules(found.codebook, "work", "general") == ["crane", "quay"]
    assert [str(note) for note in found.notes] == [
        "line 4: “crane”: there is no category ².",
        f"line 4: “crane”: there is no category {long[:40]}….",
    ]


def test_a_rule_that_lists_is_written_as_its_list_and_others_are_told(tmp_path):
    codebook, theme = edit.add_theme(Codebook("x", ()), "Harbour")
    for source in (
        'dock OR pier OR "(night OR day) shift"', "(quay OR mole)", "ship NEAR/3 crew", "=Port",
        'bay NOT INSIDE "bay leaf"', "*yard", '"RES/7 (2015)"',
    ):  # fmt: skip
        codebook = edit.add_rule(codebook, theme, "general", Rule("en", source))
    notes = write_foreign(codebook, tmp_path / "x.dic")
    again = read_foreign(tmp_path / "x.dic").codebook
    assert rules(again, "harbour", "general") == [
        "dock", "pier", '"night shift"', '"day shift"', "quay", "mole",
    ]  # fmt: skip
    told = said(notes)
    assert told.splitlines()[1:] == [
        "Harbour: 3 rules were left out (more than a list of words), the first is ship NEAR/3 crew",
        "Harbour: 1 rule was left out (in LIWC * stands only at a word's end): *yard",
        'Harbour: 1 rule was left out (signs that a dictionary reads as a pattern): "RES/7 (2015)"',
    ]


def test_what_a_large_codebook_loses_is_told_in_a_few_lines_for_each_theme(tmp_path):
    for suffix in (".yml", ".dic", ".csv", ".qdc"):
        notes = write_foreign(default(), tmp_path / f"x{suffix}")
        assert len(notes) <= 2 * len(default().themes), suffix
        assert all(len(str(note)) < 260 for note in notes), suffix
    same = "that it is switched off and its colour, shape and key."
    told = [str(note) for note in write_foreign(default(), tmp_path / "x.csv")]
    (line,) = [line for line in told if line.endswith(f"its definition and examples, {same}")]
    assert re.match(r"[^:,]+, [^:,]+, [^:,]+ and \d+ more: a table has no place", line)


def test_what_a_format_has_no_place_for_is_told(tmp_path):
    for suffix in (".yml", ".dic", ".csv", ".qdc"):
        told = said(write_foreign(default(), tmp_path / f"x{suffix}"))
        assert "Resolution 2254" in told
        assert "its dates" in told
        assert "“UN resolutions in general” does not count toward it" in told
    assert "rules were left out" in told


def test_more_than_nine_themes_come_in_and_the_further_ones_are_off(tmp_path):
    file = tmp_path / "many.yml"
    file.write_text("\n".join(f"theme {n}: [word{n}]" for n in range(12)), encoding="utf-8")
    found = read_foreign(file)
    assert [theme.active for theme in found.codebook.themes] == [True] * 9 + [False] * 3
    taken, notes = adapted(found, Codebook("x", ()))
    assert [theme.active for theme in taken.themes] == [True] * 9 + [False] * 3
    assert "3 further ones are switched off, from “theme 9” on" in said(notes)
    beside, notes = added(default(), found.codebook)
    off = [theme.label for theme in beside.themes[-12:] if not theme.active]
    assert [note.where for note in notes] == off
    assert read(found.codebook.source) == found.codebook


def test_a_large_dictionary_is_read_in_a_few_seconds(tmp_path):
    import time

    words = "\n".join(f"w{chr(97 + n % 26)}{n}x*\t{n % 70 + 1}" for n in range(4_000))
    legend = "\n".join(f"{n}\tcategory {n}" for n in range(1, 71))
    (tmp_path / "large.dic").write_text(f"%\n{legend}\n%\n{words}\n", encoding="utf-8")
    started = time.process_time()
    found = read_foreign(tmp_path / "large.dic")
    assert sum(len(theme.facets[0].rules) for theme in found.codebook.themes) == 4_000
    assert time.process_time() - started < 8


# Added to another codebook


def test_themes_are_added_behind_those_that_are_there():
    found, notes = added(default(), brought("harbour.yml").codebook)
    assert found.themes[: len(default().themes)] == default().themes
    assert [theme.id for theme in found.themes[-5:]] == [
        "work", "trade", "years", "one_word", "strange",
    ]  # fmt: skip
    assert read(found.source, tried=True) == found
    assert found.source.startswith(default().source.rstrip())
    assert sum(theme.active for theme in found.themes) <= 9
    assert all(isinstance(note.sentence, str) for note in notes)


def test_themes_of_one_name_are_not_added():
    with pytest.raises(CodebookError, match="Both codebooks have a theme “Unity”"):
        added(default(), replace(default(), themes=default().themes[:1]))

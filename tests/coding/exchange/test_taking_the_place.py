# SPDX-License-Identifier: MIT
"""A file of another program in the place of a codebook: what it has no room for stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from standpoint.coding import codebook_editing as edit
from standpoint.coding.codebook_file import default, read
from standpoint.coding.codebook_writing import with_source
from standpoint.coding.exchange import adapted, codes_nothing, read_foreign, write_foreign
from standpoint.model.codebook import Codebook, Rule


def book(*labels, off=()):
    """Return a codebook with a theme of one rule for each label."""
    made = Codebook("present", ())
    for label in labels:
        made, theme = edit.add_theme(made, label)
        made = edit.add_rule(made, theme, "general", Rule("en", f"{label.lower()}*"))
        if label in off:
            made = edit.set_theme(made, theme, active=False)
    return with_source(made)


def from_text(tmp_path, text, name="file.yml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_foreign(tmp_path / name)


def said(notes):
    return [str(note) for note in notes]


@pytest.mark.parametrize("suffix", [".yml", ".dic", ".csv"])
def test_what_goes_out_and_comes_back_keeps_its_switches_ids_and_texts(tmp_path, suffix):
    write_foreign(default(), tmp_path / f"out{suffix}")
    found, notes = adapted(read_foreign(tmp_path / f"out{suffix}"), default())
    assert not [note for note in notes if "Counts now" in str(note)]
    for theme in found.themes:
        was = default().theme(theme.id)
        assert theme.active == (was.active and any(facet.rules for facet in theme.facets))
        for field in ("label", "key", "colour", "shape", "valid_from", "valid_to", "definition",
                      "examples", "near_misses", "close_but_no"):  # fmt: skip
            assert getattr(theme, field) == getattr(was, field)
        for facet in theme.facets:
            assert facet.counts == was.facet(facet.id).counts
    assert not found.theme("resolution_2254").facet("un_resolutions").counts
    assert read(found.source, tried=True) == found


def test_a_table_comes_back_as_it_went(tmp_path):
    write_foreign(default(), tmp_path / "out.csv")
    found, notes = adapted(read_foreign(tmp_path / "out.csv"), default())
    assert (found.themes, notes) == (default().themes, ())


def test_names_are_the_same_whatever_their_capitals(tmp_path):
    present = edit.set_theme(book("Aid", "Water", off=("Water",)), "aid", key=7, definition="Help.")
    found, notes = adapted(from_text(tmp_path, "AID: [help]\nwater: [well]\n"), present)
    aid, water = found.themes
    assert (aid.id, aid.label, aid.key, aid.active, aid.definition) == (
        "aid", "AID", 7, True, "Help.",
    )  # fmt: skip
    assert not water.active
    assert notes == ()


def test_every_theme_that_counts_no_more_or_counts_now_is_named(tmp_path):
    text = "Water: [well]\nElections: [vote]\nSanctions: [embargo]\n"
    found, notes = adapted(from_text(tmp_path, text), book("Aid", "Water"))
    assert said(notes) == ["Counts no more: Aid. Counts now: Elections, Sanctions."]
    assert len({theme.key for theme in found.active()}) == 3
    assert len({theme.colour for theme in found.themes}) == 3


def test_a_theme_without_rules_counts_no_more(tmp_path):
    found, notes = adapted(
        from_text(tmp_path, "theme,rule\nAid,\nWater,well\n", "x.csv"), book("Aid", "Water")
    )
    assert said(notes) == ["Counts no more: Aid."]
    assert [theme.active for theme in found.themes] == [False, True]


def test_further_themes_are_on_only_while_there_are_free_keys(tmp_path):
    labels = [f"Theme {letter}" for letter in "abcdefgh"]
    lines = [f"New {n}: [word{n}]" for n in range(3)] + [f"{label}: [thing]" for label in labels]
    found, notes = adapted(from_text(tmp_path, "\n".join(lines)), book(*labels))
    assert [theme.active for theme in found.themes[:3]] == [True, False, False]
    assert all(theme.active for theme in found.themes[3:])
    assert sorted(theme.key for theme in found.active()) == list(range(1, 10))
    assert said(notes) == [
        "Nine themes can be switched on at a time; 2 further ones are switched off, from “New 1” "
        "on.",
        "Counts now: New 0.",
    ]


def test_a_new_theme_takes_no_id_of_one_that_has_another_name(tmp_path):
    present = edit.set_theme(book("Aid", "Water"), "aid", label="Help")
    found, _ = adapted(from_text(tmp_path, "Aid: [aid]\n"), present)
    assert [theme.id for theme in found.themes] == ["aid_2"]


def test_notes_on_rules_stay_where_the_format_has_none(tmp_path):
    present = edit.set_rule(book("Aid"), "aid", "general", 0, Rule("en", "aid*", "asked for"))
    found, _ = adapted(from_text(tmp_path, "Aid: ['aid*', help]\n"), present)
    assert found.theme("aid").facets[0].rules == (
        Rule("en", "aid*", "asked for"), Rule("en", "help"),
    )  # fmt: skip


def test_a_file_of_our_own_says_all_itself(tmp_path):
    own = edit.set_theme(book("Aid", "Water"), "aid", definition="Other.", active=False)
    write_foreign(with_source(own), tmp_path / "own.toml")
    found, notes = adapted(read_foreign(tmp_path / "own.toml"), book("Aid", "Water"))
    assert found.themes == own.themes
    assert said(notes) == ["Counts no more: Aid."]


def test_a_refi_codebook_keeps_its_own_texts_and_would_code_nothing(tmp_path):
    present = edit.set_theme(book("Aid"), "aid", examples=("They sent flour.",), key=5)
    other = replace(edit.set_theme(present, "aid", definition="New words.", colour="#123456"))
    write_foreign(other, tmp_path / "x.qdc")
    found, notes = adapted(read_foreign(tmp_path / "x.qdc"), present)
    aid = found.theme("aid")
    assert (aid.definition, aid.colour, aid.key, aid.examples) == (
        "New words.", "#123456", 5, ("They sent flour.",),
    )  # fmt: skip
    assert codes_nothing(found)
    assert said(notes) == ["Counts no more: Aid."]
    assert not codes_nothing(present)


def test_a_named_language_in_arabic_letters_stays(tmp_path):
    (tmp_path / "x.dic").write_text("%\n1\tport\n%\nبندر\t1\nport\t1\n", encoding="utf-8")
    for language, spoken in (("fa", {"fa"}), ("en", {"ar", "en"}), ("ar", {"ar"})):
        found = read_foreign(tmp_path / "x.dic", language)
        assert {rule.language for rule in found.codebook.themes[0].facets[0].rules} == spoken
        assert bool(found.notes) == (language == "en")


def test_a_cell_that_names_a_language_is_believed(tmp_path):
    text = "theme,language,rule\nPort,en,ميناء\nPort,,مرفأ\nPort,,quay\n"
    found = from_text(tmp_path, text, "x.csv")
    assert [(r.language, r.source) for r in found.codebook.themes[0].facets[0].rules] == [
        ("en", "ميناء"), ("en", "quay"), ("ar", "مرفأ"),
    ]  # fmt: skip
    assert said(found.notes) == [
        "1 rule with Arabic letters is for Arabic reports (ar), the others for reports in en."
    ]

# SPDX-License-Identifier: MIT
"""Codebooks on the command line: out and in by format, versions compared and brought back."""

from __future__ import annotations

import pytest

HARBOUR = "harbour:\n  - wheat\n  - dock*\n  - a?c\n"


def versions(standpoint, corpus):
    return [line[:4] for line in standpoint("codebook", corpus, "versions").out.splitlines()]


@pytest.fixture
def harbour(tmp_path):
    file = tmp_path / "harbour.yml"
    file.write_text(HARBOUR, encoding="utf-8")
    return file


def test_a_foreign_dictionary_becomes_a_new_version_and_says_what_it_left(
    standpoint, corpus, harbour
):
    answer = standpoint("codebook", corpus, "import", harbour)
    assert answer.code == 0
    assert answer.out.startswith("Codebook v2 codes now. Coded ")
    assert answer.err == (
        "Not carried over:\n"
        "  line 4: “a?c” was left out: ? stands for one letter there, and no rule can say that.\n"
        "Counts no more: Unity, Resolution 2254, Refugees, Normalization. Counts now: harbour.\n"
    )
    assert versions(standpoint, corpus) == ["  v1", "* v2"]
    assert {row["theme"] for row in standpoint("mentions", corpus, "--format", "json").json} <= {
        "harbour"
    }


def test_a_dictionary_can_be_added_to_the_codebook_in_its_own_language(
    standpoint, corpus, harbour, tmp_path
):
    added = standpoint("codebook", corpus, "import", harbour, "--add", "--language", "de")
    assert added.code == 0
    standpoint("codebook", corpus, "export", tmp_path / "all.toml")
    text = (tmp_path / "all.toml").read_text(encoding="utf-8")
    assert text.startswith("# The codebook that comes with Standpoint")
    assert 'label = "harbour"' in text
    assert "rules.de = [\n  'wheat',\n  'dock*',\n]" in text
    again = standpoint("codebook", corpus, "import", harbour, "--add")
    assert again.code == 2
    assert "Both codebooks have a theme “harbour”." in again.err
    assert versions(standpoint, corpus) == ["  v1", "* v2"]


@pytest.mark.parametrize("suffix", [".toml", ".yml", ".yaml", ".dic", ".csv", ".qdc"])
def test_the_codebook_leaves_in_every_format_and_comes_back(standpoint, corpus, tmp_path, suffix):
    target = tmp_path / f"out{suffix}"
    answer = standpoint("codebook", corpus, "export", target)
    assert (answer.code, answer.out) == (0, f"Wrote {target}.\n")
    assert answer.err.startswith("Not carried over:\n  Unity") or suffix == ".toml"
    back = standpoint("codebook", corpus, "import", target)
    if suffix == ".qdc":
        assert (back.code, back.out) == (2, "")
        assert "has a rule, so nothing would be coded: import it with --add" in back.err
        assert back.err.count("\n") == 1
        assert versions(standpoint, corpus) == ["* v1"]
        return
    assert back.code == 0
    assert "Counts" not in back.err, "what is counted is as it was"
    same = (
        standpoint("codebook", corpus, "compare", 1, 2, "--json").json if suffix != ".toml" else []
    )
    assert {row["field"] for row in same if row["kind"] == "changed"} <= {"name", "rule", ""}


def test_decisions_stay_with_the_themes_that_a_table_brings_back(standpoint, corpus, tmp_path):
    from standpoint.corpus.corpus import Corpus

    with Corpus.read(corpus) as opened:
        before = opened.codebook()
    table = tmp_path / "out.csv"
    standpoint("codebook", corpus, "export", table)
    with table.open("a", encoding="utf-8") as file:
        file.write("Harvest,,,wheat,\n")
    answer = standpoint("codebook", corpus, "import", table)
    assert answer.err == "Counts now: Harvest.\n"
    with Corpus.read(corpus) as opened:
        after = opened.codebook()
    assert after.themes[:-1] == before.themes
    assert after.themes[-1].id == "harvest"


def test_rules_with_arabic_letters_are_for_arabic_reports(standpoint, corpus, tmp_path):
    file = tmp_path / "two.yml"
    file.write_text("harbour: [wheat, ميناء]\n", encoding="utf-8")
    answer = standpoint("codebook", corpus, "import", file)
    assert "1 rule with Arabic letters is for Arabic reports (ar)" in answer.err
    standpoint("codebook", corpus, "export", tmp_path / "two.csv")
    assert "harbour,in general,ar,ميناء" in (tmp_path / "two.csv").read_text(encoding="utf-8-sig")


def test_a_draft_that_is_not_in_the_file_is_told(standpoint, corpus, tmp_path):
    from standpoint.coding import codebook_editing
    from standpoint.corpus.codebooks import keep_draft
    from standpoint.corpus.corpus import Corpus

    assert standpoint("codebook", corpus, "export", tmp_path / "a.toml").err == ""
    with Corpus.open(corpus) as opened:
        keep_draft(opened, codebook_editing.add_theme(opened.codebook(), "Fish")[0])
    answer = standpoint("codebook", corpus, "export", tmp_path / "b.toml")
    assert answer.code == 0
    assert answer.err == (
        "The file holds codebook v1. Changes made in the window and not saved as a version yet "
        "are not in it.\n"
    )


def test_codebook_alone_says_what_can_be_done_with_it(standpoint, corpus):
    answer = standpoint("codebook", corpus)
    assert answer.code == 2
    for verb in ("export FILE", "import FILE", "versions", "compare V1 V2", "restore V"):
        assert verb in answer.err


def test_a_theme_is_named_by_its_label_as_well(standpoint, corpus):
    by_id = standpoint("mentions", corpus, "--theme", "unity")
    assert by_id.out.count("\n") > 1
    assert standpoint("mentions", corpus, "--theme", "Unity").out == by_id.out
    assert "rules find" in standpoint("mentions", "--help").out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.yml", "a: &a [*a]", "x.yml, line 1, column 8: *a stands for something"),
        ("x.qdc", "<!DOCTYPE a><a/>", "x.qdc, line 1, column 12: it declares a document type"),
        ("x.toml", "[[theme]]\nid = 3", "x.toml, line 2, column 6, theme 1: id is a text"),
        ("x.doc", "x", "“.doc” is no ending of a codebook file"),
        ("x.csv", "theme,rule\na,b NEAR c", "x.csv, line 2: rule “b NEAR c”, column 3"),
    ],
)
def test_a_bad_file_gets_one_sentence_and_the_old_codebook_stays(
    standpoint, corpus, tmp_path, name, content, said
):
    before = standpoint("mentions", corpus).out
    (tmp_path / name).write_text(content, encoding="utf-8")
    for arguments in (("import", tmp_path / name), ("import", tmp_path / name, "--add")):
        answer = standpoint("codebook", corpus, *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.err
        assert answer.err.count("\n") == 1
    assert versions(standpoint, corpus) == ["* v1"]
    assert standpoint("mentions", corpus).out == before


def test_a_format_that_is_not_known_is_not_written(standpoint, corpus, tmp_path):
    answer = standpoint("codebook", corpus, "export", tmp_path / "out.docx")
    assert answer.code == 2
    assert "Known are .toml, .yml" in answer.err
    assert not (tmp_path / "out.docx").exists()


def test_two_versions_are_compared_in_sentences(standpoint, corpus, tmp_path):
    file = tmp_path / "book.toml"
    standpoint("codebook", corpus, "export", file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('label = "Unity"', 'label = "Togetherness"', 1), encoding="utf-8")
    assert standpoint("codebook", corpus, "import", file).code == 0
    answer = standpoint("codebook", corpus, "compare", 1, "v2")
    assert answer.out == "The theme “Unity” is now called “Togetherness”.\n"
    found = standpoint("codebook", corpus, "compare", 2, 1, "--json").json
    assert [(row["kind"], row["theme"], row["field"], row["after"]) for row in found] == [
        ("changed", "unity", "label", "Unity")
    ]
    assert found[0]["sentence"] == "The theme “Togetherness” is now called “Unity”."
    same = standpoint("codebook", corpus, "compare", 2, 2)
    assert same.out == "Nothing differs between v2 and v2.\n"


def test_an_earlier_version_codes_again_as_a_new_one(standpoint, corpus, harbour):
    before = standpoint("mentions", corpus, "--format", "json").json
    standpoint("codebook", corpus, "import", harbour)
    answer = standpoint("codebook", corpus, "restore", "v1")
    assert answer.code == 0
    assert answer.out.startswith("Codebook v3 codes now.")
    assert versions(standpoint, corpus) == ["  v1", "  v2", "* v3"]
    assert standpoint("codebook", corpus, "compare", 1, 3).out.startswith("Nothing differs")
    after = standpoint("mentions", corpus, "--format", "json").json
    assert [{**row, "codebook_version": 0} for row in after] == [
        {**row, "codebook_version": 0} for row in before
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", 1, 7), "There is no codebook v7. The last is v1. Nothing was done."),
        (("restore", 9), "There is no codebook v9. The last is v1. Nothing was done."),
        (("restore", "last"), "last is no version."),
        (("import", "x.yml", "--language", "Elvish"), "Elvish is no language code."),
    ],
)
def test_a_wrong_call_gets_one_sentence(standpoint, corpus, arguments, said):
    answer = standpoint("codebook", corpus, *arguments)
    assert answer.code == 2
    assert said in answer.err

# SPDX-License-Identifier: MIT
"""Figures saved and drawn from the command line, and made again when reports have come in."""

from __future__ import annotations

import csv

import pytest

from standpoint.corpus.corpus import Corpus
from standpoint.corpus.saved_figures import StoredFigure, put


@pytest.fixture
def dated(standpoint, corpus, ids):
    """The corpus with two reports of 2023 and 2024; the third has no date."""
    standpoint("set", corpus, ids["Council"], "--date", "2023-05-02", "--actor", "Council")
    standpoint("set", corpus, ids["Assembly"], "--date", "2024-03", "--actor", "Assembly")
    return corpus


def rows(path):
    text = path.read_text(encoding="utf-8").partition("\n\n")[0]
    return list(csv.DictReader(text.splitlines()))


def written(standpoint, *call):
    answer = standpoint(*call)
    assert (answer.code, answer.err) == (0, "")
    return answer


def test_a_saved_figure_is_drawn_as_it_was_saved(standpoint, dated, tmp_path):
    shown = ("--period", "year", "--theme", "refugees", "--measure", "rate", "--title", "Return")
    written(standpoint, "figures", dated, "save", "Refugees / rate", *shown)
    written(standpoint, "chart", dated, "--output", tmp_path / "a.csv", *shown)
    written(
        standpoint, "chart", dated, "--saved", "REFUGEES / RATE", "--output", tmp_path / "b.csv"
    )
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_other_options_change_it_for_once_and_leave_the_rest(standpoint, dated, tmp_path):
    written(standpoint, "figures", dated, "save", "Trend", "--period", "year", "--theme", "unity")
    out = tmp_path / "out.csv"
    written(standpoint, "chart", dated, "--saved", "Trend", "--measure", "count", "--output", out)
    assert {(row["series"], row["measure"], len(row["period"])) for row in rows(out)} == {
        ("unity", "count", 4)
    }
    written(standpoint, "chart", dated, "--saved", "Trend", "--output", out)
    assert {row["measure"] for row in rows(out)} == {"share"}


def test_what_is_said_of_the_page_is_saved_and_changed_too(standpoint, dated, tmp_path):
    page = ("--width", "89", "--height", "70", "--dark", "--caption", "Ours", "--no-events")
    written(standpoint, "figures", dated, "save", "Small", "--period", "year", *page)
    (row,) = standpoint("figures", dated, "--json").json
    saved = row["settings"]["page"]
    assert (saved["width_mm"], saved["height_mm"], saved["scheme"]) == (89, 70, "dark")
    assert saved["caption"] == "Ours"
    out = tmp_path / "out.svg"
    written(standpoint, "chart", dated, "--saved", "Small", "--output", out)
    assert 'width="89mm" height="70mm"' in out.read_text(encoding="utf-8")
    written(standpoint, "chart", dated, "--saved", "Small", "--width", "100", "--output", out)
    assert 'width="100mm" height="70mm"' in out.read_text(encoding="utf-8")


def test_new_reports_appear_in_the_remade_figure_and_a_fixed_end_stays(standpoint, dated, tmp_path):
    written(standpoint, "figures", dated, "save", "Open", "--period", "year", "--format", "csv")
    fixed = ("--to", "2024", "--format", "csv")
    written(standpoint, "figures", dated, "save", "Fixed", "--period", "year", *fixed)
    folder = tmp_path / "out"
    written(standpoint, "figures", dated, "remake", folder)
    assert rows(folder / "Open.csv")[-1]["period"] == "2024"
    later = tmp_path / "later.txt"
    later.write_text("Later\n\nRefugees must not be forced to return, it said.\n", encoding="utf-8")
    written(standpoint, "import", dated, later)
    new = max(row["id"] for row in standpoint("reports", dated, "--json").json)
    standpoint("set", dated, new, "--date", "2025-02-03")
    written(standpoint, "figures", dated, "remake", folder)
    assert {"2023", "2024", "2025"} == {row["period"] for row in rows(folder / "Open.csv")}
    assert {"2023", "2024"} == {row["period"] for row in rows(folder / "Fixed.csv")}
    found = [
        r for r in rows(folder / "Open.csv") if (r["series"], r["period"]) == ("refugees", "2025")
    ]
    assert found[0]["value"] == "1"


def test_files_are_named_as_the_figures_on_every_system_and_none_takes_anothers_place(
    standpoint, dated, tmp_path
):
    names = ("a/b", "a?b", "CON", "اللاجئون", "🕊️", "🙂", "n" * 300)
    for name in names:
        written(standpoint, "figures", dated, "save", name, "--period", "year")
    written(standpoint, "figures", dated, "remake", tmp_path / "out", "--format", "csv")
    made = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert len(made) == len(names)
    assert len({name.casefold() for name in made}) == len(names)
    assert {"a b.csv", "a b 2.csv", "Figure CON.csv", "Figure.csv", "Figure 2.csv"} <= set(made)
    assert "اللاجئون.csv" in made


def test_the_list_says_what_each_figure_shows(standpoint, dated):
    assert "No saved figures." in standpoint("figures", dated).out
    shown = ("--theme", "unity", "--from", "2023", "--by", "actor")
    written(standpoint, "figures", dated, "save", "Ours", *shown)
    out = written(standpoint, "figures", dated).out
    assert out.startswith("Ours\tShare of reports per month")
    assert "Unity, by actor, 2023 to last" in out
    assert written(standpoint, "figures", dated, "list").out == out


def test_a_damaged_figure_is_told_in_a_sentence_and_the_others_are_made(
    standpoint, dated, tmp_path
):
    written(standpoint, "figures", dated, "save", "Whole", "--period", "year")
    with Corpus.open(dated) as corpus:
        put(corpus, {"Torn": StoredFigure("Torn", '{"choices": {', "", "")})
    listed = standpoint("figures", dated, "--json").json
    assert [(row["name"], bool(row["problem"])) for row in listed] == [
        ("Torn", True),
        ("Whole", False),
    ]
    answer = standpoint("figures", dated, "remake", tmp_path / "out")
    assert answer.code == 1
    assert "“Torn” was not written. The settings of the figure “Torn” are damaged" in answer.err
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["Whole.pdf"]
    answer = standpoint("chart", dated, "--saved", "Torn", "--output", tmp_path / "x.png")
    assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_removing_takes_it_away_and_a_wrong_name_says_which_there_are(standpoint, dated, tmp_path):
    written(standpoint, "figures", dated, "save", "Trend")
    answer = standpoint("chart", dated, "--saved", "Tread", "--output", tmp_path / "x.png")
    assert answer.code == 2
    assert "no saved figure “Tread”. Saved are: Trend." in answer.err
    assert (
        written(standpoint, "figures", dated, "remove", "TREND").out == "Deleted figure “Trend”.\n"
    )
    assert standpoint("figures", dated, "remove", "Trend").code == 2
    assert standpoint("figures", dated, "remake", tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()


def test_a_theme_that_is_gone_is_told_and_what_is_left_is_drawn(standpoint, dated, tmp_path):
    series = ("--theme", "unity", "--theme", "refugees")
    written(standpoint, "figures", dated, "save", "Two", "--period", "year", *series)
    codebook = tmp_path / "c.toml"
    standpoint("codebook", dated, "export", codebook)
    text = codebook.read_text(encoding="utf-8").replace('id = "unity"', 'id = "oneness"')
    codebook.write_text(text, encoding="utf-8")
    assert standpoint("codebook", dated, "import", codebook).code == 0
    out = tmp_path / "out.csv"
    answer = standpoint("chart", dated, "--saved", "Two", "--output", out)
    assert answer.code == 0
    assert answer.err == (
        "“Two” names theme unity, which is not in this corpus now; what is left without it is "
        "shown.\n"
    )
    assert {row["series"] for row in rows(out)} == {"refugees"}


def test_a_corpus_that_a_window_holds_draws_its_figures_and_takes_no_new_ones(
    standpoint, dated, tmp_path
):
    written(standpoint, "figures", dated, "save", "Trend", "--period", "year")
    with Corpus.open(dated):
        written(standpoint, "chart", dated, "--saved", "Trend", "--output", tmp_path / "x.csv")
        answer = standpoint("figures", dated, "save", "Other")
    assert answer.code == 2
    assert "cannot be changed" in answer.err
    assert [row["name"] for row in standpoint("figures", dated, "--json").json] == ["Trend"]

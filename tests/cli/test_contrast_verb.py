# SPDX-License-Identifier: MIT
"""`contrast` compares two actors, publishers or periods, and says what it found."""

from __future__ import annotations

import csv
import io
import json

import pytest

UNITY = "The group stands for the unity of Syria."
RETURN = "Refugees need protection from forced return."
BOOKS = "A reading room opened for children."
# Actor, publisher, date, sentences
REPORTS = (
    *(("Council", "Harbour Press", f"201{n}-03-01", (UNITY if n else BOOKS,)) for n in range(5)),
    *(("Assembly", "Valley Post", f"202{n}-05-02", (RETURN, BOOKS)) for n in range(4)),
    ("Assembly", "Valley Post", "2019/2020", (UNITY,)),
    ("Assembly", "Valley Post", None, (RETURN,)),
)


@pytest.fixture
def two(tmp_path, standpoint):
    """A corpus of two actors: five reports of one, six of the other."""
    folder = tmp_path / "two"
    folder.mkdir()
    for number, (actor, publisher, date, sentences) in enumerate(REPORTS):
        head = [f"title: Paper {number}", f"actor: {actor}", f"publisher: {publisher}",
                *([f"date: {date}"] if date else [])]  # fmt: skip
        body = f"Note {number} of that day. {' '.join(sentences)}"
        text = "\n".join(["---", *head, "---", "", body, ""])
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    path = tmp_path / "two.standpoint"
    assert standpoint("import", path, folder).code == 0
    return path


@pytest.fixture
def contrast(standpoint, two, tmp_path):
    """Compare two sides into a file of one kind; return the answer and the file's words."""

    def call(*options, kind="csv"):
        target = tmp_path / f"out.{kind}"
        target.unlink(missing_ok=True)
        answer = standpoint("contrast", two, "--output", target, *options)
        return answer, target.read_text(encoding="utf-8") if target.exists() else None

    return call


COUNCIL = ("--actor", "Council", "--actor", "Assembly")


def rows(text):
    table = csv.DictReader(io.StringIO(text.partition("\n\n")[0]))
    return {row["theme"]: row for row in table}


def test_two_actors_are_compared_theme_by_theme(contrast):
    answer, text = contrast(*COUNCIL)
    assert (answer.code, answer.err) == (0, "")
    unity = rows(text)["unity"]
    assert (unity["side_a_speaking"], unity["side_a_reports"]) == ("4", "5")
    assert (unity["side_b_speaking"], unity["side_b_reports"]) == ("1", "6")
    assert [float(unity[name]) for name in ("difference", "low", "high", "p")] == pytest.approx(
        (0.633333, 0.052257, 0.846607, 0.080087), abs=1e-6
    )
    assert "Council: 4 of 5 reports, 80\u00a0%" in answer.out
    assert "Difference +63 percentage points, +5 to +85." in answer.out
    assert answer.out.endswith("out.csv.\n")


def test_the_side_that_is_named_first_is_the_one_that_has_more(contrast):
    other = rows(contrast("--actor", "Assembly", "--actor", "Council")[1])["unity"]
    assert float(other["difference"]) == pytest.approx(-0.633333, abs=1e-6)


def test_two_publishers_are_compared(contrast):
    answer, text = contrast("--publisher", "Harbour Press", "--publisher", "Valley Post",
                            "--theme", "unity")  # fmt: skip
    assert answer.code == 0
    assert list(rows(text)) == ["unity"]


def test_two_periods_are_written_as_people_write_dates(contrast):
    answer, text = contrast("--period", "2010 to 2014", "--period", "2020/2024", kind="json")
    found = json.loads(text)
    assert [len(found["sides"][side]["reports"]) for side in "ab"] == [5, 4]
    assert found["left_out"] == {
        "reports without usable date": 1,
        "reports whose date does not lie wholly inside the periods": 1,
    }
    assert "1 report without usable date." in answer.out
    assert "fewer than 5 reports on one side: no p-value" in answer.out


def test_actors_are_compared_in_a_period(contrast):
    answer, text = contrast(*COUNCIL, "--from", "2012", "--to", "2021", kind="json")
    found = json.loads(text)
    assert [len(found["sides"][side]["reports"]) for side in "ab"] == [3, 3]
    assert found["sides"]["a"]["label"] == "Council, 2012 to 2021"
    assert answer.code == 0


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_figure_is_drawn_at_the_width_that_is_asked_for(standpoint, two, tmp_path, kind):
    target = tmp_path / f"out.{kind}"
    answer = standpoint("contrast", two, "--output", target, *COUNCIL, "--width", "89", "--dark",
                        "--title", "Two voices", "--dpi", "100")  # fmt: skip
    assert (answer.code, answer.err) == (0, "")
    if kind == "svg":
        text = target.read_text(encoding="utf-8")
        assert 'width="89mm"' in text
        assert "Two voices" in text
        assert "#1B1C1E" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--actor", "Council"), "Name two sides of one kind"),
        ((*COUNCIL, "--actor", "Third"), "Name two sides of one kind"),
        ((*COUNCIL, "--period", "2012", "--period", "2013"), "Name two sides of one kind"),
        (("--actor", "Council", "--actor", "Nobody"), "No report names the actor Nobody. There are "
         "Assembly, Council."),
        (("--actor", "Council", "--actor", "Council"), "Both sides are Council."),
        ((*COUNCIL, "--theme", "harbour"), "There is no theme harbour."),
        ((*COUNCIL, "--from", "1950", "--to", "1960"), "Council, 1950 to 1960 and Assembly, 1950 to"
         " 1960: no report lies wholly inside."),
        (("--period", "2012", "--period", "someday"), "someday"),
        (("--period", "2012", "--period", "undated"), "“undated” is no period."),
        (("--period", "2012", "--period", "1999"), "1999: no report lies wholly inside."),
        (("--period", "2012", "--period", "2013", "--from", "2012"), "--from and --to go with"),
        ((*COUNCIL, "--dark", "--grey"), "A figure is --dark or --grey, not both."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_a_sentence_and_nothing_is_written(
    contrast, options, said
):
    answer, text = contrast(*options)
    assert (answer.code, answer.out, text) == (2, "", None)
    assert said in answer.err
    assert answer.err.count("\n") == 1

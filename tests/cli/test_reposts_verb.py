# SPDX-License-Identifier: MIT
"""Reposts without a window: listed, parted, tied, and counted as one says."""

from __future__ import annotations

import json

import pytest

from standpoint.corpus import edits, planning, reposts
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest

BODY = (
    "The town council asked all sides to carry out Resolution 2254 and to let refugees choose. "
    "Its members spoke for the unity of the country and thanked the bakers of the old quarter. "
    "A second meeting will be held when the road is open, and minutes will be sent to everybody. "
    "Until then the committee keeps the keys of the school and looks after the two wells.\n"
)
OTHER = "Olives were sold at the market, and rain fell on the hills behind the pass all night.\n"


@pytest.fixture
def path(tmp_path):
    for name, day, actor, text in (
        ("a", "2020-02-01", "Council", BODY),
        ("b", "2020-03-01", "Assembly", f"Read again\n\n{BODY}"),
        ("c", "2020-03-02", "Assembly", OTHER),
    ):
        head = f"---\ntitle: Title {name}\ndate: {day}\nauthor: {actor}\n---\n\n"
        (tmp_path / f"{name}.md").write_text(head + text, encoding="utf-8")
    made = tmp_path / "town.standpoint"
    with Corpus.create(made) as corpus:
        for _ in ingest(corpus, [tmp_path]):
            pass
    return made


@pytest.fixture
def call(standpoint):
    return standpoint


def listed(call, path):
    return json.loads(call("reposts", path, "--json").out)


def test_reposts_are_listed_parted_and_tied(call, path):
    (one,) = listed(call, path)
    assert (one["report"], one["original"], one["said"]) == (2, 1, False)
    assert 0.9 < one["share"] < 1
    said = call("reposts", path).out
    assert "Title b" in said
    assert said.endswith("1 repost, which counts.\n")
    assert call("reposts", path, "apart", 2).code == 0
    assert listed(call, path) == []
    assert "No reposts." in call("reposts", path).out
    call("reposts", path, "together", 2, 3)
    assert [(row["report"], row["original"], row["said"]) for row in listed(call, path)] == [
        (3, 2, True)
    ]


def test_the_original_of_a_group_is_chosen_by_its_id(call, path):
    answer = call("reposts", path, "original", 2)
    assert answer.code == 0
    assert "chosen as the original" in answer.out
    (row,) = listed(call, path)
    assert (row["report"], row["original"], row["chosen"]) == (1, 2, True)
    assert call("check", path).code == 0
    call("reposts", path, "original", 1)
    (row,) = listed(call, path)
    assert (row["report"], row["original"], row["chosen"]) == (2, 1, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["original", 3], "no group of reposts"),
        (["original", 1, 2], "one report"),
        (["away", 1], "apart, together or original"),
        (["apart"], "by their ids"),
        (["apart", 9], "no report 9"),
        (["together", 1], "no repost of itself"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(call, path, words, said):
    found = call("reposts", path, *words)
    assert found.code == 2
    assert said in found.err


def test_a_chart_counts_as_it_is_told_and_says_so(call, path, tmp_path):
    target = tmp_path / "chart.csv"
    for words, reports, said in (
        ([], "3", "reposts,1 repost counted"),
        (["--reposts", "once"], "2", "reposts,1 repost left out"),
    ):
        assert call("chart", path, "--period", "year", "--output", target, *words).code == 0
        text = target.read_text(encoding="utf-8")
        assert text.splitlines()[1].split(",")[10] == reports
        assert said in text


def test_each_text_counts_once_after_the_newest_report_has_gone_for_good(call, path, tmp_path):
    call("reposts", path, "--count", "once")
    with Corpus.open(path) as corpus:
        edits.delete(corpus, [3])
        edits.purge(corpus)
    target = tmp_path / "chart.csv"
    assert call("chart", path, "--period", "year", "--output", target).code == 0
    text = target.read_text(encoding="utf-8")
    assert text.splitlines()[1].split(",")[10] == "1"
    assert "1 repost left out" in text


def test_the_corpus_remembers_how_reposts_count(call, path, tmp_path):
    assert "1 repost, which is left out of figures." in call("reposts", path, "--count", "once").out
    target = tmp_path / "chart.csv"
    call("chart", path, "--period", "year", "--output", target)
    assert "1 repost left out" in target.read_text(encoding="utf-8")
    call("chart", path, "--period", "year", "--output", target, "--reposts", "all")
    assert "1 repost counted" in target.read_text(encoding="utf-8")


def test_a_bundle_names_the_reposts_that_were_left_out(call, path, tmp_path):
    call("chart", path, "--bundle", tmp_path / "bundle", "--reposts", "once")
    left = (tmp_path / "bundle" / "reports left out.csv").read_text(encoding="utf-8")
    assert "repost, counted once" in left
    note = (tmp_path / "bundle" / "METHOD.txt").read_text(encoding="utf-8")
    assert "1 repost left out: each text counts once" in " ".join(note.split())


def test_two_sides_and_actors_side_by_side_count_as_they_are_told(call, path, tmp_path):
    sides = ["--actor", "Council", "--actor", "Assembly"]
    target = tmp_path / "two.json"
    call("contrast", path, *sides, "--output", target, "--reposts", "once")
    found = json.loads(target.read_text(encoding="utf-8"))
    assert found["sides"]["b"]["reports"] == [3]
    assert found["reposts"] == "1 repost left out"
    said = call("compare", path, *sides, "--output", target)
    assert "1 repost counted." in said.out
    said = call("compare", path, *sides, "--output", target, "--reposts", "once")
    assert "1 repost left out." in said.out
    assert len(json.loads(target.read_text(encoding="utf-8"))["reports"]) == 2


def test_looking_again_mends_what_a_check_complains_of(call, path):
    with Corpus.open(path) as corpus, corpus.changing():
        corpus.database.execute("UPDATE repost SET share = 0.1")
    found = call("check", path)
    assert f"Look for reposts again with “standpoint reposts {path.name} --again”." in found.err
    assert call("reposts", path, "--again").code == 0
    assert call("check", path).code == 0


def test_a_plan_tells_reposts_of_what_is_there_and_of_other_files(path, tmp_path):
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "d.txt").write_text(f"Once more in the paper\n\n{BODY}", encoding="utf-8")
    for name in "ef":
        text = f"Paper {name}\n\n{OTHER * 2} {' '.join(f'place{n} fell' for n in range(40))}.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Corpus.open(path) as corpus:
        items = []
        steps = planning.plan(corpus, [folder])
        try:
            while True:
                next(steps)
        except StopIteration as end:
            items = end.value
        assert [item.status for item in items] == ["repost", "new", "repost"]
        assert items[0].twin.report in {1, 2}
        assert items[0].twin.share > 0.8
        assert items[2].twin.item == 1
        assert len(reposts.known(corpus)) == 1


@pytest.fixture
def never_looked(path):
    """The corpus as an older Standpoint left it: nobody looked for reposts."""
    with Corpus.open(path) as corpus, corpus.changing():
        corpus.database.execute("DELETE FROM repost")
        corpus.database.execute("DELETE FROM signature")
        corpus.database.execute("DELETE FROM info WHERE key = 'reposts_of'")
    return path


FIGURES = (
    ["chart", "--output", "out.csv"],
    ["contrast", "--actor", "Council", "--actor", "Assembly", "--output", "out.csv"],
    ["compare", "--actor", "Council", "--actor", "Assembly", "--output", "out.html"],
)


@pytest.mark.parametrize("words", FIGURES)
def test_a_figure_says_where_nobody_looked_for_reposts_and_counts_none_of_them_once(
    call, never_looked, words, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    verb, *rest = words
    refused = call(verb, never_looked, *rest, "--reposts", "once")
    assert refused.code == 2
    assert "Reposts were not looked for in town.standpoint" in refused.err
    assert "standpoint reposts town.standpoint" in refused.err
    assert not (tmp_path / words[-1]).exists()
    told = call(verb, never_looked, *rest, "--reposts", "all")
    assert told.code == 0
    assert "Reposts were not looked for in town.standpoint" in told.err
    assert call("reposts", never_looked).code == 0
    found = call(verb, never_looked, *rest, "--reposts", "once")
    assert (found.code, "not looked for" in found.err) == (0, False)


def test_reposts_are_listed_while_a_window_has_the_corpus_open(call, path):
    before = call("reposts", path)
    assert before.code == 0
    with Corpus.open(path) as window:
        assert call("reposts", path).out == before.out
        reposts.set_policy(window, "once")
        refused = call("reposts", path, "--count", "all")
        assert (refused.code, reposts.policy(window)) == (2, "once")


def test_reposts_still_to_be_looked_for_are_no_reason_to_list_none(call, path):
    listed = call("reposts", path).out
    with Corpus.open(path) as window:
        with window.changing():
            window.database.execute("DELETE FROM info WHERE key LIKE 'reposts_%'")
        answer = call("reposts", path)
        assert answer.out == listed
        assert "found last" in answer.err
    assert call("reposts", path).err == ""


def test_listing_brings_an_older_corpus_up_to_date(call, old):
    answer = call("reposts", old)
    assert (answer.code, "was brought up to date" in answer.err) == (0, True)

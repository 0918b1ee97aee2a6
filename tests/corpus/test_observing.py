# SPDX-License-Identifier: MIT
"""What a chart counts: each number leads back to exactly its passages."""

from __future__ import annotations

import pytest

from standpoint.analysis.contrast import Side, contrast
from standpoint.analysis.observations import columns
from standpoint.analysis.sums import in_group
from standpoint.corpus import edits, observing
from standpoint.corpus.ingest import ingest


@pytest.mark.parametrize("counted", ["suggested", "not-rejected", "confirmed"])
def test_the_passages_behind_a_count_are_as_many_as_the_count(corpus, counted):
    for mention in list(corpus.mentions())[::2]:
        unit = corpus.sentences(mention.report)[mention.sentence]
        key = edits.CodingKey(mention.report, unit.start, unit.end, mention.theme, mention.facet)
        edits.decide(corpus, key, "confirmed" if mention.report % 2 else "rejected")
    unit = corpus.sentences(3)[1]
    edits.decide(corpus, edits.CodingKey(3, unit.start, unit.end, "unity", "society"), "confirmed")
    found = observing.observations(corpus, counted).rows()
    for key in {key for one in found for key in one.searched}:
        ids = [one.report for one in found]
        listed = observing.passages(corpus, key, ids, counted)
        assert len(listed) == len(set(listed)) == sum(one.coded.get(key, 0) for one in found)


def test_un_resolutions_in_general_do_not_count_as_the_number(path, run, tmp_path):
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.ingest import ingest

    (tmp_path / "a.txt").write_text("The delegates want UN resolutions to be carried out.\n")
    with Corpus.create(path) as corpus:
        run(ingest(corpus, [tmp_path / "a.txt"]))
        (found,) = observing.observations(corpus).rows()
        assert found.hits["resolution_2254/un_resolutions"] == 1
        assert "resolution_2254" not in found.hits
        assert corpus.theme_counts() == {}


def test_a_split_by_actor_counts_each_report_in_its_own_group_only(corpus, named):
    edits.set_metadata(corpus, {named["Council"]: {"actor": "Council"}})
    found = {one.report: one for one in observing.observations(corpus, split="actor").rows()}
    assert "unity" in found[named["Council"]].hits
    assert found[named["Council"]].group == "Council"
    assert found[named["Harvest"]].group == "not stated"


def test_a_report_of_two_actors_counts_for_each_and_no_group_has_both_names(corpus, named):
    two = {"actor": "Council, Harbour ,Council"}
    edits.set_metadata(corpus, {named["Council"]: two, named["Harvest"]: {"actor": "Harbour"}})
    found = observing.observations(corpus, split="actor")
    numbers = found.numbers()
    assert (numbers["Council"], numbers["Harbour"]) == (1, 2)
    assert sum(numbers.values()) == len(found) + 1
    assert set(numbers) == {"Council", "Harbour", "not stated"}
    for some in (found, columns(found.rows()), found.of([named["Harvest"], named["Council"]])):
        of = {name: set(some.reports[in_group(some, name)].tolist()) for name in numbers}
        assert of["Council"] == {named["Council"]}
        assert of["Harbour"] == {named["Council"], named["Harvest"]}
        assert named["Council"] not in of["not stated"]
    left = found.without([named["Council"]])
    assert (left.numbers()["Council"], left.numbers()["Harbour"]) == (0, 1)


def test_two_sides_count_a_report_of_both_in_neither(corpus, named):
    edits.set_metadata(
        corpus,
        {report: {"actor": "Harbour"} for report in named.values()}
        | {named["Council"]: {"actor": "Council, Harbour"}, named["Harvest"]: {"actor": "Council"}},
    )
    found = observing.observations(corpus, split="actor")
    made = contrast(found, Side("Council", "Council"), Side("Harbour", "Harbour"), ["unity"])
    assert made.a.reports == (named["Harvest"],)
    assert named["Council"] not in made.b.reports
    assert made.left_out == (("reports that belong to both sides, counted in neither", 1),)


def test_a_report_outside_a_themes_validity_leaves_its_denominator(corpus, named):
    edits.set_metadata(corpus, {named["Harvest"]: {"date": "2014-03"}})
    found = {one.report: one for one in observing.observations(corpus).rows()}
    assert "resolution_2254" not in found[named["Harvest"]].searched
    assert "resolution_2254" in found[named["Council"]].searched


OVERLAPPING = """
name = "Overlapping"

[[theme]]
id = "unity"
label = "Unity"
key = 1
colour = "#0072B2"
shape = "circle"

[[theme.facet]]
id = "opposition"
label = "of the opposition"
[theme.facet.rules]
en = ["unity NEAR/4 ranks"]

[[theme.facet]]
id = "general"
label = "in general"
[theme.facet.rules]
en = ["unity"]
"""


def test_of_overlapping_mentions_the_one_that_a_person_leaves_still_counts(path, run, tmp_path):
    from standpoint.coding import codebook_file
    from standpoint.corpus.corpus import Corpus
    from standpoint.corpus.ingest import ingest

    (tmp_path / "a.txt").write_text("It wants unity in its own ranks.\n")
    with Corpus.create(path, codebook_file.read(OVERLAPPING)) as corpus:
        run(ingest(corpus, [tmp_path / "a.txt"]))
        (unit,) = corpus.sentences(1)

        def hits(counted):
            (one,) = observing.observations(corpus, counted).rows()
            return dict(one.hits)

        assert hits("suggested") == {"unity/opposition": 1, "unity/general": 1, "unity": 1}
        key = edits.CodingKey(1, unit.start, unit.end, "unity", "opposition")
        edits.decide(corpus, key, "rejected")
        assert hits("not-rejected") == {"unity/general": 1, "unity": 1}
        assert hits("suggested") == {"unity/opposition": 1, "unity/general": 1, "unity": 1}
        general = edits.CodingKey(1, unit.start, unit.end, "unity", "general")
        edits.decide(corpus, general, "confirmed")
        assert hits("confirmed") == {"unity/general": 1, "unity": 1}


def test_dots_and_charts_count_the_same_also_a_persons_own_coding(corpus, named):
    report = named["Harvest"]
    unit = corpus.sentences(report)[1]
    edits.decide(
        corpus, edits.CodingKey(report, unit.start, unit.end, "refugees", "return"), "confirmed"
    )
    coded = {
        one.report: {key: number for key, number in one.coded.items() if "/" not in key}
        for one in observing.observations(corpus).rows()
    }
    assert coded[report] == {"refugees": 1}
    assert corpus.theme_counts() == {report: found for report, found in coded.items() if found}


@pytest.mark.parametrize("counted", ["suggested", "not-rejected", "confirmed"])
def test_dots_and_charts_count_the_same_whatever_was_decided(corpus, named, counted):
    edits.delete(corpus, [named["Harvest"]])
    mentions = [each for each in corpus.mentions() if each.report != named["Council"]]
    for at, mention in enumerate(mentions[::2]):
        unit = corpus.sentences(mention.report)[mention.sentence]
        key = edits.CodingKey(mention.report, unit.start, unit.end, mention.theme, mention.facet)
        edits.decide(corpus, key, "rejected" if at % 3 else "confirmed")
    coded = {
        one.report: {key: number for key, number in one.coded.items() if "/" not in key}
        for one in observing.observations(corpus, counted).rows()
    }
    dots = observing.theme_counts(corpus, counted)
    assert dots == {report: found for report, found in coded.items() if found}
    assert dots


def test_asking_for_each_of_many_reports_takes_no_more_work_than_asking_for_all(
    corpus, run, tmp_path
):
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"Report {number} asks for unity of Syria.\n")
    run(ingest(corpus, [folder]))
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    def work(reports):
        nonlocal steps
        steps = 0
        assert len(corpus.theme_counts(reports)) == 302
        return steps

    connection = corpus.database.conn
    connection.set_progress_handler(count, 10)
    each, together = work(range(1, 304)), work(None)
    connection.set_progress_handler(None, 0)
    assert together < each < 5 * together

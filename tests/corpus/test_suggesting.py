# SPDX-License-Identifier: MIT
"""Suggestions from a real corpus file: terms for rules, and sentences near to coded ones."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from standpoint.coding.codebook_editing import set_theme
from standpoint.coding.codebook_writing import with_source
from standpoint.corpus import edits, recoding, suggesting
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.model.progress import Progress

NEAR = "Two trucks with winter tents and stoves came to the island."


@pytest.fixture
def island(tmp_path, island_papers, run):
    """A corpus in which refugees and winter tents go together."""
    with Corpus.create(tmp_path / "island.standpoint") as made:
        run(ingest(made, island_papers))
        yield made


def said(corpus, place):
    """The sentence at a place."""
    report, start, end = place
    return corpus.text(report)[start:end]


def test_terms_are_read_from_a_connection_that_only_reads(island, run):
    with Corpus.read(island.path) as reading:
        found = {one.rule: one for one in run(suggesting.terms(reading, "refugees", None, "en"))}
        tents = found['"winter tents"']
        assert (tents.within, tents.elsewhere, tents.reports_within) == (3, 1, 3)
        assert all("refugees" in said(reading, place).lower() for place in tents.examples)
        assert [said(reading, place) for place in tents.gains] == [NEAR]
        assert not any("refugee" in rule for rule in found)


def test_the_nearest_sentence_without_the_code_comes_first_with_its_partner(island, run):
    found = run(suggesting.near(island, "refugees", None, "en"))
    first = found[0]
    assert said(island, (first.report, first.start, first.end)) == NEAR
    assert "winter tents" in said(island, first.nearest)
    assert {"winter", "tent"} <= set(first.shared)
    assert first.facet in {facet.id for facet in island.codebook().theme("refugees").facets}
    assert [near.mean for near in found] == sorted((near.mean for near in found), reverse=True)


def test_a_sentence_that_a_person_coded_counts_and_one_that_was_rejected_is_not_offered(
    island, run
):
    near = run(suggesting.near(island, "refugees", None, "en"))[0]
    key = edits.CodingKey(near.report, near.start, near.end, "refugees", near.facet)
    edits.decide(island, key, "confirmed")
    coded = run(suggesting.terms(island, "refugees", None, "en"))
    assert next(one for one in coded if one.rule == '"winter tents"').within == 4
    assert NEAR not in [
        said(island, (one.report, one.start, one.end))
        for one in run(suggesting.near(island, "refugees", None, "en"))
    ]
    edits.decide(island, key, "rejected")
    assert next(
        one
        for one in run(suggesting.terms(island, "refugees", None, "en"))
        if one.rule == '"winter tents"'
    ).gains
    assert NEAR not in [
        said(island, (one.report, one.start, one.end))
        for one in run(suggesting.near(island, "refugees", None, "en"))
    ]


def test_a_rejected_suggestion_is_no_sentence_of_the_theme(island, run):
    for mention in list(island.mentions(theme="refugees")):
        sentence = island.sentences(mention.report)[mention.sentence]
        key = edits.CodingKey(
            mention.report, sentence.start, sentence.end, "refugees", mention.facet
        )
        edits.decide(island, key, "rejected")
    assert run(suggesting.terms(island, "refugees", None, "en")) == ()
    assert run(suggesting.near(island, "refugees", None, "en")) == ()


def test_furniture_other_languages_and_other_reports_are_left_out(island, run):
    assert run(suggesting.terms(island, "refugees", None, "ar")) == ()
    olives = next(report.id for report in island.reports() if report.title == "Olives")
    others = [report.id for report in island.reports() if report.title != "Autumn"]
    found = run(suggesting.terms(island, "refugees", None, "en", others))
    tents = next(one for one in found if "winter" in one.rule)
    assert (tents.within, tents.elsewhere) == (2, 0)
    assert olives not in {
        near.report for near in run(suggesting.near(island, "refugees", None, "en"))
    }


@pytest.mark.parametrize("job", [suggesting.terms, suggesting.near])
def test_a_theme_without_sentences_or_unknown_gives_nothing(island, run, job):
    assert run(job(island, "normalization", None, "en")) == ()
    assert run(job(island, "unheard_of", "general", "en")) == ()


@pytest.mark.parametrize("job", [suggesting.terms, suggesting.near])
def test_a_job_says_how_far_it_is_and_its_result_crosses_into_another_process(island, run, job):
    steps = list(job(island, "refugees", None, "en"))
    assert all(isinstance(step, Progress) for step in steps)
    assert (steps[0].done, steps[-1].done) == (0, steps[-1].total)
    found = run(job(island, "refugees", None, "en"))
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_region_of_the_language_and_a_day_inside_the_theme_s_dates_are_read(island, run):
    autumn = next(report.id for report in island.reports() if report.title == "Autumn")
    edits.set_metadata(island, {autumn: {"language": "en_GB", "date": "2016-05-02"}})

    def rules():
        return [one.rule for one in run(suggesting.terms(island, "refugees", None, "en"))]

    def reports():
        return {near.report for near in run(suggesting.near(island, "refugees", None, "en"))}

    assert '"winter tents"' in rules()
    assert autumn in reports()
    first = date(2017, 1, 1)
    run(
        recoding.adopt(
            island, with_source(set_theme(island.codebook(), "refugees", valid_from=first))
        )
    )
    assert autumn not in reports()

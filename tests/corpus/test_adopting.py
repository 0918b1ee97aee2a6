# SPDX-License-Identifier: MIT
"""A changed codebook codes what it would code from scratch, and touches nothing else."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpoint.coding import codebook_file, codebook_writing
from standpoint.corpus import codebooks, recoding
from standpoint.corpus.corpus import Corpus
from standpoint.errors import RuleError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

RULES = {
    "en": (
        "council",
        "unity",
        "refugee*",
        "resolution OR 2254",
        '"unity of Syria"',
        "*tition",
        "unity NEAR/8 partition",
        'refugees NOT NEAR/2 "in the camps"',
        "=Syria AND country",
        "assembl*",
        '"the council" OR council',
    ),
    "ar": ("وحدة", "لاجئ* OR لاجئون", '"القرار 2254"', "*ئين"),
}
ARABIC = "بيان المجلس\n\nأكد المجلس وحدة البلاد وتنفيذ القرار ٢٢٥٤. ويحتاج اللاجئون إلى حماية.\n"


@pytest.fixture
def corpus(corpus: Corpus, run, tmp_path):
    """The three statements, one of them dated, and an Arabic one."""
    from standpoint.corpus import edits
    from standpoint.corpus.ingest import ingest

    (tmp_path / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    run(ingest(corpus, [tmp_path / "arabic.txt"]))
    edits.set_metadata(corpus, {1: {"date": "2023-05-04"}, 2: {"date": "2025-01"}})
    return corpus


def codebook(*themes: Theme) -> Codebook:
    return codebook_writing.with_source(Codebook("trial", themes))


def stored(corpus: Corpus):
    return sorted(
        corpus.rows(
            "SELECT m.report, m.start, m.stop, m.sentence, m.toward_theme, rule.theme, "
            "rule.facet, rule.source FROM mention AS m JOIN rule ON rule.id = m.rule"
        )
    )


def adopt(corpus: Corpus, new: Codebook):
    job = recoding.adopt(corpus, new)
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value


@st.composite
def themes(draw):
    """Two themes with two facets each, some of the rules, switches and validity any."""
    made = []
    for name, key in (("first", 1), ("second", 2)):
        facets = []
        for facet in ("left", "right"):
            rules = [
                Rule(language, source)
                for language, sources in RULES.items()
                for source in draw(
                    st.lists(st.sampled_from(sources), unique=True, max_size=4), label=language
                )
            ]
            facets.append(Facet(facet, facet, counts=draw(st.booleans()), rules=tuple(rules)))
        facets = draw(st.permutations(facets))
        bound = draw(st.sampled_from((None, date(2024, 1, 1))))
        made.append(
            Theme(
                *(name, name, key, "#0072B2", "circle", tuple(facets)),
                valid_from=bound if draw(st.booleans()) else None,
                valid_to=bound if draw(st.booleans()) else None,
                active=draw(st.sampled_from((True, True, True, False))),
            )
        )
    return tuple(made)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(themes(), min_size=2, max_size=4))
def test_any_edit_of_a_codebook_codes_what_coding_all_anew_would(corpus, run, steps):
    for step in steps:
        adopt(corpus, codebook(*step))
        quick = stored(corpus)
        corpus.database.execute("DELETE FROM mention")
        run(recoding.recode(corpus))
        assert quick == stored(corpus)


def edited(book: Codebook, old: str, new: str) -> Codebook:
    rules, changed = "en = [" + old, "en = [" + new
    assert rules in book.source
    return codebook_file.read(book.source.replace(rules, changed), "edited")


@pytest.fixture
def small(run, corpus):
    """A codebook of one theme, saved."""
    book = codebook_file.read(
        """
name = "Trial"

[[theme]]
id = "aid"
label = "Aid"
key = 1
colour = "#0072B2"
shape = "circle"

[[theme.facet]]
id = "camps"
label = "camps"
[theme.facet.rules]
en = ["camps", "refugees"]
"""
    )
    adopt(corpus, book)
    return book


def test_one_changed_rule_touches_only_reports_that_it_finds_something_in(corpus, small):
    before = {mention.report for mention in corpus.mentions()}
    result = adopt(corpus, edited(small, '"camps"', '"wheat"'))
    assert result.version == corpus.codebook_version() == 3
    assert result.reports == 2  # one lost its camps, one gained its wheat
    assert {mention.rule for mention in corpus.mentions()} == {"refugees", "wheat"}
    assert {mention.report for mention in corpus.mentions()} > before


def test_a_cancelled_save_leaves_codebook_mentions_and_draft_as_they_were(corpus, small):
    before = stored(corpus)
    new = edited(small, '"camps"', '"wheat"')
    codebooks.keep_draft(corpus, new)
    job = recoding.adopt(corpus, new, "trial")
    next(job)
    next(job)
    job.close()
    assert stored(corpus) == before
    assert corpus.codebook_version() == 2
    assert [one.version for one in corpus.codebook_versions()] == [1, 2]
    assert codebooks.draft(corpus).themes == new.themes


def test_a_rule_that_cannot_be_read_leaves_everything_as_it_was(corpus, small):
    before = stored(corpus)
    broken = replace(
        small,
        source="other",
        themes=(
            replace(
                small.themes[0],
                facets=(Facet("camps", "camps", rules=(Rule("en", "camps NEAR tents"),)),),
            ),
        ),
    )
    with pytest.raises(RuleError):
        adopt(corpus, broken)
    assert stored(corpus) == before
    assert corpus.codebook_version() == 2


def test_decisions_outlive_every_version(corpus, small):
    from standpoint.corpus import edits

    mention = next(iter(corpus.mentions()))
    unit = corpus.sentences(mention.report)[mention.sentence]
    key = edits.CodingKey(mention.report, unit.start, unit.end, "aid", "camps")
    edits.decide(corpus, key, "rejected")
    adopt(corpus, edited(small, '"camps", "refugees"', '"wheat"'))
    adopt(corpus, edited(small, '"camps"', '"camps", "tents"'))
    assert [one.status for one in corpus.decisions(mention.report)] == ["rejected"]


def test_a_rule_tells_what_it_finds_although_a_longer_one_stands_over_it(corpus, small):
    adopt(corpus, edited(small, '"camps", "refugees"', '\'"in the camps"\', "camps"'))
    counts = corpus.sentences_by_rule()
    assert counts["aid", "camps", "camps"] == counts["aid", "camps", '"in the camps"'] == 1
    assert counts["aid", "camps"] == counts["aid",] == 1
    assert [mention.rule for mention in corpus.mentions()] == ['"in the camps"']
    adopt(corpus, edited(small, '"camps", "refugees"', '"camps"'))
    assert [mention.rule for mention in corpus.mentions()] == ["camps"]


def test_many_reports_are_coded_by_other_processes_to_the_same_end(corpus, small, monkeypatch):
    from standpoint.corpus import finding

    new = edited(small, '"camps"', '"council", "wheat"')
    monkeypatch.setattr(finding, "_FEW", 0)
    monkeypatch.setattr(finding, "CHUNK", 1)
    adopt(corpus, new)
    quick = stored(corpus)
    assert {row[-1] for row in quick} == {"council", "wheat", "refugees"}
    adopt(corpus, small)
    monkeypatch.undo()
    adopt(corpus, new)
    assert stored(corpus) == quick


def test_a_draft_is_kept_until_it_is_saved(corpus, small):
    new = edited(small, '"camps"', '"tents"')
    codebooks.keep_draft(corpus, new)
    assert codebooks.draft(corpus).themes == new.themes
    adopt(corpus, new)
    assert codebooks.draft(corpus) is None


def adopt_and_die(path, source):
    with Corpus.open(path) as corpus:
        job = recoding.adopt(corpus, codebook_file.read(source))
        next(job)
        next(job)
        os._exit(9)


def test_a_kill_in_mid_save_leaves_the_old_version_whole(corpus, path, small):
    before = stored(corpus)
    corpus.close()
    process = multiprocessing.get_context("spawn").Process(
        target=adopt_and_die, args=(path, edited(small, '"camps"', '"wheat"').source)
    )
    process.start()
    process.join(30)
    assert process.exitcode == 9
    with Corpus.open(path) as again:
        assert stored(again) == before
        assert again.codebook_version() == 2
        assert adopt(again, edited(small, '"camps"', '"wheat"')).version == 3


def test_a_draft_outlives_another_codebook_that_is_brought_in(corpus, small):
    drafted = edited(small, '"camps"', '"tents"')
    codebooks.keep_draft(corpus, drafted)
    adopt(corpus, edited(small, '"camps"', '"wheat"'))
    assert codebooks.draft(corpus).themes == drafted.themes


def test_a_cancelled_recode_with_a_new_codebook_saves_no_version(corpus, small):
    before = stored(corpus)
    job = recoding.recode_with(corpus, edited(small, '"camps"', '"wheat"'))
    next(job)
    job.close()
    assert stored(corpus) == before
    assert [one.version for one in corpus.codebook_versions()] == [1, 2]
    # The number of the version that failed goes to the next one, its rules do not.
    adopt(corpus, edited(small, '"camps"', '"olives"'))
    assert corpus.codebook_version() == 3
    assert [rule.source for rule in corpus.codebook().themes[0].facets[0].rules] == [
        "olives",
        "refugees",
    ]

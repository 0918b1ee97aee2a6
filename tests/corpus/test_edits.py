# SPDX-License-Identifier: MIT
"""What a user may rely on when a corpus is edited, and when an edit is taken back."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

import pytest

from standpoint.corpus import edits, soundness
from standpoint.corpus.ingest import ingest
from standpoint.corpus.recoding import recode
from standpoint.errors import DateError
from standpoint.model.reports import HumanLink


def dump(corpus) -> dict[str, list]:
    """Return everything that an edit may change, to compare before and after."""
    return {
        table: sorted(corpus.rows(f"SELECT * FROM {table}"), key=repr)
        for table in ("mention", "decision", "link", "reviewed")
    } | {
        "stem": sorted(corpus.rows("SELECT * FROM stem WHERE sentences > 0")),
        "report": corpus.reports(),
        "found": [hit.report for hit in corpus.search("unity")],
    }


def test_setting_metadata_and_setting_it_back_leaves_all_as_it_was(corpus, named):
    before = dump(corpus)
    report = named["Council"]
    old = edits.set_metadata(
        corpus, {report: {"title": "Spring", "date": "2024-05/2024-06", "actor": "Council"}}
    )
    changed = corpus.report(report)
    assert (changed.title, changed.date, changed.actor) == ("Spring", "2024-05/2024-06", "Council")
    assert [hit.title for hit in corpus.search("spring")] == ["Spring"]
    edits.set_metadata(corpus, old)
    assert dump(corpus) == before
    assert soundness.problems(corpus) == []


def test_many_reports_are_edited_at_once_each_in_its_own_way_and_set_back(corpus, named):
    before = dump(corpus)
    council, assembly, harvest = named["Council"], named["Assembly"], named["Harvest"]
    old = edits.set_metadata(
        corpus,
        {
            council: {"language": "ar", "title": "Spring"},
            assembly: {"date": "2011", "language": "ar"},
            harvest: {"title": "Autumn", "publisher": "Mill"},
        },
    )
    reports = corpus.reports([council, assembly, harvest])
    assert [(r.title, r.language) for r in reports][::2] == [("Spring", "ar"), ("Autumn", "en")]
    assert reports[1].date == "2011"
    assert old[harvest].keys() == {"title", "publisher"}
    assert not list(corpus.mentions(report=council)) + list(corpus.mentions(report=assembly))
    assert [hit.title for hit in corpus.search("autumn")] == ["Autumn"]
    assert soundness.problems(corpus) == []
    edits.set_metadata(corpus, old)
    assert dump(corpus) == before
    assert soundness.problems(corpus) == []


def test_the_limit_of_closeness_belongs_to_the_corpus_and_can_be_set_back(corpus, named):
    ids = [named["Council"], named["Assembly"]]
    assert corpus.alignment(ids).limit == corpus.closeness_limit() == 0.08
    assert edits.set_closeness_limit(corpus, 0.5) is None
    assert corpus.alignment(ids).limit == 0.5
    assert edits.set_closeness_limit(corpus, None) == 0.5
    assert corpus.alignment(ids).limit == 0.08
    with pytest.raises(ValueError, match="from 0 to 1"):
        edits.set_closeness_limit(corpus, 1.5)


def test_a_date_that_is_none_is_refused_and_nothing_changes(corpus, named):
    before = dump(corpus)
    with pytest.raises(DateError):
        edits.set_metadata(
            corpus,
            {named["Harvest"]: {"date": "2024-06"}, named["Council"]: {"date": "2024-13-45"}},
        )
    assert dump(corpus) == before


def test_a_date_outside_a_themes_validity_recodes_that_report(corpus, named):
    report = named["Assembly"]
    assert "normalization" in {mention.theme for mention in corpus.mentions(report=report)}
    edits.set_metadata(corpus, {report: {"date": "2025-06"}})
    assert "normalization" not in {mention.theme for mention in corpus.mentions(report=report)}
    assert "dates" in corpus.reading(report).unsearched.values()


def test_a_changed_language_changes_which_rules_apply(corpus, named):
    report = named["Council"]
    assert list(corpus.mentions(report=report))
    edits.set_metadata(corpus, {report: {"language": "fr"}})
    assert not list(corpus.mentions(report=report))
    assert set(corpus.reading(report).unsearched.values()) == {"language"}


def test_a_deleted_report_comes_back_with_all_that_belongs_to_it(corpus, named):
    report = named["Council"]
    reading = corpus.reading(report)
    sentence = reading.sentences[1]
    key = edits.CodingKey(report, sentence.start, sentence.end, "resolution_2254", "number")
    edits.decide(corpus, key, "confirmed")
    before = dump(corpus)
    assert edits.delete(corpus, [report, 999]) == [report]
    assert corpus.find(report) is None
    assert not list(corpus.mentions(report=report))
    assert not corpus.search("partition")
    assert report not in corpus.theme_counts()
    assert edits.restore(corpus, [report]) == [report]
    assert dump(corpus) == before


def test_purging_removes_deleted_reports_for_good_and_leaves_a_sound_corpus(corpus, named):
    edits.delete(corpus, [named["Council"]])
    assert edits.purge(corpus) == 1
    assert edits.restore(corpus, [named["Council"]]) == []
    assert soundness.problems(corpus) == []


def test_a_deleted_text_can_be_added_again(corpus, named, run, statements):

    edits.delete(corpus, [named["Council"]])
    items = run(ingest(corpus, statements))
    assert [item.status for item in items] == ["imported", "duplicate", "duplicate"]
    assert edits.restore(corpus, [named["Council"]]) == []
    assert len(corpus.reports()) == 3


def test_a_decision_is_kept_over_a_recode_and_taken_back_to_what_was(corpus, named, run):
    report = named["Assembly"]
    sentence = corpus.reading(report).sentences[1]
    key = edits.CodingKey(report, sentence.start, sentence.end, "normalization", "regime")
    assert edits.decide(corpus, key, "rejected").what is None
    assert edits.decide(corpus, key, "confirmed").what == "rejected"
    run(recode(corpus))
    assert [made.status for made in corpus.decisions(report)] == ["confirmed"]
    assert edits.decide(corpus, key, None).what == "confirmed"
    assert corpus.decisions() == ()


def test_a_rejected_sentence_is_not_counted_for_its_report(corpus, named):
    report = named["Assembly"]
    assert corpus.theme_counts()[report]["normalization"] == 1
    for mention in corpus.mentions(report=report, theme="normalization"):
        unit = corpus.sentences(report)[mention.sentence]
        edits.decide(
            corpus,
            edits.CodingKey(report, unit.start, unit.end, mention.theme, mention.facet),
            "rejected",
        )
    assert "normalization" not in corpus.theme_counts()[report]


def test_a_link_by_hand_stands_once_whichever_way_round_it_was_made(corpus, named):
    one, other = named["Council"], named["Assembly"]
    there = HumanLink("refugees", "return", one, 1, 9, other, 3, 7, True, "")
    back = HumanLink("refugees", "return", other, 3, 7, one, 1, 9, True, "")
    assert edits.set_link(corpus, there, linked=True).what is None
    assert edits.set_link(corpus, back, linked=False).what is True
    assert [link.linked for link in corpus.links([one, other])] == [False]
    assert edits.set_link(corpus, there, linked=None).what is False
    assert corpus.links([one, other]) == ()


def test_reviewed_silent_is_kept_and_taken_back(corpus, named):
    report = named["Harvest"]
    assert edits.set_reviewed(corpus, report, "unity", silent=True).what is False
    assert corpus.reading(report).reviewed == {"unity"}
    assert edits.set_reviewed(corpus, report, "unity", silent=False).what is True
    assert corpus.reading(report).reviewed == set()


def test_a_deleted_report_cannot_be_edited(corpus, named):
    edits.delete(corpus, [named["Council"]])
    before = dump(corpus)
    assert edits.set_metadata(corpus, {named["Council"]: {"language": "ar"}}) == {}
    assert dump(corpus) == before
    edits.restore(corpus, [named["Council"]])
    assert corpus.report(named["Council"]).language == "en"


def test_what_there_is_no_time_to_remove_stays_hidden_and_goes_the_next_time(
    corpus, run, tmp_path, monkeypatch
):
    monkeypatch.setattr(edits, "_PURGED_AT_ONCE", 10)
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"Report {number} asks for unity of Syria.\n")
    run(ingest(corpus, [folder]))
    edits.delete(corpus, [one.id for one in corpus.reports()])
    clock = SimpleNamespace(monotonic=partial(next, iter(range(9))))
    monkeypatch.setattr(edits, "time", clock)
    assert edits.purge(corpus, 2.5) == 20
    assert corpus.reports() == []
    assert corpus.rows("SELECT count(*) FROM report") == [(23,)]
    assert soundness.problems(corpus) == []
    assert edits.purge(corpus) == 23
    assert corpus.rows("SELECT count(*) FROM report") == [(0,)]

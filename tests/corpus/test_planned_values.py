# SPDX-License-Identifier: MIT
"""What the plan of an import shows of dates, actors and languages is what then comes in."""

from __future__ import annotations

import pytest

from standpoint.corpus import actors, planning
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.model import checking
from standpoint.model.findings import contradictions

BODY = "The council of the harbour town met and spoke for hours about the roads of the valley.\n"


@pytest.fixture
def planned_and_added(path, run):
    """Plan files and add them: both must agree. Return the plan's items and the reports."""

    def plan_and_add(*files):
        with Corpus.create(path) as corpus:
            items = sorted(run(planning.plan(corpus, files)), key=lambda item: item.place.shown)
            assert corpus.reports() == []
            assert [one.status for one in run(ingest(corpus, files))] == ["imported"] * len(items)
            of_text = {one.sha256: one for one in corpus.reports()}
            reports = [of_text[item.sha256] for item in items]
            kept = [(one.date, one.actor, one.publisher, one.language) for one in reports]
            assert kept == [(one.date, one.actor, one.publisher, one.language) for one in items]
            return items, reports

    return plan_and_add


def test_days_from_to_in_fields_come_in_as_an_interval(planned_and_added, tmp_path):
    (tmp_path / "a.md").write_text(f'---\ndate: "12 May 2017 – 15 May 2017"\n---\nOne. {BODY}')
    (tmp_path / "b.txt").write_text(f"Talks\nDate: from 12 to 15 May 2017\n\nTwo roads. {BODY}")
    (tmp_path / "c.csv").write_text(f"title,date,text\nTalks,12/05/2017 - 15/05/2017,Row. {BODY}")
    (tmp_path / "d.txt").write_text(f"محادثات\nالتاريخ: من 12 إلى 15 أيار 2017\n\n{BODY}")
    items, reports = planned_and_added(
        *(tmp_path / name for name in ("a.md", "b.txt", "c.csv", "d.txt"))
    )
    assert {item.date for item in items} == {"2017-05-12/2017-05-15"}
    assert len(reports) == 4


def test_days_that_run_backwards_leave_a_report_undated_and_the_plan_says_why(
    planned_and_added, tmp_path
):
    (tmp_path / "a.md").write_text(f'---\ndate: "15 – 12 May 2017"\n---\n{BODY}')
    ((item,), (report,)) = planned_and_added(tmp_path / "a.md")
    assert report.date is None
    said = "front matter “date” says “15 – 12 May 2017”, which ends before it begins: not used"
    assert item.notes["date"] == said


def test_several_actors_in_a_field_are_filtered_and_counted_one_by_one(
    planned_and_added, tmp_path, path
):
    (tmp_path / "a.md").write_text(f"---\nactors: Harbour Council; Hill Party\n---\nOne. {BODY}")
    (tmp_path / "b.csv").write_text(
        f'text,actor,publisher\n"Row. {BODY.strip()}","Hill Party | Harbour Council","Post; Late"\n'
    )
    (tmp_path / "c.txt").write_text(f"Title: Talks\nAuthor: Haddad, Rim; Hill Party\n\n{BODY}")
    items, reports = planned_and_added(*(tmp_path / name for name in ("a.md", "b.csv", "c.txt")))
    assert [item.actor for item in items] == [
        "Harbour Council, Hill Party",
        "Hill Party, Harbour Council",
        "Rim Haddad, Hill Party",
    ]
    assert reports[1].publisher == "Post; Late"
    with Corpus.open(path) as corpus:
        assert set(actors.in_use(corpus)) == {"Harbour Council", "Hill Party", "Rim Haddad"}
        assert len(actors.in_use(corpus)["Hill Party"]) == 3


def test_a_stated_language_that_the_text_contradicts_is_to_be_checked(planned_and_added, tmp_path):
    text = (
        "The council of the harbour town met in the hall and spoke for hours about the roads that "
        "lead to the valley, and it was said by the speaker that this is a matter of the schools "
        "as well. It was clear that the families are to be heard by all of the members."
    )
    (tmp_path / "a.md").write_text(f"---\nlanguage: lat\n---\nOne. {text}")
    (tmp_path / "b.csv").write_text(f'text,language\n"Row. {text}",ru\n')
    (tmp_path / "c.html").write_text(f"<html lang=ar><h1>Road</h1><p>Page. {text}</p></html>")
    items, reports = planned_and_added(*(tmp_path / name for name in ("a.md", "b.csv", "c.html")))
    assert [
        [(one.value, one.where) for one in contradictions(item.findings, "language")]
        for item in items
    ] == [
        [("en", "by its script and words"), (stated, where)]
        for stated, where in (
            ("la", "front matter “language”"),
            ("ru", "column “language”"),
            ("ar", "html lang"),
        )
    ]
    for item, report in zip(items, reports, strict=True):
        assert checking.contradicted(item.findings) == ("language",)
        why = checking.reasons(item.notes, item.findings, {"language": item.language})
        assert list(why) == ["stated language"]
        assert report.language == "en"
    said = "front matter “language” says “la”, but its words are “en”: not used"
    assert items[0].notes["stated language"] == said


def test_a_language_that_nothing_tells_is_to_be_checked_where_another_is_stated(
    planned_and_added, tmp_path
):
    text = "Рада міста зібралася у старій залі й довго говорила про дороги, що ведуть до долини."
    (tmp_path / "a.md").write_text(f"---\nlanguage: en\n---\n{text}\n", encoding="utf-8")
    ((item,), _) = planned_and_added(tmp_path / "a.md")
    assert item.language is None
    assert (
        "the text is in Cyrillic script" in checking.remarked(item.notes, item.findings)["language"]
    )


def test_a_stated_language_that_the_text_bears_out_is_not_to_be_checked(
    planned_and_added, tmp_path
):
    (tmp_path / "a.md").write_text(f"---\nlanguage: eng\ndate: 2017-05-12\n---\n{BODY * 4}")
    ((item,), _) = planned_and_added(tmp_path / "a.md")
    assert item.language == "en"
    assert checking.reasons(item.notes, item.findings, {"language": "en", "date": item.date}) == {}


def test_a_page_with_its_headline_twice_comes_in_with_the_day_beside_it(
    planned_and_added, tmp_path
):
    head = "<h1 class=small>Talks about the road</h1><h1 class=wide>Talks about the road</h1>"
    day = "<div class=info><span>3 May 2018</span> <span>12 views</span></div>"
    page = f"<html><title>News</title><body>{head}{day}<p>{BODY * 3}</p></body></html>"
    (tmp_path / "a.html").write_text(page)
    ((item,), _) = planned_and_added(tmp_path / "a.html")
    assert (item.title, item.date) == ("Talks about the road", "2018-05-03")


def test_a_mail_of_which_the_weekday_does_not_fit_is_undated_and_the_plan_says_why(
    planned_and_added, tmp_path
):
    head = "From: Council <a@example.org>\nSubject: Talks\nMessage-ID: <1@example.org>\n"
    (tmp_path / "a.eml").write_text(f"{head}Date: Sat, 12 May 2017 10:00:00 +0200\n\n{BODY}")
    ((item,), (report,)) = planned_and_added(tmp_path / "a.eml")
    assert report.date is None
    assert item.notes["date"] == "date of the mail: “Sat, 12 May 2017” was a Friday: not used"

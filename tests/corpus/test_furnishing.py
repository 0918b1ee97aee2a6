# SPDX-License-Identifier: MIT
"""Furniture in a corpus: found by repetition, switched by people, and every count follows."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpoint.coding import codebook_file
from standpoint.corpus import edits, furnishing, furniture_reasons, observing, schema, soundness
from standpoint.corpus import ingest as ingesting
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import stem_counts
from standpoint.corpus.recoding import recode
from standpoint.text import words
from standpoint.text.repetition import key

SLOGAN = "Bread, seed and water for every valley"
FORMULA = "We ask all sides to carry out Resolution 2254 in full"
SAID = (True, False, None)
SUBJECTS = ("The delegate", "A mediator", "The choir", "One farmer", "The envoy", "A teacher")
OBJECTS = ("the bridge", "the harvest", "a ledger", "the ferry", "two letters", "the orchard")


def statement(number, *, publisher="Valley Desk", foot=(SLOGAN, FORMULA), date="2023-05-07"):
    pick = random.Random(number)
    own = [
        f"{pick.choice(SUBJECTS)} of house {number} counted {pick.choice(OBJECTS)} in week {week}."
        for week in range(10)
    ]
    own[3] = f"Refugees of group {number} need shelter, said {pick.choice(SUBJECTS)}."
    head = f"---\ntitle: Paper {number}\npublisher: {publisher}\ndate: {date}\nlanguage: en\n---\n"
    return head + "\n" + "\n\n".join([*own, *foot]) + "\n"


@pytest.fixture
def write(tmp_path):
    """Write statements into a folder of their own and return the files."""

    def made(numbers, name="in", **how):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for number in numbers:
            (folder / f"{number:03}.md").write_text(statement(number, **how), encoding="utf-8")
        return [folder / f"{number:03}.md" for number in numbers]

    return made


@pytest.fixture
def desk(path, write, run):
    """Six statements of one publisher that end with a slogan and a demand."""
    with Corpus.create(path) as made:
        run(ingest(made, write(range(6))))
        yield made


def every_number(corpus):
    """Return all that is counted, as the screens and the figures read it."""
    return {
        "reports": corpus.reports(),
        "mentions": list(corpus.mentions()),
        "rules": corpus.sentences_by_rule(),
        "themes": corpus.theme_counts(),
        "charts": [
            observing.observations(corpus, counted).rows()
            for counted in ("suggested", "not-rejected", "confirmed")
        ],
        "stems": [row for row in corpus.rows("SELECT * FROM stem ORDER BY 1, 2") if row[2]],
        "origins": corpus.rows("SELECT report, idx, furniture FROM sentence ORDER BY 1, 2"),
    }


def check(corpus):
    """Compare every stored count with one made anew from texts and sentences."""
    stems = {}
    for report in corpus.reports():
        text, units = corpus.text(report.id), corpus.sentences(report.id)
        counted = words.count(text, units)
        assert report.words == counted
        assert report.furniture_words == words.count(text) - counted
        assert report.sentences == sum(not unit.furniture for unit in units)
        for stem, number in stem_counts(text, units, report.language).items():
            place = (report.language, stem)
            stems[place] = stems.get(place, 0) + number
    rows = corpus.rows("SELECT language, stem, sentences FROM stem WHERE sentences != 0")
    assert {(language, stem): number for language, stem, number in rows} == stems
    dim = corpus.rows(
        "SELECT 1 FROM mention AS m JOIN sentence AS s ON s.report = m.report "
        "AND s.idx = m.sentence WHERE s.furniture"
    )
    assert dim == []
    assert soundness.problems(corpus) == []


def check_codings(corpus, run):
    """A recode of everything changes no mention."""
    before = list(corpus.mentions())
    run(recode(corpus))
    assert list(corpus.mentions()) == before


def place(corpus, report, said):
    """Return the sentence of a report that says this."""
    text = corpus.text(report)
    return next(one for one in corpus.sentences(report) if text[one.start : one.end] == said)


def set_passage(corpus, report, start, end, furniture):
    """Say of one passage whether it is furniture; return what was said before."""
    return furnishing.set_passages(corpus, report, {(start, end): furniture})[start, end]


def line_of(corpus, said):
    return next(one for one in furniture_reasons.repeated(corpus) if one.example == said)


def test_a_slogan_of_one_publisher_is_left_out_after_an_import(desk, run):
    for report in desk.reports():
        assert place(desk, report.id, SLOGAN).origin == 2
        assert report.furniture_words == 7
        assert report.sentences == 11
    check(desk)
    check_codings(desk, run)


def test_a_demand_that_comes_back_is_offered_and_never_left_out_by_itself(desk):
    for report in desk.reports():
        assert not place(desk, report.id, FORMULA).furniture
    offered = line_of(desk, FORMULA)
    assert (offered.repeats, offered.coded, offered.origin) == (True, True, 0)
    assert (offered.reports, offered.of) == (6, 6)


def test_a_line_becomes_furniture_with_the_report_that_makes_it_a_habit(path, write, run):
    with Corpus.create(path) as corpus:
        run(ingest(corpus, write(range(3))))
        assert all(report.furniture_words == 0 for report in corpus.reports())
        run(ingest(corpus, write([3])))
        assert all(report.furniture_words == 7 for report in corpus.reports())
        check(corpus)


def test_the_same_line_of_another_publisher_is_counted(path, write, run):
    with Corpus.create(path) as corpus:
        run(ingest(corpus, [*write(range(4)), *write([9], "other", publisher="Harbour Desk")]))
        by_publisher = {r.publisher: r.furniture_words for r in corpus.reports()}
        assert by_publisher == {"Valley Desk": 7, "Harbour Desk": 0}


def test_reports_without_publisher_are_compared_with_each_other(path, tmp_path, run):
    for number in range(5):
        text = statement(number).split("---\n\n", 1)[1]
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with Corpus.create(path) as corpus:
        run(ingest(corpus, [tmp_path / f"{number}.txt" for number in range(5)]))
        assert {report.furniture_words for report in corpus.reports()} == {7}


def test_where_no_publisher_is_stated_reports_of_one_actor_are_compared(path, write, run):
    with Corpus.create(path) as corpus:
        run(ingest(corpus, write(range(8))))
        reports = sorted(report.id for report in corpus.reports())
        whose = {"publisher": None, "actor": "Valley Council"}
        edits.set_metadata(corpus, dict.fromkeys(reports[:4], whose))
        edits.set_metadata(corpus, {one: {"publisher": None} for one in reports[4:7]})
        edits.set_metadata(corpus, {reports[7]: {"publisher": None, "actor": "Ferry Union"}})
        found = {report.id: report.furniture_words for report in corpus.reports()}
        assert [found[one] for one in reports] == [7, 7, 7, 7, 0, 0, 0, 0]
        check(corpus)


def test_a_report_that_goes_to_another_publisher_takes_the_habits_of_that_one(desk, run):
    reports = [report.id for report in desk.reports()]
    before = every_number(desk)
    old = edits.set_metadata(desk, {one: {"publisher": "Harbour Desk"} for one in reports[:3]})
    assert {report.furniture_words for report in desk.reports()} == {0}
    check(desk)
    edits.set_metadata(desk, old)
    after = every_number(desk)
    assert after == before
    check_codings(desk, run)


def test_deleting_reports_and_taking_that_back_brings_every_number_back(desk):
    before = every_number(desk)
    gone = [report.id for report in desk.reports()[:3]]
    edits.delete(desk, gone)
    assert {report.furniture_words for report in desk.reports()} == {0}
    check(desk)
    edits.restore(desk, gone)
    assert every_number(desk) == before


@pytest.mark.parametrize("said", [SLOGAN, FORMULA, "whole report"])
def test_switching_a_passage_off_and_on_brings_every_number_back(desk, said, run):
    report = desk.reports()[0].id
    one = place(desk, report, SLOGAN if said == "whole report" else said)
    span = (0, len(desk.text(report))) if said == "whole report" else (one.start, one.end)
    before = every_number(desk)
    there = not one.furniture or said == "whole report"
    assert set_passage(desk, report, *span, there) is None
    assert every_number(desk) != before
    check(desk)
    check_codings(desk, run)
    assert set_passage(desk, report, *span, None) is there
    assert every_number(desk) == before


def test_a_passage_left_out_leaves_counts_and_denominators(desk):
    report = desk.reports()[0]
    one = place(desk, report.id, FORMULA)
    charts = {seen.report: seen for seen in observing.observations(desk).rows()}
    assert charts[report.id].hits["resolution_2254"] == 1
    set_passage(desk, report.id, one.start, one.end, furniture=True)
    now = {seen.report: seen for seen in observing.observations(desk).rows()}[report.id]
    assert "resolution_2254" not in now.hits
    assert now.words == charts[report.id].words - 11
    assert now.sentences == charts[report.id].sentences - 1


def test_what_a_person_confirmed_leaves_the_counts_with_its_sentence_and_comes_back(desk):
    report = desk.reports()[0].id
    one = place(desk, report, FORMULA)
    for theme, facet in (("resolution_2254", "number"), ("unity", "territory")):
        where = edits.CodingKey(report, one.start, one.end, theme, facet)
        edits.decide(desk, where, "confirmed")
    before = every_number(desk)
    assert before["charts"][2][0].hits["unity"] == 1
    set_passage(desk, report, one.start, one.end, furniture=True)
    assert all(not seen.hits for seen in observing.observations(desk, "confirmed").rows())
    every = observing.observations(desk).rows()
    assert report not in {seen.report for seen in every if "resolution_2254" in seen.hits}
    set_passage(desk, report, one.start, one.end, furniture=None)
    assert every_number(desk) == before


@pytest.mark.parametrize("said", [SLOGAN, FORMULA])
def test_switching_a_line_in_all_reports_and_back_brings_every_number_back(desk, said, run):
    line = line_of(desk, said)
    before = every_number(desk)
    there = line.origin == 0
    assert furnishing.set_line(desk, "Valley Desk", line.line, there, said) is None
    assert {place(desk, one.id, said).furniture for one in desk.reports()} == {there}
    check(desk)
    check_codings(desk, run)
    assert furnishing.set_line(desk, "Valley Desk", line.line, None) is there
    assert every_number(desk) == before


def test_a_word_on_a_line_holds_for_reports_that_come_later(desk, write, run):
    furnishing.set_line(desk, "Valley Desk", key(SLOGAN), False, SLOGAN)
    furnishing.set_line(desk, "Valley Desk", key(FORMULA), True, FORMULA)
    run(ingest(desk, write([40])))
    newest = max(report.id for report in desk.reports())
    assert not place(desk, newest, SLOGAN).furniture
    assert place(desk, newest, FORMULA).origin == 3
    check(desk)


def test_a_word_on_a_passage_is_there_again_when_the_same_text_comes_in_again(desk, write, run):
    report = desk.reports()[0]
    number = int(report.title.split()[1])
    one = place(desk, report.id, FORMULA)
    set_passage(desk, report.id, one.start, one.end, furniture=True)
    edits.delete(desk, [report.id])
    edits.purge(desk)
    run(ingest(desk, write([number])))
    again = next(each for each in desk.reports() if each.title == report.title)
    assert place(desk, again.id, FORMULA).origin == 3
    check(desk)


def test_words_of_people_are_kept_over_a_recode(desk, run):
    report = desk.reports()[0].id
    one = place(desk, report, FORMULA)
    set_passage(desk, report, one.start, one.end, furniture=True)
    furnishing.set_line(desk, "Valley Desk", key(SLOGAN), False)
    before = every_number(desk)
    run(recode(desk))
    assert every_number(desk) == before


def test_a_word_on_a_passage_is_stronger_than_one_on_its_line(desk):
    report = desk.reports()[0].id
    one = place(desk, report, SLOGAN)
    set_passage(desk, report, one.start, one.end, furniture=False)
    furnishing.set_line(desk, "Valley Desk", key(SLOGAN), True)
    assert not place(desk, report, SLOGAN).furniture
    assert place(desk, desk.reports()[1].id, SLOGAN).origin == 3


def test_a_theme_that_finds_the_slogan_brings_it_back_and_going_lets_it_out_again(desk, run):
    before = every_number(desk)
    plain = desk.codebook()
    wider = plain.source + (
        '\n[[theme]]\nid = "harvest"\nlabel = "Harvest"\nkey = 9\ncolour = "#915C46"\n'
        'shape = "plus"\n'
        'definition = "Seed and bread."\n[[theme.facet]]\nid = "seed"\nlabel = "seed"\n'
        'rules.en = ["seed"]\n'
    )
    from standpoint.corpus.recoding import adopt

    run(adopt(desk, codebook_file.read(wider, tried=True), "seed"))
    for report in desk.reports():
        assert not place(desk, report.id, SLOGAN).furniture
        assert any(m.theme == "harvest" for m in desk.mentions(report=report.id))
    check(desk)
    check_codings(desk, run)
    run(adopt(desk, plain, "without"))
    assert every_number(desk)["origins"] == before["origins"]
    check(desk)


THEME = """
[[theme]]
id = "{name}"
label = "{name}"
key = 9
colour = "#915C46"
shape = "plus"
[[theme.facet]]
id = "{name}"
label = "{name}"
rules.en = ['{rule}']
"""
DAYS = (
    "4 May 2014",
    "18 December 2015",
    "3 March 2016",
    "9 July 2012",
    "5 June 2013",
    "1 May 2011",
)
UNLIKE = (
    ('"18 December 2015"', [f"Valley town, {day}" for day in DAYS]),
    ("=US", ["The ferry waits for us", "The ferry waits for US", *["The ferry waits for us"] * 4]),
    ("=Ferry", [*["The ferry waits for us"] * 5, "The Ferry waits, for us"]),
)


@pytest.mark.parametrize(("rule", "feet"), UNLIKE)
@pytest.mark.parametrize("when", ["before the import", "after the import"])
def test_a_line_that_carries_a_theme_in_one_spelling_is_offered_and_never_left_out_by_repetition(
    path, write, run, rule, feet, when
):
    from standpoint.corpus.recoding import adopt

    with Corpus.create(path) as corpus:
        source = corpus.codebook().source + THEME.format(name="spelt", rule=rule)
        spelt = codebook_file.read(source, tried=True)
        if when == "before the import":
            run(adopt(corpus, spelt))
        for number, foot in enumerate(feet):
            run(ingest(corpus, write([number], foot=[foot])))
        if when == "after the import":
            lines = furniture_reasons.repeated(corpus)
            assert [line.origin for line in lines] == [2]
            plain = corpus.codebook()
            before = every_number(corpus)
            run(adopt(corpus, spelt))
        assert len([one for one in corpus.mentions() if one.theme == "spelt"]) == 1
        (line,) = furniture_reasons.repeated(corpus)
        assert (line.repeats, line.coded, line.origin) == (True, True, 0)
        check(corpus)
        check_codings(corpus, run)
        if when == "after the import":
            run(adopt(corpus, plain))
            assert every_number(corpus)["origins"] == before["origins"]
            check(corpus)


def test_a_line_with_a_coding_that_a_person_made_is_never_left_out_by_repetition(desk):
    reports = desk.reports()
    furnishing.set_line(desk, "Valley Desk", key(SLOGAN), False)
    one = place(desk, reports[0].id, SLOGAN)
    where = edits.CodingKey(reports[0].id, one.start, one.end, "unity", "territory")
    edits.decide(desk, where, "confirmed")
    furnishing.settle_now(desk, ["Valley Desk"])
    furnishing.set_line(desk, "Valley Desk", key(SLOGAN), None)
    assert not place(desk, reports[0].id, SLOGAN).furniture


def test_a_reason_says_what_left_a_sentence_out(desk):
    report = desk.reports()[0].id
    one = place(desk, report, SLOGAN)
    found = furniture_reasons.reason(desk, report, one.index)
    assert (found.origin, found.publisher, found.reports, found.of) == (2, "Valley Desk", 6, 6)
    set_passage(desk, report, one.start, one.end, furniture=False)
    found = furniture_reasons.reason(desk, report, one.index)
    assert (found.furniture, found.said) == (False, "passage")
    assert found.said_at


def test_a_reason_names_the_words_that_tell_a_label(desk, tmp_path, run):
    file = tmp_path / "label.txt"
    file.write_text("The choir sang in the hall.\n\nRead also: what it sang last year\n")
    ((item),) = run(ingest(desk, [file]))
    last = desk.sentences(item.report)[-1]
    found = furniture_reasons.reason(desk, item.report, last.index)
    assert (found.origin, found.sign.kind, found.sign.words) == (1, "label", "Read also")
    set_passage(desk, item.report, last.start, last.end, furniture=False)
    assert not desk.sentences(item.report)[-1].furniture
    check(desk)


def test_an_import_that_is_cancelled_leaves_what_came_in_as_after_an_import(
    path, write, monkeypatch
):
    monkeypatch.setattr(ingesting, "_BATCH", 20)
    with Corpus.create(path) as corpus:
        job = ingest(corpus, write(range(80)))
        for progress in job:
            if progress.done:
                break
        job.close()
        assert 0 < len(corpus.reports()) < 80
        assert {report.furniture_words for report in corpus.reports()} == {7}
        check(corpus)


def test_a_corpus_of_the_second_format_gets_its_lines_when_it_is_opened(path, write, run):
    with Corpus.create(path) as corpus:
        run(ingest(corpus, write(range(5))))
        expected = every_number(corpus)
    database = sqlite3.connect(path)
    for table in ("repeated_line", "furniture_line", "furniture_passage"):
        database.execute(f"DROP TABLE {table}")
    database.execute(
        "UPDATE sentence SET furniture = 0, line = 0, apart = 0, by_wording = 0 WHERE furniture = 2"
    )
    for column in ("line", "apart", "by_wording"):
        database.execute(f"ALTER TABLE sentence DROP COLUMN {column}")
    database.execute("UPDATE report SET words = words + 7, sentences = sentences + 1, "
                     "furniture_words = 0")  # fmt: skip
    database.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0003%'")
    for stem in {row[0] for row in database.execute("SELECT stem FROM stem")}:
        from standpoint.text.stems import stems as stems_of

        if not stem or stem in set(stems_of(SLOGAN, "en")):
            database.execute("UPDATE stem SET sentences = sentences + 5 WHERE stem = ?", [stem])
    database.execute("PRAGMA user_version = 2")
    database.commit()
    database.close()
    with Corpus.open(path) as corpus:
        assert corpus.rows("PRAGMA user_version")[0][0] == schema.FORMAT
        assert every_number(corpus) == expected
        check(corpus)


STEP = st.one_of(
    st.tuples(st.just("passage"), st.integers(0, 5), st.integers(0, 11), st.sampled_from(SAID)),
    st.tuples(st.just("line"), st.integers(0, 5), st.integers(0, 11), st.sampled_from(SAID)),
    st.tuples(st.just("publisher"), st.integers(0, 5), st.sampled_from(["A", "Valley Desk", None])),
    st.tuples(st.just("delete"), st.integers(0, 5)),
)


@given(st.lists(STEP, max_size=6))
@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_whatever_is_switched_in_whatever_order_counts_are_right_and_all_of_it_can_be_undone(
    desk, steps
):
    before = every_number(desk)
    ids = sorted(report.id for report in desk.reports())
    undo = []
    for kind, number, *what in steps:
        report = ids[number]
        units = desk.sentences(report)
        if kind == "passage":
            where = units[what[0]]
            old = set_passage(desk, report, where.start, where.end, what[1])
            undo.append((set_passage, report, where.start, where.end, old))
        elif kind == "line":
            where = units[what[0]]
            line = key(desk.text(report)[where.start : where.end])
            old = furnishing.set_line(desk, "Valley Desk", line, what[1])
            undo.append((furnishing.set_line, "Valley Desk", line, old))
        elif kind == "publisher":
            values = edits.set_metadata(desk, {report: {"publisher": what[0]}})
            undo.append((edits.set_metadata, values))
        elif edits.delete(desk, [report]):
            undo.append((edits.restore, [report]))
    check(desk)
    for act, *arguments in reversed(undo):
        act(desk, *arguments)
    assert every_number(desk) == before

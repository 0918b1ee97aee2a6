# SPDX-License-Identifier: MIT
"""Reposts in a corpus: found by every import and edit, and people's word that outlasts them."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits, reposts, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.errors import CorpusError

BODY = (
    "The council of the harbour town met for two days and spoke about the return of refugees. "
    "It asked all sides to respect Resolution 2254 and to let the committees do their work. "
    "Members from the eastern villages said that the unity of the country is not for sale. "
    "A letter to the guarantors will be sent before the next meeting, the chairwoman added. "
    "The council thanked the bakers and drivers who had kept the town alive through winter.\n"
)
OTHER = (
    "Farmers from the valley sold their olives at the new market and hoped for rain in spring. "
    "The price of oil went up by a third, and many families had to borrow seed for the year. "
    "Nobody could say when the road over the pass would be open for lorries again.\n"
)


@pytest.fixture
def bring(tmp_path, path, run):
    """Return what makes a corpus of named texts, each with the date in its first line."""
    made = []

    def bring(texts: dict[str, str]) -> Corpus:
        corpus = made[0] if made else Corpus.create(path)
        if not made:
            made.append(corpus)
        files = []
        for name, text in texts.items():
            file = tmp_path / f"{name}.md"
            file.write_text(text, encoding="utf-8")
            files.append(file)
        run(ingest(corpus, files))
        return corpus

    yield bring
    for corpus in made:
        corpus.close()


def dated(day: str, text: str, title: str = "Statement") -> str:
    return f"---\ntitle: {title}\ndate: {day}\n---\n\n{text}"


def found(corpus: Corpus) -> dict[int, int]:
    return {one.report: one.original for one in reposts.known(corpus).values()}


def test_an_import_finds_reposts_and_the_earliest_dated_is_the_original(bring):
    corpus = bring(
        {
            "a": dated("2020-05-02", f"Later headline\n\n{BODY}"),
            "b": dated("2020-05-01", BODY),
            "c": dated("2019-01-01", OTHER),
        }
    )
    assert found(corpus) == {1: 2}
    assert reposts.known(corpus)[1].share == pytest.approx(0.95, abs=0.06)
    assert not reposts.owed(corpus)
    assert soundness.problems(corpus) == []


def test_among_undated_reports_the_first_added_is_the_original(bring):
    corpus = bring({"a": BODY})
    bring({"b": f"Said again\n\n{BODY}"})
    assert found(corpus) == {2: 1}
    bring({"c": dated("2021-02-03", f"With a date\n\n{BODY}")})
    assert found(corpus) == {1: 3, 2: 3}


def test_a_changed_date_changes_the_original_and_is_undone_alike(bring):
    corpus = bring({"a": dated("2020-05-02", BODY), "b": dated("2020-05-03", f"New\n\n{BODY}")})
    assert found(corpus) == {2: 1}
    before = edits.set_metadata(corpus, {2: {"date": "2020-04"}})
    assert found(corpus) == {1: 2}
    edits.set_metadata(corpus, before)
    assert found(corpus) == {2: 1}


def test_when_the_original_is_deleted_the_next_one_is_it_until_the_deletion_is_undone(bring):
    corpus = bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("abc", 1)}
    )
    assert found(corpus) == {2: 1, 3: 1}
    edits.delete(corpus, [1])
    assert found(corpus) == {3: 2}
    edits.restore(corpus, [1])
    assert found(corpus) == {2: 1, 3: 1}
    edits.delete(corpus, [1])
    edits.purge(corpus)
    assert found(corpus) == {3: 2}
    assert soundness.problems(corpus) == []


def test_peoples_word_wins_and_survives_what_comes_in_later(bring):
    corpus = bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("abc", 1)}
        | {"o": dated("2018", OTHER)}
    )
    assert found(corpus) == {2: 1, 3: 1}
    first = reposts.say(corpus, reposts.plan_apart(corpus, [3]))
    assert found(corpus) == {2: 1}
    second = reposts.say(corpus, reposts.plan_together(corpus, [4, 3]))
    assert found(corpus) == {2: 1, 3: 4}
    assert reposts.known(corpus)[3].said
    assert reposts.known(corpus)[3].share < 0.3
    bring({"d": dated("2020-06-01", f"Once more\n\n{BODY}")})
    assert found(corpus) == {2: 1, 3: 4, 5: 1}
    assert soundness.problems(corpus) == []
    reposts.say(corpus, second)
    reposts.say(corpus, first)
    assert found(corpus) == {2: 1, 3: 1, 5: 1}


def test_a_parted_original_leaves_its_reposts_together(bring):
    corpus = bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("abc", 1)}
    )
    reposts.say(corpus, reposts.plan_apart(corpus, [1]))
    assert found(corpus) == {3: 2}


def test_reports_that_a_person_tied_can_be_parted_one_by_one(bring):
    corpus = bring(
        {
            "a": dated("2001", BODY),
            "b": dated("2002", OTHER),
            "c": dated("2003", OTHER * 3 + BODY * 2 + "End."),
        }
    )
    reposts.say(corpus, reposts.plan_together(corpus, [1, 2, 3]))
    assert found(corpus) == {2: 1, 3: 1}
    reposts.say(corpus, reposts.plan_apart(corpus, [1]))
    assert found(corpus) == {3: 2}


def test_what_cannot_be_tied_is_refused(bring):
    corpus = bring({"a": BODY})
    with pytest.raises(CorpusError, match="no repost of itself"):
        reposts.plan_together(corpus, [1, 1])
    with pytest.raises(CorpusError, match="no report 9"):
        reposts.plan_together(corpus, [1, 9])


def test_a_group_counts_once_by_its_original_or_by_what_is_there_of_it(bring):
    corpus = bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("abc", 1)}
    )
    assert reposts.left_out(corpus) == {2, 3}
    assert reposts.left_out(corpus, [3, 2]) == {3}
    assert reposts.left_out(corpus, [1, 3]) == {3}
    assert reposts.left_out(corpus, [3]) == frozenset()


def test_an_older_corpus_gets_its_signatures_in_steps(bring, run, monkeypatch):
    corpus = bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("abcd", 1)}
    )
    with corpus.changing():
        for table in ("signature", "repost"):
            corpus.database.execute(f"DELETE FROM {table}")
        corpus.database.execute("DELETE FROM info WHERE key = 'reposts_of'")
    assert reposts.owed(corpus)
    monkeypatch.setattr(reposts, "_BATCH", 2)
    # An edit does not wait for what takes a while.
    edits.set_metadata(corpus, {1: {"date": "2020-05-04"}})
    assert found(corpus) == {}
    steps = list(reposts.settle(corpus))
    assert [(one.done, one.total) for one in steps[:2]] == [(2, 4), (4, 4)]
    assert not reposts.owed(corpus)
    assert found(corpus) == {1: 2, 3: 2, 4: 2}


def test_a_stopped_search_is_taken_up_again(bring):
    corpus = bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("ab", 1)}
    )
    with corpus.changing():
        corpus.database.execute("DELETE FROM signature")
    job = reposts.settle(corpus)
    next(job)
    job.close()
    assert reposts.owed(corpus) or found(corpus) == {2: 1}
    for _ in reposts.settle(corpus):
        pass
    assert found(corpus) == {2: 1}


def test_a_check_tells_of_reposts_that_the_texts_do_not_bear_out(bring):
    corpus = bring({"a": dated("2001", BODY), "b": dated("2002", f"B\n\n{BODY}"), "c": OTHER})
    for wrong in (
        "UPDATE repost SET share = .5",
        "UPDATE repost SET report = 3",
        "DELETE FROM repost",
    ):
        with corpus.changing():
            kept = corpus.rows("SELECT report, original, share FROM repost")
            corpus.database.execute(wrong)
        assert any("reposts" in one for one in soundness.problems(corpus)), wrong
        with corpus.changing():
            corpus.database.execute("DELETE FROM repost")
            corpus.database.conn.executemany("INSERT INTO repost VALUES (?, ?, ?)", kept)
    assert soundness.problems(corpus) == []


def test_words_that_differ_are_told_in_both_texts(bring):
    corpus = bring(
        {"a": dated("2001", BODY), "b": dated("2002", f"Fresh\n\n{BODY}".replace("olive", "x"))}
    )
    own, theirs = reposts.differing(corpus, 2, 1)
    assert [corpus.text(2)[start:end] for start, end in own] == ["Fresh"]
    assert theirs == []


# The original ---------------------------------------------------------------------------------


@pytest.fixture
def three(bring):
    return bring(
        {name: dated(f"2020-05-0{n}", f"{name}\n\n{BODY}") for n, name in enumerate("abc", 1)}
    )


def test_a_report_that_a_person_takes_as_the_original_is_it_also_after_more_came_in(three, bring):
    assert found(three) == {2: 1, 3: 1}
    before = reposts.say(three, reposts.plan_original(three, 2))
    assert found(three) == {1: 2, 3: 2}
    assert all(one.chosen for one in reposts.known(three).values())
    bring({"earlier": dated("2019-01-01", f"First of all\n\n{BODY}")})
    assert found(three) == {1: 2, 3: 2, 4: 2}
    assert soundness.problems(three) == []
    reposts.say(three, before)
    assert found(three) == {1: 4, 2: 4, 3: 4}
    assert not any(one.chosen for one in reposts.known(three).values())


def test_of_one_group_one_report_at_a_time_is_taken_as_the_original(three):
    reposts.say(three, reposts.plan_original(three, 2))
    before = reposts.say(three, reposts.plan_original(three, 3))
    assert found(three) == {1: 3, 2: 3}
    reposts.say(three, before)
    assert found(three) == {1: 2, 3: 2}


def test_the_group_stays_whole_whoever_is_its_original(bring):
    sentences = BODY.split(". ")
    corpus = bring(
        {
            "a": dated("2020-05-01", BODY),
            # Each is near the first, and not near enough to the other.
            "b": dated("2020-05-02", ". ".join(sentences[:4])),
            "c": dated("2020-05-03", ". ".join(sentences[1:])),
        }
    )
    assert found(corpus) == {2: 1, 3: 1}
    reposts.say(corpus, reposts.plan_original(corpus, 3))
    assert found(corpus) == {1: 3, 2: 3}
    shares = {one.report: one.share for one in reposts.known(corpus).values()}
    assert shares[2] < shares[1] <= 1


def test_a_report_parted_from_its_group_is_the_original_of_nothing(three):
    reposts.say(three, reposts.plan_original(three, 2))
    reposts.say(three, reposts.plan_apart(three, [2]))
    assert found(three) == {3: 1}
    reposts.say(three, reposts.plan_together(three, [1, 2]))
    assert found(three) == {2: 1, 3: 1}


def test_a_report_of_no_group_cannot_be_an_original(bring):
    corpus = bring({"a": BODY, "o": OTHER})
    with pytest.raises(CorpusError, match="no group of reposts"):
        reposts.plan_original(corpus, 2)
    with pytest.raises(CorpusError, match="no report 9"):
        reposts.plan_original(corpus, 9)


def test_what_counts_once_is_the_original_that_was_chosen(three):
    reposts.say(three, reposts.plan_original(three, 3))
    assert reposts.left_out(three) == {1, 2}
    assert reposts.left_out(three, [1, 2]) == {2}


def test_reports_that_go_for_good_leave_nothing_to_look_for(bring):
    corpus = bring({"a": BODY, "b": f"Said again\n\n{BODY}", "c": OTHER})
    reposts.say(corpus, {(1, 3): True})
    edits.delete(corpus, [3])
    edits.purge(corpus)
    assert (reposts.wanting(corpus), reposts.owed(corpus)) == (False, False)
    assert reposts.not_looked_for(corpus, "once") == ""
    assert found(corpus) == {2: 1}


def test_a_report_under_the_number_of_one_that_went_is_still_to_be_looked_at(bring):
    corpus = bring({"a": BODY, "b": OTHER})
    edits.delete(corpus, [2])
    edits.purge(corpus)
    with corpus.changing():
        corpus.database.execute(
            "INSERT INTO report (id, title, title_origin, words, sentences, furniture_words, "
            "codebook_version, sha256, path, added_at) VALUES (2, 'x', '', 0, 0, 0, 1, 'x', '', '')"
        )
        corpus.database.execute("INSERT INTO signature VALUES (2, '')")
    assert reposts.wanting(corpus)


def test_what_was_owed_before_reports_go_for_good_is_owed_after_it(bring):
    corpus = bring({"a": BODY, "b": f"Said again\n\n{BODY}", "c": OTHER})
    edits.delete(corpus, [3])
    with corpus.changing():
        corpus.database.execute("UPDATE report SET earliest = '1999-01-01' WHERE id = 2")
    edits.purge(corpus)
    assert reposts.owed(corpus)


def test_of_each_repost_it_is_known_at_once_which_report_it_repeats(bring):
    corpus = bring({"a": BODY, "b": f"Said again\n\n{BODY}", "c": OTHER, "d": f"More\n\n{BODY}"})
    assert reposts.originals(corpus) == {2: 1, 4: 1}
    assert reposts.originals(corpus) == {
        one.report: one.original for one in reposts.known(corpus).values()
    }
    edits.delete(corpus, [2])
    assert reposts.originals(corpus) == {4: 1}
    edits.delete(corpus, [4])
    assert reposts.originals(corpus) == {}

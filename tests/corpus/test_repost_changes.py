# SPDX-License-Identifier: MIT
"""Reposts after edits are those that a search among all reports would find, and soon there."""

from __future__ import annotations

import random
import time

import pytest

from standpoint.corpus import edits, repost_finding, reposts, soundness
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.preparing import content
from standpoint.text import near

WORDS = [f"{one}{other}" for one in ("har", "bel", "tor", "mi", "sau") for other in "abcdefghijklm"]


def texts(chance: random.Random, number: int) -> list[str]:
    """Return texts of which many repeat an earlier one, whole or with other words in between."""
    made: list[str] = []
    for _ in range(number):
        words = chance.choices(WORDS, k=chance.choice([60, 90]))
        if made and chance.random() < 0.7:
            old = chance.choice(made[-8:]).split()
            cut = chance.randrange(len(old) // 2)
            words = old[: len(old) - cut] + words[: chance.choice([1, 8, 25])]
        made.append(" ".join(words))
    return list(dict.fromkeys(made))


def fill(corpus: Corpus, all_texts: list[str]) -> None:
    """Store texts as reports, each one sentence, without splitting and coding them."""
    dates = random.Random(3)
    rows = [
        (at, f"{dates.randrange(2010, 2020)}-01-01", text) for at, text in enumerate(all_texts, 1)
    ]
    run = corpus.database.conn.executemany
    with corpus.changing():
        run(
            "INSERT INTO report (id, title, title_origin, date, earliest, latest, language, words,"
            " sentences, furniture_words, codebook_version, sha256, path, added_at) "
            "VALUES (?, 'x', 'file name', ?, ?, ?, 'en', 9, 1, 0, 1, ?, '', '2024')",
            [(at, day, day, day, content(text)) for at, day, text in rows],
        )
        run("INSERT INTO body VALUES (?, 1, ?, '2024')", [(at, text) for at, _, text in rows])
        run(
            "INSERT INTO report_words (rowid, title, text) VALUES (?, 'x', ?)",
            [(at, text) for at, _, text in rows],
        )
        run(
            "INSERT INTO sentence (report, idx, start, stop, paragraph, furniture) "
            "VALUES (?, 0, 0, ?, 0, 0)",
            [(at, len(text)) for at, _, text in rows],
        )
        run(
            "INSERT INTO signature VALUES (?, ?)",
            [(at, near.signature(text)) for at, _, text in rows],
        )


def searched(corpus: Corpus) -> dict[int, tuple[int, float]]:
    """Return what a search among all finds."""
    finding = repost_finding.among_all(corpus, {})
    while True:
        try:
            next(finding)
        except StopIteration as end:
            return {report: (original, share) for report, (original, share, _) in end.value.items()}


def stored(corpus: Corpus) -> dict[int, tuple[int, float]]:
    return {
        report: (original, share)
        for report, original, share in corpus.rows("SELECT report, original, share FROM repost")
    }


def change(corpus: Corpus, chance: random.Random, gone: list[int], number: int) -> None:
    some = chance.sample(range(1, number + 1), chance.choice([1, 1, 3]))
    match chance.randrange(6):
        case 0:
            edits.set_metadata(
                corpus, {one: {"date": f"{chance.randrange(2005, 2025)}-02"} for one in some}
            )
        case 1:
            gone += edits.delete(corpus, some)
        case 2:
            edits.restore(corpus, gone[: chance.randrange(4)])
            del gone[:4]
        case 3:
            one = chance.choice(some)
            reposts.say(corpus, {(one, one): chance.choice([True, True, None])})
        case 4:
            one, between, other = chance.sample(range(1, number + 1), 3)
            word = chance.choice([True, True, None])
            reposts.say(corpus, {(one, between): word, (between, other): word})
            gone += edits.delete(corpus, [between]) if chance.random() < 0.5 else []
        case _:
            pair = tuple(sorted(chance.sample(range(1, number + 1), 2)))
            reposts.say(corpus, {pair: chance.choice([True, False, None])})


@pytest.mark.parametrize("seed", range(5))
def test_edits_leave_what_a_search_among_all_would_find(path, seed):
    chance = random.Random(seed)
    with Corpus.create(path) as corpus:
        every = texts(chance, 40)
        fill(corpus, every)
        reposts.settle_now(corpus)
        assert len(stored(corpus)) > 4
        gone: list[int] = []
        for _ in range(14):
            change(corpus, chance, gone, len(every))
            assert not reposts.owed(corpus)
            found = searched(corpus)
            assert stored(corpus) == {one: (of, pytest.approx(s)) for one, (of, s) in found.items()}


def test_what_was_owed_before_an_edit_is_owed_after_it(path):
    with Corpus.create(path) as corpus:
        fill(corpus, texts(random.Random(1), 30))
        reposts.settle_now(corpus)
        with corpus.changing():
            corpus.database.execute("UPDATE report SET earliest = '1999-01-01' WHERE id = 4")
        assert reposts.owed(corpus)
        edits.set_metadata(corpus, {9: {"date": "2001"}})
        assert reposts.owed(corpus)
        reposts.settle_now(corpus)
        assert stored(corpus) == searched(corpus)


def test_a_report_without_signature_that_comes_back_gets_one(path):
    with Corpus.create(path) as corpus:
        fill(corpus, texts(random.Random(2), 20))
        reposts.settle_now(corpus)
        edits.delete(corpus, [5])
        with corpus.changing():
            corpus.database.execute("DELETE FROM signature WHERE report = 5")
        edits.restore(corpus, [5])
        assert not reposts.owed(corpus)
        assert stored(corpus) == searched(corpus)


def test_a_word_of_a_person_among_thousands_takes_a_moment(path):
    chance = random.Random(9)
    with Corpus.create(path) as corpus:
        fill(corpus, [" ".join(chance.choices(WORDS, k=60)) for _ in range(3_000)])
        reposts.settle_now(corpus)
        reposts.say(corpus, {(1, 2): True})
        start = time.process_time()
        reposts.say(corpus, {(1, 2): None})
        assert time.process_time() - start < 0.2
        assert stored(corpus) == {}


def test_a_word_that_is_taken_back_leaves_nothing_of_itself(path):
    chance = random.Random(5)
    shared, one, other = (" ".join(chance.choices(WORDS, k=k)) for k in (60, 40, 40))
    with Corpus.create(path) as corpus:
        fill(
            corpus, [f"{shared} {one}", f"{shared} {other}", " ".join(chance.choices(WORDS, k=80))]
        )
        for _ in reposts.settle(corpus):
            pass
        found = stored(corpus)
        before = reposts.say(corpus, {(1, 2): not found})
        assert stored(corpus) != found
        reposts.say(corpus, before)
        assert stored(corpus) == found == searched(corpus)


def unlike(path, number: int = 3) -> Corpus:
    """Make a corpus of texts that have much in common, and too little to be reposts."""
    chance = random.Random(7)
    shared = chance.choices(WORDS, k=60)
    corpus = Corpus.create(path)
    fill(corpus, [" ".join(shared + chance.choices(WORDS, k=30)) for _ in range(number)])
    reposts.settle_now(corpus)
    assert stored(corpus) == {}
    return corpus


def test_a_chain_of_words_falls_apart_where_the_report_between_goes(path):
    with unlike(path) as corpus:
        reposts.say(corpus, {(1, 2): True, (2, 3): True})
        assert len(stored(corpus)) == 2
        edits.delete(corpus, [2])
        assert stored(corpus) == {}
        assert soundness.problems(corpus) == []
        edits.restore(corpus, [2])
        assert len(stored(corpus)) == 2
        reposts.say(corpus, {(1, 2): None})
        assert len(stored(corpus)) == 1


def test_a_word_that_goes_otherwise_than_by_saying_takes_its_repost_along(path):
    with unlike(path) as corpus:
        reposts.say(corpus, {(1, 2): True})
        with corpus.changing(), reposts.following(corpus, (), {(1, 2)}):
            corpus.database.execute("DELETE FROM repost_said")
        assert stored(corpus) == {}
        assert not reposts.owed(corpus)


def test_looking_again_heals_reposts_that_no_text_and_nobody_makes(path):
    with unlike(path) as corpus:
        with corpus.changing():
            corpus.database.execute("INSERT INTO repost VALUES (3, 1, 0.1)")
        assert "Look for reposts again" in soundness.problems(corpus)[0]
        for _ in reposts.settle(corpus, afresh=True):
            pass
        assert soundness.problems(corpus) == []
        assert stored(corpus) == {}


@pytest.mark.parametrize(
    "earlier", ["substr(value, 1, instr(value, '[') - 2)", "substr(value, instr(value, ' ') + 1)"]
)
def test_what_an_earlier_program_found_is_looked_for_anew(path, earlier):
    with unlike(path) as corpus:
        with corpus.changing():
            corpus.database.execute("INSERT INTO repost VALUES (3, 1, 0.1)")
            corpus.database.execute(f"UPDATE info SET value = {earlier} WHERE key = 'reposts_of'")
        assert reposts.owed(corpus)
        reposts.settle_now(corpus)
        assert stored(corpus) == {}
        assert not reposts.owed(corpus)


def test_what_the_texts_say_is_not_compared_again_after_a_word_on_others(path):
    chance = random.Random(4)
    with Corpus.create(path) as corpus:
        fill(corpus, texts(chance, 40))
        reposts.settle_now(corpus)
        reposts.say(corpus, {(1, 2): True})
        known = repost_finding.trusted(corpus)
        assert known
        assert {report for report, _ in known} <= stored(corpus).keys()

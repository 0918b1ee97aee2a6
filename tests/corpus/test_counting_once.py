# SPDX-License-Identifier: MIT
"""Counting each text once is the same as counting a corpus in which the others never were."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest

from standpoint.corpus import edits, months, observing, reposts
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.figures import composing
from standpoint.figures.chart import Figure
from standpoint.figures.composing import Question
from standpoint.figures.contrast import ContrastQuestion
from standpoint.figures.contrast import compose as compare
from standpoint.figures.contrast_sides import period

_SAID = [
    "Nobody may force refugees to go back to their villages.",
    "The council asked all sides to carry out Resolution 2254 without delay.",
    "It spoke for the unity of Syria and against any partition of the land.",
    "The assembly turned down normalization with the Assad regime once more.",
    "Bakers and drivers were thanked for their work through the long winter.",
    "The market by the river will open again when the bridge is mended.",
    "A committee of five was named to write to the guarantors of the truce.",
]
_DATES = ["2020-03", "2020-03-05", "2020-03-28/2020-04-04", "2020~", "", "2021-07-01", "2020-04?"]


def _text(picked: random.Random, number: int) -> str:
    own = " ".join(f"Word{picked.randrange(10**6)} stands in place {k}." for k in range(6))
    return f"{' '.join(picked.sample(_SAID, 4))} {own} This is made text {number}."


@pytest.fixture(scope="module", params=[1, 2, 3])
def corpora(request, tmp_path_factory):
    """A corpus with reposts and decisions, and one that lacks what counting once leaves out."""
    folder = tmp_path_factory.mktemp("once")
    picked = random.Random(request.param)
    (folder / "in").mkdir()
    texts: list[str] = []
    for number in range(26):
        again = texts and picked.random() < 0.45
        body = picked.choice(texts) if again else _text(picked, number)
        texts.append(body)
        head = [f"title: Report {number}", f"author: {picked.choice(['Council', 'Assembly'])}"]
        if day := picked.choice(_DATES):
            head.append(f'date: "{day}"')
        lines = "\n".join(head)
        (folder / "in" / f"{number:02}.md").write_text(
            f"---\n{lines}\n---\n\nHeadline {number}. {body}\n", encoding="utf-8"
        )
    with Corpus.create(folder / "whole.standpoint") as whole:
        for _ in ingest(whole, [folder / "in"]):
            pass
        for mention in list(whole.mentions())[:: 4 + request.param]:
            unit = whole.sentences(mention.report)[mention.sentence]
            key = edits.CodingKey(
                mention.report, unit.start, unit.end, mention.theme, mention.facet
            )
            edits.decide(whole, key, picked.choice(["confirmed", "rejected"]))
        left = reposts.left_out(whole)
        assert len(left) > 3
        with Corpus.create(folder / "bare.standpoint") as bare:
            whole.database.conn.commit()
            whole.database.conn.backup(bare.database.conn)
        with Corpus.open(folder / "bare.standpoint") as bare:
            edits.delete(bare, sorted(left))
            assert not reposts.known(bare)
            yield whole, bare


_MEASURES = ["share", "rate", "sentences", "count"]
_RANGES = [(None, None), ("2020-03-02", "2020-04-10")]


def _questions(corpus: Corpus):
    """Return some of all questions, others for each corpus."""
    every = list(_all_questions())
    return random.Random(len(reposts.left_out(corpus))).sample(every, 20)


def _all_questions():
    for measure in _MEASURES:
        for kind in ("month", "year", "week"):
            for policy in ("allocate", "widen", "certain"):
                for status in ("suggested", "not-rejected", "confirmed"):
                    for ends in _RANGES:
                        start, end = (date.fromisoformat(day) if day else None for day in ends)
                        yield Question(
                            ("refugees", "unity"), measure, kind, policy, status,
                            start=start, end=end, reposts="once",
                        )  # fmt: skip


def _numbers(figure: Figure):
    points = [
        (one.key, p.period.key, p.value, p.low, p.high, p.numerator, p.denominator, p.reports,
         p.dated, p.approximate, tuple(p.report_ids))
        for one in figure.series
        for p in one.points
    ]  # fmt: skip
    flat = [value for row in points for value in row]
    return flat, figure.periods, figure.reports, figure.undated, figure.left_out


def _same(one: Figure, other: Figure) -> None:
    (values, *rest), (others, *rest_there) = _numbers(one), _numbers(other)
    assert rest == rest_there
    assert len(values) == len(others)
    for a, b in zip(values, others, strict=True):
        assert a == (pytest.approx(b, abs=1e-9) if isinstance(b, float) else b)


def _made(corpus: Corpus, question: Question, *, stored: bool) -> Figure | None:
    codebook = corpus.codebook()
    left = sorted(reposts.left_out(corpus))
    repeats = observing.dates_of(corpus, left)
    if stored:
        found = months.salience(
            corpus, question.series, question.measure, question.kind, question.policy,
            question.status, question.start, question.end, None, frozenset(left),
        )  # fmt: skip
        if found is None:
            return None
        return composing.compose_measured(question, found, codebook, 1, repeats=repeats)
    of = observing.observations(corpus, question.status)
    return composing.compose(question, of, codebook, 1, repeats=repeats)


def test_every_measure_is_that_of_a_corpus_without_them(corpora):
    whole, bare = corpora
    for question in _questions(whole):
        _same(_made(whole, question, stored=False), _made(bare, question, stored=False))


def test_the_same_holds_for_the_sums_that_the_corpus_keeps(corpora):
    whole, bare = corpora
    by_sums = 0
    for question in _questions(whole):
        made = _made(whole, question, stored=True)
        if made is not None:
            by_sums += 1
            _same(made, _made(bare, question, stored=False))
    assert by_sums > 5


def test_two_sides_compared_are_those_of_a_corpus_without_them(corpora):
    whole, bare = corpora
    sides = period("March 2020"), period("2021")
    question = ContrastQuestion(*sides, ("refugees", "unity"), "period", reposts="once")
    made = [
        compare(question, observing.observations(one), one.codebook(), 1, reposts.left_out(one))
        for one in (whole, bare)
    ]
    assert made[0].contrast == made[1].contrast
    assert re.search(r"\d+ reposts? left out", made[0].caption)
    assert "repost" not in made[1].caption


def test_a_figure_says_how_reposts_were_counted_and_nothing_where_there_are_none(corpora):
    whole, bare = corpora
    question = Question(("refugees",), kind="year")
    counted = _made(whole, question, stored=False)
    assert re.search(r"\d+ reposts? counted, each like any other report\.", counted.caption)
    assert counted.reposts.number > 0
    assert "repost" not in _made(bare, question, stored=False).caption
    once = next(_all_questions())
    assert re.search(
        r"\d+ reposts? left out: each text counts once", _made(whole, once, stored=False).caption
    )
    by_sums = _made(whole, once, stored=True)
    assert by_sums.reposts == _made(whole, once, stored=False).reposts


def test_the_corpus_says_what_holds_for_figures_that_say_nothing(corpora):
    whole, _ = corpora
    assert reposts.policy(whole) == "all"
    assert reposts.set_policy(whole, "once") == "all"
    assert reposts.policy(whole) == "once"
    assert reposts.set_policy(whole, "all") == "once"

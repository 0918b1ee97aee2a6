# SPDX-License-Identifier: MIT
"""A report that is one endless sentence: coded like any other, and in a moment."""

from __future__ import annotations

import re
import time

import pytest

from standpoint.coding import sentence_words
from standpoint.coding.coder import Coder
from standpoint.coding.sentence_words import Words
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.model.reports import Sentence
from standpoint.text.folding import fold

SAID = "the refugees — every family — return to the Harbour, some twice; "


def coder() -> Coder:
    rules = (Rule("en", "refugees NEAR/4 return"), Rule("en", '"return to the"'))
    return Coder(
        Codebook(
            "home",
            (Theme("home", "Home", 1, "#336699", "disc", (Facet("all", "All", rules=rules),)),),
        )
    )


def spans(text: str) -> list[tuple[int, int]]:
    one = [Sentence(0, 0, len(text), 0)]
    return sorted({(hit.start, hit.end) for hit in coder().find(text, one, "en")})


@pytest.mark.parametrize("said", [SAID, SAID.replace("every", "évery"), f"{SAID}1,250 more "])
def test_places_in_a_long_sentence_are_those_in_a_short_one(said, monkeypatch):
    text = said * 40
    folded = fold(text)
    long = Words(text, folded, 0, len(folded.text))
    assert len(long.texts) > sentence_words._LONG
    found = [(long.stored(at, at), long.stopped(at)) for at in range(1, len(long.texts))]
    monkeypatch.setattr(sentence_words, "_LONG", 10**9)
    short = Words(text, folded, 0, len(folded.text))
    assert found == [(short.stored(at, at), short.stopped(at)) for at in range(1, len(found) + 1)]


def test_each_hit_in_an_endless_sentence_stands_where_its_words_do():
    text = SAID * 300
    nearby = [match.span() for match in re.finditer("refugees — every family — return", text)]
    phrases = [match.span() for match in re.finditer("return to the", text)]
    assert set(nearby + phrases) <= set(spans(text))
    assert len(spans(text)) <= len(nearby + phrases) + 300


def test_a_sentence_of_thousands_of_hits_is_coded_in_a_moment():
    start = time.process_time()
    assert len(spans(SAID * 6_000)) >= 12_000
    assert time.process_time() - start < 10


def test_a_sentence_that_has_half_of_what_a_rule_asks_for_is_looked_through_once():
    half = "the refugees of the valley sold wheat and barley on the market of the town; "
    start = time.process_time()
    assert spans(half * 24_000) == []
    assert time.process_time() - start < 10

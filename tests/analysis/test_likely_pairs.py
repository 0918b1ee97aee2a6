# SPDX-License-Identifier: MIT
"""Picking likely pairs out of very many changes no link that measuring all of them would make."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from standpoint.analysis import linking
from standpoint.analysis.aligned import Column
from standpoint.analysis.alignment import align
from standpoint.analysis.closeness import ClosenessModel, StemFrequencies
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.model.reports import HumanLink, Mention, Reading, Report, Sentence

WORDS = "harbour river bread road winter list vote choir lamp stone gate field well roof".split()  # noqa: SIM905
CODEBOOK = Codebook(
    "c", (Theme("t", "T", 1, "#0072B2", "circle", (Facet("f", "f", rules=(Rule("en", "x"),)),)),)
)


def report(number, rng, language="en"):
    text, sentences, mentions = "", [], []
    for index in range(12):
        said = " ".join(rng.choices(WORDS, k=rng.randint(2, 7))) + "."
        start = len(text)
        text += said + " "
        sentences.append(Sentence(index, start, start + len(said), 1))
        mentions.append(Mention(number, index, start, start + 3, "t", "f", "x", 1))
    value = Report(number, f"R{number}", "document", None, "A", None, None, language, 60, 12, 0, "")
    return Reading(value, text, tuple(sentences), tuple(mentions))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("limit", [0.0, 0.3, 0.7, 1.0])
def test_links_are_the_same_whether_pairs_are_picked_or_all_are_measured(monkeypatch, seed, limit):
    rng = random.Random(seed)
    readings = [report(n, rng, "de" if n == 3 else "en") for n in range(1, 9)]
    same = replace(readings[6], text=readings[0].text, sentences=readings[0].sentences)
    readings[6] = same
    columns = [Column(tuple(r.report for r in readings[a:b]), f"C{a}") for a, b in ((0, 4), (4, 8))]
    model = ClosenessModel({"en": StemFrequencies(96, dict.fromkeys(WORDS, 30))})
    ends = [(r.report.id, s.start, s.end) for r in readings for s in r.sentences[:2]]
    decided = [
        HumanLink("t", "f", *one, *other, rng.random() < 0.5, f"{n}")
        for n, (one, other) in enumerate(zip(ends[:8], ends[8:], strict=True))
    ]
    made = []
    for many in (10**9, 0):
        monkeypatch.setattr(linking, "MANY", many)
        made.append(align(readings, CODEBOOK, 1, model, limit, decided, columns))
    assert made[0] == made[1]
    assert made[0].rows[0].links

# SPDX-License-Identifier: MIT
"""Figures made from real measurements of made-up reports, the same on every machine."""

from __future__ import annotations

import random
from datetime import date

import pytest

from standpoint.analysis.salience import Observation, measure
from standpoint.figures.chart import Event, figure
from standpoint.figures.painting import application
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.model.dates import parse

ADOPTED = date(2015, 12, 18)
FOUR = ("unity", "resolution_2254", "refugees", "normalization")
EVENTS = (
    Event(ADOPTED, "Resolution 2254 adopted"),
    Event(date(2017, 11, 22), "Riyadh II"),
    Event(date(2018, 12, 27), "UAE reopens embassy"),
    Event(date(2023, 5, 7), "Arab League readmits the regime"),
    Event(date(2024, 12, 8), "Fall of the regime"),
)
# Some years thin, one empty: what a small corpus looks like.
YEARS = dict(zip(range(2013, 2025), (5, 5, 6, 5, 5, 3, 0, 2, 1, 2, 5, 5), strict=True))


def _theme(name, label, key, colour, shape, valid_from=None):
    facets = (Facet("number", "by number"),)
    if valid_from:
        facets += (Facet("un_resolutions", "UN resolutions in general", counts=False),)
    return Theme(name, label, key, colour, shape, facets, valid_from=valid_from)


@pytest.fixture(scope="session")
def chart_codebook():
    more = [_theme(f"theme_{i}", f"Theme {i}", i, "#915C46", "plus") for i in range(5, 13)]
    return Codebook(
        "test",
        (
            _theme("unity", "Unity", 1, "#0072B2", "circle"),
            _theme("resolution_2254", "Resolution 2254", 2, "#D55E00", "square", ADOPTED),
            _theme("refugees", "Refugees", 3, "#009E73", "triangle"),
            _theme("normalization", "Normalization", 4, "#CC79A7", "diamond"),
            *more,
        ),
    )


def _observations(series, per_year, undated):
    chance = random.Random(4)
    made = []
    for year, number in per_year.items():
        for _ in range(number):
            text = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            # One report of the last year is dated only approximately.
            if year == max(per_year) and not any("~" in o.date.edtf for o in made):
                text = f"{year}-06~"
            when = parse(text)
            hits = {key: chance.choice((0, 0, 1, 1, 2, 4)) for key in series}
            searched = frozenset(
                key for key in series if key != "resolution_2254" or when.earliest >= ADOPTED
            )
            words, sentences = chance.randint(200, 500), chance.randint(8, 20)
            coded = {key: min(n, 3) for key, n in hits.items()}
            made.append(Observation(len(made), when, words, sentences, hits, coded, searched))
    made += [
        Observation(1000 + i, None, 300, 10, {}, {}, frozenset(series)) for i in range(undated)
    ]
    return made


@pytest.fixture
def draw(chart_codebook):
    """Return a function that measures made-up reports and builds their figure."""
    application()

    def make(
        series=FOUR,
        which="share",
        kind="year",
        per_year=None,
        undated=5,
        policy="allocate",
        events=EVENTS,
        **settings,
    ):
        observations = _observations(series, YEARS if per_year is None else per_year, undated)
        salience = measure(observations, series, which, kind, policy)
        return figure(salience, chart_codebook, 3, events=events, **settings)

    return make


@pytest.fixture
def twelve():
    """Return the keys of twelve series."""
    return (*FOUR, *(f"theme_{i}" for i in range(5, 13)))

# SPDX-License-Identifier: MIT
"""Figures made from real measurements of made-up reports, the same on every machine."""

from __future__ import annotations

import importlib.util
import random
from datetime import date
from pathlib import Path

import pytest

from standpoint.analysis.alignment import align
from standpoint.analysis.closeness import ClosenessModel, StemFrequencies
from standpoint.analysis.salience import Observation, measure
from standpoint.figures.chart import Event, figure
from standpoint.figures.comparison import Comparison
from standpoint.figures.painting import application
from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.model.dates import parse
from standpoint.model.reports import Decision, HumanLink, Mention, Reading, Report, Sentence

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


@pytest.fixture(autouse=True)
def _one_application(qapp):
    """A process has one Qt application: with windows, or tests of windows could not follow."""


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


@pytest.fixture(scope="session")
def page_faults():
    """Return the module that finds what is wrong with a page."""
    place = Path(__file__).with_name("page_faults.py")
    found = importlib.util.spec_from_file_location("page_faults", place)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def faults(page_faults):
    """Return a function that says what is wrong with a page: each fault as a sentence."""
    return page_faults.faults


@pytest.fixture
def twelve():
    """Return the keys of twelve series."""
    return (*FOUR, *(f"theme_{i}" for i in range(5, 13)))


COMPARED = Codebook(
    "test",
    (
        Theme(
            "unity",
            "Unity",
            1,
            "#0072B2",
            "circle",
            (Facet("territory", "of the territory"), Facet("society", "of society")),
            definition="Oneness of a land & of its people.",
        ),
        Theme("refugees", "Refugees", 3, "#009E73", "triangle", (Facet("return", "return"),)),
        Theme(
            "resolution_2254",
            "Resolution 2254",
            2,
            "#D55E00",
            "square",
            (Facet("number", "by number"), Facet("general", "in general", counts=False)),
        ),
    ),
)
# Made up, with what is easily lost on the way: emoji, quotation marks, markup, a no-break space,
# a combining accent, both directions of writing.
DIGEST = (
    "A digest for trying 🕊\n\nGuests at the café\u0301 asked for one <whole & undivided> land.\n"
    "No family is to be sent back by force, they said.\u00a0“Resolution 2254 stays the way.”\n"
    "Read also: more digests"
)
ANSWER = (
    "The second circle answered: no family may be sent back by force, and every family is "
    "heard. Its land is one."
)
ARABIC = "خلاصة للتجربة 🕊️. قال الضيوف إنّ الأرض واحدة، والطريق هو القرار ٢٢٥٤ (Resolution 2254)."


def sentences_of(text, cuts, furniture=()):
    """Cut a text before each of the given words."""
    starts = [0, *(text.index(cut) for cut in cuts)]
    made = []
    for index, start in enumerate(starts):
        end = [*starts[1:], len(text)][index]
        while text[end - 1].isspace():
            end -= 1
        made.append(Sentence(index, start, end, text[:start].count("\n") + 1, index in furniture))
    return tuple(made)


def reading_of(number, title, text, sentences, found=(), language="en", **extra):
    """Return a reading in which each phrase of `found` is a mention of (theme, facet)."""
    mentions = []
    for phrase, theme, facet in found:
        start = text.index(phrase)
        index = next(s.index for s in sentences if s.start <= start < s.end)
        end = start + len(phrase)
        mentions.append(Mention(number, index, start, end, theme, facet, f'"{phrase}"', 3))
    about = {"date": None, "actor": "Circle", "publisher": "Digest House", "source": None}
    about |= {key: extra.pop(key) for key in tuple(extra) if key in about}
    furniture = sum(len(text[s.start : s.end].split()) for s in sentences if s.furniture)
    report = Report(
        number, title, "document", *about.values(), language, len(text.split()) - furniture,
        sum(not s.furniture for s in sentences), furniture, "0" * 64,
    )  # fmt: skip
    return Reading(report, text, sentences, tuple(mentions), **extra)


@pytest.fixture
def digest():
    """Return a made-up report in English that has furniture."""
    cuts = ["Guests", "No family", "“Resolution", "Read also"]
    return reading_of(
        1,
        "A digest for trying: first part",
        DIGEST,
        sentences_of(DIGEST, cuts, furniture=(4,)),
        [
            ("one <whole & undivided> land", "unity", "territory"),
            ("sent back by force", "refugees", "return"),
            ("Resolution 2254", "resolution_2254", "number"),
        ],
        date="2024-05/2024-06",
        source="https://example.org/digest?a=1&b=2",
    )


@pytest.fixture
def answer():
    """Return a made-up report in English that speaks of return, and of the land in general."""
    return reading_of(
        2,
        "An answer to it",
        ANSWER,
        sentences_of(ANSWER, ["Its land"]),
        [("sent back by force", "refugees", "return"), ("land is one", "unity", "society")],
    )


@pytest.fixture
def arabic():
    """Return a made-up report in Arabic in which refugees were not searched."""
    return reading_of(
        3,
        "خلاصة للتجربة",
        ARABIC,
        sentences_of(ARABIC, ["قال"]),
        [
            ("الأرض واحدة", "unity", "territory"),
            ("القرار ٢٢٥٤ (Resolution 2254)", "resolution_2254", "number"),
        ],
        language="ar",
        date="2024-06~",
        unsearched={("refugees", "return"): "language"},
    )


@pytest.fixture
def compare():
    """Return a function that aligns readings and makes the comparison of them."""
    model = ClosenessModel({"en": StemFrequencies(40, {"famili": 9}), "ar": StemFrequencies(9, {})})

    def make(*readings, links=(), title="Digests <side> by side", limit=0.08):
        alignment = align(readings, COMPARED, 3, model, limit, links)
        return Comparison(title, alignment, tuple(readings), COMPARED, date(2024, 11, 22))

    return make


@pytest.fixture
def link_by_hand():
    """Return a function that links a sentence of one reading with one of another."""

    def make(theme, facet, one, i, other, j, linked=True):
        a, b = one.sentences[i], other.sentences[j]
        return HumanLink(
            theme, facet, one.report.id, a.start, a.end, other.report.id, b.start, b.end,
            linked, "2024-11-22T10:00:00",
        )  # fmt: skip

    return make


@pytest.fixture
def decide():
    """Return a function that confirms or rejects a facet on a sentence."""

    def make(reading, index, theme, facet, status):
        s = reading.sentences[index]
        return Decision(
            reading.report.id, s.start, s.end, theme, facet, status, "2024-11-22T10:00:00"
        )

    return make

# SPDX-License-Identifier: MIT
"""The codebook that comes with the program: its examples, and sentences that trap coders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from standpoint.coding.codebook_file import default, read
from standpoint.coding.coder import Coder
from standpoint.text.language import detect
from standpoint.text.sentences import split

MAIN = ("unity", "resolution_2254", "refugees", "normalization")
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


@cache
def everything():
    """Return a coder of the default codebook with every theme switched on."""
    book = default()
    return Coder(replace(book, themes=tuple(replace(each, active=True) for each in book.themes)))


def facets(sentence, theme):
    language = "ar" if any(letter in ARABIC for letter in sentence) else "en"
    hits = everything().code(sentence, split(sentence), language)
    return {hit.facet for hit in hits if hit.theme == theme}


def pairs(kind):
    return [(theme.id, text) for theme in default().themes for text in getattr(theme, kind)]


@pytest.mark.parametrize(("theme", "sentence"), pairs("examples"))
def test_every_example_is_coded(theme, sentence):
    assert facets(sentence, theme)


@pytest.mark.parametrize(("theme", "sentence"), pairs("near_misses"))
def test_no_near_miss_is_coded(theme, sentence):
    assert not facets(sentence, theme)


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("unity", "The Aleppo Revolutionaries Union opened its doors."),
        ("unity", "The Trade Union Committee and the Community Committee met."),
        ("unity", "The United Nations and the United States agreed."),
        ("unity", "It won unanimous support."),
        ("resolution_2254", "It cost $2,254."),
        ("resolution_2254", "There were 22540 of them."),
        ("resolution_2254", "Aid reached 2254 families."),
        ("resolution_2254", "The General Assembly passed its resolution 2254 (ES-V) in 1967."),
        ("resolution_2254", "General Assembly resolution 2254 is about Jerusalem."),
        ("resolution_2254", "The tariff rests on 19 U.S.C. 2254."),
        ("resolution_2254", "S. 2254 was read twice."),
        ("normalization", "Normalization with Israel divides the region."),
        ("normalization", "Bread prices normalized again."),
        ("normalization", "They debated permanent normal trade relations."),
        ("normalization", "Families hope to return to normal life."),
        ("refugees", "The fate of those forcibly disappeared stays unknown."),
        ("refugees", "Passports are sold by embassies in host countries."),
    ],
)
def test_what_only_looks_like_a_theme_is_not_coded(theme, sentence):
    assert not facets(sentence, theme)


@pytest.mark.parametrize(
    ("theme", "facet", "sentence"),
    [
        ("resolution_2254", "number", "Resolutions 2254 and 2118 stand."),
        ("resolution_2254", "number", "Resolutions 2118, 2254 and 2336 stand."),
        ("resolution_2254", "number", "See S/RES/2254 (2015)."),
        ("resolution_2254", "number", "See Resolution\u00a02254."),
        ("resolution_2254", "number", "القرار ٢٢٥٤ قائم."),
        ("resolution_2254", "un_resolutions", "A solution in line with UN resolutions is due."),
        ("normalization", "regime", "No one may normalize the regime."),
        ("normalization", "regime", "Normalisation is the wrong way."),
        ("refugees", "return", "Many were forcibly returned."),
        ("unity", "territory", "They defend the unity of Syria’s territory."),
        ("unity", "opposition", "They called for unity among opposition groups."),
        ("unity", "society", "They called for national unity."),
        ("unity", "partition", "They refuse partition."),
    ],
)
def test_what_belongs_to_a_theme_is_coded_in_its_facet(theme, facet, sentence):
    assert facet in facets(sentence, theme)


def test_the_four_themes_are_on_and_look_as_designed():
    book = default()
    assert tuple(theme.id for theme in book.active()) == MAIN
    assert [theme.key for theme in book.active()] == [1, 2, 3, 4]
    assert [theme.colour for theme in book.active()] == ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]
    assert [theme.shape for theme in book.active()] == ["circle", "square", "triangle", "diamond"]
    assert book.theme("resolution_2254").valid_from == date(2015, 12, 18)
    assert book.theme("normalization").valid_to == date(2024, 12, 8)


def test_un_resolutions_in_general_are_kept_apart_from_2254():
    theme = default().theme("resolution_2254")
    assert {facet.id: facet.counts for facet in theme.facets} == {
        "number": True,
        "un_resolutions": False,
    }
    assert facets("The UN resolutions must be implemented.", theme.id) == {"un_resolutions"}
    assert facets("Resolution 2254 must be implemented.", theme.id) == {"number"}


def test_every_theme_has_its_whole_entry_form_and_both_languages():
    for theme in default().themes:
        for part in ("definition", "include", "exclude", "typical", "atypical", "close_but_no"):
            assert getattr(theme, part), (theme.id, part)
        for facet in theme.facets:
            assert facet.definition, facet.id
            assert facet.languages() == {"en", "ar"}, (theme.id, facet.id)
        for language in ("en", "ar"):
            for kind in ("examples", "near_misses"):
                texts = getattr(theme, kind)
                assert any(detect(text) == language for text in texts), (theme.id, language)


def test_every_rule_of_it_can_be_read():
    assert read(default().source, "default codebook") == default()

# SPDX-License-Identifier: MIT
"""The codebook that comes with the program: its examples, and sentences that trap coders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from standpoint.coding.codebook_file import default, read
from standpoint.coding.coder import Coder
from standpoint.text.sentences import split

MAIN = ("unity", "resolution_2254", "refugees", "normalization")
FURTHER = (
    *("displaced", "political_transition", "constitution", "detainees", "cross_border_aid"),
    *("elections", "sanctions", "reconstruction", "accountability", "chemical_weapons"),
    *("foreign_presence", "north_east", "governance", "reform_of_opposition", "women"),
    *("terrorism", "protest_suwayda", "regional_war"),
)
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


def coded():
    """Yield the sentences of the data file with the (theme, facet) pairs that belong to them."""
    lines = (Path(__file__).parent / "sentences_coded.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            codes, sentence = line.split("\t")
            pairs_here = {tuple(code.split(":")) for code in codes.split() if code != "-"}
            yield pytest.param(pairs_here, sentence, id=sentence[:60])


@pytest.mark.parametrize(("theme", "sentence"), pairs("examples"))
def test_every_example_is_coded(theme, sentence):
    assert facets(sentence, theme), f"no rule of “{theme}” finds this example: {sentence}"


@pytest.mark.parametrize(("theme", "sentence"), pairs("near_misses"))
def test_no_near_miss_is_coded(theme, sentence):
    found = facets(sentence, theme)
    assert not found, f"“{theme}” ({', '.join(found)}) is found in this near miss: {sentence}"


@pytest.mark.parametrize(("expected", "sentence"), list(coded()))
def test_a_sentence_carries_the_themes_that_a_reader_gives_it_and_no_other(expected, sentence):
    found = {theme: facets(sentence, theme) for theme in MAIN}
    assert {theme for theme in MAIN if found[theme]} == {theme for theme, _ in expected}
    for theme, facet in expected:
        assert facet in found[theme], f"“{facet}” is missing; found: {found[theme]}"


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
        ("unity", "افتتح اتحاد ثوار حلب مكتبه."),
        ("unity", "اجتمعت لجنة النقابات ولجنة المجتمع المحلي."),
        ("unity", "اتفقت الأمم المتحدة والولايات المتحدة."),
        ("unity", "أيده الحاضرون بالإجماع."),
        ("resolution_2254", "بلغت الكلفة 2,254 دولاراً."),
        ("resolution_2254", "كان عددهم ٢٢٥٤٠."),
        ("resolution_2254", "وصلت المساعدات إلى ٢٢٥٤ عائلة."),
        ("resolution_2254", "قرار الجمعية العامة 2254 يخص القدس."),
        ("normalization", "التطبيع مع إسرائيل يقسم المنطقة."),
        ("normalization", "عادت أسعار الخبز إلى طبيعتها."),
        ("normalization", "تأمل العائلات بالعودة إلى حياة طبيعية."),
        ("refugees", "مصير المختفين قسرياً ما زال مجهولاً."),
        ("refugees", "تبيع السفارات الجوازات في الدول المضيفة."),
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
        ("resolution_2254", "number", "القراران 2254 و2118 قائمان، وقرار 2254 أساسهما."),
        ("resolution_2254", "number", "القرارات 2118 و2254 و2336 قائمة."),
        ("resolution_2254", "number", "لا بديل عن القرار\u00a02254."),
        ("resolution_2254", "un_resolutions", "الحل وفق القرارات الأممية واجب."),
        ("normalization", "regime", "لا يحق لأحد التطبيع مع النظام."),
        ("refugees", "return", "أعيد كثيرون إعادة قسرية."),
        ("unity", "territory", "يدافعون عن وحدة الأراضي السورية."),
        ("unity", "opposition", "دعوا إلى توحيد المعارضة."),
        ("unity", "society", "دعوا إلى الوحدة الوطنية."),
        ("unity", "partition", "يرفضون التقسيم."),
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


def test_normalization_after_the_fall_of_the_regime_is_a_theme_of_its_own():
    book = default()
    later = book.theme("new_authorities")
    assert not later.active
    assert later.valid_from == book.theme("normalization").valid_to + timedelta(days=1)
    sentence = "Several states are normalizing relations with Damascus."
    assert facets(sentence, "normalization")
    assert facets(sentence, "new_authorities")


def test_the_further_themes_are_ready_but_off():
    further = [theme.id for theme in default().themes if theme.id not in MAIN]
    assert not any(default().theme(theme).active for theme in further)
    assert further == [*FURTHER, "new_authorities"]


def test_a_further_theme_never_takes_the_key_of_one_that_is_on():
    book = default()
    taken = {theme.key for theme in book.active()}
    assert not taken & {theme.key for theme in book.themes if not theme.active}
    assert len({theme.colour for theme in book.themes}) == len(book.themes)
    looks = {(theme.key, theme.shape) for theme in book.themes if not theme.active}
    assert len(looks) == len(book.themes) - len(taken)


def test_every_theme_has_its_whole_entry_form_and_both_languages():
    for theme in default().themes:
        for part in ("definition", "include", "exclude", "typical", "atypical", "close_but_no"):
            assert getattr(theme, part), (theme.id, part)
        for facet in theme.facets:
            assert facet.definition, facet.id
            assert facet.languages() == {"en", "ar"}, (theme.id, facet.id)
        fewest = 6 if theme.id in MAIN else 3
        for kind in ("examples", "near_misses"):
            arabic = sum(any(letter in ARABIC for letter in text) for text in getattr(theme, kind))
            english = len(getattr(theme, kind)) - arabic
            assert min(english, arabic) >= fewest, (theme.id, kind, english, arabic)


def test_every_rule_of_it_can_be_read():
    assert read(default().source, "default codebook") == default()

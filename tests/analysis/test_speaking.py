# SPDX-License-Identifier: MIT
"""What a user may rely on when the program says who may speak."""

from __future__ import annotations

import pytest

from standpoint.analysis.speaking import Speakers
from standpoint.corpus.actors import shipped
from standpoint.model import dates


@pytest.fixture(scope="module")
def speakers():
    return Speakers(shipped())


def who(found):
    return [(one.actor.id, one.where, one.quote) for one in found]


def test_a_publisher_that_is_an_actor_speaks_for_itself(speakers):
    found = speakers.find("Much was said in the town hall.", "SOC’s Media Department")
    assert who(found) == [("soc", "publisher", "SOC")]


def test_the_actor_named_first_may_speak_and_later_ones_are_spoken_about(speakers):
    text = (
        "The Negotiations Commission met the Security Council on Monday. "
        "The Syrian Interim Government was absent."
    )
    assert who(speakers.find(text)) == [("snc_neg", "first words", "Negotiations Commission")]


def test_a_name_in_arabic_is_found_behind_its_article_and_particles(speakers):
    found = speakers.find("أكد الائتلاف الوطني السوري أن الحل السياسي ضروري.")
    assert who(found) == [("soc", "first words", "الائتلاف الوطني السوري")]
    found = speakers.find("وأكدت هيئةُ التفاوض السورية موقفها.")
    assert [one.actor.id for one in found] == ["snc_neg"]


def test_an_acronym_counts_with_its_capitals_only(speakers):
    assert speakers.find("A sig was made. The sac is full.") == ()


def test_an_acronym_of_several_actors_is_told_apart_by_date_or_left_to_people(speakers):
    text = "The SNC rejected the plan."
    early = speakers.find(text, day=dates.parse("2012-03-01"))
    assert [(one.actor.id, one.rivals) for one in early] == [("snc_council", ())]
    (undated,) = speakers.find(text)
    assert {undated.actor.id, *(rival.id for rival in undated.rivals)} == {
        "snc_council",
        "soc",
        "snc_neg",
    }


def test_a_name_inside_a_longer_name_is_not_another_actor(speakers):
    found = speakers.find("The Syrian Democratic Council issued a statement.")
    assert [one.actor.id for one in found] == ["sdc"]


def test_who_is_spoken_to_or_named_by_others_is_not_taken_for_the_speaker(speakers):
    assert speakers.find("After talks with the Arab League, everybody went home.") == ()
    assert speakers.find("The Assad regime shelled a market.") == ()
    assert speakers.find("بعد لقاء مع جامعة الدول العربية") == ()


def test_what_an_outlet_brings_is_not_the_report_of_whom_it_begins_with(speakers):
    text = "The Syrian Negotiations Commission left the room."
    assert speakers.find(text, "Evening Post") == ()
    assert [one.actor.id for one in speakers.find(text)] == ["snc_neg"]


def test_nobody_is_named_where_nobody_is(speakers):
    assert speakers.find("Farmers brought in wheat.", "Village Post", "http://a.b/c") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The council defends Security Council Resolution 2254 and asks for more.",
        "Security Council Resolution 2254 is what we stand on.",
        "The resolution of the Security Council holds.",
        "The delegates discuss the Arab League’s invitation.",
        "The Arab League's invitation came late.",
        "The United Nations' plan is old.",
        "A local council welcomed the Arab League.",
        "We thank the Syrian Negotiations Commission.",
        "Our town met the Syrian Negotiations Commission.",
        "قرار مجلس الأمن 2254 أساس الحل.",
        "يتمسك المجلس المحلي بقرار مجلس الأمن 2254.",
        "دعوة جامعة الدول العربية وصلت متأخرة.",
        "شكر المجلس المحلي جامعة الدول العربية.",
    ],
)
def test_who_is_part_of_a_name_or_an_object_is_only_spoken_about(speakers, text):
    assert speakers.find(text) == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Negotiations Commission's spokesman said no.", "snc_neg"),
        ("The Negotiations Commission’s (SNC) Women and Youth Group met.", "snc_neg"),
        ("Istanbul – The Negotiations Commission said no.", "snc_neg"),
        ("Yesterday the Negotiations Commission said no.", "snc_neg"),
        ("Talks are over.\nThe Negotiations Commission said no.", "snc_neg"),
        ("President of the Negotiations Commission, he said no.", "snc_neg"),
        ("أكد رئيس الائتلاف الوطني السوري موقفه.", "soc"),
        ("أكد اليوم الائتلاف الوطني السوري موقفه.", "soc"),
        ("بيان الائتلاف الوطني السوري.", "soc"),
    ],
)
def test_whose_sentence_it_is_may_speak(speakers, text, actor):
    assert [one.actor.id for one in speakers.find(text)] == [actor]


@pytest.mark.parametrize(
    "words",
    [
        "The Drivers' Union says that the road is shut.",
        "A union of bakers has met in the old town.",
        "Union of the Porters: the quay is shut.",
        "The Commission met on Monday and found nobody there.",
        "Our party has met.",
    ],
)
def test_one_word_of_several_actors_names_is_no_evidence_of_any_of_them(speakers, words):
    assert speakers.find(words) == ()
    assert speakers.find("Boats lie at the quay.", words) == ()


def test_whole_names_with_such_words_still_are(speakers):
    found = speakers.find("The European Union has met in Brussels.")
    assert [one.actor.id for one in found] == ["eu"]
    assert [one.actor.id for one in speakers.find("The Coalition has met.")] == ["soc"]

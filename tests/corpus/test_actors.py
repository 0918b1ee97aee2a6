# SPDX-License-Identifier: MIT
"""What a user may rely on when actors are known by several names."""

from __future__ import annotations

import pytest

from standpoint.corpus import actor_suggestions, actors, edits
from standpoint.errors import ActorError, DateError
from standpoint.model.actors import Actor


@pytest.fixture
def stated(corpus, named):
    """Reports that stand under another name of a known actor, a misspelt one and an acronym."""
    edits.set_metadata(
        corpus,
        {
            named["Council"]: {"actor": "Etilaf, Hadi Albahra"},
            named["Assembly"]: {"actor": "SNC"},
            named["Harvest"]: {"actor": "Village Council of Olives"},
        },
    )
    return corpus


def test_other_names_are_suggested_with_a_reason_and_nothing_is_merged(stated, named):
    found = {one.name: one for one in actor_suggestions.suggestions(stated)}
    assert set(found) == {"Etilaf", "Hadi Albahra", "SNC"}
    assert found["Etilaf"].actor.shown == "Syrian Opposition Coalition"
    assert "National Coalition of Syrian Revolution" in found["Etilaf"].why
    assert found["Etilaf"].reports == (named["Council"],)
    assert found["Hadi Albahra"].actor.id == "hadi_al_bahra"
    assert actors.in_use(stated).keys() == {
        "Etilaf",
        "Hadi Albahra",
        "SNC",
        "Village Council of Olives",
    }


@pytest.mark.parametrize(
    "name",
    ["Syrian National Coalition (etilaf.org)", "SOC Media Department", "Coalition abroad (SOC)"],
)
def test_a_name_with_brackets_or_an_office_is_suggested_by_the_name_in_it(corpus, named, name):
    edits.set_metadata(corpus, {named["Council"]: {"actor": name}})
    (one,) = actor_suggestions.suggestions(corpus)
    assert (one.name, one.actor.id) == (name, "soc")


def test_an_acronym_of_three_actors_is_never_given_to_one(stated):
    (one,) = (each for each in actor_suggestions.suggestions(stated) if each.name == "SNC")
    assert {one.actor.id, *(rival.id for rival in one.rivals)} == {"soc", "snc_council", "snc_neg"}


def test_a_renamed_actor_takes_its_reports_along_and_back(stated, named):
    values = actors.renaming(stated, {"Etilaf": "Syrian Opposition Coalition"})
    before = edits.set_metadata(stated, values)
    report = stated.report(named["Council"])
    assert report.actor == "Syrian Opposition Coalition, Hadi Albahra"
    assert "Etilaf" not in {one.name for one in actor_suggestions.suggestions(stated)}
    edits.set_metadata(stated, before)
    assert stated.report(named["Council"]).actor == "Etilaf, Hadi Albahra"


def test_a_report_never_names_an_actor_twice_after_a_renaming(stated, named):
    edits.set_metadata(stated, {named["Harvest"]: {"actor": "Etilaf, Syrian Opposition Coalition"}})
    values = actors.renaming(stated, {"Etilaf": "Syrian Opposition Coalition"})
    assert values[named["Harvest"]] == {"actor": "Syrian Opposition Coalition"}


def test_what_was_refused_is_not_suggested_again_until_that_is_taken_back(stated):
    before = actors.refuse(stated, {("Etilaf", "soc"): True})
    assert "Etilaf" not in {one.name for one in actor_suggestions.suggestions(stated)}
    actors.refuse(stated, before)
    assert "Etilaf" in {one.name for one in actor_suggestions.suggestions(stated)}


def test_two_spellings_in_use_are_offered_to_each_other(corpus, named):
    edits.set_metadata(
        corpus,
        {
            named["Council"]: {"actor": "Yusuf al-Zaytuni"},
            named["Assembly"]: {"actor": "Yusuf al-Zaytuni"},
            named["Harvest"]: {"actor": "Youssef Zaytouni"},
        },
    )
    (one,) = actor_suggestions.suggestions(corpus)
    assert (one.name, one.actor.id, one.actor.shown) == ("Youssef Zaytouni", "", "Yusuf al-Zaytuni")


def test_own_actors_are_known_changed_and_taken_back(corpus):
    olives = Actor("olives", "Village Council of Olives", names=("VCO",), valid="2014/..", own=True)
    assert actors.put(corpus, {"olives": olives}) == {"olives": "deleted"}
    assert actors.registry(corpus).get("olives") == olives
    changed = Actor("soc", "The Coalition of ours", own=True)
    before = actors.put(corpus, {"soc": changed, "olives": "deleted"})
    assert before == {"soc": "shipped", "olives": olives}
    assert actors.registry(corpus).get("olives") is None
    assert actors.registry(corpus).get("soc") == changed
    actors.put(corpus, before)
    assert actors.registry(corpus).get("olives") == olives
    assert actors.registry(corpus).get("soc") == actors.shipped().get("soc")


def test_a_shipped_actor_can_be_taken_away_and_comes_back(corpus):
    before = actors.put(corpus, {"pkk": "deleted"})
    assert actors.registry(corpus).get("pkk") is None
    actors.put(corpus, before)
    assert actors.registry(corpus).get("pkk") is not None


def test_what_cannot_be_an_actor_is_refused_in_words(corpus):
    for actor, error in (
        (Actor("x", " "), ActorError),
        (Actor("x", "One, Two"), ActorError),
        (Actor("x", "One", valid="once"), DateError),
    ):
        with pytest.raises(error):
            actors.put(corpus, {"x": actor})
    assert actors.registry(corpus).get("x") is None


def test_a_new_actor_gets_an_id_that_no_other_has(corpus):
    first = actors.new_id(corpus, "Syrian Youth Bloc")
    actors.put(corpus, {first: Actor(first, "Syrian Youth Bloc", own=True)})
    assert actors.new_id(corpus, "Syrian Youth Bloc") == f"{first}_2"


def test_reports_without_actor_get_a_word_on_who_may_speak(corpus, named, run):
    edits.set_metadata(corpus, {named["Council"]: {"publisher": "SOC Media Office"}})
    (one,) = run(actor_suggestions.speaking(corpus))
    assert (one.report, one.named[0].actor.id, one.named[0].where) == (
        named["Council"],
        "soc",
        "publisher",
    )
    edits.set_metadata(corpus, {named["Council"]: {"actor": "Somebody"}})
    assert run(actor_suggestions.speaking(corpus)) == ()

# SPDX-License-Identifier: MIT
"""The lists of actors and events can be relied on: dated, sourced, without a false merge."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter

import pytest

from standpoint.files import data
from standpoint.model.dates import parse
from standpoint.model.events import CATEGORIES

ACTORS = tomllib.loads(data("actors/syria.toml").read_text(encoding="utf-8"))
EVENTS = list(
    csv.DictReader(data("events/syria.csv").read_text(encoding="utf-8").splitlines(), strict=True)
)


def test_the_list_of_events_has_the_columns_it_promises():
    columns = ["date", "end_date", "precision", "title", "category", "themes", "source"]
    assert all(list(event) == columns for event in EVENTS)
    assert len(EVENTS) == 41


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["date"] + " " + event["title"])
def test_an_event_has_a_day_a_title_that_fits_a_chart_and_a_source(event):
    begins = parse(event["date"])
    assert begins.precision == "day"
    assert begins.approximate == (event["precision"] == "approximate")
    assert 0 < len(event["title"]) <= 70
    assert event["source"]
    if event["end_date"]:
        assert parse(event["end_date"]).earliest > begins.latest


def test_events_stand_in_the_order_of_their_dates():
    days = [parse(event["date"]).earliest for event in EVENTS]
    assert days == sorted(days)


def test_the_themes_of_events_are_those_of_the_codebook():
    codebook = tomllib.loads(data("codebooks/default.toml").read_text(encoding="utf-8"))
    themes = {theme for event in EVENTS for theme in event["themes"].split(";") if theme}
    assert themes >= {"unity", "resolution_2254", "refugees", "normalization"}
    assert themes <= {theme["id"] for theme in codebook["theme"]}


def test_the_category_of_an_event_has_a_name_for_people():
    assert {event["category"] for event in EVENTS} <= set(CATEGORIES)


@pytest.mark.parametrize("actor", ACTORS["actor"], ids=lambda actor: actor["id"])
def test_an_actor_has_a_label_and_a_readable_time_of_being(actor):
    assert actor.keys() - {"short"} == {"id", "label", "aliases", "arabic", "valid", "notes"}
    assert actor["label"] not in actor["aliases"]
    assert len(set(actor["aliases"])) == len(actor["aliases"])
    parse(actor["valid"])


def test_a_name_that_means_several_actors_is_listed_as_a_collision():
    names = Counter(
        name for actor in ACTORS["actor"] for name in (actor["label"], *actor["aliases"])
    )
    shared = {name for name, count in names.items() if count > 1}
    assert shared <= {collision["name"] for collision in ACTORS["collision"]}


def test_collisions_speak_of_actors_that_are_listed():
    known = {actor["id"] for actor in ACTORS["actor"]}
    assert len(known) == len(ACTORS["actor"])
    assert all(set(collision["actors"]) <= known for collision in ACTORS["collision"])

# SPDX-License-Identifier: MIT
"""Who is taken as actor or publisher: nobody where nobody is named, a person as one person."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.documents import name_order
from standpoint.errors import UnreadableError
from standpoint.model.places import Place

PROSE = "The council wants the roads to the north to be open again before the winter comes here."
NOTHING = (
    *("nan", "NaN", "#N/A", "#VALUE!", "n/a", "N/A", "TBD", "غير معروف", "unknown", "Unknown"),
    *("none", "null", "-", "–", "0", "(unknown)"),
)


@pytest.fixture
def rows(tmp_path):
    """Write a table and return the documents in it."""

    def take(*lines):
        path = tmp_path / "t.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return [documents.take(part) for part in documents.take(Place(path)).parts]

    yield take
    documents.let_go()


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_stands_for_nothing_names_nobody_wherever_it_stands(read, rows, nothing):
    front = f"---\ntitle: Road\nauthor: '{nothing}'\npublisher: '{nothing}'\n---\n{PROSE}"
    head = f"Title: Road\nAuthor: {nothing}\nSource: {nothing}\n\n{PROSE}"
    end = f"{PROSE}\n\n(Source: {nothing})"
    (row,) = rows("text,actor,publisher,date", f'"{PROSE}",{nothing},{nothing},{nothing}')
    for document in (read("a.md", front), read("b.txt", head), read("c.txt", end), row):
        assert (document.actor, document.publisher, document.date) == (None, None, None)
    assert not row.evidence.keys() & {"actor", "publisher", "date"}


def test_a_row_whose_text_stands_for_nothing_is_no_report(rows):
    with pytest.raises(UnreadableError, match="only “nan”"):
        rows("text,actor", "nan,Council")


@pytest.mark.parametrize(
    "author",
    ["Microsoft Word", "Microsoft Office User", "Word", "LibreOffice", "LibreOffice 7.4", "editor",
     "التحرير", "هيئة التحرير", "webmaster", "admin"],
)  # fmt: skip
def test_a_program_or_an_account_is_no_actor(read, author):
    page = f"<html><head><meta name=author content='{author}'></head><body><p>{PROSE}</p></body>"
    assert read("a.html", page).actor is None


def test_bodies_with_such_words_in_their_names_stay_actors(rows):
    found = rows(
        "text,actor,publisher",
        f'"{PROSE}",حزب التحرير,963+',
        f'"{PROSE} Two",The Unknown Soldiers Union,Word on the Street',
    )
    assert [one.actor for one in found] == ["حزب التحرير", "The Unknown Soldiers Union"]
    assert [one.publisher for one in found] == ["963+", "Word on the Street"]


@pytest.mark.parametrize(
    ("written", "name"),
    [("by Rim Haddad", "Rim Haddad"), ("Haddad, Rim", "Rim Haddad"), ("بقلم ريم حداد", "ريم حداد"),
     ("حداد، ريم", "ريم حداد"), ("Haddad, Rim; Khoury, Omar", "Rim Haddad, Omar Khoury"),
     ("Haddad, R.", "R. Haddad"), ("Rim Haddad", "Rim Haddad"),
     ("Rim Haddad, Omar Khoury", "Rim Haddad, Omar Khoury")],
)  # fmt: skip
def test_a_person_is_one_actor_with_the_given_name_first(read, rows, written, name):
    page = f"<html><head><meta name=author content='{written}'></head><body><p>{PROSE}</p></body>"
    assert read("a.html", page).actor == name
    (row,) = rows("text,actor", f'"{PROSE}","{written}"')
    assert row.actor == name
    assert row.evidence["actor"] == "column “actor”"


def test_each_of_several_persons_in_a_list_is_one_actor(read):
    front = read("a.md", f"---\nauthors:\n- Haddad, Rim\n- Khoury, Omar\n- none\n---\n{PROSE}")
    assert front.actor == "Rim Haddad, Omar Khoury"
    named = '[{"name": "Haddad, Rim"}, {"name": "Khoury, Omar"}]'
    data = f'{{"@type": "Article", "headline": "Road", "author": {named}}}'
    page = f"<script type='application/ld+json'>{data}</script><h1>Road</h1><p>{PROSE}</p>"
    assert read("a.html", page).actor == "Rim Haddad, Omar Khoury"


@pytest.mark.parametrize("two", ["Hamas, Fatah", "Ali, Hassan"])
def test_two_words_that_may_be_two_actors_stay_two_and_say_so(rows, two):
    (row,) = rows("text,actor", f'"{PROSE}","{two}"')
    assert row.actor == two
    assert "taken as two names" in row.evidence["actor"]


@pytest.mark.parametrize(
    "two", ["SDF, SNC", "Council, Assembly", "Opposition Council, Rim", "Turkey, Russia", "a, b"]
)
def test_what_surely_is_several_actors_says_nothing(two):
    assert name_order.ordered(two) == (two, False)

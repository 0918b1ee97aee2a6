# SPDX-License-Identifier: MIT
"""Several actors in one field are several, however they are parted; a name with a comma is one."""

from __future__ import annotations

import json

import pytest

from standpoint import documents
from standpoint.model.actors import stated_names
from standpoint.model.places import Place

BODY = "The council of the harbour town met and spoke for hours about the roads of the valley."
LISTS = [
    ("Harbour Council; Valley Assembly", ["Harbour Council", "Valley Assembly"]),
    ("Harbour Council ;Valley Assembly;", ["Harbour Council", "Valley Assembly"]),
    ("Hamas; Fatah", ["Hamas", "Fatah"]),
    ("مجلس الميناء؛ هيئة الوادي", ["مجلس الميناء", "هيئة الوادي"]),
    ("Harbour Council | Valley Assembly", ["Harbour Council", "Valley Assembly"]),
    ("SDF|SNC|Harbour Council", ["SDF", "SNC", "Harbour Council"]),
    ("مجلس الميناء | هيئة الوادي", ["مجلس الميناء", "هيئة الوادي"]),
    ("Haddad, Rim; Harbour Council", ["Rim Haddad", "Harbour Council"]),
    ("Haddad, Rim; Barakat, Zayn", ["Rim Haddad", "Zayn Barakat"]),
    ("Harbour Council; unknown; 2017", ["Harbour Council"]),
    ("3rd Legion; admin; Harbour Council", ["3rd Legion", "Harbour Council"]),
    ("Rim Haddad; Omar Khoury; Rim Haddad", ["Rim Haddad", "Omar Khoury"]),
    ("Aid &amp; Relief; R&D; Harbour Council", ["Aid &amp; Relief", "R&D", "Harbour Council"]),
]
ONE = [
    "Aid &amp; Relief",
    "Harbour Council | www.example.org",
    "Harbour Council | 2017",
    "Council 3|4",
]


def _rows(path, text):
    path.write_text(text, encoding="utf-8")
    found = [documents.take(part) for part in documents.take(Place(path)).parts]
    documents.let_go()
    return found


def _in_fields(read, tmp_path, named):
    quoted = json.dumps(named, ensure_ascii=False)
    return (
        read("a.md", f"---\ntitle: Road\nactor: {quoted}\n---\n{BODY}\n"),
        read("b.md", f"---\ntitle: Road\nactors: {quoted}\n---\n{BODY}\n"),
        read("c.md", f"---\ntitle: Road: open\nactor: {named}\n---\n{BODY}\n"),
        read("d.txt", f"Title: Road\nAuthor: {named}\n\n{BODY}\n"),
        *_rows(tmp_path / "e.csv", f'text,actor,publisher\n"{BODY}","{named}",Harbour Post\n'),
        *_rows(tmp_path / "f.csv", f'text,actors\n"{BODY}","{named}"\n'),
        *_rows(tmp_path / "g.jsonl", json.dumps({"text": BODY, "speaker": named}) + "\n"),
    )


@pytest.mark.parametrize(("named", "names"), LISTS)
def test_each_of_several_actors_in_a_field_is_one(read, tmp_path, named, names):
    for document in _in_fields(read, tmp_path, named):
        assert list(stated_names(document.actor)) == names
        assert "taken as two names" not in document.evidence["actor"]


@pytest.mark.parametrize("named", ONE)
def test_what_is_no_list_stays_as_it_is_written(read, tmp_path, named):
    for document in _in_fields(read, tmp_path, named):
        assert document.actor == named


def test_commas_in_a_list_belong_to_the_names(read, tmp_path):
    names = ["Haddad, Rim", "Barakat, Zayn"]
    (row,) = _rows(tmp_path / "a.jsonl", json.dumps({"text": BODY, "author": names}) + "\n")
    front = read("a.md", f"---\nauthors: {json.dumps(names)}\n---\n{BODY}\n")
    assert row.actor == front.actor == "Rim Haddad, Zayn Barakat"
    nobody = read("c.md", f"---\nauthors: [none, admin]\n---\n{BODY}\n")
    assert nobody.actor is None
    front = read("b.md", f"---\nactors: [Hamas, Fatah]\n---\n{BODY}\n")
    assert (front.actor, front.evidence["actor"]) == ("Hamas, Fatah", "front matter “actors”")


def test_a_publisher_and_what_stands_beside_an_author_on_a_page_stay_one(read, tmp_path):
    for name in ("Harbour Post; Valley Edition", "Harbour Post | Valley Edition"):
        (row,) = _rows(tmp_path / "a.csv", f'text,publisher\n"{BODY}","{name}"\n')
        front = read("a.md", f"---\ntitle: Road\npublisher: {name}\n---\n{BODY}\n")
        assert row.publisher == front.publisher == name
    page = f"<meta name=author content='Rim Haddad | Harbour Post'><h1>Road</h1><p>{BODY}</p>"
    assert read("a.html", page).actor == "Rim Haddad | Harbour Post"

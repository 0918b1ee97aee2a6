# SPDX-License-Identifier: MIT
"""A person who wrote or typed a report for a publisher is shown and is not its actor."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.model.places import Place

PROSE = "Both sides have left their boats at the quay, and nobody has seen the paper so far."


@pytest.fixture
def rows(tmp_path):
    """Write a table and return the documents in it."""

    def take(*lines):
        path = tmp_path / "t.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return [documents.take(part) for part in documents.take(Place(path)).parts]

    yield take
    documents.let_go()


def front(*lines):
    return "---\ntitle: Boats\n" + "\n".join(lines) + f"\n---\n{PROSE}\n"


def strengths(document):
    return [(one.value, one.strength) for one in document.findings if one.field == "actor"]


@pytest.mark.parametrize("field", ["author", "authors", "Author", "byline"])
@pytest.mark.parametrize("name", ["Lina Qasim", "Lina Qasim and Omar Saad", "لينا قاسم"])
def test_a_person_in_a_field_for_authors_beside_a_publisher_is_weak(read, rows, field, name):
    written = read("a.md", front(f"{field}: {name}", "publisher: Delta Post"))
    (row,) = rows(f"text,{field},publisher", f'"{PROSE}",{name},Delta Post')
    head = read("a.txt", f"Title: Boats\n{field}: {name}\nPublisher: Delta Post\n\n{PROSE}")
    for document in (written, row, *([head] if field.casefold() == "author" else [])):
        assert document.actor is None
        assert strengths(document) == [(name, "weak")]
        assert document.publisher == "Delta Post"


@pytest.mark.parametrize("column", ["by", "byline", "writer", "الكاتب"])
def test_a_column_for_who_wrote_is_one_for_authors(rows, column):
    (row,) = rows(f"text,{column},publisher", f'"{PROSE}",Lina Qasim,Delta Post')
    assert (row.actor, strengths(row)) == (None, [("Lina Qasim", "weak")])


@pytest.mark.parametrize("field", ["actor", "speaker", "party", "organisation"])
def test_a_field_for_who_speaks_is_stated_beside_a_publisher(rows, field):
    (row,) = rows(f"text,{field},publisher", f'"{PROSE}",Lina Qasim,Delta Post')
    assert strengths(row) == [("Lina Qasim", "stated")]


@pytest.mark.parametrize(
    "name",
    ["Harbour Council", "Pilots League", "SNC", "Salem al-Meslet", "حركة الميناء", "Hamas, PKK",
     "Lina Qasim, Harbour Council"],
)  # fmt: skip
def test_a_body_and_a_known_actor_stay_actors_in_a_field_for_authors(read, name):
    document = read("a.md", front(f"author: '{name}'", "publisher: Delta Post"))
    assert strengths(document) == [(name, "stated")]


def test_a_person_without_a_publisher_stays_the_actor(read):
    assert strengths(read("a.md", front("author: Lina Qasim"))) == [("Lina Qasim", "stated")]


@pytest.mark.parametrize("who", ["Lina (desk)", "Lina Qasim (editor)", "Lina [typist]"])
def test_who_sits_at_a_desk_is_never_the_actor(read, who):
    document = read("a.md", front(f'author: "{who}"'))
    assert (document.actor, strengths(document)) == (None, [(who, "weak")])


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:site_name' content='Delta Post'>"
        "<meta name=author content='Delta Post'>",
        "<title>Talk on boats - Delta Post</title><meta name=author content='Delta Post'>",
        "<link rel=canonical href='https://deltapost.example/1'>"
        "<meta name=author content='Delta Post'>",
        "<meta name=author content='Delta Post'><meta name=description content='Delta Post'>"
        '<script type=\'application/ld+json\'>{"@type":"WebSite","name":"Delta Post"}</script>',
    ],
)
def test_an_outlet_that_is_named_as_the_author_of_its_page_is_the_publisher(read, head):
    body = f"<h1>Talk on boats</h1><p>By Omar Saad</p><p>{PROSE}</p><p>{PROSE} Again.</p>"
    document = read("a.html", f"<html><head>{head}</head><body>{body}</body></html>")
    assert document.actor is None
    assert ("Omar Saad", "weak") in strengths(document)
    assert document.publisher in ("Delta Post", "deltapost.example")

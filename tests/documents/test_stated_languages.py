# SPDX-License-Identifier: MIT
"""A stated language holds unless the words of the text clearly are those of another."""

from __future__ import annotations

import pytest

from standpoint import documents
from standpoint.model import languages
from standpoint.model.places import Place
from standpoint.text.language import plain

ENGLISH = (
    "The council of the harbour town met in the hall and spoke for hours about the roads that lead "
    "to the valley, and it was said by the speaker that this is a matter of the schools as well. "
    "It was clear from the talks that the families are to be heard by all of the members."
)
GERMAN = (
    "Der Rat der Hafenstadt traf sich in der Halle und sprach über die Straßen, die in das Tal "
    "führen, und der Sprecher sagte, dass auch die Schulen nicht im besten Zustand sind. Es war "
    "mit den Familien nicht vereinbart, dass die Gespräche von den Räten geführt werden."
)


def page(language, text):
    return f"<html lang={language}><body><main><h1>Road</h1><p>{text}</p></main></body></html>"


@pytest.mark.parametrize(("stated", "text"), [("de", ENGLISH), ("fr", ENGLISH), ("en", GERMAN)])
def test_a_stated_language_that_the_words_contradict_is_not_used(read, stated, text):
    document = read("a.html", page(stated, text))
    assert document.language is None
    assert f"says “{stated}”, but its words are" in document.evidence["language"]


@pytest.mark.parametrize(
    ("stated", "text"),
    [("en", ENGLISH), ("de", GERMAN), ("so", ENGLISH), ("de", "The road is open. Come to it.")],
)
def test_a_stated_language_holds_where_the_words_do_not_speak_against_it(read, stated, text):
    assert read("a.html", page(stated, text)).language == stated


@pytest.mark.parametrize(
    ("written", "code"),
    [("eng", "en"), ("EN-us", "en"), ("English", "en"), ("fre", "fr"), ("fra", "fr"), ("per", "fa"),
     ("Türkçe", "tr"), ("lat", "la"), ("kmr", "ku"), ("ckb", "ckb"), ("العربية", "ar"),
     ("English (UK)", "en"), ("iw", "he"), ("الإنكليزية", "en"), ("كوردي", "ku"), ("فارسي", "fa")],
)  # fmt: skip
def test_whatever_names_a_language_becomes_its_one_code(written, code):
    assert languages.code(written) == code


@pytest.mark.parametrize("written", ["xx", "qqq", "und", "nan", "Klingon", "", "the"])
def test_what_names_no_language_is_none(written):
    assert languages.code(written) == ""


def test_a_code_of_three_letters_is_the_language_that_its_two_letters_name(read):
    assert read("a.html", page("eng", ENGLISH)).language == "en"
    assert read("a.md", f"---\ntitle: Road\nlanguage: deu\n---\n{GERMAN}").language == "de"


@pytest.mark.parametrize("stated", ["ara", "ar", "Arabic"])
def test_a_stated_language_is_held_against_the_text_however_it_is_written(read, stated):
    document = read("a.html", page(stated, ENGLISH))
    assert document.language is None
    assert "says “ar”, but the text is in Latin script" in document.evidence["language"]


def test_a_code_of_no_language_is_not_taken_and_said(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        f'text,language\n"{ENGLISH}",xx\n"{ENGLISH} Then, too.",eng\n', encoding="utf-8"
    )
    one, other = map(documents.take, documents.take(Place(path)).parts)
    documents.let_go()
    assert one.language is None
    assert (
        one.evidence["language"]
        == "column “language” says “xx”, which is no language that is known"
    )
    assert (other.language, other.evidence["language"]) == ("en", "column “language”")


def test_a_code_that_was_stored_long_ago_counts_as_its_language():
    assert plain("eng") == plain("en-GB") == "en"

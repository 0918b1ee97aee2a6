# SPDX-License-Identifier: MIT
"""A stated language holds unless the words of the text clearly are those of another."""

from __future__ import annotations

import pytest

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

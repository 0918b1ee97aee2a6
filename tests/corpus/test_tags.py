# SPDX-License-Identifier: MIT
"""What a user may rely on when reports are tagged."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits, tags
from standpoint.errors import CorpusError


def test_tags_are_added_removed_and_taken_back(corpus, named):
    both = [named["Council"], named["Assembly"]]
    before = tags.put(corpus, tags.changed(corpus, both, add=["to read", "Geneva"]))
    tags.put(corpus, tags.changed(corpus, [named["Council"]], add=["geneva"], remove=["TO READ"]))
    assert tags.in_use(corpus) == {"Geneva": 2, "to read": 1}
    assert tags.by_report(corpus)[named["Council"]] == {"Geneva"}
    tags.put(corpus, before)
    assert tags.in_use(corpus) == {}


def test_a_renamed_tag_joins_one_that_is_there(corpus, named):
    tags.put(corpus, {named["Council"]: ["old", "new"], named["Harvest"]: ["old"]})
    before = tags.put(corpus, tags.renamed(corpus, "old", "new"))
    assert tags.in_use(corpus) == {"new": 2}
    tags.put(corpus, before)
    assert tags.in_use(corpus) == {"new": 1, "old": 2}


def test_a_deleted_report_counts_for_no_tag_and_has_its_tags_when_it_is_back(corpus, named):
    tags.put(corpus, {named["Council"]: ["keep"]})
    edits.delete(corpus, [named["Council"]])
    assert tags.in_use(corpus) == {}
    edits.restore(corpus, [named["Council"]])
    assert tags.in_use(corpus) == {"keep": 1}


@pytest.mark.parametrize("name", ["", "   ", "one, two", "x" * 61])
def test_what_cannot_be_a_tag_is_refused_in_words(corpus, named, name):
    with pytest.raises(CorpusError, match="A tag is a few words"):
        tags.put(corpus, {named["Council"]: [name]})
    assert tags.in_use(corpus) == {}

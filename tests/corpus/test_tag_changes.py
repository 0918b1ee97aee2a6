# SPDX-License-Identifier: MIT
"""What an analyst may rely on when many reports are tagged at once and it is taken back."""

from __future__ import annotations

import pytest

from standpoint.corpus import tag_changes, tags
from standpoint.errors import CorpusError


@pytest.fixture
def both(corpus, named):
    return [named["Council"], named["Harvest"]]


def tagged(corpus, reports, name):
    tag_changes.make(corpus, tag_changes.wish(reports, [name]))


def test_what_was_tagged_renamed_and_taken_away_at_once_is_taken_back_whole(corpus, named, both):
    tagged(corpus, both, "old")
    tagged(corpus, both[:1], "new")
    before = corpus.rows("SELECT * FROM tag ORDER BY report, name")
    wanted = tag_changes.wish(both, ["Geneva"], ["NEW"], {"old": "new"})
    back = tag_changes.make(corpus, wanted)
    assert tags.in_use(corpus) == {"Geneva": 2}
    again = tag_changes.make(corpus, back)
    assert corpus.rows("SELECT * FROM tag ORDER BY report, name") == before
    tag_changes.make(corpus, again)
    assert tags.in_use(corpus) == {"Geneva": 2}


def test_a_tag_is_written_as_it_is_in_use_and_keeps_the_day_on_which_it_came(corpus, both):
    tagged(corpus, both[:1], "To read")
    first = corpus.rows("SELECT * FROM tag")
    tag_changes.make(corpus, tag_changes.wish(both, ["to READ"]))
    assert tags.in_use(corpus) == {"To read": 2}
    assert first[0] in corpus.rows("SELECT * FROM tag")


def test_a_tag_can_be_renamed_in_its_capitals_alone(corpus, both):
    tagged(corpus, both[:1], "geneva")
    tag_changes.make(corpus, tag_changes.wish(renamed={"geneva": "Geneva"}))
    assert tags.in_use(corpus) == {"Geneva": 1}


def test_a_report_that_is_gone_is_not_tagged(corpus, both):
    tag_changes.make(corpus, tag_changes.wish([*both, 999], ["x"]))
    assert tags.in_use(corpus) == {"x": 2}


@pytest.mark.parametrize("name", ["", "one, two", "x" * 61])
def test_what_cannot_be_a_tag_is_refused_before_anything_is_done(corpus, both, name):
    with pytest.raises(CorpusError, match="few words"):
        tag_changes.wish(both, [name])

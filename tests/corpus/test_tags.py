# SPDX-License-Identifier: MIT
"""What a user may rely on when reports are tagged."""

from __future__ import annotations

from standpoint.corpus import edits, tag_changes, tags


def test_a_tag_is_taken_away_whatever_its_capitals(corpus, named):
    both = [named["Council"], named["Assembly"]]
    back = tag_changes.make(corpus, tag_changes.wish(both, ["to read", "Geneva"]))
    wanted = tag_changes.wish([named["Council"]], ["geneva"], ["TO READ"])
    tag_changes.make(corpus, wanted)
    assert tags.in_use(corpus) == {"Geneva": 2, "to read": 1}
    assert tags.by_report(corpus)[named["Council"]] == {"Geneva"}
    tag_changes.make(corpus, back)
    assert tags.in_use(corpus) == {}


def test_a_deleted_report_counts_for_no_tag_and_has_its_tags_when_it_is_back(corpus, named):
    tag_changes.make(corpus, tag_changes.wish([named["Council"]], ["keep"]))
    edits.delete(corpus, [named["Council"]])
    assert tags.in_use(corpus) == {}
    edits.restore(corpus, [named["Council"]])
    assert tags.in_use(corpus) == {"keep": 1}

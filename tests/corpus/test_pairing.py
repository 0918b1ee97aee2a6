# SPDX-License-Identifier: MIT
"""Which reports are offered to be set side by side."""

from __future__ import annotations

from standpoint.corpus.pairing import pairs

COUNTS = {1: {"unity": 2, "refugees": 1}, 2: {"unity": 2, "refugees": 1}, 3: {"unity": 1}}


def test_the_pair_with_most_themes_in_common_comes_first():
    assert [pair[:2] for pair in pairs(COUNTS, [1, 2, 3], 3)] == [(1, 2), (1, 3), (2, 3)]


def test_a_report_is_not_offered_beside_its_own_text():
    assert [pair[:2] for pair in pairs(COUNTS, [1, 2, 3], 3, {2: 1})] == [(1, 3), (2, 3)]
    assert pairs(COUNTS, [2, 3], 3, {2: 1, 3: 1}) == []


def test_among_pairs_with_as_many_themes_the_one_with_more_sentences_comes_first():
    counts = {1: {"unity": 1}, 2: {"unity": 4}, 3: {"unity": 3}, 4: {"refugees": 9}}
    assert [pair[:2] for pair in pairs(counts, [1, 2, 3, 4], 1)] == [(2, 3)]


def test_of_equal_pairs_the_newest_reports_come_first():
    counts = {report: {"unity": 1} for report in range(5)}
    assert [pair[:2] for pair in pairs(counts, [4, 1, 0, 3, 2], 2)] == [(4, 1), (4, 0)]

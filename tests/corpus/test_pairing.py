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

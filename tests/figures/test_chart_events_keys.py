# SPDX-License-Identifier: MIT
"""Every event has a key of its own, however many there are."""

from __future__ import annotations

from standpoint.figures.layout_events import letter


def test_keys_are_letters_and_then_pairs_of_letters():
    assert [letter(i) for i in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "z", "aa", "ab", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
    assert len({letter(i) for i in range(2000)}) == 2000

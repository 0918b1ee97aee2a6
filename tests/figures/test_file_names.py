# SPDX-License-Identifier: MIT
"""Names of files made from titles: every system takes them, and none takes another's place."""

from __future__ import annotations

import pytest

from standpoint.figures.file_names import distinct, safe_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Unity: 2013–2024", "Unity 2013–2024"),
        ("a/b\\c*d?e", "a b c d e"),
        ("con", "Figure con"),
        ("LPT1", "Figure LPT1"),
        ("...", "Figure"),
        ("🕊️", "Figure"),
        ("- -", "Figure"),
        ("", "Figure"),
        ("ends. ", "ends"),
        ("اللاجئون: ٢٠٢٤", "اللاجئون ٢٠٢٤"),
        ("विस्थापित", "विस्थापित"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title, name):
    assert safe_name(title) == name


def test_a_long_title_is_cut_between_letters():
    assert len(safe_name("ش" * 500).encode()) == 120
    assert safe_name("a" * 119 + "ش") == "a" * 119


def test_names_that_a_disk_would_hold_to_be_one_are_told_apart():
    assert distinct(["a/b", "A?b", "a b 2", "a b"]) == ["a b", "A b 2", "a b 2 2", "a b 3"]

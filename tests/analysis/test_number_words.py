# SPDX-License-Identifier: MIT
"""Numbers in words are the numbers that a reader takes them for."""

from __future__ import annotations

import pytest

from standpoint.analysis import number_words
from standpoint.text.near import spelled


def numbers(text: str) -> list[int]:
    words = spelled(text)
    found, at = [], 0
    while at < len(words):
        read = number_words.read(words, at) if words[at] in number_words.STARTS else None
        if read:
            found.append(read[1])
        at = read[2] if read else at + 1
    return found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("twelve families and forty carts", [12, 40]),
        ("Twenty-one of ninety-nine", [21, 99]),
        ("two hundred and forty", [240]),
        ("a hundred", [100]),
        ("one hundred and one", [101]),
        ("twelve hundred", [1200]),
        ("three thousand two hundred and five", [3205]),
        ("seventy thousand people and six horses", [70_000, 6]),
        ("two, three and ten", [2, 3, 10]),
        ("nineteen eighty", [19, 80]),
        ("ten twenty-five", [10, 25]),
        ("one of them, the first, for once; hundreds, thousands, dozens, no one", []),
        ("اثنتي عشرة عائلة وعشرين عربة", [12, 20]),
        ("اثنا عشر، أحد عشر، إحدى عشرة، ثماني عشرة، تسعة عشر", [12, 11, 11, 18, 19]),
        ("اثنان واثنتين وثلاثة وأربع", [2, 2, 3, 4]),
        ("خمسة وعشرون رجلا", [25]),
        ("واحد وعشرين، إحدى وثلاثون", [21, 31]),
        ("خمسون وستين وتسعون", [50, 60, 90]),
        ("مئة ومائة وعشرين و مئتين", [100, 120, 200]),
        ("ثلاثة آلاف وخمسمئة وثمانية وأربعين", [3548]),
        ("عشرين ألفاً، ألف، ألفين، ثلاث مئة", [20_000, 1000, 2000, 300]),
        ("لستُ واحداً، أحد الأعضاء، واحد، الآلاف، آلاف، مئات، يوم الاثنين، القرن العشرين", []),
    ],
)
def test_numbers_in_words_are_read(text: str, meant: list[int]) -> None:
    assert numbers(text) == meant

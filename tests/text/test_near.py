# SPDX-License-Identifier: MIT
"""Signatures of texts: what makes no difference to them, and that they stay as they are."""

from __future__ import annotations

import hashlib
import random

from standpoint.text.near import FEWEST_RUNS, HASHES, RUN, runs, signature, spelled

ENGLISH = (
    "The council of the eastern quarter met on Monday and agreed to open the two wells again. "
    "Its members asked every household to send one person to the works, and thanked the drivers."
)
ARABIC = "اجتمع مجلس الحي الشرقي يوم الاثنين واتفق على فتح البئرين من جديد وشكر السائقين على عملهم"
MARKED = (
    "اِجْتَمَعَ مَجْلِس الحيّ الشرقـــي يوم الاثنين واتّفق على فتح البئرين من جديد وشكر السائقين على عملهم"
)


def test_case_punctuation_and_line_ends_do_not_change_a_signature() -> None:
    other = ENGLISH.upper().replace(". ", "!\r\n\r\n").replace(",", " –")
    assert signature(other) == signature(ENGLISH) != b""


def test_arabic_marks_and_tatweel_do_not_change_a_signature() -> None:
    assert signature(MARKED) == signature(ARABIC) != b""


def test_a_signature_is_the_same_on_every_machine_and_in_every_version() -> None:
    # It is stored: another one would make every stored signature worthless.
    assert len(signature(ENGLISH)) == 4 * HASHES
    found = [hashlib.sha256(signature(text)).hexdigest()[:16] for text in (ENGLISH, ARABIC)]
    assert found == ["c564888251044629", "4584f0568e24467e"]


def test_a_text_of_a_few_words_has_none() -> None:
    words = ENGLISH.split()[: FEWEST_RUNS + RUN - 1]
    assert signature(" ".join(words)) != b""
    assert signature(" ".join(words[:-1])) == b""
    assert signature("") == b""


def test_runs_are_all_stretches_of_so_many_words() -> None:
    assert runs(spelled("One, two. Three four five")) == [
        "one two three four",
        "two three four five",
    ]
    assert runs(["a", "b", "c"]) == []


def test_equal_hashes_estimate_the_share_of_common_runs() -> None:
    picked = random.Random(5)
    words = [f"w{number}" for number in range(1200)]
    whole = [" ".join(picked.choices(words, k=400)) for _ in range(20)]
    for text in whole:
        half = " ".join(text.split()[:200])
        both = zip(*(memoryview(signature(one)).cast("I") for one in (text, half)), strict=True)
        assert abs(sum(a == b for a, b in both) / HASHES - 0.5) < 0.25

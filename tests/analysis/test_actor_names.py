# SPDX-License-Identifier: MIT
"""What a user may rely on when names are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpoint.analysis.actor_names import alike, edits, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hadi al-Bahra", "Hadi Albahra"),
        ("Salem al-Meslet", "Salem al-Muslat"),
        ("Nasr al-Hariri", "Naser Hariri"),
        ("Abdullah Kaddo", "Abdullah Kado"),
        ("Abdel-Majid Barakat", "Abdul Majeed Barakat"),
        ("Abd al-Majid Barakat", "Abdulmajid Barakat"),
        ("Muhammad Ali Issa", "Mohammed Ali Eissa"),
        ("Hassan Abdel Azim", "Hassan Abdulazim"),
        ("Mr. Walid Al-Moualem", "Walid Muallem"),
        ("Geir Pedersen", "Geir Pederson"),
        ("Abdulahad Astepho", "Abdulahad Astifo"),
        ("هادي البحرة", "هادي البحره"),
        ("الائتلاف الوطني السوري", "الإئتلاف الوطنيّ السوريّ"),
        ("Syrian Negotiations Commission", "the Syrian Negotiation Commission"),
        ("Bahra Hadi", "Hadi al-Bahra"),
    ],
)
def test_one_name_in_several_spellings_is_offered_with_a_reason(one, other):
    assert alike(one, other)
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SNC", "NCC"),
        ("SNC", "Syrian National Council"),
        ("KNC", "KNCC"),
        ("Syrian National Council", "Kurdish National Council"),
        ("Syrian National Council", "Syrian National Coalition"),
        ("Syrian Democratic Forces", "Syrian Democratic Council"),
        ("Salem al-Meslet", "Mahmoud al-Muslat"),
        ("Nasr al-Hariri", "Saad al-Hariri"),
        ("الائتلاف الوطني", "المجلس الوطني"),
        ("Al Arabiya", "Al-Araby"),
        ("", "x"),
    ],
)
def test_names_of_others_are_not_offered(one, other):
    assert alike(one, other) == ""


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_never_fails_and_does_not_depend_on_the_order(one, other):
    assert bool(alike(one, other)) == bool(alike(other, one))
    assert edits(one, other) == edits(other, one)
    assert key(key(one)) == key(one) or key(one)

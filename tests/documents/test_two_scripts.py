# SPDX-License-Identifier: MIT
"""A report in two languages is said to be one: rules search it in one of them only."""

from __future__ import annotations

import pytest

ENGLISH = "The council met in the old hall by the harbour and spoke about the roads of the valley. "
ARABIC = "اجتمع المجلس في القاعة القديمة وتحدث طويلا عن الطرق والمدارس ثم طالب بوحدة قوى المعارضة. "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENGLISH * 3 + ARABIC, "% of the letters are Arabic, the others Latin"),
        (ARABIC * 3 + ENGLISH, "% of the letters are Latin, the others Arabic"),
        (ENGLISH + ARABIC, "% of the letters are"),
    ],
)
def test_the_language_that_rules_pass_over_is_named(read, text, said):
    document = read("a.txt", f"A day in the valley\n\n{text}\n")
    assert said in document.evidence["two languages"]
    assert "rules search a report in one language only" in document.evidence["two languages"]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH * 4,
        ARABIC * 4,
        ENGLISH * 4 + "They call it (هيئة التفاوض السورية).",
        ARABIC * 4 + "كما جاء في Resolution 2254 (UN).",
        "Résumé: le conseil a siégé à l’école. " * 4,
    ],
)
def test_a_name_in_another_script_makes_no_second_language(read, text):
    assert "two languages" not in read("a.txt", f"{text}\n").evidence

# SPDX-License-Identifier: MIT
"""Two texts in the same words are told apart by their numbers and dates, wherever these stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.analysis.given_numbers import Numbers, agreement
from standpoint.analysis.near_duplicates import Compared, overlap

_BODY = (
    "The shelter board walked through nine streets and spoke with bakers, nurses and drivers about "
    "the coming cold. Everyone wished for lamps at the corners and for a roof over the pump. The "
    "board will ask the town hall for both, and it thanks the pupils who painted the fence. "
)


def same(one: str, other: str) -> bool:
    here, there = Compared(one), Compared(other)
    found = overlap(here, there)
    assert min(found.of_first, found.of_second) > 0.5
    assert found.repost == overlap(there, here).repost
    return found.repost


def agree(one: str, other: str) -> bool:
    return agreement(Numbers(one), Numbers(other)).same_facts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{}It counted 3000 prisoners.", "{}It counted 5000 prisoners."),
        (
            "{}It counted 3000 prisoners on 5 May 2019.",
            "{}It counted 3000 prisoners on 9 May 2019.",
        ),
        ("Of 3000 prisoners none came. {}", "Of 5000 prisoners none came. {}"),
        ("On 5 May 2019 the board met. {}", "On 9 March 2021 the board met. {}"),
        ("{}It met 17 men.", "{}It met 19 men and let 44 go after they had paid what they owed."),
        ("{}Some 3,000 left in October.", "{}Some 3,000 left in November."),
        ("{}أحصى المجلس ٣٠٠٠ معتقل في السجن", "{}أحصى المجلس ٥٠٠٠ معتقل في السجن"),
        ("{}سجل المجلس وفاتين يوم 5 أيار 2019", "{}سجل المجلس وفاتين يوم 5 حزيران 2019"),
        ("{}It counted 3000 captives.", "{}The bureau registered as many as 5000 prisoners."),
        ("31 gone. {}At least 31 people left.", "31 gone. {}At least 29 people left."),
        ("06-06-2016 3 people left the town. {}", "06-06-2016 4 people left the town. {}"),
        ("{}It counted twelve families.", "{}It counted fifteen families."),
        ("{}It counted twelve families.", "{}It counted 15 families."),
        ("{}Some two hundred and forty left.", "{}Some two hundred and fifty left."),
        ("{}أحصى المجلس اثنتي عشرة عائلة", "{}أحصى المجلس خمس عشرة عائلة"),
        ("{}غادر البلدة عشرون شخصا أمس", "{}غادر البلدة ثلاثون شخصا أمس"),
        (
            "{}It counted twelve families, three wells, six doors, ten ropes and 40 carts.",
            "{}It counted twelve families, three wells, six doors, ten ropes and 30 carts.",
        ),
    ],
)
def test_another_number_in_the_same_words_makes_another_report(one: str, other: str) -> None:
    assert not same(one.format(_BODY), other.format(_BODY))


@pytest.mark.parametrize("constants", ["", "It recalls Resolution 2254. ", "2254, 2118 and 1325. "])
def test_reports_of_two_dates_with_other_counts_are_two(constants: str) -> None:
    one = f"First\n\nGeneva, 11 October 2019\n\n{constants}{_BODY}It saw 3000 men on 5 May 2019."
    other = f"Again\n\nGeneva, 12 March 2021\n\n{constants}{_BODY}It saw 5000 men on 9 March 2021."
    assert not same(one, other)
    assert not same(one, f"{other[:-1]} and let 17 of them go after 44 days.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Geneva, 11 October 2019\n{}He saw 31 men.", "Geneva, 12 March 2021\n{}He saw 31 men."),
        ("Wed 05 Apr 2017 A walk. {}He saw 31 men.", "Thu 06 Apr 2017 A walk. {}He saw 31 men."),
        ("{}He saw 31 men.\nPublished on 5 May 2019", "{}He saw 31 men.\nPublished on 9 June 2020"),
        ("{}He saw 31 men.\n5 May 2019 10:45", "{}He saw 31 men.\n7 May 2019 22:33"),
        ("{}On 5 May 2019 they left.", "{}On May 5, 2019 they left."),
        ("{}On 5 May 2019 they left.", "{}On 5 May they left."),
        ("{}On 5 May 2019 they left.", "{}On 5th May 2019 they left."),
        ("{}Some 3,000 men left.", "{}Some 3000 men left."),
        ("{}رأى ٣١ رجلا يوم 5 أيار 2019 هناك", "{}رأى 31 رجلا يوم 5 مايو 2019 هناك"),
        ("{}It may rain. 31 came.", "{}It might rain. 31 came."),
        ("{}Some twelve men left early.", "{}Some 12 men left early."),
        ("{}Some 3 thousand men left early.", "{}Some 3,000 men left early."),
        ("{}Some 70,000 men left early.", "{}Some seventy thousand men left early."),
        ("{}غادر البلدة ثلاثة آلاف وخمسمئة شخص أمس", "{}غادر البلدة 3500 شخص أمس"),
        ("{}غادر البلدة رجل وعشرون طفلا أمس", "{}غادر البلدة رجل و20 طفلا أمس"),
        ("{}Both men left early.", "{}The two men left early."),
        ("{}One of the men left first.", "{}Some of the men left second."),
        ("{}On 5 May 2019 two men left.", "{}On 5 May two men left."),
        ("{}He saw 31 men.", "{}"),
        ("{}He saw 31 men.", "{}He saw 31 men. Then came 12 women and 4 children."),
    ],
)
def test_another_dateline_or_another_way_to_write_a_date_makes_no_other_report(
    one: str, other: str
) -> None:
    assert same(one.format(_BODY), other.format(_BODY))


def test_a_number_that_was_left_out_is_no_other_number_of_the_same_words() -> None:
    both = f"At least 31 people came early. {_BODY}Later at least 44 carts followed."
    assert same(both, f"At least 31 people came early. {_BODY}")
    assert not same(
        both, f"At least 31 people came early. {_BODY}Later at least 45 carts followed."
    )


def test_long_tables_are_compared_in_a_moment() -> None:
    table = " ".join(f"{number} km." for number in range(5_000))
    assert agree(table, table.replace("77 km", "78 km"))


_FIVE = "{}They met {} times, fed 12 cats, lit 90 lamps, drove 31 carts and dug 7 wells. "


def test_one_of_five_numbers_may_be_a_slip_but_not_in_a_text_of_another_date() -> None:
    assert same(_FIVE.format(_BODY, 4), _FIVE.format(_BODY, 5))
    later = f"Lund, 3 June 2020\n{_FIVE.format(_BODY, 5)}"
    assert same(f"Lund, 3 June 2020\n{_FIVE.format(_BODY, 4)}", later)
    assert not same(f"Lund, 3 May 2020\n{_FIVE.format(_BODY, 4)}", later)
    four = "{}They met {} times, fed 12 cats, lit 90 lamps and drove 31 carts. "
    assert not same(four.format(_BODY, 4), four.format(_BODY, 5))


_WORDS = ["lamps", "pumps", "carts", "wells", "doors", "bells", "boats", "ropes"]
_COUNTS = st.lists(st.integers(1, 9999), min_size=1, max_size=8, unique=True)


def _counting(counts: list[int]) -> str:
    return _BODY + " ".join(
        f"Then the {word} numbered {count} by noon."
        for word, count in zip(_WORDS, counts, strict=False)
    )


@settings(max_examples=60, deadline=None)
@given(_COUNTS)
def test_texts_that_share_no_number_never_agree(counts: list[int]) -> None:
    one, other = _counting(counts), _counting([count + 10_000 for count in counts])
    assert not agree(one, other)
    assert agree(one, one)


@settings(max_examples=60, deadline=None)
@given(_COUNTS, st.data())
def test_two_numbers_changed_are_never_a_slip(counts: list[int], data: st.DataObject) -> None:
    changed = data.draw(st.sets(st.integers(0, len(counts) - 1), min_size=min(2, len(counts))))
    others = [count + 10_000 * (at in changed) for at, count in enumerate(counts)]
    assert not agree(_counting(counts), _counting(others))


_WORDS_AND_NUMBERS = (
    "a b 5 9 . - ٣ مايو two twenty hundred one and thousand عشر وعشرين الف واحد الاف مايه"
)
_PIECES = st.lists(st.sampled_from(_WORDS_AND_NUMBERS.split()), max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(
    st.text("ab 5.9\n:,-/٣ مايو", max_size=60) | _PIECES,
    st.text("ab 5.9\n:,-/٣ مايو", max_size=60) | _PIECES,
)
def test_which_text_comes_first_makes_no_difference(one: str, other: str) -> None:
    here, there = Numbers(one), Numbers(other)
    assert agreement(here, there) == agreement(there, here)
    assert agreement(here, here).same_facts

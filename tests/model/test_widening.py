# SPDX-License-Identifier: MIT
"""An approximate date read as one unit more on either side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpoint.model.dates import parse, widened


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-06~", "2024-05-01", "2024-07-31"),
        ("2024-01~", "2023-12-01", "2024-02-29"),
        ("2024-03-01~", "2024-02-29", "2024-03-02"),
        ("2024~", "2023-01-01", "2025-12-31"),
        ("2024-22~", "2024-03-01", "2024-11-30"),
        ("202X~", "2010-01-01", "2039-12-31"),
        ("19XX~", "1800-01-01", "2099-12-31"),
        ("2024-05~/2024-06", "2024-04-01", "2024-06-30"),
        ("2024-05/2024-06~", "2024-05-01", "2024-07-31"),
        ("2024-06%", "2024-05-01", "2024-07-31"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999-12-31~", "9999-12-30", "9999-12-31"),
        ("2024-06?", "2024-06-01", "2024-06-30"),
        ("2024-06", "2024-06-01", "2024-06-30"),
    ],
)
def test_only_what_is_approximate_reaches_one_unit_of_its_own_further(edtf, first, last):
    found = widened(parse(edtf))
    assert (found.earliest, found.latest) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("edtf", ["", "..", "XXXX", "2024-06~/.."])
def test_a_date_without_a_place_in_time_gets_none(edtf):
    assert widened(parse(edtf)) == parse(edtf)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_widened_date_always_holds_the_date_itself(day, length):
    when = parse(f"{day.isoformat()[:length]}~")
    found = widened(when)
    assert found.earliest <= when.earliest <= when.latest <= found.latest

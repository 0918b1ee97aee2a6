# SPDX-License-Identifier: MIT
"""Of spans that overlap the longest is left, whatever their number."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.coding.overlaps import longest_apart

SPAN = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))


@settings(max_examples=200)
@given(st.lists(SPAN, max_size=25))
def test_of_overlapping_spans_the_longest_stays_and_among_equals_the_first(spans):
    taken = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= begin or stop <= start for begin, stop in taken):
            taken.append((start, end))
    assert longest_apart(spans) == set(taken)


def test_a_text_with_very_many_mentions_is_weighed_in_no_time():
    spans = [(10 * number, 10 * number + 5) for number in range(40_000)]
    begun = time.perf_counter()
    assert len(longest_apart(spans)) == len(spans)
    assert time.perf_counter() - begun < 5

# SPDX-License-Identifier: MIT
"""A large corpus does not make Python stop the window to look for rubbish."""

from __future__ import annotations

import gc

import pytest

from standpoint.ui import rubbish


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


def test_what_was_read_of_a_large_corpus_is_left_out_of_the_search_for_rubbish():
    kept = [[number] for number in range(100)]
    rubbish.spare(rubbish.MANY)
    assert gc.get_freeze_count() > len(kept)


def test_a_small_corpus_is_searched_as_usual():
    rubbish.spare(rubbish.MANY)
    rubbish.spare(3)
    assert gc.get_freeze_count() == 0

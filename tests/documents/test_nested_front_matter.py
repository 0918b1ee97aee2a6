# SPDX-License-Identifier: MIT
"""Dates and names that stand one level down in front matter are read."""

from __future__ import annotations

import pytest

PROSE = "The pilots of the harbour want the ferries to sail before the winter comes here."


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: Ferries\ndates:\n  event: 2022-11-01\n  published: 2022-11-04\n---\n",
        "---\ntitle: Ferries\ndate:\n  event: 2022-11-01\n  published: 2022-11-04\n---\n",
        "---\ntitle: Ferries\nparams:\n  date: 2022-11-04\n---\n",
        '+++\ntitle = "Ferries"\n[params]\ndate = 2022-11-04\n+++\n',
    ],
)
def test_a_date_one_level_down_is_read(read, block):
    document = read("a.md", block + PROSE)
    assert document.date == "2022-11-04"
    assert document.evidence["date"].startswith("front matter “")
    assert "." in document.evidence["date"]


@pytest.mark.parametrize("group", ["params", "extra", "metadata", "meta"])
def test_a_speaker_one_level_down_is_read(read, group):
    document = read(
        "a.md", f'+++\ntitle = "F"\n[{group}]\nspeaker = "Harbour Council"\n+++\n{PROSE}'
    )
    assert document.actor == "Harbour Council"
    assert document.evidence["actor"] == f"front matter “{group}.speaker”"


def test_what_stands_at_the_top_holds(read):
    block = "---\ntitle: F\ndate: 2021-01-02\nspeaker: Harbour Council\n"
    document = read(
        "a.md", f"{block}params:\n  date: 2020-05-06\n  speaker: Pilots Union\n---\n{PROSE}"
    )
    assert (document.date, document.actor) == ("2021-01-02", "Harbour Council")


def test_a_name_in_a_list_of_parts_stays_one(read):
    text = f"---\ntitle: F\norganization: {{name: Harbour Council, city: Quay}}\n---\n{PROSE}"
    assert read("a.md", text).actor == "Harbour Council"


def test_other_groups_say_nothing(read):
    text = f"---\ntitle: F\nmenu:\n  date: 2020-05-06\n  author: Lina Qasim\n---\n{PROSE}"
    document = read("a.md", text)
    assert (document.date, document.actor) == (None, None)

# SPDX-License-Identifier: MIT
"""A better text takes a report's place without a window."""

from __future__ import annotations

import pytest


@pytest.fixture
def better(tmp_path):
    file = tmp_path / "better.txt"
    file.write_text(
        "Council meets\n\nThe council asked every side to carry out Resolution 2254 in full. "
        "It was a long meeting.\n"
    )
    return file


def test_a_text_is_replaced_and_what_stays_is_told(corpus, ids, standpoint, better):
    council = ids["Council"]
    tried = standpoint("replace", corpus, council, better, "--try")
    assert tried.out == (
        f"Would replace the text of report {council}: 2 of 4 sentences stay, 1 is new. "
        "All that was said about it stays.\n"
    )
    before = standpoint("reports", corpus, "--json").json
    done = standpoint("replace", corpus, council, better)
    assert done.code == 0
    assert done.out.startswith(f"Replaced the text of report {council}:")
    after = standpoint("reports", corpus, "--json").json
    changed = [one["id"] for one, other in zip(before, after, strict=True) if one != other]
    assert changed == [council]
    assert standpoint("check", corpus).code == 0


def test_a_text_that_is_there_already_is_refused(corpus, ids, standpoint, folder):
    council = ids["Council"]
    answer = standpoint("replace", corpus, council, folder / "harvest.txt")
    assert (answer.code, answer.out) == (2, "")
    assert "This is the text of “Harvest”" in answer.err
    assert standpoint("replace", corpus, 999, folder / "harvest.txt").code == 2
    assert standpoint("replace", corpus, council, folder / "nothing.txt").code == 2


def test_the_file_of_a_text_that_was_replaced_does_not_come_in_again(
    corpus, ids, standpoint, folder, better
):
    council = ids["Council"]
    standpoint("replace", corpus, council, better)
    planned = standpoint("import", corpus, folder / "council.txt", "--plan")
    assert f"council.txt: an older text of report {council}, Council" in planned.out
    (item,) = standpoint("import", corpus, folder / "council.txt", "--json").json
    assert (item["status"], item["report"]) == ("duplicate", council)
    assert item["reason"].startswith(f"Already in the corpus as an older text of report {council}")


def test_the_file_of_an_older_text_takes_that_text_version_back(
    corpus, ids, standpoint, folder, better
):
    council = ids["Council"]
    before = standpoint("reports", corpus, "--json").json
    standpoint("replace", corpus, council, better)
    tried = standpoint("replace", corpus, council, folder / "council.txt", "--try")
    assert tried.out == (
        f"Would take text version 1 of report {council} back, with what was said about it.\n"
    )
    assert standpoint("reports", corpus, "--json").json != before
    done = standpoint("replace", corpus, council, folder / "council.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Took text version 1 of report {council} back")
    assert standpoint("reports", corpus, "--json").json == before
    assert standpoint("check", corpus).code == 0

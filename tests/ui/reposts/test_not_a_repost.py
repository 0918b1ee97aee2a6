# SPDX-License-Identifier: MIT
"""When the main window offers to say that a report is no repost."""

from __future__ import annotations

import pytest


@pytest.fixture
def library(session, filled, tmp_path, qtbot):
    """The library with a text, a repost of it and others."""
    body = "The town council asked all sides to let refugees choose and thanked the bakers. " * 4
    folder = tmp_path / "town"
    folder.mkdir()
    for name, text in (("first", body), ("again", f"Read again\n\n{body}")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    return filled.library


def test_it_is_offered_for_a_repost_and_for_what_it_repeats_and_for_nothing_else(
    library, filled, session
):
    ((repost, original),) = session.originals().items()
    entry = filled.actions_["not_repost"]
    for report in (one.id for one in session.reports()):
        library.select([report])
        assert entry.isEnabled() == (report in {repost, original})
    library.select([one.id for one in session.reports()])
    assert entry.isEnabled()

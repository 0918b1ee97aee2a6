# SPDX-License-Identifier: MIT
"""A session with settings of its own."""

from __future__ import annotations

import pytest

from standpoint.session.session import Session
from standpoint.session.settings import Settings


@pytest.fixture
def settings(tmp_path):
    """Settings in a file of this test."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def session(qapp, settings):
    """A session that is closed at the end."""
    made = Session(settings)
    yield made
    made.close()


@pytest.fixture
def files(tmp_path):
    """Two statements that share two themes, one of them also a third."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "One\n\nThe body wants Resolution 2254 carried out. Refugees need protection.\n"
    )
    (folder / "two.txt").write_text(
        "Two\n\nRefugees need shelter and protection. It asks for Resolution 2254 "
        "and for the unity of Syria.\n"
    )
    return [folder / "one.txt", folder / "two.txt"]

# SPDX-License-Identifier: MIT
"""Everything that the program is built with is named with its licence."""

from __future__ import annotations

import re
from importlib.metadata import requires

import pytest

from standpoint.files import resource

NOTICES = resource("NOTICES.md").read_text(encoding="utf-8")
DIRECT = sorted(
    re.split(r"[<>=!~;\s\[]", requirement, maxsplit=1)[0]
    for requirement in requires("standpoint") or []
    if "extra ==" not in requirement
)


@pytest.mark.parametrize("library", [name for name in DIRECT if "PySide6" not in name])
def test_a_library_that_is_installed_with_the_program_is_named_with_its_licence(library):
    row = next(line for line in NOTICES.split("\n") if line.startswith(f"| {library} |"))
    assert re.search(r"MIT|BSD|Apache", row)


def test_qt_is_named_with_its_licence_its_source_and_how_to_replace_it():
    section = NOTICES.split("## Qt and PySide6")[1].split("\n## ")[0]
    assert "LGPL-3.0-only" in section
    assert "https://code.qt.io/" in section
    assert "To replace Qt" in section


def test_every_font_licence_and_the_icons_licence_are_named_and_there():
    for name in ("Inter", "IBM Plex Sans Arabic", "Source Serif 4", "Noto Naskh Arabic"):
        assert name in NOTICES
    assert resource("icons/LICENSE-lucide.txt").is_file()
    assert sum(f.name.startswith("OFL-") for f in resource("fonts").iterdir()) == 5

# SPDX-License-Identifier: MIT
"""Pages kept by the Wayback Machine, without the bar that it puts above them."""

from __future__ import annotations

import re
from typing import Any

_BAR = re.compile(
    r"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->.*?<!--\s*END WAYBACK TOOLBAR INSERT\s*-->",
    re.DOTALL,
)
_BEGINS = "BEGIN WAYBACK TOOLBAR"
_IDS = re.compile(r"wm-ipp(?:-.*)?|donato")


def without_bar(source: str) -> str:
    """Return the source of a page without what stands between the comments around the bar."""
    return _BAR.sub("", source) if _BEGINS in source else source


def strip(page: Any) -> None:
    """Take the bar out of a parsed page that was saved without those comments."""
    bars = [part for part in page.iter("div") if _IDS.fullmatch(part.get("id") or "")]
    for bar in bars:
        if bar.getparent() is not None:
            bar.drop_tree()

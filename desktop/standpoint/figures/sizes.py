# SPDX-License-Identifier: MIT
"""The sizes that journals, reports and slides ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PresetKey = Literal["column", "one-and-a-half", "full", "report", "slide"]


@dataclass(frozen=True, slots=True)
class Preset:
    """A size in millimetres; `key` names it on the command line, `name` on screen."""

    key: PresetKey
    name: str
    width_mm: float
    height_mm: float


PRESETS = (
    Preset("column", "Journal, one column", 89, 110),
    Preset("one-and-a-half", "Journal, one and a half", 120, 120),
    Preset("full", "Journal, full width", 183, 144),
    Preset("report", "Report, A4 text width", 160, 130),
    Preset("slide", "Slide, 16 : 9", 254, 143),
)


def preset(key: PresetKey) -> Preset:
    """Return the size of that key."""
    return next(one for one in PRESETS if one.key == key)

# SPDX-License-Identifier: MIT
"""Palette, faces, icons and the few controls that every screen shares.

Each name is imported from its module when it is first asked for: the window is painted before it
needs a single control.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpoint.ui.look.buttons import (
        HEIGHT,
        SMALL,
        IconButton,
        LinkButton,
        PushButton,
        SegmentedControl,
        mirrored,
        paint_frame,
    )
    from standpoint.ui.look.chips import ThemeChip
    from standpoint.ui.look.faces import (
        ARABIC_EXTRA,
        ARABIC_EXTRA_LINE,
        interface_font,
        isolated,
        mono_font,
        reading_font,
        reads_right_to_left,
        right_to_left,
        set_pixels,
    )
    from standpoint.ui.look.fields import CheckBox, Choice, SearchField
    from standpoint.ui.look.heads import Divider, DockHead, ElidedLabel, NoticeBar, Pane, Words
    from standpoint.ui.look.lines import Lines, page_title, paragraph
    from standpoint.ui.look.look import PREFERENCES, Look
    from standpoint.ui.look.marks import (
        dots_width,
        key_size,
        paint_digit,
        paint_dots,
        paint_focus_ring,
        paint_key,
        shows_focus,
    )
    from standpoint.ui.look.share import ShareBar

_MODULES = {
    "buttons": (
        "HEIGHT",
        "IconButton",
        "LinkButton",
        "PushButton",
        "SMALL",
        "SegmentedControl",
        "mirrored",
        "paint_frame",
    ),
    "chips": ("ThemeChip",),
    "faces": (
        "ARABIC_EXTRA",
        "ARABIC_EXTRA_LINE",
        "interface_font",
        "isolated",
        "mono_font",
        "reading_font",
        "reads_right_to_left",
        "right_to_left",
        "set_pixels",
    ),
    "fields": ("CheckBox", "Choice", "SearchField"),
    "heads": ("Divider", "DockHead", "ElidedLabel", "NoticeBar", "Pane", "Words"),
    "lines": ("Lines", "page_title", "paragraph"),
    "look": ("Look", "PREFERENCES"),
    "marks": (
        "dots_width",
        "key_size",
        "paint_digit",
        "paint_dots",
        "paint_focus_ring",
        "paint_key",
        "shows_focus",
    ),
    "share": ("ShareBar",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Return a public name from the module that holds it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "ARABIC_EXTRA",
    "ARABIC_EXTRA_LINE",
    "HEIGHT",
    "PREFERENCES",
    "SMALL",
    "CheckBox",
    "Choice",
    "Divider",
    "DockHead",
    "ElidedLabel",
    "IconButton",
    "Lines",
    "LinkButton",
    "Look",
    "NoticeBar",
    "Pane",
    "PushButton",
    "SearchField",
    "SegmentedControl",
    "ShareBar",
    "ThemeChip",
    "Words",
    "dots_width",
    "interface_font",
    "isolated",
    "key_size",
    "mirrored",
    "mono_font",
    "page_title",
    "paint_digit",
    "paint_dots",
    "paint_focus_ring",
    "paint_frame",
    "paint_key",
    "paragraph",
    "reading_font",
    "reads_right_to_left",
    "right_to_left",
    "set_pixels",
    "shows_focus",
]

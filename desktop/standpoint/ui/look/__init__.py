# SPDX-License-Identifier: MIT
"""Palette, faces, icons and the few controls that every screen shares."""

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

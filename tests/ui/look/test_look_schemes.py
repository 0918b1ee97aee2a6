# SPDX-License-Identifier: MIT
"""What every screen may rely on from the look: its colours follow the choice and the system."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from standpoint.figures.colours import CHROME, contrast
from standpoint.ui.look import PREFERENCES, Look
from standpoint.ui.look.palette import palette, selected_text

Role = QPalette.ColorRole


@pytest.mark.parametrize("scheme", CHROME)
def test_words_on_every_ground_of_a_scheme_can_be_read(qapp, scheme):
    made = palette(scheme)
    for words, ground in (
        (Role.Text, Role.Base),
        (Role.WindowText, Role.Window),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.PlaceholderText, Role.Base),
        (Role.BrightText, Role.Window),
    ):
        ratio = contrast(made.color(words).name(), made.color(ground).name())
        assert ratio >= 4.5, (scheme, words, ground)


def test_selected_words_are_inverted_in_high_contrast_only():
    assert selected_text("light") == CHROME["light"].tx
    assert selected_text("high contrast light") == CHROME["high contrast light"].base


def test_a_chosen_scheme_colours_the_program_and_is_remembered(qapp, look, kept, qtbot):
    with qtbot.waitSignal(look.changed):
        look.set_preference("dark")
    assert qapp.palette().color(Role.Base) == QColor(CHROME["dark"].base)
    assert look.dark
    assert Look(kept).scheme == "dark"


@pytest.fixture
def system(qapp, monkeypatch):
    """Let the system change between light and dark, which no test platform does by itself."""

    def change(dark):
        monkeypatch.setattr("standpoint.ui.look.look.system_is_dark", lambda: dark)
        qapp.styleHints().colorSchemeChanged.emit(
            Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
        )

    return change


def test_the_look_follows_the_system_until_a_scheme_is_chosen(qapp, look, system):
    look.set_preference("system")
    system(True)
    assert look.scheme == "dark"
    assert qapp.palette().color(Role.Window) == QColor(CHROME["dark"].win)
    system(False)
    assert look.scheme == "light"
    look.set_preference("light")
    system(True)
    assert look.scheme == "light"


def test_high_contrast_follows_the_ground_of_the_system(look, system):
    look.set_preference("high contrast")
    assert look.scheme == "high contrast light"
    system(True)
    assert look.scheme == "high contrast dark"
    assert look.high_contrast


def test_the_system_is_followed_where_nothing_sensible_was_remembered(qapp, kept):
    kept.set("look/scheme", "mauve")
    kept.set("look/zoom", "wide")
    made = Look(kept)
    assert made.preference in PREFERENCES
    assert made.zoom == 1.0


def test_a_theme_keeps_its_base_on_every_scheme_and_changes_its_ink(look, themes):
    light = look.hue(themes[0])
    look.set_preference("dark")
    assert look.hue(themes[0]).base == light.base
    assert look.hue(themes[0]).ink != light.ink


def test_zoom_walks_its_steps_and_stays_between_70_and_200_percent(look, kept):
    for _ in range(20):
        look.zoom_by(1)
    assert look.zoom == 2.0
    for _ in range(20):
        look.zoom_by(-1)
    assert look.zoom == 0.7
    look.set_zoom(1.0)
    look.zoom_by(1)
    assert look.zoom > 1.0
    assert Look(kept).zoom == look.zoom

# SPDX-License-Identifier: MIT
"""The faces: which family sets what, at which size, and how their files are loaded."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QFontDatabase

from standpoint.files import resource
from standpoint.text.direction import isolated as isolated  # noqa: PLC0414
from standpoint.text.direction import right_to_left as right_to_left  # noqa: PLC0414

SANS = "Standpoint Sans"
SERIF = "Standpoint Serif"
SANS_ARABIC = "Standpoint Sans Arabic"
NASKH = "Standpoint Naskh"
MONO = "Standpoint Mono"

FIRST = ("StandpointSans-", "StandpointSerif-")
"""Starts of the files that the first paint needs; the others follow it."""

ARABIC_EXTRA = 3.0
"""Pixels by which an Arabic face is set larger than the Latin one beside it."""
ARABIC_EXTRA_LINE = 9.0
"""Pixels by which an Arabic line is higher than the Latin one beside it."""


def reads_right_to_left(text: str) -> bool:
    """Return whether the first strong letter of `text` is written right to left."""
    return Qt.LayoutDirection.RightToLeft == _direction(text)


def _direction(text: str) -> Qt.LayoutDirection:
    import unicodedata

    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight


def font_files() -> list[str]:
    """Return the names of the font files that came with the program, sorted."""
    return sorted(
        entry.name
        for entry in resource("fonts").iterdir()
        if entry.name.lower().endswith((".ttf", ".otf"))
    )


def load(names: Iterable[str]) -> None:
    """Load font files of `resources/fonts` by name; those already loaded are not read again."""
    for name in names:
        if name in _loaded:
            continue
        _loaded.add(name)
        data = resource(f"fonts/{name}").read_bytes()
        QFontDatabase.addApplicationFontFromData(QByteArray(data))


_loaded: set[str] = set()


def load_first() -> None:
    """Load what the first paint needs: the interface's and the reading face."""
    load(name for name in font_files() if name.startswith(FIRST))


def load_rest() -> None:
    """Load every face that is not loaded yet."""
    load(font_files())


def interface_font(px: float = 13, weight: int = 400) -> QFont:
    """Return the interface's face: Latin, then Arabic, with figures of equal width."""
    return _font((SANS, SANS_ARABIC), QFont.StyleHint.SansSerif, px, weight, tabular=True)


def reading_font(px: float = 16.5, weight: int = 400, language: str | None = None) -> QFont:
    """Return the face for prose. `px` is the Latin size; Arabic is set 3 px larger.

    Args:
        px: size in pixels at 100 %.
        weight: 400 or 600.
        language: of the text; where it is written right to left the Arabic face comes first.
    """
    if right_to_left(language):
        return _font((NASKH, SERIF), QFont.StyleHint.Serif, px + ARABIC_EXTRA, weight)
    return _font((SERIF, NASKH), QFont.StyleHint.Serif, px, weight)


def mono_font(px: float = 12.5, weight: int = 400) -> QFont:
    """Return the face for rules and ids."""
    return _font((MONO, SANS_ARABIC), QFont.StyleHint.Monospace, px, weight)


def set_pixels(font: QFont, px: float) -> None:
    """Give a font a size in pixels: the nearest whole one, since Qt's engines know no other."""
    font.setPixelSize(int(px + 0.5))


def _font(
    families: tuple[str, ...],
    hint: QFont.StyleHint,
    px: float,
    weight: int,
    tabular: bool = False,
) -> QFont:
    font = QFont(list(families))
    font.setStyleHint(hint)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    set_pixels(font, px)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font

# SPDX-License-Identifier: MIT
"""The steps of a map: one theme's hue from pale to strong, as light in every theme's row."""

from __future__ import annotations

from functools import lru_cache

from standpoint.figures.colours import Chrome, contrast, luminance, mix

_LIGHT = (93.0, 42.0)
_DARK = (21.0, 74.0)
"""Lightness (CIE L*) of the first and the last step on a light and on a dark ground."""
_LIGHT_NOTHING, _DARK_NOTHING = 97.5, 14.0
_READABLE = 4.5


@lru_cache(maxsize=1024)
def tint(base: str, chrome: Chrome, step: int, steps: int) -> str:
    """Return the colour of a step.

    Steps are as light in every hue, so that rows can be compared, also in greys.

    Args:
        base: the theme's hue, "#RRGGBB".
        chrome: the colours of the ground.
        step: 1 to `steps`; higher steps stand out more from the ground. 0 is the value 0: paler
            than every step, but not the ground, which a gap has.
        steps: how many there are.
    """
    if step == 0:
        return _as_light(base, chrome, _DARK_NOTHING if chrome.dark else _LIGHT_NOTHING)
    pale, strong = _DARK if chrome.dark else _LIGHT
    share = (step - 1) / (steps - 1) if steps > 1 else 0.6
    return _as_light(base, chrome, pale + (strong - pale) * share)


def _as_light(base: str, chrome: Chrome, lightness: float) -> str:
    """Return the hue with a lightness: mixed with the ground, or beyond it with black or white."""
    wanted = ((lightness + 16) / 116) ** 3
    far = "#FFFFFF" if chrome.dark else "#000000"
    low, high = 0.0, 2.0
    for _ in range(24):
        middle = (low + high) / 2
        found = _along(base, chrome.base, far, middle)
        nearer_ground = luminance(found) < wanted if chrome.dark else luminance(found) > wanted
        low, high = (middle, high) if nearer_ground else (low, middle)
    return _along(base, chrome.base, far, high)


def _along(base: str, ground: str, far: str, at: float) -> str:
    return mix(base, ground, at) if at <= 1 else mix(far, base, at - 1)


@lru_cache(maxsize=1024)
def ink(ground: str, chrome: Chrome) -> str:
    """Return the colour of words on a tint: that of text where it reads well, else the best."""
    if contrast(chrome.tx, ground) >= _READABLE:
        return chrome.tx
    return max(chrome.base, "#FFFFFF", "#000000", key=lambda colour: contrast(colour, ground))

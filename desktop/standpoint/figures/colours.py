# SPDX-License-Identifier: MIT
"""The palette as plain values: chrome, and one hue for each theme with its tints.

Theme hues are those of Okabe and Ito (2008) of middle lightness, so that one base serves white and
dark ground and stays distinct under colour-vision deficiencies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Scheme = Literal["light", "dark", "high contrast light", "high contrast dark"]


@dataclass(frozen=True, slots=True)
class Chrome:
    """The achromatic colours of one scheme, as "#RRGGBB"."""

    win: str
    base: str
    alt: str
    raised: str
    line: str
    line2: str
    strong: str
    tx: str
    tx2: str
    tx3: str
    furn: str
    sel: str
    selsoft: str
    hover: str
    ink: str
    inktx: str
    err: str

    @property
    def dark(self) -> bool:
        """Return whether text is lighter than its ground."""
        return luminance(self.tx) > luminance(self.base)


@dataclass(frozen=True, slots=True)
class Hue:
    """One theme's colours on one scheme.

    `base`: dots, stripes, lines. `ink`: underlines and coloured words. `f`: a coded sentence in
    full text. `t`: the selected sentence, ribbons, intervals. `s`: shared words by theme.
    `q`: shared words on `t`. `digit`: the digit on a chip of `base`.
    """

    base: str
    ink: str
    f: str
    t: str
    s: str
    q: str
    digit: str


CHROME: dict[Scheme, Chrome] = {
    "light": Chrome(
        "#F4F4F2", "#FFFFFF", "#FAFAF8", "#FFFFFF", "#DFDFDB", "#C9C9C4", "#8C8F94", "#1F2023",
        "#5A5D63", "#6E7177", "#8A8D92", "#E6E7E3", "#F0F0ED", "#EEEEEA", "#26282B", "#FFFFFF",
        "#A3123A",
    ),
    "dark": Chrome(
        "#242528", "#1B1C1E", "#1F2023", "#2C2E31", "#36383C", "#45484D", "#6B6E75", "#E4E4E0",
        "#A9ACB2", "#8F9299", "#777A81", "#34373B", "#26282B", "#2B2D31", "#E4E4E0", "#1B1C1E",
        "#F28BA3",
    ),
    "high contrast light": Chrome(
        "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#000000", "#000000", "#000000",
        "#000000", "#000000", "#000000", "#000000", "#FFFFFF", "#FFFFFF", "#000000", "#FFFFFF",
        "#8A0030",
    ),
    "high contrast dark": Chrome(
        "#000000", "#000000", "#000000", "#000000", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF",
        "#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#000000", "#000000", "#FFFFFF", "#000000",
        "#FF9DB3",
    ),
}  # fmt: skip

INKS: dict[str, tuple[str, str, str, str]] = {
    "#0072B2": ("#0067A3", "#5DB3EA", "#004E7A", "#7CC4FF"),
    "#D55E00": ("#A84A00", "#F2924E", "#7A3500", "#FFA85C"),
    "#009E73": ("#00734F", "#43C79D", "#00543A", "#5FE0B5"),
    "#CC79A7": ("#9A4573", "#DF9FC3", "#7A2E5A", "#F2B6D6"),
}
"""base: ink on light, dark, high contrast light, high contrast dark."""

_SCHEMES: tuple[Scheme, ...] = ("light", "dark", "high contrast light", "high contrast dark")
_SHARES = {"f": (0.065, 0.12), "t": (0.13, 0.22), "s": (0.19, 0.32), "q": (0.30, 0.42)}


def luminance(colour: str) -> float:
    """Return the relative luminance from 0 to 1 of a "#RRGGBB" colour (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mix(colour: str, ground: str, share: float) -> str:
    """Return `ground` covered by `share` (0 to 1) of `colour`."""
    parts = []
    for i in (1, 3, 5):
        over, under = int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)
        parts.append(round(under + (over - under) * share))
    return "#{:02X}{:02X}{:02X}".format(*parts)


def _readable(base: str, chrome: Chrome) -> str:
    """Darken or lighten `base` until words in it read well (5.8 : 1) on the scheme's ground."""
    share = 1.0
    while contrast(mix(base, chrome.tx, share), chrome.base) < 5.8 and share > 0:
        share -= 0.05
    return mix(base, chrome.tx, max(share, 0.0))


@lru_cache(maxsize=256)
def hue(base: str, scheme: Scheme) -> Hue:
    """Return a theme's colours on a scheme, from its base "#RRGGBB"."""
    chrome = CHROME[scheme]
    known = INKS.get(base.upper())
    ink = known[_SCHEMES.index(scheme)] if known else _readable(base, chrome)
    digit = "#FFFFFF" if contrast(base, "#FFFFFF") >= 5.1 else "#000000"
    if scheme.startswith("high"):
        return Hue(base, ink, chrome.base, chrome.base, chrome.base, chrome.base, digit)
    tints = {
        name: mix(base, chrome.base, shares[1 if chrome.dark else 0])
        for name, shares in _SHARES.items()
    }
    return Hue(base, ink, tints["f"], tints["t"], tints["s"], tints["q"], digit)

# SPDX-License-Identifier: MIT
"""Make `resources/fonts` from unpacked font packages: our family names, the licences beside them.

Two of the five families reserve their names ("Plex", "Source"), so a changed copy must not
carry them; all five are renamed alike. The outlines, metrics and features stay as they are.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, TRADEMARK = range(8)
LICENCE, LICENCE_ADDRESS, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 13, 14, 16, 17
KEPT = frozenset({COPYRIGHT, VERSION, TRADEMARK, 8, 9, 10, 11, 12, LICENCE, LICENCE_ADDRESS})
WINDOWS, UNICODE_BMP, AMERICAN_ENGLISH = 3, 1, 0x409


@dataclass(frozen=True, slots=True)
class Family:
    """One family as published, and what it is called here."""

    published: str
    file_stem: str
    name: str
    weights: tuple[int, ...]

    @property
    def licence_file(self) -> str:
        """The name of its licence in `resources/fonts`."""
        return f"OFL-{self.published.replace(' ', '')}.txt"


FAMILIES = (
    Family("Inter", "Inter", "Standpoint Sans", (400, 500, 600)),
    Family("IBM Plex Sans Arabic", "IBMPlexSansArabic", "Standpoint Sans Arabic", (400, 500, 600)),
    Family("Source Serif 4", "SourceSerif4", "Standpoint Serif", (400, 600)),
    Family("Noto Naskh Arabic", "NotoNaskhArabic", "Standpoint Naskh", (400, 600)),
    Family("Source Code Pro", "SourceCodePro", "Standpoint Mono", (400, 600)),
)


def find_one(packages: Path, name: str) -> Path:
    """Return the only file called `name` under `packages`, or stop with a sentence."""
    found = sorted(packages.rglob(name))
    if len(found) != 1:
        sys.exit(f"{packages} holds {len(found)} files named {name}; it must hold one.")
    return found[0]


def renamed(source: Path, family: Family, weight: int) -> TTFont:
    """Return the font with our names; its weight stays selectable within one family."""
    font = TTFont(source, recalcTimestamp=False)
    if font["OS/2"].usWeightClass != weight:
        sys.exit(f"{source.name} says weight {font['OS/2'].usWeightClass}, expected {weight}.")
    style = WEIGHTS[weight]
    postscript = f"{family.name.replace(' ', '')}-{style}"
    names = font["name"]
    # The variation axes' table and its instance names still carry the published name.
    if "STAT" in font:
        del font["STAT"]
    names.removeUnusedNames(font)
    names.names = [record for record in names.names if record.nameID in KEPT or is_feature(record)]
    version = names.getDebugName(VERSION)
    ours = {
        # Old systems know four styles to a family, so each other weight is a family to them.
        FAMILY: family.name if weight == 400 else f"{family.name} {style}",
        STYLE: "Regular",
        UNIQUE: f"{version};{postscript}",
        FULL: f"{family.name} {style}",
        POSTSCRIPT: postscript,
        TYPOGRAPHIC_FAMILY: family.name,
        TYPOGRAPHIC_STYLE: style,
    }
    for identifier, text in ours.items():
        names.setName(text, identifier, WINDOWS, UNICODE_BMP, AMERICAN_ENGLISH)
    return font


def is_feature(record: object) -> bool:
    """Say whether a name labels a stylistic set; those stand from 256 up."""
    return int(getattr(record, "nameID", 0)) >= 256


def build(packages: Path, target: Path) -> list[Path]:
    """Write every font and licence into `target`, which is made if missing; return them."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for family in FAMILIES:
        source = packages
        for weight in family.weights:
            source = find_one(packages, f"{family.file_stem}_{weight}{WEIGHTS[weight]}.ttf")
            font = renamed(source, family, weight)
            path = target / f"{font['name'].getDebugName(POSTSCRIPT)}.ttf"
            font.save(path)
            written.append(path)
        licence = target / family.licence_file
        text = (source.parents[1] / "LICENSE_FONT").read_text(encoding="utf-8")
        licence.write_text(text, encoding="utf-8", newline="\n")
        written.append(licence)
    return written


def main() -> None:
    """Read the two folders from the command line and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path, help="folder with the five unpacked font packages")
    parser.add_argument("target", type=Path, nargs="?", default=Path("resources/fonts"))
    arguments = parser.parse_args()
    for path in build(arguments.packages, arguments.target):
        print(f"{path}  {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

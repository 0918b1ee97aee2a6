# SPDX-License-Identifier: MIT
"""A codebook file in pieces that can be moved: its head, themes and facets with their comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.coding.toml_layout import Heading, Statement, statements

THEME, FACET = ("theme",), ("theme", "facet")


@dataclass(frozen=True, slots=True)
class FacetPiece:
    """The lines of a facet; `after` is what stands by itself below it, before the next facet."""

    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class ThemePiece:
    """The lines of a theme, its facets, and what stands by itself below them."""

    text: str
    facets: tuple[FacetPiece, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A whole file: `head` before the first theme, `end` below the last."""

    head: str
    themes: tuple[ThemePiece, ...]
    end: str = ""


def pieces(text: str) -> Pieces | None:
    """Return the pieces of a codebook file, or None where it is not laid out under headings."""
    cuts: list[tuple[tuple[str, ...], int]] = []
    done = 0
    inner: list[tuple[int, int]] = []  # of each piece, where its keys end and where it ends
    for each in statements(text):
        if isinstance(each, Heading) and each.listed and each.names in (THEME, FACET):
            below, start = _parted(text, done, each.start)
            inner.append((below, start))
            cuts.append((each.names, start))
        elif isinstance(each, Statement) and each.names[0] == {0: "theme", 1: "facet"}.get(
            len(each.inside)
        ):
            return None
        done = each.end
    inner.append((_parted(text, done, len(text))[0], len(text)))
    head = text[: inner[0][1]]
    themes: list[ThemePiece] = []
    for number, (names, start) in enumerate(cuts):
        below, end = inner[number + 1]
        if names == THEME:
            themes.append(ThemePiece(text[start:below], (), text[below:end]))
        else:
            last = themes[-1]
            before = last.facets
            if before:
                before = (*before[:-1], FacetPiece(before[-1].text, last.after))
                own = last.text
            else:
                own = last.text + last.after
            facet = FacetPiece(text[start:below])
            themes[-1] = ThemePiece(own, (*before, facet), text[below:end])
    if not themes:
        return Pieces(text, ())
    last = themes[-1]
    return Pieces(head, (*themes[:-1], ThemePiece(last.text, last.facets)), last.after)


def _parted(text: str, start: int, end: int) -> tuple[int, int]:
    """Part blank lines and comments between two pieces.

    Comments directly below the keys belong to these, comments directly above the heading, and
    blank lines above them, to the heading. Returns where the one ends and the other starts.
    """
    lines = text[start:end].splitlines(keepends=True)
    top = len(lines)
    while top and lines[top - 1].strip():
        top -= 1
    while top and not lines[top - 1].strip():
        top -= 1
    if end == len(text):
        top = len(lines)
    below = 0
    while below < top and lines[below].strip():
        below += 1
    return start + len("".join(lines[:below])), start + len("".join(lines[:top]))


def put(text: str, key: Sequence[str], written: str | None, order: Sequence[str]) -> str:
    """Return the lines of a piece with the value of `key` written, added or (None) taken away.

    A key that is new stands behind the nearest of those that `order` names before it.
    """
    found = keys(text)
    names = tuple(key)
    there = found.get(names)
    if there is not None:
        if written is None:
            return text[: there.start] + text[there.end :]
        return text[: there.value_start] + written + text[there.value_end :]
    if written is None:
        return text
    before = order[: order.index(names[0]) + 1]
    behind = [each for each in found if each[0] in before and found[each].inside != _RULES]
    behind = [each for each in behind if each[0] == names[0]] or behind
    inside = [each for each in found if each[0] == names[0] and found[each].inside == _RULES]
    if inside:
        names, at = names[1:], found[inside[-1]].end
    elif behind:
        nearest = max(behind, key=lambda each: (before.index(each[0]), found[each].end))
        at = found[nearest].end
    else:
        at = _first_line(text)
    if not text[:at].endswith("\n") and at:
        text, at = f"{text[:at]}\n{text[at:]}", at + 1
    return f"{text[:at]}{'.'.join(names)} = {written}\n{text[at:]}"


_RULES = (*FACET, "rules")


def keys(text: str) -> dict[tuple[str, ...], Statement]:
    """Return the statements of a piece by their keys, such as ("rules", "en")."""
    found: dict[tuple[str, ...], Statement] = {}
    for each in statements(text):
        if isinstance(each, Statement):
            found[(*each.inside[2:], *each.names)] = each
    return found


def _first_line(text: str) -> int:
    """Return where keys may start: below the heading, or at the start of a file's head."""
    for each in statements(text):
        if isinstance(each, Heading):
            return each.end
    return len(text)


def joined(parts: Sequence[tuple[str, bool]]) -> str:
    """Return pieces as one text; True stands for a piece that no longer follows what it did."""
    made = ""
    for text, moved in parts:
        piece = text
        if made and not made.endswith("\n"):
            made += "\n"
        if moved and piece:
            piece = piece.lstrip("\n") if not made else piece
            if made and not piece.startswith("\n") and not made.endswith("\n\n"):
                made += "\n"
        made += piece
    return made

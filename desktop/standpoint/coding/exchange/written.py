# SPDX-License-Identifier: MIT
"""What of a codebook other formats have no place for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standpoint.coding.exchange.brought import Note
from standpoint.model.codebook import Codebook, Rule, Theme

_TEXTS = (
    "definition", "full_definition", "include", "exclude", "typical", "atypical", "close_but_no",
    "examples", "near_misses",
)  # fmt: skip


_LONGEST = 60
_NAMED = 3


class Omissions:
    """The rules that a format cannot hold, counted by theme and reason."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], list[str]] = {}

    def add(self, theme: str, rule: Rule, reason: str) -> None:
        """Count a rule of a theme that was left out."""
        source = " ".join(rule.source.split())
        if len(source) > _LONGEST:
            source = f"{source[:_LONGEST].rstrip()} …"
        self._rules.setdefault((theme, reason), []).append(source)

    def notes(self) -> Iterator[Note]:
        """Yield a note for each theme and reason, with the number and the first rule of them."""
        for (theme, reason), rules in self._rules.items():
            if len(rules) == 1:
                said = f"1 rule was left out ({reason}): {rules[0]}"
            else:
                said = f"{len(rules):,} rules were left out ({reason}), the first is {rules[0]}"
            yield Note(said, theme)


def together(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return notes with one in place of all that say the same, which names the first themes."""
    places: dict[Note, list[str]] = {}
    for note in notes:
        places.setdefault(replace(note, where=""), []).append(note.where)
    return tuple(replace(note, where=_first(where)) for note, where in places.items())


def _first(places: list[str]) -> str:
    more = len(places) - _NAMED
    if more < 2:
        return ", ".join(places)
    return f"{', '.join(places[:_NAMED])} and {more} more"


def left_behind(
    codebook: Codebook,
    into: str,
    *,
    texts: bool = False,
    colours: bool = False,
    languages: bool = False,
    notes: bool = False,
) -> Iterator[Note]:
    """Yield what a format cannot hold, theme by theme.

    Args:
        codebook: what is written.
        into: the format, as in "a quanteda dictionary".
        texts: whether it holds definitions and what belongs to them.
        colours: whether it holds colours.
        languages: whether it holds the language of rules.
        notes: whether it holds notes on rules.
    """
    for theme in codebook.themes:
        missing = [
            *(["its definition and examples"] if not texts and _described(theme) else []),
            *(["its dates"] if theme.valid_from or theme.valid_to else []),
            *(["that it is switched off"] if not theme.active else []),
            *(["its colour, shape and key"] if not colours else ["its shape and key"]),
        ]
        for facet in theme.facets:
            if not facet.counts:
                missing.append(f"that “{facet.label}” does not count toward it")
        yield Note(f"{into} has no place for {_and(missing)}.", theme.label)
        if not notes and any(rule.note for facet in theme.facets for rule in facet.rules):
            yield Note(f"{into} has no place for notes on rules.", theme.label)
    spoken = {
        rule.language for theme in codebook.themes for facet in theme.facets for rule in facet.rules
    }
    if not languages and len(spoken) > 1:
        yield Note(
            f"{into[:1].upper()}{into[1:]} does not say the language of a word: words in "
            f"{_and(sorted(spoken))} stand side by side. Those with Arabic letters come back "
            "as ar, the others in one language."
        )


def _described(theme: Theme) -> bool:
    facets = any(facet.definition for facet in theme.facets)
    return facets or any(getattr(theme, name) for name in _TEXTS)


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

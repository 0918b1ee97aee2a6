# SPDX-License-Identifier: MIT
"""What words can be coded as: themes and facets of the codebook, those used last first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standpoint.model.codebook import Codebook, Facet, Theme
from standpoint.ui.compare import wording

RECENT = 5
"""So many facets are remembered as used last."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet to code with; `last` marks the one used last, which stands first."""

    theme: Theme
    facet: Facet
    last: bool = False

    @property
    def key(self) -> str:
        """Its theme and facet as one word, to be remembered."""
        return f"{self.theme.id}/{self.facet.id}"

    @property
    def words(self) -> str:
        """Return "Unity › of the opposition"."""
        return f"{self.theme.label} › {self.facet.label}"

    @property
    def said(self) -> str:
        """Return "unity of the opposition", as it stands in a sentence."""
        return wording.theme_facet(self.theme, self.facet)


def all_of(codebook: Codebook) -> list[Choice]:
    """Return every facet of the themes that are switched on, in codebook order.

    Themes that are switched off are left out: what is coded with them is seen nowhere, and whoever
    codes would think that nothing happened.
    """
    return [Choice(theme, facet) for theme in codebook.active() for facet in theme.facets]


def recent(codebook: Codebook, keys: Iterable[str]) -> list[Choice]:
    """Return the facets used last, latest first; those the codebook no longer has are left out."""
    known = {choice.key: choice for choice in all_of(codebook)}
    return [known[key] for key in dict.fromkeys(keys) if key in known]


def offered(codebook: Codebook, keys: Sequence[str], typed: str = "") -> list[Choice]:
    """Return what is offered for what was typed: the facet used last, then all others.

    Every word that was typed must begin a word of theme or facet, or stand in their ids.
    """
    whole = all_of(codebook)
    last = recent(codebook, keys)[:1]
    first = [Choice(one.theme, one.facet, last=True) for one in last]
    keys_of_first = {one.key for one in first}
    listed = first + [one for one in whole if one.key not in keys_of_first]
    wanted = typed.casefold().split()
    return [one for one in listed if all(_begins(one, word) for word in wanted)]


def used(keys: Sequence[str], choice: Choice) -> list[str]:
    """Return the facets to remember after one more was used."""
    return [choice.key, *(key for key in keys if key != choice.key)][:RECENT]


def _begins(choice: Choice, word: str) -> bool:
    said = choice.words.casefold().replace("›", " ").replace(",", " ").split()
    return any(each.startswith(word) for each in said) or word in choice.key.casefold()

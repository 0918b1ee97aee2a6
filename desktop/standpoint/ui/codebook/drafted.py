# SPDX-License-Identifier: MIT
"""Where the draft differs from the saved codebook, entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.ui.codebook.entries import Place

if TYPE_CHECKING:
    from standpoint.coding.codebook_changes import Change


@dataclass(frozen=True, slots=True)
class Difference:
    """Two codebooks and what became of the one to be the other."""

    old: Codebook
    new: Codebook
    changes: tuple[Change, ...]


def compared(old: Codebook, new: Codebook) -> Difference:
    """Return what became of `old` to be `new`."""
    from standpoint.coding.codebook_changes import changes

    return Difference(old, new, rewritten(changes(old, new)))


def rewritten(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return changes with a rule that went and one that came for it as one change.

    That is so where as many rules of a facet and language went as came.
    """
    went: dict[tuple[str, str, str], list[Change]] = {}
    came: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        if change.language and change.kind in {"added", "removed"}:
            found = came if change.kind == "added" else went
            found.setdefault((change.theme, change.facet, change.language), []).append(change)
    pairs = {
        id(new): old
        for where, news in came.items()
        if len(news) == len(went.get(where, ()))
        for old, new in zip(went[where], news, strict=True)
    }
    gone = {id(old) for old in pairs.values()}
    return tuple(
        replace(c, kind="changed", field="rule", before=pairs[id(c)].rule, after=c.rule)
        if id(c) in pairs
        else c
        for c in changes
        if id(c) not in gone
    )


KINDS = ("theme", "facet", "rule")


def facet_at(codebook: Codebook, place: Place) -> Facet | None:
    """Return the facet of a place, None where the codebook has none there."""
    for theme in codebook.themes:
        if len(place) > 1 and theme.id == place[0]:
            return next((facet for facet in theme.facets if facet.id == place[1]), None)
    return None


def rule_at(codebook: Codebook, place: Place) -> Rule | None:
    """Return the rule of a place, None where the codebook has none there."""
    facet = facet_at(codebook, place)
    if facet is None or len(place) < 3 or int(place[2]) >= len(facet.rules):
        return None
    return facet.rules[int(place[2])]


def named(codebook: Codebook, place: Place) -> str:
    """Return a theme or facet as heads say it: "Unity", "Unity › of the opposition"."""
    theme, facet = codebook.theme(str(place[0])), facet_at(codebook, place)
    return theme.label if facet is None else f"{theme.label} › {facet.label}"


def stands(codebook: Codebook, place: Place) -> bool:
    """Return whether a codebook has something at a place."""
    if len(place) == 1:
        return any(theme.id == place[0] for theme in codebook.themes)
    return (facet_at if len(place) == 2 else rule_at)(codebook, place) is not None


def saved_rule(saved: Codebook, draft: Codebook, place: Place) -> Rule | None:
    """Return what the rule at a place of the draft was in the saved codebook, None for a new one.

    The same words are the same rule wherever they stand; of the others, the most alike; and what
    was written anew from its first word to its last is still the rule of its place.
    """
    before, after = facet_at(saved, place), facet_at(draft, place)
    rule = rule_at(draft, place)
    if before is None or after is None or rule is None:
        return None
    old = [each for each in before.rules if each.language == rule.language]
    new = [(n, each) for n, each in enumerate(after.rules) if each.language == rule.language]
    here = next(row for row, (number, _) in enumerate(new) if number == place[2])
    found = _paired(old, [each for _, each in new])[here]
    return None if found is None else old[found]


def _paired(old: Sequence[Rule], new: Sequence[Rule]) -> list[int | None]:
    from standpoint.coding.rule_pairs import pairs

    found = pairs([rule.source for rule in old], [rule.source for rule in new])
    left = [n for n in range(len(old)) if n not in found]
    if len(old) == len(new):
        # Nothing came and nothing went: what stands open stands for what is left over, in order.
        for row, was in enumerate(found):
            if was is None and left:
                found[row] = row if row in left else left[0]
                left.remove(int(found[row] or 0))
    return found


def touched(before: Codebook, after: Codebook) -> list[Place]:
    """Return the places of `after` that say something else than in `before`, at most two of them.

    What came new is its own place; where something went, its parent is.
    """
    found: list[Place] = []
    themes = {theme.id: theme for theme in before.themes}
    for theme in after.themes:
        was = themes.get(theme.id)
        if was is None:
            found.append((theme.id,))
        elif was != theme:
            found += _touched_in(was, theme)
        if len(found) > 1:
            break
    return found[:2]


def _touched_in(before: Theme, after: Theme) -> list[Place]:
    facets = {facet.id: facet for facet in before.facets}
    found: list[Place] = []
    for facet in after.facets:
        was = facets.get(facet.id)
        if was is None:
            found.append((after.id, facet.id))
        elif was.rules != facet.rules:
            number = next((n for n, rule in enumerate(facet.rules) if rule not in was.rules), None)
            found.append((after.id, facet.id) if number is None else (after.id, facet.id, number))
        elif was != facet:
            found.append((after.id, facet.id))
    return found or [(after.id,)]


def unsaved(saved: Codebook, draft: Codebook) -> frozenset[Place]:
    """Return the places of what the saved codebook cannot have counted.

    These are rules that it does not have as they stand now, and themes and facets that it does not
    have at all; what is switched off in it does not count as had.
    """
    known = {
        (theme.id, facet.id, rule.language, rule.source)
        for theme in saved.themes
        if theme.active
        for facet in theme.facets
        for rule in facet.rules
    }
    rules: set[Place] = {
        (theme.id, facet.id, number)
        for theme in draft.themes
        for facet in theme.facets
        for number, rule in enumerate(facet.rules)
        if (theme.id, facet.id, rule.language, rule.source) not in known
    }
    return frozenset(rules | (_wholes(draft.themes) - _wholes(saved.active())))


def _wholes(themes: Sequence[Theme]) -> set[Place]:
    """Return the places of themes and their facets."""
    found: set[Place] = {(theme.id,) for theme in themes}
    return found | {(theme.id, facet.id) for theme in themes for facet in theme.facets}


def rules_of(codebook: Codebook) -> frozenset[tuple[str, str]]:
    """Return every (language, source) of a codebook."""
    return frozenset(
        (rule.language, rule.source)
        for theme in codebook.themes
        for facet in theme.facets
        for rule in facet.rules
    )


def kind_of(change: Change) -> str:
    """Return what a change is about: "rule", "facet" or "theme"."""
    if change.rule or change.language or change.field == "rule":
        return "rule"
    return "facet" if change.facet else "theme"


def counted(changes: Sequence[Change]) -> str:
    """Return changes as the status bar says them: "2 rules edited", "1 rule and 1 theme added"."""
    places: dict[tuple[str, str], set[object]] = {}
    for number, change in enumerate(rewritten(changes)):
        kind = kind_of(change)
        done = change.kind if change.kind in {"added", "removed"} else "edited"
        place = number if kind == "rule" else (change.theme, change.facet)
        places.setdefault((done, kind), set()).add(place)
    said = []
    for done in ("edited", "added", "removed"):
        parts = [
            f"{len(found):,} {kind}" + ("" if len(found) == 1 else "s")
            for kind in reversed(KINDS)
            if (found := places.get((done, kind)))
        ]
        if parts:
            said.append(f"{_listed(parts)} {done}")
    if not said:
        return "order or name edited" if changes else ""
    return ", ".join(said)


def _listed(parts: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)

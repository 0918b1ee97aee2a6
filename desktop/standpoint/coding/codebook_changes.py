# SPDX-License-Identifier: MIT
"""What differs between two codebooks, entry by entry."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from standpoint.coding.rule_pairs import pairs, same
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

Kind = Literal["added", "removed", "changed", "moved"]

_THEME_FIELDS = (
    "id", "label", "active", "key", "colour", "shape", "valid_from", "valid_to", "definition",
    "full_definition", "include", "exclude", "typical", "atypical", "close_but_no", "examples",
    "near_misses",
)  # fmt: skip
_FACET_FIELDS = ("id", "label", "definition", "counts")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `theme` and `facet` are ids of the new codebook, of the old if removed.

    Without `facet` it is the theme's own, without `theme` the codebook's. `rule` is the rule as the
    new codebook has it (as the old had it if removed), `language` its language. `field` names what
    changed, as in the values ("label", "rule", "note"). `before` and `after` are texts, the label
    of an entry that was removed or added, or the place, counted from 1, of one that moved; for a
    rule that moved to another facet `before` is "theme/facet".
    """

    kind: Kind
    theme: str = ""
    facet: str = ""
    rule: str = ""
    language: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


def changes(old: Codebook, new: Codebook) -> tuple[Change, ...]:
    """Return what differs, in the order of the new codebook; what was removed stands last.

    Entries are the same by their id, else by their label. A rule that was edited a little is
    "changed", one that became another is "removed" and "added".
    """
    found: list[Change] = []
    if old.name != new.name:
        found.append(Change("changed", field="name", before=old.name, after=new.name))
    was = same(old.themes, new.themes)
    moved = _moved(was)
    for place, (theme, index) in enumerate(zip(new.themes, was, strict=True)):
        if index is None:
            found.append(Change("added", theme.id, after=theme.label))
            continue
        if place in moved:
            found.append(Change("moved", theme.id, before=str(index + 1), after=str(place + 1)))
        found += _in_theme(old.themes[index], theme)
    for index, theme in enumerate(old.themes):
        if index not in was:
            found.append(Change("removed", theme.id, before=theme.label))
    return tuple(_brought_together(found))


def _in_theme(old: Theme, new: Theme) -> Iterator[Change]:
    for name in _THEME_FIELDS:
        before, after = _text(getattr(old, name)), _text(getattr(new, name))
        if before != after:
            yield Change("changed", new.id, field=name, before=before, after=after)
    was = same(old.facets, new.facets)
    moved = _moved(was)
    for place, (facet, index) in enumerate(zip(new.facets, was, strict=True)):
        if index is None:
            yield Change("added", new.id, facet.id, after=facet.label)
            yield from (_whole("added", new.id, facet.id, rule) for rule in facet.rules)
            continue
        if place in moved:
            yield Change("moved", new.id, facet.id, before=str(index + 1), after=str(place + 1))
        yield from _in_facet(new.id, old.facets[index], facet)
    for index, facet in enumerate(old.facets):
        if index not in was:
            yield Change("removed", new.id, facet.id, before=facet.label)
            yield from (_whole("removed", new.id, facet.id, rule) for rule in facet.rules)


def _in_facet(theme: str, old: Facet, new: Facet) -> Iterator[Change]:
    for name in _FACET_FIELDS:
        before, after = _text(getattr(old, name)), _text(getattr(new, name))
        if before != after:
            yield Change("changed", theme, new.id, field=name, before=before, after=after)
    languages = dict.fromkeys(rule.language for rule in (*new.rules, *old.rules))
    for language in languages:
        before_rules = [rule for rule in old.rules if rule.language == language]
        after_rules = [rule for rule in new.rules if rule.language == language]
        yield from _in_rules(theme, new.id, before_rules, after_rules)


def _in_rules(theme: str, facet: str, old: Sequence[Rule], new: Sequence[Rule]) -> Iterator[Change]:
    was = pairs([one_line(rule.source) for rule in old], [one_line(rule.source) for rule in new])
    moved = _moved(was)
    for place, (rule, index) in enumerate(zip(new, was, strict=True)):
        here = Change("changed", theme, facet, rule.source, rule.language)
        if index is None:
            yield _whole("added", theme, facet, rule)
            continue
        before = old[index]
        if place in moved:
            yield replace(here, kind="moved", before=str(index + 1), after=str(place + 1))
        if before.source != rule.source:
            yield replace(here, field="rule", before=before.source, after=rule.source)
        if before.note != rule.note:
            yield replace(here, field="note", before=before.note, after=rule.note)
    for index, rule in enumerate(old):
        if index not in was:
            yield _whole("removed", theme, facet, rule)


def _whole(kind: Kind, theme: str, facet: str, rule: Rule) -> Change:
    return Change(kind, theme, facet, rule.source, rule.language)


def _brought_together(found: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes; a rule that went from one facet to another moved, and was not removed.

    The rules of a facet that is new, or was removed, are not told one by one.
    """
    whole = {
        (each.kind, each.theme, each.facet) for each in found if each.facet and not each.language
    }
    gone: dict[tuple[str, str], list[Change]] = {}
    for change in found:
        if change.kind == "removed" and change.rule:
            gone.setdefault((change.language, change.rule), []).append(change)
    taken: list[Change] = []
    brought: dict[int, Change] = {}
    for number, change in enumerate(found):
        left = gone.get((change.language, change.rule))
        if change.kind == "added" and change.rule and left:
            source = left.pop(0)
            taken.append(source)
            brought[number] = replace(
                change, kind="moved", before=f"{source.theme}/{source.facet}",
                after=f"{change.theme}/{change.facet}",
            )  # fmt: skip
    for number, change in enumerate(found):
        told = brought.get(number, change)
        inside = change.language and (told.kind, change.theme, change.facet) in whole
        if not inside and not any(change is each for each in taken):
            yield told


def _moved(was: Sequence[int | None]) -> set[int]:
    """Return the places of entries that moved: all but a longest run that kept its order."""
    ends: list[int] = []  # of runs by length, the smallest last index
    at_end: list[int] = []
    before: dict[int, int | None] = {}
    for place, index in enumerate(was):
        if index is None:
            continue
        length = bisect_left(ends, index)
        before[place] = at_end[length - 1] if length else None
        ends[length : length + 1] = [index]
        at_end[length : length + 1] = [place]
    stayed = set()
    place_or_none = at_end[-1] if at_end else None
    while place_or_none is not None:
        stayed.add(place_or_none)
        place_or_none = before[place_or_none]
    return set(before) - stayed


def one_line(text: str) -> str:
    """Return a text in one line, with single blanks."""
    return " ".join(text.split())


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(" ".join(each.split()) for each in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)

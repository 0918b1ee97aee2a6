# SPDX-License-Identifier: MIT
"""What differs between two codebooks, entry by entry, and each difference as a sentence."""

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
_WORDS = {
    "full_definition": "full definition",
    "include": "what to include",
    "exclude": "what to exclude",
    "typical": "typical example",
    "atypical": "atypical example",
    "close_but_no": "example that is close but does not belong",
    "near_misses": "near misses",
    "valid_from": "first valid day",
    "valid_to": "last valid day",
}
_LANGUAGES = {"en": "English", "ar": "Arabic"}
_LONGEST = 160
_CONTEXT = 6


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
    was = pairs([_plain(rule.source) for rule in old], [_plain(rule.source) for rule in new])
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


def describe(change: Change, codebook: Codebook) -> str:
    """Return a change as one plain sentence.

    Args:
        change: one of `changes(old, new)`.
        codebook: the new codebook, for names; the old one serves as well.
    """
    if not change.theme:
        return f"The codebook is now called “{change.after}”; before it was “{change.before}”."
    if change.language:
        return _of_rule(change, codebook)
    what = _entry(change, codebook)
    if change.kind == "added":
        return f"{what} is new{_with_rules(change, codebook)}."
    if change.kind == "removed":
        return f"{what} was removed."
    if change.kind == "moved":
        return f"{what} moved from place {change.before} to place {change.after}."
    return _of_field(change, what)


def _of_rule(change: Change, codebook: Codebook) -> str:
    language = _LANGUAGES.get(change.language, change.language)
    where = f"In {_place(change.theme, change.facet, codebook)}"
    rule = f"the {language} rule “{_short(change.rule)}”"
    if change.kind == "added":
        return f"{where}, {rule} is new."
    if change.kind == "removed":
        return f"{where}, {rule} was removed."
    if change.kind == "moved":
        if "/" in change.before:
            theme, _, facet = change.before.partition("/")
            source = _place(theme, facet, codebook)
            return f"{where}, {rule} came from {source}."
        return f"{where}, {rule} moved from place {change.before} to place {change.after}."
    if change.field == "note":
        return f"{where}, the note on {rule} {_now_reads(change)}."
    before, after = _around(change.before, change.after)
    return f"{where}, the {language} rule “{before}” now reads “{after}”."


def _of_field(change: Change, what: str) -> str:
    if change.field == "label":
        kind = "facet" if change.facet else "theme"
        return f"The {kind} “{change.before}” is now called “{change.after}”."
    if change.field == "active":
        return f"{what} was switched {'on' if change.after == 'true' else 'off'}."
    if change.field == "counts":
        return f"{what} {'now' if change.after == 'true' else 'no longer'} counts toward its theme."
    named = f"The {_WORDS.get(change.field, change.field)} of {_lower(what)}"
    if change.field in ("examples", "near_misses"):
        return f"{named} changed: {_lines(change)}."
    return f"{named} {_now_reads(change)}."


def _now_reads(change: Change) -> str:
    if not change.before:
        return f"is now “{_short(change.after)}”"
    if not change.after:
        return f"was taken away; it was “{_short(change.before)}”"
    before, after = _around(change.before, change.after)
    return f"is now “{after}”; before it was “{before}”"


def _lines(change: Change) -> str:
    before, after = change.before.splitlines(), change.after.splitlines()
    added = [line for line in after if line not in before]
    gone = [line for line in before if line not in after]
    parts = [f"{len(added)} new"] * bool(added) + [f"{len(gone)} removed"] * bool(gone)
    return ", ".join(parts) or "their order"


def _entry(change: Change, codebook: Codebook) -> str:
    """Return how to call the theme or facet of a change, as the start of a sentence."""
    gone = change.before if change.kind == "removed" else ""
    if not change.facet:
        return f"Theme “{gone or _theme_label(change.theme, codebook)}”"
    theme = _theme_label(change.theme, codebook)
    facet = gone or _facet_label(change.theme, change.facet, codebook)
    return f"Facet “{facet}” of “{theme}”"


def _place(theme: str, facet: str, codebook: Codebook) -> str:
    return f"“{_theme_label(theme, codebook)}”, “{_facet_label(theme, facet, codebook)}”"


def _theme_label(theme: str, codebook: Codebook) -> str:
    return next((each.label for each in codebook.themes if each.id == theme), theme)


def _facet_label(theme: str, facet: str, codebook: Codebook) -> str:
    facets = next((each.facets for each in codebook.themes if each.id == theme), ())
    return next((each.label for each in facets if each.id == facet), facet)


def _lower(what: str) -> str:
    return what[:1].lower() + what[1:]


def _with_rules(change: Change, codebook: Codebook) -> str:
    facets = next((each.facets for each in codebook.themes if each.id == change.theme), ())
    number = sum(len(each.rules) for each in facets if change.facet in ("", each.id))
    return f", with {number} rule{'s' * (number != 1)}" if number else ""


def _around(before: str, after: str) -> tuple[str, str]:
    """Return two texts in one line each; of long ones, what differs and some words around it."""
    old, new = _plain(before).split(" "), _plain(after).split(" ")
    if len(_plain(before)) <= _LONGEST and len(_plain(after)) <= _LONGEST:
        return _sentence(" ".join(old)), _sentence(" ".join(new))
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first, behind = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    cut = [words[first : len(words) - behind] for words in (old, new)]
    shown = [f"{'… ' * bool(first)}{' '.join(words)}{' …' * bool(behind)}" for words in cut]
    return _short(shown[0]), _short(shown[1])


def _short(text: str) -> str:
    line = _plain(text)
    return _sentence(line) if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _sentence(line: str) -> str:
    """Return a text without its full stop, for the sentence that it stands in has one."""
    return line.removesuffix(".")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(" ".join(each.split()) for each in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)

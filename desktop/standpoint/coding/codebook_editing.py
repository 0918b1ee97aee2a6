# SPDX-License-Identifier: MIT
"""Edits of a codebook, each a new codebook; its source says the old values until it is written.

`with_source` of `codebook_writing` brings the source up to date. An entry that is not there is a
KeyError (by id) or an IndexError (by number).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from standpoint.coding.codebook_file import COLOUR, ID, SHAPES
from standpoint.coding.codebook_writing import by_language
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

COLOURS = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#915C46",
    "#56B4E9", "#E69F00", "#999933", "#7A7A7A",
)  # fmt: skip
"""Hues that stay apart for colour-blind readers, in the order in which new themes take them."""
_KEYS = range(1, 10)
_Entry = TypeVar("_Entry", Theme, Facet)
_Each = TypeVar("_Each")


def add_theme(codebook: Codebook, label: str, at: int | None = None) -> tuple[Codebook, str]:
    """Return the codebook with a new theme and the theme's id.

    The theme has one facet without rules, the first key that is free, and the first colour and
    shape that no theme has that is switched on: those that are off are in no figure beside it.
    Where nine themes are switched on already, it is switched off.

    Args:
        codebook: what it is added to.
        label: its name.
        at: its place from 0; None is behind the last.

    Raises:
        CodebookError: where another theme has this name, or the name is empty.
    """
    themes = codebook.themes
    label = _named("theme", label, themes)
    key = _free_key(themes)
    shown = [theme for theme in themes if theme.active]
    theme = Theme(
        id=new_id(label, "theme", {theme.id for theme in themes}),
        label=label,
        key=key or len(themes) % 9 + 1,
        colour=_free(COLOURS, [theme.colour.upper() for theme in shown]),
        shape=_free(SHAPES, [theme.shape for theme in shown]),
        facets=(Facet("general", "in general"),),
        active=key is not None,
    )
    return replace(codebook, themes=_with(themes, theme, at)), theme.id


def set_theme(codebook: Codebook, theme_id: str, **fields: Any) -> Codebook:
    """Return the codebook with fields of a theme changed, such as `definition="…"`.

    A theme that is switched on while another has its key takes the first key that is free.

    Raises:
        CodebookError: where the values clash with another theme or cannot stand in a codebook.
        TypeError: where a theme has no such field.
    """
    old = codebook.theme(theme_id)
    new = replace(old, **_stripped(fields))
    others = [theme for theme in codebook.themes if theme.id != theme_id]
    if new.id != old.id:
        _check_id("theme", new.id, others)
    if new.label != old.label:
        _named("theme", new.label, others)
    if new.active and new.key in {theme.key for theme in others if theme.active}:
        if "key" in fields:
            raise CodebookError(f"Another theme has the key {new.key} already. Choose another.")
        free = _free_key(others)
        if free is None:
            raise CodebookError("Nine themes are switched on already. Switch one off first.")
        new = replace(new, key=free)
    new = replace(new, colour=new.colour.upper())
    _check(new)
    return _put(codebook, old, new)


def remove_theme(codebook: Codebook, theme_id: str) -> Codebook:
    """Return the codebook without a theme. Raises CodebookError where it is the only one."""
    gone = codebook.theme(theme_id)
    if len(codebook.themes) == 1:
        raise CodebookError("This is the only theme, and a codebook needs one. Add another first.")
    return replace(codebook, themes=tuple(theme for theme in codebook.themes if theme is not gone))


def move_theme(codebook: Codebook, theme_id: str, to: int) -> Codebook:
    """Return the codebook with a theme at place `to`, counted from 0 without it."""
    at = codebook.themes.index(codebook.theme(theme_id))
    return replace(codebook, themes=_moved(codebook.themes, at, to))


def add_facet(codebook: Codebook, theme_id: str, label: str) -> tuple[Codebook, str]:
    """Return the codebook with a new facet, the last of its theme, and the facet's id.

    Raises:
        CodebookError: where another facet of the theme has this name, or the name is empty.
    """
    theme = codebook.theme(theme_id)
    label = _named("facet", label, theme.facets)
    facet = Facet(new_id(label, "facet", {facet.id for facet in theme.facets}), label)
    return _put(codebook, theme, replace(theme, facets=(*theme.facets, facet))), facet.id


def set_facet(codebook: Codebook, theme_id: str, facet_id: str, **fields: Any) -> Codebook:
    """Return the codebook with fields of a facet changed. Errors as `set_theme`."""
    old = codebook.theme(theme_id).facet(facet_id)
    new = replace(old, **_stripped(fields))
    others = [facet for facet in codebook.theme(theme_id).facets if facet.id != facet_id]
    if new.id != old.id:
        _check_id("facet", new.id, others)
    if new.label != old.label:
        _named("facet", new.label, others)
    return _put_facet(codebook, theme_id, old, new)


def remove_facet(codebook: Codebook, theme_id: str, facet_id: str) -> Codebook:
    """Return the codebook without a facet. Raises CodebookError where its theme has no other."""
    theme = codebook.theme(theme_id)
    gone = theme.facet(facet_id)
    if len(theme.facets) == 1:
        raise CodebookError(
            f"This is the only facet of “{theme.label}”, and a theme needs one. Add another first, "
            "or remove the theme."
        )
    facets = tuple(facet for facet in theme.facets if facet is not gone)
    return _put(codebook, theme, replace(theme, facets=facets))


def move_facet(codebook: Codebook, theme_id: str, facet_id: str, to: int) -> Codebook:
    """Return the codebook with a facet at place `to` of its theme, counted from 0 without it."""
    theme = codebook.theme(theme_id)
    at = theme.facets.index(theme.facet(facet_id))
    return _put(codebook, theme, replace(theme, facets=_moved(theme.facets, at, to)))


def add_rule(
    codebook: Codebook, theme_id: str, facet_id: str, rule: Rule, at: int | None = None
) -> Codebook:
    """Return the codebook with a rule more, at place `at` among the rules of its language.

    `at` counts in `facet.rules`; where rules of another language stand there, the rule comes as
    near as its own language allows. None is behind the last of its language.
    """
    facet = codebook.theme(theme_id).facet(facet_id)
    return _put_rules(codebook, theme_id, facet, _with(facet.rules, _clean(rule), at))


def set_rule(codebook: Codebook, theme_id: str, facet_id: str, index: int, rule: Rule) -> Codebook:
    """Return the codebook with another rule in place of number `index` of `facet.rules`."""
    facet = codebook.theme(theme_id).facet(facet_id)
    _there(facet.rules, index)
    rules = (*facet.rules[:index], _clean(rule), *facet.rules[index + 1 :])
    return _put_rules(codebook, theme_id, facet, rules)


def remove_rule(codebook: Codebook, theme_id: str, facet_id: str, index: int) -> Codebook:
    """Return the codebook without rule number `index` of `facet.rules`."""
    facet = codebook.theme(theme_id).facet(facet_id)
    _there(facet.rules, index)
    rules = (*facet.rules[:index], *facet.rules[index + 1 :])
    return _put_rules(codebook, theme_id, facet, rules)


def move_rule(codebook: Codebook, theme_id: str, facet_id: str, index: int, to: int) -> Codebook:
    """Return the codebook with a rule at place `to`, counted from 0 without it.

    It stays among the rules of its language, which stand together.
    """
    facet = codebook.theme(theme_id).facet(facet_id)
    _there(facet.rules, index)
    return _put_rules(codebook, theme_id, facet, _moved(facet.rules, index, to))


def _put(codebook: Codebook, old: Theme, new: Theme) -> Codebook:
    return replace(
        codebook, themes=tuple(new if theme is old else theme for theme in codebook.themes)
    )


def _put_facet(codebook: Codebook, theme_id: str, old: Facet, new: Facet) -> Codebook:
    theme = codebook.theme(theme_id)
    facets = tuple(new if facet is old else facet for facet in theme.facets)
    return _put(codebook, theme, replace(theme, facets=facets))


def _put_rules(codebook: Codebook, theme_id: str, facet: Facet, rules: Sequence[Rule]) -> Codebook:
    languages = [rule.language for rule in facet.rules]
    new = replace(facet, rules=by_language(rules, languages))
    return _put_facet(codebook, theme_id, facet, new)


def _with(entries: Sequence[_Each], entry: _Each, at: int | None) -> tuple[_Each, ...]:
    at = len(entries) if at is None else at
    return (*entries[:at], entry, *entries[at:])


def _moved(entries: Sequence[_Each], at: int, to: int) -> tuple[_Each, ...]:
    _there(entries, to)
    return _with((*entries[:at], *entries[at + 1 :]), entries[at], to)


def _there(entries: Sequence[object], index: int) -> None:
    if not 0 <= index < len(entries):
        raise IndexError(index)


def _clean(rule: Rule) -> Rule:
    return replace(rule, source=rule.source.strip(), note=rule.note.strip())


def _stripped(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.strip()
        if isinstance(value, str)
        else tuple(map(str.strip, value))
        if name in ("examples", "near_misses")
        else value
        for name, value in fields.items()
    }


def _named(kind: str, label: str, others: Sequence[Theme | Facet]) -> str:
    """Return a name without blanks around it. Raises CodebookError where it cannot be taken."""
    label = label.strip()
    if not label:
        raise CodebookError(f"A {kind} needs a name.")
    if any(other.label.casefold() == label.casefold() for other in others):
        raise CodebookError(f"Another {kind} is called “{label}” already. Choose another name.")
    return label


def _check_id(kind: str, new: str, others: Sequence[Theme | Facet]) -> None:
    if not ID.fullmatch(new):
        raise CodebookError(
            f"The id “{new}” has other signs than small letters a to z, digits and _."
        )
    if any(other.id == new for other in others):
        raise CodebookError(f"Another {kind} has the id “{new}” already. Choose another.")


def _check(theme: Theme) -> None:
    if theme.key not in _KEYS:
        raise CodebookError("The key of a theme is a digit from 1 to 9.")
    if not COLOUR.fullmatch(theme.colour):
        raise CodebookError(f"The colour “{theme.colour}” is not of the form #0072B2.")
    if theme.shape not in SHAPES:
        raise CodebookError(f"“{theme.shape}” is no shape. Choose one of: {', '.join(SHAPES)}.")
    if theme.valid_from and theme.valid_to and theme.valid_from > theme.valid_to:
        raise CodebookError(
            f"“{theme.label}” would end before it begins. Change one of its two days."
        )


def new_id(label: str, kind: str, taken: set[str]) -> str:
    """Return an id like the label, of the letters that ids have."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].rstrip("_")
    if not stem[:1].isalpha():
        stem = f"{kind}_{stem}".rstrip("_")
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}_{number}"
    return found


def _free_key(themes: Sequence[Theme]) -> int | None:
    """Return a key that no theme has, else one that no theme that is switched on has, else None."""
    for taken in (themes, [theme for theme in themes if theme.active]):
        keys = {theme.key for theme in taken}
        for key in _KEYS:
            if key not in keys:
                return key
    return None


def _free(choices: Sequence[str], taken: Sequence[str]) -> str:
    """Return the choice that was taken least often, the first of several."""
    return min(choices, key=taken.count)

# SPDX-License-Identifier: MIT
"""Codebooks written as TOML files, with the comments, order and layout that they had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from standpoint.coding import toml_values
from standpoint.coding.codebook_file import SHAPES, read
from standpoint.coding.codebook_layout import (
    Pieces,
    ThemePiece,
    joined,
    keys,
    pieces,
    put,
)
from standpoint.coding.rule_pairs import pairs, same
from standpoint.coding.toml_layout import items
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

_TEXTS = (
    "definition", "full_definition", "include", "exclude", "typical", "atypical", "close_but_no",
)  # fmt: skip
_LISTS = ("examples", "near_misses")
_THEME_ORDER = (
    "id", "label", "key", "colour", "shape", "valid_from", "valid_to", "active", *_TEXTS, *_LISTS,
)  # fmt: skip
_FACET_ORDER = ("id", "label", "definition", "counts", "rules")


def write(codebook: Codebook) -> str:
    """Return the TOML text that says exactly what the values of a codebook say.

    Comments, order, blank lines, quotation marks and lines of `codebook.source` stay wherever they
    still apply. `read(write(codebook))` gives the same values again; a rule that cannot be read is
    written as it is.

    Raises:
        CodebookError: where the values could not be read again, such as two themes of one name.
    """
    wanted = settled(codebook)
    source = codebook.source.removeprefix("\ufeff")
    try:
        old = _read(source)
    except CodebookError:
        return _fresh(wanted)
    if replace(old, source="") == wanted:
        return source
    written = _kept(source.replace("\r\n", "\n"), old, wanted)
    if written is None:
        written = _fresh(wanted)
    return written.replace("\n", "\r\n") if "\r\n" in source else written


def with_source(codebook: Codebook) -> Codebook:
    """Return the codebook with the source that says what its values say. Errors as `write`."""
    return replace(codebook, source=write(codebook))


def settled(codebook: Codebook) -> Codebook:
    """Return the values as reading a file would give them, without source.

    Texts lose the blanks around them, and the rules of a facet stand together by language.
    """
    return Codebook(codebook.name.strip() or "codebook", tuple(map(_settled, codebook.themes)))


def _settled(theme: Theme) -> Theme:
    texts = {name: getattr(theme, name).strip() for name in ("id", "label", *_TEXTS)}
    lists = {name: tuple(map(str.strip, getattr(theme, name))) for name in _LISTS}
    facets = tuple(
        replace(
            facet,
            id=facet.id.strip(),
            label=facet.label.strip(),
            definition=facet.definition.strip(),
            rules=by_language(
                replace(rule, source=rule.source.strip(), note=rule.note.strip())
                for rule in facet.rules
            ),
        )
        for facet in theme.facets
    )
    fields: dict[str, Any] = {**texts, **lists, "colour": theme.colour.strip().upper()}
    return replace(theme, facets=facets, **fields)


def by_language(rules: Iterable[Rule], first: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return rules so that those of a language stand together, as a file has them.

    `first` names languages in the order that they had; others follow as they come.
    """
    groups: dict[str, list[Rule]] = {language: [] for language in first}
    for rule in rules:
        groups.setdefault(rule.language, []).append(rule)
    return tuple(rule for group in groups.values() for rule in group)


@lru_cache(maxsize=4)
def _read(source: str) -> Codebook:
    """Read a source once: while an entry is typed, the same one is written against again."""
    return read(source, tried=True)


def _fresh(wanted: Codebook) -> str:
    text = _assembled(Pieces("", ()), Codebook("", ()), wanted)
    _read(text)
    return text


def _kept(source: str, old: Codebook, wanted: Codebook) -> str | None:
    """Return the source with only its differences written, or None where its layout is unusual."""
    parts = pieces(source)
    if parts is None or [len(theme.facets) for theme in parts.themes] != [
        len(theme.facets) for theme in old.themes
    ]:
        return None
    text = _assembled(parts, old, wanted)
    try:
        again = _read(text)
    except CodebookError:
        return None
    return text if replace(again, source="") == wanted else None


def _assembled(parts: Pieces, old: Codebook, wanted: Codebook) -> str:
    was = same(old.themes, wanted.themes)
    head, after = parts.head, [theme.after for theme in parts.themes]
    for gone in (each for each in range(len(after)) if each not in was and "#" in after[each]):
        kept = [each for each in range(gone) if each in was]
        if kept:
            after[kept[-1]] += after[gone]
        else:
            head += after[gone]
    if keys(head).get(("name",)) is None or old.name != wanted.name:
        head = put(head, ("name",), toml_values.text(wanted.name), ("name",))
    made = [(head, False)]
    before: int | None = -1 if parts.head else None
    for place, (theme, index) in enumerate(zip(wanted.themes, was, strict=True)):
        moved = index is None or before is None or index != before + 1
        if index is None:
            made.append((_theme(ThemePiece("\n[[theme]]\n", ()), None, theme, place), True))
        else:
            made.append((_theme(parts.themes[index], old.themes[index], theme, place), moved))
            made.append((after[index], False))
        before = index
    return joined([*made, (parts.end, False)])


def _theme(piece: ThemePiece, old: Theme | None, theme: Theme, place: int) -> str:
    text = _theme_keys(piece.text, old, theme, place)
    was = same(old.facets if old else (), theme.facets)
    made = [(text, False)]
    behind: int | None = -1
    for facet, index in zip(theme.facets, was, strict=True):
        if index is None or old is None:
            made.append((_facet("\n[[theme.facet]]\n", None, facet), True))
        else:
            own = piece.facets[index]
            moved = behind is None or index != behind + 1
            made.append((_facet(own.text, old.facets[index], facet), moved))
            made.append((own.after, False))
        behind = index
    left = [each.after for index, each in enumerate(piece.facets) if index not in was]
    made += [(after, False) for after in left if "#" in after]
    return joined(made)


def _theme_keys(text: str, old: Theme | None, theme: Theme, place: int) -> str:
    stated = keys(text)
    for name in ("id", "label", "colour", *_TEXTS):
        value = getattr(theme, name)
        if value != (getattr(old, name) if old else ""):
            text = put(text, (name,), _text(name, value, text), _THEME_ORDER)
    implied = place % 9 + 1 if old else None
    if theme.key != (old.key if old and ("key",) in stated else implied):
        text = put(text, ("key",), str(theme.key), _THEME_ORDER)
    if theme.shape != (old.shape if old else SHAPES[0]) or old is None:
        text = put(text, ("shape",), toml_values.text(theme.shape), _THEME_ORDER)
    if theme.active != (old.active if old else True):
        text = put(text, ("active",), str(theme.active).lower(), _THEME_ORDER)
    for name in ("valid_from", "valid_to"):
        day = getattr(theme, name)
        if day != (getattr(old, name) if old else None):
            text = put(text, (name,), day.isoformat() if day else None, _THEME_ORDER)
    for name in _LISTS:
        values = getattr(theme, name)
        was = getattr(old, name) if old else ()
        if values != was:
            listed = _texts(was, values, _before(text, (name,))) if values else None
            text = put(text, (name,), listed, _THEME_ORDER)
    return text


def _texts(old: Sequence[str], new: Sequence[str], before: str) -> str:
    """Return a list of texts; those that stayed are written as they were."""
    was = pairs(old, new)
    raw = [before[item.start : item.end] for item in items(before, 0)[0]] if before else []
    written = []
    for value, index in zip(new, was, strict=True):
        if index is not None and old[index] == value:
            written.append(raw[index])
        else:
            before_it = "" if index is None else raw[index]
            written.append(toml_values.text(value, before_it, room=10_000))
    return toml_values.listed(written, was, before)


def _facet(text: str, old: Facet | None, facet: Facet) -> str:
    for name in ("id", "label", "definition"):
        value = getattr(facet, name)
        if value != (getattr(old, name) if old else ""):
            text = put(text, (name,), _text(name, value, text), _FACET_ORDER)
    if facet.counts != (old.counts if old else True):
        text = put(text, ("counts",), str(facet.counts).lower(), _FACET_ORDER)
    if old is None or facet.rules != old.rules:
        text = _rules(text, old.rules if old else (), facet.rules)
    return text


def _rules(text: str, old: Sequence[Rule], new: Sequence[Rule]) -> str:
    if ("rules",) in keys(text):  # all languages in one table on a line: no comments to keep
        text, old = put(text, ("rules",), None, _FACET_ORDER), ()
    languages = list(dict.fromkeys(rule.language for rule in new))
    for language in dict.fromkeys(rule.language for rule in old):
        key = ("rules", language)
        stated = [each for each in keys(text) if each[0] == "rules"]
        if language not in languages:
            before = _before(text, key)
            keep = "#" in before or (len(stated) == 1 and not languages)
            left = toml_values.listed([], [], before) if keep else None
            text = put(text, key, left, _FACET_ORDER)
    for language in languages:
        before = _before(text, ("rules", language))
        there = [rule for rule in old if rule.language == language]
        rules = [rule for rule in new if rule.language == language]
        if there != rules:
            text = put(text, ("rules", language), _listed(there, rules, before), _FACET_ORDER)
    if not any(key[0] == "rules" for key in keys(text)):
        text = put(text, ("rules", "en"), "[]", _FACET_ORDER)
    return _in_order(text, languages)


def _listed(old: Sequence[Rule], new: Sequence[Rule], before: str) -> str:
    was = pairs([_plain(rule) for rule in old], [_plain(rule) for rule in new])
    raw = [before[item.start : item.end] for item in items(before, 0)[0]] if before else []
    written = []
    for rule, index in zip(new, was, strict=True):
        if index is not None and old[index] == rule:
            written.append(raw[index])
        else:
            written.append(toml_values.rule(rule, "" if index is None else raw[index]))
    return toml_values.listed(written, was, before)


def _plain(rule: Rule) -> str:
    return f"{rule.source}\n{rule.note}"


def _in_order(text: str, languages: Sequence[str]) -> str:
    """Return the lines of a facet with its languages in this order."""
    found = keys(text)
    stated = [("rules", language) for language in languages]
    slots = [each for key, each in found.items() if key in stated]
    wanted = [found[key] for key in stated]
    if slots == wanted:
        return text
    text = text if text.endswith("\n") else text + "\n"
    made, done = "", 0
    for slot, statement in zip(slots, wanted, strict=True):
        made += text[done : slot.start] + text[statement.start : statement.end]
        done = slot.end
    return made + text[done:]


def _text(name: str, value: str, text: str) -> str | None:
    before = _before(text, (name,))
    return toml_values.text(value, before, toml_values.WIDTH - len(name) - 3) if value else None


def _before(text: str, key: tuple[str, ...]) -> str:
    there = keys(text).get(key)
    return text[there.value_start : there.value_end] if there else ""

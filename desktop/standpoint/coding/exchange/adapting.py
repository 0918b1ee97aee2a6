# SPDX-License-Identifier: MIT
"""A codebook from another program in the place of the present one, with what its file cannot hold.

Dictionaries and tables carry names and rules, but no ids, keys or switches. What has the same name
as something of the present codebook is taken for the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from standpoint.coding import codebook_editing as edit
from standpoint.coding.codebook_file import SHAPES
from standpoint.coding.codebook_writing import with_source
from standpoint.coding.exchange.brought import Brought, Note
from standpoint.coding.exchange.outline import GENERAL
from standpoint.model.codebook import Codebook, Facet, Theme

_TEXTS = (
    "definition", "full_definition", "include", "exclude", "typical", "atypical", "close_but_no",
    "examples", "near_misses",
)  # fmt: skip
_Named = TypeVar("_Named", Theme, Facet)


def adapted(brought: Brought, present: Codebook) -> tuple[Codebook, tuple[Note, ...]]:
    """Return the codebook that takes the place of the present one, and what comes of it.

    A theme or facet with the name of a present one, whatever the capitals, takes over its id, key,
    colour, shape, switch, dates, whether a facet counts, and the texts and notes that the file has
    no place for, so that what people decided goes on with it. Other themes are switched on while
    keys are free. A file of the program's own says all of this itself and stays as it is.

    Args:
        brought: what a file brings.
        present: the codebook whose place it takes.
    """
    new = brought.codebook
    if brought.foreign:
        known = {_name(theme.label): theme for theme in present.themes}
        themes = [
            _same_theme(theme, known[_name(theme.label)], brought.carries)
            if _name(theme.label) in known
            else theme
            for theme in new.themes
        ]
        taken = [theme for theme in themes if _name(theme.label) in known]
        ids = {theme.id for theme in present.themes}
        asleep: list[str] = []
        for at, theme in enumerate(themes):
            if _name(theme.label) not in known:
                themes[at] = _further(theme, taken, ids)
                taken.append(themes[at])
                ids.add(themes[at].id)
                if _has_rules(theme) and not themes[at].active:
                    asleep.append(theme.label)
        # Comments of the present codebook stay with what they stand above.
        source = present.source if any(_name(each.label) in known for each in themes) else ""
        new = with_source(replace(new, themes=tuple(themes), source=source))
        notes = (*_asleep(asleep), *_counting(present, new))
    else:
        notes = _counting(present, new)
    return new, notes


def codes_nothing(codebook: Codebook) -> bool:
    """Tell whether no theme that is switched on has a rule, so that nothing would be coded."""
    return not any(_has_rules(theme) for theme in codebook.active())


def _same_theme(new: Theme, old: Theme, carries: frozenset[str]) -> Theme:
    return replace(
        new,
        id=old.id,
        key=old.key,
        colour=new.colour if "colour" in carries else old.colour,
        shape=old.shape,
        active=old.active and _has_rules(new),
        valid_from=old.valid_from,
        valid_to=old.valid_to,
        facets=_same_facets(new.facets, old.facets, carries),
        **{
            name: getattr(new, name) or getattr(old, name) for name in _TEXTS if name not in carries
        },
    )


def _same_facets(
    new: Sequence[Facet], old: Sequence[Facet], carries: frozenset[str]
) -> tuple[Facet, ...]:
    known = {_name(facet.label): facet for facet in old}
    names = {_name(facet.label) for facet in new}
    if GENERAL in names and GENERAL not in known:
        # A theme that has only this facet is written without it, whatever its name.
        whole = next((facet for facet in old if facet.id == "general"), None)
        if whole is not None and _name(whole.label) not in names:
            known[GENERAL] = whole
    taken = {facet.id for facet in old}
    found: list[Facet] = []
    for facet in new:
        same = known.get(_name(facet.label))
        if same is None:
            identity = edit.new_id(facet.label, "facet", taken) if facet.id in taken else facet.id
            taken.add(identity)
            found.append(replace(facet, id=identity))
            continue
        general = _name(facet.label) == GENERAL
        made = replace(
            facet, id=same.id, counts=same.counts, label=same.label if general else facet.label
        )
        if "definition" not in carries:
            made = replace(made, definition=facet.definition or same.definition)
        found.append(made if "note" in carries else _with_notes(made, same))
    return tuple(found)


def _with_notes(new: Facet, old: Facet) -> Facet:
    notes = {(rule.language, rule.source): rule.note for rule in old.rules}
    rules = (
        replace(rule, note=rule.note or notes.get((rule.language, rule.source), ""))
        for rule in new.rules
    )
    return replace(new, rules=tuple(rules))


def _further(theme: Theme, taken: Sequence[Theme], ids: set[str]) -> Theme:
    """Return a theme that the present codebook does not know, as it can stand beside others."""
    used = {each.key for each in taken if each.active}
    free = next((key for key in range(1, 10) if key not in used), None)
    colours = [each.colour for each in taken]
    shapes = [each.shape for each in taken]
    return replace(
        theme,
        id=edit.new_id(theme.label, "theme", ids) if theme.id in ids else theme.id,
        key=free or theme.key,
        colour=_free(theme.colour, edit.COLOURS, colours),
        shape=_free(theme.shape, SHAPES, shapes),
        active=free is not None and _has_rules(theme),
    )


def _free(wanted: str, choices: Sequence[str], taken: list[str]) -> str:
    return min(choices, key=taken.count) if wanted in taken else wanted


def _asleep(labels: Sequence[str]) -> tuple[Note, ...]:
    if not labels:
        return ()
    further = "1 further one is" if len(labels) == 1 else f"{len(labels)} further ones are"
    sentence = (
        f"Nine themes can be switched on at a time; {further} switched off, from “{labels[0]}” on."
    )
    return (Note(sentence, lost=False),)


def _counting(present: Codebook, new: Codebook) -> tuple[Note, ...]:
    """Return a note that names the themes that count no more, and those that count now."""
    same_ids = {theme.id for theme in present.active()} & {theme.id for theme in new.active()}
    before = [theme.label for theme in present.active() if theme.id not in same_ids]
    now = [theme.label for theme in new.active() if theme.id not in same_ids]
    said = []
    if before:
        said.append(f"Counts no more: {', '.join(before)}.")
    if now:
        said.append(f"Counts now: {', '.join(now)}.")
    return (Note(" ".join(said), lost=False),) if said else ()


def _has_rules(theme: Theme) -> bool:
    return any(facet.rules for facet in theme.facets)


def _name(label: str) -> str:
    return " ".join(label.split()).casefold()

# SPDX-License-Identifier: MIT
"""Each difference between two codebooks as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from standpoint.coding.codebook_changes import Change, one_line
from standpoint.model.codebook import Codebook

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


def describe(change: Change, new: Codebook, old: Codebook | None = None) -> str:
    """Return a change as one plain sentence.

    Args:
        change: one of `changes(old, new)`.
        new: the new codebook, for the labels of its entries.
        old: the old one, for the labels of entries that are gone; without it they go by their ids.
    """
    books = (new,) if old is None else (new, old)
    if not change.theme:
        return f"The codebook is now called “{change.after}”; before it was “{change.before}”."
    if change.language:
        return _of_rule(change, books)
    what = _entry(change, books)
    if change.kind == "added":
        return f"{what} is new{_with_rules(change, new)}."
    if change.kind == "removed":
        return f"{what} was removed."
    if change.kind == "moved":
        return f"{what} moved from place {change.before} to place {change.after}."
    return _of_field(change, what)


def _of_rule(change: Change, books: Sequence[Codebook]) -> str:
    language = _LANGUAGES.get(change.language, change.language)
    where = f"In {_place(change.theme, change.facet, books)}"
    rule = f"the {language} rule “{_short(change.rule)}”"
    if change.kind == "added":
        return f"{where}, {rule} is new."
    if change.kind == "removed":
        return f"{where}, {rule} was removed."
    if change.kind == "moved":
        if "/" in change.before:
            theme, _, facet = change.before.partition("/")
            source = _place(theme, facet, books)
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


def _entry(change: Change, books: Sequence[Codebook]) -> str:
    """Return how to call the theme or facet of a change, as the start of a sentence."""
    gone = change.before if change.kind == "removed" else ""
    if not change.facet:
        return f"Theme “{gone or _theme_label(change.theme, books)}”"
    theme = _theme_label(change.theme, books)
    facet = gone or _facet_label(change.theme, change.facet, books)
    return f"Facet “{facet}” of “{theme}”"


def _place(theme: str, facet: str, books: Sequence[Codebook]) -> str:
    return f"“{_theme_label(theme, books)}”, “{_facet_label(theme, facet, books)}”"


def _theme_label(theme: str, books: Sequence[Codebook]) -> str:
    themes = (each for book in books for each in book.themes)
    return next((each.label for each in themes if each.id == theme), theme)


def _facet_label(theme: str, facet: str, books: Sequence[Codebook]) -> str:
    themes = (each for book in books for each in book.themes if each.id == theme)
    facets = (each for found in themes for each in found.facets)
    return next((each.label for each in facets if each.id == facet), facet)


def _lower(what: str) -> str:
    return what[:1].lower() + what[1:]


def _with_rules(change: Change, codebook: Codebook) -> str:
    facets = next((each.facets for each in codebook.themes if each.id == change.theme), ())
    number = sum(len(each.rules) for each in facets if change.facet in ("", each.id))
    return f", with {number} rule{'s' * (number != 1)}" if number else ""


def _around(before: str, after: str) -> tuple[str, str]:
    """Return two texts in one line each; of long ones, what differs and some words around it."""
    old, new = one_line(before).split(" "), one_line(after).split(" ")
    if len(one_line(before)) <= _LONGEST and len(one_line(after)) <= _LONGEST:
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
    line = one_line(text)
    return _sentence(line) if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _sentence(line: str) -> str:
    """Return a text without its full stop, for the sentence that it stands in has one."""
    return line.removesuffix(".")

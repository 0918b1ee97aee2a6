# SPDX-License-Identifier: MIT
"""Words of foreign dictionaries as rules, and rules as words that such dictionaries can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import product

from standpoint.coding.exchange.brought import Note
from standpoint.coding.exchange.outline import Branch
from standpoint.coding.rules import parse
from standpoint.errors import RuleError
from standpoint.model.codebook import Rule

_PIECE = re.compile(r'=?["“”„«»][^"“”„«»]*["“”«»]|[()]|[^\s()"“”„«»]+')
_QUOTED = re.compile(r'["“”„«»](.*)["“”«»]', re.DOTALL)
_CHOICE = re.compile(r"\(([^()]*\sOR\s[^()]*)\)")
_MARK = re.compile(r'["“”„«»]')
_PATTERN = re.compile(r"[\\^$|\[\]{}()+]|\.\*")

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_IN_ARABIC_LETTERS = ("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd")

MOST = 500


def language_of(source: str, language: str) -> str:
    """Return the language of a term or rule whose file states none.

    Dictionaries in several languages hold their words side by side; a term with Arabic letters can
    find nothing in a report in a language of other letters, so it is for Arabic reports.

    Args:
        source: the term or rule.
        language: what the user named; it stays where it is written in Arabic letters itself.
    """
    return "ar" if language not in _IN_ARABIC_LETTERS and _ARABIC.search(source) else language


def arabic_note(number: int, language: str) -> list[Note]:
    """Return the note that says how many rules were taken for Arabic, none where none was."""
    if not number:
        return []
    rules = (
        "1 rule with Arabic letters is"
        if number == 1
        else f"{number:,} rules with Arabic letters are"
    )
    return [
        Note(f"{rules} for Arabic reports (ar), the others for reports in {language}.", lost=False)
    ]


def arabic_in(branches: Iterable[Branch], language: str) -> list[Note]:
    """Return `arabic_note` for all rules of categories and what is below them."""
    if language == "ar":
        return []
    waiting, number = list(branches), 0
    while waiting:
        branch = waiting.pop()
        waiting += branch.below
        number += sum(rule.language == "ar" for rule in branch.rules)
    return arabic_note(number, language)


def as_rule(word: str, language: str) -> Rule | str:
    """Return the rule that finds what an entry of a dictionary finds, or why there is none.

    Args:
        word: a word or several, with `*` at the start or end of a word for any letters.
        language: the language of the rule; see `language_of`.
    """
    plain = " ".join(word.split())
    language = language_of(plain, language)
    reason = _unsayable(plain)
    if reason:
        return reason
    quoted = f'"{plain}"'
    try:
        meant = parse(quoted, language)
    except RuleError as error:
        return error.sentence[:1].lower() + error.sentence[1:].rstrip(".")
    with suppress(RuleError):
        if " " not in plain and parse(plain, language) == meant:
            return Rule(language, plain)
    return Rule(language, quoted)


def _unsayable(plain: str) -> str:
    """Return why no rule can say what an entry says, or nothing."""
    if not plain:
        return "the entry is empty"
    if "?" in plain:
        return "? stands for one letter there, and no rule can say that"
    if _PATTERN.search(plain):
        return "it looks like a regular expression, which no rule can say"
    if _MARK.search(plain):
        return "it holds a quotation mark, which a phrase cannot"
    return ""


def as_entries(rule: Rule) -> list[str] | None:
    """Return the words and phrases that a rule lists, or None where it says more than a list.

    A rule that says OR, between terms or inside a phrase, is a list of all that it stands for.
    """
    pieces = _PIECE.findall(rule.source)
    while len(pieces) > 2 and pieces[0] == "(" and pieces[-1] == ")" and "(" not in pieces[1:-1]:
        pieces = pieces[1:-1]
    if not pieces or any(piece != "OR" for piece in pieces[1::2]) or len(pieces) % 2 == 0:
        return None
    entries: list[str] = []
    for piece in pieces[::2]:
        if piece.startswith("=") or piece in ("(", ")", "AND", "NOT", "INSIDE", "OR"):
            return None
        found = _readings(piece)
        if found is None or len(entries) + len(found) > MOST:
            return None
        entries += found
    return list(dict.fromkeys(entries))


def _readings(piece: str) -> list[str] | None:
    quoted = _QUOTED.fullmatch(piece)
    if quoted is None:
        return [piece]
    parts: list[list[str]] = []
    done = 0
    inside = quoted.group(1)
    for choice in _CHOICE.finditer(inside):
        parts.append([inside[done : choice.start()]])
        parts.append(re.split(r"\sOR\s", choice.group(1)))
        done = choice.end()
    parts.append([inside[done:]])
    number = 1
    for part in parts:
        number *= len(part)
    if number > MOST:
        return None
    readings = (" ".join(" ".join(reading).split()) for reading in product(*parts))
    return [reading for reading in readings if reading]


def entries_or_reason(rule: Rule) -> list[str] | str:
    """Return the entries that a dictionary holds for a rule, or why it can hold none."""
    entries = as_entries(rule)
    if entries is None:
        return "more than a list of words"
    if not all(isinstance(as_rule(entry, rule.language), Rule) for entry in entries):
        return "signs that a dictionary reads as a pattern"
    return entries


def opens_at_start(entry: str) -> bool:
    """Tell whether a word of an entry starts with `*`, which LIWC does not know."""
    return any(word.startswith("*") for word in entry.split())

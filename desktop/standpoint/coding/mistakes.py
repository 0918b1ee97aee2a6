# SPDX-License-Identifier: MIT
"""What is wrong with a rule that does not fit the grammar, in plain words and with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standpoint.coding.terms import needs_distance
from standpoint.errors import RuleError

_PART = re.compile(r"=?[\"“”„«»][^\"“”„«»]*[\"“”«»]|[()]|[^\s()\"“”„«»]+|\S")
_OPERATOR = re.compile(r"OR|AND|INSIDE|NOT|(?:NEAR|PRE)/\d+")
_WITHOUT_DISTANCE = re.compile(r"(NEAR|PRE)(?:/.*)?")
_SMALL_OPERATOR = re.compile(r"or|and|not|inside|(?:near|pre)/\d+")
_OPERAND = "a word, a phrase in quotation marks or a group in parentheses"


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a rule and its column."""

    text: str
    column: int

    @property
    def operator(self) -> bool:
        return _OPERATOR.fullmatch(self.text) is not None


def explain(source: str, place: int | None) -> RuleError:
    """Return the error for a rule whose grammar breaks at `place`; None or less is its end."""
    parts = [_Part(match.group(), match.start() + 1) for match in _PART.finditer(source)]
    if not parts:
        return RuleError(f"The rule is empty. Write {_OPERAND}.", 1)
    unclosed = next((part for part in parts if part.text in '"“”„«»'), None)
    if unclosed is not None:
        return RuleError(
            "This quotation mark has no partner. Write another one behind the phrase.",
            unclosed.column,
        )
    column = len(source) + 1 if place is None or place < 0 else place + 1
    before = [part for part in parts if part.column < column]
    found = next((part for part in parts if part.column >= column), None)
    last = before[-1] if before else None
    if found is None:
        return _at_end(parts, len(source.rstrip()) + 1)
    for part in (found, last):
        missing = part and _WITHOUT_DISTANCE.fullmatch(part.text)
        if part and missing and not part.operator:
            return needs_distance(missing.group(1), part.column)
    if found.operator or found.text == ")":
        return _unexpected_sign(found, last, before)
    return _unexpected_operand(found, last)


def _at_end(parts: list[_Part], column: int) -> RuleError:
    last = parts[-1]
    if last.text == "NOT":
        return _bare_not(last.column)
    if last.operator:
        return RuleError(f"Behind {last.text} something is missing: {_OPERAND}.", column)
    opened: list[_Part] = []
    for part in parts:
        if part.text == "(":
            opened.append(part)
        elif part.text == ")" and opened:
            opened.pop()
    at = opened[-1].column if opened else column
    return RuleError("This parenthesis is not closed. Write ) where the group ends.", at)


def _unexpected_sign(found: _Part, last: _Part | None, before: list[_Part]) -> RuleError:
    """Explain an operator or a closing parenthesis where neither can stand."""
    sign, column = found.text, found.column
    if sign == ")" and [part.text for part in before].count("(") <= [
        part.text for part in before
    ].count(")"):
        return RuleError("No parenthesis is open here. Write ( where the group starts.", column)
    if "NOT" in (sign, last and last.text):
        return _misplaced_not(found, last)
    if sign == "INSIDE":
        return RuleError('INSIDE needs NOT before it. Write NOT INSIDE "…".', column)
    if last is None or last.operator or last.text == "(":
        where = f"Between {last.text} and {sign}" if last else f"Before {sign}"
        return RuleError(f"{where} something is missing: {_OPERAND}.", column)
    return RuleError(
        f"{sign} cannot stand behind NOT without parentheses. Write ( and ) around what belongs "
        "together.",
        column,
    )


def _unexpected_operand(found: _Part, last: _Part | None) -> RuleError:
    """Explain a word, phrase or group where an operator was expected."""
    if last is not None and last.text == "NOT":
        return _bare_not(last.column)
    if last is not None and last.text[-1] in ",،;؛|":
        return RuleError(
            f"“{last.text[-1]}” means nothing outside quotation marks. "
            "Write OR between words that stand for each other.",
            last.column + len(last.text) - 1,
        )
    for part in (found, last):
        if part and _SMALL_OPERATOR.fullmatch(part.text):
            return RuleError(f"Write {part.text.upper()} in capitals.", part.column)
    return RuleError(
        "An operator is missing here. Write OR, AND or NEAR/6, or put words that stand side by "
        "side in quotation marks.",
        found.column,
    )


def _misplaced_not(found: _Part, last: _Part | None) -> RuleError:
    if last is not None and last.text == "NOT":
        return _bare_not(last.column)
    if last is not None and last.text == "AND":
        return RuleError(
            'Leave AND out: NOT INSIDE "…" and NOT NEAR/6 … stand directly behind what they limit.',
            last.column,
        )
    return RuleError(
        "NOT limits what stands before it. Write, for example, "
        'unity NOT INSIDE "Unity Party" or return* NOT NEAR/3 detainee*.',
        found.column,
    )


def _bare_not(column: int) -> RuleError:
    return RuleError(
        'NOT needs INSIDE or NEAR/6 behind it. Write NOT INSIDE "…" or NOT NEAR/6 ….', column
    )

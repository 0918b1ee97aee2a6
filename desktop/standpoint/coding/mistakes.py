# SPDX-License-Identifier: MIT
"""What is wrong with a rule that does not fit the grammar, in plain words and with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standpoint.coding import mends
from standpoint.coding.rule_parts import MARKS, PIECE
from standpoint.coding.terms import needs_distance, stray_sign
from standpoint.errors import Fix, RuleError

_OPERATOR = re.compile(r"OR|AND|INSIDE|NOT|(?:NEAR|PRE)/\d+")
_WITHOUT_DISTANCE = re.compile(r"(NEAR|PRE)(?:/.*)?")
_SMALL_OPERATOR = re.compile(r"or|and|not|inside|(?:near|pre)(?:/\d+)?", re.IGNORECASE)
# What other library databases write for NEAR/6.
_FOREIGN = re.compile(r"(?:W|N|NEAR|WITHIN|ADJ|PRE|ONEAR|~)[/:]?(\d{1,2})")
_OPERAND = "a word, a phrase in quotation marks or a group in parentheses"


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a rule and its column."""

    text: str
    column: int

    @property
    def start(self) -> int:
        return self.column - 1

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def operator(self) -> bool:
        return _OPERATOR.fullmatch(self.text) is not None


def explain(source: str, place: int | None) -> RuleError:
    """Return the error for a rule whose grammar breaks at `place`; None or less is its end."""
    parts = [_Part(match.group(), match.start() + 1) for match in PIECE.finditer(source)]
    if not parts:
        return RuleError(f"The rule is empty. Write {_OPERAND}.", 1)
    unclosed = next((part for part in parts if part.text in MARKS), None)
    if unclosed is not None:
        return RuleError(
            "This quotation mark has no partner. Write one at either end of the phrase.",
            unclosed.column,
            mends.quotation(source, unclosed.start),
        )
    column = len(source) + 1 if place is None or place < 0 else place + 1
    before = [part for part in parts if part.column < column]
    found = next((part for part in parts if part.column >= column), None)
    last = before[-1] if before else None
    if found is None:
        return _at_end(source, parts)
    for part in (found, last):
        missing = part and _WITHOUT_DISTANCE.fullmatch(part.text)
        if part and missing and not part.operator:
            return needs_distance(missing.group(1), part.column, source)
    if found.operator or found.text == ")":
        return _unexpected_sign(source, found, last, before)
    return _unexpected_operand(source, found, last)


def _at_end(source: str, parts: list[_Part]) -> RuleError:
    last, end = parts[-1], len(source.rstrip())
    if last.text == "NOT":
        return _bare_not(source, last)
    if last.operator:
        return RuleError(f"Behind {last.text} something is missing: {_OPERAND}.", end + 1)
    opened: list[_Part] = []
    for part in parts:
        if part.text == "(":
            opened.append(part)
        elif part.text == ")" and opened:
            opened.pop()
    if last.text == "(":
        return RuleError(f"Behind ( something is missing: {_OPERAND}.", end + 1)
    at = opened[-1].column if opened else end + 1
    fix = Fix("Insert )", end, end, ")" * max(len(opened), 1))
    return RuleError("This parenthesis is not closed. Write ) where the group ends.", at, fix)


def _unexpected_sign(
    source: str, found: _Part, last: _Part | None, before: list[_Part]
) -> RuleError:
    """Explain an operator or a closing parenthesis where neither can stand."""
    sign, column = found.text, found.column
    if sign == ")" and [part.text for part in before].count("(") <= [
        part.text for part in before
    ].count(")"):
        return RuleError(
            "No parenthesis is open here. Write ( where the group starts.",
            column,
            mends.remove(source, found.start, found.end),
        )
    if "NOT" in (sign, last and last.text):
        return _misplaced_not(source, found, last)
    if sign == "INSIDE":
        return RuleError(
            'INSIDE needs NOT before it. Write NOT INSIDE "…".',
            column,
            mends.insert(source, "NOT", found.start),
        )
    if last is None or last.operator or last.text == "(":
        where = f"Between {last.text} and {sign}" if last else f"Before {sign}"
        twice = last is not None and last.text == sign
        fix = mends.remove(source, found.start, found.end) if twice else None
        return RuleError(f"{where} something is missing: {_OPERAND}.", column, fix)
    return RuleError(
        f"{sign} cannot stand behind NOT without parentheses. Write ( and ) around what belongs "
        "together.",
        column,
    )


def _unexpected_operand(source: str, found: _Part, last: _Part | None) -> RuleError:
    """Explain a word, phrase or group where an operator was expected."""
    if last is not None and last.text == "NOT":
        return _bare_not(source, last)
    if last is not None and last.text[-1] in ",،;؛|":
        return stray_sign(source, last.end - 1)
    if found.text[0] in ",،;؛|&+":
        return stray_sign(source, found.start)
    for part in (found, last):
        if part and _SMALL_OPERATOR.fullmatch(part.text):
            return _small_operator(source, part)
    for part in (found, last):
        foreign = _FOREIGN.fullmatch(part.text) if part else None
        if part and foreign and int(foreign.group(1)):
            written = "PRE" if part.text.startswith(("PRE", "ONEAR")) else "NEAR"
            right = f"{written}/{foreign.group(1)}"
            return RuleError(
                f"{part.text} is written {right} here: at most {foreign.group(1)} words between.",
                part.column,
                mends.write(right, part.start, part.end),
            )
    return RuleError(
        "An operator is missing here. Write OR, AND or NEAR/6, or put words that stand side by "
        "side in quotation marks.",
        found.column,
        mends.quoted(source, found.start),
    )


def _small_operator(source: str, part: _Part) -> RuleError:
    operator = part.text.upper()
    if operator in ("NEAR", "PRE"):
        fix = mends.distance(source, part.start, operator)
        return RuleError(
            f"Write {operator} in capitals and with a distance, such as {operator}/6.",
            part.column,
            fix if fix.start == part.start else mends.write(f"{operator}/6", part.start, part.end),
        )
    return RuleError(
        f"Write {operator} in capitals.",
        part.column,
        mends.write(operator, part.start, part.end),
    )


def _misplaced_not(source: str, found: _Part, last: _Part | None) -> RuleError:
    if last is not None and last.text == "NOT":
        return _bare_not(source, last)
    if last is not None and last.text == "AND":
        return RuleError(
            'Leave AND out: NOT INSIDE "…" and NOT NEAR/6 … stand directly behind what they limit.',
            last.column,
            mends.remove(source, last.start, last.end),
        )
    return RuleError(
        "NOT limits what stands before it. Write, for example, "
        'unity NOT INSIDE "Unity Party" or return* NOT NEAR/3 detainee*.',
        found.column,
    )


def _bare_not(source: str, no: _Part) -> RuleError:
    """Explain NOT alone; before a phrase INSIDE is missing, before anything else a distance."""
    behind = source[no.end :].lstrip()
    word = "INSIDE" if behind[:1] in {*MARKS} else f"NEAR/{mends.USUAL}"
    fix = Fix(f"Insert {word}", no.end, no.end, f" {word}") if behind else None
    return RuleError(
        'NOT needs INSIDE or NEAR/6 behind it. Write NOT INSIDE "…" or NOT NEAR/6 ….',
        no.column,
        fix,
    )

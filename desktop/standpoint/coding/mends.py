# SPDX-License-Identifier: MIT
"""The one obvious mend of a mistake in a rule, where there is one."""

from __future__ import annotations

import re

from standpoint.coding.rule_parts import MARKS, PIECE, parts
from standpoint.errors import Fix

USUAL = 6
"""The distance that is put in where NEAR or PRE has none."""
_OPERATOR = re.compile(r"(?:OR|AND|INSIDE|NOT|(?:NEAR|PRE)(?:/\S*)?)(?!\w)")
_NUMBER_BEHIND = re.compile(r"\s*/?\s*(\d{1,2})(?![^\s()])")
_PARTNER = {"“": "”", "”": "“", "„": "“", "«": "»", "»": "«"}


def distance(source: str, start: int, operator: str) -> Fix:
    """Return the mend for NEAR or PRE without a distance; "NEAR 4" and "NEAR/x" have theirs."""
    end = start + len(operator)
    number = _NUMBER_BEHIND.match(source, end)
    if number and int(number.group(1)):
        return _written(f"{operator}/{number.group(1)}", start, number.end())
    rest = re.match(r"\S*?(?=[\s()]|$)", source[end:])
    tail = rest.group() if rest else ""
    if not tail:
        return Fix(f"Insert /{USUAL}", end, end, f"/{USUAL}")
    return _written(f"{operator}/{USUAL}", start, end + len(tail))


def write(words: str, start: int, end: int) -> Fix:
    """Return the mend that writes something else there."""
    return _written(words, start, end)


def _written(words: str, start: int, end: int) -> Fix:
    return Fix(f"Write {words}", start, end, words)


def insert(source: str, words: str, at: int) -> Fix:
    """Return the mend that puts words in front of a place, with the gaps that they need."""
    before = "" if at == 0 or source[at - 1].isspace() or source[at - 1] == "(" else " "
    behind = "" if at < len(source) and source[at].isspace() else " "
    return Fix(f"Insert {words}", at, at, f"{before}{words}{behind}")


def remove(source: str, start: int, end: int) -> Fix:
    """Return the mend that leaves something out, and one of the gaps around it."""
    label = f"Remove {source[start:end]}"
    if end < len(source) and source[end].isspace() and (start == 0 or source[start - 1].isspace()):
        end += 1
    return Fix(label, start, end, "")


def quotation(source: str, mark: int) -> Fix:
    """Return the mend for a quotation mark without a partner.

    One that hangs behind a word closes a phrase, any other opens one; the phrase reaches to the
    nearest operator or to the parenthesis around it.
    """
    sign = source[mark]
    partner = _PARTNER.get(sign, sign)
    hangs = mark > 0 and not source[mark - 1].isspace() and source[mark - 1] not in "(="
    opens_next = mark + 1 < len(source) and not source[mark + 1].isspace()
    if hangs and not (opens_next and source[mark + 1] not in ")"):
        at = _phrase_start(source, mark)
    else:
        at = _phrase_end(source, mark + 1)
    return Fix(f"Insert {partner}", at, at, partner)


def _phrase_end(source: str, start: int) -> int:
    depth = 0
    for match in re.finditer(r"[()]|[^\s()]+", source[start:]):
        piece, at = match.group(), start + match.start()
        if piece == "(":
            depth += 1
        elif piece == ")" and not depth:
            return len(source[:at].rstrip())
        elif piece == ")":
            depth -= 1
        elif not depth and _OPERATOR.fullmatch(piece):
            return max(len(source[:at].rstrip()), start)
    return len(source.rstrip())


def _phrase_start(source: str, end: int) -> int:
    """Return where the words begin that end there: behind the operator or parenthesis before."""
    start = end
    for match in reversed(list(re.finditer(r"[()]|[^\s()]+", source[:end]))):
        if match.group() in "()" or _OPERATOR.fullmatch(match.group()) or match.group()[0] in MARKS:
            break
        start = match.start()
    return start


def either(source: str) -> Fix | None:
    """Return the mend for commas and bars between words: OR in the place of each of them."""
    signs = [
        (part.start, part.end)
        for part in parts(source)
        if part.kind == "stray" and source[part.start] in "،,;؛|"
    ]
    if not signs:
        return None
    first, last = signs[0][0], signs[-1][1]
    while first and source[first - 1].isspace():
        first -= 1
    while last < len(source) and source[last].isspace():
        last += 1
    pieces, done = [], first
    for start, end in signs:
        pieces.append(source[done:start].strip())
        done = end
    pieces.append(source[done:last].strip())
    if not (source[:first].strip() and source[last:].strip()) or any(
        not piece for piece in pieces[1:-1]
    ):
        return None
    between = [piece for piece in pieces if piece]
    words = " OR ".join(["", *between, ""]) if between else " OR "
    return Fix("Write OR", first, last, words)


def quoted(source: str, at: int) -> Fix | None:
    """Return the mend that makes one phrase of the words that stand side by side around a place."""
    run: list[tuple[int, int]] = []
    for match in PIECE.finditer(source):
        word = not (_OPERATOR.fullmatch(match.group()) or set(match.group()) & {*"()", *MARKS})
        if word:
            run.append(match.span())
        elif match.start() > at:
            break
        else:
            run = []
    meant = any(_OPERATOR.match(source, start, end) for start, end in run)
    if meant or len(run) < 2 or not run[0][0] <= at < run[-1][1]:
        return None
    start, end = run[0][0], run[-1][1]
    words = source[start:end].strip("'‘’")
    return Fix("Insert quotation marks", start, end, f'"{words}"')

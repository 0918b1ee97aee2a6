# SPDX-License-Identifier: MIT
"""Reading a rule of the rule language, or saying at which column it cannot be read.

`unity`, `"territorial integrity"`, `normaliz*`, `=Word` (capitals matter), `a OR b`, `a AND b`
(same sentence), `a NEAR/6 b` (either order, at most six words between), `a PRE/6 b` (in order),
`a NOT INSIDE "name"`, `a NOT NEAR/6 b`, parentheses. In a phrase, `(a OR b)` stands for either.
NEAR and PRE bind tightest, then NOT, then AND, then OR.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from standpoint.coding.expressions import Both, Either, Expression, Near, NotInside, NotNear
from standpoint.coding.mistakes import explain
from standpoint.coding.terms import read_phrase, read_word
from standpoint.errors import RuleError

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

FARTHEST = 100


def parse(source: str, language: str) -> Expression:  # noqa: ARG001 - one grammar so far
    """Return what a rule says.

    Args:
        source: the rule as the analyst wrote it.
        language: the language of the reports it is for ("en", "ar"). The rule language is the
            same for all: which words may carry Arabic clitics is told by their script.

    Raises:
        RuleError: with the column, counted from 1 in code points, and what was expected there.
    """
    return _parsed(source)


@lru_cache(maxsize=10_000)
def _parsed(source: str) -> Expression:
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    try:
        tree = _parser().parse(source)
    except UnexpectedInput as error:
        at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        raise explain(source, None if at_end else error.pos_in_stream) from None
    return _read(tree)


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = files("standpoint.coding").joinpath("rules.lark").read_text(encoding="utf-8")
    return Lark(grammar, start="rule", parser="lalr", lexer="basic")


def _read(tree: Tree[Token] | Token) -> Expression:
    """Turn a branch of the parse tree into an expression."""
    from lark import Token

    if isinstance(tree, Token):
        reader = read_phrase if tree.type == "PHRASE" else read_word
        return reader(str(tree), _column(tree))
    operands = [_read(part) for part in tree.children if not _is_operator(part)]
    if tree.data == "either":
        return Either(tuple(operands))
    left, right = operands[0], operands[1]
    if tree.data == "both":
        for right in operands[1:]:
            left = Both(left, right)
        return left
    operators = [part for part in tree.children if _is_operator(part)]
    if tree.data in ("near", "pre"):
        return Near(left, right, _distance(operators[0]), ordered=tree.data == "pre")
    _expect_something_left(left, right, operators[0])
    if tree.data == "not_near":
        return NotNear(left, right, _distance(operators[1]))
    return NotInside(left, right)


def _is_operator(part: Tree[Token] | Token) -> bool:
    return getattr(part, "type", None) in ("NEAR", "PRE", "NOT", "INSIDE")


def _distance(token: Tree[Token] | Token) -> int:
    operator, _, number = str(token).partition("/")
    if int(number) == 0:
        raise RuleError(
            f"{operator}/0 leaves no room for a word between. Put words that stand side by side "
            f"in quotation marks, or write {operator}/1 or more.",
            _column(token),
        )
    if int(number) > FARTHEST:
        raise RuleError(
            f"{operator}/{number} reaches too far: {FARTHEST} words are the most. "
            "Write AND for the whole sentence.",
            _column(token),
        )
    return int(number)


def _expect_something_left(hit: Expression, taken: Expression, at: Tree[Token] | Token) -> None:
    if hit in (taken.parts if isinstance(taken, Either) else (taken,)):
        raise RuleError(
            "This can match nothing: NOT takes away exactly what stands before it.", _column(at)
        )


def _column(token: Tree[Token] | Token) -> int:
    return int(getattr(token, "start_pos", None) or 0) + 1

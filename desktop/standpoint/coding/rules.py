# SPDX-License-Identifier: MIT
"""Reading a rule of the rule language, or saying at which column it cannot be read.

`unity`, `"territorial integrity"`, `normaliz*`, `=Word` (capitals matter), `a OR b`, `a AND b`
(same sentence), `a NEAR/6 b` (either order, at most six words between), `a PRE/6 b` (in order),
`a NOT INSIDE "name"`, `a NOT NEAR/6 b`, parentheses. In a phrase, `(a OR b)` stands for either.
NEAR and PRE bind tightest, then NOT, then AND, then OR.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from importlib.resources import files
from typing import TYPE_CHECKING

from standpoint.coding import mends
from standpoint.coding.emptiness import can_limit, holds, matches_nothing
from standpoint.coding.expressions import Both, Either, Expression, Near, NotInside, NotNear
from standpoint.coding.mistakes import explain
from standpoint.coding.terms import read_phrase, read_word
from standpoint.errors import RuleError

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

FARTHEST = 100
DEEPEST = 100
"""So many operators may stand inside each other."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is odd about a rule that can be read; `column` counts from 1."""

    sentence: str
    column: int


def parse(source: str, language: str) -> Expression:  # noqa: ARG001 - one grammar so far
    """Return what a rule says.

    Args:
        source: the rule as the analyst wrote it.
        language: the language of the reports it is for ("en", "ar"). The rule language is the
            same for all: which words may carry Arabic clitics is told by their script.

    Raises:
        RuleError: with the column, counted from 1 in code points, and what was expected there.
    """
    return _parsed(source)[0]


def remarks(source: str) -> tuple[Remark, ...]:
    """Return what is odd about a rule, such as a NOT INSIDE that never limits anything.

    Raises:
        RuleError: as `parse` does.
    """
    return _parsed(source)[1]


@lru_cache(maxsize=10_000)
def _parsed(source: str) -> tuple[Expression, tuple[Remark, ...]]:
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    try:
        tree = _parser().parse(source)
    except UnexpectedInput as error:
        at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        raise explain(source, None if at_end else error.pos_in_stream) from None
    reader = _Reader(source)
    return reader.read(tree), tuple(reader.remarks)


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = files("standpoint.coding").joinpath("rules.lark").read_text(encoding="utf-8")
    return Lark(grammar, start="rule", parser="lalr", lexer="basic")


class _Reader:
    """Turns the parse tree of one rule into an expression."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.remarks: list[Remark] = []

    def read(self, tree: Tree[Token] | Token, depth: int = 0) -> Expression:
        """Return what a branch says that stands inside so many others."""
        from lark import Token

        if isinstance(tree, Token):
            return self._term(tree)
        depth += len(tree.children) - 1 if tree.data == "both" else 1
        if depth > DEEPEST:
            raise RuleError(
                f"More than {DEEPEST} operators stand inside each other here. "
                "Make several rules of this one.",
                1,
            )
        operands = [self.read(part, depth) for part in tree.children if not _is_operator(part)]
        if tree.data == "either":
            return Either(tuple(operands))
        left, right = operands[0], operands[1]
        if tree.data == "both":
            return reduce(Both, operands)
        operators = [part for part in tree.children if _is_operator(part)]
        if tree.data in ("near", "pre"):
            return self._near(left, right, operators[0], ordered=tree.data == "pre")
        limit = self._not_near if tree.data == "not_near" else self._not_inside
        return limit(left, right, operators)

    def _term(self, token: Token) -> Expression:
        if token.type == "PHRASE":
            return read_phrase(str(token), _column(token))
        return read_word(str(token), _column(token), self._source)

    def _near(
        self, left: Expression, right: Expression, operator: Tree[Token] | Token, *, ordered: bool
    ) -> Near:
        near = Near(left, right, _distance(operator), ordered)
        if matches_nothing(near):
            raise RuleError(
                "This can match nothing: one side keeps away from what the other side looks for.",
                _column(operator),
            )
        return near

    def _not_near(
        self, hit: Expression, other: Expression, operators: list[Tree[Token] | Token]
    ) -> NotNear:
        away = NotNear(hit, other, _distance(operators[1]))
        if holds(hit, other):
            raise RuleError(
                "This can match nothing: what stands behind NOT NEAR is always a part of what "
                "stands before it. Name a word that only the unwanted sentences have.",
                _column(operators[0]),
            )
        return away

    def _not_inside(
        self, hit: Expression, name: Expression, operators: list[Tree[Token] | Token]
    ) -> NotInside:
        limited = NotInside(hit, name)
        if matches_nothing(limited):
            raise RuleError(
                "This can match nothing: NOT INSIDE takes away every place where it could. "
                'Name a longer phrase around the word, such as "Unity Party" around unity.',
                _column(operators[0]),
            )
        if not can_limit(hit, name):
            self.remarks.append(
                Remark(
                    "NOT INSIDE changes nothing here: no name behind it holds a word or phrase "
                    "that stands before it.",
                    _column(operators[0]),
                )
            )
        return limited


def _is_operator(part: Tree[Token] | Token) -> bool:
    return getattr(part, "type", None) in ("NEAR", "PRE", "NOT", "INSIDE")


def _distance(token: Tree[Token] | Token) -> int:
    operator, _, number = str(token).partition("/")
    start = _column(token) - 1
    if int(number) == 0:
        raise RuleError(
            f"{operator}/0 leaves no room for a word between. Put words that stand side by side "
            f"in quotation marks, or write {operator}/1 or more.",
            start + 1,
            mends.write(f"{operator}/1", start, start + len(str(token))),
        )
    if int(number) > FARTHEST:
        raise RuleError(
            f"{operator}/{number} reaches too far: {FARTHEST} words are the most. "
            "Write AND for the whole sentence.",
            start + 1,
            mends.write(f"{operator}/{FARTHEST}", start, start + len(str(token))),
        )
    return int(number)


def _column(token: Tree[Token] | Token) -> int:
    return int(getattr(token, "start_pos", None) or 0) + 1

# SPDX-License-Identifier: MIT
"""Codebooks as TOML files: reading one, or saying in which line it cannot be read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any

from standpoint.coding.codebook_places import Places
from standpoint.coding.rules import parse
from standpoint.errors import CodebookError, RuleError
from standpoint.files import data
from standpoint.model import languages
from standpoint.model.codebook import Codebook, Facet, Rule, Theme

SHAPES = ("circle", "square", "triangle", "diamond", "plus", "triangle down", "cross", "star")
_DEFAULT = "codebooks/default.toml"
_CODEBOOK_KEYS = ("name", "theme")
_THEME_KEYS = (*(field.name for field in fields(Theme) if field.name != "facets"), "facet")
_FACET_KEYS = tuple(field.name for field in fields(Facet))
_RULE_KEYS = ("rule", "note")
ID = re.compile(r"[a-z][a-z0-9_]*")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
LONGEST = 5_000_000
_REASONS = {
    "Cannot overwrite a value": "this key or table stands here twice",
    "Cannot declare": "this heading stands here twice, or is a key already",
    "Illegal character '\\n'": "a text is not closed before the line ends",
    "Cannot mutate": "this was closed above and cannot grow",
}
_AT_LINE = re.compile(r"(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)\Z", re.DOTALL)


@cache
def default() -> Codebook:
    """Return the codebook that comes with the program; the tests have tried its rules."""
    return read(data(_DEFAULT).read_text(encoding="utf-8"), "default codebook", tried=True)


def read(
    text: str, name: str = "codebook", *, tried: bool = False, from_outside: bool = True
) -> Codebook:
    """Return the codebook that a TOML text describes, every rule of it tried.

    Args:
        text: the file's text; it is kept as `source`, comments and order and all.
        name: how the user knows the file, for errors, and the codebook's name if it states none.
        tried: the rules were tried when this text was stored, and need not be again.
        from_outside: rules for a language under a code that no report bears are refused. What is
            in a corpus already goes on as it is, and is edited and saved.

    Raises:
        CodebookError: with the line, and the column for TOML and for rules.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST:
        raise CodebookError(
            f"{name} has {len(text):,} signs. A codebook has at most {LONGEST:,}. Divide it."
        )
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, text, name) from None
    except RecursionError:
        raise CodebookError(f"{name}: lists or tables are nested too deeply.") from None
    except ValueError as error:  # a number with more digits than Python reads
        raise CodebookError(f"{name}: this is not valid TOML ({error}).") from None
    asks = from_outside and not tried
    return _Reader(name, Places(text), tried, asks_languages=asks).codebook(document, text)


def _not_toml(error: tomllib.TOMLDecodeError, text: str, name: str) -> CodebookError:
    match = _AT_LINE.match(str(error))
    reason = match.group(1) if match else str(error)
    reason = next((ours for theirs, ours in _REASONS.items() if theirs in reason), reason)
    line = int(match.group(2)) if match and match.group(2) else text.count("\n") + 1
    column = int(match.group(3)) if match and match.group(3) else None
    where = f"line {line}" + (f", column {column}" if column else "")
    said = reason[:1].lower() + reason[1:]
    return CodebookError(f"{name}, {where}: this is not valid TOML ({said}).", line, column)


class _Reader:
    """Turns one TOML document into values and knows where it is, for errors."""

    def __init__(self, name: str, places: Places, tried: bool, *, asks_languages: bool) -> None:
        self._name = name
        self._tried = tried
        self._asks_languages = asks_languages
        self._places = places
        self._path: list[int] = []
        self._titles: list[str] = []

    def codebook(self, document: dict[str, Any], source: str) -> Codebook:
        self._known(document, _CODEBOOK_KEYS)
        tables = self._tables(document, "theme")
        if not tables:
            raise self._error("a codebook needs at least one theme. Add one under [[theme]].")
        themes: list[Theme] = []
        for number, table in enumerate(tables):
            self._path = [number]
            self._titles = [self._title("theme", table, number)]
            theme = self._theme(table, len(themes))
            if theme.active and not self._tried and not any(one.rules for one in theme.facets):
                raise self._error(
                    "this theme is empty: no facet of it has a rule. Add one, for example "
                    'rules.en = ["unity"], or switch the theme off with active = false.'
                )
            self._unlike("theme", theme, themes)
            if theme.active and theme.key in {other.key for other in themes if other.active}:
                raise self._error(f"another theme has the key {theme.key} already.", "key")
            themes.append(theme)
            self._path, self._titles = [], []
        return Codebook(self._text(document, "name") or self._name, tuple(themes), source)

    def _theme(self, table: dict[str, Any], before: int) -> Theme:
        self._known(table, _THEME_KEYS)
        earliest, latest = self._date(table, "valid_from"), self._date(table, "valid_to")
        if earliest and latest and earliest > latest:
            raise self._error("valid_to is earlier than valid_from.", "valid_to")
        return Theme(
            id=self._id(table),
            label=self._text(table, "label", needed=True),
            key=self._key(table, before),
            colour=self._colour(table),
            shape=self._shape(table),
            facets=self._facets(table),
            definition=self._text(table, "definition"),
            full_definition=self._text(table, "full_definition"),
            include=self._text(table, "include"),
            exclude=self._text(table, "exclude"),
            typical=self._text(table, "typical"),
            atypical=self._text(table, "atypical"),
            close_but_no=self._text(table, "close_but_no"),
            examples=self._list(table, "examples"),
            near_misses=self._list(table, "near_misses"),
            valid_from=earliest,
            valid_to=latest,
            active=self._switch(table, "active"),
        )

    def _facets(self, table: dict[str, Any]) -> tuple[Facet, ...]:
        tables = self._tables(table, "facet")
        if not tables:
            raise self._error("a theme needs at least one facet. Add one under [[theme.facet]].")
        facets: list[Facet] = []
        for number, part in enumerate(tables):
            self._path.append(number)
            self._titles.append(self._title("facet", part, number))
            facet = self._facet(part)
            self._unlike("facet", facet, facets)
            facets.append(facet)
            self._path.pop()
            self._titles.pop()
        return tuple(facets)

    def _facet(self, table: dict[str, Any]) -> Facet:
        self._known(table, _FACET_KEYS)
        return Facet(
            id=self._id(table),
            label=self._text(table, "label", needed=True),
            definition=self._text(table, "definition"),
            counts=self._switch(table, "counts"),
            rules=self._rules(table),
        )

    def _rules(self, table: dict[str, Any]) -> tuple[Rule, ...]:
        by_language = table.get("rules", {})
        if not isinstance(by_language, dict):
            raise self._error('rules stand by language: rules.en = ["…"].', "rules")
        found: list[Rule] = []
        for language, written in by_language.items():
            wrong = self._wrong_language(language)
            if wrong:
                raise self._error(wrong, language, of_value=False)
            if not isinstance(written, list):
                raise self._error(f'rules.{language} is a list: ["…", "…"].', language)
            found += [self._rule(language, each, number) for number, each in enumerate(written)]
        return tuple(found)

    def _wrong_language(self, language: str) -> str:
        """Return why rules of a language would meet no report, "" where they may meet some."""
        known = languages.code(language)
        if not _LANGUAGE.fullmatch(language) or not (known or not self._asks_languages):
            return f"“{language}” is no language code. Write, for example, en or ar."
        if known != language and self._asks_languages:
            return f"“{language}” is {known} here, as in the reports. Write rules.{known}."
        return ""

    def _rule(self, language: str, written: object, number: int) -> Rule:
        note: object = ""
        if isinstance(written, dict):
            note = written.get("note", "")
            known = set(written) <= set(_RULE_KEYS)
            written = written.get("rule") if known and isinstance(note, str) else None
        if not isinstance(written, str):
            raise self._error(
                "a rule is a text in quotation marks, or { rule = '…', note = '…' }.",
                place=self._places.of_item(self._path, language, number),
            )
        note = str(note).strip()
        source = written.strip()
        if self._tried:
            return Rule(language, source, note)
        try:
            parse(source, language)
        except RuleError as error:
            shown = " ".join(source.split())
            within = f"rule “{shown}”, column {error.column}: {error.sentence}"
            sign = len(written) - len(written.lstrip()) + error.column - 1
            place = self._places.of_sign(self._path, language, number, sign)
            raise self._error(within, place=place) from None
        return Rule(language, source, note)

    def _title(self, kind: str, table: dict[str, Any], number: int) -> str:
        title = table.get("label") or table.get("id")
        return f"{kind} “{title}”" if isinstance(title, str) else f"{kind} {number + 1}"

    def _tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._error(f"write each {key} under a heading in double brackets.", key)
        return found

    def _known(self, table: dict[str, Any], keys: tuple[str, ...]) -> None:
        for key in table:
            if key not in keys:
                from difflib import get_close_matches

                close = get_close_matches(key, keys, 1)
                hint = f" Did you mean “{close[0]}”?" if close else ""
                nested = f" A {key} cannot stand inside a {key}." if key in self._inside() else hint
                raise self._error(f"“{key}” is not known here.{nested}", key, of_value=False)

    def _unlike(self, kind: str, new: Theme | Facet, others: list[Any]) -> None:
        for other in others:
            if other.id == new.id:
                raise self._error(f"another {kind} has the id “{new.id}” already.", "id")
            if other.label.casefold() == new.label.casefold():
                raise self._error(f"another {kind} is called “{new.label}” already.", "label")

    def _text(self, table: dict[str, Any], key: str, *, needed: bool = False) -> str:
        found = table.get(key, "")
        if not isinstance(found, str):
            raise self._error(f"{key} is a text in quotation marks.", key)
        if needed and not found.strip():
            raise self._error(f"{key} is missing.", key)
        return found.strip()

    def _list(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self._error(f"{key} is a list of texts in quotation marks.", key)
        return tuple(each.strip() for each in found)

    def _date(self, table: dict[str, Any], key: str) -> date | None:
        found = table.get(key)
        if found is None or (isinstance(found, date) and not isinstance(found, datetime)):
            return found
        raise self._error(f"{key} is a day such as 2015-12-18, without quotation marks.", key)

    def _switch(self, table: dict[str, Any], key: str) -> bool:
        found = table.get(key, True)
        if not isinstance(found, bool):
            raise self._error(f"{key} is either true or false.", key)
        return found

    def _id(self, table: dict[str, Any]) -> str:
        found = self._text(table, "id", needed=True)
        if not ID.fullmatch(found):
            raise self._error(
                f"the id “{found}” has other signs than small letters a to z, digits and _.", "id"
            )
        return found

    def _key(self, table: dict[str, Any], before: int) -> int:
        found = table.get("key", before % 9 + 1)
        if not isinstance(found, int) or isinstance(found, bool) or not 1 <= found <= 9:
            raise self._error("key is a digit from 1 to 9, one for each theme.", "key")
        return found

    def _colour(self, table: dict[str, Any]) -> str:
        found = self._text(table, "colour", needed=True)
        if not COLOUR.fullmatch(found):
            raise self._error(f"the colour “{found}” is not of the form #0072B2.", "colour")
        return found.upper()

    def _shape(self, table: dict[str, Any]) -> str:
        found = self._text(table, "shape") or SHAPES[0]
        if found not in SHAPES:
            raise self._error(
                f"“{found}” is no shape. Choose one of: {', '.join(SHAPES)}.", "shape"
            )
        return found

    def _inside(self) -> tuple[str, ...]:
        return ("theme", "facet")[: len(self._path)]

    def _error(
        self,
        sentence: str,
        key: str | None = None,
        *,
        of_value: bool = True,
        place: tuple[int | None, int | None] | None = None,
    ) -> CodebookError:
        """Return the error with its place: that of `key` or its value, else of what is read."""
        if place is None and key is None:
            place = self._places.of_heading(self._path)
        elif place is None:
            place = self._places.of_key(self._path, str(key), value=of_value)
        line, column = place
        where = [self._name]
        if line is not None:
            where.append(f"line {line}")
        if column is not None:
            where.append(f"column {column}")
        return CodebookError(f"{', '.join([*where, *self._titles])}: {sentence}", line, column)

# SPDX-License-Identifier: MIT
"""Codebooks of qualitative analysis programs: REFI-QDA 1.5, .qdc files.

A CodeBook holds Codes, each Code a name, a colour, a Description and further Codes (REFI-QDA,
Codebook.xsd, namespace urn:QDA-XML:codebook:1.0). It has no place for rules. The entry form of a
theme goes into the Description, a paragraph for each part, named at its start, and is read back.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from standpoint import __version__
from standpoint.coding.exchange.brought import Brought, Note, refused
from standpoint.coding.exchange.outline import Branch, brought
from standpoint.coding.exchange.written import left_behind
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook, Facet, Theme

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

NAMESPACE = "urn:QDA-XML:codebook:1.0"
# NVivo writes a colon for the full stop; project files hold the same Codes.
_NAMESPACES = (NAMESPACE, "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:project:1.0", "")
_OURS = uuid.UUID("5a3cf3d1-30f5-4d0e-8d42-0d7f6f1c6c52")
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_DEEPEST = 60
_PARTS = {
    "full_definition": "Full definition",
    "include": "Include",
    "exclude": "Exclude",
    "typical": "Typical",
    "atypical": "Atypical",
    "close_but_no": "Close but no",
}


def read(content: bytes, name: str, language: str) -> Brought:  # noqa: ARG001 - no rules inside
    """Return the codebook of a .qdc file: themes and facets without rules, switched off.

    Raises:
        CodebookError: with line and column.
    """
    if not content.strip():
        raise refused(name, "the file is empty.", 1)
    reader = _Reader(name)
    reader.read(content)
    notes = list(reader.notes)
    notes.append(
        Note(
            "A .qdc file has no rules. The themes are switched off; write rules and switch them on."
        )
    )
    found = brought(name.rpartition(".")[0] or name, reader.codes, notes, name)
    coloured = {"colour"} if all(code.colour for code in reader.codes) else set()
    return replace(found, carries=frozenset({"definition", *_PARTS, *coloured}))


class _Reader:
    """Takes codes from the events of an XML parser, which knows line and column."""

    def __init__(self, name: str) -> None:
        self.codes: list[Branch] = []
        self.notes: list[Note] = []
        self._name = name
        self._open: list[tuple[str, Branch | None]] = []
        self._guids: dict[str, tuple[Branch, int]] = {}
        self._text: list[str] | None = None

    def read(self, content: bytes) -> None:
        """Read a whole file. Raises CodebookError."""
        from xml.parsers import expat

        parser = expat.ParserCreate(namespace_separator=" ")
        self._parser: XMLParserType = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        try:
            parser.Parse(content, True)  # noqa: FBT003 - a C function
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise refused(
                self._name, f"this is not valid XML ({reason}).", error.lineno, error.offset + 1
            ) from None
        except (LookupError, ValueError) as error:  # an encoding that is not known
            raise refused(self._name, f"this is not valid XML ({error}).", 1) from None

    def _refused(self, sentence: str) -> CodebookError:
        place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return refused(self._name, sentence, *place)

    def _doctype(self, *_declaration: Any) -> None:
        raise self._refused(
            "it declares a document type or entities, which could read or fill other places and "
            "are not taken. Remove the lines that start with <!DOCTYPE."
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, local = tag.rpartition(" ")
        if namespace not in _NAMESPACES:
            if not self._open:
                raise self._refused(f"this is no REFI-QDA codebook: its root is {local}.")
            local = ""
        if not self._open and local not in ("CodeBook", "Project"):
            raise self._refused(f"this is no REFI-QDA codebook: its root is {local}.")
        if len(self._open) > _DEEPEST:
            raise self._refused("this is nested too deeply.")
        branch = self._code(attributes) if local == "Code" else None
        if local == "Set":
            label = attributes.get("name", "")
            self.notes.append(
                Note(f"The set “{label}” was left out: a codebook here has no sets.", self._where())
            )
        if local == "Description" and self._open and self._open[-1][0] == "Code":
            self._text = []
        self._open.append((local, branch))

    def _code(self, attributes: dict[str, str]) -> Branch:
        label = attributes.get("name", "").strip()
        if not label:
            raise self._refused("this code has no name.")
        line = self._parser.CurrentLineNumber
        branch = Branch(label, line)
        key = attributes.get("guid", "").strip().strip("{}").lower()
        if not _GUID.fullmatch(key):
            self.notes.append(Note(f"“{label}”: the guid “{key}” is none.", self._where()))
        if key and key in self._guids:
            other, there = self._guids[key]
            above = any(each is other for _, each in self._open)
            raise self._refused(
                f"the code “{label}” has the guid of “{other.label}” in line {there}"
                + (", inside which it stands: a code cannot contain itself." if above else ".")
            )
        self._guids[key] = branch, line
        colour = attributes.get("color", "").strip()
        if _COLOUR.fullmatch(colour):
            digits = colour[1:]
            branch.colour = f"#{digits if len(digits) == 6 else ''.join(d * 2 for d in digits)}"
        elif colour:
            self.notes.append(Note(f"“{label}”: the colour “{colour}” is none.", self._where()))
        parent = next((each for _, each in reversed(self._open) if each is not None), None)
        (parent.below if parent else self.codes).append(branch)
        if parent and branch.colour and branch.colour.upper() != parent.colour.upper():
            self.notes.append(
                Note(f"“{label}”: a facet has the colour of its theme.", self._where())
            )
        return branch

    def _end(self, _tag: str) -> None:
        local, _ = self._open.pop()
        if local == "Description" and self._text is not None:
            branch = next(each for _, each in reversed(self._open) if each is not None)
            deep = sum(each is not None for _, each in self._open)
            text = "".join(self._text).strip()
            branch.texts = _parts(text) if deep == 1 else {"definition": text}
            self._text = None

    def _characters(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _where(self) -> str:
        return f"line {self._parser.CurrentLineNumber}"


def _parts(text: str) -> dict[str, str]:
    """Return the parts of an entry form that a description holds."""
    starts = "|".join(_PARTS.values())
    pieces = re.split(rf"(?:\n\s*\n|\A)(?=(?:{starts}): )", text)
    found = {"definition": pieces.pop(0).strip()} if pieces else {}
    names = {title: name for name, title in _PARTS.items()}
    for piece in pieces:
        title, _, rest = piece.partition(": ")
        found[names[title]] = rest.strip()
    return {name: value for name, value in found.items() if value}


def _description(theme: Theme) -> str:
    titled = [
        f"{title}: {getattr(theme, name)}" for name, title in _PARTS.items() if getattr(theme, name)
    ]
    return "\n\n".join([*([theme.definition] if theme.definition else []), *titled])


def write(codebook: Codebook) -> tuple[bytes, tuple[Note, ...]]:
    """Return the REFI-QDA codebook of a codebook's themes and facets, and what it cannot hold."""
    notes = list(
        left_behind(codebook, "a .qdc file", texts=True, colours=True, languages=True, notes=True)
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<CodeBook xmlns="{NAMESPACE}" origin={quoteattr(f"Standpoint {__version__}")}>',
        "  <Codes>",
    ]
    for theme in codebook.themes:
        description = _description(theme)
        if _parts(description) != _texts(theme):
            notes.append(Note("the parts of its description may come back as one.", theme.label))
        if theme.examples or theme.near_misses:
            notes.append(Note("a .qdc file has no place for lists of examples.", theme.label))
        inner = [_tag(theme.id, theme.label, theme.colour, description)]
        rules = sum(len(facet.rules) for facet in theme.facets)
        if rules:
            number = "its rule was" if rules == 1 else f"its {rules:,} rules were"
            notes.append(
                Note(f"a .qdc file has no place for rules; {number} left out.", theme.label)
            )
        for facet in theme.facets:
            if not _alone(facet, theme):
                opening = _tag(
                    f"{theme.id}/{facet.id}", facet.label, theme.colour, facet.definition
                )
                inner.append(_indented(f"{opening}</Code>"))
        lines.append(_indented("\n".join([*inner, "</Code>"]), 4))
    lines += ["  </Codes>", "</CodeBook>", ""]
    return "\n".join(lines).encode("utf-8"), tuple(notes)


def _alone(facet: Facet, theme: Theme) -> bool:
    """Tell whether a theme has only the facet that stands for the theme itself."""
    return facet.id == "general" and len(theme.facets) == 1 and not facet.definition


def _texts(theme: Theme) -> dict[str, str]:
    names = ("definition", *_PARTS)
    return {name: getattr(theme, name) for name in names if getattr(theme, name)}


def _tag(identity: str, label: str, colour: str, description: str) -> str:
    guid = uuid.uuid5(_OURS, identity)
    made = f'<Code guid="{guid}" name={quoteattr(label)} isCodable="true" color="{colour}">'
    return f"{made}<Description>{_told(description)}</Description>" if description else made


def _told(text: str) -> str:
    """Return a text for XML, without the signs that XML has no way to write."""
    return escape("".join(sign for sign in text if sign >= " " or sign in "\t\n"))


def _indented(text: str, by: int = 2) -> str:
    """Return lines of tags set in; the lines of a text stay where they are."""
    return re.sub(r"^(?=<)", " " * by, text, flags=re.MULTILINE)

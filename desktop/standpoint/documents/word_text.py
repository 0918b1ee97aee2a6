# SPDX-License-Identifier: MIT
"""The text of a Word document's elements: runs, fields, insertions, tables, boxes, notes.

python-docx's own `Paragraph.text` leaves out content controls, tracked insertions, fields and text
boxes, so the elements are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from standpoint.documents import table_rows

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PICTURES = frozenset(("drawing", "pict", "object"))
# What was deleted or is an instruction is not what the document says.
_SKIPPED = frozenset((
    "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr",
    "tblGrid", "trPr", "tcPr", "sectPr", "footnoteReference", "endnoteReference",
    "commentReference", "annotationRef", "sdtPr", "sdtEndPr",
))  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


@dataclass(slots=True)
class Content:
    """Blocks of text in order, the title and first heading by their styles, and pictures."""

    blocks: list[str] = field(default_factory=list)
    title: str = ""
    heading: str = ""
    pictures: int = 0


def content(document: Any) -> Content:
    """Return what a python-docx document holds: its body, then its footnotes and endnotes."""
    found = Content()
    styles = _style_names(document)
    body = getattr(document.element, "body", None)
    if body is None:  # the part that should hold the text holds something else
        return found
    for kind, words, style in _blocks(body):
        found.blocks.append(words)
        name = styles.get(style, style).lower() if kind == "p" else ""
        if name == "title" and not found.title:
            found.title = words
        elif name in ("heading 1", "heading1") and not found.heading:
            found.heading = words
    found.blocks += _notes(document, "footnotes") + _notes(document, "endnotes")
    found.pictures = sum(1 for _ in body.iter(*(_W + name for name in _PICTURES)))
    return found


def _style_names(document: Any) -> dict[str, str]:
    """Return the names of styles by their ids; ids are translated, names are English."""
    names = {}
    for style in document.styles.element.iter(_W + "style"):
        name = style.find(_W + "name")
        if name is not None:
            names[style.get(_W + "styleId", "")] = name.get(_W + "val", "")
    return names


def _notes(document: Any, kind: str) -> list[str]:
    """Return the notes of a kind without the lines that part them from the text."""
    from docx.oxml.parser import parse_xml

    blocks = []
    for relation in document.part.rels.values():
        if relation.reltype == _RELATIONS + kind and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                if note.get(_W + "type") in (None, "normal"):
                    blocks += [words for _, words, _ in _blocks(note)]
    return blocks


def _blocks(element: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, words, style id) for each paragraph and each table row below `element`."""
    for part in element:
        name = _name(part)
        if name in _SKIPPED:
            continue
        if name == "p":
            words = _words(part).strip()
            if words:
                style = part.find(f"{_W}pPr/{_W}pStyle")
                yield "p", words, "" if style is None else style.get(_W + "val", "")
            for box in _boxes(part):
                yield from _blocks(box)
        elif name == "tr":
            yield from _row(part)
        elif name == "AlternateContent":
            yield from _blocks(_chosen(part))
        else:
            yield from _blocks(part)


def _row(row: Any) -> Iterator[tuple[str, str, str]]:
    """Yield a row of short cells as one line; long cells hold paragraphs of their own."""
    cells = [list(_blocks(cell)) for cell in _cells(row)]
    rows = table_rows.blocks([[words for _, words, _ in cell] for cell in cells])
    parts = [part for cell in cells for part in cell]
    if len(rows) == len(parts):
        yield from parts
    else:
        yield from (("row", words, "") for words in rows)


def _cells(row: Any) -> Iterator[Any]:
    for part in row:
        if _name(part) == "tc":
            yield part
        elif _name(part) in ("sdt", "sdtContent", "customXml"):
            yield from _cells(part)


def _words(element: Any) -> str:
    """Return the words of a paragraph without those of the boxes that hang on it."""
    words = []
    for part in element:
        name = _name(part)
        if name in _SKIPPED or name in _PICTURES or name == "AlternateContent":
            continue
        if name == "t":
            words.append(part.text or "")
        elif name == "br" and part.get(_W + "type") in ("page", "column"):
            words.append("\n")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name == "r" and _is_hidden(part):
            continue
        else:
            words.append(_words(part))
    return "".join(words)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(_W + "val", "true") not in ("0", "false", "off")


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes that hang on a paragraph, each in one of its two versions."""
    for box in paragraph.iter(_W + "txbxContent"):
        hangs_on = next(box.iterancestors(_W + "p"))
        fallback = next(box.iterancestors(_MC + "Fallback"), None)
        if hangs_on is paragraph and fallback is None:
            yield box


def _chosen(alternate: Any) -> Any:
    choice = alternate.find(_MC + "Choice")
    return alternate if choice is None else choice


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""

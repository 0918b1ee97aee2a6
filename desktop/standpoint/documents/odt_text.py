# SPDX-License-Identifier: MIT
"""The text of an OpenDocument's elements: paragraphs, lists, tables, boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from standpoint.documents import table_rows

# What was deleted, annotates or instructs is not what the document says.
_SKIPPED = frozenset((
    "tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls",
    "variable-decls", "user-field-decls", "dde-connection-decls", "title", "desc", "note",
    "ruby-text", "covered-table-cell", "event-listeners", "alphabetical-index-auto-mark-file",
    "script", "index-source", "table-of-content-source", "illustration-index-source",
    "table-index-source", "object-index-source", "user-index-source",
    "alphabetical-index-source", "bibliography-source",
))  # fmt: skip
_PARAGRAPHS = frozenset(("p", "h"))
_PICTURES = frozenset(("image", "object", "object-ole", "plugin"))
_SHAPES = frozenset(("text-box", "custom-shape", "rect", "ellipse", "polygon", "circle", "caption"))
_MOST_SPACES = 200
_TITLE = "title"
_MOST_PARENTS = 20


@dataclass(slots=True)
class Content:
    """Blocks of text in order, the title and first heading by their styles, and pictures."""

    blocks: list[str] = field(default_factory=list)
    title: str = ""
    heading: str = ""
    pictures: int = 0


def content(root: Any, styles: Any = None) -> Content:
    """Return what a document holds: its body, then its footnotes and endnotes.

    Args:
        root: the root of content.xml.
        styles: the root of styles.xml, or None.
    """
    found = Content()
    body = next((part for part in root.iter() if _name(part) == "text" and _is_body(part)), None)
    if body is None:
        return found
    parents = _parents(root) | ({} if styles is None else _parents(styles))
    _hide(body, {name for part in (root, styles) if part is not None for name in _hidden(part)})
    for words, element in _blocks(body):
        found.blocks.append(words)
        if element is None:
            continue
        if not found.title and _has_style(element, _TITLE, parents):
            found.title = words
        elif not found.heading and _name(element) == "h":
            found.heading = words
    for note in body.iter("{*}note-body"):
        if not any(_name(holder) in ("tracked-changes",) for holder in note.iterancestors()):
            found.blocks += [words for words, _ in _blocks(note)]
    found.pictures = sum(1 for part in body.iter() if _name(part) in _PICTURES)
    return found


def _is_body(part: Any) -> bool:
    holder = part.getparent()
    return holder is not None and _name(holder) == "body"


def _parents(root: Any) -> dict[str, str]:
    """Return, for each style, the style that it is made from."""
    return {
        _attribute(style, "name"): _attribute(style, "parent-style-name")
        for style in root.iter("{*}style")
    }


def _hidden(root: Any) -> Iterator[str]:
    """Yield the styles whose words are not shown."""
    for style in root.iter("{*}style"):
        for properties in style.iterfind("{*}text-properties"):
            if _attribute(properties, "display") == "none":
                yield _attribute(style, "name")


def _hide(body: Any, hidden: set[str]) -> None:
    if hidden:
        for part in body.iter("{*}span", "{*}p", "{*}h"):
            if _attribute(part, "style-name") in hidden:
                part.text = None
                del part[:]


def _has_style(element: Any, wanted: str, parents: dict[str, str]) -> bool:
    name = _attribute(element, "style-name")
    for _ in range(_MOST_PARENTS):
        if name.lower() == wanted:
            return True
        if name not in parents:
            return False
        name = parents[name]
    return False


def _blocks(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield words and element (None for a row) of each paragraph and row below `element`."""
    for part in element:
        name = _name(part)
        if name in _SKIPPED:
            continue
        if name in _PARAGRAPHS:
            words = _words(part).strip()
            if words:
                yield words, part
            for shape in _shapes(part):
                yield from _blocks(shape)
        elif name == "table-row":
            cells = [[words for words, _ in _blocks(cell)] for cell in part]
            for words in table_rows.blocks(cells):
                yield words, None
        else:
            yield from _blocks(part)


def _shapes(paragraph: Any) -> Iterator[Any]:
    """Yield the boxes that hang on a paragraph, the inner ones with their own paragraphs."""
    for part in paragraph:
        if _name(part) in _SHAPES:
            yield part
        elif _name(part) not in _SKIPPED:
            yield from _shapes(part)


def _words(element: Any) -> str:
    """Return the words of a paragraph; white space in the file is a single space."""
    pieces = [_spaced(element.text)]
    for part in element:
        name = _name(part)
        if name == "s":
            count = _attribute(part, "c")
            pieces.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == "tab":
            pieces.append("\t")
        elif name == "line-break":
            pieces.append("\n")
        elif name not in _SKIPPED and name not in _SHAPES and name not in _PARAGRAPHS:
            pieces.append(_words(part))
        pieces.append(_spaced(part.tail))
    return "".join(pieces)


def _spaced(words: str | None) -> str:
    if not words:
        return ""
    before = " " if words[0].isspace() else ""
    after = " " if words[-1].isspace() and words.strip() else ""
    return before + " ".join(words.split()) + after


def _attribute(element: Any, name: str) -> str:
    """Return an attribute whatever its namespace: OpenOffice 1 has other ones."""
    return next((str(v) for k, v in element.items() if k.rpartition("}")[2] == name), "")


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""

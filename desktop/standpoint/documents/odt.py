# SPDX-License-Identifier: MIT
"""OpenDocument texts (.odt): paragraphs, lists and tables in the order in which they stand."""

from __future__ import annotations

from standpoint.documents import odt_text, office_properties, packages, source_lines, titles
from standpoint.documents.formats import File, Format
from standpoint.documents.statements import Statements
from standpoint.model.reports import Document

_NOUN = "OpenDocument text"
_TYPES = ("application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.writer")
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MANIFEST = "META-INF/manifest.xml"


def read(file: File) -> Document:
    """Return the text of an OpenDocument text; paragraphs are parted by a blank line.

    Tracked deletions and annotations are left out; footnotes and endnotes stand at the end.

    Raises:
        UnreadableError: it is locked, damaged, too large when unpacked, or holds no text.
    """
    package = packages.Package(file, _NOUN)
    if _MANIFEST in package and b"encryption-data" in package.data(_MANIFEST):
        raise file.unreadable(
            "This OpenDocument text is locked with a password. "
            "Save a copy without the password, then add that."
        )
    styles = package.xml("styles.xml") if "styles.xml" in package else None
    content = odt_text.content(package.xml("content.xml"), styles)
    text = "\n\n".join(content.blocks)
    if not text:
        raise file.unreadable(_no_text(content.pictures))
    statements = Statements()
    source_lines.read_into(statements, text)
    stated = _properties(statements, package)
    title = office_properties.title(stated, content.title, content.heading, content.blocks)
    return statements.document(file, title or titles.of_text(file, text), text)


def recognises(data: bytes) -> bool:
    """Return whether the bytes are an OpenDocument text, by the type that they state."""
    return packages.kind(data).removesuffix("-template") in _TYPES


def _properties(statements: Statements, package: packages.Package) -> str:
    """Add dates and author as weak findings; return the title in the properties."""
    if "meta.xml" not in package:
        return ""
    meta = package.xml("meta.xml")

    def value(name: str) -> str:
        return (meta.findtext(f".//{name}") or "").strip()

    office_properties.read_into(
        statements,
        created=value(_META + "creation-date"),
        changed=value(_DC + "date"),
        author=value(_META + "initial-creator") or value(_DC + "creator"),
    )
    return value(_DC + "title")


def _no_text(pictures: int) -> str:
    if not pictures:
        return "There is no text in this OpenDocument text."
    only = "a picture" if pictures == 1 else f"{pictures} pictures"
    return f"There is no text in this file, only {only}. Run text recognition, then add it."


FORMAT = Format("an OpenDocument text", (".odt", ".ott"), read, recognises, signed=True)

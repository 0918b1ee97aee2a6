# SPDX-License-Identifier: MIT
"""What the columns of a table hold, by their names, and how a row becomes a Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standpoint.documents import titles
from standpoint.documents.formats import File
from standpoint.documents.statements import Statements
from standpoint.model.places import ColumnMapping
from standpoint.model.reports import Document

_NAMES = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "statement", "النص"),
    "title": ("title", "headline", "heading", "subject", "العنوان"),
    "date": ("date", "published", "publication_date", "pubdate", "day", "التاريخ"),
    "actor": ("actor", "organisation", "organization", "speaker", "author", "الجهة"),
    "publisher": ("publisher", "outlet", "newspaper", "site", "الناشر"),
    "source": ("url", "link", "address", "source", "الرابط"),
    "language": ("language", "lang", "اللغة"),
}


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return names for columns, those that are empty or stand twice with their number."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        clean = " ".join(name.split()) or f"column {number}"
        found.append(clean if clean not in found else f"{clean} ({number})")
    return tuple(found)


def guess(columns: Sequence[str]) -> ColumnMapping:
    """Return what columns hold, as far as their names say so."""
    roles: dict[str, tuple[str, ...]] = {}
    for role, names in _NAMES.items():
        plain = {column.casefold().replace(" ", "_"): column for column in columns}
        for name in names:
            if name in plain:
                roles[role] = (plain[name],)
                break
    return ColumnMapping(roles)


def document(file: File, row: Mapping[str, str], mapping: ColumnMapping) -> Document:
    """Return the report that a row holds. Raises UnreadableError where it has no text."""
    statements = Statements()
    text = (
        "\n\n".join(
            filter(None, (row.get(column, "").strip() for column in mapping.columns("text")))
        )
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    title = None
    for column in mapping.columns("title"):
        title = title or titles.stated(row.get(column, ""), f"column “{column}”")
    for column in mapping.columns("date"):
        statements.add_date(row.get(column), f"column “{column}”")
    for field in ("actor", "publisher", "source", "language"):
        for column in mapping.columns(field):
            statements.add(field, row.get(column), f"column “{column}”")
    return statements.document(file, title or titles.of_text(file, text), text)

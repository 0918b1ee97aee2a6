# SPDX-License-Identifier: MIT
"""What office programs write into the properties of a file: title, author, days of saving."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standpoint.documents import placeholder_titles, titles
from standpoint.documents.statements import Statements

_NO_TITLE = re.compile(
    r"(?i)presentation\s*\d*|untitled\b.*|.*\.(?:docx?|dotx?|rtf|odt|pdf|indd|txt)"
)
_PROGRAM = re.compile(
    r"(?i).*\b(?:microsoft|python-docx|libreoffice|openoffice|adobe|acrobat|apache|word|"
    r"hewlett|windows|pc|laptop|toshiba|lenovo|dell|acer|asus)\b.*"
)


def read_into(
    statements: Statements, *, created: str = "", changed: str = "", author: str = ""
) -> None:
    """Add the days on which a file was made and saved, and who typed it, as weak findings.

    A file is saved before or long after a text is published, by anybody: none of these is taken
    by itself.
    """
    statements.add_date(created, "day on which the file was made", "weak")
    statements.add_date(changed, "day on which the file was last saved", "weak")
    if not _PROGRAM.fullmatch(author):
        statements.add("actor", author, "author in the file's properties", "weak")


def is_no_title(stated: str) -> bool:
    """Return whether a title is one that programs write for want of another."""
    plain = stated.strip()
    return _NO_TITLE.fullmatch(plain) is not None or placeholder_titles.is_one(plain)


def title(stated: str, styled: str, heading: str, blocks: Iterable[str]) -> titles.Title | None:
    """Return the title of an office file.

    Args:
        stated: the title in the properties. It holds if the text shows it; an old one is often
            left in a template.
        styled: the first paragraph in the style "Title", or "".
        heading: the first heading, or "".
        blocks: the paragraphs of the text.
    """
    stated = "" if is_no_title(stated) or titles.is_no_heading(stated) else stated
    styled, heading = ("" if titles.is_no_heading(one) else one for one in (styled, heading))
    own = titles.of_properties(stated, "\n".join(blocks))
    if styled and (own is None or own.strength != "stated"):
        return titles.stated(styled, "paragraph in the style Title")
    return own or titles.stated(heading, "first heading")

# SPDX-License-Identifier: MIT
"""What office programs write into the properties of a file: title, author, days of saving."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standpoint.documents import titles
from standpoint.documents.statements import Statements

_NO_TITLE = re.compile(
    r"(?i)microsoft word\b.*|(?:document|dokument|presentation)\s*\d*|untitled\b.*|"
    r"word document|title|.*\.(?:docx?|dotx?|rtf|odt|pdf|indd|txt)|بدون عنوان"
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
    return _NO_TITLE.fullmatch(stated.strip()) is not None


def title(stated: str, styled: str, heading: str, blocks: Iterable[str]) -> titles.Title | None:
    """Return the title of an office file.

    Args:
        stated: the title in the properties. It holds if the text shows it; an old one is often
            left in a template.
        styled: the first paragraph in the style "Title", or "".
        heading: the first heading, or "".
        blocks: the paragraphs of the text.
    """
    stated = "" if is_no_title(stated) else " ".join(stated.split())
    if styled and not (stated and any(stated in block for block in blocks)):
        return titles.stated(styled, "paragraph in the style Title")
    return titles.stated(stated, "title in the file's properties") or titles.stated(
        heading, "first heading"
    )

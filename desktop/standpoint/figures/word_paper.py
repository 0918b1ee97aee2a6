# SPDX-License-Identifier: MIT
"""Word documents by python-docx, and the marks that it has no words for: tints, right to left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from standpoint.figures.colours import CHROME

SMALL = 8.5
"""Points of small print."""
_MARGIN = 18.0
_A4 = (210.0, 297.0)

# The order in which the standard wants what follows (ECMA-376, CT_PPrBase and CT_RPr).
_AFTER_BIDI = [
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
]  # fmt: skip
_AFTER_SHADING = [
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
]  # fmt: skip
_AFTER_SIZE = ["highlight", "u", "effect", "bdr", "shd", *_AFTER_SHADING]


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _plain(text: str) -> str:
    """Put U+FFFD where a damaged text has a character that no Word document may hold."""
    return _NOT_XML.sub("\ufffd", text)


class WordPaper:
    """An A4 document in the making. Colours are "#RRGGBB"."""

    def __init__(self, *, landscape: bool = False) -> None:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm, Pt, RGBColor

        self._document: Any = docx.Document()
        width, height = sorted(_A4, reverse=landscape)
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
        self._room = width - 2 * _MARGIN
        for style in self._document.styles:
            if style.name == "Title" or style.name.startswith("Heading"):
                style.font.color.rgb = RGBColor.from_string(CHROME["light"].tx[1:])
        self._document.styles["Normal"].font.size = Pt(10)

    def save(self, stream: IO[bytes], title: str, subject: str, made_at: datetime) -> None:
        """Write the document, with its properties, to an open file."""
        properties = self._document.core_properties
        properties.title, properties.subject = _plain(title), _plain(subject)
        properties.author, properties.last_modified_by = "Standpoint", "Standpoint"
        properties.comments = ""
        properties.created = properties.modified = made_at
        self._document.save(stream)

    def heading(self, text: str, level: int, colour: str | None = None) -> Any:
        """Add a heading: level 0 is the title, 1 and 2 are parts."""
        from docx.shared import RGBColor

        heading = self._document.add_heading(_plain(text), level)
        if colour and heading.runs:
            heading.runs[0].font.color.rgb = RGBColor.from_string(colour[1:])
        return heading

    def paragraph(self, text: str, style: str | None = None) -> Any:
        """Add a paragraph in a style of Word's."""
        return self._document.add_paragraph(_plain(text), style=style)

    def small(self, text: str) -> None:
        """Add a paragraph of small print."""
        self.write(self._document.add_paragraph(), text, small=True)

    def table(self, shares: Sequence[float]) -> Any:
        """Add a table with one row, its head, repeated on each page; columns share the width."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table = self._document.add_table(rows=1, cols=len(shares))
        table.style = "Table Grid"
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(self._room * share / sum(shares))
        self._size(table, table.rows[0])
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        return table

    def row(self, table: Any) -> Any:
        """Add a row and return its cells."""
        row = table.add_row()
        self._size(table, row)
        return row.cells

    @staticmethod
    def _size(table: Any, row: Any) -> None:
        # LibreOffice goes by the cells, Word by the columns.
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width

    @staticmethod
    def into(cell: Any) -> Any:
        """Return a paragraph to write into: the cell's empty one, else a new one."""
        last = cell.paragraphs[-1]
        return cell.add_paragraph() if last.text else last

    @staticmethod
    def turn(paragraph: Any) -> None:
        """Let a paragraph read from right to left."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        properties = paragraph._p.get_or_add_pPr()
        if properties.find(qn("w:bidi")) is None:
            after = (f"w:{name}" for name in _AFTER_BIDI)
            properties.insert_element_before(OxmlElement("w:bidi"), *after)

    def write(
        self,
        paragraph: Any,
        text: str,
        *,
        bold: bool = False,
        small: bool = False,
        colour: str | None = None,
        tint: str | None = None,
        underline: str | None = None,
        rtl: bool = False,
    ) -> None:
        """Add text to a paragraph; `tint` is its ground, `underline` the colour of a thick line."""
        from docx.enum.text import WD_UNDERLINE
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        if not text:
            return
        run = paragraph.add_run(_plain(text))
        if bold:
            run.font.bold = run.font.cs_bold = True
        if small:
            run.font.size = Pt(SMALL)
            self._insert(run, "szCs", _AFTER_SIZE, val=str(int(SMALL * 2)))
        if small or colour:
            run.font.color.rgb = RGBColor.from_string((colour or CHROME["light"].tx2)[1:])
        if underline:
            run.font.underline = WD_UNDERLINE.THICK
            run._r.rPr.find(qn("w:u")).set(qn("w:color"), underline[1:])
        if rtl:
            run.font.rtl = True
        if tint:
            self._insert(run, "shd", _AFTER_SHADING, val="clear", color="auto", fill=tint[1:])

    @staticmethod
    def _insert(run: Any, tag: str, after: Sequence[str], **values: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        element = OxmlElement(f"w:{tag}")
        for name, value in values.items():
            element.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().insert_element_before(element, *(f"w:{name}" for name in after))

# SPDX-License-Identifier: MIT
"""Word documents by python-docx, and the marks that it has no words for: tints, right to left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import IO, Any

from standpoint.figures.colours import CHROME
from standpoint.figures.control_signs import pictured

SMALL = 8.5
"""Points of small print."""
_MARGIN = 18.0
_PAGES = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
_ARABIC = "Times New Roman"
"""What Word and LibreOffice have for Arabic on every system."""

# The order in which the standard wants what follows (ECMA-376, CT_PPrBase and CT_RPr).
_AFTER_BIDI = [
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
    "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
]  # fmt: skip
_AFTER_LANGUAGE = ["eastAsianLayout", "specVanish", "oMath"]
_AFTER_SHADING = [
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
]  # fmt: skip
_AFTER_SIZE = ["highlight", "u", "effect", "bdr", "shd", *_AFTER_SHADING]


class WordPaper:
    """A document in the making, A4 or Letter. Colours are "#RRGGBB"."""

    def __init__(self, *, landscape: bool = False, page: str = "A4") -> None:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm, Pt, RGBColor

        self._document: Any = docx.Document()
        width, height = sorted(_PAGES[page], reverse=landscape)
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
        self._room = width - 2 * _MARGIN
        for style in self._document.styles:
            if style.name == "Title" or style.name.startswith("Heading"):
                style.font.color.rgb = RGBColor.from_string(CHROME["light"].tx[1:])
        normal = self._document.styles["Normal"]
        normal.font.size = Pt(10)
        self._speak(normal.element.get_or_add_rPr())

    @staticmethod
    def _speak(properties: Any) -> None:
        """Give a style English, and for Arabic a face and 12 points beside 10 of Latin."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        fonts = properties.get_or_add_rFonts()
        fonts.set(qn("w:cs"), _ARABIC)
        fonts.attrib.pop(qn("w:cstheme"), None)
        for tag, values, after in (
            ("szCs", {"val": "24"}, _AFTER_SIZE),
            ("lang", {"val": "en-GB", "bidi": "ar-SA"}, _AFTER_LANGUAGE),
        ):
            for old in properties.findall(qn(f"w:{tag}")):
                properties.remove(old)
            element = OxmlElement(f"w:{tag}")
            for name, value in values.items():
                element.set(qn(f"w:{name}"), value)
            properties.insert_element_before(element, *(f"w:{name}" for name in after))

    def save(self, stream: IO[bytes], title: str, subject: str, made_at: datetime) -> None:
        """Write the document, with its properties, to an open file."""
        properties = self._document.core_properties
        properties.title, properties.subject = pictured(title), pictured(subject)
        # What leaves does not say who made it; the analyst may.
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.language = "en-GB"
        properties.created = properties.modified = made_at
        self._document.save(stream)

    def heading(
        self, text: str, level: int, colour: str | None = None, *, page_break: bool = False
    ) -> Any:
        """Add a heading: level 0 is the title, 1 to 3 are parts."""
        from docx.shared import RGBColor

        heading = self._document.add_heading(pictured(text), level)
        if colour and heading.runs:
            heading.runs[0].font.color.rgb = RGBColor.from_string(colour[1:])
        if page_break:
            heading.paragraph_format.page_break_before = True
        return heading

    def paragraph(self, text: str, style: str | None = None) -> Any:
        """Add a paragraph in a style of Word's."""
        return self._document.add_paragraph(pictured(text), style=style)

    def small(self, text: str) -> None:
        """Add a paragraph of small print."""
        self.write(self._document.add_paragraph(), text, small=True)

    def comment(self, runs: Sequence[Any], words: str, made_at: str) -> None:
        """Lay a comment over what was written first and last in `runs`; no author is named."""
        from docx.oxml.ns import qn

        if runs:
            made = self._document.add_comment([runs[0], runs[-1]], pictured(words))
            if made_at:
                made._comment_elm.set(qn("w:date"), made_at)

    def table(self, shares: Sequence[float], caption: str) -> Any:
        """Add a table with one row, its head, repeated on each page; columns share the width.

        The caption is for those who cannot see the table.
        """
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm

        table = self._document.add_table(rows=1, cols=len(shares))
        table.style = "Table Grid"
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(self._room * share / sum(shares))
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), pictured(caption))
        table._tbl.tblPr.append(described)
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
        language: str | None = None,
    ) -> Any:
        """Add text to a paragraph and return its run, None where there is no text.

        `tint` is its ground, `underline` the colour of a thick line.
        """
        from docx.enum.text import WD_UNDERLINE
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        if not text:
            return None
        run = paragraph.add_run(pictured(text))
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
        if language and language != "en":
            self._insert(run, "lang", _AFTER_LANGUAGE, **{"bidi" if rtl else "val": language})
        return run

    @staticmethod
    def _insert(run: Any, tag: str, after: Sequence[str], **values: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        element = OxmlElement(f"w:{tag}")
        for name, value in values.items():
            element.set(qn(f"w:{name}"), value)
        run._r.get_or_add_rPr().insert_element_before(element, *(f"w:{name}" for name in after))

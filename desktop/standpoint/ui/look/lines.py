# SPDX-License-Identifier: MIT
"""Paragraphs and page titles: words that wrap at line heights of our own."""

from __future__ import annotations

from html import escape

from standpoint.ui.look.faces import reading_font
from standpoint.ui.look.heads import Words
from standpoint.ui.look.look import Look


class Lines(Words):
    """Words that wrap, with a line height in pixels, which QLabel leaves to the face."""

    def __init__(
        self, look: Look, text: str = "", *, px: float = 13, line: int = 18, role: str = "tx2"
    ) -> None:
        super().__init__(look, "", px=px, role=role, wrap=True, rich=True)
        self._line = line
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Show other words, exactly as they are."""
        self.set_rich(escape(text))

    def set_rich(self, text: str) -> None:
        """Show other words with tags; whatever comes from a corpus must be escaped before."""
        self.setText(
            f'<p style="margin:0; line-height:{self._line}px; -qt-line-height-type:fixed">'
            f"{text}</p>"
        )


def page_title(look: Look, text: str) -> Words:
    """Return the title of a page: serif, 24 px."""
    title = Words(look, text, wrap=True)
    title.setFont(reading_font(24, 600))
    return title


def paragraph(look: Look, text: str = "", px: float = 14, line: int = 21) -> Lines:
    """Return a paragraph of a page."""
    return Lines(look, text, px=px, line=line)

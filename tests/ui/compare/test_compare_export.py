# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import date

from pypdf import PdfReader

from standpoint.figures import comparison


def test_a_pdf_written_from_the_window_keeps_its_figures_and_stops_as_text(
    look, session, codebook, tmp_path
):
    value = comparison.Comparison(
        "Trial",
        session.alignment([1, 2]),
        (session.reading(1), session.reading(2)),
        codebook,
        date(2024, 11, 22),
    )
    comparison.write(value, tmp_path / "trial.pdf")
    pages = PdfReader(tmp_path / "trial.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "codebook v3" in text
    assert "22 Nov 2024" in text
    assert "Resolution 2254" in text

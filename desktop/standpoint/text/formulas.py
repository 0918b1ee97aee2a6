# SPDX-License-Identifier: MIT
"""Text that no spreadsheet runs as a formula."""

from __future__ import annotations


def harmless(text: str) -> str:
    """Return a text for a CSV, with an apostrophe before what would be run (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def plain(cell: str) -> str:
    """Return a cell of a CSV without the apostrophe that kept it from being run."""
    return cell[1:] if cell[:1] == "'" and harmless(cell[1:]) != cell[1:] else cell

# SPDX-License-Identifier: MIT
"""Text that no spreadsheet runs as a formula."""

from __future__ import annotations


def harmless(text: str) -> str:
    """Return a text for a CSV, with an apostrophe before what would be run (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

# SPDX-License-Identifier: MIT
"""What the analyst has chosen to see: the same value that the command line and figures know."""

from __future__ import annotations

from standpoint.figures.choices import Choices, Split, bound, from_text, known_series

__all__ = ["Choices", "Split", "bound", "from_text", "known_series"]

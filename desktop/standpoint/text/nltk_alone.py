# SPDX-License-Identifier: MIT
"""Importing nltk without what it would bring along."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def nltk_alone() -> Iterator[None]:
    """Let nltk be imported inside this without scipy.stats.

    `import nltk` imports it for a test of association that is not made here: 1.6 of the 2 seconds.
    nltk does without it where it is not installed, and so it is told.
    """
    hidden = "scipy.stats" not in sys.modules
    if hidden:
        sys.modules["scipy.stats"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hidden:
            del sys.modules["scipy.stats"]

# SPDX-License-Identifier: MIT
"""Codebooks from other programs and for them, one module per format."""

from __future__ import annotations

from standpoint.coding.exchange.adapting import adapted, codes_nothing
from standpoint.coding.exchange.brought import Brought, Note
from standpoint.coding.exchange.files import SUFFIXES, content_for, read_foreign, write_foreign
from standpoint.coding.exchange.outline import added, shared

__all__ = [
    "SUFFIXES", "Brought", "Note", "adapted", "added", "codes_nothing", "content_for",
    "read_foreign", "shared", "write_foreign",
]  # fmt: skip

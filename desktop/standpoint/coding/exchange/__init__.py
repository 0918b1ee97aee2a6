# SPDX-License-Identifier: MIT
"""Codebooks from other programs and for them, one module per format."""

from __future__ import annotations

from standpoint.coding.exchange.brought import Brought, Note
from standpoint.coding.exchange.files import SUFFIXES, content_for, read_foreign, write_foreign
from standpoint.coding.exchange.outline import added

__all__ = ["SUFFIXES", "Brought", "Note", "added", "content_for", "read_foreign", "write_foreign"]

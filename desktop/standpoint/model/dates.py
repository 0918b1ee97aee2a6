# SPDX-License-Identifier: MIT
"""Report dates: read from EDTF or as people write them, and shown as people read them."""

from __future__ import annotations

from standpoint.model.edtf import Precision, ReportDate, parse
from standpoint.model.shown_dates import show
from standpoint.model.widening import widened
from standpoint.model.written_dates import read_written

__all__ = ["Precision", "ReportDate", "parse", "read_written", "show", "widened"]

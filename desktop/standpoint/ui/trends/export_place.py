# SPDX-License-Identifier: MIT
"""Where a figure is written: a name from its title, a folder that is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from standpoint.figures.export import FORMATS, Format
from standpoint.figures.file_names import safe_name

KINDS = ";;".join(f"{kind.upper()} (*.{kind})" for kind in FORMATS)
"""The kinds of files that a dialog offers, as Qt writes them."""


def kind_filter(kind: Format) -> str:
    """Return how a dialog names a format."""
    return f"{kind.upper()} (*.{kind})"


def first_path(title: str, kind: Format, kept: str) -> Path:
    """Return where a figure goes at first: where the last one went, else among the documents."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    usual = QStandardPaths.writableLocation(documents)
    folder = Path(kept) if kept and Path(kept).is_dir() else Path(usual or Path.home())
    folder = folder if folder.is_dir() else Path.home()
    return folder / f"{safe_name(title)}.{kind}"


def known_kind(path: Path) -> Format | None:
    """Return the format that a path's ending names, None for another one."""
    suffix = path.suffix.lower().lstrip(".")
    return next((kind for kind in FORMATS if kind == suffix), None)

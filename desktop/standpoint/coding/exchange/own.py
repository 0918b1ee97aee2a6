# SPDX-License-Identifier: MIT
"""The program's own codebook files, as one of the formats that are exchanged."""

from __future__ import annotations

from standpoint.coding.codebook_file import read as read_file
from standpoint.coding.codebook_writing import write as write_file
from standpoint.coding.exchange.brought import Brought, Note, decoded
from standpoint.model.codebook import Codebook


def read(content: bytes, name: str, language: str) -> Brought:  # noqa: ARG001 - rules state theirs
    """Return the codebook of a TOML file, which loses nothing. Raises CodebookError."""
    return Brought(read_file(decoded(content, name), name), foreign=False)


def write(codebook: Codebook) -> tuple[bytes, tuple[Note, ...]]:
    """Return the TOML file of a codebook, comments and all."""
    return write_file(codebook).encode("utf-8"), ()

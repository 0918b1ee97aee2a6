# SPDX-License-Identifier: MIT
"""Codebook files by their endings: which format reads and writes which."""

from __future__ import annotations

from pathlib import Path

from standpoint.coding.exchange import liwc, own, quanteda, refi_qda, table
from standpoint.coding.exchange.brought import Brought, Format, Note
from standpoint.coding.exchange.written import together
from standpoint.errors import CodebookError
from standpoint.model.codebook import Codebook
from standpoint.replacing import replace_file

FORMATS = (
    Format("Standpoint", (".toml",), own.read, own.write),
    Format("quanteda", (".yml", ".yaml"), quanteda.read, quanteda.write),
    Format("LIWC", (".dic",), liwc.read, liwc.write),
    Format("table", (".csv",), table.read, table.write),
    Format("REFI-QDA codebook", (".qdc",), refi_qda.read, refi_qda.write),
)
SUFFIXES = {suffix: each for each in FORMATS for suffix in each.suffixes}
LARGEST = 20_000_000
"""Bytes; the largest LIWC dictionary has a fiftieth of that."""


def read_foreign(path: Path, language: str = "en") -> Brought:
    """Return the codebook of a file in any format that is known by its ending.

    Args:
        path: the file.
        language: the language of rules where the file states none.

    Raises:
        CodebookError: one sentence, with line and column where they are known.
    """
    form = of(path)
    try:
        if not path.is_file():
            folder = path.is_dir()
            raise CodebookError(
                f"{path.name} is a folder." if folder else f"There is no file {path.name}."
            )
        if path.stat().st_size > LARGEST:
            raise CodebookError(
                f"{path.name} has {path.stat().st_size / 1e6:,.0f} MB. "
                f"A codebook file has at most {LARGEST / 1e6:,.0f} MB."
            )
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be reached"
        raise CodebookError(f"{path.name} cannot be read: {reason}.") from error
    return form.read(content, path.name, language)


def write_foreign(codebook: Codebook, path: Path) -> tuple[Note, ...]:
    """Write a codebook in the format of a file's ending; return what it could not hold.

    What stood there before stays until the new file is whole.

    Raises:
        CodebookError: where the ending is not known.
        ExportError: where the file cannot be written.
    """
    content, notes = content_for(codebook, path)
    replace_file(path, content)
    return notes


def content_for(codebook: Codebook, path: Path) -> tuple[bytes, tuple[Note, ...]]:
    """Return what `write_foreign` would write to that path, and what it cannot hold."""
    content, notes = of(path).write(codebook)
    return content, together(notes)


def of(path: Path) -> Format:
    """Return the format that a file's ending names. Raises CodebookError."""
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        ending = f"“{path.suffix}” is no ending" if path.suffix else "it has no ending"
        raise CodebookError(
            f"{path.name}: {ending} of a codebook file. Known are {', '.join(SUFFIXES)}."
        )
    return form

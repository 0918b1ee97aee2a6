# SPDX-License-Identifier: MIT
"""A figure with all that it takes to check it: pictures, numbers, codebook, reports, method."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from standpoint import __version__
from standpoint.coding.exchange import content_for
from standpoint.errors import ExportError
from standpoint.figures.chart import Figure
from standpoint.figures.counted_reports import Listing, counted_csv, left_out_csv
from standpoint.figures.export import FORMATS, ExportOptions, render
from standpoint.figures.file_names import safe_name
from standpoint.figures.method_note import method_note
from standpoint.model.codebook import Codebook
from standpoint.replacing import replace_file, replace_folder

METHOD = "METHOD.txt"
CONTENTS = "CONTENTS.txt"
_HEAD = "Standpoint figure bundle"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first time that the format knows: the same figure is to give the same bytes."""
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_COLUMNS = (
    "In “reports counted.csv” the column periods names each period that a report counts in, with",
    "the weight of the report there: 1 where all its possible days lie in it. Under NAME mentions",
    "and NAME sentences stand the mentions and coded sentences of a theme or facet, empty where",
    "the report was not searched for it. A period's number is the sum over reports of weight",
    "times what was found; for a share of reports, of the weights of those in which something was.",
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into a bundle.

    `options` say how the figure is put on paper; `codebook` is the one that coded, `listing` which
    reports were counted and which were not.
    """

    figure: Figure
    options: ExportOptions
    codebook: Codebook
    listing: Listing

    @property
    def name(self) -> str:
        """Return how the figure's files and the folder inside a .zip are called."""
        name = safe_name(self.options.dress(self.figure).title)
        # Beside it lie the lists of reports, which a figure of their name must not replace.
        return f"{name} figure" if name.casefold().startswith("reports ") else name

    def contents(self) -> dict[str, bytes]:
        """Return the name and bytes of each file, the same for the same figure.

        Raises:
            ExportError: the figure cannot be put on a page of that size.
        """
        dressed = self.options.dress(self.figure)
        made = {f"{self.name}.{kind}": render(self.figure, kind, self.options) for kind in FORMATS}
        toml, _ = content_for(self.codebook, Path("codebook.toml"))
        made |= {
            f"codebook v{self.figure.codebook_version}.toml": toml,
            "reports counted.csv": counted_csv(self.listing).encode("utf-8"),
            "reports left out.csv": left_out_csv(self.listing).encode("utf-8"),
            METHOD: method_note(dressed, self.codebook).encode("utf-8"),
        }
        return made | {CONTENTS: _listed(dressed.title, made)}


def write_bundle(path: Path, bundle: Bundle) -> Path:
    """Write a bundle as a .zip where the name ends so, else as a folder; whole or not at all.

    An earlier bundle gives way. Any other folder that is there must be empty.

    Raises:
        ExportError: it could not be written; what stood there before is as it was.
    """
    if path.suffix.lower().lstrip(".") in {*FORMATS, "txt", "toml", "standpoint"}:
        raise ExportError(
            f"{path.name}: a bundle is a folder or a .zip. Give a name that ends in .zip, or one "
            "without an ending."
        )
    if path.suffix.lower() != ".zip":
        _refuse_others(path)
        replace_folder(path, bundle.contents())
        return path
    if path.exists() and not _holds_bundle(path):
        raise ExportError(f"{path.name} is there and is no bundle. Choose another name.")
    replace_file(path, _zipped(bundle.name, bundle.contents()))
    return path


def _holds_bundle(path: Path) -> bool:
    """Tell whether a file is a .zip that a bundle was written into."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.endswith(f"/{CONTENTS}") for name in archive.namelist())


def _listed(title: str, made: Mapping[str, bytes]) -> bytes:
    """Return the list of files with their checksums, by which a bundle is known as one."""
    lines = [_HEAD, " ".join(title.split()), f"Standpoint {__version__}", "", "sha256  file"]
    lines += [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in made.items()]
    return "\n".join([*lines, "", *_COLUMNS, ""]).encode("utf-8")


def _refuse_others(folder: Path) -> None:
    """Refuse to replace a folder in which anything lies that no bundle brought there."""
    if not folder.is_dir():
        return
    try:
        there = {entry.name for entry in folder.iterdir()}
        known = _names(folder / CONTENTS) if CONTENTS in there else set()
    except OSError as error:
        raise ExportError(
            f"{folder.name} could not be read: {error.strerror}. Choose another name."
        ) from error
    others = sorted(there - known)
    if others:
        more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
        raise ExportError(
            f"The folder {folder.name} holds other files: {others[0]}{more}. "
            "Choose a new name or an empty folder."
        )


def _names(contents: Path) -> set[str]:
    """Return the files that a bundle says it has, itself among them; none where it is no bundle."""
    lines = contents.read_text(encoding="utf-8", errors="replace").splitlines()
    if lines[:1] != [_HEAD]:
        return set()
    return {CONTENTS, *(line.partition("  ")[2] for line in lines[5:])}


def _zipped(folder: str, contents: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN_FILE
            entry.create_system = _UNIX
            archive.writestr(entry, content)
    return out.getvalue()

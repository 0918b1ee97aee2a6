# SPDX-License-Identifier: MIT
"""What programs pack as ZIP and is not read: known by what lies in it, each with its sentence."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection

_SHEET = "Save it as .xlsx, then add that."
_TEXT = "Save it as .docx or .pdf, then add that."
_PICTURE = "Save it as .pdf or .txt, then add that."
_SPREADSHEET = "This is {name}, and spreadsheets of this kind are not read. " + _SHEET
_PRESENTATION = "This is {name}, and presentations are not read. " + _PICTURE
_DRAWING = "This is {name}, and drawings are not read. " + _PICTURE
_OTHER = "This is {name}, a format that is not read. "
_PROGRAM = "This is {name}, which is a program and not read."

_BY_TYPE = (
    (r"opendocument\.spreadsheet", _SPREADSHEET.format(name="an OpenDocument spreadsheet")),
    (r"opendocument\.presentation", _PRESENTATION.format(name="an OpenDocument presentation")),
    (r"opendocument\.graphics", _DRAWING.format(name="an OpenDocument drawing")),
    (r"opendocument", _OTHER.format(name="an OpenDocument file without text") + _PICTURE),
)
_IN_OFFICE = (
    ("ppt/", _PRESENTATION.format(name="a PowerPoint file")),
    ("visio/", _DRAWING.format(name="a Visio drawing")),
    ("xl/", _SPREADSHEET.format(name="an Excel workbook without its list of sheets")),
)
_PAGES = _OTHER.format(name="a Pages document") + _TEXT
_NUMBERS = _SPREADSHEET.format(name="a Numbers spreadsheet")
_KEYNOTE = _PRESENTATION.format(name="a Keynote presentation")
_LONGEST_TYPE = 200
_OF_JAVA = (".jar", ".war", ".apk")


def refusal(packed: zipfile.ZipFile, suffix: str) -> str | None:
    """Return the sentence for a package that is not read, None for an archive of files.

    Args:
        packed: the open archive.
        suffix: the ending of its name, which tells where its content does not.
    """
    names = set(packed.namelist())
    if "mimetype" in names:
        said = _type(packed)
        if said:
            by_type = (sentence for sign, sentence in _BY_TYPE if re.search(sign, said))
            other = _OTHER.format(name=f"a file of the type {said}") + _PICTURE
            return next(by_type, other)
    if "[Content_Types].xml" in names:
        inside = (words for start, words in _IN_OFFICE if any(n.startswith(start) for n in names))
        return next(inside, _OTHER.format(name="an Office file of another kind") + _PICTURE)
    return _of_apple(names, suffix) or _of_a_program(names, suffix)


def is_type(info: zipfile.ZipInfo) -> bool:
    """Return whether a packed file only says of what type a package is."""
    name = info.filename.replace("\\", "/").rpartition("/")[2]
    return name == "mimetype" and info.file_size <= _LONGEST_TYPE


def _type(packed: zipfile.ZipFile) -> str:
    """Return what the part "mimetype" says, "" where it names no format of a program."""
    try:
        with packed.open("mimetype") as part:
            said = part.read(_LONGEST_TYPE).decode("ascii", "replace").strip()
    except Exception:  # a broken archive raises anything
        return ""
    return said if re.fullmatch(r"application/[\w.+-]{1,100}", said) else ""


def _of_apple(names: Collection[str], suffix: str) -> str | None:
    is_new = "Index/Document.iwa" in names or "Index.zip" in names
    is_old = "index.apxl" in names or {"index.xml", "buildVersionHistory.plist"} <= set(names)
    if not is_new and not is_old:
        return None
    slides = any(re.match(r"Index/(?:Master)?Slide", name) for name in names)
    if slides or "index.apxl" in names or suffix == ".key":
        return _KEYNOTE
    return _NUMBERS if suffix == ".numbers" else _PAGES


def _of_a_program(names: Collection[str], suffix: str) -> str | None:
    if "AndroidManifest.xml" in names:
        return _PROGRAM.format(name="an Android app")
    # A folder of reports may lie in such an archive, too: only its classes make it a program.
    is_java = suffix in _OF_JAVA or any(name.endswith(".class") for name in names)
    if is_java and "META-INF/MANIFEST.MF" in names:
        return _PROGRAM.format(name="a Java archive")
    if any(re.match(r"Payload/[^/]+\.app/", name) for name in names):
        return _PROGRAM.format(name="an iPhone app")
    return None

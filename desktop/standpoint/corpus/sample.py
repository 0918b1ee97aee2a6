# SPDX-License-Identifier: MIT
"""The sample corpus: dated digests that the program ships, to look around in."""

from __future__ import annotations

from importlib.resources import as_file
from typing import TYPE_CHECKING

from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.corpus.preparing import InThisProcess
from standpoint.files import data

if TYPE_CHECKING:
    from pathlib import Path


def make(path: Path) -> None:
    """Write the sample as a new corpus at `path`. Raises CorpusError where that cannot be done."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with Corpus.create(unfinished) as corpus, as_file(data("sample")) as folder:
            digests = sorted(file for file in folder.glob("*.md") if file.name != "README.md")
            for _ in ingest(corpus, digests, InThisProcess(corpus.codebook())):
                pass
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)

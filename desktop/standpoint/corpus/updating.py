# SPDX-License-Identifier: MIT
"""Bringing a corpus of an older format up to date, step by step, so that a window can show it."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from standpoint.coding import codebook_file
from standpoint.corpus import codebooks, copying, furnishing, opening, rebuilding
from standpoint.corpus.corpus import Corpus
from standpoint.model.progress import Progress

LABEL = rebuilding.LABEL


def open_as_it_is(path: Path, *, may_be_empty: bool = True) -> Corpus:
    """Open a corpus as `Corpus.open` does, but leave to `bring_up_to_date` what is still to do.

    Nothing else may be asked of it before that was run to its end. Raises CorpusError, also where
    the file holds no tables and may not be empty.
    """
    handle = opening.open_for_writing(path, update=False, may_be_empty=may_be_empty)
    return Corpus(handle)


def is_older(corpus: Corpus) -> bool:
    """Return whether a corpus is still of an older format, so that nothing can be done with it."""
    return rebuilding.older(corpus.database)


def takes_a_while(corpus: Corpus) -> bool:
    """Return whether reports must be gone through before the corpus can be used."""
    if corpus.read_only:
        return False
    if is_older(corpus):
        return bool(corpus.rows("SELECT 1 FROM sqlite_master WHERE name = 'report'"))
    return bool(furnishing.due(corpus))


def bring_up_to_date(corpus: Corpus) -> Generator[Progress, None, Path | None]:
    """Do what an older format, or a kill of another window, left to be done.

    Where the format is older, the file as it is is kept first in a copy beside it; the path of
    that copy is returned, None where there was nothing to keep. The new format comes in one
    transaction: closing the generator or a kill in it leaves the file as it was. Comparing lines,
    which follows, goes on next time where it was left.
    Raises CorpusError where the file cannot be written or no copy of it be kept; nothing was
    changed then.
    """
    if corpus.read_only:
        return None
    kept = None
    if is_older(corpus):
        kept = copying.keep(corpus.database, corpus.path)
        with corpus.changing():
            yield from rebuilding.bring_up_to_date(corpus.database)
    if not corpus.codebook_versions():
        # A kill right after the file was made.
        codebooks.save(corpus, codebook_file.default(), note="")
    yield from furnishing.settle(corpus)
    return kept


def said_of(kept: Path | None) -> str:
    """Return the sentence that says where the corpus is as it was before, empty where nowhere."""
    return f"As it was before, it is kept in {kept.name}." if kept is not None else ""

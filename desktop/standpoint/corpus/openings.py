# SPDX-License-Identifier: MIT
"""How texts begin, of reports and of files that are not added yet: to see what they share."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from standpoint.corpus import reading_apart
from standpoint.errors import StandpointError

if TYPE_CHECKING:
    from standpoint.corpus.corpus import Corpus
    from standpoint.model.places import Place

MOST = 600
"""So many letters of each text are shown."""


def openings(
    corpus: Corpus, texts: Sequence[Place | int], most: int = MOST
) -> Generator[None, None, tuple[str, ...]]:
    """Return how each text begins, of a place or of the report with this id.

    A text that cannot be read gives its sentence. A question for `Background.ask`.
    """
    found = []
    for text in texts:
        try:
            if isinstance(text, int):
                whole = corpus.reading(text).text
            else:
                whole = (yield from reading_apart.document(text)).text
        except StandpointError as error:
            whole = str(error)
        found.append(_begin(whole, most))
        yield None
    return tuple(found)


def _begin(text: str, most: int) -> str:
    """Return the first letters of a text, cut between two words."""
    begin = text.lstrip()
    if len(begin) <= most:
        return begin.rstrip()
    cut = begin[:most]
    return cut[: cut.rfind(" ") if " " in cut else most].rstrip() + " …"

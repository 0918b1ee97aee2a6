# SPDX-License-Identifier: MIT
"""What nearly equal texts are found by: a short signature of each, and their runs of words."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from standpoint.text.folding import fold
from standpoint.text.tokens import parted

HASHES = 64
RUN = 4
"""Words in a run: with three, 70 % more pairs of unlike news share half their runs than with four;
with five, every changed word costs one run more."""
FEWEST_RUNS = 8
"""A text with fewer runs says too little to be told from another by them."""

_SEED = 2254


def spelled(text: str) -> list[str]:
    """Return the words and numbers of a text in the spelling in which they are compared.

    Case, punctuation, line ends, Arabic marks and tatweel make no difference. A number with commas
    or points falls into its parts.
    """
    return parted(fold(text).text).split()


def runs(words: Sequence[str]) -> list[str]:
    """Return the runs of `RUN` words (shingles, Broder 1997) in order; none for fewer words."""
    return list(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))


def signature(text: str, apart: str | None = None) -> bytes:
    """Return the MinHash of a text's runs (Broder 1997), b"" for a text with hardly any.

    The share of equal hashes in two signatures estimates the Jaccard index of their runs. Returns
    `HASHES` numbers of four bytes, little-endian. `apart` is the folded text, parted, where the
    caller has it.
    """
    found = runs(spelled(text) if apart is None else apart.split())
    if len(found) < FEWEST_RUNS:
        return b""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=HASHES, seed=_SEED)
    sketch.update(found)
    return struct.pack(f"<{HASHES}I", *sketch.digest())

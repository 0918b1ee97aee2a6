# SPDX-License-Identifier: MIT
"""What nearly equal texts are found by: a short signature of each."""

from __future__ import annotations

import struct

from standpoint.text.folding import fold
from standpoint.text.tokens import words

HASHES = 64
_SHINGLE = 4  # words
_SEED = 2254


def signature(text: str) -> bytes:
    """Return the MinHash of a text's runs of four words (Broder 1997), b"" for a shorter text.

    The share of equal hashes in two signatures estimates the Jaccard index of their shingles.
    Returns `HASHES` numbers of four bytes, little-endian.
    """
    from rensa import RMinHash

    found = words(fold(text).text)
    shingles = [" ".join(found[at : at + _SHINGLE]) for at in range(len(found) - _SHINGLE + 1)]
    if not shingles:
        return b""
    sketch = RMinHash(num_perm=HASHES, seed=_SEED)
    sketch.update(shingles)
    return struct.pack(f"<{HASHES}I", *sketch.digest())

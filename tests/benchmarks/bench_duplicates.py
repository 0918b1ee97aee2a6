# SPDX-License-Identifier: MIT
"""How long reposts take to find: signatures of texts, and who meets whom among many of them."""

from __future__ import annotations

import importlib.util
import random
import time
import tracemalloc
from functools import lru_cache
from pathlib import Path

import numpy as np
from generated_reports import text as made
from results import Result

from standpoint.analysis.near_duplicates import Compared, candidates, matrix, originals, overlap
from standpoint.text.near import HASHES, signature

SIZES = (10_000, 100_000)
_TEXTS = 400
_WORDS = 600


def measure(reports: int, keep: Path | None = None) -> list[Result]:
    """Sign texts, find candidates among 10,000 and 100,000 signatures, and check pairs exactly."""
    del reports, keep
    texts = [_text(random.Random(seed)) for seed in range(_TEXTS)]
    signature(texts[0])
    each = _seconds(lambda: [signature(text) for text in texts]) / _TEXTS
    found = [_signing(texts, each)]
    for size in SIZES:
        tenth = _generated(size, alike=0.8, share=0.1)
        thousands = _generated(size, alike=0.9, share=0.2, of_one=True)
        for name, hashes in (("a tenth reposts", tenth), ("a fifth of one text", thousands)):
            seconds = _seconds(lambda made=hashes: candidates(made))
            peak = _peak(lambda made=hashes: candidates(made))
            aim = "2 s, 200 MB" if size == SIZES[-1] else ""
            what = f"candidates among {size:,} signatures, {name}: {peak:.0f} MB"
            found.append(Result(what, 1000 * seconds, "ms", aim=aim))
    return [*found, _all_of_it(texts)]


def _all_of_it(texts: list[str]) -> Result:
    """Find the reposts among 10,000 texts, every tenth said again under another headline."""
    many = [_text(random.Random(seed)) for seed in range(9_000)]
    many += [f"Said again. {many[seed]}" for seed in range(1_000)]
    hashes = matrix([signature(text) for text in many])

    @lru_cache(512)
    def compared(place: int) -> Compared:
        return Compared(many[place])

    def find() -> None:
        pairs = [(one, other) for one, other in candidates(hashes).tolist()]
        again = originals(
            range(len(many)),
            pairs,
            lambda one, other: overlap(compared(one), compared(other)).repost,
        )
        assert len(again) >= 1_000

    what = "reposts among 10,000 signed texts, 1,000 of them reposts, with the exact check"
    return Result(what, 1000 * _seconds(find), "ms")


def _signing(texts: list[str], each: float) -> Result:
    what = f"signature of some {_WORDS} words"
    if importlib.util.find_spec("datasketch") is None:
        return Result(what, 1000 * each, "ms", aim="0.3 ms")
    from datasketch import MinHash

    def sign(text: str) -> None:
        words = text.casefold().split()
        sketch = MinHash(num_perm=HASHES)
        sketch.update_batch([" ".join(words[at : at + 4]).encode() for at in range(len(words) - 3)])

    other = _seconds(lambda: [sign(text) for text in texts]) / len(texts)
    return Result(what + ", against datasketch", 1000 * each, "ms", 1000 * other, "0.3 ms")


def _text(picked: random.Random) -> str:
    return made(picked, _WORDS // 22)


def _generated(number: int, *, alike: float, share: float, of_one: bool = False) -> np.ndarray:
    """Return signatures of which some share this part of their hashes with others, or with one."""
    picked = np.random.default_rng(2254)
    hashes = picked.integers(0, 2**32, (number, HASHES), dtype=np.uint32)
    again = picked.integers(0, number, round(share * number))
    of = np.zeros_like(again) if of_one else picked.integers(0, number, len(again))
    hashes[again] = np.where(picked.random((len(again), HASHES)) < alike, hashes[of], hashes[again])
    return hashes


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak(work) -> float:
    """Return how many megabytes of memory something takes at most."""
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6

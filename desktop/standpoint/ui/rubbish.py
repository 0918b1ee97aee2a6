# SPDX-License-Identifier: MIT
"""Python's search for rubbish leaves out what was read of a large corpus.

Each search walks through every object there is: 100,000 reports in the library stop the window for
a third of a second, in the middle of whatever is being done.
"""

from __future__ import annotations

import gc

MANY = 5_000
"""So many reports are worth it; of fewer, a search is not felt."""


def spare(reports: int) -> None:
    """Leave out all that is there now if so many reports were read, else nothing any more.

    What is left out still goes when nothing refers to it any longer.
    """
    gc.unfreeze()
    if reports >= MANY:
        gc.freeze()

# SPDX-License-Identifier: MIT
"""Which Pythons the program runs on; this file stays readable for far older ones."""

import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def refusal(version):
    """Return the sentence for a Python that is not supported, or None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    return (
        "Standpoint runs on Python "
        + ".".join(map(str, OLDEST))
        + " to "
        + ".".join(map(str, NEWEST))
        + ", and this is Python "
        + ".".join(map(str, version[:2]))
        + ": start it with one of those, for example python3.12."
    )


def require():
    """End with exit code 2 and one sentence if this Python is not supported."""
    sentence = refusal(sys.version_info)
    if sentence:
        sys.stderr.write(sentence + "\n")
        sys.exit(2)

# SPDX-License-Identifier: MIT
"""Where the program's own resources and data lie: in a checkout, a wheel and a bundle alike."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(path: str) -> Traversable:
    """Return a file of `resources/`, such as `icons/search.svg`."""
    return files("standpoint.resources").joinpath(*path.split("/"))


def data(path: str) -> Traversable:
    """Return a file or folder of `data/`, such as `codebooks/default.toml`."""
    return files("standpoint.data").joinpath(*path.split("/"))

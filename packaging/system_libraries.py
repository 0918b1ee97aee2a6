# SPDX-License-Identifier: MIT
"""The libraries of the system that Qt loads on Linux: which are missing, and how to get them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

import debian
from setup_environment import SetupError, missing_of_python, say

# What Qt loads, and the Debian package that brings it.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def needed(window: bool, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return library -> Debian package for what is to be run, with a window or without."""
    libraries = dict(OFFSCREEN)
    if window and environment.get("DISPLAY"):
        libraries |= X11
    if window and environment.get("WAYLAND_DISPLAY"):
        libraries |= WAYLAND
    return libraries


def missing(libraries: Mapping[str, str]) -> dict[str, str]:
    """Return those that the loader cannot find; it alone knows where this system keeps them."""
    try:
        import ctypes
    except ImportError:  # a Python built without libffi: Qt itself will tell
        return {}
    absent = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent[library] = package
    return absent


def provide(libraries: Mapping[str, str]) -> None:
    """Install what is missing where that needs no question.

    Raises:
        SetupError: on Debian and Ubuntu, with the line to run, if it is still missing.
    """
    if not sys.platform.startswith("linux"):
        return
    absent = missing(libraries)
    if not absent:
        return
    if not debian.present():
        say(
            f"Qt needs libraries that this system does not have: {', '.join(sorted(absent))}. "
            "If what follows fails, install them with the system's package manager."
        )
        return
    # One line for a person, not a second one when the environment turns out to lack its part.
    packages = sorted({*absent.values(), *missing_of_python()})
    complaint = None
    if debian.prefix() is not None:
        say(f"Installing libraries that Qt needs: apt-get install {' '.join(packages)}")
        complaint = debian.install(packages)
        if not missing(absent):
            return
    reason = f" (apt-get: {complaint})" if complaint else ""
    raise SetupError(
        f"Qt needs libraries that are not on this system{reason}. "
        f"Run this line, then the same command again:\n  {debian.line(packages)}"
    )

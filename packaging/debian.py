# SPDX-License-Identifier: MIT
"""Installing Debian and Ubuntu packages where that needs no question, else saying the line."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence


def present() -> bool:
    """Say whether this system installs its packages with apt."""
    return shutil.which("apt-get") is not None


def prefix() -> list[str] | None:
    """Return what stands before `apt-get` to run it without a password; None if nothing helps."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def line(packages: Sequence[str]) -> str:
    """Return the line that a person can run."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("" if is_root else "sudo ") + " ".join(["apt-get", "install", *packages])


def install(packages: Sequence[str]) -> str | None:
    """Install packages, with fresh package lists if need be; return None or apt's complaint."""
    before = prefix()
    if before is None:
        return "apt-get needs the administrator's password"
    settings = ["env", "DEBIAN_FRONTEND=noninteractive"]
    wanted = [*before, *settings, "apt-get", "install", "-qq", "-y", "--no-install-recommends"]
    refresh = [*before, *settings, "apt-get", "update", "-qq"]
    first = _complaint([*wanted, *packages])
    if first is None:
        return None
    return _complaint(refresh) or _complaint([*wanted, *packages])


def _complaint(command: Sequence[str]) -> str | None:
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if run.returncode == 0:
        return None
    said = [text.strip() for text in run.stderr.splitlines() if text.startswith("E:")]
    return said[-1].removeprefix("E: ") if said else f"apt-get ended with code {run.returncode}"

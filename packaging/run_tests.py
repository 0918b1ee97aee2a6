# SPDX-License-Identifier: MIT
"""What `packaging/test.py` does once its Python fits: set up, then pytest or the checks."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence

import system_libraries
from setup_environment import ROOT, Environment, SetupError, clean_environment, say

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)


def pytest_arguments(given: Sequence[str], cores: int) -> list[str]:
    """Return pytest's arguments: those given, or every test on two processes where it helps."""
    if given or cores < 2:
        return list(given)
    return ["-n", "2"]


def main(arguments: Sequence[str]) -> int:
    """Run the tests, or with `--check` ruff and mypy; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="test.py",
        description="Set Standpoint up in .venv and run its tests.",
        epilog="Everything else is passed to pytest, for example: test.py tests/text -x",
    )
    parser.add_argument("--check", action="store_true", help="run ruff and mypy, not the tests")
    options, rest = parser.parse_known_args(arguments)
    try:
        system_libraries.provide(system_libraries.needed(window=False))
        python = Environment(ROOT).prepare({"test", "tools"} if options.check else {"test"})
    except (SetupError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    if options.check:
        codes = [_module(python, *check) for check in CHECKS]
        return max(codes)
    return _module(python, "pytest", *pytest_arguments(rest, os.cpu_count() or 1))


def _module(python: os.PathLike[str], *command: str) -> int:
    say(" ".join(command))
    try:
        return subprocess.call([python, "-m", *command], cwd=ROOT, env=clean_environment())
    except KeyboardInterrupt:
        return 130

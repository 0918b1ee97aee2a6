# SPDX-License-Identifier: MIT
"""`standpoint`: the window, or one of its verbs without a window."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys


def main() -> int:
    """Run the verb that the first argument names, or else the window; return the exit code."""
    multiprocessing.freeze_support()
    with contextlib.suppress(KeyboardInterrupt):
        return _run(sys.argv[1:])
    sys.stderr.write("Stopped.\n")
    return 2


def _run(arguments: list[str]) -> int:
    from standpoint.cli.verbs import VERBS

    if arguments and (arguments[0] in VERBS or arguments[0] in ("--help", "-h", "--version")):
        from standpoint.cli.program import run

        return run(arguments)
    from standpoint.app.start import start

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""`standpoint`: the window, or one of its verbs without a window."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the verb that the first argument names, or else the window; return the exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    from standpoint.cli.verbs import VERBS

    if arguments and (arguments[0] in VERBS or arguments[0] in ("--help", "-h", "--version")):
        from standpoint.cli.program import run

        return run(arguments)
    from standpoint.app.start import start

    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())

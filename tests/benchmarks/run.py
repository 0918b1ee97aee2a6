# SPDX-License-Identifier: MIT
"""Measure the program, as ratios in one run: `python tests/benchmarks/run.py [NAME...]`.

Absolute times differ from machine to machine and from hour to hour; what is measured against
something else in the same run does so much less. These are no tests and fail nobody.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from results import table

HERE = Path(__file__).resolve().parent
NAMES = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def main() -> int:
    """Run the benchmarks that were named, all of them where none was, and print their table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--reports", type=int, default=2_000, help="to generate (default 2,000)")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help="keep the corpus of 100,000 reports there, or take the one that is there",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also keep the results there")
    options = parser.parse_args()
    unknown = set(options.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    results = []
    for name in options.names or NAMES:
        sys.stderr.write(f"measuring {name} …\n")
        results += importlib.import_module(f"bench_{name}").measure(options.reports, options.keep)
    sys.stdout.write(table(results) + "\n")
    if options.json:
        kept = [{**asdict(each), "ratio": each.ratio} for each in results]
        options.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: MIT
"""What `packaging/start.py` does once its Python fits: the sample in a window or in files."""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import system_libraries
from setup_environment import ROOT, Environment, SetupError, clean_environment, say


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Say whether a window can be seen here."""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def main(arguments: Sequence[str]) -> int:
    """Set up, then show the sample; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Set Standpoint up in .venv and open it on the sample. With no display, "
        "write the sample's comparison and chart into a folder instead.",
    )
    parser.add_argument("--no-window", action="store_true", help="write files even with a display")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("standpoint-sample"),
        metavar="FOLDER",
        help="where the files go (default: standpoint-sample in the current folder)",
    )
    options = parser.parse_args(arguments)
    window = has_display() and not options.no_window
    try:
        system_libraries.provide(system_libraries.needed(window))
        python = Environment(ROOT).prepare()
        if window:
            return open_window(python)
        return write_files(python, options.output.resolve())
    except (SetupError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def open_window(python: Path) -> int:
    """Open the window on the sample and wait until it is closed."""
    say("Opening Standpoint on the sample.")
    code = subprocess.call([python, "-m", "standpoint", "--sample"], env=clean_environment())
    if code:
        say("The window did not end well. With --no-window the sample is written into files.")
    return 1 if code < 0 else code


def write_files(python: Path, folder: Path) -> int:
    """Write the sample's corpus, one comparison and the chart into `folder`."""
    say("There is no display for a window, so the sample goes into files.")
    folder.mkdir(parents=True, exist_ok=True)
    corpus, comparison, chart = (
        folder / name for name in ("sample.standpoint", "comparison.html", "chart.png")
    )
    digests = sorted((ROOT / "data" / "sample").glob("*.md"))
    digests = [digest for digest in digests if digest.name != "README.md"]
    standpoint(python, "import", corpus, *digests)
    reports = json.loads(standpoint(python, "reports", corpus, "--json"))
    mentions = json.loads(standpoint(python, "mentions", corpus, "--format", "json"))
    pair = most_in_common(reports, mentions)
    standpoint(python, "compare", corpus, *map(str, pair), "--output", comparison)
    standpoint(python, "chart", corpus, "--period", "year", "--output", chart)
    say(f"Comparison of two reports: {comparison}")
    say(f"Chart of the themes over time: {chart}")
    say(f"The sample as a corpus: {corpus}")
    return 0


def most_in_common(
    reports: Sequence[Mapping[str, object]], mentions: Sequence[Mapping[str, object]]
) -> tuple[object, object]:
    """Return the two reports, by different actors, that share the most themes and facets."""
    spoken: dict[object, set[object]] = defaultdict(set)
    for mention in mentions:
        spoken[mention["report"]].add((mention["theme"], mention["facet"]))
    pairs = [
        (a["id"], b["id"])
        for a, b in itertools.combinations(reports, 2)
        if a["actor"] != b["actor"]
    ]
    if not pairs:
        raise SetupError("The sample holds no two reports by different actors to compare.")
    return max(pairs, key=lambda pair: len(spoken[pair[0]] & spoken[pair[1]]))


def standpoint(python: Path, *arguments: object) -> str:
    """Run one verb of the command line and return what it printed.

    Raises:
        SetupError: with the verb's own sentence, if it failed.
    """
    run = subprocess.run(
        [python, "-m", "standpoint", *map(str, arguments)],
        env=clean_environment() | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode:
        reason = (run.stderr.strip() or "it gave no reason").splitlines()[-1]
        raise SetupError(f"standpoint {arguments[0]} failed: {reason}")
    return run.stdout

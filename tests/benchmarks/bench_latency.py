# SPDX-License-Identifier: MIT
"""How alive the window stays while reports come in."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import generated_reports
import surroundings
from results import Result, percentile


def measure(reports: int, _keep: Path | None = None) -> list[Result]:
    """Import generated reports into a new corpus under the window's own event loop."""
    with tempfile.TemporaryDirectory() as place:
        folder = generated_reports.write(Path(place) / "reports", reports)
        corpus = Path(place) / "made.standpoint"
        home = Path(place) / "home"
        came = surroundings.lines("busy_window.py", [corpus, folder], home, limit=600)
    said = json.loads(came[-1][1])
    if said["imported"] != reports:
        raise RuntimeError(f"{said['imported']} of {reports} reports came in.")
    idle, busy = said["idle"], said["import"]
    what = f"lateness of a 4-ms timer while {reports:,} reports come in"
    return [
        Result(f"{what}, p50", percentile(busy, 0.5), "ms", percentile(idle, 0.5)),
        Result(f"{what}, p99", percentile(busy, 0.99), "ms", percentile(idle, 0.99), "16 ms"),
        Result(f"{what}, max", max(busy), "ms", max(idle)),
        Result("the import itself", reports / said["seconds"], "reports/s"),
    ]

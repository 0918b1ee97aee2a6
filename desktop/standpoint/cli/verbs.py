# SPDX-License-Identifier: MIT
"""The names of the verbs, without importing what they need: the window starts through here too."""

from __future__ import annotations

VERBS = {
    "import": "reports",
    "reports": "reports",
    "set": "reports",
    "replace": "replacing",
    "tag": "tags",
    "actors": "actors",
    "reposts": "reposts",
    "check": "care",
    "backup": "care",
    "recover": "care",
    "merge": "care",
    "recode": "coding",
    "codebook": "coding",
    "mentions": "coding",
    "compare": "comparing",
    "chart": "charting",
    "contrast": "contrasting",
    "figures": "figures",
    "events": "events",
    "self-test": "self_test",
}
"""Each verb and the module of this package that holds it."""

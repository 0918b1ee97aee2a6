# SPDX-License-Identifier: MIT
"""Who wrote or typed a report is not whose report it is: people in a field "author"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from standpoint.documents import bylines, column_names, known_actors, name_lists
from standpoint.model.findings import Finding

_FIELDS = frozenset(
    """
    author authors by byline writer writers creator المؤلف الكاتب كاتب verfasser autor autorin
    auteur auteure yazar
    """.split()  # noqa: SIM905
)
_LABEL = re.compile(r"(?:front matter|column|line) “(?:\w+\.)?(?P<name>.+?)(?:: …)?”")
_DESK = re.compile(
    r"(?i).*[(\[](?:(?:news|foreign|night)?[ -]?desk|newsroom|staff|ed(?:itor|s)?\.?|typist|typed|"
    r"transcri(?:bed|ber|ption)|trans(?:lator|\.)?|translated|reporter|correspondent|"
    r"محرر|محررة|مراسل|مراسلة|مترجم|مترجمة)[)\]]"
)


def weakened(findings: Iterable[Finding], publisher: str | None) -> list[Finding]:
    """Return findings in which people who only wrote a report are weak.

    That is who stands in a field for authors beside a publisher, unless it is a body or a known
    actor, and whoever is said to be of a desk, as in "Huda (desk)". Fields such as "actor" and
    "speaker" say whose report it is and stay as they are.

    Args:
        findings: all that was found of a report.
        publisher: the one that holds, None for none.
    """
    return [
        replace(one, strength="weak") if _only_wrote(one, publisher) else one for one in findings
    ]


def _only_wrote(finding: Finding, publisher: str | None) -> bool:
    label = _LABEL.fullmatch(finding.where) if finding.field == "actor" else None
    if label is None or column_names.plain(label["name"]) not in _FIELDS:
        return False
    if _DESK.fullmatch(finding.value):
        return True
    return publisher is not None and not _speaks(finding.value)


def _speaks(names: str) -> bool:
    """Return whether one of several names is that of a body or of an actor who is known."""
    parts = [part.strip() for one in name_lists.parted(names) for part in re.split("[,،]", one)]
    return any(
        bylines.is_collective(part)
        or bylines.is_body(part)
        or known_actors.is_known(part)
        or re.fullmatch(r"[A-Z][A-Z-]{1,8}", part) is not None
        for part in parts
        if part
    )

# SPDX-License-Identifier: MIT
"""What of a report a person should look at, as the plan's To check has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from standpoint.model import findings
from standpoint.model.findings import Finding, Found

_CHECKED: tuple[Found, ...] = ("date", "actor", "publisher", "language")
"""Titles and addresses are written in many ways that mean the same."""
_GUESSED: tuple[Found, ...] = ("date", "actor")
_LOOKED_AT: dict[str, Found] = {
    "stated language": "language",
    "two languages": "language",
    "front matter": "title",
    "web page": "title",
}
"""Remarks for which a person should look at a report, and at what of it: what is in another
language is not searched, front matter that cannot be read stands in the text, and a web page may
hold hardly any."""

Evidence = Mapping[str, str]


def contradicted(found: Sequence[Finding]) -> tuple[Found, ...]:
    """Return the fields of which the findings cannot all be true."""
    if len(found) < 2:
        return ()
    values: dict[Found, str] = {}
    apart = set[Found]()
    for one in found:
        if values.setdefault(one.field, one.value) != one.value:
            apart.add(one.field)
    return tuple(
        field for field in _CHECKED if field in apart and findings.contradictions(found, field)
    )


def remarked(evidence: Evidence, found: Sequence[Finding]) -> dict[Found, str]:
    """Return the fields to look at because of what else is known of a file, with those words."""
    if not evidence.keys() & _LOOKED_AT.keys():
        return {}
    said = findings.remarks(evidence, found)
    words: dict[Found, str] = {}
    for about, field in _LOOKED_AT.items():
        if about in said:
            words[field] = "; ".join(filter(None, (words.get(field), said[about])))
    return words


def guessed(found: Sequence[Finding], values: Mapping[str, str | None]) -> tuple[Found, ...]:
    """Return the fields whose value was taken though the document does not state it."""
    fields = []
    for field in _GUESSED:
        value = values.get(field)
        mine = [one.strength for one in found if one.field == field and one.value == value]
        if value is not None and mine and "stated" not in mine:
            fields.append(field)
    return tuple(fields)


def reasons(
    evidence: Evidence, found: Sequence[Finding], values: Mapping[str, str | None]
) -> dict[str, str]:
    """Return why a person should look at a report, by what it is about; {} where nobody need.

    Args:
        evidence: in words by what they are about, or what `findings.remarks` leaves of that.
        found: the findings of the report.
        values: what its fields hold.
    """
    said = findings.remarks(evidence, found)
    apart = contradicted(found)
    why: dict[str, str] = {
        field: f"{values[field]} is taken from {_places(found, field, values)}, not stated"
        for field in guessed(found, values)
        if field not in apart
    }
    why |= {
        field: said.get(field, "what was found differs")
        for field in apart
        if field != "language" or "stated language" not in said
    }
    return why | {about: said[about] for about in _LOOKED_AT if about in said}


def _places(found: Sequence[Finding], field: Found, values: Mapping[str, str | None]) -> str:
    mine = (one.where for one in found if one.field == field and one.value == values[field])
    return ", ".join(dict.fromkeys(mine))

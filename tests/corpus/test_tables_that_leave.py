# SPDX-License-Identifier: MIT
"""No table that the program writes holds a formula, and each comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest

from standpoint.coding.exchange import table
from standpoint.corpus import event_table
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.model.events import DatedEvent

RUN = ("=", "+", "-", "@", "\t", "\r")


def cells(written):
    return [
        cell
        for line in csv.reader(io.StringIO(written.decode("utf-8-sig")))
        for cell in line
        if cell
    ]


@pytest.mark.parametrize("title", ["=1+1", "+963 is called", "-5 degrees", "@everyone meets"])
def test_events_leave_without_formulas_and_come_back(title):
    event = DatedEvent("2020-01-02", title, source="=HYPERLINK(1)")
    written = event_table.write([event])
    assert not [cell for cell in cells(written) if cell.startswith(RUN)]
    (back,) = event_table.read(written, "events.csv").events
    assert (back.title, back.source) == (event.title, event.source)


def test_rules_leave_without_formulas():
    facet = Facet("f", "@facet", rules=(Rule("en", "=Word"),))
    theme = Theme("a", "=Theme", 0, "#0072B2", "circle", (facet,))
    written, _ = table.write(Codebook("A", (theme,)))
    found = cells(written)
    assert not [cell for cell in found if cell.startswith(RUN)]
    assert "'=Word" in found

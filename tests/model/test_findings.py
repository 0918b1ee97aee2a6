# SPDX-License-Identifier: MIT
"""Findings are weighed by their strength; what contradicts is shown and never chosen silently."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpoint.model.dates import parse
from standpoint.model.findings import Finding, contradictions, from_values, of, taken


def dated(value, strength="stated", where="front matter", quote=""):
    return Finding("date", value, where, strength, quote)


def value(*findings, field="date"):
    found = taken(findings, field)
    return found and found.value


def test_what_is_stated_comes_before_what_is_likely():
    findings = dated("2018-11-09", "likely", "dateline"), dated("2021-11-09")
    assert value(*findings) == "2021-11-09"
    assert [one.value for one in contradictions(findings, "date")] == ["2021-11-09", "2018-11-09"]


def test_a_weak_finding_is_shown_and_never_taken_nor_held_against_another():
    weak = dated("2024-01-01", "weak")
    assert taken([weak], "date") is None
    assert of([weak], "date") == (weak,)
    assert contradictions([weak, dated("2021-11-09")], "date") == ()


@pytest.mark.parametrize("strength", ["stated", "likely"])
def test_two_dates_of_one_strength_that_contradict_give_none(strength):
    findings = dated("2021-11-09", strength), dated("2018-11-09", strength, "dateline")
    assert value(*findings) is None
    assert contradictions(findings, "date") == findings


def test_a_likely_date_does_not_settle_what_stated_ones_dispute():
    findings = dated("2021-11-09"), dated("2018-11-09"), dated("2018-11-09", "likely")
    assert value(*findings) is None


def test_of_dates_that_include_each_other_the_most_exact_is_taken():
    findings = dated("2021"), dated("2021-11-09"), dated("2021-11"), dated("2021-11-01/2021-11-20")
    assert value(*findings) == "2021-11-09"
    assert contradictions(findings, "date") == ()


def test_a_span_that_only_overlaps_contradicts():
    assert value(dated("2021-11"), dated("2021-11-20/2021-12-02")) is None


def test_the_same_moment_in_two_time_zones_is_the_day_of_the_place():
    utc = dated("2024-06-04", quote="2024-06-04T21:30:00+00:00")
    for own in ("2024-06-05T00:30:00+03:00", "2024-06-05T00:30:00", "2024-06-05 00:30:00+0300"):
        there = dated("2024-06-05", where="JSON-LD", quote=own)
        assert value(utc, there) == value(there, utc) == "2024-06-05"
        assert contradictions([utc, there], "date") == ()


@pytest.mark.parametrize("other", ["2024-06-05T00:31:00+03:00", "2024-06-05", "5 June 2024"])
def test_a_stamp_in_utc_yields_to_the_next_day_at_its_place(other):
    utc = dated("2024-06-04", quote="2024-06-04T21:30:00Z")
    there = dated("2024-06-05", where="JSON-LD", quote=other)
    assert value(utc, there) == "2024-06-05"
    assert contradictions([utc, there], "date") == ()


def test_a_weaker_day_before_a_stamp_in_utc_does_not_replace_it():
    utc = dated("2024-06-04", quote="2024-06-04T03:30:00Z")
    before = dated("2024-06-03", where="dateline", strength="likely")
    assert value(utc, before) == "2024-06-04"


def test_a_stamp_of_midnight_in_utc_is_a_day_like_any_other():
    utc = dated("2024-06-04", quote="2024-06-04T00:00:00Z")
    assert value(utc, dated("2024-06-03", where="JSON-LD")) is None


def test_a_month_in_an_address_yields_to_a_day_in_the_next():
    month = dated("2021-10", where="address", strength="likely")
    assert value(month, dated("2021-11-10", where="line", strength="likely")) == "2021-11-10"
    assert value(month) == "2021-10"
    assert value(month, dated("2019-11-10", where="line", strength="likely")) is None


@pytest.mark.parametrize("other", ["2024-06-05T21:30:00", "2024-06-05T00:37:00"])
def test_another_moment_is_another_date(other):
    utc = dated("2024-06-04", quote="2024-06-04T21:30:00Z")
    assert value(utc, dated("2024-06-05", quote=other)) is None


def test_a_source_names_the_publisher_where_nothing_else_does_and_contradicts_none():
    source, other = (Finding("publisher", who, "source", "likely") for who in ("Desk", "Radio"))
    stated = Finding("publisher", "Harbour Post", "publisher")
    assert taken([source], "publisher") == source
    assert taken([source, stated], "publisher") == stated
    assert contradictions([source, stated], "publisher") == ()
    assert contradictions([source, other], "publisher") == (source, other)


@pytest.mark.parametrize("field", ["actor", "source", "language"])
def test_in_other_fields_the_first_stated_holds_and_the_rest_is_shown(field):
    likely = Finding(field, "cc", "byline", "likely")
    first, second = Finding(field, "aa", "one"), Finding(field, "bb", "two")
    assert taken([likely, first, second], field) == first
    assert contradictions([likely, first, second], field) == (first, second, likely)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour Post", "the harbour post"), ("SOC", "SOC’s Media Desk"), ("Post", "Harbour Post.")],
)
def test_a_name_does_not_contradict_its_longer_form(one, other):
    findings = Finding("publisher", one, "a"), Finding("publisher", other, "b")
    assert contradictions(findings, "publisher") == ()


def test_stored_findings_are_weighed_as_the_first_ones():
    findings = (dated("2021-11-09"), dated("2018-11-09", "likely"))
    kept = from_values([one.as_values() for one in findings])
    assert contradictions(kept, "date") == findings


def test_what_is_no_date_and_of_no_known_strength_is_passed_over():
    findings = dated("soon"), dated("2021/.."), dated("2020-02-02", "certain")
    assert taken(findings, "date") is None
    assert contradictions(findings, "date") == ()


DAYS = st.dates(date(2018, 1, 1), date(2019, 12, 31)).map(str)
VALUES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), st.sampled_from(["2018", "2019", "2018~"]))
STAMPS = st.sampled_from(["", "2018-06-04T21:30:00Z", "2018-06-05T00:30:00+03:00"])
FINDINGS = st.builds(
    lambda day, strength, stamp: dated(stamp[:10] or day, strength, quote=stamp),
    VALUES,
    st.sampled_from(["stated", "likely", "weak"]),
    STAMPS,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(FINDINGS, max_size=6), st.randoms())
def test_the_order_of_findings_changes_no_date(findings, random):
    before = value(*findings)
    random.shuffle(findings)
    assert value(*findings) == before


@settings(max_examples=200, deadline=None)
@given(st.lists(FINDINGS, max_size=6))
def test_a_date_that_is_taken_was_found_is_not_weak_and_lies_within_its_equals(findings):
    holds = taken(findings, "date")
    if holds is None:
        return
    assert holds in findings
    assert holds.strength != "weak"
    mine = parse(holds.value)
    for other in findings:
        its = parse(other.value)
        if other.strength == holds.strength and not other.quote:
            assert its.earliest <= mine.earliest
            assert mine.latest <= its.latest


@settings(max_examples=200, deadline=None)
@given(st.lists(FINDINGS, max_size=6))
def test_what_contradicts_is_never_alone_and_never_weak(findings):
    against = contradictions(findings, "date")
    assert len(against) != 1
    assert all(one in findings and one.strength != "weak" for one in against)
    usable = [one for one in findings if one.strength != "weak"]
    assert (taken(findings, "date") is None) == (bool(against) and not taken(usable, "date")) or (
        not usable
    )

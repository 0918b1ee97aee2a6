# SPDX-License-Identifier: MIT
"""The sample's digests are dated, sourced and free of quotations."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
import yaml

from standpoint.files import data
from standpoint.model.dates import parse

DIGESTS = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted(data("sample").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".md") and file.name != "README.md"
}
FIELDS = {"title", "date", "actor", "publisher", "source", "language", "kind"}
SOURCE_LINE = re.compile(r"\((?:Source: |المصدر: )[^()]+\d{4}[^()]*\)")


def front_matter(name: str) -> dict[str, str]:
    block = DIGESTS[name].split("---\n")[1]
    return yaml.load(block, Loader=yaml.BaseLoader)


def body(name: str) -> str:
    return DIGESTS[name].split("---\n", 2)[2].strip()


def test_there_are_enough_digests_of_enough_actors_and_some_in_arabic():
    matters = [front_matter(name) for name in DIGESTS]
    assert len(matters) >= 24
    assert len({matter["actor"] for matter in matters}) >= 4
    assert sum(matter["language"] == "ar" for matter in matters) >= 2


def test_every_year_from_2013_to_2024_is_there():
    years = Counter(parse(front_matter(name)["date"]).edtf[:4] for name in DIGESTS)
    assert sorted(years) == [str(year) for year in range(2013, 2025)]


def test_some_dates_are_imprecise_so_that_they_can_be_tried():
    dates = [parse(front_matter(name)["date"]) for name in DIGESTS]
    assert any(found.approximate for found in dates)
    assert any(found.precision == "span" for found in dates)


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_states_what_it_is(name):
    matter = front_matter(name)
    assert matter.keys() == FIELDS
    assert all(matter.values())
    assert matter["kind"] == "digest"


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_has_a_date_between_2013_and_2024_that_its_name_repeats(name):
    found = parse(front_matter(name)["date"])
    assert date(2013, 1, 1) <= found.earliest <= found.latest <= date(2024, 12, 31)
    assert name.startswith(found.edtf[:7])


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_ends_with_its_source_and_the_year(name):
    paragraphs = body(name).split("\n\n")
    assert SOURCE_LINE.fullmatch(paragraphs[-1])
    assert 1 <= len(paragraphs) - 1 <= 3


@pytest.mark.parametrize("name", DIGESTS)
def test_a_digest_quotes_nobody(name):
    assert not set('"“”„«»‟〝〞') & set(DIGESTS[name])


@pytest.mark.parametrize("name", DIGESTS)
def test_the_stated_language_is_the_one_it_is_written_in(name):
    arabic = len(re.findall("[\u0620-\u06ff]", body(name)))
    latin = len(re.findall("[A-Za-z]", body(name)))
    assert (arabic > latin) == (front_matter(name)["language"] == "ar")

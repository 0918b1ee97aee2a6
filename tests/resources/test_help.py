# SPDX-License-Identifier: MIT
"""What the help says is so: links lead somewhere, examples can be read, verbs and options exist."""

from __future__ import annotations

import re

import click
import pytest
from PySide6.QtGui import QTextDocument

from standpoint.cli.program import program
from standpoint.cli.verbs import VERBS
from standpoint.coding.rules import parse as parse_rule
from standpoint.documents import SUFFIXES
from standpoint.errors import DateError
from standpoint.files import resource
from standpoint.model.dates import read_written

PAGES = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted(resource("help/en").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".md")
}
LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the table whose first head cell is `heading`."""
    lines = PAGES[page].split("\n")
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def click_options(command: click.Command) -> set[str]:
    return {
        name for parameter in command.params for name in parameter.opts if name.startswith("--")
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page_that_is_there(page):
    assert all(target in PAGES for target in LINK.findall(PAGES[page]))


def test_every_page_is_reached_from_the_first_one():
    assert set(LINK.findall(PAGES["index.md"])) | {"index.md"} == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_its_tables_are_drawn_as_tables(qapp, page):
    assert re.findall(r"^# ", PAGES[page], re.MULTILINE) == ["# "]
    document = QTextDocument()
    document.setMarkdown(PAGES[page], QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    shown = document.toPlainText()
    assert "|---" not in shown
    assert "](" not in shown


@pytest.mark.parametrize("page", PAGES)
def test_the_help_is_plain_and_never_blames(page):
    words = PAGES[page].lower()
    assert "!" not in words.replace("!doctype", "")
    for avoided in ("oops", "successfully", "similarity", "probability", "please", "simply"):
        assert avoided not in words


@pytest.mark.parametrize("written", rows("dates.md", "You write"))
def test_a_date_of_the_help_is_read_as_the_help_says(written):
    assert read_written(codes(written[0])[0]).edtf == codes(written[1])[0]


def test_dates_that_the_help_calls_open_or_in_two_ways_are_so():
    with pytest.raises(DateError, match="two ways"):
        read_written("12/6/2024")
    assert read_written("27/6/2024").edtf == "2024-06-27"
    assert not read_written("from June 2024").datable
    assert not read_written("undated").datable


@pytest.mark.parametrize("rule", [row[0].strip("`") for row in rows("rule-language.md", "Write")])
def test_a_rule_of_the_help_can_be_read(rule):
    parse_rule(rule, "en")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_explained_with_every_option_that_it_has(verb):
    page = PAGES["command-line.md"]
    command = program.get_command(click.Context(program), verb)
    assert f"standpoint {verb}" in page
    subcommands = getattr(command, "commands", {})
    for name in subcommands:
        assert f"standpoint {verb} CORPUS {name}" in page
    assert all(option in page for option in click_options(command) - {"--help"})


def test_every_option_in_the_help_exists():
    known = {"--sample", "--help", "--version"}
    for verb in VERBS:
        command = program.get_command(click.Context(program), verb)
        for each in (command, *getattr(command, "commands", {}).values()):
            known |= click_options(each)
    assert set(re.findall(r"--[a-z][a-z-]*", PAGES["command-line.md"])) <= known


def test_every_ending_that_is_read_is_listed():
    assert {code for row in rows("formats.md", "Format") for code in codes(row[0])} == set(SUFFIXES)

# SPDX-License-Identifier: MIT
"""What README, help and changelog say is there, and what is there is said."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from standpoint.cli.program import program
from standpoint.documents import SUFFIXES

ROOT = Path(__file__).resolve().parents[1]
HELP = ROOT / "resources" / "help" / "en"
PAGES = sorted(HELP.glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMMAND_LINE = (HELP / "command-line.md").read_text(encoding="utf-8")

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def verbs():
    """Yield every verb with its command; those of `codebook` as `codebook export` and so on."""
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ((f"{name} {part}", sub) for part, sub in command.commands.items())
        else:
            yield name, command


VERBS = dict(verbs())


def options(command):
    return {o for p in command.params if isinstance(p, click.Option) for o in p.opts}


def usage(text, verb):
    """Return the lines of a page's blocks that show `standpoint VERB`, corpus argument aside."""
    first, _, part = verb.partition(" ")
    shown = re.compile(rf"^standpoint {re.escape(first)}( CORPUS)?\b.*{re.escape(part)}")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    # README puts verbs that take little on one line: `check CORPUS | backup CORPUS FILE`.
    lines += [f"standpoint {rest}" for line in lines for rest in line.split(" | ")[1:]]
    return [line for line in lines if shown.match(line)]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme_and_in_the_help(verb):
    assert usage(README, verb), "README does not show it"
    assert usage(COMMAND_LINE, verb), "resources/help/en/command-line.md does not show it"


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_in_the_help_and_explains_itself(verb):
    command = VERBS[verb]
    shown = "\n".join(usage(COMMAND_LINE, verb))
    if "[options]" in shown:  # they stand in the table below
        shown += "".join(line for line in COMMAND_LINE.splitlines() if line.startswith("| `--"))
    assert options(command) - set(OPTION.findall(shown)) == set()
    assert command.get_short_help_str(limit=200), "its --help says nothing"


def test_no_page_names_an_option_that_does_not_exist():
    known = set().union(*map(options, VERBS.values()))
    known |= {"--sample", "--help", "--version"}
    of_packaging = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "packaging").glob("*.py")
    )
    known |= set(re.findall(r'add_argument\(\s*"(--[a-z-]+)"', of_packaging))
    named = {
        (page.name, option)
        for page in [ROOT / "README.md", *PAGES]
        for option in OPTION.findall(page.read_text(encoding="utf-8"))
    }
    assert {(page, option) for page, option in named if option not in known} == set()


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = [link.partition("#")[0] for link in LINK.findall(text)]
    inside = [target for target in targets if target and "://" not in target]
    assert [t for t in inside if not (page.parent / t).resolve().exists()] == []


def test_every_page_of_the_help_is_reached_from_its_first():
    first = (HELP / "index.md").read_text(encoding="utf-8")
    assert {page.name for page in PAGES} - {"index.md"} == set(LINK.findall(first))


def test_the_commands_that_the_readme_gives_are_there():
    named = set(re.findall(r"(?<=python3 )packaging/\w+\.py", README))
    assert named == {"packaging/start.py", "packaging/test.py"}
    assert all((ROOT / name).exists() for name in named)
    assert (ROOT / "tests" / "benchmarks" / "run.py").exists()


def test_the_automatic_run_is_the_test_command_of_the_readme():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1].removeprefix("exec ") == "python3 packaging/test.py"
    assert f"```\n{lines[-1].removeprefix('exec ')}\n```" in README


def test_the_readme_names_the_folders_that_are_there():
    named = re.findall(r"^\| `([\w/]+)` \|", README, re.MULTILINE)
    assert {"desktop/standpoint", "resources", "data", "tests", "packaging"} <= set(named)
    assert [name for name in named if not (ROOT / name).is_dir()] == []


def test_the_help_lists_every_format_that_is_read():
    text = (HELP / "formats.md").read_text(encoding="utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in text] == []


def test_the_changelog_opens_with_what_is_unreleased_or_with_this_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
    version = PYPROJECT["project"]["version"]
    assert heads[0] == "Unreleased" or heads[0].startswith(f"{version} ")
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_one_version_is_given_everywhere():
    from standpoint import __version__

    assert __version__ == PYPROJECT["project"]["version"]


def test_every_dependency_is_pinned():
    pins = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")
    pinned = {_normal(line.partition("==")[0]) for line in pins.splitlines()}
    project = PYPROJECT["project"]
    wanted = [*project["dependencies"], *PYPROJECT["build-system"]["requires"]]
    wanted += [each for extra in project["optional-dependencies"].values() for each in extra]
    names = {_normal(re.split(r"[<>=\[]", each)[0]) for each in wanted}
    assert names - pinned == set()


def _normal(name):
    return re.sub(r"[-_.]+", "-", name).casefold()

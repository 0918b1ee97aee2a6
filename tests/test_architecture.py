# SPDX-License-Identifier: MIT
"""The floors of the house, as sentences; each is checked in every module of the package."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "desktop" / "standpoint"

GROUND = ("model", "errors", "files", "replacing")
ON_THE_GROUND = "model, errors, files and replacing are the ground: they import only each other"
# From the ground up; a floor may know every floor that stands before it.
FLOORS = (
    "documents",
    "text",
    "coding",
    "analysis",
    "corpus",
    "figures",
    "session",
    "ui",
    "app",
    "cli",
)
BELOW_SESSION = {"", *GROUND, *FLOORS[: FLOORS.index("session")]}
BELOW_UI = BELOW_SESSION | {"session"}

KNOWS: dict[str, tuple[str, set[str]]] = {
    "documents": ("documents imports only from the ground", set(GROUND)),
    "text": ("text imports only from documents and the ground", {"documents", *GROUND}),
    "coding": (
        "coding imports only from text, documents, model and the ground",
        {"text", "documents", *GROUND},
    ),
    "analysis": (
        "analysis imports only from coding, text, documents and the ground",
        {"coding", "text", "documents", *GROUND},
    ),
    "corpus": (
        "corpus imports only from analysis and what is below it",
        {"analysis", "coding", "text", "documents", *GROUND},
    ),
    "figures": (
        "figures imports only from corpus and what is below it",
        {"corpus", "analysis", "coding", "text", "documents", *GROUND},
    ),
    "session": ("session imports only from figures and what is below it", BELOW_SESSION),
    "ui": ("ui imports only from session and what is below it", BELOW_UI),
    "app": ("app puts the window together: it knows all but the command line", {"ui", *BELOW_UI}),
    "cli": (
        "cli runs without a display: it knows neither ui nor session, and app only to open it",
        BELOW_SESSION | {"app"},
    ),
    "model": (ON_THE_GROUND, set(GROUND)),
    "errors": (ON_THE_GROUND, set(GROUND)),
    "files": (ON_THE_GROUND, {*GROUND, "resources", "data"}),
    "replacing": (ON_THE_GROUND, set(GROUND)),
    "": ("the package itself imports nothing", set()),
    "__main__": ("__main__ only hands over to the command line", {"cli", "app", *GROUND}),
}

BARE_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
BY_KIND = {"views", "controllers", "mixins", "mixed", "core", "lib", "tools", "stuff"}
HEAVY = {
    "docx",
    "nltk",
    "pypdfium2",
    "pyqtgraph",
    "scipy",
    "sqlite_utils",
    "trafilatura",
}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "ftplib",
    "smtplib",
    "urllib.request",
    "urllib3",
    "requests",
    "httpx",
    "aiohttp",
    "xmlrpc",
    "PySide6.QtNetwork",
}
SQL = re.compile(
    r"\bSELECT\s.+\sFROM\s|\bINSERT\s+(OR\s+\w+\s+)?INTO\s|\bUPDATE\s+\w+\s+SET\s"
    r"|\bDELETE\s+FROM\s|\bCREATE\s+(\w+\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s|\bPRAGMA\s"
    r"|^\s*(select\s+(\*|count\()|insert\s+into\s|pragma\s)",
    re.DOTALL,
)
SENTENCE = re.compile(r"[A-Z“\"`].*[.]")


@dataclass(frozen=True, slots=True)
class Source:
    """One module: where it stands (`ui/look/look.py`) and what it says."""

    place: str
    code: str

    @property
    def floor(self) -> str:
        first = self.place.split("/")[0].removesuffix(".py")
        return "" if first == "__init__" else first

    @property
    def package(self) -> list[str]:
        return ["standpoint", *self.place.split("/")[:-1]]

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.code, self.place)


Rule = Callable[[Source], Iterator[tuple[int, str]]]


def modules() -> list[Source]:
    return [
        Source(path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def broken(sentence: str, rule: Rule, sources: list[Source]) -> list[str]:
    return [
        f"desktop/standpoint/{source.place}:{line}: {what}. The house says: {sentence}."
        for source in sources
        for line, what in rule(source)
    ]


def holds(sentence: str, rule: Rule) -> None:
    found = broken(sentence, rule, modules())
    assert not found, "\n" + "\n".join(found)


# What a module says


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of everything imported, by whatever way."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = source.package[: len(source.package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *(node.module.split(".") if node.module else [])])
            yield from ((node.lineno, f"{stem}.{name.name}") for name in node.names)
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in {"import_module", "__import__"} and isinstance(node.args[0], ast.Constant):
                yield node.lineno, str(node.args[0].value)


def of(names: set[str], imported: str) -> str | None:
    return next((n for n in names if imported == n or imported.startswith(f"{n}.")), None)


def strings(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string that is not a docstring; gaps of f-strings read `x`."""
    docstrings, parts = set(), set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docstrings.add(node.value)
        if isinstance(node, ast.JoinedStr):
            parts.update(node.values)
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
            )
            yield node.lineno, text
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Constant) or node in docstrings or node in parts:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def names(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, ast.unparse(node)


def top_level(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from top_level(child)


# What a module must not do


def climbs(source: Source) -> Iterator[tuple[int, str]]:
    known = KNOWS[source.floor][1] | {source.floor, "__version__"}
    allowed = {f"standpoint.{name}" for name in known if name}
    for line, name in imports(source):
        if of({"standpoint"}, name) and not of(allowed, name):
            yield line, f"imports {name}"


def knows_qt(source: Source) -> Iterator[tuple[int, str]]:
    allowed = {"figures": {"PySide6.QtCore", "PySide6.QtGui"}}.get(source.floor, set())
    if source.floor in BELOW_SESSION | {"cli"}:
        for line, name in imports(source):
            if of({"PySide6", "shiboken6", "pyqtgraph"}, name) and not of(allowed, name):
                yield line, f"imports {name}"


def session_sees_widgets(source: Source) -> Iterator[tuple[int, str]]:
    if source.floor == "session":
        for line, name in imports(source):
            if of({"PySide6"}, name) and not of({"PySide6.QtCore", "PySide6.QtGui"}, name):
                yield line, f"imports {name}"


def knows_widgets(source: Source) -> Iterator[tuple[int, str]]:
    if source.floor == "ui":
        return
    for line, name in imports(source):
        if of({"PySide6.QtWidgets", "pyqtgraph"}, name):
            if source.floor == "app" and name == "PySide6.QtWidgets.QApplication":
                continue  # somebody has to start it
            yield line, f"imports {name}"


def knows_sql(source: Source) -> Iterator[tuple[int, str]]:
    if source.floor == "corpus":
        return
    for line, name in imports(source):
        if of({"sqlite3", "sqlite_utils", "apsw"}, name):
            yield line, f"imports {name}"
    for line, text in strings(source):
        if SQL.search(text):
            yield line, f"says “{' '.join(text.split())[:60]}”"


def reads_its_own_place(source: Source) -> Iterator[tuple[int, str]]:
    for line, name in names(source):
        if name.rpartition(".")[2] in {"__file__", "_MEIPASS"}:
            yield line, f"reads {name}"


def speaks(source: Source) -> Iterator[tuple[int, str]]:
    said = {"print", "input", "sys.stdout", "sys.stderr", "click.echo", "click.secho"}
    for line, name in names(source):
        if name in said and source.floor not in {"cli", "app", "__main__"}:
            yield line, f"uses {name}"
    if source.floor not in {"ui"}:
        for line, name in imports(source):
            if name.rpartition(".")[2] in {"QMessageBox", "QErrorMessage", "QSystemTrayIcon"}:
                yield line, f"imports {name}"


def opens_without_a_sentence(source: Source) -> Iterator[tuple[int, str]]:
    first = (ast.get_docstring(source.tree) or "").partition("\n")[0]
    if not SENTENCE.fullmatch(first):
        yield 1, f"opens with “{first}”" if first else "opens without a word"
    if not source.code.startswith("# SPDX-License-Identifier: MIT\n"):
        yield 1, "does not name its licence in the first line"


def has_a_name_that_says_nothing(source: Source) -> Iterator[tuple[int, str]]:
    for part in source.place.removesuffix(".py").split("/"):
        words = set(part.split("_"))
        if words & BARE_NAMES or part in BY_KIND:
            yield 1, f"is called {part}"


def starts_slowly(source: Source) -> Iterator[tuple[int, str]]:
    for node in top_level(source.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            alone = Source(source.place, ast.unparse(node))
            for _, name in imports(alone):
                # A module of ui that draws with pyqtgraph is itself imported when needed.
                if of(HEAVY - ({"pyqtgraph"} if source.floor == "ui" else set()), name):
                    yield node.lineno, f"imports {name} when it is itself imported"


def reaches_for_the_network(source: Source) -> Iterator[tuple[int, str]]:
    for line, name in imports(source):
        if of(NETWORK, name):
            yield line, f"imports {name}"
    for line, name in names(source):
        if name in {"nltk.download", "nltk.data.load", "trafilatura.fetch_url"}:
            yield line, f"uses {name}"


def turns_the_event_loop_by_hand(source: Source) -> Iterator[tuple[int, str]]:
    for line, name in names(source):
        if name.rpartition(".")[2] == "processEvents":
            yield line, f"calls {name}"


RULES: dict[str, Rule] = {
    "Below session nothing knows Qt, but figures, which paint with QtGui": knows_qt,
    "Session knows QtCore and QtGui, and no widget": session_sees_widgets,
    "Only ui knows QtWidgets and pyqtgraph, but app, which starts QApplication": knows_widgets,
    "Only corpus knows SQL": knows_sql,
    "Nothing reads __file__": reads_its_own_place,
    "Nothing below ui shows a message, and only cli and app write to a terminal": speaks,
    "Every module opens with its licence and one sentence": opens_without_a_sentence,
    "No module is called utils, helpers, manager, common or misc, nor after its kind": (
        has_a_name_that_says_nothing
    ),
    "What is heavy is imported inside the functions that need it": starts_slowly,
    "Nothing reaches for the network": reaches_for_the_network,
    "Nothing turns the event loop by hand": turns_the_event_loop_by_hand,
}


@pytest.mark.parametrize("sentence", RULES)
def test_the_house_keeps_its_word(sentence):
    holds(sentence, RULES[sentence])


def test_every_module_stands_on_a_floor():
    assert {source.floor for source in modules()} <= set(KNOWS)


@pytest.mark.parametrize("floor", KNOWS, ids=lambda name: name or "standpoint")
def test_each_floor_knows_only_what_is_below_it(floor):
    sentence = KNOWS[floor][0]
    here = [source for source in modules() if source.floor == floor]
    found = broken(sentence, climbs, here)
    assert not found, "\n" + "\n".join(found)


def test_every_floor_of_the_design_is_there():
    there = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert there == {*FLOORS, "model"}


def test_floors_below_session_load_neither_qt_nor_anything_heavy():
    floors = {*GROUND, *FLOORS[: FLOORS.index("figures")]}
    names_there = [
        ".".join(["standpoint", *source.place.removesuffix(".py").split("/")])
        for source in modules()
        if source.floor in floors and not source.place.endswith("__init__.py")
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {names_there!r}: importlib.import_module(name)\n"
        f"print(*sorted({HEAVY | {'PySide6'}!r} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert (run.returncode, run.stdout.split()) == (0, []), run.stderr[-600:]


# The checker itself can fail

SPDX = "# SPDX-License-Identifier: MIT\n"
HEAD = SPDX + '"""A module for trying."""\n'
MADE_UP = [
    (climbs, "coding/x.py", "from standpoint.corpus.corpus import Corpus", 1),
    (climbs, "coding/x.py", "from standpoint import session", 1),
    (climbs, "coding/x.py", "from ..ui import look", 1),
    (climbs, "documents/x.py", "import standpoint.text", 1),
    (climbs, "model/x.py", "\ndef f():\n    from standpoint.text import words", 3),
    (climbs, "analysis/x.py", "import importlib\nimportlib.import_module('standpoint.ui')", 2),
    (climbs, "cli/x.py", "from standpoint.session.session import Session", 1),
    (climbs, "app/x.py", "from standpoint.cli import main", 1),
    (knows_qt, "corpus/x.py", "from PySide6.QtCore import QObject", 1),
    (knows_qt, "figures/x.py", "from PySide6.QtWidgets import QWidget", 1),
    (knows_qt, "figures/x.py", "from PySide6 import QtSvgWidgets", 1),
    (session_sees_widgets, "session/x.py", "from PySide6 import QtWidgets", 1),
    (knows_widgets, "app/x.py", "from PySide6.QtWidgets import QMainWindow", 1),
    (knows_widgets, "figures/x.py", "import pyqtgraph as pg", 1),
    (knows_sql, "session/x.py", "import sqlite3", 1),
    (knows_sql, "session/x.py", "Q = 'SELECT id\\nFROM report WHERE id = 1'", 1),
    (knows_sql, "cli/x.py", "t = 1\nq = f'INSERT INTO {t} VALUES (1)'", 2),
    (knows_sql, "ui/x.py", "q = 'pragma user_version'", 1),
    (reads_its_own_place, "files.py", "from pathlib import Path\nPath(__file__)", 2),
    (reads_its_own_place, "files.py", "import standpoint\nstandpoint.__file__", 2),
    (speaks, "corpus/x.py", "print('hello')", 1),
    (speaks, "ui/x.py", "import sys\nsys.stderr.write('x')", 2),
    (speaks, "session/x.py", "from PySide6.QtWidgets import QMessageBox", 1),
    (opens_without_a_sentence, "text/x.py", "", 1),
    (opens_without_a_sentence, "text/x.py", SPDX + '"""words"""', 1),
    (opens_without_a_sentence, "text/x.py", '"""A module for trying."""', 1),
    (has_a_name_that_says_nothing, "ui/utils.py", "", 1),
    (has_a_name_that_says_nothing, "ui/window_manager.py", "", 1),
    (has_a_name_that_says_nothing, "ui/views/x.py", "", 1),
    (starts_slowly, "figures/x.py", "import scipy.special", 1),
    (starts_slowly, "text/x.py", "class A:\n    from nltk.stem import snowball", 2),
    (reaches_for_the_network, "documents/x.py", "from urllib.request import urlopen", 1),
    (reaches_for_the_network, "text/x.py", "import nltk\nnltk.download('punkt')", 2),
    (turns_the_event_loop_by_hand, "ui/x.py", "from a import b\nb.processEvents()", 2),
]


@pytest.mark.parametrize(("rule", "place", "code", "line"), MADE_UP)
def test_a_breach_is_found_at_its_line(rule, place, code, line):
    assert [at for at, _ in rule(Source(place, code))][:1] == [line]


SOUND = [
    ("coding/x.py", "from standpoint.text.words import count\nfrom standpoint.coding import rules"),
    ("text/x.py", "from standpoint import files"),
    ("figures/x.py", "from PySide6.QtGui import QPainter\nfrom PySide6.QtCore import QRectF"),
    ("ui/x.py", "from PySide6 import QtWidgets\nimport pyqtgraph"),
    ("app/x.py", "from PySide6.QtWidgets import QApplication\nfrom standpoint.ui import look"),
    ("corpus/x.py", "import sqlite3\nQ = 'SELECT a FROM b '"),
    ("analysis/x.py", "def f():\n    import scipy.special\n    return scipy"),
    (
        "corpus/x.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sqlite_utils",
    ),
    ("text/x.py", "q = 'select one or two from the list'\nr = 'Updates are set from here'"),
    ("cli/x.py", "print('7 reports')\nfrom standpoint.app import window"),
]


@pytest.mark.parametrize(("place", "code"), SOUND)
def test_a_sound_module_is_left_alone(place, code):
    source = Source(place, HEAD + code)
    everything = RULES | {"Each floor imports only from the floors below it": climbs}
    said = {sentence: list(rule(source)) for sentence, rule in everything.items()}
    assert not any(said.values()), said


def test_a_breach_names_file_line_and_sentence():
    sources = [Source("coding/x.py", "import os\nimport standpoint.ui")]
    assert broken(KNOWS["coding"][0], climbs, sources) == [
        "desktop/standpoint/coding/x.py:2: imports standpoint.ui. The house says: "
        "coding imports only from text, documents, model and the ground."
    ]

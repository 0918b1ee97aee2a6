# SPDX-License-Identifier: MIT
"""Rows of a damaged corpus: which table a page belongs to, and what of its rows can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from standpoint.corpus import schema
from standpoint.corpus.pages import LEAF_TABLE, Node, Pages, Tree, Value

KEPT = (
    "info",
    "codebook",
    "report",
    "body",
    "decision",
    "marking",
    "memo",
    "link",
    "reviewed",
    "furniture_line",
    "furniture_passage",
    "event",
    "figure",
    "repost",
    "repost_said",
    "actor",
    "actor_name",
    "actor_refused",
    "tag",
    "replaced_text",
    "column_mapping",
)
"""The tables of which the rows cannot be made anew from the texts."""

DERIVED = (
    "sentence",
    "rule",
    "mention",
    "stem",
    "repeated_line",
    "series",
    "tally",
    "tally_due",
    "month",
    "series_month",
    "signature",
)
"""The tables that follow from the texts, the codebook and what people said."""

Row = dict[str, Any]

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")
_TIMES = frozenset({"made_at", "changed_at", "added_at"})
_PATTERNS = {
    ("decision", "status"): re.compile("confirmed|rejected"),
    ("info", "key"): re.compile(r"[a-z]+(_[a-z]+)*"),
    ("column_mapping", "columns"): re.compile(r"\[.*\]", re.DOTALL),
    ("column_mapping", "roles"): re.compile(r"\{.*\}", re.DOTALL),
    ("figure", "settings"): re.compile(r"\{.*\}", re.DOTALL),
    ("actor_refused", "name"): re.compile(r"[^\[].*", re.DOTALL),
    ("furniture_passage", "sha256"): re.compile("[0-9a-f]{64}"),
    ("report", "sha256"): re.compile("[0-9a-f]{64}"),
    ("report", "evidence"): re.compile(r"\{.*\}", re.DOTALL),
    ("report", "findings"): re.compile(r"\[.*\]", re.DOTALL),
}
_MASTER = frozenset({"table", "index", "view", "trigger"})


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of a table are laid down.

    `own_key` is the column that stands for the row's number, empty where there is none.
    """

    name: str
    columns: tuple[str, ...]
    types: Mapping[str, str]
    needed: frozenset[str]
    defaults: Mapping[str, Value]
    key: tuple[str, ...]
    own_key: str
    as_index: bool


@dataclass(slots=True)
class Salvaged:
    """What could be read.

    `holes` counts, by table, the pages that could not be read, `spoilt` the rows of which a part
    could not; `cut_texts` holds, by report and version, what comes before the damage in its text;
    `unnamed` are tables of which it is not known any more where they begin.
    """

    tables: dict[str, list[Row]] = field(default_factory=dict)
    holes: dict[str, int] = field(default_factory=dict)
    spoilt: dict[str, int] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    cut_texts: dict[tuple[int, int], str] = field(default_factory=dict)


@cache
def tables() -> dict[str, Table]:
    """Return how the tables of a corpus of this format are laid down."""
    from sqlite_utils import Database

    db = Database(memory=True)
    schema.migrations().apply(db)
    try:
        return {name: _table(db, name) for name in (*KEPT, "sentence")}
    finally:
        db.close()


def _table(db: object, name: str) -> Table:
    execute = db.execute  # type: ignore[attr-defined]
    rows = execute(f"PRAGMA table_info({name})").fetchall()
    sql = execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0]
    as_index = "WITHOUT ROWID" in sql.upper()
    keyed = [row[1] for row in sorted((r for r in rows if r[5]), key=lambda row: row[5])]
    listed = [row[1] for row in rows]
    whole = len(keyed) == 1 and next(r[2] for r in rows if r[5]) == "INTEGER"
    return Table(
        name,
        tuple([*keyed, *(one for one in listed if one not in keyed)] if as_index else listed),
        {row[1]: row[2] for row in rows},
        frozenset(row[1] for row in rows if row[3] or row[5]),
        {row[1]: _default(row[4]) for row in rows if row[4] is not None},
        tuple(keyed),
        keyed[0] if whole and not as_index else "",
        as_index,
    )


def _default(written: str) -> Value:
    return written[1:-1] if written.startswith("'") else int(written)


def read(pages: Pages) -> Salvaged:
    """Return the rows of all tables that cannot be made anew, as far as they can be trusted."""
    roots, known, holes = _schema(pages)
    found = Salvaged(unnamed=frozenset(set(KEPT) - roots.keys()) if holes else frozenset())
    used = set(known)
    for name, places in roots.items():
        trees = [pages.tree(root, rows=name in KEPT) for root in places]
        used.update(*(tree.pages for tree in trees))
        if name in KEPT:
            _take(found, name, trees)
    lost = {name for name in KEPT if found.holes.get(name)} | found.unnamed
    if lost:
        _adopt(found, pages, used, lost)
    for name in KEPT:
        found.tables[name] = _once(tables()[name], found.tables.get(name, []))
    return found


def sentences(pages: Pages, reports: frozenset[int]) -> dict[int, list[Row]]:
    """Return the sentences of some reports, as far as they can be read."""
    roots, _, _ = _schema(pages)
    rows: dict[int, list[Row]] = {}
    for root in roots.get("sentence", ()):
        for number, values in pages.tree(root).rows:
            row = _sound(tables()["sentence"], number, values)
            if row is not None and row["report"] in reports:
                rows.setdefault(row["report"], []).append(row)
    return rows


def looks_like_a_corpus(pages: Pages) -> bool:
    """Tell whether tables of a corpus can be found in a file at all."""
    roots, _, _ = _schema(pages)
    if len({"report", "body", "codebook"} & roots.keys()) > 1:
        return True
    body = tables()["body"]
    return any(
        all(_sound(body, *row) for row in rows) for _, rows in _orphans(pages, set()) if rows
    )


# Which page belongs to which table -------------------------------------------------------------


def _schema(pages: Pages) -> tuple[dict[str, list[int]], set[int], bool]:
    """Return where each table and index begins, the pages that say so, and if some cannot."""
    tree = pages.tree(1)
    rows = [values for _, values in tree.rows if _is_master(values)]
    broken = bool(tree.holes or tree.spoilt or not rows)
    if broken:
        for node, content in _orphans(pages, tree.pages):
            if node.kind == LEAF_TABLE and content and all(_is_master(v) for _, v in content):
                rows += [values for _, values in content]
                tree.pages.add(node.number)
    roots: dict[str, list[int]] = {}
    for _, name, _, root, _ in rows:
        if isinstance(root, int) and root > 1 and root not in roots.get(str(name), []):
            roots.setdefault(str(name), []).append(root)
    return roots, tree.pages, broken


def _is_master(values: Sequence[Value]) -> bool:
    return len(values) == 5 and values[0] in _MASTER and isinstance(values[1], str)


def _orphans(
    pages: Pages, used: set[int]
) -> Iterator[tuple[Node, list[tuple[int | None, list[Value]]]]]:
    """Yield the pages that no tree leads to and that are in use, with their rows."""
    free, _ = pages.free()
    for number in range(1, pages.count + 1):
        node = pages.node(number) if number not in used and number not in free else None
        if node is not None:
            tree = Tree()
            pages.read_rows(node, tree)
            yield node, tree.rows


def _adopt(found: Salvaged, pages: Pages, used: set[int], lost: set[str]) -> None:
    """Give pages that no tree leads to any more to the tables that have lost some."""
    themes = _themes(found)
    for node, rows in _orphans(pages, used):
        fitting = [
            table
            for table in (tables()[name] for name in sorted(lost))
            if rows
            and table.as_index == (node.kind != LEAF_TABLE)
            and all(_sound(table, number, values) for number, values in rows)
        ]
        names = {table.name for table in fitting}
        if names == {"reviewed", "tag"}:
            # Laid down alike: only a theme can be reviewed.
            reviewed = all(str(values[1]) in themes for _, values in rows)
            fitting = [tables()["reviewed" if reviewed else "tag"]]
        if len(fitting) == 1:
            _add(found, fitting[0], rows)


def _themes(found: Salvaged) -> set[str]:
    said = found.tables.get("decision", []) + found.tables.get("marking", [])
    themes = {str(row["theme"]) for row in said}
    for row in found.tables.get("codebook", []):
        themes.update(re.findall(r'(?m)^id\s*=\s*"([^"]+)"', str(row["source"])))
        themes.update(re.findall(r"(?m)^\[themes?\.([\w-]+)\]", str(row["source"])))
    return themes


def _take(found: Salvaged, name: str, trees: Sequence[Tree]) -> None:
    for tree in trees:
        found.holes[name] = found.holes.get(name, 0) + tree.holes
        found.spoilt[name] = found.spoilt.get(name, 0) + tree.spoilt
        _add(found, tables()[name], tree.rows)
        unsound = (values for _, values in tree.rows if _sound(tables()[name], 1, values) is None)
        for values in (*tree.cut, *unsound) if name == "body" else ():
            match values:
                case [int(report), int(version), str(text), *_]:
                    found.cut_texts[report, version] = text


def _add(found: Salvaged, table: Table, rows: Sequence[tuple[int | None, list[Value]]]) -> None:
    for number, values in rows:
        row = _sound(table, number, values)
        if row is None:
            found.spoilt[table.name] = found.spoilt.get(table.name, 0) + 1
        else:
            found.tables.setdefault(table.name, []).append(row)


def _once(table: Table, rows: Sequence[Row]) -> list[Row]:
    """Return each row once; of two with one key the first, which a tree leads to, is the true."""
    known: dict[tuple[Value, ...], Row] = {}
    for row in rows:
        known.setdefault(tuple(row[name] for name in table.key), row)
    return list(known.values())


# Which row can be trusted ----------------------------------------------------------------------


def _sound(table: Table, number: int | None, values: Sequence[Value]) -> Row | None:
    """Return a row by its columns, None where it cannot be one of this table."""
    if len(values) > len(table.columns):
        return None
    missing = table.columns[len(values) :]
    if any(name in table.needed and name not in table.defaults for name in missing):
        return None
    row: Row = dict(zip(table.columns, values, strict=False))
    row.update({name: table.defaults.get(name) for name in missing})
    if table.own_key:
        if row[table.own_key] is not None or number is None or number < 1:
            return None
        row[table.own_key] = number
    return row if all(_fits(table, name, value) for name, value in row.items()) else None


_TYPES: dict[str, type | tuple[type, ...]] = {
    "INTEGER": int,
    "REAL": (int, float),
    "BLOB": bytes,
    "TEXT": str,
}


def _fits(table: Table, name: str, value: Value) -> bool:
    if value is None:
        return name not in table.needed
    if not isinstance(value, str) or table.types[name] != "TEXT":
        return isinstance(value, _TYPES[table.types[name]])
    pattern = _TIME if name in _TIMES else _PATTERNS.get((table.name, name))
    if pattern is not None and not pattern.fullmatch(value):
        return False
    # A page of zeros in the middle of a long text; a report's own text has its checksum.
    return "\0" not in value or (table.name, name) == ("body", "text")

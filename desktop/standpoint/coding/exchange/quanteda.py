# SPDX-License-Identifier: MIT
"""Dictionaries of quanteda, the R package, as YAML.

Keys are categories, lists of words stand below them, categories may nest; the words of a category
that has others below it stand under the key `__` (quanteda's `dictionary` and `as.yaml`). Words are
"glob" patterns: `*` for any letters, `?` for one; capitals do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standpoint.coding.exchange.brought import Brought, Note, decoded, refused
from standpoint.coding.exchange.outline import GENERAL, Branch, brought
from standpoint.coding.exchange.terms import arabic_in, as_rule, entries_or_reason
from standpoint.coding.exchange.written import Omissions, left_behind
from standpoint.model.codebook import Codebook, Rule

if TYPE_CHECKING:
    from yaml import Event

OWN_WORDS = "__"
_DEEPEST = 40
_PLAIN_TAGS = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")


@dataclass(slots=True)
class _Node:
    """A value of the file: a text, a list of nodes, or pairs of a key and a node."""

    line: int
    column: int
    text: str | None = None
    items: list[_Node] = field(default_factory=list)
    pairs: list[tuple[_Node, _Node]] | None = None
    names: set[str] = field(default_factory=set)


def read(content: bytes, name: str, language: str) -> Brought:
    """Return the codebook of a YAML dictionary. Raises CodebookError with line and column."""
    root = _tree(decoded(content, name), name)
    if root.pairs is None:
        raise refused(name, "this is no dictionary: it has no categories.", root.line, root.column)
    notes: list[Note] = []
    branches = [_branch(key, value, name, language, notes) for key, value in root.pairs]
    notes += arabic_in(branches, language)
    return brought(name.rpartition(".")[0] or name, branches, notes, name)


def _branch(key: _Node, value: _Node, name: str, language: str, notes: list[Note]) -> Branch:
    if key.text is None:
        raise refused(name, "the name of a category is a text.", key.line, key.column)
    branch = Branch(GENERAL if key.text == OWN_WORDS else key.text, key.line)
    _fill(branch, value, name, language, notes)
    return branch


def _fill(branch: Branch, value: _Node, name: str, language: str, notes: list[Note]) -> None:
    if value.text is not None:
        if value.text.strip():
            _take(branch, value, language, notes)
    elif value.pairs is not None:
        for key, part in value.pairs:
            branch.below.append(_branch(key, part, name, language, notes))
    else:
        for item in value.items:
            if item.text is None and item.pairs is None:
                raise refused(
                    name, "a list in a list has no name. Write words, or a category.",
                    item.line, item.column,
                )  # fmt: skip
            _fill(branch, item, name, language, notes)


def _take(branch: Branch, word: _Node, language: str, notes: list[Note]) -> None:
    rule = as_rule(word.text or "", language)
    if isinstance(rule, Rule):
        branch.rules.append(rule)
    else:
        notes.append(Note(f"“{word.text}” was left out: {rule}.", f"line {word.line}"))


def _tree(text: str, name: str) -> _Node:
    """Return the file's values, read event by event: nothing is made but texts, lists and pairs."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    open_nodes: list[_Node] = []
    keys: list[_Node | None] = []
    root: _Node | None = None
    try:
        for event in yaml.parse(text, Loader=loader):
            node = _node(event, name, root is not None)
            if node is None:
                if isinstance(event, yaml.CollectionEndEvent):
                    open_nodes.pop()
                    keys.pop()
                continue
            if open_nodes:
                _put(node, open_nodes[-1], keys, name)
            else:
                root = node
            if isinstance(event, yaml.CollectionStartEvent):
                open_nodes.append(node)
                keys.append(None)
                if len(open_nodes) > _DEEPEST:
                    raise refused(name, "this is nested too deeply.", node.line, node.column)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        reason = " ".join(str(error.problem or error.context).split())
        raise refused(name, f"this is not valid YAML ({reason}).", line, column) from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())[:120]
        raise refused(name, f"this is not valid YAML ({reason}).") from None
    if root is None:
        raise refused(name, "the file is empty.", 1)
    return root


def _put(node: _Node, parent: _Node, keys: list[_Node | None], name: str) -> None:
    if parent.pairs is None:
        parent.items.append(node)
    elif (key := keys[-1]) is None:
        label = (node.text or "").strip().casefold()
        if label in parent.names:
            raise refused(
                name, f"another category is called “{node.text}” already.", node.line, node.column
            )
        parent.names.add(label)
        keys[-1] = node
    else:
        parent.pairs.append((key, node))
        keys[-1] = None


def _node(event: Event, name: str, more: bool) -> _Node | None:
    """Return the node that an event starts, or None. Raises CodebookError for what is not taken."""
    import yaml

    mark: Any = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if isinstance(event, yaml.AliasEvent):
        raise refused(
            name, f"*{event.anchor} stands for something written elsewhere, which is not taken, "
            "for it may go in a circle. Write the words out.", line, column,
        )  # fmt: skip
    if isinstance(event, yaml.DocumentStartEvent) and more:
        raise refused(name, "a second document starts here. Keep one in a file.", line, column)
    if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        return None
    tag = str(event.tag or "").removeprefix("tag:yaml.org,2002:")
    if tag not in ("", "!", *_PLAIN_TAGS):
        raise refused(name, f"the tag {event.tag} is not taken.", line, column)
    if isinstance(event, yaml.ScalarEvent):
        return _Node(line, column, text=str(event.value))
    return _Node(line, column, pairs=[] if isinstance(event, yaml.MappingStartEvent) else None)


def write(codebook: Codebook) -> tuple[bytes, tuple[Note, ...]]:
    """Return the YAML dictionary of the themes of a codebook, and what it cannot hold."""
    import yaml

    notes = list(left_behind(codebook, "a quanteda dictionary"))
    omitted = Omissions()
    whole: dict[str, Any] = {}
    for theme in codebook.themes:
        facets: dict[str, Any] = {}
        for facet in theme.facets:
            facets[facet.label] = list(_entries(facet.rules, theme.label, omitted))
        only = list(facets) == [GENERAL]
        if facets.get(GENERAL) and not only:
            facets = {OWN_WORDS if label == GENERAL else label: facets[label] for label in facets}
        whole[theme.label] = facets[GENERAL] if only else facets
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000)
    return text.encode("utf-8"), (*notes, *omitted.notes())


def _entries(rules: tuple[Rule, ...], theme: str, omitted: Omissions) -> Iterator[str]:
    for rule in rules:
        entries = entries_or_reason(rule)
        if isinstance(entries, str):
            omitted.add(theme, rule, entries)
        else:
            yield from entries

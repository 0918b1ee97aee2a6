# SPDX-License-Identifier: MIT
"""Dictionaries of LIWC (Linguistic Inquiry and Word Count), the .dic files of 2007 and 2015.

Between two lines with % stand the categories, a number and a name each, indented by tabs below
others as in 2015; then the words, each with the numbers of its categories (Pennebaker, Booth &
Francis, LIWC2007 Operator's Manual). `*` at a word's end stands for any letters. Entries that
depend on the words around them, `(2 134)125/464` and `<of>`, are told and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standpoint.coding.exchange.brought import Brought, Note, decoded, refused
from standpoint.coding.exchange.outline import Branch, brought
from standpoint.coding.exchange.terms import arabic_in, as_rule, entries_or_reason, opens_at_start
from standpoint.coding.exchange.written import Omissions, left_behind
from standpoint.model.codebook import Codebook, Rule

_CATEGORY = re.compile(r"([0-9]{1,9})\s+(\S.*)")
_NUMBER = re.compile("[0-9]{1,9}")  # as `_CATEGORY`; str.isdigit takes ² for a number, int does not
_CONDITION = re.compile("[(<>/]")
_LONGEST = 40


@dataclass(slots=True)
class _Legend:
    """The categories of a file: those of the first level, and each by its number."""

    first: list[Branch] = field(default_factory=list)
    numbered: dict[int, Branch] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)


def read(content: bytes, name: str, language: str) -> Brought:
    """Return the codebook of a LIWC dictionary. Raises CodebookError with the line."""
    lines = decoded(content, name).split("\n")
    marks = [number for number, line in enumerate(lines) if line.strip() == "%"]
    if not any(line.strip() for line in lines):
        raise refused(name, "the file is empty.", 1)
    start = next(number for number, line in enumerate(lines) if line.strip())
    if not marks or marks[0] != start:
        raise refused(
            name, "a LIWC dictionary starts with a line that holds only %. It is missing.",
            start + 1, 1,
        )  # fmt: skip
    if len(marks) < 2:
        raise refused(
            name, "a second line with only % must follow the categories. It is missing.", len(lines)
        )
    legend = _legend(lines[marks[0] + 1 : marks[1]], marks[0] + 2, name)
    notes: list[Note] = []
    for number, line in enumerate(lines[marks[1] + 1 :], start=marks[1] + 2):
        if line.strip():
            _word(line, (name, number), legend, language, notes)
    _drop_repeated(legend)
    notes += arabic_in(legend.first, language)
    return brought(name.rpartition(".")[0] or name, legend.first, notes, name)


def _legend(lines: list[str], first: int, name: str) -> _Legend:
    legend = _Legend()
    path: list[tuple[int, int]] = []  # the depth and the number of the categories above
    for line_number, line in enumerate(lines, start=first):
        if not line.strip():
            continue
        found = _CATEGORY.fullmatch(line.strip())
        if found is None:
            raise refused(
                name, "a category is a number and a name, such as “1 <tab> unity”.", line_number, 1
            )
        number = int(found.group(1))
        column = line.index(found.group(1)) + 1
        if number in legend.numbered:
            other = legend.numbered[number]
            raise refused(
                name, f"the number {number} has a category already, “{other.label}” in line "
                f"{other.line}.", line_number, column,
            )  # fmt: skip
        depth = len(line) - len(line.lstrip("\t"))
        branch = Branch(found.group(2), line_number)
        legend.numbered[number] = branch
        while path and path[-1][0] >= depth:
            path.pop()
        if path:
            legend.above[number] = path[-1][1]
            legend.numbered[path[-1][1]].below.append(branch)
        else:
            legend.first.append(branch)
        path.append((depth, number))
    return legend


def _word(
    line: str, place: tuple[str, int], legend: _Legend, language: str, notes: list[Note]
) -> None:
    name, number = place
    word, numbers = _parted(line)
    where = f"line {number}"
    if not numbers:
        raise refused(
            name, f"“{word}” has no category. Write the number of one behind it, after a tab.",
            number, len(line.rstrip()) + 1,
        )  # fmt: skip
    depending = [part for part in numbers if _CONDITION.search(part)]
    if depending or "<" in word or "(" in word:
        shown = " ".join(depending) or word
        notes.append(
            Note(
                f"“{word}” depends on the words around it ({shown}), which no rule read from here "
                "can say; that part was left out.",
                where,
            )
        )
    if "<" in word or "(" in word:
        return
    rule = as_rule(word, language)
    if not isinstance(rule, Rule):
        notes.append(Note(f"“{word}” was left out: {rule}.", where))
        return
    for part in dict.fromkeys(_category(part) for part in numbers if part not in depending):
        if isinstance(part, int) and part in legend.numbered:
            legend.numbered[part].rules.append(rule)
        else:
            notes.append(Note(f"“{word}”: there is no category {part}.", where))


def _category(part: str) -> int | str:
    """Return the number of a category, or what stands in its place, cut short."""
    if _NUMBER.fullmatch(part):
        return int(part)
    return part if len(part) <= _LONGEST else f"{part[:_LONGEST]}…"


def _parted(line: str) -> tuple[str, list[str]]:
    """Part a line into its word or phrase and what says its categories."""
    text = line.strip()
    if "\t" in text:
        word, _, rest = text.partition("\t")
    else:
        found = re.fullmatch(r"(.*?\S)\s+([\d(<][\d\s()<>/a-z]*)", text)
        word, rest = (found.group(1), found.group(2)) if found else (text, "")
    # A condition may hold blanks: (2 134)125/464.
    numbers = re.findall(r"(?:\([^)]*\)|<[^>]*>|[^\s(<])+", rest)
    return word.strip(), numbers


def _drop_repeated(legend: _Legend) -> None:
    """Take from a category the words that one below it has: a theme counts its facets' anyway."""
    for number, branch in legend.numbered.items():
        above = legend.above.get(number)
        while above is not None:
            parent = legend.numbered[above]
            have = set(branch.rules)
            parent.rules[:] = [rule for rule in parent.rules if rule not in have]
            above = legend.above.get(above)


def write(codebook: Codebook) -> tuple[bytes, tuple[Note, ...]]:
    """Return the LIWC dictionary of a codebook, facets below themes, and what it cannot hold.

    A word stands under its facet and under the theme, as LIWC's own dictionaries have it.
    """
    notes = list(left_behind(codebook, "a LIWC dictionary"))
    omitted = Omissions()
    legend: list[str] = []
    words: dict[str, list[int]] = {}
    number = 0
    for theme in codebook.themes:
        number += 1
        own = number
        legend.append(f"{own}\t{_line(theme.label)}")
        for facet in theme.facets:
            under = [own]
            if len(theme.facets) > 1 or facet.id != "general":
                number += 1
                legend.append(f"\t{number}\t{_line(facet.label)}")
                under = [number, own]
            for entry in _entries(facet.rules, theme.label, omitted):
                there = words.setdefault(entry, [])
                there += [each for each in under if each not in there]
    lines = ["%", *legend, "%"]
    lines += ["\t".join([word, *map(str, numbers)]) for word, numbers in words.items()]
    return ("\n".join(lines) + "\n").encode("utf-8"), (*notes, *omitted.notes())


def _entries(rules: tuple[Rule, ...], theme: str, omitted: Omissions) -> list[str]:
    found: list[str] = []
    for rule in rules:
        entries = entries_or_reason(rule)
        if not isinstance(entries, str) and any(map(opens_at_start, entries)):
            entries = "in LIWC * stands only at a word's end"
        if isinstance(entries, str):
            omitted.add(theme, rule, entries)
        else:
            found += entries
    return found


def _line(label: str) -> str:
    return " ".join(label.split())

# SPDX-License-Identifier: MIT
"""A small world made by hand: three reports in our own words, coded and linked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.analysis.alignment import Alignment, Cell, Column, Link, Passage, Row
from standpoint.corpus.furniture_reasons import Reason
from standpoint.model.codebook import Codebook, Facet, Rule, Theme
from standpoint.model.reports import Decision, HumanLink, Mention, Reading, Report, Sentence
from standpoint.text.furniture import Sign

CODEBOOK = Codebook(
    "default",
    (
        Theme(
            "unity", "Unity", 1, "#0072B2", "circle",
            (
                Facet("territory", "of the territory", rules=(Rule("en", "one NEAR/3 land"),
                                                              Rule("ar", "وحدة"))),
                Facet("society", "of society", rules=(Rule("en", "social fabric"),)),
                Facet("opposition", "of the opposition", rules=(Rule("en", '"common ground"'),
                                                                Rule("ar", "توحيد"))),
                Facet("partition", "against partition", rules=(Rule("en", "partition"),)),
            ),
        ),
        Theme(
            "resolution_2254", "Resolution 2254", 2, "#D55E00", "square",
            (
                Facet("number", "by number", rules=(Rule("en", "2254"), Rule("ar", "2254"))),
                Facet("un_resolutions", "UN resolutions in general", counts=False,
                      rules=(Rule("en", "UN resolutions"),)),
            ),
        ),
        Theme(
            "refugees", "Refugees", 3, "#009E73", "triangle",
            (Facet("protection", "protection, forced return", rules=(Rule("en", "refugee*"),)),),
        ),
        Theme(
            "normalization", "Normalization", 4, "#CC79A7", "diamond",
            (Facet("regime", "with the regime", rules=(Rule("en", "normaliz*"),)),),
        ),
    ),
)  # fmt: skip

HARBOUR = """
{F}Harbour Forum, daily sheet{/}

Delegates from nine parties met in the harbour town and asked each other where \
[unity.opposition|common ground] could be found, although their earlier differences had kept \
them apart for many years. They drank tea 🕊️ before anyone spoke.

The speakers said that [unity.territory|one undivided land] must stay the aim of every plan, \
that no [unity.partition|partition] of the country would be signed by anyone in the hall, and \
that those who draw new borders on paper would find no partner among them.
A lawyer recalled that [resolution_2254.number|Resolution 2254] names a timetable \
[unity.opposition|agreed together], and that [resolution_2254.un_resolutions|UN resolutions] are\
 not a menu from which one side may order.

The second part was about people who fled. Hosts were asked to protect \
[refugees.protection|refugees] and to stop every [refugees.protection|forced return] at the \
northern crossing. Camps near the coast need roofs before the winter rains begin.

The forum rejects [normalization.regime|normalizing ties with the regime], whatever a neighbour \
may offer for it. Nobody in the hall asked for a vote on this point. A choir closed the evening.
"""

RIVER = """
The river committee thanked its hosts and turned to business.

Its chair wants [unity.opposition|common ground] among all groups, since old differences help \
only those who rule by them. In her words the [unity.opposition|ranks must be joined] before the\
 autumn talks. She repeated that [unity.opposition|a joined front] needs patience. The youth \
wing asked for [unity.opposition|one list] at the next election, the elders for two. A poet read\
 about [unity.opposition|one voice], a teacher about [unity.opposition|one table], and nobody \
laughed.
[unity.opposition|One delegation] should travel to the talks, the note says, and it should speak\
 [unity.opposition|with one voice] there.

Members asked the Council to carry out its [resolution_2254.un_resolutions|UN resolutions] \
without picking among them.

On those who fled, the committee wants hosts to protect [refugees.protection|refugees], to open \
files on each [refugees.protection|forcible return], and to let aid reach the crossing.

{F}Read also: what the river committee said last spring{/}
"""

QIRTAS = """
اجتمع ممثلون عن عدة أحزاب في مدينة ساحلية وتبادلوا التحيات.

شدد الحاضرون على [unity.territory|وحدة البلاد] ورفض كل مشروع يقود إلى اقتسامها.

دعا المتحدثون إلى [unity.opposition|توحيد الصفوف] قبل جولة الخريف. وطالبوا بتطبيق \
[resolution_2254.number|القرار ٢٢٥٤] كاملاً.
"""

_MARK = re.compile(r"\[(\w+)\.(\w+)\|([^\]]+)\]|(\{F\})|(\{/\})")
_END = re.compile(r"[^.!?؟\n]+[.!?؟]?")


def reading(number, title, marked, language="en", actor="Harbour Forum", unsearched=()):
    """Return a Reading from text in which [theme.facet|words] marks what a rule found."""
    text, found, furniture = [], [], []
    length = last = 0
    marked = marked.strip("\n")
    for mark in _MARK.finditer(marked):
        before = marked[last : mark.start()]
        text.append(before)
        length += len(before)
        last = mark.end()
        if mark.group(3):
            found.append((length, length + len(mark.group(3)), mark.group(1), mark.group(2)))
            text.append(mark.group(3))
            length += len(mark.group(3))
        elif mark.group(4):
            furniture.append([length, None])
        else:
            furniture[-1][1] = length
    text = "".join([*text, marked[last:]])
    sentences, paragraph, place = [], 0, 0
    for line in text.split("\n"):
        paragraph += bool(line.strip())
        for piece in _END.finditer(line):
            start = place + piece.start() + len(piece.group()) - len(piece.group().lstrip())
            end = place + piece.end()
            if start < end:
                dim = any(a <= start < b for a, b in furniture)
                sentences.append(Sentence(len(sentences), start, end, paragraph, dim))
        place += len(line) + 1
    mentions = tuple(
        Mention(number, s.index, a, b, theme, facet, f"rule for {facet}", 3)
        for a, b, theme, facet in found
        for s in sentences
        if s.start <= a < s.end
    )
    words = len(re.findall(r"\w+", text))
    report = Report(
        number, title, "document", None, actor, "The Daily Sheet", None, language, words,
        sum(not s.furniture for s in sentences), 4 * len(furniture), f"{number:064}",
    )  # fmt: skip
    return Reading(report, text, tuple(sentences), mentions, (), dict(unsearched))


def passages(read, theme, facet, decisions):
    """Return the passages of a report on a facet."""
    out = []
    for sentence in read.sentences:
        there = [m for m in read.mentions if m.sentence == sentence.index and m.theme == theme]
        mine = tuple(m for m in there if m.facet == facet)
        key = (read.report.id, sentence.start, sentence.end, theme, facet)
        status = decisions.get(key)
        if mine or status == "confirmed":
            also = tuple(dict.fromkeys(m.facet for m in there if m.facet != facet))
            out.append(
                Passage(read.report.id, sentence.index, sentence.start, sentence.end,
                        sentence.paragraph, mine, status or "suggested", also)
            )  # fmt: skip
    return tuple(out)


@dataclass
class World:
    """Reports, decisions and links in memory, aligned on demand."""

    readings: dict = field(default_factory=dict)
    decisions: dict = field(default_factory=dict)
    machine: list = field(default_factory=list)
    human: dict = field(default_factory=dict)
    reviewed: set = field(default_factory=set)
    switched: dict = field(default_factory=dict)

    def align(self, ids, limit=0.0):
        rows = []
        reads = [self.readings[i] for i in ids]
        for theme in CODEBOOK.active():
            for facet in theme.facets:
                cells = tuple(self.cell(read, theme, facet) for read in reads)
                known = {p.key: p for cell in cells for p in cell.passages}
                links = [
                    link for t, f, link in self.machine
                    if (t, f) == (theme.id, facet.id) and {link.a, link.b} <= known.keys()
                    and self.human.get((t, f, frozenset((link.a, link.b)))) is not False
                    and link.closeness >= limit
                    and "rejected" not in {known[link.a].status, known[link.b].status}
                ]  # fmt: skip
                for (t, f, pair), linked in self.human.items():
                    if linked and (t, f) == (theme.id, facet.id) and pair <= known.keys():
                        links = [x for x in links if frozenset((x.a, x.b)) != pair]
                        a, b = sorted(pair)
                        links.insert(0, Link(a, b, None, (), "human"))
                rows.append(Row(theme.id, facet.id, cells, tuple(links)))
        columns = tuple(Column((read.report,)) for read in reads)
        return Alignment(3, 0.08, columns, tuple(rows))

    def cell(self, read, theme, facet):
        found = passages(read, theme.id, facet.id, self.decisions)
        if found:
            return Cell((read.report.id,), found)
        if (theme.id, facet.id) in read.unsearched:
            reason = read.unsearched[theme.id, facet.id]
            return Cell((read.report.id,), (), "not_searched", reason)
        silent = "reviewed" if (read.report.id, theme.id) in self.reviewed else "none_found"
        return Cell((read.report.id,), (), silent)


class Kept(dict):
    """Settings that last as long as the test."""

    set = dict.__setitem__


class MemorySession(QObject):
    """What the comparison asks of a session, over a World."""

    changed = Signal(object)
    said = Signal(str, bool)
    opened = Signal()
    closing = Signal()

    def __init__(self, world):
        super().__init__()
        self.world = world
        self.calls = []
        self.read_only = False
        self.kept = {}
        self.limit = 0.08
        self.settings = Kept()
        self.reading_corpus = SimpleNamespace(links=self.links)

    def codebook(self):
        return CODEBOOK

    def codebook_version(self):
        return 3

    def reading(self, report):
        read = self.world.readings[report]
        made = tuple(
            Decision(r, s, e, t, f, status, "2024-11-22T14:32:00+00:00")
            for (r, s, e, t, f), status in self.world.decisions.items()
            if r == report
        )
        return replace(read, decisions=made)

    def reports(self, ids=None):
        return [self.world.readings[i].report for i in (ids or self.world.readings)]

    def alignment(self, ids, limit=None, columns=()):
        limit = self.limit if limit is None else limit
        return self.world.align(list(ids), limit)

    def closeness_limit(self):
        return self.limit

    def set_closeness_limit(self, limit):
        self.calls.append(("limit", limit))
        self.limit = limit
        self.announce(links=True)

    def pairs_in_common(self, most=3):
        return [(1, 2, ("unity", "refugees"))]

    def links(self, ids):
        return [
            HumanLink(t, f, *(x for key in sorted(pair) for x in self.span(key)), linked, "")
            for (t, f, pair), linked in self.world.human.items()
        ]

    def span(self, key):
        sentence = self.world.readings[key[0]].sentences[key[1]]
        return key[0], sentence.start, sentence.end

    def decide(self, report, start, end, theme, facet, *, status):
        self.calls.append(("decide", report, theme, facet, status))
        key = (report, start, end, theme, facet)
        if status is None:
            self.world.decisions.pop(key, None)
        else:
            self.world.decisions[key] = status
        self.announce(codings=True)

    def link(self, a, b, theme, facet, linked):
        self.calls.append(("link", a.key, b.key, theme, facet, linked))
        key = (theme, facet, frozenset((a.key, b.key)))
        if linked is None:
            self.world.human.pop(key, None)
        else:
            self.world.human[key] = linked
        self.announce(links=True)

    def set_reviewed(self, report, theme, silent):
        self.calls.append(("reviewed", report, theme, silent))
        (self.world.reviewed.add if silent else self.world.reviewed.discard)((report, theme))
        self.announce(codings=True)

    def reviewed_at(self, report, theme):
        there = (report, theme) in self.world.reviewed
        return "2024-11-22T14:32:00+00:00" if there else ""

    def remembered(self, key, default=None):
        return self.kept.get(key, default)

    def remember(self, key, value):
        self.kept[key] = value

    def furniture_reason(self, report, sentence):
        found = self.world.readings[report].sentences[sentence]
        said = self.world.switched.get((report, found.start, found.end))
        origin = found.origin or int(found.furniture)
        sign = Sign("label", "Read also") if origin == 1 else None
        return Reason(
            found.furniture, origin, "The Daily Sheet", 77, 12 if origin else 0, 14, sign=sign,
            said=None if said is None else "passage", said_at="2024-06-03T14:32:00+00:00",
        )  # fmt: skip

    def set_furniture_passage(self, report, start, end, furniture):
        self.calls.append(("furniture", report, start, end, furniture))
        read = self.world.readings[report]
        touched = [s for s in read.sentences if s.start < end and start < s.end]
        for one in touched:
            self.world.switched[report, one.start, one.end] = furniture
        self.world.readings[report] = replace(
            read,
            sentences=tuple(
                replace(s, furniture=bool(furniture), origin=3 if furniture else 0)
                if s in touched else s for s in read.sentences
            ),
            mentions=tuple(
                m for m in read.mentions
                if not furniture or not any(s.start <= m.start < s.end for s in touched)
            ),
        )  # fmt: skip
        self.announce(reports=True, codings=True)

    def set_furniture_line(self, publisher, line, furniture, example=""):
        self.calls.append(("line", publisher, line, furniture, example))

    def announce(self, **flags):
        kinds = ("reports", "codings", "links", "codebook", "settings", "memos")
        whole = dict.fromkeys(kinds, False)
        self.changed.emit(SimpleNamespace(**(whole | flags)))


def sentence_of(read, words):
    """Return the index of the sentence that holds these words."""
    return next(s.index for s in read.sentences if words in read.text[s.start : s.end])


def make_world():
    harbour = reading(1, "Nine parties meet in the harbour: what was said, and by whom", HARBOUR)
    river = reading(2, "River committee of the upper valley sets out its autumn terms", RIVER,
                    actor="River Committee")  # fmt: skip
    facets = {(t.id, f.id): "language" for t in CODEBOOK.themes for f in t.facets
              if "ar" not in f.languages()}  # fmt: skip
    qirtas = reading(3, "لقاء الأحزاب في المدينة الساحلية", QIRTAS, "ar", "المنتدى", facets)
    choir = reading(4, "A choir sings", "A choir sang for an hour. Nobody spoke of politics.")
    world = World({r.report.id: r for r in (harbour, river, qirtas, choir)})
    one, two = (
        (lambda words: (1, sentence_of(harbour, words))),
        (lambda words: (2, sentence_of(river, words))),
    )
    world.machine = [
        ("unity", "opposition", Link(one("common ground"), two("common ground"), 0.31, ("common", "ground", "differ"), "machine")),  # noqa: E501
        ("unity", "opposition", Link(one("common ground"), two("a joined front"), 0.0849, ("part",), "machine")),  # noqa: E501
        ("resolution_2254", "un_resolutions", Link(one("Resolution 2254"), two("UN resolutions"), 0.12, ("un", "resolut"), "machine")),  # noqa: E501
        ("refugees", "protection", Link(one("Hosts were asked"), two("On those who fled"), 0.25, ("refuge", "protect", "host"), "machine")),  # noqa: E501
    ]  # fmt: skip
    return world


@pytest.fixture
def write_reading():
    """Return what makes a Reading from marked text."""
    return reading


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def session(world, qapp):
    return MemorySession(world)


@pytest.fixture
def codebook():
    return CODEBOOK


@pytest.fixture
def workspace(qtbot, look, session):
    """The Compare workspace in a window of its own that has the keyboard."""
    from standpoint.ui.compare.workspace import CompareWorkspace

    made = CompareWorkspace(session, look)
    host = QWidget()
    row = QHBoxLayout(host)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(made, 1)
    row.addWidget(made.side)
    made.side.setFixedWidth(292)
    made.side.hide()
    host.resize(1180, 640)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    qtbot.waitActive(host)
    yield made
    look.set_zoom(1.0)

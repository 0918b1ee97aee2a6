# SPDX-License-Identifier: MIT
"""The tables of a corpus and how an older corpus becomes a newer one.

A migration is never changed once it has shipped: a new one is added below it, and FORMAT grows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from standpoint.corpus import month_triggers, tallies

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x5354_4E44
"""Marks the file as a corpus ("STND"), so that another program's database is refused."""

FORMAT = 9
"""The number of migrations; stands in the file as `user_version`."""

THESE = "IN (SELECT value FROM json_each(?))"
"""Holds of what stands in a list in JSON, which may be longer than SQLite's lists of values."""

# report.codebook_version is the version at import. Nothing reads it: info.codebook_version says
# which version codes, and that is one for all reports.
_FIRST = """
CREATE TABLE info (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE codebook (
  version INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  made_at TEXT NOT NULL
);

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  title_origin TEXT NOT NULL,
  date TEXT,
  earliest TEXT,
  latest TEXT,
  actor TEXT,
  publisher TEXT,
  source TEXT,
  language TEXT,
  hard_wrapped INTEGER NOT NULL DEFAULT 0,
  words INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  furniture_words INTEGER NOT NULL,
  text_version INTEGER NOT NULL DEFAULT 1,
  codebook_version INTEGER NOT NULL REFERENCES codebook(version),
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  evidence TEXT NOT NULL DEFAULT '{}',
  added_at TEXT NOT NULL,
  deleted_at TEXT
);
CREATE UNIQUE INDEX report_content ON report(sha256) WHERE deleted_at IS NULL;
CREATE INDEX report_by_date ON report(deleted_at, latest, id);

CREATE TABLE body (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, version)
);

CREATE TABLE sentence (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  idx INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  furniture INTEGER NOT NULL,
  PRIMARY KEY (report, idx)
) WITHOUT ROWID;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  theme TEXT NOT NULL,
  facet TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (theme, facet, source)
);

CREATE TABLE mention (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  rule INTEGER NOT NULL REFERENCES rule(id),
  sentence INTEGER NOT NULL,
  toward_theme INTEGER NOT NULL,
  PRIMARY KEY (report, start, stop, rule)
) WITHOUT ROWID;

CREATE TABLE decision (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  theme TEXT NOT NULL,
  facet TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('confirmed', 'rejected')),
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, start, stop, theme, facet)
) WITHOUT ROWID;

CREATE TABLE link (
  theme TEXT NOT NULL,
  facet TEXT NOT NULL,
  report_a INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  start_a INTEGER NOT NULL,
  stop_a INTEGER NOT NULL,
  report_b INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  start_b INTEGER NOT NULL,
  stop_b INTEGER NOT NULL,
  linked INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (theme, facet, report_a, start_a, stop_a, report_b, start_b, stop_b)
) WITHOUT ROWID;
CREATE INDEX link_other_end ON link(report_b);

CREATE TABLE reviewed (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  theme TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, theme)
) WITHOUT ROWID;

CREATE TABLE stem (
  language TEXT NOT NULL,
  stem TEXT NOT NULL,
  sentences INTEGER NOT NULL,
  PRIMARY KEY (language, stem)
) WITHOUT ROWID;

CREATE VIEW searchable AS
  SELECT report.id AS id, report.title AS title, body.text AS text
  FROM report JOIN body ON body.report = report.id AND body.version = report.text_version;

CREATE VIRTUAL TABLE report_words USING fts5(
  title, text, content='searchable', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2"
);
"""

_TOKENS = """
CREATE VIRTUAL TABLE report_tokens USING fts5(
  words, content='', columnsize=0, detail='none',
  tokenize="unicode61 remove_diacritics 0"
);

CREATE VIRTUAL TABLE report_token_list USING fts5vocab(report_tokens, 'row');

CREATE INDEX mention_by_rule ON mention(rule, report, sentence, toward_theme);

INSERT INTO info (key, value) VALUES ('rebuild', 'all');
"""
"""Words as the coder sees them; `rebuild` asks for what is derived from texts to be made anew."""

_FURNITURE = """
ALTER TABLE sentence ADD COLUMN line INTEGER NOT NULL DEFAULT 0;

ALTER TABLE sentence ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;

ALTER TABLE sentence ADD COLUMN by_wording INTEGER NOT NULL DEFAULT 0;

UPDATE sentence SET by_wording = furniture WHERE furniture;

CREATE TABLE repeated_line (
  publisher TEXT NOT NULL,
  line INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  furniture INTEGER NOT NULL,
  coded INTEGER NOT NULL,
  by_wording INTEGER NOT NULL,
  languages TEXT NOT NULL,
  example TEXT NOT NULL,
  PRIMARY KEY (publisher, line)
) WITHOUT ROWID;

CREATE TABLE furniture_line (
  publisher TEXT NOT NULL,
  line INTEGER NOT NULL,
  furniture INTEGER NOT NULL,
  example TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (publisher, line)
) WITHOUT ROWID;

CREATE TABLE furniture_passage (
  sha256 TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  furniture INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (sha256, start, stop)
) WITHOUT ROWID;

INSERT OR IGNORE INTO info (key, value) VALUES ('rebuild', 'lines');

INSERT OR REPLACE INTO info (key, value) VALUES ('furniture_due', '*');
"""
"""Furniture by wording, by repetition and by a person's word; see `furnishing`.

`sentence.furniture` says where it comes from; `line` is what a sentence is known by in other
reports. A person's word on a passage belongs to the text, so that it is there when the same text
comes in again.
"""

_MARKINGS = """
CREATE TABLE marking (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  theme TEXT NOT NULL,
  facet TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, start, stop, theme, facet)
) WITHOUT ROWID;

CREATE TABLE memo (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  words TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, start, stop)
) WITHOUT ROWID;
"""
"""The words that a person coded, and what they wrote about a passage."""


_FIGURES = """
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  date TEXT NOT NULL,
  title TEXT NOT NULL,
  category TEXT NOT NULL DEFAULT '',
  themes TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  made_at TEXT NOT NULL
);

CREATE TABLE figure (
  name TEXT PRIMARY KEY,
  settings TEXT NOT NULL,
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) WITHOUT ROWID;
"""
"""The analyst's own events (dates in EDTF, themes parted by ";") and the figures they saved."""


_TALLIES = """
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  theme TEXT NOT NULL,
  facet TEXT NOT NULL,
  UNIQUE (theme, facet)
);

CREATE TABLE tally (
  series INTEGER NOT NULL REFERENCES series(id),
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  hits INTEGER NOT NULL,
  coded INTEGER NOT NULL,
  PRIMARY KEY (series, report)
) WITHOUT ROWID;
CREATE INDEX tally_by_report ON tally(report, series, hits, coded);

CREATE TABLE tally_due (report INTEGER PRIMARY KEY);

INSERT INTO tally_due SELECT DISTINCT report FROM mention;
"""
"""Mentions and coded sentences of every report by theme (facet '') and facet, as rules found them.

Kept by `tallies`: triggers note the reports of which the mentions change.
"""

_DUE = """
CREATE TRIGGER mention_added AFTER INSERT ON mention BEGIN
  INSERT OR IGNORE INTO tally_due (report) VALUES (NEW.report); END;

CREATE TRIGGER mention_removed AFTER DELETE ON mention BEGIN
  INSERT OR IGNORE INTO tally_due (report) SELECT OLD.report
  WHERE EXISTS (SELECT 1 FROM report WHERE id = OLD.report); END;

CREATE TRIGGER mention_weighed AFTER UPDATE OF toward_theme ON mention BEGIN
  INSERT OR IGNORE INTO tally_due (report) VALUES (NEW.report); END;
"""


_MONTHS = """
CREATE TABLE month (
  month TEXT NOT NULL,
  vague INTEGER NOT NULL,
  language TEXT NOT NULL,
  reports INTEGER NOT NULL,
  words INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  worded INTEGER NOT NULL,
  PRIMARY KEY (month, vague, language)
) WITHOUT ROWID;

CREATE TABLE series_month (
  series INTEGER NOT NULL REFERENCES series(id),
  month TEXT NOT NULL,
  vague INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  hits INTEGER NOT NULL,
  coded INTEGER NOT NULL,
  squares REAL NOT NULL,
  PRIMARY KEY (series, month, vague)
) WITHOUT ROWID;

CREATE INDEX report_over_months ON report(id)
  WHERE deleted_at IS NULL AND substr(earliest, 1, 7) <> substr(latest, 1, 7);
"""
"""Sums over the reports of each month, and over the tallies of each series in it; see `months`.

A month is "2024-06"; "*" where a date reaches over several, "" where a report has no usable date.
"""


_WAYS = """
CREATE INDEX report_by_publisher ON report(coalesce(publisher, actor, ''))
  WHERE deleted_at IS NULL;
CREATE INDEX replaced_content ON replaced_text(sha256, report, version);
"""
"""The first stands for PUBLISHER in furniture_switches."""

_DOCUMENTS_IN = """
ALTER TABLE report ADD COLUMN findings TEXT NOT NULL DEFAULT '[]';

CREATE TABLE signature (
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  hashes BLOB NOT NULL
);

CREATE TABLE repost (
  report INTEGER PRIMARY KEY REFERENCES report(id) ON DELETE CASCADE,
  original INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  share REAL NOT NULL
);
CREATE INDEX repost_of ON repost(original);

CREATE TABLE repost_said (
  report_a INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  report_b INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  same INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report_a, report_b)
) WITHOUT ROWID;

CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  short TEXT NOT NULL,
  valid TEXT NOT NULL,
  notes TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  made_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE actor_name (
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (actor, name)
) WITHOUT ROWID;

CREATE TABLE actor_refused (
  name TEXT NOT NULL,
  actor TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (name, actor)
) WITHOUT ROWID;

CREATE TABLE tag (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, name)
) WITHOUT ROWID;
CREATE INDEX tag_by_name ON tag(name, report);

CREATE TABLE replaced_text (
  report INTEGER NOT NULL REFERENCES report(id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  hard_wrapped INTEGER NOT NULL,
  by_people TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (report, version)
) WITHOUT ROWID;

CREATE TABLE column_mapping (
  columns TEXT PRIMARY KEY,
  roles TEXT NOT NULL,
  made_at TEXT NOT NULL
) WITHOUT ROWID;
"""
"""What the import knows: findings of every report (JSON rows), signatures by which nearly equal
texts are found, reposts and what people said of them, the analyst's own actors (one with the id
of a shipped one takes its place), refused suggestions, tags, replaced text versions with what
people had said about them (JSON), and which columns of tables hold what, by their names (JSON).
"""


@cache
def migrations() -> Migrations:
    """Return the migrations in order. Each runs in one transaction or not at all."""
    from sqlite_utils import Migrations

    corpus = Migrations("corpus")

    @corpus(name="0001 first tables")
    def first_tables(db: Database) -> None:
        _run(db, _FIRST)

    @corpus(name="0002 words as the coder sees them")
    def words_of_the_coder(db: Database) -> None:
        _run(db, _TOKENS)

    @corpus(name="0003 furniture by repetition and by people")
    def furniture(db: Database) -> None:
        _run(db, _FURNITURE)

    @corpus(name="0004 words coded by people and memos")
    def markings(db: Database) -> None:
        _run(db, _MARKINGS)

    @corpus(name="0005 own events and saved figures")
    def figures(db: Database) -> None:
        _run(db, _FIGURES)

    @corpus(name="0006 tallies of every report")
    def tallied(db: Database) -> None:
        _run(db, _TALLIES)
        for trigger in _DUE.split("\n\n"):
            db.execute(trigger)
        tallies.renew(db)

    @corpus(name="0007 sums of every month")
    def by_month(db: Database) -> None:
        _run(db, _MONTHS)
        for statement in (*month_triggers.TRIGGERS, *month_triggers.FILL):
            db.execute(statement)

    @corpus(name="0008 what an import knows")
    def documents_in(db: Database) -> None:
        _run(db, _DOCUMENTS_IN)

    @corpus(name="0009 ways to reports")
    def ways(db: Database) -> None:
        _run(db, _WAYS)

    return corpus


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: a script would end the transaction that guards a migration."""
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)

# SPDX-License-Identifier: MIT
"""The actors of another corpus: those that are not here, names that are not, and refusals."""

from __future__ import annotations

from standpoint.analysis.actor_names import key
from standpoint.corpus import actors
from standpoint.corpus.bringing import Bringing, Row, dicts
from standpoint.model.actors import Actor, Registry

_SAID = ("label", "short", "valid", "notes", "deleted")


def bring(bringing: Bringing) -> None:
    """Bring actors, their names and what was refused there, each where nothing here speaks against.

    A name that was refused here, or is another actor's, is told and stays away.
    """
    here = _Here(bringing)
    for row in dicts(bringing.there, "SELECT * FROM actor"):
        known = dicts(bringing.corpus, "SELECT * FROM actor WHERE id = ?", [row["id"]])
        if not known:
            bringing.write("actor", row)
        elif any(known[0][name] != row[name] for name in _SAID):
            mine, other = (one["label"] or "deleted" for one in (known[0], row))
            bringing.tell(f"The actor {row['id']}", f"“{mine}”", f"“{other}”")
        if not known or not known[0]["deleted"]:
            here.names(row)
    here.refusals()


class _Here:
    """What is known of actors here before others come."""

    def __init__(self, bringing: Bringing) -> None:
        self._all = bringing
        self._registry: Registry = actors.registry(bringing.corpus)
        self._refused = actors.refusals(bringing.corpus)
        self._whose: dict[str, list[Actor]] = {}
        for actor in self._registry.actors:
            for name in {key(name) for name in actor.all_names}:
                self._whose.setdefault(name, []).append(actor)

    def names(self, actor: Row) -> None:
        """Bring the names that an actor has there."""
        asked = "SELECT * FROM actor_name WHERE actor = ? ORDER BY name"
        for row in dicts(self._all.there, asked, [actor["id"]]):
            name, label = row["name"], actor["label"]
            whose = self._whose.get(key(name), [])
            if any(one.id == actor["id"] for one in whose):
                self._all.bring("actor_name", row)
            elif (name, actor["id"]) in self._refused:
                self._all.tell(f"The name “{name}”", f"refused for {label}", "one of its names")
            elif whose:
                self._all.tell(f"The name “{name}”", f"a name of {whose[0].shown}", f"of {label}")
            else:
                self._all.bring("actor_name", row)

    def refusals(self) -> None:
        """Bring what was refused there, but of names that an actor has here."""
        for row in dicts(self._all.there, "SELECT * FROM actor_refused"):
            owner = self._registry.get(row["actor"])
            if owner is not None and owner in self._whose.get(key(row["name"]), []):
                what = f"The name “{row['name']}”"
                self._all.tell(what, f"one of {owner.shown}", "refused for it")
            else:
                self._all.bring("actor_refused", row)

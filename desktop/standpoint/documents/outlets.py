# SPDX-License-Identifier: MIT
"""Which of the names that a web page gives as its author is that of the site or of an outlet."""

from __future__ import annotations

import re
from collections.abc import Collection

from standpoint.documents import bylines, known_actors

_OUTLET = re.compile(
    r"(?:[^|;,،]*\s)?(?:Post|News|Times|Wire|Newswire|Herald|Tribune|Gazette|Daily|Weekly|Journal|"
    r"Chronicle|Telegraph|Observer|Courier|Monitor|Magazine|Newspaper|News\s+Agency|Press\s+Agency|"
    r"TV|Radio|Broadcasting|Channel|Today|Online)|(?:Daily|Radio|Weekly)\s.+"
    r"|(?:صحيفة|جريدة|وكالة\s+(?:أنباء|الأنباء)|قناة|مجلة|إذاعة|موقع|تلفزيون|راديو)\s.+"
)
_ENDS = re.compile(r"\s+(?:[-–—|·•»«]|::|\|\|)\s+")


def is_outlet(name: str, title: str, sites: Collection[str]) -> bool:
    """Return whether a name is that of who printed a page and not of who speaks in it.

    Args:
        name: who is given as the author.
        title: the title of the page, at an end of which sites put their names.
        sites: what else names the site; see `bylines.bare`.
    """
    plain = bylines.bare(name)
    if not plain:
        return False
    parts = _ENDS.split(title)
    ends = {bylines.bare(part) for part in (parts[0], parts[-1])} if len(parts) > 1 else set()
    if plain not in ends and plain not in sites and _OUTLET.fullmatch(name) is None:
        return False
    # The page of a council is its own statement.
    return not (bylines.is_body(name) or bylines.is_collective(name) or known_actors.is_known(name))

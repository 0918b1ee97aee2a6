# SPDX-License-Identifier: MIT
"""The grounds of a full text: coded sentences, the selected link's ends and words, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpoint.model.reports import Reading
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.marks import Coded
from standpoint.ui.look.look import Look


@dataclass(frozen=True, slots=True)
class Tint:
    """`text[start:end]` on a ground, or in other letters, as "#RRGGBB"; later ones lie on top.

    High contrast has frames instead of grounds.
    """

    start: int
    end: int
    ground: str = ""
    letters: str = ""
    framed: bool = False


def tints(
    comparison: Comparison, look: Look, reading: Reading, coded: Sequence[Coded], *, dim: bool
) -> list[Tint]:
    """Return the tints of one text.

    A sentence of several themes takes the ground of the one that is selected, else of its first;
    stripes and underlines say the others.
    """
    found = []
    if dim:
        furniture = [sentence for sentence in reading.sentences if sentence.furniture]
        found += [Tint(s.start, s.end, letters=look.tokens.furn) for s in furniture]
    report = reading.report.id
    if comparison.plain is not None and comparison.plain[0] == report:
        plain = reading.sentences[comparison.plain[1]]
        ground = "" if look.high_contrast else look.tokens.sel
        letters = look.tokens.tx2 if dim and plain.furniture else ""
        found.append(Tint(plain.start, plain.end, ground, letters, framed=look.high_contrast))
    chosen = {
        placed.stop(key): placed
        for placed in comparison.emphasised()
        for key in placed.ends()
        if key[0] == report
    }
    for sentence in coded:
        stop = next((s for s in sentence.stops if s in chosen or s == comparison.stop), None)
        if look.high_contrast:
            if stop is not None:
                found.append(Tint(sentence.start, sentence.end, framed=True))
            continue
        theme = comparison.theme((stop or sentence.stops[0]).theme)
        hue = look.hue(theme)
        found.append(Tint(sentence.start, sentence.end, hue.f if stop is None else hue.t))
        if stop is not None and stop in chosen:
            words = comparison.shared_spans(chosen[stop], stop.passage)
            found += [Tint(start, end, hue.q) for start, end in words]
    return found

# SPDX-License-Identifier: MIT
"""The style sheet of a comparison in HTML: light, dark, and always light on paper."""

from __future__ import annotations

from collections.abc import Sequence

from standpoint.figures.colours import CHROME, Scheme, hue
from standpoint.model.codebook import Theme

_CHROME_TOKENS = ("win", "base", "alt", "line", "line2", "strong", "tx", "tx2", "tx3", "furn")

_RULES = """
* { box-sizing: border-box; }
html { background: var(--base); color: var(--tx); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem;
  font: 0.9rem/1.45 Inter, "IBM Plex Sans Arabic", system-ui, sans-serif;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1, h2, h3, .prose { font-family: "Source Serif 4", "Noto Naskh Arabic", Georgia, serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; font-weight: 600; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .5rem; font-weight: 600; }
h3 { font: 600 .9rem/1.4 Inter, "IBM Plex Sans Arabic", system-ui, sans-serif; margin: 0;
  color: var(--ink); }
a { color: inherit; text-decoration-color: var(--strong); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--tx); outline-offset: 2px; }
.small { color: var(--tx2); font-size: .82rem; font-weight: 400; }
.statement { border-inline-start: 3px solid var(--tx); padding: .3rem 1rem; font-size: 1.05rem; }
.chip { display: inline-block; min-width: 1.35em; padding: 0 .3em; border-radius: 3px;
  text-align: center; font: 600 .8rem/1.35 Inter, system-ui, sans-serif; vertical-align: .12em;
  background: var(--hue); color: var(--digit); margin-inline-end: .4em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .45rem .9rem .5rem 0; font-weight: 400; }
thead th { border-bottom: 1px solid var(--line2); font-weight: 600; }
.glance td, .glance thead th + th { font-variant-numeric: tabular-nums; }
.glance { width: auto; } .glance td, .glance th { padding-inline-end: 2rem; }
.rows { table-layout: fixed; }
.rows .linkcol { width: 8.5rem; }
.rows .facet th { border-top: 1px solid var(--line); padding-top: .7rem; }
.rows td.said { font-size: 1rem; line-height: 1.5; }
.rows tr { break-inside: avoid; }
.said p { margin: 0 0 .55rem; }
.passage:lang(ar) { font-size: 1.14em; line-height: 1.75;
  font-family: "Noto Naskh Arabic", "Source Serif 4", serif; }
.mark { background: none; color: inherit; border-bottom: 2px solid var(--ink); }
.mark .mark { padding-bottom: 3px; }
.shared { background: var(--s); }
.linkcell { text-align: center; color: var(--tx2); font-size: .82rem; line-height: 1.4; }
.link { margin: 0 0 .6rem; }
.linkrow { color: var(--tx2); font-size: .82rem; }
.linkrow .link { display: flex; flex-wrap: wrap; gap: 0 1.2em; margin: 0; }
.linkrow .closeness::before, .linkrow .closeness::after { content: none; }
.closeness { display: flex; align-items: center; gap: .5em; color: var(--tx); font-weight: 600; }
.closeness::before, .closeness::after { content: ""; flex: 1; border-top: 1px solid var(--strong); }
.human::before, .human::after { border-top: 2px solid var(--tx); }
.memo { margin: 0 0 .6rem; padding-inline-start: .7rem; font-size: .85rem; line-height: 1.45;
  border-inline-start: 2px solid var(--strong); color: var(--tx2);
  font-family: Inter, "IBM Plex Sans Arabic", system-ui, sans-serif; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.silent { color: var(--tx2); margin: 0; }
cite { font-style: normal; }
.silent::before { content: "– "; }
.only { color: var(--tx3); font-size: .82rem; margin: 0 0 .2rem;
  font-family: Inter, "IBM Plex Sans Arabic", system-ui, sans-serif; }
.full { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 44rem; font-size: 1.05rem;
  line-height: 1.65; font-family: "Source Serif 4", "Noto Naskh Arabic", Georgia, serif; }
.full:lang(ar) { font-size: 1.2rem; line-height: 1.85;
  font-family: "Noto Naskh Arabic", "Source Serif 4", serif; }
.full[dir=auto] { unicode-bidi: plaintext; }
.s { background: var(--f); }
.s::before { content: attr(data-keys); font: 600 .68rem/1 Inter, system-ui, sans-serif;
  color: var(--ink); vertical-align: .35em; margin-inline-end: .25em; }
.furniture { color: var(--furn); }
ul.notes, ol.cites { padding-inline-start: 1.2rem; max-width: 52rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .6rem; }
@page { size: PAGE; margin: 16mm 15mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  .scroll { overflow: visible; }
  h2, h3, .only, .facet { break-after: avoid; }
  thead { display: table-header-group; }
  p, li { orphans: 2; widows: 2; }
  a { text-decoration: none; }
  .report { break-before: page; }
  .full { max-width: none; font-size: 10.5pt; }
}
@media screen { .rows thead th { position: sticky; top: 0; background: var(--base); } }
"""


def style_sheet(themes: Sequence[Theme], page: str = "A4") -> str:
    """Return the whole style sheet; the theme numbered n in `themes` has the class `tn`.

    `page` is the paper on which a browser prints it.
    """
    rules = _RULES.replace("size: PAGE", f"size: {page}")
    light, dark = _colours("light", themes), _colours("dark", themes)
    # On paper the ground is white, whatever the screen prefers.
    return (
        f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"
        f":root {{ color-scheme: light dark; }}{rules}"
    )


def _colours(scheme: Scheme, themes: Sequence[Theme]) -> str:
    chrome = CHROME[scheme]
    tokens = "; ".join(f"--{name}: {getattr(chrome, name)}" for name in _CHROME_TOKENS)
    lines = [f":root {{ {tokens}; }}"]
    for number, theme in enumerate(themes):
        tints = hue(theme.colour, scheme)
        lines.append(
            f".t{number} {{ --hue: {tints.base}; --ink: {tints.ink}; --f: {tints.f}; "
            f"--s: {tints.s}; --digit: {tints.digit}; }}"
        )
    return "\n".join(lines)

# SPDX-License-Identifier: MIT
"""What a figure's file says about itself: its title, what it shows and how, and who made it.

No clock: a figure that is written twice gives the same bytes.
"""

from __future__ import annotations

from hashlib import blake2b

from PySide6.QtCore import qVersion

from standpoint import __version__
from standpoint.figures.drawing import Drawing

MAKER = f"Standpoint {__version__}"
"""The program that made a file, as its metadata names it."""
LANGUAGE = "en"
"""The language of what the program itself writes on a figure."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"


def xml_text(words: str) -> str:
    """Return text for an XML element, without the control characters that XML forbids."""
    allowed = "".join(
        c
        for c in words
        if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
    return allowed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def key(drawing: Drawing) -> str:
    """Return a short name that tells this page from another one beside it, always the same."""
    said = f"{drawing.title}\0{drawing.description}\0{drawing.width}\0{drawing.height}"
    return "f" + blake2b(said.encode("utf-8", "replace"), digest_size=4).hexdigest()


def svg_metadata(drawing: Drawing) -> str:
    """Return the metadata element of an SVG in Dublin Core."""
    return (
        f'<metadata><rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DC}"><rdf:Description rdf:about="">'
        f"<dc:title>{xml_text(drawing.title)}</dc:title>"
        f"<dc:description>{xml_text(drawing.description)}</dc:description>"
        f"<dc:creator>{xml_text(MAKER)}</dc:creator>"
        "<dc:format>image/svg+xml</dc:format>"
        '<dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/>'
        "</rdf:Description></rdf:RDF></metadata>"
    )


def xmp(drawing: Drawing) -> bytes:
    """Return a PDF's metadata packet (ISO 16684-1), with the same words as its properties."""
    title, description = xml_text(drawing.title), xml_text(drawing.description)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">
<rdf:Description rdf:about="" xmlns:dc="{_DC}" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt>\
</dc:description>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{xml_text(MAKER)}</xmp:CreatorTool>
<pdf:Producer>Qt {qVersion()}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
    return packet.encode("utf-8")

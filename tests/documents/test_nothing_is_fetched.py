# SPDX-License-Identifier: MIT
"""A file that asks for things from elsewhere is read as it lies there: nothing is fetched or run.

Python's ways out are watched by an audit hook, those of libraries in C by a socket that listens.
"""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from standpoint import documents
from standpoint.corpus import confined
from standpoint.errors import UnreadableError
from standpoint.model.places import Place, Unpacked

SMALL = Path(__file__).parent / "small"
_watching: list[list[str]] = []


def _watch(event, arguments):
    if _watching and event in confined._FORBIDDEN:
        _watching[-1].append(f"{event} {arguments}")


sys.addaudithook(_watch)  # it cannot be taken off again, so one for all tests


@pytest.fixture
def listener():
    """Listen on this machine, and fail where anybody calls or any way out is tried."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        _watching.append([])
        yield address
        tried = _watching.pop()
        with pytest.raises(TimeoutError):
            server.accept()
    # A library asks at its import whether this machine has IPv6.
    assert [one for one in tried if not one.startswith("socket.bind")] == []


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("The password of the harbour is heron.\n")
    return path


@pytest.fixture
def text_of(tmp_path):
    """Return all text that comes out of a file, and "" for one that is refused."""

    def read(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return _texts(Place(path))

    return read


def _texts(place):
    try:
        found = documents.take(place)
    except UnreadableError as error:
        assert error.reason.endswith(".")  # noqa: PT017
        return ""
    if isinstance(found, Unpacked):
        return "".join(map(_texts, found.parts))
    return f"{found.title} {found.text} {found.findings}"


def test_a_web_page_gets_nothing_from_elsewhere(listener, secret, text_of):
    page = f"""<?xml version="1.0"?>
    <!DOCTYPE html SYSTEM "{listener}/page.dtd" [
    <!ENTITY inside SYSTEM "{secret.as_uri()}"> <!ENTITY % more SYSTEM "{listener}/more"> %more; ]>
    <html xmlns:xi="http://www.w3.org/2001/XInclude"><head><title>The open road</title>
    <base href="{listener}/"><link rel="stylesheet" href="{listener}/a.css">
    <meta http-equiv="refresh" content="0; url={listener}/other">
    <script src="{listener}/a.js"></script><script>document.write("written by a script")</script>
    <style>@import url({listener}/b.css);</style></head>
    <body onload="fetch('{listener}/on')"><article><p>The road to the north is open again.</p>
    <p>&inside; Lorries may pass it from Monday on.</p><img src="{listener}/a.png">
    <xi:include href="{secret.as_uri()}" parse="text"/><iframe src="{listener}/f"></iframe>
    <svg><image href="{listener}/s.png"/><text>drawn words</text></svg>
    <object data="{secret.as_uri()}"></object></article></body></html>"""
    for name in ("a.html", "a.xhtml"):
        text = text_of(name, page)
        assert "Lorries may pass" in text
        for foreign in ("heron", "written by a script", "drawn words"):
            assert foreign not in text


def _repacked(small, changed):
    stream = io.BytesIO()
    with zipfile.ZipFile(SMALL / small) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            data = old.read(info).decode()
            new.writestr(info.filename, changed(info.filename, data))
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.xlsx"])
def test_a_packed_file_gets_no_entity_from_elsewhere(listener, secret, text_of, name):
    declared = (
        f'<!DOCTYPE a SYSTEM "{listener}/a.dtd" [<!ENTITY inside SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY % more SYSTEM "{listener}/more"> %more;]>'
    )

    def with_entity(_member, data):
        if not data.startswith("<?xml"):
            return data
        head, _, rest = data.partition("?>")
        return f"{head}?>{declared}{rest.replace('met on', '&inside; met on')}"

    assert "heron" not in text_of(name, _repacked(name, with_entity))


def test_a_word_file_gets_no_template_and_no_picture_and_runs_no_macro(listener, text_of):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def with_template(member, data):
        more = "".join(
            f'<Relationship Id="x{kind}" Type="{office}/{kind}" Target="{listener}/{kind}" '
            'TargetMode="External"/>'
            for kind in ("attachedTemplate", "image", "oleObject", "hyperlink", "footnotes")
        )
        return data.replace("</Relationships>", f"{more}</Relationships>")

    data = io.BytesIO(_repacked("a.docx", with_template))
    with zipfile.ZipFile(data, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"Sub AutoOpen() Shell")
    text = text_of("a.docx", data.getvalue())
    assert "The harbour council" in text
    assert "AutoOpen" not in text


def test_a_pdf_gets_nothing_and_runs_no_script(listener, text_of, make_pdf):
    whole = make_pdf([[(72, 700, 11, "The road is open again from Monday on.")]])
    acts = (
        f"/OpenAction << /S /JavaScript /JS (app.launchURL\\('{listener}/js'\\)) >> /AA << /WC << "
        f"/S /URI /URI ({listener}/uri) >> >> /Names << /EmbeddedFiles << /Names [(a.txt) << "
        "/Type /Filespec /F (a.txt) >>] >> /JavaScript << /Names [(j) << /S /Launch /F (/bin/ls) "
        ">>] >> >> /AcroForm << /XFA (<a/>) /Fields [] >> "
    )
    text = text_of("a.pdf", whole.replace(b"/Type /Catalog ", b"/Type /Catalog " + acts.encode()))
    assert "The road is open" in text
    assert "launchURL" not in text


def test_a_rich_text_gets_no_object_and_no_template(listener, secret, text_of):
    rich = (
        rf"{{\rtf1\ansi{{\*\template {listener}/t.dot}}The road is open again."
        rf"{{\object\objautlink\objupdate{{\*\objdata 01050000heron}}{{\result }}}}"
        rf'{{\field{{\*\fldinst INCLUDETEXT "{secret.as_uri()}"}}{{\fldrslt }}}}'
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{listener}/p.png"}}{{\fldrslt }}}}\par}}'
    )
    text = text_of("a.rtf", rich)
    assert "The road is open" in text
    assert "heron" not in text


def test_a_mail_and_a_web_archive_get_no_parts_from_elsewhere(listener, secret, text_of):
    page = (
        f'<p>The road is open again.</p><img src="{listener}/p.gif"><img src="{secret.as_uri()}">'
    )
    for name in ("a.eml", "a.mhtml"):
        mail = (
            f"From: a@example.org\nSubject: The road\nSnapshot-Content-Location: {listener}/\n"
            "Date: Wed, 12 Jun 2024 08:00:00 +0200\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related; boundary="b"\n\n'
            f"--b\nContent-Type: text/html\nContent-Location: {listener}/\n\n{page}\n"
            "--b\nContent-Type: message/external-body; access-type=URL; "
            f'URL="{listener}/x"\n\n\n--b--\n'
        )
        text = text_of(name, mail)
        assert "The road is open" in text
        assert "heron" not in text


def test_a_process_that_reads_files_cannot_call_or_start_anything(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import os, socket, subprocess, sys, urllib.request\n"
        "from standpoint.corpus import confined\n"
        "confined.forbid_reaching_out()\n"
        "address = ('127.0.0.1', int(sys.argv[1]))\n"
        "for reach in (lambda: socket.create_connection(address), lambda: os.system('true'),\n"
        "              lambda: subprocess.run([sys.executable, '-c', '']),\n"
        "              lambda: urllib.request.urlopen(f'http://127.0.0.1:{sys.argv[1]}/')):\n"
        "    try:\n"
        "        reach()\n"
        "    except confined.ForbiddenError:\n"
        "        print('refused')\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = subprocess.run(
            [sys.executable, program, str(server.getsockname()[1])],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        with pytest.raises(TimeoutError):
            server.accept()
    assert done.stdout.split() == ["refused"] * 4

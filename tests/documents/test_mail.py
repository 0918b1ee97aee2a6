# SPDX-License-Identifier: MIT
"""E-mails give their text as it stands, and name what is attached."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest

PLAIN = "The council met at noon.\n\nIt spoke about the road.\n"
RICH = "<html><body><p>The council met at noon.</p><p>It spoke about the <b>road</b>.</p></body>"


@pytest.fixture
def mail():
    message = EmailMessage()
    message["From"] = "Harbour Council Media Office <press@example.org>"
    message["To"] = "list@example.org"
    message["Subject"] = "بيان about the road"
    message["Date"] = "Wed, 05 Jun 2024 23:30:00 +0300"
    message["Message-ID"] = "<1@example.org>"
    return message


def test_what_the_mail_states_is_taken_and_its_sender_only_found(read, mail):
    mail.set_content(PLAIN)
    document = read("a.eml", mail.as_bytes())
    assert document.text == PLAIN.strip()
    assert (document.title, document.date) == ("بيان about the road", "2024-06-05")
    assert document.title_origin == "document"
    assert document.actor is None
    found = {(f.field, f.value, f.strength) for f in document.findings}
    assert ("date", "2024-06-05", "stated") in found
    assert ("actor", "Harbour Council Media Office", "weak") in found


def test_the_body_and_the_list_that_it_was_sent_for_are_its_publisher(read, mail):
    mail["Organization"] = "The Harbour Post"
    mail["List-Id"] = '"Harbour news" <news.example.org>'
    mail.set_content(PLAIN)
    document = read("a.eml", mail.as_bytes())
    assert document.publisher == "The Harbour Post"
    assert [f.value for f in document.findings if f.field == "publisher"] == [
        *("The Harbour Post", "Harbour news"),
    ]


def test_the_plain_version_is_preferred(read, mail):
    mail.set_content(PLAIN)
    mail.add_alternative(RICH.replace("noon", "night"), subtype="html")
    assert read("a.eml", mail.as_bytes()).text == PLAIN.strip()


def test_a_plain_version_that_says_nothing_gives_way(read, mail):
    mail.set_content("Open this in a browser.")
    mail.add_alternative(RICH.replace("noon", "noon and sat" * 20), subtype="html")
    assert read("a.eml", mail.as_bytes()).text.startswith("The council met at noon and sat")


def test_a_mail_in_html_alone_keeps_its_paragraphs(read, mail):
    rows = "".join(f"<tr><td>{part}</td></tr>" for part in ("<p>One.</p><p>Two.</p>", "Three."))
    mail.set_content(f"<style>p {{}}</style><table>{rows}</table>", subtype="html")
    assert read("a.eml", mail.as_bytes()).text == "One.\n\nTwo.\n\nThree."


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6", "utf-7"])
@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_letters_are_read_however_they_are_sent(read, mail, charset, coding):
    words = "عقد المجلس اجتماعه في الميناء"
    mail.set_content(words, charset=charset, cte=coding)
    assert read("a.eml", mail.as_bytes()).text == words


def test_letters_of_no_stated_encoding_are_told_by_themselves(read, mail):
    head = mail.as_bytes().rstrip(b"\n")
    assert (
        read("a.eml", head + b"\n\n" + "عقد المجلس اجتماعه".encode()).text == "عقد المجلس اجتماعه"
    )


def test_a_mail_in_shifted_letters_is_read(read, mail):
    data = mail.as_bytes().rstrip(b"\n") + b"\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
    assert read("a.eml", data + "道は開いた".encode("iso-2022-jp")).text == "道は開いた"


def test_attachments_are_named_and_not_read(read, mail):
    mail.set_content(PLAIN)
    mail.add_attachment("SECRET words", filename="notes.txt")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="بيان.pdf")
    document = read("a.eml", mail.as_bytes())
    assert document.text == PLAIN.strip()
    assert document.evidence["text"] == "not read: the attachments “notes.txt”, “بيان.pdf”"


def test_a_mail_of_attachments_alone_says_so(reason, mail):
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    words = reason("a.eml", mail.as_bytes())
    assert words.startswith("There is no text in this e-mail, only the attachment “a.pdf”.")


def test_what_is_quoted_and_forwarded_stays(read, mail):
    words = "See below.\n\n> He said: come.\n\n-----Original Message-----\nFrom: Rana\n\nCome."
    mail.set_content(words)
    assert read("a.eml", mail.as_bytes()).text == words


def test_flowed_lines_are_joined(read, mail):
    mail.set_content("The council met \nat noon.\n\n> He said \n> come.\nEnd.\n")
    mail.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert (
        read("a.eml", mail.as_bytes()).text == "The council met at noon.\n\n> He said come.\nEnd."
    )


@pytest.mark.parametrize("name", ["a.txt", "a", "a.eml"])
def test_it_is_known_whatever_its_name(read, mail, name):
    mail.set_content(PLAIN)
    assert read(name, mail.as_bytes()).date == "2024-06-05"


def test_a_letter_that_people_typed_stays_a_text(read):
    words = "From: the council\nTo: all\nSubject: the road\n\nIt is open.\n"
    assert read("a.txt", words).text == words


def test_a_mail_from_a_mailbox_file_with_a_broken_line_is_read(read, mail):
    mail.set_content(PLAIN)
    data = b"From x@example.org Wed Jun 5\n" + mail.as_bytes()
    assert read("a.eml", data).title == "بيان about the road"
    broken = mail.as_bytes().replace(b"Message-ID", b"quite Message-ID")
    assert read("b.eml", broken).text == PLAIN.strip()


@pytest.mark.parametrize("date", ["soon", "Fri, 99 Zzz 2024", "", "Mon, 1 Jan 0001 99:99"])
def test_a_date_that_is_none_is_passed_over(read, mail, date):
    mail.replace_header("Date", date)
    mail.set_content(PLAIN)
    assert read("a.eml", mail.as_bytes()).date is None


def test_an_encrypted_mail_says_so(reason, mail):
    mail.set_content(b"x", maintype="application", subtype="pkcs7-mime")
    assert reason("a.eml", mail.as_bytes()).startswith("This e-mail is encrypted.")


def test_a_text_that_is_no_mail_says_so(reason):
    assert reason("a.eml", "The council met.\n").startswith("This is not an e-mail")


def test_damaged_base64_gives_what_is_there(read, mail):
    mail.set_content(PLAIN, cte="base64")
    encoded = base64.b64encode(PLAIN.encode())
    data = mail.as_bytes().replace(encoded[:8], encoded[:8] + b"!\x00?")
    assert "road" in read("a.eml", data).text

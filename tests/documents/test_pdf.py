# SPDX-License-Identifier: MIT
"""PDFs give whole paragraphs and whole words, without what every page repeats."""

from __future__ import annotations

import pytest

LEFT, SIZE, LEADING = 72, 11, 14
LINES = [
    "The council of the harbour town met on the second day of the week and spoke for",
    "some hours about the road that leads to the valley, the schools that have no roof",
    "and the families that wait for a house before the winter.",
]
PARAGRAPH = " ".join(LINES)


def set_lines(lines, top=760, left=LEFT, size=SIZE, leading=LEADING):
    return [(left, top - leading * number, size, line) for number, line in enumerate(lines)]


def test_lines_become_a_paragraph(read, make_pdf):
    assert read("a.pdf", make_pdf([set_lines(LINES)])).text == PARAGRAPH


def test_a_wider_gap_parts_paragraphs(read, make_pdf):
    page = set_lines(LINES) + set_lines(LINES, top=700)
    assert read("a.pdf", make_pdf([page])).text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_short_last_line_parts_paragraphs_also_without_a_gap(read, make_pdf):
    assert read("a.pdf", make_pdf([set_lines(LINES * 2)])).text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_first_line_that_stands_in_parts_paragraphs(read, make_pdf):
    full = [
        *LINES[:2],
        "and it was said that the families will have a house before the winter ends.",
    ]
    page = set_lines(full)
    page += [
        (LEFT + 20, 760 - 3 * LEADING, SIZE, "Then the mayor spoke of the schools and the roofs")
    ]
    page += set_lines(["that they need, and went home."], top=760 - 4 * LEADING)
    first, second = read("a.pdf", make_pdf([page])).text.split("\n\n")
    assert first == " ".join(full)
    assert second.startswith("Then the mayor")
    assert second.endswith("went home.")


def test_a_heading_is_a_paragraph_and_the_title(read, make_pdf):
    page = [(LEFT, 780, 20, "Talks about the road"), *set_lines(LINES, top=750)]
    document = read("a.pdf", make_pdf([page]))
    assert document.text == f"Talks about the road\n\n{PARAGRAPH}"
    assert (document.title, document.title_origin) == ("Talks about the road", "document")


def test_a_paragraph_goes_on_over_the_page(read, make_pdf):
    pages = [set_lines(LINES[:2], top=200), set_lines(LINES[2:])]
    assert read("a.pdf", make_pdf(pages)).text == PARAGRAPH


def test_words_broken_at_line_ends_are_rejoined(read, make_pdf):
    lines = [
        "The envoys spoke of the inter-",
        "national help that crosses the cross-",
        "border road, said Al-",
        "Harbi, who led the govern-",
        "ment from 2011-",
        "2018 on his own.",
    ]
    assert read("a.pdf", make_pdf([set_lines(lines)])).text == (
        "The envoys spoke of the international help that crosses the cross-border road, "
        "said Al-Harbi, who led the government from 2011-2018 on his own."
    )


def test_the_rest_of_the_document_decides_about_a_hyphen(read, make_pdf):
    lines = ["The cease-fire holds, he said, and a cease-", "fire is what the town needs."]
    assert read("a.pdf", make_pdf([set_lines(lines)])).text.count("cease-fire") == 2


def test_running_heads_and_page_numbers_are_dropped(read, make_pdf):
    pages = [
        [
            (LEFT, 810, 9, f"The Harbour Papers {number}"),
            *set_lines([f"On day {number} the council met and spoke about the road."]),
            (290, 30, 9, f"Page {number} of 4"),
        ]
        for number in range(1, 5)
    ]
    assert read("a.pdf", make_pdf(pages)).text.split("\n\n") == [
        f"On day {number} the council met and spoke about the road." for number in range(1, 5)
    ]


def test_a_title_that_later_pages_repeat_in_small_stays(read, make_pdf):
    head = "The Harbour Papers of the Year"
    pages = [[(LEFT, 800, 20, head), *set_lines(["The first page speaks of the road."])]]
    pages += [
        [(LEFT, 810, 9, head), *set_lines([f"Page {word} speaks of schools."])]
        for word in ("two", "three", "four")
    ]
    document = read("a.pdf", make_pdf(pages))
    assert document.text.count(head) == 1
    assert document.title == head


def test_what_stands_on_two_pages_only_is_kept(read, make_pdf):
    pages = [[(LEFT, 810, 9, "Note well"), *set_lines([f"Words of page {n}."])] for n in "ab"]
    assert read("a.pdf", make_pdf(pages)).text.count("Note well") == 2


def test_a_number_that_does_not_count_with_the_pages_is_kept(read, make_pdf):
    pages = [[*set_lines(["Words."]), (LEFT, 40, 9, "2254")], set_lines(["More."])]
    assert "2254" in read("a.pdf", make_pdf(pages)).text


def test_items_stand_by_themselves(read, make_pdf):
    lines = ["The points of the day are:", "• the road and the bridge", "• the schools"]
    assert read("a.pdf", make_pdf([set_lines(lines)])).text.split("\n\n") == [
        "The points of the day are:",
        "the road and the bridge",
        "the schools",
    ]


def test_arabic_comes_out_in_the_order_in_which_it_is_read(read, tmp_path, qapp):
    from PySide6.QtGui import QPdfWriter, QTextDocument

    words = "عقد المجلس اجتماعه الأول في الميناء لبحث القرار ٢٢٥٤ وعودة العائلات."
    writer = QPdfWriter(str(tmp_path / "out.pdf"))
    document = QTextDocument()
    document.setHtml(f"<p dir=rtl>{words}</p>")
    document.print_(writer)
    del writer
    assert read("a.pdf", (tmp_path / "out.pdf").read_bytes()).text == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (6, "Its 6 pages are pictures."),
        (1, "Its page is a picture."),
    ],
)
def test_a_pdf_of_pictures_says_so(reason, make_pdf, count, words):
    whole = f"No text in this PDF. {words} Run text recognition, then add it again."
    assert reason("a.pdf", make_pdf([["picture"]] * count)) == whole


def test_pages_that_are_pictures_among_others_are_noted(read, make_pdf):
    document = read("a.pdf", make_pdf([set_lines(LINES), ["picture"]]))
    assert document.text == PARAGRAPH
    assert document.evidence["text"] == "1 of its 2 pages is a picture with little or no text"


def test_the_stamp_of_a_scanner_is_no_text(reason, make_pdf):
    stamped = make_pdf([[(LEFT, 30, 9, "Made by a scanner"), "picture"]] * 3)
    assert "Its 3 pages are pictures." in reason("a.pdf", stamped)


def test_an_empty_pdf_says_so(reason, make_pdf):
    assert reason("a.pdf", make_pdf([[], []])).startswith("No text in this PDF. Its 2 pages are")


def test_a_locked_pdf_says_so(reason, make_pdf):
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf([set_lines(LINES)])))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert reason("a.pdf", stream.getvalue()).startswith("This PDF is locked with a password.")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\ngarbage\x00\xff" * 9])
def test_a_damaged_pdf_says_so(reason, data):
    assert reason("a.pdf", data).startswith("This PDF is damaged and cannot be opened.")


def test_bytes_that_are_no_pdf_say_so(reason):
    assert "damaged or incomplete" in reason("a.pdf", b"\x00\x01\x02\xff" * 50)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.docx", "a.xyz"])
def test_a_pdf_is_known_whatever_its_name(read, make_pdf, name):
    assert read(name, make_pdf([set_lines(LINES)])).text == PARAGRAPH


def test_a_stated_title_that_reads_like_one_is_the_title(read, make_pdf):
    document = read("a.pdf", make_pdf([set_lines(LINES)], title="Talks about the road"))
    assert (document.title, document.title_origin) == ("Talks about the road", "document")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - road.docx", "road_final.pdf", "Untitled", "A4"]
)
def test_a_title_that_a_program_made_is_none(read, make_pdf, title):
    document = read("a.pdf", make_pdf([set_lines(LINES)], title=title))
    assert document.title_origin == "first words"


def test_the_date_of_the_file_is_no_date(read, make_pdf):
    document = read("a.pdf", make_pdf([set_lines(LINES)], title="Talks about the road"))
    assert document.date is None


@pytest.fixture
def printed(tmp_path, qapp):
    """Print paragraphs as a word processor does and return the bytes of the PDF."""
    from PySide6.QtGui import QPdfWriter, QTextDocument

    def to_pdf(paragraphs, direction):
        writer = QPdfWriter(str(tmp_path / "printed.pdf"))
        document = QTextDocument()
        document.setHtml("".join(f"<p dir={direction}>{words}</p>" for words in paragraphs))
        document.print_(writer)
        del writer
        return (tmp_path / "printed.pdf").read_bytes()

    return to_pdf


def test_lines_that_pdfium_runs_together_are_parted(read, printed):
    paragraphs = [
        f"{number} Schools come first: no town shall be without one, and no child shall walk for "
        "more than an hour. Teachers are paid from the common purse, books are free, and the "
        "language of the home is taught beside the language of the state."
        for number in range(1, 9)
    ]
    assert read("a.pdf", printed(paragraphs, "ltr")).text.split("\n\n") == paragraphs


def test_arabic_lines_that_pdfium_runs_together_come_in_their_order(read, printed):
    paragraphs = [
        "كتبت اللجنة المنتخبة في الربيع ما تراه حقا للبلدات على ضفاف النهر، وتطلب من كل من يقرأ "
        "هذه الصفحات أن يزن كلا منها بعناية قبل أن تجتمع الهيئة مرة أخرى في خريف هذا العام.",
        "المدارس أولا: لا تبقى بلدة بلا مدرسة، ولا يمشي طفل أكثر من ساعة. يتقاضى المعلمون أجورهم "
        "من المال العام والكتب مجانية وفق القرار ٢٢٥٤.",
    ] * 4
    assert read("a.pdf", printed(paragraphs, "rtl")).text.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    "form", ["{} | P a g e", "– {} –", "Seite {} von 4", "Page {} | 4", "[{}]", "{}/4"]
)
def test_page_numbers_of_many_forms_are_dropped(read, make_pdf, form):
    pages = [
        [*set_lines([f"On day {word} the council met."]), (290, 30, 9, form.format(number))]
        for number, word in enumerate(["one", "two", "three", "four"], 1)
    ]
    assert read("a.pdf", make_pdf(pages)).text.split("\n\n") == [
        f"On day {word} the council met." for word in ("one", "two", "three", "four")
    ]


def test_the_head_of_a_chapter_is_dropped_though_most_pages_have_another(read, make_pdf):
    pages = [
        [(LEFT, 810, 9, f"Part {number // 4 + 1}: on towns"), *set_lines([f"Words of page {n}."])]
        for number, n in enumerate("abcdefghijkl")
    ]
    assert "on towns" not in read("a.pdf", make_pdf(pages)).text


def test_days_of_saving_and_author_are_weak_findings(read, make_pdf):
    document = read("a.pdf", make_pdf([set_lines(LINES)], title="Talks about the road"))
    assert document.date is None
    assert [(f.field, f.value) for f in document.findings if f.strength == "weak"] == [
        ("date", "2024-06-05")
    ]


def test_letters_without_a_size_are_read(read, make_pdf):
    page = [(LEFT, 700 - 14 * number, 0, line) for number, line in enumerate(LINES)]
    assert "harbour" in read("a.pdf", make_pdf([page + set_lines(LINES[:1])])).text

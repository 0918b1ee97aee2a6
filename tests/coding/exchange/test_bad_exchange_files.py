# SPDX-License-Identifier: MIT
"""Files that cannot become a codebook: one clear sentence each, with the line where it is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standpoint.coding.codebook_file import default
from standpoint.coding.exchange import SUFFIXES, read_foreign, write_foreign
from standpoint.errors import CodebookError, ExportError

LAUGHS = "a: &a [lol, lol, lol, lol]\n" + "\n".join(
    f"{each}: &{each} [{', '.join(['*' + before] * 9)}]"
    for before, each in zip("abcdefgh", "bcdefghi", strict=True)
)
XML_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE CodeBook [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>"""
XML_FILE = """<?xml version="1.0"?>
<!DOCTYPE CodeBook [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="&a;"/></Codes></CodeBook>"""


def code(number, name="x", inner=""):
    guid = f"00000000-0000-4000-8000-{number:012d}"
    return f'<Code guid="{guid}" name="{name}" isCodable="true">{inner}</Code>'


def qdc(*codes):
    inner = "\n".join(codes)
    return f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>\n{inner}\n</Codes></CodeBook>'


BAD = [
    ("x.yml", "", 1, None, "the file is empty"),
    ("x.yml", "# only a comment\n", None, None, "the file is empty"),
    ("x.yml", "a: &a [*a]", 1, 8, "*a stands for something written elsewhere"),
    ("x.yml", "a: &a\n  b: *a", 2, 6, "may go in a circle"),
    ("x.yml", LAUGHS, 2, 8, "*a stands for something written elsewhere"),
    ("x.yml", "a: !!python/object:os.system [x]", 1, 4, "the tag tag:yaml.org,2002:python/object"),
    ("x.yml", "a: [b\nc: [d]", None, None, "this is not valid YAML"),
    ("x.yml", "a: 'b", None, None, "this is not valid YAML"),
    ("x.yml", "- a\n- b", 1, 1, "this is no dictionary: it has no categories"),
    ("x.yml", "a: [b]\nA : [c]", 2, 1, "another category is called “A” already"),
    ("x.yml", "a:\n  b: [c]\n  b: [d]", 3, 3, "another category is called “b” already"),
    ("x.yml", "a: [[b]]", 1, 5, "a list in a list has no name"),
    ("x.yml", "? [a]\n: [b]", 1, 3, "the name of a category is a text"),
    ("x.yml", "a: " + "[" * 5_000, 1, None, "nested too deeply"),
    ("x.yml", "a: [b]\n---\nc: [d]", 2, 1, "a second document"),
    ("x.yml", "{}", None, None, "there is no theme in it"),
    ("x.yml", "'': [a]", 1, None, "a category has no name"),
    ("x.yml", b"a: [b]\nc: [\xff\xe9]", 2, 5, "this is not UTF-8 text"),
    ("x.yml", b"a: [b\0]", 1, None, "a zero byte"),
    ("x.yml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, None, "this is not a text but a picture"),
    ("x.dic", "", 1, None, "the file is empty"),
    ("x.dic", "1\twork\n%\nword\t1", 1, 1, "starts with a line that holds only %"),
    ("x.dic", "%\n1\twork\nword\t1", 3, None, "a second line with only %"),
    ("x.dic", "%\nwork\n%\nword\t1", 2, 1, "a category is a number and a name"),
    ("x.dic", "%\n1\twork\n1\tplay\n%\nword\t1", 3, 1, "the number 1 has a category already"),
    ("x.dic", "%\n1\twork\n2\tWork\n%\nword\t1", 3, None, "another category is called “Work”"),
    ("x.dic", "%\n1\twork\n%\nword", 4, 5, "“word” has no category"),
    ("x.dic", "%\n²\twork\n%\nword\t1", 2, 1, "a category is a number and a name"),
    ("x.dic", f"%\n{'7' * 5_000}\twork\n%\nword\t1", 2, 1, "a category is a number and a name"),
    ("x.dic", "%\n%\nword\t1", None, None, "there is no theme in it"),
    ("x.dic", "%\n1\twork\n%\ngar\xe7on\t1".encode("cp1252"), 4, 4, "this is not UTF-8 text"),
    ("x.csv", "", 1, None, "the file is empty"),
    ("x.csv", "a,b\n1,2", 1, None, "the column “a” is not known"),
    ("x.csv", "rule\nword", 1, 1, "the first line names the columns"),
    ("x.csv", "theme,theme\na,b", 1, None, "stands twice"),
    ("x.csv", "theme,rule\n,word", 2, 1, "this row names no theme"),
    ("x.csv", "theme,rule\na,b NEAR c", 2, None, "rule “b NEAR c”, column 3: NEAR needs"),
    ("x.csv", 'theme,rule\n"a\nb",c\nd,e f (', 4, None, "rule “e f (”, column"),
    ("x.csv", "theme,language,rule\na,elvish,b", 2, None, "“elvish” is no language code"),
    ("x.csv", "theme,rule\na,b,c", 2, None, "this row has 3 cells and the first line 2"),
    ("x.csv", 'theme,rule\na,"b', 2, None, "this row cannot be read"),
    ("x.csv", "theme,rule\n", None, None, "there is no theme in it"),
    ("x.qdc", "", 1, None, "the file is empty"),
    ("x.qdc", "<CodeBook", 1, None, "this is not valid XML"),
    ("x.qdc", qdc(code(1)).replace("</Codes>", ""), 3, None, "this is not valid XML"),
    ("x.qdc", "<html/>", 1, 1, "this is no REFI-QDA codebook: its root is html"),
    ("x.qdc", '<CodeBook xmlns="urn:other"/>', 1, 1, "this is no REFI-QDA codebook"),
    ("x.qdc", XML_LAUGHS, 2, None, "it declares a document type or entities"),
    ("x.qdc", XML_FILE, 2, None, "it declares a document type or entities"),
    ("x.qdc", qdc(), None, None, "there is no theme in it"),
    ("x.qdc", qdc(code(1, "a"), code(2, "A")), 3, None, "another category is called “A” already"),
    ("x.qdc", qdc(code(1, "a"), code(1, "b")), 3, 1, "the guid of “a” in line 2."),
    ("x.qdc", qdc(code(1, "a", code(1, "b"))), 2, None, "a code cannot contain itself"),
    ("x.qdc", qdc(code(1, "")), 2, 1, "this code has no name"),
    ("x.qdc", qdc(*(code(n).removesuffix("</Code>") for n in range(70))), 61, 1, "too deeply"),
    ("x.qdc", '<?xml version="1.0" encoding="klingon"?>\n<CodeBook/>', 1, None, "not valid XML"),
    ("x.qdc", b'<CodeBook a="\xff\xfe"/>', 1, None, "this is not valid XML"),
    ("x.toml", b'name = "\xff"', 1, 9, "this is not UTF-8 text"),
    ("x.txt", "x", None, None, "“.txt” is no ending of a codebook file. Known are .toml"),
    ("x", "x", None, None, "it has no ending of a codebook file"),
]


@pytest.mark.parametrize(
    ("name", "content", "line", "column", "sentence"), BAD, ids=[f"{b[0]}-{b[4][:30]}" for b in BAD]
)
def test_a_bad_file_gets_one_sentence_with_its_place(
    tmp_path, name, content, line, column, sentence
):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(CodebookError) as caught:
        read_foreign(file)
    error = caught.value
    assert sentence in error.sentence
    assert str(error).startswith(name)
    assert "\n" not in str(error)
    assert len(str(error)) < 300
    if line is not None:
        assert error.line == line
        assert f"line {line}" in str(error)
    if column is not None:
        assert error.column == column


def test_a_file_that_is_not_there_or_no_file_gets_one_sentence(tmp_path):
    with pytest.raises(CodebookError, match=r"^There is no file none\.yml\.$"):
        read_foreign(tmp_path / "none.yml")
    (tmp_path / "folder.yml").mkdir()
    with pytest.raises(CodebookError, match=r"^folder\.yml is a folder\.$"):
        read_foreign(tmp_path / "folder.yml")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "huge.dic"
    with file.open("wb") as opened:
        opened.truncate(30_000_000)
    with pytest.raises(CodebookError, match=r"huge.dic has 30 MB. A codebook file has at most 20"):
        read_foreign(file)


def test_a_file_that_is_protected_and_a_folder_are_not_written_over(tmp_path):
    file = tmp_path / "kept.csv"
    file.write_text("kept", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(
        ExportError, match=r"^kept\.csv could .*: it may not be changed\. Choose another"
    ):
        write_foreign(default(), file)
    assert file.read_text(encoding="utf-8") == "kept"
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ExportError, match="a folder has this name"):
        write_foreign(default(), tmp_path / "folder.csv")
    with pytest.raises(ExportError, match=r"^x\.csv could not be written: its folder is not there"):
        write_foreign(default(), tmp_path / "none" / "x.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.csv", "kept.csv"]


FILES = sorted((Path(__file__).parent / "files").iterdir())
SMALL_TOML = b"""name = "x"
[[theme]]
id = "a"
label = "A"
colour = "#000000"
[[theme.facet]]
id = "b"
label = "B"
rules.en = ['c NEAR/3 d', { rule = "e", note = "f" }]
"""
SEEDS = [(file.suffix, file.read_bytes()) for file in FILES] + [(".toml", SMALL_TOML)]
PIECES = st.sampled_from(
    [b"", b"\n", b"\t", b"%", b"'", b'"', b"[", b"{", b"&a ", b"*a", b"<", b">", b"\xff", b"\0",
     b"!!x ", b"\xd8\x00", b"\xef\xbb\xbf", b"- ", b": ", b"<!DOCTYPE x>", b"99999999999999999999",
     b"NEAR", b"(", b",", b"=", b"\r", "²".encode(), b"\t" + b"7" * 5_000]
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), PIECES), min_size=1, max_size=4),
)
def test_a_damaged_file_is_read_or_refused_but_never_breaks_the_program(
    tmp_path_factory, seed, damages
):
    suffix, content = seed
    assert suffix in SUFFIXES
    for share, gone, put in damages:
        at = int(share * len(content))
        content = content[:at] + put + content[at + gone :]
    file = tmp_path_factory.mktemp("damaged") / f"x{suffix}"
    file.write_bytes(content)
    said = ""
    try:
        read_foreign(file)
    except CodebookError as error:
        said = str(error)
    assert "\n" not in said

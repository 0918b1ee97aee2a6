# SPDX-License-Identifier: MIT
"""Files and folders that are dropped become one list; nothing is lost on the way."""

from __future__ import annotations

import os

import pytest

from standpoint.documents import find


def grow(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def names(root, found):
    return [path.relative_to(root).as_posix() for path in found]


def test_a_folder_is_walked_in_the_order_in_which_people_count(tmp_path):
    grow(tmp_path, "report 10.txt", "Report 2.txt", "b/1.txt", "report 1.txt", "B2.txt", "a.md")
    assert names(tmp_path, find([tmp_path])) == [
        "a.md",
        "b/1.txt",
        "B2.txt",
        "report 1.txt",
        "Report 2.txt",
        "report 10.txt",
    ]


def test_the_litter_of_systems_is_passed_over_in_folders(tmp_path):
    grow(
        tmp_path,
        *("a.txt", ".DS_Store", "Thumbs.db", "desktop.ini", "._a.txt", "~$a.docx"),
        *("__MACOSX/a.txt", ".git/config", ".hidden/b.txt", ".~lock.a.docx#"),
    )
    assert names(tmp_path, find([tmp_path])) == ["a.txt"]


def test_hidden_files_are_passed_over_in_folders_and_read_when_they_are_named(tmp_path):
    grow(tmp_path, "a.txt", ".env", ".gitignore", ".notes.txt")
    assert names(tmp_path, find([tmp_path])) == ["a.txt"]
    assert names(tmp_path, find([tmp_path / ".notes.txt"])) == [".notes.txt"]


def test_a_file_of_an_unknown_format_is_never_dropped(tmp_path):
    grow(tmp_path, "a.xyz", "b.csv", "c")
    assert names(tmp_path, find([tmp_path])) == ["a.xyz", "b.csv", "c"]


def test_what_is_named_itself_is_returned_whatever_it_is(tmp_path):
    grow(tmp_path, "._a.txt")
    named = [tmp_path / "._a.txt", tmp_path / "none.txt"]
    assert find(named) == named


def test_files_keep_the_order_in_which_they_were_given_and_come_once(tmp_path):
    grow(tmp_path, "a.txt", "b.txt")
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    assert find([b, a, b, tmp_path]) == [b, a]


def test_an_empty_folder_holds_nothing(tmp_path):
    assert find([tmp_path]) == []


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_in_a_circle_end(tmp_path):
    grow(tmp_path, "in/a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path, find([tmp_path])) == ["in/a.txt", "self"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
@pytest.mark.parametrize("name", [".loop", "__MACOSX", ".#report.txt"])
def test_a_link_that_cannot_be_followed_costs_no_other_file_of_its_folder(tmp_path, name):
    grow(tmp_path, "report.txt", "two.txt")
    (tmp_path / name).symlink_to(tmp_path / name)
    left = [one for one in names(tmp_path, find([tmp_path])) if one != "__MACOSX"]
    assert left == ["report.txt", "two.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_cannot_be_opened_is_not_dropped(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert find([tmp_path]) == [closed]
    closed.chmod(0o700)


def test_a_folder_that_fails_while_it_is_walked_is_not_dropped(tmp_path, monkeypatch):
    grow(tmp_path, "a.txt", "gone/b.txt")
    scan = os.scandir

    def fail(path):
        if str(path).endswith("gone"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", fail)
    assert names(tmp_path, find([tmp_path])) == ["a.txt", "gone"]

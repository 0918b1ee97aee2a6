# SPDX-License-Identifier: MIT
"""A file is written whole or not at all, and a refusal says why in one sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from standpoint.errors import ExportError
from standpoint.replacing import replace_file


def test_a_folder_that_has_gone_is_named(tmp_path):
    with pytest.raises(ExportError) as refused:
        replace_file(tmp_path / "gone" / "c.json", b"{}")
    assert str(refused.value) == (
        "c.json could not be written: its folder is not there. Choose a folder that exists."
    )


def test_a_folder_of_that_name_is_left_alone(tmp_path):
    (tmp_path / "c.json").mkdir()
    with pytest.raises(ExportError, match="a folder has this name"):
        replace_file(tmp_path / "c.json", b"{}")


def test_a_protected_file_is_left_as_it_was(tmp_path):
    file = tmp_path / "c.json"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(ExportError, match=r"may not be changed\. Choose another"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["c.json"]


@pytest.mark.skipif(os.name != "posix", reason="folders have no such flag elsewhere")
def test_a_protected_folder_is_left_as_it_was(tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    folder.chmod(0o555)
    with pytest.raises(ExportError, match="folder or disk is read-only"):
        replace_file(folder / "c.json", b"new")
    folder.chmod(0o755)
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path, monkeypatch):
    file = tmp_path / "c.json"
    file.write_bytes(b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"its disk is full\. Free some space"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["c.json"]


def test_a_new_file_may_be_read_like_any_other_and_an_old_one_keeps_its_mode(tmp_path):
    plain, new, old = (tmp_path / name for name in ("plain", "new", "old"))
    plain.write_bytes(b"")
    replace_file(new, b"1")
    assert new.stat().st_mode == plain.stat().st_mode
    old.write_bytes(b"1")
    old.chmod(0o640)
    replace_file(old, b"2")
    assert old.stat().st_mode & 0o777 == 0o640
    assert old.read_bytes() == b"2"


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_goes_on_pointing_at_the_file_that_is_written(tmp_path):
    target = tmp_path / "target.json"
    target.write_bytes(b"old")
    link = tmp_path / "link.json"
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert Path(os.path.realpath(link)) == target.resolve()

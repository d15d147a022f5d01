"""Copies that a service or a hand has laid beside a programme are pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.commands import run
from facilitator.synced import copies_beside

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

COPIES = (
    "data (1).facilitator",
    "data (Dee's conflicted copy 2026-11-23).facilitator",
    "data - Copy (2).facilitator",
    "data - Copy.facilitator",
    "data-LAPTOP-7Q.facilitator",
)
OTHERS = ("data.facilitator", "data-backup.facilitator", "data 2026.facilitator", "data (1).txt")


def test_copies_are_told_from_other_programmes(tmp_path: Path) -> None:
    for name in (*COPIES, *OTHERS):
        (tmp_path / name).touch()
    assert copies_beside(tmp_path / "data.facilitator") == COPIES
    assert copies_beside(tmp_path / "gone" / "data.facilitator") == ()


def test_a_command_says_so_beside_its_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text("Name\nSiân\n", "utf-8")
    path = tmp_path / "data.facilitator"
    assert run(["import", str(tmp_path / "list.csv"), "--into", str(path)], lambda _: 0) == 0
    (tmp_path / COPIES[1]).write_bytes(path.read_bytes())
    capsys.readouterr()
    assert run(["check", str(path)], lambda _: 0) == 0
    assert COPIES[1] in capsys.readouterr().err

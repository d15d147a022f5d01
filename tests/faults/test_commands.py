"""Commands on names that lead nowhere and on disks without room: a sentence, and nothing left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.commands import run
from tests.faults.mounts import small_disk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _without_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACILITATOR_PASSPHRASE", raising=False)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text("Name\nSiân\n", "utf-8")
    return tmp_path / "list.csv"


def code_of(*words: str | Path) -> int:
    return run([str(word) for word in words], lambda _request: 0)


@pytest.mark.parametrize("command", ["check", "backup", "undo"])
def test_a_name_that_leads_round_in_a_circle_is_not_there(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop.facilitator"
    loop.symlink_to(loop)
    assert code_of(command, loop) == 3
    assert "loop.facilitator" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [loop.name]


def test_a_full_disk_is_told_and_no_half_file_stays(
    tmp_path: Path, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme = tmp_path / "p.facilitator"
    assert code_of("import", people, "--into", programme) == 0
    with small_disk(tmp_path / "full", 8) as disk:
        (disk / "pad").write_bytes(bytes(4096))
        for words in (
            ("import", people, "--into", disk / "n.facilitator"),
            ("training-copy", programme, "--to", disk / "t.facilitator"),
            ("export", programme, "--to", disk / "all.xlsx"),
            ("export", programme, "--to", disk / "tables"),
            ("history", programme, "--to", disk / "history.jsonl"),
        ):
            capsys.readouterr()
            assert code_of(*words) == 3, words
            assert "full" in capsys.readouterr().err
            left = {path.name for path in disk.rglob("*") if path.is_file()}
            assert left <= {"pad", "Organisations.csv"}, words

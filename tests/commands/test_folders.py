"""Where a programme is made, and which backup comes back by itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from facilitator.commands.main import run
from facilitator.store.backup import backups_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from facilitator.window_request import WindowRequest


def _no_window(_request: WindowRequest) -> int:
    raise AssertionError


def test_a_synced_folder_is_refused_until_somebody_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Email\nAnn Lloyd,ann@example.org\n", encoding="utf-8")
    into = tmp_path / "Dropbox" / "x.facilitator"
    words = ["import", str(people), "--into", str(into)]
    assert run(words, _no_window) == 3
    assert "Dropbox" in capsys.readouterr().err
    assert not into.parent.exists()
    assert run([*words, "--anywhere"], _no_window) == 0
    assert into.is_file()
    capsys.readouterr()
    # Opening what lies there is warned of, and done.
    assert run(["check", str(into)], _no_window) == 0
    assert "Dropbox" in capsys.readouterr().err


def test_the_newest_backup_that_is_sound_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.facilitator"
    for name in ("Ann Lloyd", "Bedwyr Rees"):
        people = tmp_path / "people.csv"
        people.write_text(f"Name\n{name}\n", encoding="utf-8")
        assert run(["import", str(people), "--into", str(path)], _no_window) == 0
        assert run(["backup", str(path)], _no_window) == 0
    newest, older = (one.path for one in backups_of(path))
    newest.write_bytes(newest.read_bytes()[:-5000])
    capsys.readouterr()
    assert run(["restore", str(path), "--json"], _no_window) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["restored"] == str(older)
    assert newest.name in said.err
    older.write_bytes(b"nothing")
    assert run(["restore", str(path)], _no_window) == 3

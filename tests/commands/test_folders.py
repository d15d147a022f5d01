"""Where a programme is made: never by itself in a folder that is copied to other computers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.commands.main import run

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

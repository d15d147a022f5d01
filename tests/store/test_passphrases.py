"""What a file is made with: long enough, and never by a build that cannot encrypt."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.commands import run
from facilitator.errors import RuleBroken
from facilitator.store.opening import ProgrammeFile
from tests.support.programmes import PASSPHRASE, TODAY

if TYPE_CHECKING:
    from pathlib import Path

SHORT = "eleven char"
# The module of another SQLite under the name of the one that encrypts.
WITHOUT_CIPHER = """
import sqlite3, sys, types
package = types.ModuleType("sqlcipher3")
package.dbapi2 = sqlite3
sys.modules["sqlcipher3"], sys.modules["sqlcipher3.dbapi2"] = package, sqlite3
from facilitator.commands import run
raise SystemExit(run(sys.argv[1:], lambda request: 0))
"""


def test_a_short_passphrase_makes_no_file_and_changes_none(tmp_path: Path) -> None:
    path = tmp_path / "x.facilitator"
    with pytest.raises(RuleBroken, match="passphrase_short"):
        ProgrammeFile.create(path, SHORT, Clock(TODAY))
    assert not list(tmp_path.iterdir())
    ProgrammeFile.create(path, PASSPHRASE, Clock(TODAY)).close()
    file = ProgrammeFile.open(path, PASSPHRASE, Clock(TODAY), backs_up=False)
    before = path.read_bytes()
    with pytest.raises(RuleBroken, match="passphrase_short"):
        file.change_passphrase(SHORT)
    file.close()
    assert path.read_bytes() == before


def test_a_command_that_would_make_a_file_says_how_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", SHORT)
    (tmp_path / "list.csv").write_text("Name\nSiân\n", "utf-8")
    words = ["import", str(tmp_path / "list.csv"), "--into", str(tmp_path / "x.facilitator")]
    assert run(words, lambda _request: 0) == 3
    assert "12" in capsys.readouterr().err
    assert not (tmp_path / "x.facilitator").exists()


@pytest.mark.parametrize("passphrase", [PASSPHRASE, ""])
def test_a_build_without_cipher_refuses_to_create(tmp_path: Path, passphrase: str) -> None:
    (tmp_path / "list.csv").write_text("Name\nSiân\n", "utf-8")
    words = ["import", str(tmp_path / "list.csv"), "--into", str(tmp_path / "x.facilitator")]
    made = subprocess.run(
        [sys.executable, "-c", WITHOUT_CIPHER, *words],
        env={**os.environ, "FACILITATOR_PASSPHRASE": passphrase, "LANG": "en_GB.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert made.returncode == 3
    assert "encrypt" in made.stderr
    assert "Traceback" not in made.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]

"""Every file of the nasty list through the command: the outcome, the keys, nothing left beside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from facilitator.commands.main import run
from tests.interchange import nasty

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "": {"outcome", "imported", "changed", "skipped", "rejected", "questions", "warnings"},
    "rejected": {"row", "why"},
    "questions": {"row", "what", "choices"},
    "warnings": {"row", "what"},
}
CODES = {nasty.IMPORTED: 0, nasty.ASKED: 3, nasty.REFUSED: 3}


def no_window(_request: object) -> int:
    raise AssertionError("a window was asked for")


@pytest.fixture(autouse=True)
def _without_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACILITATOR_PASSPHRASE", raising=False)


@pytest.mark.parametrize("name", nasty.NAMES)
def test_a_nasty_file_ends_as_it_must(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, outcome, people = nasty.made(name, tmp_path)
    there = set(tmp_path.iterdir())
    into = tmp_path / "new.facilitator"
    words = ["import", str(path), "--into", str(into), "--today", "2026-11-23", "--json"]
    code = run(words, no_window)
    answer = json.loads(capsys.readouterr().out)
    assert (answer["outcome"], code) == (outcome, CODES[outcome])
    assert set(answer) == KEYS[""]
    for part in ("rejected", "questions", "warnings"):
        assert all(set(entry) == KEYS[part] for entry in answer[part])
    assert bool(answer["questions"]) == (outcome == nasty.ASKED)
    if outcome == nasty.IMPORTED:
        assert answer["imported"] == people
        return
    assert set(tmp_path.iterdir()) == there
    assert answer["imported"] == answer["changed"] == 0
    if outcome == nasty.REFUSED:
        assert answer["rejected"][0]["row"] is None
        assert answer["rejected"][0]["why"].endswith(".")
        return
    (answers := tmp_path / "answers.json").write_text('"default"', "utf-8")
    assert run([*words, "--answers", str(answers)], no_window) == 0
    assert json.loads(capsys.readouterr().out)["imported"] == people

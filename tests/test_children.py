"""Processes beside the program: they know our packages, and not the passphrase."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING

from facilitator.children import PASSPHRASE, started
from facilitator.papers.rendering import PaperMill
from tests.support.desk import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SECRET = "llong hwylio goch"


def test_no_child_is_told_the_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, SECRET)
    monkeypatch.setenv("FACILITATOR_LANGUAGE", "cy")
    with started("tests.support.told") as child:
        told, _ = child.communicate(timeout=60)
    assert json.loads(told)["environment"]["FACILITATOR_LANGUAGE"] == "cy"
    assert SECRET not in told


def test_a_stray_module_in_the_folder_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise RuntimeError('stray')\n")
    monkeypatch.chdir(tmp_path)
    with started("facilitator.pairing.solve_child") as child:
        out, _ = child.communicate(json.dumps({"puzzle": None, "what_if": []}) + "\n", timeout=60)
    assert "stray" not in out
    mill = PaperMill()
    mill.warm_up()
    mill.close()


def test_no_other_process_is_started_with_the_whole_environment() -> None:
    """Every call of `subprocess` hands an environment of its own over."""
    for folder in ("facilitator", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("subprocess."):
                    assert "env" in {keyword.arg for keyword in node.keywords}, path

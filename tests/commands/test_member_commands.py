"""Rest, return and stepping out by command: seen in the week and taken back by undo."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Command = Callable[..., Ran]

MIXED = Path(__file__).parent.parent / "data" / "history" / "3-mixed-071"
TODAY = json.loads((MIXED / "programme.json").read_text(encoding="utf-8"))["today"]
AHEAD = dt.date.fromisoformat(TODAY) + dt.timedelta(days=7)


@pytest.fixture
def mixed(command: Command, tmp_path: Path) -> Path:
    """A programme made of the mixed example."""
    path = tmp_path / "mixed.facilitator"
    assert command("import-history", MIXED, "--into", path).code == 0
    return path


def rows_of(command: Command, path: Path) -> list[dict[str, str]]:
    """The rows of the week on the example's own day."""
    rows: list[dict[str, str]] = command("week", path, "--today", TODAY, "--json").json["rows"]
    return rows


def coach_in_a_row(command: Command, path: Path) -> tuple[str, set[str]]:
    """The coach of a pairing that has a row, and all pairings of that coach."""
    subjects = {row["subject"] for row in rows_of(command, path)}
    with (MIXED / "pairings.csv").open(encoding="utf-8", newline="") as file:
        pairings = list(csv.DictReader(file))
    coach = next(one["coach"] for one in pairings if one["id"] in subjects)
    return coach, {one["id"] for one in pairings if coach in (one["coach"], one["coachee"])}


def test_whoever_rests_is_in_no_row_until_they_are_back(command: Command, mixed: Path) -> None:
    before = rows_of(command, mixed)
    code, theirs = coach_in_a_row(command, mixed)
    answer = command("pause", mixed, "--person", code, "--on", TODAY, "--json").json
    assert (answer["person"], answer["on"]) == (code, TODAY)
    assert not theirs & {row["subject"] for row in rows_of(command, mixed)}
    assert command("resume", mixed, "--person", code, "--on", TODAY).code == 0
    assert rows_of(command, mixed) == before
    again = command("resume", mixed, "--person", code, "--on", TODAY)
    assert (again.code, again.out) == (3, "")
    assert again.err


def test_stepping_out_ends_what_runs_and_is_one_undo(command: Command, mixed: Path) -> None:
    before = command("figures", mixed, "--today", TODAY, "--json").json
    code, theirs = coach_in_a_row(command, mixed)
    assert command("leave", mixed, "--person", code, "--on", TODAY).code == 0
    assert not theirs & {row["subject"] for row in rows_of(command, mixed)}
    assert command("undo", mixed).code == 0
    assert command("figures", mixed, "--today", TODAY, "--json").json == before


def test_stepping_out_calls_sessions_off_and_leaves_promises_to_be_decided(
    command: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "history"
    shutil.copytree(MIXED, folder)
    with (folder / "sessions.csv").open("a", encoding="utf-8") as file:
        file.write(f"S9001,A002,{AHEAD},arranged,60,,no,,{TODAY}\n")
    path = tmp_path / "arranged.facilitator"
    assert command("import-history", folder, "--into", path).code == 0
    before, after = tmp_path / "before", tmp_path / "after"
    assert command("export", path, "--history", before).code == 0
    assert command("leave", path, "--person", "P002", "--on", TODAY).code == 0
    assert command("export", path, "--history", after).code == 0

    def lines(name: str, folder: Path) -> list[str]:
        return (folder / f"{name}.csv").read_text("utf-8").splitlines()

    assert any("arranged" in one for one in lines("sessions", before))
    assert not any("arranged" in one for one in lines("sessions", after))
    assert lines("commitments", before) == lines("commitments", after)


@pytest.mark.parametrize("name", ["pause", "resume", "leave"])
def test_an_unknown_person_or_day_is_said_plainly(command: Command, mixed: Path, name: str) -> None:
    unknown = command(name, mixed, "--person", "PXX", "--on", TODAY)
    assert unknown.code == 3
    assert "PXX" in unknown.err
    assert command(name, mixed, "--person", "P001", "--on", "tomorrow").code == 2
    assert command(name, mixed).code == 2

"""Own data and erasing by command: files that can be read, totals that stay."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Ran

    Command = Callable[..., Ran]

MIXED = Path(__file__).parent.parent / "data" / "history" / "3-mixed-071"
TODAY = json.loads((MIXED / "programme.json").read_text(encoding="utf-8"))["today"]


@pytest.fixture
def mixed(command: Command, tmp_path: Path) -> Path:
    """A programme made of the mixed example."""
    path = tmp_path / "mixed.facilitator"
    assert command("import-history", MIXED, "--into", path).code == 0
    return path


def test_own_data_is_written_as_pdf_json_and_csv(
    command: Command, mixed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own data"
    answer = command("own-data", mixed, "--person", "P001", "--to", folder, "--json").json
    assert answer["person"] == "P001"
    assert answer["tables"]["pairing"] >= 1
    assert sorted({path.suffix for path in folder.iterdir()}) == [".csv", ".json", ".pdf"]
    assert sorted(answer["files"]) == sorted(str(path) for path in folder.iterdir())


def test_who_asks_about_their_record_is_answered_within_a_month(
    command: Command, mixed: Path
) -> None:
    start = ("asked", mixed, "--json", "--today", "2026-01-31")
    before = command(*start).json["waiting"]
    noted = command(*start, "--person", "P001").json
    assert "28 February 2026" in noted["said"]
    [one] = [line for line in noted["waiting"] if line not in before]
    assert (one["person"], one["asks"], one["due"]) == ("P001", "see", "2026-02-28")
    assert one["days_left"] == 28
    assert command("asked", mixed, "--today", "2026-01-31").out.startswith("P001: by ")
    assert command(*start, "--person", "P001").code == 3
    early = command(*start, "--person", "P001", "--answered", "--on", "2026-01-30")
    assert (early.code, early.out) == (3, "")
    assert command(*start, "--person", "P001", "--answered").json["waiting"] == before
    assert command(*start, "--person", "P001", "--answered").code == 3
    assert command(*start, "--answered").code == 2
    assert command(*start, "--person", "nobody").code == 3


def test_each_cohort_keeps_its_records_for_its_own_months(command: Command, mixed: Path) -> None:
    asked = ("retention", mixed, "--today", TODAY, "--json")
    before = command(*asked).json
    one = before["cohorts"][0]
    assert (one["months"], one["own"]) == (before["usual"], False)
    changed = command(*asked, "--cohort", one["code"], "--months", "60").json["cohorts"][0]
    assert (changed["months"], changed["own"]) == (60, True)
    assert changed["from"] > one["from"]
    text = command("retention", mixed, "--today", TODAY).out
    assert "60 months, its own number" in text
    assert command("undo", mixed).code == 0
    assert command(*asked).json == before
    for wrong in (("--months", "60"), ("--cohort", "C1", "--months", "0"), ("--cohort", "C1")):
        assert command("retention", mixed, *wrong).code == 2
    unknown = command("retention", mixed, "--cohort", "nobody", "--months", "usual")
    assert (unknown.code, unknown.out) == (3, "")


def test_a_pseudonym_keeps_every_figure_and_its_name_is_gone(command: Command, mixed: Path) -> None:
    asked = ("figures", mixed, "--today", TODAY, "--json")
    before = command(*asked).json
    name = next(
        one["name"]
        for one in command("list", "people", mixed, "--json").json
        if one["code"] == "P001"
    )
    answer = command("erase", mixed, "--person", "P001", "--mode", "pseudonymise", "--json").json
    assert answer["images_erased"] > 0
    assert command(*asked).json == before
    assert not re.search(rf"{name}\b".encode(), mixed.read_bytes())
    assert command("check", mixed).code == 0
    assert command("undo", mixed).code == 3


def test_removing_names_the_backups_that_still_hold_somebody(command: Command, mixed: Path) -> None:
    assert command("backup", mixed).code == 0
    answer = command("erase", mixed, "--person", "P001", "--mode", "remove", "--json").json
    assert [set(one) for one in answer["backups"]] == [{"file", "made", "gone_by"}]
    assert "P001" not in {one["code"] for one in command("list", "people", mixed, "--json").json}
    assert command("check", mixed, "--json").json["ledger_minutes"] == 0


def test_the_history_of_one_person_holds_their_steps_and_no_others(
    command: Command, mixed: Path
) -> None:
    assert command("restrict", mixed, "--person", "P002").code == 0
    assert command("restrict", mixed, "--person", "P002", "--lift").code == 0
    assert command("restrict", mixed, "--person", "P005").code == 0
    newest = command("history", mixed, "--person", "P002", "--json").json
    assert [line["step"] for line in newest] == [3, 2, 1]
    assert len(command("history", mixed, "--person", "P002", "--most", "1", "--json").json) == 1
    assert command("history", mixed, "--person", "PXX").code == 3
    assert command("history", mixed, "--most", "-1").code == 2


def test_a_file_kept_by_a_restore_is_named_too(command: Command, mixed: Path) -> None:
    assert command("backup", mixed).code == 0
    previewed = command("restore", mixed, "--preview", "--json").json
    assert (previewed["lost"], previewed["gained"]) == ([], [])
    kept = Path(command("restore", mixed, "--json").json["kept"])
    answer = command("erase", mixed, "--person", "P001", "--mode", "remove", "--json").json
    assert (kept.name, None) in {(one["file"], one["gone_by"]) for one in answer["backups"]}
    papers = answer["papers_erased"]
    assert len(papers) == len(set(papers))
    (lost,) = command("restore", mixed, "--preview", "--json").json["lost"][:1]
    assert "P001" in lost["what"]
    assert command("restore", mixed, "--preview").code == 0
    assert "P001" not in {one["code"] for one in command("list", "people", mixed, "--json").json}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("own-data", "--person", "PXX", "--to", "out"), 3),
        (("own-data", "--to", "out"), 2),
        (("erase", "--person", "PXX", "--mode", "remove"), 3),
        (("erase", "--person", "P001", "--mode", "burn"), 2),
        (("erase", "--person", "P001"), 2),
    ],
)
def test_what_cannot_be_is_refused(
    command: Command, mixed: Path, words: tuple[str, ...], code: int
) -> None:
    first, *rest = words
    ran = command(first, mixed, *rest)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err

"""`board`, `readiness`, `credentials` and `expectations` from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from facilitator.sample.building import build_sample
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--today", TODAY.isoformat())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exchange") / "sample.facilitator"
    build_sample(path, TODAY)
    return path


def test_the_board_keeps_minutes_and_uses_apart(command: Callable[..., Any], file: Path) -> None:
    answer = command("board", file, "--json", *ON).json
    given = [one for one in answer["given"] if one["taken_back_on"] is None]
    assert answer["minutes"] == sum(one["minutes"] for one in given)
    assert answer["uses"] == sum(one["uses"] for one in given)
    assert answer["asks"]
    assert answer["could_meet"][0]["why"].endswith(".")
    assert answer["mutual_aid"][0]["one_gave"] == {"minutes": 180, "uses": 0}
    assert "B01" in command("board", file, *ON).out


def test_readiness_says_why_in_the_language_asked_for(
    command: Callable[..., Any], file: Path
) -> None:
    answer = command("readiness", file, "--json", *ON).json
    assert {one["standing"] for one in answer} == {"ready", "with_supervision", "not_yet"}
    assert all(one["why"] for one in answer)
    welsh = command("readiness", file, "--language", "cy", *ON)
    assert "yn barod" in welsh.out


def test_a_credential_log_is_written_and_adds_up(
    command: Callable[..., Any], file: Path, tmp_path: Path
) -> None:
    to = tmp_path / "log.xlsx"
    answer = command(
        "credentials", file, "--person", "P003", "--columns", "icf", "--to", to, "--json", *ON
    ).json
    assert answer["paid_by_exchange_minutes"] == min(
        answer["given_minutes"], answer["received_minutes"]
    )
    assert (
        answer["pro_bono_minutes"] == answer["given_minutes"] - answer["paid_by_exchange_minutes"]
    )
    hours = sum(one["paid_hours"] + one["pro_bono_hours"] for one in answer["rows"])
    assert hours == pytest.approx(answer["given_minutes"] / 60, abs=0.02)
    assert openpyxl.load_workbook(to).active is not None
    ran = command("credentials", file, "--person", "P999", *ON)
    assert (ran.code, ran.out) == (3, "")
    assert "P999" in ran.err


def test_expectations_name_nobody_and_hide_small_numbers(
    command: Callable[..., Any], file: Path
) -> None:
    asked = ("expectations", file, "--cohort", "C2", "--json")
    inside, outside = command(*asked).json, command(*asked, "--leaving").json
    assert inside["promises_kept"]["middle"]["people"] == 9
    assert outside["rules"] == inside["rules"]
    assert inside["rules"]["chosen"] is True
    for wave in outside["community"].values():
        assert not any(0 < slips < 5 for slips in wave.values() if slips is not None)
    assert command("expectations", file, "--cohort", "C9").code == 3


def test_a_board_is_pinned_up_without_names_that_were_not_agreed(
    command: Callable[..., Any], file: Path, tmp_path: Path
) -> None:
    said = command("papers", file, "--plan", "board", "--language", "en", "--json", *ON)
    text = str(said.json)
    asker = command("board", file, "--json", *ON).json["asks"][0]
    assert asker["title"] in text
    assert asker["whose"] not in text
    ran = command("print", "board", file, "--to", tmp_path, *ON)
    assert ran.code == 0
    assert list(tmp_path.glob("board-*.pdf"))


def test_the_sheet_of_expectations_prints_no_answers(
    command: Callable[..., Any], file: Path
) -> None:
    for kind in ("expectations", "expectations-again"):
        ran = command(
            "papers", file, "--plan", kind, "--cohort", "C2", "--language", "en", "--json", *ON
        )
        assert ran.code == 0
        sheet = ran.json[0]
        assert "Version 1" in str(sheet) or kind == "expectations-again"
        assert "to talk about" not in str(sheet)

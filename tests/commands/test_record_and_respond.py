"""`facilitator record` and `facilitator respond`, from outside."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from facilitator.interchange.history_folder import write_history
from facilitator.sessions.codes import slip_code
from tests.reciprocity.histories import day, pairing, record, session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Command = Callable[..., Ran]

TODAY = "--today=2026-06-30"
SLIP = slip_code("A014")


@pytest.fixture
def programme(command: Command, tmp_path: Path) -> Path:
    """A pairing with three days missed, and one session that waits for its slip."""
    history = record(
        pairings=(pairing("A014", "P1", "P2", contracted_sessions=6),),
        sessions=(
            *(
                session(f"S{at}", "A014", when, "no_show_coach", minutes=0)
                for at, when in enumerate(("2026-03-05", "2026-04-02", "2026-05-07"))
            ),
            session("S9", "A014", "2026-06-25", "arranged", recorded_on=day("2026-06-01")),
        ),
    )
    folder, path = tmp_path / "history", tmp_path / "p.facilitator"
    write_history(history, folder)
    assert command("import-history", folder, "--into", path).code == 0
    return path


def slip(command: Command, path: Path, code: str, *more: str) -> Ran:
    return command("record", path, "--slip", code, "--outcome", "1", TODAY, *more)


def test_a_slip_gives_the_session_that_waited_its_outcome(
    command: Command, programme: Path
) -> None:
    answer = slip(command, programme, SLIP, "--minutes", "60", "--json").json
    assert answer == {
        "slip": SLIP, "session": "S9", "pairing": "A014", "date": "2026-06-25", "status": "held",
        "minutes": 60, "told_by": "slip", "recorded_on": "2026-06-30",
    }  # fmt: skip
    figures = command("figures", programme, TODAY, "--json").json
    assert figures["people"]["P1"]["given"] == 60


def test_the_same_slip_twice_says_when_it_was_recorded(command: Command, programme: Path) -> None:
    assert slip(command, programme, SLIP, "--minutes", "60").code == 0
    again = slip(command, programme, SLIP.lower(), "--minutes", "60")
    assert (again.code, again.out) == (3, "")
    assert "30 June 2026" in again.err
    assert "25 June 2026" in again.err
    other_day = slip(command, programme, SLIP, "--date", "2026-06-29", "--json")
    assert other_day.json["date"] == "2026-06-29"


def test_any_wrong_digit_and_any_swap_is_refused(command: Command, programme: Path) -> None:
    wrong = [
        SLIP[:at] + digit + SLIP[at + 1 :]
        for at, sign in enumerate(SLIP)
        if sign.isdigit()
        for digit in "0123456789"
        if digit != sign
    ]
    signs = SLIP.replace("-", "")
    swaps = [
        signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
        for at in range(len(signs) - 1)
        if signs[at] != signs[at + 1]
    ]
    for typed in (*wrong, *swaps, "A014", "", "Z999-1"):
        refused = slip(command, programme, typed)
        assert (refused.code, refused.out) == (3, ""), typed
    assert slip(command, programme, signs, "--json").json["session"] == "S9"


@pytest.mark.parametrize(
    ("words", "status", "minutes"),
    [
        (("1", "--minutes", "40"), "held_short", 40),
        (("2",), "no_show_coachee", 0),
        (("3", "--minutes", "60"), "no_show_coach", 0),
        (("4",), "cancelled_in_time_coachee", 0),
        (("4", "--by", "employer"), "employer_cancelled", 0),
        (("5", "--by", "coach"), "late_cancel_coach", 0),
    ],
)
def test_every_box_of_the_slip(
    command: Command, programme: Path, words: tuple[str, ...], status: str, minutes: int
) -> None:
    answer = command("record", programme, "--slip", SLIP, "--outcome", *words, TODAY, "--json").json
    assert (answer["status"], answer["minutes"]) == (status, minutes)


def test_what_is_no_box_is_no_command(command: Command, programme: Path) -> None:
    assert command("record", programme, "--slip", SLIP, "--outcome", "6").code == 2


def test_the_pairing_is_named_with_its_history(command: Command, programme: Path) -> None:
    answer = command("respond", programme, "--person", "P1", TODAY, "--json").json
    assert answer["person"] == "P1"
    assert answer["proposed"] == "quiet_word"
    (because,) = answer["because"]
    assert {key: because[key] for key in ("rule", "count", "limit", "of")} == {
        "rule": "pattern_of_missed", "count": 3, "limit": 3, "of": 3,
    }  # fmt: skip
    assert [fact["date"] for fact in because["facts"]] == ["2026-03-05", "2026-04-02", "2026-05-07"]
    assert answer["steps"] == []
    nobody = command("respond", programme, "--person", "P2", TODAY, "--json").json
    assert (nobody["proposed"], nobody["because"]) == (None, [])
    assert command("respond", programme, "--person", "P9", TODAY).code == 3


def test_the_answer_in_words_in_both_languages(command: Command, programme: Path) -> None:
    said = command("respond", programme, "--person", "P1", TODAY).out
    assert "Could be thought of: a quiet word." in said
    assert "Missed on 3 of 3 days; the rule is 3" in said
    welsh = command("respond", programme, "--person", "P1", TODAY, "--language=cy").out
    assert "2026-03-05" in welsh
    assert "Could be" not in welsh


def test_asking_writes_nothing(command: Command, programme: Path, tmp_path: Path) -> None:
    def steps() -> int:
        return int(command("check", programme, "--json").json["steps"])

    before = steps()
    for code in ("P1", "P2", "P3"):
        assert command("respond", programme, "--person", code, TODAY, "--json").code == 0
    assert steps() == before
    assert command("export", programme, "--history", tmp_path / "out", TODAY).code == 0
    with (tmp_path / "out" / "sessions.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 4

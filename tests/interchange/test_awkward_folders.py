"""Awkward folders made by hand: refused by file and line, or answered for any day."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.care.questions import respond
from facilitator.commands.main import run
from facilitator.interchange.actions import import_history
from facilitator.interchange.history_folder import read_history
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.week.rules import week
from tests.interchange.folders import HEADS
from tests.reciprocity.recount import recount
from tests.reciprocity.recount_promises import promises
from tests.week import recount as second

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.window_request import WindowRequest
    from tests.support.programmes import Stand

OWN_DAY = "2026-03-31"
DAYS = [
    dt.date.fromisoformat(day)
    for day in (OWN_DAY, "2023-12-31", "2026-02-28", "2026-04-01", "2028-02-29")
]
# Two bodies, three people in two pairings: what every folder begins with.
BASE = {
    "organisations": ["O1,North,Gogledd,health", "O2,South,De,council"],
    "people": ["P1,Ann Lloyd,Ann,O1,,cy,2025-01-01,", "P2,Ben,,O2,,en,,", "P3,Cai Ŵyn,,,,,,"],
    "cohorts": ["C1,One,2026-01-01,2026-12-31"],
    "pairings": [
        "A1,C1,P1,P2,2026-01-01,,3,60,in_force,,",
        "A2,C1,P2,P3,2026-01-01,,2,60,in_force,R1,1",
    ],
}
HELD = "S1,A1,2026-02-01,held,61,,yes,,2026-02-01"
AWKWARD: dict[str, dict[str, list[str]]] = {
    "nothing at all": {name: [] for name in BASE},
    "people and nothing else": {"cohorts": [], "pairings": []},
    "a group that names its own coach and coachee, and one person twice": {
        "sessions": ["S1,A1,2026-02-01,held,61,P1;P2;P3;P3,yes,,2026-02-01"]
    },
    "corrections of corrections, on one day, and before the session is known": {
        "sessions": [HELD, "S2,A1,2026-03-31,held,60,,no,,2026-03-31"],
        "corrections": [
            "S1,2026-02-28,no_show_coach,0,b", "S1,2026-02-28,held,30,a", "S1,2026-01-01,held,7,c",
            "S1,2026-04-01,held_short,15,d", "S2,2026-03-31,excused,0,", "S2,2028-01-01,held,60,",
        ],
    },
    "rests that meet, overlap, repeat and never end": {
        "sessions": [HELD],
        "pauses": [
            "P1,2026-02-05,2026-02-10", "P1,2026-02-11,2026-02-12", "P1,2026-02-08,2026-02-20",
            "P1,2026-02-05,2026-02-10", "P2,2026-03-01,", "P2,2026-03-15,2026-03-16",
        ],
        "commitments": [
            "K1,person,P1,pass_on,,180,external,2026-01-01,2026-02-15,",
            "K2,organisation,O1,later,,60,,2026-01-01,2026-02-12,S1",
        ],
    },
    "gifts to oneself, between bodies, from and to the programme, of nothing": {
        "movements": [
            "M1,2026-02-01,P1,P1,60,gift,", "M2,2026-02-01,O1,O2,45,room,C1",
            "M3,2026-02-01,programme,O1,600,place,", "M4,2026-02-01,P3,programme,1,help,C1",
            "M5,2026-02-01,programme,programme,9,help,", "M6,2026-02-01,P1,P2,0,help,",
        ],
        "commitments": ["K1,person,P1,to_pool,,600,,2026-01-01,2026-12-31,M3"],
    },
    "promises of nothing, due at once, named by a session of somebody else": {
        "sessions": ["S1,A1,2026-02-01,held,61,,yes,K3,", "S2,A2,2026-02-02,held,60,,yes,K1,"],
        "commitments": [
            "K1,person,P1,return,P2,0,,2026-02-01,2026-02-01,",
            "K2,person,P1,pass_on,O2,60,external,2026-02-01,2026-02-01,",
            "K3,person,P1,return,O2,60,external,2026-03-30,2026-03-31,",
            "K4,programme,programme,later,,60,,2026-01-01,2026-02-01,",
        ],
    },
    "an employer changed, left and taken up again, in two places at once": {
        "sessions": [HELD, "S2,A2,2026-03-01,held,60,,yes,,"],
        "affiliations": [
            "P1,O1,,,2026-01-31", "P1,O2,,2026-02-01,2026-02-01", "P1,O1,,2026-02-01,",
            "P2,,,2026-02-01,2026-02-28", "P3,O2,,2026-03-01,2026-03-01",
        ],
    },
    "somebody who left before joining, and pairings that ended before they began": {
        "people": ["P1,Ann,,O1,,,2026-03-01,2026-02-01", "P2,Ben,,O2,,,,2026-03-31", "P3,C,,,,,,"],
        "sessions": [HELD, "S2,A1,2026-03-30,arranged,60,,,,"],
        "ended": ["A1,2025-12-31,completed", "A1,2026-03-31,completed", "A2,2026-01-01,"],
    },
    "a leap day, the last days of months, a week of holidays": {
        "sessions": [
            "S1,A1,2024-02-29,no_show_coachee,0,,,,", "S2,A1,2025-08-31,no_show_coachee,0,,,,",
            "S3,A1,2025-09-30,no_show_coachee,0,,,,", "S4,A1,2026-03-31,no_show_coachee,0,,,,",
            "S5,A1,2026-03-31,late_cancel_coachee,0,,,,", "S6,A2,2025-10-01,no_show_coach,0,,,,",
        ],
        "pairings": [row.replace("2026", "2024") for row in BASE["pairings"]],
        "bank_holidays": [f"2026-03-{day},ours" for day in range(23, 32)],
    },
    "asides that contradict each other": {
        "sessions": ["S1,A1,2026-03-01,arranged,60,,,,"],
        "snoozes": [
            "outcome_missing,S1,2026-03-10,2026-03-05,", "outcome_missing,S1,2026-03-10,,for good",
            "no_such_rule,S1,2026-03-10,2026-05-05,",
        ],
        "dismissals": ["no_first_session,A2,2026-03-10,", "outcome_missing,S1,2025-01-01,"],
        "requests": ["Q1,P1,,2026-01-01,", "Q2,P1,P2,2026-01-01,2025-12-31"],
        "agreements": ["G1,A1,2026-01-01,2026-04-01,2025-01-01", "G2,A1,2026-01-01,,"],
        "thanks": ["A1,2026-04-01", "A1,2026-04-01"],
    },
}  # fmt: skip


def written(folder: Path, tables: dict[str, list[str]]) -> Path:
    """The folder; every second file as a spreadsheet program writes it: BOM and CR LF."""
    folder.mkdir()
    own = {
        "format": "facilitator-history/1", "name_en": "", "name_cy": "Lletchwith",
        "today": OWN_DAY, "no_show_window_months": 6, "grace_days": 30, "session_minutes": 60,
        "limits": {},
    }  # fmt: skip
    (folder / "programme.json").write_text(json.dumps(own), encoding="utf-8")
    for place, (name, rows) in enumerate((BASE | tables).items()):
        end, mark = ("\r\n", "\ufeff") if place % 2 else ("\n", "")
        text = mark + end.join([HEADS[name], *reversed(rows), ""])
        (folder / f"{name}.csv").write_bytes(text.encode())
    return folder


def _no_window(_request: WindowRequest) -> int:
    raise AssertionError


def said(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What a command answers; it must not be refused."""
    assert run([*words, "--json"], _no_window) == 0, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_folder_comes_out_a_second_time(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path / "in", AWKWARD[name])
    history = read_history(folder)
    for today in DAYS:
        found: Any = figures(history, today=today)
        again = recount(folder, today.isoformat())
        assert again["people"] == {
            who: (row["given"], row["received"]) for who, row in found["people"].items()
        }
        assert (again["matrix"], again["months"]) == (found["matrix"], found["months"])
        assert found["sum_of_balances"] == 0
        assert {code: (row["met"], row["band"]) for code, row in found["commitments"].items()} == {
            code: (row["met"], row["band"]) for code, row in promises(folder, today).items()
        }
        rows = {(row.rule, row.subject, str(row.since)) for row in week(history, today).rows}
        assert rows == second.week(folder, today)
        figures(history, today=today, leaving=True)


@pytest.mark.parametrize("name", AWKWARD)
def test_the_store_says_of_an_awkward_folder_what_its_files_say(
    stand: Stand, tmp_path: Path, name: str
) -> None:
    history = read_history(written(tmp_path / "in", AWKWARD[name]))
    programme = stand.open()
    programme.do(import_history, history)
    for today in DAYS:
        # Before its pairing began nobody knows what was arranged, where no day of knowing is said.
        if today >= min((row.started for row in history.pairings), default=today):
            kept = programme.ask(whole_record, today)
            assert figures(kept, today=today) == figures(history, today=today)
            assert week(kept, today) == week(history, today)
        for person in history.people:
            assert programme.ask(respond, today, person.id)["person"] == person.id


@pytest.mark.parametrize("name", ["nothing at all", "asides that contradict each other"])
def test_an_awkward_folder_is_answered_by_every_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder, file = written(tmp_path / "in", AWKWARD[name]), str(tmp_path / "x.facilitator")
    history = read_history(folder)
    said(capsys, "import-history", str(folder), "--into", file)
    asked = said(capsys, "figures", file, "--today", OWN_DAY)
    assert asked == json.loads(json.dumps(figures(history, today=DAYS[0])))
    rows = said(capsys, "week", file, "--today", OWN_DAY)["rows"]
    found = {(row.rule, row.subject, str(row.since)) for row in week(history, DAYS[0]).rows}
    assert {(row["rule"], row["subject"], row["since"]) for row in rows} == found
    said(capsys, "figures", file, "--today", OWN_DAY, "--leaving")
    for person in history.people[:1]:
        said(capsys, "respond", file, "--person", person.id, "--today", OWN_DAY)


REFUSED = {
    "a session of no pairing": {"sessions": [HELD.replace("A1", "A9")]},
    "an outcome in the future": {"sessions": [HELD.replace("2026-02-01", "2026-04-01")]},
    "minutes below nothing": {"sessions": [HELD.replace("61", "-61")]},
    "a receiver whom nobody knows": {"sessions": [HELD.replace("61,", "61,P9")]},
    "a correction of nothing": {"corrections": ["S1,2026-02-28,held,30,a"]},
    "a promise of nobody": {"commitments": ["K1,person,P9,later,,60,,2026-01-01,2026-02-01,"]},
    "a status that is none": {"sessions": [HELD.replace("held", "herd")]},
    "a day that is none": {"sessions": [HELD.replace("2026-02-01", "2026-02-30")]},
    "a code twice": {"people": [*BASE["people"], BASE["people"][0]]},
    "a row that is too short": {"sessions": ["S1,A1"]},
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_with_its_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder, file = written(tmp_path / "in", REFUSED[name]), tmp_path / "x.facilitator"
    assert run(["import-history", str(folder), "--into", str(file)], _no_window) == 3
    told = capsys.readouterr()
    table = next(iter(REFUSED[name]))
    assert f"{table}.csv" in told.err
    assert any(mark.isdigit() for mark in told.err.split(f"{table}.csv", 1)[1])
    assert not told.out
    assert not file.exists()

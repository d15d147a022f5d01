"""The figures: the three example folders word for word, and laws that hold for any history."""

from __future__ import annotations

import datetime as dt
import json
import random
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.interchange.history_folder import read_history, write_history
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.ledger import accounts, movements, shares
from facilitator.reciprocity.pairings import never_started, pairing_states
from facilitator.reciprocity.record import Affiliation, Correction, OtherMovement, Record, Status
from tests.reciprocity.histories import (
    TODAY,
    day,
    examples,
    histories,
    pairing,
    person,
    record,
    session,
)
from tests.reciprocity.recount import recount

FOLDERS = Path(__file__).parent.parent / "data" / "history"
ASKS = [
    pytest.param(folder, case, id=f"{folder.name}-{case['ask'].get('today', 'own day')}")
    for folder in sorted(FOLDERS.iterdir())
    for case in json.loads((folder / "expected.json").read_text(encoding="utf-8"))
]
ANY_DAY = st.dates(day("2025-12-01"), day("2026-07-15"))


def asked(history: Record, ask: dict[str, str]) -> Any:
    days = {
        name: dt.date.fromisoformat(ask[name]) for name in ("today", "from", "to") if name in ask
    }
    answer = figures(
        history,
        today=days.get("today", history.settings.today),
        start=days.get("from"),
        end=days.get("to"),
        cohort=ask.get("cohort"),
        leaving="leaving" in ask,
    )
    return json.loads(json.dumps(answer))


@pytest.mark.parametrize(("folder", "case"), ASKS)
def test_the_example_folders_come_out_exactly(folder: Path, case: dict[str, Any]) -> None:
    assert asked(read_history(folder), case["ask"]) == case["figures"]


@examples(60)
@given(histories(), ANY_DAY)
def test_the_ledger_keeps_every_minute(history: Record, today: dt.date) -> None:
    found = accounts(movements(history, today))
    assert sum(account.balance for account in found.values()) == 0
    held = sum(
        row.minutes
        for row in history.sessions_as_of(today)
        if row.status in {Status.HELD, Status.HELD_SHORT} and row.date <= today
    )
    other = sum(row.minutes for row in history.movements if row.date <= today)
    assert sum(account.given for account in found.values()) == held + other


@examples(40)
@given(histories(), ANY_DAY, st.integers(0, 1000))
def test_the_order_of_rows_does_not_matter(history: Record, today: dt.date, seed: int) -> None:
    mixed: dict[str, Any] = {
        table.name: tuple(random.Random(seed).sample(rows, len(rows)))
        for table in fields(Record)
        if isinstance(rows := getattr(history, table.name), tuple)
    }
    shuffled = replace(history, **mixed)
    assert figures(shuffled, today=today) == figures(history, today=today)


@examples(40)
@given(histories(), ANY_DAY)
def test_an_earlier_day_shows_the_record_as_it_stood(history: Record, today: dt.date) -> None:
    stood = replace(
        history,
        sessions=tuple(
            row for row in history.sessions if row.recorded_on is None or row.recorded_on <= today
        ),
        corrections=tuple(row for row in history.corrections if row.on <= today),
        movements=tuple(row for row in history.movements if row.date <= today),
    )
    assert figures(stood, today=today) == figures(history, today=today)


@examples(40)
@given(histories(), ANY_DAY)
def test_parts_add_up_to_the_whole(history: Record, today: dt.date) -> None:
    whole = asked(history, {"today": today.isoformat()})
    cut = (today - dt.timedelta(days=45)).isoformat()
    before = (today - dt.timedelta(days=46)).isoformat()
    parts = [
        asked(history, {"today": today.isoformat(), "to": before}),
        asked(history, {"today": today.isoformat(), "from": cut}),
    ]
    assert sum(part["total_minutes"] for part in parts) == whole["total_minutes"]
    assert sum(whole["months"].values()) == whole["total_minutes"]
    assert sum(row["balance"] for row in whole["people"].values()) == -sum(
        row["balance"] for row in whole["other_parties"].values()
    )
    assert all(row["to_pass_on"] >= 0 for row in whole["commitments"].values())


@examples(40)
@given(histories(), ANY_DAY)
def test_a_second_recomputation_over_the_export_agrees(history: Record, today: dt.date) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_history(history, Path(folder))
        again = recount(Path(folder), today.isoformat())
    found = asked(history, {"today": today.isoformat()})
    sides = {side: found["attendance"][side] for side in ("coach", "coachee")}
    days = {side: row["days"] for side, row in sides.items()}
    days |= {f"missed {side}": row["no_show"] for side, row in sides.items()}
    assert again == {
        "people": {who: (row["given"], row["received"]) for who, row in found["people"].items()},
        "total_minutes": found["total_minutes"],
        "months": found["months"],
        "cohorts": found["cohorts"],
        "matrix": found["matrix"],
        "held": {code: row["held"] for code, row in found["pairings"].items()},
        "days": {name: count for name, count in days.items() if count},
        "weighted_reciprocity": found["weighted_reciprocity"],
    }


def test_a_group_session_is_shared_to_the_minute_in_order_of_code() -> None:
    assert shares(62, ["P3", "P1", "P2"]) == [("P1", 21), ("P2", 21), ("P3", 20)]


def test_two_people_without_an_organisation_are_never_inside_one() -> None:
    history = record(
        people=(person("P1"), person("P2")), sessions=(session("S1", "A1", "2026-02-01"),)
    )
    found = asked(history, {})
    assert found["e_i"] == 1.0
    assert found["people"]["P1"]["given_external_confirmed"] == 60
    assert found["organisations"] == {}


def test_the_organisation_is_the_one_of_the_day_of_the_session() -> None:
    history = record(
        sessions=(session("S1", "A1", "2026-02-01"), session("S2", "A1", "2026-03-01")),
        affiliations=(
            Affiliation("P2", "O2", "", None, day("2026-02-15")),
            Affiliation("P2", "O1", "", day("2026-02-16"), None),
        ),
    )
    found = asked(history, {})
    assert found["matrix"] == {"O1>O1": 60, "O1>O2": 60}
    assert found["organisations"]["O1"] == {"given": 120, "received": 60, "inside": 60, "net": 60}
    assert found["not_counted_external"] == ["S2"]
    assert found["e_i"] == 0.0


def test_an_unconfirmed_session_is_in_the_ledger_but_not_among_the_confirmed() -> None:
    found = asked(record(sessions=(session("S1", "A1", "2026-02-01", confirmed=False),)), {})
    assert found["people"]["P1"]["given"] == 60
    assert found["people"]["P1"]["given_external_confirmed"] == 0


def test_a_correction_is_known_from_its_day() -> None:
    history = record(
        sessions=(session("S1", "A1", "2026-02-01"),),
        corrections=(
            Correction("S1", day("2026-02-10"), Status.HELD_SHORT, 30, "ended early"),
            Correction("S1", day("2026-03-05"), Status.NO_SHOW_COACHEE, 0, "another day"),
        ),
    )
    totals = [
        asked(history, {"today": today})["total_minutes"]
        for today in ("2026-01-31", "2026-02-09", "2026-02-10", "2026-03-05")
    ]
    assert totals == [0, 60, 30, 0]


def test_the_programme_is_a_party_of_its_own() -> None:
    history = record(
        movements=(OtherMovement("M1", day("2026-02-01"), "programme", "P1", 600, "place", ""),)
    )
    found = asked(history, {})
    assert found["other_parties"] == {"programme": {"given": 600, "received": 0, "balance": 600}}
    assert found["circulation"]["stands_with"] == {"P1": 600}
    assert found["sum_of_balances"] == 0


def test_a_first_time_giver_has_never_given_before_the_period() -> None:
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P3", "P2")),
        sessions=(
            session("S1", "A1", "2026-01-20"),
            session("S2", "A1", "2026-03-01"),
            session("S3", "A2", "2026-03-02"),
        ),
    )
    assert asked(history, {"from": "2026-02-01"})["first_time_givers"] == ["P3"]


def test_trap_future_sessions_counted_as_missed() -> None:
    history = record(
        sessions=(
            session("S1", "A1", "2026-03-20", "no_show_coach"),
            session("S2", "A1", "2026-03-25", "arranged"),
        )
    )
    found = asked(history, {"today": "2026-03-10"})
    assert found["attendance"]["coach"]["no_show"] == 0
    assert found["attendance"]["coach"]["days"] == 0
    assert found["pairings"]["A1"]["past_without_outcome"] == 0


def test_trap_mark_never_expires() -> None:
    history = record(sessions=(session("S1", "A1", "2026-01-31", "no_show_coach"),))
    missed = [
        asked(history, {"today": today})["attendance"]["coach"]["no_show"]
        for today in ("2026-01-31", "2026-07-30", "2026-07-31")
    ]
    assert missed == [1, 1, 0]


def test_trap_same_day_misses_counted_three_times() -> None:
    history = record(
        pairings=tuple(pairing(f"A{n}", "P1", "P2") for n in (1, 2, 3)),
        sessions=tuple(session(f"S{n}", f"A{n}", "2026-03-05", "no_show_coach") for n in (1, 2, 3)),
    )
    coach = asked(history, {})["attendance"]["coach"]
    assert (coach["days"], coach["no_show"], coach["no_show_rate"]) == (1, 1, 1.0)
    assert coach["people"] == {"P1": {"days": 1, "no_show": 1, "late_cancel": 0}}


def test_trap_rho_used_for_rings() -> None:
    codes = [f"P{n:02}" for n in range(12)]
    ring = list(zip(codes, [*codes[1:], codes[0]], strict=True))
    history = record(
        people=tuple(person(code) for code in codes),
        pairings=tuple(pairing(f"A{a}", a, b) for a, b in ring),
        sessions=tuple(session(f"S{a}", f"A{a}", "2026-02-01") for a, _ in ring),
    )
    found = asked(history, {})
    assert found["circulation"]["index"] == 1.0
    assert found["weighted_reciprocity"] == 0.0
    assert not any("rho" in key for key in found)
    unfinished = replace(history, sessions=history.sessions[:-1])
    assert asked(unfinished, {})["circulation"]["index"] == 0.0


def test_trap_balance_flag_computed_but_never_shown() -> None:
    found = asked(record(sessions=(session("S1", "A1", "2026-02-01"),)), {})
    assert found["people"]["P2"]["balance"] == -60
    assert found["circulation"]["stands_with"] == {"P2": 60}


def test_a_missed_session_does_not_use_one_up() -> None:
    history = record(
        sessions=(
            session("S1", "A1", "2026-02-01"),
            session("S2", "A1", "2026-02-08", "no_show_coachee"),
            session("S3", "A1", "2026-02-15", "arranged"),
            session("S4", "A1", "2026-03-15", "arranged"),
        )
    )
    assert asked(history, {"today": "2026-03-01"})["pairings"]["A1"] == {
        "contracted": 3,
        "held": 1,
        "arranged": 1,
        "past_without_outcome": 1,
        "to_arrange": 0,
        "days_to_first": 20,
    }


def test_pairings_that_never_started_are_counted_beside_the_median() -> None:
    history = record(
        pairings=tuple(pairing(f"A{n}", "P1", "P2") for n in (1, 2, 3)),
        sessions=(session("S1", "A1", "2026-01-22"), session("S2", "A2", "2026-01-25")),
    )
    assert asked(history, {})["median_days_to_first_session"] == 11.5
    assert never_started(pairing_states(history, TODAY).values()) == 1


def test_nothing_is_asked_of_an_empty_programme() -> None:
    empty = Record(settings=record().settings)
    found = asked(empty, {})
    assert found["circulation"]["index"] is None
    assert found["gini_giving"] is None
    assert TODAY.isoformat() == found["today"]

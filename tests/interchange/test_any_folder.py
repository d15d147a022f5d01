"""Folders made at random: worked out a second time, asked for any day, in and out unchanged."""

from __future__ import annotations

import csv
import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.care.questions import respond
from facilitator.interchange.actions import import_history
from facilitator.interchange.history_folder import read_history, write_history
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.week.answer import as_json
from facilitator.week.rules import week
from facilitator.words import Language, Words
from tests.interchange.folders import HEADS, make
from tests.reciprocity.histories import TIMES, record, session
from tests.reciprocity.recount import recount
from tests.reciprocity.recount_promises import promises
from tests.week import recount as second

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.reciprocity.record import Record
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

ENGLISH = Words(Language.EN)
MANY = range(24 * TIMES)


def days_of(own_day: dt.date, seed: int) -> list[dt.date]:
    """The folder's own day and some before and after it."""
    chance = random.Random(seed)
    return [own_day, *(own_day + dt.timedelta(days=chance.randint(-200, 90)) for _ in range(3))]


def answers(history: Record, today: dt.date) -> dict[str, Any]:
    """Everything that is asked of a history."""
    since, until = today - dt.timedelta(days=100), today - dt.timedelta(days=5)
    return {
        "figures": figures(history, today=today),
        "of a period": figures(history, today=today, start=since, end=until),
        "of a cohort": {
            row.id: figures(history, today=today, cohort=row.id) for row in history.cohorts
        },
        "week": as_json(week(history, today), ENGLISH),
    }


@pytest.mark.parametrize("seed", MANY)
def test_the_week_of_any_folder_comes_out_a_second_time(tmp_path: Path, seed: int) -> None:
    own_day = make(tmp_path / "in", seed)
    history = read_history(tmp_path / "in")
    for today in days_of(own_day, seed):
        found = {(row.rule, row.subject, str(row.since)) for row in week(history, today).rows}
        assert found == second.week(tmp_path / "in", today)


@pytest.mark.parametrize("seed", MANY)
def test_the_figures_of_any_folder_come_out_a_second_time(tmp_path: Path, seed: int) -> None:
    own_day = make(tmp_path / "in", seed)
    history = read_history(tmp_path / "in")
    for today in days_of(own_day, seed):
        found: Any = figures(history, today=today)
        again = recount(tmp_path / "in", today.isoformat())
        assert again["people"] == {
            who: (row["given"], row["received"]) for who, row in found["people"].items()
        }
        assert again["matrix"] == found["matrix"]
        assert again["months"] == found["months"]
        assert again["weighted_reciprocity"] == found["weighted_reciprocity"]
        kept = promises(tmp_path / "in", today)
        assert found["commitments"] == {
            code: {
                "quantity": row["quantity"],
                "met": row["met"],
                "to_pass_on": row["quantity"] - row["met"],
                "expected": row["expected"],
                "band": row["band"],
                "due_after_pauses": row["due"].isoformat(),
            }
            for code, row in kept.items()
        }


@pytest.mark.parametrize("seed", MANY)
def test_the_order_of_the_rows_of_a_file_does_not_matter(tmp_path: Path, seed: int) -> None:
    own_day = make(tmp_path / "in", seed)
    before = [answers(read_history(tmp_path / "in"), day) for day in days_of(own_day, seed)]
    for name in HEADS:
        path = tmp_path / "in" / f"{name}.csv"
        if path.exists():
            with path.open(encoding="utf-8", newline="") as there:
                head, *rows = csv.reader(there)
            random.Random(seed).shuffle(rows)
            with path.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([head, *rows])
    after = [answers(read_history(tmp_path / "in"), day) for day in days_of(own_day, seed)]
    assert after == before


@pytest.mark.parametrize("seed", range(4))
def test_any_folder_goes_in_and_out_unchanged(stand: Stand, tmp_path: Path, seed: int) -> None:
    own_day = make(tmp_path / "in", seed)
    history = read_history(tmp_path / "in")
    programme, days = stand.open(), days_of(own_day, seed)
    expected = [answers(history, day) for day in days]
    programme.do(import_history, history)
    first = kept(programme, days)
    assert [answers(record, day) for record, day in zip(first[0], days, strict=True)] == expected
    write_history(programme.ask(whole_record, own_day), tmp_path / "out")
    programme.undo()
    programme.do(import_history, read_history(tmp_path / "out"))
    assert kept(programme, days) == first


def kept(programme: OpenProgramme, days: list[dt.date]) -> tuple[list[Record], list[Any]]:
    """What the store has for each day, and which step could come next for everybody."""
    records = [programme.ask(whole_record, day) for day in days]
    return records, [
        programme.ask(respond, day, person.id)
        for day, record in zip(days, records, strict=True)
        for person in record.people
    ]


def test_what_is_arranged_is_known_before_its_day_also_where_nobody_says_since_when(
    programme: OpenProgramme,
) -> None:
    history = record(
        sessions=(session("S1", "A1", "2026-07-20", "arranged"), session("S2", "A1", "2026-03-02"))
    )
    programme.do(import_history, history)
    for today in (dt.date(2026, 2, 1), dt.date(2026, 6, 30)):
        assert answers(programme.ask(whole_record, today), today) == answers(history, today)

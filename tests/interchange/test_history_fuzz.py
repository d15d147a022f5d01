"""Folders with one thing wrong in them: refused by file and line or taken whole, never a crash."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.errors import RuleBroken
from facilitator.interchange.actions import import_history
from facilitator.interchange.history_folder import read_history, write_history
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.record import (
    Affiliation,
    Correction,
    Ended,
    OtherMovement,
    Pause,
    Status,
)
from facilitator.week.answer import as_json
from facilitator.week.rules import week
from facilitator.words import Language, Words
from tests.interchange.test_history_folder import FULL
from tests.reciprocity.histories import day, pairing, promise

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.reciprocity.record import Record
    from facilitator.store.journal import Step
    from tests.support.programmes import Stand

# A row in every table of the format.
EVERYTHING = replace(
    FULL,
    affiliations=(Affiliation("P1", "O1", "d", day("2026-01-01"), day("2026-03-01")),),
    pairings=(
        pairing("A1", "P1", "P2", ring="R1", position=1),
        pairing("A2", "P2", "P1", ring="R1", position=2),
    ),
    corrections=(Correction("S1", day("2026-03-01"), Status("excused"), 0, "ill"),),
    movements=(OtherMovement("M1", day("2026-02-01"), "programme", "O1", 60, "place", "C1"),),
    commitments=(promise("K1", "P1"),),
    pauses=(Pause("P2", day("2026-03-01"), day("2026-04-01")),),
    ended=(Ended("A2", day("2026-05-01"), "completed"),),
)
NASTY = (
    "", "-5", "0", "99999999999", "999999999", "1.5", "x" * 5000, "programme", "P1", "O1", "A1",
    "2026-02-30", "9999-12-31", "0001-01-01", "held", "no_show_coach", "=1+1", "ŵ\u202e", "\x00",
    '"', "a;b", ";", "P1;P1", "None", "NaN", "２０２６-01-01", "٣", "2026-01-01", "2099-01-01",
    " A1 ", "in_force", "'", "\ud800",
)  # fmt: skip
NASTY_SETTINGS: tuple[object, ...] = (
    None,
    -1,
    0,
    10**9,
    "",
    "soon",
    "0001-01-01",
    "9999-12-31",
    [],
    {},
    {"x": 1},
    1.5,
)


class TakenBack(Exception):
    """Everything went in: the step is taken back, and the next folder is tried."""


def tried(step: Step, record: Record) -> None:
    """Bring a record in, ask everything that is asked of it, and take it back."""
    import_history(step, record)
    step.flush()
    today = record.settings.today
    there = whole_record(step, today)
    figures(there, today=today)
    figures(there, today=today, leaving=True)
    as_json(week(there, today), Words(Language.CY))
    raise TakenBack


def one_cell(rows: list[list[str]], chance: random.Random) -> None:
    row = rows[chance.randrange(len(rows))]
    row[chance.randrange(len(row))] = chance.choice(NASTY)


def one_row_twice(rows: list[list[str]], chance: random.Random) -> None:
    rows.append(chance.choice(rows))


def a_short_row(rows: list[list[str]], chance: random.Random) -> None:
    place = chance.randrange(len(rows))
    rows[place] = rows[place][: chance.randrange(len(rows[place]))]


def no_column(rows: list[list[str]], chance: random.Random) -> None:
    place = chance.randrange(len(rows[0]))
    for row in rows:
        del row[place]


def another_order(rows: list[list[str]], chance: random.Random) -> None:
    chance.shuffle(rows)


DAMAGES: tuple[Callable[[list[list[str]], random.Random], None], ...] = (
    one_cell, one_cell, one_cell, one_cell, one_row_twice, a_short_row, no_column, another_order,
)  # fmt: skip


def damage(folder: Path, chance: random.Random) -> None:
    """One thing goes wrong in one file."""
    path = chance.choice(sorted(folder.iterdir()))
    if path.suffix == ".json":
        content = json.loads(path.read_text(encoding="utf-8"))
        content[chance.choice(list(content))] = chance.choice(NASTY_SETTINGS)
        path.write_text(json.dumps(content), encoding="utf-8")
    elif chance.random() < 0.15:
        noise = bytearray(path.read_bytes())
        noise[chance.randrange(len(noise))] = chance.randrange(256)
        path.write_bytes(noise)
    else:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        chance.choice(DAMAGES)(rows, chance)
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        path.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("seed", range(4))
def test_no_folder_makes_a_mistake_of_our_own(stand: Stand, tmp_path: Path, seed: int) -> None:
    programme, chance = stand.open(), random.Random(seed)
    refused: list[RuleBroken] = []
    for number in range(50):
        folder = tmp_path / str(number)
        write_history(EVERYTHING, folder)
        damage(folder, chance)
        try:
            programme.do(tried, read_history(folder))
        except TakenBack:
            continue
        except RuleBroken as trouble:
            refused.append(trouble)
    assert [one for one in refused if not {"file", "line"} <= set(one.values)] == []
    assert len(refused) > 10

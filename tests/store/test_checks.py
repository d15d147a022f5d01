"""What no row may say is refused by the database itself, on both engines alike."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables
from tests.store import doings
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.base import Row
    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

EARLIER = TODAY - dt.timedelta(days=1)
# Names and text that say nothing of how much or when.
FREE = frozenset({"version", "minutes", "n", "score", "bound", "ring"})
ROWS: tuple[tuple[type[Row], dict[str, object], str], ...] = (
    (t.Person, {"capacity": -1}, "person capacity"),
    (t.Person, {"demand": -1}, "person demand"),
    (t.Pause, {"start": TODAY, "end": EARLIER}, "pause dates"),
    (t.Affiliation, {"start": TODAY, "end": EARLIER}, "affiliation dates"),
    (t.Cohort, {"start": TODAY, "end": EARLIER}, "cohort dates"),
    (t.Cohort, {"ring_cap": 1}, "cohort cap"),
    (t.Commitment, {"begins": TODAY, "due": EARLIER}, "commitment dates"),
    (t.Consent, {"given_on": TODAY, "withdrawn_on": EARLIER}, "consent dates"),
    (t.Supervision, {"minutes": -1}, "supervision minutes"),
    (t.CoachingSession, {"minutes": -1}, "session minutes"),
    (t.Pairing, {"contracted_sessions": -1}, "pairing contracted sessions"),
    (t.Gathering, {"starts_at": "12:00", "ends_at": "09:00"}, "gathering times"),
    (t.Agreement, {"edition": 0}, "agreement edition"),
    (t.ProgrammeRow, {"alphabet": "de"}, "programme alphabet"),
)


def overwrite(step: Step, draft: tuple[type[Row], dict[str, object]]) -> None:
    """Write past every rule of the program, as a mistake of ours would."""
    table, values = draft
    step.execute(sa.update(table).values(values | {"version": table.version + 1}))


@pytest.mark.parametrize(("table", "values", "what"), ROWS, ids=[row[2] for row in ROWS])
def test_what_no_row_may_say_is_refused_in_a_sentence(
    sample: OpenProgramme, table: type[Row], values: dict[str, object], what: str
) -> None:
    before = sample.ask(doings.everything)
    with pytest.raises(RuleBroken) as refused:
        sample.do(overwrite, (table, values))
    assert refused.value.key == "not_allowed_in_record"
    assert refused.value.values["what"] == what
    assert sample.ask(doings.everything) == before


def test_both_engines_hold_rows_to_every_check(programme: OpenProgramme) -> None:
    wanted = {
        str(check.name)
        for table in journalled_tables()
        for check in table.constraints
        if isinstance(check, sa.CheckConstraint) and check.name
    }
    wanted |= {
        f"ck_{table.name}_{column.type.name}"
        for table in journalled_tables()
        for column in table.columns
        if isinstance(column.type, sa.Enum)
    }
    assert len(wanted) > 100
    assert wanted <= programme.ask(_checks_there)


def _checks_there(db: Session) -> frozenset[str]:
    found: Any
    if db.get_bind().dialect.name == "postgresql":
        found = db.scalars(sa.text("select conname from pg_constraint where contype = 'c'"))
        return frozenset(found)
    found = db.scalars(sa.text("select sql from sqlite_master where type = 'table'")).all()
    words = " ".join(sql for sql in found if sql).replace('"', " ").split()
    return frozenset(word for word in words if word.startswith("ck_"))


def test_a_number_of_something_is_never_below_nothing() -> None:
    """Every whole number of the record is held to a range, or is known to go both ways."""
    unheld = []
    for table in journalled_tables():
        said = " ".join(
            str(check.sqltext)
            for held in (table, *table.columns)
            for check in held.constraints
            if isinstance(check, sa.CheckConstraint)
        )
        unheld += [
            f"{table.name}.{column.name}"
            for column in table.columns
            if isinstance(column.type, sa.Integer)
            and column.name not in FREE
            and f"{column.name} >= " not in said
        ]
    assert unheld == []


def test_a_file_with_several_faults_is_told_by_the_first(on_file: Stand) -> None:
    programme = on_file.open()
    for name in ("Ann", "Bea"):
        programme.do(doings.add_person, name)
    bare = programme.raw()
    bare.execute("pragma ignore_check_constraints = on")
    bare.execute("update act set label = printf('%.300c', 'x')")
    found = programme.check()
    assert not found.is_sound
    assert "CHECK constraint failed in act" in found.integrity

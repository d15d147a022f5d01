"""One change for many people: the dry run and what is done say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.care.actions import StepOutDraft, step_out
from facilitator.errors import RuleBroken
from facilitator.people.actions import change_people
from facilitator.people.bulk import ALREADY, HAS_LEFT, BulkChange, dry_run
from facilitator.store.tables import Person
from facilitator.vocabulary import LetterLanguage
from tests.people.programmes import peopled
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def regions(db: Session) -> dict[str, str]:
    rows = db.execute(sa.select(Person.full_name, Person.region))
    return {row.full_name: row.region for row in rows}


def test_a_dry_run_names_who_changes_and_why_others_do_not(programme: OpenProgramme) -> None:
    made = peopled(programme)
    everybody = (made.sian, made.tomasz, made.llinos, made.alone)
    programme.do(change_people, BulkChange((made.tomasz,), {"region": "West"}))
    programme.do(step_out, StepOutDraft(made.llinos, TODAY))
    run = programme.ask(dry_run, BulkChange(everybody, {"region": "West"}))
    assert set(run.changes) == {"Siân Llŵyd-Ŵyr", "Ludwig van Berg"}
    assert {(one.name, one.why) for one in run.skipped} == {
        ("Tomasz Błażejewski", ALREADY),
        ("Llinos Lewis", HAS_LEFT),
    }
    done = programme.do(change_people, BulkChange(everybody, {"region": "West"}))
    assert done.value == 2
    west = {name for name, region in programme.ask(regions).items() if region == "West"}
    assert west == {*run.changes, "Tomasz Błażejewski"}


def test_asking_many_for_their_language_keeps_the_day(programme: OpenProgramme) -> None:
    made = peopled(programme)
    change = BulkChange((made.sian,), {"letter_language": LetterLanguage.CY})
    programme.do(change_people, change)
    asked = sa.select(Person.language_asked_on).where(Person.id == made.sian)
    assert programme.ask(lambda db: db.scalar(asked)) == TODAY


def test_nothing_to_change_and_names_are_refused(programme: OpenProgramme) -> None:
    made = peopled(programme)
    with pytest.raises(RuleBroken, match="bulk_nobody"):
        programme.do(change_people, BulkChange((), {"region": "West"}))
    with pytest.raises(RuleBroken, match="field_unknown"):
        programme.do(change_people, BulkChange((made.sian,), {"full_name": "X"}))

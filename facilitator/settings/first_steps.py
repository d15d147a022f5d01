"""How far a programme has come from nothing: what is there already of what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class FirstStep(StrEnum):
    """What a new programme needs, in the order in which it is easiest."""

    ORGANISATION = "organisation"
    PEOPLE = "people"
    COHORT = "cohort"
    PAIR = "pair"
    PRINT = "print"
    DEPUTY = "deputy"
    PASSPHRASE = "passphrase"  # noqa: S105  the name of a step
    LOST_LAPTOP = "lost_laptop"
    SECOND_PLACE = "second_place"


# What only paper shows: whether it was printed and put away is for the facilitator to say.
ON_PAPER = frozenset({FirstStep.PASSPHRASE, FirstStep.LOST_LAPTOP})


@dataclass(frozen=True)
class FirstSteps:
    """How many there are of each, and what Settings say."""

    organisations: int
    people: int
    enrolled: int
    pairings: int
    papers: int
    deputy: str
    second_place: str

    def done(self) -> frozenset[FirstStep]:
        """What is done, as far as the record knows; a sheet put away it cannot know."""
        said = {
            FirstStep.ORGANISATION: self.organisations > 0,
            FirstStep.PEOPLE: self.people > 1,
            FirstStep.COHORT: self.enrolled > 1,
            FirstStep.PAIR: self.pairings > 0,
            FirstStep.PRINT: self.papers > 0,
            FirstStep.DEPUTY: bool(self.deputy),
            FirstStep.SECOND_PLACE: bool(self.second_place),
        }
        return frozenset(step for step, is_done in said.items() if is_done)


def first_steps(db: Session) -> FirstSteps:
    """How far this programme has come."""
    counted = [
        sa.select(sa.func.count()).select_from(table).scalar_subquery()
        for table in (t.Organisation, t.Person, t.Enrolment, t.Pairing, t.IssuedPaper)
    ]
    counts = db.execute(sa.select(*counted)).one()
    row = db.scalars(sa.select(t.ProgrammeRow)).first()
    organisations, people, enrolled, pairings, papers = counts
    return FirstSteps(
        organisations=organisations,
        people=people,
        enrolled=enrolled,
        pairings=pairings,
        papers=papers,
        deputy=row.deputy_name if row else "",
        second_place=row.second_place if row else "",
    )

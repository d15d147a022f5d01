"""What each person gets of the pairing: their own partners and what meets, nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import orm

from facilitator.papers.plan_text import said
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets as sheets_of
from facilitator.printing.wanted import Wanted
from facilitator.store.tables import Cohort, Pairing, Person
from facilitator.vocabulary import PairingState
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


Who = tuple[str, str]
"""Somebody's code and name."""


def pairs(db: Session) -> list[tuple[str, Who, Who, str]]:
    """Cohort, coach, coachee and the first topic that meets, of each running pairing."""
    coach, coachee = orm.aliased(Person), orm.aliased(Person)
    rows = db.execute(
        sa.select(Cohort.code, coach, coachee, Pairing.reason)
        .join(Cohort, Cohort.id == Pairing.cohort_id)
        .join(coach, coach.id == Pairing.coach_id)
        .join(coachee, coachee.id == Pairing.coachee_id)
        .where(Pairing.state == PairingState.IN_FORCE)
        .order_by(Pairing.code)
    )
    return [
        (
            code,
            (gives.code, gives.full_name),
            (receives.code, receives.full_name),
            reason["reasons"][0]["values"]["topics"][0],
        )
        for code, gives, receives, reason in rows
        if reason and reason["reasons"][0]["key"] == "pairing_topics"
    ]


def test_a_sheet_names_the_partners_of_one_person_and_what_meets(sample: OpenProgramme) -> None:
    running = sample.ask(pairs)
    wanted = Wanted(PrintKind.PAIRED, running[0][0], languages=(Language.EN,))
    sheets = {one.person: said(one.paper) for one in sample.ask(sheets_of, wanted, TODAY)}
    # Whoever is at rest has no sheet, so the two are taken of whom both have one.
    (coach, giver), (coachee, receiver), topic = next(
        (gives, receives, met)
        for _, gives, receives, met in running
        if {gives[0], receives[0]} <= sheets.keys()
    )
    mine, theirs = sheets[coachee], sheets[coach]
    assert mine.index("Who gives to you") < mine.index(giver)
    assert theirs.index("Whom you give to") < theirs.index(receiver)
    assert any(topic in line for line in mine)
    assert any(topic in line for line in theirs)
    own = {name for _, *both, _ in running if coachee in dict(both) for _, name in both}
    others = {name for _, *both, _ in running for _, name in both} - own
    assert others
    assert others.isdisjoint(mine)

"""Goal slips for the pairs of a cohort, or of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.goals.questions import pairs_with_goals
from facilitator.papers.goal_slips import GoalSlip, goal_slips_paper
from facilitator.people.here import people_here
from facilitator.printing.beginning import newest_cohort
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import one_language
from facilitator.printing.wanted import Sheet, Wanted, person_called
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def _slips(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A slip for each running pair of which both are here."""
    cohort, asked = newest_cohort(db, wanted), person_called(db, wanted.person)
    if cohort is None:
        return ()
    here, p = people_here(db, today), t.Pairing
    who = {
        key: (coach, coachee)
        for key, coach, coachee in db.execute(
            sa.select(p.id, p.coach_id, p.coachee_id).where(p.cohort_id == cohort.id)
        )
    }
    slips = []
    for one in pairs_with_goals(db, cohort.id):
        coach, coachee = who[one.pairing_id]
        if one.is_running and {coach, coachee} <= here and asked in {None, coachee}:
            language = one_language(wanted, db.get_one(t.Person, coachee))
            titles = tuple(goal.title for goal in one.goals)
            slips.append(GoalSlip(one.code, one.coachee, one.coach, titles, language))
    if not slips:
        return ()
    paper = goal_slips_paper(heading(db, cohort.id, today), slips)
    name = file_name("goal-slips", wanted.person or cohort.code, "")
    return (Sheet(wanted.kind, name, paper, wanted.person, wanted.of_cards, wanted.large_print),)


MAKERS = {PrintKind.GOAL_SLIPS: _slips}

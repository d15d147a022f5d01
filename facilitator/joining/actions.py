"""What the facilitator does with several people who apply and join, each in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import InductionPoint
from facilitator.errors import RuleBroken
from facilitator.joining.rules import BY_TICK
from facilitator.store import rows
from facilitator.store.tables import Enrolment, InductionTick, Person

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from facilitator.asking_vocabulary import Release, TellWay
    from facilitator.store.journal import Step

    Known = Sequence[tuple[uuid.UUID, int]]


@dataclass(frozen=True)
class TickDraft:
    """What was done with several people, on a day: (enrolment, version read) for each."""

    enrolments: Known
    point: InductionPoint
    on: dt.date
    taken_back: bool = False


def tick_induction(step: Step, draft: TickDraft) -> int:
    """Tick something off for several people, or take it back; gives for how many it changed.

    Raises:
        RuleBroken: it changes nothing for anybody, lies ahead, or is kept on the person instead.
    """
    if draft.point not in BY_TICK:
        raise RuleBroken("induction_not_by_tick")
    if draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    changed = 0
    for key, version in draft.enrolments:
        enrolment = rows.fresh(step, Enrolment, key, version)
        changed += _tick(step, enrolment, draft)
    if not changed:
        raise RuleBroken("bulk_nobody")
    step.says("induction_ticked", n=changed)
    return changed


def _tick(step: Step, enrolment: Enrolment, draft: TickDraft) -> bool:
    day = None if draft.taken_back else draft.on
    if draft.point is InductionPoint.RULES:
        before = enrolment.rules_accepted_on
        if (before is None) == (day is None):
            return False
        enrolment.rules_accepted_on = day
        return True
    mine = sa.select(InductionTick).where(
        InductionTick.enrolment_id == enrolment.id, InductionTick.point == draft.point
    )
    standing = step.scalars(mine).all()
    if bool(standing) != draft.taken_back:
        return False
    for row in standing:
        step.delete(row)
    if day is not None:
        step.put(InductionTick(enrolment_id=enrolment.id, point=draft.point, on=day))
        if draft.point is InductionPoint.WELSH_OFFERED:
            person = rows.found(step, Person, enrolment.person_id)
            person.language_asked_on = person.language_asked_on or day
    rows.outdate(enrolment)
    return True


@dataclass(frozen=True)
class ReleaseDraft:
    """What line managers of several people said: (enrolment, version read) for each."""

    enrolments: Known
    release: Release
    on: dt.date


def note_release(step: Step, draft: ReleaseDraft) -> int:
    """Note that line managers were asked, agree, or not just now; gives for how many."""
    if draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    changed = 0
    for key, version in draft.enrolments:
        enrolment = rows.fresh(step, Enrolment, key, version)
        if enrolment.release is not draft.release:
            enrolment.release, enrolment.release_on = draft.release, draft.on
            changed += 1
    if not changed:
        raise RuleBroken("bulk_nobody")
    step.says("release_noted", n=changed)
    return changed


@dataclass(frozen=True)
class LettersDraft:
    """Several people have been told by letter where they stand."""

    enrolments: Known
    on: dt.date


def note_letters(step: Step, draft: LettersDraft) -> int:
    """Note that letters about their places went out; gives to how many."""
    if not draft.enrolments:
        raise RuleBroken("bulk_nobody")
    for key, version in draft.enrolments:
        rows.fresh(step, Enrolment, key, version).told_on = draft.on
    step.says("place_letters_noted", n=len(draft.enrolments))
    return len(draft.enrolments)


@dataclass(frozen=True)
class TellDraft:
    """How several people would like to be told: (person, version read) for each."""

    people: Known
    way: TellWay


def note_if_it_slips(step: Step, draft: TellDraft) -> int:
    """Keep how people would like to be told if something slips; gives for how many it changed."""
    changed = 0
    for key, version in draft.people:
        person = rows.fresh(step, Person, key, version)
        if person.if_it_slips is not draft.way:
            person.if_it_slips = draft.way
            changed += 1
    if not changed:
        raise RuleBroken("bulk_nobody")
    step.says("if_it_slips_noted", n=changed)
    return changed

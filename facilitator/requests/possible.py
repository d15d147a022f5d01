"""Everybody who could help somebody who asks, best first, with what speaks for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.pairing.compatibility import Compatibility
from facilitator.pairing.explain import Reason, why_paired
from facilitator.pairing.problem import Elsewhere, Rule, Rules
from facilitator.reciprocity.promises import planned_ends
from facilitator.reciprocity.reading import whole_record
from facilitator.requests.members import everybody_here
from facilitator.store import tables as t
from facilitator.vocabulary import CohortState, EnrolmentState, PairingState

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.pairing.problem import Member, Pair

RANK = (CohortState.IN_PROGRESS, CohortState.MATCHING, CohortState.OPEN)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Possible:
    """Somebody who could help.

    `minutes_free` is what the pairings they still have room for would take; `free_from` the day
    from which they have room (None: no end of a running pairing is known); `cohort_id` where
    the pairing would stand (None: there is no cohort yet).
    """

    person_id: uuid.UUID
    code: str
    name: str
    organisation: str
    score: int
    reasons: tuple[Reason, ...]
    cohort_id: uuid.UUID | None
    minutes_free: int
    free_from: dt.date | None

    def is_free(self, today: dt.date) -> bool:
        """Whether they have room now."""
        return self.free_from is not None and self.free_from <= today


@dataclass(frozen=True)
class Asked:
    """What is asked: by whom, for which topic ("": what they ask for on record)."""

    person_id: uuid.UUID
    topic: str = ""


def could_help(
    db: Session, asked: Asked, today: dt.date, *, room_now: bool = False
) -> tuple[Possible, ...]:
    """Everybody whom the rules let help, whoever has room first, then by fit, then by code.

    `room_now` leaves out whoever has no room today; then the order is fit, then code.
    """
    people = everybody_here(db, today, asked.person_id)
    me = people[asked.person_id]
    if asked.topic:
        me = replace(me, wants=frozenset({asked.topic}))
    # Whoever has said no topic asks for anybody.
    rules = _rules(db, frozenset(Rule) - (frozenset() if me.wants else {Rule.TOPIC}))
    people[asked.person_id] = me
    known = Compatibility(people.values(), rules, _apart(db, people), _previous(db, people))
    places = _Places(db, me, asked.person_id, today)
    found = []
    for key, one in people.items():
        if one is me or known.blocked_by(one.id, me.id) or not places.gives(key, one):
            continue
        possible = places.possible(key, one, known.arc(one, me).score)
        if possible.is_free(today) or not room_now:
            found.append(possible)
    return tuple(sorted(found, key=lambda one: (not one.is_free(today), -one.score, one.code)))


class Between:
    """The hard rules of the programme over everybody who is here, and some people besides.

    That two who know each other were paired before is no reason against going on, and whoever
    has said no topic asks for anybody.
    """

    def __init__(self, db: Session, today: dt.date, *also: uuid.UUID) -> None:
        self._people = everybody_here(db, today, *also)
        rules = _rules(db, frozenset(Rule) - {Rule.PREVIOUS})
        self._known = Compatibility(self._people.values(), rules, _apart(db, self._people))

    def stands(self, coach: uuid.UUID, coachee: uuid.UUID) -> frozenset[Rule]:
        """The rules that stand between two people; all of them where one is not here."""
        giver, receiver = self._people.get(coach), self._people.get(coachee)
        if giver is None or receiver is None:
            return frozenset(Rule)
        found = self._known.blocked_by(giver.id, receiver.id)
        return found if receiver.wants else found - {Rule.TOPIC}


def _rules(db: Session, switched_on: frozenset[Rule]) -> Rules:
    elsewhere = db.scalar(sa.select(t.ProgrammeRow.elsewhere))
    return Rules(
        elsewhere=Elsewhere(elsewhere.value if elsewhere else "organisation"),
        switched_on=switched_on,
        unsaid_is_open=True,
    )


def _apart(db: Session, people: Mapping[uuid.UUID, Member]) -> tuple[Pair, ...]:
    """People who are not to be paired, both ways round."""
    pairs = _pairs(db.execute(sa.select(t.Apart.person_id, t.Apart.other_id)).all(), people)
    return (*pairs, *((b, a) for a, b in pairs))


def _previous(db: Session, people: Mapping[uuid.UUID, Member]) -> tuple[Pair, ...]:
    """Pairings that have been, in any cohort."""
    return _pairs(db.execute(sa.select(t.Pairing.coach_id, t.Pairing.coachee_id)).all(), people)


def _pairs(
    rows: Sequence[sa.Row[uuid.UUID, uuid.UUID]], people: Mapping[uuid.UUID, Member]
) -> tuple[Pair, ...]:
    return tuple((people[a].id, people[b].id) for a, b in rows if a in people and b in people)


class _Places:
    """How much room everybody has, from which day on, and in which cohort."""

    def __init__(self, db: Session, me: Member, my_key: uuid.UUID, today: dt.date) -> None:
        self._me, self._today = me, today
        self._ends = _ends(db, today)
        names = db.execute(sa.select(t.Organisation.code, t.Organisation.name_en))
        self._organisation: Mapping[str, str] = dict(names.all())
        c, e = t.Cohort, t.Enrolment
        newest = sa.select(c).order_by(sa.nulls_last(c.start.desc()), c.code)
        cohorts = [one for one in db.scalars(newest) if one.state in RANK]
        self._cohorts = sorted(cohorts, key=lambda one: RANK.index(one.state))
        here = (EnrolmentState.ACTIVE, EnrolmentState.ACCEPTED)
        enrolled = db.execute(sa.select(e.person_id, e.cohort_id).where(e.state.in_(here)))
        self._in = set(enrolled.all())
        self._mine = {cohort for who, cohort in self._in if who == my_key}

    def gives(self, key: uuid.UUID, one: Member) -> bool:
        """Whether somebody gives at all: has room, or gives to somebody now."""
        return one.capacity > 0 or key in self._ends

    def possible(self, key: uuid.UUID, one: Member, score: int) -> Possible:
        """One who could help, with their room."""
        cohort = self._cohort(key)
        each = cohort.receives_sessions * cohort.session_minutes if cohort else 0
        return Possible(
            key,
            one.id,
            one.name,
            self._organisation.get(one.organisation, ""),
            score,
            why_paired(one, self._me),
            cohort.id if cohort else None,
            one.capacity * each,
            self._today if one.capacity else self._next(self._ends[key]),
        )

    def _cohort(self, key: uuid.UUID) -> t.Cohort | None:
        """The cohort of a pairing: one where both are, else the coach's, else the asker's."""
        by_fit = sorted(
            self._cohorts,
            key=lambda one: ((key, one.id) not in self._in) * 2 + (one.id not in self._mine),
        )
        return by_fit[0] if by_fit else None

    def _next(self, ends: list[dt.date | None]) -> dt.date | None:
        """The day after the first of the running pairings ends."""
        days = [max(end, self._today) + DAY for end in ends if end is not None]
        return min(days, default=None)


def _ends(db: Session, today: dt.date) -> dict[uuid.UUID, list[dt.date | None]]:
    """The days on which running pairings are to end, rests counted in, by who gives in them."""
    p = t.Pairing
    running = [state for state in PairingState if state.is_running]
    put_off = planned_ends(whole_record(db, today), today)
    found: dict[uuid.UUID, list[dt.date | None]] = {}
    for coach, code, end in db.execute(
        sa.select(p.coach_id, p.code, p.planned_end).where(p.state.in_(running))
    ):
        found.setdefault(coach, []).append(put_off.get(code, end))
    return found

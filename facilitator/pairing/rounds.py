"""Questions about plans and pairings as the page shows them: rings, reasons, what changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.organisations.questions import OrganisationMark, marks, work_on, works
from facilitator.pairing.diff import compare
from facilitator.pairing.explain import NAME_OF_RULE
from facilitator.pairing.fit import fit_of
from facilitator.pairing.problem import Rule
from facilitator.pairing.publishing import RING_NAMES
from facilitator.pairing.questions import codes_today
from facilitator.pairing.shown import (
    CohortToPair,
    Marked,
    NotPaired,
    PairingsShown,
    PairLine,
    Reason,
    RingShown,
    RoundShown,
    Someone,
)
from facilitator.reciprocity.pairings import pairing_states
from facilitator.reciprocity.promises import planned_ends
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import (
    CohortState,
    EnrolmentState,
    MarkKind,
    PairingState,
    PersonStatus,
    RoundState,
    SkillKind,
)

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Container, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.pairings import PairingState as Progress

ENROLLED = (EnrolmentState.ACTIVE, EnrolmentState.ACCEPTED)
_GONE = (PersonStatus.LEFT, PersonStatus.DECEASED)


def cohorts_to_pair(db: Session) -> tuple[CohortToPair, ...]:
    """Every cohort, what is being prepared or runs first, the newest first of each."""
    c = t.Cohort
    people = _count_of(db, sa.select(t.Enrolment.cohort_id, t.Enrolment.person_id))
    ready = _count_of(db, _ready())
    rows = db.execute(
        sa.select(
            c.id, c.code, c.title_en, c.title_cy, c.state, c.start, c.end, c.give_by,
            c.receives_sessions, c.gives_sessions, c.session_minutes, c.ring_cap,
        ).order_by(sa.nulls_last(c.start.desc()), c.code)
    )  # fmt: skip
    found = [_cohort(row._asdict(), people, ready) for row in rows]
    over = (CohortState.CLOSED, CohortState.ARCHIVED)
    return tuple(sorted(found, key=lambda cohort: cohort.state in over))


def _cohort(
    row: dict[str, Any], people: Counter[uuid.UUID], ready: Counter[uuid.UUID]
) -> CohortToPair:
    return CohortToPair(**row, people=people[row["id"]], ready=ready[row["id"]])


def _count_of(db: Session, enrolled: sa.Select[uuid.UUID, uuid.UUID]) -> Counter[uuid.UUID]:
    here = sa.select(t.Person.id).where(
        t.Person.status.not_in(_GONE), t.Person.merged_into_id.is_(None)
    )
    rows = db.execute(
        enrolled.where(t.Enrolment.state.in_(ENROLLED), t.Enrolment.person_id.in_(here))
    )
    return Counter(cohort for cohort, _person in rows)


def _ready() -> sa.Select[uuid.UUID, uuid.UUID]:
    """People who have said both what they offer and what they ask for."""
    said = [
        sa.select(t.Skill.id)
        .where(t.Skill.person_id == t.Enrolment.person_id, t.Skill.kind == kind)
        .exists()
        for kind in SkillKind
    ]
    return sa.select(t.Enrolment.cohort_id, t.Enrolment.person_id).where(*said)


def without_both(db: Session, cohort_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """The people of a cohort who have not said both what they offer and what they ask for."""
    ready = {row[1] for row in db.execute(_ready().where(t.Enrolment.cohort_id == cohort_id))}
    enrolled = db.scalars(
        sa.select(t.Enrolment.person_id).where(
            t.Enrolment.cohort_id == cohort_id, t.Enrolment.state.in_(ENROLLED)
        )
    )
    return tuple(person for person in enrolled if person not in ready)


def pairings_shown(db: Session, cohort_id: uuid.UUID, today: dt.date) -> PairingsShown | None:
    """The newest plan of a cohort while it is not published, else the pairings that run."""
    cohort = next((one for one in cohorts_to_pair(db) if one.id == cohort_id), None)
    if cohort is None:
        return None
    people = everybody(db, today)
    marked = _marked(db, cohort_id, people)
    rounds = _newest_rounds(db, cohort_id)
    shown = _round_shown(db, rounds, people, today) if rounds else None
    if shown is not None and shown.state is RoundState.DRAFT:
        locked = {(m.coach.id, m.coachee.id) for m in marked if m.kind is MarkKind.LOCK}
        new = {line.key for line in shown.new}
        lines = _planned(db, shown.id, people, locked, new)
        rings = _rings_to_come(db, lines)
    else:
        lines = _running(db, cohort_id, people, today)
        rings = _rings_turning(db, cohort_id, lines)
    topic = db.execute(sa.select(t.Topic.name_en, t.Topic.name_cy))
    welsh = {row.name_en: row.name_cy for row in topic}
    return PairingsShown(cohort, shown, rings, lines, marked, _organisations(lines), welsh)


def enrolled(db: Session, cohort_id: uuid.UUID, today: dt.date) -> tuple[Someone, ...]:
    """The people of a cohort who are here today, by name."""
    here = codes_today(db, cohort_id, today)
    found = (one for one in everybody(db, today).values() if one.code in here)
    return tuple(sorted(found, key=lambda one: one.name))


def everybody(db: Session, today: dt.date) -> Mapping[uuid.UUID, Someone]:
    """Every person with the organisation where they work today."""
    known = marks(db)
    places = works(db, known)
    p = t.Person
    found = {}
    for key, code, name, known_as in db.execute(sa.select(p.id, p.code, p.full_name, p.known_as)):
        work = work_on(places.get(key, ()), today)
        called = known_as or (name.split() or [name])[0]
        found[key] = Someone(key, code, name, called, work.organisation if work else None)
    return found


def pair_key(coach: uuid.UUID, coachee: uuid.UUID) -> str:
    """The key of a pair, as lists name it."""
    return f"{coach}>{coachee}"


def _marked(
    db: Session, cohort_id: uuid.UUID, people: Mapping[uuid.UUID, Someone]
) -> tuple[Marked, ...]:
    m = t.PairMark
    rows = db.execute(sa.select(m.coach_id, m.coachee_id, m.kind).where(m.cohort_id == cohort_id))
    found = [Marked(people[coach], people[coachee], kind) for coach, coachee, kind in rows]
    return tuple(sorted(found, key=lambda one: (one.coach.name, one.coachee.name)))


def _newest_rounds(db: Session, cohort_id: uuid.UUID) -> Sequence[t.Round]:
    """The newest run and the one before."""
    newest = sa.select(t.Round).where(t.Round.cohort_id == cohort_id)
    return db.scalars(newest.order_by(t.Round.number.desc()).limit(2)).all()


def _round_shown(
    db: Session, rounds: Sequence[t.Round], people: Mapping[uuid.UUID, Someone], today: dt.date
) -> RoundShown:
    now, *before = rounds
    shown = RoundShown(
        id=now.id,
        number=now.number,
        ran_on=now.ran_on,
        state=now.state,
        status=now.status,
        ring_cap=now.ring_cap,
        one_way=now.one_way,
        options=now.options,
        bound=now.bound,
        not_paired=_not_paired(db, now, people, today),
        version=now.version,
    )
    if not before or now.state is not RoundState.DRAFT:
        return shown
    old = {line.key: line for line in _planned(db, before[0].id, people)}
    new = {line.key: line for line in _planned(db, now.id, people)}
    changed = compare(_codes(old.values()), _codes(new.values()))
    by_code = {one.code: one for one in people.values()}
    return replace(
        shown,
        before=before[0].number,
        kept=len(changed.kept),
        new=tuple(line for key, line in new.items() if key not in old),
        gone=tuple(line for key, line in old.items() if key not in new),
        affected=tuple(by_code[code] for code in changed.affected),
    )


def _codes(lines: Iterable[PairLine]) -> list[tuple[str, str]]:
    return [(line.coach.code, line.coachee.code) for line in lines]


def _not_paired(
    db: Session, kept: t.Round, people: Mapping[uuid.UUID, Someone], today: dt.date
) -> tuple[NotPaired, ...]:
    """Who had no place in a run; whoever rests, has left or was paired since is not named."""
    here = codes_today(db, kept.cohort_id, today)
    by_code = {one.code: one for one in people.values()}
    found = [
        NotPaired(
            by_code[one["person"]],
            Reason(one["reason"]["key"], one["reason"]["values"]),
            one.get("shortest_ring"),
        )
        for one in kept.unplaced or ()
        if one["person"] in by_code and one["person"] in here
    ]
    return tuple(sorted(found, key=lambda one: one.who.name))


def _planned(
    db: Session,
    round_id: uuid.UUID,
    people: Mapping[uuid.UUID, Someone],
    locked: Container[tuple[uuid.UUID, uuid.UUID]] = frozenset(),
    new: Container[str] = frozenset(),
) -> tuple[PairLine, ...]:
    p = t.PlannedPair
    rows = db.scalars(
        sa.select(p).where(p.round_id == round_id).order_by(sa.nulls_last(p.ring), p.position, p.id)
    )
    return tuple(
        PairLine(
            key=pair_key(row.coach_id, row.coachee_id),
            coach=people[row.coach_id],
            coachee=people[row.coachee_id],
            ring="" if row.ring is None else str(row.ring),
            position=row.position,
            fit=fit_of(row.score),
            reasons=_reasons(row.reason),
            locked=(row.coach_id, row.coachee_id) in locked,
            against=_against(row.reason),
            new=pair_key(row.coach_id, row.coachee_id) in new,
        )
        for row in rows
    )


def _reasons(kept: Mapping[str, Any] | None) -> tuple[Reason, ...]:
    said = (kept or {}).get("reasons", ())
    return tuple(Reason(one["key"], one["values"]) for one in said)


def _against(kept: Mapping[str, Any] | None) -> tuple[str, ...]:
    return tuple(NAME_OF_RULE[Rule(name)] for name in (kept or {}).get("against", ()))


def _rings_to_come(db: Session, lines: Iterable[PairLine]) -> tuple[RingShown, ...]:
    """The rings of a plan, with the names that they will have when it is published."""
    taken = set(db.scalars(sa.select(t.Ring.name)))
    free = iter([name for name in RING_NAMES if name not in taken])
    return tuple(
        RingShown(key, next(free, str(place)), tuple(links))
        for place, (key, links) in enumerate(_by_ring(lines).items(), start=1)
    )


def _by_ring(lines: Iterable[PairLine]) -> dict[str, list[PairLine]]:
    rings: dict[str, list[PairLine]] = {}
    for line in lines:
        if line.ring:
            rings.setdefault(line.ring, []).append(line)
    return rings


def _running(
    db: Session, cohort_id: uuid.UUID, people: Mapping[uuid.UUID, Someone], today: dt.date
) -> tuple[PairLine, ...]:
    """The pairings of a cohort that run or were completed, in the order of their rings."""
    p = t.Pairing
    shown = [state for state in PairingState if state.is_running] + [PairingState.COMPLETED]
    rows = db.scalars(
        sa.select(p)
        .outerjoin(t.Ring, t.Ring.id == p.ring_id)
        .where(p.cohort_id == cohort_id, p.state.in_(shown))
        .order_by(sa.nulls_last(t.Ring.name), p.position, p.code)
    ).all()
    record = whole_record(db, today)
    progress = pairing_states(record, today)
    scores = _scores(db, cohort_id)
    lines = (_running_line(row, people, progress.get(row.code), scores) for row in rows)
    at_rest = {
        pairing.id
        for pairing in record.pairings
        if record.is_resting((pairing.coach, pairing.coachee), today)
    }
    ends = planned_ends(record, today)
    return tuple(
        replace(
            line,
            planned_end=ends.get(row.code, line.planned_end),
            state=PairingState.PAUSED
            if row.code in at_rest and row.state.is_running
            else line.state,
        )
        for row, line in zip(rows, lines, strict=True)
    )


def _scores(db: Session, cohort_id: uuid.UUID) -> Mapping[str, int]:
    """The points of every pair that was planned for a cohort, the newest run's last."""
    p = t.PlannedPair
    rows = db.execute(
        sa.select(p.coach_id, p.coachee_id, p.score)
        .join(t.Round, t.Round.id == p.round_id)
        .where(t.Round.cohort_id == cohort_id)
        .order_by(t.Round.number)
    )
    return {pair_key(coach, coachee): score for coach, coachee, score in rows}


def _running_line(
    row: t.Pairing,
    people: Mapping[uuid.UUID, Someone],
    progress: Progress | None,
    scores: Mapping[str, int],
) -> PairLine:
    key = pair_key(row.coach_id, row.coachee_id)
    return PairLine(
        key=key,
        coach=people[row.coach_id],
        coachee=people[row.coachee_id],
        fit=fit_of(scores[key]) if key in scores else None,
        ring="" if row.ring_id is None else str(row.ring_id),
        position=row.position or 0,
        reasons=_reasons(row.reason),
        pairing_id=row.id,
        version=row.version,
        state=row.state,
        held=progress.held if progress else 0,
        contracted=row.contracted_sessions,
        started=row.started,
        planned_end=row.planned_end,
    )


def _rings_turning(
    db: Session, cohort_id: uuid.UUID, lines: Iterable[PairLine]
) -> tuple[RingShown, ...]:
    by_ring = _by_ring(lines)
    r = t.Ring
    rows = db.execute(sa.select(r.id, r.name, r.state).where(r.cohort_id == cohort_id))
    rings = [
        RingShown(str(key), name, tuple(by_ring[str(key)]), state)
        for key, name, state in rows
        if str(key) in by_ring
    ]
    return tuple(sorted(rings, key=lambda ring: ring.name))


def _organisations(lines: Iterable[PairLine]) -> tuple[OrganisationMark, ...]:
    """The organisations of everybody in the lines, in the programme's order of colours."""
    people = [one for line in lines for one in (line.coach, line.coachee)]
    found = {one.organisation.id: one.organisation for one in people if one.organisation}
    return tuple(sorted(found.values(), key=lambda mark: (mark.colour, mark.code)))

"""Papers of the first day: induction sheets, and the ballot that chooses the rules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.exchange_vocabulary import Way
from facilitator.papers.induction import (
    BallotSlips,
    Induction,
    RulesText,
    ballot_paper,
    induction_paper,
)
from facilitator.papers.shared import Named
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import of_the_cohort
from facilitator.printing.wanted import Sheet, Wanted, cohort_called, spoken_as
from facilitator.store import tables as t
from facilitator.vocabulary import CohortState

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    Expected = dict[tuple[uuid.UUID | None, Way], list[str]]

FINISHED = (CohortState.CLOSED, CohortState.ARCHIVED)


def newest_cohort(db: Session, wanted: Wanted) -> t.Cohort | None:
    """The cohort asked for, else the newest that is not closed."""
    key = cohort_called(db, wanted.cohort)
    if key is not None:
        return db.get_one(t.Cohort, key)
    query = sa.select(t.Cohort).where(t.Cohort.state.not_in(FINISHED))
    return db.scalars(query.order_by(t.Cohort.start.desc(), t.Cohort.code.desc())).first()


def _induction(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A sheet for each person of the cohort; one to fill in by hand where nobody is in it yet."""
    cohort = newest_cohort(db, wanted)
    said = _expected(db, cohort)
    rules, facilitator = _rules_now(db, cohort), _facilitator(db)
    asked = Wanted(wanted.kind, cohort.code if cohort else "", wanted.person, wanted.languages)
    top = heading(db, cohort.id if cohort else None, today)

    def sheet_of(person: t.Person | None) -> Sheet:
        key = person.id if person else None
        languages = wanted.read_by(person) if person else wanted.of_all
        induction = Induction(
            top=top,
            name=person.full_name if person else "",
            facilitator=facilitator,
            programme_gives=tuple(said[None, Way.GIVE]),
            programme_gets=tuple(said[None, Way.GET]),
            gives=tuple(said[key, Way.GIVE]) if key else (),
            gets=tuple(said[key, Way.GET]) if key else (),
            rules=rules,
        )
        name = person.full_name if person else spoken_as(languages)
        return Sheet(
            wanted.kind,
            file_name("induction", person.code if person else "blank", name),
            induction_paper(induction, languages),
            person.code if person else "",
            spoken_as(languages),
            wanted.large_print or bool(person and person.large_print),
        )

    people = of_the_cohort(db, asked, today) if cohort or wanted.person else ()
    return tuple(sheet_of(person) for person in people) or (sheet_of(None),)


def _expected(db: Session, cohort: t.Cohort | None) -> Expected:
    """What each side expects in a cohort; without a person it is the programme's side."""
    found: Expected = defaultdict(list)
    if cohort is None:
        return found
    e = t.Expectation
    for row in db.scalars(sa.select(e).where(e.cohort_id == cohort.id).order_by(e.place)):
        found[row.person_id, row.way].append(row.said)
    n = t.Enrolment
    for one in db.scalars(sa.select(n).where(n.cohort_id == cohort.id)):
        for way, hopes in ((Way.GIVE, one.hopes_to_give), (Way.GET, one.hopes_to_get)):
            if hopes and not found[one.person_id, way]:
                found[one.person_id, way] += [line for line in hopes.splitlines() if line.strip()]
    return found


def _rules_now(db: Session, cohort: t.Cohort | None) -> RulesText | None:
    """The rules that the cohort chose, else the newest that were written."""
    b, r = t.Ballot, t.RulesVersion
    chosen = None
    if cohort is not None:
        counted = sa.select(b.chosen_id).where(b.cohort_id == cohort.id, b.chosen_id.is_not(None))
        chosen = db.scalar(counted.order_by(b.counted_on.desc()).limit(1))
    query = sa.select(r).order_by(r.number.desc()).limit(1)
    row = db.get(r, chosen) if chosen is not None else db.scalars(query).first()
    return _as_text(row) if row is not None else None


def _as_text(row: t.RulesVersion) -> RulesText:
    def lines(text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    return RulesText(Named(row.title_cy, row.title_en), lines(row.text_cy), lines(row.text_en))


def _facilitator(db: Session) -> str:
    return db.scalar(sa.select(t.ProgrammeRow.facilitator_name)) or ""


def _ballot(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Slips of the newest ballot that is not counted yet, one for each who is here."""
    cohort = cohort_called(db, wanted.cohort)
    b, line, r = t.Ballot, t.BallotLine, t.RulesVersion
    query = sa.select(b).order_by(b.counted_on.is_not(None), b.opened_on.desc())
    if cohort is not None:
        query = query.where(b.cohort_id == cohort)
    ballot = db.scalars(query.limit(1)).first()
    if ballot is None:
        return ()
    versions = db.scalars(
        sa.select(r)
        .join(line, line.rules_version_id == r.id)
        .where(line.ballot_id == ballot.id)
        .order_by(line.place)
    )
    code = db.get_one(t.Cohort, ballot.cohort_id).code
    people = of_the_cohort(db, Wanted(wanted.kind, code), today)
    slips = BallotSlips(
        heading(db, ballot.cohort_id, today), tuple(map(_as_text, versions)), len(people)
    )
    paper = ballot_paper(slips, wanted.of_all)
    name = file_name("ballot", code, spoken_as(wanted.of_all))
    return (Sheet(wanted.kind, name, paper, "", spoken_as(wanted.of_all), wanted.large_print),)


MAKERS = {PrintKind.INDUCTION: _induction, PrintKind.BALLOT: _ballot}

"""Address labels and the phone list: of everybody who is here, of a cohort, or of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.papers.addresses import (
    Label,
    PhoneLine,
    labels_paper,
    phone_list_paper,
)
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import of_the_cohort, one_language, places_of
from facilitator.printing.wanted import Sheet, Wanted, cohort_called, spoken_as
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


def _labels(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    people = of_the_cohort(db, wanted, today)
    if not people:
        return ()
    places, departments = places_of(db, people, today), _departments(db, people, today)
    labels = [
        Label(one.full_name, departments.get(one.id, ""), places[one.id],
              one_language(wanted, one))
        for one in people
    ]  # fmt: skip
    top = heading(db, cohort_called(db, wanted.cohort), today)
    name = file_name(wanted.kind.value, today.isoformat(), wanted.cohort or wanted.person)
    paper = labels_paper(top, labels, wanted.shift)
    return (Sheet(wanted.kind, name, paper, wanted.person, wanted.of_cards),)


def _departments(db: Session, people: Sequence[t.Person], today: dt.date) -> dict[uuid.UUID, str]:
    """The department or site in which each of these works."""
    a = t.Affiliation
    rows = db.execute(
        sa.select(a.person_id, a.department)
        .where(
            a.person_id.in_([one.id for one in people]),
            sa.or_(a.start.is_(None), a.start <= today),
            sa.or_(a.end.is_(None), a.end >= today),
        )
        .order_by(a.start)
    )
    return {row[0]: row[1] for row in rows}


def _phone_list(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    people = of_the_cohort(db, wanted, today)
    places = places_of(db, people, today)
    lines = [
        PhoneLine(one.full_name, places[one.id], one.phone, one.email)
        for one in people
        if one.phone or one.email
    ]
    if not lines:
        return ()
    top = heading(db, cohort_called(db, wanted.cohort), today)
    languages = wanted.languages or (wanted.spoken,)
    name = file_name(wanted.kind.value, today.isoformat(), wanted.cohort)
    paper = phone_list_paper(top, lines, languages)
    return (Sheet(wanted.kind, name, paper, "", spoken_as(languages), wanted.large_print),)


MAKERS = {PrintKind.LABELS: _labels, PrintKind.PHONE_LIST: _phone_list}

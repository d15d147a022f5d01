"""Logs of practice and supervision, and survey forms."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.cohorts.pack import people_here
from facilitator.papers.kinds import PaperKind
from facilitator.papers.practice import Log, log_paper, survey_paper
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import agreed_to, of_the_cohort
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.reciprocity.pairings import held, sessions_by_pairing
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose
from facilitator.words import Words

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import CoachingSession, Record
    from facilitator.words import Language


def _logs(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A log for each coach who is here and has something in it; for one person, even when empty."""
    is_practice = wanted.kind is PrintKind.CREDENTIAL_LOG
    record = whole_record(db, today)
    sessions = sessions_by_pairing(record, today)
    named = _may_be_named(db, today)
    qualifications = _qualifications(db)
    top = heading(db, None, today)
    kind = PaperKind.CREDENTIAL_LOG if is_practice else PaperKind.SUPERVISION_LOG
    found = []
    for person in of_the_cohort(db, wanted, today):
        languages = wanted.read_by(person)
        # Dates in a log are short: numbers, the same in both languages.
        if is_practice:
            rows, minutes = _coached(record, sessions, person.code, named, languages[0], today)
        else:
            rows, minutes = _supervised(db, person.id, languages[0], today)
        if not rows and not wanted.person:
            continue
        log = Log(top, person.full_name, rows, minutes, qualifications.get(person.id, ()))
        found.append(
            Sheet(
                wanted.kind,
                file_name(wanted.kind.value, person.code, person.full_name),
                log_paper(kind, log, languages),
                person.code,
                spoken_as(languages),
                wanted.large_print or person.large_print,
            )
        )
    return tuple(found)


def _may_be_named(db: Session, today: dt.date) -> Mapping[str, str]:
    """Who agreed to stand in coaches' logs by name and is here, by code."""
    agreed = agreed_to(db, (ConsentPurpose.CREDENTIAL_LOG,)) & people_here(db, today)
    rows = db.execute(sa.select(t.Person.code, t.Person.full_name).where(t.Person.id.in_(agreed)))
    return {row.code: row.full_name for row in rows}


def _coached(
    record: Record,
    sessions: Mapping[str, list[CoachingSession]],
    coach: str,
    named: Mapping[str, str],
    language: Language,
    today: dt.date,
) -> tuple[tuple[Mapping[str, str], ...], int]:
    """A row for each pairing that somebody coached in, and the minutes of all together."""
    words = Words(language)
    rows: list[Mapping[str, str]] = []
    total = 0
    for pairing in sorted(record.pairings, key=lambda one: (one.started, one.id)):
        done = held(sessions[pairing.id], today) if pairing.coach == coach else []
        if not done:
            continue
        minutes = sum(one.minutes for one in done)
        total += minutes
        group = max(1 + len(one.others) for one in done)
        rows.append(
            {
                "client": named.get(pairing.coachee, pairing.id),
                "group": words("one") if group == 1 else words("group of %(n)s", n=group),
                "first": words.date(done[0].date),
                "last": words.date(done[-1].date),
                "hours": words.hours(minutes),
                "sum": words.hours(total),
            }
        )
    return tuple(rows), total


def _supervised(
    db: Session, person_id: uuid.UUID, language: Language, today: dt.date
) -> tuple[tuple[Mapping[str, str], ...], int]:
    words, s = Words(language), t.Supervision
    query = sa.select(s).where(s.person_id == person_id, s.day <= today).order_by(s.day, s.id)
    held_ones = list(db.scalars(query))
    rows: tuple[Mapping[str, str], ...] = tuple(
        {"day": words.date(one.day), "with": one.with_whom, "minutes": str(one.minutes)}
        for one in held_ones
    )
    return rows, sum(one.minutes for one in held_ones)


def _qualifications(db: Session) -> Mapping[uuid.UUID, tuple[str, ...]]:
    q = t.Qualification
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for one in db.scalars(sa.select(q).order_by(q.achieved_on, q.title)):
        body = "" if one.title.startswith(one.body) else f"{one.body} "
        found[one.person_id].append(f"{body}{one.title}")
    return {key: tuple(titles) for key, titles in found.items()}


def _survey(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    paper = survey_paper(heading(db, None, today), wanted.of_all)
    language = spoken_as(wanted.of_all)
    name = file_name("survey", language, "")
    return (Sheet(wanted.kind, name, paper, "", language, wanted.large_print),)


MAKERS = {
    PrintKind.CREDENTIAL_LOG: _logs,
    PrintKind.SUPERVISION_LOG: _logs,
    PrintKind.SURVEY: _survey,
}

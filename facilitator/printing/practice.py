"""Logs of practice and supervision, and survey forms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.papers.kinds import PaperKind
from facilitator.papers.practice import (
    Log,
    LogColumn,
    LogTable,
    log_paper,
    supervision_columns,
    survey_paper,
)
from facilitator.papers.shared import UNNAMED, Named
from facilitator.practice.column_sets import column_sets
from facilitator.practice.credentials import Client, credential_log, log_rows
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import of_the_cohort
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.store import tables as t
from facilitator.words import Language, Words

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.practice.column_sets import ColumnSet
    from facilitator.practice.credentials import CredentialLog


def _credentials(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A log for each coach who is here, in the first body's columns; for one person, in all."""
    qualifications, top = _qualifications(db), heading(db, None, today)
    known = {one.full_name for one in of_the_cohort(db, Wanted(wanted.kind), today)}
    found = []
    for person in of_the_cohort(db, wanted, today):
        log = credential_log(db, person.id, today)
        if log is None or not (log.sessions or wanted.person):
            continue
        # A client who is at rest or has gone stands there by number only.
        clients = {
            key: one if one.name in known else Client(one.place, sector=one.sector)
            for key, one in log.clients.items()
        }
        shown = replace(log, clients=clients)
        sets = column_sets() if wanted.person else column_sets()[:1]
        paper_log = Log(
            top,
            person.full_name,
            tuple(_table(shown, one) for one in sets),
            log.given,
            log.paid,
            qualifications.get(person.id, ()),
        )
        found.append(_sheet(wanted, person, log_paper(PaperKind.CREDENTIAL_LOG, paper_log,
                                                      wanted.read_by(person))))  # fmt: skip
    return tuple(found)


def _table(log: CredentialLog, columns: ColumnSet) -> LogTable:
    welsh, english = (
        tuple(
            tuple("" if cell is None else str(cell) for cell in row)
            for row in log_rows(log, columns, Words(language))
        )
        for language in (Language.CY, Language.EN)
    )
    heads = tuple(LogColumn(one.cy, one.en) for one in columns.columns)
    return LogTable(Named(columns.cy, columns.en), heads, welsh, english)


def _supervisions(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A log for each who is here and had supervision; for one person, even when empty."""
    qualifications, top = _qualifications(db), heading(db, None, today)
    s = t.Supervision
    found = []
    for person in of_the_cohort(db, wanted, today):
        query = sa.select(s).where(s.person_id == person.id, s.day <= today)
        held = list(db.scalars(query.order_by(s.day, s.id)))
        if not held and not wanted.person:
            continue
        welsh, english = (
            tuple(
                (Words(language).date(one.day), one.with_whom, str(one.minutes), "", "")
                for one in held
            )
            for language in (Language.CY, Language.EN)
        )
        table = LogTable(UNNAMED, supervision_columns(), welsh, english)
        minutes = sum(one.minutes for one in held)
        log = Log(top, person.full_name, (table,), minutes, 0, qualifications.get(person.id, ()))
        paper = log_paper(PaperKind.SUPERVISION_LOG, log, wanted.read_by(person))
        found.append(_sheet(wanted, person, paper))
    return tuple(found)


def _sheet(wanted: Wanted, person: t.Person, paper: Paper) -> Sheet:
    return Sheet(
        wanted.kind,
        file_name(wanted.kind.value, person.code, person.full_name),
        paper,
        person.code,
        spoken_as(wanted.read_by(person)),
        wanted.large_print or person.large_print,
    )


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
    PrintKind.CREDENTIAL_LOG: _credentials,
    PrintKind.SUPERVISION_LOG: _supervisions,
    PrintKind.SURVEY: _survey,
}

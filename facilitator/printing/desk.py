"""Leaflets, notices and the pages for the facilitator's own folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.papers.kinds import PaperKind
from facilitator.papers.notices import ProgrammeFacts, notice_paper
from facilitator.printing.kinds import PrintKind
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def programme_facts(db: Session, today: dt.date) -> ProgrammeFacts:
    """What a notice says of the programme."""
    programme = db.scalars(sa.select(t.ProgrammeRow)).one()
    return ProgrammeFacts(
        top=heading(db, None, today),
        facilitator=programme.facilitator_name,
        contact=programme.facilitator_contact,
        concerns=programme.concerns_contact,
        data_contact=programme.data_contact,
        retention_months=programme.retention_months,
    )


def _notice(kind: PaperKind, db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    paper = notice_paper(kind, programme_facts(db, today), wanted.of_all)
    name = file_name(kind.value, spoken_as(wanted.of_all), "")
    return (Sheet(wanted.kind, name, paper, "", spoken_as(wanted.of_all), wanted.large_print),)


MAKERS = {
    PrintKind.LEAFLET: partial(_notice, PaperKind.LEAFLET),
    PrintKind.DIRECTOR_LEAFLET: partial(_notice, PaperKind.DIRECTOR_LEAFLET),
    PrintKind.DATA_NOTICE: partial(_notice, PaperKind.DATA_NOTICE),
    PrintKind.SAFEGUARDING: partial(_notice, PaperKind.SAFEGUARDING),
    PrintKind.LOST_LAPTOP: partial(_notice, PaperKind.LOST_LAPTOP),
    PrintKind.PASSPHRASE: partial(_notice, PaperKind.PASSPHRASE),
}

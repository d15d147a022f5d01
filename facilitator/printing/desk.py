"""Leaflets, notices and the pages for the facilitator's own folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.archiving.questions import all_kept
from facilitator.cohorts.pack import gatherings_ahead
from facilitator.papers.blank_set import blank_set
from facilitator.papers.deputy import DeputyPage, deputy_paper
from facilitator.papers.kinds import PaperKind
from facilitator.papers.notices import ProgrammeFacts, notice_paper
from facilitator.papers.shared import Named
from facilitator.printing.kinds import PrintKind
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.store import tables as t
from facilitator.vocabulary import CohortState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper

    Maker = Callable[[Session, Wanted, dt.date], tuple[Sheet, ...]]

RUNNING = (CohortState.OPEN, CohortState.MATCHING, CohortState.IN_PROGRESS, CohortState.CLOSING)


def programme_facts(db: Session, today: dt.date) -> ProgrammeFacts:
    """What a notice says of the programme."""
    top = heading(db, None, today)
    programme = db.scalars(sa.select(t.ProgrammeRow)).first()
    if programme is None:
        return ProgrammeFacts(top, "", "", "", "", 0)
    return ProgrammeFacts(
        top=top,
        facilitator=programme.facilitator_name,
        contact=programme.facilitator_contact,
        concerns=programme.concerns_contact,
        data_contact=programme.data_contact,
        retention_months=programme.retention_months,
        own_months=tuple(
            (Named(one.title_cy, one.title_en), one.months)
            for one in all_kept(db)
            if one.has_own_months
        ),
    )


def _notice(kind: PaperKind, db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    return (_for_the_folder(wanted, notice_paper(kind, programme_facts(db, today), wanted.of_all)),)


def _deputy(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """What is next, for whoever steps in: gatherings and cohorts by their days."""
    c = t.Cohort
    running = db.scalars(sa.select(c).where(c.state.in_(RUNNING)).order_by(c.start, c.code))
    programme = db.scalars(sa.select(t.ProgrammeRow)).first()
    page = DeputyPage(
        said=programme_facts(db, today),
        gatherings=tuple(
            (line.on, line.title, line.cohort) for line in gatherings_ahead(db, today)
        ),
        cohorts=tuple((Named(one.title_cy, one.title_en), one.end) for one in running),
        deputy=programme.deputy_name if programme else "",
        deputy_contact=programme.deputy_contact if programme else "",
    )
    paper = deputy_paper(page, wanted.of_all)
    return (_for_the_folder(wanted, paper),)


def _blanks(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """Everything that a day without the laptop wants, empty."""
    said = programme_facts(db, today)
    paper = blank_set(said.top, said.facilitator, wanted.of_all)
    return (_for_the_folder(wanted, paper),)


def _for_the_folder(wanted: Wanted, paper: Paper) -> Sheet:
    language = spoken_as(wanted.of_all)
    name = file_name(wanted.kind.value, language, "")
    return Sheet(wanted.kind, name, paper, "", language, wanted.large_print)


MAKERS: dict[PrintKind, Maker] = {
    PrintKind.DEPUTY: _deputy,
    PrintKind.BLANKS: _blanks,
    PrintKind.LEAFLET: partial(_notice, PaperKind.LEAFLET),
    PrintKind.DIRECTOR_LEAFLET: partial(_notice, PaperKind.DIRECTOR_LEAFLET),
    PrintKind.POSTER: partial(_notice, PaperKind.POSTER),
    PrintKind.SIGN_UP: partial(_notice, PaperKind.SIGN_UP),
    PrintKind.DATA_NOTICE: partial(_notice, PaperKind.DATA_NOTICE),
    PrintKind.SAFEGUARDING: partial(_notice, PaperKind.SAFEGUARDING),
    PrintKind.LOST_LAPTOP: partial(_notice, PaperKind.LOST_LAPTOP),
    PrintKind.PASSPHRASE: partial(_notice, PaperKind.PASSPHRASE),
}

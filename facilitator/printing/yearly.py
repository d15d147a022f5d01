"""Papers of a year: half-way, letters to organisations, the voluntary form, the archive's proof."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.archiving.questions import archive_list
from facilitator.leaving.questions import sessions_left
from facilitator.organisations.leaving import parting_of
from facilitator.papers.letters_bodies import BodyLetter, BodyStands, body_letter_paper
from facilitator.papers.shared import Named
from facilitator.papers.yearly import (
    ArchiveProof,
    MidReview,
    ProofLine,
    WaitingLine,
    archive_proof_paper,
    equality_paper,
    mid_review_paper,
)
from facilitator.people.here import people_here
from facilitator.printing.desk import programme_facts
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import name_called
from facilitator.printing.wanted import Sheet, Wanted, cohort_called, person_called, spoken_as
from facilitator.store import tables as t
from facilitator.vocabulary import OrganisationStatus, PairingState

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.words import Language

LATELY = dt.timedelta(days=365)
"""Whoever joined or left longer ago than this gets no letter any more."""


def _mid_reviews(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """A sheet for each running pairing of which both are here, of a cohort or of one person."""
    cohort, asked = cohort_called(db, wanted.cohort), person_called(db, wanted.person)
    p, here = t.Pairing, people_here(db, today)
    running = [state for state in PairingState if state.is_running]
    query = sa.select(p).where(p.state.in_(running)).order_by(p.code)
    if cohort is not None:
        query = query.where(p.cohort_id == cohort)
    if asked is not None:
        query = query.where(sa.or_(p.coach_id == asked, p.coachee_id == asked))
    pairings = [one for one in db.scalars(query) if {one.coach_id, one.coachee_id} <= here]
    left = sessions_left(db, [one.id for one in pairings])
    said = programme_facts(db, today)
    found = []
    for one in pairings:
        coachee = db.get_one(t.Person, one.coachee_id)
        review = MidReview(
            heading(db, one.cohort_id, today),
            name_called(db.get_one(t.Person, one.coach_id)),
            name_called(coachee),
            one.contracted_sessions - left[one.id],
            one.contracted_sessions,
            said.facilitator,
            said.contact,
        )
        languages = wanted.read_by(coachee)
        found.append(
            Sheet(
                wanted.kind,
                file_name("mid-review", one.code, coachee.full_name),
                mid_review_paper(review, languages),
                coachee.code,
                spoken_as(languages),
                wanted.large_print or coachee.large_print,
            )
        )
    return tuple(found)


def _letter_to(db: Session, organisation: uuid.UUID, today: dt.date) -> BodyLetter | None:
    """What the letter to one organisation says today; None while it is only a prospect."""
    row = db.get_one(t.Organisation, organisation)
    stands = {
        OrganisationStatus.PARTNER: BodyStands.JOINED,
        OrganisationStatus.DORMANT: BodyStands.QUIET,
        OrganisationStatus.LEFT: BodyStands.LEFT,
    }.get(row.status)
    if stands is None:
        return None
    parting, said = parting_of(db, today, row.id), programme_facts(db, today)
    return BodyLetter(
        heading(db, None, today),
        Named(row.name_cy, row.name_en),
        row.lead_name,
        stands,
        row.left_on if stands is BodyStands.LEFT else row.joined_on,
        row.agreement_on,
        row.data_sharing_on,
        parting.pairings,
        parting.minutes,
        said.facilitator,
        said.contact,
    )


def organisation_letter(
    db: Session, organisation: uuid.UUID, languages: tuple[Language, ...], today: dt.date
) -> Sheet | None:
    """The letter to one organisation, as a window shows it."""
    letter = _letter_to(db, organisation, today)
    wanted = Wanted(PrintKind.ORGANISATION_LETTER, languages=languages)
    return None if letter is None else _letter_sheet(letter, wanted)


def _letter_sheet(letter: BodyLetter, wanted: Wanted) -> Sheet:
    name = file_name("organisation-letter", letter.stands.value, letter.organisation.en)
    return _sheet(wanted, name, body_letter_paper(letter, wanted.of_all))


def _organisation_letters(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """To each organisation that joined or left within a year, or lies quiet."""
    o, since = t.Organisation, today - LATELY
    lately = sa.or_(
        sa.and_(o.status == OrganisationStatus.PARTNER, o.joined_on >= since),
        o.status == OrganisationStatus.DORMANT,
        sa.and_(o.status == OrganisationStatus.LEFT, o.left_on >= since),
    )
    letters = (
        _letter_to(db, key, today)
        for key in db.scalars(sa.select(o.id).where(lately).order_by(o.name_en, o.code))
    )
    return tuple(_letter_sheet(letter, wanted) for letter in letters if letter is not None)


def _proof(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """What went and what stays, for every cohort that was archived, and what may go now."""
    a, c = t.Archiving, t.Cohort
    rows = db.execute(
        sa.select(a, c)
        .join(c, c.id == a.cohort_id)
        .where(a.done_on.is_not(None))
        .order_by(a.done_on.desc(), c.code)
    )
    lines = tuple(
        ProofLine(
            Named(cohort.title_cy, cohort.title_en),
            cohort.code,
            cohort.end or row.agreed_on,
            row.done_on or row.agreed_on,
            row.people,
            row.stayed,
            row.sessions,
            row.minutes,
            row.papers,
        )
        for row, cohort in rows
    )
    waiting = tuple(
        WaitingLine(
            Named(one.title_cy, one.title_en),
            one.code,
            one.ended,
            one.people,
            one.stayed,
            one.agreed_on is not None,
            one.months,
        )
        for one in archive_list(db, today)
        if one.done_on is None
    )
    said = programme_facts(db, today)
    proof = ArchiveProof(
        said.top, said.facilitator, said.retention_months, lines, waiting, said.own_months
    )
    name = file_name("archive-proof", today.isoformat(), "")
    return (_sheet(wanted, name, archive_proof_paper(proof, wanted.of_all)),)


def _equality(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """The voluntary form, the same for everybody."""
    name = file_name("equality-form", spoken_as(wanted.of_all), "")
    return (_sheet(wanted, name, equality_paper(heading(db, None, today), wanted.of_all)),)


def _sheet(wanted: Wanted, name: str, paper: Paper) -> Sheet:
    return Sheet(wanted.kind, name, paper, "", spoken_as(wanted.of_all), wanted.large_print)


MAKERS = {
    PrintKind.MID_REVIEW: _mid_reviews,
    PrintKind.ORGANISATION_LETTER: _organisation_letters,
    PrintKind.EQUALITY_FORM: _equality,
    PrintKind.ARCHIVE_PROOF: _proof,
}

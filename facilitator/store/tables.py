"""The record: people, organisations, cohorts, pairings, sessions, promises, papers.

Every table here is journalled. Minutes are whole, days are dates, instants are UTC.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from facilitator import vocabulary as v
from facilitator.store.base import Row
from facilitator.store.types import json_type, one_of, ordered_text

Id = uuid.UUID


def _key_to(table: str, *, cascade: bool = False, empty: bool = False) -> MappedColumn[Any]:
    """A foreign key column with an index."""
    return mapped_column(
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE" if cascade else None),
        nullable=empty,
        index=True,
    )


def _text(length: int) -> MappedColumn[str]:
    return mapped_column(sa.String(length), default="")


def _json() -> MappedColumn[Any]:
    return mapped_column(json_type())


class ProgrammeRow(Row):
    """The programme itself: one row."""

    __tablename__ = "programme"

    name_en: Mapped[str] = _text(200)
    name_cy: Mapped[str] = _text(200)
    kind: Mapped[v.ProgrammeKind] = mapped_column(one_of(v.ProgrammeKind))
    elsewhere: Mapped[v.Elsewhere] = mapped_column(one_of(v.Elsewhere))
    facilitator_name: Mapped[str] = _text(200)
    facilitator_contact: Mapped[str] = _text(500)
    concerns_contact: Mapped[str] = _text(500)
    data_contact: Mapped[str] = _text(500)
    retention_months: Mapped[int] = mapped_column(default=24)
    laptop_letter: Mapped[str] = mapped_column(sa.String(2), default="A")
    alphabet: Mapped[str] = mapped_column(sa.String(2), default="en")
    coachee_word: Mapped[str] = mapped_column(sa.String(40), default="coachee")
    session_minutes: Mapped[int] = mapped_column(default=60)
    grace_days: Mapped[int] = mapped_column(default=30)
    no_show_window_months: Mapped[int] = mapped_column(default=6)
    notice_working_days: Mapped[int] = mapped_column(default=2)
    limits: Mapped[dict[str, Any] | None] = _json()
    is_sample: Mapped[bool] = mapped_column(default=False)


class BankHoliday(Row):
    """A day off that the calendar of England and Wales does not know."""

    __tablename__ = "bank_holiday"

    day: Mapped[dt.date]
    name: Mapped[str] = _text(200)


class OwnField(Row):
    """A field that this programme keeps about people beside the usual ones."""

    __tablename__ = "own_field"

    name_en: Mapped[str] = _text(100)
    name_cy: Mapped[str] = _text(100)
    place: Mapped[int] = mapped_column(default=0)


class Topic(Row):
    """Something that people offer or ask for."""

    __tablename__ = "topic"

    name_en: Mapped[str] = _text(200)
    name_cy: Mapped[str] = _text(200)
    folded: Mapped[str] = _text(400)


class Organisation(Row):
    """A body whose people take part."""

    __tablename__ = "organisation"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    name_en: Mapped[str] = _text(200)
    name_cy: Mapped[str] = _text(200)
    letters: Mapped[str] = mapped_column(sa.String(3), default="")
    colour: Mapped[int] = mapped_column(default=0)
    sector: Mapped[str] = mapped_column(sa.String(100), default="")
    region: Mapped[str] = _text(200)
    status: Mapped[v.OrganisationStatus] = mapped_column(
        one_of(v.OrganisationStatus), default=v.OrganisationStatus.PARTNER
    )
    lead_name: Mapped[str] = _text(200)
    lead_contact: Mapped[str] = _text(300)
    folded: Mapped[str] = mapped_column(sa.String(2000), default="")
    notes: Mapped[str] = mapped_column(sa.String(4000), default="")


class OrganisationAlias(Row):
    """Another spelling of an organisation, met in a spreadsheet."""

    __tablename__ = "organisation_alias"

    organisation_id: Mapped[Id] = _key_to("organisation", cascade=True)
    alias: Mapped[str] = _text(200)
    folded: Mapped[str] = mapped_column(sa.String(400), index=True)


class Department(Row):
    """A department or site of an organisation."""

    __tablename__ = "department"

    organisation_id: Mapped[Id] = _key_to("organisation", cascade=True)
    name_en: Mapped[str] = _text(200)
    name_cy: Mapped[str] = _text(200)
    is_site: Mapped[bool] = mapped_column(default=False)


class Person(Row):
    """Somebody who takes part, in whatever role."""

    __tablename__ = "person"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    full_name: Mapped[str] = mapped_column(sa.String(200))
    known_as: Mapped[str] = _text(200)
    sort_name: Mapped[str] = _text(200)
    sort_key_en: Mapped[str] = mapped_column(ordered_text(1000), default="", index=True)
    sort_key_cy: Mapped[str] = mapped_column(ordered_text(1000), default="", index=True)
    folded: Mapped[str] = mapped_column(sa.String(2000), default="")
    email: Mapped[str] = _text(320)
    phone: Mapped[str] = _text(100)
    letter_language: Mapped[v.LetterLanguage] = mapped_column(
        one_of(v.LetterLanguage), default=v.LetterLanguage.NOT_ASKED
    )
    language_asked_on: Mapped[dt.date | None]
    coaching_languages: Mapped[list[str] | None] = _json()
    large_print: Mapped[bool] = mapped_column(default=False)
    profession: Mapped[str] = _text(200)
    region: Mapped[str] = _text(200)
    availability: Mapped[list[str] | None] = _json()
    capacity: Mapped[int] = mapped_column(default=1)
    demand: Mapped[int] = mapped_column(default=1)
    status: Mapped[v.PersonStatus] = mapped_column(
        one_of(v.PersonStatus), default=v.PersonStatus.ACTIVE
    )
    joined: Mapped[dt.date | None]
    left: Mapped[dt.date | None]
    merged_into_id: Mapped[Id | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    own_fields: Mapped[dict[str, Any] | None] = _json()
    notes: Mapped[str] = mapped_column(sa.String(4000), default="")


class Affiliation(Row):
    """Where a person works, from when to when; without dates: always."""

    __tablename__ = "affiliation"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    organisation_id: Mapped[Id | None] = _key_to("organisation", empty=True)
    department: Mapped[str] = _text(200)
    role: Mapped[str] = _text(200)
    line_manager_id: Mapped[Id | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    line_manager_name: Mapped[str] = _text(200)
    start: Mapped[dt.date | None]
    end: Mapped[dt.date | None]


class Skill(Row):
    """A topic that a person offers or asks for; the first place matters most."""

    __tablename__ = "skill"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    topic_id: Mapped[Id] = _key_to("topic")
    kind: Mapped[v.SkillKind] = mapped_column(one_of(v.SkillKind))
    place: Mapped[int] = mapped_column(default=0)


class Qualification(Row):
    """A qualification or accreditation."""

    __tablename__ = "qualification"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    body: Mapped[str] = _text(100)
    title: Mapped[str] = _text(200)
    state: Mapped[str] = mapped_column(sa.String(40), default="achieved")
    achieved_on: Mapped[dt.date | None]
    expires: Mapped[dt.date | None]
    certificate_seen: Mapped[bool] = mapped_column(default=False)


class Consent(Row):
    """What a person agreed to, when and in which wording."""

    __tablename__ = "consent"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    purpose: Mapped[v.ConsentPurpose] = mapped_column(one_of(v.ConsentPurpose))
    wording: Mapped[str] = mapped_column(sa.String(40), default="1")
    given_on: Mapped[dt.date]
    withdrawn_on: Mapped[dt.date | None]


class Apart(Row):
    """Two people who are not to be paired."""

    __tablename__ = "apart"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    other_id: Mapped[Id] = _key_to("person", cascade=True)
    kind: Mapped[v.ApartKind] = mapped_column(one_of(v.ApartKind))
    since: Mapped[dt.date | None]


class Pause(Row):
    """Days on which a person is at rest, both included; without an end: until they say."""

    __tablename__ = "pause"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    start: Mapped[dt.date]
    end: Mapped[dt.date | None]


class Cohort(Row):
    """A group of people who give and receive over the same months."""

    __tablename__ = "cohort"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    title_en: Mapped[str] = _text(200)
    title_cy: Mapped[str] = _text(200)
    state: Mapped[v.CohortState] = mapped_column(one_of(v.CohortState))
    start: Mapped[dt.date | None]
    end: Mapped[dt.date | None]
    receives_sessions: Mapped[int] = mapped_column(default=6)
    gives_sessions: Mapped[int] = mapped_column(default=6)
    session_minutes: Mapped[int] = mapped_column(default=60)
    give_by: Mapped[dt.date | None]
    counts: Mapped[v.Counts] = mapped_column(one_of(v.Counts), default=v.Counts.EXTERNAL)
    ring_cap: Mapped[int | None]
    place_en: Mapped[str] = _text(300)
    place_cy: Mapped[str] = _text(300)
    limits: Mapped[dict[str, Any] | None] = _json()
    rules: Mapped[dict[str, Any] | None] = _json()


class Gathering(Row):
    """A day on which a cohort meets in a room."""

    __tablename__ = "gathering"

    cohort_id: Mapped[Id] = _key_to("cohort", cascade=True)
    title_en: Mapped[str] = _text(200)
    title_cy: Mapped[str] = _text(200)
    day: Mapped[dt.date]
    starts_at: Mapped[str] = mapped_column(sa.String(5), default="")
    ends_at: Mapped[str] = mapped_column(sa.String(5), default="")
    place_en: Mapped[str] = _text(300)
    place_cy: Mapped[str] = _text(300)
    pack_prepared_on: Mapped[dt.date | None]


class Attendance(Row):
    """Whether a person came to a gathering."""

    __tablename__ = "attendance"

    gathering_id: Mapped[Id] = _key_to("gathering", cascade=True)
    person_id: Mapped[Id] = _key_to("person", cascade=True)
    state: Mapped[v.AttendanceState] = mapped_column(one_of(v.AttendanceState))


class Enrolment(Row):
    """A person in a cohort."""

    __tablename__ = "enrolment"

    cohort_id: Mapped[Id] = _key_to("cohort", cascade=True)
    person_id: Mapped[Id] = _key_to("person", cascade=True)
    role: Mapped[v.EnrolmentRole] = mapped_column(one_of(v.EnrolmentRole))
    state: Mapped[v.EnrolmentState] = mapped_column(one_of(v.EnrolmentState))
    enrolled_on: Mapped[dt.date | None]
    left_on: Mapped[dt.date | None]
    rules_accepted_on: Mapped[dt.date | None]
    hopes_to_give: Mapped[str] = mapped_column(sa.String(1000), default="")
    hopes_to_get: Mapped[str] = mapped_column(sa.String(1000), default="")


class PairMark(Row):
    """A pair that the facilitator locked or ruled out for a cohort."""

    __tablename__ = "pair_mark"

    cohort_id: Mapped[Id] = _key_to("cohort", cascade=True)
    coach_id: Mapped[Id] = _key_to("person", cascade=True)
    coachee_id: Mapped[Id] = _key_to("person", cascade=True)
    kind: Mapped[v.MarkKind] = mapped_column(one_of(v.MarkKind))


class Round(Row):
    """One run of the pairing for a cohort, with its plan."""

    __tablename__ = "round"

    cohort_id: Mapped[Id] = _key_to("cohort", cascade=True)
    number: Mapped[int]
    ran_on: Mapped[dt.date]
    ring_cap: Mapped[int | None]
    one_way: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(sa.String(40))
    state: Mapped[v.RoundState] = mapped_column(one_of(v.RoundState))
    bound: Mapped[int | None]
    unplaced: Mapped[list[Any] | None] = _json()


class PlannedPair(Row):
    """One pair of a plan: who would give to whom, in which ring, and why."""

    __tablename__ = "planned_pair"

    round_id: Mapped[Id] = _key_to("round", cascade=True)
    coach_id: Mapped[Id] = _key_to("person", cascade=True)
    coachee_id: Mapped[Id] = _key_to("person", cascade=True)
    ring: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    score: Mapped[int] = mapped_column(default=0)
    reason: Mapped[dict[str, Any] | None] = _json()


class Ring(Row):
    """People each of whom gives to the next, until it comes back to the first."""

    __tablename__ = "ring"

    cohort_id: Mapped[Id] = _key_to("cohort", cascade=True)
    code: Mapped[str] = mapped_column(sa.String(40))
    name: Mapped[str] = _text(100)
    state: Mapped[v.RingState] = mapped_column(one_of(v.RingState))


class Pairing(Row):
    """One coaching relationship: who coaches whom."""

    __tablename__ = "pairing"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    cohort_id: Mapped[Id] = _key_to("cohort")
    coach_id: Mapped[Id] = _key_to("person")
    coachee_id: Mapped[Id] = _key_to("person")
    round_id: Mapped[Id | None] = _key_to("round", empty=True)
    ring_id: Mapped[Id | None] = _key_to("ring", empty=True)
    position: Mapped[int | None]
    state: Mapped[v.PairingState] = mapped_column(one_of(v.PairingState))
    started: Mapped[dt.date | None]
    planned_end: Mapped[dt.date | None]
    contracted_sessions: Mapped[int] = mapped_column(default=6)
    minutes_each: Mapped[int] = mapped_column(default=60)
    place: Mapped[str] = _text(300)
    language: Mapped[str] = mapped_column(sa.String(20), default="")
    ended_on: Mapped[dt.date | None]
    outcome: Mapped[str] = mapped_column(sa.String(100), default="")
    reason: Mapped[dict[str, Any] | None] = _json()


class Commitment(Row):
    """A promise: who gives how many minutes, to whom or elsewhere, by when."""

    __tablename__ = "commitment"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    owner_kind: Mapped[v.PartyKind] = mapped_column(one_of(v.PartyKind))
    owner_person_id: Mapped[Id | None] = _key_to("person", empty=True)
    owner_organisation_id: Mapped[Id | None] = _key_to("organisation", empty=True)
    direction: Mapped[v.Direction] = mapped_column(one_of(v.Direction))
    to_person_id: Mapped[Id | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    to_organisation_id: Mapped[Id | None] = mapped_column(
        sa.ForeignKey("organisation.id"), index=True
    )
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    counts: Mapped[v.Counts] = mapped_column(one_of(v.Counts))
    begins: Mapped[dt.date]
    due: Mapped[dt.date]
    source: Mapped[str] = _text(300)
    cohort_id: Mapped[Id | None] = _key_to("cohort", empty=True)
    state: Mapped[v.CommitmentState] = mapped_column(
        one_of(v.CommitmentState), default=v.CommitmentState.OPEN
    )
    handed_to_id: Mapped[Id | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    note: Mapped[str] = mapped_column(sa.String(500), default="")


class CoachingSession(Row):
    """One coaching session of a pairing: that it happened and how long, never what was said."""

    __tablename__ = "session"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    pairing_id: Mapped[Id] = _key_to("pairing")
    day: Mapped[dt.date] = mapped_column(index=True)
    status: Mapped[v.SessionStatus] = mapped_column(one_of(v.SessionStatus))
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    mode: Mapped[v.SessionMode | None] = mapped_column(one_of(v.SessionMode), nullable=True)
    place: Mapped[str] = _text(300)
    others: Mapped[list[str] | None] = _json()
    confirmed: Mapped[bool] = mapped_column(default=False)
    told_by: Mapped[v.ToldBy | None] = mapped_column(one_of(v.ToldBy), nullable=True)
    commitment_id: Mapped[Id | None] = _key_to("commitment", empty=True)
    gathering_id: Mapped[Id | None] = _key_to("gathering", empty=True)
    recorded_on: Mapped[dt.date]


class Correction(Row):
    """What a session turned out to be, known from a day on."""

    __tablename__ = "correction"

    session_id: Mapped[Id] = _key_to("session", cascade=True)
    on: Mapped[dt.date]
    status: Mapped[v.SessionStatus] = mapped_column(one_of(v.SessionStatus))
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    why: Mapped[str] = mapped_column(sa.String(500), default="")


class Movement(Row):
    """A line of the ledger: whole minutes from a giver to a receiver.

    A reversal has negative minutes between the same two. A party without person and
    organisation is the programme. `known_from` is the day from which the line counts.
    """

    __tablename__ = "movement"

    code: Mapped[str] = mapped_column(sa.String(40), default="", index=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    known_from: Mapped[dt.date]
    giver_person_id: Mapped[Id | None] = _key_to("person", empty=True)
    giver_organisation_id: Mapped[Id | None] = _key_to("organisation", empty=True)
    receiver_person_id: Mapped[Id | None] = _key_to("person", empty=True)
    receiver_organisation_id: Mapped[Id | None] = _key_to("organisation", empty=True)
    minutes: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(40))
    cohort_id: Mapped[Id | None] = _key_to("cohort", empty=True)
    session_id: Mapped[Id | None] = _key_to("session", cascade=True, empty=True)


class Agreement(Row):
    """An agreement of a pairing on paper, and who has signed it."""

    __tablename__ = "agreement"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    pairing_id: Mapped[Id] = _key_to("pairing")
    number: Mapped[str] = mapped_column(sa.String(40), default="")
    edition: Mapped[int] = mapped_column(default=1)
    issued: Mapped[dt.date]
    signed_coach: Mapped[dt.date | None]
    signed_coachee: Mapped[dt.date | None]
    signed_facilitator: Mapped[dt.date | None]
    kept_where: Mapped[str] = _text(200)


class IssuedPaper(Row):
    """A paper that was handed out; its bytes are archived and never change."""

    __tablename__ = "issued_paper"

    number: Mapped[str] = mapped_column(sa.String(40), index=True)
    edition: Mapped[int] = mapped_column(default=1)
    kind: Mapped[v.PaperKind] = mapped_column(one_of(v.PaperKind))
    language: Mapped[str] = mapped_column(sa.String(4))
    issued: Mapped[dt.date]
    agreement_id: Mapped[Id | None] = _key_to("agreement", empty=True)
    cohort_id: Mapped[Id | None] = _key_to("cohort", empty=True)
    reader_id: Mapped[Id | None] = _key_to("person", empty=True)
    fingerprint: Mapped[str] = mapped_column(sa.String(20))
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    pages: Mapped[int]
    state: Mapped[v.PaperState] = mapped_column(one_of(v.PaperState))
    file_name: Mapped[str] = _text(300)


class Thank(Row):
    """A thank-you that was given."""

    __tablename__ = "thank"

    pairing_id: Mapped[Id | None] = _key_to("pairing", empty=True)
    to_person_id: Mapped[Id | None] = _key_to("person", empty=True)
    to_organisation_id: Mapped[Id | None] = _key_to("organisation", empty=True)
    from_person_id: Mapped[Id | None] = _key_to("person", empty=True)
    on: Mapped[dt.date]
    wording: Mapped[str] = mapped_column(sa.String(1000), default="")
    visibility: Mapped[v.Visibility] = mapped_column(
        one_of(v.Visibility), default=v.Visibility.PRIVATE
    )


class Request(Row):
    """Somebody asks for help."""

    __tablename__ = "request"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    from_person_id: Mapped[Id] = _key_to("person", cascade=True)
    to_person_id: Mapped[Id | None] = _key_to("person", empty=True)
    received: Mapped[dt.date]
    answered: Mapped[dt.date | None]
    need: Mapped[str] = mapped_column(sa.String(500), default="")


class Supervision(Row):
    """Supervision that a coach received."""

    __tablename__ = "supervision"

    person_id: Mapped[Id] = _key_to("person", cascade=True)
    day: Mapped[dt.date]
    minutes: Mapped[int]


class Snooze(Row):
    """A row of the week put off until a day, with the reason."""

    __tablename__ = "snooze"

    rule: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str] = mapped_column(sa.String(60))
    on: Mapped[dt.date]
    until: Mapped[dt.date | None]
    why: Mapped[str] = mapped_column(sa.String(500), default="")


class Dismissal(Row):
    """A row of the week that is not a concern, while the same facts last."""

    __tablename__ = "dismissal"

    rule: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[str] = mapped_column(sa.String(60))
    on: Mapped[dt.date]
    why: Mapped[str] = mapped_column(sa.String(500), default="")

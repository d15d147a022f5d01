"""Organisations and people: names, work, skills, consents, rest."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import vocabulary as v
from facilitator.asking_vocabulary import Release, TellWay
from facilitator.exchange_vocabulary import SupervisionMode, Urgency
from facilitator.life_vocabulary import LawfulGround, RecordAsked, RestReason
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of, ordered_text


class Organisation(Row):
    """A body whose people take part."""

    __tablename__ = "organisation"
    __table_args__ = columns.held_to("colour")

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    name_en: Mapped[str] = columns.text(200)
    name_cy: Mapped[str] = columns.text(200)
    letters: Mapped[str] = mapped_column(sa.String(3), default="")
    colour: Mapped[int] = mapped_column(default=0)
    sector: Mapped[str] = mapped_column(sa.String(100), default="")
    region: Mapped[str] = columns.text(200)
    status: Mapped[v.OrganisationStatus] = mapped_column(
        one_of(v.OrganisationStatus), default=v.OrganisationStatus.PARTNER
    )
    lead_name: Mapped[str] = columns.text(200)
    lead_contact: Mapped[str] = columns.text(300)
    folded: Mapped[str] = mapped_column(sa.String(2000), default="")
    notes: Mapped[str] = mapped_column(sa.String(4000), default="")
    joined_on: Mapped[dt.date | None]
    agreement_on: Mapped[dt.date | None]
    data_sharing_on: Mapped[dt.date | None]
    left_on: Mapped[dt.date | None]


class OrganisationAlias(Row):
    """Another spelling of an organisation, met in a spreadsheet."""

    __tablename__ = "organisation_alias"

    organisation_id: Mapped[columns.Id] = columns.key_to("organisation", cascade=True)
    alias: Mapped[str] = columns.text(200)
    folded: Mapped[str] = mapped_column(sa.String(400), index=True)


class Department(Row):
    """A department or site of an organisation."""

    __tablename__ = "department"

    organisation_id: Mapped[columns.Id] = columns.key_to("organisation", cascade=True)
    name_en: Mapped[str] = columns.text(200)
    name_cy: Mapped[str] = columns.text(200)
    is_site: Mapped[bool] = mapped_column(default=False)


class Person(Row):
    """Somebody who takes part, in whatever role."""

    __tablename__ = "person"
    __table_args__ = columns.held_to("capacity", "demand")

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    full_name: Mapped[str] = mapped_column(sa.String(200))
    known_as: Mapped[str] = columns.text(200)
    sort_name: Mapped[str] = columns.text(200)
    sort_key_en: Mapped[str] = mapped_column(ordered_text(1000), default="", index=True)
    sort_key_cy: Mapped[str] = mapped_column(ordered_text(1000), default="", index=True)
    folded: Mapped[str] = mapped_column(sa.String(2000), default="")
    email: Mapped[str] = columns.text(320)
    phone: Mapped[str] = columns.text(100)
    letter_language: Mapped[v.LetterLanguage] = mapped_column(
        one_of(v.LetterLanguage), default=v.LetterLanguage.NOT_ASKED
    )
    language_asked_on: Mapped[dt.date | None]
    coaching_languages: Mapped[list[str] | None] = columns.json()
    large_print: Mapped[bool] = mapped_column(default=False)
    profession: Mapped[str] = columns.text(200)
    region: Mapped[str] = columns.text(200)
    availability: Mapped[list[str] | None] = columns.json()
    capacity: Mapped[int] = mapped_column(default=1)
    demand: Mapped[int] = mapped_column(default=1)
    status: Mapped[v.PersonStatus] = mapped_column(
        one_of(v.PersonStatus), default=v.PersonStatus.ACTIVE
    )
    joined: Mapped[dt.date | None]
    left: Mapped[dt.date | None]
    merged_into_id: Mapped[columns.Id | None] = mapped_column(
        sa.ForeignKey("person.id"), index=True
    )
    own_fields: Mapped[dict[str, Any] | None] = columns.json()
    notes: Mapped[str] = mapped_column(sa.String(4000), default="")
    if_it_slips: Mapped[TellWay] = mapped_column(one_of(TellWay), default=TellWay.NOT_ASKED)
    stays_on_roll: Mapped[bool] = mapped_column(default=False)


class Affiliation(Row):
    """Where a person works, from when to when; without dates: always."""

    __tablename__ = "affiliation"
    __table_args__ = columns.held_to(dates='"start" <= "end"')

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    department: Mapped[str] = columns.text(200)
    role: Mapped[str] = columns.text(200)
    line_manager_id: Mapped[columns.Id | None] = mapped_column(
        sa.ForeignKey("person.id"), index=True
    )
    line_manager_name: Mapped[str] = columns.text(200)
    start: Mapped[dt.date | None]
    end: Mapped[dt.date | None]


class Skill(Row):
    """A topic that a person offers or asks for; the first place matters most."""

    __tablename__ = "skill"
    __table_args__ = columns.held_to("place")

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    topic_id: Mapped[columns.Id] = columns.key_to("topic")
    kind: Mapped[v.SkillKind] = mapped_column(one_of(v.SkillKind))
    place: Mapped[int] = mapped_column(default=0)


class Qualification(Row):
    """A qualification or accreditation."""

    __tablename__ = "qualification"

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    body: Mapped[str] = columns.text(100)
    title: Mapped[str] = columns.text(200)
    state: Mapped[str] = mapped_column(sa.String(40), default="achieved")
    achieved_on: Mapped[dt.date | None]
    expires: Mapped[dt.date | None]
    certificate_seen: Mapped[bool] = mapped_column(default=False)


class Consent(Row):
    """What a person agreed to, when and in which wording."""

    __tablename__ = "consent"
    __table_args__ = columns.held_to(dates="given_on <= withdrawn_on")

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    purpose: Mapped[v.ConsentPurpose] = mapped_column(one_of(v.ConsentPurpose))
    wording: Mapped[str] = mapped_column(sa.String(40), default="1")
    given_on: Mapped[dt.date]
    withdrawn_on: Mapped[dt.date | None]


class LawfulBasis(Row):
    """On which ground a person's record is kept, and which notice they were given when."""

    __tablename__ = "lawful_basis"

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    ground: Mapped[LawfulGround] = mapped_column(one_of(LawfulGround))
    notice: Mapped[str] = mapped_column(sa.String(40), default="1")
    told_on: Mapped[dt.date]


class RecordRequest(Row):
    """That a person asked about their own record, what, and when it was answered."""

    __tablename__ = "record_request"
    __table_args__ = columns.held_to(dates="received <= answered")

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    asks: Mapped[RecordAsked] = mapped_column(one_of(RecordAsked))
    received: Mapped[dt.date]
    answered: Mapped[dt.date | None]


class Apart(Row):
    """Two people who are not to be paired."""

    __tablename__ = "apart"

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    other_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    kind: Mapped[v.ApartKind] = mapped_column(one_of(v.ApartKind))
    since: Mapped[dt.date | None]


class Pause(Row):
    """Days on which a person is at rest, both included; without an end: until they say.

    Of the reason only its class is kept; `restricted` is the person's own wish that their record
    be kept and not used (UK GDPR, article 18). In the `quiet_days` after its end no row of the week
    names them.
    """

    __tablename__ = "pause"
    __table_args__ = columns.held_to("quiet_days", dates='"start" <= "end"')

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    start: Mapped[dt.date]
    end: Mapped[dt.date | None]
    reason: Mapped[RestReason] = mapped_column(one_of(RestReason), default=RestReason.NOT_SAID)
    quiet_days: Mapped[int] = mapped_column(default=0)


class Request(Row):
    """Somebody asks for help."""

    __tablename__ = "request"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    from_person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    to_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    received: Mapped[dt.date]
    answered: Mapped[dt.date | None]
    need: Mapped[str] = mapped_column(sa.String(500), default="")
    topic_id: Mapped[columns.Id | None] = columns.key_to("topic", empty=True)
    need_by: Mapped[dt.date | None]
    urgency: Mapped[Urgency] = mapped_column(one_of(Urgency), default=Urgency.WHENEVER)
    release: Mapped[Release] = mapped_column(one_of(Release), default=Release.NOT_ASKED)
    told_on: Mapped[dt.date | None]
    closed_on: Mapped[dt.date | None]


class Supervision(Row):
    """Supervision that a coach received."""

    __tablename__ = "supervision"
    __table_args__ = columns.held_to("minutes")

    person_id: Mapped[columns.Id] = columns.key_to("person", cascade=True)
    day: Mapped[dt.date]
    minutes: Mapped[int]
    with_whom: Mapped[str] = columns.text(200)
    mode: Mapped[SupervisionMode | None] = mapped_column(one_of(SupervisionMode), nullable=True)

"""What is promised and what moves: commitments, sessions, the ledger, papers, thanks."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from facilitator import vocabulary as v
from facilitator.store import columns
from facilitator.store.base import Row
from facilitator.store.types import one_of


class Commitment(Row):
    """A promise: who gives how many minutes, to whom or elsewhere, by when."""

    __tablename__ = "commitment"
    __table_args__ = columns.held_to(
        "rule_version",
        dates="begins <= due",
        owner="owner_person_id is null or owner_organisation_id is null",
        receiver="to_person_id is null or to_organisation_id is null",
    )

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    owner_kind: Mapped[v.PartyKind] = mapped_column(one_of(v.PartyKind))
    owner_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    owner_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    direction: Mapped[v.Direction] = mapped_column(one_of(v.Direction))
    to_person_id: Mapped[columns.Id | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    to_organisation_id: Mapped[columns.Id | None] = mapped_column(
        sa.ForeignKey("organisation.id"), index=True
    )
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    counts: Mapped[v.Counts] = mapped_column(one_of(v.Counts))
    begins: Mapped[dt.date]
    due: Mapped[dt.date]
    source: Mapped[str] = columns.text(300)
    cohort_id: Mapped[columns.Id | None] = columns.key_to("cohort", empty=True)
    state: Mapped[v.CommitmentState] = mapped_column(
        one_of(v.CommitmentState), default=v.CommitmentState.OPEN
    )
    handed_to_id: Mapped[columns.Id | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    qualified_only: Mapped[bool] = mapped_column(default=False)
    region: Mapped[str] = columns.text(200)
    rule_version: Mapped[int] = mapped_column(default=1)


class PromiseTemplate(Row):
    """What people of a cohort promise as a rule; without a day, by the cohort's own."""

    __tablename__ = "promise_template"

    cohort_id: Mapped[columns.Id] = columns.key_to("cohort", cascade=True)
    name_en: Mapped[str] = columns.text(200)
    name_cy: Mapped[str] = columns.text(200)
    direction: Mapped[v.Direction] = mapped_column(one_of(v.Direction))
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    counts: Mapped[v.Counts] = mapped_column(one_of(v.Counts))
    qualified_only: Mapped[bool] = mapped_column(default=False)
    region: Mapped[str] = columns.text(200)
    due: Mapped[dt.date | None]
    source: Mapped[str] = columns.text(300)


class CoachingSession(Row):
    """One coaching session of a pairing: that it happened and how long, never what was said."""

    __tablename__ = "session"

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    pairing_id: Mapped[columns.Id] = columns.key_to("pairing")
    day: Mapped[dt.date] = mapped_column(index=True)
    status: Mapped[v.SessionStatus] = mapped_column(one_of(v.SessionStatus))
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes >= 0", name="minutes"))
    mode: Mapped[v.SessionMode | None] = mapped_column(one_of(v.SessionMode), nullable=True)
    place: Mapped[str] = columns.text(300)
    others: Mapped[list[str] | None] = columns.json()
    confirmed: Mapped[bool] = mapped_column(default=False)
    told_by: Mapped[v.ToldBy | None] = mapped_column(one_of(v.ToldBy), nullable=True)
    commitment_id: Mapped[columns.Id | None] = columns.key_to("commitment", empty=True)
    gathering_id: Mapped[columns.Id | None] = columns.key_to("gathering", empty=True)
    recorded_on: Mapped[dt.date]
    moved_by: Mapped[v.MovedBy | None] = mapped_column(one_of(v.MovedBy), nullable=True)
    disputed_on: Mapped[dt.date | None]
    disputed_by: Mapped[v.ToldBy | None] = mapped_column(
        one_of(v.ToldBy, "disputed_by"), nullable=True
    )
    disputed_why: Mapped[str] = columns.text(300)


class Correction(Row):
    """What a session turned out to be, known from a day on."""

    __tablename__ = "correction"

    session_id: Mapped[columns.Id] = columns.key_to("session", cascade=True)
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
    __table_args__ = columns.held_to(
        giver="giver_person_id is null or giver_organisation_id is null",
        receiver="receiver_person_id is null or receiver_organisation_id is null",
    )

    code: Mapped[str] = mapped_column(sa.String(40), default="", index=True)
    day: Mapped[dt.date] = mapped_column(index=True)
    known_from: Mapped[dt.date]
    giver_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    giver_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    receiver_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    receiver_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    minutes: Mapped[int]
    kind: Mapped[str] = mapped_column(sa.String(40))
    cohort_id: Mapped[columns.Id | None] = columns.key_to("cohort", empty=True)
    session_id: Mapped[columns.Id | None] = columns.key_to("session", cascade=True, empty=True)


class Agreement(Row):
    """An agreement of a pairing on paper, and who has signed it."""

    __tablename__ = "agreement"
    __table_args__ = columns.held_to(edition="edition >= 1")

    code: Mapped[str] = mapped_column(sa.String(40), index=True)
    pairing_id: Mapped[columns.Id] = columns.key_to("pairing")
    number: Mapped[str] = mapped_column(sa.String(40), default="")
    edition: Mapped[int] = mapped_column(default=1)
    issued: Mapped[dt.date]
    signed_coach: Mapped[dt.date | None]
    signed_coachee: Mapped[dt.date | None]
    signed_facilitator: Mapped[dt.date | None]
    kept_where: Mapped[str] = columns.text(200)
    witnessed_by: Mapped[str] = columns.text(200)


class IssuedPaper(Row):
    """A paper that was handed out; its bytes are archived and never change.

    `subject` is the code of what it is about where that is no pairing: a ring, two organisations,
    a person. Of such papers it is noted here who has signed, and the day when all had.
    """

    __tablename__ = "issued_paper"
    __table_args__ = columns.held_to(
        "pages", edition="edition >= 1", language="language in ('cy', 'en', 'both')"
    )

    number: Mapped[str] = mapped_column(sa.String(40), index=True)
    edition: Mapped[int] = mapped_column(default=1)
    kind: Mapped[v.PaperKind] = mapped_column(one_of(v.PaperKind))
    language: Mapped[str] = mapped_column(sa.String(4))
    issued: Mapped[dt.date]
    agreement_id: Mapped[columns.Id | None] = columns.key_to("agreement", empty=True)
    cohort_id: Mapped[columns.Id | None] = columns.key_to("cohort", empty=True)
    reader_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    fingerprint: Mapped[str] = mapped_column(sa.String(20))
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    pages: Mapped[int]
    state: Mapped[v.PaperState] = mapped_column(one_of(v.PaperState))
    file_name: Mapped[str] = columns.text(300)
    subject: Mapped[str] = columns.text(80)
    signed_by: Mapped[str] = columns.text(500)
    signed: Mapped[dt.date | None]


class Scan(Row):
    """A page that came back and was scanned: filed with its paper, else on the tray.

    `digest` says what the page shows and finds its picture; `why` says why it is on the tray.
    """

    __tablename__ = "scan"
    __table_args__ = columns.held_to("page")

    paper_id: Mapped[columns.Id | None] = columns.key_to("issued_paper", empty=True)
    digest: Mapped[str] = mapped_column(sa.String(64), index=True)
    came: Mapped[dt.date]
    file_name: Mapped[str] = columns.text(300)
    page: Mapped[int]
    why: Mapped[str] = columns.text(40)


class Thank(Row):
    """A thank-you that was given."""

    __tablename__ = "thank"

    pairing_id: Mapped[columns.Id | None] = columns.key_to("pairing", empty=True)
    to_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    to_organisation_id: Mapped[columns.Id | None] = columns.key_to("organisation", empty=True)
    from_person_id: Mapped[columns.Id | None] = columns.key_to("person", empty=True)
    on: Mapped[dt.date]
    wording: Mapped[str] = mapped_column(sa.String(1000), default="")
    visibility: Mapped[v.Visibility] = mapped_column(
        one_of(v.Visibility), default=v.Visibility.PRIVATE
    )

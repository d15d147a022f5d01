"""E-mail drafts: the right paper for the right person, in their language, never sent."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.interchange.calendar import calendar_of, session_file
from facilitator.papers.shared import Named
from facilitator.printing.drafts import Addressee, Letter, Post, draft_name, draft_of, post_for
from facilitator.store.tables import CoachingSession, Person
from facilitator.vocabulary import SessionStatus
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from email.message import EmailMessage

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

PDF = b"%PDF-1.7 a paper"
POST = Post(
    Named("Rhwydwaith y Glannau", "The Shores"),
    "Mair ap Rhys",
    {"P001": Addressee("Siân", "Siân Llŵyd-Ŵyr", "sian@example.invalid")},
)


def read(draft: bytes | None) -> EmailMessage:
    assert draft is not None
    return email.message_from_bytes(draft, policy=email.policy.default)


def test_a_draft_carries_its_paper_and_waits_to_be_sent() -> None:
    letter = read(draft_of(Letter("P001", "cy", "datganiad.pdf", PDF), POST))

    assert letter["X-Unsent"] == "1"
    assert letter["To"].addresses[0].addr_spec == "sian@example.invalid"
    assert letter["To"].addresses[0].display_name == "Siân Llŵyd-Ŵyr"
    assert "Rhwydwaith y Glannau" in letter["Subject"]
    assert letter["From"] is None
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "datganiad.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [("cy", "Siân", "Dear Siân"), ("en", "Dear Siân", "Annwyl"), ("both", "Dear Siân", "")],
)
def test_it_speaks_its_readers_language(language: str, said: str, unsaid: str) -> None:
    body = read(draft_of(Letter("P001", language, "a.pdf", PDF), POST)).get_body()
    assert body is not None
    text = body.get_content()
    assert said in text
    assert not unsaid or unsaid not in text
    if language == "both":
        assert text.index("Annwyl") < text.index("Dear")


def test_the_same_paper_makes_the_same_file() -> None:
    letter = Letter("P001", "both", "a.pdf", PDF)
    assert draft_of(letter, POST) == draft_of(letter, POST)


@pytest.mark.parametrize("address", ["no address", "a@b@c", "x\r\nBcc: all@example.invalid", ""])
def test_what_is_no_address_makes_no_draft(address: str) -> None:
    post = Post(POST.programme, "", {"P001": Addressee("Siân", "Siân", address)})
    assert draft_of(Letter("P001", "cy", "a.pdf", PDF), post) is None
    assert draft_of(Letter("P999", "cy", "a.pdf", PDF), post) is None


def test_a_name_cannot_add_a_line_to_the_head() -> None:
    person = Addressee("S", 'Siân\r\nBcc: "all"@example.invalid', "s@example.invalid")
    letter = read(
        draft_of(Letter("P001", "en", "a.pdf", PDF), Post(POST.programme, "", {"P001": person}))
    )
    assert letter["Bcc"] is None


def test_addresses_come_from_the_record(sample: OpenProgramme) -> None:
    def with_address(db: Session) -> list[str]:
        return list(db.scalars(sa.select(Person.code).where(Person.email != "").limit(3)))

    codes = sample.ask(with_address)
    post = sample.ask(post_for, [*codes, "nobody"])
    assert set(post.people) == set(codes)
    assert draft_name("a-b.pdf") == "a-b.eml"


def _arranged(db: Session) -> list[tuple[uuid.UUID, dt.date]]:
    s = CoachingSession
    query = sa.select(s.id, s.day).where(s.status == SessionStatus.ARRANGED, s.day >= TODAY)
    return [(row[0], row[1]) for row in db.execute(query.order_by(s.day))]


def test_sessions_that_are_arranged_go_into_a_calendar(sample: OpenProgramme) -> None:
    sessions = sample.ask(_arranged)
    made = sample.journal.clock.now()
    found = sample.ask(calendar_of, None, TODAY, Language.EN, made)
    off = found.text.count("STATUS:CANCELLED")
    assert found.sessions + off == len(sessions)
    assert found.sessions > off > 0
    assert found.text.count("BEGIN:VEVENT") == found.sessions + off + found.gatherings
    assert all(len(line.encode()) <= 75 for line in found.text.split("\r\n"))

    key, day = sessions[0]
    one = sample.ask(session_file, key, Language.CY, made)
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in one
    assert f"UID:{key}@facilitator" in one
    assert one.count("BEGIN:VEVENT") == 1

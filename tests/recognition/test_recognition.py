"""Thanks: consents, who was not thanked yet, the roll, and who may be asked first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.actions import RestDraft, let_rest
from facilitator.errors import RuleBroken
from facilitator.interchange.actions import import_history
from facilitator.people.actions import ConsentDraft, record_consent
from facilitator.recognition.actions import ThankDraft, thank
from facilitator.recognition.questions import ThanksPage, thanks_page
from facilitator.recognition.rules import Because, Giver, turns
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.store.tables import Pairing, Person
from facilitator.vocabulary import ConsentPurpose, Visibility
from tests.reciprocity.histories import pairing, promise, record, session
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme

HOURS_6 = 360


@pytest.fixture
def given(programme: OpenProgramme) -> OpenProgramme:
    """P1 gave two hours to P2, ahead of what was promised; P2 gave P3 nothing yet."""
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P2", "P3")),
        sessions=(session("S1", "A1", "2026-10-01"), session("S2", "A1", "2026-10-29")),
        commitments=(
            promise(
                "K1",
                "P1",
                minutes=300,
                begins=dt.date(2026, 9, 20),
                due=dt.date(2027, 9, 1),
            ),
        ),
    )
    programme.do(import_history, history)
    return programme


def page(programme: OpenProgramme) -> ThanksPage:
    return programme.ask(thanks_page, TODAY)


def key_of(programme: OpenProgramme, code: str) -> uuid.UUID:
    return first(programme, Person, Person.code == code).id


def test_who_gave_and_was_not_thanked_stands_there_until_they_are(given: OpenProgramme) -> None:
    (line,) = page(given).not_yet
    assert (line.name, line.to, line.minutes, line.gives_ahead) == (
        "Person P1", "Person P2", 120, True,
    )  # fmt: skip
    given.do(thank, ThankDraft(TODAY, pairing_id=line.pairing_id, wording="Two good hours."))
    assert page(given).not_yet == ()
    (told,) = page(given).thanked
    assert (told.to, told.from_whom, told.wording) == ("Person P1", "Person P2", "Two good hours.")
    assert told.visibility is Visibility.PRIVATE


def test_whoever_is_at_rest_is_left_in_peace(given: OpenProgramme) -> None:
    given.do(let_rest, RestDraft(key_of(given, "P1"), TODAY))
    found = page(given)
    assert found.not_yet == ()
    assert "Person P1" not in [line.name for line in found.first_asked]


@pytest.mark.parametrize(
    ("visibility", "purpose"),
    [
        (Visibility.MANAGER, ConsentPurpose.TELL_MANAGER),
        (Visibility.PUBLIC, ConsentPurpose.PUBLIC_THANKS),
    ],
)
def test_each_way_further_wants_its_own_consent(
    given: OpenProgramme, visibility: Visibility, purpose: ConsentPurpose
) -> None:
    person = key_of(given, "P1")
    draft = ThankDraft(TODAY, to_person_id=person, wording="Thanks", visibility=visibility)
    for other in (ConsentPurpose.TELL_MANAGER, ConsentPurpose.PUBLIC_THANKS):
        if other is not purpose:
            given.do(record_consent, ConsentDraft(person, other, TODAY))
    with pytest.raises(RuleBroken, match="consent_missing"):
        given.do(thank, draft)
    given.do(record_consent, ConsentDraft(person, purpose, TODAY))
    given.do(thank, draft)


def test_the_roll_is_alphabetical_and_names_by_consent_only(programme: OpenProgramme) -> None:
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P2", "P3"), pairing("A3", "P3", "P1")),
        sessions=(
            session("S1", "A3", "2026-10-01", minutes=300),
            session("S2", "A2", "2026-10-02", minutes=30),
            session("S3", "A1", "2026-10-03"),
        ),
    )
    programme.do(import_history, history)
    for code in ("P3", "P1"):
        person = key_of(programme, code)
        draft = ConsentDraft(person, ConsentPurpose.PUBLIC_THANKS, TODAY)
        programme.do(record_consent, draft)
    roll = page(programme).roll
    assert roll.names == ("Person P1", "Person P3")
    assert roll.others == 1


def test_what_counts_is_capped_and_nobody_who_could_not_give_is_last() -> None:
    found = turns(
        (
            Giver("much", 10_000),
            Giver("enough", HOURS_6),
            Giver("new", 0, is_new=True),
            Giver("rested", 30, has_rested=True),
            Giver("waits", 0, waits_for_us=True),
            Giver("little", 60),
            Giver("none", 0),
        ),
        HOURS_6,
    )
    counted = {turn.code: (turn.counted, turn.because) for turn in found}
    assert counted["much"] == (360, Because.CAPPED)
    assert counted["enough"] == (360, Because.GAVE)
    assert counted["new"] == (180, Because.NEW)
    assert counted["rested"] == (180, Because.RESTED)
    assert counted["waits"] == (180, Because.WAITED)
    assert counted["little"] == (60, Because.GAVE)
    assert counted["none"] == (0, Because.LITTLE)
    assert [turn.code for turn in found][:2] == ["much", "enough"]


def test_only_what_went_elsewhere_and_was_confirmed_counts(given: OpenProgramme) -> None:
    before = {line.name: line.minutes for line in page(given).first_asked}
    assert before["Person P1"] == 120
    pairing_id = first(given, Pairing, Pairing.code == "A1").id
    given.do(record_session, SessionDraft(pairing_id, TODAY, minutes=60))
    after = {line.name: line.minutes for line in page(given).first_asked}
    assert after["Person P1"] == 120

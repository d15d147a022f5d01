"""Where an hour went: followed as far as it goes, with the names of those who agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.interchange.actions import import_history
from facilitator.people.actions import ConsentDraft, record_consent
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.lineage import hour_cards, lineages_of, way_of, where_hour_went
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose
from tests.reciprocity.histories import TODAY, pairing, person, promise, record, session

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record
    from facilitator.store.opening import OpenProgramme


def passed_on() -> Record:
    """P1 helps P2, who passes it on to P3 in two parts, who passes one of them on to P1."""
    return record(
        people=tuple(person(f"P{n}", f"O{1 + n % 2}") for n in range(1, 5)),
        pairings=(
            pairing("A1", "P1", "P2"),
            pairing("A2", "P2", "P3"),
            pairing("A3", "P3", "P1"),
            pairing("A4", "P2", "P4"),
        ),
        sessions=(
            session("S1", "A1", "2026-02-01"),
            session("S2", "A2", "2026-03-01", minutes=45),
            session("S3", "A2", "2026-03-08", minutes=30),
            session("S4", "A3", "2026-04-01", minutes=45),
            session("S5", "A4", "2026-05-01"),
        ),
        commitments=(
            promise("K1", "P2", minutes=60, counts="", source="S1"),
            promise("K2", "P3", minutes=45, counts="", source="S2"),
            promise("K3", "P1", minutes=45, counts="", source="S4"),
        ),
    )


def test_an_hour_is_followed_as_far_as_it_goes() -> None:
    history = passed_on()
    moved = movements(history, TODAY)
    way = way_of(history, moved, "S1")
    assert [(one.step, one.movement.source, one.minutes) for one in way] == [
        (1, "S2", 45),
        (1, "S3", 15),
        (2, "S4", 45),
    ]
    assert way_of(history, moved, "S5") == ()


def test_nothing_is_passed_on_before_it_was_received() -> None:
    """P1's promise of S4 is filled by S1, which came two months before."""
    history = passed_on()
    assert way_of(history, movements(history, TODAY), "S4") == ()


def test_sessions_of_one_day_that_name_each_other_end() -> None:
    history = record(
        pairings=(pairing("A1", "P1", "P2"), pairing("A2", "P2", "P1")),
        sessions=(session("S1", "A1", "2026-02-01"), session("S2", "A2", "2026-02-01")),
        commitments=(
            promise("K1", "P2", minutes=60, counts="", source="S1"),
            promise("K2", "P1", minutes=60, counts="", source="S2"),
        ),
    )
    way = way_of(history, movements(history, TODAY), "S1")
    assert [(one.step, one.movement.source) for one in way] == [(1, "S2"), (2, "S1")]


def test_names_stand_only_where_they_were_agreed_to(programme: OpenProgramme) -> None:
    programme.do(import_history, passed_on())
    keys = programme.ask(_keys)
    lineage = programme.ask(where_hour_went, "S1", TODAY)
    assert lineage is not None
    assert (lineage.giver, lineage.receiver, lineage.receiver_place.en) == ("Person P1", "", "O1")
    assert [(one.giver, one.giver_place.en) for one in lineage.steps] == [
        ("", "O1"),
        ("", "O1"),
        ("", "O2"),
    ]
    assert [one.came_home for one in lineage.steps] == [False, False, True]
    agreed = ConsentDraft(keys["P2"], ConsentPurpose.NAMED_THANKS, TODAY)
    programme.do(record_consent, agreed)
    named = programme.ask(where_hour_went, "S1", TODAY)
    assert named is not None
    assert [one.giver for one in named.steps] == ["Person P2", "Person P2", ""]
    assert programme.ask(where_hour_went, "S9", TODAY) is None


def test_a_person_sees_every_hour_of_theirs_that_went_on(programme: OpenProgramme) -> None:
    programme.do(import_history, passed_on())
    keys = programme.ask(_keys)
    assert [one.session for one in programme.ask(lineages_of, keys["P1"], TODAY)] == ["S1"]
    assert programme.ask(lineages_of, keys["P4"], TODAY) == ()


def test_the_card_says_where_it_went_and_that_it_came_home(programme: OpenProgramme) -> None:
    programme.do(import_history, passed_on())
    keys = programme.ask(_keys)
    cards = programme.ask(hour_cards, [keys["P1"]], TODAY)
    assert [(card.known_as, card.minutes, len(card.steps)) for card in cards] == [
        ("Person P1", 60, 3)
    ]
    assert cards[0].steps[-1].came_home
    assert programme.ask(hour_cards, [keys["P4"]], TODAY) == ()


def _keys(db: Session) -> dict[str, uuid.UUID]:
    return {row.code: row.id for row in db.execute(sa.select(t.Person.code, t.Person.id))}

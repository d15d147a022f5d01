"""An erased person is nowhere: not in rows, journal, half-typed words or archived papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.agreements.actions import (
    AgreementDraft,
    IssueDraft,
    PaperDraft,
    issue_agreements,
)
from facilitator.agreements.archive import bytes_of
from facilitator.errors import RuleBroken
from facilitator.papers.reading import text_of
from facilitator.papers.render import render
from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.reading import whole_record
from facilitator.rights.actions import EraseDraft, erase_person, pseudonym
from facilitator.rights.erasing import Needles
from facilitator.rights.telling import own_data_pack
from facilitator.store import tables as t
from facilitator.store.base import Base
from facilitator.vocabulary import EraseMode
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

MODES = list(EraseMode)


def somebody(db: Session) -> tuple[uuid.UUID, str, str, str]:
    """A coach with an issued agreement: key, code, name, e-mail."""
    person = db.scalars(
        sa.select(t.Person)
        .join(t.Pairing, t.Pairing.coach_id == t.Person.id)
        .join(t.Agreement, t.Agreement.pairing_id == t.Pairing.id)
        .order_by(t.Person.code)
        .limit(1)
    ).one()
    return person.id, person.code, person.full_name, person.email


def issue_an_agreement(sample: OpenProgramme, person_id: uuid.UUID, name: str) -> None:
    """Hand out a paper that names somebody, read by the other side of the pairing."""

    def found(db: Session) -> tuple[uuid.UUID, uuid.UUID, str]:
        pairing = db.scalars(sa.select(t.Pairing).filter_by(coach_id=person_id).limit(1)).one()
        return pairing.id, pairing.coachee_id, db.get_one(t.Person, person_id).code

    pairing_id, reader_id, code = sample.ask(found)
    _, plan = sample.ask(own_data_pack, code, TODAY, (Language.EN,))
    paper = PaperDraft(
        render(plan).pdf, "en", "ABCD-EFGH", 1, f"agreement-{name}.pdf", reader_id=reader_id
    )
    sample.do(issue_agreements, IssueDraft([AgreementDraft(pairing_id, "Z-2026-0001", [paper])]))


def all_texts(db: Session) -> str:
    """Every cell of every table of the file, the journal included, as one text."""
    cells: list[Any] = []
    for table in Base.metadata.sorted_tables:
        plain = [column for column in table.columns if column.name != "body"]
        for row in db.execute(sa.select(*plain)):
            cells += [json.dumps(cell, ensure_ascii=False, default=str) for cell in row]
    return "\n".join(cells)


def paper_texts(db: Session) -> str:
    """The text of every archived paper whose bytes are there."""
    bodies = [bytes_of(db, key) for key in db.scalars(sa.select(t.IssuedPaper.id))]
    return "\n".join(" ".join(text_of(body).split()) for body in bodies if body)


def shown(db: Session) -> dict[str, Any]:
    """The figures of the whole programme, without names."""
    found: dict[str, Any] = figures(whole_record(db, TODAY), today=TODAY)
    return found


@pytest.mark.parametrize("mode", MODES)
def test_nothing_of_an_erased_person_is_left(sample: OpenProgramme, mode: EraseMode) -> None:
    person_id, code, name, email = sample.ask(somebody)
    issue_an_agreement(sample, person_id, name)
    sample.half_typed.keep("people", {"typed": {"notes": f"{name} rang"}})
    assert name in sample.ask(all_texts)
    assert name in sample.ask(paper_texts)
    done = sample.do(erase_person, EraseDraft(person_id, mode))
    texts = sample.ask(all_texts)
    assert name not in texts
    assert email not in texts
    assert name not in sample.ask(paper_texts)
    assert not sample.half_typed.kept()
    checked = sample.check()
    assert checked.is_sound
    assert checked.erased >= done.value.images > 0
    assert done.value.papers
    left = sample.ask(lambda db: db.scalar(sa.select(t.Person.full_name).filter_by(code=code)))
    assert left == (pseudonym(code) if mode is EraseMode.PSEUDONYMISE else None)


def test_minutes_and_counts_stay_when_only_the_name_goes(sample: OpenProgramme) -> None:
    person_id, *_ = sample.ask(somebody)
    before = sample.ask(shown)
    sample.do(erase_person, EraseDraft(person_id, EraseMode.PSEUDONYMISE))
    assert sample.ask(shown) == before


def test_removing_takes_the_minutes_too_and_the_ledger_closes(sample: OpenProgramme) -> None:
    person_id, *_ = sample.ask(somebody)
    before = sample.check()
    sample.do(erase_person, EraseDraft(person_id, EraseMode.REMOVE))
    after = sample.check()
    assert (after.people, after.ledger_minutes) == (before.people - 1, 0)
    assert after.papers == before.papers


def test_an_erasure_cannot_be_undone_and_says_so(sample: OpenProgramme) -> None:
    person_id, *_ = sample.ask(somebody)
    sample.do(erase_person, EraseDraft(person_id, EraseMode.REMOVE))
    with pytest.raises(RuleBroken, match="undo_stops_at_erasure"):
        sample.undo()


def test_somebody_of_nearly_the_same_name_keeps_it() -> None:
    needles = Needles(("Siân Rees",), "…")
    assert needles.taken_out("Siân Rees and Siân Rees-Jones") == "… and Siân Rees-Jones"
    assert not needles.are_in("Siân Rees-Jones, Mari-Siân Rees")
    assert needles.are_in(json.dumps({"name": "Siân Rees"}))
    assert not Needles((), "…").are_in("anything")


def test_erasing_leaves_the_freed_pages_to_nobody(sample: OpenProgramme) -> None:
    person_id, *_ = sample.ask(somebody)
    sample.do(erase_person, EraseDraft(person_id, EraseMode.REMOVE))
    waiting = sa.text("select count(*) from unfinished")
    assert sample.ask(lambda db: db.scalar(waiting)) == 0

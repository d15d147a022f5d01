"""What is held about a person is complete, readable, and names nobody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.reading import text_of
from facilitator.rights.questions import as_json, own_data
from facilitator.rights.telling import own_data_pack, sections_of, write_own_data
from facilitator.store import tables as t
from facilitator.words import Language, Words
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def notes_and_pairs(db: Session) -> tuple[str, str, int, list[str]]:
    """A coach: code, full name, the sessions of their pairings, and everybody else's names."""
    person = db.scalars(
        sa.select(t.Person)
        .join(t.Pairing, t.Pairing.coach_id == t.Person.id)
        .order_by(t.Person.code)
        .limit(1)
    ).one()
    sides = sa.or_(t.Pairing.coach_id == person.id, t.Pairing.coachee_id == person.id)
    pairings = list(db.scalars(sa.select(t.Pairing.id).where(sides)))
    sessions = db.scalars(
        sa.select(t.CoachingSession.id).where(t.CoachingSession.pairing_id.in_(pairings))
    ).all()
    others = db.scalars(sa.select(t.Person.full_name).where(t.Person.id != person.id)).all()
    return person.code, person.full_name, len(sessions), list(others)


def test_every_session_is_told_and_nobody_else_is_named(sample: OpenProgramme) -> None:
    code, name, sessions, others = sample.ask(notes_and_pairs)
    own = sample.ask(own_data, code, TODAY)
    told = as_json(own)
    assert len(told["tables"]["session"]) == sessions  # type: ignore[index]  # JSON
    text = json.dumps(told, ensure_ascii=False)
    assert name in text
    assert not [other for other in others if other in text]
    assert own.steps


def test_every_kind_of_row_has_a_name_in_both_languages(sample: OpenProgramme) -> None:
    code, *_ = sample.ask(notes_and_pairs)
    own = sample.ask(own_data, code, TODAY)
    english, welsh = (sections_of(own, Words(language)) for language in (Language.EN, Language.CY))
    assert all("_" not in section.name for section in english.sections)
    assert len(english.sections) == len(welsh.sections) == len(own.tables)
    assert {one.name for one in english.sections} != {one.name for one in welsh.sections}


def test_the_files_can_be_read_by_person_and_machine(sample: OpenProgramme, tmp_path: Path) -> None:
    code, name, _, others = sample.ask(notes_and_pairs)
    own, paper = sample.ask(own_data_pack, code, TODAY, (Language.CY, Language.EN))
    files = write_own_data(own, paper, tmp_path / "own", Words(Language.EN))
    pdf = next(path for path in files if path.suffix == ".pdf")
    text = " ".join(text_of(pdf.read_bytes()).split())
    assert name in text
    assert not [other for other in others if other in text]
    machine = next(path for path in files if path.suffix == ".json")
    assert json.loads(machine.read_text("utf-8"))["person"] == code
    assert {path.suffix for path in files} == {".pdf", ".json", ".csv"}

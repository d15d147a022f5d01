"""A training copy is of the same shape, and a search of its bytes finds nothing real."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import RuleBroken, StorageTrouble
from facilitator.interchange import actions
from facilitator.interchange.people_sheet import read_people
from facilitator.interchange.sheets import Pasted
from facilitator.interchange.training import training_record
from facilitator.interchange.training_file import write_training_copy
from facilitator.interchange.whole_record import WholeRecord, WholeRow, whole_rows
from facilitator.store import tables as t
from facilitator.store.check import checked
from facilitator.store.opening import opened
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

ODD = (
    "Code\tName\tKnown as\tEmail\tPhone\tOrganisation\tDepartment\tRole\tNotes\tShoe size\n"
    "QX-77\tZebedeia Xyloffon\tZeb Xylo\tzeb@xylo.example\t01248 999123\tXylofonwyr Cyf\t"
    "Adran Xylo\tXylofonydd\tspoke of Quizzical Vole\tforty-twoish\n"
)


def real(db: Session) -> set[str]:
    """Names, addresses, codes and notes on record."""
    p, o = t.Person, t.Organisation
    columns = (
        p.full_name, p.known_as, p.sort_name, p.email, p.phone, p.code, p.notes,
        o.name_en, o.name_cy, o.code, o.lead_name, o.lead_contact,
        t.Affiliation.role, t.Affiliation.department, t.Affiliation.line_manager_name,
        t.Pairing.code, t.CoachingSession.code, t.IssuedPaper.number, t.IssuedPaper.fingerprint,
        t.Request.need, t.BoardItem.title, t.Goal.title, t.Thank.wording, t.CareStep.reply,
        t.ProgrammeRow.facilitator_name, t.ProgrammeRow.facilitator_contact,
        t.Enrolment.hopes_to_get,
    )  # fmt: skip
    found = {text for column in columns for text in db.scalars(sa.select(column).distinct())}
    return {text for text in found if text and len(text) > 3}


def test_nothing_real_is_found_in_the_bytes_of_the_copy(
    sample_on_file: Stand, tmp_path: Path
) -> None:
    programme = sample_on_file.open()
    drafts = read_people(Pasted(ODD), today=TODAY).drafts
    programme.do(actions.import_people, actions.PeopleImport(drafts))
    words = programme.ask(real) | {"forty-twoish", "Shoe size", "Quizzical Vole"}
    assert len(words) > 300
    target = tmp_path / "copy.facilitator"
    people = write_training_copy(programme.ask(whole_rows), target, Clock(TODAY, seed=3))
    content = target.read_bytes()
    assert b"SQLite format 3" in content
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == [target.name]
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert [word for word in sorted(words) if word.encode(encoding) in content] == []
    with opened(target, None, "Mair", Clock(TODAY, seed=4)) as copy:
        found, before = copy.ask(checked), programme.ask(checked)
        assert found.is_sound
        assert (found.people, found.sessions) == (before.people, before.sessions)
        assert people == found.people
        assert copy.ask(shape) == programme.ask(shape)


def shape(db: Session) -> list[tuple[object, ...]]:
    """Who stands with whom and how long they met, without saying who."""
    columns = (t.CoachingSession.day, t.CoachingSession.minutes, t.CoachingSession.status)
    return sorted(tuple(map(str, row)) for row in db.execute(sa.select(*columns)))


def test_a_real_word_that_would_stay_stops_the_copy() -> None:
    record = WholeRecord(
        (WholeRow("topic", 1, {"name_en": "Pretend topic 1", "name_cy": "x", "folded": "x"}),)
    )
    with pytest.raises(RuleBroken, match="training_copy_not_clean"):
        training_record(record)


def test_the_command_says_what_it_made_and_overwrites_nothing(
    sample: OpenProgramme, tmp_path: Path
) -> None:
    record = sample.ask(whole_rows)
    (tmp_path / "x.facilitator").write_text("mine", "utf-8")
    with pytest.raises(StorageTrouble):
        write_training_copy(record, tmp_path / "x.facilitator", Clock(TODAY, seed=3))
    assert (tmp_path / "x.facilitator").read_text("utf-8") == "mine"
    assert json.dumps(training_record(record).rows, default=str) == json.dumps(
        training_record(record).rows, default=str
    )

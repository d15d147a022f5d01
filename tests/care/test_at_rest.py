"""At rest means at rest: in no paper, no list and no row, and a quiet week afterwards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.care import actions as a
from facilitator.cohorts.actions import GatheringChange, change_gathering
from facilitator.cohorts.pack import gatherings_ahead, pack_of
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import RestReason
from facilitator.papers.plan_text import said
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.usual import pack_sheets
from facilitator.printing.wanted import Wanted
from facilitator.reciprocity.reading import whole_record
from facilitator.store.tables import Pairing, Pause, Person
from facilitator.vocabulary import PairingState
from facilitator.week.questions import week_page
from facilitator.week.rules import week
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)
# What was asked for about somebody by name is theirs; the deputy must know whom to leave in peace.
THEIR_OWN = {PrintKind.OWN_DATA}


def pauses_of(db: Session, person: uuid.UUID) -> list[tuple[dt.date, dt.date | None, str, int]]:
    p = Pause
    rows = db.execute(
        sa.select(p.start, p.end, p.reason, p.quiet_days)
        .where(p.person_id == person)
        .order_by(p.start)
    )
    return [(start, end, reason.value, quiet) for start, end, reason, quiet in rows]


def named(db: Session, person: uuid.UUID) -> tuple[str, str, str]:
    row = db.get_one(Person, person)
    return row.code, row.full_name, row.known_as


def giver(programme: OpenProgramme) -> uuid.UUID:
    coaches = sa.select(Pairing.coach_id).where(Pairing.state == PairingState.IN_FORCE)
    quiet = Person.id.not_in(sa.select(Pause.person_id))
    return first(programme, Person, Person.id.in_(coaches), quiet).id


def test_rests_that_meet_become_one_and_keep_the_class_of_their_reason(
    sample: OpenProgramme,
) -> None:
    person = giver(sample)
    sample.do(a.let_rest, a.RestDraft(person, TODAY, TODAY + 9 * DAY, RestReason.FAMILY))
    sample.do(a.let_rest, a.RestDraft(person, TODAY + 5 * DAY, TODAY + 20 * DAY))
    assert sample.ask(pauses_of, person) == [(TODAY, TODAY + 20 * DAY, "family", 7)]
    with pytest.raises(RuleBroken) as refused:
        sample.do(a.let_rest, a.RestDraft(person, TODAY + DAY, TODAY + 2 * DAY))
    assert refused.value.key == "rests_already"
    sample.do(a.let_rest, a.RestDraft(person, TODAY + 15 * DAY))
    assert sample.ask(pauses_of, person) == [(TODAY, None, "family", 7)]


def test_whoever_has_stepped_out_is_not_paused(sample: OpenProgramme) -> None:
    person = giver(sample)
    sample.do(a.step_out, a.StepOutDraft(person, TODAY))
    with pytest.raises(RuleBroken) as refused:
        sample.do(a.let_rest, a.RestDraft(person, TODAY))
    assert refused.value.key == "stepped_out_already"


def test_a_week_stays_quiet_after_a_rest(sample: OpenProgramme) -> None:
    record = sample.ask(whole_record, TODAY)
    code = next(row.people[0] for row in week(record, TODAY).rows if row.rule == "no_next_session")
    person = first(sample, Person, Person.code == code).id
    sample.do(a.let_rest, a.RestDraft(person, TODAY - 3 * DAY))
    sample.do(a.welcome_back, a.ReturnDraft(person, TODAY))

    def rows(day: dt.date) -> list[str]:
        held = week(sample.ask(whole_record, day), day).rows
        return [row.rule for row in held if code in row.people]

    assert [rows(TODAY + n * DAY) for n in range(7)] == [[]] * 7
    assert any(rows(TODAY + n * DAY) for n in range(7, 14))


def test_nobody_at_rest_is_on_any_paper(sample: OpenProgramme) -> None:
    person = giver(sample)
    code, name, _known_as = sample.ask(named, person)
    sample.do(a.let_rest, a.RestDraft(person, TODAY))
    seen = set()
    for kind in PrintKind:
        if kind in THEIR_OWN:
            continue
        asked = pack_sheets if kind is PrintKind.PACK else sheets
        try:
            found = sample.ask(asked, Wanted(kind), TODAY)
        except RuleBroken:
            # Nothing of the kind is to be printed today, or it is asked for by name.
            continue
        seen.add(kind)
        for sheet in found:
            assert not any(name in one for one in said(sheet.paper)), (kind, sheet.file)
            assert sheet.person != code, (kind, sheet.file)
    assert {PrintKind.PACK, PrintKind.SLIPS, PrintKind.RING_POSTER, PrintKind.STATEMENT} <= seen
    page = sample.ask(week_page, TODAY)
    assert name not in repr(page.rows)


def test_a_pack_prepared_before_a_rest_says_that_it_is_out_of_date(
    sample: OpenProgramme,
) -> None:
    line = next(
        one for one in sample.ask(gatherings_ahead, TODAY)
        if sample.ask(pack_of, one.id, TODAY).slips
    )  # fmt: skip
    pack = sample.ask(pack_of, line.id, TODAY)
    fields = {"pack_prepared_on": TODAY}
    sample.do(change_gathering, GatheringChange(line.id, pack.version, fields))
    assert not sample.ask(pack_of, line.id, TODAY).is_out_of_date

    def somebody_expected(db: Session) -> uuid.UUID:
        p = Pairing
        rows = db.scalars(sa.select(p.coach_id).where(p.cohort_id == line.cohort_id))
        names = said_names
        return next(key for key in rows if db.get_one(Person, key).full_name in names)

    said_names = repr(pack.sign_in)
    sample.do(a.let_rest, a.RestDraft(sample.ask(somebody_expected), line.on))
    assert sample.ask(pack_of, line.id, TODAY).is_out_of_date
    rules = {row.leading.rule for row in sample.ask(week_page, TODAY).rows}
    assert "pack_out_of_date" in rules

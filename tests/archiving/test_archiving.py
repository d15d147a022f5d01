"""The year's archive: one yes for each cohort, names gone, minutes and counts as before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.archiving import actions as a
from facilitator.archiving.questions import all_kept, archive_list, awaits_a_yes
from facilitator.cohorts.actions import CohortChange, change_cohort
from facilitator.cycle.actions import NextDraft, start_next
from facilitator.cycle.questions import closing_of
from facilitator.cycle.rules import Left
from facilitator.errors import RuleBroken
from facilitator.papers.plan_text import said
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.wanted import Wanted
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store.tables import Archiving, Cohort, Person
from facilitator.vocabulary import CohortState
from facilitator.week.questions import week_page
from facilitator.words import Language
from tests.store.action_cases.archiving import let_go, may_go
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def minutes_of(programme: OpenProgramme) -> int:
    return sum(one.minutes for one in movements(programme.ask(whole_record, TODAY), TODAY))


def names(db: Session) -> set[str]:
    return set(db.scalars(sa.select(Person.full_name)))


def yes_of(db: Session) -> list[tuple[uuid.UUID, int]]:
    rows = db.execute(sa.select(Archiving.id, Archiving.version))
    return [(row.id, row.version) for row in rows]


def test_nothing_goes_before_its_years_are_over(sample: OpenProgramme) -> None:
    assert sample.ask(archive_list, TODAY) == ()
    later = dt.date(TODAY.year + 3, 1, 8)
    [line] = sample.ask(archive_list, later)
    assert (line.code, line.agreed_on, line.done_on) == ("C1", None, None)
    assert line.from_day <= later
    assert sample.ask(awaits_a_yes, later) == 1
    assert sample.ask(awaits_a_yes, later.replace(month=2)) == 0
    cohort = line.cohort_id
    with pytest.raises(RuleBroken) as early:
        sample.do(a.say_yes, a.YesDraft(cohort))
    assert early.value.key == "archive_too_early"


def own_months(sample: OpenProgramme, code: str, months: int | None) -> None:
    [one] = [one for one in sample.ask(all_kept) if one.code == code]
    change = CohortChange(one.id, one.version, {"retention_months": months})
    sample.do(change_cohort, change)


def test_a_cohort_may_have_a_number_of_months_of_its_own(sample: OpenProgramme) -> None:
    later = dt.date(TODAY.year + 3, 1, 8)
    [usual] = [one for one in sample.ask(all_kept) if one.code == "C1"]
    assert (usual.months, usual.has_own_months) == (24, False)
    own_months(sample, "C1", 60)
    assert sample.ask(archive_list, later) == ()
    assert sample.ask(awaits_a_yes, later) == 0
    [own] = [one for one in sample.ask(all_kept) if one.code == "C1"]
    assert (own.months, own.has_own_months) == (60, True)
    assert usual.from_day is not None
    assert own.from_day == usual.from_day.replace(year=usual.from_day.year + 3)
    item = sample.ask(closing_of, own.id, TODAY).item(Left.ARCHIVE)
    assert item.day == own.from_day
    own_months(sample, "C1", 1)
    [line] = sample.ask(archive_list, TODAY)
    assert (line.months, line.has_own_months) == (1, True)
    for kind, sentence in (
        (PrintKind.DATA_NOTICE, "it is another number of months: Cohort one: 1."),
        (PrintKind.ARCHIVE_PROOF, "the months are their own: Cohort one: 1."),
    ):
        [sheet] = sample.ask(sheets, Wanted(kind, languages=(Language.EN,)), TODAY)
        assert sentence in " ".join(said(sheet.paper))
    with pytest.raises(RuleBroken, match="not_allowed_in_record"):
        own_months(sample, "C1", 0)
    own_months(sample, "C1", None)
    assert sample.ask(archive_list, TODAY) == ()


def test_the_next_cohort_takes_the_months_over(sample: OpenProgramme) -> None:
    own_months(sample, "C1", 60)
    [last] = [one for one in sample.ask(all_kept) if one.code == "C1"]
    draft = NextDraft(last.id, "Next", "Nesaf", TODAY, TODAY + dt.timedelta(200))
    made = sample.do(start_next, draft).value
    [kept] = [one for one in sample.ask(all_kept) if one.id == made]
    assert (kept.months, kept.has_own_months) == (60, True)


def test_whoever_is_held_by_something_stays(sample: OpenProgramme) -> None:
    may_go(sample)
    [line] = sample.ask(archive_list, TODAY)
    assert line.going
    assert line.stayed >= 8
    assert len(line.going) + line.stayed == 16


def test_names_go_and_minutes_stay(sample: OpenProgramme) -> None:
    draft = let_go(sample)
    [line] = sample.ask(archive_list, TODAY)
    going = {name for _key, name in line.going}
    before = minutes_of(sample)
    went = sample.do(a.let_names_go, draft).value
    assert went == len(going)
    assert not going & sample.ask(names)
    assert minutes_of(sample) == before
    [line] = sample.ask(archive_list, TODAY)
    assert (line.done_on, line.people) == (TODAY, went)

    def state(db: Session) -> CohortState | None:
        return db.scalar(sa.select(Cohort.state).where(Cohort.code == "C1"))

    assert sample.ask(state) is CohortState.ARCHIVED
    [proof] = sample.ask(sheets, Wanted(PrintKind.ARCHIVE_PROOF), TODAY)
    text = " ".join(said(proof.paper))
    assert "Cohort one (C1)" in text
    assert str(line.sessions) in text
    assert not [name for name in going if name in text]


def test_a_yes_can_be_taken_back_and_letting_go_cannot(sample: OpenProgramme) -> None:
    sample.do(a.say_yes, may_go(sample))
    sample.undo()
    [line] = sample.ask(archive_list, TODAY)
    assert line.agreed_on is None
    with pytest.raises(RuleBroken) as none:
        sample.do(a.let_names_go, a.LetGoDraft([]))
    assert none.value.key == "archive_no_yes"
    sample.do(a.say_yes, a.YesDraft(line.cohort_id))
    [yes] = sample.ask(yes_of)
    sample.do(a.let_names_go, a.LetGoDraft([yes]))
    with pytest.raises(RuleBroken):
        sample.undo()


def test_this_week_asks_for_it_in_january(sample: OpenProgramme) -> None:
    for day, waits in ((dt.date(2029, 1, 8), True), (dt.date(2029, 2, 5), False)):
        page = sample.ask(week_page, day)
        rows = [row for row in page.rows if row.leading.found.rule == "archive_waits"]
        assert bool(rows) is waits
        assert all(row.about.title_en == "The year's archive" for row in rows)

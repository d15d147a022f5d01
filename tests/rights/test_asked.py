"""What somebody asks about their own record has an answer within a month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.actions import RestDraft, let_rest
from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import RecordAsked
from facilitator.people.asked import answer_due
from facilitator.people.person import person_detail
from facilitator.rights.actions import AnsweredDraft, AskedDraft, note_answered, note_asked
from facilitator.rights.questions import own_data
from facilitator.store.tables import Person
from facilitator.vocabulary import PersonStatus
from facilitator.week.questions import week_page
from facilitator.words import Language, Words
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (dt.date(2026, 11, 23), dt.date(2026, 12, 23)),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 31)),
        (dt.date(2028, 1, 31), dt.date(2028, 2, 29)),
    ],
)
def test_the_month_ends_on_the_same_day_or_on_the_last(received: dt.date, due: dt.date) -> None:
    assert answer_due(received) == due


def test_the_clock_runs_in_the_week_without_a_name_until_it_is_answered(
    sample: OpenProgramme,
) -> None:
    key = first(sample, Person, Person.status == PersonStatus.ACTIVE).id
    person = sample.ask(person_detail, TODAY, key)
    assert person is not None
    came = TODAY - dt.timedelta(days=3)
    sample.do(note_asked, AskedDraft(person.id, RecordAsked.SEE, came))
    with pytest.raises(RuleBroken) as refused:
        sample.do(note_asked, AskedDraft(person.id, RecordAsked.SEE, came))
    assert refused.value.key == "record_asked_already"
    # A rest does not stop it: the answer is theirs by law.
    sample.do(let_rest, RestDraft(person.id, TODAY))
    [row] = [one for one in sample.ask(week_page, TODAY).rows if one.leading.rule == "record_asked"]
    assert row.about.person_id == person.id
    assert person.full_name not in row.about.title_en
    said = Words(Language.EN).stored(row.leading.found.sentence, row.leading.found.values)
    assert "23 December" not in said
    assert "20 December" in said

    detail = sample.ask(person_detail, TODAY, person.id)
    assert detail is not None
    [ask] = detail.asked_of_record
    sample.do(note_answered, AnsweredDraft(ask.id, ask.version, TODAY))
    rules = {one.leading.rule for one in sample.ask(week_page, TODAY).rows}
    assert "record_asked" not in rules
    held = {table.table for table in sample.ask(own_data, person.code, TODAY).tables if table.rows}
    assert "record_request" in held

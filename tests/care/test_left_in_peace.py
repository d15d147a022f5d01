"""Whoever rests, has gone or has died is on no paper of any kind and in no list of whom to ask."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.care import actions as a
from facilitator.cohorts.people import candidates
from facilitator.cohorts.questions import cohort_list
from facilitator.cohorts.room import room_of
from facilitator.cycle.questions import people_to_ask
from facilitator.errors import RuleBroken
from facilitator.goals.questions import pairs_to_key_in
from facilitator.interchange.calendar import calendar_of
from facilitator.joining.questions import joining_of
from facilitator.leaving.actions import FarewellDraft, say_farewell
from facilitator.pairing.rounds import enrolled, pairings_shown
from facilitator.papers.plan_text import said
from facilitator.people.questions import people_in_order, people_to_choose
from facilitator.practice.questions import practice_list
from facilitator.practice.supervision import supervision_list
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.usual import pack_sheets
from facilitator.printing.wanted import Wanted
from facilitator.reciprocity.ready import ready_to_give
from facilitator.recognition.questions import thanks_page
from facilitator.recognition.roll import roll_sheet
from facilitator.rights.actions import RestrictDraft, restrict
from facilitator.sessions.month import month_of
from facilitator.store import tables as t
from facilitator.vocabulary import PairingState, PersonStatus
from facilitator.week.questions import week_page
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

DAY = dt.timedelta(days=1)
LATER = TODAY + 40 * DAY


def lists(db: Session, today: dt.date) -> Iterator[tuple[str, object]]:
    """Every list from which somebody is asked, invited, written to or noted."""
    yield "week", week_page(db, today).rows
    yield "to choose", people_to_choose(db, today)
    yield "here", people_in_order(db, here_on=today)
    yield "practice", practice_list(db, today)
    yield "supervision", supervision_list(db, today)
    yield "ready", ready_to_give(db, today)
    yield "goals", pairs_to_key_in(db, today)
    page = thanks_page(db, today)
    yield "thanks", (page.not_yet, page.roll, page.first_asked)
    month = month_of(db, today.replace(day=1), today)
    yield "month", [day for day in month if day.day >= today]
    for cohort in (one.id for one in cohort_list(db)):
        yield "joining", joining_of(db, cohort, today)
        yield "candidates", candidates(db, cohort, today)
        yield "asked again", people_to_ask(db, cohort, today)
        yield "to pair", enrolled(db, cohort, today)
        made = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
        yield "calendar", calendar_of(db, cohort, today, Language.EN, made)
    ahead = sa.select(t.Gathering.id).where(t.Gathering.day >= today)
    for gathering in db.scalars(ahead).all():
        yield "room", room_of(db, gathering)


def lists_on(programme: OpenProgramme, today: dt.date) -> list[tuple[str, str]]:
    """All those lists on a day, each with everything that it says."""

    def found(db: Session) -> list[tuple[str, str]]:
        return [(what, repr(held)) for what, held in lists(db, today)]

    return programme.ask(found)


def papers(programme: OpenProgramme, today: dt.date) -> Iterator[tuple[str, str, str]]:
    """Every line of every paper that can be printed today, whoever it is for."""
    for kind in PrintKind:
        asked = pack_sheets if kind is PrintKind.PACK else sheets
        try:
            found = programme.ask(asked, Wanted(kind), today)
        except RuleBroken:
            # Nothing of the kind is to be printed today, or it is asked for by name.
            continue
        for sheet in found:
            yield kind.value, sheet.person, "\n".join((sheet.file, *said(sheet.paper)))
    roll = programme.ask(roll_sheet, (), today)
    yield "roll", "", "\n".join(said(roll.paper)) if roll else ""


def rests(programme: OpenProgramme, who: uuid.UUID, _version: int) -> None:
    programme.do(a.let_rest, a.RestDraft(who, TODAY))


def restricts(programme: OpenProgramme, who: uuid.UUID, _version: int) -> None:
    programme.do(restrict, RestrictDraft(who, TODAY))


def steps_out(programme: OpenProgramme, who: uuid.UUID, version: int) -> None:
    programme.do(say_farewell, FarewellDraft(who, version, TODAY))


def dies(programme: OpenProgramme, who: uuid.UUID, version: int) -> None:
    draft = FarewellDraft(who, version, TODAY, PersonStatus.DECEASED)
    programme.do(say_farewell, draft)


def asked_for(goes: Callable[..., None]) -> set[str]:
    """Where somebody may stand: what is held about them is asked for by name, and is theirs.

    The week asks what becomes of the balance of whoever stepped out, until that is settled.
    """
    mine = {PrintKind.OWN_DATA.value}
    return mine | {"week", PrintKind.MY_WEEK.value} if goes is steps_out else mine


def busiest(programme: OpenProgramme) -> list[tuple[uuid.UUID, int, str, str]]:
    """People of whom much is on paper: each gives and receives, and has agreed to be thanked."""

    def found(db: Session) -> list[tuple[uuid.UUID, int, str, str]]:
        p, pair, c = t.Person, t.Pairing, t.Consent
        running = [state for state in PairingState if state.is_running]
        rows = db.execute(
            sa.select(p.id, p.version, p.code, p.full_name)
            .where(
                p.status == PersonStatus.ACTIVE,
                p.id.in_(sa.select(pair.coach_id).where(pair.state.in_(running))),
                p.id.in_(sa.select(pair.coachee_id).where(pair.state.in_(running))),
                p.id.in_(sa.select(c.person_id).where(c.withdrawn_on.is_(None))),
                p.id.not_in(sa.select(t.Pause.person_id)),
            )
            .order_by(p.code)
        ).all()
        return [(row.id, row.version, row.code, row.full_name) for row in rows]

    return programme.ask(found)


@pytest.mark.parametrize("goes", [rests, restricts, steps_out, dies])
@pytest.mark.parametrize("place", [0, -1])
def test_nobody_at_rest_or_gone_is_on_any_paper_or_in_any_list(
    sample_on_file: Stand, goes: Callable[[OpenProgramme, uuid.UUID, int], None], place: int
) -> None:
    programme = sample_on_file.open()
    who, version, code, name = busiest(programme)[place]
    named_before = {what for what, held in lists_on(programme, TODAY) if name in held}
    assert {"to choose", "here", "candidates", "to pair", "practice"} <= named_before
    goes(programme, who, version)
    for today in (TODAY, LATER):
        sample_on_file.clock.today_is = today
        for kind, person, text in papers(programme, today):
            if kind not in asked_for(goes):
                assert name not in text, (kind, code)
                assert person != code, (kind, code)
        for what, held in lists_on(programme, today):
            if what not in asked_for(goes):
                assert name not in held, (what, code)


def test_whoever_is_back_is_on_papers_and_in_lists_again(sample_on_file: Stand) -> None:
    programme = sample_on_file.open()
    who, _version, _code, name = busiest(programme)[0]

    def named() -> set[str]:
        held = {what for what, one in lists_on(programme, TODAY) if name in one}
        return held | {kind for kind, _person, text in papers(programme, TODAY) if name in text}

    before = named()
    programme.do(a.let_rest, a.RestDraft(who, TODAY))
    assert not named() - {PrintKind.OWN_DATA.value}
    programme.do(a.welcome_back, a.ReturnDraft(who, TODAY))
    assert named() == before


def test_a_rest_puts_off_the_end_of_a_pairing(sample_on_file: Stand) -> None:
    programme = sample_on_file.open()
    who, _version, code, _name = busiest(programme)[0]

    def ends(db: Session) -> dict[str, dt.date | None]:
        return {
            line.key: line.planned_end
            for cohort in cohort_list(db)
            if (shown := pairings_shown(db, cohort.id, TODAY)) is not None
            for line in shown.lines
            if code in {line.coach.code, line.coachee.code}
            and line.planned_end is not None
            and line.planned_end >= TODAY
        }

    before = programme.ask(ends)
    assert before
    programme.do(a.let_rest, a.RestDraft(who, TODAY, TODAY + 9 * DAY))
    after = programme.ask(ends)
    assert after == {key: day and day + 10 * DAY for key, day in before.items()}


def test_a_calendar_takes_out_what_somebody_at_rest_had_arranged(sample_on_file: Stand) -> None:
    programme = sample_on_file.open()
    made = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    before = programme.ask(calendar_of, None, TODAY, Language.EN, made)
    names = {
        line.split(": ")[1] for line in before.text.split("\r\n") if "SUMMARY:Coaching: " in line
    }
    giver = min(names).split(" and ")[0]
    [who] = [one for one in programme.ask(people_to_choose, TODAY) if one.name == giver]
    programme.do(a.let_rest, a.RestDraft(who.id, TODAY))
    after = programme.ask(calendar_of, None, TODAY, Language.EN, made)
    taken_out = before.sessions - after.sessions
    assert taken_out > 0
    cancelled = "STATUS:CANCELLED"
    assert after.text.count(cancelled) - before.text.count(cancelled) == taken_out
    events = "BEGIN:VEVENT"
    assert after.text.count(events) == before.text.count(events)
    assert giver not in after.text

"""The facilitator's year, from a request on a Tuesday to the archive in January."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.archiving import actions as archiving
from facilitator.archiving.questions import archive_list
from facilitator.asking_vocabulary import InductionPoint, Respondent, SurveyWave, TellWay
from facilitator.care import actions as care
from facilitator.cohorts import actions as cohorts
from facilitator.cohorts.moving import moving_of
from facilitator.concerns import actions as concerns
from facilitator.cycle import actions as cycle
from facilitator.cycle.questions import closing_of, people_to_ask
from facilitator.cycle.rules import Left
from facilitator.equality.actions import PileDraft, key_in_pile
from facilitator.equality.questions import equality_sums
from facilitator.goals.actions import GoalsDraft, keep_goals
from facilitator.goals.questions import pairs_with_goals
from facilitator.goals.rules import Rated
from facilitator.joining import actions as joining
from facilitator.joining.questions import joining_of
from facilitator.leaving.actions import FarewellDraft, PairingEnd, PromiseEnd, say_farewell
from facilitator.leaving.questions import leaving_of
from facilitator.life_vocabulary import ConcernRoute, RecordAsked
from facilitator.organisations import actions as organisations
from facilitator.organisations.leaving import parting_of
from facilitator.papers.summary_more import Rate
from facilitator.people.actions import MoveDraft, Work, move_person
from facilitator.people.asked import open_asks
from facilitator.printing.kinds import PrintKind
from facilitator.requests import actions as requests
from facilitator.requests.questions import requests_on_record, who_could
from facilitator.rights import actions as rights
from facilitator.sessions.codes import slip_code
from facilitator.settings.actions import SettingsDraft, change_settings
from facilitator.store import tables as t
from facilitator.store.second_place import bring_home, copy_newest
from facilitator.surveys import actions as surveys
from facilitator.vocabulary import EnrolmentState, PersonStatus
from facilitator.words import Language
from tests.journeys.year import Year
from tests.support.programmes import PASSPHRASE

if TYPE_CHECKING:
    import uuid
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.joining.rules import JoiningLine
    from tests.support.programmes import Stand

DAY = dt.timedelta(days=1)
TUESDAY = dt.date(2026, 11, 24)


@pytest.fixture
def year(
    sample_on_file: Stand,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Year:
    path = tmp_path / "Glannau ŵ.programme"
    found = Year(sample_on_file, path, capsys, monkeypatch)
    found.on(TUESDAY)
    return found


def cohort_of(year: Year, code: str = "C2") -> uuid.UUID:
    key: uuid.UUID = year.row(t.Cohort, t.Cohort.code == code)[0]
    return key


def lines_of(year: Year, state: EnrolmentState | None = None) -> list[JoiningLine]:
    found = year.ask(joining_of, cohort_of(year), year.today)
    return [one for one in found if state is None or one.state is state]


# -- 1 to 5: asking, joining, goals, surveys ------------------------------------------------------


def test_one_person_asks_on_a_tuesday(year: Year) -> None:
    asking = year.member("P040")
    key = year.once(requests.receive_request, requests.RequestDraft(asking.id, year.today))
    [line] = [one for one in year.ask(requests_on_record, year.today) if one.id == key]
    assert line.days_left == 14
    first, second, *_others = year.ask(who_could, key, year.today)
    possible = year.command("request", "--for", line.code)["possible"]
    assert [one["score"] for one in possible] == sorted(
        (one["score"] for one in possible), reverse=True
    )
    assert possible[0]["member"] == first.code
    assert possible[0]["reason"].endswith(".")

    offer = requests.OfferDraft(key, line.version, first.person_id)
    year.once(requests.offer_request, offer)
    [line] = [one for one in year.ask(requests_on_record, year.today) if one.id == key]
    assert line.open_offer is not None
    no = requests.DeclineDraft(line.open_offer.id, line.open_offer.version, second.person_id)
    year.once(requests.decline_offer, no)
    note = year.text_of(PrintKind.REQUEST_NOTE, person="P040")
    assert first.name not in note
    [line] = [one for one in year.ask(requests_on_record, year.today) if one.id == key]
    assert line.open_offer is not None
    assert line.open_offer.person_id == second.person_id
    yes = requests.AcceptDraft(line.open_offer.id, line.open_offer.version, cohort_of(year))
    year.once(requests.accept_offer, yes)
    assert not year.command("week")["rows"] or all(
        row["subject"] != line.code for row in year.command("week")["rows"]
    )
    assert year.command("history", "--most", 1)


def test_recruit_and_apply(year: Year) -> None:
    for language, words in ((Language.EN, "not volunteering"), (Language.CY, "gwirfoddoli")):
        leaflet = year.text_of(PrintKind.LEAFLET, languages=(language,)).lower()
        assert words in leaflet
    assert year.text_of(PrintKind.DIRECTOR_LEAFLET)
    assert year.text_of(PrintKind.SIGN_UP)
    assert year.text_of(PrintKind.POSTER)
    [applied] = lines_of(year, EnrolmentState.APPLIED)
    assert applied.name in year.text_of(PrintKind.RELEASE_LETTER, languages=(Language.EN,))
    known = [(applied.enrolment_id, applied.version)]
    year.once(cycle.give_places, cycle.PlacesDraft(known, EnrolmentState.ACCEPTED))
    letters = year.text_of(PrintKind.PLACE_LETTER, languages=(Language.EN,))
    assert letters.count("Dear ") == 2
    running = {one.name for _code, giver, receiver in year.running() for one in (giver, receiver)}
    assert not [name for name in running if name in letters]


def test_induct(year: Year) -> None:
    everybody = lines_of(year)
    chosen = [(one.enrolment_id, one.version) for one in everybody]
    waiting = sum(not one.has(InductionPoint.DATA_NOTICE) for one in everybody)
    tick = joining.TickDraft(chosen, InductionPoint.DATA_NOTICE, year.today)
    assert year.once(joining.tick_induction, tick) == waiting
    people = [(one.person_id, one.person_version) for one in lines_of(year)[:3]]
    year.once(joining.note_if_it_slips, joining.TellDraft(people, TellWay.CALL))
    assert year.text_of(PrintKind.INDUCTION)
    assert year.text_of(PrintKind.DATA_NOTICE)


def test_goals_and_ratings(year: Year) -> None:
    pair = year.ask(pairs_with_goals, cohort_of(year))[0]
    goals = [Rated("Chair a meeting", 3, 5, 8)]
    year.once(keep_goals, GoalsDraft(pair.pairing_id, goals, pair.read))
    assert pair.coachee in year.text_of(PrintKind.GOAL_SLIPS)


def test_surveys_hide_small_numbers(year: Year) -> None:
    cohort, kind = cohort_of(year), (Respondent.COACH, SurveyWave.AFTER)
    year.once(surveys.hand_out, surveys.HandOutDraft(cohort, *kind, 10, year.today))
    for came in range(1, 6):
        year.do(surveys.key_in_form, surveys.FormDraft(cohort, *kind, {0: came, 1: 4}))
        if came == 4:
            assert said_by_coaches(year)["hidden"]
    found = said_by_coaches(year)
    assert (found["hidden"], found["came_back"], found["medians"][:2]) == (False, 5, [3.0, 4.0])


def said_by_coaches(year: Year) -> dict[str, Any]:
    [found] = [
        one
        for one in year.command("surveys", "--cohort", "C2")
        if (one["respondent"], one["wave"]) == ("coach", "after")
    ]
    answer: dict[str, Any] = found
    return answer


# -- 6 to 11: rest, work, leaving, worries, supervision, organisations ----------------------------


def test_at_rest_means_at_rest(year: Year) -> None:
    code, giver, receiver = year.running()[0]
    before = due_of(year, receiver.code)
    assert receiver.name in year.text_of(PrintKind.SLIPS)
    # Past the last gathering: whoever is back by then is expected at it.
    until = year.today + 150 * DAY
    year.command("pause", "--person", receiver.code, "--on", year.today, "--until", until)
    year.is_absent(receiver)
    assert giver.name in year.text_of(PrintKind.BADGES)
    assert all(after >= day for day, after in zip(before, due_of(year, receiver.code), strict=True))
    year.on(year.today + 10 * DAY)
    year.is_absent(receiver)
    year.command("resume", "--person", receiver.code, "--on", year.today)
    rows = year.command("week")["rows"]
    assert not [row for row in rows if receiver.code in row["subject"]], "seven quiet days"
    assert receiver.name in year.text_of(PrintKind.STATEMENT, person=receiver.code)
    assert "rest" in " ".join(line["what"] for line in year.command("history")).lower()
    assert code in {one for one, _giver, _receiver in year.running()}
    year.once(care.let_rest, care.RestDraft(giver.id, year.today))
    year.is_absent(giver)


def due_of(year: Year, code: str) -> list[dt.date]:
    return [one.due for one in year.record().commitments if one.owner == code]


def test_a_change_of_work_ends_nothing(year: Year) -> None:
    _code, giver, _receiver = year.running()[0]
    running = len(year.running())
    other = year.row(t.Organisation, t.Organisation.name_en == "Quayside Homes")[0]
    year.once(move_person, MoveDraft(giver.id, Work(other, start=year.today), giver.version))
    assert len(year.running()) == running
    assert giver.name in str(year.command("list", "people"))
    year.once(
        move_person,
        MoveDraft(giver.id, Work(None, start=year.today + DAY), year.member(giver.code).version),
    )
    assert len(year.running()) == running


def test_leaving_leaves_nothing_open_and_a_death_stops_everything(year: Year) -> None:
    leaver = next(
        found
        for _code, giver, _receiver in year.running()
        if (found := year.ask(leaving_of, year.today, giver.id)) and found.pairings[0].could
    )
    pairing = leaver.pairings[0]
    colleague = min(pairing.could, key=str)
    farewell = FarewellDraft(
        leaver.person_id,
        leaver.version,
        year.today,
        promises=[PromiseEnd(one.id, one.version) for one in leaver.promises],
        pairings=[PairingEnd(pairing.id, pairing.version, colleague)],
    )
    year.once(say_farewell, farewell)
    year.is_absent(year.member(leaver.code))
    _code, _giver, dies = year.running()[0]
    told = year.ask(leaving_of, year.today, dies.id)
    assert told is not None
    death = FarewellDraft(
        dies.id, told.version, year.today + 30 * DAY, PersonStatus.DECEASED, stays_on_roll=True
    )
    year.once(say_farewell, death)
    for later in (0, 7, 60):
        year.on(TUESDAY + later * DAY)
        year.is_absent(dies)


def test_a_worry_is_only_where_it_was_taken(year: Year) -> None:
    pairing = year.row(t.Pairing, t.Pairing.code == year.running()[0][0])
    draft = concerns.ConcernDraft(year.today, ConcernRoute.EMPLOYER, "HR", [pairing])
    year.once(concerns.keep_concern, draft)
    newest = year.command("history", "--most", 1)[0]["what"]
    assert not [one for one in year.command("list", "people") if one["name"] in newest]
    assert "Nest Rowlands" in year.text_of(PrintKind.SAFEGUARDING)


def test_supervision_of_six_is_logged_once(year: Year) -> None:
    coaches = sorted({giver.id for _code, giver, _receiver in year.running()}, key=str)[:6]
    draft = care.GroupSupervisionDraft(coaches, year.today, 90, "Dr Elan Huws")
    assert year.once(care.record_group_supervision, draft) == 6
    due = [row for row in year.command("week")["rows"] if row["rule"] == "supervision_due"]
    codes = {year.ask(code_of, key) for key in coaches}
    assert not [row for row in due if row["subject"] in codes]
    assert year.text_of(PrintKind.MID_REVIEW, languages=(Language.EN,)).count("Half-way") >= 6
    assert year.text_of(PrintKind.EXPECTATIONS_AGAIN)


def code_of(db: Session, key: uuid.UUID) -> str:
    return db.execute(sa.select(t.Person.code).where(t.Person.id == key)).scalar_one()


def test_an_organisation_leaves_and_its_people_stay(year: Year) -> None:
    key = next(
        body
        for body in year.ask(lambda db: tuple(db.scalars(sa.select(t.Organisation.id))))
        if year.ask(parting_of, year.today, body).pairings > 1
    )
    parting = year.ask(parting_of, year.today, key)
    running, people = len(year.running()), len(year.command("list", "people"))
    year.once(
        organisations.organisation_leaves, organisations.PartDraft(key, parting.version, year.today)
    )
    assert (len(year.running()), len(year.command("list", "people"))) == (running, people)
    letter = year.text_of(PrintKind.ORGANISATION_LETTER, languages=(Language.EN,))
    assert f"{parting.pairings} pairings of your people go on to their end" in letter
    assert not [name for name in parting.people if name in letter]


# -- 12 to 20: the board, snow, the cycle, the archive --------------------------------------------


def test_board_tomorrow_at_nine(year: Year, tmp_path: Path) -> None:
    figures = year.command("figures")
    assert figures["total_minutes"] > 0
    board = year.text_of(PrintKind.SUMMARY, cohort="C2", languages=(Language.EN,))
    funder = year.text_of(
        PrintKind.FUNDER_SUMMARY, cohort="C2", languages=(Language.EN,), rate=Rate(6000, "ours")
    )
    assert "in kind" not in board
    for language in ("cy", "en"):
        to = tmp_path / language
        [told] = year.command("print", "summary", "--to", to, "--language", language)
        assert told["pages"] == 1
    assert "£60 an hour" in funder
    assert "Actively offered Welsh" in funder
    story = year.text_of(PrintKind.STORY_SUMMARY, cohort="C1", languages=(Language.EN,))
    assert "Why there are no figures here" in story


def test_snow(year: Year) -> None:
    code, _giver, _receiver = year.running()[0]
    gathering = year.row(t.Gathering, t.Gathering.day > year.today)
    moving = year.ask(moving_of, gathering[0])
    later = moving.day + 2 * DAY
    moved = year.once(
        cohorts.move_gathering, cohorts.MoveGatheringDraft(moving.id, moving.version, later)
    )
    assert moved == moving.sessions
    assert year.ask(moving_of, moving.id).day == later
    year.on(later)
    told = year.command("record", "--slip", slip_code(code), "--outcome", 1)
    assert told["slip"] == slip_code(code)


def test_close_the_cohort_and_start_the_next(year: Year) -> None:
    year.on(dt.date(2027, 3, 1))
    cohort = cohort_of(year)
    running = len(year.running())
    for what in (Left.CERTIFICATES, Left.ROLL):
        assert not year.ask(closing_of, cohort, year.today).item(what).is_done
        year.once(cycle.note_printed, cycle.PrintedDraft(what, year.today, "C2"))
        assert year.ask(closing_of, cohort, year.today).item(what).is_done
    closing = year.ask(closing_of, cohort, year.today)
    assert closing.may_close
    draft = cycle.CloseDraft(closing.id, closing.version, year.today)
    assert year.once(cycle.close_cohort, draft) == running
    assert not year.running()
    assert "closed" in year.command("history", "--most", 1)[0]["what"]
    assert not [row for row in year.command("week")["rows"] if row["rule"] == "no_next_session"]
    again = [one.id for one in year.ask(people_to_ask, cohort, year.today) if one.was_there]
    following = cycle.NextDraft(
        cohort, "Cohort three", "Carfan tri", year.today + 20 * DAY, year.today + 200 * DAY, again
    )
    opened = year.once(cycle.start_next, following)
    waiting = year.ask(joining_of, opened, year.today)
    assert {one.state for one in waiting} == {EnrolmentState.APPLIED}
    assert len(waiting) == len(again)


def test_the_archive_in_january(year: Year) -> None:
    row = year.row(t.ProgrammeRow)
    year.do(change_settings, SettingsDraft(row[0], row[1], {"retention_months": 6}))
    year.on(dt.date(2027, 1, 11))
    [line] = year.ask(archive_list, year.today)
    names = [name for _key, name in line.going]
    assert names
    assert "What may go now" in year.text_of(PrintKind.ARCHIVE_PROOF, languages=(Language.EN,))
    minutes = year.command("figures")["total_minutes"]
    key = year.once(archiving.say_yes, archiving.YesDraft(line.cohort_id, line.cohort_version))
    yes = year.row(t.Archiving, t.Archiving.id == key)
    assert year.finally_(archiving.let_names_go, archiving.LetGoDraft([yes])) == len(names)
    proof = year.text_of(PrintKind.ARCHIVE_PROOF, languages=(Language.EN,))
    assert str(len(names)) in proof
    left = {one["name"] for one in year.command("list", "people")}
    assert not left & set(names)
    assert year.command("figures")["total_minutes"] == minutes


def test_what_do_you_hold_on_me(year: Year, tmp_path: Path) -> None:
    _code, giver, _receiver = year.running()[0]
    key = year.once(rights.note_asked, rights.AskedDraft(giver.id, RecordAsked.SEE, year.today))
    mine = year.text_of(PrintKind.MY_WEEK, languages=(Language.EN,))
    assert "Somebody’s own record" in mine
    assert "24 December 2026" in mine
    [waits] = [one for one in year.command("asked")["waiting"] if one["person"] == giver.code]
    assert (waits["due"], waits["days_left"]) == ("2026-12-24", 30)
    answer = year.command("own-data", "--person", giver.code, "--to", f"{tmp_path}/own")
    assert answer["files"]
    [ask] = [one for one in year.ask(open_asks) if one.id == key]
    year.once(rights.note_answered, rights.AnsweredDraft(key, ask.version, year.today))
    assert giver.code not in {one["person"] for one in year.command("asked")["waiting"]}
    assert "Somebody’s own record" not in year.text_of(PrintKind.MY_WEEK, languages=(Language.EN,))
    assert giver.name in year.text_of(PrintKind.OWN_DATA, person=giver.code)


def test_the_deputy_takes_over_with_a_stick_and_a_sheet(
    year: Year, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, stick = year.row(t.ProgrammeRow), tmp_path / "stick"
    stick.mkdir()
    deputy = {"deputy_name": "Iolo Harries", "second_place": str(stick)}
    year.once(change_settings, SettingsDraft(row[0], row[1], deputy))
    assert "Iolo Harries" in year.text_of(PrintKind.DEPUTY, languages=(Language.EN,))
    sheet = year.text_of(PrintKind.PASSPHRASE, languages=(Language.EN,)).lower()
    assert PASSPHRASE not in sheet
    assert "passphrase" in sheet
    year.command("backup")
    copy = copy_newest(year.path, stick)
    year.close()

    # Another laptop: nothing of the facilitator's home, only the stick and what the sheet says.
    home, papers, secret = tmp_path / "new home", tmp_path / "papers", tmp_path / "sheet.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    file = bring_home(copy, home)
    assert file.name == f"{year.path.stem}.facilitator"
    monkeypatch.delenv("FACILITATOR_PASSPHRASE")
    words = ("print", "pack", file, "--passphrase-file", secret, "--to", papers, "--json")
    line = [sys.executable, "-m", "ui.start", *map(str, words), "--today", str(year.today)]
    known = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    done = subprocess.run(line, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert any(path.stat().st_size > 10_000 for path in papers.glob("*.pdf")), made


def test_two_programmes_print_a_week_each_and_compare_nothing(year: Year, tmp_path: Path) -> None:
    _code, giver, _receiver = year.running()[0]
    year.close()
    other = tmp_path / "Other.facilitator"
    other.write_bytes(year.path.read_bytes())
    found = year.command("request", "--for", "P040")
    answer = year.command("my-week", other, "--to", tmp_path / "weeks")
    assert len(answer["programmes"]) == 2
    # A sheet each, printed on both sides.
    assert 2 <= answer["pages"] <= 4
    assert (tmp_path / "weeks").is_dir()
    # Whoever is in both is found and matched in each by what stands in it alone.
    assert year.command("request", "--for", "P040") == found
    assert giver.code in {one["code"] for one in year.command("list", "people", "--here")}


def test_equality_is_in_sums_only(year: Year) -> None:
    assert (
        year.text_of(PrintKind.EQUALITY_FORM, languages=(Language.EN,)).count("rather not say") == 6
    )
    pile = PileDraft(12, {"caring": {"yes": 3, "no": 9}})
    year.once(key_in_pile, pile)
    sums = {one.answer: one.forms for one in year.ask(equality_sums) if one.question == "caring"}
    assert sums == {"yes": None, "no": None, "not_said": 0}


def test_a_room_of_many_finds_its_tables(year: Year) -> None:
    by_organisation = year.text_of(PrintKind.SIGN_IN)
    assert "Table 1" not in by_organisation
    everybody = year.ask(
        lambda db: tuple(
            db.scalars(sa.select(t.Person.id).where(t.Person.status == PersonStatus.ACTIVE))
        )
    )
    draft = cohorts.EnrolDraft(cohort_of(year), everybody)
    year.once(cohorts.enrol, draft)
    split = year.text_of(PrintKind.SIGN_IN_ALPHABET)
    assert "Table 1" in split
    seats = year.text_of(PrintKind.SEATING, languages=(Language.EN,))
    _code, giver, _receiver = year.running()[0]
    assert giver.name in seats

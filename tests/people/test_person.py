"""Everything about one person, read back as the page shows it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.actions import (
    RestDraft,
    ReturnDraft,
    StepOutDraft,
    join_again,
    let_rest,
    step_out,
)
from facilitator.cohorts.actions import (
    CohortDraft,
    EnrolDraft,
    GatheringDraft,
    enrol,
    open_cohort,
    plan_gathering,
)
from facilitator.errors import RuleBroken
from facilitator.pairing.actions import PairDraft, pair_by_hand
from facilitator.people.actions import (
    ApartDraft,
    ConsentDraft,
    PersonChange,
    QualificationDraft,
    add_qualification,
    change_person,
    keep_apart,
    record_consent,
)
from facilitator.people.person import PersonDetail, person_detail
from facilitator.people.questions import choosable_people, people_in_order, people_list
from facilitator.people.story_kinds import StoryKind
from facilitator.requests.actions import (
    AnswerDraft,
    RequestDraft,
    answer_request,
    receive_request,
)
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.vocabulary import (
    ConsentPurpose,
    LetterLanguage,
    PersonStatus,
    SessionMode,
    SessionStatus,
    ToldBy,
)
from tests.people.programmes import SINCE, Peopled, peopled
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)


@pytest.fixture
def made(programme: OpenProgramme) -> Peopled:
    return peopled(programme)


def detail(programme: OpenProgramme, person: uuid.UUID) -> PersonDetail:
    found = programme.ask(person_detail, TODAY, person)
    assert found is not None
    return found


def paired(programme: OpenProgramme, made: Peopled) -> uuid.UUID:
    """A cohort of three in which Siân gives to Tomasz."""
    cohort = programme.do(open_cohort, CohortDraft("Seven", "Saith", start=SINCE)).value
    programme.do(enrol, EnrolDraft(cohort, [made.sian, made.tomasz, made.llinos]))
    gathering = GatheringDraft(cohort, "Half-way", TODAY + 9 * DAY, "Hanner ffordd")
    programme.do(plan_gathering, gathering)
    return programme.do(pair_by_hand, PairDraft(cohort, made.sian, made.tomasz)).value


def test_sessions_stand_in_the_story_with_their_circumstances(
    programme: OpenProgramme, made: Peopled
) -> None:
    pair = paired(programme, made)
    held = SessionDraft(
        pair, TODAY - DAY, minutes=45, mode=SessionMode.VIDEO, told_by=ToldBy.BOTH, place="Zoom"
    )
    programme.do(record_session, held)
    giver, receiver = detail(programme, made.sian), detail(programme, made.tomasz)
    gave = next(line for line in giver.story if line.kind is StoryKind.GAVE)
    got = next(line for line in receiver.story if line.kind is StoryKind.RECEIVED)
    assert (gave.who, gave.number, gave.minutes, gave.mode) == (
        "Tomasz Błażejewski",
        1,
        45,
        SessionMode.VIDEO,
    )
    assert (got.who, got.place, got.told_by) == ("Siân Llŵyd-Ŵyr", "Zoom", ToldBy.BOTH)
    assert (giver.given, giver.received) == (45, 0)
    assert (receiver.given, receiver.received) == (0, 45)
    assert giver.rings[0].gives_to == ("Tomasz Błażejewski",)
    assert receiver.rings[0].receives_from == ("Siân Llŵyd-Ŵyr",)


def test_in_a_group_everybody_has_their_share(programme: OpenProgramme, made: Peopled) -> None:
    pair = paired(programme, made)
    code = detail(programme, made.llinos).code
    group = SessionDraft(pair, TODAY - DAY, minutes=61, others=[code])
    programme.do(record_session, group)
    shares = [
        line.minutes
        for person in (made.tomasz, made.llinos)
        for line in detail(programme, person).story
        if line.kind is StoryKind.RECEIVED
    ]
    assert sorted(shares) == [30, 31]
    assert sum(detail(programme, one).received for one in (made.tomasz, made.llinos)) == 61


def test_what_is_to_come_stands_above_what_was(programme: OpenProgramme, made: Peopled) -> None:
    pair = paired(programme, made)
    arranged = SessionDraft(pair, TODAY + 3 * DAY, SessionStatus.ARRANGED)
    programme.do(record_session, arranged)
    missed = SessionDraft(pair, TODAY - DAY, SessionStatus.NO_SHOW_COACHEE)
    programme.do(record_session, missed)
    kinds = [line.kind for line in detail(programme, made.sian).story]
    assert kinds == [
        StoryKind.GATHERING,
        StoryKind.TO_GIVE,
        StoryKind.NOT_HELD,
        StoryKind.JOINED,
    ]
    gathering = detail(programme, made.sian).story[0]
    assert (gathering.named("cy"), gathering.named("en")) == ("Hanner ffordd", "Half-way")


def test_rest_leaving_and_the_way_back_are_told(programme: OpenProgramme, made: Peopled) -> None:
    programme.do(let_rest, RestDraft(made.sian, TODAY - 9 * DAY, TODAY - 2 * DAY))
    assert not detail(programme, made.sian).is_resting(TODAY)
    assert detail(programme, made.sian).is_resting(TODAY - 2 * DAY)
    programme.do(step_out, StepOutDraft(made.sian, TODAY))
    kinds = {line.kind for line in detail(programme, made.sian).story}
    assert {StoryKind.RESTS, StoryKind.BACK, StoryKind.LEFT} <= kinds
    # Nobody expects somebody at a gathering who has left by then.
    assert StoryKind.GATHERING not in kinds
    programme.do(join_again, ReturnDraft(made.sian, TODAY))
    again = detail(programme, made.sian)
    assert (again.status, again.left) == (PersonStatus.ACTIVE, None)
    with pytest.raises(RuleBroken, match="not_stepped_out"):
        programme.do(join_again, ReturnDraft(made.sian, TODAY))


def test_the_record_holds_what_was_kept(programme: OpenProgramme, made: Peopled) -> None:
    programme.do(
        add_qualification, QualificationDraft(made.sian, "Level 5", "ILM", achieved_on=SINCE)
    )
    programme.do(record_consent, ConsentDraft(made.sian, ConsentPurpose.NAMED_THANKS, SINCE))
    programme.do(keep_apart, ApartDraft(made.llinos, made.sian))
    found = detail(programme, made.sian)
    assert [(line.title, line.body) for line in found.qualifications] == [("Level 5", "ILM")]
    assert [line.purpose for line in found.consents] == [ConsentPurpose.NAMED_THANKS]
    assert [line.other for line in found.apart] == ["Llinos Lewis"]
    assert [line.other for line in detail(programme, made.llinos).apart] == ["Siân Llŵyd-Ŵyr"]
    assert [topic.said("cy") for topic in found.offers] == ["Leading change"]


def test_the_language_of_letters_keeps_the_day_on_which_it_was_asked(
    programme: OpenProgramme, made: Peopled
) -> None:
    version = detail(programme, made.sian).version
    change = PersonChange(made.sian, version, {"letter_language": LetterLanguage.CY})
    programme.do(change_person, change)
    found = detail(programme, made.sian)
    assert (found.letter_language, found.language_asked_on) == (LetterLanguage.CY, TODAY)


def test_stepping_out_is_never_a_change_of_one_field(
    programme: OpenProgramme, made: Peopled
) -> None:
    version = detail(programme, made.sian).version
    gone = PersonChange(made.sian, version, {"status": PersonStatus.LEFT})
    with pytest.raises(RuleBroken, match="stepping_out_is_its_own_act"):
        programme.do(change_person, gone)
    assert detail(programme, made.sian).status is PersonStatus.ACTIVE


def test_every_person_of_the_sample_can_be_shown(sample: OpenProgramme) -> None:
    for person in sample.ask(people_in_order):
        found = detail(sample, person.id)
        days = [line.day for line in found.story]
        assert days == sorted(days, reverse=True)
        assert found.full_name == person.name


def test_nobody_is_shown_for_a_record_that_is_gone(programme: OpenProgramme, made: Peopled) -> None:
    assert programme.ask(person_detail, TODAY, made.council) is None


def test_what_was_asked_stands_with_the_person_until_it_is_answered(
    programme: OpenProgramme, made: Peopled
) -> None:
    def waiting() -> list[str]:
        lines = programme.ask(people_list, TODAY).lines
        return [line.name for line in lines if line.waits_for_answer]

    first = RequestDraft(made.sian, TODAY - dt.timedelta(days=9), made.tomasz, "An interview")
    later = RequestDraft(made.sian, TODAY - dt.timedelta(days=2), need="A new team")
    programme.do(receive_request, first)
    programme.do(receive_request, later)
    found = detail(programme, made.sian).requests
    assert [(line.need, line.asked_of) for line in found] == [
        ("A new team", ""),
        ("An interview", "Tomasz Błażejewski"),
    ]
    assert waiting() == ["Siân Llŵyd-Ŵyr"]
    programme.do(answer_request, AnswerDraft(found[0].id, found[0].version, TODAY))
    found = detail(programme, made.sian).requests
    assert [(line.need, line.answered) for line in found] == [
        ("An interview", None),
        ("A new team", TODAY),
    ]
    assert waiting() == ["Siân Llŵyd-Ŵyr"]
    programme.do(answer_request, AnswerDraft(found[0].id, found[0].version, TODAY))
    assert waiting() == []


def test_people_to_choose_from_are_told_apart_by_where_they_work(
    programme: OpenProgramme, made: Peopled
) -> None:
    places = {
        one.name: one.organisation.name_en if one.organisation else ""
        for one in programme.ask(choosable_people, TODAY, "en")
    }
    assert places["Siân Llŵyd-Ŵyr"] == "Harbour Council"
    assert places["Ludwig van Berg"] == ""

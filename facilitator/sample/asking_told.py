"""What the sample's people asked for, their goals, their joining, and what they say of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.asking_vocabulary import InductionPoint, Release, Respondent, SurveyWave, TellWay
from facilitator.goals.actions import GoalsDraft, keep_goals
from facilitator.goals.questions import pairs_with_goals
from facilitator.goals.rules import Rated
from facilitator.joining import actions as joining
from facilitator.joining.questions import joining_of
from facilitator.requests import actions as requests
from facilitator.requests.questions import requests_on_record, who_could
from facilitator.store.tables import Topic
from facilitator.surveys import actions as surveys

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.joining.rules import JoiningLine
    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)
TITLES = (
    "Say no in good time",
    "Chair a meeting that ends early",
    "Write shorter",
    "Ask before answering",
    "Plan beyond this year",
)
WAYS = (TellWay.CALL, TellWay.E_MAIL, TellWay.CALL, TellWay.IN_PERSON, TellWay.NOTE)
QUOTES = {1: "I listen longer than I used to.", 4: "An hour that pays for itself."}


class AskingTold:
    """Tells it to the programme on the day on which the clock stands."""

    def __init__(self, programme: OpenProgramme, today: dt.date, cohort: uuid.UUID) -> None:
        self._programme, self._today, self._cohort = programme, today, cohort

    def tell(self) -> None:
        """Tell it all."""
        self._requests()
        self._goals()
        self._joining()
        self._surveys()

    def _requests(self) -> None:
        """One who waits has somebody asked; what they ask for is known more closely."""
        topic = self._programme.ask(_first_topic)
        lines = self._programme.ask(requests_on_record, self._today)
        if not lines:
            return
        first = lines[0]
        self._programme.do(
            requests.change_request,
            requests.RequestChange(
                first.id,
                first.version,
                {"need_by": self._today + 18 * DAY, "release": Release.AGREED},
            ),
        )
        last = self._programme.ask(requests_on_record, self._today)[-1]
        if last.id != first.id:
            draft = requests.RequestChange(last.id, last.version, {"topic_id": topic})
            self._programme.do(requests.change_request, draft)
        newest = self._programme.ask(requests_on_record, self._today)[0]
        could = self._programme.ask(who_could, newest.id, self._today)
        if could:
            asked = requests.OfferDraft(newest.id, newest.version, could[0].person_id)
            self._programme.do(requests.offer_request, asked)

    def _goals(self) -> None:
        for place, pair in enumerate(self._programme.ask(pairs_with_goals, self._cohort)[:16]):
            start = 2 + place % 4
            half = start + 2 if place % 3 else None
            end = min(10, start + 4) if place % 4 == 0 else None
            goals = [Rated(TITLES[place % 5], start, half, end)]
            if place % 2:
                goals.append(Rated(TITLES[(place + 2) % 5], start + 1, half))
            self._programme.do(keep_goals, GoalsDraft(pair.pairing_id, goals, pair.read))

    def _joining(self) -> None:
        """The induction is done with most; a few still say how they would like to be told."""
        for point in (InductionPoint.SHEET, InductionPoint.RULES, InductionPoint.WELSH_OFFERED):
            known = [
                (line.enrolment_id, line.version) for line in self._lines() if not line.has(point)
            ]
            if known:
                draft = joining.TickDraft(known, point, self._today)
                self._programme.do(joining.tick_induction, draft)
        notice = [(line.enrolment_id, line.version) for line in self._lines()[::2]]
        self._programme.do(
            joining.tick_induction,
            joining.TickDraft(notice, InductionPoint.DATA_NOTICE, self._today),
        )
        agreed = [(line.enrolment_id, line.version) for line in self._lines()[:-4]]
        self._programme.do(
            joining.note_release, joining.ReleaseDraft(agreed, Release.AGREED, self._today)
        )
        for at, way in enumerate(WAYS):
            people = [(line.person_id, line.person_version) for line in self._lines()[at::7]]
            if people:
                self._programme.do(joining.note_if_it_slips, joining.TellDraft(people, way))

    def _lines(self) -> tuple[JoiningLine, ...]:
        return self._programme.ask(joining_of, self._cohort, self._today)

    def _surveys(self) -> None:
        """Forms of whoever is coached came back; of line managers too few to be shown."""
        for respondent, out, back in ((Respondent.CLIENT, 24, 9), (Respondent.MANAGER, 12, 3)):
            self._programme.do(
                surveys.hand_out,
                surveys.HandOutDraft(self._cohort, respondent, SurveyWave.BEFORE, out, self._today),
            )
            for place in range(back):
                scores = {at: 2 + (place + at) % 4 for at in range(4)}
                quote = QUOTES.get(place, "") if respondent is Respondent.CLIENT else ""
                form = surveys.FormDraft(
                    self._cohort, respondent, SurveyWave.BEFORE, scores, quote, bool(quote)
                )
                self._programme.do(surveys.key_in_form, form)


def _first_topic(db: Session) -> uuid.UUID | None:
    return db.scalar(sa.select(Topic.id).order_by(Topic.name_en).limit(1))

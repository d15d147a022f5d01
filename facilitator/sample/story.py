"""The story of the sample: a finished cohort, one in its fourth month, a pool coach, a rest.

Every event goes through the same actions as the window, on the day on which it happened, so
that the sample's own history is that of a real year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.care import actions as care
from facilitator.commitments import actions as commitments
from facilitator.pairing import actions as pairing
from facilitator.reciprocity import actions as reciprocity
from facilitator.reciprocity.asking import Question, Split
from facilitator.requests import actions as requests
from facilitator.sample.asking_told import AskingTold
from facilitator.sample.board_told import BoardTold
from facilitator.sample.in_touch import InTouch
from facilitator.sample.life_told import LifeTold
from facilitator.sample.looks import (
    Pair,
    last_missed,
    movement_code,
    pairs_of,
    passed_on_at_once,
)
from facilitator.sample.stage import DAY
from facilitator.sessions import actions as sessions
from facilitator.vocabulary import (
    Direction,
    SessionStatus,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Sequence

    from facilitator.store.opening import OpenProgramme

    Issue = Callable[[OpenProgramme, Sequence[uuid.UUID]], object]
    Tell = Callable[[int, int], None]


class Story(InTouch):
    """Tells the sample's year to a new, empty programme, in the order of its days."""

    def tell(self) -> None:
        """Tell it all; at the end the clock stands on today."""
        self._begin()
        self._first_cohort()
        second = self._second_cohort()
        self._pool(second)
        self._at(self._today - 3 * DAY, self._beside_coaching)
        self._at(self._today - 2 * DAY, self._requests)
        self._stay_in_touch(second)
        self._play()
        self._clock.today_is = self._today
        AskingTold(self._programme, self._today, second).tell()
        self._lately(second)
        LifeTold(self._programme, self._today, second, self._people).tell()

    def _beside_coaching(self) -> None:
        """The board, a learning exchange, mutual aid, expectations, rules, readiness."""
        BoardTold(self._programme, self._clock.today(), self._bodies, self._people).tell()

    def _pool(self, cohort: uuid.UUID) -> None:
        """A coach with a qualification place passes it on to three outside clients."""
        coach, clients = self._people[36], self._people[37:40]
        start = self._weekday(self._today - 90 * DAY)
        course = reciprocity.MovementDraft(
            day=start,
            giver=reciprocity.Party(),
            receiver=reciprocity.Party(person_id=coach),
            minutes=1080,
            kind="qualification",
            cohort_id=cohort,
        )

        def receive_place() -> None:
            """The place is a movement, and the promise names it as what it comes from."""
            given = self._programme.do(reciprocity.record_movement, course).value
            promise = commitments.PledgeDraft(
                minutes=1080,
                begins=start,
                due=start + 270 * DAY,
                owner_person_id=coach,
                direction=Direction.PASS_ON,
                source=self._programme.ask(movement_code, given),
            )
            self._programme.do(commitments.pledge, promise)

        room = reciprocity.MovementDraft(
            day=start + 20 * DAY,
            giver=reciprocity.Party(organisation_id=self._bodies[9]),
            receiver=reciprocity.Party(),
            minutes=330,
            kind="room",
            cohort_id=cohort,
        )
        body_promise = commitments.PledgeDraft(
            minutes=1200,
            begins=start,
            due=start + 300 * DAY,
            owner_organisation_id=self._bodies[6],
            source="reciprocal agreement",
        )
        self._at(start, receive_place)
        self._at(start, lambda: self._programme.do(commitments.pledge, body_promise))
        self._at(start + 20 * DAY, lambda: self._programme.do(reciprocity.record_movement, room))
        for place, client in enumerate(clients):
            self._at(
                start + place * 9 * DAY,
                lambda c=client: self._place(cohort, coach, c),  # type: ignore[misc]
            )

    def _place(self, cohort: uuid.UUID, coach: uuid.UUID, client: uuid.UUID) -> None:
        began = self._clock.today()
        draft = pairing.PairDraft(
            cohort, coach, client, starts=began, ends=began + 150 * DAY, contracted_sessions=4
        )
        made = self._programme.do(pairing.pair_by_hand, draft).value
        pair = Pair(made, coach, client, None)
        for number in range(4):
            when = self._weekday(began + (6 + number * 24) * DAY)
            if when < self._today:
                self._at(when, lambda w=when: self._hold(pair, w, SessionStatus.HELD))  # type: ignore[misc]

    def _requests(self) -> None:
        for asking, need in (
            (40, "Somebody to think with before an interview"),
            (41, "Help with a team that has been through a lot"),
        ):
            draft = requests.RequestDraft(
                self._people[asking], self._today - (30 - asking % 40 * 9) * DAY, need=need
            )
            self._programme.do(requests.receive_request, draft)

    def _lately(self, second: uuid.UUID) -> None:
        """What stands on the desk this Monday: one correction, one session without an outcome."""
        held = self._programme.ask(last_missed, second)
        if held is not None:
            draft = sessions.CorrectionDraft(
                held[0], held[1], SessionStatus.EXCUSED, 0, "ill; told us the day before"
            )
            self._programme.do(sessions.correct_session, draft)
        for owner, source, minutes, day in self._programme.ask(passed_on_at_once, second):
            self._programme.do(
                commitments.pledge,
                commitments.PledgeDraft(
                    minutes=minutes,
                    begins=day,
                    due=day + 60 * DAY,
                    owner_person_id=owner,
                    source=source,
                ),
            )
        kept = reciprocity.QuestionDraft(
            "Hours by sector and year",
            Question(by=(Split.GIVING_SECTOR, Split.YEAR)),
        )
        self._programme.do(reciprocity.save_question, kept)
        coaches = {pair.coach_id for pair in self._programme.ask(pairs_of, second)}
        for coach in sorted(coaches)[2:]:
            draft_of = care.SupervisionDraft(coach, self._today - 55 * DAY, 120)
            self._programme.do(care.record_supervision, draft_of)

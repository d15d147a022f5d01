"""The sample's board, learning exchange, mutual aid, expectations, rules and readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.aid import actions as aid
from facilitator.board import actions as board
from facilitator.exchange_vocabulary import (
    BoardKind,
    BoardSort,
    Community,
    Kept,
    PracticeKind,
    Side,
    SupervisionMode,
    Urgency,
    Wave,
    Way,
    Weight,
)
from facilitator.expectations import actions as expectations
from facilitator.learning import actions as learning
from facilitator.people import actions as people
from facilitator.practice import actions as practice
from facilitator.reciprocity.actions import Party
from facilitator.sample.stage import DAY
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose, EnrolmentState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

ASK, OFFER = BoardKind.ASK, BoardKind.OFFER
# Kind, sort, title, whose (a place among people, or a body), topic, minutes, uses, how soon,
# place, days until it comes down.
_Up = tuple[BoardKind, BoardSort, str, int | str, str, int, int, Urgency, str, int | None]
_UP: tuple[_Up, ...] = (
    (ASK, BoardSort.ADVICE, "Two hours with somebody who has run a merger", 5, "change", 120, 0,
     Urgency.THIS_MONTH, "", 40),
    (OFFER, BoardSort.ADVICE, "An hour on budgets for somebody new to them", 17, "budget", 60, 0,
     Urgency.WHENEVER, "video", None),
    (ASK, BoardSort.ROOM, "A room for twenty on a Thursday", 22, "", 0, 1, Urgency.THIS_WEEK,
     "North", 12),
    (OFFER, BoardSort.ROOM, "Ystafell hyfforddi, training room for sixteen", "b9", "", 0, 12,
     Urgency.WHENEVER, "North", 200),
    (OFFER, BoardSort.ALREADY_MADE, "Polisi hybrid, hybrid working policy", "b1", "", 0, 20,
     Urgency.WHENEVER, "", None),
    (ASK, BoardSort.ALREADY_MADE, "A working policy for hybrid teams to start from", 9, "", 0, 1,
     Urgency.THIS_MONTH, "", 30),
    (ASK, BoardSort.TEACHING, "Cadeirio yn ddwyieithog", 12, "chair", 60, 0, Urgency.WHENEVER,
     "", 60),
    (OFFER, BoardSort.COURSE_PLACE, "One place on our first-line managers’ course", "b6", "", 0,
     1, Urgency.THIS_MONTH, "South", 45),
    (OFFER, BoardSort.EQUIPMENT, "Interpreting equipment for thirty", "b3", "", 0, 6,
     Urgency.WHENEVER, "North", None),
    (ASK, BoardSort.ADMIN, "Hanner diwrnod o gofnodi i fwrdd partneriaeth", 28, "", 240, 0,
     Urgency.WHENEVER, "", 50),
)  # fmt: skip
_GIVES = ("A pairing with somebody from another organisation", "Six hours of protected time",
          "Papers in your own language", "A word within two days when something slips")  # fmt: skip
_GETS = ("Six sessions, passed on within the half-year", "A word early when a day does not suit",
         "Your slips, signed and handed in")  # fmt: skip
_MEMBER_GIVES = ("My full attention for an hour", "Six sessions to a colleague elsewhere",
                 "What I know about budgets")  # fmt: skip
_WELSH_GIVES = ("Fy sylw llawn am awr", "Chwe sesiwn i gydweithiwr yn rhywle arall",
                "Yr hyn a wn am gyllidebau")  # fmt: skip
_WELSH_GETS = ("Amser i feddwl yn uchel", "Rhywun sy’n gofyn yn hytrach na dweud",
               "Dod i adnabod pobl mewn sefydliadau eraill")  # fmt: skip
_MEMBER_GETS = ("Time to think aloud", "Somebody who asks rather than tells",
                "To know people in other organisations")  # fmt: skip
RULES_EN = (
    "Come on time, and say early when a day does not suit.\n"
    "What is said in the room stays in the room.\n"
    "Whoever receives passes on as much within the half-year.\n"
    "A session missed without a word is talked about once, kindly."
)
RULES_CY = (
    "Dod ar amser, a dweud yn gynnar pan nad yw diwrnod yn gyfleus.\n"
    "Mae’r hyn a ddywedir yn yr ystafell yn aros yn yr ystafell.\n"
    "Mae pwy bynnag sy’n derbyn yn trosglwyddo cymaint o fewn yr hanner blwyddyn.\n"
    "Siaredir unwaith, yn garedig, am sesiwn a gollwyd heb air."
)
MORE_EN, MORE_CY = (
    "\nA fifth of the hours may go to people outside the cohort.",
    "\nCaiff pumed ran o’r oriau fynd i bobl y tu allan i’r garfan.",
)


class BoardTold:
    """Tells what the members and their organisations had for each other beside coaching."""

    def __init__(
        self,
        programme: OpenProgramme,
        today: dt.date,
        bodies: Sequence[uuid.UUID],
        members: Sequence[uuid.UUID],
    ) -> None:
        self._do, self._ask = programme.do, programme.ask
        self._today = today
        self._bodies, self._people = bodies, members

    def tell(self) -> None:
        """Tell it all, on one of the sample's last days."""
        here = self._ask(_here)
        cohorts = self._ask(_cohorts)
        self._board()
        self._gifts()
        self._learning_exchange()
        self._mutual_aid()
        self._rules(cohorts)
        for at, (cohort, members) in enumerate(cohorts):
            self._expect(cohort, members, is_over=at == 0)
        self._practice([one for one in self._people[:37] if one in here])

    def _party(self, whose: int | str) -> Party:
        if isinstance(whose, str):
            return Party(None, self._bodies[int(whose[1:])])
        return Party(self._people[whose])

    def _board(self) -> None:
        topics = self._ask(_topics)
        for place, row in enumerate(_UP):
            kind, sort, title, whose, topic, minutes, uses, urgency, where, last = row
            draft = board.BoardDraft(
                kind=kind,
                sort=sort,
                title=title,
                whose=self._party(whose),
                topic_id=topics.get(topic),
                minutes=minutes,
                uses=uses,
                urgency=urgency,
                place=where,
                posted_on=self._today - (3 + place * 4) * DAY,
                until=None if last is None else self._today + last * DAY,
            )
            self._do(board.put_on_board, draft)

    def _gifts(self) -> None:
        """What came of the board: an hour, a room, a gift whose return is meant for another."""
        items = self._ask(_items)
        given = (
            board.ExchangeDraft(
                self._today - 30 * DAY, self._party(17), self._party(6), BoardSort.ADVICE,
                minutes=60, item_id=items["An hour on budgets for somebody new to them"],
            ),
            board.ExchangeDraft(
                self._today - 22 * DAY, self._party("b9"), Party(), BoardSort.ROOM, uses=2,
                item_id=items["Ystafell hyfforddi, training room for sixteen"],
            ),
            board.ExchangeDraft(
                self._today - 12 * DAY, self._party("b1"), self._party(13),
                BoardSort.ALREADY_MADE, uses=1,
                item_id=items["Polisi hybrid, hybrid working policy"],
            ),
            board.ExchangeDraft(
                self._today - 9 * DAY, self._party(2), self._party(19), BoardSort.TEACHING,
                "Confidence in Welsh meetings", minutes=90, return_to=self._party(30),
                return_minutes=90, return_due=self._today + 120 * DAY,
            ),
        )  # fmt: skip
        for draft in given:
            self._do(board.log_exchange, draft)

    def _learning_exchange(self) -> None:
        gathering, came = self._ask(_last_gathering, self._today)
        slots = (("Minutes that people read", 0, 30, (1, 2, 3, 4, 5)),
                 ("Dweud na, yn garedig", 3, 30, (0, 4, 6, 7, 8)),
                 ("A budget on one page", 6, 20, (0, 1, 3, 9)))  # fmt: skip
        for title, teacher, minutes, learners in slots:
            who = [came[place] for place in learners]
            draft = learning.SlotDraft(gathering, title, came[teacher], minutes, who)
            key = self._do(learning.plan_slot, draft).value
            if minutes == 30:
                version = self._ask(_version, t.LearningSlot, key)
                self._do(learning.slot_taught, learning.TaughtDraft(key, version, who))

    def _mutual_aid(self) -> None:
        one, other = self._bodies[0], self._bodies[3]
        agreed = self._today - 240 * DAY
        agreement = self._do(
            aid.agree_mutual_aid,
            aid.ReciprocalDraft(
                one, other, agreed, agreed + 365 * DAY, "Help in a hard week", "blue folder 1"
            ),
        ).value
        advice = aid.StandingDraft(
            agreement, one, BoardSort.ADVICE, "Advice on flood plans", minutes=1200
        )
        beds = aid.StandingDraft(
            agreement, other, BoardSort.EQUIPMENT, "Trolleys and folding beds", uses=10
        )
        first, second = (self._do(aid.stand_ready, one).value for one in (advice, beds))
        for caller, offer, ago, minutes, uses in (
            (other, first, 120, 180, 0),
            (one, second, 70, 0, 3),
            (other, first, 6, 0, 0),
        ):
            day = self._today - ago * DAY
            call = self._do(aid.call_on, aid.CallDraft(agreement, caller, day, "", offer)).value
            if minutes or uses:
                draft = board.ExchangeDraft(
                    day + 2 * DAY,
                    Party(None, one if caller == other else other),
                    Party(None, caller),
                    BoardSort.ADVICE if minutes else BoardSort.EQUIPMENT,
                    advice.what if minutes else beds.what,
                    minutes=minutes,
                    uses=uses,
                    call_id=call,
                )
                self._do(board.log_exchange, draft)

    def _rules(self, cohorts: Sequence[tuple[uuid.UUID, Sequence[uuid.UUID]]]) -> None:
        write = expectations.write_rules
        first = self._do(write, expectations.RulesDraft(RULES_EN, RULES_CY)).value
        second = self._do(
            write, expectations.RulesDraft(RULES_EN + MORE_EN, RULES_CY + MORE_CY)
        ).value
        for cohort, members in cohorts:
            draft = expectations.BallotDraft(cohort, (first, second))
            ballot = self._do(expectations.open_ballot, draft).value
            lines = self._ask(_lines, ballot)
            slips = dict(zip(lines, (len(members) - 6, 5, 1), strict=True))
            version = self._ask(_version, t.Ballot, ballot)
            self._do(expectations.count_ballot, expectations.CountDraft(ballot, version, slips))

    def _expect(self, cohort: uuid.UUID, members: Sequence[uuid.UUID], *, is_over: bool) -> None:
        expect = expectations.expect
        for way, lines in ((Way.GIVE, _GIVES), (Way.GET, _GETS)):
            self._do(expect, expectations.ExpectDraft(cohort, way, "\n".join(lines)))
        for place, person in enumerate(members[:14]):
            gives, gets = (
                (_WELSH_GIVES, _WELSH_GETS) if place % 3 == 1 else (_MEMBER_GIVES, _MEMBER_GETS)
            )
            for way, lines in ((Way.GIVE, gives), (Way.GET, gets)):
                said = "\n".join(lines[: 2 + place % 2])
                self._do(expect, expectations.ExpectDraft(cohort, way, said, person))
        for wave in (Wave.MIDDLE, Wave.END) if is_over else (Wave.MIDDLE,):
            for place, person in enumerate(members[:9]):
                self._answer(cohort, person, wave, place)
        self._community(cohort, len(members), is_over=is_over)

    def _answer(self, cohort: uuid.UUID, person: uuid.UUID, wave: Wave, place: int) -> None:
        lines = self._ask(_expected, cohort, person)
        for side in Side:
            answers: dict[uuid.UUID, Kept | None] = {}
            for at, key in enumerate(lines):
                turn = (place * 3 + at * 5 + (wave is Wave.END)) % 11
                kept = Kept.PARTLY if turn == 4 else Kept.NOT_YET if turn == 7 else Kept.KEPT
                answers[key] = Kept.KEPT if side is Side.PROGRAMME and turn != 7 else kept
            draft = expectations.AnswersDraft(cohort, person, side, wave, answers)
            self._do(expectations.answer_expectations, draft)

    def _community(self, cohort: uuid.UUID, size: int, *, is_over: bool) -> None:
        waves = (Wave.START, Wave.MIDDLE, Wave.END) if is_over else (Wave.START, Wave.MIDDLE)
        for at, wave in enumerate(waves):
            yes = size * (2 + at * 3) // 12
            becoming = size * 5 // 12
            rest = max(0, size - yes - becoming)
            slips = {Community.YES: yes, Community.BECOMING: becoming, Community.NOT_YET: rest}
            draft = expectations.CommunityDraft(cohort, wave, slips)
            self._do(expectations.count_community, draft)

    def _practice(self, coaches: Sequence[uuid.UUID]) -> None:
        """Insurance, a code of ethics and release; the last four are still on their way."""
        asked = {
            PracticeKind.QUALIFICATION: (Weight.NOT_ASKED, None),
            PracticeKind.SUPERVISION: (Weight.MEANWHILE, 35),
            PracticeKind.CPD: (Weight.NOT_ASKED, 16),
            PracticeKind.INSURANCE: (Weight.FIRST, None),
            PracticeKind.ETHICS_CODE: (Weight.FIRST, None),
            PracticeKind.EMPLOYER_RELEASE: (Weight.MEANWHILE, None),
            PracticeKind.CHECK: (Weight.NOT_ASKED, None),
        }
        self._do(practice.ask_of_coaches, practice.AskedDraft(asked))
        since = self._today - 300 * DAY
        for place, person in enumerate(coaches):
            late = place >= len(coaches) - 4
            until = self._today + (52 + place * 9) * DAY
            papers = (
                (PracticeKind.INSURANCE, "Professional indemnity", until),
                (PracticeKind.ETHICS_CODE, "Global Code of Ethics", None),
                (PracticeKind.EMPLOYER_RELEASE, "Two hours a month", None),
            )
            for kind, what, last in papers[place % 3 :] if late else papers:
                draft = practice.AssuranceDraft(person, kind, since, last, what, seen=True)
                self._do(practice.keep_assurance, draft)
            if place % 3 == 0:
                self._learned(person, place)

    def _learned(self, person: uuid.UUID, place: int) -> None:
        day = self._today - (40 + place) * DAY
        cpd = practice.CpdDraft(person, day, 180, "Coaching in two languages", reflected=True)
        self._do(practice.record_cpd, cpd)
        supervised = practice.SupervisedDraft(
            person, day + 20 * DAY, 90, "Dr Elan Huws", SupervisionMode.GROUP
        )
        self._do(practice.keep_supervision, supervised)
        consent = people.ConsentDraft(person, ConsentPurpose.CREDENTIAL_LOG, day)
        self._do(people.record_consent, consent)


def _topics(db: Session) -> dict[str, uuid.UUID]:
    from facilitator.sample.cast import TOPICS

    rows = {name: key for key, name in db.execute(sa.select(t.Topic.id, t.Topic.name_en))}
    return {short: rows[names[0]] for short, names in TOPICS.items() if names[0] in rows}


def _items(db: Session) -> dict[str, uuid.UUID]:
    return {title: key for key, title in db.execute(sa.select(t.BoardItem.id, t.BoardItem.title))}


def _version(db: Session, table: type[t.Ballot | t.LearningSlot], key: uuid.UUID) -> int:
    return db.scalars(sa.select(table.version).where(table.id == key)).one()


def _lines(db: Session, ballot: uuid.UUID) -> tuple[uuid.UUID, ...]:
    line = t.BallotLine
    rows = sa.select(line.id).where(line.ballot_id == ballot).order_by(line.place)
    return tuple(db.scalars(rows))


def _expected(db: Session, cohort: uuid.UUID, person: uuid.UUID) -> tuple[uuid.UUID, ...]:
    e = t.Expectation
    mine = sa.or_(e.person_id.is_(None), e.person_id == person)
    rows = sa.select(e.id).where(e.cohort_id == cohort, mine)
    return tuple(db.scalars(rows.order_by(e.person_id.is_not(None), e.way, e.place)))


def _here(db: Session) -> frozenset[uuid.UUID]:
    return frozenset(db.scalars(sa.select(t.Person.id).where(t.Person.left.is_(None))))


def _cohorts(db: Session) -> list[tuple[uuid.UUID, list[uuid.UUID]]]:
    """The cohorts by code, with who is in them by code."""
    found = []
    for cohort in db.scalars(sa.select(t.Cohort.id).order_by(t.Cohort.code)):
        members = db.scalars(
            sa.select(t.Person.id)
            .join(t.Enrolment, t.Enrolment.person_id == t.Person.id)
            .where(t.Enrolment.cohort_id == cohort, t.Enrolment.state != EnrolmentState.WITHDREW)
            .order_by(t.Person.code)
        )
        found.append((cohort, list(members)))
    return found


def _last_gathering(db: Session, today: dt.date) -> tuple[uuid.UUID, list[uuid.UUID]]:
    """The last gathering before today, and those enrolled, by code."""
    g = t.Gathering
    row = db.execute(
        sa.select(g.id, g.cohort_id).where(g.day < today).order_by(g.day.desc()).limit(1)
    ).one()
    members = dict(_cohorts(db))[row.cohort_id]
    return row.id, members

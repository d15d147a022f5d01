"""The terms of the board, of readiness and of what people expect of each other.

As in `facilitator.vocabulary` the values are what stands in the file.
"""

from __future__ import annotations

from enum import StrEnum


class BoardKind(StrEnum):
    """Whether something on the board is asked for or offered."""

    ASK = "ask"
    OFFER = "offer"


class BoardSort(StrEnum):
    """What is asked for or offered."""

    ADVICE = "advice"
    ADMIN = "admin"
    TEACHING = "teaching"
    ROOM = "room"
    EQUIPMENT = "equipment"
    COURSE_PLACE = "course_place"
    ALREADY_MADE = "already_made"
    OTHER = "other"

    @property
    def is_lent(self) -> bool:
        """Whether it is counted in uses: a room, a thing, a place, a document."""
        return self in _LENT


_LENT = frozenset(
    {BoardSort.ROOM, BoardSort.EQUIPMENT, BoardSort.COURSE_PLACE, BoardSort.ALREADY_MADE}
)


class Urgency(StrEnum):
    """How soon somebody would like it."""

    WHENEVER = "whenever"
    THIS_MONTH = "this_month"
    THIS_WEEK = "this_week"


class BoardState(StrEnum):
    """What became of something on the board."""

    OPEN = "open"
    MET = "met"
    TAKEN_DOWN = "taken_down"


class SlotState(StrEnum):
    """Whether something was taught at a learning exchange."""

    PLANNED = "planned"
    TAUGHT = "taught"
    NOT_TAUGHT = "not_taught"


class CallOutcome(StrEnum):
    """What became of a call on what another organisation stands ready to give."""

    WAITING = "waiting"
    ANSWERED = "answered"
    NOT_THIS_TIME = "not_this_time"


class Side(StrEnum):
    """Who says what they expect: the member or the programme."""

    MEMBER = "member"
    PROGRAMME = "programme"


class Way(StrEnum):
    """Whether somebody expects to give something or to get it."""

    GIVE = "give"
    GET = "get"


class Wave(StrEnum):
    """When something is asked: at induction, half-way, at the end."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Kept(StrEnum):
    """How far something expected has come."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    CHANGED = "changed"


class Community(StrEnum):
    """An answer to "Is this a community?"."""

    YES = "yes"
    BECOMING = "becoming"
    NOT_YET = "not_yet"
    NO_VIEW = "no_view"


class PracticeKind(StrEnum):
    """What a programme can ask of whoever coaches."""

    QUALIFICATION = "qualification"
    SUPERVISION = "supervision"
    CPD = "cpd"
    INSURANCE = "insurance"
    ETHICS_CODE = "ethics_code"
    EMPLOYER_RELEASE = "employer_release"
    CHECK = "check"

    @property
    def is_paper(self) -> bool:
        """Whether it is a document that is seen and may run out."""
        return self in _PAPERS


_PAPERS = frozenset(
    {
        PracticeKind.INSURANCE,
        PracticeKind.ETHICS_CODE,
        PracticeKind.EMPLOYER_RELEASE,
        PracticeKind.CHECK,
    }
)


class Weight(StrEnum):
    """How much a requirement weighs: first of all, with supervision meanwhile, or not at all."""

    FIRST = "first"
    MEANWHILE = "meanwhile"
    NOT_ASKED = "not_asked"


class SupervisionMode(StrEnum):
    """How supervision is had."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"
    PEERS = "peers"

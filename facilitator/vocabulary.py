"""The field's standard terms as enumerations: what a record may say and nothing else.

Values are what stands in the file and in exchanged folders; `facilitator.terms` gives each
its words in both languages.
"""

from __future__ import annotations

from enum import StrEnum


class ProgrammeKind(StrEnum):
    """Circle: whoever receives gives. Pool: a qualification comes in, coaching goes out."""

    CIRCLE = "circle"
    POOL = "pool"
    BOTH = "both"


class Elsewhere(StrEnum):
    """What counts as another place: organisation, department or site, profession."""

    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    PROFESSION = "profession"


class Sector(StrEnum):
    """Where an organisation belongs."""

    LOCAL_AUTHORITY = "local authority"
    HEALTH = "health"
    POLICE = "police"
    FIRE = "fire"
    GOVERNMENT = "government"
    UNIVERSITY = "university"
    COLLEGE = "college"
    HOUSING = "housing"
    THIRD_SECTOR = "third sector"
    OTHER = "other"


class OrganisationStatus(StrEnum):
    """How an organisation stands to the programme."""

    PROSPECT = "prospect"
    PARTNER = "partner"
    REVIEW_DUE = "review_due"
    DORMANT = "dormant"
    LEFT = "left"


class LetterLanguage(StrEnum):
    """The language that somebody wants letters in, or that they have not been asked."""

    CY = "cy"
    EN = "en"
    BOTH = "both"
    NOT_ASKED = "not_asked"


class PersonStatus(StrEnum):
    """Where a person stands in the life of the programme."""

    ENQUIRED = "enquired"
    APPLIED = "applied"
    WAITING = "waiting"
    ACTIVE = "active"
    RESTING = "resting"
    STEPPED_BACK = "stepped_back"
    ALUMNI = "alumni"
    LEFT = "left"
    DECEASED = "deceased"

    @property
    def is_gone(self) -> bool:
        """Whether the person has stepped out of the programme."""
        return self in {PersonStatus.ALUMNI, PersonStatus.LEFT, PersonStatus.DECEASED}


class SkillKind(StrEnum):
    """Whether a topic is offered or asked for."""

    OFFER = "offer"
    ASK = "ask"


class ConsentPurpose(StrEnum):
    """What a person has agreed to."""

    DATA = "data"
    NAMED_THANKS = "named_thanks"
    TELL_MANAGER = "tell_manager"
    PUBLIC_THANKS = "public_thanks"
    PHOTOGRAPH = "photograph"
    PROFILE = "profile"
    CREDENTIAL_LOG = "credential_log"


class ApartKind(StrEnum):
    """Why two people are not to be paired."""

    CONFLICT = "conflict"
    DO_NOT_PAIR = "do_not_pair"


class CohortState(StrEnum):
    """The stages of a cohort."""

    DRAFT = "draft"
    OPEN = "open"
    MATCHING = "matching"
    IN_PROGRESS = "in_progress"
    CLOSING = "closing"
    CLOSED = "closed"
    ARCHIVED = "archived"


class EnrolmentRole(StrEnum):
    """What a person does in a cohort."""

    BOTH = "both"
    GIVES = "gives"
    RECEIVES = "receives"


class EnrolmentState(StrEnum):
    """Where a person stands in one cohort."""

    APPLIED = "applied"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    WITHDREW = "withdrew"


class AttendanceState(StrEnum):
    """Whether somebody is expected at a gathering or was there."""

    EXPECTED = "expected"
    CAME = "came"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class MarkKind(StrEnum):
    """What the facilitator has said about two people before a run."""

    LOCK = "lock"
    FORBID = "forbid"


class ChoiceSide(StrEnum):
    """Who of the two ranked the other: the one who would receive, or the one who would give."""

    COACHEE = "coachee"
    COACH = "coach"


class SeatRole(StrEnum):
    """What somebody does in one round of a gathering; whoever is out helps to run it."""

    COACH = "coach"
    COACHEE = "coachee"
    OBSERVER = "observer"
    OUT = "out"


class RoundState(StrEnum):
    """Whether a plan is being looked at or has become pairings."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class PairingState(StrEnum):
    """The life of a coaching relationship."""

    PROPOSED = "proposed"
    CHEMISTRY = "chemistry"
    ACCEPTED = "accepted"
    IN_FORCE = "in_force"
    PAUSED = "paused"
    NEEDS_CHECK_IN = "needs_check_in"
    REVIEW = "review"
    EXTENDED = "extended"
    COMPLETED = "completed"
    COMPLETED_EARLY = "completed_early"
    ENDED_BY_AGREEMENT = "ended_by_agreement"
    ENDED_NO_CONTACT = "ended_no_contact"
    ENDED_LEFT = "ended_left"
    SUPERSEDED = "superseded"
    DECLINED = "declined"

    @property
    def is_running(self) -> bool:
        """Whether sessions can still be arranged."""
        return self in _RUNNING


_RUNNING = frozenset(
    {
        PairingState.PROPOSED,
        PairingState.CHEMISTRY,
        PairingState.ACCEPTED,
        PairingState.IN_FORCE,
        PairingState.PAUSED,
        PairingState.NEEDS_CHECK_IN,
        PairingState.REVIEW,
        PairingState.EXTENDED,
    }
)


class RingState(StrEnum):
    """The life of a ring."""

    PROPOSED = "proposed"
    TURNING = "turning"
    PLACE_TO_FILL = "place_to_fill"
    CAME_ROUND = "came_round"
    DISSOLVED = "dissolved"


class SessionStatus(StrEnum):
    """What happened, or is to happen, with one coaching session."""

    ARRANGED = "arranged"
    HELD = "held"
    HELD_SHORT = "held_short"
    RESCHEDULED = "rescheduled"
    CANCELLED_IN_TIME_COACH = "cancelled_in_time_coach"
    CANCELLED_IN_TIME_COACHEE = "cancelled_in_time_coachee"
    LATE_CANCEL_COACH = "late_cancel_coach"
    LATE_CANCEL_COACHEE = "late_cancel_coachee"
    NO_SHOW_COACH = "no_show_coach"
    NO_SHOW_COACHEE = "no_show_coachee"
    EMPLOYER_CANCELLED = "employer_cancelled"
    EXCUSED = "excused"

    @property
    def moves_minutes(self) -> bool:
        """Whether the session makes a movement in the ledger."""
        return self in {SessionStatus.HELD, SessionStatus.HELD_SHORT}


class SessionMode(StrEnum):
    """How a session is held."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class ToldBy(StrEnum):
    """Who told the facilitator what happened."""

    COACH = "coach"
    COACHEE = "coachee"
    BOTH = "both"
    SLIP = "slip"
    FACILITATOR = "facilitator"


class MovedBy(StrEnum):
    """Who asked for a session to move to another day."""

    COACH = "coach"
    COACHEE = "coachee"
    BOTH = "both"


class StepKind(StrEnum):
    """The named steps of staying in touch, the gentlest first."""

    QUIET_WORD = "quiet_word"
    FRIENDLY_LETTER = "friendly_letter"
    MEETING = "meeting"
    REST_FROM_RECEIVING = "rest_from_receiving"
    STEP_OUT_COHORT = "step_out_cohort"
    STEP_OUT_PROGRAMME = "step_out_programme"

    @property
    def place(self) -> int:
        """Which step it is, from 0."""
        return list(StepKind).index(self)


class StepOutcome(StrEnum):
    """How a step of staying in touch came to its end."""

    IN_STEP_AGAIN = "in_step_again"
    PLANNED_AGAIN = "planned_again"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class PartyKind(StrEnum):
    """Who gives or receives: a person, an organisation or the programme itself."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PROGRAMME = "programme"


class Direction(StrEnum):
    """Where the help of a promise goes."""

    RETURN = "return"
    PASS_ON = "pass_on"  # noqa: S105  a direction, not a password
    TO_POOL = "to_pool"
    LATER = "later"


class Counts(StrEnum):
    """What counts towards a promise."""

    ANY = "any"
    EXTERNAL = "external"


class CommitmentState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    MET = "met"
    REPLANNED = "replanned"
    HANDED_ON = "handed_on"
    LET_GO = "let_go"
    LAPSED = "lapsed"


class PaperKind(StrEnum):
    """A kind of paper that is issued and kept."""

    AGREEMENT = "agreement"
    SUMMARY = "summary"
    THREE_WAY = "agreement-three-way"
    RING = "agreement-ring"
    ORGANISATIONS = "agreement-organisations"
    STATEMENT = "statement"
    ORGANISATION_STATEMENT = "organisation-statement"


class PaperState(StrEnum):
    """Whether an issued paper is the one that counts."""

    ISSUED = "issued"
    SUPERSEDED = "superseded"


class Visibility(StrEnum):
    """How far a thank-you goes."""

    PRIVATE = "private"
    MANAGER = "manager"
    PUBLIC = "public"


class EraseMode(StrEnum):
    """How a person is erased."""

    REMOVE = "remove"
    PSEUDONYMISE = "pseudonymise"

"""The terms of what happens in the life of a member: why somebody rests, a worry about harm.

As in `facilitator.vocabulary` the values are what stands in the file.
"""

from __future__ import annotations

from enum import StrEnum


class RestReason(StrEnum):
    """The class of reason for a rest; never more than the class is kept."""

    NOT_SAID = "not_said"
    LEAVE = "leave"
    ILLNESS = "illness"
    WORK = "work"
    FAMILY = "family"
    RESTRICTED = "restricted"


REASONS_TO_SAY = tuple(reason for reason in RestReason if reason is not RestReason.RESTRICTED)
"""Why somebody may rest; a restriction has its own way in and out."""


class LawfulGround(StrEnum):
    """On which ground of article 6 of the UK GDPR a record is kept."""

    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    CONSENT = "consent"


class RecordAsked(StrEnum):
    """What a person asks about their own record (UK GDPR, articles 15 to 18)."""

    SEE = "see"
    CORRECT = "correct"
    RESTRICT = "restrict"
    ERASE = "erase"


class ConcernRoute(StrEnum):
    """Where a complaint or a worry about harm was taken."""

    EMPLOYER = "employer"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    STEERING_GROUP = "steering_group"
    EMERGENCY = "emergency"
    OTHER = "other"


class ConcernState(StrEnum):
    """How far a complaint or a worry about harm has come."""

    RECEIVED = "received"
    PASSED_ON = "passed_on"
    CLOSED = "closed"

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
